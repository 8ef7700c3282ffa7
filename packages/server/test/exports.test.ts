import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuthenticator } from '../src/auth/authenticate.ts'
import { type Db, systemContext } from '../src/context.ts'
import { newId } from '../src/ids.ts'
import { runExport } from '../src/modules/list-export/operations/run.ts'
import { schema } from '../src/schema.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeCustomer, makeListExport } from './factories.ts'
import { outside, unknownId, worldOn } from './harness.ts'
import { type Credential, signIn } from './license-portal.ts'
import { nowhere } from './queue.ts'
import { post, testServer } from './transport.ts'

const clock = { offset: 0 }
const now = () => new Date(Date.now() + clock.offset)

let database: OwnDatabase
let running: ReturnType<typeof testServer>
let db: Db
let url: string
let owner: Credential
let stranger: Credential

beforeAll(async () => {
  database = await ownDatabase()
  db = database.prisma as Db
  running = testServer({ database, schema, now, queue: nowhere })
  ;({ url } = await running.server.listen())
  owner = await signIn(db, (await makeCustomer(db, { name: 'Acme' })).id)
  stranger = await signIn(db, (await makeCustomer(db)).id)
})
afterAll(async () => {
  await running.server.close()
  await database.close()
})

const get = (path: string, token?: string) =>
  fetch(url.replace('/graphql', path), { headers: token ? { authorization: `Bearer ${token}` } : {} })

/** Written by the job, with the credential that asked. */
async function makeExport({ token }: Credential, input: object = {}): Promise<string> {
  const document = `mutation ($input: ListExportCreateInput!) {
    listExportCreate(input: $input) { listExport { id } errors { code message } } }`
  const variables = { input: { list: 'customers', format: 'CSV', ...input } }
  const { body } = await post(fetch, { query: document, variables }, { url, token })
  const { id } = (body.data!.listExportCreate as { listExport: { id: string } }).listExport
  const authenticator = createAuthenticator({
    sql: database.sql,
    now,
    log: (await worldOn(db)).env.log,
    bootstrapToken: undefined,
    idleMinutes: 30,
  })
  const { env } = await worldOn(db, {
    now,
    queue: nowhere,
    resume: (credential) => authenticator.resume(credential, 'looks'),
  })
  await runExport(systemContext(env, 'run-list-export'), id, new AbortController().signal)
  return id
}

async function makeLink({ token }: Credential, id: string): Promise<string> {
  const document = `mutation ($id: ID!) {
    listExportCreateDownloadLink(input: { id: $id }) { url errors { code message } } }`
  const { body } = await post(fetch, { query: document, variables: { id } }, { url, token })
  const { url: made } = body.data!.listExportCreateDownloadLink as { url: string }
  return made.replace(outside.publicUrl, '')
}

const codeOf = async (answer: Response) => {
  const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] }
  return [answer.status, errors[0]!.extensions.code]
}

test('the file of an export comes as an attachment that nobody keeps', async () => {
  const id = await makeExport(owner)
  const answer = await get(`/exports/${id}/file`, owner.token)
  expect(answer.status).toBe(200)
  const text = await answer.text()
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-length': String(Buffer.byteLength(text)),
    'content-disposition': expect.stringMatching(/^attachment; filename="customers-\d{4}-\d\d-\d\d\.csv"$/),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  const [head, row, ...more] = text.split('\r\n')
  expect(head).toMatch(/^id,/)
  expect(row).toContain(',Acme,')
  expect(more).toEqual([''])
  const event = await db.auditEvent.findFirstOrThrow({
    where: { entityId: id, type: 'list_export.downloaded' },
  })
  expect(event).toMatchObject({
    actorId: owner.id,
    requestId: answer.headers.get('x-request-id'),
    ipAddress: expect.any(String),
  })
})

