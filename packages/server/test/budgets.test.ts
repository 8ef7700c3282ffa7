import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashToken, lastFour, makeToken } from '../src/auth/token.ts'
import type { BudgetLimits } from '../src/config.ts'
import type { Db } from '../src/context.ts'
import { newId } from '../src/ids.ts'
import { schema } from '../src/schema.ts'
import type { Server } from '../src/server.ts'
import { times } from './attack.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeMembership, makeProduct, makeSession, makeStaff } from './factories.ts'
import { today } from './harness.ts'
import { throughYoga } from './keyed.ts'
import { nowhere } from './queue.ts'
import { type Answer, plenty, post, testServer } from './transport.ts'

let database: OwnDatabase
let db: Db
let now: Date
const open: Server[] = []

beforeAll(async () => {
  database = await ownDatabase()
  db = database.prisma as Db
})
afterAll(() => database.close())
beforeEach(() => {
  now = today
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

/** A server process with these budgets, one proxy before it that tells where a request is from. */
function serverWith(budgets: Partial<BudgetLimits>): Server {
  const config = { budgets: { ...plenty, ...budgets }, proxies: 1 }
  const { server } = testServer({
    database,
    schema,
    config,
    queue: nowhere,
    now: () => now,
    logLevel: 'silent',
  })
  open.push(server)
  return server
}

async function makeApiToken(scopes: string[] = ['customer:read']) {
  const token = makeToken('apiToken')
  const id = newId('ApiToken')
  await db.apiToken.create({
    data: { id, name: 'CRM', tokenHash: hashToken(token), lastFour: lastFour(token), scopes },
  })
  return { id, token }
}

const newToken = async (scopes?: string[]) => (await makeApiToken(scopes)).token

let sources = 0
const newSource = () => `203.0.113.${++sources}`

type Sent = { token?: string; from?: string; headers?: Record<string, string> }

const send = (server: Server, body: unknown, { token, from, headers }: Sent = {}): Promise<Answer> =>
  post(server.fetch, body, {
    ...(token !== undefined && { token }),
    headers: { ...(from && { 'x-forwarded-for': from }), ...headers },
  })

const cheap = { query: '{ __typename }' }
const codeOf = ({ body }: Answer) => body.errors?.[0]?.extensions.code
const remaining = ({ headers }: Answer) => Number(headers.get('ratelimit-remaining'))
const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status)
const many = <T>(n: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)))
const count = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length

test('a storm over two servers is answered as often as the budget has points, and others are not touched', async () => {
  const servers = [serverWith({ apiToken: 40 }), serverWith({ apiToken: 40 })]
  const [token, other] = [await newToken(), await newToken()]
  const answers = await many(120, (i) => send(servers[i % 2]!, cheap, { token }))
  expect([count(answers, 200), count(answers, 429)]).toEqual([40, 80])
  expect((await send(servers[0]!, cheap, { token: other })).status).toBe(200)
  now = new Date(today.getTime() + 60_000)
  expect((await send(servers[1]!, cheap, { token })).status).toBe(200)
})

test.each([
  ['the short way', 'application/json'],
  ['Yoga', throughYoga],
])('by way of %s every answer tells of the budget, and beyond it the answer is 429', async (_way, accept) => {
  const server = serverWith({ apiToken: 3 })
  const token = await newToken()
  const headers = { accept, 'x-request-id': 'same' }
  now = new Date(today.getTime() + 250)
  const first = await send(server, cheap, { token, headers })
  expect(first).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } })
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'ratelimit-policy': '"apiToken";q=3;w=60',
    ratelimit: '"apiToken";r=2;t=60',
    'ratelimit-limit': '3',
    'ratelimit-remaining': '2',
    'ratelimit-reset': '60',
  })
  now = new Date(today.getTime() + 30_000)
  expect(remaining(await send(server, cheap, { token, headers }))).toBe(1)
  expect(remaining(await send(server, cheap, { token, headers }))).toBe(0)
  const refused = await send(server, cheap, { token, headers })
  expect(refused.status).toBe(429)
  expect(refused.body).toEqual({
    errors: [
      {
        message: 'The budget of 3 points in 60 seconds is used up. Wait for 31 seconds.',
        extensions: { code: 'RATE_LIMITED', requestId: 'same', retryAfterMs: 31_000 },
      },
    ],
  })
  expect(refused.headers.get('retry-after')).toBe('31')
  expect(refused.headers.get('ratelimit')).toBe('"apiToken";r=0;t=31')
})

