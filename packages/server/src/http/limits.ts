import { complexityFromQuery } from '@pothos/plugin-complexity'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import type { Ctx } from '../context.ts'
import { AppError, InvalidInputError } from '../errors.ts'
import type { Dear } from './dearest.ts'

/** What one request may ask for. Everything in a fragment counts as often as the fragment is spread. */
export const limits = {
  bodyBytes: 1_000_000,
  documentCharacters: 50_000,
  tokens: 4_000,
  operations: 20,
  fragments: 100,
  /** Fields inside fields, the innermost included. */
  depth: 15,
  /** Fields and fragments in one operation. */
  selections: 1_500,
  /** Of one field in one place: validation compares each with each. */
  repetitions: 50,
  rootFields: 20,
  /** Of what lets somebody in who has guessed right: one request is one try. */
  attempts: 1,
  aliases: 30,
  directives: 30,
  /** Lists and objects inside each other, in variables and in literals. */
  valueDepth: 16,
  /** Fields times the rows they may be asked for, by the list sizes given. */
  cost: 200_000,
} as const

const names: { [L in keyof typeof limits]: string } = {
  bodyBytes: 'bytes of body',
  documentCharacters: 'characters of query text',
  tokens: 'tokens',
  operations: 'operations in a document',
  fragments: 'fragments',
  depth: 'levels of fields',
  selections: 'fields and fragments',
  repetitions: 'repetitions of a field in one place',
  rootFields: 'root fields',
  attempts: 'attempts to get in',
  aliases: 'aliases',
  directives: 'directives',
  valueDepth: 'levels of nested values',
  cost: 'points of cost',
}

export function tooComplex(limit: keyof typeof limits, actual?: number): AppError {
  return new AppError('QUERY_TOO_COMPLEX', sentenceOf(limit, limits[limit], actual))
}

const attemptFields: ReadonlySet<string> = new Set([
  'signInStart',
  'signInComplete',
  'signInWithPassword',
  'signInSecondFactor',
  'passwordResetRequest',
  'passwordReset',
  'passwordSet',
  'passwordRemove',
  'secondFactorConfirm',
  'secondFactorDisable',
  'recoveryCodesRegenerate',
  'invitationAccept',
  'emailDestinationVerify',
])
function sentenceOf(limit: keyof typeof limits, allowed: number, actual?: number): string {
  return `The limit is ${numberOf(allowed)} ${names[limit]}; this operation has ${numberOf(actual)}.`
}

function numberOf(points: number | undefined): string {
  return Number.isSafeInteger(points) ? points!.toLocaleString('en') : 'more'
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/**
 * Refuses a document that is too large with its fragments written out. Runs before validation, which takes a time
 * that grows with the square of such sizes. It takes no longer itself: it stops at the first limit.
 */
export function assertDocumentSize({ definitions }: DocumentNode): void {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )
  if (operations.length > limits.operations) throw tooComplex('operations', operations.length)
  if (fragments.size > limits.fragments) throw tooComplex('fragments', fragments.size)
  for (const operation of operations) {
    for (const { defaultValue } of operation.variableDefinitions ?? []) {
      if (defaultValue) assertLiteralDepth(defaultValue, 1)
    }
    assertSize(operation, fragments)
  }
  // Those that no operation spreads cost validation as much as the others.
  for (const fragment of fragments.values()) assertSize(fragment, fragments)
}

/** A place in the answer: every selection of a field there is merged into it. */
type Place = { repetitions: number; fields: Map<string, Place> }

