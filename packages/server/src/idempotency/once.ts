import type { Actor } from '../auth/actor.ts'
import type { ErrorCode } from '../errors.ts'
import { type Documents, selectOperation } from '../http/documents.ts'
import {
  type Exchange,
  type Incoming,
  type Outgoing,
  Refusal,
  type RequestContext,
} from '../http/exchange.ts'
import { assertValueDepth } from '../http/limits.ts'
import { single } from '../http/read-request.ts'
import { hasKept, rightsOf } from '../modules/list-export/policy.ts'
import type { Answered, Claims } from './claims.ts'
import { assertKey, type KeyedRequest, keyedRequest } from './request.ts'

type Asked = { query?: unknown; operationName?: unknown; variables?: unknown }

/** After these nothing is kept: the same request may fare better. */
const notKept: ReadonlySet<ErrorCode> = new Set([
  'INTERNAL',
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'TOKEN_REVOKED',
  'RATE_LIMITED',
  'QUERY_TOO_COMPLEX',
])

type Options = { claims: Claims; documents: Documents }

export type Once = ReturnType<typeof createOnce>

/** Answers mutations that come with an idempotency key: one effect and one answer, however often they come. */
export function createOnce({ claims, documents }: Options) {
  return async (
    { headers }: Incoming,
    body: unknown,
    ctx: RequestContext,
    run: (ctx: RequestContext) => Promise<Outgoing>,
  ): Promise<Outgoing> => {
    const key = single(headers['idempotency-key'])
    if (key === undefined) return run(ctx)
    const mutation = mutationOf(documents, body)
    if (!mutation) return run(ctx)
    assertKey(key)
    // Those without a credential are nobody in particular: one could ask for the answer of another.
    if (ctx.actor.kind === 'anonymous') return run(ctx)
    const team = single(headers['x-portico-team'])
    return answerOnce(claims, keyedRequest({ key, actor: ctx.actor, team, ...mutation }), ctx, run)
  }
}

/** The mutation that a body asks for; null for whatever else, which changes nothing. */
function mutationOf(
  documents: Documents,
  body: unknown,
): { query: string; operationName: unknown; variables: unknown } | null {
  const { query, operationName, variables } = (body ?? {}) as Asked
  if (typeof query !== 'string') return null
  try {
    const operation = selectOperation(documents.prepare(query), operationName as string | null | undefined)
    if (operation?.node.operation !== 'mutation') return null
    assertValueDepth(variables)
  } catch {
    // It is refused for the same reason in a moment.
    return null
  }
  return { query, operationName, variables }
}

async function answerOnce(
  claims: Claims,
  request: KeyedRequest,
  ctx: RequestContext,
  run: (ctx: RequestContext) => Promise<Outgoing>,
): Promise<Outgoing> {
  const found = await claims.claim(request)
  if ('body' in found) {
    assertHasStill(ctx.actor, found)
    const headers = { 'content-type': found.contentType, 'idempotency-replayed': 'true' }
    return { status: found.status, headers, body: found.body }
  }
  /** The mutation is over: that its key is not settled must not keep its answer from the caller. */
  const settle = async (settled: Promise<void>) =>
    settled.catch((err: unknown) => ctx.log.error({ err }, 'an idempotency key was not settled'))
  let outgoing: Outgoing
  try {
    outgoing = await run({ ...ctx, claim: found })
  } catch (error) {
    await settle(claims.free(found))
    throw error
  }
  // One that goes on after its time keeps the key until its lease is over.
  if (ctx.exchange.unfinished) return outgoing
  const { status, headers, body } = outgoing
  const kept = typeof body === 'string' && isKept(ctx.exchange)
  const contentType = headers['content-type'] ?? 'application/json; charset=utf-8'
  await settle(
    kept
      ? claims.store(found, { status, contentType, body, rights: rightsOf(ctx.actor) })
      : claims.free(found),
  )
  return outgoing
}

/**
 * An answer may say what its caller would be refused by now, such as the secret of a token. Those kept by an earlier
 * version have no rights.
 */
function assertHasStill(actor: Actor, { rights = [], steps }: Answered): void {
  if (hasKept(actor, rights)) return
  const ids = Object.values(steps).flatMap((made) => made ?? [])
  const what = ids.length > 0 ? ` Look at ${ids.join(', ')}.` : ''
  const message = `This was carried out before, with rights that you have no more, so its answer is not given again.${what}`
  throw new Refusal(409, message, {}, 'CONFLICT')
}

function isKept({ executed, codes = [] }: Exchange): boolean {
  return executed === true && !codes.some((code) => notKept.has(code))
}
