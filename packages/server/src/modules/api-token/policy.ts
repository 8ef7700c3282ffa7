import { type Actor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

export const apiTokenPolicy = {
  scope: 'api_token:read',
  visible: (actor) => (isVendorWide(actor) ? {} : false),
  canManage: (actor: Actor) => actor.scopes.has('api_token:write') && isVendorWide(actor),
} satisfies Policy<'ApiToken'> & Record<string, unknown>
