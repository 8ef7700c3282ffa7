import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { sendExpiryDigest } from './operations/digest.ts'
import { mailExpiryNotice } from './operations/mail.ts'

export const mailExpiryNoticeJob = defineJob({
  name: 'mail-expiry-notice',
  schema: z.object({ noticeId: z.string() }),
  run: mailExpiryNotice,
})

/** Each hour: what a server missed while it was down comes on the same day. */
export const sendExpiryDigestJob = defineJob({
  name: 'send-expiry-digest',
  schema: z.object({}),
  schedule: '35 * * * *',
  run: sendExpiryDigest,
})
