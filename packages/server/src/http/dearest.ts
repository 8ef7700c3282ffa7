import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Ctx } from '../context.ts'
import type { Costed } from './limits.ts'

/** A place in the answer, and the points of what is asked for right there, times the rows it may be asked for. */
export type Dear = { path: string; points: number }

type Price = number | { field?: number; multiplier?: number }
type Complexity = Price | ((args: object, ctx: object, field: object) => Price)

/** As `@pothos/plugin-complexity` has it where a list does not say how long it can be. */
const usualMultiplier = 10

/**
 * Where the cost of an operation comes from, dearest first. It is made by the rule of `costOf`, which only tells the
 * sum; leaves count where their object stands.
 */
export function dearest(
  { schema, operation, document }: Costed,
  given: Readonly<Record<string, unknown>>,
  ctx: Ctx,
): Dear[] {
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], given)
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const points = new Map<string, number>()

  function visit({ selections }: SelectionSetNode, type: GraphQLNamedType, path: string, rows: number): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        visitField(selection, type, path, rows)
        continue
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
      visit(fragment.selectionSet, condition ?? type, path, rows)
    }
  }

  function visitField(node: FieldNode, parent: GraphQLNamedType, parentPath: string, rows: number): void {
    const field =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    const name = (node.alias ?? node.name).value
    const own = parentPath === '' ? name : `${parentPath}.${name}`
    const isLeaf = !field || isLeafType(getNamedType(field.type))
    const path = isLeaf && parentPath !== '' ? parentPath : own
    const { price, multiplier } = priceOf(node, field)
    points.set(path, (points.get(path) ?? 0) + rows * price)
    if (field && node.selectionSet)
      visit(node.selectionSet, getNamedType(field.type), own, rows * Math.max(multiplier, 0))
  }

  function priceOf(
    node: FieldNode,
    field: GraphQLField<unknown, unknown> | undefined,
  ): { price: number; multiplier: number } {
    const complexity = field?.extensions.complexity as Complexity | undefined
    const price =
      field && typeof complexity === 'function'
        ? complexity(getArgumentValues(field, node, coerced), ctx, field)
        : (complexity as Price | undefined)
    const list = field !== undefined && isListType(getNullableType(field.type))
    const said = typeof price === 'object' ? price : { field: price }
    return { price: said.field ?? 1, multiplier: said.multiplier ?? (list ? usualMultiplier : 1) }
  }

  visit(operation.selectionSet, schema.getRootType(operation.operation)!, '', 1)
  return [...points]
    .map(([path, points]) => ({ path, points }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
}
