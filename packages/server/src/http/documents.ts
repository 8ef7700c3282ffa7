import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql'
import { assertDocumentSize, limits, tooComplex } from './limits.ts'

/** A query text after parsing and validation, which do not depend on who sends it: kept for the next time. */
export type Prepared = {
  readonly document: DocumentNode
  readonly errors: readonly GraphQLError[]
  readonly operations: readonly PreparedOperation[]
}

export type PreparedOperation = {
  readonly node: OperationDefinitionNode
  /** The operation alone, with the fragments. */
  readonly document: DocumentNode
  /** Asks for the schema itself, which is not for everyone. */
  readonly introspects: boolean
  /** The cost where no variable can change it, once it is known. */
  cost?: number
}

export type Documents = {
  /** Throws what makes the text no acceptable document at all: its size or its syntax. */
  prepare(query: string): Prepared
  /** Whether it is kept, so that to prepare it takes no time. */
  has(query: string): boolean
  of(document: DocumentNode): Prepared | undefined
}

/** All the texts kept together have at most this many characters: a syntax tree is many times its text. */
const keptCharacters = 500_000

export function createDocuments(schema: GraphQLSchema): Documents {
  const kept = new Map<string, Prepared>()
  const byDocument = new WeakMap<DocumentNode, Prepared>()
  let characters = 0

  return {
    prepare(query) {
      const known = kept.get(query)
      if (known) {
        // Moved to the end: the least recently used is at the front.
        kept.delete(query)
        kept.set(query, known)
        return known
      }
      const prepared = prepare(schema, query)
      byDocument.set(prepared.document, prepared)
      kept.set(query, prepared)
      characters += query.length
      for (const oldest of kept.keys()) {
        if (characters <= keptCharacters) break
        kept.delete(oldest)
        characters -= oldest.length
      }
      return prepared
    },
    has: (query) => kept.has(query),
    of: (document) => byDocument.get(document),
  }
}

/** The operation that a request means; undefined when there is none of that name, or several and no name. */
export function selectOperation(
  prepared: Prepared,
  name: string | null | undefined,
): PreparedOperation | undefined {
  if (name) return prepared.operations.find(({ node }) => node.name?.value === name)
  return prepared.operations.length === 1 ? prepared.operations[0] : undefined
}

function prepare(schema: GraphQLSchema, query: string): Prepared {
  if (query.length > limits.documentCharacters) throw tooComplex('documentCharacters', query.length)
  const document = parseWithinLimits(query)
  assertDocumentSize(document)
  const errors = validate(schema, document)
  return { document, errors, operations: errors.length > 0 ? [] : operationsOf(document) }
}

function parseWithinLimits(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: limits.tokens })
  } catch (error) {
    if (
      error instanceof GraphQLError &&
      /^Syntax Error: Document contains more tha[nt] \d+ tokens/.test(error.message)
    )
      throw tooComplex('tokens')
    // The parser is recursive: brackets inside brackets exhaust the stack before anything can count them.
    if (error instanceof RangeError) throw tooComplex('depth')
    throw error
  }
}

function operationsOf(document: DocumentNode): PreparedOperation[] {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  return document.definitions
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    .map((node) => ({
      node,
      document: { kind: Kind.DOCUMENT, definitions: [node, ...fragments] },
      introspects: introspects(node.selectionSet, fragments, new Set()),
    }))
}

/** Looks at the root alone, where validation allows `__schema` and `__type`, and goes by fields, not by names of fragments. */
function introspects(
  { selections }: SelectionSetNode,
  fragments: readonly FragmentDefinitionNode[],
  seen: Set<string>,
): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD)
      return selection.name.value === '__schema' || selection.name.value === '__type'
    if (selection.kind === Kind.INLINE_FRAGMENT) return introspects(selection.selectionSet, fragments, seen)
    const name = selection.name.value
    if (seen.has(name)) return false
    seen.add(name)
    const fragment = fragments.find((node) => node.name.value === name)
    return fragment !== undefined && introspects(fragment.selectionSet, fragments, seen)
  })
}
