import type { ExecutionResult } from 'graphql'
import type { Logger } from 'pino'
import { type Documents, selectOperation } from './documents.ts'
import type { Outgoing, RequestContext } from './exchange.ts'
import type { Yoga } from './graphql.ts'
import { presentError } from './present-errors.ts'

type Params = { query: string; variables?: Record<string, unknown> | null; operationName?: string | null }

/** The parameters of an ordinary request; null for what Yoga should look at: it knows how to refuse the others. */
export function ordinaryParams(body: unknown): Params | null {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return null
  const { query, variables, operationName, extensions, ...others } = body as Record<string, unknown>
  if (typeof query !== 'string' || query === '') return null
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') return null
  if (
    variables !== undefined &&
    variables !== null &&
    (typeof variables !== 'object' || Array.isArray(variables))
  )
    return null
  if (extensions !== undefined && extensions !== null) return null
  if (Object.keys(others).length > 0) return null
  return {
    query,
    variables: variables as Params['variables'],
    operationName: operationName as Params['operationName'],
  }
}

export const json = 'application/json'
export const graphqlJson = 'application/graphql-response+json'

/** The media type of the answer to an Accept header; null where the choice is not plainly between our two. */
export function plainMediaType(accept: string | undefined): typeof json | typeof graphqlJson | null {
  if (accept === undefined || accept === '*/*') return json
  const known = mediaTypes.get(accept)
  if (known !== undefined) return known
  const [first, ...rest] = accept.split(',').map((part) =>
    part
      .trim()
      .replace(/; *charset=utf-8$/i, '')
      .toLowerCase(),
  )
  const type = [first!, ...rest].every((part) => plain.has(part))
    ? first === graphqlJson
      ? graphqlJson
      : json
    : null
  if (mediaTypes.size < 100) mediaTypes.set(accept, type)
  return type
}

const mediaTypes = new Map<string, ReturnType<typeof plainMediaType>>()
const plain: ReadonlySet<string> = new Set([json, graphqlJson, '*/*', 'application/*'])

type Options = { yoga: Yoga; documents: Documents; log: Logger }

/**
 * Answers an ordinary request without Yoga's HTTP layer, which costs several times the rest. The same hooks run:
 * parsing, limits, guards, deadline. Null for an operation that is not answered once but as a stream.
 */
export async function answerOrdinary(
  { yoga, documents, log }: Options,
  ctx: RequestContext,
  params: Params,
  mediaType: string,
): Promise<Outgoing | null> {
  const result = await execute(yoga, documents, ctx, params)
  if (result === null) return null
  const headers = { 'content-type': `${mediaType}; charset=utf-8` }
  if (!result.errors || result.errors.length === 0)
    return { status: 200, headers, body: JSON.stringify(result) }
  const presented = result.errors.map((error) => presentError(error, ctx.exchange, log))
  const body = JSON.stringify({ ...result, errors: presented.map(({ error }) => error) })
  if ('data' in result && !isLimited(result, presented)) return { status: 200, headers, body }
  const statuses = presented.map(({ http }) => (http.spec && mediaType === json ? 0 : http.status))
  return {
    status: Math.max(...statuses) || 200,
    headers: Object.assign(headers, ...presented.map(({ http }) => http.headers)),
    body,
  }
}

/** Nothing was answered but that it was tried too often, which proxies and clients look for in the status. */
export function isLimited(
  { data }: Pick<ExecutionResult, 'data'>,
  presented: readonly { http: { status: number } }[],
): boolean {
  return (data === null || data === undefined) && presented.some(({ http }) => http.status === 429)
}

async function execute(
  yoga: Yoga,
  documents: Documents,
  ctx: RequestContext,
  { query, variables, operationName }: Params,
): Promise<(Pick<ExecutionResult, 'data' | 'extensions'> & { errors?: readonly unknown[] }) | null> {
  try {
    const enveloped = yoga.getEnveloped(ctx)
    const document = enveloped.parse(query)
    const invalid = enveloped.validate(enveloped.schema, document)
    if (invalid.length > 0) return { errors: invalid }
    const operation = selectOperation(documents.of(document)!, operationName)
    if (operation?.node.operation === 'subscription') return null
    return await enveloped.execute({
      schema: enveloped.schema,
      document,
      contextValue: await enveloped.contextFactory(),
      variableValues: variables,
      operationName,
    })
  } catch (error) {
    return { errors: error instanceof AggregateError ? error.errors : [error] }
  }
}
