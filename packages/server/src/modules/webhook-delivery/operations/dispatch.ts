import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { newId } from '../../../ids.ts'
import { addWaiting, findDestinations } from '../../email-destination/operations/wait.ts'
import { type Telling, tellingsOf } from '../../event-filter/tellings.ts'
import { webhookDeliveryPolicy } from '../policy.ts'

const batchSize = 500

/**
 * Hands the next events of the chain to every endpoint and e-mail destination that is to be told of them. The place up to
 * which this was done moves in the same transaction, held by one process at a time: each gets each event once.
 */
export async function dispatchEvents(ctx: Ctx): Promise<{ added: number; more: boolean }> {
  assertAllowed(webhookDeliveryPolicy.canDeliver(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const [cursor] = await ctx.db.$queryRaw<{ position: bigint }[]>`
      select position from "WebhookCursor" for no key update skip locked`
    if (!cursor) return { added: 0, more: false }
    const events = await ctx.db.auditEvent.findMany({
      where: { position: { gt: cursor.position } },
      orderBy: { position: 'asc' },
      take: batchSize,
    })
    const last = events.at(-1)
    if (!last) return { added: 0, more: false }
    const customerIds = [...new Set(events.flatMap(({ customerId }) => customerId ?? []))]
    const endpoints = await ctx.db.webhookEndpoint.findMany({
      where: {
        disabledAt: null,
        deletedAt: null,
        OR: [{ customerId: null }, { customerId: { in: customerIds } }],
      },
      orderBy: { id: 'asc' },
    })
    const destinations = await findDestinations(ctx, customerIds)
    const withAbout = destinations.some(({ mutes }) => mutes.length > 0)
    const tellings = await tellingsOf(ctx, [...endpoints, ...destinations], events, { withAbout })
    const added = await addDeliveries(ctx, tellings, 'EVENT')
    await addWaiting(ctx, destinations, tellings)
    await ctx.db.webhookCursor.updateMany({ data: { position: last.position! } })
    return { added, more: events.length === batchSize }
  })
}

/** In the order in which they are given, which is that of their delivery. */
export async function addDeliveries(
  ctx: Ctx,
  tellings: readonly Pick<Telling, 'receiverId' | 'event'>[],
  kind: 'EVENT' | 'REPLAY',
): Promise<number> {
  if (tellings.length === 0) return 0
  const now = ctx.now()
  return ctx.db.$executeRaw`
    insert into "WebhookDelivery"
      (id, "endpointId", "customerId", kind, "eventId", "eventType", "entityId", url, "dueAt", "createdAt")
    select d.id, e.id, e."customerId", ${kind}::"WebhookDeliveryKind", d."eventId", d."eventType", d."entityId", e.url,
      ${now}::timestamptz, ${now}::timestamptz
    from unnest(
      ${tellings.map(() => newId('WebhookDelivery'))}::text[],
      ${tellings.map(({ receiverId }) => receiverId)}::text[],
      ${tellings.map(({ event }) => event.id)}::text[],
      ${tellings.map(({ event }) => event.type)}::text[],
      ${tellings.map(({ event }) => event.entityId)}::text[]
    ) with ordinality d(id, "endpointId", "eventId", "eventType", "entityId", n)
    join "WebhookEndpoint" e on e.id = d."endpointId"
    order by d.n
    on conflict do nothing`
}
