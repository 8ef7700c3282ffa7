import { describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../src/auth/token.ts'
import { newId } from '../src/ids.ts'
import type { Server } from '../src/server.ts'
import { attackedServer } from './attack.ts'
import { ownDatabase } from './database.ts'
import { bootstrapToken, post, testServer } from './transport.ts'

const { at, sent, everyWay } = attackedServer({ timing: { operationSeconds: 1 }, open: ownDatabase })

describe('attack 14: what went wrong is not told', () => {
  test.each(['STRING', 'TYPE_ERROR', 'GRAPHQL', 'UNIQUE', 'SQL', 'BIGINT'])('%s is masked', async (how) => {
    for (const answer of await everyWay({ query: `{ hello fail(how: ${how}) }` })) {
      expect(answer.status).toBe(200)
      expect(answer.body).toEqual({
        data: { hello: 'world', fail: null },
        errors: [
          {
            message: 'Something went wrong on our side.',
            locations: expect.any(Array),
            path: ['fail'],
            extensions: { code: 'INTERNAL', requestId: answer.headers.get('x-request-id') },
          },
        ],
      })
      const logged = at.lines.find(
        (line) => line.requestId === answer.headers.get('x-request-id') && line.level === 'error',
      )
      expect(logged).toBeDefined()
    }
  })

  test('the log says what went wrong, but neither the row nor the parameters', async () => {
    const from = at.lines.length
    await sent({ query: '{ fail(how: UNIQUE) }' })
    const errors = at.lines.slice(from).filter(({ level }) => level === 'error')
    expect(errors).toMatchObject([
      {
        err: {
          code: 'P2002',
          message: expect.stringMatching(/unique/i),
          stack: expect.stringContaining('transport.ts'),
        },
      },
    ])
    expect(JSON.stringify(errors)).not.toMatch(/twice@example.com|Twice/)
  })

  test('what a caller can act on is told', async () => {
    for (const { body } of await everyWay({ query: '{ fail(how: INPUT) }' })) {
      expect(body.errors![0]).toMatchObject({
        message: 'first must be between 1 and 100.',
        path: ['fail'],
        extensions: { code: 'INVALID_INPUT', path: ['first'] },
      })
    }
  })

  test('a database that is down says nothing of itself', async () => {
    const down = {
      ...at.database,
      sql: () => Promise.reject(new Error('connect ECONNREFUSED 10.1.2.3:5432 select secret')),
    }
    await using broken = testServer({ database: down })
    const answer = await post(broken.server.fetch, { query: '{ hello }' }, { token: makeToken('session') })
    expect(answer.status).toBe(500)
    expect(answer.body).toEqual({
      errors: [
        {
          message: 'Something went wrong on our side.',
          extensions: { code: 'INTERNAL', requestId: answer.headers.get('x-request-id') },
        },
      ],
    })
  })
})

describe('attack 16: callers who leave, and many at once', () => {
  // Each holds a transaction, of which the embedded database has one at a time.
  const busy = { query: '{ work(ms: 20) again: work(ms: 20) }' }

  test('a caller who leaves stops the query and leaves no transaction open', async () => {
    await using patient = testServer({ database: at.database })
    const { url } = await patient.server.listen()
    const leave = async (fetch: Server['fetch']) => {
      const headers = { 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify(busy), signal: AbortSignal.timeout(30) }
      await expect(fetch(url, init)).rejects.toThrow()
    }
    await Promise.all(Array.from({ length: 20 }, (_, i) => leave(i % 2 === 0 ? fetch : patient.server.fetch)))
    expect((await post(fetch, busy, { url })).body.data).toEqual({ work: 1, again: 1 })
    if (at.database.kind !== 'postgres') return
    const openTransactions = async () => {
      const { rows } = await at.database.sql(
        "select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
      )
      return rows.length
    }
    // What was begun when its caller left is ended, if later.
    await expect.poll(openTransactions, { timeout: 5_000 }).toBe(0)
  })

  test('200 heavy queries at once all get an answer, and the server goes on', async () => {
    await using patient = testServer({ database: at.database })
    const { url } = await patient.server.listen()
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => post(fetch, { query: '{ work(ms: 5) }' }, { url })),
    )
    for (const { body } of answers) expect(body).toEqual({ data: { work: 1 } })
    expect((await post(fetch, { query: '{ hello work(ms: 1) }' }, { url })).body.data).toEqual({
      hello: 'world',
      work: 1,
    })
  })

  test('a query that takes too long is stopped, a mutation is answered that it may still happen', async () => {
    const both = ['application/json', 'application/json, text/x-unusual'].map(async (accept) => {
      const [query, mutation] = await Promise.all([
        sent({ query: '{ wait(ms: 2000) }' }, { accept }),
        sent({ query: 'mutation { waitAndBump(ms: 2000) }' }, { accept }),
      ])
      expect(query.body.errors).toMatchObject([
        { message: expect.stringContaining('limit is 1 second'), extensions: { code: 'QUERY_TOO_COMPLEX' } },
      ])
      expect(mutation.body.errors).toMatchObject([
        { message: expect.stringContaining('may still be carried out'), extensions: { code: 'INTERNAL' } },
      ])
    })
    await Promise.all(both)
  })
})

describe('attack 36: API tokens', () => {
  test('a token in the address is not looked at', async () => {
    for (const name of ['token', 'access_token', 'authorization', 'Authorization', 'api_key']) {
      const params = new URLSearchParams({ query: '{ whoami }', [name]: bootstrapToken })
      expect(await (await fetch(`${at.url}?${params}`)).json()).toEqual({
        data: { whoami: 'anonymous anonymous' },
      })
      const posted = await post(fetch, { query: '{ whoami }' }, { url: `${at.url}?${params}` })
      expect(posted.body.data).toEqual({ whoami: 'anonymous anonymous' })
    }
    const cookie = await sent({ query: '{ whoami }' }, { cookie: `token=${bootstrapToken}` })
    expect(cookie.body.data).toEqual({ whoami: 'anonymous anonymous' })
  })

  test('no token, good or bad, is ever in an answer or in the log', async () => {
    const token = makeToken('apiToken')
    await at.database.prisma.apiToken.create({
      data: {
        id: newId('ApiToken'),
        name: 'CI',
        tokenHash: hashToken(token),
        lastFour: token.slice(-4),
        scopes: [],
        customerIds: [],
      },
    })
    const bad = [makeToken('apiToken'), makeToken('session'), `${token.slice(0, -1)}_`]
    const answers = [await post(fetch, { query: '{ whoami fail(how: SQL) }' }, { url: at.url, token })]
    expect(answers[0]!.body.data).toMatchObject({ whoami: 'apiToken CI' })
    for (const wrong of bad)
      answers.push(await post(fetch, { query: '{ whoami }' }, { url: at.url, token: wrong }))
    await fetch(`${at.url}?query={whoami}&token=${token}`)
    const seen = JSON.stringify([answers.map(({ body }) => body), at.lines])
    for (const secret of [token, ...bad, bootstrapToken, hashToken(token)]) expect(seen).not.toContain(secret)
  })

  test('unknown and mistyped tokens cannot be told apart by their answers', async () => {
    const bodies = await Promise.all(
      [makeToken('apiToken'), makeToken('apiToken')].map(async (token) => {
        const { status, body } = await post(
          fetch,
          { query: '{ whoami }' },
          { url: at.url, token, headers: { 'x-request-id': 'same' } },
        )
        return [status, body]
      }),
    )
    expect(bodies[0]).toEqual(bodies[1])
  })
})
