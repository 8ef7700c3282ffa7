import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { AppError, type ErrorCode, RateLimitedError, UnauthenticatedError } from '../errors.ts'
import { type Exchange, Refusal } from './exchange.ts'

type Http = { status: number; headers?: Record<string, string>; spec?: boolean }

const masked = 'Something went wrong on our side.'
const suggestion = / Did you mean [^?]*\?/g

/**
 * The error as a caller may see it: a code, a sentence, the request id. What is not meant for callers is logged and
 * masked. `http` says how the answer's status follows from it, and is not a part of the body.
 */
export function presentError(
  error: unknown,
  exchange: Exchange,
  log: Logger,
): { error: GraphQLError; http: Http } {
  const cause = causeOf(error)
  if (cause instanceof AppError) {
    const more = {
      ...(cause.inputPath && cause.inputPath.length > 0 && { path: cause.inputPath }),
      ...(cause instanceof RateLimitedError && { retryAfterMs: cause.retryAfterSeconds * 1_000 }),
    }
    return present(error, exchange, cause.code, cause.message, httpOf(cause), more)
  }
  if (isAboutRequest(error, cause)) {
    const message =
      exchange.actor.kind === 'anonymous' ? error.message.replace(suggestion, '') : error.message
    return present(error, exchange, 'INVALID_INPUT', message, httpOfComplaint(error))
  }
  log.error({ err: cause, requestId: exchange.requestId, operation: exchange.operation }, 'a request failed')
  return present(error, exchange, 'INTERNAL', masked, { status: 500 })
}

/** For a request in JSON, GraphQL over HTTP wants 200 for whatever was well-formed enough to be executed. */
const badRequest: Http = { status: 400, spec: true }

function httpOf(error: AppError): Http {
  if (error instanceof Refusal) return { status: error.status, headers: error.headers }
  if (error instanceof RateLimitedError)
    return { status: 429, headers: { 'retry-after': String(error.retryAfterSeconds) } }
  if (error instanceof UnauthenticatedError) return { status: 401, spec: true }
  return error.code === 'INTERNAL' ? { status: 500 } : badRequest
}

function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

/**
 * GraphQL's own complaints about a document and its variables. One with a path was raised while executing, where
 * whatever can be wrong with a request has been found before: it tells of a fault of ours.
 */
function isAboutRequest(error: unknown, cause: unknown): error is GraphQLError {
  return (
    error instanceof GraphQLError &&
    cause instanceof GraphQLError &&
    !error.path &&
    !cause.extensions.unexpected
  )
}

/** Yoga says BAD_REQUEST of what is no GraphQL request at all, which is 400 in every media type. */
function httpOfComplaint({ extensions }: GraphQLError): Http {
  const http = (extensions.http as Http | undefined) ?? badRequest
  return extensions.code === 'BAD_REQUEST' ? { ...http, spec: false } : http
}

function present(
  error: unknown,
  exchange: Exchange,
  code: ErrorCode,
  message: string,
  http: Http,
  more: Record<string, unknown> = {},
) {
  const { nodes, source, positions, path } =
    error instanceof GraphQLError ? error : ({} as Partial<GraphQLError>)
  exchange.codes = [...(exchange.codes ?? []), code]
  const extensions = { code, requestId: exchange.requestId, ...more }
  return { error: new GraphQLError(message, { nodes, source, positions, path, extensions }), http }
}