test('there is no file for others, without a credential, before it is written, and for who lost a right', async () => {
  const id = await makeExport(owner)
  const tell = async (of: string) => {
    const answer = await fetch(url.replace('/graphql', `/exports/${of}/file`), {
      headers: { authorization: `Bearer ${stranger.token}`, 'x-request-id': 'same' },
    })
    return [answer.status, await answer.text()]
  }
  expect(await tell(id)).toEqual(await tell(unknownId('ListExport')))
  expect((await tell(id))[0]).toBe(404)
  expect(await codeOf(await get(`/exports/${id}/file`))).toEqual([401, 'UNAUTHENTICATED'])
  expect((await fetch(url.replace('/graphql', `/exports/${id}/file`), { method: 'DELETE' })).status).toBe(405)

  const waiting = await makeListExport(db, {
    actorKind: 'portalUser',
    actorId: owner.id,
    status: 'QUEUED',
    finishedAt: null,
  })
  expect(await codeOf(await get(`/exports/${waiting.id}/file`, owner.token))).toEqual([409, 'CONFLICT'])

  const role = (role: 'MEMBER' | 'ADMIN') =>
    db.membership.updateMany({ where: { portalUserId: owner.id }, data: { role } })
  await role('MEMBER')
  expect(await codeOf(await get(`/exports/${id}/file`, owner.token))).toEqual([403, 'FORBIDDEN'])
  await role('ADMIN')
  expect((await get(`/exports/${id}/file`, owner.token)).status).toBe(200)
})

test('a link needs no credential, for five minutes and no longer than the one that asked for it', async () => {
  const id = await makeExport(owner)
  const link = await makeLink(owner, id)
  expect(await (await get(link)).text()).toBe(await (await get(`/exports/${id}/file`, owner.token)).text())

  clock.offset = 5 * 60_000 + 1_000
  expect(await codeOf(await get(link))).toEqual([404, 'NOT_FOUND'])
  clock.offset = 0
  const of = await signIn(db, (await makeCustomer(db)).id)
  const theirs = await makeLink(of, await makeExport(of))
  expect((await get(theirs)).status).toBe(200)
  await db.session.update({ where: { id: of.sessionId }, data: { revokedAt: new Date() } })
  expect(await codeOf(await get(theirs))).toEqual([404, 'NOT_FOUND'])
})

test('a link that was tampered with, or taken to another export, leads nowhere', async () => {
  const [id, other] = [await makeExport(owner), await makeExport(owner)]
  const link = await makeLink(owner, id)
  const token = link.slice(link.indexOf('=') + 1)
  const at = Math.floor(token.length / 2)
  const tampered = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
  for (const path of [
    `/exports/${id}/file?token=${tampered}`,
    `/exports/${id}/file?token=`,
    `/exports/${id}/file?token=${'x'.repeat(50)}`,
    `/exports/${other}/file?token=${token}`,
  ])
    expect(await codeOf(await get(path)), path).toEqual([404, 'NOT_FOUND'])
  expect((await get(link)).status).toBe(200)
})

test('a large file is read part by part, when the reader asks for more', async () => {
  const { id } = await makeListExport(db, {
    actorKind: 'portalUser',
    actorId: owner.id,
    partCount: 3,
    bytes: 3_000,
    format: 'JSONL',
  })
  const part = (number: number) => ({
    id: newId('ListExportPart'),
    exportId: id,
    number,
    data: Buffer.alloc(1_000, String(number)),
  })
  await db.listExportPart.createMany({ data: [part(0), part(1)] })
  const answer = await running.server.fetch(`http://localhost/exports/${id}/file`, {
    headers: { authorization: `Bearer ${owner.token}` },
  })
  expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8')
  const reader = answer.body!.getReader()
  expect(Buffer.from((await reader.read()).value!).toString()).toBe('0'.repeat(1_000))
  // Nothing was read ahead: what changes now is what comes.
  await db.listExportPart.delete({ where: { exportId_number: { exportId: id, number: 1 } } })
  await db.listExportPart.createMany({ data: [{ ...part(1), data: Buffer.from('late') }, part(2)] })
  expect(Buffer.from((await reader.read()).value!).toString()).toBe('late')
  expect(Buffer.from((await reader.read()).value!).toString()).toBe('2'.repeat(1_000))
  expect((await reader.read()).done).toBe(true)
})
