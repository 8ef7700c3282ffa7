import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeLicense } from '../../../test/factories.ts'
import { worldOn } from '../../../test/harness.ts'
import { AppError } from '../../errors.ts'
import { useLicense } from './operations/use.ts'

test('of uses at the same moment no more are counted than the license allows, and each is told', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  const { id: licenseId } = await makeLicense(world.db, { maxUses: 10 })
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, () => useLicense(world.as(staff('SALES')), { licenseId, count: 1 })),
  )
  const counted = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.uses] : []))
  expect(counted.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue
    expect(outcome.reason).toBeInstanceOf(AppError)
    expect(outcome.reason.code).toBe('LIMIT_REACHED')
  }
  const license = await world.db.license.findUniqueOrThrow({ where: { id: licenseId } })
  expect(license.uses).toBe(10)
})
