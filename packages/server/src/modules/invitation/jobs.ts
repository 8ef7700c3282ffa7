import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { expireInvitations } from './operations/expire.ts'

export const expireInvitationsJob = defineJob({
  name: 'expire-invitations',
  schema: z.object({}),
  schedule: '*/10 * * * *',
  run: async (ctx) => {
    await expireInvitations(ctx)
  },
})
