import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonical, chainEvents, digestOf, hashOf, noHash } from '../src/audit/chain.ts'
import type { Db } from '../src/context.ts'
import { schema } from '../src/schema.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeCustomer, makeMembership } from './factories.ts'
import { outside } from './harness.ts'
import { signIn } from './license-portal.ts'
import { bootstrapToken, post, testServer } from './transport.ts'

const many = 20_000

let database: OwnDatabase
let portal: Awaited<ReturnType<typeof openPortal>>

beforeAll(async () => {
  database = await ownDatabase()
  portal = await openPortal()
}, 120_000)
afterAll(async () => {
  await portal.server.close()
  await database.close()
})

/** A server on a socket, with a long trail of which every hundredth event is a customer's. */
async function openPortal() {
  const clock = { offset: 0 }
  const running = testServer({ database, schema, now: () => new Date(Date.now() + clock.offset) })
  const { url } = await running.server.listen()
  const db = database.prisma as Db
  const customer = await makeCustomer(db)
  const owner = await signIn(db, customer.id)
  const stranger = await signIn(db, (await makeCustomer(db)).id)
  await database.sql(
    `insert into "AuditEvent" (id, type, "actorKind", "actorId", "actorName", "entityType", "entityId", "customerId",
       "requestId", "ipAddress", changes, "occurredAt")
     select 'evt_' || lpad(n::text, 26, '0'), 'customer.updated', 'staff', 'stf_1', 'Vendor person', 'customer',
       'cus_' || n % 50, case when n % 100 = 0 then $1 end, 'request-' || n, '203.0.113.7',
       jsonb_build_object('name', jsonb_build_object('to', '=cmd|''/C calc''!A' || n), 'notes', jsonb_build_object('to', 'secret')),
       now() - interval '1 day' + n * interval '1 ms'
     from generate_series(1, ${many}) n`,
    [customer.id],
  )
  while ((await chainEvents(database)).more);
  const get = (path: string, token?: string, init: RequestInit = {}) =>
    fetch(url.replace('/graphql', path), {
      ...init,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...(init.headers as object) },
    })
  const makeLink = async (
    token: string,
    input: object = {},
    headers: Record<string, string> = {},
  ): Promise<string> => {
    const query = `mutation ($input: AuditEventCreateExportLinkInput!) {
      auditEventCreateExportLink(input: $input) { exportLink { url } errors { message } } }`
    const { body } = await post(
      fetch,
      { query, variables: { input: { format: 'JSONL', ...input } } },
      { url, token, headers },
    )
    const made = body.data!.auditEventCreateExportLink as { exportLink: { url: string } }
    return made.exportLink.url.replace(outside.publicUrl, '')
  }
  const exported = () =>
    db.auditEvent.findMany({ where: { type: 'audit_trail.exported' }, orderBy: { ordinal: 'asc' } })
  return { ...running, url, db, customer, owner, stranger, clock, get, makeLink, exported }
}

type Line = Record<string, unknown> & { position: number; digest: string; hash: string; occurredAt: string }

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

test('the vendor gets the whole trail, with which the chain can be taken anew', async () => {
  const answer = await portal.get('/audit-events.jsonl', bootstrapToken)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/jsonl; charset=utf-8',
    'content-disposition': expect.stringMatching(
      /^attachment; filename="audit-events-\d{4}-\d\d-\d\d\.jsonl"$/,
    ),
    'cache-control': 'no-store',
  })
  const lines = linesOf(await answer.text())
  expect(lines).toHaveLength(many)
  let hash = noHash
  for (const { position, entitySequence: _, digest, hash: own, ...said } of lines) {
    expect(digestOf({ ...said, occurredAt: new Date(said.occurredAt) } as never)).toBe(digest)
    hash = hashOf(position, hash, digest)
    expect(own).toBe(hash)
  }
  expect(canonical(lines[0]!.changes)).toContain('"notes":{"to":"secret"}')
}, 120_000)

test('it is written while it is read: of what nobody reads little is fetched, and a caller who goes ends it', async () => {
  const before = await portal.exported()
  const answer = await portal.get('/audit-events.jsonl', bootstrapToken)
  const reader = answer.body!.getReader()
  const first = new TextDecoder().decode((await reader.read()).value)
  expect(JSON.parse(first.split('\n')[0]!)).toMatchObject({ position: 1 })
  await reader.cancel()
  expect(await portal.exported()).toHaveLength(before.length + 1)
  expect((await portal.get('/health/ready')).status).toBe(200)
})

