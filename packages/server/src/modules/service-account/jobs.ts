import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { announceExpiringServiceAccountTokens } from './operations/announce-expiring.ts'

export const announceExpiringServiceAccountTokensJob = defineJob({
  name: 'announce-expiring-service-account-tokens',
  schema: z.object({}),
  schedule: '40 * * * *',
  run: async (ctx) => {
    await announceExpiringServiceAccountTokens(ctx)
  },
})
