import { type GraphQLInputObjectType, type GraphQLInputType, GraphQLList, getNamedType } from 'graphql'
import { type ListField, lists, orderColumn } from './documents.ts'
import type { Model, Oracle, RowOf, Rows } from './oracle.ts'
import type { Random } from './random.ts'
import { columnsOf, relatedRows, relationOfKey } from './relations.ts'
import { now } from './world.ts'

// What a filter or an order must do, computed from the rows a caller sees.

type Row = RowOf<Model>
type Eyes = Pick<Oracle, 'sees' | 'reaches' | 'seesColumn'>

/**
 * Where a filter field looks that is not a column of its own row: at these values, as far as the caller sees the rows
 * they are of. The id of a row that does not exist for the caller is the id of no row.
 */
type Source = {
  of: { model: Model; column: string }
  values: (row: Row, rows: Rows, oracle: Eyes) => unknown[]
}

const projectOf = (row: Row, rows: Rows) =>
  rows.Project.find(({ id }) => id === (row as RowOf<'Subscription'>).projectId)!

const licenseOf = (row: Row, rows: Rows) =>
  rows.License.find(({ id }) => id === (row as RowOf<'LicenseUsageMonth'>).licenseId)!

const memberships = (column: 'customerId' | 'partnerId'): Source => ({
  of: { model: 'Membership', column },
  values: (row, rows, oracle) =>
    rows.Membership.filter(
      (m) => m.portalUserId === row.id && m.status !== 'REMOVED' && oracle.sees('Membership', m),
    ).flatMap((m) => related(m, 'Membership', column, rows, oracle)),
})

const partners = (project: RowOf<'Project'>, rows: Rows, { sees }: Eyes) =>
  rows.Partner.filter((partner) => project.partnerIds.includes(partner.id) && sees('Partner', partner)).map(
    ({ id }) => id,
  )

/** A column that is shown in some rows and hidden in others, where no filter finds it. */
const whereShown = (column: 'actorId' | 'requestId'): Source => ({
  of: { model: 'AuditEvent', column },
  values: (row, _rows, { seesColumn }) => {
    const value = (row as RowOf<'AuditEvent'>)[column]
    return value !== null && seesColumn('AuditEvent', row as RowOf<'AuditEvent'>, column) ? [value] : []
  },
})

const statusOf = (license: RowOf<'License'>) => {
  const days = license.expiresAt ? (license.expiresAt.getTime() - now.getTime()) / 86_400_000 : Infinity
  if (license.revokedAt) return 'REVOKED'
  if (license.suspendedAt) return 'SUSPENDED'
  return days <= 0 ? 'EXPIRED' : days <= 30 ? 'EXPIRING' : 'ACTIVE'
}

const sources: { readonly [M in Model]?: Record<string, Source> } = {
  Project: {
    partnerId: {
      of: { model: 'Project', column: 'partnerIds' },
      values: (row, rows, oracle) => partners(row as RowOf<'Project'>, rows, oracle),
    },
  },
  Subscription: {
    customerId: {
      of: { model: 'Project', column: 'customerId' },
      values: (row, rows, oracle) => related(projectOf(row, rows), 'Project', 'customerId', rows, oracle),
    },
    partnerId: {
      of: { model: 'Project', column: 'partnerIds' },
      values: (row, rows, oracle) => partners(projectOf(row, rows), rows, oracle),
    },
  },
  License: {
    status: {
      of: { model: 'License', column: 'expiresAt' },
      values: (row) => [statusOf(row as RowOf<'License'>)],
    },
    entitlement: {
      of: { model: 'License', column: 'entitlements' },
      values: (row) => [...(row as RowOf<'License'>).entitlements],
    },
  },
  // Whoever sees a seat is told of which license it is, whether that is visible or not.
  LicenseSeat: {
    licenseId: {
      of: { model: 'LicenseSeat', column: 'licenseId' },
      values: (row) => [(row as RowOf<'LicenseSeat'>).licenseId],
    },
  },
  LicenseUsageMonth: {
    customerId: {
      of: { model: 'License', column: 'customerId' },
      values: (row, rows, oracle) => related(licenseOf(row, rows), 'License', 'customerId', rows, oracle),
    },
    productId: {
      of: { model: 'License', column: 'productId' },
      values: (row, rows, oracle) => related(licenseOf(row, rows), 'License', 'productId', rows, oracle),
    },
  },
  AuditEvent: { actorId: whereShown('actorId'), requestId: whereShown('requestId') },
  PortalUser: { customerId: memberships('customerId'), partnerId: memberships('partnerId') },
}

/**
 * The value of a column; where it is the id of another row, only if the caller sees that row. What a row cannot be
 * without belongs to it: there it is enough that the caller would see it, could its type be asked for.
 */
function related(row: Row, model: Model, column: string, rows: Rows, { sees, reaches }: Eyes): unknown[] {
  const value = (row as Record<string, unknown>)[column]
  if (value === null) return []
  const relation = relationOfKey(model, column)
  if (!relation) return [value]
  const seen = relation.required ? reaches : sees
  return relatedRows(rows, model, row, relation.name).some((other) => seen(relation.model, other))
    ? [value]
    : []
}

