import type { Changes } from '../../audit/events.ts'
import type { Actor } from '../../auth/actor.ts'
import type { AuditEvent } from '../../db/generated/prisma/client.ts'
import { auditEventPolicy } from '../audit-event/policy.ts'
import { shownChanges } from '../event-filter/shown.ts'

export const testEventType = 'webhook_endpoint.test'

type Payload = {
  type: string
  /** When it happened. */
  timestamp: string
  test?: true
  data: {
    id: string
    /** `sequence` counts the events of the entity: the later one is the greater one. Some are for nobody else's eyes. */
    entity: { type: string; id: string; sequence: number }
    customerId: string | null
    /** Null where it is none of the receiver's business. */
    actor: { kind: string; id: string | null; name: string } | null
    changes: Changes
    requestId: string | null
  }
}

/** What an endpoint is told of an event: what its viewer sees of it. */
export function payloadOf(event: AuditEvent, viewer: Actor): Payload {
  const { actorKind: kind, actorId: id, actorName: name } = event
  const identified = auditEventPolicy.canIdentify(viewer, event)
  const named = auditEventPolicy.canName(viewer, event)
  return {
    type: event.type,
    timestamp: event.occurredAt.toISOString(),
    data: {
      id: event.id,
      entity: { type: event.entityType, id: event.entityId, sequence: event.entitySequence! },
      customerId: event.customerId,
      actor: named ? { kind, id: identified ? id : null, name } : null,
      changes: shownChanges(event, viewer),
      requestId: identified ? event.requestId : null,
    },
  }
}

type Test = { id: string; endpointId: string; customerId: string | null; createdAt: Date }

export function testPayload({ id, endpointId, customerId, createdAt }: Test): Payload {
  return {
    type: testEventType,
    timestamp: createdAt.toISOString(),
    test: true,
    data: {
      id,
      entity: { type: 'webhook_endpoint', id: endpointId, sequence: 0 },
      customerId,
      actor: null,
      changes: {},
      requestId: null,
    },
  }
}