function assertSize(
  definition: OperationDefinitionNode | FragmentDefinitionNode,
  fragments: Fragments,
): void {
  const counts = { selections: 0, rootFields: 0, attempts: 0, aliases: 0, directives: 0 }
  const open = new Set<string>()

  function count(limit: keyof typeof counts, by = 1): void {
    counts[limit] += by
    if (counts[limit] > limits[limit]) throw tooComplex(limit)
  }

  function visit({ selections }: SelectionSetNode, place: Place, level: number): void {
    for (const selection of selections) {
      count('selections')
      visitDirectives(selection.directives)
      if (selection.kind === Kind.FIELD) visitField(selection, place, level)
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet, place, level)
      else visitFragment(selection.name.value, place, level)
    }
  }

  function visitField(field: FieldNode, { fields }: Place, level: number): void {
    if (level > limits.depth) throw tooComplex('depth')
    if (level === 1 && definition.kind === Kind.OPERATION_DEFINITION) {
      count('rootFields')
      if (attemptFields.has(field.name.value)) count('attempts')
    }
    if (field.alias) count('aliases')
    for (const argument of field.arguments ?? []) assertLiteralDepth(argument.value, 1)
    const name = (field.alias ?? field.name).value
    const place = fields.get(name) ?? { repetitions: 0, fields: new Map() }
    fields.set(name, place)
    if (++place.repetitions > limits.repetitions) throw tooComplex('repetitions')
    if (field.selectionSet) visit(field.selectionSet, place, level + 1)
  }

  function visitFragment(name: string, place: Place, level: number): void {
    const fragment = fragments.get(name)
    if (!fragment) return
    // Validation would say so too, but large circles exhaust its stack.
    if (open.has(name)) throw new InvalidInputError(`The fragment ${name.slice(0, 100)} spreads itself.`)
    open.add(name)
    visitDirectives(fragment.directives)
    visit(fragment.selectionSet, place, level)
    open.delete(name)
  }

  function visitDirectives(directives: FieldNode['directives']): void {
    if (!directives || directives.length === 0) return
    count('directives', directives.length)
    for (const { arguments: given } of directives)
      for (const { value } of given ?? []) assertLiteralDepth(value, 1)
  }

  visitDirectives(definition.directives)
  visit(definition.selectionSet, { repetitions: 0, fields: new Map() }, 1)
}

function assertLiteralDepth(value: ValueNode, level: number): void {
  if (value.kind !== Kind.LIST && value.kind !== Kind.OBJECT) return
  if (level > limits.valueDepth) throw tooComplex('valueDepth')
  if (value.kind === Kind.LIST) for (const child of value.values) assertLiteralDepth(child, level + 1)
  else for (const field of value.fields) assertLiteralDepth(field.value, level + 1)
}

/** Refuses variables nested so deep that reading them recursively could exhaust the stack. */
export function assertValueDepth(value: unknown, level = 0): void {
  if (value === null || typeof value !== 'object') return
  if (level > limits.valueDepth) throw tooComplex('valueDepth')
  for (const child of Object.values(value)) assertValueDepth(child, level + 1)
}

/** An operation on its own: `document` holds it and the fragments of its document. */
export type Costed = { schema: GraphQLSchema; operation: OperationDefinitionNode; document: DocumentNode }

type Variables = Readonly<Record<string, unknown>>

/**
 * What an operation could read at most, by the sizes of its lists as variables and their defaults give them.
 * Throws the GraphQL errors of variables and arguments that do not fit, all together.
 */
export function costOf(costed: Costed, variables: Variables, ctx: Ctx): number {
  const { schema, document } = costed
  try {
    return complexityFromQuery(document, { schema, ctx, variables }).complexity
  } catch (error) {
    throw new AggregateError(variableErrors(costed, variables) ?? [error])
  }
}

/** Refuses what costs more than an operation may, or than the caller has in a whole window, and says what is dear in it. */
export function assertCost(cost: number, budget: number, dearest: () => readonly Dear[]): void {
  const allowed = Math.min(limits.cost, budget)
  // A cost that is not a number must not pass.
  if (cost <= allowed) return
  const dear = dearest()
    .slice(0, 3)
    .map(({ path, points }) => `${path} (${numberOf(points)})`)
  throw new AppError(
    'QUERY_TOO_COMPLEX',
    `${sentenceOf('cost', allowed, cost)} Ask for smaller pages (first) or fewer nested lists. Dearest: ${dear.join(', ')}.`,
  )
}

function variableErrors(
  { schema, operation }: Costed,
  variables: Variables,
): readonly GraphQLError[] | undefined {
  return getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 20 }).errors
}
