import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endlessJob, quick } from '../../test/child/endless-job.ts'
import { startChild } from '../../test/child.ts'
import { type OwnDatabase, ownDatabase } from '../../test/database.ts'
import { type DatabaseOptions, openDatabase } from '../db/database.ts'
import { defineJob, type Job, type JobRun, type Queue, startQueue } from './queue.ts'
import { findJobs } from './status.ts'

type Data = { count: { n: number }; endless: { n: number } }
type Context = { actor: string; queue: Queue<Data> }

let database: OwnDatabase
const stops: (() => Promise<void>)[] = []
const logged: unknown[] = []
const logger = {
  info: () => {},
  warn: (...entry: unknown[]) => logged.push(entry),
  error: (...entry: unknown[]) => logged.push(entry),
}

beforeEach(async () => {
  logged.length = 0
  database = await ownDatabase()
})

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await database.close()
})

function count(run: (data: { n: number }, ctx: Context, job: JobRun) => void, more: Partial<Job> = {}) {
  return defineJob<{ n: number }, Context>({
    name: 'count',
    schema: z.object({ n: z.number() }),
    retries: more.retries,
    schedule: more.schedule,
    run: async (ctx, data, job) => run(data, ctx, job),
  })
}

async function start(job: Job<{ n: number }, Context>, work: boolean, on = database): Promise<Queue<Data>> {
  const queue = await startQueue<Data, Context>(on, [job], {
    work,
    logger,
    createContext: (actor, queue) => ({ actor, queue }),
    timing: quick,
  })
  stops.push(() => queue.stop())
  return queue
}

test('a job runs with its data and the context of its name', async () => {
  const seen: unknown[] = []
  const queue = await start(
    count((data, ctx, job) => {
      seen.push([data, ctx.actor, ctx.queue === queue, job.attempt])
    }),
    true,
  )
  const id = await database.prisma.$transaction((tx) => queue.enqueue(tx, 'count', { n: 1 }))
  await vi.waitFor(() => expect(seen).toEqual([[{ n: 1 }, 'count', true, 1]]), 30_000)
  await vi.waitFor(async () => {
    expect(await findJobs(database.sql, { id })).toMatchObject([
      { id, name: 'count', state: 'completed', attempts: 1, lastError: null, completedAt: expect.any(Date) },
    ])
  }, 30_000)
})

