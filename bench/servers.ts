import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Load, Measured } from './load.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A server under test, in a process of its own. */
export type Server = {
  name: 'ours' | 'handWritten'
  port: number
  pid: number
  /** What its connections call themselves in pg_stat_activity. */
  applicationName: string
  [Symbol.asyncDispose](): Promise<void>
}

/** Of the benchmark's own databases, which hold no secret of anybody. */
const secretKey = Buffer.alloc(32).toString('base64')

/** The real server, as `npm start` runs it in production; it writes no line per request. A profile is of the whole life of the process. */
export function startOurs(databaseUrl: string, { profile }: { profile: boolean }): Promise<Server> {
  const env = {
    DATABASE_URL: databaseUrl,
    PORTICO_SECRET_KEY: secretKey,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    PORT: '0',
    HOST: '127.0.0.1',
    // Counted as always, and never used up.
    PORTICO_BUDGET_STAFF: '1000000000',
    PORTICO_BUDGET_PORTAL_USER: '1000000000',
    PORTICO_BUDGET_API_TOKEN: '1000000000',
    // Where the receiver of the webhooks is.
    PORTICO_WEBHOOK_ALLOW: '127.0.0.1',
  }
  const flags = profile ? ['--cpu-prof', '--cpu-prof-dir=bench/results'] : []
  return startServer(
    'ours',
    'portico',
    ['--max-semi-space-size=64', ...flags, 'packages/server/src/main.ts'],
    env,
  )
}

export function startHandWritten(databaseUrl: string): Promise<Server> {
  return startServer('handWritten', 'hand-written', ['bench/hand-written.ts'], {
    DATABASE_URL: databaseUrl,
    NODE_ENV: 'production',
  })
}

async function startServer(
  name: Server['name'],
  applicationName: string,
  args: string[],
  env: Record<string, string>,
): Promise<Server> {
  // The rest of the environment stays out: a DATABASE_URL or a token of the caller's own has no place here.
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await portOf(child, args.at(-1)!)
  // What it has to say from here on are warnings and errors.
  child.stdout!.pipe(process.stderr)
  return { name, port, pid: child.pid!, applicationName, [Symbol.asyncDispose]: () => end(child) }
}

async function portOf(child: ChildProcess, file: string): Promise<number> {
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with code ${code} before it served.`)
  })
  const serves = (async () => {
    for await (const line of createInterface({ input: child.stdout! })) {
      const port = /http:\/\/[^/\s]+:(\d+)/.exec(line)?.[1]
      if (port) return Number(port)
    }
    return failed
  })()
  return Promise.race([serves, failed])
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(timer)
}

/** The load generator's process. */
export type Generator = { run(load: Load): Promise<Measured>; [Symbol.asyncDispose](): Promise<void> }

type Answer = { measured?: Measured; error?: string }

export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('./load.ts', import.meta.url)), { serialization: 'advanced' })
  let waiting: PromiseWithResolvers<Measured> | undefined
  child.on('message', ({ measured, error }: Answer) => {
    if (measured) waiting?.resolve(measured)
    else waiting?.reject(new Error(error))
  })
  child.on('exit', () => waiting?.reject(new Error('The load generator ended.')))
  return {
    run: (load) => {
      waiting = Promise.withResolvers()
      child.send(load)
      return waiting.promise
    },
    [Symbol.asyncDispose]: () => end(child),
  }
}
