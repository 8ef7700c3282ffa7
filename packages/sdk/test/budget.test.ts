import { afterAll, beforeAll, expect, it } from 'vitest'
import { schema } from '../../server/src/schema.ts'
import { type OwnDatabase, ownDatabase } from '../../server/test/database.ts'
import { nowhere } from '../../server/test/queue.ts'
import { bootstrapToken, plenty, testServer } from '../../server/test/transport.ts'
import { Portico, RateLimitedError } from '../src/index.ts'
import { rejection } from './in-process.ts'
import { stubServer, viewer } from './stub-server.ts'

let database: OwnDatabase
beforeAll(async () => {
  database = await ownDatabase()
})
afterAll(() => database.close())

const typename = '{ __typename }'

it('a call beyond the budget waits for the next window of the server, and then succeeds', async () => {
  await using running = testServer({
    database,
    schema,
    queue: nowhere,
    config: { budgets: { ...plenty, apiToken: 2, seconds: 1 } },
  })
  const { url: endpoint } = await running.server.listen()
  const portico = new Portico({ endpoint, token: bootstrapToken, retries: 20 })
  expect(portico.budget).toBeNull()
  await portico.request(typename)
  expect(portico.budget).toMatchObject({ limit: 2, resetsAt: expect.any(Date) })
  await Promise.all(Array.from({ length: 5 }, () => portico.request(typename)))
  expect(running.lines.filter(({ status }) => status === 200)).toHaveLength(6)
  expect(running.lines.some(({ status }) => status === 429)).toBe(true)
})

it('without retries it fails with the time to wait', async () => {
  await using running = testServer({
    database,
    schema,
    queue: nowhere,
    config: { budgets: { ...plenty, apiToken: 1, seconds: 3_600 } },
    now: () => new Date('2027-01-01T00:00:00Z'),
  })
  const { url: endpoint } = await running.server.listen()
  const portico = new Portico({ endpoint, token: bootstrapToken, retries: 0 })
  await portico.request(typename)
  const error = await rejection(portico.request(typename))
  expect(error).toBeInstanceOf(RateLimitedError)
  expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 3_600_000 })
  expect(portico.budget).toMatchObject({ limit: 1, remaining: 0 })
})

it('an answer that says nothing of a budget leaves what is known of it', async () => {
  await using server = await stubServer(viewer)
  await server.portico.viewer()
  expect(server.portico.budget).toBeNull()
})

it('answers beside GraphQL tell it too: files and live updates', async () => {
  const budget = { 'ratelimit-limit': '100', 'ratelimit-remaining': '7', 'ratelimit-reset': '30' }
  const answering = (body: string, type: string) =>
    new Portico({
      endpoint: 'http://localhost/graphql',
      token: null,
      fetch: async () => new Response(body, { headers: { ...budget, 'content-type': type } }),
    })
  const license = answering('-----BEGIN PORTICO LICENSE FILE-----', 'text/plain')
  await license.licenses.downloadFile('lic_1')
  const list = answering('id\r\n', 'text/csv')
  await list.listExports.downloadFile('lex_1')
  const live = answering('event: complete\ndata:\n\n', 'text/event-stream')
  for await (const _ of live.licenses.changed()) break
  for (const portico of [license, list, live])
    expect(portico.budget).toMatchObject({ limit: 100, remaining: 7, resetsAt: expect.any(Date) })
})
