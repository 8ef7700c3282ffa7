import { type DocumentNodeLike, printDocument } from './print.ts'

/** Carries the types of a document's result and variables; nothing of it exists at run time. */
type Typed<Result, Variables> = { readonly __apiType?: (variables: Variables) => Result }

/** The text of a GraphQL document that knows the types of its result and variables. */
export type TypedDocumentText<Result, Variables> = string & Typed<Result, Variables>

/**
 * A GraphQL document of your own that knows the types of its result and variables, as code generators make them:
 * `TypedDocumentString`, or `TypedDocumentNode` with or without its source text.
 *
 * @example
 * ```ts
 * const Names = `query Names { customers { nodes { name } } }` as unknown as TypedDocument<
 *   { customers: { nodes: { name: string }[] } },
 *   Record<string, never>
 * >
 * ```
 */
export type TypedDocument<Result, Variables> = (string | { toString(): string } | DocumentNodeLike) &
  Typed<Result, Variables>

/** A document ready to be sent. */
export type Operation = {
  readonly kind: 'query' | 'mutation' | 'subscription'
  readonly name: string | null
  readonly text: string
}

/** Comments and strings as a whole, so that nothing inside them is taken for syntax. */
const tokens = /#[^\n\r]*|"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n\r])*"|[{}()@]|\w+/g

/** Reads kind and name of the one operation in a document. */
export function readOperation(document: string | object): Operation {
  const text = isNode(document) ? printDocument(document) : String(document)
  let depth = 0
  let outline = ''
  for (const [token] of text.matchAll(tokens)) {
    if (token === '}' || token === ')') depth--
    if (depth === 0 && !/^["#()]/.test(token)) outline += `${token} `
    if (token === '{' || token === '(') depth++
  }
  // Such as 'mutation Rename @ audited { } fragment Names on Customer { } '.
  const operations = outline
    .split('{ } ')
    .slice(0, -1)
    .filter((definition) => !definition.startsWith('fragment '))
  const [, kind = 'query', name] =
    /^(?:$|(query|mutation|subscription) (\w*))/.exec(operations[0] ?? 'none') ?? []
  if (operations.length !== 1 || (operations[0] !== '' && name === undefined)) {
    throw new TypeError('A document must have exactly one operation: a query, a mutation or a subscription.')
  }
  return { kind: kind as Operation['kind'], name: name || null, text }
}

const isNode = (document: string | object): document is DocumentNodeLike =>
  typeof document === 'object' && 'kind' in document
