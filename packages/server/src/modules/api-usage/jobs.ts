import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { cleanApiUsage } from './operations.ts'

export const cleanApiUsageJob = defineJob({
  name: 'clean-api-usage',
  schema: z.object({}),
  schedule: '20 3 * * *',
  run: cleanApiUsage,
})
