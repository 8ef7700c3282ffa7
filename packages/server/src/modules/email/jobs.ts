import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { cleanEmails } from './operations/clean.ts'
import { deliverEmail, maxAttempts } from './operations/deliver.ts'

export const deliverEmailJob = defineJob({
  name: 'deliver-email',
  schema: z.object({ emailId: z.string() }),
  retries: maxAttempts - 1,
  // Longer than the mailer waits for a server, so that no mail is on its way twice.
  expireSeconds: 150,
  run: deliverEmail,
})

export const cleanEmailsJob = defineJob({
  name: 'clean-emails',
  schema: z.object({}),
  schedule: '30 * * * *',
  run: cleanEmails,
})
