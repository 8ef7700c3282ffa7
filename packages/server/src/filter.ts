import type { EnumRef, InputFieldRef } from '@pothos/core'
import { builder } from './builder.ts'
import type { Ctx } from './context.ts'
import { getDatamodel } from './db/generated/pothos.ts'
import { type Visibility, visibilityOf } from './db/read.ts'
import { ForbiddenError, InvalidInputError } from './errors.ts'
import { assertFilterSize, maxConditions, maxValues, pointsOfCondition } from './filter-size.ts'

type Where = Record<string, unknown>

/** Who asks, and when. */
export type Asking = Pick<Ctx, 'actor' | 'now' | 'expiringDays' | 'secrets'>

type Kind = 'string' | 'id' | 'boolean' | 'date' | 'dateTime' | EnumRef<never, unknown>

/** One thing a list can be filtered by. */
export type FilterField = {
  kind: Kind
  description: string
  /** Only for callers who may read internal data; for the others it is not there to probe with. */
  hidden?: true
  /** The column, where it is not named as the field is. */
  column?: string
  /** For conditions over relations; they must hold the related rows to `visible`, or the filter would tell of hidden ones. */
  where?: (condition: unknown, visible: Visibility, asking: Asking) => Where
  /** The column always has a value; known from the datamodel. */
  required?: boolean
  /** The columns of the row that may have no value; known from the datamodel. */
  nullable?: ReadonlySet<string>
}

const models = getDatamodel().datamodel.models

/** The fields together with what the datamodel knows of their columns. */
export function withColumns(model: string, fields: Record<string, FilterField>): Record<string, FilterField> {
  const columns = models[model]!.fields
  const named = (some: typeof columns) => new Set(some.map(({ name }) => name))
  const required = named(columns.filter((column) => column.isRequired))
  const nullable = named(columns.filter(({ kind, isRequired }) => kind !== 'object' && !isRequired))
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      { ...field, nullable, required: !field.where && required.has(field.column ?? name) },
    ]),
  )
}

const StringFilter = builder.inputType('StringFilter', {
  description: 'Conditions on a text; all that are given must hold.',
  fields: (t) => ({
    eq: t.string({ description: 'Equal, case-sensitive.' }),
    in: t.stringList({ description: 'Equal to one of at most 100.' }),
    contains: t.string({
      description: 'Has this text in it, in whichever case. `%` and `_` stand for themselves.',
    }),
    startsWith: t.string({ description: 'Begins with this text, in whichever case.' }),
    isNull: t.boolean({ description: 'True: empty. False: not empty.' }),
  }),
})

const IDFilter = builder.inputType('IDFilter', {
  description: 'Conditions on an id; all that are given must hold.',
  fields: (t) => ({
    eq: t.id({ description: 'This id.' }),
    in: t.idList({ description: 'One of at most 100 ids.' }),
    isNull: t.boolean({ description: 'True: empty. False: not empty.' }),
  }),
})

const BooleanFilter = builder.inputType('BooleanFilter', {
  description: 'A condition on a truth value.',
  fields: (t) => ({ eq: t.boolean({ required: true, description: 'Equal.' }) }),
})

const DateFilter = builder.inputType('DateFilter', {
  description: 'Conditions on a day; all that are given must hold.',
  fields: (t) => ({
    eq: t.field({ type: 'Date', description: 'This day.' }),
    gte: t.field({ type: 'Date', description: 'This day or later.' }),
    gt: t.field({ type: 'Date', description: 'Later than this day.' }),
    lte: t.field({ type: 'Date', description: 'This day or earlier.' }),
    lt: t.field({ type: 'Date', description: 'Earlier than this day.' }),
    isNull: t.boolean({ description: 'True: empty. False: not empty.' }),
  }),
})

const DateTimeFilter = builder.inputType('DateTimeFilter', {
  description: 'Conditions on an instant; all that are given must hold.',
  fields: (t) => ({
    gte: t.field({ type: 'DateTime', description: 'Then or later.' }),
    gt: t.field({ type: 'DateTime', description: 'Later.' }),
    lte: t.field({ type: 'DateTime', description: 'Then or earlier.' }),
    lt: t.field({ type: 'DateTime', description: 'Earlier.' }),
    isNull: t.boolean({ description: 'True: empty. False: not empty.' }),
  }),
})

const enumFilters = new Map<unknown, unknown>()

function enumFilter(ref: EnumRef<never, unknown>): unknown {
  const known = enumFilters.get(ref)
  if (known) return known
  const name = (ref as unknown as { name: string }).name
  const filter = builder.inputType(`${name}Filter`, {
    description: `Conditions on a ${name}; all that are given must hold.`,
    fields: (t) => ({
      eq: t.field({ type: ref, description: 'This value.' }),
      in: t.field({ type: [ref], description: 'One of these values.' }),
    }),
  })
  enumFilters.set(ref, filter)
  return filter
}

function inputOf(kind: Kind): unknown {
  if (typeof kind !== 'string') return enumFilter(kind)
  return {
    string: StringFilter,
    id: IDFilter,
    boolean: BooleanFilter,
    date: DateFilter,
    dateTime: DateTimeFilter,
  }[kind]
}