test('an operation that costs more than is left is refused by its price, and does not run', async () => {
  const server = serverWith({ staff: 60 })
  const staff = await makeStaff(db)
  const token = makeToken('session')
  await makeSession(db, { staffId: staff.id, tokenHash: hashToken(token) })
  const create = (number: string) => ({
    query: `mutation { customerCreate(input: { number: "${number}", name: "Acme" }) { customer { id } errors { code } } }`,
  })
  for (const accept of ['application/json', throughYoga]) {
    now = new Date(now.getTime() + 60_000)
    const headers = { accept }
    const first = await send(server, create(`first ${accept}`), { token, headers })
    expect(first.body.data).toMatchObject({ customerCreate: { errors: [] } })
    expect(remaining(first)).toBe(37)
    await send(server, create(`second ${accept}`), { token, headers })
    const refused = await send(server, create(`third ${accept}`), { token, headers })
    expect([refused.status, codeOf(refused)]).toEqual([429, 'RATE_LIMITED'])
    expect(await db.customer.count({ where: { number: { endsWith: accept } } })).toBe(2)
    // What is cheap enough still goes.
    expect((await send(server, cheap, { token, headers })).status).toBe(200)
  }
})

test('the conditions and values of a filter are paid for', async () => {
  const server = serverWith({ apiToken: 100_000 })
  const token = await newToken()
  const query = 'query ($filter: CustomerFilter) { customers(first: 1, filter: $filter) { totalCount } }'
  const priceOf = async (filter: object | null) => {
    const headers = { 'x-portico-cost': '1' }
    const { body } = await send(server, { query, variables: { filter } }, { token, headers })
    return (body as { extensions: { cost: { points: number } } }).extensions.cost.points
  }
  const without = await priceOf(null)
  expect(await priceOf({ name: { contains: 'a', startsWith: 'b' } })).toBe(without + 10)
  expect(await priceOf({ not: { or: [{ name: { eq: 'a' } }, {}] } })).toBe(without + 10)
  expect(await priceOf({ id: { in: Array(91).fill('cus_1') } })).toBe(without + 15)
})

test('what products read without a credential is paid for by its source, where it has to be looked up', async () => {
  const server = serverWith({ anonymous: 3 })
  const { slug } = await makeProduct(db)
  const get = (name: string, from: string) =>
    server.fetch(`http://localhost/.well-known/portico/licenses/${slug}/${name}`, {
      headers: { 'x-forwarded-for': from },
    })
  const [one, other] = [newSource(), newSource()]
  const keys = [await get('jwks.json', one), await get('jwks.json', one), await get('jwks.json', one)]
  expect(keys.map(({ status, headers }) => [status, headers.has('ratelimit')])).toEqual(
    Array(3).fill([200, false]),
  )
  expect((await get('jwks.json', one)).status).toBe(429)
  expect((await get('revocations.jws', one)).status).toBe(429)
  // It has no list. That is known for some seconds, and then costs nobody anything.
  expect((await get('revocations.jws', other)).status).toBe(404)
  for (let i = 0; i < 5; i++) expect((await get('revocations.jws', one)).status).toBe(404)
  now = new Date(today.getTime() + 5_000)
  expect((await get('revocations.jws', one)).status).toBe(429)
})

test('a text is paid for by its length before it is read, unless it was read before', async () => {
  const server = serverWith({ apiToken: 1_000, anonymous: 12 })
  const token = await newToken()
  const texts = [
    `{ customers { nodes { ${'nothing '.repeat(40)} } } }${' '.repeat(480)}`,
    `{ __typename }${' '.repeat(800)}`,
    `{ ${' '.repeat(800)}`,
  ]
  const costs = async (accept: string, query: string) => {
    const before = remaining(await send(server, cheap, { token }))
    return before - remaining(await send(server, { query }, { token, headers: { accept } }))
  }
  for (const accept of ['application/json', throughYoga]) {
    for (const [i, text] of texts.entries()) {
      const query = `${text}#${accept}`
      const first = await costs(accept, query)
      // Only of a text that is no syntax nothing is kept.
      expect([first, await costs(accept, query)]).toEqual(
        [
          [4, 1],
          [5, 1],
          [4, 4],
        ][i],
      )
    }
  }
  const from = newSource()
  const strange = (i: number) => send(server, { query: `${texts[0]}${' '.repeat(i)}` }, { from })
  expect(statuses([await strange(1), await strange(2), await strange(3), await strange(4)])).toEqual([
    200, 200, 200, 429,
  ])
})

