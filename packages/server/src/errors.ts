/** The codes a client can act on; `enum ErrorCode` of the schema lists the same. */
export const errorCodes = {
  INVALID_INPUT:
    'An argument or input field is not acceptable; `path` names it and `message` says what is allowed.',
  NOT_FOUND: 'What was named does not exist, or the caller may not see it: the two are not told apart.',
  CONFLICT:
    'The request contradicts the present state: a duplicate, a stale version, a state that forbids it.',
  LIMIT_REACHED: 'A contracted or configured limit is used up; the message names it.',
  FORBIDDEN: 'The caller may see this but may not do it.',
  UNAUTHENTICATED: 'No credential was sent, or it is not one of ours.',
  TOKEN_EXPIRED: 'The credential was valid once and has run out; get a new one.',
  TOKEN_REVOKED: 'The credential was revoked; it will never work again.',
  RATE_LIMITED: 'It was tried too often, or a budget is used up; wait for the time in `Retry-After`.',
  QUERY_TOO_COMPLEX: 'The operation is larger than the server answers; ask for less at once.',
  IDEMPOTENCY_CONFLICT:
    'The idempotency key was used before for a different request; send a new key with a new request.',
  INTERNAL: 'A fault of the server. The request id identifies it in the logs.',
} as const

export type ErrorCode = keyof typeof errorCodes

/**
 * An error that its reader can act on: a code for machines and a sentence for people.
 * The input field is `inputPath`, not `path`: graphql-js takes an error with an array `path` for already located.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly inputPath: readonly string[] | undefined

  constructor(code: ErrorCode, message: string, inputPath?: readonly string[]) {
    super(message)
    this.name = new.target.name
    this.code = code
    this.inputPath = inputPath
  }
}

export class InvalidInputError extends AppError {
  constructor(message: string, inputPath?: readonly string[]) {
    super('INVALID_INPUT', message, inputPath)
  }
}

/** Several invalid fields of one input, reported together. */
export class InvalidInputErrors extends InvalidInputError {
  readonly all: readonly InvalidInputError[]

  constructor(all: readonly [InvalidInputError, ...InvalidInputError[]]) {
    super(all[0].message, all[0].inputPath)
    this.all = all
  }
}

export class NotFoundError extends AppError {
  constructor(inputPath?: readonly string[]) {
    super('NOT_FOUND', 'Not found.', inputPath)
  }
}

export class ConflictError extends AppError {
  constructor(message: string, inputPath?: readonly string[]) {
    super('CONFLICT', message, inputPath)
  }
}

/** What there is of each, for a sentence: `1 projects and 2 licenses`. */
export function countsOf(counts: Readonly<Record<string, number>>): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0)
  return list.format(some.map(([noun, count]) => `${count} ${noun}`))
}

// British, because it has no comma before the last one.
const list = new Intl.ListFormat('en-GB')

export class ForbiddenError extends AppError {
  constructor(message = 'You may not do this.', inputPath?: readonly string[]) {
    super('FORBIDDEN', message, inputPath)
  }
}

/** Tried too often; the HTTP answer is 429. */
export class RateLimitedError extends AppError {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number, message: string) {
    super('RATE_LIMITED', message)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Who the caller is could not be established; the HTTP answer is 401. */
export class UnauthenticatedError extends AppError {
  constructor(
    code: 'UNAUTHENTICATED' | 'TOKEN_EXPIRED' | 'TOKEN_REVOKED' = 'UNAUTHENTICATED',
    message = 'Send a credential: Authorization: Bearer <token>.',
  ) {
    super(code, message)
  }
}

/** How many of something, as a message says it; the plural is that with an s. */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
