import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { announceExpiringLicenses } from './operations/announce-expiring.ts'

export const announceExpiringLicensesJob = defineJob({
  name: 'announce-expiring-licenses',
  schema: z.object({}),
  schedule: '20 * * * *',
  run: async (ctx) => {
    await announceExpiringLicenses(ctx)
  },
})
