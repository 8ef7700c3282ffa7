import { describe, expect, it } from 'vitest'
import {
  generateSigningKey,
  type LicenseClaims,
  type PrivateJwk,
  parseLicense,
  signLicense,
  signRevocations,
  verifyLicense,
} from '../src/index.ts'
import { exampleClaims, keys, licenseKey, now, signingKey } from './fixture.ts'

describe('a new signing key', () => {
  it('signs what its public part verifies', async () => {
    const { privateJwk, publicJwk, kid } = await generateSigningKey()
    const file = await signLicense(exampleClaims(), { privateKey: privateJwk })
    const license = await verifyLicense(file, { keys: [publicJwk], now })
    expect(license.keyId).toBe(kid)
  })

  it('shows nothing of its private part in the public one', async () => {
    const { privateJwk, publicJwk, kid } = await generateSigningKey()
    expect(publicJwk).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x: expect.any(String),
      kid,
      use: 'sig',
      alg: 'EdDSA',
    })
    expect(privateJwk).toEqual({ ...publicJwk, d: expect.any(String) })
  })

  it('is another each time', async () => {
    const [one, other] = await Promise.all([generateSigningKey(), generateSigningKey()])
    expect(one.kid).not.toBe(other.kid)
  })
})

describe('a license file', () => {
  it('starts with what people want to know', async () => {
    const file = await signLicense(exampleClaims(), { privateKey: signingKey })
    expect(file.slice(0, file.indexOf('ey'))).toBe(
      [
        'Customer: Acme (C-1042)',
        'Product: Workflow Engine 8.4',
        'Kind: PRODUCTION (PAID)',
        'Expires: 2027-01-01T00:00:00Z',
        'File expires: 2026-07-15T00:00:00Z',
        '',
        '-----BEGIN PORTICO LICENSE-----',
        '',
      ].join('\n'),
    )
    expect(file.endsWith('\n-----END PORTICO LICENSE-----\n')).toBe(true)
  })

  it('says never where it has no end', async () => {
    const claims = exampleClaims({ expiresAt: null }, { exp: undefined })
    const { untrusted } = parseLicense(await signLicense(claims, { privateKey: signingKey }))
    expect(Object.fromEntries(untrusted.summary)).toEqual({
      Customer: 'Acme (C-1042)',
      Product: 'Workflow Engine 8.4',
      Kind: 'PRODUCTION (PAID)',
      Expires: 'never',
    })
  })

  it('is the same each time, unless it is encrypted', async () => {
    const sign = (encryptFor?: string) => signLicense(exampleClaims(), { privateKey: signingKey, encryptFor })
    expect(await sign()).toBe(await sign())
    expect(await sign(licenseKey)).not.toBe(await sign(licenseKey))
  })

  it('that is encrypted tells nothing but its id to whoever has no key', async () => {
    const file = await signLicense(exampleClaims(), { privateKey: signingKey, encryptFor: licenseKey })
    expect(file).not.toMatch(/Acme|C-1042|Workflow|2027/)
    const { untrusted } = parseLicense(file)
    expect(untrusted).toMatchObject({ encrypted: true, claims: null, keyId: null })
    expect(untrusted.summary.get('License')).toBe(exampleClaims().sub)
    await expect(verifyLicense(file, { keys, now, licenseKey })).resolves.toMatchObject({
      claims: exampleClaims(),
    })
  })

  it('can be of a size that fields with files make', async () => {
    const value = 'ü'.repeat(32_000)
    const files = Array.from({ length: 30 }, (_, index) => [`file${index}`, { type: 'FILE', value }] as const)
    const claims = exampleClaims({ fields: Object.fromEntries(files) })
    const file = await signLicense(claims, { privateKey: signingKey, encryptFor: licenseKey })
    const license = await verifyLicense(file, { keys, now, licenseKey })
    expect(license.field('file29', 'FILE')).toBe(value)
  })

  it('takes a CryptoKey with a name', async () => {
    const { x, d } = signingKey
    const jwk = { kty: 'OKP', crv: 'Ed25519', x, d }
    const privateKey = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign'])
    const file = await signLicense(exampleClaims(), { privateKey, kid: signingKey.kid })
    await expect(verifyLicense(file, { keys, now })).resolves.toBeDefined()
    await expect(signLicense(exampleClaims(), { privateKey })).rejects.toThrow(TypeError)
    const nameless: PrivateJwk = { ...signingKey, kid: undefined }
    await expect(signRevocations(list, { privateKey: nameless })).rejects.toThrow(TypeError)
  })

  it('is not made with a key of another kind', async () => {
    const privateKey: PrivateJwk = { ...signingKey, crv: 'P-256' }
    await expect(signLicense(exampleClaims(), { privateKey })).rejects.toMatchObject({ code: 'KEY_INVALID' })
    const broken: PrivateJwk = { ...signingKey, d: 'AAAA' }
    await expect(signLicense(exampleClaims(), { privateKey: broken })).rejects.toMatchObject({
      code: 'KEY_INVALID',
    })
  })

  it('is not made of claims that would not verify', async () => {
    const claims = { ...exampleClaims(), iat: new Date() } as unknown as LicenseClaims
    await expect(signLicense(claims, { privateKey: signingKey })).rejects.toMatchObject({
      code: 'CLAIMS_INVALID',
    })
    const revocations = [{ id: 'lic_1', revokedAt: 'today', sequence: 1 }]
    await expect(signRevocations({ ...list, revocations }, { privateKey: signingKey })).rejects.toMatchObject(
      {
        code: 'CLAIMS_INVALID',
        message: expect.stringContaining('claims.revocations[0].revokedAt'),
      },
    )
  })
})

describe('parsing', () => {
  it('tells what a file says, without asking who wrote it', async () => {
    const { privateJwk, kid } = await generateSigningKey()
    const file = await signLicense(exampleClaims(), { privateKey: privateJwk })
    const forged = file.replace('Customer: Acme', 'Customer: Umbrella')
    const { untrusted } = parseLicense(forged)
    expect(untrusted).toMatchObject({ encrypted: false, keyId: kid, claims: exampleClaims() })
    expect(untrusted.summary.get('Customer')).toBe('Umbrella (C-1042)')
  })

  it('refuses what is no license file', () => {
    expect(() => parseLicense('hello')).toThrow(expect.objectContaining({ code: 'ENVELOPE_NOT_FOUND' }))
  })
})

const list = { iss: 'https://portal.example.com', iat: 1_782_777_600, revocations: [] }
