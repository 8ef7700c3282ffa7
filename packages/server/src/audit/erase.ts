import type { Ctx } from '../context.ts'
import { canonical, digestOf, type Said } from './chain.ts'
import type { EventType } from './events.ts'
import { recordEvent } from './record.ts'

/** What stands in the trail in the place of what was erased. */
export const blank = '[erased]'

const batchSize = 500

export type Erasure = {
  /** Of the events that say it: which they altered, and the digest of what they say now. */
  type: EventType
  entityId: string
  customerId?: string | null
  reason: string
  /** The event without what is personal. */
  without: (event: Said) => Said
}

/**
 * Takes what is personal out of events, as part of the operation that calls it. That something happened stays, and so does
 * the chain: its hashes are of what was said before, and events of their own say which events were altered, and to what.
 */
export async function eraseFromTrail(ctx: Ctx, ids: readonly string[], erasure: Erasure): Promise<number> {
  const { type, entityId, customerId = null, reason, without } = erasure
  let altered = 0
  for (let from = 0; from < ids.length || from === 0; from += batchSize) {
    const batch = ids.slice(from, from + batchSize)
    // What another erasure has taken out meanwhile must not be written back.
    await ctx.db
      .$queryRaw`select id from "AuditEvent" where id = any(${batch}::text[]) order by id for update`
    const events = await ctx.db.auditEvent.findMany({
      where: { id: { in: batch } },
      orderBy: { id: 'asc' },
      select: said,
    })
    const next = events.flatMap((event) => {
      const left = without(event)
      return canonical(left.changes) === canonical(event.changes) &&
        left.actorName === event.actorName &&
        left.ipAddress === event.ipAddress
        ? []
        : [left]
    })
    await write(ctx, next)
    altered += next.length
    const digests = Object.fromEntries(next.map((event) => [event.id, digestOf(event)]))
    await recordEvent(ctx, {
      type,
      entityId,
      customerId,
      changes: { reason: { to: reason }, events: { to: digests, hidden: true } },
    })
  }
  return altered
}

const said = {
  id: true,
  type: true,
  actorKind: true,
  actorId: true,
  actorName: true,
  entityType: true,
  entityId: true,
  customerId: true,
  requestId: true,
  ipAddress: true,
  changes: true,
  occurredAt: true,
} as const

/** The one place that changes what an event says; the database lets nobody else. */
async function write({ db }: Ctx, events: readonly Said[]): Promise<void> {
  if (events.length === 0) return
  await db.$queryRaw`select set_config('portico.audit', 'erase', true)`
  await db.$executeRaw`
    update "AuditEvent" e set "actorName" = n.name, "ipAddress" = n.ip, changes = n.changes::jsonb
    from unnest(
      ${events.map(({ id }) => id)}::text[], ${events.map(({ actorName }) => actorName)}::text[],
      ${events.map(({ ipAddress }) => ipAddress)}::text[],
      ${events.map(({ changes }) => JSON.stringify(changes))}::text[]
    ) n(id, name, ip, changes)
    where e.id = n.id`
  await db.$queryRaw`select set_config('portico.audit', '', true)`
}

/** The same data with every text that says something personal replaced. */
export function withoutTexts(value: unknown, isPersonal: (text: string) => boolean): unknown {
  if (typeof value === 'string') return isPersonal(value) ? blank : value
  if (Array.isArray(value)) return value.map((one) => withoutTexts(one, isPersonal))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutTexts(one, isPersonal)]))
}
