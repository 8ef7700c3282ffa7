import type { Types } from '@graphql-codegen/plugin-helpers'
import {
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql'

/** An operation file's operation, with its place in the SDK. */
export type SdkOperation = {
  name: string
  kind: 'query' | 'mutation' | 'subscription'
  node: OperationDefinitionNode
  /** Its one root field. */
  field: GraphQLField<unknown, unknown>
  /** What is selected of that field. */
  selection: SelectionSetNode | undefined
  /** `customers`, or null for a method of the client itself. */
  namespace: string | null
  method: string
  role: 'list' | 'lookup' | 'read' | 'mutation' | 'live'
}

/** The sorted fragments of all operation files. */
export function fragmentsOf(documents: readonly Types.DocumentFile[]): FragmentDefinitionNode[] {
  return documents
    .flatMap(({ document }) => document!.definitions)
    .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
    .toSorted((a, b) => compare(a.name.value, b.name.value))
}

/** The sorted operations of all operation files. */
export function operationsOf(
  schema: GraphQLSchema,
  documents: readonly Types.DocumentFile[],
): SdkOperation[] {
  const nouns = nounsOf(schema)
  return documents
    .flatMap(({ document }) => document!.definitions)
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    .map((node) => operationOf(schema, nouns, node))
    .toSorted((a, b) => compare(a.name, b.name))
}

const roles = { mutation: 'mutation', subscription: 'live' } as const

function operationOf(
  schema: GraphQLSchema,
  nouns: readonly Noun[],
  node: OperationDefinitionNode,
): SdkOperation {
  const name = node.name?.value
  const [selected, ...others] = node.selectionSet.selections
  if (!name || selected?.kind !== Kind.FIELD || others.length > 0) {
    throw new Error(`An SDK operation is a named operation of one root field: ${name ?? 'unnamed'}`)
  }
  const root = schema.getRootType(node.operation)
  const field = root!.getFields()[selected.name.value]!
  const { namespace, method } = placeOf(name, nouns, isConnection(field.type))
  const role =
    node.operation !== 'query'
      ? roles[node.operation]
      : isConnection(field.type)
        ? 'list'
        : method.startsWith('get') && !isNonNullType(field.type)
          ? 'lookup'
          : 'read'
  return {
    name,
    kind: node.operation,
    node,
    field,
    selection: selected.selectionSet,
    namespace,
    method,
    role,
  }
}

/** The names of the input types and enums that the variables of the operations are made of. */
export function inputsOf(schema: GraphQLSchema, documents: readonly Types.DocumentFile[]): Set<string> {
  const names = new Set<string>()
  const collect = (type: GraphQLNamedType) => {
    if (isScalarType(type) || names.has(type.name)) return
    names.add(type.name)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) collect(getNamedType(field.type))
  }
  for (const { node } of operationsOf(schema, documents)) {
    for (const variable of node.variableDefinitions ?? [])
      collect(getNamedType(typeFromAST(schema, variable.type as never)!))
  }
  return names
}

type Noun = { singular: string; plural: string }

/** Of these a caller has one, and knows no id. */
const nounsWithoutLookup: readonly Noun[] = ['signIn', 'password', 'secondFactor', 'recoveryCodes'].map(
  (noun) => ({ singular: noun, plural: noun }),
)

/** What the schema has lookups by id for, with the names of their lists. */
function nounsOf(schema: GraphQLSchema): Noun[] {
  const fields = Object.values(schema.getQueryType()!.getFields())
  const lookedUp = fields
    .filter(
      ({ type, args }) =>
        isObjectType(type) && implementsNode(type) && args.length === 1 && args[0]!.name === 'id',
    )
    .map(({ name, type }) => {
      const listed = `${getNamedType(type).name}Connection`
      // `webhookDelivery` is listed by `webhookDeliveries`.
      const stem = name.replace(/y$/, '')
      const list = fields.find(
        (field) => field.name.startsWith(stem) && getNamedType(field.type).name === listed,
      )
      return { singular: name, plural: list?.name ?? `${name}s` }
    })
  return [...lookedUp, ...nounsWithoutLookup].toSorted((a, b) => b.singular.length - a.singular.length)
}

