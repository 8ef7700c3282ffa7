import { type Actor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

/** Null is the vendor. */
type Row = { customerId: string | null }

/** Acts for the vendor as far as it reaches, or administers the customer. */
function isInChargeOf(actor: Actor, { customerId }: Row): boolean {
  if (isVendorWide(actor)) return true
  if (customerId === null) return false
  if (actor.kind === 'apiToken') return actor.customerIds!.includes(customerId)
  return actor.kind === 'portalUser' && actor.adminOf.includes(customerId)
}

export const webhookEndpointPolicy = {
  scope: 'webhook_endpoint:read',
  /** The vendor sees all of them, a customer's admins those of the customer, those included that were deleted. */
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null ? {} : { customerId: { in: [...actor.customerIds] } }
      case 'portalUser':
        return { customerId: { in: [...actor.adminOf] } }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  canManage: (actor: Actor, endpoint: Row) =>
    actor.scopes.has('webhook_endpoint:write') && isInChargeOf(actor, endpoint),
  /** An endpoint of the vendor is told what whoever says where it is may read. */
  seesInternal: (actor: Actor, { customerId }: Row) =>
    customerId === null && actor.scopes.has('internal:read'),
} satisfies Policy<'WebhookEndpoint'> & Record<string, unknown>
