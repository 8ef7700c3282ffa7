import { type Actor, isVendor, isVendorWide } from '../../auth/actor.ts'
import { administeredWith } from '../../auth/features.ts'
import type { Policy } from '../../auth/policy.ts'
import type { MembershipStatus } from '../../db/generated/prisma/client.ts'

/** A membership of a partner has no customer. */
type Company = { customerId: string | null }

/** Whether a token for some customers reaches the customer; memberships of partners it never does. */
const isOfToken = (actor: Actor, { customerId }: Company) =>
  actor.kind === 'apiToken' && customerId !== null && (actor.customerIds?.includes(customerId) ?? false)

/** Removed memberships are history, which only the vendor reads. */
const living: { status: { in: MembershipStatus[] } } = { status: { in: ['ACTIVE', 'DISABLED'] } }

export const portalUserPolicy = {
  scope: 'portal_user:read',
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null
          ? {}
          : { memberships: { some: { customerId: { in: [...actor.customerIds] }, ...living } } }
      case 'portalUser': {
        const customers = administeredWith(actor, 'PEOPLE')
        return {
          OR: [
            { id: actor.id },
            ...(customers.length > 0
              ? [{ memberships: { some: { customerId: { in: customers }, ...living } } }]
              : []),
          ],
        }
      }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  /** A token for some customers sees only their people, so it creates nobody without a membership in one of them. */
  canCreate: (actor: Actor, membership: Company | null) =>
    membership
      ? membershipPolicy.canCreate(actor, membership)
      : actor.scopes.has('portal_user:create') && isVendorWide(actor),
  /** Name, address and access of the one global identity: never for the admin of one customer. */
  canUpdate: (actor: Actor) => actor.scopes.has('portal_user:write') && isVendorWide(actor),
  /** With everything that is stored about the person, in whatever company: the vendor, and the person alone. */
  canExport: (actor: Actor, person: { id: string }) =>
    actor.scopes.has('portal_user:export') &&
    (isVendorWide(actor) || (actor.kind === 'portalUser' && actor.id === person.id)),
  canErase: (actor: Actor) => actor.scopes.has('portal_user:erase') && isVendorWide(actor),
} satisfies Policy<'PortalUser'> & Record<string, unknown>

export const membershipPolicy = {
  scope: 'portal_user:read',
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null ? {} : { customerId: { in: [...actor.customerIds] }, ...living }
      case 'portalUser': {
        const customers = administeredWith(actor, 'PEOPLE')
        return {
          OR: [
            { portalUserId: actor.id, ...living },
            ...(customers.length > 0 ? [{ customerId: { in: customers }, ...living }] : []),
          ],
        }
      }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  canCreate: (actor: Actor, membership: Company) =>
    actor.scopes.has('portal_user:create') && (isVendorWide(actor) || isOfToken(actor, membership)),
  /** Change the role, disable, enable, remove. */
  canChange: (actor: Actor, membership: Company) => {
    if (!actor.scopes.has('portal_user:write')) return false
    if (actor.kind !== 'portalUser') return isVendorWide(actor) || isOfToken(actor, membership)
    return membership.customerId !== null && administeredWith(actor, 'PEOPLE').includes(membership.customerId)
  },
  /** Whether every membership of a customer that the actor sees is visible to it. */
  canSeeAllOf: (actor: Actor, customerId: string) =>
    actor.scopes.has('portal_user:read') &&
    (isVendor(actor) ||
      (actor.kind === 'portalUser' && administeredWith(actor, 'PEOPLE').includes(customerId))),
  /** Only staff may leave a customer without an active admin. */
  canLeaveWithoutAdmin: (actor: Actor) => actor.kind === 'staff',
} satisfies Policy<'Membership'> & Record<string, unknown>
