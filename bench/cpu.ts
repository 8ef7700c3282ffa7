import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import type { Server } from './servers.ts'

/** CPU microseconds since the processes began; undefined where the machine does not tell. */
export type CpuReading = { server: number | undefined; backends: ReadonlyMap<number, number> | undefined }

export type CpuMeter = {
  read(server: Server): Promise<CpuReading>
  [Symbol.asyncDispose](): Promise<void>
}

/** Reads from /proc what a server and its PostgreSQL backends have used; of backends only on this machine. */
export async function cpuMeter(databaseUrl: string): Promise<CpuMeter> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'bench-meter' })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const local = isBackend(rows[0]!.pid)
  return {
    read: async ({ pid, applicationName }) => {
      const server = cpuOf(pid)
      if (!local) return { server, backends: undefined }
      const { rows } = await client.query<{ pid: number }>(
        'select pid from pg_stat_activity where datname = current_database() and application_name = $1',
        [applicationName],
      )
      return { server, backends: new Map(rows.map(({ pid }) => [pid, cpuOf(pid) ?? 0])) }
    },
    [Symbol.asyncDispose]: () => client.end(),
  }
}

/** What was used between two readings; a backend that was not there before began with nothing. */
export function cpuBetween(before: CpuReading, after: CpuReading) {
  const { server, backends } = after
  return {
    server: server === undefined || before.server === undefined ? undefined : server - before.server,
    database:
      backends &&
      [...backends].reduce((sum, [pid, used]) => sum + used - (before.backends?.get(pid) ?? 0), 0),
  }
}

function cpuOf(pid: number): number | undefined {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`)
    const used = tasks.map((task) =>
      Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
    )
    return used.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1_000
  } catch {
    return undefined
  }
}

function isBackend(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres')
  } catch {
    return false
  }
}
