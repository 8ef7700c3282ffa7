import { ClientError, GraphQLClient } from 'graphql-request'
import { startDeadline } from './deadline.ts'
import type { Operation } from './document.ts'
import { errorOf, NetworkError, type PorticoError, type PorticoErrorEntry } from './errors.ts'

/**
 * What can be said of a single call, as its last argument.
 *
 * @example
 * ```ts
 * await portico.customers.get(id, { signal: AbortSignal.timeout(5_000) })
 * ```
 */
export type RequestOptions = {
  /** Ends the call: it rejects with the signal's reason. */
  signal?: AbortSignal
  /** How long the call may take in all, in milliseconds, instead of the client's `timeoutMs`. */
  timeoutMs?: number
  /** Names this mutation, instead of a random key; ignored by queries. */
  idempotencyKey?: string
  /** More headers, before those of the client and those of the SDK. */
  headers?: Readonly<Record<string, string>>
}

/**
 * How the budget of the caller stands, as the last answer told it.
 *
 * @example
 * ```ts
 * const { remaining, resetsAt } = portico.budget ?? {}
 * ```
 */
export type Budget = {
  /** How many points there are in a window. */
  readonly limit: number
  /** How many were left after the last answer. */
  readonly remaining: number
  /** When the next window can begin, by the clock of this machine. */
  readonly resetsAt: Date
}

/** How a `Portico` reaches its server. */
export type TransportOptions = {
  endpoint: string
  token: string | null | (() => string | Promise<string>)
  fetch: (url: string, init: RequestInit) => Promise<Response>
  timeoutMs: number
  retries: number
  headers: Readonly<Record<string, string>>
  team: string | undefined
  /** Told of the headers of every answer. */
  onHeaders?: (headers: Headers) => void
}

type Answer = { readonly data: unknown; readonly requestId: string | null }

export type Transport = (operation: Operation, variables: object, options?: RequestOptions) => Promise<Answer>

/** An attempt that failed, with what decides on another one. */
export type Failure = {
  readonly error: PorticoError
  /** Trying again may help: the way was disturbed, or the server busy. */
  readonly passing: boolean
  readonly retryAfterMs: number | null
}

type Call = { operation: string | null; kind: 'query' | 'mutation'; idempotencyKey?: string }

/** Sends operations. */
export function createTransport(client: TransportOptions): Transport {
  return (operation, variables, options = {}) => {
    const { name } = operation
    const kind = operation.kind === 'mutation' ? 'mutation' : 'query'
    const idempotencyKey = kind === 'mutation' ? (options.idempotencyKey ?? randomKey()) : undefined
    return repeated(client, { operation: name, kind, idempotencyKey }, options, (headers, signal) =>
      post(client, operation, variables, headers, signal),
    )
  }
}

/**
 * A call has one deadline for its attempts, their bodies and the waits between them. A query changes nothing, and a
 * mutation carries a key by which the server carries it out once: both are repeated alike.
 */
export async function repeated<Result extends object>(
  client: TransportOptions,
  { operation, kind, idempotencyKey }: Call,
  options: RequestOptions,
  attempt: (headers: Headers, signal: AbortSignal) => Promise<Result | Failure>,
): Promise<Result> {
  const deadline = startDeadline(options.timeoutMs ?? client.timeoutMs, {
    operation,
    kind,
    signal: options.signal,
  })
  try {
    for (let attempts = 0; ; attempts++) {
      const token = await deadline.race(tokenOf(client))
      const headers = headersOf(client, token, idempotencyKey, options)
      const result = await deadline.race(attempt(headers, deadline.signal))
      if (!('error' in result)) return result
      const delay = backoff(attempts, result.retryAfterMs)
      if (attempts >= client.retries || !result.passing || delay >= deadline.remainingMs()) throw result.error
      await deadline.sleep(delay)
    }
  } finally {
    deadline.end()
  }
}

/** Full jitter: clients that failed together do not come back together. What the server asks for is waited out first. */
function backoff(attempt: number, retryAfterMs: number | null): number {
  return (retryAfterMs ?? 0) + Math.random() * Math.min(250 * 2 ** attempt, 5_000)
}

async function post(
  { endpoint, fetch, onHeaders }: TransportOptions,
  { name: operation, text }: Operation,
  variables: object,
  headers: Headers,
  signal: AbortSignal,
): Promise<Answer | Failure> {
  let response: Response | undefined
  const graphql = new GraphQLClient(endpoint, {
    errorPolicy: 'all',
    // It would parse the document to find the name.
    excludeOperationName: true,
    fetch: async (_url, init) => {
      try {
        response = await fetch(endpoint, { method: 'POST', headers: init?.headers, body: init?.body, signal })
        const body = await response.text()
        const { ok, status, headers } = response
        onHeaders?.(headers)
        return { ok, status, headers, text: async () => body } as Response
      } catch (error) {
        throw new Disturbance(error)
      }
    },
  })
  try {
    const { data, errors } = await graphql.rawRequest(text, variables, headers)
    const requestId = response?.headers.get('x-request-id') ?? null
    if (errors?.length) return refused(errors, response!, operation)
    if (data !== null && typeof data === 'object') return { data, requestId }
    return unreadable(response!, operation)
  } catch (error) {
    // ClientError has the request with its variables, and the response: nothing of it goes further but the errors.
    if (error instanceof ClientError && error.response.errors?.length) {
      return refused(error.response.errors, response!, operation)
    }
    if (error instanceof Disturbance) return disturbed(error, operation)
    if (response) return unreadable(response, operation)
    throw error
  }
}

