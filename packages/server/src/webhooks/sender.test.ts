import { createHook } from 'node:async_hooks'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { dnsServer } from '../../test/dns-server.ts'
import { onLoopback, webhookReceiver } from '../../test/webhook-receiver.ts'
import { type Answer, createSender } from './sender.ts'
import type { Allowed } from './target.ts'

const never = new AbortController().signal

async function post(
  url: string,
  {
    allowed = onLoopback,
    dns,
    timeoutMs = 15_000,
    signal = never,
    ofVendor = true,
  }: {
    allowed?: Allowed
    dns?: string
    timeoutMs?: number
    signal?: AbortSignal
    ofVendor?: boolean
  } = {},
): Promise<Answer> {
  const sender = createSender({ allowed, dnsServer: dns })
  try {
    return await sender.post(
      { url, headers: { 'x-own': 'yes' }, body: '{"a":"é"}', timeoutMs, ofVendor },
      signal,
    )
  } finally {
    sender.close()
  }
}

test('a message is posted, and the beginning of the answer is kept on one line', async () => {
  await using receiver = await webhookReceiver((_received, response) => {
    response.writeHead(202, { 'retry-after': '7' }).end(`thank\n\u0000you ${'x'.repeat(5_000)}`)
  })
  const answer = await post(receiver.url)
  expect(answer).toMatchObject({ status: 202, error: null, retryAfterMs: 7_000 })
  expect(answer.text).toMatch(/^thank you x{990}$/)
  expect(receiver.received).toMatchObject([
    { path: '/hooks', body: '{"a":"é"}', headers: { 'x-own': 'yes', 'content-length': '10' } },
  ])
})

test('a connection is kept for the next message, and one that was closed in between costs nothing', async () => {
  const ports = new Set<number | undefined>()
  await using receiver = await webhookReceiver((_received, response) => {
    ports.add(response.socket?.remotePort)
    response.writeHead(204).end()
  })
  const sender = createSender({ allowed: onLoopback, dnsServer: undefined })
  const message = { url: receiver.url, headers: {}, body: '{}', timeoutMs: 15_000, ofVendor: true }
  for (let i = 0; i < 5; i++) expect(await sender.post(message, never)).toMatchObject({ status: 204 })
  expect(ports.size).toBe(1)
  sender.close()
})

test('a redirect is an answer and not followed', async () => {
  await using secret = await webhookReceiver()
  for (const status of [301, 302, 307, 308]) {
    await using receiver = await webhookReceiver((_received, response) => {
      response.writeHead(status, { location: secret.url }).end()
    })
    expect(await post(receiver.url)).toMatchObject({ status })
  }
  expect(secret.received).toEqual([])
})

test('an address that is not in the public internet is refused, whatever is said of it elsewhere', async () => {
  await using receiver = await webhookReceiver()
  for (const host of ['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]', 'localhost']) {
    const answer = await post(`https://${host}:${receiver.port}/`, { allowed: { hosts: [], ranges: [] } })
    expect(answer, host).toMatchObject({ status: null, error: expect.stringContaining('do not go to') })
  }
  expect(receiver.received).toEqual([])
})

test('a name is judged by what it leads to at the moment of the connection', async () => {
  await using receiver = await webhookReceiver()
  let leadsTo = ['10.9.8.7', '169.254.169.254']
  await using dns = await dnsServer(new Map(), new Map([['rebound.example.com', () => leadsTo]]))
  const url = `https://rebound.example.com:${receiver.port}/hooks`
  const strict = { allowed: { hosts: [], ranges: [] }, dns: dns.address }
  expect(await post(url, strict)).toMatchObject({
    status: null,
    error: 'Webhooks do not go to this address: it is not in the public internet.',
  })
  leadsTo = ['127.0.0.1']
  expect(await post(url, strict)).toMatchObject({ status: null, error: expect.stringContaining('do not go') })
  expect(dns.asked.filter((name) => name === 'rebound.example.com').length).toBeGreaterThan(1)

  // The same name, where its address is allowed: TLS is what fails now, so there was a connection.
  const there = await post(url, { dns: dns.address })
  expect(there.status).toBeNull()
  expect(there.error).not.toContain('do not go')
  expect(await post('https://unknown.example.com/', strict)).toMatchObject({
    error: 'There is no such host.',
  })
})

test('an allowed host is found by name and reached without TLS', async () => {
  await using receiver = await webhookReceiver()
  await using dns = await dnsServer(new Map(), new Map([['receiver.internal', () => ['127.0.0.1']]]))
  const allowed = { hosts: ['receiver.internal'], ranges: [] }
  const url = `http://receiver.internal:${receiver.port}/hooks`
  expect(await post(url, { allowed, dns: dns.address })).toMatchObject({ status: 204 })
  expect(receiver.received).toHaveLength(1)
})