/** Declares the filter input of a noun: its fields and `and`, `or`, `not`. */
export function filterInput(noun: string, fields: Record<string, FilterField>) {
  const ref = builder.inputRef<Record<string, unknown>>(`${noun}Filter`)
  ref.implement({
    description: `Which rows to list; all conditions that are given must hold. \`and\`, \`or\` and \`not\` nest ${maxDepth} deep. At most ${maxConditions} conditions with ${maxValues.toLocaleString('en')} values in their lists in all, beyond which INVALID_INPUT; each condition costs ${pointsOfCondition} points, and ten values of a list one.`,
    fields: (t) => {
      const field = t.field.bind(t) as unknown as (options: object) => InputFieldRef<never, unknown>
      return {
        ...Object.fromEntries(
          Object.entries(fields).map(([name, { kind, description, hidden }]) => [
            name,
            field({
              type: inputOf(kind),
              description: hidden
                ? `${description} FORBIDDEN without the scope \`internal:read\`.`
                : description,
            }),
          ]),
        ),
        and: field({ type: [ref], description: 'All of these hold; at most 20.' }),
        or: field({ type: [ref], description: 'At least one of these holds; at most 20.' }),
        not: field({ type: ref, description: 'This does not hold.' }),
      } as never
    },
  })
  return ref
}

const maxDepth = 3
const maxBranches = 20
const maxIn = 100
/** The Prisma `where` of a filter, made only of what this actor may filter by. */
export function filterWhere(
  fields: Record<string, FilterField>,
  filter: unknown,
  asking: Asking,
  path = ['filter'],
): Where {
  if (filter === null || filter === undefined) return {}
  assertFilterSize(filter, path)
  return (
    translate(fields, filter as Record<string, unknown>, asking, { path, depth: 0, negated: false }) ?? {}
  )
}

/** The place of a part in its filter. */
type Place = { path: string[]; depth: number; negated: boolean }

const noRow: Where = { id: { in: [] } }
/** For where Prisma would take `{}` for false. */
const everyRow: Where = { NOT: noRow }

/** Null where the filter says nothing. */
function translate(
  fields: Record<string, FilterField>,
  filter: Record<string, unknown>,
  asking: Asking,
  { path, depth, negated }: Place,
): Where | null {
  if (depth > maxDepth) throw new InvalidInputError(`and, or and not nest at most ${maxDepth} deep.`, path)
  const all: Where[] = []
  for (const [key, value] of Object.entries(filter)) {
    if (value === null || value === undefined) continue
    const below = { path: [...path, key], depth: depth + 1, negated }
    if (key === 'not') {
      const where = translate(fields, value as Where, asking, { ...below, negated: true })
      all.push(where ? { NOT: where } : noRow)
    } else if (key === 'and' || key === 'or') all.push(branches(fields, key, value as Where[], asking, below))
    else all.push(...conditions(fields[key]!, key, value as Where, asking, below))
  }
  return all.length === 1 ? all[0]! : all.length === 0 ? null : { AND: all }
}

function branches(
  fields: Record<string, FilterField>,
  key: 'and' | 'or',
  list: Where[],
  asking: Asking,
  { path, ...place }: Place,
): Where {
  if (list.length === 0 || list.length > maxBranches) {
    throw new InvalidInputError(`${key} takes 1 to ${maxBranches} conditions.`, path)
  }
  const wheres = list.map(
    (filter, i) => translate(fields, filter, asking, { ...place, path: [...path, String(i)] }) ?? everyRow,
  )
  return key === 'and' ? { AND: wheres } : { OR: wheres }
}

function conditions(
  field: FilterField,
  name: string,
  given: Where,
  asking: Asking,
  { path, negated }: Place,
): Where[] {
  if (field.hidden && !asking.actor.scopes.has('internal:read')) {
    throw new ForbiddenError(`You may not filter by ${name}.`, path)
  }
  const where = (is: unknown): Where => {
    const found = field.where
      ? field.where(is, visibilityOf(asking.actor), asking)
      : { [field.column ?? name]: is }
    return negated ? decided(found, field.nullable) : found
  }
  const all: Where[] = []
  for (const [comparator, value] of Object.entries(given)) {
    if (value === null || value === undefined) continue
    const here = [...path, comparator]
    switch (comparator) {
      case 'isNull':
        all.push(emptiness(field, where, value as boolean))
        break
      case 'contains':
      case 'startsWith':
        all.push(where({ [comparator]: literalPattern(value as string), mode: 'insensitive' }))
        break
      case 'in':
        if ((value as unknown[]).length > maxIn)
          throw new InvalidInputError(`in takes at most ${maxIn} values.`, here)
        all.push(where({ in: value }))
        break
      case 'eq':
        all.push(where({ equals: value }))
        break
      default:
        all.push(where({ [comparator]: value }))
    }
  }
  return all
}

/**
 * The same condition, which where a column has no value is false. As it was it is neither true nor false there, and its
 * opposite as little.
 */
function decided(where: Where, nullable: ReadonlySet<string> = new Set()): Where {
  const part = (value: unknown) => decided(value as Where, nullable)
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) => {
      if (key === 'AND' || key === 'OR' || key === 'NOT')
        return [key, Array.isArray(value) ? value.map(part) : part(value)]
      if (!nullable.has(key) || value === null) return [key, value]
      const asked: Where =
        typeof value === 'object' && !(value instanceof Date) ? (value as Where) : { equals: value }
      return [key, 'not' in asked || asked.equals === null ? asked : { ...asked, not: null }]
    }),
  )
}

/** Empty or not: of a relation, whether it leads to anything that the actor sees. */
function emptiness(
  { where: related, required }: FilterField,
  where: (is: unknown) => Where,
  empty: boolean,
): Where {
  if (related) return empty ? { NOT: where({ not: '' }) } : where({ not: '' })
  // Prisma refuses to compare with null what is never null, and takes `{}` for false inside an OR.
  if (required) return empty ? noRow : everyRow
  return where(empty ? { equals: null } : { not: null })
}

/** The text as a LIKE pattern in which nothing is a wildcard. */
function literalPattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
