/** What `TypedDocumentNode` is at run time: the syntax tree of the `graphql` package, which the SDK does without. */
export type DocumentNodeLike = { readonly kind: string; readonly definitions: readonly object[] }

/** The nodes of an executable document; each has some of these. */
type Node = {
  readonly kind: string
  readonly operation?: string
  readonly name?: Node
  readonly alias?: Node
  readonly variable?: Node
  readonly variableDefinitions?: readonly Node[]
  readonly type?: Node
  readonly typeCondition?: Node
  readonly defaultValue?: Node
  readonly directives?: readonly Node[]
  readonly arguments?: readonly Node[]
  readonly selectionSet?: Node
  readonly selections?: readonly Node[]
  readonly values?: readonly Node[]
  readonly fields?: readonly Node[]
  /** A node in arguments and object fields, text in names and literals. */
  readonly value?: unknown
}

/** The text of a document of operations and fragments. */
export function printDocument({ definitions }: DocumentNodeLike): string {
  return list(definitions as readonly Node[], '\n')
}

function print(node: Node | undefined): string {
  if (!node) return ''
  const name = print(node.name)
  const args = wrap('(', list(node.arguments, ', '), ')')
  const directives = wrap(' ', list(node.directives, ' '))
  const selection = print(node.selectionSet)
  switch (node.kind) {
    case 'OperationDefinition':
      return `${node.operation} ${name}${wrap('(', list(node.variableDefinitions, ', '), ')')}${directives}${selection}`
    case 'FragmentDefinition':
      return `fragment ${name} on ${print(node.typeCondition)}${directives}${selection}`
    case 'VariableDefinition':
      return `${print(node.variable)}: ${print(node.type)}${wrap(' = ', print(node.defaultValue))}${directives}`
    case 'SelectionSet':
      return ` { ${list(node.selections, ' ')} }`
    case 'Field':
      return `${wrap('', print(node.alias), ': ')}${name}${args}${directives}${selection}`
    case 'FragmentSpread':
      return `...${name}${directives}`
    case 'InlineFragment':
      return `...${wrap(' on ', print(node.typeCondition))}${directives}${selection}`
    case 'Directive':
      return `@${name}${args}`
    case 'Argument':
    case 'ObjectField':
      return `${name}: ${print(node.value as Node)}`
    case 'Variable':
      return `$${name}`
    case 'NamedType':
      return name
    case 'ListType':
      return `[${print(node.type)}]`
    case 'NonNullType':
      return `${print(node.type)}!`
    case 'Name':
    case 'IntValue':
    case 'FloatValue':
    case 'EnumValue':
    case 'BooleanValue':
      return String(node.value)
    case 'NullValue':
      return 'null'
    case 'StringValue':
      // Whatever JSON escapes, GraphQL reads in the same way.
      return JSON.stringify(node.value)
    case 'ListValue':
      return `[${list(node.values, ', ')}]`
    case 'ObjectValue':
      return `{ ${list(node.fields, ', ')} }`
    default:
      throw new TypeError(`A document to send cannot have a ${node.kind}.`)
  }
}

function list(nodes: readonly Node[] = [], separator: string): string {
  return nodes.map(print).join(separator)
}

function wrap(before: string, inner: string, after = ''): string {
  return inner && before + inner + after
}
