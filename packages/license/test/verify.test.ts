import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  type LicenseClaims,
  LicenseError,
  type LicenseErrorCode,
  type PublicJwk,
  signLicense,
  signRevocations,
  verifyLicense,
  verifyRevocations,
} from '../src/index.ts'
import {
  exampleClaims,
  foreignKey,
  keys,
  now,
  previousKey,
  publicKey,
  retiredKey,
  seconds,
  signingKey,
} from './fixture.ts'

const issue = (claims: LicenseClaims = exampleClaims()) => signLicense(claims, { privateKey: signingKey })

/** The LicenseError that this ends in. */
async function refusal(result: Promise<unknown>): Promise<LicenseError> {
  const error = await result.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(LicenseError)
  return error as LicenseError
}

async function codeOf(result: Promise<unknown>): Promise<LicenseErrorCode> {
  return (await refusal(result)).code
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('a verified license', () => {
  it('has its dates, its key and what the vendor has signed', async () => {
    const license = await verifyLicense(await issue(), { keys, now })
    expect(license.id).toBe('lic_01jz3v5q8kf2n9r7w4m6t0xbcd')
    expect(license.keyId).toBe(signingKey.kid)
    expect(license.expiresAt).toEqual(new Date('2027-01-01T00:00:00Z'))
    expect(license.fileExpiresAt).toEqual(new Date('2026-07-15T00:00:00Z'))
    expect(license.claims).toEqual(exampleClaims())
  })

  it('has no dates where it has no end', async () => {
    const claims = exampleClaims({ expiresAt: null }, { exp: undefined })
    const license = await verifyLicense(await issue(claims), { keys, now })
    expect(license.expiresAt).toBeNull()
    expect(license.fileExpiresAt).toBeNull()
    expect(license.isExpired(new Date(8.64e15))).toBe(false)
  })

  it('gives its fields, typed when the type is named', async () => {
    const license = await verifyLicense(await issue(), { keys, now })
    const seats: number | null | undefined = license.field('seats', 'INTEGER')
    const clustering: boolean | null | undefined = license.field('clustering', 'BOOLEAN')
    expect([seats, clustering, license.field('edition'), license.field('contact')]).toEqual([
      25,
      true,
      'enterprise',
      null,
    ])
  })

  it('has no field that is not its own', async () => {
    const license = await verifyLicense(await issue(), { keys, now })
    for (const name of ['missing', 'constructor', '__proto__', 'toString']) {
      expect(license.field(name)).toBeUndefined()
      expect(license.field(name, 'STRING')).toBeUndefined()
    }
  })

  it('does not give a field as what it is not', async () => {
    const license = await verifyLicense(await issue(), { keys, now })
    expect(() => license.field('seats', 'STRING')).toThrow(
      expect.objectContaining({
        code: 'FIELD_TYPE_MISMATCH',
        message: 'The license field seats has the type INTEGER, not STRING.',
      }),
    )
  })

  it('knows what it entitles to', async () => {
    const license = await verifyLicense(await issue(), { keys, now })
    expect([license.isEntitledTo('sso'), license.isEntitledTo('SSO')]).toEqual([true, false])
    const none = await verifyLicense(await issue(exampleClaims({ entitlements: undefined })), { keys, now })
    expect(none.isEntitledTo('sso')).toBe(false)
  })

  it('knows later that it has ended, at its end and not before', async () => {
    const license = await verifyLicense(await issue(), { keys, now })
    expect(license.isExpired(new Date('2026-12-31T23:59:59.999Z'))).toBe(false)
    expect(license.isExpired(new Date('2027-01-01T00:00:00Z'))).toBe(true)
    vi.useFakeTimers({ now: new Date('2027-01-02T00:00:00Z') })
    expect(license.isExpired()).toBe(true)
    vi.useRealTimers()
  })

  it('is verified at the time of the machine by default', async () => {
    const file = await issue()
    vi.useFakeTimers({ now, toFake: ['Date'] })
    await expect(verifyLicense(file, { keys })).resolves.toBeDefined()
    vi.setSystemTime(new Date('2026-08-01T00:00:00Z'))
    expect(await codeOf(verifyLicense(file, { keys }))).toBe('FILE_EXPIRED')
    vi.useRealTimers()
  })
})

describe('keys', () => {
  it('may be a set or a list', async () => {
    const file = await issue()
    await expect(verifyLicense(file, { keys: keys.keys, now })).resolves.toBeDefined()
    await expect(verifyLicense(file, { keys: [publicKey(signingKey)], now })).resolves.toBeDefined()
    expect(await codeOf(verifyLicense(file, { keys: [], now }))).toBe('UNKNOWN_KEY')
  })

  it('that have been rotated verify what they signed, until they are withdrawn', async () => {
    const file = await signLicense(exampleClaims(), { privateKey: previousKey })
    await expect(verifyLicense(file, { keys, now })).resolves.toBeDefined()
    const withdrawn = { ...publicKey(previousKey), retiredAt: '2026-06-30T23:59:59Z' }
    expect(await codeOf(verifyLicense(file, { keys: [withdrawn], now }))).toBe('RETIRED_KEY')
    const later = { ...withdrawn, retiredAt: '2026-07-02T00:00:00Z' }
    await expect(verifyLicense(file, { keys: [later], now })).resolves.toBeDefined()
    const never = { ...withdrawn, retiredAt: null }
    await expect(verifyLicense(file, { keys: [never], now })).resolves.toBeDefined()
  })

  it('whose withdrawal cannot be read are withdrawn', async () => {
    const file = await issue()
    const unclear = { ...publicKey(signingKey), retiredAt: 'soon' }
    expect(await codeOf(verifyLicense(file, { keys: [unclear], now }))).toBe('RETIRED_KEY')
  })

  it('that are damaged say so', async () => {
    const file = await issue()
    const damaged: Partial<PublicJwk>[] = [
      { x: undefined },
      { x: 'AAAA' },
      { kty: 'RSA' },
      { crv: 'P-256' },
      { alg: 'ES256' },
    ]
    for (const part of damaged) {
      const key = { ...publicKey(signingKey), ...part }
      expect(await codeOf(verifyLicense(file, { keys: [key], now }))).toBe('KEY_INVALID')
    }
  })

  it('are imported once, as long as the object and what is in it stay the same', async () => {
    const file = await issue()
    const importKey = vi.spyOn(crypto.subtle, 'importKey')
    const key = { ...publicKey(signingKey) }
    await verifyLicense(file, { keys: [key], now })
    await verifyLicense(file, { keys: { keys: [key] }, now })
    expect(importKey).toHaveBeenCalledTimes(1)
    const changed = Object.assign(key, { x: foreignKey.x })
    expect(await codeOf(verifyLicense(file, { keys: [changed], now }))).toBe('SIGNATURE_INVALID')
    expect(importKey).toHaveBeenCalledTimes(2)
  })

  it('with a private part verify like those without', async () => {
    await expect(verifyLicense(await issue(), { keys: [signingKey], now })).resolves.toBeDefined()
  })
})

describe('an error', () => {
  it('has the claims when the signature holds, for a grace period', async () => {
    const time = new Date('2027-01-05T00:00:00Z')
    const error = await refusal(verifyLicense(await issue(), { keys, now: time }))
    expect(error).toMatchObject({ name: 'LicenseError', code: 'LICENSE_EXPIRED', claims: exampleClaims() })
    expect(error.message).toBe('The license has expired.')
  })

  it('has no claims when nobody knows who wrote them', async () => {
    const forged = await signLicense(exampleClaims(), { privateKey: foreignKey, kid: signingKey.kid })
    expect(await refusal(verifyLicense(forged, { keys, now }))).toMatchObject({
      code: 'SIGNATURE_INVALID',
      claims: null,
    })
  })

  it('says what does not fit', async () => {
    const claims = exampleClaims({ limits: { machines: -1, users: null, uses: null } })
    const error = await refusal(issue(claims))
    expect(error.message).toBe(
      'The content of the license is not valid: claims.license.limits.machines is not a whole number of at least 0.',
    )
  })

  it('says when the runtime cannot verify', async () => {
    const file = await issue()
    const fresh = () => ({ keys: [publicKey(signingKey)], now })
    vi.stubGlobal('crypto', undefined)
    expect(await codeOf(verifyLicense(file, fresh()))).toBe('CRYPTO_UNAVAILABLE')
    vi.stubGlobal('crypto', {})
    expect(await codeOf(verifyLicense(file, fresh()))).toBe('CRYPTO_UNAVAILABLE')
    const importKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
    vi.stubGlobal('crypto', { subtle: { importKey } })
    expect(await codeOf(verifyLicense(file, fresh()))).toBe('CRYPTO_UNAVAILABLE')
  })

  it('is a TypeError for options that cannot be meant', async () => {
    const file = await issue()
    const calls = [
      verifyLicense(file, { keys, now: new Date('never') }),
      verifyLicense(file, { keys, now, clockToleranceSeconds: -1 }),
      verifyLicense(file, { keys, now, clockToleranceSeconds: Number.NaN }),
      verifyLicense(file, { keys: {} as { keys: [] }, now }),
      verifyLicense(undefined as unknown as string, { keys, now }),
      verifyRevocations(undefined as unknown as string, { keys, now }),
      verifyRevocations('', { keys, now, maxAgeSeconds: Number.NaN }),
    ]
    for (const call of calls) await expect(call).rejects.toThrow(TypeError)
  })
})

describe('revocations', () => {
  const iat = seconds('2026-06-30T00:00:00Z')
  const list = (revocations: { id: string; revokedAt: string; sequence: number }[], more: object = {}) =>
    signRevocations(
      { iss: 'https://portal.example.com', iat, revocations, ...more },
      { privateKey: signingKey },
    )
  const at = (id: string, sequence: number) => ({ id, revokedAt: '2026-06-29T00:00:00Z', sequence })
  const { sub } = exampleClaims()

  it('refuse a license from the moment the list says so', async () => {
    const file = await issue()
    const before = await verifyRevocations(await list([]), { keys, now })
    await expect(verifyLicense(file, { keys, now, revocations: before })).resolves.toBeDefined()
    const after = await verifyRevocations(await list([at(sub, 5)]), { keys, now })
    expect(await codeOf(verifyLicense(file, { keys, now, revocations: after }))).toBe('REVOKED')
  })

  it('count with their highest sequence when a license is in the list twice', async () => {
    const revocations = await verifyRevocations(await list([at(sub, 2), at(sub, 4), at(sub, 3)]), {
      keys,
      now,
    })
    expect(revocations.find(sub)?.sequence).toBe(4)
    expect(revocations.find('lic_other')).toBeNull()
    expect(revocations.find('constructor')).toBeNull()
  })

  it('of all products, without an end, serve any license at any time', async () => {
    const revocations = await verifyRevocations(await list([]), { keys, now })
    expect(revocations).toMatchObject({ product: null, expiresAt: null, keyId: signingKey.kid })
    const claims = exampleClaims({ expiresAt: null }, { exp: undefined })
    const later = new Date('2126-01-01T00:00:00Z')
    await expect(verifyLicense(await issue(claims), { keys, now: later, revocations })).resolves.toBeDefined()
  })

  it('that a withdrawn key has signed are refused', async () => {
    const claims = { iss: 'https://portal.example.com', iat, revocations: [] }
    const signed = await signRevocations(claims, { privateKey: retiredKey })
    expect(await codeOf(verifyRevocations(signed, { keys, now }))).toBe('RETIRED_KEY')
  })
})
