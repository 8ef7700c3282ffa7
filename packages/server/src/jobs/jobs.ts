import { archiveTestCustomerJob } from '../modules/customer/jobs.ts'
import { expireSubscriptionsJob } from '../modules/subscription/jobs.ts'
import type { AnyJob } from './queue.ts'

/** Every job that a process works on. */
export const jobs: readonly AnyJob[] = [archiveTestCustomerJob, expireSubscriptionsJob]
