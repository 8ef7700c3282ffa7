import { verifyLicense, verifyRevocations } from '@portico/license'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../src/ids.ts'
import { rotateSigningKey, withdrawSigningKey } from '../src/modules/signing-key/operations.ts'
import { staff } from './actors.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeLicense, makeProduct } from './factories.ts'
import { unknownId, worldOn } from './harness.ts'
import { openLicensePortal } from './license-portal.ts'
import { bootstrapToken, spending } from './transport.ts'

const encryptedLine = '-----BEGIN PORTICO ENCRYPTED LICENSE-----'

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

test('a file comes as an attachment that nobody keeps, and verifies with the published keys', async () => {
  const answer = await portal.get(portal.filePath, portal.owner.token)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="${portal.product.slug}-${portal.license.id}.txt"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  })
  const license = await verifyLicense(await answer.text(), {
    keys: await portal.keys(),
    product: portal.product.slug,
  })
  expect(license.id).toBe(portal.license.id)
  const [event] = await portal.events()
  expect(event).toMatchObject({
    type: 'license.file_downloaded',
    actorId: portal.owner.id,
    requestId: answer.headers.get('x-request-id'),
    ipAddress: expect.any(String),
  })
})

test('an encrypted one and one for a machine come by parameters', async () => {
  await portal.db.machine.create({
    data: { id: newId('Machine'), licenseId: portal.license.id, fingerprint: 'a b+ü' },
  })
  const query = `?encrypted=1&fingerprint=${encodeURIComponent('a b+ü')}`
  const text = await (await portal.get(portal.filePath + query, portal.owner.token)).text()
  expect(text).toContain(encryptedLine)
  const options = { keys: await portal.keys(), licenseKey: 'PTC-KEY-1' }
  expect((await verifyLicense(text, { ...options, fingerprint: 'a b+ü' })).id).toBe(portal.license.id)
  await expect(verifyLicense(text, options)).rejects.toMatchObject({ code: 'MACHINE_MISMATCH' })
})

test.each([
  ['?encrypted=yes', 400, 'INVALID_INPUT'],
  ['?fingerprint=', 400, 'INVALID_INPUT'],
  ['?fingerprint=%00', 400, 'INVALID_INPUT'],
  ['?fingerprint=unknown', 409, 'CONFLICT'],
])('%s is %i %s', async (query, status, code) => {
  const answer = await portal.get(portal.filePath + query, portal.owner.token)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  expect(await answer.json()).toMatchObject({
    errors: [{ message: expect.any(String), extensions: { code } }],
  })
})

test.each([
  ['revoked', { revokedAt: new Date() }],
  ['suspended', { suspendedAt: new Date() }],
  ['expired', { expiresAt: new Date('2026-02-01T00:00:00Z') }],
])('of a license that is %s there is no file, and the answer says why', async (state, data) => {
  const { id } = await makeLicense(portal.db, { customerId: portal.customer.id, ...data })
  const answer = await portal.get(`/licenses/${id}/file`, portal.owner.token)
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({
    errors: [{ message: expect.stringContaining(state), extensions: { code: 'CONFLICT' } }],
  })
})

