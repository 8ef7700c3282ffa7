import type { Operation } from './document.ts'
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
  /** How long the server may be out of reach in a row, in milliseconds, before it is an error; 300,000 by default. */
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

/** Follows updates over connections that may break: each goes on after the last update of the one before. */
export function createFollow(client: TransportOptions): Follow {
  return async function* follow(operation, variables, { signal, giveUpMs = 300_000, headers } = {}) {
    let lastEventId: string | undefined
    let reachedAt = Date.now()
    for (let attempt = 0; !signal?.aborted; attempt++) {
      const connection = new AbortController()
      const abort = () => connection.abort()
      signal?.addEventListener('abort', abort)
      try {
        for await (const message of messages(
          client,
          { operation, variables, headers, lastEventId },
          connection,
        )) {
          reachedAt = Date.now()
          attempt = 0
          if (message.id !== undefined) lastEventId = message.id
          if (message.event === 'complete') return
          if (message.event !== 'next') continue
          const { data, errors } = JSON.parse(message.data)
          const failure = errors?.length ? refused(errors, message.response, operation.name) : null
          if (failure && !failure.passing) throw failure.error
          if (failure) break
          yield Object.values(data)[0]
        }
      } catch (error) {
        if (signal?.aborted) return
        const late = Date.now() - reachedAt >= giveUpMs
        if (!(error instanceof Passing)) throw error
        if (late) throw error.failure.error
      } finally {
        signal?.removeEventListener('abort', abort)
        connection.abort()
      }
      await sleep(Math.random() * Math.min(500 * 2 ** attempt, 30_000), signal)
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

type Message = { event: string; data: string; id: string | undefined; response: Response }

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
  const { signal } = connection
  const response = await client
    .fetch(client.endpoint, { method: 'POST', headers, body, signal })
    .catch(raise(operation))
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    throw failed(await failureOf(response, operation))

  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const timer = setTimeout(() => connection.abort(), silentMs)
    const { done, value } = await reader
      .read()
      .catch(raise(operation))
      .finally(() => clearTimeout(timer))
    if (done) return
    const blocks = (text + value).split(/\r?\n\r?\n/)
    text = blocks.pop()!
    for (const block of blocks) yield { ...fieldsOf(block), response }
  }
}

/** The fields of one message of the event stream; a comment has none. */
function fieldsOf(block: string): Omit<Message, 'response'> {
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

const failed = (failure: Failure) => (failure.passing ? new Passing(failure) : failure.error)

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
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
  })
}
