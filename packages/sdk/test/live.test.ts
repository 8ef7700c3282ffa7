import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { InternalError, NetworkError, Portico, RateLimitedError, TokenRevokedError } from '../src/index.ts'

type Respond = (req: IncomingMessage, res: ServerResponse) => void

/** A server that answers the first request with the first of these, and so on. */
async function server(...answers: Respond[]) {
  const asked: IncomingMessage[] = []
  const http = createServer((req, res) => {
    req.resume()
    asked.push(req)
    answers[Math.min(asked.length, answers.length) - 1]!(req, res)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => http.once('listening', resolve))
  const endpoint = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`
  return {
    asked,
    portico: new Portico({ endpoint, token: 'secret' }),
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

const update = (id: string) =>
  `id: ${id}\nevent: next\ndata: ${JSON.stringify({ data: { licenseChanged: { eventId: id, type: 'license.updated', license: null } } })}\n\n`

const complete = 'event: complete\ndata:\n\n'

const streams =
  (text: string, end: 'end' | 'break' | 'stay' = 'end'): Respond =>
  (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    res.write(text, () => {
      if (end === 'end') res.end()
      if (end === 'break') res.destroy()
    })
  }

const fails =
  (status: number, code: string): Respond =>
  (_req, res) => {
    res.writeHead(status, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ errors: [{ message: 'no', extensions: { code } }] }))
  }

async function idsOf(updates: AsyncIterable<{ eventId: string }>, most = Number.POSITIVE_INFINITY) {
  const ids: string[] = []
  for await (const { eventId } of updates) {
    ids.push(eventId)
    if (ids.length >= most) break
  }
  return ids
}

it('goes on after the last update over connections that end, break or are refused for a moment', async () => {
  await using running = await server(
    streams(`retry: 1000\n\n:\n\n${update('a')}${update('b')}`, 'break'),
    fails(503, 'INTERNAL'),
    streams(''),
    streams(update('c') + complete),
  )
  expect(await idsOf(running.portico.licenses.changed())).toEqual(['a', 'b', 'c'])
  expect(running.asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, 'b', 'b', 'b'])
  expect(running.asked[0]!.headers).toMatchObject({
    accept: 'text/event-stream',
    authorization: 'Bearer secret',
  })
})

it('is cut where the network cuts: in the middle of a line, of a character, of a message', async () => {
  const bytes = Buffer.from(update('ä-1') + update('ä-2') + complete)
  await using running = await server((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    let sent = 0
    const next = () =>
      sent < bytes.length ? res.write(bytes.subarray(sent, ++sent), () => setImmediate(next)) : res.end()
    next()
  })
  expect(await idsOf(running.portico.licenses.changed())).toEqual(['ä-1', 'ä-2'])
})

it('ends with an error that another connection would not mend', async () => {
  const ended = `event: next\ndata: ${JSON.stringify({ errors: [{ message: 'over', extensions: { code: 'TOKEN_REVOKED' } }] })}\n\n${complete}`
  for (const respond of [fails(401, 'TOKEN_REVOKED'), streams(ended)]) {
    await using running = await server(respond)
    await expect(idsOf(running.portico.licenses.changed())).rejects.toThrow(TokenRevokedError)
    expect(running.asked).toHaveLength(1)
  }
  // Of a server that is another, and has no such codes.
  await using other = await server(fails(200, 'INTERNAL'))
  await expect(idsOf(other.portico.licenses.changed())).rejects.toThrow(InternalError)
})

it('asks again for the update that a fault of the server hit', async () => {
  const hit = `id: b\nevent: next\ndata: ${JSON.stringify({ errors: [{ message: 'oh', extensions: { code: 'INTERNAL' } }] })}\n\n`
  await using running = await server(
    fails(500, 'INTERNAL'),
    streams(update('a') + hit + complete),
    streams(update('b') + complete),
  )
  expect(await idsOf(running.portico.licenses.changed())).toEqual(['a', 'b'])
  expect(running.asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, undefined, 'a'])

  await using broken = await server(fails(500, 'INTERNAL'))
  const ids = idsOf(broken.portico.licenses.changed({}, { giveUpMs: 1 }))
  await expect(ids).rejects.toThrow(InternalError)
})

it('gives up when the server is out of reach for too long', async () => {
  const portico = new Portico({ endpoint: 'http://127.0.0.1:1/graphql', token: null })
  await expect(idsOf(portico.licenses.changed({}, { giveUpMs: 1 }))).rejects.toThrow(NetworkError)
})

it('closes its connection when the loop is left, and when the signal aborts', async () => {
  for (const leave of ['break', 'abort']) {
    let closed: (() => void) | undefined
    const gone = new Promise<void>((resolve) => {
      closed = resolve
    })
    await using running = await server((req, res) => {
      res.once('close', closed!)
      streams(update('a'), 'stay')(req, res)
    })
    const stop = new AbortController()
    if (leave === 'break') expect(await idsOf(running.portico.licenses.changed(), 1)).toEqual(['a'])
    else for await (const _ of running.portico.licenses.changed({}, { signal: stop.signal })) stop.abort()
    await gone
  }
})

describe('by a clock of its own', () => {
  afterEach(() => vi.useRealTimers())

  type Fetch = (signal: AbortSignal) => Response | Promise<Response>

  /** A client whose first request is answered by the first of these, and so on; the last of them goes on. */
  function client(...answers: Fetch[]) {
    vi.useFakeTimers()
    // Half of the longest wait, every time.
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const asked: number[] = []
    const begin = Date.now()
    const portico = new Portico({
      endpoint: 'http://localhost/graphql',
      token: null,
      fetch: async (_url, { signal }) => {
        asked.push(Date.now() - begin)
        return answers[Math.min(asked.length, answers.length) - 1]!(signal!)
      },
    })
    return { portico, asked, [Symbol.dispose]: () => void vi.restoreAllMocks() }
  }

  const stream =
    (body: BodyInit | null): Fetch =>
    () =>
      new Response(body, { headers: { 'content-type': 'text/event-stream' } })

  const refusal =
    (status: number, seconds: number): Fetch =>
    () =>
      Response.json(
        { errors: [{ message: 'no', extensions: { code: 'RATE_LIMITED' } }] },
        { status, headers: { 'retry-after': String(seconds) } },
      )

  /** Never answers, and ends as fetch does. */
  const silent: Fetch = (signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

  it('waits as long as the server asks it to', async () => {
    using running = client(refusal(429, 7), refusal(503, 20), stream(update('a') + complete))
    const ids = idsOf(running.portico.licenses.changed())
    await vi.runAllTimersAsync()
    expect(await ids).toEqual(['a'])
    expect(running.asked).toEqual([0, 7_250, 27_750])
  })

  it('does not wait where that is longer than it would go on', async () => {
    using running = client(refusal(429, 3_600))
    const ids = idsOf(running.portico.licenses.changed())
    await expect(ids).rejects.toThrow(RateLimitedError)
    await expect(ids).rejects.toMatchObject({ retryAfterMs: 3_600_000 })
    expect(running.asked).toHaveLength(1)
  })

  it('leaves a server alone that takes it and closes at once, and gives up', async () => {
    for (const body of ['', 'retry: 1000\n\n:\n\n']) {
      using running = client(stream(body))
      const ids = idsOf(running.portico.licenses.changed())
      const failure = expect(ids).rejects.toThrow(NetworkError)
      await vi.runAllTimersAsync()
      await failure
      expect(running.asked.slice(0, 5)).toEqual([0, 250, 750, 1_750, 3_750])
      expect(running.asked.at(-1)).toBeGreaterThanOrEqual(300_000)
      expect(running.asked.length).toBeLessThan(30)
    }
  })

  it('goes on for ever with a server that ends its connections after a while', async () => {
    const lasting: Fetch = (signal) =>
      stream(
        new ReadableStream({ start: (controller) => void setTimeout(() => controller.close(), 10_000) }),
      )(signal)
    using running = client(lasting, lasting, lasting, stream(update('a') + complete))
    const ids = idsOf(running.portico.licenses.changed({}, { giveUpMs: 8_000 }))
    await vi.runAllTimersAsync()
    expect(await ids).toEqual(['a'])
  })

  it('does not wait for an answer for ever', async () => {
    using running = client(silent, stream(update('a') + complete))
    const ids = idsOf(running.portico.licenses.changed())
    await vi.runAllTimersAsync()
    expect(await ids).toEqual(['a'])
    expect(running.asked).toEqual([0, 60_250])
  })

  it('takes the time of its reader for no time of the server', async () => {
    let lose = () => {}
    const lost = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(update('a')))
        lose = () => controller.error(new Error('gone'))
      },
    })
    using running = client(stream(lost), stream(update('b') + complete))
    const ids: string[] = []
    const reading = (async () => {
      for await (const { eventId } of running.portico.licenses.changed()) {
        ids.push(eventId)
        vi.setSystemTime(Date.now() + 600_000)
        lose()
      }
    })()
    await vi.runAllTimersAsync()
    await reading
    expect(ids).toEqual(['a', 'b'])
  })
})
