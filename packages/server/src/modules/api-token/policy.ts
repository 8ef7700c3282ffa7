import { type Actor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

export const apiTokenPolicy = {
  scope: 'api_token:read',
  visible: (actor) => (isVendorWide(actor) ? {} : false),
  canManage: (actor: Actor) => actor.scopes.has('api_token:write') && isVendorWide(actor),
  /** Warning of the end of tokens is the work of the server itself. */
  canAnnounce: (actor: Actor) => actor.scopes.has('api_token:write') && actor.kind === 'system',
} satisfies Policy<'ApiToken'> & Record<string, unknown>
