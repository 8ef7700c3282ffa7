import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { cleanEmails } from './operations/clean.ts'
import { deliverEmail, maxAttempts } from './operations/deliver.ts'

export const deliverEmailJob = defineJob({
  name: 'deliver-email',
  schema: z.object({ emailId: z.string() }),
  retries: maxAttempts - 1,
  // Longer than the mailer waits for a server before it hangs up, so that two attempts never talk to it at once. A mail
  // that was all said, and whose answer did not come in time, may have been taken: it goes out again as the same message.
  expireSeconds: 150,
  run: deliverEmail,
})

export const cleanEmailsJob = defineJob({
  name: 'clean-emails',
  schema: z.object({}),
  schedule: '30 * * * *',
  run: cleanEmails,
})
