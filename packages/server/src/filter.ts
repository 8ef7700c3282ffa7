import type { EnumRef, InputFieldRef } from '@pothos/core'
import { builder } from './builder.ts'
import type { Ctx } from './context.ts'
import { getDatamodel } from './db/generated/pothos.ts'
import { type Visibility, visibilityOf } from './db/read.ts'
import { ForbiddenError, InvalidInputError } from './errors.ts'

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
}

const models = getDatamodel().datamodel.models

/** The fields together with what the datamodel knows of their columns. */
export function withColumns(model: string, fields: Record<string, FilterField>): Record<string, FilterField> {
  const required = new Set(
    models[model]!.fields.filter((column) => column.isRequired).map(({ name }) => name),
  )
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      { ...field, required: !field.where && required.has(field.column ?? name) },
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
/** Of a whole filter: the time to make a statement of one grows with it, and nothing else happens meanwhile. */
const maxConditions = 100
const maxValues = 1_000
const pointsOfCondition = 5

type Size = { conditions: number; values: number }

/** How much a filter asks. A branch or field that says nothing counts like a condition: it has to be read as well. */
function sizeOf(filter: object): Size {
  const size = { conditions: 0, values: 0 }
  const add = ({ conditions, values }: Size) => {
    size.conditions += Math.max(conditions, 1)
    size.values += values
  }
  for (const [key, value] of Object.entries(filter)) {
    if (value === null || value === undefined) continue
    if (key === 'and' || key === 'or') for (const branch of value as object[]) add(sizeOf(branch))
    else if (key === 'not') add(sizeOf(value as object))
    else add(sizeOfCondition(value as object))
  }
  return size
}

function sizeOfCondition(comparators: object): Size {
  const given = Object.values(comparators).filter((value) => value !== null && value !== undefined)
  const values = given.reduce((sum: number, value) => sum + (Array.isArray(value) ? value.length : 0), 0)
  return { conditions: given.length, values }
}

/** In points: what a filter adds to the price of its list. */
export function costOfFilter(filter: unknown): number {
  if (filter === null || filter === undefined) return 0
  const { conditions, values } = sizeOf(filter as object)
  return pointsOfCondition * conditions + Math.ceil(values / 10)
}

function assertSize(filter: object, path: string[]): void {
  const { conditions, values } = sizeOf(filter)
  if (conditions > maxConditions)
    throw new InvalidInputError(`A filter takes at most ${maxConditions} conditions.`, path)
  if (values > maxValues)
    throw new InvalidInputError(
      `A filter takes at most ${maxValues.toLocaleString('en')} values in its lists.`,
      path,
    )
}

/** The Prisma `where` of a filter, made only of what this actor may filter by. */
export function filterWhere(
  fields: Record<string, FilterField>,
  filter: unknown,
  asking: Asking,
  path = ['filter'],
): Where {
  if (filter === null || filter === undefined) return {}
  assertSize(filter, path)
  return translate(fields, filter as Record<string, unknown>, asking, path, 0)
}

function translate(
  fields: Record<string, FilterField>,
  filter: Record<string, unknown>,
  asking: Asking,
  path: string[],
  depth: number,
): Where {
  if (depth > maxDepth) throw new InvalidInputError(`and, or and not nest at most ${maxDepth} deep.`, path)
  const all: Where[] = []
  for (const [key, value] of Object.entries(filter)) {
    if (value === null || value === undefined) continue
    const here = [...path, key]
    if (key === 'not') all.push({ NOT: translate(fields, value as Where, asking, here, depth + 1) })
    else if (key === 'and' || key === 'or')
      all.push(branches(fields, key, value as Where[], asking, here, depth))
    else all.push(condition(fields[key]!, key, value as Where, asking, here))
  }
  return all.length === 1 ? all[0]! : all.length === 0 ? {} : { AND: all }
}

function branches(
  fields: Record<string, FilterField>,
  key: 'and' | 'or',
  list: Where[],
  asking: Asking,
  path: string[],
  depth: number,
): Where {
  if (list.length === 0 || list.length > maxBranches) {
    throw new InvalidInputError(`${key} takes 1 to ${maxBranches} conditions.`, path)
  }
  const wheres = list.map((filter, i) => translate(fields, filter, asking, [...path, String(i)], depth + 1))
  return key === 'and' ? { AND: wheres } : { OR: wheres }
}

function condition(field: FilterField, name: string, given: Where, asking: Asking, path: string[]): Where {
  if (field.hidden && !asking.actor.scopes.has('internal:read')) {
    throw new ForbiddenError(`You may not filter by ${name}.`, path)
  }
  const where = (is: unknown): Where =>
    field.where ? field.where(is, visibilityOf(asking.actor), asking) : { [field.column ?? name]: is }
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
  return all.length === 1 ? all[0]! : { AND: all }
}

/** Empty or not: of a relation, whether it leads to anything that the actor sees. */
function emptiness(
  { where: related, required }: FilterField,
  where: (is: unknown) => Where,
  empty: boolean,
): Where {
  if (related) return empty ? { NOT: where({ not: '' }) } : where({ not: '' })
  // Prisma refuses to compare with null what is never null, and takes `{}` for false inside an OR.
  if (required) return empty ? { id: { in: [] } } : { NOT: { id: { in: [] } } }
  return where(empty ? { equals: null } : { not: null })
}

/** The text as a LIKE pattern in which nothing is a wildcard. */
function literalPattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