test('a job is enqueued with its transaction or not at all', async () => {
  const queue = await start(
    count(() => {}),
    false,
  )
  const { prisma, sql } = database
  const failing = prisma.$transaction(async (tx) => {
    await queue.enqueue(tx, 'count', { n: 1 })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await findJobs(sql)).toEqual([])

  await prisma.$transaction(async (tx) => {
    const inner = tx.$transaction(async (nested) => {
      await queue.enqueue(nested, 'count', { n: 2 })
      throw new Error('no')
    })
    await expect(inner).rejects.toThrow('no')
    await queue.enqueue(tx, 'count', { n: 3 })
  })
  expect(await findJobs(sql)).toMatchObject([{ state: 'created', attempts: 0 }])
})

test('many jobs are enqueued in one statement, with their transaction or not at all', async () => {
  const seen: number[] = []
  const queue = await start(
    count(({ n }) => seen.push(n)),
    true,
  )
  const { prisma, sql } = database
  const many = Array.from({ length: 50 }, (_, n) => ({ n }))
  const failing = prisma.$transaction(async (tx) => {
    await queue.enqueueMany(tx, 'count', many)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await findJobs(sql)).toEqual([])

  await prisma.$transaction(async (tx) => {
    await queue.enqueueMany(tx, 'count', [])
    await expect(queue.enqueueMany(tx, 'count', [{ n: 'one' as never }])).rejects.toThrow()
    await queue.enqueueMany(tx, 'count', many)
  })
  await vi.waitFor(() => expect(seen).toHaveLength(50), 30_000)
  expect(seen.sort((a, b) => a - b)).toEqual(many.map(({ n }) => n))
})

test('the first enqueue inside a transaction looks at no other connection', async () => {
  // Twice: the queue is new for the first start and found by the second.
  for (const _ of [1, 2]) {
    const queue = await start(
      count(() => {}),
      false,
    )
    const outside = vi.spyOn(database, 'sql')
    await database.prisma.$transaction((tx) => queue.enqueue(tx, 'count', { n: 1 }), { timeout: 3_000 })
    // pg-boss has timers, whose queries may fall into this moment; none of them reads the queues.
    expect(outside.mock.calls.filter(([text]) => text.includes('pgboss.queue'))).toEqual([])
    outside.mockRestore()
  }
})

test('what is not a job or not its data is refused at once', async () => {
  const queue = await start(
    count(() => {}),
    false,
  )
  const { prisma } = database
  const unknown = prisma.$transaction((tx) => queue.enqueue(tx, 'endless', { n: 1 }), { timeout: 3_000 })
  await expect(unknown).rejects.toThrow('There is no job "endless".')
  const wrong = prisma.$transaction((tx) => queue.enqueue(tx, 'count', { n: 'one' } as never))
  await expect(wrong).rejects.toBeInstanceOf(z.ZodError)
})

test('a failed run is retried, its error stays visible, and a failed job can be run again', async () => {
  let healthy = false
  const attempts: number[] = []
  const queue = await start(
    count(
      (_, __, job) => {
        attempts.push(job.attempt)
        if (!healthy) throw Object.assign(new Error('mail server is down'), { password: 'secret' })
      },
      { retries: 1 },
    ),
    true,
  )
  const id = await database.prisma.$transaction((tx) => queue.enqueue(tx, 'count', { n: 1 }))
  const status = async () => (await findJobs(database.sql, { id }))[0]
  await vi.waitFor(
    async () => expect(await status()).toMatchObject({ state: 'retry', lastError: 'mail server is down' }),
    { timeout: 5_000, interval: 20 },
  )
  await vi.waitFor(async () => expect(await status()).toMatchObject({ state: 'failed', attempts: 2 }), 30_000)
  expect(await findJobs(database.sql, { state: 'failed', name: 'count' })).toHaveLength(1)
  const { rows } = await database.sql('select output::text as output from pgboss.job where id = $1', [id])
  expect(rows[0]?.output).not.toMatch(/secret|queue\.test/)
  expect(logged).toHaveLength(2)

  healthy = true
  await queue.retry('count', id)
  await vi.waitFor(
    async () => expect(await status()).toMatchObject({ state: 'completed', lastError: null }),
    10_000,
  )
  expect(attempts).toEqual([1, 2, 3])
}, 60_000)

test('a job for later waits', async () => {
  const ran = vi.fn()
  const queue = await start(count(ran), true)
  const startAfter = new Date(Date.now() + 60_000)
  await database.prisma.$transaction((tx) => queue.enqueue(tx, 'count', { n: 1 }, { startAfter }))
  await setTimeout(1_200)
  expect(ran).not.toHaveBeenCalled()
  expect(await findJobs(database.sql)).toMatchObject([{ state: 'created', startAfter }])
})

test('several processes share the work, and each job runs once', async () => {
  const ran: number[] = []
  const job = count((data) => {
    ran.push(data.n)
  })
  const other = database.kind === 'postgres' ? await openDatabase(database.options) : null
  const queue = await start(job, true)
  await start(job, true, other ? { ...database, ...other } : database)
  await database.prisma.$transaction(async (tx) => {
    for (let n = 0; n < 40; n++) await queue.enqueue(tx, 'count', { n })
  })
  await vi.waitFor(() => expect(ran.length).toBeGreaterThanOrEqual(40), 30_000)
  await setTimeout(600)
  expect(ran.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n))
  stops.push(async () => other?.close())
})

test('a scheduled job runs once per tick, whatever the number of processes', async () => {
  const ran = vi.fn()
  const scheduled = { ...count(ran, { schedule: '* * * * *' }), schema: z.object({}) as never }
  await (await start(scheduled, true)).stop()
  // As if that start was a while ago: processes look at the schedule every half minute between them.
  await database.sql('update pgboss.version set cron_on = null; delete from pgboss.job')
  await start(scheduled, true)
  await start(scheduled, true)
  await vi.waitFor(() => expect(ran).toHaveBeenCalled(), 15_000)
  await setTimeout(1_500)
  expect(ran).toHaveBeenCalledTimes(1)
  expect((await database.sql('select name, cron from pgboss.schedule')).rows).toEqual([
    { name: 'count', cron: '* * * * *' },
  ])
  await start(count(ran), true)
  expect((await database.sql('select name from pgboss.schedule')).rows).toEqual([])
})

test('processes that start at once on an empty database agree on the queues', async () => {
  const job = count(() => {})
  const queues = await Promise.all([1, 2, 3].map(() => start(job, false)))
  for (const queue of queues) {
    await database.prisma.$transaction((tx) => queue.enqueue(tx, 'count', { n: 1 }), { timeout: 3_000 })
  }
  expect(await findJobs(database.sql)).toHaveLength(3)
})

test('the job of a killed process is taken up by another', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'portico-jobs-'))
  const options: DatabaseOptions =
    database.kind === 'postgres' ? database.options : { kind: 'embedded', dataDir }
  const first = await openDatabase(options)
  const enqueuing = await startQueue<Data, unknown>(first, [endlessJob(async () => {})], {
    work: false,
    logger,
    createContext: () => ({}),
    timing: quick,
  })
  await first.prisma.$transaction((tx) => enqueuing.enqueue(tx, 'endless', { n: 1 }))
  await enqueuing.stop()
  await first.close()

  const child = startChild('work-endlessly', JSON.stringify(options))
  await child.line((line) => line === 'running')
  await child.kill()

  const second = await openDatabase(options)
  const attempts: number[] = []
  const working = await startQueue<Data, unknown>(
    second,
    [
      endlessJob(async (_, __, job) => {
        attempts.push(job.attempt)
      }),
    ],
    { work: true, logger, createContext: () => ({}), timing: quick },
  )
  await vi.waitFor(() => expect(attempts).toEqual([2]), { timeout: 25_000, interval: 200 })
  await working.stop()
  await second.close()
  await rm(dataDir, { recursive: true })
}, 60_000)
