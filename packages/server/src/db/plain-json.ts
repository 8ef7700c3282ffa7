import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils'

/**
 * Has the database write nested rows as json, where Prisma asks for jsonb. Both come as the same text; but jsonb is a
 * tree that is sorted, stored and written out again at every level, which is a third of what a nested read costs.
 */
export function withPlainJson(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return { ...factory, connect: async () => connect(await factory.connect()) }
}

function connect(adapter: SqlDriverAdapter): SqlDriverAdapter {
  rewriting(adapter)
  const { startTransaction } = adapter
  adapter.startTransaction = async (level) =>
    rewriting<Transaction>(await startTransaction.call(adapter, level))
  return adapter
}

function rewriting<Q extends SqlQueryable>(queryable: Q): Q {
  const { queryRaw } = queryable
  queryable.queryRaw = (query) => queryRaw.call(queryable, { ...query, sql: plainJson(query.sql) })
  return queryable
}

/** Prisma quotes every name and sends every value apart, so that these words can be nothing but its functions. */
function plainJson(sql: string): string {
  return sql.includes('JSONB_') ? sql.replace(/\bJSONB_(AGG|BUILD_OBJECT)\(/g, 'JSON_$1(') : sql
}
