import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { hashToken, makeToken } from '../src/auth/token.ts'
import { newId } from '../src/ids.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { bootstrapToken } from './transport.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

let dataDir: string
let database: OwnDatabase | undefined
let environment: Record<string, string>

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'portico-start-'))
  environment = {
    PORTICO_DATA_DIR: dataDir,
    PORTICO_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    PORT: '0',
    PORTICO_DEMO: 'false',
    LOG_LEVEL: 'warn',
  }
  if (!process.env.TEST_DATABASE_URL) return
  database = await ownDatabase()
  if (database.options.kind === 'postgres') environment.DATABASE_URL = database.options.url
})
afterAll(async () => {
  await database?.close()
  await rm(dataDir, { recursive: true, force: true })
})

function run(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH!, ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (data) => {
    out += data
  })
  child.stderr.on('data', (data) => {
    err += data
  })
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal,
    out,
    err,
  }))
  const url = async () => {
    const stopped = ended.then((end) =>
      Promise.reject(new Error(`It ended before it served: ${JSON.stringify(end)}`)),
    )
    stopped.catch(() => {})
    for (;;) {
      const found = /Portico serves (http\S+graphql)/.exec(out)?.[1]
      if (found) return found
      await Promise.race([once(child.stdout, 'data'), stopped])
    }
  }
  return { child, ended, url, kill: (signal: NodeJS.Signals) => child.kill(signal) }
}

const oneLine = expect.stringMatching(/^[^\n]+\n$/)

test('it serves, is ready, and ends with 0 after SIGTERM; a second server starts on what is left', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { url, kill, ended } = run()
    const address = await url()
    const ready = await fetch(address.replace('/graphql', '/health/ready'))
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }])
    const answer = await fetch(`${address}?query={__typename}`)
    expect(await answer.json()).toEqual({ data: { __typename: 'Query' } })
    kill(signal)
    expect(await ended).toMatchObject({ code: 0, err: '' })
  }
})

