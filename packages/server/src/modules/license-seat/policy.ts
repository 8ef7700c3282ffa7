import { type Actor, isVendor } from '../../auth/actor.ts'
import { administeredWith, joinedWith } from '../../auth/features.ts'
import type { Policy } from '../../auth/policy.ts'
import { portalUserPolicy } from '../portal-user/policy.ts'

type Row = { customerId: string }

export const licenseSeatPolicy = {
  scope: 'license_seat:read',
  /** One's own while one belongs to the customer, and for its admins those of its people; never of a person who is hidden. */
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        if (actor.customerIds === null) return {}
        return { license: { customerId: { in: [...actor.customerIds] } }, portalUser: shownUsers(actor) }
      case 'portalUser': {
        const [administered, joined] = [administeredWith(actor, 'LICENSES'), joinedWith(actor, 'LICENSES')]
        return {
          OR: [
            ...(administered.length > 0
              ? [{ license: { customerId: { in: administered } }, portalUser: shownUsers(actor) }]
              : []),
            ...(joined.length > 0
              ? [{ portalUserId: actor.id, license: { customerId: { in: joined } } }]
              : []),
          ],
        }
      }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  canAssign: (actor: Actor, license: Row) =>
    actor.scopes.has('license_seat:assign') &&
    (isVendor(actor) ||
      (actor.kind === 'portalUser' && administeredWith(actor, 'LICENSES').includes(license.customerId))),
  /** Nobody takes a seat for another. */
  canClaim: (actor: Actor, seat: { portalUserId: string }) =>
    actor.scopes.has('license_seat:claim') && actor.kind === 'portalUser' && actor.id === seat.portalUserId,
} satisfies Policy<'LicenseSeat'> & Record<string, unknown>

const shownUsers = (actor: Actor) => portalUserPolicy.visible(actor) || { OR: [] }