const implementsNode = (type: GraphQLNamedType) =>
  (isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().some(({ name }) => name === 'Node')

/** `customers` lists, `customer` gets, and of any other name the longest noun is the namespace and the rest the method. */
function placeOf(
  name: string,
  nouns: readonly Noun[],
  lists: boolean,
): Pick<SdkOperation, 'namespace' | 'method'> {
  for (const { singular, plural } of nouns) {
    if (lists && isPrefix(plural, name))
      return { namespace: plural, method: `list${name.slice(plural.length)}` }
    if (!isPrefix(singular, name)) continue
    const rest = name.slice(singular.length)
    const method =
      rest === '' || rest.startsWith('By') ? `get${rest}` : rest.charAt(0).toLowerCase() + rest.slice(1)
    return { namespace: plural, method }
  }
  return { namespace: null, method: name }
}

/** Whether a name starts with these words: `project` does not start `projectile` or `projects`. */
const isPrefix = (words: string, name: string) =>
  name.startsWith(words) && !/[a-z]/.test(name.charAt(words.length))

const isConnection = (type: GraphQLOutputType) => getNamedType(type).name.endsWith('Connection')

/** The name of the one fragment that a selection consists of. */
export function loneFragment(selection: SelectionSetNode | undefined): string | undefined {
  const [only, ...others] = selection?.selections ?? []
  return only?.kind === Kind.FRAGMENT_SPREAD && others.length === 0 ? only.name.value : undefined
}

/** The selection of a field within a selection. */
export function selectionOf(
  selection: SelectionSetNode | undefined,
  field: string,
): SelectionSetNode | undefined {
  for (const node of selection?.selections ?? []) {
    if (node.kind === Kind.FIELD && node.name.value === field) return node.selectionSet
  }
  return undefined
}

/** A type as TypeScript writes it, given its innermost name. */
export function typeText(type: GraphQLOutputType, named: string): string {
  if (!isNonNullType(type)) return `${listText(type, named)} | null`
  return listText(type.ofType, named)
}

function listText(type: GraphQLOutputType, named: string): string {
  const nullable = getNullableType(type)
  if (!isListType(nullable)) return named
  const item = typeText(nullable.ofType, named)
  return item.includes(' | ') ? `(${item})[]` : `${item}[]`
}

/** The type of a variable. */
export function inputTypeOf(schema: GraphQLSchema, { type }: VariableDefinitionNode): GraphQLInputType {
  // Its overloads tell list types from named ones, not input types from output types.
  return typeFromAST(schema, type as never) as GraphQLInputType
}

export const isRequired = (variable: VariableDefinitionNode) =>
  variable.type.kind === Kind.NON_NULL_TYPE && !variable.defaultValue

export const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

/** What the scalars of the schema are in TypeScript, by name. */
export type Scalars = Record<string, string | { input: string; output: string }>

const builtIn: Scalars = {
  ID: 'string',
  String: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
}

export function scalarText(scalars: Scalars, name: string, direction: 'input' | 'output'): string {
  const scalar = scalars[name] ?? builtIn[name]
  if (!scalar) throw new Error(`codegen.ts does not say what the scalar ${name} is in TypeScript`)
  return typeof scalar === 'string' ? scalar : scalar[direction]
}

/** An import of types, or nothing. */
export function importText(names: Iterable<string>, file: string, keyword = 'import'): string {
  const sorted = [...new Set(names)].toSorted()
  return sorted.length > 0
    ? `${keyword} type {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${file}'`
    : ''
}

/** A GraphQL description as a TSDoc comment. */
export function comment(lines: readonly string[], indent = ''): string {
  const text = lines.flatMap((line) => line.replaceAll('*/', '*\\/').split('\n'))
  if (text.length === 0) return ''
  if (text.length === 1) return `${indent}/** ${text[0]} */\n`
  return `${indent}/**\n${text.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
