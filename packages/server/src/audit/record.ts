import { type Actor, auditKind } from '../auth/actor.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import { isAllHidden } from '../modules/audit-event/policy.ts'
import type { Event } from './events.ts'

/**
 * Writes one audit event on the context's database. Call it in the transaction of the change,
 * so that neither exists without the other.
 */
export async function recordEvent(ctx: Ctx, event: Event): Promise<void> {
  // Not as one of many: Prisma plans a statement of many anew each time.
  await ctx.db.auditEvent.create({ data: rowOf(ctx, event), select: { id: true } })
  ctx.feed.nudge()
}

/** The same for many events at once, in one statement. */
export async function recordEvents(ctx: Ctx, events: readonly Event[]): Promise<void> {
  await ctx.db.auditEvent.createMany({ data: events.map((event) => rowOf(ctx, event)) })
  ctx.feed.nudge()
}

function rowOf(ctx: Ctx, event: Event) {
  const entityType = event.type.split('.')[0]!
  const changes = event.changes ?? {}
  return {
    id: newId('AuditEvent'),
    type: event.type,
    actorKind: auditKind(ctx.actor),
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    entityType,
    entityId: event.entityId,
    customerId: event.customerId ?? impersonatedCustomer(ctx.actor),
    requestId: ctx.requestId,
    ipAddress: ctx.ipAddress,
    changes: JSON.parse(JSON.stringify(changes)),
    hidden: isAllHidden(entityType, changes),
    occurredAt: ctx.now(),
  }
}

/** Whatever is done in the name of a customer is for its trail. */
function impersonatedCustomer(actor: Actor): string | null {
  return actor.kind === 'portalUser' ? (actor.impersonation?.customerId ?? null) : null
}
