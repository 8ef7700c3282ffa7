import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import {
  makeCustomer,
  makeLicense,
  makeMembership,
  makePortalUser,
  makeProduct,
} from '../../../test/factories.ts'
import { inWorld, type World } from '../../../test/harness.ts'
import { type Ctx, createContext, systemContext } from '../../context.ts'
import { issueLicense } from '../license/operations/issue.ts'
import { renewLicense } from '../license/operations/renew.ts'
import { revokeLicense } from '../license/operations/revoke.ts'
import { updateLicense } from '../license/operations/update.ts'
import { resetUses, useLicense } from '../license/operations/use.ts'
import { assignSeat, revokeSeat } from '../license-seat/operations.ts'
import { activateMachine } from '../machine/operations/activate.ts'
import { deactivateMachine } from '../machine/operations/deactivate.ts'
import { reportHeartbeat } from '../machine/operations/heartbeat.ts'
import { erasePortalUser } from '../portal-user/erase-operations.ts'
import { removeMembership } from '../portal-user/membership-operations.ts'
import { openUsageMonth } from './operations.ts'

/** A member of the staff at a moment. */
const at = (world: World, moment: string): Ctx =>
  createContext({ ...world.env, now: () => new Date(moment) }, { actor: staff('ADMIN') })

const beginMonth = (world: World, moment: string) =>
  openUsageMonth(systemContext({ ...world.env, now: () => new Date(moment) }, 'open-usage-month'))

async function issued(world: World, moment: string, terms: object = {}) {
  const [customer, product] = [await makeCustomer(world.db), await makeProduct(world.db)]
  const { id } = await issueLicense(at(world, moment), {
    customerId: customer.id,
    productId: product.id,
    type: 'PAID',
    ...terms,
  })
  return { id, customerId: customer.id }
}

async function member(world: World, customerId: string) {
  const { id: portalUserId } = await makePortalUser(world.db)
  const { id: membershipId } = await makeMembership(world.db, { portalUserId, customerId, role: 'MEMBER' })
  return { portalUserId, membershipId }
}

/** Month by month: at the most, at the end, the limit at the end, and at the most beyond the limit. */
async function historyOf(world: World, licenseId: string, what: 'seats' | 'machines' | 'uses') {
  const rows = await world.db.licenseUsageMonth.findMany({ where: { licenseId }, orderBy: { month: 'asc' } })
  const limit = { seats: 'maxUsers', machines: 'maxMachines', uses: 'maxUses' } as const
  return rows.map((row) => [
    row.month.toISOString().slice(0, 7),
    row[`${what}Most`],
    row[`${what}AtEnd`],
    row[limit[what]],
    row[`${what}Over`],
  ])
}

test(
  'a seat that is released and taken again counts once; the most of a month stays, and the next begins with what is left',
  inWorld(async (world) => {
    const license = await issued(world, '2026-03-05T08:00:00Z', { maxUsers: 5 })
    const people = [
      await member(world, license.customerId),
      await member(world, license.customerId),
      await member(world, license.customerId),
    ]
    const assign = (moment: string, i: number) =>
      assignSeat(at(world, moment), { licenseId: license.id, portalUserId: people[i]!.portalUserId })
    const first = await assign('2026-03-06T08:00:00Z', 0)
    await assign('2026-03-06T09:00:00Z', 1)
    await revokeSeat(at(world, '2026-03-07T08:00:00Z'), { id: first.id })
    const again = await assign('2026-03-31T23:59:59.999Z', 0)
    await assign('2026-04-01T00:00:00.000Z', 2)
    await revokeSeat(at(world, '2026-04-02T08:00:00Z'), { id: again.id })
    await removeMembership(at(world, '2026-05-02T08:00:00Z'), { id: people[1]!.membershipId })
    await erasePortalUser(at(world, '2026-05-03T08:00:00Z'), {
      id: people[2]!.portalUserId,
      reason: 'Asked for.',
    })
    expect(await historyOf(world, license.id, 'seats')).toEqual([
      ['2026-03', 2, 2, 5, 0],
      ['2026-04', 3, 2, 5, 0],
      ['2026-05', 2, 0, 5, 0],
    ])
  }),
)

