import { connect } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Feed, startFeed } from '../src/audit/feed.ts'
import { hashToken, makeToken } from '../src/auth/token.ts'
import type { Db } from '../src/context.ts'
import { newId } from '../src/ids.ts'
import { reinstateLicense } from '../src/modules/license/operations/reinstate.ts'
import { suspendLicense } from '../src/modules/license/operations/suspend.ts'
import { schema } from '../src/schema.ts'
import { staff } from './actors.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeCustomer, makeLicense, makeProduct } from './factories.ts'
import { worldOn } from './harness.ts'
import { type Credential, signIn } from './license-portal.ts'
import { nowhere } from './queue.ts'
import { bootstrapToken, post, testServer } from './transport.ts'

const log = pino({ level: 'silent' })

type Told = {
  id?: string
  event?: string
  data?: Record<string, never> & {
    data?: { licenseChanged: Changed } | null
    errors?: { message: string; extensions: { code: string } }[]
  }
}
type Changed = { eventId: string; type: string; license: { id: string; status: string } | null }

let database: OwnDatabase
let db: Db
const feeds: Feed[] = []
const servers: ReturnType<typeof testServer>[] = []
const urls: string[] = []
let product: { id: string }

beforeAll(async () => {
  database = await ownDatabase()
  db = database.prisma as Db
  for (let i = 0; i < 2; i++) {
    const feed = await startFeed(database, { log, timing: { idleMs: 200 } })
    const live = { heartbeatSeconds: 0.2, slowSeconds: 1 }
    const server = testServer({ database, schema, feed, timing: { live } })
    feeds.push(feed)
    servers.push(server)
    urls.push((await server.server.listen()).url)
  }
  product = await makeProduct(db)
})
afterAll(async () => {
  for (const { server } of servers) await server.close()
  for (const feed of feeds) await feed.stop()
  await database.close()
})

const document = `subscription ($after: ID, $ids: [ID!]) {
  licenseChanged(after: $after, ids: $ids) { eventId type license { id status } } }`

/** A customer with a license and an admin who is signed in. */
async function portal() {
  const customer = await makeCustomer(db)
  const license = await makeLicense(db, { productId: product.id, customerId: customer.id })
  return { customer, license, admin: await signIn(db, customer.id) }
}

/** Suspends and reinstates the license in turn, in the process of the first server. */
async function change(licenseId: string, times = 1): Promise<void> {
  const ctx = (await worldOn(db, { queue: nowhere, feed: feeds[0]! })).as(staff())
  for (let i = 0; i < times; i++) {
    const { suspendedAt } = await db.license.findUniqueOrThrow({ where: { id: licenseId } })
    if (suspendedAt) await reinstateLicense(ctx, { id: licenseId })
    else await suspendLicense(ctx, { id: licenseId })
  }
}

type Listening = {
  response: Response
  told: Told[]
  /** The ids, of updates and otherwise, in their order. */
  ids: string[]
  changes: () => Changed[]
  ended: Promise<void>
  close: () => void
}

async function listen(
  token: string,
  {
    server = 1,
    query = document,
    variables = {},
    headers = {},
  }: { server?: number; query?: string; variables?: object; headers?: object } = {},
): Promise<Listening> {
  const stop = new AbortController()
  const response = await fetch(urls[server]!, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    signal: stop.signal,
  })
  const told: Told[] = []
  const ids: string[] = []
  const ended = read(response, told, ids).catch(() => {})
  return {
    response,
    told,
    ids,
    ended,
    changes: () => told.flatMap(({ data }) => data?.data?.licenseChanged ?? []),
    close: () => stop.abort(),
  }
}

async function read(response: Response, told: Told[], ids: string[]): Promise<void> {
  let text = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop()!
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2)))
      if (fields.id) ids.push(fields.id)
      if (fields.event) told.push({ ...fields, ...(fields.data && { data: JSON.parse(fields.data) }) })
    }
  }
}

const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 20 })

