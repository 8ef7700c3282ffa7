import { type Actor, isVendor } from '../../auth/actor.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'

export const expiryNoticePolicy = {
  scope: 'email:read',
  /** Whom of a customer the vendor told, and whether it arrived, is the vendor's log. */
  visible: (actor) => {
    if (actor.kind === 'apiToken' && actor.customerIds !== null) {
      const customerId = { in: [...actor.customerIds] }
      return {
        OR: [{ license: { is: { customerId } } }, { subscription: { is: { project: { customerId } } } }],
      }
    }
    return isVendor(actor) ? {} : false
  },
  /** Write the mails of customers and of the vendor: the work of the server itself. */
  canMail: (actor: Actor) => actor.scopes.has('email:write') && actor.kind === 'system',
} satisfies Policy<'ExpiryNotice'> & Record<string, unknown>

export const expiryDigestPolicy = {
  scope: 'email:read',
  visible: neverVisible,
} satisfies Policy<'ExpiryDigest'>
