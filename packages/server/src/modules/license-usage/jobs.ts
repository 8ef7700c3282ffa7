import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { openUsageMonth } from './operations.ts'

/** Every day, so that a month which began while no process was running is not missed. */
export const openUsageMonthJob = defineJob({
  name: 'open-usage-month',
  schema: z.object({}),
  schedule: '5 0 * * *',
  expireSeconds: 60 * 60,
  run: (ctx, _data, { signal }) => openUsageMonth(ctx, signal),
})
