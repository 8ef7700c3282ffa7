import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeMembership, makePartner, makeProject } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, unknownId } from '../../../test/harness.ts'
import { effectiveOf, portalsOf } from './effective.ts'
import { updateCustomerPortal } from './operations.ts'
import { findSettings, settingsOf, updatePortalSettings } from './settings-operations.ts'

test(
  'the settings are there on first need, once, and change with one event',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const first = await settingsOf(ctx)
    expect(first).toMatchObject({
      enabled: true,
      portalVersion: 'NEW',
      invitationDays: 7,
      featuresOff: [],
      version: 1,
    })
    expect((await settingsOf(ctx)).id).toBe(first.id)
    const changed = await updatePortalSettings(ctx, {
      expectedVersion: 1,
      classicUrl: ' http://localhost:3000/old ',
      featuresOff: ['PEOPLE', 'LICENSES', 'PEOPLE'],
      passwords: true,
      staffSecondFactor: 'REQUIRED',
    })
    expect(changed).toMatchObject({
      classicUrl: 'http://localhost:3000/old',
      featuresOff: ['LICENSES', 'PEOPLE'],
      passwords: true,
      secondFactor: 'OPTIONAL',
      staffSecondFactor: 'REQUIRED',
      version: 2,
    })
    await updatePortalSettings(ctx, { featuresOff: ['LICENSES', 'PEOPLE'] })
    expect((await eventsOf(world, first.id)).map(({ type }) => type)).toEqual(['portal_settings.updated'])
    expect(await failure(updatePortalSettings(ctx, { expectedVersion: 1, enabled: false }))).toMatchObject({
      code: 'CONFLICT',
      path: ['expectedVersion'],
    })
  }),
)

test.each([
  ['http://portal.example', 'newUrl'],
  ['https://ada:secret@portal.example', 'newUrl'],
  ['javascript:alert(1)', 'classicUrl'],
  ['portal.example', 'classicUrl'],
  ['https://portal.example/a b', 'newUrl'],
  [`https://portal.example/${'x'.repeat(255)}`, 'newUrl'],
])('%s is no address of a portal', (url, field) =>
  inWorld(async (world) => {
    expect(await failure(updatePortalSettings(world.as(staff()), { [field]: url }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: [field],
    })
  })(),
)

test(
  'days of invitations and features are held to what there is',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    for (const input of [{ invitationDays: 0 }, { invitationDays: 91 }, { invitationDays: 1.5 }])
      expect(await failure(updatePortalSettings(ctx, input))).toMatchObject({ path: ['invitationDays'] })
    expect(await failure(updatePortalSettings(ctx, { featuresOff: ['EVERYTHING'] }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['featuresOff', '0'],
    })
  }),
)

test(
  'the portal of one customer differs where it says so, and null takes that back',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const { id: customerId } = await makeCustomer(world.db)
    await updatePortalSettings(ctx, {
      newUrl: 'https://new.example',
      classicUrl: 'https://old.example',
      featuresOff: ['PEOPLE'],
    })
    const portal = await updateCustomerPortal(ctx, {
      customerId,
      enabled: false,
      portalVersion: 'CLASSIC',
      featuresOff: ['LICENSES'],
    })
    const settings = await settingsOf(ctx)
    expect(effectiveOf(settings, portal)).toEqual({
      enabled: false,
      version: 'CLASSIC',
      url: 'https://old.example',
      features: ['SUBSCRIPTION_REQUESTS', 'TEMPORARY_LICENSES', 'SUPPORT_CONTACTS'],
    })
    const back = await updateCustomerPortal(ctx, {
      customerId,
      expectedVersion: 2,
      enabled: null,
      portalVersion: null,
      featuresOff: [],
    })
    expect(effectiveOf(settings, back)).toEqual(effectiveOf(settings, null))
    expect(await eventsOf(world, portal.id)).toMatchObject([
      { type: 'customer_portal.updated', customerId },
      { type: 'customer_portal.updated', customerId },
    ])
  }),
)

test(
  'the portal is settled by staff admins and tokens with the scope, for customers they see',
  inWorld(async (world) => {
    const [own, other] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    const token = world.as(apiToken(['portal_settings:write'], [own.id]))
    await updateCustomerPortal(token, { customerId: own.id, autoInvite: true })
    for (const customerId of [other.id, unknownId('Customer')])
      expect(await failure(updateCustomerPortal(token, { customerId, autoInvite: true }))).toEqual({
        code: 'NOT_FOUND',
        path: ['customerId'],
        message: 'Not found.',
      })
    expect(await failure(updatePortalSettings(token, { enabled: false }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    for (const actor of [
      staff('SALES'),
      staff('SUPPORT'),
      portalUser(unknownId('PortalUser'), { adminOf: [own.id] }),
    ]) {
      const ctx = world.as(actor)
      expect(await failure(updateCustomerPortal(ctx, { customerId: own.id, enabled: false }))).toMatchObject({
        code: 'FORBIDDEN',
      })
      expect(await failure(updatePortalSettings(ctx, { enabled: false }))).toMatchObject({
        code: 'FORBIDDEN',
      })
    }
    expect(await findSettings(world.as(portalUser('usr_1', { adminOf: [own.id] })))).toBeNull()
    await world.db.customer.update({ where: { id: own.id }, data: { archivedAt: new Date() } })
    expect(
      await failure(updateCustomerPortal(world.as(staff()), { customerId: own.id, enabled: false })),
    ).toMatchObject({ code: 'CONFLICT' })
  }),
)

test(
  'a person is told of the portals of its customers, those included that are off',
  inWorld(async (world) => {
    const [open, closed] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    const first = await makeMembership(world.db, { customerId: open.id })
    const { portalUserId } = first
    const second = await makeMembership(world.db, { portalUserId, customerId: closed.id })
    const partner = await makePartner(world.db)
    await makeProject(world.db, { partnerIds: [partner.id] })
    await makeMembership(world.db, { portalUserId, partnerId: partner.id })
    await updateCustomerPortal(world.as(staff()), { customerId: closed.id, enabled: false })
    const portals = await portalsOf(world.as(portalUser(portalUserId, { memberOf: [open.id] })))
    expect(new Map(portals.map(({ membershipId, effective }) => [membershipId, effective.enabled]))).toEqual(
      new Map([
        [first.id, true],
        [second.id, false],
      ]),
    )
    const withoutAny = await portalsOf(world.as(portalUser(portalUserId, {})))
    expect(withoutAny.map(({ membershipId }) => membershipId)).toEqual([null, null])
    expect(await portalsOf(world.as(staff()))).toEqual([])
  }),
)
