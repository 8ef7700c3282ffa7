import { InternalError } from './errors.ts'

/**
 * One page of a list.
 *
 * @example
 * ```ts
 * for await (const page of portico.customers.list().pages()) await save(page.nodes, page.endCursor)
 * ```
 */
export type Page<Node> = {
  readonly nodes: readonly Node[]
  /** Whether more rows follow. */
  readonly hasNextPage: boolean
  /** Where this page ends: as `after` of a later call, the list goes on from here. Null when the page is empty, but of a feed such as the audit trail. */
  readonly endCursor: string | null
}

/** What a list operation answers. */
export type Connection<Node> = {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly totalCount?: number
}

/**
 * How a list is asked for: its filter and order, and how it is cut into pages.
 *
 * @example
 * ```ts
 * portico.projects.list({ filter: { customerId: { eq: customer.id } }, pageSize: 100 })
 * ```
 */
export type ListArgs<Variables> = Omit<Variables, 'first' | 'withTotalCount'> & {
  /** How many rows are fetched at once: 1 to 100, 50 by default. Not how many there are in all. */
  pageSize?: number
}

type Fetch<Node> = (page: {
  first: number
  after?: string | null
  withTotalCount?: true
}) => Promise<Connection<Node>>

type Options<Node> = {
  fetch: Fetch<Node>
  operation: string | null
  pageSize?: number
  after?: string | null
}

const maxPageSize = 100
const defaultPageSize = 50

/**
 * A list, fetched page by page while it is read. Nothing is asked before the first row is, and every loop starts
 * at the beginning. Reading throws what a call throws, such as `InvalidInputError` for a filter that is not
 * acceptable, and `InternalError` when the server gives a cursor twice, which would go on forever.
 *
 * @example
 * ```ts
 * for await (const customer of portico.customers.list()) console.log(customer.name)
 * ```
 */
export class List<Node> implements AsyncIterable<Node> {
  readonly #fetch: Fetch<Node>
  readonly #operation: string | null
  readonly #pageSize: number
  readonly #after: string | null

  constructor({ fetch, operation, pageSize = defaultPageSize, after = null }: Options<Node>) {
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > maxPageSize) {
      throw new RangeError(`pageSize must be an integer from 1 to ${maxPageSize}.`)
    }
    this.#fetch = fetch
    this.#operation = operation
    this.#pageSize = pageSize
    this.#after = after
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Node, void, undefined> {
    for await (const { nodes } of this.pages()) yield* nodes
  }

  /** The pages one by one, for working in batches or for going on later from `endCursor`. */
  pages(): AsyncGenerator<Page<Node>, void, undefined> {
    return this.#walk(Number.POSITIVE_INFINITY)
  }

  /**
   * All rows at once, or the first of them: no more than `limit` are asked for.
   *
   * @example
   * ```ts
   * const [newest] = await portico.customers.list().toArray({ limit: 1 })
   * ```
   */
  async toArray({ limit = Number.POSITIVE_INFINITY }: { limit?: number } = {}): Promise<Node[]> {
    if (!(limit === Number.POSITIVE_INFINITY || (Number.isInteger(limit) && limit >= 0))) {
      throw new RangeError('limit must be an integer from 0.')
    }
    const rows: Node[] = []
    for await (const { nodes } of this.#walk(limit)) rows.push(...nodes)
    return rows.slice(0, limit)
  }

  /**
   * How many rows the list has, under its filter.
   *
   * @example
   * ```ts
   * const trials = await portico.customers.list({ filter: { type: { eq: 'TRIAL' } } }).count()
   * ```
   */
  async count(): Promise<number> {
    const { totalCount } = await this.#fetch({ first: 1, withTotalCount: true })
    return totalCount!
  }

  async *#walk(limit: number): AsyncGenerator<Page<Node>, void, undefined> {
    const seen = new Set<string>()
    let after = this.#after
    let left = limit
    while (left > 0) {
      if (after !== null) seen.add(after)
      const { nodes, pageInfo } = await this.#fetch({
        first: Math.min(this.#pageSize, left),
        ...(after !== null && { after }),
      })
      const { hasNextPage, endCursor } = pageInfo
      // Before the page is handed out: its rows may be those of an earlier one.
      if (hasNextPage && (endCursor === null || seen.has(endCursor))) throw this.#stuck()
      yield { nodes, hasNextPage, endCursor }
      if (!hasNextPage) return
      left -= nodes.length
      after = endCursor
    }
  }

  #stuck(): InternalError {
    const message = 'The server gave a cursor twice; the list was stopped there and is not complete.'
    return new InternalError({
      errors: [{ code: 'INTERNAL', message, path: null }],
      operation: this.#operation,
      requestId: null,
    })
  }
}
