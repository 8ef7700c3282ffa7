import type { PluginFunction } from '@graphql-codegen/plugin-helpers'
import {
  type FragmentDefinitionNode,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import {
  fragmentsOf,
  inputsOf,
  inputTypeOf,
  isRequired,
  loneFragment,
  operationsOf,
  type SdkOperation,
  selectionOf,
} from '../../sdk/codegen/operations.ts'
import type { EnumValue, Field, Operation } from '../src/operation.ts'

/** Generates a command per method of the SDK, with what the schema says of its inputs. */
export const plugin: PluginFunction = (schema, documents) => {
  const operations = operationsOf(schema, documents)
  const fragments = new Map(fragmentsOf(documents).map((node) => [node.name.value, node]))
  const singletons = singletonsOf(operations)
  const commands = operations
    .flatMap((operation) => commandsOf(operation, { schema, fragments, singletons }))
    .toSorted((a, b) => compare(a.path.join(' '), b.path.join(' ')))
  assertUnique(commands)

  const nouns: Record<string, string> = {}
  for (const operation of operations) {
    const noun = operation.namespace ? kebab(operation.namespace) : singletons.get(operation.name)?.[0]
    if (noun) nouns[noun] ||= entityOf(operation)?.description ?? ''
  }
  const inputs: Record<string, Field[]> = {}
  const enums: Record<string, EnumValue[]> = {}
  for (const name of [...inputsOf(schema, documents)].toSorted()) {
    const type = schema.getType(name)
    if (isInputObjectType(type)) inputs[name] = Object.values(type.getFields()).map(fieldOf)
    if (isEnumType(type))
      enums[name] = type
        .getValues()
        .map(({ name, description }) => ({ name, description: description ?? '' }))
  }
  return [
    `import type { EnumValue, Field, Operation } from '../operation.ts'\n`,
    `/** What there are commands for. */\nexport const nouns: Readonly<Record<string, string>> = ${recordText(nouns)}`,
    `/** A command per method of the SDK. */\nexport const operations: readonly Operation[] = ${listText(commands)}`,
    `/** The inputs that variables are made of. */\nexport const inputs: Readonly<Record<string, readonly Field[]>> = ${recordText(inputs)}`,
    `/** The values of enums. */\nexport const enums: Readonly<Record<string, readonly EnumValue[]>> = ${recordText(enums)}`,
  ].join('\n')
}

type Source = {
  schema: GraphQLSchema
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  singletons: ReadonlyMap<string, readonly [string, string]>
}

/** A lookup has two methods: one that fails where there is nothing, and one that says so. */
function commandsOf(operation: SdkOperation, source: Source): Operation[] {
  const { name, namespace, method, role, node, field } = operation
  const variables = (node.variableDefinitions ?? []).map((variable): Field => {
    const key = variable.variable.name.value
    const type = inputTypeOf(source.schema, variable)
    const description = field.args.find((arg) => arg.name === key)?.description ?? ''
    return { name: key, type: String(type), description }
  })
  const [first] = node.variableDefinitions ?? []
  const command: Operation = {
    path: namespace ? [kebab(namespace), kebab(method)] : (source.singletons.get(name) ?? [kebab(method)]),
    namespace,
    method,
    kind: role === 'lookup' || role === 'read' ? 'query' : role,
    description: [field.description, field.deprecationReason && `Deprecated: ${field.deprecationReason}`]
      .filter(Boolean)
      .join(' '),
    takes: !first ? 'nothing' : variables.length === 1 && isRequired(first) ? 'value' : 'object',
    // How a list is cut into pages is the client's business.
    variables: variables.filter(({ name: key }) => role !== 'list' || !/^(first|withTotalCount)$/.test(key)),
    columns: leavesOf(answerOf(operation), source),
  }
  if (role !== 'lookup') return [command]
  const find = method.replace('get', 'find')
  return [
    { ...command, description: command.description.replace(/; null when there is none[^.]*\./, '.') },
    {
      ...command,
      // In one sentence: the help of the noun shows no more.
      description: command.description.replace('; null when there is none', ', or null when there is none'),
      method: find,
      path: [kebab(namespace!), kebab(find)],
    },
  ]
}

/** What there is one of has no namespace: of `portalSettingsUpdate` the noun is the query that it starts with. */
function singletonsOf(operations: readonly SdkOperation[]): Map<string, readonly [string, string]> {
  const loose = operations.filter(({ namespace }) => namespace === null).map(({ name }) => name)
  const places = new Map<string, readonly [string, string]>()
  for (const noun of loose) {
    const verbs = loose.filter((name) => name.startsWith(noun) && /^[A-Z]/.test(name.slice(noun.length)))
    if (verbs.length > 0) places.set(noun, [kebab(noun), 'get'])
    for (const name of verbs) places.set(name, [kebab(noun), kebab(name.slice(noun.length)).slice(1)])
  }
  return places
}

type Answer = { type: GraphQLNamedType; selection: SelectionSetNode | undefined }

/** What a method returns of what its operation selects. */
function answerOf({ role, field, selection }: SdkOperation): Answer {
  const type = getNamedType(field.type)
  if (role === 'list') return { type: typeOf(type, 'nodes'), selection: selectionOf(selection, 'nodes') }
  if (role !== 'mutation') return { type, selection }
  const fields = selection!.selections.filter(
    (node) => node.kind === Kind.FIELD && node.name.value !== 'errors',
  )
  const [only] = fields
  if (fields.length === 1 && only?.kind === Kind.FIELD && only.selectionSet)
    return { type: typeOf(type, only.name.value), selection: only.selectionSet }
  return { type, selection: { kind: Kind.SELECTION_SET, selections: fields } }
}

const typeOf = (type: GraphQLNamedType, field: string) => getNamedType(fieldsOf(type)[field]!.type)

const fieldsOf = (type: GraphQLNamedType) =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}

/** The paths of all values; a list of objects is one. */
function leavesOf({ type: root, selection }: Answer, { fragments, schema }: Source): string[] {
  const walk = (type: GraphQLNamedType, set: SelectionSetNode, prefix: string): string[] =>
    set.selections.flatMap((node) => {
      if (node.kind !== Kind.FIELD) {
        const part = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value)! : node
        const condition = part.typeCondition ? schema.getType(part.typeCondition.name.value)! : type
        return walk(condition, part.selectionSet, prefix)
      }
      const path = `${prefix}${node.alias?.value ?? node.name.value}`
      const declared = fieldsOf(type)[node.name.value]?.type
      if (!node.selectionSet || !declared || isListType(getNullableType(declared))) return [path]
      return walk(getNamedType(declared), node.selectionSet, `${path}.`)
    })
  return selection ? [...new Set(walk(root, selection, ''))] : []
}

/** What the commands of a noun are about. */
function entityOf(operation: SdkOperation): GraphQLNamedType | undefined {
  const { type, selection } = answerOf(operation)
  return loneFragment(selection) ? type : undefined
}

const fieldOf = ({ name, type, description }: GraphQLInputField): Field => ({
  name,
  type: String(type),
  description: description ?? '',
})

function assertUnique(commands: readonly Operation[]): void {
  const seen = new Set<string>()
  for (const { path } of commands) {
    const name = path.join(' ')
    if (seen.has(name)) throw new Error(`Two methods of the SDK would be the command ${name}`)
    seen.add(name)
  }
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const listText = (values: readonly unknown[]) =>
  `[\n${values.map((value) => `  ${JSON.stringify(value)},\n`).join('')}]\n`

const recordText = (values: Readonly<Record<string, unknown>>) =>
  `{\n${Object.entries(values)
    .map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`)
    .join('')}}\n`

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
