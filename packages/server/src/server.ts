import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { GraphQLSchema } from 'graphql'
import { anonymous } from './auth/actor.ts'
import { createAuthenticator } from './auth/authenticate.ts'
import { createBudgets } from './budget/budgets.ts'
import { createUsage } from './budget/usage.ts'
import type { Config } from './config.ts'
import { type Env, systemContext } from './context.ts'
import type { Database } from './db/database.ts'
import { createAuditRoutes } from './http/audit-export.ts'
import { createCallers } from './http/callers.ts'
import { createContexts } from './http/contexts.ts'
import { devMailPage, isForThisMachine } from './http/dev-mail.ts'
import { createDocuments } from './http/documents.ts'
import { type Exchange, type Incoming, type Outgoing, Refusal } from './http/exchange.ts'
import { createExportRoutes } from './http/exports.ts'
import { createGraphql } from './http/graphql.ts'
import { createGraphqlEndpoint } from './http/graphql-endpoint.ts'
import { corsHeaders, requestIdOf, securityHeaders } from './http/headers.ts'
import { live, ready } from './http/health.ts'
import { createLicenseRoutes } from './http/licenses.ts'
import { createLiveAnswers, type LiveTiming } from './http/live.ts'
import { fetchFunction, nodeListener } from './http/node-adapter.ts'
import { destinationLink, destinationPage } from './http/pages/email-destination.ts'
import { invitationPage, secretOf } from './http/pages/invitation.ts'
import { createPayment } from './http/payment.ts'
import { presentError } from './http/present-errors.ts'
import { single } from './http/read-request.ts'
import { sessionCookie } from './http/session-cookie.ts'
import { answerSignIn, isSignInPath } from './http/sign-in-routes.ts'
import { createClaims } from './idempotency/claims.ts'
import { createOnce } from './idempotency/once.ts'
import { findOutbox } from './modules/email/operations/outbox.ts'

export type Timing = {
  /** To send all headers, and the whole request; after that the answer is 408. */
  headersSeconds: number
  requestSeconds: number
  /** For one GraphQL operation. */
  operationSeconds: number
  /** How long a server that stops still takes connections, and says that it is about to end: those that wait already, and those of a load balancer that has not noticed yet. */
  lingerSeconds: number
  /** After that, for the requests under way. */
  drainSeconds: number
  live: LiveTiming
}

/** What a page costs its visitor, in points: the secret of a link is looked up. */
const pagePrice = 10

export const usualTiming: Timing = {
  headersSeconds: 10,
  requestSeconds: 30,
  operationSeconds: 30,
  lingerSeconds: 0.1,
  drainSeconds: 20,
  live: { heartbeatSeconds: 15, slowSeconds: 30 },
}

export type ServerOptions = {
  config: Pick<
    Config,
    'host' | 'port' | 'bootstrapToken' | 'corsOrigins' | 'production' | 'proxies' | 'budgets'
  >
  env: Env
  database: Pick<Database, 'sql'>
  schema: GraphQLSchema
  timing?: Partial<Timing>
}

