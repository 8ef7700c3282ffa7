import {
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { columnOf } from '../visibility-plugin.ts'

type Path = NonNullable<GraphQLResolveInfo['path']>
type Later<T> = T | Promise<T>
type Answer = Record<string, unknown>

/** What a value becomes in the answer. */
type Complete = (value: unknown, path: Path, step: Step, run: Run) => unknown

type Step = {
  readonly key: string
  readonly field: GraphQLField<unknown, unknown>
  readonly nodes: FieldNode[]
  readonly parentType: GraphQLObjectType
  /** Where the value is a column of the row, and nothing else has a say. */
  readonly column: string | undefined
  readonly complete: Complete
}

/** The fields of one object type that a document asks for; of `__typename` only the key. */
type Selection = readonly (Step | { readonly key: string; readonly typename: string })[]

/** What is the same for all fields of one execution. */
type Run = {
  readonly context: unknown
  readonly info: Pick<
    GraphQLResolveInfo,
    'schema' | 'fragments' | 'rootValue' | 'operation' | 'variableValues'
  >
  readonly signal: AbortSignal | undefined
  /** The arguments of a field, which are the same for each row. */
  readonly args: Map<Step, Record<string, unknown>>
}

type Plan = { readonly root: Selection; readonly fragments: GraphQLResolveInfo['fragments'] }

const plans = new WeakMap<OperationDefinitionNode, Plan | null>()

/**
 * Answers a query by a plan that is made once for its document: which fields there are, and which of them are plain
 * columns. The general executor finds that out for every row. It remains the one that knows everything: mutations,
 * directives and abstract types are left to it, and so is a query in which anything goes wrong, so that errors are its
 * errors.
 */
export function executePlanned(
  args: ExecutionArgs,
  operation: OperationDefinitionNode,
  signal: AbortSignal | undefined,
  execute: (context: unknown, again?: true) => Later<ExecutionResult>,
): Later<ExecutionResult> {
  const plan = planOf(args, operation)
  const variables =
    plan && getVariableValues(args.schema, operation.variableDefinitions ?? [], args.variableValues ?? {})
  if (!plan || !variables?.coerced) return execute(args.contextValue)
  const run: Run = {
    context: args.contextValue,
    info: {
      schema: args.schema,
      fragments: plan.fragments,
      rootValue: args.rootValue,
      operation,
      variableValues: variables.coerced,
    },
    signal,
    args: new Map(),
  }
  const again = (error: unknown) => {
    if (signal?.aborted) throw error
    // In a context of its own, since Pothos keeps by context what it has loaded.
    return execute({ ...(args.contextValue as object) }, true)
  }
  try {
    const data = select(plan.root, args.rootValue, undefined, run)
    if (data instanceof Promise)
      return data.then<ExecutionResult, ExecutionResult>((data) => ({ data }), again)
    return { data }
  } catch (error) {
    return again(error)
  }
}

function planOf({ schema, document }: ExecutionArgs, operation: OperationDefinitionNode): Plan | null {
  const known = plans.get(operation)
  if (known !== undefined) return known
  const fragments = Object.fromEntries(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  )
  const type = schema.getQueryType()!
  const root =
    operation.operation === 'query' && selectionOf(schema, fragments, type, [operation.selectionSet])
  const plan = root ? { root, fragments } : null
  plans.set(operation, plan)
  return plan
}

type Fragments = Record<string, FragmentDefinitionNode>

/** The plan of selections of one type; null where there is something in them that it does not cover. */
function selectionOf(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Selection | null {
  const fields = new Map<string, FieldNode[]>()
  if (!sets.every((set) => collect(schema, fragments, type, set, fields))) return null
  const selection: Selection[number][] = []
  for (const [key, nodes] of fields) {
    const name = nodes[0]!.name.value
    if (name === '__typename') {
      selection.push({ key, typename: type.name })
      continue
    }
    const field = type.getFields()[name]
    const complete =
      field?.resolve &&
      completeOf(field.type, (of) =>
        selectionOf(
          schema,
          fragments,
          of,
          nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
        ),
      )
    if (!complete) return null
    const column = isLeafType(named(field.type)) ? columnOf(field.resolve!) : undefined
    selection.push({ key, field, nodes, parentType: type, column, complete })
  }
  return selection
}

function collect(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  fields: Map<string, FieldNode[]>,
): boolean {
  return set.selections.every((node) => {
    if (node.directives?.length) return false
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value
      fields.set(key, [...(fields.get(key) ?? []), node])
      return key !== '__proto__'
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value]!
    if (fragment.directives?.length) return false
    const on = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
    const applies = !on || on === type || (!isObjectType(on) && schema.isSubType(on as never, type))
    return !applies || collect(schema, fragments, type, fragment.selectionSet, fields)
  })
}

const named = (type: GraphQLOutputType): GraphQLOutputType =>
  isNonNullType(type) || isListType(type) ? named(type.ofType) : type

function completeOf(
  type: GraphQLOutputType,
  selectionOn: (type: GraphQLObjectType) => Selection | null,
): Complete | null {
  if (isNonNullType(type)) {
    const complete = completeOf(type.ofType, selectionOn)
    return (
      complete &&
      ((value, path, step, run) => {
        if (value === null || value === undefined) throw new Error('Null where there must be a value.')
        return complete(value, path, step, run)
      })
    )
  }
  if (isListType(type)) {
    const complete = completeOf(type.ofType, selectionOn)
    return (
      complete &&
      ((value, path, step, run) => {
        if (value === null || value === undefined) return null
        const items: unknown[] = []
        try {
          for (const item of value as unknown[]) {
            const at = { prev: path, key: items.length, typename: undefined }
            items.push(then(item, (item) => complete(item, at, step, run)))
          }
        } catch (error) {
          unawaited(items)
          throw error
        }
        return items.some(isPromise) ? Promise.all(items) : items
      })
    )
  }
  if (isLeafType(type))
    return (value) => (value === null || value === undefined ? null : leaf(type.serialize(value)))
  if (!isObjectType(type) || type.isTypeOf) return null
  const selection = selectionOn(type)
  return (
    selection &&
    ((value, path, _step, run) =>
      value === null || value === undefined ? null : select(selection, value, path, run))
  )
}

function select(selection: Selection, source: unknown, path: Path | undefined, run: Run): Later<Answer> {
  const answer: Answer = {}
  let later: Promise<unknown>[] | undefined
  try {
    for (const step of selection) {
      const { key } = step
      if ('typename' in step) {
        answer[key] = step.typename
        continue
      }
      const value = step.column === undefined ? undefined : (source as Record<string, unknown>)[step.column]
      const result =
        value === undefined ? resolve(step, source, path, run) : step.complete(value, path!, step, run)
      answer[key] = result
      if (isPromise(result)) {
        later ??= []
        later.push(
          result.then((result) => {
            answer[key] = result
          }),
        )
      }
    }
  } catch (error) {
    unawaited(later ?? [])
    throw error
  }
  return later ? Promise.all(later).then(() => answer) : answer
}

/** What nobody waits for any more may fail unheard. */
function unawaited(values: readonly unknown[]): void {
  for (const value of values) if (isPromise(value)) value.catch(() => {})
}

function resolve(step: Step, source: unknown, prev: Path | undefined, run: Run): unknown {
  const { key, field, nodes, parentType, complete } = step
  run.signal?.throwIfAborted()
  const path = { prev, key, typename: parentType.name }
  const info: GraphQLResolveInfo = {
    ...run.info,
    fieldName: field.name,
    fieldNodes: nodes,
    returnType: field.type,
    parentType,
    path,
  }
  let args = run.args.get(step)
  if (!args) {
    args = getArgumentValues(field, nodes[0]!, run.info.variableValues)
    run.args.set(step, args)
  }
  return then(field.resolve!(source, args, run.context, info), (value) => complete(value, path, step, run))
}

function leaf(value: unknown): unknown {
  if (value === null || value === undefined) throw new Error('A value without a text.')
  return value
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function'

function then(value: unknown, next: (value: unknown) => unknown): unknown {
  if (isPromise(value)) return value.then(next)
  if (value instanceof Error) throw value
  return next(value)
}
