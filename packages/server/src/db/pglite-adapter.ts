import { messages, type PGlite } from '@electric-sql/pglite'
import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQueryable,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

type Queryable = Pick<PGlite, 'query' | 'exec'>

/**
 * Prisma's driver for PGlite, brought to what the one for PostgreSQL does: savepoints for nested transactions,
 * isolation levels, and errors that name the violated constraint.
 */
export function pgliteAdapter(pglite: PGlite): SqlDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: 'pglite',
    connect: async () => connect(pglite),
  }
}

async function connect(pglite: PGlite): Promise<SqlDriverAdapter> {
  const base = await queryable(pglite)
  return {
    ...base,
    executeScript: async (script) => {
      await pglite.transaction((tx) => tx.exec(script))
    },
    startTransaction: (isolationLevel) => startTransaction(pglite, isolationLevel),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: async () => {},
  }
}

async function startTransaction(pglite: PGlite, isolationLevel?: IsolationLevel): Promise<Transaction> {
  const started = Promise.withResolvers<Queryable>()
  const ending = Promise.withResolvers<'commit' | 'rollback'>()
  const done = pglite.transaction(async (tx) => {
    // Before the first query, which fixes the level.
    if (isolationLevel) await tx.exec(`SET TRANSACTION ISOLATION LEVEL ${isolationLevel}`)
    started.resolve(tx)
    if ((await ending.promise) === 'rollback') await tx.rollback()
  })
  // Fails before it has started only; later errors are those of commit and rollback, which await it.
  done.catch(started.reject)

  const base = await queryable(await started.promise)
  const run = async (sql: string) => {
    await base.executeRaw({ sql, args: [], argTypes: [] })
  }
  const end = async (how: 'commit' | 'rollback') => {
    ending.resolve(how)
    await done
  }
  return {
    ...base,
    options: { usePhantomQuery: true },
    commit: () => end('commit'),
    rollback: () => end('rollback'),
    createSavepoint: (name) => run(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => run(`ROLLBACK TO SAVEPOINT ${name}`),
    releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
  }
}

async function queryable(client: Queryable): Promise<SqlQueryable> {
  const query: PGlite['query'] = async (...args) => {
    try {
      return await client.query(...args)
    } catch (error) {
      throw translate(error)
    }
  }
  // The adapter calls `query` alone here; transactions and scripts are ours.
  const adapter = await new PrismaPGlite({ query } as unknown as PGlite).connect()
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (params) => adapter.queryRaw(params),
    executeRaw: (params) => adapter.executeRaw(params),
  }
}

/** Where the adapter reports less than the one for PostgreSQL; every other error is left to it. */
function translate(error: unknown): unknown {
  if (!(error instanceof messages.DatabaseError)) return error
  const original = { originalCode: error.code, originalMessage: error.message }
  const constraint = error.constraint ? { index: error.constraint } : undefined
  if (error.code === '23505') {
    return new DriverAdapterError({
      kind: 'UniqueConstraintViolation',
      constraint,
      table: error.table,
      ...original,
    })
  }
  if (error.code === '23001')
    return new DriverAdapterError({ kind: 'RestrictViolation', constraint, ...original })
  if (error.code === '40P01') return new DriverAdapterError({ kind: 'TransactionWriteConflict', ...original })
  return error
}
