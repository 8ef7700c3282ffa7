import { maxTimeoutMs } from './deadline.ts'
import type { Operation } from './document.ts'
import { NetworkError } from './errors.ts'
import {
  Disturbance,
  disturbed,
  type Failure,
  headersOf,
  refused,
  type TransportOptions,
  tokenOf,
  unreadable,
} from './transport.ts'

/**
 * What can be said of live updates, as the last argument.
 *
 * @example
 * ```ts
 * const closing = new AbortController()
 * for await (const { license } of portico.licenses.changed({}, { signal: closing.signal })) console.log(license?.status)
 * ```
 */
export type LiveOptions = {
  /** Ends the updates: the loop over them is left. */
  signal?: AbortSignal
  /**
   * How long the server may be out of reach or out of order in a row, in milliseconds, before it is an error; 300,000
   * by default. One that asks for a longer wait is an error at once.
   */
  giveUpMs?: number
  /** More headers, before those of the client and those of the SDK. */
  headers?: Readonly<Record<string, string>>
}

/** Follows live updates; what it yields is the one root field of each. */
export type Follow = (
  operation: Operation,
  variables: object,
  options?: LiveOptions,
) => AsyncGenerator<unknown>

/** The server gives a sign of life every fifteen seconds; a connection that is silent for longer is dead. */
const silentMs = 60_000

/** A connection that ends earlier without an update was none: something takes it and closes it at once. */
const steadyMs = 5_000

/** Follows updates over connections that may break: each goes on after the last update of the one before. */
export function createFollow(client: TransportOptions): Follow {
  return async function* follow(operation, variables, { signal, giveUpMs = 300_000, headers } = {}) {
    let lastEventId: string | undefined
    let reachedAt = Date.now()
    let attempt = 0
    const reached = () => {
      reachedAt = Date.now()
      attempt = 0
    }
    for (; !signal?.aborted; attempt++) {
      const connection = new AbortController()
      const abort = () => connection.abort()
      signal?.addEventListener('abort', abort)
      const wanted = { operation, variables, headers, lastEventId }
      let failure: Failure | undefined
      try {
        for await (const message of messages(client, wanted, connection)) {
          if (message.isSteady) reached()
          if (message.event === 'complete') return
          if (message.event !== 'next') continue
          const { data, errors } = JSON.parse(message.data)
          if (errors?.length) throw failed(refused(errors, message.response, operation.name), true)
          lastEventId = message.id ?? lastEventId
          yield Object.values(data)[0]
          // Not before: the time that its reader takes is not the server's.
          reached()
        }
        reached()
      } catch (error) {
        if (signal?.aborted) return
        if (!(error instanceof Passing)) throw error
        failure = error.failure
      } finally {
        signal?.removeEventListener('abort', abort)
        connection.abort()
      }
      const askedMs = failure?.retryAfterMs ?? 0
      const leftMs = reachedAt + giveUpMs - Date.now()
      if (failure && (leftMs <= 0 || askedMs >= leftMs)) throw failure.error
      await sleep(askedMs + Math.random() * Math.min(500 * 2 ** attempt, 30_000), signal)
    }
  }
}

/** What another connection may mend. */
class Passing {
  readonly failure: Failure

  constructor(failure: Failure) {
    this.failure = failure
  }
}

type Message = {
  event: string
  data: string
  id: string | undefined
  response: Response
  /** The connection has held for a while. */
  isSteady: boolean
}

type Wanted = {
  operation: Operation
  variables: object
  headers: LiveOptions['headers']
  lastEventId: string | undefined
}

async function* messages(
  client: TransportOptions,
  { operation, variables, headers: own, lastEventId }: Wanted,
  connection: AbortController,
): AsyncGenerator<Message> {
  const headers = headersOf(client, await tokenOf(client), undefined, own ? { headers: own } : {})
  headers.set('content-type', 'application/json')
  headers.set('accept', 'text/event-stream')
  if (lastEventId !== undefined) headers.set('last-event-id', lastEventId)
  const body = JSON.stringify({ query: operation.text, variables })
  const heard = <T>(work: Promise<T>) => {
    const timer = setTimeout(() => connection.abort(), silentMs)
    return work.catch(raise(operation)).finally(() => clearTimeout(timer))
  }
  const { signal } = connection
  const response = await heard(client.fetch(client.endpoint, { method: 'POST', headers, body, signal }))
  client.onHeaders?.(response.headers)
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    throw failed(await heard(failureOf(response, operation)), response.status >= 500)

  const openedAt = Date.now()
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await heard(reader.read())
    const isSteady = Date.now() - openedAt >= steadyMs
    if (done && isSteady) return
    if (done) throw new Passing(closed(response, operation))
    const blocks = (text + value).split(/\r?\n\r?\n/)
    text = blocks.pop()!
    for (const block of blocks) yield { ...fieldsOf(block), response, isSteady }
  }
}

/** The fields of one message of the event stream; a comment has none. */
function fieldsOf(block: string): Omit<Message, 'response' | 'isSteady'> {
  const fields: Record<string, string[]> = {}
  for (const line of block.split(/\r?\n/)) {
    const [, name, value] = /^([^:]+):? ?(.*)$/s.exec(line) ?? []
    if (name) fields[name] = [...(fields[name] ?? []), value!]
  }
  return { event: fields.event?.[0] ?? '', data: fields.data?.join('\n') ?? '', id: fields.id?.[0] }
}

async function failureOf(response: Response, { name }: Operation): Promise<Failure> {
  const body = (await response.json().catch(() => null)) as { errors?: unknown[] } | null
  return body?.errors?.length
    ? refused(body.errors, response, name)
    : unreadable(response, name, 'an event stream')
}

function closed({ status, headers }: Response, { name: operation }: Operation): Failure {
  const message = 'The updates end as soon as they begin.'
  const error = new NetworkError(message, { operation, requestId: headers.get('x-request-id'), status })
  return { error, passing: true, retryAfterMs: null }
}

/** A fault of a server may be over in a moment too, and what it hit is asked for again. */
const failed = (failure: Failure, ofServer: boolean) =>
  failure.passing || (ofServer && failure.error.code === 'INTERNAL') ? new Passing(failure) : failure.error

const raise =
  ({ name }: Operation) =>
  (error: unknown): never => {
    throw new Passing(disturbed(new Disturbance(error), name))
  }

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, Math.min(ms, maxTimeoutMs))
    signal?.addEventListener('abort', done)
  })
}
