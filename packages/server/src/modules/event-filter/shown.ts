import type { Changes } from '../../audit/events.ts'
import type { Actor } from '../../auth/actor.ts'
import type { AuditEvent } from '../../db/generated/prisma/client.ts'
import { auditEventPolicy } from '../audit-event/policy.ts'

/** An event of which everything that changed is hidden is hidden itself. */
export function tellsSomething(event: AuditEvent, viewer: Actor): boolean {
  return (
    Object.keys(event.changes as Changes).length === 0 || Object.keys(shownChanges(event, viewer)).length > 0
  )
}

/** Without the marks of what is hidden. */
export function shownChanges(event: AuditEvent, viewer: Actor): Changes {
  const shown = auditEventPolicy.shownChanges(viewer, event)
  return Object.fromEntries(Object.entries(shown).map(([field, { hidden: _, ...change }]) => [field, change]))
}