test('what happens in one process is told by another, with the row as it is and the id to go on after', async () => {
  const { license, admin } = await portal()
  const listening = await listen(admin.token)
  expect(listening.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  await change(license.id, 2)
  await eventually(() => expect(listening.changes()).toHaveLength(2))
  expect(listening.changes().map(({ type, license }) => [type, license!.id])).toEqual([
    ['license.suspended', license.id],
    ['license.reinstated', license.id],
  ])
  for (const { id, data } of listening.told) expect(id).toBe(data!.data!.licenseChanged.eventId)
  listening.close()
})

test('who was told nothing yet goes on where he or she began', async () => {
  const { license, admin } = await portal()
  const listening = await listen(admin.token)
  await eventually(() => expect(listening.ids).toHaveLength(1))
  listening.close()
  await change(license.id, 2)
  const headers = { 'last-event-id': listening.ids[0]! }
  const later = await listen(admin.token, { headers })
  await eventually(() => expect(later.changes()).toHaveLength(2))
  // It has one that it goes on after, and needs no other.
  expect(later.ids).toEqual(later.changes().map(({ eventId }) => eventId))
  later.close()
})

test('nobody is told of what he or she does not see', async () => {
  const [own, foreign] = [await portal(), await portal()]
  const listening = await listen(own.admin.token)
  const both = await listen(bootstrapToken, { variables: { ids: [own.license.id, foreign.license.id] } })
  await change(foreign.license.id)
  await change(own.license.id)
  await eventually(() => expect(both.changes()).toHaveLength(2))
  await eventually(() => expect(listening.changes()).toHaveLength(1))
  expect(listening.changes()[0]!.license!.id).toBe(own.license.id)
  for (const one of [listening, both]) one.close()
})

test.each(['after', 'Last-Event-ID'])(
  'a connection that was lost goes on where it was: by %s',
  async (way) => {
    const { license, admin } = await portal()
    const first = await listen(admin.token)
    await change(license.id)
    await eventually(() => expect(first.changes()).toHaveLength(1))
    first.close()
    await change(license.id, 120)
    const { eventId } = first.changes()[0]!
    const again = await listen(
      admin.token,
      way === 'after' ? { variables: { after: eventId } } : { headers: { 'last-event-id': eventId } },
    )
    await eventually(() => expect(again.changes()).toHaveLength(120))
    expect(new Set(again.changes().map((one) => one.eventId)).size).toBe(120)
    again.close()
  },
)

describe('for every event it is looked at again who is listening', () => {
  const endings: [string, string, (admin: Credential) => Promise<unknown>][] = [
    [
      'a session that was ended',
      'TOKEN_REVOKED',
      ({ sessionId }) => db.session.update({ where: { id: sessionId }, data: { revokedAt: new Date() } }),
    ],
    [
      'a person who was disabled',
      'UNAUTHENTICATED',
      ({ id }) => db.portalUser.update({ where: { id }, data: { disabledAt: new Date() } }),
    ],
  ]
  test.each(endings)('%s hears nothing more', async (_what, code, end) => {
    const { license, admin } = await portal()
    const listening = await listen(admin.token)
    await change(license.id)
    await eventually(() => expect(listening.changes()).toHaveLength(1))
    await end(admin)
    await change(license.id)
    await listening.ended
    expect(listening.changes()).toHaveLength(1)
    expect(listening.told.at(-2)!.data!.errors![0]!.extensions.code).toBe(code)
    expect(listening.told.at(-1)!.event).toBe('complete')
  })

  test('nor does one whose session ends while nothing happens', async () => {
    const { admin } = await portal()
    const listening = await listen(admin.token)
    await endings[0]![2](admin)
    await listening.ended
    expect(listening.told[0]!.data!.errors![0]!.extensions.code).toBe('TOKEN_REVOKED')
  })

  test('a member who was removed is told nothing of the customer, and stays', async () => {
    const { customer, license, admin } = await portal()
    const other = await portal()
    await db.membership.create({
      data: {
        id: `mem_${'7'.repeat(26)}`,
        portalUserId: admin.id,
        customerId: other.customer.id,
        role: 'ADMIN',
        source: 'STAFF',
      },
    })
    const listening = await listen(admin.token)
    await db.membership.updateMany({
      where: { portalUserId: admin.id, customerId: customer.id },
      data: { status: 'REMOVED' },
    })
    await change(license.id)
    await change(other.license.id)
    await eventually(() =>
      expect(listening.changes().map((one) => one.license?.id)).toEqual([other.license.id]),
    )
    listening.close()
  })

  test('listening is no use of a session', async () => {
    const { license, admin } = await portal()
    const long = new Date(Date.now() - 20 * 60_000)
    const listening = await listen(admin.token)
    await eventually(async () =>
      expect((await db.session.findUniqueOrThrow({ where: { id: admin.sessionId } })).lastUsedAt > long).toBe(
        true,
      ),
    )
    await db.session.update({ where: { id: admin.sessionId }, data: { lastUsedAt: long } })
    await change(license.id)
    await eventually(() => expect(listening.changes()).toHaveLength(1))
    const { lastUsedAt } = await db.session.findUniqueOrThrow({ where: { id: admin.sessionId } })
    expect(lastUsedAt).toEqual(long)
    listening.close()
  })
})

test('the audit trail is told as it grows, to each as much as he or she may see', async () => {
  const [own, foreign] = [await portal(), await portal()]
  const query =
    'subscription { auditEventAdded { auditEvent { type entityId actorName changes { field } } } }'
  const [admin, vendor] = [await listen(own.admin.token, { query }), await listen(bootstrapToken, { query })]
  await change(foreign.license.id)
  await change(own.license.id)
  type Added = {
    auditEventAdded: { auditEvent: { type: string; entityId: string; actorName: string | null } }
  }
  const eventsOf = ({ told }: Listening) =>
    told.flatMap(({ data }) => (data?.data as unknown as Added | undefined)?.auditEventAdded.auditEvent ?? [])
  const licenses = [foreign.license.id, own.license.id]
  await eventually(() => expect(eventsOf(vendor).map(({ entityId }) => entityId)).toEqual(licenses))
  await eventually(() => expect(eventsOf(admin)).toHaveLength(1))
  expect(eventsOf(admin)[0]).toMatchObject({
    type: 'license.suspended',
    entityId: own.license.id,
    actorName: null,
  })
  for (const one of [admin, vendor]) one.close()
})

test('a person has 100 streams in all sessions, and others have theirs', async () => {
  const { admin } = await portal()
  const second = makeToken('session')
  const expiresAt = new Date(Date.now() + 3_600_000)
  const session = { id: newId('Session'), portalUserId: admin.id, tokenHash: hashToken(second), expiresAt }
  await db.session.create({ data: session })
  const streams: Response[] = []
  const open = async (token: string) => {
    const response = await servers[0]!.server.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query: 'subscription { licenseChanged { type } }' }),
    })
    streams.push(response)
    return response
  }
  for (let i = 0; i < 50; i++)
    for (const token of [admin.token, second]) expect((await open(token)).status).toBe(200)
  for (const token of [admin.token, second]) {
    const refused = await open(token)
    expect(refused.status).toBe(429)
    expect(await refused.text()).toContain('too many live updates')
  }
  expect((await open((await portal()).admin.token)).status).toBe(200)
  await streams[0]!.body!.cancel()
  await eventually(async () => expect((await open(second)).status).toBe(200))
  for (const { body, bodyUsed } of streams) if (!bodyUsed) await body!.cancel()
})

