import type { Portico, RequestOptions } from '@portico/sdk'
import type { Catalog } from './catalog.ts'
import type { Kind, Values } from './columns.ts'
import { type Problem, problemOf, Refused } from './problem.ts'

/** A row that could be read. */
export type Entry<K extends Kind> = {
  readonly values: Values<K>
  /** An earlier run began with it and may not have come to its end. */
  readonly begun: boolean
}

/** The options of a step: every one has an idempotency key of its own. */
export type Keyed = (step: string) => RequestOptions

/** What is to be done about a row. */
export type Plan =
  | { readonly verdict: 'keep' }
  | { readonly verdict: 'refuse'; readonly problems: readonly Problem[] }
  | {
      readonly verdict: 'create' | 'update'
      readonly carryOut: (keyed: Keyed) => Promise<unknown>
      /** It is more than one call: a run that is killed in between has to go on. */
      readonly several?: boolean
    }

/** What plans are made with. */
export type Planning = {
  readonly portico: Portico
  readonly options: RequestOptions
  readonly catalog: Catalog
  /** Rows that are there already take over what their file says. */
  readonly update: boolean
  /** Whether an earlier row of this import makes such a row, in a dry run; otherwise it is on the server by now. */
  readonly isPlanned: (kind: Kind, key: string) => boolean
}

/** How the rows of a kind are taken. */
export type Handler<K extends Kind> = {
  /** What tells rows apart: two with the same are one thing, in a file and on the server. */
  readonly keyOf: (values: Values<K>) => string
  /** Rows with the same are taken one after the other. */
  readonly sequenceOf?: (values: Values<K>) => string
  /** A plan for each of at most 100 rows; asks the server for all of them together. */
  readonly plan: (entries: readonly Entry<K>[], planning: Planning) => Promise<Plan[]>
}

/** The id of what a row refers to; null is what this import would make, in a dry run. */
export type Ref = { readonly id: string | null }

export const keep: Plan = { verdict: 'keep' }

/** Plans row by row; what is refused is refused for that row. */
export function planEach<K extends Kind>(
  entries: readonly Entry<K>[],
  plan: (entry: Entry<K>) => Promise<Plan> | Plan,
): Promise<Plan[]> {
  return Promise.all(
    entries.map(async (entry): Promise<Plan> => {
      try {
        return await plan(entry)
      } catch (error) {
        return { verdict: 'refuse', problems: [problemOf(error)] }
      }
    }),
  )
}

export const keyOf = (...parts: readonly string[]): string => parts.join('\u0000')

/** Everything of a list whose filter takes at most 100 values. */
export async function inHundreds<Row>(
  values: Iterable<string>,
  list: (some: string[]) => { toArray(): Promise<Row[]> },
): Promise<Row[]> {
  const all = [...new Set(values)]
  const rows: Row[] = []
  for (let i = 0; i < all.length; i += 100) rows.push(...(await list(all.slice(i, i + 100)).toArray()))
  return rows
}

/** The fields of an input that a row has otherwise. */
export function changesOf<Input extends object>(row: object, input: Input): Partial<Input> {
  const has = row as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(input).filter(([field, value]) => value !== undefined && !same(has[field], value)),
  ) as Partial<Input>
}

/** The database keeps the fields of an object in an order of its own. */
const same = (a: unknown, b: unknown) => JSON.stringify(a, sorted) === JSON.stringify(b, sorted)

const sorted = (_name: string, value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

export function notThere(field: string, what: string): Refused {
  return new Refused(
    field,
    'NOT_FOUND',
    `There is no such ${what}, on the server or among the rows taken before.`,
  )
}

/** What `Map.groupBy` does, which Node 20 has not. */
export function groupBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
