import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { hashToken, makeToken } from '../src/auth/token.ts'
import { newId } from '../src/ids.ts'
import type { Server } from '../src/server.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { bootstrapToken, post, spending, testServer } from './transport.ts'

let database: OwnDatabase
let running: ReturnType<typeof testServer>
let server: Server
let url: string

beforeAll(async () => {
  database = await ownDatabase()
  running = testServer({ database, config: { corsOrigins: ['https://console.example.com'] } })
  server = running.server
  url = (await server.listen()).url
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const origin = () => url.replace('/graphql', '')

/** Makes a request ordinary no more, so that it takes the way through Yoga. */
const unusualAccept = 'application/json, text/x-unusual;q=0.1'

describe('GraphQL over HTTP', () => {
  const audits = (accept?: string) =>
    serverAudits({
      url: () => url,
      fetchFn: (input: string, init: RequestInit = {}) => {
        const headers = new Headers(init.headers)
        // Some audits introspect, which anonymous callers may not.
        headers.set('authorization', `Bearer ${bootstrapToken}`)
        if (accept)
          headers.set('accept', headers.has('accept') ? `${headers.get('accept')}, text/x-unusual` : accept)
        return fetch(input, { ...init, headers })
      },
    })

  test.each(audits().map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' })
  })

  test.each(audits('*/*, text/x-unusual').map((audit) => [audit.name, audit] as const))(
    'by way of Yoga: %s',
    async (_name, audit) => {
      expect(await audit.fn()).toMatchObject({ status: 'ok' })
    },
  )

  test.each([
    ['an answer', { query: '{ hello whoami }' }],
    ['an answer with variables', { query: 'query Q($t: String) { echo(text: $t) }', variables: { t: 'x' } }],
    ['a choice of operation', { query: 'query A { hello } query B { whoami }', operationName: 'B' }],
    ['no choice of operation', { query: 'query A { hello } query B { whoami }' }],
    ['a syntax error', { query: '{ hello' }],
    ['an unknown field', { query: '{ helo nothing }' }],
    ['a wrong variable', { query: 'query Q($n: Int) { echo(number: $n) }', variables: { n: 'x' } }],
    ['a failing field', { query: '{ hello fail(how: TYPE_ERROR) }' }],
    ['a refusing field', { query: '{ hello fail(how: INPUT) }' }],
    ['too much', { query: '{ items(first: 100) { items(first: 100) { items(first: 100) { id } } } }' }],
    ['too many aliases', { query: `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: hello`).join(' ')} }` }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['a mutation', { query: 'mutation { bump(by: 2) }' }],
  ])('%s is the same on the short way and on the long one', async (_name, body) => {
    for (const type of ['application/json', 'application/graphql-response+json']) {
      const [short, long] = await Promise.all(
        [type, `${type}, text/x-unusual`].map(async (accept) => {
          const answer = await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json', accept, 'x-request-id': 'same' },
            body: JSON.stringify(body),
          })
          const headers = Object.fromEntries(answer.headers)
          for (const name of ['date', 'keep-alive', 'connection', ...spending]) delete headers[name]
          return { status: answer.status, headers, body: await answer.text() }
        }),
      )
      expect(short).toEqual(long)
    }
  })

  test('a query can be sent by GET, a mutation cannot', async () => {
    const query = await fetch(
      `${url}?query=${encodeURIComponent('query Q($t: String) { echo(text: $t) }')}&variables={"t":"x"}`,
    )
    expect(await query.json()).toEqual({ data: { echo: '{"text":"x"}' } })
    const mutation = await fetch(`${url}?query=${encodeURIComponent('mutation { bump(by: 1) }')}`)
    expect(mutation.status).toBe(405)
    expect(mutation.headers.get('allow')).toBe('POST')
  })

  test('the in-process fetch is the same server', async () => {
    const body = { query: '{ hello whoami }' }
    const [inside, outside] = [await post(server.fetch, body), await post(fetch, body, { url })]
    expect(inside.body).toEqual(outside.body)
    expect((await post(server.fetch, body, { token: makeToken('session') })).status).toBe(401)
    expect((await post(server.fetch, body, { headers: { 'content-type': 'text/plain' } })).status).toBe(415)
    expect((await post(server.fetch, { query: ' '.repeat(1_000_001) })).status).toBe(413)
  })
})

describe('credentials', () => {
  const whoami = { query: '{ whoami }' }

  test('no credential is an anonymous caller', async () => {
    expect((await post(fetch, whoami, { url })).body).toEqual({ data: { whoami: 'anonymous anonymous' } })
  })

  test('the bootstrap token works as long as it is configured', async () => {
    expect((await post(fetch, whoami, { url, token: bootstrapToken })).body.data).toEqual({
      whoami: 'apiToken bootstrap token',
    })
    await using without = testServer({ database, config: { bootstrapToken: undefined } })
    expect((await post(without.server.fetch, whoami, { token: bootstrapToken })).status).toBe(401)
  })

  test('each kind of bad credential is a 401 with a code of its own', async () => {
    const tokens = {
      good: makeToken('apiToken'),
      expired: makeToken('apiToken'),
      revoked: makeToken('apiToken'),
    }
    const past = new Date(Date.now() - 1_000)
    for (const [name, token] of Object.entries(tokens)) {
      await database.prisma.apiToken.create({
        data: {
          id: newId('ApiToken'),
          name,
          tokenHash: hashToken(token),
          lastFour: token.slice(-4),
          scopes: [],
          customerIds: [],
          expiresAt: name === 'expired' ? past : null,
          revokedAt: name === 'revoked' ? past : null,
        },
      })
    }
    expect((await post(fetch, whoami, { url, token: tokens.good })).body.data).toEqual({
      whoami: 'apiToken good',
    })

    for (const accept of ['application/json', 'application/graphql-response+json', unusualAccept]) {
      const codeOf = async (token: string) => {
        const { status, headers, body } = await post(fetch, whoami, {
          url,
          token,
          headers: { accept, 'x-request-id': 'r-1' },
        })
        expect(status).toBe(401)
        expect(headers.get('www-authenticate')).toBe('Bearer')
        expect(headers.get('content-type')).toMatch(/^application\/json/)
        expect(body).toEqual({
          errors: [
            { message: expect.any(String), extensions: { code: expect.any(String), requestId: 'r-1' } },
          ],
        })
        return body.errors![0]!.extensions.code
      }
      expect(await codeOf(tokens.expired)).toBe('TOKEN_EXPIRED')
      expect(await codeOf(tokens.revoked)).toBe('TOKEN_REVOKED')
      expect(await codeOf(makeToken('apiToken'))).toBe('UNAUTHENTICATED')
      expect(await codeOf('nonsense')).toBe('UNAUTHENTICATED')
    }
  })

  test('a bad credential stops everything, before the document is looked at', async () => {
    const { status, body } = await post(fetch, { query: '{ nonsense' }, { url, token: 'nonsense' })
    expect(status).toBe(401)
    expect(body.errors).toHaveLength(1)
    const get = await fetch(`${url}?query={hello}`, { headers: { authorization: 'Bearer nonsense' } })
    expect(get.status).toBe(401)
  })

  test('a team that is none of the caller is refused with the name of the header', async () => {
    const { status, body } = await post(fetch, whoami, {
      url,
      headers: { 'x-portico-team': newId('Customer') },
    })
    expect(status).toBe(400)
    expect(body.errors![0]).toMatchObject({
      message: expect.stringContaining('X-Portico-Team'),
      extensions: { code: 'INVALID_INPUT' },
    })
  })
})

describe('request ids', () => {
  const body = { query: '{ requestId fail(how: TYPE_ERROR) }' }

  test('a well-formed one is kept, in the header, the errors and the log', async () => {
    const answer = await post(fetch, body, { url, headers: { 'x-request-id': 'Trace-1.2_3' } })
    expect(answer.headers.get('x-request-id')).toBe('Trace-1.2_3')
    expect(answer.body.data?.requestId).toBe('Trace-1.2_3')
    expect(answer.body.errors![0]!.extensions.requestId).toBe('Trace-1.2_3')
    const lines = running.lines.filter((line) => line.requestId === 'Trace-1.2_3')
    expect(lines.map(({ level }) => level)).toEqual(['error', 'info'])
  })

  test.each(['', 'a b', 'x'.repeat(129), 'ä', '<script>', 'a,b'])('%j is replaced', async (given) => {
    const { headers } = await post(server.fetch, body, { headers: { 'x-request-id': given } })
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-z]{26}$/)
  })

  test('even what is not found has one', async () => {
    const answer = await fetch(`${origin()}/nothing`)
    expect(answer.status).toBe(404)
    const { errors } = (await answer.json()) as { errors: { extensions: object }[] }
    expect(errors[0]!.extensions).toEqual({
      code: 'NOT_FOUND',
      requestId: answer.headers.get('x-request-id'),
    })
  })
})

describe('browsers', () => {
  test('an origin on the list may ask and read, with its cookie', async () => {
    const asked = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://console.example.com',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(asked.status).toBe(204)
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      'access-control-allow-origin': 'https://console.example.com',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': expect.stringMatching(/authorization.*content-type.*idempotency-key/i),
      vary: 'Origin',
    })
    const more: Record<string, string>[] = [
      {},
      { accept: unusualAccept },
      { authorization: 'Bearer nonsense' },
    ]
    for (const headers of more) {
      const answer = await post(
        fetch,
        { query: '{ hello }' },
        { url, headers: { origin: 'https://console.example.com', ...headers } },
      )
      expect(answer.headers.get('access-control-allow-origin')).toBe('https://console.example.com')
      expect(answer.headers.get('access-control-expose-headers')).toMatch(/x-request-id/i)
      expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
    }
  })

  test('every answer has the headers that keep browsers from guessing', async () => {
    for (const path of ['/graphql?query={hello}', '/health/live', '/nothing']) {
      const { headers } = await fetch(origin() + path)
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      })
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  test('GraphiQL comes whole, with its scripts allowed by their hashes and no address of another host to load from', async () => {
    const page = await fetch(url, { headers: { accept: 'text/html,application/xhtml+xml' } })
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = page.headers.get('content-security-policy')!
    expect(policy).toMatch(/script-src 'sha256-/)
    expect(policy).not.toMatch(/https?:/)
    const html = await page.text()
    expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/)
  })

  test('in production there is no GraphiQL', async () => {
    await using production = testServer({ database, config: { production: true } })
    const answer = await production.server.fetch('http://localhost/graphql', {
      headers: { accept: 'text/html' },
    })
    expect(answer.headers.get('content-type')).not.toContain('text/html')
    expect(answer.status).toBeGreaterThanOrEqual(400)
  })
})

describe('health', () => {
  test('a server with its database is live and ready', async () => {
    const answers = await Promise.all(['/health/live', '/health/ready'].map((path) => fetch(origin() + path)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await answers[1]!.json()).toEqual({ status: 'ready' })
    expect((await fetch(`${origin()}/health/ready`, { method: 'HEAD' })).status).toBe(200)
    expect((await fetch(`${origin()}/health/ready`, { method: 'POST' })).status).toBe(404)
  })

  test('without its database it is live but not ready, and says no more than that', async () => {
    const gone = { ...database, sql: () => Promise.reject(new Error('secret host')) }
    await using broken = testServer({ database: gone })
    expect((await broken.server.fetch('http://localhost/health/live')).status).toBe(200)
    const ready = await broken.server.fetch('http://localhost/health/ready')
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'database does not answer' }])
  })
})

describe('stopping', () => {
  // Who waits for it, waits longer than a test may take.
  const endless = { drainSeconds: 3_600 }

  test('what is under way is answered, and only then the server is closed', async () => {
    const stopping = testServer({ database, timing: { lingerSeconds: 0 } })
    const { url } = await stopping.server.listen()
    const waiting = post(fetch, { query: '{ wait(ms: 2000) }' }, { url })
    await new Promise((resolve) => setTimeout(resolve, 500))
    const closing = stopping.server.close()

    expect(await stopping.server.fetch('http://localhost/health/ready').then((r) => r.status)).toBe(503)
    await vi.waitFor(() => expect(fetch(url)).rejects.toThrow())
    const { status, headers, body } = await waiting
    expect([status, headers.get('connection'), body]).toEqual([200, 'close', { data: { wait: 'waited' } }])
    await closing
  })

  test('who connects before the others know is answered, and told that it is ending', async () => {
    const stopping = testServer({ database, timing: { lingerSeconds: 5 } })
    const { url } = await stopping.server.listen()
    const closing = stopping.server.close()
    const ready = await fetch(new URL('/health/ready', url))
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'draining' }])
    const { status, headers } = await post(fetch, { query: '{ hello }' }, { url })
    expect([status, headers.get('connection')]).toEqual([200, 'close'])
    await closing
    await expect(fetch(url)).rejects.toThrow()
  })

  test('what does not end in time is ended', async () => {
    const stopping = testServer({ database, timing: { drainSeconds: 0.2 } })
    const { url } = await stopping.server.listen()
    const waiting = post(fetch, { query: '{ wait(ms: 5000) }' }, { url }).catch((error: Error) => error)
    await new Promise((resolve) => setTimeout(resolve, 500))
    await stopping.server.close()
    expect(await waiting).toBeInstanceOf(Error)
  })

  test('a connection that was answered a moment ago does not hold it up', async () => {
    for (let i = 0; i < 5; i++) {
      const stopping = testServer({ database, timing: endless })
      const { url } = await stopping.server.listen()
      await Promise.all(Array.from({ length: 5 }, () => post(fetch, { query: '{ hello }' }, { url })))
      await stopping.server.close()
    }
  })

  test('idle connections do not hold it up', async () => {
    const stopping = testServer({ database, timing: endless })
    const { url } = await stopping.server.listen()
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n')
    await new Promise((resolve) => socket.once('data', resolve))
    await stopping.server.close()
    socket.destroy()
  })
})

describe('the log', () => {
  test('one line tells each request, without what was sent', async () => {
    const from = running.lines.length
    await post(
      fetch,
      { query: 'query Greet($t: String) { echo(text: $t) }', variables: { t: 'private' } },
      { url, token: bootstrapToken },
    )
    await fetch(`${url}?query={hello}&token=${bootstrapToken}`)
    await fetch(`${origin()}/health/live`)
    const lines = running.lines.slice(from)
    expect(lines).toEqual([
      expect.objectContaining({
        msg: 'request',
        method: 'POST',
        path: '/graphql',
        operation: 'Greet',
        status: 200,
        ms: expect.any(Number),
        requestId: expect.any(String),
        actor: { kind: 'apiToken', id: 'bootstrap', name: 'bootstrap token' },
      }),
      expect.objectContaining({ method: 'GET', path: '/graphql', operation: 'query' }),
    ])
    expect(JSON.stringify(lines)).not.toMatch(/private|bootstrap-secret/)
  })
})

test('a request that names no host is refused', async () => {
  const status = await new Promise((resolve, reject) => {
    const request = httpRequest(`${origin()}/health/live`, { setHost: false }, (response) =>
      resolve(response.statusCode),
    )
    request.once('error', reject).end()
  })
  expect(status).toBe(400)
})
