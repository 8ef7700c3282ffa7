import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeLicense, makeMembership, makePortalUser } from '../../../test/factories.ts'
import { worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { AppError } from '../../errors.ts'
import { removeMembership } from '../portal-user/membership-operations.ts'
import { assignSeat } from './operations.ts'

test('the last seat goes to one person, and to nobody whose membership ends at the same moment', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  const admin = world.as(staff())
  for (let round = 0; round < 10; round++) {
    const { id: licenseId, customerId } = await makeLicense(world.db, { maxUsers: 1 })
    const people = []
    for (let i = 0; i < 5; i++) {
      const { id } = await makePortalUser(world.db)
      const membership = await makeMembership(world.db, { portalUserId: id, customerId, role: 'MEMBER' })
      people.push({ id, membershipId: membership.id })
    }
    const outcomes = await Promise.allSettled([
      ...people.map(({ id }) => assignSeat(admin, { licenseId, portalUserId: id })),
      removeMembership(admin, { id: people[0]!.membershipId }),
    ])
    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    for (const reason of lost) {
      expect(reason).toBeInstanceOf(AppError)
      expect(['LIMIT_REACHED', 'CONFLICT']).toContain(reason.code)
    }
    const seats = await world.db.licenseSeat.findMany({ where: { licenseId } })
    expect(seats.length).toBeLessThanOrEqual(1)
    expect(seats.map(({ portalUserId }) => portalUserId)).not.toContain(people[0]!.id)
    const assigned = outcomes.slice(0, 5).filter(({ status }) => status === 'fulfilled').length
    expect(assigned).toBeGreaterThanOrEqual(1)
    // Two only where the seat of the person who left was free in time for another.
    expect(assigned - seats.length).toBeLessThanOrEqual(1)
  }
})
