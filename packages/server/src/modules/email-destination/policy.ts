import type { Actor } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'
import { receiverPolicy } from '../event-filter/policy.ts'

/** Null is the vendor. */
type Row = { customerId: string | null }

export const emailDestinationPolicy = {
  scope: 'email_destination:read',
  visible: receiverPolicy.visible,
  canManage: (actor: Actor, destination: Row) =>
    actor.scopes.has('email_destination:write') && receiverPolicy.isInChargeOf(actor, destination),
  seesInternal: receiverPolicy.seesInternal,
  /** Write what waits for destinations: the work of the server itself. */
  canSend: (actor: Actor) => actor.scopes.has('email_destination:write') && actor.kind === 'system',
} satisfies Policy<'EmailDestination'> & Record<string, unknown>
