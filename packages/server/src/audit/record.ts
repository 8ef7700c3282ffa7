import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import type { Event } from './events.ts'

/**
 * Writes one audit event on the context's database. Call it in the transaction of the change,
 * so that neither exists without the other.
 */
export async function recordEvent(ctx: Ctx, event: Event): Promise<void> {
  const [entityType] = event.type.split('.')
  await ctx.db.auditEvent.create({
    data: {
      id: newId('AuditEvent'),
      type: event.type,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      actorName: ctx.actor.name,
      entityType: entityType!,
      entityId: event.entityId,
      customerId: event.customerId ?? null,
      requestId: ctx.requestId,
      ipAddress: ctx.ipAddress,
      changes: JSON.parse(JSON.stringify(event.changes ?? {})),
      occurredAt: ctx.now(),
    },
    select: { id: true },
  })
}