test('a customer gets its own, without who of the vendor it was and what is hidden', async () => {
  const answer = await portal.get('/audit-events.jsonl', portal.owner.token)
  const text = await answer.text()
  const lines = linesOf(text).filter(({ type }) => type === 'customer.updated')
  expect(lines).toHaveLength(many / 100)
  for (const hidden of ['Vendor person', 'stf_1', 'secret', '203.0.113.7', 'request-', 'hash', 'position'])
    expect(text, hidden).not.toContain(hidden)
  expect(lines[0]).toMatchObject({ actorKind: 'staff', actorName: null, customerId: portal.customer.id })
  const foreign = await (await portal.get('/audit-events.jsonl', portal.stranger.token)).text()
  expect(foreign).not.toContain(portal.customer.id)
})

test('CSV has a record for each event, quoted where it must be, and nothing that a spreadsheet would calculate', async () => {
  const answer = await portal.get('/audit-events.csv?type=customer.*', portal.owner.token)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
  const [header, first, ...rest] = (await answer.text()).split('\r\n')
  expect(header).toBe(
    'id,type,occurredAt,actorKind,actorId,actorName,entityType,entityId,customerId,requestId,ipAddress,changes',
  )
  expect(first).toMatch(
    /^evt_\d{26},customer\.updated,[^,]+Z,staff,,,customer,cus_0,cus_[^,]+,,,"\{""name"":/,
  )
  expect(rest).toHaveLength(many / 100)
  await portal.db.auditEvent.create({
    data: {
      id: 'evt_formula',
      type: 'project.updated',
      actorKind: 'portalUser',
      actorName: '=HYPERLINK("https://evil.example","a")',
      entityType: 'project',
      entityId: '@SUM(A1)',
      customerId: portal.customer.id,
      occurredAt: new Date(),
    },
  })
  await chainEvents(database)
  const formula = await (
    await portal.get('/audit-events.csv?type=project.updated', portal.owner.token)
  ).text()
  expect(formula).toContain(`,"'=HYPERLINK(""https://evil.example"",""a"")",project,'@SUM(A1),`)
})

test.each([
  ['?entityId=cus_7&entityType=customer', many / 50],
  ['?actorKind=staff&type=customer.updated', many],
  ['?type=license.*&type=customer.archived', 0],
  ['?actorId=stf_1&requestId=request-5', 1],
  [`?from=${encodeURIComponent(new Date(Date.now() + 86_400_000).toISOString())}`, 0],
])(
  '%s filters for the vendor',
  async (query, count) => {
    const text = await (await portal.get(`/audit-events.jsonl${query}`, bootstrapToken)).text()
    expect(text.split('\n').length - 1).toBe(count)
  },
  60_000,
)

test('by what is hidden from its caller a download finds nothing', async () => {
  for (const query of ['?actorId=stf_1', '?requestId=request-100'])
    expect(await (await portal.get(`/audit-events.jsonl${query}`, portal.owner.token)).text()).toBe('')
})

test.each([
  ['?customer=cus_1', 'There is no parameter customer.'],
  ['?entityId=a&entityId=b', 'Give the parameter entityId once.'],
  ['?actorKind=STAFF', 'Must be staff,'],
  ['?type=customer', 'Must be types such as'],
  ['?until=yesterday', 'Must be an instant'],
])('%s is refused', async (query, message) => {
  const answer = await portal.get(`/audit-events.csv${query}`, portal.owner.token)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    errors: [{ message: expect.stringContaining(message), extensions: { code: 'INVALID_INPUT' } }],
  })
})

