import { z } from 'zod'
import { EmailLocale } from '../../db/generated/prisma/client.ts'
import { defineJob } from '../../jobs/queue.ts'
import { cleanSignIns } from './operations/clean.ts'
import { sendSignIn } from './operations/send.ts'

export const sendSignInJob = defineJob({
  name: 'send-sign-in',
  schema: z.object({ signInId: z.string(), locale: z.enum(EmailLocale) }),
  // Nobody waits longer for a code.
  retries: 3,
  run: sendSignIn,
})

export const cleanSignInsJob = defineJob({
  name: 'clean-sign-ins',
  schema: z.object({}),
  schedule: '45 * * * *',
  run: cleanSignIns,
})
