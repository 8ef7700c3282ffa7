import { z } from 'zod'
import { EmailLocale } from '../../db/generated/prisma/client.ts'
import { defineJob } from '../../jobs/queue.ts'
import { sendPasswordLink } from './operations/links.ts'

export const sendPasswordLinkJob = defineJob({
  name: 'send-password-link',
  schema: z.object({ linkId: z.string(), locale: z.enum(EmailLocale) }),
  retries: 3,
  run: sendPasswordLink,
})
