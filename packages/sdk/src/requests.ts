import { readOperation, type TypedDocumentText } from './document.ts'
import { errorOf, type PorticoErrorEntry } from './errors.ts'
import type { Follow, LiveOptions } from './live.ts'
import { type Connection, List, type ListArgs } from './pages.ts'
import type { RequestOptions, Transport } from './transport.ts'

/** What the one root field of an operation answers. */
type Root<Result> = Result[keyof Result]

type Payload = { readonly errors: readonly PorticoErrorEntry[] }

/** A payload without its errors; what was null because of errors is not. */
type Success<P> = { [Field in Exclude<keyof P, 'errors'>]: NonNullable<P[Field]> }

type Document<Result, Variables> = TypedDocumentText<Result, Variables>

/** The ways the generated namespaces send their operations. */
export type Requests = {
  /** The answer as it is. */
  read<R, V extends object>(
    document: Document<R, V>,
    variables: V,
    options?: RequestOptions,
  ): Promise<Root<R>>
  /** The answer of a lookup that throws instead of null. */
  get<R, V extends object>(
    document: Document<R, V>,
    variables: V,
    options?: RequestOptions,
  ): Promise<NonNullable<Root<R>>>
  list<R extends Record<keyof R, Connection<unknown>>, V extends object>(
    document: Document<R, V>,
    args: ListArgs<V>,
    options?: RequestOptions,
  ): List<Root<R>['nodes'][number]>
  /** Live updates, for as long as they are wanted. */
  follow<R, V extends object>(
    document: Document<R, V>,
    variables: V,
    options?: LiveOptions,
  ): AsyncIterable<Root<R>>
  /** The payload of a mutation; its errors are thrown. */
  mutate<R extends Record<keyof R, Payload>, V extends object>(
    document: Document<R, V>,
    variables: V,
    options?: RequestOptions,
  ): Promise<Success<Root<R>>>
}

export function createRequests(send: Transport, follow: Follow): Requests {
  const root = async (document: string, variables: object, options?: RequestOptions) => {
    const operation = readOperation(document)
    const { data, requestId } = await send(operation, variables, options)
    return { value: Object.values(data as object)[0], operation: operation.name, requestId }
  }
  return {
    async read(document, variables, options) {
      return (await root(document, variables, options)).value
    },
    async get(document, variables, options) {
      const { value, operation, requestId } = await root(document, variables, options)
      if (value !== null) return value
      const errors = [{ code: 'NOT_FOUND', message: 'Not found.', path: null }] as const
      throw errorOf({ errors, operation, requestId })
    },
    list(document, { pageSize, ...args }, options) {
      const fetch = async (page: object) => (await root(document, { ...args, ...page }, options)).value
      return new List({
        fetch,
        operation: readOperation(document).name,
        pageSize,
        after: (args as { after?: string | null }).after,
      })
    },
    follow(document, variables, options) {
      return follow(readOperation(document), variables, options) as AsyncIterable<never>
    },
    async mutate(document, variables, options) {
      const { value, operation, requestId } = await root(document, variables, options)
      const { errors, ...success } = value as Payload
      const [first, ...others] = errors
      if (first) throw errorOf({ errors: [first, ...others], operation, requestId })
      return success as never
    },
  }
}
