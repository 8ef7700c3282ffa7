import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { pruneAuditTrail } from './operations/prune.ts'
import { watchAuditTrail } from './operations/watch.ts'

export const pruneAuditTrailJob = defineJob({
  name: 'prune-audit-trail',
  schema: z.object({}),
  schedule: '20 3 * * *',
  // The first run after a retention was set may have years to go through.
  expireSeconds: 6 * 60 * 60,
  run: (ctx, _data, { signal }) => pruneAuditTrail(ctx, { signal }),
})

export const verifyAuditTrailJob = defineJob({
  name: 'verify-audit-trail',
  schema: z.object({}),
  schedule: '40 4 * * *',
  // The first run looks at everything there is.
  expireSeconds: 6 * 60 * 60,
  run: (ctx, _data, { signal }) => watchAuditTrail(ctx, { signal }),
})