test('who may not read the trail, and who is nobody, is told so; HEAD downloads nothing', async () => {
  expect((await portal.get('/audit-events.csv')).status).toBe(401)
  expect((await portal.get('/audit-events.csv', portal.owner.token, { method: 'POST' })).status).toBe(405)
  expect((await portal.get('/audit-events.xml', portal.owner.token)).status).toBe(404)
  const before = await portal.exported()
  const head = await portal.get('/audit-events.csv', portal.owner.token, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect(await portal.exported()).toEqual(before)
  const demote = (role: 'MEMBER' | 'ADMIN') =>
    portal.db.membership.updateMany({ where: { portalUserId: portal.stranger.id }, data: { role } })
  await demote('MEMBER')
  expect((await portal.get('/audit-events.csv', portal.stranger.token)).status).toBe(403)
  await demote('ADMIN')
})

test('a download is in the trail of the customer whose it was, with who took it and which part', async () => {
  await (await portal.get('/audit-events.csv?entityType=license', portal.owner.token)).text()
  expect((await portal.exported()).at(-1)).toMatchObject({
    customerId: portal.customer.id,
    actorId: portal.owner.id,
    changes: { format: { to: 'CSV' }, filter: { to: { entityType: 'license' } } },
  })
  await (await portal.get('/audit-events.csv?entityType=license', bootstrapToken)).text()
  expect((await portal.exported()).at(-1)).toMatchObject({ customerId: null })
})

test('a link works once, without a credential, for what was asked for and by whom', async () => {
  const link = await portal.makeLink(portal.owner.token, { types: ['customer.updated'] })
  expect((await portal.get(link.replace('.jsonl', '.csv'))).status).toBe(404)
  expect((await portal.get(link, undefined, { method: 'HEAD' })).status).toBe(200)
  expect((await portal.get(link, undefined, { headers: { 'if-none-match': '"x"' } })).status).toBe(412)
  const answer = await portal.get(link)
  expect(linesOf(await answer.text())).toHaveLength(many / 100)
  expect((await portal.exported()).at(-1)).toMatchObject({
    actorId: portal.owner.id,
    changes: { link: { to: expect.stringMatching(/^ael_/) } },
  })
  expect((await portal.get(link)).status).toBe(404)
})

test('a link ends after five minutes, and with the session that asked for it', async () => {
  const [late, ended] = [
    await portal.makeLink(portal.owner.token),
    await portal.makeLink(portal.stranger.token),
  ]
  portal.clock.offset = 301_000
  expect((await portal.get(late)).status).toBe(404)
  portal.clock.offset = 0
  await portal.db.session.update({
    where: { id: portal.stranger.sessionId },
    data: { revokedAt: new Date() },
  })
  expect((await portal.get(ended)).status).toBe(404)
})

test('a link is for the company that was acted in when it was made, and ends with the membership in it', async () => {
  const { db } = portal
  const second = await makeCustomer(db)
  const narrow = await signIn(db, portal.customer.id)
  const membership = await makeMembership(db, {
    portalUserId: narrow.id,
    customerId: second.id,
    role: 'ADMIN',
  })
  const inSecond = () => portal.makeLink(narrow.token, {}, { 'x-portico-team': second.id })
  const [used, late] = [await inSecond(), await inSecond()]
  await chainEvents(database)
  const answer = await portal.get(used)
  expect(answer.status).toBe(200)
  const lines = linesOf(await answer.text())
  expect(new Set(lines.map(({ customerId }) => customerId))).toEqual(new Set([second.id]))
  await db.membership.update({ where: { id: membership.id }, data: { status: 'REMOVED' } })
  expect((await portal.get(late)).status).toBe(404)
})

test('rights that are taken away while a file is written end it: what comes is no whole file', async () => {
  const { id: customerId } = await makeCustomer(portal.db)
  const leaver = await signIn(portal.db, customerId)
  const waiting = `insert into "AuditEvent" (id, type, "actorKind", "actorName", "entityType", "entityId", "customerId",
       changes, "occurredAt")
     select 'evt_l' || lpad(n::text, 25, '0'), 'customer.updated', 'portalUser', repeat('Somebody', 30), 'customer', $1, $1,
       jsonb_build_object('name', jsonb_build_object('to', repeat('x', 5000))), now()
     from generate_series(1, 5000) n`
  await database.sql(waiting, [customerId])
  while ((await chainEvents(database)).more);
  const answer = await portal.get('/audit-events.jsonl', leaver.token)
  const reader = answer.body!.getReader()
  await reader.read()
  await portal.db.session.update({ where: { id: leaver.sessionId }, data: { revokedAt: new Date() } })
  const readOn = async () => {
    while (!(await reader.read()).done);
  }
  await expect(readOn()).rejects.toThrow()
}, 60_000)
