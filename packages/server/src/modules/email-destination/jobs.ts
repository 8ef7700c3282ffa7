import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { sendEventMails } from './operations/notify.ts'

export const sendEventMailsJob = defineJob({
  name: 'send-event-mails',
  schema: z.object({}),
  schedule: '* * * * *',
  // The next minute has a run of its own.
  retries: 0,
  run: sendEventMails,
})
