import { describe, expect, it, vi } from 'vitest'
import { NetworkError, PorticoError, RateLimitedError, TimeoutError } from '../src/index.ts'
import { rejection } from './in-process.ts'
import {
  type Answer,
  deleted,
  hangUp,
  json,
  refusal,
  silence,
  stall,
  stubServer,
  text,
  viewer,
} from './stub-server.ts'

const refusedEndpoint = async () => {
  await using closed = await stubServer(viewer)
  return closed.url
}

describe('a query', () => {
  it.each<[string, Answer]>([
    ['a connection that ends', hangUp],
    ['429', refusal('RATE_LIMITED', 429)],
    ['502 from a proxy', text('<h1>Bad gateway</h1>', 502)],
    ['503', refusal('INTERNAL', 503)],
    ['504 from a proxy', text('', 504)],
  ])('is repeated after %s', async (_, failure) => {
    await using server = await stubServer(failure, failure, viewer)
    expect(await server.portico.viewer()).toBeNull()
    expect(server.sent).toHaveLength(3)
  })

  it('is repeated no more than `retries` times', async () => {
    await using server = await stubServer(hangUp)
    expect(await rejection(server.portico.viewer())).toBeInstanceOf(NetworkError)
    expect(server.sent).toHaveLength(3)
    await rejection(server.connect({ retries: 0 }).viewer())
    expect(server.sent).toHaveLength(4)
  })

  it.each<[string, Answer]>([
    ['400', refusal('INVALID_INPUT', 400)],
    ['401', refusal('UNAUTHENTICATED', 401)],
    ['500', refusal('INTERNAL', 500)],
    ['an error within an answer', refusal('FORBIDDEN', 200)],
    ['a page of another server', text('<h1>Welcome</h1>', 200)],
  ])('is not repeated after %s', async (_, failure) => {
    await using server = await stubServer(failure)
    expect(await rejection(server.portico.viewer())).toBeInstanceOf(PorticoError)
    expect(server.sent).toHaveLength(1)
  })

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    const values = [() => '1', () => new Date(Date.now() + 2_000).toUTCString()]
    for (const value of values) {
      const retryAfter = value()
      await using server = await stubServer(
        refusal('RATE_LIMITED', 429, { 'retry-after': retryAfter }),
        viewer,
      )
      const began = performance.now()
      await server.portico.viewer()
      expect(performance.now() - began).toBeGreaterThan(700)
    }
  })

  it('does not wait for what comes after its time', async () => {
    await using server = await stubServer(refusal('RATE_LIMITED', 429, { 'retry-after': '60' }))
    const error = await rejection(server.portico.viewer())
    expect(error).toBeInstanceOf(RateLimitedError)
    expect(error).toMatchObject({ retryAfterMs: 60_000, requestId: 'req-1', operation: 'viewer' })
    expect(server.sent).toHaveLength(1)
  })

  it('spreads the repetitions of many clients', async () => {
    const waits = await Promise.all(
      Array.from({ length: 20 }, async () => {
        await using server = await stubServer(hangUp, viewer)
        const began = performance.now()
        await server.portico.viewer()
        return performance.now() - began
      }),
    )
    // Full jitter of 250 ms: twenty waits that all lie within 50 ms of each other are out of the question.
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(50)
  })

  it('carries no idempotency key', async () => {
    await using server = await stubServer(viewer)
    await server.portico.viewer({ idempotencyKey: 'mine' })
    expect(server.sent[0]!.headers).not.toHaveProperty('idempotency-key')
  })
})

