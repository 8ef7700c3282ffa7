import type { Actor } from '../../auth/actor.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'

export const passwordPolicy = {
  scope: 'internal:read',
  visible: neverVisible,
} satisfies Policy<'Password'>

export const passwordLinkPolicy = {
  scope: 'internal:read',
  visible: neverVisible,
  /** Write mails that let people choose a password: the work of the server itself. */
  canSend: (actor: Actor) => actor.kind === 'system' && actor.scopes.has('email:write'),
} satisfies Policy<'PasswordLink'> & Record<string, unknown>
