import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { DatabaseError } from './database-error.ts'
import { openEmbedded, openInMemory } from './embedded.ts'
import { PrismaClient } from './generated/prisma/client.ts'
import { listenOn } from './listen.ts'
import { withRewriting } from './rewritten.ts'
import { namedSeconds, statementNames } from './statement-names.ts'

export type DatabaseOptions =
  | { kind: 'postgres'; url: string; poolSize?: number }
  | { kind: 'embedded'; dataDir: string }
  | { kind: 'memory'; dump?: Blob }

/**
 * Runs SQL beside Prisma. Without values the text may hold several statements, which are applied as one.
 * A `name` keeps the statement prepared on its connection. `bigint` and `date` columns come back as text.
 */
export type Sql = <Row = Record<string, unknown>>(
  text: string,
  values?: readonly unknown[],
  options?: { name?: string },
) => Promise<{ rows: Row[] }>

export interface Database {
  readonly kind: DatabaseOptions['kind']
  readonly prisma: PrismaClient
  readonly sql: Sql
  /** Runs statements on one connection, in one transaction that is rolled back when `fn` throws. */
  transaction<T>(fn: (sql: Sql) => Promise<T>): Promise<T>
  /** Hears what `pg_notify` sends on a channel, from any process, until the returned function is called. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** What one of the two engines brings: the rest of a Database is the same for both. */
export interface Engine {
  adapter: SqlDriverAdapterFactory
  sql: Sql
  transaction: Database['transaction']
  listen: Database['listen']
  close(): Promise<void>
}

const connectTimeout = 5_000
const statementTimeout = 30_000
const oldestVersion = 150_000
/** Callers make plans with the shapes of their queries, and one takes up to some 100 KB. */
const mostPlans = 300

/** Opens the database and makes sure that it answers; throws a DatabaseError that an operator understands. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const engine = await openEngine(options)
  const prisma = new PrismaClient({
    adapter: withRewriting(engine.adapter),
    transactionOptions: { maxWait: 15_000, timeout: 15_000 },
    queryPlanCacheMaxSize: mostPlans,
  })
  return {
    kind: options.kind,
    prisma,
    sql: engine.sql,
    transaction: engine.transaction,
    listen: engine.listen,
    close: async () => {
      await prisma.$disconnect()
      await engine.close()
    },
  }
}

function openEngine(options: DatabaseOptions): Promise<Engine> {
  if (options.kind === 'postgres') return openPostgres(options.url, options.poolSize ?? 10)
  if (options.kind === 'embedded') return openEmbedded(options.dataDir)
  return openInMemory(options.dump)
}

async function openPostgres(url: string, poolSize: number): Promise<Engine> {
  const target = describeUrl(url)
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'portico',
    connectionTimeoutMillis: connectTimeout,
    idleTimeoutMillis: 30_000,
    // With it goes what it has prepared under names that are no longer given.
    maxLifetimeSeconds: namedSeconds,
    keepAlive: true,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: statementTimeout,
    onConnect: async (client) => {
      // Prisma writes times without a zone and reads them as UTC: another session zone would shift them.
      // A nested query is one statement of many joins, which to compile takes seconds and to run milliseconds.
      await client.query("set time zone 'UTC'; set jit = off")
    },
  })
  // An idle connection that breaks is replaced at the next query; unheard, its error ends the process.
  pool.on('error', () => {})

  const sql = sqlOn(pool)
  try {
    const { rows } = await sql<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    )
    if (rows[0]!.version < oldestVersion) {
      throw new DatabaseError(
        `PostgreSQL at ${target} is older than version 15, the oldest that Portico runs on.`,
      )
    }
  } catch (error) {
    await pool.end().catch(() => {})
    if (error instanceof DatabaseError) throw error
    throw new DatabaseError(explainConnectError(target, error), { cause: error })
  }

  return {
    adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }),
    sql,
    transaction: async (fn) => {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const result = await fn(sqlOn(client))
        await client.query('commit')
        client.release()
        return result
      } catch (error) {
        // A connection that cannot roll back is not fit for the pool.
        await client.query('rollback').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        )
        throw error
      }
    },
    listen: (channel, heard) => listenOn(url, channel, heard),
    close: () => pool.end(),
  }
}

const plainTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.DATE ? (value: unknown) => value : pg.types.getTypeParser(oid, format),
}

function sqlOn(connection: pg.Pool | pg.PoolClient): Sql {
  return async <Row>(text: string, values?: readonly unknown[], options?: { name?: string }) => {
    const result: pg.QueryResult | pg.QueryResult[] = await connection.query({
      text,
      types: plainTypes,
      ...(values && { values: [...values] }),
      ...(options?.name && { name: options.name }),
    })
    // pg answers a text of several statements with a list, which its types do not know.
    const rows = Array.isArray(result) ? result.flatMap((one) => one.rows) : result.rows
    return { rows: rows as Row[] }
  }
}

/** Where a connection string leads to, without its user and password. */
function describeUrl(url: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url)
    const host = searchParams.get('host') || hostname || 'localhost'
    return `${host}:${port || searchParams.get('port') || '5432'}/${decodeURIComponent(pathname.slice(1)) || 'postgres'}`
  } catch {
    throw new DatabaseError(
      'DATABASE_URL is not an address such as postgresql://user:password@host:5432/database.',
    )
  }
}

function explainConnectError(target: string, error: unknown): string {
  const { code, message } = firstError(error)
  if (code === 'ECONNREFUSED')
    return `PostgreSQL at ${target} refuses connections: is it running? Check DATABASE_URL.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `PostgreSQL at ${target} cannot be reached: there is no such host. Check DATABASE_URL.`
  }
  if (code === 'ETIMEDOUT' || /timeout/i.test(message)) {
    return `PostgreSQL at ${target} did not answer within ${connectTimeout / 1000} seconds. Check DATABASE_URL.`
  }
  if (code === '28P01' || code === '28000') return `PostgreSQL at ${target} does not let us in: ${message}.`
  if (code === '3D000')
    return `PostgreSQL at ${target} has no such database. Create it, or check DATABASE_URL.`
  return `PostgreSQL at ${target} cannot be used: ${message}.`
}

function firstError(error: unknown): { code: string; message: string } {
  // A host with several addresses fails with one error for each of them.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  if (!(first instanceof Error)) return { code: '', message: String(first) }
  return { code: 'code' in first ? String(first.code) : '', message: first.message.replace(/\.$/, '') }
}
