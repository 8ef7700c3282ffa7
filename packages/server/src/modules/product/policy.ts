import { type Actor, isVendor, isVendorWide } from '../../auth/actor.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'
import { subscriptionPolicy } from '../subscription/policy.ts'

const toEverySignedIn = (actor: Actor) => (actor.kind === 'anonymous' ? (false as const) : {})

export const productPolicy = {
  scope: 'product:read',
  visible: toEverySignedIn,
  canManage: (actor: Actor) => actor.scopes.has('product:write') && isVendorWide(actor),
} satisfies Policy<'Product'> & Record<string, unknown>

export const productVersionPolicy = {
  scope: 'product:read',
  /** Customers and partners see what they can request and what they have. */
  visible: (actor) => {
    if (actor.kind === 'anonymous') return false
    if (isVendor(actor)) return {}
    return {
      OR: [{ enabled: true }, { subscriptions: { some: subscriptionPolicy.visible(actor) || { OR: [] } } }],
    }
  },
} satisfies Policy<'ProductVersion'>

/** What was said of it, and to whom, is in the mail log. */
export const releaseAnnouncementPolicy = {
  scope: 'email:read',
  visible: neverVisible,
} satisfies Policy<'ReleaseAnnouncement'>

export const releaseNoticePolicy = {
  scope: 'email:read',
  visible: neverVisible,
  /** Write the mails of customers: the work of the server itself. */
  canMail: (actor: Actor) => actor.scopes.has('email:write') && actor.kind === 'system',
} satisfies Policy<'ReleaseNotice'> & Record<string, unknown>

export const subscriptionLevelPolicy = {
  scope: 'product:read',
  visible: toEverySignedIn,
} satisfies Policy<'SubscriptionLevel'>

export const usageMetricPolicy = {
  scope: 'product:read',
  visible: toEverySignedIn,
} satisfies Policy<'UsageMetric'>

export const levelUsageLimitPolicy = {
  scope: 'subscription:overview',
  visible: toEverySignedIn,
} satisfies Policy<'SubscriptionLevelUsageLimit'>