test('what an operator allows is allowed to messages of the vendor alone', async () => {
  await using receiver = await webhookReceiver()
  await using dns = await dnsServer(new Map(), new Map([['named.example.com', () => ['127.0.0.1']]]))
  const allowed = { hosts: ['localhost'], ranges: onLoopback.ranges }
  const sender = createSender({ allowed, dnsServer: dns.address })
  const to = (url: string, ofVendor: boolean) =>
    sender.post({ url, headers: {}, body: '{}', timeoutMs: 15_000, ofVendor }, never)
  expect(await to(receiver.url, true)).toMatchObject({ status: 204 })
  const refused = { status: null, error: expect.stringContaining('do not go to this address') }
  for (const url of [
    receiver.url,
    `http://localhost:${receiver.port}/`,
    `https://localhost:${receiver.port}/`,
  ])
    expect(await to(url, false), url).toMatchObject(refused)
  const named = `https://named.example.com:${receiver.port}/`
  expect((await to(named, true)).error).not.toContain('do not go')
  expect(await to(named, false)).toMatchObject(refused)
  expect(receiver.received).toHaveLength(1)
  sender.close()
})

test('names that others chose take no thread to look up; the host of an operator is asked of the system', async () => {
  const lookups: string[] = []
  const hook = createHook({ init: (_id, type) => lookups.push(type) }).enable()
  const system = 'GETADDRINFOREQWRAP'
  const allowed = { hosts: ['localhost'], ranges: [] }
  await post('https://chosen.portico.invalid/', { allowed, timeoutMs: 300 })
  expect(lookups).toContain('QUERYWRAP')
  expect(lookups).not.toContain(system)
  await using receiver = await webhookReceiver()
  expect(await post(`http://localhost:${receiver.port}/`, { allowed })).toMatchObject({ status: 204 })
  expect(lookups).toContain(system)
  hook.disable()
})

test('a host whose name server says nothing holds up no other one, and is looked up once for all who wait', async () => {
  const silent = new Set(['silent.example.com'])
  await using receiver = await webhookReceiver()
  await using dns = await dnsServer(new Map(), new Map([['well.example.com', () => ['127.0.0.1']]]), silent)
  const sender = createSender({ allowed: onLoopback, dnsServer: dns.address })
  const to = (host: string) =>
    sender.post(
      {
        url: `https://${host}:${receiver.port}/`,
        headers: {},
        body: '{}',
        timeoutMs: 15_000,
        ofVendor: true,
      },
      never,
    )
  let given = 0
  const hanging = Array.from({ length: 40 }, () => to('silent.example.com').finally(() => given++))
  // TLS is what fails: there was a connection.
  expect((await to('well.example.com')).error).toContain('connection failed')
  expect(given).toBe(0)
  expect((await hanging[0])?.error).toBe('The name of the host could not be looked up.')
  await Promise.all(hanging)
  // Of two kinds of addresses, each asked for twice.
  expect(dns.asked.filter((name) => silent.has(name))).toHaveLength(4)
  sender.close()
})

test('who does not answer, never ends, breaks off or refuses is given up', async () => {
  await using silent = await webhookReceiver(() => {})
  expect(await post(silent.url, { timeoutMs: 300 })).toMatchObject({
    status: null,
    error: 'No answer within 0.3 seconds.',
  })
  await using endless = await webhookReceiver((_received, response) => {
    response.writeHead(200)
    response.write('.')
  })
  expect(await post(endless.url, { timeoutMs: 300 })).toMatchObject({
    error: 'No answer within 0.3 seconds.',
  })
  await using broken = await webhookReceiver((_received, response) => {
    response.socket!.destroy()
  })
  expect(await post(broken.url)).toMatchObject({ status: null, error: 'The connection broke off.' })

  const closed = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => closed.once('listening', resolve))
  const { port } = closed.address() as AddressInfo
  await new Promise((resolve) => closed.close(resolve))
  expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ error: 'The host refuses connections.' })
})

test.each([
  ['101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n', 'The connection broke off.'],
  ['200 OK\r\nContent-Length: 100\r\n\r\nabc', 'The answer broke off.'],
])('an answer that is none comes to an end: %j', async (answer, error) => {
  const receiver = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(`HTTP/1.1 ${answer}`)
      if (answer.startsWith('200')) socket.end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => receiver.once('listening', resolve))
  const { port } = receiver.address() as AddressInfo
  expect(await post(`http://127.0.0.1:${port}/`, { timeoutMs: 300 })).toMatchObject({ status: null, error })
  receiver.close()
})

test('an answer that ends with its connection is one', async () => {
  const receiver = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nthanks'))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => receiver.once('listening', resolve))
  const { port } = receiver.address() as AddressInfo
  expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 200, error: null, text: 'thanks' })
  receiver.close()
})

test('of a very long answer the status counts, and the rest is not read', async () => {
  let written = 0
  await using receiver = await webhookReceiver((_received, response) => {
    response.writeHead(200)
    const more = () => {
      while (!response.destroyed && written < 2 ** 28) {
        written += 65_536
        if (!response.write('x'.repeat(65_536))) {
          response.once('drain', more)
          return
        }
      }
      response.end()
    }
    more()
  })
  expect(await post(receiver.url)).toMatchObject({ status: 200, error: null })
  expect(written).toBeLessThan(2 ** 26)
})

test('what is cut off says so', async () => {
  await using silent = await webhookReceiver(() => {})
  const controller = new AbortController()
  const posted = post(silent.url, { signal: controller.signal })
  controller.abort()
  expect(await posted).toMatchObject({ status: null, error: 'It was cut off.' })
})
