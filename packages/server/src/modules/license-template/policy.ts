import { type Actor, isVendor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

export const licenseTemplatePolicy = {
  scope: 'license:read',
  /** The vendor's own. */
  visible: (actor) => (isVendor(actor) ? {} : false),
  canManage: (actor: Actor) => actor.scopes.has('product:write') && isVendorWide(actor),
} satisfies Policy<'LicenseTemplate'> & Record<string, unknown>

export const licenseTemplateValuePolicy = {
  scope: 'license:read',
  /** Like the fields: those that are not deleted, and hidden ones only for those who see internals. */
  visible: (actor) => {
    if (!isVendor(actor)) return false
    return { field: { deletedAt: null, ...(actor.scopes.has('internal:read') ? {} : { hidden: false }) } }
  },
} satisfies Policy<'LicenseTemplateValue'>
