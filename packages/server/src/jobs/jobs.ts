import { archiveTestCustomerJob } from '../modules/customer/jobs.ts'
import { cleanEmailsJob, deliverEmailJob } from '../modules/email/jobs.ts'
import { mailExpiryNoticeJob, sendExpiryDigestJob } from '../modules/expiry-notice/jobs.ts'
import { cleanIdempotencyKeysJob } from '../modules/idempotency-key/jobs.ts'
import { expireInvitationsJob } from '../modules/invitation/jobs.ts'
import { announceExpiringLicensesJob } from '../modules/license/jobs.ts'
import { sendPasswordLinkJob } from '../modules/password/jobs.ts'
import { mailReleaseNoticeJob } from '../modules/product/jobs.ts'
import { cleanSignInsJob, sendSignInJob } from '../modules/sign-in/jobs.ts'
import { announceExpiringSubscriptionsJob, expireSubscriptionsJob } from '../modules/subscription/jobs.ts'
import { cleanWebhooksJob } from '../modules/webhook-delivery/jobs.ts'
import type { AnyJob } from './queue.ts'

/** Every job that a process works on. */
export const jobs: readonly AnyJob[] = [
  announceExpiringLicensesJob,
  announceExpiringSubscriptionsJob,
  archiveTestCustomerJob,
  cleanEmailsJob,
  cleanSignInsJob,
  cleanIdempotencyKeysJob,
  cleanWebhooksJob,
  deliverEmailJob,
  expireInvitationsJob,
  expireSubscriptionsJob,
  sendPasswordLinkJob,
  mailExpiryNoticeJob,
  mailReleaseNoticeJob,
  sendExpiryDigestJob,
  sendSignInJob,
]
