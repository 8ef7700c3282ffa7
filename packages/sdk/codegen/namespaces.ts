import type { PluginFunction } from '@graphql-codegen/plugin-helpers'
import {
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
  isScalarType,
  Kind,
  type VariableDefinitionNode,
} from 'graphql'
import {
  comment,
  importText,
  inputTypeOf,
  isRequired,
  loneFragment,
  operationsOf,
  pascal,
  type Scalars,
  type SdkOperation,
  scalarText,
  selectionOf,
  typeText,
} from './operations.ts'

/**
 * Generates the client's namespaces from the names of the operations: the first word of `customerUpdateContact` is
 * the namespace, in the plural, and the rest the method.
 */
export const plugin: PluginFunction<{ scalars: Scalars }> = (schema, documents, { scalars }) => {
  const operations = operationsOf(schema, documents)
  const names = [
    ...new Set(operations.map(({ namespace }) => namespace).filter((name) => name !== null)),
  ].toSorted()
  const ofNamespace = (name: string | null) => operations.filter(({ namespace }) => namespace === name)
  const entities = new Set<string>()
  const types = new Set<string>()
  const use = { schema, scalars, entity: into(entities), type: into(types) }

  const classes = names.map((name) => {
    const methods = ofNamespace(name).flatMap((operation) => methodsOf(operation, use))
    return `${comment([`The methods of \`portico.${name}\`.`])}export class ${pascal(name)} {\n${constructorText}\n${methods.join('\n')}}`
  })

  const root = [
    ...names.map((name) => `  readonly ${name}: ${pascal(name)}\n`),
    `  readonly #requests: Requests\n`,
    '\n  constructor(requests: Requests) {\n',
    '    this.#requests = requests\n',
    ...names.map((name) => `    this.${name} = new ${pascal(name)}(requests)\n`),
    '  }\n\n',
    ofNamespace(null)
      .flatMap((operation) => methodsOf(operation, use))
      .join('\n'),
  ].join('')

  return [
    [
      `import type { LiveOptions } from '../live.ts'`,
      `import type { List, ListArgs } from '../pages.ts'`,
      `import type { Requests } from '../requests.ts'`,
      `import type { RequestOptions } from '../transport.ts'`,
      `import * as documents from './documents.ts'`,
      importText(entities, './entities.ts'),
      importText(types, './types.ts'),
    ].join('\n'),
    ...classes,
    `${comment(['What the client is generated from.'])}export class Namespaces {\n${root}}\n`,
  ].join('\n\n')
}

const constructorText = `  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }
`

/** Writes the names of types, and imports them. */
type Use = {
  schema: GraphQLSchema
  scalars: Scalars
  entity: (name: string) => string
  type: (name: string) => string
}

const into = (names: Set<string>) => (name: string) => {
  names.add(name)
  return name
}

function methodsOf(operation: SdkOperation, use: Use): string[] {
  if (operation.role === 'list') return [listMethod(operation, use)]
  if (operation.role === 'mutation') return [mutationMethod(operation, use)]
  if (operation.role === 'live') return [liveMethod(operation, use)]
  if (operation.role === 'read') return [queryMethod(operation, operation.method, 'read', use)]
  const find = operation.method.replace('get', 'find')
  return [queryMethod(operation, operation.method, 'get', use), queryMethod(operation, find, 'read', use)]
}

function listMethod(operation: SdkOperation, use: Use): string {
  const { name, node, method, selection, field } = operation
  const nodes = selectionOf(selection, 'nodes')
  const fragment = loneFragment(nodes)
  const row = fragment
    ? use.entity(fragment)
    : `${use.type(`${pascal(name)}Query`)}['${field.name}']['nodes'][number]`
  const variables = node.variableDefinitions ?? []
  const optional = variables.some(isRequired) ? '' : ' = {}'
  const doc = describe(operation, [
    '@example',
    '```ts',
    `for await (const ${singular(operation)} of ${callOf(operation, method, '')}) console.log(${singular(operation)}.id)`,
    '```',
  ])
  return `${doc}  ${method}(args: ListArgs<${use.type(`${pascal(name)}QueryVariables`)}>${optional}, options?: RequestOptions): List<${row}> {
    return this.#requests.list(documents.${name}, args, options)
  }
`
}

function liveMethod(operation: SdkOperation, use: Use): string {
  const { name, field, method } = operation
  const row = `${use.type(`${pascal(name)}Subscription`)}['${field.name}']`
  const doc = describe(operation, [
    'The updates go on until the loop over them is left or the signal aborts, over as many connections as it takes.',
    '',
    '@example',
    '```ts',
    `for await (const { type } of ${callOf(operation, method, '')}) console.log(type)`,
    '```',
  ])
  return `${doc}  ${method}(args: ${use.type(`${pascal(name)}SubscriptionVariables`)} = {}, options?: LiveOptions): AsyncIterable<${row}> {
    return this.#requests.follow(documents.${name}, args, options)
  }
`
}

function queryMethod(operation: SdkOperation, method: string, request: 'read' | 'get', use: Use): string {
  const { name, field, selection, role } = operation
  const { parameters, variables, example } = parametersOf(operation, use)
  const fragment = loneFragment(selection)
  const result = fragment
    ? typeText(field.type, use.entity(fragment))
    : `${use.type(`${pascal(name)}Query`)}['${field.name}']`
  const gets = request === 'get'
  const returned = gets ? (fragment ? result.replace(/ \| null$/, '') : `NonNullable<${result}>`) : result
  const variable = role === 'lookup' ? singular(operation) : method
  const doc = describe(operation, [
    '@example',
    '```ts',
    `const ${variable} = await ${callOf(operation, method, example)}`,
    '```',
    ...(gets ? ['@throws NotFoundError when there is none the caller sees.'] : []),
  ])
  return `${role === 'lookup' && gets ? doc.replace(/; null when there is none[^.]*\./, '.') : doc}  ${method}(${[...parameters, 'options?: RequestOptions'].join(', ')}): Promise<${returned}> {
    return this.#requests.${request}(documents.${name}, ${variables}, options)
  }
`
}