test(
  'a month in which nothing happens has what the one before ended with, also when it is written late',
  inWorld(async (world) => {
    const license = await issued(world, '2026-01-10T08:00:00Z', { maxUsers: 5, maxUses: 100 })
    const { portalUserId } = await member(world, license.customerId)
    const seat = await assignSeat(at(world, '2026-01-11T08:00:00Z'), { licenseId: license.id, portalUserId })
    await useLicense(at(world, '2026-01-12T08:00:00Z'), { licenseId: license.id, count: 7 })
    await beginMonth(world, '2026-02-01T00:05:00Z')
    await beginMonth(world, '2026-02-02T00:05:00Z')
    // No process was running in March; the release of the seat is the first that is heard of April.
    await revokeSeat(at(world, '2026-04-20T08:00:00Z'), { id: seat.id })
    await beginMonth(world, '2026-06-03T00:05:00Z')
    expect(await historyOf(world, license.id, 'seats')).toEqual([
      ['2026-01', 1, 1, 5, 0],
      ['2026-02', 1, 1, 5, 0],
      ['2026-03', 1, 1, 5, 0],
      ['2026-04', 1, 0, 5, 0],
      ['2026-05', 0, 0, 5, 0],
      ['2026-06', 0, 0, 5, 0],
    ])
    const counted = await world.db.licenseUsageMonth.findMany({
      where: { licenseId: license.id },
      orderBy: { month: 'asc' },
    })
    expect(counted.map(({ usesAtEnd, usesCounted }) => [usesAtEnd, usesCounted])).toEqual([
      [7, 7],
      ...Array.from({ length: 5 }, () => [7, 0]),
    ])
  }),
)

test(
  'a limit holds from its month on and not for those before; what was beyond it at any moment is kept',
  inWorld(async (world) => {
    const { id, customerId } = await issued(world, '2026-03-01T00:00:00Z', {
      maxUsers: 2,
      overage: 'UNLIMITED',
    })
    const assign = async (moment: string) =>
      assignSeat(at(world, moment), {
        licenseId: id,
        portalUserId: (await member(world, customerId)).portalUserId,
      })
    await assign('2026-03-02T08:00:00Z')
    await assign('2026-03-02T09:00:00Z')
    const third = await assign('2026-03-02T10:00:00Z')
    await updateLicense(at(world, '2026-04-10T08:00:00Z'), { id, maxUsers: 10 })
    await updateLicense(at(world, '2026-05-10T08:00:00Z'), { id, maxUsers: 1 })
    await revokeSeat(at(world, '2026-05-11T08:00:00Z'), { id: third.id })
    await updateLicense(at(world, '2026-06-10T08:00:00Z'), { id, maxUsers: null })
    await beginMonth(world, '2026-07-01T00:05:00Z')
    expect(await historyOf(world, id, 'seats')).toEqual([
      ['2026-03', 3, 3, 2, 1],
      ['2026-04', 3, 3, 10, 1],
      ['2026-05', 3, 2, 1, 2],
      ['2026-06', 2, 2, null, 1],
      ['2026-07', 2, 2, null, 0],
    ])
  }),
)

test(
  'uses are held against their limit as they stand, and counted for the month',
  inWorld(async (world) => {
    const { id } = await issued(world, '2026-03-01T00:00:00Z', { maxUses: 10, overage: 'TIMES_2' })
    const use = (moment: string, count: number) => useLicense(at(world, moment), { licenseId: id, count })
    await use('2026-03-10T08:00:00Z', 8)
    await use('2026-04-10T08:00:00Z', 6)
    await use('2026-04-11T08:00:00Z', -2)
    await resetUses(at(world, '2026-05-01T00:00:00Z'), { licenseId: id })
    await use('2026-05-10T08:00:00Z', 3)
    expect(await historyOf(world, id, 'uses')).toEqual([
      ['2026-03', 8, 8, 10, 0],
      ['2026-04', 14, 12, 10, 4],
      ['2026-05', 12, 3, 10, 2],
    ])
    const rows = await world.db.licenseUsageMonth.findMany({
      where: { licenseId: id },
      orderBy: { month: 'asc' },
    })
    expect(rows.map(({ usesCounted }) => usesCounted)).toEqual([8, 4, 3])
  }),
)

test(
  'machines count while they are active, across a month in which none comes or goes',
  inWorld(async (world) => {
    const { id: licenseId } = await issued(world, '2026-03-01T00:00:00Z', { maxMachines: 3 })
    const activate = (moment: string, fingerprint: string) =>
      activateMachine(at(world, moment), { licenseId, fingerprint })
    await activate('2026-03-02T08:00:00Z', 'a')
    await activate('2026-03-02T09:00:00Z', 'b')
    await activate('2026-03-02T10:00:00Z', 'a')
    await deactivateMachine(at(world, '2026-03-20T08:00:00Z'), { licenseId, fingerprint: 'a' })
    await beginMonth(world, '2026-04-01T00:05:00Z')
    await activate('2026-05-01T00:01:00Z', 'c')
    expect(await historyOf(world, licenseId, 'machines')).toEqual([
      ['2026-03', 2, 1, 3, 0],
      ['2026-04', 1, 1, 3, 0],
      ['2026-05', 2, 2, 3, 0],
    ])
  }),
)

