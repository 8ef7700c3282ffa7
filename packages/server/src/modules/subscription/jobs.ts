import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { expireSubscriptions } from './operations/expire.ts'

export const expireSubscriptionsJob = defineJob({
  name: 'expire-subscriptions',
  schema: z.object({}),
  schedule: '0 * * * *',
  run: async (ctx) => {
    await expireSubscriptions(ctx)
  },
})
