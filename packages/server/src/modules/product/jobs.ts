import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { mailReleaseNotice } from './release-operations.ts'

export const mailReleaseNoticeJob = defineJob({
  name: 'mail-release-notice',
  schema: z.object({ noticeId: z.string() }),
  run: mailReleaseNotice,
})