test('it passes every audit of GraphQL over HTTP', async () => {
  const { url, kill, ended } = run({ PORTICO_BOOTSTRAP_TOKEN: bootstrapToken })
  const address = await url()
  const authorized = (input: string, init: RequestInit = {}) =>
    fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${bootstrapToken}` } })
  const results = []
  for (const audit of serverAudits({ url: address, fetchFn: authorized })) results.push(await audit.fn())
  expect(results.length).toBeGreaterThan(50)
  expect(results.filter(({ status }) => status !== 'ok')).toEqual([])
  kill('SIGTERM')
  await ended
})

test('an export that is asked for is written by its jobs, with the credential that asked', async () => {
  const server = run({ PORTICO_BOOTSTRAP_TOKEN: bootstrapToken })
  const url = await server.url()
  const authorization = { authorization: `Bearer ${bootstrapToken}` }
  const ask = async (query: string) => {
    const headers = { ...authorization, 'content-type': 'application/json' }
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })
    return ((await answer.json()) as { data: Record<string, Record<string, { id: string; status: string }>> })
      .data
  }
  await ask('mutation { partnerCreate(input: { number: "P-1", name: "Exported" }) { partner { id } } }')
  const created = await ask(
    'mutation { listExportCreate(input: { list: "partners", format: JSONL }) { listExport { id } } }',
  )
  const { id } = created.listExportCreate!.listExport!
  await vi.waitFor(
    async () => {
      const { listExport } = await ask(`{ listExport(id: "${id}") { status } }`)
      expect(listExport!.status).toBe('READY')
    },
    { timeout: 60_000, interval: 200 },
  )
  const file = await fetch(url.replace('/graphql', `/exports/${id}/file`), { headers: authorization })
  expect(JSON.parse(await file.text())).toMatchObject({ number: 'P-1', name: 'Exported' })
  server.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ code: 0 })
}, 120_000)

test('asked to stop once more after a while, it ends at once', async () => {
  const { url, kill, ended } = run()
  const { port } = new URL(await url())
  // A request that does not end keeps the first signal waiting.
  const socket = connect(Number(port), '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => {})
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{',
  )
  await new Promise((resolve) => setTimeout(resolve, 200))
  kill('SIGTERM')
  // Not the echo of the first one, which comes at once.
  kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 143 })
  socket.destroy()
})

test('a configuration that is no good is told at once, all of it, without its values', async () => {
  const { ended } = run({ PORT: 'x', LOG_LEVEL: 'loud', PORTICO_BOOTSTRAP_TOKEN: 'too-short-secret' })
  const { code, err } = await ended
  expect(code).toBe(1)
  expect(err).toMatch(/PORT.*[\s\S]*PORTICO_BOOTSTRAP_TOKEN.*32[\s\S]*LOG_LEVEL/)
  expect(err).not.toMatch(/too-short-secret|loud|\bat /)
})

test('a secret key that is no key, and another than that of the database, is told without it', {
  timeout: 90_000,
}, async () => {
  const first = run()
  await first.url()
  first.kill('SIGTERM')
  await first.ended
  const malformed = await run({ PORTICO_SECRET_KEY: 'not-a-key' }).ended
  expect(malformed.code).toBe(1)
  expect(malformed.err).toMatch(/PORTICO_SECRET_KEY: must be 32 random bytes in base64/)
  expect(malformed.err).not.toMatch(/not-a-key|\bat /)
  const other = Buffer.alloc(32, 8).toString('base64')
  const wrong = await run({ PORTICO_SECRET_KEY: other }).ended
  expect([wrong.code, wrong.err]).toEqual([1, oneLine])
  expect(wrong.err).toContain('not the one this database was set up with')
  expect(wrong.err).not.toContain(other)
  const both = run({ PORTICO_SECRET_KEY: `${other},${environment.PORTICO_SECRET_KEY}` })
  await both.url()
  both.kill('SIGTERM')
  expect(await both.ended).toMatchObject({ code: 0, err: '' })
})

test.runIf(process.env.TEST_DATABASE_URL)(
  'on PostgreSQL a missing secret key is one line and code 1',
  async () => {
    const { code, err } = await run({ PORTICO_SECRET_KEY: '' }).ended
    expect([code, err]).toEqual([1, oneLine])
    expect(err).toContain('openssl rand -base64 32')
  },
)

test('a database that cannot be reached is one line and code 1', async () => {
  const { code, err } = await run({ DATABASE_URL: 'postgresql://someone:hidden@127.0.0.1:1/x' }).ended
  expect([code, err]).toEqual([1, oneLine])
  expect(err).toContain('DATABASE_URL')
  expect(err).not.toContain('hidden')
})

test('a port in use and an address of another machine are one line and code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const taken = await run({ PORT: String(port) }).ended
  expect([taken.code, taken.err]).toEqual([
    1,
    `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or set PORT.\n`,
  ])
  other.close()
  const foreign = await run({ HOST: '192.0.2.1' }).ended
  expect([foreign.code, foreign.err]).toEqual([1, oneLine])
  expect(foreign.err).toContain('HOST=192.0.2.1')
})

test.skipIf(process.env.TEST_DATABASE_URL)('a data folder in use is one line and code 1', async () => {
  const first = run()
  await first.url()
  const second = await run().ended
  expect([second.code, second.err]).toEqual([1, oneLine])
  expect(second.err).toContain('in use by process')
  first.kill('SIGTERM')
  expect(await first.ended).toMatchObject({ code: 0 })
})

test.runIf(process.env.TEST_DATABASE_URL)(
  'with demo credentials it listens on loopback alone, unless it is told to',
  async () => {
    const { prisma } = database!
    const create = (data: { demo: boolean; revokedAt?: Date }) =>
      prisma.apiToken.create({
        data: {
          id: newId('ApiToken'),
          name: 'demo',
          tokenHash: hashToken(makeToken('apiToken')),
          lastFour: 'demo',
          scopes: [],
          customerIds: [],
          ...data,
        },
      })
    await create({ demo: false })
    await create({ demo: true, revokedAt: new Date() })
    const without = run({ HOST: '0.0.0.0' })
    await without.url()
    without.kill('SIGTERM')
    await without.ended

    await create({ demo: true })
    const refused = await run({ HOST: '0.0.0.0' }).ended
    expect([refused.code, refused.err]).toEqual([1, oneLine])
    expect(refused.err).toContain('PORTICO_DEMO=true')

    const allowedSettings: Record<string, string>[] = [
      { HOST: '127.0.0.1' },
      { HOST: '0.0.0.0', PORTICO_DEMO: 'true' },
    ]
    for (const env of allowedSettings) {
      const allowed = run(env)
      await allowed.url()
      allowed.kill('SIGTERM')
      expect(await allowed.ended).toMatchObject({ code: 0 })
    }
  },
)
