import { type Actor, isVendor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

export const signingKeyPolicy = {
  scope: 'signing_key:read',
  /** The vendor's own; everybody gets the public keys over HTTP. */
  visible: (actor) => (isVendor(actor) ? {} : false),
  canManage: (actor: Actor) => actor.scopes.has('signing_key:write') && isVendorWide(actor),
} satisfies Policy<'SigningKey'> & Record<string, unknown>
