import type { AuditEvent } from '../../db/generated/prisma/client.ts'
import type { About } from '../event-filter/about.ts'

/** Something whose events a destination is not told of, nor of those of what belongs to it; until null is for good. */
export type Mute = { entityId: string; until: Date | null }

/** The mutes of a row that still hold. */
export function mutesAt(column: unknown, now: Date): Mute[] {
  return (column as { entityId: string; until: string | null }[])
    .map(({ entityId, until }) => ({ entityId, until: until === null ? null : new Date(until) }))
    .filter(({ until }) => until === null || until > now)
}

/** Whether an event is about something muted, or about what belongs to it. */
export function isMuted(mutes: readonly Mute[], { entityId, customerId }: AuditEvent, about: About): boolean {
  const ids = [entityId, customerId, about.licenseId, about.projectId]
  return mutes.some((mute) => ids.includes(mute.entityId))
}
