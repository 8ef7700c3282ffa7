import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import { makeLicense } from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { resetUses, useLicense } from './use.ts'

const sales = (world: World) => world.as(staff('SALES'))

test(
  'uses are counted and taken back, to none at least and the limit at most, with their events',
  inWorld(async (world) => {
    const license = await makeLicense(world.db, { key: 'PTC-1', maxUses: 5, overage: 'TIMES_1_5' })
    const { id } = license
    const count = (count: number) => useLicense(sales(world), { licenseKey: 'PTC-1', count })
    expect(await count(4)).toEqual({ id, uses: 4 })
    expect(await failure(count(4))).toEqual({
      code: 'LIMIT_REACHED',
      path: undefined,
      message: 'The license allows 7 uses (maxUses), and no more.',
    })
    expect(await count(3)).toEqual({ id, uses: 7 })
    expect(await failure(count(1))).toMatchObject({ code: 'LIMIT_REACHED' })
    expect(await count(-6)).toEqual({ id, uses: 1 })
    expect(await failure(count(-2))).toEqual({
      code: 'CONFLICT',
      path: ['count'],
      message: 'Only 1 uses are counted.',
    })
    expect(await resetUses(sales(world), { licenseId: id })).toEqual({ id })
    await resetUses(sales(world), { licenseId: id })
    const events = await eventsOf(world, id)
    expect(events.map(({ type, changes }) => [type, changes])).toEqual([
      ['license.used', { uses: { from: 0, to: 4 } }],
      ['license.used', { uses: { from: 4, to: 7 } }],
      ['license.used', { uses: { from: 7, to: 1 } }],
      ['license.uses_reset', { uses: { from: 1, to: 0 } }],
    ])
    const after = await world.db.license.findUniqueOrThrow({ where: { id } })
    expect(after).toMatchObject({ sequence: 1, updatedAt: license.updatedAt })
  }),
)

test(
  'without a limit, and above one that was lowered, uses can always be taken back',
  inWorld(async (world) => {
    const { id: licenseId } = await makeLicense(world.db, { uses: 2_147_483_000 })
    expect(await failure(useLicense(sales(world), { licenseId, count: 1_000 }))).toMatchObject({
      code: 'LIMIT_REACHED',
    })
    const lowered = await makeLicense(world.db, { maxUses: 1, uses: 9 })
    expect(await useLicense(sales(world), { licenseId: lowered.id, count: -1 })).toMatchObject({ uses: 8 })
  }),
)

test.each([0, 1.5, 1_000_001, -1_000_001])('%d uses are none that can be counted', async (count) => {
  await inWorld(async (world) => {
    const { id: licenseId } = await makeLicense(world.db)
    expect(await failure(useLicense(sales(world), { licenseId, count }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['count'],
    })
  })()
})

test.each([
  ['The license is REVOKED.', { revokedAt: today }],
  ['The license is SUSPENDED.', { suspendedAt: today }],
  ['The license is EXPIRED.', { expiresAt: today }],
  ['The license starts at 2026-07-01T00:00:00.000Z.', { startsAt: new Date('2026-07-01') }],
])('no use is counted: %s', async (message, dates) => {
  await inWorld(async (world) => {
    const { id: licenseId } = await makeLicense(world.db, dates)
    expect(await failure(useLicense(sales(world), { licenseId, count: 1 }))).toEqual({
      code: 'CONFLICT',
      path: ['licenseId'],
      message,
    })
  })()
})

test(
  "the customer's admin counts, and only the vendor starts over; an archived customer's uses are not reset",
  inWorld(async (world) => {
    const { id: licenseId, customerId } = await makeLicense(world.db, { uses: 1 })
    const admin = world.as(portalUser('usr_a', { adminOf: [customerId] }))
    expect(await useLicense(admin, { licenseId, count: 1 })).toMatchObject({ uses: 2 })
    expect(await failure(resetUses(admin, { licenseId }))).toMatchObject({ code: 'FORBIDDEN' })
    const foreign = world.as(apiToken(['license:write', 'license:activate'], ['cus_other']))
    for (const attempt of [
      () => useLicense(foreign, { licenseId, count: 1 }),
      () => resetUses(foreign, { licenseId }),
    ]) {
      expect(await failure(attempt())).toMatchObject({ code: 'NOT_FOUND', path: ['licenseId'] })
    }
    await world.db.customer.update({ where: { id: customerId }, data: { archivedAt: today } })
    expect(await failure(resetUses(sales(world), { licenseId }))).toMatchObject({ code: 'CONFLICT' })
    expect(await useLicense(sales(world), { licenseId, count: 1 })).toMatchObject({ uses: 3 })
  }),
)
