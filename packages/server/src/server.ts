import { createServer as createHttpServer, type RequestListener } from 'node:http'
import type { GraphQLSchema } from 'graphql'
import { anonymous } from './auth/actor.ts'
import { createAuthenticator } from './auth/authenticate.ts'
import type { Config } from './config.ts'
import { createContext, type Env } from './context.ts'
import type { Database } from './db/database.ts'
import { createDocuments } from './http/documents.ts'
import { type Exchange, type Incoming, type Outgoing, Refusal, type RequestContext } from './http/exchange.ts'
import { answerOrdinary, ordinaryParams, plainMediaType } from './http/front.ts'
import { createGraphql } from './http/graphql.ts'
import { corsHeaders, preflightHeaders, requestIdOf, securityHeaders } from './http/headers.ts'
import { live, ready } from './http/health.ts'
import { fetchFunction, nodeListener } from './http/node-adapter.ts'
import { presentError } from './http/present-errors.ts'
import { assertJsonBody, assertQueryString, parseJson, readText, single } from './http/read-request.ts'

export type Timing = {
  /** To send all headers, and the whole request; after that the answer is 408. */
  headersSeconds: number
  requestSeconds: number
  /** For one GraphQL operation. */
  operationSeconds: number
  /** For the requests under way when the server stops. */
  drainSeconds: number
}

const usualTiming: Timing = { headersSeconds: 10, requestSeconds: 30, operationSeconds: 30, drainSeconds: 20 }

export type ServerOptions = {
  config: Pick<Config, 'host' | 'port' | 'bootstrapToken' | 'corsOrigins' | 'production'>
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

/** The HTTP server: GraphQL at /graphql, and the health of the process. */
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
  const documents = createDocuments(schema)
  const yoga = createGraphql({ schema, documents, log, operationSeconds: timing.operationSeconds })
  const authenticator = createAuthenticator({
    sql: database.sql,
    now: env.now,
    log,
    bootstrapToken: config.bootstrapToken,
  })
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
    logRequest(incoming, path, exchange, outgoing.status, performance.now() - began)
    if (--underWay === 0) onIdle?.()
    return {
      ...outgoing,
      headers: {
        ...securityHeaders,
        ...corsHeaders(origins, single(incoming.headers.origin)),
        'x-request-id': exchange.requestId,
        ...(draining && { connection: 'close' }),
        ...outgoing.headers,
      },
    }
  }

  async function route(incoming: Incoming, path: string, exchange: Exchange): Promise<Outgoing> {
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD'
    if (path === '/graphql') return graphql(incoming, exchange)
    if (path === '/health/live' && reads) return live()
    if (path === '/health/ready' && reads) return ready(database.sql, draining)
    throw new Refusal(404, 'There is nothing here. The API is at /graphql.', {}, 'NOT_FOUND')
  }

  async function graphql(incoming: Incoming, exchange: Exchange): Promise<Outgoing> {
    const { method, headers } = incoming
    if (method === 'OPTIONS')
      return { status: 204, headers: preflightHeaders(origins, single(headers.origin)), body: '' }
    if (method !== 'POST' && method !== 'GET') {
      throw new Refusal(405, 'GraphQL takes GET and POST.', { allow: 'GET, POST, OPTIONS' })
    }
    if (method === 'GET' && !config.production && single(headers.accept)?.includes('text/html')) {
      const { graphiqlPage } = await import('./http/graphiql.ts')
      return graphiqlPage()
    }
    if (method === 'POST') assertJsonBody(headers)
    else assertQueryString(incoming.url)

    // The credential is looked up while the body comes in.
    const [actor, body] = await Promise.all([
      authenticator.authenticate(headers as Record<string, string | undefined>),
      method === 'POST' ? readText(incoming) : undefined,
    ])
    exchange.actor = actor
    const { requestId } = exchange
    const own = { ...env, log: log.child({ requestId, actor: actor.id }) }
    const context = createContext(own, { actor, requestId, ipAddress: incoming.ipAddress })
    const ctx: RequestContext = Object.assign(context, { exchange })
    return (await ordinary(incoming, body, ctx)) ?? outOfTheOrdinary(incoming, body, ctx)
  }

  async function ordinary(
    { headers }: Incoming,
    body: string | undefined,
    ctx: RequestContext,
  ): Promise<Outgoing | null> {
    if (body === undefined) return null
    const given = parseJson(body)
    if (given === undefined) throw new Refusal(400, 'The body must be JSON.')
    const mediaType = plainMediaType(single(headers.accept))
    const params = mediaType && ordinaryParams(given)
    return params && answerOrdinary({ yoga, documents, log }, ctx, params, mediaType)
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
    const streams = /^(text\/event-stream|multipart\/)/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: streams && response.body ? response.body : await response.text(),
    }
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
        path: path.slice(0, 200),
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
      await authenticator.settle()
    },
  }
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/graphql`
}

async function inTime(promise: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([promise, late])
  clearTimeout(timer)
}
