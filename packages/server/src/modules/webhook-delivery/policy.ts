import { type Actor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

export const webhookDeliveryPolicy = {
  scope: 'webhook_endpoint:read',
  /** Exactly those of visible endpoints. */
  visible: (actor) => {
    if (isVendorWide(actor)) return {}
    if (actor.kind === 'apiToken') return { customerId: { in: [...actor.customerIds!] } }
    return actor.kind === 'portalUser' ? { customerId: { in: [...actor.adminOf] } } : false
  },
  /** Hand events out, send them, clear away: the work of the server itself. */
  canDeliver: (actor: Actor) => actor.scopes.has('webhook_endpoint:write') && actor.kind === 'system',
} satisfies Policy<'WebhookDelivery'> & Record<string, unknown>
