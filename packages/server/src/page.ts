import { InvalidInputError } from './errors.ts'
import { type Asking, type FilterField, filterWhere } from './filter.ts'
import { decodeCursor, type Order, type OrderKind, pageWhere } from './keyset.ts'

type Where = Record<string, unknown>

export type Row = { id: string } & Record<string, unknown>

export const defaultPageSize = 25
export const maxPageSize = 100

export type ListDefinition = {
  filter: Record<string, FilterField>
  /** What the list can be ordered by: columns that are never null. */
  order: Record<string, { kind: OrderKind; description: string }>
  defaultOrder: { field: string; direction: 'asc' | 'desc' }
  /** New rows come at the end of its default order, so that whoever has read all can go on from there. */
  feed?: true
  /** Rows whose column is set are left out unless `includeArchived`. */
  archived?: string
}

export type ListArgs = {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
  filter?: unknown
  orderBy?: readonly { field: string; direction: 'asc' | 'desc' }[] | null
  includeArchived?: boolean | null
}

/** One page of rows, with what its cursors and page info are made of. */
export type Page = {
  rows: Row[]
  orders: readonly Order[]
  /** Where an empty page ends: of a feed, where it began. */
  end: string | null
  hasNextPage: boolean
  hasPreviousPage: boolean
}

/** What the arguments of a list come to. */
export type Plan = {
  orders: readonly Order[]
  size: number
  backward: boolean
  bounded: boolean
  end: string | null
  /** The filter without the page: what `totalCount` counts. */
  where: Where
  find: { where: Where; orderBy: object[]; take: number }
}

/** Checks the arguments of a list and makes of them the find of one page and the filter of the whole. */
export function planPage(list: ListDefinition, args: ListArgs, asking: Asking, base: Where = {}): Plan {
  const backward = args.last !== null && args.last !== undefined
  const size = pageSize(args, backward)
  const orders = ordersOf(list, args.orderBy)
  const cursor = backward ? args.before : args.after
  const all: Where[] = [base, filterWhere(list.filter, args.filter, asking)]
  if (list.archived && !args.includeArchived) all.push({ [list.archived]: null })
  const where = allOf(all)
  const at = cursor ? decodeCursor(orders, cursor, backward ? 'before' : 'after', asking.secrets) : null
  const directed = backward ? orders.map(reversed) : orders
  return {
    orders,
    size,
    backward,
    bounded: at !== null,
    end: (list.feed && args.after) || null,
    where,
    find: {
      where: at ? allOf([where, pageWhere(directed, at)]) : where,
      orderBy: directed.map(({ field, direction }) => ({ [field]: direction })),
      take: size + 1,
    },
  }
}

function pageSize(args: ListArgs, backward: boolean): number {
  if (backward && args.first !== null && args.first !== undefined) {
    throw new InvalidInputError('first and last cannot be given together.', ['last'])
  }
  if (backward && args.after)
    throw new InvalidInputError('after goes with first; use before with last.', ['after'])
  if (!backward && args.before)
    throw new InvalidInputError('before goes with last; use after with first.', ['before'])
  const size = (backward ? args.last : args.first) ?? defaultPageSize
  if (size < 1 || size > maxPageSize) {
    const name = backward ? 'last' : 'first'
    throw new InvalidInputError(`${name} must be between 1 and ${maxPageSize}.`, [name])
  }
  return size
}

function ordersOf(list: ListDefinition, given: ListArgs['orderBy']): Order[] {
  const steps = given && given.length > 0 ? given : [list.defaultOrder]
  if (steps.length > 3) throw new InvalidInputError('orderBy takes at most 3 steps.', ['orderBy'])
  if (new Set(steps.map((step) => step.field)).size < steps.length) {
    throw new InvalidInputError('orderBy names a field twice.', ['orderBy'])
  }
  const orders = steps.map(({ field, direction }) => ({ field, direction, kind: list.order[field]!.kind }))
  return [...orders, { field: 'id', direction: orders.at(-1)!.direction, kind: 'string' }]
}

/** The page among the rows found, of which one more was asked for than the page holds. */
export function pageOf(plan: Plan, found: Row[]): Page {
  const more = found.length > plan.size
  const rows = more ? found.slice(0, plan.size) : found
  return {
    rows: plan.backward ? rows.toReversed() : rows,
    orders: plan.orders,
    end: plan.end,
    hasNextPage: plan.backward ? plan.bounded : more,
    hasPreviousPage: plan.backward ? more : plan.bounded,
  }
}

const reversed = (order: Order): Order => ({
  ...order,
  direction: order.direction === 'asc' ? 'desc' : 'asc',
})

/** The columns that a cursor needs. */
export const columnsOf = (orders: readonly Order[]) =>
  Object.fromEntries(orders.map(({ field }) => [field, true]))

function allOf(wheres: Where[]): Where {
  const given = wheres.filter((where) => Object.keys(where).length > 0)
  return given.length === 1 ? given[0]! : given.length === 0 ? {} : { AND: given }
}
