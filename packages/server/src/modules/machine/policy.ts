import type { Policy } from '../../auth/policy.ts'
import { licensePolicy } from '../license/policy.ts'

export const machinePolicy = {
  scope: 'license:read',
  /** Who sees the license sees its machines. */
  visible: (actor) => {
    const license = licensePolicy.visible(actor)
    if (license === false) return false
    return Object.keys(license).length === 0 ? {} : { license }
  },
} satisfies Policy<'Machine'>