test('a query in which something goes wrong is carried out twice, and pays twice', async () => {
  const server = serverWith({ apiToken: 2_000 })
  const token = await newToken()
  const query = '{ good: customers(first: 10) { totalCount } bad: customers(first: 101) { totalCount } }'
  const answer = await send(server, { query }, { token, headers: { 'x-portico-cost': '1' } })
  expect(answer.body).toMatchObject({ errors: [{ path: ['bad'] }] })
  const { extensions } = answer.body as unknown as {
    extensions: { cost: { points: number; fields: { points: number }[] } }
  }
  const { points, fields } = extensions.cost
  expect(points).toBe(2 * fields.reduce((sum, field) => sum + field.points, 0))
  expect(remaining(answer)).toBe(2_000 - points)
})

test('whatever is wrong with a request, it costs a point', async () => {
  const server = serverWith({ apiToken: 6 })
  const token = await newToken()
  const url = 'http://localhost/graphql?query='
  const headers = { authorization: `Bearer ${token}` }
  expect(codeOf(await send(server, '{', { token }))).toBe('INVALID_INPUT')
  expect(codeOf(await send(server, { query: '{' }, { token }))).toBe('INVALID_INPUT')
  expect(codeOf(await send(server, { query: '{ nothing }' }, { token }))).toBe('INVALID_INPUT')
  expect(codeOf(await send(server, [cheap], { token }))).toBe('INVALID_INPUT')
  const aliases = { query: `{ ${times(31, (i) => `a${i}:id`)} }` }
  expect(codeOf(await send(server, aliases, { token }))).toBe('QUERY_TOO_COMPLEX')
  const get = () => server.fetch(url + encodeURIComponent('{ __typename }'), { headers })
  expect((await get()).status).toBe(200)
  expect((await get()).status).toBe(429)
  expect((await send(server, '{', { token })).status).toBe(429)
})

test('callers without a credential share the budget of their source, and of IPv6 that of their network', async () => {
  const server = serverWith({ anonymous: 2 })
  const [one, other] = [newSource(), newSource()]
  const from = async (address: string) => (await send(server, cheap, { from: address })).status
  expect([await from(one), await from(one), await from(one)]).toEqual([200, 200, 429])
  expect(await from(other)).toBe(200)
  expect([await from('2001:db8::1'), await from('2001:db8::2'), await from('2001:db8::3')]).toEqual([
    200, 200, 429,
  ])
  expect(await from('2001:db8:0:1::1')).toBe(200)
  expect((await send(server, cheap, { from: one, token: await newToken() })).status).toBe(200)
})

describe('credentials that are no good', () => {
  test('are refused with 429 beyond their number, however many come at once, and then good ones of strangers as well', async () => {
    const servers = [serverWith({ failures: 10 }), serverWith({ failures: 10 })]
    const from = newSource()
    const [known, unknown] = [await newToken(), await newToken()]
    for (const server of servers) expect((await send(server, cheap, { from, token: known })).status).toBe(200)
    const answers = await many(60, (i) =>
      send(servers[i % 2]!, cheap, { from, token: makeToken(i % 3 ? 'apiToken' : 'session') }),
    )
    expect([count(answers, 401), count(answers, 429)]).toEqual([10, 50])
    const refused = await send(servers[0]!, cheap, { from, token: unknown })
    expect([refused.status, codeOf(refused)]).toEqual([429, 'RATE_LIMITED'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit-policy')).toBe('"failures";q=10;w=60')
    // Whoever was in is not thrown out by what a neighbour does, and elsewhere nothing has happened.
    expect((await send(servers[0]!, cheap, { from, token: known })).status).toBe(200)
    expect((await send(servers[0]!, cheap, { from: newSource(), token: unknown })).status).toBe(200)
  })

  test('count wherever they are sent', async () => {
    const server = serverWith({ failures: 2 })
    const from = newSource()
    const file = async () => {
      const headers = { authorization: `Bearer ${makeToken('apiToken')}`, 'x-forwarded-for': from }
      return (await server.fetch('http://localhost/licenses/lic_1/file', { headers })).status
    }
    expect([await file(), await file(), await file()]).toEqual([401, 401, 429])
    expect((await send(server, cheap, { from, token: await newToken() })).status).toBe(429)
  })

  test('good ones do not count, however many there are', async () => {
    const server = serverWith({ failures: 2 })
    const from = newSource()
    for (let i = 0; i < 6; i++)
      expect((await send(server, cheap, { from, token: await newToken() })).status).toBe(200)
  })

  test('one that was good and is revoked counts from then on', async () => {
    const server = serverWith({ failures: 1 })
    const from = newSource()
    const { id, token } = await makeApiToken()
    expect((await send(server, cheap, { from, token })).status).toBe(200)
    await db.apiToken.update({ where: { id }, data: { revokedAt: now } })
    const answers = [await send(server, cheap, { from, token }), await send(server, cheap, { from, token })]
    expect(answers.map(codeOf)).toEqual(['TOKEN_REVOKED', 'RATE_LIMITED'])
  })
})

test('live updates are paid for when they begin', async () => {
  const server = serverWith({ apiToken: 10 })
  const token = await newToken(['license:read'])
  const query = 'subscription { licenseChanged { eventId } }'
  const begin = () =>
    server.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query }),
    })
  const answers = [await begin()]
  while (answers.at(-1)!.status === 200 && answers.length < 20) answers.push(await begin())
  expect(answers.length).toBeGreaterThan(2)
  expect(answers[0]!.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(answers.at(-1)!.status).toBe(429)
  expect(answers.at(-1)!.headers.get('retry-after')).toBe('60')
  await Promise.all(answers.map(({ body }) => body?.cancel()))
})

