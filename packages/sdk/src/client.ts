import { readOperation, type TypedDocument } from './document.ts'
import { Namespaces } from './generated/namespaces.ts'
import { LicensesWithFiles } from './license-files.ts'
import { ListExportsWithFiles } from './list-export-files.ts'
import { createFollow } from './live.ts'
import { createRequests } from './requests.ts'
import {
  type Budget,
  createTransport,
  type RequestOptions,
  readBudget,
  type Transport,
  type TransportOptions,
} from './transport.ts'

/**
 * How to reach a server.
 *
 * @example
 * ```ts
 * const options: PorticoOptions = { endpoint: 'https://portal.example.com/graphql', token: () => vault.read('portico') }
 * ```
 */
export type PorticoOptions = {
  /** The absolute address of the API, such as `https://portal.example.com/graphql`. */
  endpoint: string
  /**
   * An API token or the token of a session, or a function that gives one; it is asked before every attempt. Null: no
   * credential, for signing in, or where a browser has the session in a cookie.
   */
  token: string | null | (() => string | Promise<string>)
  /** What to use instead of the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** How long a call may take in all, its retries and the body of its answer included; 30,000 by default. */
  timeoutMs?: number
  /** How often a call is repeated after a passing failure; 2 by default, 0 turns it off. */
  retries?: number
  /** More headers for every request. */
  headers?: Readonly<Record<string, string>>
  /** The id of the customer or partner to act in, for a person who belongs to several; all of them by default. */
  team?: string
}

/**
 * The API of Portico, with one namespace per noun. Everything that fails throws a `PorticoError`; an aborted call
 * rejects with the reason of its signal.
 *
 * @example
 * ```ts
 * const portico = new Portico({ endpoint: 'https://portal.example.com/graphql', token })
 * const customer = await portico.customers.create({ number: 'C-1042', name: 'Acme' })
 * ```
 * @throws TypeError for an endpoint that is no absolute address, and for an empty token.
 * @throws RangeError for a `timeoutMs` or `retries` that cannot be meant.
 */
export class Portico extends Namespaces {
  override readonly licenses: LicensesWithFiles
  override readonly listExports: ListExportsWithFiles
  readonly #send: Transport
  #budget: Budget | null = null

  constructor({
    endpoint,
    token,
    fetch,
    timeoutMs = 30_000,
    retries = 2,
    headers = {},
    team,
  }: PorticoOptions) {
    if (!isAddress(endpoint))
      throw new TypeError('endpoint must be an absolute http or https address without credentials.')
    if (typeof token !== 'function' && token !== null && !token)
      throw new TypeError('token must be a token, a function that gives one, or null.')
    if (!(timeoutMs > 0)) throw new RangeError('timeoutMs must be more than 0.')
    if (!Number.isInteger(retries) || retries < 0) throw new RangeError('retries must be an integer from 0.')
    const options: TransportOptions = {
      endpoint,
      token,
      // Looked up at every call, and called without a `this`, which browsers insist on.
      fetch: fetch ?? ((url, init) => globalThis.fetch(url, init)),
      timeoutMs,
      retries,
      headers,
      team,
      onHeaders: (headers) => {
        this.#budget = readBudget(headers) ?? this.#budget
      },
    }
    const send = createTransport(options)
    const requests = createRequests(send, createFollow(options))
    super(requests)
    this.licenses = new LicensesWithFiles(requests, options)
    this.listExports = new ListExportsWithFiles(requests, options)
    this.#send = send
  }

  /**
   * How the budget stood after the last answer; null before the first. Others who use the same credential spend from
   * it too.
   *
   * @example
   * ```ts
   * if (portico.budget && portico.budget.remaining < 1_000) await untilThen(portico.budget.resetsAt)
   * ```
   */
  get budget(): Budget | null {
    return this.#budget
  }

  /**
   * Sends a document of your own: one query or mutation, with its fragments. What it asks for is what it answers; the
   * `errors` of a mutation's payload are data here, so select them.
   *
   * @example
   * ```ts
   * const { customers } = await portico.request(CustomerNames, { first: 10 })
   * ```
   * @throws PorticoError when the server refuses it or cannot be reached.
   * @throws TypeError when the document has no operation or several.
   */
  request<Result, Variables extends object>(
    document: TypedDocument<Result, Variables>,
    ...[variables, options]: Rest<Variables>
  ): Promise<Result>
  request<Result = unknown>(
    document: string,
    variables?: Record<string, unknown>,
    options?: RequestOptions,
  ): Promise<Result>
  async request(
    document: string | object,
    variables: object = {},
    options?: RequestOptions,
  ): Promise<unknown> {
    const operation = readOperation(document)
    if (operation.kind === 'subscription') throw new TypeError('Live updates have methods of their own.')
    const { data } = await this.#send(operation, variables, options)
    return data
  }
}

/** Variables may be left out where none is required. */
type Rest<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: RequestOptions]
    : [variables: Variables, options?: RequestOptions]

function isAddress(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, username, password } = new URL(endpoint)
  return /^https?:$/.test(protocol) && !username && !password
}
