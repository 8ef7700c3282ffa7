import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeStaff } from '../../../test/factories.ts'
import { worldOn } from '../../../test/harness.ts'
import { AppError } from '../../errors.ts'
import { disableStaffMember, updateStaffMember } from './operations.ts'

test('of two staff admins who let each other go at the same moment, one stays', {
  timeout: 120_000,
}, async () => {
  await using database = await ownDatabase()
  const { db, as } = await worldOn(database.prisma)
  for (let round = 0; round < 20; round++) {
    const [first, second] = [await makeStaff(db), await makeStaff(db)]
    const outcomes = await Promise.allSettled([
      disableStaffMember(as(staff('ADMIN', second.id)), { id: first.id }),
      round % 2 === 0
        ? updateStaffMember(as(staff('ADMIN', first.id)), { id: second.id, role: 'SALES' })
        : disableStaffMember(as(staff('ADMIN', first.id)), { id: second.id }),
    ])
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason)
    expect(refused.map((reason) => (reason instanceof AppError ? reason.code : reason))).toEqual(['CONFLICT'])
    expect(await db.staff.count({ where: { role: 'ADMIN', disabledAt: null } })).toBe(1)
    await db.staff.updateMany({ data: { role: 'SUPPORT' } })
  }
})
