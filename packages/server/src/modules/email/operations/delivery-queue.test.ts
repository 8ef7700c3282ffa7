import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pino from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { quick } from '../../../../test/child/endless-job.ts'
import { startChild } from '../../../../test/child.ts'
import { type OwnDatabase, ownDatabase } from '../../../../test/database.ts'
import { outside } from '../../../../test/harness.ts'
import { brokenServer, mailOver, mailServer } from '../../../../test/mail-server.ts'
import { systemActor } from '../../../auth/system.ts'
import { type Ctx, createContext, type Db, type Env } from '../../../context.ts'
import { type Database, type DatabaseOptions, openDatabase } from '../../../db/database.ts'
import { jobs } from '../../../jobs/jobs.ts'
import { startQueue } from '../../../jobs/queue.ts'
import { sendMail } from './send.ts'

let own: OwnDatabase
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  own = await ownDatabase()
})

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await own.close()
})

const log = pino({ level: 'silent' })

/** A process of the server on a database, as far as mails go. */
async function start(database: Database, { url, work }: { url: string; work: boolean }): Promise<Ctx> {
  const base: Omit<Env, 'queue'> = {
    ...outside,
    db: database.prisma as Db,
    mail: mailOver(url),
    log,
    now: () => new Date(),
  }
  const actor = systemActor('deliver-email')
  const queue = await startQueue(database, jobs, {
    work,
    logger: log,
    timing: quick,
    createContext: (_job, queue) => createContext({ ...base, queue }, { actor }),
  })
  stops.push(() => queue.stop())
  return createContext({ ...base, queue }, { actor })
}

const send = (ctx: Ctx, to: string) =>
  sendMail(ctx, { type: 'ROLE_CHANGED', to, data: { customer_name: 'Acme', role_name: 'Admin' } })

test('mails wait while the mail server is down, and each goes out once when it is back', async () => {
  const closed = await mailServer()
  await closed.close()
  const ctx = await start(own, { url: closed.url, work: true })
  for (const n of [1, 2, 3]) await send(ctx, `user-${n}@acme.example`)
  const tried = () => ctx.db.email.findMany({ where: { attempts: { gte: 1 }, status: 'QUEUED' } })
  await vi.waitFor(async () => expect(await tried()).toHaveLength(3), 30_000)
  expect((await tried())[0]!.lastAnswer).toMatch(/ECONNREFUSED/)

  await using server = await mailServer({ port: closed.port })
  const sent = () => ctx.db.email.count({ where: { status: 'SENT' } })
  await vi.waitFor(async () => expect(await sent()).toBe(3), { timeout: 20_000, interval: 200 })
  expect(server.received.map(({ to: [to] }) => to).sort()).toEqual([
    'user-1@acme.example',
    'user-2@acme.example',
    'user-3@acme.example',
  ])
}, 60_000)

test('a mail that was committed goes out once after the process was killed', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'portico-mail-'))
  const options: DatabaseOptions = own.kind === 'postgres' ? own.options : { kind: 'embedded', dataDir }
  const first = await openDatabase(options)
  if (own.kind !== 'postgres') {
    const { migrate } = await import('../../../db/migrate.ts')
    await migrate(first)
  }
  const ctx = await start(first, { url: 'smtp://127.0.0.1:1', work: false })
  const { id } = await send(ctx, 'ada@acme.example')
  for (const stop of stops.splice(0)) await stop()
  await first.close()

  // It takes the mail and dies while the mail server keeps it waiting.
  let reached = () => {}
  const waiting = new Promise<void>((resolve) => {
    reached = resolve
  })
  await using silent = await brokenServer(() => reached())
  const child = startChild('deliver-mails', JSON.stringify(options), silent.url)
  await waiting
  await child.kill()

  const second = await openDatabase(options)
  expect(await second.prisma.email.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'SENDING' })
  await using server = await mailServer()
  await start(second, { url: server.url, work: true })
  await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 40_000, interval: 200 })
  await setTimeout(2_000)
  expect(server.received).toHaveLength(1)
  expect(await second.prisma.email.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: 'SENT',
    attempts: 2,
  })
  for (const stop of stops.splice(0)) await stop()
  await second.close()
  await rm(dataDir, { recursive: true })
}, 90_000)
