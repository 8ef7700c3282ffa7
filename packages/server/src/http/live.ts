import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
  Kind,
} from 'graphql'
import { createLive, type LiveValue } from '../audit/live.ts'
import type { Actor } from '../auth/actor.ts'
import { type Ctx, createContext, type Env } from '../context.ts'
import type { Database } from '../db/database.ts'
import { InvalidInputError, RateLimitedError } from '../errors.ts'
import { type Documents, selectOperation } from './documents.ts'
import type { Outgoing, RequestContext } from './exchange.ts'
import type { ordinaryParams } from './front.ts'
import { admit } from './graphql.ts'
import type { Payment } from './payment.ts'
import { presentError } from './present-errors.ts'

type Params = NonNullable<ReturnType<typeof ordinaryParams>>

export type LiveTiming = {
  /** Between two signs of life, at which the credential is looked at as well. */
  heartbeatSeconds: number
  /** For a reader to take what waits; after that it is cut off. */
  slowSeconds: number
}

/** Whether it is answered as a stream; what is wrong with it, if anything, is said elsewhere. */
export function isSubscription(documents: Documents, { query, operationName }: Params): boolean {
  try {
    const { document } = documents.prepare(query)
    const operation = getOperationAST(document, operationName) ?? document.definitions[0]
    return operation?.kind === Kind.OPERATION_DEFINITION && operation.operation === 'subscription'
  } catch {
    return false
  }
}

/** Streams at a time: of a process, and of whoever pays for them, with whichever session. */
const mostStreams = 5_000
const mostOfOne = 100

type Options = {
  env: Env
  schema: GraphQLSchema
  documents: Documents
  database: Pick<Database, 'sql'>
  timing: LiveTiming
  pay: Payment['pay']
}

export type LiveAnswers = ReturnType<typeof createLiveAnswers>

export type LiveRequest = {
  ctx: RequestContext
  params: Params
  lastEventId: string | null
  /** The company the caller wants to act in. */
  team: string | undefined
  /** Who the caller is by now; throws when the credential is no good any more. */
  look: () => Promise<Actor>
}

/**
 * Answers subscriptions as server-sent events, in the distinct connections mode of GraphQL over SSE
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md), each with an id to go on after. Nothing is kept
 * for a reader but where he or she is: the next event is read when the last one was taken.
 */
