import { type Actor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

export const licenseFieldPolicy = {
  scope: 'license:read',
  /** Hidden fields do not exist for those who see no internals; deleted ones for nobody. */
  visible: (actor) => {
    if (actor.kind === 'anonymous') return false
    return { deletedAt: null, ...(actor.scopes.has('internal:read') ? {} : { hidden: false }) }
  },
  /** The same of a field at hand. */
  canSee: (actor: Actor, { hidden }: { hidden: boolean }) => !hidden || actor.scopes.has('internal:read'),
  canManage: (actor: Actor) => actor.scopes.has('product:write') && isVendorWide(actor),
} satisfies Policy<'LicenseField'> & Record<string, unknown>
