import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import { ownDatabase } from '../../../../test/database.ts'
import { failure, inWorld, today, type World, worldOn } from '../../../../test/harness.ts'
import { nowhere } from '../../../../test/queue.ts'
import { chainEvents } from '../../../audit/chain.ts'
import { recordEvent } from '../../../audit/record.ts'
import { verifyTrail } from '../../../audit/verify.ts'
import { systemActor } from '../../../auth/system.ts'
import type { Db } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { pruneAuditTrail } from './prune.ts'

const day = 86_400_000
const daysAgo = (days: number) => new Date(today.getTime() - days * day)

const write = async (db: Db, days: readonly number[]) => {
  for (const ago of days) {
    const world = await worldOn(db, { queue: nowhere, now: () => daysAgo(ago) })
    await inTransaction(world.as(staff()), (ctx) =>
      recordEvent(ctx, { type: 'customer.updated', entityId: `cus_${ago}` }),
    )
  }
}

const prune = (world: World, batchSize?: number) =>
  pruneAuditTrail(world.as(systemActor('prune-audit-trail')), batchSize ? { batchSize } : {})

const left = async ({ db }: World) =>
  (await db.auditEvent.findMany({ orderBy: { ordinal: 'asc' } })).map(({ type, entityId }) =>
    type === 'customer.updated' ? entityId : type,
  )

test.each([1, 2, 5_000])(
  'what is older goes from the front on, %i at a time, and the rest still verifies',
  async (batchSize) => {
    await using database = await ownDatabase()
    const db = database.prisma as Db
    // One is older than some before it: what is kept of the front keeps it.
    await write(db, [90, 60, 31, 29, 45, 1])
    await chainEvents(database)
    const world = await worldOn(db, { queue: nowhere, auditRetentionDays: 30 })
    await prune(world, batchSize)
    const kept = (await left(world)).filter((name) => name.startsWith('cus_'))
    expect(kept).toEqual(['cus_29', 'cus_45', 'cus_1'])
    await chainEvents(database)
    const verdict = await verifyTrail(database, { batchSize: 2 })
    expect(verdict).toMatchObject({ problems: [], checkpoint: { position: 3 } })

    const pruned = await db.auditEvent.findMany({
      where: { type: 'audit_trail.pruned' },
      orderBy: { position: 'asc' },
    })
    const told = pruned.map(({ changes }) => changes as Record<string, { to: unknown }>)
    expect(told.reduce((sum, { events }) => sum + (events!.to as number), 0)).toBe(3)
    expect(told.at(-1)).toMatchObject({ position: { to: 3 }, hash: { to: verdict.checkpoint!.hash } })
    expect(pruned[0]).toMatchObject({ actorKind: 'system', actorName: 'prune-audit-trail', customerId: null })

    await prune(world, batchSize)
    expect((await verifyTrail(database)).events).toBe(verdict.events)
  },
)

test('the last event stays, however old, so that the next one builds on it; what is pruned later moves the checkpoint', async () => {
  await using database = await ownDatabase()
  const db = database.prisma as Db
  await write(db, [90, 80, 70])
  await chainEvents(database)
  const world = await worldOn(db, { queue: nowhere, auditRetentionDays: 30 })
  await prune(world)
  expect(await left(world)).toEqual(['cus_70', 'audit_trail.pruned'])
  await chainEvents(database)
  expect(await verifyTrail(database)).toMatchObject({ head: { position: 4 }, problems: [] })

  const later = await worldOn(db, {
    queue: nowhere,
    auditRetentionDays: 30,
    now: () => new Date(today.getTime() + 60 * day),
  })
  await prune(later)
  await chainEvents(database)
  expect(await verifyTrail(database)).toMatchObject({
    checkpoint: { position: 3 },
    head: { position: 5 },
    problems: [],
  })
})

test('a deletion behind the back of the job is found, and so is a checkpoint that was moved for it', async () => {
  await using database = await ownDatabase()
  const db = database.prisma as Db
  await write(db, [90, 5, 4, 3])
  await chainEvents(database)
  await prune(await worldOn(db, { queue: nowhere, auditRetentionDays: 30 }))
  await chainEvents(database)
  expect(await verifyTrail(database)).toMatchObject({ problems: [] })
  await database.transaction(async (sql) => {
    await sql("select set_config('portico.audit', 'prune', true)")
    await sql('delete from "AuditEvent" where position = 2')
  })
  expect((await verifyTrail(database)).problems).toMatchObject([{ kind: 'MISSING', position: 2 }])
  await database.transaction(async (sql) => {
    await sql("select set_config('portico.audit', 'prune', true)")
    await sql('update "AuditCheckpoint" set position = 2')
  })
  expect((await verifyTrail(database)).problems).toMatchObject([{ kind: 'CHECKPOINT', position: 2 }, {}])
  await expect(database.sql('update "AuditCheckpoint" set position = 3')).rejects.toThrow(
    'can only be added to',
  )
  await expect(database.sql('delete from "AuditCheckpoint"')).rejects.toThrow('can only be added to')
})

test(
  'without a retention nothing is pruned, and only the system prunes',
  inWorld(async (world) => {
    await write(world.db, [9_000, 8_000])
    await prune(world)
    expect(await left(world)).toEqual(['cus_9000', 'cus_8000'])
    expect(await failure(pruneAuditTrail(world.as(staff())))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
