import { type Actor, isVendor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'
import { projectPolicy } from '../project/policy.ts'

type Row = { id: string }

export const customerPolicy = {
  scope: 'customer:read',
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null ? {} : { id: { in: [...actor.customerIds] } }
      case 'portalUser': {
        const administered = actor.adminOf.length > 0 ? [{ id: { in: [...actor.adminOf] } }] : []
        if (actor.memberOf.length === 0 && actor.partnerOf.length === 0) return { OR: administered }
        return { OR: [...administered, { projects: { some: projectPolicy.visible(actor) || { OR: [] } } }] }
      }
      case 'serviceAccount':
        return { id: actor.customerId }
      case 'anonymous':
        return false
    }
  },
  canCreate: (actor: Actor) => actor.scopes.has('customer:write') && isVendorWide(actor),
  canUpdate: (actor: Actor) => actor.scopes.has('customer:write'),
  canUpdateContact: (actor: Actor, customer: Row) =>
    actor.scopes.has('customer:update_contact') &&
    (isVendor(actor) || (actor.kind === 'portalUser' && actor.adminOf.includes(customer.id))),
  canArchive: (actor: Actor) => actor.scopes.has('customer:write'),
  canDelete: (actor: Actor) => actor.scopes.has('customer:write'),
  /** With everything that is stored about it. */
  canExport: (actor: Actor, customer: Row) =>
    actor.scopes.has('customer:export') &&
    (isVendor(actor) || (actor.kind === 'portalUser' && actor.adminOf.includes(customer.id))),
  canErase: (actor: Actor) => actor.scopes.has('customer:erase') && isVendorWide(actor),
} satisfies Policy<'Customer'> & Record<string, unknown>