test('files of licenses and the pages of links are paid for as well', async () => {
  const server = serverWith({ apiToken: 20, anonymous: 20 })
  const token = await newToken()
  const from = newSource()
  const get = async (path: string, headers: Record<string, string>) =>
    (await server.fetch(`http://localhost${path}`, { headers })).status
  const file = () => get('/licenses/lic_1/file', { authorization: `Bearer ${token}` })
  expect([await file(), await file(), await file()]).toEqual([403, 403, 429])
  const page = () => get('/invitations/nothing', { 'x-forwarded-for': from })
  expect([await page(), await page(), await page()]).toEqual([404, 404, 429])
})

describe('the price', () => {
  const list = { query: '{ customers(first: 30) { nodes { id projects(first: 20) { nodes { name } } } } }' }

  test.each([
    ['the short way', 'application/json'],
    ['Yoga', throughYoga],
  ])(
    'by way of %s stands in the answer of who asks for it, with where it comes from',
    async (_way, accept) => {
      const server = serverWith({ apiToken: 5_000 })
      const token = await newToken(['customer:read', 'project:read'])
      const plain = await send(server, list, { token, headers: { accept } })
      expect(plain.body).toEqual({ data: { customers: expect.anything() } })
      const { body } = await send(server, list, { token, headers: { accept, 'x-portico-cost': '1' } })
      // A list is 2, each of its rows what is asked of it: 2 + 30 × (1 + 2 + 20).
      expect(body).toEqual({
        data: plain.body.data,
        extensions: {
          cost: {
            points: 692,
            budget: { limit: 5_000, remaining: 5_000 - 2 * 692, resetsAt: expect.stringMatching(/Z$/) },
            fields: [
              { path: 'customers.nodes.projects.nodes', points: 600 },
              { path: 'customers.nodes.projects', points: 60 },
              { path: 'customers.nodes', points: 30 },
              { path: 'customers', points: 2 },
            ],
          },
        },
      })
      expect(remaining(plain)).toBe(5_000 - 692)
    },
  )

  test('what is too dear is refused before it runs, and the error names the dear fields by their paths', async () => {
    const server = serverWith({})
    const token = await newToken(['customer:read', 'project:read', 'subscription:read'])
    const query = `query Q($n: Int = 100) {
      all: customers(first: $n) { nodes { ...C } }
    }
    fragment C on Customer { name projects(first: $n) { nodes { name subscriptions(first: $n) { nodes { id } } } } }`
    for (const accept of ['application/json', throughYoga]) {
      const refused = await send(server, { query }, { token, headers: { accept } })
      expect(codeOf(refused)).toBe('QUERY_TOO_COMPLEX')
      expect(refused.body.errors![0]!.message).toBe(
        'The limit is 200,000 points of cost; this operation has 1,030,302. Ask for smaller pages (first) or fewer nested lists. ' +
          'Dearest: all.nodes.projects.nodes.subscriptions.nodes (1,000,000), all.nodes.projects.nodes.subscriptions (20,000), all.nodes.projects.nodes (10,000).',
      )
      expect(refused.body.data).toBeUndefined()
    }
  })

  test('what costs more than the whole budget is no matter of waiting', async () => {
    const server = serverWith({ apiToken: 500 })
    const refused = await send(server, list, { token: await newToken(['customer:read', 'project:read']) })
    expect(codeOf(refused)).toBe('QUERY_TOO_COMPLEX')
    expect(refused.body.errors![0]!.message).toMatch(
      /The limit is 500 points of cost; this operation has 692/,
    )
  })

  test('of an answer that is sent again is one point', async () => {
    const server = serverWith({ apiToken: 1_000 })
    const token = await newToken(['customer:write'])
    const query = `mutation { customerCreate(input: { number: "again", name: "Acme" }) { customer { id } } }`
    const headers = { 'idempotency-key': 'again' }
    const first = await send(server, { query }, { token, headers })
    const again = await send(server, { query }, { token, headers })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.body).toEqual(first.body)
    expect(1_000 - remaining(first)).toBeGreaterThanOrEqual(10)
    expect(remaining(first) - remaining(again)).toBe(1)
  })
})

