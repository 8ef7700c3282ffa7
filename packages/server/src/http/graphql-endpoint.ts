import type { Logger } from 'pino'
import type { Authenticator } from '../auth/authenticate.ts'
import type { Budgets } from '../budget/budgets.ts'
import type { Once } from '../idempotency/once.ts'
import type { Contexts } from './contexts.ts'
import type { Documents } from './documents.ts'
import { type Exchange, type Incoming, type Outgoing, Refusal, type RequestContext } from './exchange.ts'
import { answerOrdinary, ordinaryParams, plainMediaType } from './front.ts'
import type { Yoga } from './graphql.ts'
import { preflightHeaders } from './headers.ts'
import { limits } from './limits.ts'
import { isSubscription, type LiveAnswers } from './live.ts'
import type { Payment } from './payment.ts'
import {
  assertJsonBody,
  assertQueryString,
  paramsOfQuery,
  parseJson,
  readText,
  single,
} from './read-request.ts'
import type { SessionCookie } from './session-cookie.ts'

/** Of a query text that was not read lately. */
const charactersOfPoint = 200

type Options = {
  log: Logger
  production: boolean
  origins: ReadonlySet<string>
  authenticator: Authenticator
  contexts: Contexts
  cookie: SessionCookie
  budgets: Budgets
  payment: Pick<Payment, 'pay' | 'payLeast'>
  documents: Documents
  yoga: Yoga
  once: Once
  liveAnswers: LiveAnswers
}

/** Answers at /graphql: by the fast path, as a stream of updates, or by Yoga for what is out of the ordinary. */
export function createGraphqlEndpoint({
  log,
  production,
  origins,
  authenticator,
  contexts,
  cookie,
  budgets,
  payment: { pay, payLeast },
  documents,
  yoga,
  once,
  liveAnswers,
}: Options) {
  async function answer(incoming: Incoming, exchange: Exchange): Promise<Outgoing> {
    const { method, headers } = incoming
    // The credential is looked up while the body comes in.
    const [context, body] = await Promise.all([
      contexts.caller(incoming, exchange),
      method === 'POST' ? readText(incoming) : undefined,
    ])
    budgets.assertNotUsedUp(exchange.account!)
    exchange.showsCost = headers['x-portico-cost'] === '1'
    const ctx: RequestContext = Object.assign(context, { exchange })
    const given = body === undefined ? undefined : parseJson(body)
    if (body !== undefined && given === undefined) throw new Refusal(400, 'The body must be JSON.')
    const paying = payText(method === 'GET' ? paramsOfQuery(incoming.url) : given, exchange)
    if (paying) await paying
    const stream = await updates(incoming, given, ctx)
    if (stream) return stream
    return once(
      incoming,
      given,
      ctx,
      async (ctx) => (await ordinary(incoming, given, ctx)) ?? outOfTheOrdinary(incoming, body, ctx),
    )
  }

  /** A text that is new here is paid for before it is read: that it is no good takes no less time to find out. */
  function payText(given: unknown, exchange: Exchange): void | Promise<void> {
    const query = (given as { query?: unknown } | null)?.query
    if (typeof query !== 'string' || documents.has(query)) return
    const points = Math.floor(Math.min(query.length, limits.documentCharacters) / charactersOfPoint)
    if (points > 0) return pay(exchange, points)
  }

  async function ordinary(
    { headers }: Incoming,
    given: unknown,
    ctx: RequestContext,
  ): Promise<Outgoing | null> {
    if (given === undefined) return null
    const mediaType = plainMediaType(single(headers.accept))
    const params = mediaType && ordinaryParams(given)
    return params && answerOrdinary({ yoga, documents, log }, ctx, params, mediaType)
  }

  /** The answer to a subscription, which is a stream; null for what is answered at once. */
  async function updates(incoming: Incoming, given: unknown, ctx: RequestContext): Promise<Outgoing | null> {
    const { headers, method, url } = incoming
    if (!single(headers.accept)?.includes('text/event-stream')) return null
    const params = ordinaryParams(method === 'GET' ? paramsOfQuery(url) : given)
    if (!params || !isSubscription(documents, params)) return null
    return liveAnswers.answer({
      ctx,
      params,
      lastEventId: single(headers['last-event-id']) || null,
      team: single(headers['x-portico-team']),
      look: () => authenticator.look(headers as Record<string, string | undefined>, cookie.read(headers)),
    })
  }

  async function outOfTheOrdinary(
    incoming: Incoming,
    body: string | undefined,
    ctx: RequestContext,
  ): Promise<Outgoing> {
    const headers = Object.entries(incoming.headers).map(
      ([name, value]) => [name, single(value)!] as [string, string],
    )
    const request = new yoga.fetchAPI.Request(`http://localhost${incoming.url}`, {
      method: incoming.method,
      headers,
      ...(body !== undefined && { body }),
    })
    const response = await yoga.handleRequest(request, ctx as never)
    // Also what would be a stream is a single part here, so that its length is known.
    response.headers.delete('transfer-encoding')
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    }
  }

  return async (incoming: Incoming, exchange: Exchange): Promise<Outgoing> => {
    const { method, headers } = incoming
    if (method === 'OPTIONS')
      return { status: 204, headers: preflightHeaders(origins, single(headers.origin)), body: '' }
    if (method !== 'POST' && method !== 'GET') {
      throw new Refusal(405, 'GraphQL takes GET and POST.', { allow: 'GET, POST, OPTIONS' })
    }
    if (method === 'GET' && !production && single(headers.accept)?.includes('text/html')) {
      const { graphiqlPage } = await import('./graphiql.ts')
      return graphiqlPage(cookie.read(headers) === undefined ? 'bearer' : 'cookie')
    }
    if (method === 'POST') assertJsonBody(headers)
    else assertQueryString(incoming.url)
    try {
      const outgoing = await answer(incoming, exchange)
      const paying = payLeast(exchange)
      if (paying) await paying
      return outgoing
    } catch (error) {
      await payLeast(exchange)
      throw error
    }
  }
}