/** A payload with nothing but an entity is unwrapped; any other is returned as it is, without its errors. */
function mutationMethod(operation: SdkOperation, use: Use): string {
  const { name, field, selection, method } = operation
  const { parameters, variables, example } = parametersOf(operation, use)
  const payload = getNamedType(field.type)
  if (!isObjectType(payload)) throw new Error(`${name}: a mutation answers with a payload`)
  const selected = selection!.selections.map((node) => {
    if (node.kind !== Kind.FIELD) throw new Error(`${name}: select the fields of the payload by name`)
    return node
  })
  if (!selected.some((node) => node.name.value === 'errors')) throw new Error(`${name}: select the errors`)
  const fields = selected
    .filter((node) => node.name.value !== 'errors')
    .map(({ name: { value: key }, selectionSet }) => {
      const declared = payload.getFields()[key]!.type
      const type = getNamedType(declared)
      const fragment = loneFragment(selectionSet)
      // Null exactly where there are errors, and those are thrown; where it is one of several, it says so itself.
      const missing = /; null where /.test(payload.getFields()[key]!.description ?? '') ? ' | null' : ''
      const text = fragment
        ? `${use.entity(fragment)}${isListType(declared) ? '[]' : ''}${missing}`
        : isScalarType(type)
          ? scalarText(use.scalars, type.name, 'output')
          : `NonNullable<${use.type(`${pascal(name)}Mutation`)}['${field.name}']['${key}']>`
      return { key, text, isObject: selectionSet !== undefined }
    })
  const [only] = fields
  const unwrapped = fields.length === 1 && only!.isObject
  const returned = unwrapped
    ? only!.text
    : `{ ${fields.map(({ key, text }) => `${key}: ${text}`).join('; ')} }`
  const target = unwrapped ? only!.key : `{ ${fields.map(({ key }) => key).join(', ')} }`
  const doc = describe(operation, [
    '@example',
    '```ts',
    `const ${target} = await ${callOf(operation, method, example)}`,
    '```',
  ])
  const request = `this.#requests.mutate(documents.${name}, ${variables}, options)`
  const body = unwrapped
    ? `    const { ${only!.key} } = await ${request}\n    return ${only!.key}\n`
    : `    return ${request}\n`
  return `${doc}  ${unwrapped ? 'async ' : ''}${method}(${[...parameters, 'options?: RequestOptions'].join(', ')}): Promise<${returned}> {
${body}  }
`
}

/** One required variable is an argument of its own; several are an object. */
function parametersOf({ name, kind, node, field }: SdkOperation, use: Use) {
  const defined = node.variableDefinitions ?? []
  if (defined.length === 0) return { parameters: [], variables: '{}', example: '' }
  const [first] = defined
  if (defined.length === 1 && isRequired(first!)) {
    const key = first!.variable.name.value
    const type = inputText(inputTypeOf(use.schema, first!), use)
    const arg = field.args.find((one) => one.name === key)
    return {
      parameters: [`${key}: ${type}`],
      variables: `{ ${key} }`,
      example: arg ? exampleOf(arg.type, key) : key,
    }
  }
  const optional = defined.some(isRequired) ? '' : ' = {}'
  const example = `{ ${defined.filter(isRequired).map(nameOf).join(', ')} }`
  const type = use.type(`${pascal(name)}${pascal(kind)}Variables`)
  return { parameters: [`args: ${type}${optional}`], variables: 'args', example: optional ? '' : example }
}

/** A required type of a variable. */
function inputText(type: GraphQLInputType, use: Use): string {
  if (isNonNullType(type)) return inputText(type.ofType, use)
  if (isListType(type)) return `${inputText(type.ofType, use)}[]`
  return isScalarType(type) ? scalarText(use.scalars, type.name, 'input') : use.type(type.name)
}

const nameOf = (variable: VariableDefinitionNode) => variable.variable.name.value

/** An input with its required fields, as a reader would write it. */
function exampleOf(type: GraphQLInputType, key: string): string {
  const nullable = isNonNullType(type) ? type.ofType : type
  if (isListType(nullable)) {
    const item = exampleOf(nullable.ofType, key.replace(/s$/, ''))
    return `[${item}]`
  }
  if (isEnumType(nullable)) return `'${nullable.getValues()[0]!.name}'`
  if (!isInputObjectType(nullable)) return key
  const required = Object.values(nullable.getFields()).filter(isRequiredInputField)
  return `{ ${required.map(exampleField).join(', ')} }`
}

function exampleField({ name, type }: GraphQLInputField): string {
  const value = exampleOf(type, name)
  return value === name ? name : `${name}: ${value}`
}

const callOf = ({ namespace }: SdkOperation, method: string, args: string) =>
  `portico.${namespace ? `${namespace}.` : ''}${method}(${args})`

const singular = ({ namespace, selection, field }: SdkOperation) => {
  if (!namespace) return field.name
  const fragment = loneFragment(selectionOf(selection, 'nodes')) ?? loneFragment(selection)
  return fragment ? fragment.charAt(0).toLowerCase() + fragment.slice(1) : field.name
}

function describe({ field }: SdkOperation, more: readonly string[]): string {
  const deprecated = field.deprecationReason ? [`@deprecated ${field.deprecationReason}`] : []
  return comment([field.description ?? '', '', ...more, ...deprecated], '  ')
}
