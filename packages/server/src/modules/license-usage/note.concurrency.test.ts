import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeLicense, makeMembership, makePortalUser } from '../../../test/factories.ts'
import { worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { systemContext } from '../../context.ts'
import { updateLicense } from '../license/operations/update.ts'
import { useLicense } from '../license/operations/use.ts'
import { assignSeat, revokeSeat } from '../license-seat/operations.ts'
import { activateMachine } from '../machine/operations/activate.ts'
import { disableMembership } from '../portal-user/membership-operations.ts'
import { openUsageMonth } from './operations.ts'

test('whatever changes at the same moment, also while the month begins, is noted once and to the last seat', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  const ctx = world.as(staff('ADMIN'))
  const april = { ...world.env, now: () => new Date('2026-04-20T08:00:00Z') }
  const before = systemContext(april, 'open-usage-month')
  const job = systemContext(world.env, 'open-usage-month')
  for (let round = 0; round < 5; round++) {
    const { id: licenseId, customerId } = await makeLicense(world.db, { maxUsers: 20 })
    const people: { portalUserId: string; membershipId: string }[] = []
    for (let i = 0; i < 6; i++) {
      const { id: portalUserId } = await makePortalUser(world.db)
      const membership = await makeMembership(world.db, { portalUserId, customerId, role: 'MEMBER' })
      people.push({ portalUserId, membershipId: membership.id })
    }
    const assign = ({ portalUserId }: { portalUserId: string }) =>
      assignSeat(ctx, { licenseId, portalUserId })
    // Two seats that were taken in the month before.
    await openUsageMonth(before)
    const early = people
      .slice(0, 2)
      .map(async ({ portalUserId }) => assignSeat({ ...ctx, now: april.now }, { licenseId, portalUserId }))
    const [first] = await Promise.all(early)
    await Promise.all([
      openUsageMonth(job),
      ...people.slice(2).map(assign),
      revokeSeat(ctx, { id: first!.id }),
      disableMembership(ctx, { id: people[1]!.membershipId }),
      ...[1, 2, 3].map((i) => activateMachine(ctx, { licenseId, fingerprint: `m${i}` })),
      ...[1, 2, 3].map((count) => useLicense(ctx, { licenseId, count })),
      updateLicense(ctx, { id: licenseId, maxMachines: 9 }),
      openUsageMonth(job),
    ])
    const rows = await world.db.licenseUsageMonth.findMany({
      where: { licenseId },
      orderBy: { month: 'asc' },
      omit: { id: true },
    })
    expect(rows.map(({ month }) => month.toISOString().slice(0, 7))).toEqual([
      '2026-04',
      '2026-05',
      '2026-06',
    ])
    expect(rows[0]).toMatchObject({ seatsMost: 2, seatsAtEnd: 2 })
    expect(rows[1]).toMatchObject({ seatsMost: 2, seatsAtEnd: 2 })
    expect(rows[2]).toMatchObject({
      seatsAtEnd: 4,
      maxUsers: 20,
      machinesMost: 3,
      machinesAtEnd: 3,
      maxMachines: 9,
      usesMost: 6,
      usesAtEnd: 6,
      usesCounted: 6,
    })
    // As many as there were at the most in the order in which they came and went, whichever that was.
    expect(rows[2]!.seatsMost).toBeGreaterThanOrEqual(4)
    expect(rows[2]!.seatsMost).toBeLessThanOrEqual(6)
    expect(await world.db.licenseSeat.count({ where: { licenseId } })).toBe(4)
  }
})
