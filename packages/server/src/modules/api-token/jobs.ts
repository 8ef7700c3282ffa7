import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { announceExpiringApiTokens } from './expiry-operations.ts'

export const announceExpiringApiTokensJob = defineJob({
  name: 'announce-expiring-api-tokens',
  schema: z.object({}),
  schedule: '35 * * * *',
  run: async (ctx) => {
    await announceExpiringApiTokens(ctx)
  },
})
