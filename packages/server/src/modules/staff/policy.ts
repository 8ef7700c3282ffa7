import { type Actor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

export const staffPolicy = {
  scope: 'staff:read',
  visible: (actor) => (isVendorWide(actor) ? {} : false),
  canManage: (actor: Actor) => actor.scopes.has('staff:write') && isVendorWide(actor),
} satisfies Policy<'Staff'> & Record<string, unknown>
