import type { Actor } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'
import { receiverPolicy } from '../event-filter/policy.ts'

/** Null is the vendor. */
type Row = { customerId: string | null }

export const webhookEndpointPolicy = {
  scope: 'webhook_endpoint:read',
  /** Those included that were deleted. */
  visible: receiverPolicy.visible,
  canManage: (actor: Actor, endpoint: Row) =>
    actor.scopes.has('webhook_endpoint:write') && receiverPolicy.isInChargeOf(actor, endpoint),
  seesInternal: receiverPolicy.seesInternal,
} satisfies Policy<'WebhookEndpoint'> & Record<string, unknown>
