import type { ErrorCode } from './generated/types.ts'

/**
 * What went wrong, for programs: a code of the API (`ErrorCode` of its schema), or one of the two that come
 * from the way there, `NETWORK` and `TIMEOUT`.
 *
 * @example
 * ```ts
 * const worthAnotherTry: PorticoErrorCode[] = ['RATE_LIMITED', 'NETWORK', 'TIMEOUT']
 * ```
 */
export type PorticoErrorCode = ErrorCode | 'NETWORK' | 'TIMEOUT'

/**
 * One thing that was wrong with a request; `PorticoError.errors` has all of them.
 *
 * @example
 * ```ts
 * const byField = new Map(error.errors.map(({ path, message }) => [path?.join('.'), message]))
 * ```
 */
export type PorticoErrorEntry = {
  readonly code: PorticoErrorCode
  readonly message: string
  readonly path: readonly string[] | null
}

/** What the constructors of the error classes take. */
export type PorticoErrorDetails = {
  /** At least one; the first gives the error its code, message and path. */
  readonly errors: readonly [PorticoErrorEntry, ...PorticoErrorEntry[]]
  readonly operation: string | null
  readonly requestId: string | null
  readonly retryAfterMs?: number | null
}

/**
 * The base of everything a call throws, apart from the reason of an `AbortSignal` and from the `TypeError` or
 * `RangeError` of a call that cannot be meant. It never holds a header, a token or a variable.
 *
 * @example
 * ```ts
 * try {
 *   await portico.customers.create({ number: 'C-1042', name: 'Acme' })
 * } catch (error) {
 *   if (!(error instanceof PorticoError)) throw error
 *   console.error(error.code, error.message, error.requestId)
 * }
 * ```
 */
export class PorticoError extends Error {
  // Written out in every class: minifiers rename classes.
  override readonly name: string = 'PorticoError'
  /** What went wrong, for programs. */
  readonly code: PorticoErrorCode
  /** The argument or input field the error is about, such as `['input', 'number']`; null when it is about no single one. */
  readonly path: readonly string[] | null
  /** Identifies the request in the logs of the server; null when no answer came. */
  readonly requestId: string | null
  /** The name of the operation, such as `customerCreate`; null when it has none. */
  readonly operation: string | null
  /** Everything that was wrong; the error itself speaks of the first. */
  readonly errors: readonly PorticoErrorEntry[]

  constructor({ errors, operation, requestId }: PorticoErrorDetails) {
    const [{ code, message, path }] = errors
    super(message)
    this.code = code
    this.path = path
    this.requestId = requestId
    this.operation = operation
    this.errors = errors
  }
}

/**
 * An argument or input field is not acceptable: `path` names it, the message says what is allowed.
 *
 * @example
 * ```ts
 * if (error instanceof InvalidInputError) form.show(error.errors)
 * ```
 */
export class InvalidInputError extends PorticoError {
  override readonly name = 'InvalidInputError'
  declare readonly code: 'INVALID_INPUT'
}

/**
 * What was named does not exist, or the caller may not see it: the two are not told apart.
 *
 * @example
 * ```ts
 * if (error instanceof NotFoundError) return null
 * ```
 */
export class NotFoundError extends PorticoError {
  override readonly name = 'NotFoundError'
  declare readonly code: 'NOT_FOUND'
}

/**
 * The request contradicts the present state: a duplicate, a stale `expectedVersion`, a state that forbids it.
 *
 * @example
 * ```ts
 * if (error instanceof ConflictError) console.warn(`Somebody was faster: ${error.message}`)
 * ```
 */
export class ConflictError extends PorticoError {
  override readonly name = 'ConflictError'
  declare readonly code: 'CONFLICT'
}

/**
 * A contracted or configured limit is used up; the message names it.
 *
 * @example
 * ```ts
 * if (error instanceof LimitReachedError) console.warn(error.message)
 * ```
 */
export class LimitReachedError extends PorticoError {
  override readonly name = 'LimitReachedError'
  declare readonly code: 'LIMIT_REACHED'
}

/**
 * The caller may see this but may not do it.
 *
 * @example
 * ```ts
 * if (error instanceof ForbiddenError) console.warn(`Missing a scope for ${error.operation}`)
 * ```
 */
export class ForbiddenError extends PorticoError {
  override readonly name = 'ForbiddenError'
  declare readonly code: 'FORBIDDEN'
}

/**
 * No credential was sent, or it is not one the server gave out.
 *
 * @example
 * ```ts
 * if (error instanceof UnauthenticatedError) console.error('Check the token.')
 * ```
 */
export class UnauthenticatedError extends PorticoError {
  override readonly name = 'UnauthenticatedError'
  declare readonly code: 'UNAUTHENTICATED'
}

