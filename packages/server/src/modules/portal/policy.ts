import { type Actor, isVendor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

type Row = { customerId: string }

export const portalSettingsPolicy = {
  scope: 'portal_settings:read',
  /** The vendor's own. */
  visible: (actor) => (isVendor(actor) ? {} : false),
  canManage: (actor: Actor) => actor.scopes.has('portal_settings:write') && isVendorWide(actor),
} satisfies Policy<'PortalSettings'> & Record<string, unknown>

export const customerPortalPolicy = {
  scope: 'portal_settings:read',
  /** Of a customer's people, its admins: they settle who can be invited. */
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
  /** Of one customer that the actor sees, whether anything was settled for it or not. */
  canSee: (actor: Actor, { customerId }: Row) =>
    isVendor(actor) || (actor.kind === 'portalUser' && actor.adminOf.includes(customerId)),
  /** Access, version, features: the vendor's. */
  canManage: (actor: Actor) => actor.scopes.has('portal_settings:write') && isVendor(actor),
  /** Whether the rules of a customer may be named to the actor. */
  canSeeRules: (actor: Actor, { customerId }: Row) =>
    actor.scopes.has('portal_settings:read') &&
    (isVendor(actor) || (actor.kind === 'portalUser' && actor.adminOf.includes(customerId))),
  /** Domains, approval, whether staff may sign in, what is told by mail: the customer's own rules. */
  canSetRules: (actor: Actor, { customerId }: Row) =>
    actor.scopes.has('portal_rules:write') &&
    (isVendor(actor) || (actor.kind === 'portalUser' && actor.adminOf.includes(customerId))),
} satisfies Policy<'CustomerPortal'> & Record<string, unknown>
