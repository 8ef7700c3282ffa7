import type { PorticoErrorCode } from './errors.ts'

/**
 * More of a failure.
 *
 * @example
 * ```ts
 * const details: StubFailureDetails = { message: 'This number is taken.', path: ['input', 'number'] }
 * ```
 */
export type StubFailureDetails = {
  message?: string
  /** The argument or input field it is about. */
  path?: readonly string[]
  /** How long the server asks to wait. */
  retryAfterSeconds?: number
}

/** The statuses that the server has for them; most codes come with 200. */
const statuses: Partial<Record<PorticoErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  TOKEN_REVOKED: 401,
  IDEMPOTENCY_CONFLICT: 409,
  RATE_LIMITED: 429,
  INTERNAL: 500,
}

/** An answer that makes a method fail; `failWith` makes one. */
export class StubFailure {
  readonly code: PorticoErrorCode
  readonly details: StubFailureDetails
  readonly status: number

  constructor(code: PorticoErrorCode, details: StubFailureDetails, status = statuses[code] ?? 200) {
    this.code = code
    this.details = details
    this.status = status
  }
}

/** Fails as the server or the way there does. */
export async function failed(
  { code, details, status }: StubFailure,
  headers: Record<string, string>,
  signal: AbortSignal | null | undefined,
): Promise<Response> {
  if (code === 'NETWORK') throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })
  if (code === 'TIMEOUT') return silence(signal)
  const { message = `It is ${code}.`, path, retryAfterSeconds } = details
  const errors = [{ message, extensions: { code, ...(path && { path }) } }]
  const wait = retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }
  return Response.json({ errors }, { status, headers: { ...headers, ...wait } })
}

const silence = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_resolve, reject) => {
    const end = () => reject(signal!.reason)
    if (signal?.aborted) end()
    else signal?.addEventListener('abort', end, { once: true })
  })