/**
 * The credential was valid once and has run out.
 *
 * @example
 * ```ts
 * if (error instanceof TokenExpiredError) console.error('Get a new token.')
 * ```
 */
export class TokenExpiredError extends PorticoError {
  override readonly name = 'TokenExpiredError'
  declare readonly code: 'TOKEN_EXPIRED'
}

/**
 * The credential was revoked; it will never work again.
 *
 * @example
 * ```ts
 * if (error instanceof TokenRevokedError) console.error('Ask the vendor for a new token.')
 * ```
 */
export class TokenRevokedError extends PorticoError {
  override readonly name = 'TokenRevokedError'
  declare readonly code: 'TOKEN_REVOKED'
}

/**
 * The budget of the credential is used up, still so after the retries.
 *
 * @example
 * ```ts
 * if (error instanceof RateLimitedError) queue.pause(error.retryAfterMs ?? 60_000)
 * ```
 */
export class RateLimitedError extends PorticoError {
  override readonly name = 'RateLimitedError'
  declare readonly code: 'RATE_LIMITED'
  /** How long the server asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null

  constructor(details: PorticoErrorDetails) {
    super(details)
    this.retryAfterMs = details.retryAfterMs ?? null
  }
}

/**
 * The operation is larger than the server answers: ask for less at once.
 *
 * @example
 * ```ts
 * if (error instanceof QueryTooComplexError) pageSize = Math.ceil(pageSize / 2)
 * ```
 */
export class QueryTooComplexError extends PorticoError {
  override readonly name = 'QueryTooComplexError'
  declare readonly code: 'QUERY_TOO_COMPLEX'
}

/**
 * The idempotency key was used before for a different request.
 *
 * @example
 * ```ts
 * if (error instanceof IdempotencyConflictError) console.error('Use a new key for a new request.')
 * ```
 */
export class IdempotencyConflictError extends PorticoError {
  override readonly name = 'IdempotencyConflictError'
  declare readonly code: 'IDEMPOTENCY_CONFLICT'
}

/**
 * A fault of the server. `requestId` identifies it in the logs.
 *
 * @example
 * ```ts
 * if (error instanceof InternalError) report(`Request ${error.requestId} failed`)
 * ```
 */
export class InternalError extends PorticoError {
  override readonly name = 'InternalError'
  declare readonly code: 'INTERNAL'
}

/**
 * No answer came, or one that is not GraphQL. A mutation may have been carried out all the same.
 *
 * @example
 * ```ts
 * if (error instanceof NetworkError) console.error(error.status ?? 'unreachable', error.message)
 * ```
 */
export class NetworkError extends PorticoError {
  override readonly name = 'NetworkError'
  declare readonly code: 'NETWORK'
  /** The HTTP status, when an answer came that is not GraphQL, from a proxy for instance; null when none came. */
  readonly status: number | null

  constructor(message: string, { operation, requestId, status }: Sent & { status: number | null }) {
    super({ errors: [{ code: 'NETWORK', message, path: null }], operation, requestId })
    this.status = status
  }
}

/**
 * The answer was not complete within `timeoutMs`. A mutation may have been carried out all the same.
 *
 * @example
 * ```ts
 * if (error instanceof TimeoutError) console.error(`${error.operation} took too long`)
 * ```
 */
export class TimeoutError extends PorticoError {
  override readonly name = 'TimeoutError'
  declare readonly code: 'TIMEOUT'

  constructor(message: string, { operation }: Pick<Sent, 'operation'>) {
    super({ errors: [{ code: 'TIMEOUT', message, path: null }], operation, requestId: null })
  }
}

type Sent = Pick<PorticoErrorDetails, 'operation' | 'requestId'>

/** One class for every code: a code that the schema gains and that has no class does not compile. */
const classes: {
  readonly [C in ErrorCode]: new (
    details: PorticoErrorDetails,
  ) => PorticoError & { readonly code: C }
} = {
  INVALID_INPUT: InvalidInputError,
  NOT_FOUND: NotFoundError,
  CONFLICT: ConflictError,
  LIMIT_REACHED: LimitReachedError,
  FORBIDDEN: ForbiddenError,
  UNAUTHENTICATED: UnauthenticatedError,
  TOKEN_EXPIRED: TokenExpiredError,
  TOKEN_REVOKED: TokenRevokedError,
  RATE_LIMITED: RateLimitedError,
  QUERY_TOO_COMPLEX: QueryTooComplexError,
  IDEMPOTENCY_CONFLICT: IdempotencyConflictError,
  INTERNAL: InternalError,
}

/** The error of the class that belongs to the first code; a newer server may have codes without one. */
export function errorOf(details: PorticoErrorDetails): PorticoError {
  const { code } = details.errors[0]
  const Class = Object.hasOwn(classes, code) ? classes[code as ErrorCode] : PorticoError
  return new Class(details)
}
