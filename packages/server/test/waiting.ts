import { expect, test } from 'vitest'
import type { World } from './harness.ts'

/** The embedded database runs one transaction after the other: there is no moment between them. */
export const onPostgres = test.runIf(process.env.TEST_DATABASE_URL)

/** Returns once so many transactions of this database wait for a lock. */
export async function untilWaiting(world: World, count: number): Promise<void> {
  await expect
    .poll(
      () => world.db.$queryRaw`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
      { timeout: 10_000, interval: 20 },
    )
    .toEqual([{ waiting: count }])
}
