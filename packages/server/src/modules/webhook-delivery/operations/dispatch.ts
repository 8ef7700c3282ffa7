import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { AuditEvent } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { newId } from '../../../ids.ts'
import { addWaiting, findDestinations } from '../../email-destination/operations/wait.ts'
import { type Telling, tellingsOf } from '../../event-filter/tellings.ts'
import { webhookDeliveryPolicy } from '../policy.ts'

/** So many events are handed out in one transaction, and fewer where they could make more deliveries than that. */
export const mostEvents = 500
const mostTellings = 2_000

/**
 * Hands the next events of the chain to every endpoint and e-mail destination that is to be told of them. The place up to
 * which this was done moves in the same transaction, held by one process at a time: each gets each event once.
 */
export async function dispatchEvents(
  ctx: Ctx,
  { take = mostEvents }: { take?: number } = {},
): Promise<{ added: number; more: boolean }> {
  assertAllowed(webhookDeliveryPolicy.canDeliver(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const [cursor] = await ctx.db.$queryRaw<{ position: bigint }[]>`
      select position from "WebhookCursor" for no key update skip locked`
    if (!cursor) return { added: 0, more: false }
    const next = await ctx.db.auditEvent.findMany({
      where: { position: { gt: cursor.position } },
      orderBy: { position: 'asc' },
      take,
    })
    if (next.length === 0) return { added: 0, more: false }
    const customerIds = customersOf(next)
    const endpoints = await ctx.db.webhookEndpoint.findMany({
      where: {
        disabledAt: null,
        deletedAt: null,
        OR: [{ customerId: null }, { customerId: { in: customerIds } }],
      },
      orderBy: { id: 'asc' },
    })
    const destinations = await findDestinations(ctx, customerIds)
    const events = firstOf(next, [...endpoints, ...destinations])
    const concerned = new Set<string | null>([null, ...customersOf(events)])
    const receivers = [...endpoints, ...destinations].filter(({ customerId }) => concerned.has(customerId))
    const withAbout = destinations.some(({ mutes }) => mutes.length > 0)
    const tellings = await tellingsOf(ctx, receivers, events, { withAbout })
    const added = await addDeliveries(ctx, tellings, 'EVENT')
    await addWaiting(ctx, destinations, tellings)
    await ctx.db.webhookCursor.updateMany({ data: { position: events.at(-1)!.position! } })
    return { added, more: next.length === take || events.length < next.length }
  })
}

const customersOf = (events: readonly AuditEvent[]) => [
  ...new Set(events.flatMap(({ customerId }) => customerId ?? [])),
]

/** As many of the events as one transaction can tell, whatever the filters let through; one at least. */
function firstOf(
  events: readonly AuditEvent[],
  receivers: readonly { customerId: string | null }[],
): readonly AuditEvent[] {
  const counts = Map.groupBy(receivers, ({ customerId }) => customerId)
  const countOf = (customerId: string | null) => counts.get(customerId)?.length ?? 0
  let most = 0
  const end = events.findIndex(({ customerId }, i) => {
    most += countOf(null) + (customerId === null ? 0 : countOf(customerId))
    return i > 0 && most > mostTellings
  })
  return end === -1 ? events : events.slice(0, end)
}

/**
 * In the order in which they are given, which is that of their delivery. Endpoints are held: those that are disabled or
 * deleted meanwhile are left out, or what is added here is called off with the rest.
 */
export async function addDeliveries(
  ctx: Ctx,
  tellings: readonly Pick<Telling, 'receiverId' | 'event'>[],
  kind: 'EVENT' | 'REPLAY',
): Promise<number> {
  if (tellings.length === 0) return 0
  const now = ctx.now()
  const endpointIds = tellings.map(({ receiverId }) => receiverId)
  return ctx.db.$executeRaw`
    with e as materialized (
      select id, "customerId", url from "WebhookEndpoint"
      where id = any(${[...new Set(endpointIds)]}::text[]) and "disabledAt" is null and "deletedAt" is null
      order by id for share
    )
    insert into "WebhookDelivery"
      (id, "endpointId", "customerId", kind, "eventId", "eventType", "entityId", url, "dueAt", "createdAt")
    select d.id, e.id, e."customerId", ${kind}::"WebhookDeliveryKind", d."eventId", d."eventType", d."entityId", e.url,
      -- Those behind another one of their entity are woken by it.
      case when row_number() over (partition by e.id, d."entityId" order by d.n) = 1 then ${now}::timestamptz end,
      ${now}::timestamptz
    from unnest(
      ${tellings.map(() => newId('WebhookDelivery'))}::text[],
      ${endpointIds}::text[],
      ${tellings.map(({ event }) => event.id)}::text[],
      ${tellings.map(({ event }) => event.type)}::text[],
      ${tellings.map(({ event }) => event.entityId)}::text[]
    ) with ordinality d(id, "endpointId", "eventId", "eventType", "entityId", n)
    join e on e.id = d."endpointId"
    where ${kind} <> 'EVENT' or not exists (
      select from "WebhookDelivery" known
      where known."endpointId" = d."endpointId" and known."eventId" = d."eventId" and known.kind = 'EVENT'
    )
    order by d.n
    on conflict do nothing`
}
