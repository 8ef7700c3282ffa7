import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { bootstrapToken, inProcess } from '../../sdk/test/in-process.ts'
import type { Db } from '../../server/src/context.ts'
import { schema } from '../../server/src/schema.ts'
import { ownDatabase } from '../../server/test/database.ts'
import { nowhere } from '../../server/test/queue.ts'
import { testServer } from '../../server/test/transport.ts'
import type { Io } from '../src/io.ts'
import { main } from '../src/main.ts'

export const program = fileURLToPath(new URL('../src/bin.ts', import.meta.url))

export type Ran = { code: number; stdout: string; stderr: string }

export type Options = {
  env?: Record<string, string>
  /** What comes in; a terminal where it is `keys`. */
  stdin?: string
  keys?: string[]
  /** The width of the terminal that stdout is. */
  terminal?: number
  /** Whether stderr is a terminal. */
  progress?: boolean
  signal?: AbortSignal
}

/** Runs a command line in this process. */
export async function run(argv: readonly string[], options: Options = {}): Promise<Ran> {
  const stdout = collector()
  const stderr = collector()
  const code = await main(argv, ioOf(options, stdout, stderr))
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

export function ioOf(
  { env = {}, stdin, keys, terminal, progress, signal }: Options,
  stdout: Writable,
  stderr: Writable,
): Io {
  return {
    stdin: keys ? keyboard(keys) : Readable.from(stdin === undefined ? [] : [stdin]),
    stdout: Object.assign(stdout, terminal === undefined ? {} : { isTTY: true, columns: terminal }),
    stderr: Object.assign(stderr, progress ? { isTTY: true } : {}),
    env: { HOME: '/nonexistent', ...env },
    signal: signal ?? new AbortController().signal,
  }
}

function collector(): Writable & { text(): string } {
  let text = ''
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += chunk
      done()
    },
  })
  return Object.assign(stream, { text: () => text })
}

/** A terminal on which somebody types. */
function keyboard(keys: readonly string[]): Io['stdin'] {
  const stream = new PassThrough()
  for (const key of keys) stream.write(key)
  return Object.assign(stream, { isTTY: true, setRawMode: () => stream })
}

/** Runs the program as a process of its own. */
export function spawned(argv: readonly string[], env: Record<string, string>) {
  return spawn(process.execPath, [program, ...argv], { env: { HOME: '/nonexistent', ...env } })
}

/** A folder that is gone after the test. */
export function folder(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'portico-cli-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) }
}

export type Served = {
  db: Db
  url: string
  /** The environment of somebody who is logged in with every scope. */
  env: Record<string, string>
  /** Runs a command line as such. */
  portico: (...argv: string[]) => Promise<Ran>
}

/** Runs a test against the real server on loopback, in a transaction that is rolled back at its end. */
export const served = (test: (server: Served) => Promise<void>) =>
  inProcess(async ({ listen, db }) => {
    const { url } = await listen()
    const env = { PORTICO_ENDPOINT: url, PORTICO_TOKEN: bootstrapToken }
    await test({ db, url, env, portico: (...argv) => run(argv, { env }) })
  })

/** The same for what takes longer than a transaction may: on a database of its own. */
export const servedForLong = (test: (server: Omit<Served, 'portico'>) => Promise<void>) => async () => {
  await using database = await ownDatabase()
  await using running = testServer({ database, schema, queue: nowhere, config: { bootstrapToken } })
  const { url } = await running.server.listen()
  await test({ db: database.prisma, url, env: { PORTICO_ENDPOINT: url, PORTICO_TOKEN: bootstrapToken } })
}
