import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeLicense, makeMembership, makePortalUser } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { disableMembership, removeMembership } from '../portal-user/membership-operations.ts'
import { assignSeat, claimSeat, resendSeat, revokeSeat } from './operations.ts'

const sales = (world: World) => world.as(staff('SALES'))

/** A person of the customer, with the membership. */
async function makePerson(world: World, customerId: string) {
  const person = await makePortalUser(world.db)
  const membership = await makeMembership(world.db, { portalUserId: person.id, customerId, role: 'MEMBER' })
  return { ...person, membershipId: membership.id, actor: portalUser(person.id, { memberOf: [customerId] }) }
}

test(
  'a seat is assigned, taken once by the person alone, and taken back',
  inWorld(async (world) => {
    const { id: licenseId, customerId } = await makeLicense(world.db, { maxUsers: 1 })
    const [person, other] = [await makePerson(world, customerId), await makePerson(world, customerId)]
    const seat = await assignSeat(sales(world), { licenseId, portalUserId: person.id })
    expect(seat).toMatchObject({ licenseId, portalUserId: person.id, claimedAt: null })
    expect(await failure(assignSeat(sales(world), { licenseId, portalUserId: person.id }))).toMatchObject({
      code: 'CONFLICT',
      path: ['portalUserId'],
    })
    expect(await failure(assignSeat(sales(world), { licenseId, portalUserId: other.id }))).toMatchObject({
      code: 'LIMIT_REACHED',
      message: 'The license allows 1 users (maxUsers), and no more.',
    })

    const admin = world.as(portalUser('usr_a', { adminOf: [customerId] }))
    expect(await failure(claimSeat(admin, { id: seat.id }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(claimSeat(world.as(other.actor), { id: seat.id }))).toEqual(
      await failure(claimSeat(world.as(other.actor), { id: unknownId('LicenseSeat') })),
    )
    expect(await claimSeat(world.as(person.actor), { id: seat.id })).toEqual({ id: seat.id })
    expect(await failure(claimSeat(world.as(person.actor), { id: seat.id }))).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await failure(revokeSeat(world.as(person.actor), { id: seat.id }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await revokeSeat(admin, { id: seat.id })).toEqual({ id: seat.id })
    await assignSeat(admin, { licenseId, portalUserId: other.id })
    expect((await eventsOf(world, seat.id)).map(({ type, customerId: of }) => [type, of])).toEqual([
      ['license_seat.assigned', customerId],
      ['license_seat.claimed', customerId],
      ['license_seat.revoked', customerId],
    ])
  }),
)

test(
  'a person is told of a seat by mail, and again until it is taken',
  inWorld(async (world) => {
    const { id: licenseId, customerId } = await makeLicense(world.db)
    const person = await makePerson(world, customerId)
    const admin = world.as(portalUser('usr_a', { adminOf: [customerId] }))
    const { id } = await assignSeat(admin, { licenseId, portalUserId: person.id })
    expect(await failure(resendSeat(world.as(person.actor), { id }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await resendSeat(admin, { id })).toEqual({ id })
    const mail = { type: 'LICENSE_SEAT_ASSIGNED', recipient: person.email, customerId }
    expect(await world.db.email.findMany()).toMatchObject([mail, mail])
    await claimSeat(world.as(person.actor), { id })
    expect(await failure(resendSeat(admin, { id }))).toMatchObject({ code: 'CONFLICT', path: ['id'] })
    const foreign = world.as(portalUser('usr_b', { adminOf: ['cus_other'] }))
    expect(await failure(resendSeat(foreign, { id }))).toEqual(
      await failure(resendSeat(foreign, { id: unknownId('LicenseSeat') })),
    )
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual([
      'license_seat.assigned',
      'license_seat.resent',
      'license_seat.claimed',
    ])
  }),
)

test(
  'only an active membership in the customer of the license earns a seat',
  inWorld(async (world) => {
    const { id: licenseId, customerId } = await makeLicense(world.db)
    const elsewhere = await makePerson(world, (await makeCustomer(world.db)).id)
    const disabled = await makePerson(world, customerId)
    await disableMembership(world.as(staff()), { id: disabled.membershipId })
    for (const { id: portalUserId } of [elsewhere, disabled]) {
      expect(await failure(assignSeat(sales(world), { licenseId, portalUserId }))).toEqual({
        code: 'CONFLICT',
        path: ['portalUserId'],
        message: 'The person has no active membership in the customer of the license.',
      })
    }
    const admin = world.as(portalUser('usr_a', { adminOf: [customerId] }))
    expect(await failure(assignSeat(admin, { licenseId, portalUserId: elsewhere.id }))).toEqual(
      await failure(assignSeat(admin, { licenseId, portalUserId: unknownId('PortalUser') })),
    )
  }),
)

test.each([
  ['disabled', disableMembership],
  ['removed', removeMembership],
] as const)('a membership that is %s loses its seats in the customer and no others', async (_how, end) => {
  await inWorld(async (world) => {
    const license = await makeLicense(world.db, { maxUsers: 1 })
    const { customerId } = license
    const [person, next] = [await makePerson(world, customerId), await makePerson(world, customerId)]
    const elsewhere = await makeLicense(world.db)
    await makeMembership(world.db, { portalUserId: person.id, customerId: elsewhere.customerId })
    const seat = await assignSeat(sales(world), { licenseId: license.id, portalUserId: person.id })
    const kept = await assignSeat(sales(world), { licenseId: elsewhere.id, portalUserId: person.id })
    await end(world.as(staff()), { id: person.membershipId })
    expect(await world.db.licenseSeat.findMany({ select: { id: true } })).toEqual([{ id: kept.id }])
    expect((await eventsOf(world, seat.id)).map(({ type }) => type)).toEqual([
      'license_seat.assigned',
      'license_seat.revoked',
    ])
    await assignSeat(sales(world), { licenseId: license.id, portalUserId: next.id })
  })()
})

test(
  'an archived customer and a license that is not in force give no seats',
  inWorld(async (world) => {
    const suspended = await makeLicense(world.db, { suspendedAt: today })
    const person = await makePerson(world, suspended.customerId)
    const attempt = { licenseId: suspended.id, portalUserId: person.id }
    expect(await failure(assignSeat(sales(world), attempt))).toMatchObject({
      code: 'CONFLICT',
      message: 'The license is SUSPENDED.',
    })
    await world.db.license.update({ where: { id: suspended.id }, data: { suspendedAt: null } })
    const { id } = await assignSeat(sales(world), attempt)
    await world.db.license.update({ where: { id: suspended.id }, data: { revokedAt: today } })
    expect(await failure(claimSeat(world.as(person.actor), { id }))).toMatchObject({
      message: 'The license is REVOKED.',
    })
    await world.db.customer.update({ where: { id: suspended.customerId }, data: { archivedAt: today } })
    for (const refused of [
      () => assignSeat(sales(world), attempt),
      () => revokeSeat(sales(world), { id }),
      () => claimSeat(world.as(person.actor), { id }),
    ]) {
      expect(await failure(refused())).toMatchObject({
        code: 'CONFLICT',
        message: expect.stringContaining('archived'),
      })
    }
  }),
)

test(
  'a token held to other customers and one that only reads assign nothing',
  inWorld(async (world) => {
    const { id: licenseId, customerId } = await makeLicense(world.db)
    const person = await makePerson(world, customerId)
    const attempt = { licenseId, portalUserId: person.id }
    const foreign = world.as(apiToken(['license_seat:assign'], ['cus_other']))
    expect(await failure(assignSeat(foreign, attempt))).toMatchObject({ code: 'NOT_FOUND' })
    const reader = world.as(apiToken(['license:read', 'portal_user:read']))
    expect(await failure(assignSeat(reader, attempt))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
