import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/ids.ts'
import { schema } from '../src/schema.ts'
import type { Server } from '../src/server.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeCustomer, makeLicense } from './factories.ts'
import { nowhere } from './queue.ts'
import { bootstrapToken, post, testServer } from './transport.ts'

// Tokens of service accounts and of the vendor, attacked over HTTP, on two servers of one database.

let database: OwnDatabase
let servers: { server: Server; lines: Record<string, unknown>[] }[]
let now: Date

beforeAll(async () => {
  database = await ownDatabase()
  now = new Date()
  servers = [1, 2].map(() => testServer({ database, schema, queue: nowhere, now: () => now }))
})
afterAll(async () => {
  for (const { server } of servers) await server.close()
  await database.close()
})

const send = async (token: string | undefined, query: string, variables: object = {}, at = 0) =>
  post(servers[at]!.server.fetch, { query, variables }, token === undefined ? {} : { token })

async function mutate(name: string, input: object, shows: string, token = bootstrapToken) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const { body } = await send(
    token,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${shows} errors { code path } } }`,
    { input },
  )
  return body.data![name] as Record<string, unknown> & { secret: string; errors: object[] }
}

const codeOf = async (token: string, at = 0, query = '{ customers { totalCount } }') => {
  const { status, body } = await send(token, query, {}, at)
  const code = body.errors?.[0]?.extensions.code ?? 'none'
  return [status, code]
}

type Made = { id: string; secret: string; accountId?: string; customerId: string }

/** A token of each kind that reads customers, of which it sees one. */
const kinds = {
  'of a service account': async (): Promise<Made> => {
    const { id: customerId } = await makeCustomer(database.prisma)
    const made = await mutate(
      'serviceAccountCreate',
      { customerId, name: newId('Customer'), scopes: ['CUSTOMER_READ'] },
      'serviceAccount { id tokens { nodes { id } } } secret',
    )
    const { id: accountId, tokens } = made.serviceAccount as {
      id: string
      tokens: { nodes: { id: string }[] }
    }
    return { id: tokens.nodes[0]!.id, secret: made.secret, accountId, customerId }
  },
  'of the vendor': async (): Promise<Made> => {
    const { id: customerId } = await makeCustomer(database.prisma)
    const made = await mutate(
      'apiTokenCreate',
      { name: 'CI', scopes: ['CUSTOMER_READ'], customerIds: [customerId] },
      'apiToken { id } secret',
    )
    return { id: (made.apiToken as { id: string }).id, secret: made.secret, customerId }
  },
}

describe.each([
  ['of a service account', 'serviceAccountToken', /^pta_[0-9A-Za-z]{36}$/],
  ['of the vendor', 'apiToken', /^ptc_[0-9A-Za-z]{36}$/],
] as const)('a token %s', (kind, noun, form) => {
  const make = kinds[kind]
  const rotate = async (input: object) =>
    mutate(`${noun}Rotate`, input, `${noun} { id } secret`) as Promise<{ secret: string }>

  test('gets in as it was handed out, and mistyped or made up it does not', async () => {
    const { secret } = await make()
    expect(secret).toMatch(form)
    expect(await codeOf(secret)).toEqual([200, 'none'])
    const last = secret.endsWith('0') ? '1' : '0'
    for (const wrong of [
      secret.slice(0, -1) + last,
      secret.slice(0, 3) + secret.slice(4),
      `${secret}0`,
      secret.toLowerCase(),
      secret.replace(/^pt._/, 'pts_'),
    ])
      expect(await codeOf(wrong), wrong.length.toString()).toEqual([401, 'UNAUTHENTICATED'])
  })

  test('counts in the Authorization header alone: not in the address or a cookie', async () => {
    const { secret } = await make()
    const { fetch } = servers[0]!.server
    const query = '{ customers { totalCount } }'
    for (const name of ['token', 'access_token', 'authorization', 'api_key'])
      for (const method of ['GET', 'POST']) {
        const address = new URL('http://localhost/graphql')
        address.searchParams.set(name, secret)
        if (method === 'GET') address.searchParams.set('query', query)
        const response = await fetch(address, {
          method,
          headers: { 'content-type': 'application/json', 'x-portico-csrf': '1' },
          ...(method === 'POST' && { body: JSON.stringify({ query }) }),
        })
        const text = await response.text()
        expect(text, `${method} ${name}`).toContain('UNAUTHENTICATED')
        expect(text).not.toContain(secret)
      }
    const cookie = `__Host-portico=${secret}; portico=${secret}`
    const { status } = await post(
      fetch,
      { query },
      { headers: { cookie, origin: 'https://portal.example', 'x-portico-csrf': '1' } },
    )
    expect(status).toBe(401)
  })

  test('is over on every server with the next request once it is revoked, and never comes back', async () => {
    const { id, secret } = await make()
    for (const at of [0, 1, 0, 1]) expect(await codeOf(secret, at)).toEqual([200, 'none'])
    expect((await mutate(`${noun}Revoke`, { id }, `${noun} { revokedAt }`)).errors).toEqual([])
    for (const at of [1, 0]) expect(await codeOf(secret, at)).toEqual([401, 'TOKEN_REVOKED'])
    expect((await rotate({ id })) as object).toMatchObject({ secret: null, errors: [{ code: 'CONFLICT' }] })
  })

  test('is replaced at once, or works on for the overlap and is then told apart from a revoked one', async () => {
    const [one, other] = [await make(), await make()]
    const atOnce = await rotate({ id: one.id })
    expect(await codeOf(one.secret, 1)).toEqual([401, 'TOKEN_REVOKED'])
    expect(await codeOf(atOnce.secret, 1)).toEqual([200, 'none'])

    const later = await rotate({ id: other.id, overlapMinutes: 10 })
    const before = now
    try {
      now = new Date(before.getTime() + 9 * 60_000)
      for (const secret of [other.secret, later.secret])
        expect(await codeOf(secret, 1)).toEqual([200, 'none'])
      now = new Date(before.getTime() + 11 * 60_000)
      expect(await codeOf(other.secret, 1)).toEqual([401, 'TOKEN_EXPIRED'])
      expect(await codeOf(later.secret, 1)).toEqual([200, 'none'])
    } finally {
      now = before
    }
  })

  test('is held to its scopes and its customer', async () => {
    const { secret, customerId } = await make()
    const { id: foreign } = await makeCustomer(database.prisma)
    const license = await makeLicense(database.prisma, { customerId })
    const { body } = await send(secret, '{ customers { totalCount nodes { id } } viewer { kind scopes } }')
    expect(body.data).toMatchObject({
      customers: { totalCount: 1, nodes: [{ id: customerId }] },
      viewer: { scopes: ['CUSTOMER_READ'] },
    })
    const lookup = await send(secret, `{ customer(id: "${foreign}") { id } node(id: "${foreign}") { id } }`)
    expect(lookup.body).toEqual({ data: { customer: null, node: null } })
    expect(await codeOf(secret, 0, `{ license(id: "${license.id}") { id } }`)).toEqual([200, 'FORBIDDEN'])
    for (const mutation of ['Rotate', 'Revoke'])
      expect(
        (
          await send(
            secret,
            `mutation { serviceAccountToken${mutation}(input: { id: "x" }) { errors { code } } }`,
          )
        ).body.errors,
      ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  test('is shown once: no list, audit event, log line or column has it, in any form', async () => {
    const { id, secret } = await make()
    await send(secret, '{ customers { totalCount } }')
    await send(secret, '{ nonsense }')
    await codeOf(`${secret}x`)
    const all = await send(
      bootstrapToken,
      `{ node(id: "${id}") { ... on ApiToken { lastFour lastUsedAt } ... on ServiceAccountToken { lastFour lastUsedAt } } }`,
    )
    expect(all.body.data!.node).toMatchObject({ lastFour: secret.slice(-4) })
    const fields = await send(
      bootstrapToken,
      '{ a: __type(name: "ApiToken") { fields { name } } b: __type(name: "ServiceAccountToken") { fields { name } } }',
    )
    expect(JSON.stringify(fields.body)).not.toMatch(/secret|hash/i)
    const body = secret.slice(4, -4)
    for (const { lines } of servers) expect(JSON.stringify(lines)).not.toContain(body)
    for (const table of ['ApiToken', 'ServiceAccountToken', 'ServiceAccount', 'AuditEvent', 'Session'])
      expect(
        JSON.stringify((await database.sql(`select t::text from "${table}" t`)).rows),
        table,
      ).not.toContain(body)
  })
})

test('a service account that is revoked is over with all of its tokens, and its name can be given again', async () => {
  const { secret, accountId, customerId } = await kinds['of a service account']()
  const { name } = await database.prisma.serviceAccount.findUniqueOrThrow({ where: { id: accountId! } })
  const one = { serviceAccountId: accountId, scopes: ['CUSTOMER_READ'] }
  const more = await mutate('serviceAccountTokenCreate', one, 'serviceAccountToken { id } secret')
  for (const token of [secret, more.secret]) expect(await codeOf(token, 1)).toEqual([200, 'none'])
  await mutate('serviceAccountRevoke', { id: accountId }, 'serviceAccount { revokedAt }')
  for (const at of [1, 0])
    for (const token of [secret, more.secret]) expect(await codeOf(token, at)).toEqual([401, 'TOKEN_REVOKED'])
  const again = await mutate(
    'serviceAccountCreate',
    { customerId, name, scopes: ['CUSTOMER_READ'] },
    'serviceAccount { id } secret',
  )
  expect(again.errors).toEqual([])
})

test('the token of an installation runs its product, downloads its license, and nothing of others', async () => {
  const [own, foreign] = [await makeLicense(database.prisma), await makeLicense(database.prisma)]
  const { secret } = await mutate(
    'installationStart',
    { customerId: own.customerId, name: 'eu-west-1' },
    'serviceAccount { origin } secret',
  )
  const validate = 'query ($id: ID!) { licenseValidate(input: { licenseId: $id }) { code } }'
  expect((await send(secret, validate, { id: own.id })).body.data).toEqual({
    licenseValidate: { code: 'VALID' },
  })
  expect((await send(secret, validate, { id: foreign.id })).body.data).toEqual({
    licenseValidate: { code: 'NOT_FOUND' },
  })
  const activate = (licenseId: string) =>
    mutate('machineActivate', { licenseId, fingerprint: 'f1' }, 'machine { id }', secret)
  expect(await activate(own.id)).toMatchObject({ errors: [] })
  expect(await activate(foreign.id)).toMatchObject({ machine: null, errors: [{ code: 'NOT_FOUND' }] })
  const event = await database.prisma.auditEvent.findFirstOrThrow({ where: { type: 'machine.activated' } })
  expect(event).toMatchObject({
    actorKind: 'serviceAccount',
    actorName: 'eu-west-1',
    customerId: own.customerId,
  })
  const status = async (id: string) => {
    const headers = { authorization: `Bearer ${secret}` }
    return (await servers[0]!.server.fetch(`http://localhost/licenses/${id}/file`, { headers })).status
  }
  expect(await status(foreign.id)).toBe(404)
})

