import { type Actor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

/** Policies go with the tokens that have them. */
export const tokenPolicyPolicy = {
  scope: 'api_token:read',
  visible: (actor) => (isVendorWide(actor) ? {} : false),
  canManage: (actor: Actor) => actor.scopes.has('api_token:write') && isVendorWide(actor),
} satisfies Policy<'TokenPolicy'> & Record<string, unknown>
