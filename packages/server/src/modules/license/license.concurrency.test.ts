import { expect, test } from 'vitest'
import { portalUser, staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeCustomer, makeLicense, makeLicenseField, makeProduct } from '../../../test/factories.ts'
import { type World, worldOn } from '../../../test/harness.ts'
import { AppError } from '../../errors.ts'
import { createLicenseField, updateLicenseField } from '../license-field/operations.ts'
import { beginTerm } from './operations/begin-term.ts'
import { createTemporaryLicense } from './operations/create-temporary.ts'
import { revokeLicense } from './operations/revoke.ts'
import { suspendLicense } from './operations/suspend.ts'
import { updateLicense } from './operations/update.ts'

const sales = (world: World) => world.as(staff('SALES'))
const admin = (world: World) => world.as(staff('ADMIN'))

/** Runs all at once; of those that fail, the code that a client sees. Anything else shows as it is. */
async function race(...attempts: Promise<unknown>[]): Promise<{ won: number; lost: unknown[] }> {
  const outcomes = await Promise.allSettled(attempts)
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  return {
    won: outcomes.length - reasons.length,
    lost: reasons.map((reason) => (reason instanceof AppError ? reason.code : reason)),
  }
}

async function sequencesOf(world: World, licenseId: string): Promise<number[]> {
  const changes = await world.db.licenseChange.findMany({
    where: { licenseId },
    orderBy: { sequence: 'asc' },
  })
  return changes.map(({ sequence }) => sequence)
}

test('of twenty temporary licenses at the same moment, five are created', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  const [{ id: customerId }, { id: productId }] = [await makeCustomer(world.db), await makeProduct(world.db)]
  const own = world.as(portalUser('usr_a', { adminOf: [customerId] }))
  const attempts = Array.from({ length: 20 }, () => createTemporaryLicense(own, { productId }))
  expect(await race(...attempts)).toEqual({ won: 5, lost: Array(15).fill('LIMIT_REACHED') })
  expect(await world.db.license.count({ where: { customerId } })).toBe(5)
})

test('of changes of one version at the same moment, one is made', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  const ctx = sales(world)
  for (let round = 0; round < 10; round++) {
    const { id } = await makeLicense(world.db)
    const outcome = await race(
      updateLicense(ctx, { id, expectedVersion: 1, name: 'A' }),
      suspendLicense(ctx, { id, expectedVersion: 1 }),
      revokeLicense(ctx, { id, expectedVersion: 1 }),
    )
    expect(outcome).toEqual({ won: 1, lost: ['CONFLICT', 'CONFLICT'] })
    expect(await sequencesOf(world, id)).toEqual([2])
  }
})

test('a default that changes while licenses do leaves each sequence in history once', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  const { id: fieldId, productId } = await makeLicenseField(world.db, { defaultValue: 'a' })
  const licenses = [await makeLicense(world.db, { productId }), await makeLicense(world.db, { productId })]
  for (let round = 0; round < 10; round++) {
    const { lost } = await race(
      updateLicenseField(admin(world), { id: fieldId, defaultValue: { text: `b${round}` } }),
      ...licenses.map(({ id }) => updateLicense(sales(world), { id, name: `Round ${round}` })),
    )
    expect(lost.filter((code) => code !== 'CONFLICT')).toEqual([])
  }
  for (const { id } of licenses) {
    const { sequence } = await world.db.license.findUniqueOrThrow({ where: { id } })
    const expected = Array.from({ length: sequence - 1 }, (_, i) => i + 2)
    expect(await sequencesOf(world, id)).toEqual(expected)
    expect(sequence).toBeGreaterThan(10)
  }
})

test('a product gets its hundredth field once', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  const { id: productId } = await makeProduct(world.db)
  for (let i = 0; i < 99; i++) await makeLicenseField(world.db, { productId })
  const create = (name: string) => createLicenseField(admin(world), { productId, name, type: 'STRING' })
  expect(await race(create('one'), create('two'), create('three'))).toEqual({
    won: 1,
    lost: ['LIMIT_REACHED', 'LIMIT_REACHED'],
  })
})

test('a duration begins once, however many activations come first', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  const license = await makeLicense(world.db, {
    durationDays: 30,
    expirationBasis: 'FROM_FIRST_ACTIVATION',
  })
  const begin = () => beginTerm(sales(world), license, 'FROM_FIRST_ACTIVATION')
  const begun = await Promise.all([begin(), begin(), begin(), begin()])
  expect(begun.filter((license) => license !== null)).toHaveLength(1)
  expect(await sequencesOf(world, license.id)).toEqual([2])
})
