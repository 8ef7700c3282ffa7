import { readOperation } from './document.ts'
import type { Method } from './methods.ts'

/**
 * A request that a stub was sent.
 *
 * @example
 * ```ts
 * const [{ method, variables, headers }] = stub.requests
 * ```
 */
export type StubRequest = {
  /** The method that was called, such as `customers.create`; `customers.get` for `customers.find` too. */
  readonly method: string
  /** The name of the operation, such as `customerCreate`; null when it has none. */
  readonly operation: string | null
  readonly variables: Readonly<Record<string, unknown>>
  readonly headers: Headers
}

/** A request, with what is known of its kind. */
export type StubCall = {
  readonly request: StubRequest
  /** The methods that send it. */
  readonly names: readonly string[]
  /** What a function that answers is given first. */
  readonly args: readonly unknown[]
  readonly respond: (answer: unknown, headers: Record<string, string>) => Response
}

type Variables = StubRequest['variables']

/** Finds out which method sends a request. */
export function readCall(methods: readonly Method[], url: string, init: RequestInit): StubCall {
  const headers = new Headers(init.headers)
  if (typeof init.body !== 'string') return fileCall(new URL(url), headers)
  const sent = JSON.parse(init.body) as { query: string; variables?: Variables }
  const { query, variables = {} } = sent
  const senders = methods.filter(({ document }) => document === query)
  const names = senders.length > 0 ? senders.map(({ name }) => name) : ['request']
  const operation = readOperation(query).name
  const [method] = senders
  return {
    request: { method: names[0]!, operation, variables, headers },
    names,
    args: argsOf(method, variables),
    respond: (answer, ids) =>
      method?.role === 'follow'
        ? new Response(streamOf(answer as unknown[], operation!), {
            headers: { ...ids, 'content-type': 'text/event-stream' },
          })
        : Response.json({ data: dataOf(method, answer, variables) }, { headers: ids }),
  }
}

function argsOf(method: Method | undefined, variables: Variables): unknown[] {
  if (!method) return [variables]
  if (method.takes === null) return []
  if (method.takes !== 'all') return [variables[method.takes.variable]]
  if (method.role !== 'list') return [variables]
  // A stub says all rows, of which pages are made here.
  const { first, after, withTotalCount, ...args } = variables
  return [args]
}

function dataOf(method: Method | undefined, answer: unknown, variables: Variables): unknown {
  if (!method) return answer
  if (method.role === 'list') return { list: pageOf(answer as readonly unknown[], variables) }
  if (method.role !== 'mutate') return { answer }
  return {
    payload: { ...(method.field === null ? (answer as object) : { [method.field]: answer }), errors: [] },
  }
}

/** A cursor is how many rows there are up to it; one of somebody else's means the beginning. */
function pageOf(rows: readonly unknown[], { first, after, withTotalCount }: Variables): object {
  const begin = Number(after ?? 0) || 0
  const end = Math.min(begin + Number(first), rows.length)
  return {
    nodes: rows.slice(begin, end),
    pageInfo: { hasNextPage: end < rows.length, endCursor: end > begin ? String(end) : null },
    ...(withTotalCount === true && { totalCount: rows.length }),
  }
}

function streamOf(updates: readonly unknown[], field: string): string {
  const messages = updates.map(
    (update, i) => `id: ${i + 1}\nevent: next\ndata: ${JSON.stringify({ data: { [field]: update } })}\n\n`,
  )
  return `${messages.join('')}event: complete\ndata:\n\n`
}

/** The files that are no GraphQL. */
const files = [
  { method: 'licenses.downloadFile', path: /\/licenses\/([^/]+)\/file$/, type: 'text/plain' },
  { method: 'listExports.downloadFile', path: /\/exports\/([^/]+)\/file$/, type: 'text/csv' },
]

function fileCall({ pathname, searchParams }: URL, headers: Headers): StubCall {
  const file = files.find(({ path }) => path.test(pathname))
  if (!file) throw new TypeError(`No method of the SDK asks for ${pathname}.`)
  const id = decodeURIComponent(file.path.exec(pathname)![1]!)
  const variables = { id, ...Object.fromEntries(searchParams) }
  return {
    request: { method: file.method, operation: null, variables, headers },
    names: [file.method],
    args: [id],
    respond: (answer, ids) => {
      const { fileName = 'file.txt', text = '' } = answer as { fileName?: string; text?: string }
      const disposition = `attachment; filename="${fileName}"`
      return new Response(text, {
        headers: { ...ids, 'content-type': file.type, 'content-disposition': disposition },
      })
    },
  }
}