/** The server answered with errors. */
export function refused(
  errors: readonly unknown[],
  { status, headers }: Response,
  operation: string | null,
): Failure {
  const [first, ...others] = errors.map(readError)
  const requestId = first!.requestId ?? headers.get('x-request-id')
  const retryAfterMs = readRetryAfter(headers)
  const limited = status === 429 || first!.entry.code === 'RATE_LIMITED'
  // An earlier attempt is still being carried out; its answer is there in a moment.
  const running = status === 409 && first!.entry.code === 'CONFLICT' && retryAfterMs !== null
  const entries = [first!.entry, ...others.map(({ entry }) => entry)] as const
  return {
    error: errorOf({ errors: entries, operation, requestId, retryAfterMs }),
    passing: limited || running || passingStatuses.has(status),
    retryAfterMs,
  }
}

/** Something answered, but not with what was asked for: a proxy, or the wrong address. */
export function unreadable(response: Response, operation: string | null, expected = 'GraphQL'): Failure {
  const { status, headers } = response
  const requestId = headers.get('x-request-id')
  const retryAfterMs = readRetryAfter(headers)
  const message = `The answer is not ${expected}: HTTP status ${status}.`
  if (status === 429) {
    const errors = [{ code: 'RATE_LIMITED', message: 'Too many requests.', path: null }] as const
    return {
      error: errorOf({ errors, operation, requestId, retryAfterMs }),
      passing: true,
      retryAfterMs,
    }
  }
  const error = new NetworkError(message, { operation, requestId, status })
  return { error, passing: passingStatuses.has(status), retryAfterMs }
}

/** No answer came, or not all of it. */
export function disturbed({ reason }: Disturbance, operation: string | null): Failure {
  const message = `The server could not be reached${reason && `: ${reason}`}.`
  const error = new NetworkError(message, { operation, requestId: null, status: null })
  return { error, passing: true, retryAfterMs: null }
}

const passingStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504])

/** What `fetch` or the reading of a body failed with. It may hold the request, so only a code is kept. */
export class Disturbance {
  readonly reason: string

  constructor(error: unknown) {
    this.reason = codeOf((error as { cause?: unknown } | undefined)?.cause) ?? codeOf(error) ?? ''
  }
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : undefined
}

type WireError = { message?: unknown; extensions?: { code?: unknown; requestId?: unknown; path?: unknown } }

function readError(error: unknown): { entry: PorticoErrorEntry; requestId: string | null } {
  const { message, extensions } = (error ?? {}) as WireError
  const path = extensions?.path
  return {
    entry: {
      code: (typeof extensions?.code === 'string'
        ? extensions.code
        : 'INTERNAL') as PorticoErrorEntry['code'],
      message: withoutValues(String(message ?? 'The request failed.')),
      path: Array.isArray(path) ? path.map(String) : null,
    },
    requestId: typeof extensions?.requestId === 'string' ? extensions.requestId : null,
  }
}

/** GraphQL quotes the variable that does not fit, which may be a secret: only the place and the reason are kept. */
function withoutValues(message: string): string {
  const [quoting] = /^Variable "\$\w+" got invalid value /.exec(message) ?? []
  if (!quoting) return message
  const [, place = ''] = /( at "[\w.[\]]+"); [^;]*$/.exec(message) ?? []
  const [reason = '.'] = /; (?:Expected |Field "|[A-Z]\w* must be )[^;:]*$/.exec(message) ?? []
  return `${quoting.trimEnd()}${place}${reason}`
}

/** Null where an answer says nothing of a budget. */
export function readBudget(headers: Headers): Budget | null {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    Number(headers.get(`ratelimit-${name}`) ?? Number.NaN),
  ) as [number, number, number]
  if (![limit, remaining, reset].every(Number.isFinite)) return null
  return { limit, remaining, resetsAt: new Date(Date.now() + reset * 1_000) }
}

function readRetryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after')
  if (!value) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.max(ms, 0) : null
}

/** What the client has for a credential at this moment. */
export async function tokenOf({ token }: TransportOptions): Promise<string | null> {
  return typeof token === 'function' ? token() : token
}

/** The headers of a request, the SDK's own ones last. */
export function headersOf(
  { headers: ofClient, team }: TransportOptions,
  token: string | null,
  idempotencyKey: string | undefined,
  { headers: ofCall }: RequestOptions,
): Headers {
  const headers = new Headers()
  if (token !== null) setHeader(headers, 'authorization', `Bearer ${token}`)
  if (team !== undefined) setHeader(headers, 'x-portico-team', team)
  if (idempotencyKey !== undefined) setHeader(headers, 'idempotency-key', idempotencyKey)
  for (const [name, value] of Object.entries({ ...ofClient, ...ofCall })) setHeader(headers, name, value)
  return headers
}

/** `Headers` itself quotes a value that it refuses, which may be a secret. */
function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value)
  } catch {
    throw new TypeError(`The value of the header ${JSON.stringify(name)} cannot be sent.`)
  }
}

/** 128 random bits; `crypto.randomUUID` is missing in pages without HTTPS. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
