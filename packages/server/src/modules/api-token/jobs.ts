import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { announceExpiringApiTokens } from './announce-expiring.ts'

export const announceExpiringApiTokensJob = defineJob({
  name: 'announce-expiring-api-tokens',
  schema: z.object({}),
  schedule: '35 * * * *',
  run: async (ctx) => {
    await announceExpiringApiTokens(ctx)
  },
})
