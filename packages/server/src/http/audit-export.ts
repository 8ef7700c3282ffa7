import type { Actor } from '../auth/actor.ts'
import type { Authenticator } from '../auth/authenticate.ts'
import { assertAllowed } from '../auth/policy.ts'
import { type Ctx, createContext, type Env } from '../context.ts'
import type { AuditExportLink } from '../db/generated/prisma/client.ts'
import { InvalidInputError, NotFoundError, UnauthenticatedError } from '../errors.ts'
import {
  beginExport,
  type Export,
  type ExportFormat,
  exportLines,
  findExportLink,
} from '../modules/audit-event/operations/export.ts'
import { auditEventPolicy } from '../modules/audit-event/policy.ts'
import type { Callers } from './callers.ts'
import { assertWhole, paramsOf, withStatus } from './download.ts'
import { type Exchange, type Incoming, type Outgoing, Refusal } from './exchange.ts'
import { preflightHeaders } from './headers.ts'
import type { Payment } from './payment.ts'
import { single } from './read-request.ts'

type Options = {
  env: Env
  authenticator: Authenticator
  callers: Callers
  pay: Payment['pay']
  origins: ReadonlySet<string>
}

/** In points: to begin a file, however long it becomes. */
const filePrice = 100

/** Answers what downloads the audit trail; null for the paths of others. */
type AuditRoutes = (incoming: Incoming, path: string, exchange: Exchange) => Promise<Outgoing> | null

/** Who downloads: asked again for every part of a long file, so that rights that were taken away end it. */
type Caller = { actor: () => Promise<Actor>; credentialHash: string | null; ipAddress: string | null }

const pathPattern = /^\/audit-events\.(jsonl|csv)$/

const types = { JSONL: 'application/jsonl; charset=utf-8', CSV: 'text/csv; charset=utf-8; header=present' }

/** The audit trail as a file, written while it is read: with the caller's credential, or by a link that was made with it. */
export function createAuditRoutes({ env, authenticator, callers, pay, origins }: Options): AuditRoutes {
  async function answer(incoming: Incoming, format: ExportFormat, exchange: Exchange): Promise<Outgoing> {
    const { method, headers } = incoming
    exchange.operation = 'auditExport'
    if (method === 'OPTIONS')
      return { status: 204, headers: preflightHeaders(origins, single(headers.origin)), body: '' }
    if (method !== 'GET' && method !== 'HEAD')
      throw new Refusal(405, 'The audit trail is downloaded by GET.', { allow: 'GET, HEAD, OPTIONS' })
    const params = paramsOf(incoming)
    const token = params.get('token')
    if (token !== null) return byLink(incoming, { token, format }, exchange)
    const { actor, credentialHash, ipAddress } = await callers.identify(incoming, exchange)
    await pay(exchange, filePrice)
    if (actor.kind === 'anonymous') throw new UnauthenticatedError()
    const caller: Caller = {
      actor: () => authenticator.look(headers as Record<string, string | undefined>),
      credentialHash,
      ipAddress,
    }
    return file(incoming, { caller, exchange, asked: { ...filterOf(params), format } })
  }

  /** A link stands for whoever asked for it, with what that caller may see now. */
  async function byLink(
    incoming: Incoming,
    given: { token: string; format: ExportFormat },
    exchange: Exchange,
  ): Promise<Outgoing> {
    const { ipAddress } = callers.stranger(incoming, exchange)
    await pay(exchange, filePrice)
    const link = await findExportLink(env, given)
    if (!link) throw new NotFoundError()
    const caller: Caller = { actor: () => actorOf(link), credentialHash: link.credentialHash, ipAddress }
    if (incoming.method !== 'HEAD') assertWhole(incoming)
    const asked = { ...(link.filter as object), format: given.format }
    return file(incoming, { caller, exchange, asked, linkId: link.id })
  }

  async function actorOf({ actorKind, actorId, credentialHash, team }: AuditExportLink): Promise<Actor> {
    try {
      const sent = { kind: actorKind, hash: credentialHash, team: team ?? undefined }
      const actor = await authenticator.resume(sent)
      if (actor.kind === actorKind && actor.id === actorId && auditEventPolicy.canExport(actor)) return actor
    } catch (error) {
      // Of the second kind is a company that the person does not belong to any more.
      if (!(error instanceof UnauthenticatedError || error instanceof InvalidInputError)) throw error
    }
    throw new NotFoundError()
  }

  async function file(
    incoming: Incoming,
    {
      caller,
      exchange,
      asked,
      linkId,
    }: { caller: Caller; exchange: Exchange; asked: { format: ExportFormat }; linkId?: string },
  ): Promise<Outgoing> {
    const { requestId } = exchange
    const { credentialHash, ipAddress } = caller
    const contextNow = async (): Promise<Ctx> => {
      const actor = await caller.actor()
      if (actor.kind === 'anonymous') throw new UnauthenticatedError()
      assertAllowed(auditEventPolicy.canExport(actor))
      exchange.actor = actor
      return createContext(env, { actor, credentialHash, requestId, ipAddress })
    }
    const ctx = await contextNow()
    const day = ctx.now().toISOString().slice(0, 10)
    const headers = {
      'content-type': types[asked.format],
      'content-disposition': `attachment; filename="audit-events-${day}.${asked.format.toLowerCase()}"`,
    }
    if (incoming.method === 'HEAD') return { status: 200, headers, body: '' }
    const begun = await beginExport(ctx, asked, linkId)
    return { status: 200, headers, body: streamOf(begun, contextNow, env) }
  }

  return (incoming, path, exchange) => {
    const format = pathPattern.exec(path)?.[1]?.toUpperCase() as ExportFormat | undefined
    return format ? withStatus(answer(incoming, format, exchange)) : null
  }
}

/** As much as is read is fetched, a page at a time; what fails breaks the connection off, so that no part seems whole. */
function streamOf(begun: Export, contextNow: () => Promise<Ctx>, { log }: Env): ReadableStream<Uint8Array> {
  let after: bigint | null = null
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const lines = await exportLines(await contextNow(), begun, after)
        if (!lines) return controller.close()
        after = lines.after
        controller.enqueue(new TextEncoder().encode(lines.text))
      } catch (error) {
        log.warn({ err: error }, 'a download of the audit trail was broken off')
        controller.error(error)
      }
    },
  })
}

const onceEach = [
  'entityType',
  'entityId',
  'actorKind',
  'actorId',
  'customerId',
  'requestId',
  'from',
  'until',
]

/** `type` may be there several times, the others once. What is not known is refused: it may be meant as a filter. */
function filterOf(params: URLSearchParams): Record<string, unknown> {
  const filter: Record<string, unknown> = {}
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name)
    if (name === 'type') filter.types = values
    else if (!onceEach.includes(name)) throw new InvalidInputError(`There is no parameter ${name}.`)
    else if (values.length > 1) throw new InvalidInputError(`Give the parameter ${name} once.`)
    else filter[name] = values[0]
  }
  return filter
}
