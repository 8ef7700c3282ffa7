import { type Actor, isVendor } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

type Row = { customerId: string }

export const serviceAccountPolicy = {
  scope: 'service_account:read',
  /** Of a customer's people, its admins; never the accounts themselves. */
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
  /** Create, rotate, revoke. */
  canManage: (actor: Actor, { customerId }: Row) =>
    actor.scopes.has('service_account:write') &&
    (isVendor(actor) || (actor.kind === 'portalUser' && actor.adminOf.includes(customerId))),
  /** Warning of the end of tokens is the work of the server itself. */
  canAnnounce: (actor: Actor) => actor.scopes.has('service_account:write') && actor.kind === 'system',
} satisfies Policy<'ServiceAccount'> & Record<string, unknown>

export const serviceAccountTokenPolicy = {
  scope: 'service_account:read',
  /** Who sees the account sees its tokens. */
  visible: (actor) => {
    const serviceAccount = serviceAccountPolicy.visible(actor)
    if (serviceAccount === false) return false
    return Object.keys(serviceAccount).length === 0 ? {} : { serviceAccount }
  },
} satisfies Policy<'ServiceAccountToken'>
