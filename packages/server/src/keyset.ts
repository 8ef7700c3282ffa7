import type { Secrets } from './db/secrets.ts'
import { InvalidInputError } from './errors.ts'

/** How the values of a sort column travel in a cursor; a veiled number tells its holder nothing. */
export type OrderKind = 'string' | 'date' | 'number' | 'veiled'

export type Order = { field: string; direction: 'asc' | 'desc'; kind: OrderKind }

type Where = Record<string, unknown>
type Values = Record<string, unknown>
type Veil = Pick<Secrets, 'veil' | 'unveil'>

/** The place of a row under an order: opaque to callers, bound to the order it was made for. */
export function encodeCursor(orders: readonly Order[], row: Record<string, unknown>, { veil }: Veil): string {
  const values = orders.map(({ field, kind }) => (kind === 'veiled' ? veil(Number(row[field])) : row[field]))
  return Buffer.from(JSON.stringify([signature(orders), ...values])).toString('base64url')
}

/** The sort values of a cursor; anything but a cursor of this very order is refused. */
export function decodeCursor(
  orders: readonly Order[],
  cursor: string,
  argument: 'after' | 'before',
  veil: Veil,
): Values {
  const parts = cursor.length <= 4_096 ? parse(cursor) : null
  if (!Array.isArray(parts) || parts.length !== orders.length + 1 || parts[0] !== signature(orders)) {
    throw refused(argument)
  }
  return Object.fromEntries(
    orders.map((order, i) => {
      const value = decode(order.kind, parts[i + 1], veil)
      if (value === undefined) throw refused(argument)
      return [order.field, value]
    }),
  )
}

/** The rows behind the place, in the direction of the orders, as a `where`. */
export function pageWhere(orders: readonly Order[], at: Values): Where {
  const beyond = orders.map((order, i) => ({
    ...Object.fromEntries(orders.slice(0, i).map(({ field }) => [field, at[field]])),
    [order.field]: { [order.direction === 'asc' ? 'gt' : 'lt']: at[order.field] },
  }))
  const [first] = orders
  // The first condition alone is redundant; it is what lets the index seek instead of scan.
  return { [first!.field]: { [first!.direction === 'asc' ? 'gte' : 'lte']: at[first!.field] }, OR: beyond }
}

const signature = (orders: readonly Order[]) =>
  orders.map(({ field, direction }) => `${field}:${direction}`).join(',')

const refused = (argument: string) =>
  new InvalidInputError(`${argument} is not a cursor of this list in this order.`, [argument])

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

function decode(kind: OrderKind, value: unknown, { unveil }: Veil): unknown {
  // Beyond these the database has no such value, which would be a fault of ours.
  if (kind === 'number') return isInt4(value) ? value : undefined
  if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed()) return undefined
  if (kind === 'string') return value
  if (kind === 'veiled') return unveil(value)
  const date = new Date(value)
  const year = date.getUTCFullYear()
  return year >= 1 && year <= 9_999 && date.toISOString() === value ? date : undefined
}

const isInt4 = (value: unknown) => Number.isInteger(value) && (value as number) >> 0 === value
