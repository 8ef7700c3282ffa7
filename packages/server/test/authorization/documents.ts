import {
  type GraphQLArgument,
  type GraphQLField,
  GraphQLInputObjectType,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { schema } from '../../src/schema.ts'
import type { Model, Oracle } from './oracle.ts'

// What there is to ask, read from the schema: a new field, list or filter is asked for without anybody adding it.

export type RootField = GraphQLField<unknown, unknown>

/** The root field lists a model: it has a connection. */
export type ListField = {
  name: string
  model: Model
  filter: GraphQLInputObjectType
  orders: readonly string[]
}

/** The root field finds one row by a column. */
export type LookupField = { name: string; model: Model; column: string; type: string }

export const queryFields: readonly RootField[] = Object.values(schema.getQueryType()!.getFields())
export const mutationFields: readonly RootField[] = Object.values(schema.getMutationType()!.getFields())

/** The model an object type shows rows of. */
export function modelOf(type: unknown): Model | null {
  return isObjectType(type) ? ((type.extensions.pothosPrismaModel as Model | undefined) ?? null) : null
}

export function isConnection(field: { type: unknown }): boolean {
  return connectionModelOf(objectTypeOf(field)) !== null
}

/** The type shows a part of the row of its parent: it has no id of its own. */
export function isPart(type: unknown): boolean {
  return isObjectType(type) && modelOf(type) !== null && !type.getFields().id
}

/** The model a connection type lists. */
export function connectionModelOf(type: unknown): Model | null {
  if (!isObjectType(type) || !type.name.endsWith('Connection')) return null
  return modelOf(getNamedType(type.getFields().nodes!.type))
}

/** The models of a connection that lists several in one. */
function unitedModels(type: unknown): Model[] {
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined
  const united = nodes && getNamedType(nodes.type)
  return isUnionType(united) ? united.getTypes().flatMap((one) => modelOf(one) ?? []) : []
}

export const lists: readonly ListField[] = queryFields.flatMap((field) => {
  const model = connectionModelOf(getNamedType(field.type))
  return model ? [{ name: field.name, model, filter: filterOf(field)!, orders: ordersOf(field) }] : []
})

export const lookups: readonly LookupField[] = queryFields.flatMap((field) => {
  const model = modelOf(field.type)
  const [arg] = field.args
  return model && arg ? [{ name: field.name, model, column: arg.name, type: String(arg.type) }] : []
})

export function queryField(name: string): RootField {
  return queryFields.find((field) => field.name === name)!
}

/** The object type behind a field, whether it is wrapped in a list or not. */
export function objectTypeOf(field: { type: unknown }): GraphQLObjectType {
  return getNamedType(field.type as RootField['type']) as GraphQLObjectType
}

/** The models whose rows `node` can find. */
export const nodeTypes: readonly GraphQLObjectType[] = schema
  .getPossibleTypes(schema.getType('Node') as never)
  .filter((type) => modelOf(type) !== null)

function filterOf(field: RootField): GraphQLInputObjectType | null {
  const type = getNamedType(argOf(field, 'filter')?.type)
  return type instanceof GraphQLInputObjectType ? type : null
}

/** The names of what a list can be ordered by, as the schema spells them. */
function ordersOf(field: RootField): string[] {
  const order = getNamedType(argOf(field, 'orderBy')?.type)
  if (!(order instanceof GraphQLInputObjectType)) return []
  const by = getNamedType(order.getFields().field!.type)
  return 'getValues' in by ? by.getValues().map(({ name }) => name) : []
}

/** The column behind the name of an order. */
export function orderColumn(list: ListField, order: string): string {
  const by = schema.getType(`${list.model}OrderField`)
  return by && 'getValue' in by ? (by.getValue(order)!.value as string) : order
}

function argOf(field: RootField, name: string): GraphQLArgument | undefined {
  return field.args.find((arg) => arg.name === name)
}

/** A page that holds any list of a world. */
export const wholePage = 100

/** The arguments of a connection, archived rows included. */
export function listArgs(field: RootField, first: number, more = ''): string {
  const archived = argOf(field, 'includeArchived') ? ', includeArchived: true' : ''
  return `(first: ${first}${archived}${more})`
}

/**
 * How far to go: levels of rows below this one, rows of a list, which models the caller may ask for, and which
 * relations to take on the last level (all by default).
 */
export type Reach = {
  levels: number
  first: number
  oracle: Pick<Oracle, 'mayRead'>
  takes?: (path: string) => boolean
  path?: string
}

/** Everything there is to select of a type: its values, and the related rows as far as the reach goes. */
export function selectionOf(type: GraphQLObjectType, reach: Reach): string {
  const parts = Object.values(type.getFields()).map((field) => fieldSelection(field, reach))
  return `{ __typename ${parts.join(' ')} }`
}

function fieldSelection(field: RootField, reach: Reach): string {
  const type = getNamedType(field.type)
  if (isLeafType(type)) return field.args.some((arg) => isNonNullType(arg.type)) ? '' : field.name
  if (!unitedModels(type).every(reach.oracle.mayRead)) return ''
  const listed = connectionModelOf(type)
  const model = listed ?? (isPart(type) ? null : modelOf(type))
  if (model && (reach.levels === 0 || !reach.oracle.mayRead(model))) return ''
  const path = `${reach.path ?? ''}.${field.name}`
  if (model && reach.levels === 1 && reach.takes?.(path) === false) return ''
  const below = { ...reach, path, levels: model ? reach.levels - 1 : reach.levels }
  if (listed)
    return `${field.name}${listArgs(field, reach.first)} ${connectionSelection(type as GraphQLObjectType, below)}`
  if (isObjectType(type)) return `${field.name} ${selectionOf(type, below)}`
  if (!isInterfaceType(type)) return ''
  // Of an interface that has no rows, everything there is in each of its types.
  const types = schema.getPossibleTypes(type).filter((possible) => modelOf(possible) === null)
  const parts = types.map((possible) => `... on ${possible.name} ${selectionOf(possible, below)}`)
  return `${field.name} { __typename ${parts.join(' ')} }`
}

/** The rows, twice, and all that is said about the list beside them. */
export function connectionSelection(type: GraphQLObjectType, reach: Reach): string {
  const row = getNamedType(type.getFields().nodes!.type) as GraphQLObjectType
  return `{
    __typename totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id } } nodes ${selectionOf(row, reach)}
  }`
}

/** The fields of a type that lead to other rows. */
export function relationFields(type: GraphQLObjectType): { field: RootField; model: Model; list: boolean }[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type)
    const listed = connectionModelOf(named)
    const model = listed ?? (isPart(named) ? null : modelOf(named))
    return model ? [{ field, model, list: listed !== null || isListType(field.type) }] : []
  })
}

/** The type that shows a model. */
export function typeOf(model: Model): GraphQLObjectType {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType)
  const type = types.find((candidate) => modelOf(candidate) === model && !isPart(candidate))
  if (!type) throw new Error(`No type of the schema shows ${model}.`)
  return type
}
