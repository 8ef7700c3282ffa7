import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { cleanIdempotencyKeys } from './operations.ts'

export const cleanIdempotencyKeysJob = defineJob({
  name: 'clean-idempotency-keys',
  schema: z.object({}),
  schedule: '45 * * * *',
  run: cleanIdempotencyKeys,
})
