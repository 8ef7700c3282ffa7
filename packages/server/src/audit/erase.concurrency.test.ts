import { expect, inject, test } from 'vitest'
import { staff } from '../../test/actors.ts'
import { ownDatabase } from '../../test/database.ts'
import { eventsOf, worldOn } from '../../test/harness.ts'
import { nowhere } from '../../test/queue.ts'
import type { Ctx, Db } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { blank, eraseFromTrail, withoutTexts } from './erase.ts'
import { recordEvent } from './record.ts'

// The embedded database has one transaction at a time.
test.runIf(inject('template').kind !== 'memory')(
  'of two erasures of one event at once, the second does not write back what the first took out',
  async () => {
    await using database = await ownDatabase()
    const world = await worldOn(database.prisma as Db, { queue: nowhere })
    const { db } = world
    const ctx = world.as(staff())
    const changes = { name: { from: 'Ann', to: 'Bob' } }
    await recordEvent(ctx, { type: 'customer.updated', entityId: 'cus_1', changes })
    const { id } = await db.auditEvent.findFirstOrThrow()
    const erase = (name: string, then = async () => {}) =>
      inTransaction(ctx, async (inner: Ctx) => {
        await eraseFromTrail(inner, [id], {
          type: 'portal_user.erased',
          entityId: name,
          reason: 'Asked for',
          without: (event) => ({ ...event, changes: withoutTexts(event.changes, (text) => text === name) }),
        })
        await then()
      })
    let second: Promise<void> | undefined
    await erase('Ann', async () => {
      second = erase('Bob')
      await expect
        .poll(
          () => db.$queryRaw`
            select count(*)::int as waiting from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`,
          { timeout: 10_000, interval: 20 },
        )
        .toEqual([{ waiting: 1 }])
    })
    await second
    expect(await eventsOf(world, 'cus_1')).toMatchObject([{ changes: { name: { from: blank, to: blank } } }])
  },
)
