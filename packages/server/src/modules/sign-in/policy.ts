import { type Actor, isVendorWide } from '../../auth/actor.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'

/** For staff and tokens with the scope: an address that failed may belong to anybody. */
export const failedSignInPolicy = {
  scope: 'sign_in:read',
  visible: (actor) => (isVendorWide(actor) ? {} : false),
} satisfies Policy<'FailedSignIn'>

/** Nobody's: it is not known yet who it is. */
export const pendingSignInPolicy = {
  scope: 'internal:read',
  visible: neverVisible,
} satisfies Policy<'PendingSignIn'>

export const signInPolicy = {
  scope: 'internal:read',
  visible: neverVisible,
  /** Write mails that let people in, and clear away: the work of the server itself. */
  canSend: (actor: Actor) => actor.kind === 'system' && actor.scopes.has('email:write'),
} satisfies Policy<'SignIn'> & Record<string, unknown>
