import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { announceExpiringSubscriptions } from './operations/announce-expiring.ts'
import { expireSubscriptions } from './operations/expire.ts'

export const expireSubscriptionsJob = defineJob({
  name: 'expire-subscriptions',
  schema: z.object({}),
  schedule: '0 * * * *',
  run: async (ctx) => {
    await expireSubscriptions(ctx)
  },
})

/** Each hour, although days are announced: what a server missed while it was down is not late by a day. */
export const announceExpiringSubscriptionsJob = defineJob({
  name: 'announce-expiring-subscriptions',
  schema: z.object({}),
  schedule: '25 * * * *',
  run: async (ctx) => {
    await announceExpiringSubscriptions(ctx)
  },
})