test('a link to a license file made by a service account is over with its token', async () => {
  const license = await makeLicense(database.prisma)
  const { serviceAccount, secret } = await mutate(
    'installationStart',
    { customerId: license.customerId, name: 'eu-west-2' },
    'serviceAccount { id } secret',
  )
  const link = await mutate('licenseCreateDownloadLink', { id: license.id }, 'url', secret)
  expect(link.errors).toEqual([])
  const { pathname, search } = new URL((link as unknown as { url: string }).url)
  await mutate('serviceAccountRevoke', { id: (serviceAccount as { id: string }).id }, 'serviceAccount { id }')
  const response = await servers[1]!.server.fetch(`http://localhost${pathname}${search}`)
  expect(response.status).toBe(404)
})

test('an idempotency key is of one token of an account, so that no other reads its answer', async () => {
  const license = await makeLicense(database.prisma)
  const { customerId } = license
  const started = await mutate(
    'installationStart',
    { customerId, name: 'eu-west-3' },
    'serviceAccount { id } secret',
  )
  const { id: serviceAccountId } = started.serviceAccount as { id: string }
  const one = { serviceAccountId, scopes: ['CUSTOMER_READ'] }
  const { secret: less } = await mutate('serviceAccountTokenCreate', one, 'serviceAccountToken { id } secret')
  const reveal = (token: string) =>
    post(
      servers[0]!.server.fetch,
      {
        query: `mutation { licenseRevealKey(input: { id: "${license.id}" }) { licenseKey errors { code } } }`,
      },
      { token, headers: { 'idempotency-key': 'same' } },
    )
  const first = await reveal(started.secret)
  expect(first.body.data).toMatchObject({ licenseRevealKey: { licenseKey: expect.any(String) } })
  expect((await reveal(started.secret)).headers.get('idempotency-replayed')).toBe('true')
  const other = await reveal(less)
  expect(other.headers.get('idempotency-replayed')).toBeNull()
  expect(other.body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})
