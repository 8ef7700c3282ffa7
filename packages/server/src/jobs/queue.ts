import { fromPrisma, type JobWithMetadata, PgBoss, type Queue as QueueDefinition } from 'pg-boss'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Ctx, Db } from '../context.ts'
import type { Database } from '../db/database.ts'
import type { JobData } from './job-data.ts'

/** One run of a job. A job may run more than once: its work must be idempotent. */
export type JobRun = {
  id: string
  /** 1 for the first run. */
  attempt: number
  /** Aborted when the run has taken longer than `expireSeconds`, or the process stops. */
  signal: AbortSignal
}

export type Job<Data extends object = object, Context = Ctx> = {
  name: string
  schema: z.ZodType<Data>
  run(ctx: Context, data: Data, run: JobRun): Promise<void>
  /** A cron expression in UTC: one run per tick, however many processes there are. */
  schedule?: string
  /** Runs after a failed one before the job counts as failed. */
  retries?: number
  /** The longest that a run may take. */
  expireSeconds?: number
}

/** Jobs of different data in one list. */
export type AnyJob<Context = Ctx> = Omit<Job<object, Context>, 'schema' | 'run'> & {
  schema: z.ZodType<object>
  run(ctx: Context, data: never, run: JobRun): Promise<void>
}

type EnqueueOptions = {
  /** Not before this time. */
  startAfter?: Date
}

export interface Queue<Data extends Record<string, object> = JobData> {
  /** Puts a job into the queue as a part of the caller's transaction, and returns its id. */
  enqueue<Name extends keyof Data & string>(
    db: Pick<Db, '$queryRawUnsafe'>,
    name: Name,
    data: Data[Name],
    options?: EnqueueOptions,
  ): Promise<string>
  /** The same of many jobs of one kind, in one statement. */
  enqueueMany<Name extends keyof Data & string>(
    db: Pick<Db, '$queryRawUnsafe'>,
    name: Name,
    data: readonly Data[Name][],
  ): Promise<void>
  /** Has a failed job run once more. */
  retry(name: keyof Data & string, id: string): Promise<void>
  /** Waits for the running jobs, ten seconds at most; those that are cut off run again later. */
  stop(): Promise<void>
}

type QueueTiming = {
  /** Between two looks for new jobs. */
  pollSeconds: number
  /** Between two searches for jobs whose process has died. */
  superviseSeconds: number
  /** A process that is silent for longer has died. Ten at least. */
  heartbeatSeconds: number
  /** Before the first retry; each further one waits about twice as long, an hour at most. */
  retryDelaySeconds: number
}

type QueueOptions<Data extends Record<string, object>, Context> = {
  /** False: this process only enqueues. */
  work: boolean
  logger: Pick<Logger, 'info' | 'warn' | 'error'>
  /** The context of the system actor that a job runs as. */
  createContext(jobName: string, queue: Queue<Data>): Context
  timing?: Partial<QueueTiming>
}

const usualTiming: QueueTiming = {
  pollSeconds: 2,
  superviseSeconds: 15,
  heartbeatSeconds: 20,
  retryDelaySeconds: 5,
}
const keepFinishedSeconds = 14 * 24 * 60 * 60
const unknownId = '00000000-0000-0000-0000-000000000000'

/** Describes a job; a module's `jobs.ts` exports what this returns. */
export function defineJob<Data extends object, Context = Ctx>(job: Job<Data, Context>): Job<Data, Context> {
  return job
}

