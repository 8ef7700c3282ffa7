import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import { makeLicense } from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { createContext } from '../../../context.ts'
import { announceExpiringLicensesJob } from '../jobs.ts'
import { announceExpiringLicenses } from './announce-expiring.ts'

const day = 86_400_000
const inDays = (days: number) => new Date(today.getTime() + days * day)

/** The job as it runs so many days from now. */
function job(world: World, afterDays = 0) {
  const env = { ...world.env, now: () => inDays(afterDays) }
  return createContext(env, { actor: systemActor('announce-expiring-licenses') })
}

const announced = async (world: World, id: string) =>
  (await eventsOf(world, id)).map(({ type, changes }) => [
    type,
    (changes as { days: { to: number } }).days.to,
  ])

test(
  'the end of a license is announced on each of its days once, and then that it is over',
  inWorld(async (world) => {
    const { id, customerId } = await makeLicense(world.db, { expiresAt: inDays(100) })
    await makeLicense(world.db)
    // Around each of its days, and between them.
    for (const days of [
      0, 9, 10, 11, 25, 39, 40, 41, 69, 70, 71, 85, 86, 87, 92, 93, 94, 98, 99, 100, 101, 130,
    ]) {
      await announceExpiringLicenses(job(world, days))
      expect(await announceExpiringLicenses(job(world, days))).toBe(0)
    }
    expect(await announced(world, id)).toEqual([
      ['license.expiring', 90],
      ['license.expiring', 60],
      ['license.expiring', 30],
      ['license.expiring', 14],
      ['license.expiring', 7],
      ['license.expiring', 1],
      ['license.expired', 0],
    ])
    expect(await world.db.auditEvent.count()).toBe(7)
    const [first] = await eventsOf(world, id)
    expect(first).toMatchObject({
      customerId,
      actorKind: 'system',
      actorName: 'announce-expiring-licenses',
      occurredAt: inDays(10),
      changes: { expiresAt: { to: inDays(100).toISOString() } },
    })
  }),
)

test.each([
  [95, []],
  [90, [['license.expiring', 90]]],
  [89.9, [['license.expiring', 90]]],
  [45, [['license.expiring', 60]]],
  [3, [['license.expiring', 7]]],
  [0.5, [['license.expiring', 1]]],
  [0, [['license.expired', 0]]],
  [-40, [['license.expired', 0]]],
])('after a long silence, %d days before the end, only the nearest is announced', async (days, expected) => {
  await inWorld(async (world) => {
    const { id } = await makeLicense(world.db, { expiresAt: inDays(days) })
    expect(await announceExpiringLicenses(job(world))).toBe(expected.length)
    expect(await announced(world, id)).toEqual(expected)
  })()
})

test(
  'a renewed license starts over; a suspended one is announced, a revoked one is not',
  inWorld(async (world) => {
    const renewed = await makeLicense(world.db, { expiresAt: inDays(7) })
    const suspended = await makeLicense(world.db, { expiresAt: inDays(7), suspendedAt: today })
    const revoked = await makeLicense(world.db, { expiresAt: inDays(7), revokedAt: today })
    await announceExpiringLicenses(job(world))
    await world.db.license.update({ where: { id: renewed.id }, data: { expiresAt: inDays(20) } })
    await announceExpiringLicenses(job(world, 13))
    expect(await announced(world, renewed.id)).toEqual([
      ['license.expiring', 7],
      ['license.expiring', 7],
    ])
    expect(await announced(world, suspended.id)).toEqual([
      ['license.expiring', 7],
      ['license.expired', 0],
    ])
    expect(await announced(world, revoked.id)).toEqual([])
  }),
)

test(
  'nobody but the job and those who manage licenses announces',
  inWorld(async (world) => {
    const support = world.as(staff('SUPPORT'))
    expect(await failure(announceExpiringLicenses(support))).toMatchObject({ code: 'FORBIDDEN' })
    expect(announceExpiringLicensesJob).toMatchObject({
      name: 'announce-expiring-licenses',
      schedule: '20 * * * *',
    })
  }),
)
