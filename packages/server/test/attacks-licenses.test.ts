import {
  generateSigningKey,
  LicenseError,
  parseLicense,
  signLicense,
  verifyLicense,
  verifyRevocations,
} from '@portico/license'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/ids.ts'
import { rotateSigningKey, withdrawSigningKey } from '../src/modules/signing-key/operations.ts'
import { staff } from './actors.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeLicense } from './factories.ts'
import { worldOn } from './harness.ts'
import { openLicensePortal, signIn } from './license-portal.ts'
import { bootstrapToken, post } from './transport.ts'

let database: OwnDatabase
let portal: Awaited<ReturnType<typeof openLicensePortal>>

beforeAll(async () => {
  database = await ownDatabase()
  portal = await openLicensePortal(database)
})
afterAll(async () => {
  await portal.server.close()
  await database.close()
})

const admin = async () => (await worldOn(portal.db, { now: () => new Date() })).as(staff())
const download = async (path = portal.filePath) => (await portal.get(path, portal.owner.token)).text()

/** The code with which a product refuses a file. */
async function refusalOf(text: string, options: object = {}): Promise<string> {
  const keys = await portal.keys()
  const refused = await verifyLicense(text, { keys, product: portal.product.slug, ...options }).catch(
    (error: unknown) => error,
  )
  if (!(refused instanceof LicenseError)) throw refused
  return refused.code
}

type Parts = [header: Record<string, unknown>, claims: Record<string, unknown>, signature: string]

const begin = '-----BEGIN PORTICO LICENSE-----\n'
const end = '\n-----END PORTICO LICENSE-----\n'

/** The file with another token in it, in the form of an untouched one and without the lines for people. */
function forged(text: string, change: (parts: Parts) => Parts): string {
  const body = text.slice(text.indexOf(begin) + begin.length, text.indexOf(end)).replaceAll('\n', '')
  const [header, claims, signature] = body.split('.') as [string, string, string]
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  const write = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const changed = change([read(header), read(claims), signature])
  const token = `${write(changed[0])}.${write(changed[1])}.${changed[2]}`
  return begin + token.match(/.{1,64}/g)!.join('\n') + end
}

