import { type Actor, isVendor, isVendorWide } from '../../auth/actor.ts'
import { administeredWith } from '../../auth/features.ts'
import type { Policy } from '../../auth/policy.ts'

/** An invitation to a partner has no customer. */
type Company = { customerId: string | null }

export const invitationPolicy = {
  scope: 'invitation:read',
  /** Of a customer's people, its admins. */
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null ? {} : { customerId: { in: [...actor.customerIds] } }
      case 'portalUser':
        return { customerId: { in: administeredWith(actor, 'PEOPLE') } }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  /** Invite, send again, revoke. Into a partner, only staff ADMIN. */
  canManage: (actor: Actor, { customerId }: Company) => {
    if (!actor.scopes.has('invitation:write')) return false
    if (customerId === null)
      return actor.kind === 'system' || (actor.kind === 'staff' && actor.role === 'ADMIN')
    return (
      isVendor(actor) ||
      (actor.kind === 'portalUser' && administeredWith(actor, 'PEOPLE').includes(customerId))
    )
  },
  /** Another admin of the customer than the one who invites, or the vendor. */
  canDecide: (actor: Actor, invitation: Company & { invitedById: string }) =>
    invitationPolicy.canManage(actor, invitation) && actor.id !== invitation.invitedById,
  /**
   * Whether the link is handed to the caller, who could accept with it in another's place, and learns from its page whether the
   * address is somebody's already: the vendor alone, and no token that is held to some customers.
   */
  canSeeLink: (actor: Actor) => actor.scopes.has('invitation:write') && isVendorWide(actor),
} satisfies Policy<'Invitation'> & Record<string, unknown>