const everything: Eyes = { sees: () => true, reaches: () => true, seesColumn: () => true }

function valuesOf(field: FilterField, row: Row, rows: Rows, oracle: Eyes): unknown[] {
  const { model } = field.list
  const source = sources[model]?.[field.name]
  return source ? source.values(row, rows, oracle) : related(row, model, field.name, rows, oracle)
}

export type FilterField = { name: string; list: ListField; comparators: Record<string, GraphQLInputType> }

/** Every field of a list's filter with its comparators. */
export function filterFields(list: ListField): FilterField[] {
  return Object.values(list.filter.getFields())
    .filter(({ name }) => !['and', 'or', 'not'].includes(name))
    .map(({ name, type }) => ({
      name,
      list,
      comparators: Object.fromEntries(
        Object.values((getNamedType(type) as GraphQLInputObjectType).getFields()).map((field) => [
          field.name,
          field.type,
        ]),
      ),
    }))
}

/** The column that a filter field tells of. */
export function columnBehind({ list, name }: FilterField): { model: Model; column: string } {
  const source = sources[list.model]?.[name]
  if (source) return source.of
  if (columnsOf(list.model).has(name)) return { model: list.model, column: name }
  throw new Error(
    `${list.model}Filter.${name} is no column: say in filters.ts what it looks at, as far as a caller sees it.`,
  )
}

/** The columns that an order tells of. */
export function columnOfOrder(list: ListField, order: string): string {
  const column = orderColumn(list, order)
  if (columnsOf(list.model).has(column)) return column
  throw new Error(`${list.model}OrderField.${order} orders by ${column}, which is no column.`)
}

/** Whether a row has what the filter asks for, as far as the caller can tell. */
export function matches(probe: Probe, row: Row, rows: Rows, oracle: Eyes): boolean {
  const values = valuesOf(probe.field, row, rows, oracle)
  if (probe.comparator === 'isNull') return (values.length === 0) === probe.value
  return values.some((value) => compare(probe.comparator, value, probe.value))
}

function compare(comparator: string, value: unknown, given: unknown): boolean {
  const at = (x: unknown) => (x instanceof Date ? x.getTime() : (x as number))
  switch (comparator) {
    case 'eq':
      return at(value) === at(given)
    case 'in':
      return (given as unknown[]).some((one) => at(one) === at(value))
    case 'contains':
      return String(value).toLowerCase().includes(String(given).toLowerCase())
    case 'startsWith':
      return String(value).toLowerCase().startsWith(String(given).toLowerCase())
    case 'gte':
      return at(value) >= at(given)
    case 'gt':
      return at(value) > at(given)
    case 'lte':
      return at(value) <= at(given)
    case 'lt':
      return at(value) < at(given)
    default:
      throw new Error(`filters.ts does not know what ${comparator} means: say it there.`)
  }
}

/** One condition with a value of the world: as the server gets it, and as the oracle compares it. */
export type Probe = { field: FilterField; comparator: string; value: unknown; filter: object }

/** A condition that this row meets (or nearly), whoever sees the row; null where the row has no such value. */
export function probeOf(
  field: FilterField,
  comparator: string,
  row: Row,
  rows: Rows,
  random: Random,
): Probe | null {
  const type = field.comparators[comparator]!
  const [value] = random.some(valuesOf(field, row, rows, everything), 1)
  if (comparator === 'isNull') return probe(field, comparator, random.chance(50), type)
  if (value === undefined) return null
  if (comparator === 'in') return probe(field, comparator, [value], type)
  if (comparator === 'contains')
    return probe(field, comparator, String(value).slice(-9, -1).toUpperCase(), type)
  if (comparator === 'startsWith')
    return probe(field, comparator, String(value).slice(0, -1).toUpperCase(), type)
  return probe(field, comparator, value, type)
}

function probe(field: FilterField, comparator: string, value: unknown, type: GraphQLInputType): Probe {
  const leaf = getNamedType(type) as unknown as { serialize: (value: unknown) => unknown }
  const inner = 'ofType' in type ? type.ofType : type
  const given =
    type instanceof GraphQLList || inner instanceof GraphQLList
      ? (value as unknown[]).map((one) => leaf.serialize(one))
      : leaf.serialize(value)
  return { field, comparator, value, filter: { [field.name]: { [comparator]: given } } }
}

/** Rows in an order, ties by id in the direction of the last step. */
export function sortRows<R extends Row>(
  rows: readonly R[],
  steps: readonly { column: string; descending: boolean }[],
): R[] {
  const last = steps.at(-1)!
  const keys = [...steps, { column: 'id', descending: last.descending }]
  const keyOf = (row: R, column: string) => {
    const value = (row as Record<string, unknown>)[column]
    return value instanceof Date ? value.getTime() : (value as string | number)
  }
  return [...rows].sort((a, b) => {
    for (const { column, descending } of keys) {
      const [x, y] = [keyOf(a, column), keyOf(b, column)]
      if (x !== y) return (x < y ? -1 : 1) * (descending ? -1 : 1)
    }
    return 0
  })
}

export const everyFilterField: readonly FilterField[] = lists.flatMap(filterFields)