/** Connects to the job queue in the database, creating what is missing of it, and starts to work if told to. */
export async function startQueue<Data extends Record<string, object> = JobData, Context = Ctx>(
  database: Database,
  jobs: readonly AnyJob<Context>[],
  { work, logger, createContext, timing: changedTiming }: QueueOptions<Data, Context>,
): Promise<Queue<Data>> {
  const timing = { ...usualTiming, ...changedTiming }
  const byName = new Map(jobs.map((job) => [job.name, job]))
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.sql(text, values?.length ? values : undefined) },
    schema: 'pgboss',
    backend: database.kind === 'postgres' ? 'postgres' : 'pglite',
    supervise: work,
    schedule: work,
    superviseIntervalSeconds: timing.superviseSeconds,
    monitorIntervalSeconds: Math.max(1, timing.superviseSeconds - 1),
  })
  boss.on('error', (error) => logger.error({ err: error }, 'job queue error'))
  boss.on('warning', (warning) => logger.warn({ warning }, 'job queue warning'))
  await boss.start()
  await createQueues(boss, jobs, timing)

  const getJob = (name: string) => {
    const job = byName.get(name)
    // Also keeps pg-boss from looking an unknown queue up: see createQueues.
    if (!job) throw new Error(`There is no job "${name}".`)
    return job
  }
  const queue: Queue<Data> = {
    enqueue: async (db, name, data, options) => {
      const id = await boss.send(name, getJob(name).schema.parse(data), {
        db: fromPrisma(db),
        ...(options?.startAfter && { startAfter: options.startAfter }),
      })
      if (!id) throw new Error(`The job "${name}" was not accepted.`)
      return id
    },
    enqueueMany: async (db, name, data) => {
      const { schema } = getJob(name)
      if (data.length === 0) return
      await boss.insert(
        name,
        data.map((one) => ({ data: schema.parse(one) })),
        { db: fromPrisma(db) },
      )
    },
    retry: async (name, id) => {
      await boss.retry(name, id)
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
  if (!work) return queue

  await schedule(boss, jobs)
  for (const job of jobs) {
    const worker = await boss.work<object>(
      job.name,
      { includeMetadata: true, pollingIntervalSeconds: timing.pollSeconds },
      async (fetched) => {
        for (const one of fetched) await runJob(job, one, () => createContext(job.name, queue), logger)
        // There may be more: without this, a worker sleeps after every job.
        boss.notifyWorker(worker)
      },
    )
  }
  return queue
}

/**
 * Queues that exist when pg-boss starts are in its cache. One that is created later has to be looked at once:
 * otherwise the first `send` looks it up on another connection, from inside the caller's transaction, and on the
 * single connection of the embedded database each of the two waits for the other.
 */
async function createQueues(
  boss: PgBoss,
  jobs: readonly AnyJob<never>[],
  timing: QueueTiming,
): Promise<void> {
  const present = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  for (const job of jobs) {
    const wanted = {
      retryLimit: job.retries ?? 10,
      retryDelay: timing.retryDelaySeconds,
      retryBackoff: true,
      retryDelayMax: 60 * 60,
      expireInSeconds: job.expireSeconds ?? 15 * 60,
      heartbeatSeconds: timing.heartbeatSeconds,
      deleteAfterSeconds: keepFinishedSeconds,
    } satisfies Partial<QueueDefinition>
    const queue = present.get(job.name)
    if (!queue) {
      await boss.createQueue(job.name, wanted)
      await boss.findJobs(job.name, { id: unknownId })
      continue
    }
    const changed = Object.entries(wanted).some(([key, value]) => queue[key as keyof typeof wanted] !== value)
    if (changed) await boss.updateQueue(job.name, wanted)
  }
}

async function schedule(boss: PgBoss, jobs: readonly AnyJob<never>[]): Promise<void> {
  const present = new Map((await boss.getSchedules()).map((entry) => [entry.name, entry.cron]))
  for (const job of jobs) {
    if (job.schedule && present.get(job.name) !== job.schedule)
      await boss.schedule(job.name, job.schedule, {})
    if (job.schedule) present.delete(job.name)
  }
  for (const name of present.keys()) await boss.unschedule(name)
}

async function runJob<Context>(
  job: AnyJob<Context>,
  fetched: JobWithMetadata<object>,
  context: () => Context,
  logger: QueueOptions<never, Context>['logger'],
): Promise<void> {
  const { id, retryCount, retryLimit, signal } = fetched
  const attempt = retryCount + 1
  try {
    await job.run(context(), job.schema.parse(fetched.data) as never, { id, attempt, signal })
  } catch (error) {
    const final = retryCount >= retryLimit
    const about = { job: job.name, jobId: id, attempt, err: error }
    if (final) logger.error(about, 'job failed for good')
    else logger.warn(about, 'job failed, will be retried')
    throw forStorage(error)
  }
}

/** What is kept with a failed job is its message alone: other fields of an error may hold rows and credentials. */
function forStorage(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error)
  // Prisma puts the code around the call, with its values, before the message.
  const own =
    error instanceof Error && error.name.startsWith('PrismaClient') ? message.split('\n').at(-1) : message
  const stored = new Error((own ?? message).slice(0, 2_000))
  delete stored.stack
  return stored
}