describe('a file', () => {
  test('is refused after any change to it', async () => {
    const text = await download()
    expect((await verifyLicense(text, { keys: await portal.keys() })).id).toBe(portal.license.id)
    const inBody = text.indexOf(begin) + begin.length + 200
    const flipped = text[inBody] === 'A' ? 'B' : 'A'
    await refusalOf(text.slice(0, inBody) + flipped + text.slice(inBody + 1))
    const unlimited = forged(text, ([header, claims, signature]) => {
      const license = { ...(claims.license as object), expiresAt: null, entitlements: ['everything'] }
      return [header, { ...claims, license }, signature]
    })
    expect(await refusalOf(unlimited)).toBe('SIGNATURE_INVALID')
    expect(await refusalOf(text.replace(/^Customer: .*/, 'Customer: Somebody else'))).toBe('SUMMARY_MISMATCH')
  })

  test.each(['none', 'HS256', 'RS256', 'ES256', ''])('with the algorithm %j is refused', async (alg) => {
    const text = forged(await download(), ([header, claims, signature]) => [
      { ...header, alg },
      claims,
      signature,
    ])
    expect(await refusalOf(text)).toBe('ALGORITHM_NOT_ALLOWED')
  })

  test('signed by a key of somebody else is refused, whatever name it gives that key', async () => {
    const text = await download()
    const { claims } = parseLicense(text).untrusted
    const { privateJwk, kid } = await generateSigningKey()
    const theirs = await signLicense(claims!, { privateKey: privateJwk })
    expect(await refusalOf(theirs)).toBe('UNKNOWN_KEY')
    const [ours] = (await portal.keys()).keys
    const named = await signLicense(claims!, { privateKey: privateJwk, kid: ours!.kid! })
    expect(await refusalOf(named)).toBe('SIGNATURE_INVALID')
    const brought = forged(text, ([header, body, signature]) => [
      { ...header, kid, jwk: { ...privateJwk, d: undefined } },
      body,
      signature,
    ])
    expect(await refusalOf(brought)).toBe('UNKNOWN_KEY')
  })

  test('for another product of the vendor is refused', async () => {
    const other = await makeLicense(portal.db, { customerId: portal.customer.id })
    const text = await download(`/licenses/${other.id}/file`)
    expect(await refusalOf(text)).toBe('UNKNOWN_KEY')
    expect(await refusalOf(await download(), { product: 'another' })).toBe('PRODUCT_MISMATCH')
  })

  test('that has ended is refused, and so is a license that has', async () => {
    const soon = new Date(Date.now() + 3 * 3_600_000)
    const license = await makeLicense(portal.db, {
      customerId: portal.customer.id,
      productId: portal.product.id,
      expiresAt: soon,
      fileTtlSeconds: 3_600,
    })
    const text = await download(`/licenses/${license.id}/file`)
    const later = (hours: number) => ({ now: new Date(Date.now() + hours * 3_600_000) })
    expect(await refusalOf(text, later(2))).toBe('FILE_EXPIRED')
    expect(await refusalOf(text, later(4))).toBe('LICENSE_EXPIRED')
    expect(await refusalOf(text, later(-2))).toBe('NOT_YET_VALID')
  })

  test('of a revoked license is refused by the list, which is as well protected', async () => {
    const license = await makeLicense(portal.db, {
      customerId: portal.customer.id,
      productId: portal.product.id,
    })
    const text = await download(`/licenses/${license.id}/file`)
    await portal.db.license.update({
      where: { id: license.id },
      data: { revokedAt: new Date(), sequence: 2 },
    })
    expect((await portal.get(`/licenses/${license.id}/file`, portal.owner.token)).status).toBe(409)
    portal.clock.offset += 5_000
    const list = await (await portal.published('revocations.jws')).text()
    portal.clock.offset -= 5_000
    const keys = await portal.keys()
    expect(await refusalOf(text, { revocations: await verifyRevocations(list, { keys }) })).toBe('REVOKED')
    const [header, , signature] = list.split('.')
    const nothing = Buffer.from(JSON.stringify({ iss: 'x', iat: 1, revocations: [] })).toString('base64url')
    await expect(verifyRevocations(`${header}.${nothing}.${signature}`, { keys })).rejects.toMatchObject({
      code: 'SIGNATURE_INVALID',
    })
    // A list is no license and a license no list, though one key signs both.
    const asLicense = begin + list.match(/.{1,64}/g)!.join('\n') + end
    expect(await refusalOf(asLicense)).toBe('TYPE_NOT_ALLOWED')
  })

  test('stays valid when the key is rotated, and not when it is withdrawn', async () => {
    const text = await download()
    await rotateSigningKey(await admin(), { productId: portal.product.id })
    const { keyId } = await verifyLicense(text, { keys: await portal.keys() })
    const young = await download()
    expect((await verifyLicense(young, { keys: await portal.keys() })).keyId).not.toBe(keyId)
    const old = await portal.db.signingKey.findUniqueOrThrow({ where: { kid: keyId } })
    await withdrawSigningKey(await admin(), { id: old.id })
    expect(await refusalOf(text)).toBe('RETIRED_KEY')
    expect((await verifyLicense(young, { keys: await portal.keys() })).id).toBe(portal.license.id)
  })
})

