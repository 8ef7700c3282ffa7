import type { Actor } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'
import { licensePolicy } from '../license/policy.ts'

export const licenseUsageMonthPolicy = {
  scope: 'license:read',
  /** Who sees the license sees what is taken of it; what runs for the customer has no part in contracts. */
  visible: (actor) => {
    if (actor.kind === 'serviceAccount') return false
    const license = licensePolicy.visible(actor)
    if (license === false) return false
    return Object.keys(license).length === 0 ? {} : { license }
  },
  canOpen: (actor: Actor) => actor.kind === 'system' && actor.scopes.has('license:write'),
} satisfies Policy<'LicenseUsageMonth'> & Record<string, unknown>
