import { announceExpiringApiTokensJob } from '../modules/api-token/jobs.ts'
import { cleanApiUsageJob } from '../modules/api-usage/jobs.ts'
import { pruneAuditTrailJob, verifyAuditTrailJob } from '../modules/audit-event/jobs.ts'
import { cleanBudgetsJob } from '../modules/budget/jobs.ts'
import { archiveTestCustomerJob } from '../modules/customer/jobs.ts'
import { cleanEmailsJob, deliverEmailJob } from '../modules/email/jobs.ts'
import { sendEventMailsJob } from '../modules/email-destination/jobs.ts'
import { mailExpiryNoticeJob, sendExpiryDigestJob } from '../modules/expiry-notice/jobs.ts'
import { cleanIdempotencyKeysJob } from '../modules/idempotency-key/jobs.ts'
import { expireInvitationsJob } from '../modules/invitation/jobs.ts'
import { announceExpiringLicensesJob } from '../modules/license/jobs.ts'
import { openUsageMonthJob } from '../modules/license-usage/jobs.ts'
import { cleanExportsJob, runExportJob } from '../modules/list-export/jobs.ts'
import { sendPasswordLinkJob } from '../modules/password/jobs.ts'
import { mailReleaseNoticeJob } from '../modules/product/jobs.ts'
import { announceExpiringServiceAccountTokensJob } from '../modules/service-account/jobs.ts'
import { cleanSignInsJob, sendSignInJob } from '../modules/sign-in/jobs.ts'
import { announceExpiringSubscriptionsJob, expireSubscriptionsJob } from '../modules/subscription/jobs.ts'
import { cleanWebhooksJob } from '../modules/webhook-delivery/jobs.ts'
import type { AnyJob } from './queue.ts'

/** Every job that a process works on. */
export const jobs: readonly AnyJob[] = [
  announceExpiringApiTokensJob,
  announceExpiringLicensesJob,
  announceExpiringServiceAccountTokensJob,
  announceExpiringSubscriptionsJob,
  archiveTestCustomerJob,
  cleanApiUsageJob,
  cleanBudgetsJob,
  cleanEmailsJob,
  cleanExportsJob,
  cleanSignInsJob,
  cleanIdempotencyKeysJob,
  cleanWebhooksJob,
  deliverEmailJob,
  expireInvitationsJob,
  expireSubscriptionsJob,
  openUsageMonthJob,
  runExportJob,
  pruneAuditTrailJob,
  sendPasswordLinkJob,
  mailExpiryNoticeJob,
  mailReleaseNoticeJob,
  sendEventMailsJob,
  sendExpiryDigestJob,
  sendSignInJob,
  verifyAuditTrailJob,
]
