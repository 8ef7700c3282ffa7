import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeLicense } from '../../../test/factories.ts'
import { worldOn } from '../../../test/harness.ts'
import { AppError } from '../../errors.ts'
import { activateMachine } from './operations/activate.ts'
import { replaceMachine } from './operations/replace.ts'

/** How many succeeded, and the codes of those that did not. Anything else than an error of ours shows as it is. */
async function race(attempts: Promise<unknown>[]): Promise<{ won: number; lost: unknown[] }> {
  const outcomes = await Promise.allSettled(attempts)
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  return {
    won: outcomes.length - reasons.length,
    lost: [...new Set(reasons.map((reason) => (reason instanceof AppError ? reason.code : reason)))],
  }
}

test('of 50 machines at the same moment against a limit of 10, exactly 10 are activated', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  const { id: licenseId } = await makeLicense(world.db, { maxMachines: 10 })
  const activate = (fingerprint: string) =>
    activateMachine(world.as(staff('SALES')), { licenseId, fingerprint })
  const outcome = await race(Array.from({ length: 50 }, (_, i) => activate(`m${i}`)))
  expect(outcome).toEqual({ won: 10, lost: ['LIMIT_REACHED'] })
  expect(await world.db.machine.count({ where: { licenseId } })).toBe(10)
  expect(await world.db.auditEvent.count({ where: { type: 'machine.activated' } })).toBe(10)
})

test('one machine that is activated many times at the same moment is there once, also in the last place', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  const { id: licenseId } = await makeLicense(world.db, { maxMachines: 1 })
  const sales = world.as(staff('SALES'))
  const activate = () => activateMachine(sales, { licenseId, fingerprint: 'same' })
  expect(await race(Array.from({ length: 20 }, activate))).toEqual({ won: 20, lost: [] })
  const [machine] = await world.db.machine.findMany({ where: { licenseId } })
  expect(await world.db.machine.count({ where: { licenseId } })).toBe(1)
  const replace = (fingerprint: string) => replaceMachine(sales, { id: machine!.id, fingerprint })
  expect(await race(Array.from({ length: 10 }, (_, i) => replace(`n${i}`)))).toEqual({
    won: 1,
    lost: ['NOT_FOUND'],
  })
  expect(await world.db.machine.count({ where: { licenseId } })).toBe(1)
})