export function createLiveAnswers({ env, schema, documents, database, timing, pay }: Options) {
  const live = createLive({ sql: database.sql, feed: env.feed, secrets: env.secrets })
  const open = new Set<AbortController>()
  const byAccount = new Map<string, number>()
  /** Who the callers are since the last event: asked once for all streams of one. */
  const actors = new Map<string, Promise<Actor>>()
  env.feed.onAdvance(() => actors.clear())

  function enter(account: string): () => void {
    const own = byAccount.get(account) ?? 0
    if (open.size >= mostStreams || own >= mostOfOne)
      throw new RateLimitedError(60, 'There are too many live updates open. Close some, or try again later.')
    byAccount.set(account, own + 1)
    return () => {
      const left = byAccount.get(account)! - 1
      if (left === 0) byAccount.delete(account)
      else byAccount.set(account, left)
    }
  }

  function actorOf(caller: string, look: () => Promise<Actor>): Promise<Actor> {
    const known = actors.get(caller)
    if (known) return known
    const actor = look()
    actors.set(caller, actor)
    actor.catch(() => {})
    return actor
  }

  async function answer({ ctx, params, lastEventId, team, look }: LiveRequest): Promise<Outgoing> {
    const prepared = documents.prepare(params.query)
    if (prepared.errors.length > 0) return refused(prepared.errors, ctx)
    const leave = enter(ctx.exchange.account!.id)
    const end = new AbortController()
    open.add(end)
    end.signal.addEventListener('abort', () => {
      open.delete(end)
      leave()
    })
    const caller = JSON.stringify([ctx.credentialHash, team])
    const now = async () =>
      createContext({ ...env, log: ctx.log }, { ...ctx, actor: await actorOf(caller, look) })
    let begin: string | undefined
    const onBegin = (id: string) => {
      begin = id
    }
    try {
      const args = {
        schema,
        document: prepared.document,
        variableValues: params.variables,
        operationName: params.operationName,
        contextValue: withLive(ctx, live({ lastEventId, look: now, signal: end.signal, onBegin })),
      }
      const operation = selectOperation(prepared, params.operationName)
      if (!operation) throw new InvalidInputError('Name the operation that is meant: `operationName`.')
      await admit(args, operation, pay)
      const source = await createSourceEventStream(args)
      if (!(Symbol.asyncIterator in source)) {
        end.abort()
        return refused(source.errors ?? [], ctx)
      }
      const values = source[Symbol.asyncIterator]() as AsyncIterator<LiveValue>
      return {
        status: 200,
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          // Proxies would keep events back until they have enough of them.
          'x-accel-buffering': 'no',
        },
        body: bodyOf({ values, run: (value) => resultOf(args, value, ctx), ctx, look, end, begin }),
      }
    } catch (error) {
      end.abort()
      throw error
    }
  }

  async function resultOf(
    args: ExecutionArgs,
    { event, ctx: now }: LiveValue,
    { exchange, log }: RequestContext,
  ): Promise<{ id: string; result: ExecutionResult; last: boolean }> {
    const contextValue = Object.assign(now, { exchange })
    const result = await execute({ ...args, rootValue: { event, ctx: now }, contextValue })
    const errors = result.errors?.map((error) => presentError(error, exchange, log).error)
    return {
      id: event.id,
      result: errors ? { ...result, errors } : result,
      last: errors?.some(({ extensions }) => isEnding(String(extensions.code))) ?? false,
    }
  }

  type Body = {
    values: AsyncIterator<LiveValue>
    run: (value: LiveValue) => ReturnType<typeof resultOf>
    ctx: RequestContext
    look: () => Promise<Actor>
    end: AbortController
    /** The id to go on after where nothing was told yet. */
    begin: string | undefined
  }

  function bodyOf({ values, run, ctx, look, end, begin }: Body): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder()
    let upcoming: Promise<IteratorResult<LiveValue>> | undefined
    let slow: NodeJS.Timeout | undefined
    let begun = false
    let over = false

    /** What to send next; a sign of life where there is nothing for a while. */
    async function next(): Promise<string> {
      if (!begun) {
        begun = true
        return `retry: 1000\n${begin === undefined ? '' : `id: ${begin}\n`}\n`
      }
      upcoming ??= values.next()
      const found = await within(timing.heartbeatSeconds * 1_000, upcoming, end.signal)
      if (found === null) {
        if (!end.signal.aborted) await look()
        return ':\n\n'
      }
      upcoming = undefined
      if (found.done) {
        over = true
        return ''
      }
      const { id, result, last } = await run(found.value)
      over = last
      return `id: ${id}\n${message(result)}${last ? complete : ''}`
    }

    function finish(): void {
      clearTimeout(slow)
      end.abort()
      void values.return?.()
    }

    /** Memory is no matter, since nothing is read for it; but its connection would stay for ever. */
    function cutOff(controller: ReadableStreamDefaultController<Uint8Array>): void {
      ctx.log.warn({ code: 'RATE_LIMITED' }, 'a reader of live updates takes nothing and is cut off')
      const error = new RateLimitedError(
        1,
        'These live updates were not read in time. Go on after the last one.',
      )
      controller.enqueue(
        encoder.encode(message({ errors: [presentError(error, ctx.exchange, ctx.log).error] })),
      )
      over = true
      slow = setTimeout(() => {
        controller.error(error)
        finish()
      }, timing.slowSeconds * 100)
    }

    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          clearTimeout(slow)
          if (over || end.signal.aborted) {
            finish()
            controller.close()
            return
          }
          const text = await next().catch((error: unknown) => {
            over = true
            upcoming?.catch(() => {})
            return message({ errors: [presentError(error, ctx.exchange, ctx.log).error] }) + complete
          })
          if (text !== '') controller.enqueue(encoder.encode(text))
          else {
            finish()
            controller.close()
            return
          }
          slow = setTimeout(() => cutOff(controller), timing.slowSeconds * 1_000)
        },
        cancel: finish,
      },
      { highWaterMark: 1 },
    )
  }

  return {
    answer,
    /** Ends every stream; whoever reads them goes on elsewhere. */
    close(): void {
      for (const end of [...open]) end.abort()
    },
  }
}

const complete = 'event: complete\ndata:\n\n'

const message = (result: ExecutionResult) => `event: next\ndata: ${JSON.stringify(result)}\n\n`

/** After these, nothing will ever be told again. */
const isEnding = (code: string) =>
  code === 'UNAUTHENTICATED' || code.startsWith('TOKEN_') || code === 'FORBIDDEN'

/** Nothing was begun, which is said in the ordinary way. */
function refused(errors: readonly unknown[], { exchange, log }: RequestContext): Outgoing {
  const presented = errors.map((error) => presentError(error, exchange, log))
  return {
    status: Math.max(...presented.map(({ http }) => http.status)),
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ errors: presented.map(({ error }) => error) }),
  }
}

function withLive(ctx: RequestContext, live: NonNullable<Ctx['live']>): RequestContext {
  return { ...ctx, live }
}

async function within<T>(milliseconds: number, promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  let aborted: (() => void) | undefined
  const late = new Promise<null>((resolve) => {
    aborted = () => resolve(null)
    timer = setTimeout(aborted, milliseconds)
    signal.addEventListener('abort', aborted)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', aborted!)
  }
}
