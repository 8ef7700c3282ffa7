import type { Actor } from '../auth/actor.ts'
import type { Account } from '../budget/budgets.ts'
import type { Ctx } from '../context.ts'
import { AppError, type ErrorCode } from '../errors.ts'

type Headers = Record<string, string>

/** A request, whether it came over a socket or from within the process. */
export type Incoming = {
  readonly method: string
  /** Path and query. */
  readonly url: string
  /** By lower-case name. */
  readonly headers: { readonly [name: string]: string | string[] | undefined }
  readonly ipAddress: string | null
  /** The whole body; throws a Refusal when it is larger than `limit` bytes. */
  readBody(limit: number): Promise<Buffer>
  /** Calls back when the caller has gone before the answer. */
  onGone(callback: () => void): void
}

export type Outgoing = {
  readonly status: number
  readonly headers: Headers
  readonly body: string | ReadableStream<Uint8Array>
}

/** What is known of a request while it is being answered: the log line at its end tells it. */
export type Exchange = {
  readonly requestId: string
  actor: Actor
  /** Who pays; absent before it is known, and for what is free. */
  account?: Account
  /** What was taken from the budget; undefined as long as nothing is due. */
  cost?: number | undefined
  /** The caller wants to see what the operation costs. */
  showsCost?: boolean
  operation?: string
  /** What the browser shall keep, or forget. */
  setCookie?: string
  /** It passed every guard, and its fields were begun. */
  executed?: true
  /** It was answered before it was over. */
  unfinished?: true
  /** Of the errors at the top level of the answer. */
  codes?: ErrorCode[]
  /** Stops the operation, where it can be stopped. */
  cancel?: () => void
}

/** The context of an operation that came in as a request. */
export type RequestContext = Ctx & { readonly exchange: Exchange }

/** A request that is refused before GraphQL sees it, with the HTTP status that says so. */
export class Refusal extends AppError {
  readonly status: number
  readonly headers: Headers

  constructor(status: number, message: string, headers: Headers = {}, code: ErrorCode = 'INVALID_INPUT') {
    super(code, message)
    this.status = status
    this.headers = headers
  }
}