describe('a link', () => {
  const status = async (path: string, token?: string) => (await portal.get(path, token)).status
  /** Without what differs from one answer to the next. */
  const bytes = async (path: string) => {
    const answer = await portal.get(path, undefined, { headers: { 'x-request-id': 'same' } })
    return [answer.status, await answer.text()]
  }

  test('works once, of many requests at the same moment as well', async () => {
    const link = await portal.makeLink(portal.owner.token)
    const statuses = await Promise.all(Array.from({ length: 8 }, () => status(link)))
    expect(statuses.sort()).toEqual([200, 404, 404, 404, 404, 404, 404, 404])
  })

  test('is over after five minutes', async () => {
    const link = await portal.makeLink(portal.owner.token)
    portal.clock.offset = 300_000
    expect(await status(link)).toBe(404)
    portal.clock.offset = 0
    expect(await status(link)).toBe(200)
  })

  test('opens no other license, of whichever customer', async () => {
    const link = await portal.makeLink(portal.owner.token)
    const sibling = await makeLicense(portal.db, { customerId: portal.customer.id })
    const foreign = await makeLicense(portal.db)
    for (const { id } of [sibling, foreign]) {
      expect(await status(link.replace(portal.license.id, id))).toBe(404)
    }
    expect(await status(link)).toBe(200)
  })

  test('cannot be made for a license of somebody else', async () => {
    const document = `mutation ($id: ID!) {
      licenseCreateDownloadLink(input: { id: $id }) { url errors { code } }
      licenseRevealKey(input: { id: $id }) { licenseKey errors { code } } }`
    const { body } = await post(
      fetch,
      { query: document, variables: { id: portal.license.id } },
      { url: portal.url, token: portal.stranger.token },
    )
    const errors = [{ code: 'NOT_FOUND' }]
    expect(body.data).toEqual({
      licenseCreateDownloadLink: { url: null, errors },
      licenseRevealKey: { licenseKey: null, errors },
    })
  })

  test('ends with the session that asked for it, and with what its person may see', async () => {
    const leaver = await signIn(portal.db, portal.customer.id)
    const [first, second] = [await portal.makeLink(leaver.token), await portal.makeLink(leaver.token)]
    await portal.db.membership.updateMany({
      where: { portalUserId: leaver.id },
      data: { status: 'DISABLED' },
    })
    expect(await status(first)).toBe(404)
    await portal.db.membership.updateMany({ where: { portalUserId: leaver.id }, data: { status: 'ACTIVE' } })
    expect(await status(first)).toBe(200)
    await portal.db.session.update({ where: { id: leaver.sessionId }, data: { revokedAt: new Date() } })
    expect(await status(second)).toBe(404)
  })

  test('ends with the API token that asked for it', async () => {
    const document = `mutation { apiTokenCreate(input: { name: "x", scopes: [LICENSE_READ] }) { secret apiToken { id } } }`
    const asAdmin = { url: portal.url, token: bootstrapToken }
    const { body } = await post(fetch, { query: document }, asAdmin)
    const { secret, apiToken } = body.data!.apiTokenCreate as { secret: string; apiToken: { id: string } }
    const [first, second] = [await portal.makeLink(secret), await portal.makeLink(secret)]
    expect(await status(first)).toBe(200)
    await portal.db.apiToken.update({ where: { id: apiToken.id }, data: { revokedAt: new Date() } })
    expect(await status(second)).toBe(404)
  })

  test('is no credential, and a guessed one is like a used one', async () => {
    const link = await portal.makeLink(portal.owner.token)
    const token = link.split('token=')[1]!
    expect(await status(portal.filePath, token)).toBe(401)
    expect((await post(fetch, { query: '{ viewer { id } }' }, { url: portal.url, token })).status).toBe(401)
    await portal.get(link)
    const used = await bytes(link)
    for (const guess of ['', 'x', `ptd_${'0'.repeat(36)}`, `${token}x`]) {
      expect(await bytes(`${portal.filePath}?token=${guess}`)).toEqual(used)
    }
    expect(await bytes(link.replace(portal.license.id, newId('License')))).toEqual(used)
  })

  test('does not outlive the validity of its license', async () => {
    const license = await makeLicense(portal.db, { customerId: portal.customer.id })
    const link = await portal.makeLink(portal.owner.token, { id: license.id })
    await portal.db.license.update({ where: { id: license.id }, data: { suspendedAt: new Date() } })
    expect(await status(link)).toBe(409)
  })
})