describe('a mutation', () => {
  const input = { id: 'cus_1' }

  it('carries a key of its own, the same in its repetitions', async () => {
    await using server = await stubServer(refusal('RATE_LIMITED', 429), deleted)
    await server.portico.customers.delete(input)
    await server.portico.customers.delete(input)
    await server.portico.customers.delete(input, { idempotencyKey: 'mine' })
    const [first, repeated, second, third] = server.sent.map(({ headers }) => headers['idempotency-key'])
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(repeated).toBe(first)
    expect(second).not.toBe(first)
    expect(third).toBe('mine')
  })

  it.each<[string, Answer]>([
    ['429', refusal('RATE_LIMITED', 429)],
    ['429 from a proxy', text('Slow down', 429)],
    ['503 with Retry-After', refusal('INTERNAL', 503, { 'retry-after': '0' })],
    ['a connection that ends', hangUp],
    [
      'a body that ends',
      (response) => response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy()),
    ],
    ['502', text('', 502)],
    ['503', refusal('INTERNAL', 503)],
    ['504', text('', 504)],
    ['an earlier attempt that is not over', refusal('CONFLICT', 409, { 'retry-after': '0' })],
  ])('is repeated with its key after %s', async (_, failure) => {
    await using server = await stubServer(failure, deleted)
    expect(await server.portico.customers.delete(input)).toEqual({ deletedId: 'cus_1' })
    const keys = server.sent.map(({ headers }) => headers['idempotency-key'])
    expect(keys).toHaveLength(2)
    expect(keys[1]).toBe(keys[0])
  })

  it.each<[string, Answer]>([
    ['400', refusal('INVALID_INPUT', 400)],
    ['a key that was used otherwise', refusal('IDEMPOTENCY_CONFLICT', 409)],
    ['409 without Retry-After', refusal('CONFLICT', 409)],
    ['500', refusal('INTERNAL', 500)],
  ])('is not repeated after %s', async (_, failure) => {
    await using server = await stubServer(failure, deleted)
    expect(await rejection(server.portico.customers.delete(input))).toBeInstanceOf(PorticoError)
    expect(server.sent).toHaveLength(1)
  })

  it('is repeated when nothing listens', async () => {
    const endpoint = await refusedEndpoint()
    await using server = await stubServer(deleted)
    let attempts = 0
    const portico = server.connect({
      endpoint,
      fetch: (url, init) => fetch(++attempts === 1 ? url : server.url, init),
    })
    expect(await portico.customers.delete(input)).toEqual({ deletedId: 'cus_1' })
    expect(attempts).toBe(2)
  })

  it('is recognized in documents of all kinds', async () => {
    await using server = await stubServer(json({ data: {} }))
    const documents = [
      'mutation { bump }',
      '# query\nfragment mutation on Query { a } mutation M($a: I = { query: "}" }) @x(y: """ { query """) { bump { ...mutation } }',
      'query mutation { a }',
      '{ mutation { b } }',
      'fragment F on Mutation { mutation } query ($mutation: ID) { ...F }',
    ]
    for (const document of documents) await server.portico.request(document)
    expect(server.sent.map(({ headers }) => 'idempotency-key' in headers)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('the time of a call', () => {
  it.each<[string, Answer]>([
    ['an answer that does not come', silence],
    ['a body that does not end', stall],
  ])('ends with %s', async (_, answer) => {
    await using server = await stubServer(answer)
    const error = await rejection(server.connect({ timeoutMs: 100 }).viewer())
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({
      code: 'TIMEOUT',
      operation: 'viewer',
      message: expect.stringContaining('100 ms'),
    })
    expect(await rejection(server.portico.viewer({ timeoutMs: 50 }))).toMatchObject({
      message: expect.stringContaining('50 ms'),
    })
  })

  it('can be without end', async () => {
    await using server = await stubServer(viewer)
    expect(await server.portico.viewer({ timeoutMs: Number.POSITIVE_INFINITY })).toBeNull()
  })

  it('ends even where a fetch does not heed its signal', async () => {
    await using server = await stubServer(viewer)
    const portico = server.connect({ timeoutMs: 50, fetch: () => new Promise(() => {}) })
    expect(await rejection(portico.viewer())).toBeInstanceOf(TimeoutError)
  })

  it('has the repetitions in it', async () => {
    await using server = await stubServer(refusal('RATE_LIMITED', 429), silence)
    expect(await rejection(server.portico.viewer({ timeoutMs: 1_500 }))).toBeInstanceOf(TimeoutError)
    expect(server.sent).toHaveLength(2)
  })

  it('says of a mutation that it may have been carried out', async () => {
    await using server = await stubServer(silence)
    const error = await rejection(server.portico.customers.delete({ id: 'cus_1' }, { timeoutMs: 50 }))
    expect(error).toMatchObject({ message: expect.stringContaining('may have been carried out') })
  })

  it('leaves no timer behind', async () => {
    await using server = await stubServer(viewer)
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
    const before = timers()
    await server.portico.viewer()
    // Timers of others may end meanwhile; one of ours would be one more.
    expect(timers()).toBeLessThanOrEqual(before)
  })
})

describe('an abort', () => {
  it('rejects with the reason of the signal, while sending and while waiting', async () => {
    const reason = new Error('the page was left')
    const failure = refusal('RATE_LIMITED', 429, { 'retry-after': '20' })
    for (const answer of [silence, stall, failure]) {
      await using server = await stubServer(answer)
      const controller = new AbortController()
      const rejected = rejection(server.portico.viewer({ signal: controller.signal }))
      await vi.waitFor(() => expect(server.sent).toHaveLength(1), 30_000)
      controller.abort(reason)
      expect(await rejected).toBe(reason)
      expect(server.sent).toHaveLength(1)
    }
  })

  it('beforehand sends nothing', async () => {
    await using server = await stubServer(viewer)
    const error = await rejection(server.portico.viewer({ signal: AbortSignal.abort() }))
    expect(error).toMatchObject({ name: 'AbortError' })
    expect(server.sent).toHaveLength(0)
  })

  it('ends a list between its pages', async () => {
    const customers = { nodes: [{ id: 'cus_1' }], pageInfo: { hasNextPage: true, endCursor: 'a' } }
    await using server = await stubServer(json({ data: { customers } }))
    const controller = new AbortController()
    const read = async () => {
      for await (const _ of server.portico.customers.list({}, { signal: controller.signal }))
        controller.abort()
    }
    expect(await rejection(read())).toMatchObject({ name: 'AbortError' })
    expect(server.sent).toHaveLength(1)
  })
})

describe('the headers of a request', () => {
  it('come from the SDK, the client and the call, the later ones before the earlier', async () => {
    await using server = await stubServer(viewer)
    const portico = server.connect({ headers: { 'X-Request-Id': 'client', 'X-Tenant': 'a' }, team: 'cus_1' })
    await portico.viewer({ headers: { 'x-request-id': 'call' } })
    expect(server.sent[0]!.headers).toMatchObject({
      authorization: 'Bearer stub-token',
      'content-type': 'application/json',
      accept: expect.stringContaining('application/graphql-response+json'),
      'x-request-id': 'call',
      'x-tenant': 'a',
      'x-portico-team': 'cus_1',
    })
  })
})