export type Server = {
  /** Starts to accept connections; rejects with the error of the socket. */
  listen(): Promise<{ url: string }>
  /** Stops accepting, lets what is under way end, and ends what does not. */
  close(): Promise<void>
  handler: RequestListener
  /** The same server without a socket: authentication, limits and masking included. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
}

/** The HTTP server: GraphQL at /graphql, license files and what verifies them, the audit trail as a file, and the health of the process. */
export function createServer({
  config,
  env,
  database,
  schema,
  timing: changedTiming,
}: ServerOptions): Server {
  const timing = { ...usualTiming, ...changedTiming }
  const { log } = env
  const origins = new Set(config.corsOrigins)
  const cookie = sessionCookie({ publicUrl: env.publicUrl, production: config.production })
  const documents = createDocuments(schema)
  const { sql } = database
  const { now } = env
  const budgets = createBudgets({ sql, now, log, seconds: config.budgets.seconds })
  const payment = createPayment({ budgets, now })
  const { pay, payLeast } = payment
  const usage = createUsage({ sql, now, log })
  const yoga = createGraphql({ schema, documents, log, operationSeconds: timing.operationSeconds, pay })
  const authenticator = createAuthenticator({
    sql,
    now,
    log,
    bootstrapToken: config.bootstrapToken,
    idleMinutes: env.sessions.idleMinutes,
  })
  const leaseMs = timing.operationSeconds * 1_000
  const callers = createCallers({ authenticator, budgets, limits: config.budgets, proxies: config.proxies })
  const ours = new Set([new URL(env.publicUrl).origin, ...origins])
  const contexts = createContexts({ env, callers, budgets, cookie, ours })
  const claims = createClaims({ sql, now, secrets: env.secrets, leaseMs })
  const once = createOnce({ claims, documents })
  const liveAnswers = createLiveAnswers({ env, schema, documents, database, timing: timing.live, pay })
  const graphql = createGraphqlEndpoint({
    log,
    production: config.production,
    origins,
    authenticator,
    contexts,
    cookie,
    budgets,
    payLeast,
    documents,
    yoga,
    once,
    liveAnswers,
  })
  const licenses = createLicenseRoutes({ env, authenticator, callers, pay, origins })
  const exports = createExportRoutes({ env, authenticator, callers, pay, origins })
  const auditExports = createAuditRoutes({ env, authenticator, callers, pay, origins })
  let draining = false
  let underWay = 0
  let onIdle: (() => void) | undefined

  async function answer(incoming: Incoming): Promise<Outgoing> {
    const began = performance.now()
    underWay++
    const exchange: Exchange = {
      requestId: requestIdOf(single(incoming.headers['x-request-id'])),
      actor: anonymous,
    }
    incoming.onGone(() => exchange.cancel?.())
    const path = incoming.url.split('?', 1)[0]!
    let outgoing: Outgoing
    try {
      outgoing = await route(incoming, path, exchange)
    } catch (error) {
      outgoing = refuse(error, exchange)
    }
    usage.count(exchange.actor, exchange.cost ?? 0, exchange.codes !== undefined)
    logRequest(incoming, path, exchange, outgoing.status, performance.now() - began)
    if (--underWay === 0) onIdle?.()
    return {
      ...outgoing,
      headers: {
        ...securityHeaders,
        ...corsHeaders(origins, single(incoming.headers.origin)),
        'x-request-id': exchange.requestId,
        ...payment.headersOf(exchange),
        ...(exchange.setCookie !== undefined && { 'set-cookie': exchange.setCookie }),
        ...(draining && { connection: 'close' }),
        ...outgoing.headers,
      },
    }
  }

  async function route(incoming: Incoming, path: string, exchange: Exchange): Promise<Outgoing> {
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD'
    if (path === '/graphql') return graphql(incoming, exchange)
    const secret = secretOf(path)
    if (secret !== null) {
      const ctx = contexts.stranger(incoming, exchange)
      await pay(exchange, pagePrice)
      return invitationPage(ctx, incoming, secret)
    }
    const link = destinationLink(path)
    if (link) {
      const ctx = contexts.stranger(incoming, exchange)
      await pay(exchange, pagePrice)
      return destinationPage(ctx, incoming, link)
    }
    if (path === '/dev/mail' && reads && showsMail(incoming)) {
      return devMailPage(await findOutbox(systemContext(env, 'email-outbox')))
    }
    if (isSignInPath(path)) {
      const { production } = config
      const ctx = await contexts.visitor(incoming, exchange)
      await pay(exchange, pagePrice)
      return answerSignIn(incoming, path, { ctx, production })
    }
    const license = licenses(incoming, path, exchange)
    if (license) return license
    const exported = exports(incoming, path, exchange)
    if (exported) return exported
    const auditExport = auditExports(incoming, path, exchange)
    if (auditExport) return auditExport
    if (path === '/health/live' && reads) return live()
    if (path === '/health/ready' && reads) return ready(database.sql, draining)
    throw new Refusal(404, 'There is nothing here. The API is at /graphql.', {}, 'NOT_FOUND')
  }

  /** Mails hold codes and links: they are a page only on a developer's machine, and for its own names. */
  function showsMail({ headers }: Incoming): boolean {
    const { mailer } = env.mail
    return mailer.kind === 'outbox' && mailer.shown && isForThisMachine(single(headers.host))
  }

  function refuse(error: unknown, exchange: Exchange): Outgoing {
    const { error: presented, http } = presentError(error, exchange, log)
    return {
      status: http.status,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(http.status === 401 && { 'www-authenticate': 'Bearer' }),
        ...http.headers,
      },
      body: JSON.stringify({ errors: [presented] }),
    }
  }

  function logRequest(
    { method }: Incoming,
    path: string,
    { requestId, operation, actor }: Exchange,
    status: number,
    ms: number,
  ) {
    const level = path.startsWith('/health/') ? 'debug' : 'info'
    if (!log.isLevelEnabled(level)) return
    const who = { kind: actor.kind, id: actor.id, name: actor.name }
    log[level](
      {
        requestId,
        method,
        path: shownPath(path),
        operation,
        status,
        ms: Math.round(ms * 10) / 10,
        actor: who,
      },
      'request',
    )
  }

  const handler = nodeListener(answer)
  const server = createHttpServer(
    {
      headersTimeout: timing.headersSeconds * 1_000,
      requestTimeout: timing.requestSeconds * 1_000,
      connectionsCheckingInterval: Math.min(5_000, timing.headersSeconds * 500),
      // Longer than the minute that load balancers keep a connection, so that they close it and not we.
      keepAliveTimeout: 65_000,
    },
    handler,
  )

  return {
    handler,
    fetch: fetchFunction(answer),
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(config.port, config.host, () => {
          server.off('error', reject)
          resolve({ url: urlOf(config.host, (server.address() as { port: number }).port) })
        })
      }),
    close: async () => {
      draining = true
      liveAnswers.close()
      if (server.listening) await setTimeout(timing.lingerSeconds * 1_000)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const idle = new Promise<void>((resolve) => {
        onIdle = resolve
        if (underWay === 0) resolve()
      })
      // Node closes the connections that are idle now. One that was answered a moment ago becomes idle after that.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      await inTime(Promise.all([idle, closed]), timing.drainSeconds * 1_000)
      clearInterval(sweep)
      server.closeAllConnections()
      await Promise.all([authenticator.settle(), budgets.settle(), usage.settle()])
    },
  }
}

/** The path as it may be logged: the links of mails end in a secret. */
function shownPath(path: string): string {
  return path
    .replace(/^(\/sign-in|\/passwords|\/invitations|\/email-destinations\/(?:verify|stop))\/.+$/, '$1/…')
    .slice(0, 200)
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/graphql`
}

async function inTime(promise: Promise<unknown>, milliseconds: number): Promise<void> {
  const settled = new AbortController()
  const late = setTimeout(milliseconds, undefined, { signal: settled.signal }).catch(() => {})
  await Promise.race([promise, late])
  settled.abort()
}
