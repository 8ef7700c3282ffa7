import { archiveTestCustomerJob } from '../modules/customer/jobs.ts'
import { cleanEmailsJob, deliverEmailJob } from '../modules/email/jobs.ts'
import { cleanIdempotencyKeysJob } from '../modules/idempotency-key/jobs.ts'
import { expireInvitationsJob } from '../modules/invitation/jobs.ts'
import { announceExpiringLicensesJob, mailExpiringLicenseJob } from '../modules/license/jobs.ts'
import { cleanExportsJob, runExportJob } from '../modules/list-export/jobs.ts'
import { cleanSignInsJob, sendSignInJob } from '../modules/sign-in/jobs.ts'
import { expireSubscriptionsJob } from '../modules/subscription/jobs.ts'
import type { AnyJob } from './queue.ts'

/** Every job that a process works on. */
export const jobs: readonly AnyJob[] = [
  announceExpiringLicensesJob,
  archiveTestCustomerJob,
  cleanEmailsJob,
  cleanExportsJob,
  cleanSignInsJob,
  cleanIdempotencyKeysJob,
  deliverEmailJob,
  expireInvitationsJob,
  expireSubscriptionsJob,
  mailExpiringLicenseJob,
  runExportJob,
  sendSignInJob,
]
