import { z } from 'zod'
import { defineJob, type Job } from '../../src/jobs/queue.ts'

export const quick = { pollSeconds: 0.5, superviseSeconds: 1, heartbeatSeconds: 10, retryDelaySeconds: 1 }

export function endlessJob(run: Job<{ n: number }, unknown>['run']): Job<{ n: number }, unknown> {
  return defineJob<{ n: number }, unknown>({ name: 'endless', schema: z.object({ n: z.number() }), run })
}
