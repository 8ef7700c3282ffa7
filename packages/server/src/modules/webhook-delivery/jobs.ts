import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { cleanWebhooks } from './operations/clean.ts'

export const cleanWebhooksJob = defineJob({
  name: 'clean-webhooks',
  schema: z.object({}),
  schedule: '15 * * * *',
  run: cleanWebhooks,
})