test.each(['the job', 'an activation'])(
  'a machine that fell silent counts neither at the end of the month nor in the next, which %s begins',
  async (begins) => {
    await inWorld(async (world) => {
      const { id: licenseId } = await issued(world, '2026-03-01T00:00:00Z', {
        maxMachines: 3,
        heartbeatSeconds: 3_600,
      })
      const activate = (moment: string, fingerprint: string) =>
        activateMachine(at(world, moment), { licenseId, fingerprint })
      await activate('2026-03-02T08:00:00Z', 'silent')
      await activate('2026-03-31T22:50:00Z', 'a')
      await activate('2026-03-31T23:10:00Z', 'b')
      await activate('2026-03-31T23:20:00Z', 'c')
      await reportHeartbeat(at(world, '2026-04-01T00:01:00Z'), { licenseId, fingerprint: 'b' })
      if (begins === 'the job') await beginMonth(world, '2026-04-01T00:05:00Z')
      // c is silent by now, and was not when the month began.
      await activate('2026-04-01T00:30:00Z', 'd')
      expect(await historyOf(world, licenseId, 'machines')).toEqual([
        ['2026-03', 3, 2, 3, 0],
        ['2026-04', 2, 2, 3, 0],
      ])
    })()
  },
)

test(
  'a machine that was silent and is activated again counts again',
  inWorld(async (world) => {
    const { id: licenseId } = await issued(world, '2026-03-01T00:00:00Z', { heartbeatSeconds: 60 })
    await activateMachine(at(world, '2026-03-02T08:00:00Z'), { licenseId, fingerprint: 'a' })
    await beginMonth(world, '2026-04-01T00:05:00Z')
    expect(await historyOf(world, licenseId, 'machines')).toEqual([
      ['2026-03', 1, 0, null, 0],
      ['2026-04', 0, 0, null, 0],
    ])
    await activateMachine(at(world, '2026-04-02T08:00:00Z'), { licenseId, fingerprint: 'a' })
    expect((await historyOf(world, licenseId, 'machines'))[1]).toEqual(['2026-04', 1, 1, null, 0])
  }),
)

test(
  'once a license is over it has no more months, but for those in which something changes and the ones before',
  inWorld(async (world) => {
    const revoked = await issued(world, '2026-01-10T08:00:00Z')
    const expired = await issued(world, '2026-01-10T08:00:00Z', { durationDays: 30 })
    await beginMonth(world, '2026-02-01T00:05:00Z')
    await revokeLicense(at(world, '2026-02-10T08:00:00Z'), { id: revoked.id })
    for (const month of ['03', '04', '05']) await beginMonth(world, `2026-${month}-01T00:05:00Z`)
    const monthsOf = async (id: string) => (await historyOf(world, id, 'seats')).map(([month]) => month)
    expect(await monthsOf(revoked.id)).toEqual(['2026-01', '2026-02'])
    expect(await monthsOf(expired.id)).toEqual(['2026-01', '2026-02'])
    await renewLicense(at(world, '2026-05-10T08:00:00Z'), { id: expired.id })
    await updateLicense(at(world, '2026-05-10T08:00:00Z'), { id: expired.id, maxUsers: 3 })
    expect(await monthsOf(expired.id)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'])
  }),
)

test(
  'a process whose clock is behind writes into the month that another has begun',
  inWorld(async (world) => {
    const { id, customerId } = await issued(world, '2026-03-01T00:00:00Z')
    const person = await member(world, customerId)
    await beginMonth(world, '2026-04-01T00:05:00Z')
    await assignSeat(at(world, '2026-03-31T23:59:00Z'), { licenseId: id, portalUserId: person.portalUserId })
    await useLicense(at(world, '2026-03-31T23:59:00Z'), { licenseId: id, count: 2 })
    expect(await historyOf(world, id, 'seats')).toEqual([
      ['2026-03', 0, 0, null, 0],
      ['2026-04', 1, 1, null, 0],
    ])
    const rows = await world.db.licenseUsageMonth.findMany({
      where: { licenseId: id },
      orderBy: { month: 'asc' },
    })
    expect(rows.map(({ usesCounted }) => usesCounted)).toEqual([0, 2])
  }),
)

test(
  'a license without a row begins with what is taken of it',
  inWorld(async (world) => {
    const { id: licenseId, customerId } = await makeLicense(world.db, { uses: 4 })
    const { portalUserId } = await member(world, customerId)
    await beginMonth(world, '2026-06-15T00:05:00Z')
    await assignSeat(at(world, '2026-06-16T00:05:00Z'), { licenseId, portalUserId })
    expect(await historyOf(world, licenseId, 'uses')).toEqual([['2026-06', 4, 4, null, 0]])
    expect(await historyOf(world, licenseId, 'seats')).toEqual([['2026-06', 1, 1, null, 0]])
  }),
)
