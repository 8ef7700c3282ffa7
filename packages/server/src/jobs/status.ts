import type { Sql } from '../db/database.ts'

export type JobState = 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed'

export type JobStatus = {
  id: string
  name: string
  state: JobState
  attempts: number
  /** Of the latest failed attempt, also while the job waits for the next one. */
  lastError: string | null
  createdAt: Date
  /** Does not start before. */
  startAfter: Date
  completedAt: Date | null
}

/** The newest jobs of the queue, finished ones included until they are cleared away. */
export async function findJobs(
  sql: Sql,
  { name, id, state, limit = 100 }: { name?: string; id?: string; state?: JobState; limit?: number } = {},
): Promise<JobStatus[]> {
  const { rows } = await sql<JobStatus>(
    `select id, name, state::text as state,
       case when started_on is null then 0 else retry_count + 1 end as attempts,
       case when state = 'completed' then null else coalesce(output->>'message', output->'value'->>'message', output->>'value') end
         as "lastError",
       created_on as "createdAt", start_after as "startAfter", completed_on as "completedAt"
     from pgboss.job
     where ($1::text is null or name = $1) and ($2::uuid is null or id = $2) and ($3::text is null or state::text = $3)
       and name not like '\\_\\_pgboss\\_\\_%'
     order by created_on desc, id desc limit $4`,
    [name ?? null, id ?? null, state ?? null, limit],
  )
  return rows
}