test('who may not read licenses, and who is nobody, is told so', async () => {
  const anonymous = await portal.get(portal.filePath)
  expect([anonymous.status, anonymous.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  expect((await portal.get(portal.filePath, 'nonsense')).status).toBe(401)
  await portal.db.membership.updateMany({
    where: { portalUserId: portal.stranger.id },
    data: { role: 'MEMBER' },
  })
  expect((await portal.get(portal.filePath, portal.stranger.token)).status).toBe(403)
  await portal.db.membership.updateMany({
    where: { portalUserId: portal.stranger.id },
    data: { role: 'ADMIN' },
  })
})

test('a foreign license and none at all are the same, but for the request id', async () => {
  const tell = async (id: string) => {
    const headers = { 'x-request-id': 'same' }
    const answer = await portal.get(`/licenses/${id}/file`, portal.stranger.token, { headers })
    const shown = Object.fromEntries(answer.headers)
    for (const name of ['date', ...spending]) delete shown[name]
    return { status: answer.status, shown, body: await answer.text() }
  }
  const foreign = await tell(portal.license.id)
  expect(foreign.status).toBe(404)
  for (const id of [unknownId('License'), 'x', '%00']) expect(await tell(id)).toEqual(foreign)
})

test('HEAD tells of the file and issues none; other methods are refused', async () => {
  const before = (await portal.events()).length
  const head = await portal.get(portal.filePath, portal.owner.token, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, null])
  expect(head.headers.get('content-disposition')).toContain(portal.license.id)
  expect((await portal.get(portal.filePath, portal.owner.token, { method: 'POST' })).status).toBe(405)
  expect((await portal.get(portal.filePath, portal.stranger.token, { method: 'HEAD' })).status).toBe(404)
  expect(await portal.events()).toHaveLength(before)
})

test('a link works once, without a credential, and says the file that was asked for', async () => {
  const link = await portal.makeLink(portal.owner.token, { encrypted: true })
  const before = (await portal.events()).length
  for (let i = 0; i < 2; i++) expect((await portal.get(link, undefined, { method: 'HEAD' })).status).toBe(200)
  const tentative = {
    'if-none-match': '"x"',
    'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT',
    'sec-purpose': 'prefetch',
  }
  for (const [name, value] of Object.entries(tentative)) {
    expect((await portal.get(link, undefined, { headers: { [name]: value } })).status).toBe(412)
  }
  expect(await portal.events()).toHaveLength(before)

  const answer = await portal.get(`${link}&encrypted=0`)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain(encryptedLine)
  const [event] = (await portal.events()).slice(before)
  expect(event).toMatchObject({
    type: 'license.file_downloaded',
    actorId: portal.owner.id,
    changes: { link: { to: expect.stringMatching(/^ldl_/) } },
  })
  expect((await portal.get(link)).status).toBe(404)
  expect(await portal.events()).toHaveLength(before + 1)
})

test('no line of the log has the secret of a link', async () => {
  const link = await portal.makeLink(portal.owner.token)
  await portal.get(link)
  const line = portal.lines.at(-1)
  expect(line).toMatchObject({
    path: portal.filePath,
    operation: 'licenseFile',
    actor: { id: portal.owner.id },
  })
  expect(JSON.stringify(portal.lines)).not.toMatch(/ptd_\w{36}/)
})

test('the keys are for everybody, and need not be sent twice', async () => {
  const answer = await portal.published('jwks.json')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/jwk-set+json',
    'cache-control': 'public, max-age=300',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
  const etag = answer.headers.get('etag')!
  const path = `/.well-known/portico/licenses/${portal.product.slug}/jwks.json`
  const again = await portal.get(path, undefined, { headers: { 'if-none-match': `W/${etag}` } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const inside = await portal.server.fetch(`http://localhost${path}`, { headers: { 'if-none-match': etag } })
  expect(inside.status).toBe(304)
  const preflight = await portal.get(path, undefined, { method: 'OPTIONS' })
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  expect((await portal.get(path, undefined, { method: 'POST' })).status).toBe(405)
  await rotateSigningKey(await admin(), { productId: portal.product.id })
  expect((await portal.get(path, undefined, { headers: { 'if-none-match': etag } })).status).toBe(200)
  expect(JSON.stringify(await portal.keys())).not.toMatch(/"d":|private/)
})

test('pages of any origin may read the keys, and none that is not listed a file', async () => {
  const headers = { origin: 'https://elsewhere.example' }
  const allowed = async (path: string, init: RequestInit = {}) => {
    const answer = await portal.get(path, portal.owner.token, { ...init, headers })
    return answer.headers.get('access-control-allow-origin')
  }
  const base = '/.well-known/portico/licenses/'
  for (const path of [
    `${portal.product.slug}/jwks.json`,
    `${portal.product.slug}/revocations.jws`,
    'x/jwks.json',
  ]) {
    expect(await allowed(base + path)).toBe('*')
  }
  expect(await allowed(portal.filePath)).toBeNull()
  expect(await allowed(portal.filePath, { method: 'OPTIONS' })).toBeNull()
  const listed = { origin: 'https://console.example.com' }
  const preflight = await portal.get(portal.filePath, undefined, { method: 'OPTIONS', headers: listed })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toMatch(/authorization/i)
  const file = await portal.get(portal.filePath, portal.owner.token, { headers: listed })
  expect(file.headers.get('access-control-allow-origin')).toBe(listed.origin)
  expect(file.headers.get('access-control-expose-headers')).toMatch(/content-disposition/i)
})

test('a product that does not exist has neither keys nor a list, and one that never signed has no list', async () => {
  for (const name of ['jwks.json', 'revocations.jws'] as const) {
    expect((await portal.published(name, 'nothing')).status).toBe(404)
  }
  const { slug } = await makeProduct(portal.db)
  expect(await (await portal.published('jwks.json', slug)).json()).toEqual({ keys: [] })
  expect((await portal.published('revocations.jws', slug)).status).toBe(404)
  expect(await portal.db.signingKey.count({ where: { product: { slug } } })).toBe(0)
})

test('the list of revoked licenses is signed, kept for a minute, and made anew when something changes', async () => {
  const license = await makeLicense(portal.db, { productId: portal.product.id, sequence: 3 })
  const file = await portal.get(`/licenses/${license.id}/file`, bootstrapToken)
  const text = await file.text()
  const first = await (await portal.published('revocations.jws')).text()
  portal.clock.offset += 30_000
  expect(await (await portal.published('revocations.jws')).text()).toBe(first)
  const keys = await portal.keys()
  const before = await verifyRevocations(first, { keys })
  expect(before).toMatchObject({ product: portal.product.slug })
  expect(before.expiresAt!.getTime() - before.issuedAt.getTime()).toBe(7 * 86_400_000)
  expect((await verifyLicense(text, { keys, revocations: before })).id).toBe(license.id)

  await portal.db.license.update({ where: { id: license.id }, data: { revokedAt: new Date(), sequence: 4 } })
  portal.clock.offset += 5_000
  const revocations = await verifyRevocations(await (await portal.published('revocations.jws')).text(), {
    keys,
  })
  expect(revocations.find(license.id)).toMatchObject({ sequence: 4 })
  await expect(verifyLicense(text, { keys, revocations })).rejects.toMatchObject({ code: 'REVOKED' })

  const kept = await (await portal.published('revocations.jws')).text()
  portal.clock.offset += 61_000
  expect(await (await portal.published('revocations.jws')).text()).not.toBe(kept)
  portal.clock.offset = 0
})

test('a list is not signed with a withdrawn key', async () => {
  const { keyId } = await verifyRevocations(await (await portal.published('revocations.jws')).text(), {
    keys: await portal.keys(),
  })
  const key = await portal.db.signingKey.findUniqueOrThrow({ where: { kid: keyId } })
  await withdrawSigningKey(await admin(), { id: key.id })
  portal.clock.offset += 5_000
  const list = await (await portal.published('revocations.jws')).text()
  const verified = await verifyRevocations(list, { keys: await portal.keys() })
  expect(verified.keyId).not.toBe(keyId)
})