describe('bad requests', () => {
  const asked = (query: string, headers: Record<string, string>, token?: string) =>
    fetch(urls[0]!, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query }),
    })
  const stream = { accept: 'text/event-stream' }

  test('without a scope nothing is begun', async () => {
    const answer = await asked('subscription { licenseChanged { type } }', stream)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  })

  test('an unknown event to go on after is refused', async () => {
    const answer = await asked(
      `subscription { licenseChanged(after: "evt_x") { type } }`,
      stream,
      bootstrapToken,
    )
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] })
  })

  test('who does not accept a stream is told how', async () => {
    const { body } = await post(
      fetch,
      { query: 'subscription { licenseChanged { type } }' },
      { url: urls[0]!, token: bootstrapToken },
    )
    expect(body.errors![0]!.message).toContain('text/event-stream')
  })

  test.each(['text/event-stream', 'multipart/mixed', 'text/event-stream, */*;q=0.1'])(
    'a query is answered also to who accepts %s',
    async (accept) => {
      const answer = await asked('{ __typename }', { accept })
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('{"data":{"__typename":"Query"}}')
    },
  )

  test('two root fields are one too many', async () => {
    const query = 'subscription { licenseChanged { type } subscriptionChanged { type } }'
    expect((await asked(query, stream, bootstrapToken)).status).toBe(400)
  })
})

test('a reader who takes nothing is cut off, and the others hear everything', async () => {
  const { license } = await portal()
  const { hostname, port } = new URL(urls[1]!)
  const socket = connect(Number(port), hostname)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.on('error', () => {})
  const wide = `subscription { licenseChanged { ${Array.from({ length: 29 }, (_, i) => `a${i}: license { id name uses entitlements createdAt updatedAt product { id name slug description } }`).join(' ')} } }`
  const body = JSON.stringify({ query: wide })
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${bootstrapToken}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
  socket.pause()
  const listening = await listen(bootstrapToken, { variables: { ids: [license.id] } })
  let changes = 0
  // Until the buffers of both sides are full, which hold some megabytes.
  await vi.waitFor(
    async () => {
      await change(license.id, 100)
      changes += 100
      expect(servers[1]!.lines.some(({ msg }) => String(msg).includes('takes nothing'))).toBe(true)
    },
    { timeout: 110_000, interval: 1 },
  )
  await eventually(() => expect(listening.changes()).toHaveLength(changes))
  socket.resume()
  await closed
  listening.close()
}, 150_000)

test('a server that stops ends its streams at once', async () => {
  const feed = await startFeed(database, { log })
  const stopping = testServer({ database, schema, feed, timing: { drainSeconds: 3_600 } })
  urls.push((await stopping.server.listen()).url)
  const listening = await listen(bootstrapToken, { server: 2 })
  await stopping.server.close()
  await listening.ended
  expect(listening.told).toEqual([])
  await feed.stop()
})
