import pino from 'pino'
import type { Changes, EventType } from '../src/audit/events.ts'
import { startFeed } from '../src/audit/feed.ts'
import { recordEvents } from '../src/audit/record.ts'
import { type Ctx, createContext, type Db, type Env } from '../src/context.ts'
import type { Database } from '../src/db/database.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createSender } from '../src/webhooks/sender.ts'
import { startWebhookWorker } from '../src/webhooks/worker.ts'
import { staff } from './actors.ts'
import type { OwnDatabase } from './database.ts'
import { outside } from './harness.ts'
import { nowhere } from './queue.ts'
import { onLoopback } from './webhook-receiver.ts'

type Timing = NonNullable<Parameters<typeof startWebhookWorker>[1]['timing']>

/** A process's share in giving events their places and delivering them, with retries that come soon. */
export async function webhooksOn(
  database: Database,
  timing: Timing = {},
): Promise<AsyncDisposable & { env: Env; ctx: Ctx }> {
  const log = pino({ level: 'silent' })
  const feed = await startFeed(database, { log, timing: { idleMs: 200 } })
  const env: Env = {
    ...outside,
    webhooksAllowed: onLoopback,
    db: database.prisma as Db,
    queue: nowhere,
    feed,
    log,
    now: () => new Date(),
  }
  const sender = createSender({ allowed: onLoopback, dnsServer: undefined })
  const worker = startWebhookWorker(env, {
    // Receivers are on this machine, those of customers as well.
    sender: { ...sender, post: (message, signal) => sender.post({ ...message, ofVendor: true }, signal) },
    timing: { idleMs: 100, stopMs: 1_000, delaysMs: Array(11).fill(50), ...timing },
  })
  return {
    env,
    ctx: createContext(env, { actor: staff(), requestId: 'test' }),
    [Symbol.asyncDispose]: async () => {
      await worker.stop()
      await feed.stop()
    },
  }
}

type Told = { type?: EventType; entityId: string; customerId?: string | null; changes?: Changes }

/** Writes events, as operations do. */
export function happen(ctx: Ctx, events: readonly Told[]): Promise<void> {
  return inTransaction(ctx, (ctx) =>
    recordEvents(
      ctx,
      events.map((event) => ({ type: 'customer.updated', ...event })),
    ),
  )
}

/** Until work that was begun waits for a lock on a table, or is over. */
export async function untilItWaits(
  { prisma }: OwnDatabase,
  table: string,
  work: Promise<unknown>,
): Promise<void> {
  let over = false
  const end = () => {
    over = true
  }
  work.then(end, end)
  const waits = async () => {
    const [row] = await prisma.$queryRaw<{ waits: boolean }[]>`
      select exists (
        select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like ${`%"${table}"%`}
      ) as waits`
    return row!.waits
  }
  while (!over && !(await waits()));
}