test('each kind of caller has the budget that is configured for it, and sees it in viewer', async () => {
  const server = serverWith({ apiToken: 1_001, staff: 1_002, portalUser: 1_003, anonymous: 1_004 })
  const [staffToken, personToken] = [makeToken('session'), makeToken('session')]
  await makeSession(db, { staffId: (await makeStaff(db)).id, tokenHash: hashToken(staffToken) })
  const { portalUserId } = await makeMembership(db)
  await makeSession(db, { portalUserId, tokenHash: hashToken(personToken) })
  const query = '{ viewer { budget { limit remaining resetsAt } } }'
  for (const [token, limit] of [
    [await newToken(), 1_001],
    [staffToken, 1_002],
    [personToken, 1_003],
  ] as const) {
    const answer = await send(server, { query }, { token })
    const left = remaining(answer)
    expect(answer.headers.get('ratelimit-limit')).toBe(String(limit))
    const resetsAt = new Date(today.getTime() + 60_000).toISOString()
    expect(answer.body.data).toEqual({ viewer: { budget: { limit, remaining: left, resetsAt } } })
    expect(limit - left).toBe(5)
  }
  expect((await send(server, { query })).headers.get('ratelimit-limit')).toBe('1004')
})

test('two sessions of a person spend the same budget', async () => {
  const server = serverWith({ portalUser: 3 })
  const { portalUserId } = await makeMembership(db)
  const tokens = [makeToken('session'), makeToken('session')]
  for (const token of tokens) await makeSession(db, { portalUserId, tokenHash: hashToken(token) })
  const answers: Answer[] = []
  for (let i = 0; i < 4; i++) answers.push(await send(server, cheap, { token: tokens[i % 2]! }))
  expect(statuses(answers)).toEqual([200, 200, 200, 429])
})

test('the usage of a token adds up over servers and days, its errors too, and a stop writes it', async () => {
  const servers = [serverWith({ apiToken: 20 }), serverWith({ apiToken: 20 })]
  const { id, token } = await makeApiToken()
  const staffToken = makeToken('session')
  await makeSession(db, { staffId: (await makeStaff(db)).id, tokenHash: hashToken(staffToken) })
  for (const server of servers) {
    for (let i = 0; i < 3; i++) await send(server, cheap, { token })
    await send(server, { query: '{ nothing }' }, { token })
    await send(server, { query: '{ customers { nodes { id } } }' }, { token })
    await send(server, cheap, { token: staffToken })
  }
  now = new Date(today.getTime() + 86_400_000)
  await send(servers[1]!, cheap, { token })
  await Promise.all(servers.map((server) => server.close()))
  const rows = await db.apiUsage.findMany({ where: { credentialId: id }, orderBy: { day: 'asc' } })
  expect(rows).toMatchObject([
    // The list is 27 points, more than the budget has.
    {
      day: new Date('2026-06-15'),
      requests: 10,
      cost: 10,
      errors: 4,
      credentialName: 'CRM',
      customerId: null,
    },
    { day: new Date('2026-06-16'), requests: 1, cost: 1, errors: 0 },
  ])
  expect(await db.apiUsage.count({ where: { credentialId: { startsWith: 'stf_' } } })).toBe(0)
})

test('what a server has reserved and not spent is there for the others when it stops', async () => {
  const [first, second] = [serverWith({ apiToken: 1_000 }), serverWith({ apiToken: 1_000 })]
  const token = await newToken()
  await send(first, cheap, { token })
  await first.close()
  expect(remaining(await send(second, cheap, { token }))).toBe(998)
})
