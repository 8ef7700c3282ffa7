import type { Budgets } from '../budget/budgets.ts'
import { type Ctx, createContext, type Env } from '../context.ts'
import { UnauthenticatedError } from '../errors.ts'
import type { Caller, Callers } from './callers.ts'
import { type Exchange, type Incoming, Refusal } from './exchange.ts'
import { single } from './read-request.ts'
import { isFromOurPage, type SessionCookie } from './session-cookie.ts'

/** The context of a request: who calls, from where, and how a session reaches the browser that asks for one. */
export type Contexts = {
  /** Of whoever the credential says. */
  caller(incoming: Incoming, exchange: Exchange): Promise<Ctx>
  /** Of whoever looks at a page, with a session that still works or without one. */
  visitor(incoming: Incoming, exchange: Exchange): Promise<Ctx>
  /** Without looking at a credential. */
  stranger(incoming: Incoming, exchange: Exchange): Ctx
}

type Options = {
  env: Env
  callers: Callers
  budgets: Budgets
  cookie: SessionCookie
  /** The origins whose pages are ours. */
  ours: ReadonlySet<string>
}

export function createContexts({ env, callers, budgets, cookie, ours }: Options): Contexts {
  /** A cookie comes with whatever a browser sends, so that alone it changes nothing: a page of ours has to say so. */
  async function identify(incoming: Incoming, exchange: Exchange): Promise<Caller> {
    const { method, headers } = incoming
    const session = headers.authorization === undefined ? cookie.read(headers) : undefined
    if (session !== undefined && method !== 'GET' && !isFromOurPage(headers, ours)) {
      const message = 'With a cookie, send the header X-Portico-Csrf, from an origin that is allowed.'
      throw new Refusal(403, message, {}, 'FORBIDDEN')
    }
    try {
      return await callers.identify(incoming, exchange, session)
    } catch (error) {
      // No script can take it away.
      if (session !== undefined && error instanceof UnauthenticatedError)
        exchange.setCookie = cookie.write(null, env.now())
      throw error
    }
  }

  async function identifyVisitor(incoming: Incoming, exchange: Exchange): Promise<Caller> {
    const session = cookie.read(incoming.headers)
    if (session === undefined) return callers.stranger(incoming, exchange)
    try {
      return await callers.identify(incoming, exchange, session, {})
    } catch (error) {
      if (error instanceof UnauthenticatedError) return callers.stranger(incoming, exchange)
      throw error
    }
  }

  function contextOf(
    { headers }: Incoming,
    exchange: Exchange,
    { actor, credentialHash, ipAddress }: Caller,
    keepsCookies: boolean,
  ): Ctx {
    const { requestId, account } = exchange
    return createContext(
      { ...env, log: env.log.child({ requestId, actor: actor.id }) },
      {
        actor,
        credentialHash,
        requestId,
        ipAddress,
        userAgent: single(headers['user-agent'])?.slice(0, 255) || null,
        keepSession: keepsCookies
          ? (session) => {
              exchange.setCookie = cookie.write(session, env.now())
            }
          : undefined,
        budget: account && (() => budgets.stateOf(account)),
      },
    )
  }

  return {
    caller: async (incoming, exchange) =>
      contextOf(
        incoming,
        exchange,
        await identify(incoming, exchange),
        isFromOurPage(incoming.headers, ours),
      ),
    visitor: async (incoming, exchange) =>
      contextOf(incoming, exchange, await identifyVisitor(incoming, exchange), true),
    stranger: (incoming, exchange) =>
      contextOf(incoming, exchange, callers.stranger(incoming, exchange), false),
  }
}
