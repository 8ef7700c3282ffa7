import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils'

/**
 * Has the database read what Prisma means in words that cost it less. Prisma quotes every name and sends every value
 * apart, so that the words replaced here can be nothing but its own.
 */
export function withRewriting(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
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
  queryable.queryRaw = (query) => queryRaw.call(queryable, withArrays(withPlainJson(query)))
  return queryable
}

/**
 * Nested rows as json, where Prisma asks for jsonb. Both come as the same text; but jsonb is a tree that is sorted,
 * stored and written out again at every level, which is a third of what a nested read costs. Rows of more than 50 members
 * come in parts that are put together, which only jsonb can be.
 */
function withPlainJson(query: SqlQuery): SqlQuery {
  if (!query.sql.includes('JSONB_') || query.sql.includes('|| JSONB_')) return query
  return { ...query, sql: query.sql.replace(/\bJSONB_(AGG|BUILD_OBJECT)\(/g, 'JSON_$1(') }
}

/**
 * A list of values as one array: `= ANY($1)` for `IN ($1,$2,…)`. The text is then the same for lists of every length,
 * and a rule that names hundreds of customers is one value to send, parse and plan. A list of one stays: it is an
 * equality, which more indexes answer in order.
 */
export function withArrays(query: SqlQuery): SqlQuery {
  if (!lists.test(query.sql)) return query
  const args: unknown[] = []
  const argTypes: SqlQuery['argTypes'] = []
  const sql = query.sql.replace(listOrValue, (_text, not?: string, list?: string, value?: string) => {
    const positions = (list ?? value!).split(',').map((placeholder) => Number(placeholder.slice(1)) - 1)
    const [first] = positions as [number]
    const type = query.argTypes[first]!
    args.push(list ? positions.map((position) => query.args[position]) : query.args[first])
    argTypes.push(list ? { ...type, arity: 'list' } : type)
    const placeholder = `$${args.length}`
    if (!list) return placeholder
    return not ? `<> ALL(${placeholder})` : `= ANY(${placeholder})`
  })
  return { sql, args, argTypes }
}

const lists = /\bIN \(\$\d+,/
const listOrValue = /\b(NOT )?IN \((\$\d+(?:,\$\d+)+)\)|(\$\d+)/g
