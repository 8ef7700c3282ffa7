import {
  Disturbance,
  disturbed,
  type Failure,
  type RequestOptions,
  refused,
  repeated,
  type TransportOptions,
  unreadable,
} from './transport.ts'

type Downloaded = { readonly fileName: string; readonly text: string }

/** What a file is, so that the page of some proxy is not taken for one. */
type Kind = {
  operation: string
  what: string
  /** Where the server does not say. */
  fileName: string
  isOne: (type: string, text: string) => boolean
}

/** Gets a file beside GraphQL, with the credential, time limits, repetitions and errors of every other request. */
export function downloaded(
  client: TransportOptions,
  address: URL,
  kind: Kind,
  options: RequestOptions,
): Promise<Downloaded> {
  return repeated(client, { operation: kind.operation, kind: 'query' }, options, (headers, signal) =>
    download(client, address.href, kind, { headers, signal }),
  )
}

async function download(
  { fetch, onHeaders }: TransportOptions,
  address: string,
  { operation, what, fileName, isOne }: Kind,
  init: { headers: Headers; signal: AbortSignal },
): Promise<Downloaded | Failure> {
  try {
    const response = await fetch(address, { method: 'GET', ...init })
    const text = await response.text()
    onHeaders?.(response.headers)
    const [, named] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
    if (response.ok && isOne(response.headers.get('content-type') ?? '', text))
      return { fileName: named ?? fileName, text }
    const errors = errorsOf(text)
    if (errors.length > 0) return refused(errors, response, operation)
    return unreadable(response, operation, what)
  } catch (error) {
    return disturbed(new Disturbance(error), operation)
  }
}

/** The errors of an answer in the form that GraphQL has too; none where it is something else. */
function errorsOf(text: string): readonly unknown[] {
  try {
    const { errors } = JSON.parse(text) as { errors?: unknown }
    return Array.isArray(errors) ? errors : []
  } catch {
    return []
  }
}
