import {
  execute,
  type GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  isLeafType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
} from 'graphql'
import type { Scope } from '../auth/scopes.ts'
import type { Ctx } from '../context.ts'
import type { Prisma } from '../db/generated/prisma/client.ts'
import { AppError, InvalidInputError } from '../errors.ts'
import { policies } from '../policies.ts'

/** A row as it is exported: plain values by the names of the columns. */
export type ExportRow = Record<string, unknown>

export type ListPage = { rows: ExportRow[]; endCursor: string | null; hasNextPage: boolean }

/** The lists of the API for those who read them to the end. */
export type Lists = {
  readonly names: readonly string[]
  /** What the caller gets of each row; throws where the list is not for the caller, or the arguments do not fit. */
  columnsOf(ctx: Ctx, list: string, args: object): readonly string[]
  /** The next rows after a cursor, as the caller of the context sees them; 100 unless told. */
  read(
    ctx: Ctx,
    list: string,
    args: object,
    page: { first?: number; after?: string | null },
  ): Promise<ListPage>
}

/** Arguments that say which part of the list is meant, and no export takes. */
const paging: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before'])

/** Reads lists through the schema itself, so that an export has exactly what its owner would be answered. */
export function createLists(schema: GraphQLSchema): Lists {
  const fields = new Map(
    Object.values(schema.getQueryType()!.getFields())
      .filter(({ type }) => modelOfConnection(type) !== null)
      .map((field) => [field.name, field]),
  )

  function prepared(ctx: Ctx, list: string, args: object) {
    const field = fields.get(list)
    if (!field) throw new InvalidInputError(`Must be one of ${[...fields.keys()].join(', ')}.`, ['list'])
    const { document, columns } = documentOf(field, ctx)
    const node = document.definitions[0] as OperationDefinitionNode
    const unknown = Object.keys(args).find(
      (name) => paging.has(name) || !field.args.some((arg) => arg.name === name),
    )
    if (unknown !== undefined)
      throw new InvalidInputError(`The list ${list} takes no ${unknown.slice(0, 100)} in an export.`, [
        'arguments',
      ])
    const { errors } = getVariableValues(
      schema,
      node.variableDefinitions ?? [],
      { ...args },
      { maxErrors: 5 },
    )
    if (errors) throw new InvalidInputError(errors.map(({ message }) => message).join(' '), ['arguments'])
    return { document, columns }
  }

  return {
    names: [...fields.keys()].toSorted(),
    columnsOf: (ctx, list, args) => prepared(ctx, list, args).columns.map(({ name }) => name),
    async read(ctx, list, args, { first = 100, after = null }) {
      const { document, columns } = prepared(ctx, list, args)
      const { data, errors } = await execute({
        schema,
        document,
        contextValue: ctx,
        variableValues: { ...args, first, after },
      })
      if (errors?.length) throw problemOf(errors[0]!)
      const page = data!.list as { nodes: Record<string, unknown>[]; pageInfo: Omit<ListPage, 'rows'> }
      const rows = page.nodes.map((node) =>
        Object.fromEntries(columns.map(({ name, of }) => [name, of(node)])),
      )
      return { rows, endCursor: page.pageInfo.endCursor, hasNextPage: page.pageInfo.hasNextPage }
    },
  }
}

/** What the list has to say of its arguments is said of the arguments of the export. */
function problemOf(error: GraphQLError): Error {
  const { originalError } = error
  if (!(originalError instanceof InvalidInputError)) return originalError ?? error
  return new InvalidInputError(originalError.message, ['arguments', ...(originalError.inputPath ?? [])])
}

type Column = { name: string; selection: string; of: (node: Record<string, unknown>) => unknown }

/** The query for a page of a list. Of each row it asks for the plain values, and for the ids of what it belongs to. */
function documentOf(field: GraphQLField<unknown, unknown>, ctx: Ctx) {
  const connection = getNamedType(field.type) as GraphQLObjectType
  const row = getNamedType(connection.getFields().nodes!.type) as GraphQLObjectType
  const scope = scopeOf(row)
  if (scope && !ctx.actor.scopes.has(scope))
    throw new AppError('FORBIDDEN', `Reading ${field.name} needs ${scope}.`)
  const { id, ...others } = row.getFields()
  const columns = [id!, ...Object.values(others)].flatMap((one) => columnsOf(one, ctx))
  const args = field.args.filter(({ name }) => name !== 'last' && name !== 'before')
  const variables = args.map(({ name, type }) => `$${name}: ${type}`)
  const given = args.map(({ name }) => `${name}: $${name}`)
  const document = parse(
    `query (${variables.join(', ')}) { list: ${field.name}(${given.join(', ')}) {
      nodes { ${columns.map(({ selection }) => selection).join(' ')} } pageInfo { endCursor hasNextPage } } }`,
    { noLocation: true },
  )
  return { document, columns }
}

function columnsOf(field: GraphQLField<unknown, unknown>, ctx: Ctx): Column[] {
  const { name, type } = field
  const named = getNamedType(type)
  if (isPlain(field)) return [{ name, selection: name, of: (node) => node[name] }]
  if (field.args.length > 0 || !isObjectType(named) || isListType(getNullableType(type))) return []
  const scope = scopeOf(named)
  if (!scope || !ctx.actor.scopes.has(scope)) return []
  const partOf = (node: Record<string, unknown>, key: string) =>
    (node[name] as Record<string, unknown> | null)?.[key] ?? null
  if (named.getFields().id)
    return [{ name: `${name}Id`, selection: `${name} { id }`, of: (node) => partOf(node, 'id') }]
  // A part of the row, which is not for everybody who sees the row.
  return Object.values(named.getFields())
    .filter(isPlain)
    .map((part) => ({
      name: `${name}.${part.name}`,
      selection: `${name} { ${part.name} }`,
      of: (node) => partOf(node, part.name),
    }))
}

const isPlain = ({ type, args, deprecationReason }: GraphQLField<unknown, unknown>) =>
  args.length === 0 && !deprecationReason && isLeafType(getNamedType(type))

/** What reading rows of a type takes; undefined for types that are no rows. */
function scopeOf({ extensions }: GraphQLObjectType): Scope | undefined {
  const model = extensions.pothosPrismaModel as Prisma.ModelName | undefined
  return model && policies[model].scope
}

function modelOfConnection(type: GraphQLField<unknown, unknown>['type']): Prisma.ModelName | null {
  const named = getNamedType(type)
  if (!isObjectType(named) || !named.name.endsWith('Connection')) return null
  return (named.extensions.connectionOf as Prisma.ModelName | undefined) ?? null
}
