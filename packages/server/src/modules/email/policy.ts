import { type Actor, isVendor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'
import type { EmailStatus } from '../../db/generated/prisma/client.ts'

/** The delivery log is the vendor's: customers see no part of it, not even of the mails to themselves. */
export const emailPolicy = {
  scope: 'email:read',
  visible: (actor) => {
    if (actor.kind === 'apiToken' && actor.customerIds !== null)
      return { customerId: { in: [...actor.customerIds] } }
    return isVendor(actor) ? {} : false
  },
  canResend: (actor: Actor) => actor.scopes.has('email:write') && isVendor(actor),
  /** Queue, deliver and clear away: the work of the server itself. */
  canDeliver: (actor: Actor) => actor.scopes.has('email:write') && actor.kind === 'system',
  canSeeOutbox: (actor: Actor) => actor.scopes.has('email:read') && actor.kind === 'system',
} satisfies Policy<'Email'> & Record<string, unknown>

export const emailTemplatePolicy = {
  scope: 'email:read',
  visible: (actor) => (isVendor(actor) ? {} : false),
  canManage: (actor: Actor) => actor.scopes.has('email:write') && isVendorWide(actor),
} satisfies Policy<'EmailTemplate'> & Record<string, unknown>

export const senderDomainPolicy = {
  scope: 'email:read',
  visible: (actor) => (isVendor(actor) ? {} : false),
  canManage: (actor: Actor) => actor.scopes.has('email:write') && isVendorWide(actor),
} satisfies Policy<'SenderDomain'> & Record<string, unknown>

/** Whether it can go out once more: its way has come to an end, and its content is still there. */
export function isResendable(email: { status: EmailStatus; contentUntil: Date | null }): boolean {
  return email.status !== 'QUEUED' && email.status !== 'SENDING' && email.contentUntil !== null
}
