import { once } from 'node:events'
import { PassThrough, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { type Answer, json, silence, stubServer } from '../../sdk/test/stub-server.ts'
import { makeCustomer } from '../../server/test/factories.ts'
import { Interruption } from '../src/io.ts'
import { main } from '../src/main.ts'
import { folder, ioOf, run, served, spawned } from './shell.ts'

/** A page of a list of so many customers; the cursor says where it ends. */
const pageOf =
  (total: number): Answer =>
  (response, { variables, headers, query }) => {
    const { first, after, withTotalCount } = variables as {
      first: number
      after?: string
      withTotalCount?: boolean
    }
    const begin = Number(after ?? 0)
    const end = Math.min(begin + first, total)
    const nodes = Array.from({ length: end - begin }, (_, i) => ({
      id: `cus_${begin + i}`,
      name: `Customer ${begin + i}`,
    }))
    const pageInfo = { hasNextPage: end < total, endCursor: String(end) }
    json({ data: { customers: { nodes, pageInfo, ...(withTotalCount && { totalCount: total }) } } })(
      response,
      { variables, headers, query },
    )
  }

const all = ['customers', 'list', '--all', '--columns', 'id,name']
const collect = async (stream: NodeJS.ReadableStream) => {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}

describe('the program', () => {
  it(
    'works as a process of its own',
    served(async ({ env, db }) => {
      const { id } = await makeCustomer(db, { name: 'Acme', number: 'C-1' })
      const child = spawned(['customers', 'get-by-number', 'C-1', '--json'], env)
      const [stdout, stderr, [code]] = await Promise.all([
        collect(child.stdout),
        collect(child.stderr),
        once(child, 'close'),
      ])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(JSON.parse(stdout)).toMatchObject({ id, name: 'Acme' })
      const none = spawned(['customers', 'get-by-number', 'C-2'], env)
      expect(await once(none, 'close')).toEqual([4, null])
    }),
  )

  it(
    'reads the token of a login from stdin',
    served(async ({ url, env }) => {
      using home = folder()
      const child = spawned(['login', '--endpoint', url], { XDG_CONFIG_HOME: home.path })
      child.stdin.end(`${env.PORTICO_TOKEN}\n`)
      expect(await once(child, 'close')).toEqual([0, null])
      expect((await run(['whoami'], { env: { XDG_CONFIG_HOME: home.path } })).code).toBe(0)
    }),
  )

  it('ends without a complaint when nobody reads on', async () => {
    await using stub = await stubServer(pageOf(1_000_000))
    const child = spawned([...all, '--jsonl'], { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' })
    const stderr = collect(child.stderr)
    await once(child.stdout, 'data')
    child.stdout.destroy()
    expect(await once(child, 'close')).toEqual([0, null])
    expect(await stderr).toBe('')
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'ends with %s, and says of a mutation that it may have been carried out',
    async (signal, code) => {
      await using stub = await stubServer(silence)
      const env = { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' }
      const child = spawned(['customers', 'archive', 'cus_1'], env)
      const stderr = collect(child.stderr)
      await vi.waitFor(() => expect(stub.sent).toHaveLength(1), { timeout: 30_000 })
      child.kill(signal)
      expect(await once(child, 'close')).toEqual([code, null])
      expect(await stderr).toContain('It may have been carried out')
    },
  )

  it('ends with Ctrl-C while it waits for stdin', async () => {
    const ending = new AbortController()
    const output = new Writable({ write: (_chunk, _encoding, done) => done() })
    const io = { ...ioOf({ signal: ending.signal }, output, output), stdin: new PassThrough() }
    const running = main(['customers', 'create', '--input', '-'], io)
    await vi.waitFor(() => expect(io.stdin.listenerCount('readable')).toBeGreaterThan(0))
    ending.abort(new Interruption('', 130))
    expect(await running).toBe(130)
  })
})

describe('a long list', () => {
  it('is fetched no faster than it is read', async () => {
    await using stub = await stubServer(pageOf(10_000))
    const env = { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' }
    let release = () => {}
    let rows = 0
    let held = true
    const slow = new Writable({
      highWaterMark: 1,
      write: (chunk, _encoding, done) => {
        rows += String(chunk).split('\n').length - 1
        if (held) release = done
        else done()
      },
    })
    const stderr = new Writable({ write: (_chunk, _encoding, done) => done() })
    const running = main([...all, '--jsonl'], ioOf({ env }, slow, stderr))
    await vi.waitFor(() => expect(rows).toBe(100), { timeout: 30_000 })
    // Whoever reads ahead would have asked for more by now.
    await sleep(200)
    expect(stub.sent).toHaveLength(1)
    held = false
    release()
    expect(await running).toBe(0)
    expect(rows).toBe(10_000)
    expect(stub.sent).toHaveLength(100)
  })

  it('shows how far it is on a terminal that does not show the rows', async () => {
    await using stub = await stubServer(pageOf(250))
    const env = { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' }
    const bar = await run([...all, '--csv'], { env, progress: true })
    expect(bar.stdout.trim().split('\r\n')).toHaveLength(251)
    expect(bar.stderr).toContain('[========================] 250 of 250')
    expect(bar.stderr.endsWith('\r\u001b[2K')).toBe(true)
    for (const quiet of [
      await run([...all, '--csv', '--quiet'], { env, progress: true }),
      await run([...all, '--csv'], { env }),
      await run([...all], { env, progress: true, terminal: 80 }),
    ])
      expect(quiet.stderr).toBe('')
  })

  it('of what happens goes on until it is interrupted', async () => {
    const ending = new AbortController()
    const update = (eventId: string) =>
      `id: ${eventId}\nevent: next\ndata: ${JSON.stringify({ data: { licenseChanged: { eventId, type: 'license.updated' } } })}\n\n`
    await using stub = await stubServer((response) => {
      response
        .writeHead(200, { 'content-type': 'text/event-stream' })
        .write(update('evt_1') + update('evt_2'))
    })
    const env = { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' }
    let printed = ''
    const stdout = new Writable({
      write: (chunk, _encoding, done) => {
        printed += chunk
        if (printed.includes('evt_2')) ending.abort(new Interruption('', 130))
        done()
      },
    })
    const argv = ['licenses', 'changed', '--ids', 'lic_1,lic_2', '--jsonl', '--columns', 'event-id']
    expect(await main(argv, ioOf({ env, signal: ending.signal }, stdout, stdout))).toBe(130)
    expect(printed).toBe('{"eventId":"evt_1"}\n{"eventId":"evt_2"}\n')
    expect(stub.sent[0]!.variables).toEqual({ ids: ['lic_1', 'lic_2'] })
  })

  it('is interrupted where it is', async () => {
    const ending = new AbortController()
    await using stub = await stubServer(pageOf(1_000), (response, sent) => {
      ending.abort(new Error('enough'))
      pageOf(1_000)(response, sent)
    })
    const env = { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' }
    const { code, stdout } = await run([...all, '--jsonl'], { env, signal: ending.signal })
    expect(code).toBe(1)
    expect(stdout.trim().split('\n')).toHaveLength(100)
    expect(stub.sent).toHaveLength(2)
  })
})
