import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import type {
  AuditEvent,
  Prisma,
  WebhookDelivery,
  WebhookEndpoint,
} from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { AppError, ConflictError, InvalidInputError, NotFoundError } from '../../../errors.ts'
import { id, parseInput } from '../../../input.ts'
import { type Telling, tellingsOf } from '../../event-filter/tellings.ts'
import { openEndpoint, seeEndpoint } from '../../webhook-endpoint/operations/open.ts'
import { addDeliveries } from './dispatch.ts'

const dayMs = 86_400_000
const maxDays = 30
const maxEvents = 10_000
const pageSize = 500

const rangeInput = z.object({
  id,
  since: z.date(),
  until: z.date().nullish(),
  includeDelivered: z
    .boolean()
    .nullish()
    .transform((given) => given ?? false),
})

/** Sends the event of a delivery once more, under the same webhook id, behind what waits of its entity. */
export async function replayWebhookDelivery(ctx: Ctx, raw: unknown): Promise<WebhookDelivery> {
  const input = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    const delivery = await ctx.read.webhookDelivery.findUnique({ where: { id: input.id } })
    if (!delivery) throw new NotFoundError(['id'])
    const { endpointId, eventId } = delivery
    const endpoint = await openEndpoint(ctx, { id: endpointId })
    assertEnabled(endpoint)
    if (delivery.kind === 'TEST') throw new ConflictError('It was a test; send another one.', ['id'])
    const waiting = await ctx.db.webhookDelivery.count({
      where: { endpointId, eventId, status: 'PENDING' },
    })
    if (waiting > 0) throw new ConflictError('It is still under way.', ['id'])
    const event = await ctx.db.auditEvent.findUnique({ where: { id: eventId } })
    if (!event) throw new ConflictError('The event is no longer kept.', ['id'])
    const tellings = await tellingsOf(ctx, [endpoint], [event])
    if (tellings.length === 0)
      throw new ConflictError(
        'The endpoint is not told of this event any more: by its filters, or by the portal.',
        ['id'],
      )
    await addDeliveries(ctx, tellings, 'REPLAY')
    await recordEvent(ctx, {
      type: 'webhook_endpoint.replayed',
      entityId: endpointId,
      customerId: endpoint.customerId,
      changes: { eventId: { to: eventId } },
    })
    return ctx.db.webhookDelivery.findFirstOrThrow({
      where: { endpointId, eventId },
      orderBy: { ordinal: 'desc' },
    })
  })
}

/**
 * Sends the events of a time to an endpoint that its filters let through and that did not reach it, those included that
 * happened while it was disabled or before it was created.
 */
export async function replayWebhookEvents(ctx: Ctx, raw: unknown): Promise<{ id: string; count: number }> {
  const input = parseInput(rangeInput, raw)
  const until = input.until ?? ctx.now()
  if (input.since >= until) throw new InvalidInputError('Must be before `until`.', ['since'])
  if (until.getTime() - input.since.getTime() > maxDays * dayMs)
    throw new InvalidInputError(`Must be at most ${maxDays} days before \`until\`.`, ['since'])
  return inTransaction(ctx, async (ctx) => {
    const seen = await seeEndpoint(ctx, input.id)
    assertEnabled(seen)
    const tellings = await tellingsIn(ctx, seen, { since: input.since, until })
    // Held no sooner: while an endpoint is held, events are handed out to nobody.
    const endpoint = await openEndpoint(ctx, { id: seen.id, expectedVersion: seen.version })
    assertEnabled(endpoint)
    const arrived = input.includeDelivered ? [] : (['DELIVERED'] as const)
    const settled = await ctx.db.$queryRaw<{ eventId: string }[]>`
      select distinct d."eventId" from "WebhookDelivery" d
      where d."endpointId" = ${endpoint.id} and d."eventId" = any(${tellings.map(({ event }) => event.id)}::text[])
        and d.status = any(${['PENDING', ...arrived]}::"WebhookDeliveryStatus"[])`
    const known = new Set(settled.map(({ eventId }) => eventId))
    const open = tellings.filter(({ event }) => !known.has(event.id))
    const count = await addDeliveries(ctx, open, 'REPLAY')
    await recordEvent(ctx, {
      type: 'webhook_endpoint.replayed',
      entityId: endpoint.id,
      customerId: endpoint.customerId,
      changes: { since: { to: input.since }, until: { to: until }, count: { to: count } },
    })
    return { id: endpoint.id, count }
  })
}

function assertEnabled({ disabledAt }: WebhookEndpoint): void {
  if (disabledAt) throw new ConflictError('The endpoint is disabled; enable it first.', ['id'])
}

/** What of a time an endpoint is to be told, as far as events were handed out. */
async function tellingsIn(
  ctx: Ctx,
  endpoint: WebhookEndpoint,
  { since, until }: { since: Date; until: Date },
): Promise<Telling[]> {
  const handedOut = await ctx.db.webhookCursor.findFirstOrThrow()
  const where: Prisma.AuditEventWhereInput = {
    occurredAt: { gte: since, lt: until },
    ...(endpoint.customerId !== null && { customerId: endpoint.customerId }),
  }
  const of = (after: bigint) => ({ ...where, position: { gt: after, lte: handedOut.position } })
  if ((await ctx.db.auditEvent.count({ where: of(0n) })) > maxEvents)
    throw new AppError(
      'LIMIT_REACHED',
      `More than ${maxEvents.toLocaleString('en')} events happened in this time; choose a shorter one.`,
      ['since'],
    )
  const tellings: Telling[] = []
  let after = 0n
  for (;;) {
    const events: AuditEvent[] = await ctx.db.auditEvent.findMany({
      where: of(after),
      orderBy: { position: 'asc' },
      take: pageSize,
    })
    const last = events.at(-1)
    if (!last) return tellings
    after = last.position!
    tellings.push(...(await tellingsOf(ctx, [endpoint], events)))
  }
}
