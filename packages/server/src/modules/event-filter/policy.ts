import { type Actor, isVendorWide } from '../../auth/actor.ts'

/** Null is the vendor. */
type Row = { customerId: string | null }

/** What holds of whoever is told of events, be it told by webhook or by mail. */
export const receiverPolicy = {
  /** The vendor sees all of them, a customer's admins those of the customer. */
  visible: (actor: Actor) => {
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
  /** Acts for the vendor as far as it reaches, or administers the customer. */
  isInChargeOf: (actor: Actor, { customerId }: Row): boolean => {
    if (isVendorWide(actor)) return true
    if (customerId === null) return false
    if (actor.kind === 'apiToken') return actor.customerIds!.includes(customerId)
    return actor.kind === 'portalUser' && actor.adminOf.includes(customerId)
  },
  /** A receiver of the vendor is told what whoever says where it is may read. */
  seesInternal: (actor: Actor, { customerId }: Row) =>
    customerId === null && actor.scopes.has('internal:read'),
}
