import { pino } from 'pino'
import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../test/actors.ts'
import {
  makeCustomer,
  makeLicense,
  makeMembership,
  makePartner,
  makePortalUser,
  makeProject,
  makeStaff,
  makeSupportContact,
} from '../../test/factories.ts'
import { failure, inWorld, today, type World } from '../../test/harness.ts'
import type { PortalFeature } from '../db/generated/prisma/client.ts'
import { newId } from '../ids.ts'
import { licensePolicy } from '../modules/license/policy.ts'
import { updateCustomerPortal } from '../modules/portal/operations.ts'
import { updatePortalSettings } from '../modules/portal/settings-operations.ts'
import { membershipPolicy } from '../modules/portal-user/policy.ts'
import { projectPolicy } from '../modules/project/policy.ts'
import { subscriptionPolicy } from '../modules/subscription/policy.ts'
import { supportContactPolicy } from '../modules/support-contact/policy.ts'
import type { Actor } from './actor.ts'
import { featuresOf, parseFeaturesOff } from './features.ts'
import type { Scope } from './scopes.ts'
import { sessionAuthenticator } from './session.ts'
import { hashToken, makeToken } from './token.ts'

const row = { customerId: 'cus_1', projectId: null }
const seats: Scope[] = ['license:read', 'license_seat:read', 'license_seat:assign', 'license_seat:claim']

const taken: Record<PortalFeature, { scopes: Scope[]; can: (actor: Actor) => boolean[] }> = {
  SUBSCRIPTION_REQUESTS: {
    scopes: ['subscription:request'],
    can: (actor) => [subscriptionPolicy.canRequest(actor, { ...row, partners: [{ id: 'par_1' }] })],
  },
  LICENSES: {
    scopes: [...seats, 'license:create_temporary', 'license:activate', 'license:validate'],
    can: (actor) => [
      licensePolicy.canCreateTemporary(actor, row),
      licensePolicy.canActivate(actor, row),
      licensePolicy.canValidate(actor, row),
    ],
  },
  TEMPORARY_LICENSES: {
    scopes: ['license:create_temporary'],
    can: (actor) => [licensePolicy.canCreateTemporary(actor, row)],
  },
  SUPPORT_CONTACTS: {
    scopes: ['support_contact:read', 'support_contact:write'],
    can: (actor) => [supportContactPolicy.canManage(actor, row)],
  },
  PEOPLE: {
    scopes: ['invitation:read', 'invitation:write', 'portal_user:write', 'project:assign'],
    can: (actor) => [membershipPolicy.canChange(actor, row), projectPolicy.canAssignUsers(actor, row)],
  },
}

test.each(Object.keys(taken) as PortalFeature[])(
  '%s takes its scopes and its steps, and nothing else',
  (feature) => {
    const { scopes, can } = taken[feature]
    const adminOf = ['cus_1']
    const [all, off, some, everywhere] = [
      portalUser('usr_1', { adminOf }),
      portalUser('usr_1', { adminOf, featuresOff: { [feature]: adminOf } }),
      portalUser('usr_1', { adminOf: ['cus_1', 'cus_2'], featuresOff: { [feature]: adminOf } }),
      portalUser('usr_1', { adminOf, featuresOff: { [feature]: 'everywhere' } }),
    ]
    expect([...all.scopes].filter((scope) => !off.scopes.has(scope)).sort()).toEqual(scopes.sort())
    expect(everywhere.scopes).toEqual(off.scopes)
    expect(some.scopes, 'on in another customer').toEqual(all.scopes)
    expect(can(all)).not.toContain(false)
    for (const actor of [off, some, everywhere]) expect(can(actor)).not.toContain(true)
    for (const actor of [staff(), apiToken()]) expect(can(actor)).not.toContain(false)
    expect(featuresOf(off)).not.toContain(feature)
    expect(featuresOf(some)).toContain(feature)
    expect(featuresOf(staff())).toContain(feature)
  },
)

test('nothing is asked of rows where nothing is off', () => {
  const actor = portalUser('usr_1', { adminOf: ['cus_1'], partnerOf: ['par_1'] })
  expect(JSON.stringify(licensePolicy.visible(actor))).not.toContain('NOT')
  const off = portalUser('usr_1', { partnerOf: ['par_1'], featuresOff: { LICENSES: ['cus_2'] } })
  expect(licensePolicy.visible(off)).toEqual({
    OR: [
      {
        project: { partners: { some: { id: { in: ['par_1'] } } } },
        NOT: { customerId: { in: ['cus_2'] } },
      },
    ],
  })
  const everywhere = portalUser('usr_1', { partnerOf: ['par_1'], featuresOff: { LICENSES: 'everywhere' } })
  expect(licensePolicy.visible(everywhere)).toEqual({ OR: [] })
})

test('what is off is read from text', () => {
  expect(parseFeaturesOff(null, null)).toEqual({})
  expect(parseFeaturesOff('', 'cus_1 LICENSES PEOPLE,cus_2 PEOPLE')).toEqual({
    LICENSES: ['cus_1'],
    PEOPLE: ['cus_1', 'cus_2'],
  })
  expect(parseFeaturesOff('PEOPLE', 'cus_1 LICENSES PEOPLE')).toEqual({
    LICENSES: ['cus_1'],
    PEOPLE: 'everywhere',
  })
})

/** A session of a person, and who that is at each request. */
async function signedIn(world: World, portalUserId: string) {
  const token = makeToken('session')
  await world.db.session.create({
    data: {
      id: newId('Session'),
      tokenHash: hashToken(token),
      portalUserId,
      expiresAt: new Date(today.getTime() + 3_600_000),
    },
  })
  const { authenticate } = sessionAuthenticator({
    sql: async <Row>(text: string, values: readonly unknown[] = []) => ({
      rows: await world.db.$queryRawUnsafe<Row[]>(text, ...values),
    }),
    now: () => today,
    log: pino({ level: 'silent' }),
    idleMinutes: 30,
  })
  return async (team?: string) => world.as(await authenticate(hashToken(token), team, 'bearer'))
}

test(
  'a feature is off from the next request, for admins and partners of the customer alone',
  inWorld(async (world) => {
    const [off, on] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    const partner = await makePartner(world.db)
    const admin = await makePortalUser(world.db)
    const helper = await makePortalUser(world.db)
    for (const { id: customerId } of [off, on]) {
      const project = await makeProject(world.db, { customerId, partnerIds: [partner.id] })
      await makeLicense(world.db, { customerId, projectId: project.id })
      await makeSupportContact(world.db, { customerId })
      await makeMembership(world.db, { portalUserId: admin.id, customerId, role: 'ADMIN' })
    }
    await makeMembership(world.db, { portalUserId: helper.id, partnerId: partner.id })
    const [asAdmin, asHelper] = [await signedIn(world, admin.id), await signedIn(world, helper.id)]
    const counts = async () => [
      await (await asAdmin()).read.license.count(),
      await (await asAdmin()).read.supportContact.count(),
      await (await asHelper()).read.license.count(),
    ]
    expect(await counts()).toEqual([2, 2, 2])
    const ctx = world.as(staff('ADMIN', (await makeStaff(world.db)).id))
    await updateCustomerPortal(ctx, { customerId: off.id, featuresOff: ['LICENSES', 'SUPPORT_CONTACTS'] })
    expect(await counts()).toEqual([1, 1, 1])
    expect((await asAdmin(off.id)).actor.scopes.has('license:read')).toBe(false)
    await updatePortalSettings(ctx, { featuresOff: ['LICENSES'] })
    expect(await counts()).toEqual([0, 1, 0])
    expect(await ctx.read.license.count({ where: { customerId: { in: [off.id, on.id] } } })).toBe(2)
  }),
)

test(
  'memberships where the portal is off give nothing, and the session stays',
  inWorld(async (world) => {
    const [off, on] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    const { id } = await makePortalUser(world.db)
    const partner = await makePartner(world.db)
    for (const { id: customerId } of [off, on])
      await makeMembership(world.db, { portalUserId: id, customerId, role: 'ADMIN' })
    await makeMembership(world.db, { portalUserId: id, partnerId: partner.id })
    const as = await signedIn(world, id)
    const ctx = world.as(staff('ADMIN', (await makeStaff(world.db)).id))
    await updateCustomerPortal(ctx, { customerId: off.id, enabled: false })
    expect((await as()).actor).toMatchObject({ adminOf: [on.id], partnerOf: [partner.id] })
    expect(await failure(as(off.id))).toMatchObject({ code: 'INVALID_INPUT' })

    await updatePortalSettings(ctx, { enabled: false })
    await updateCustomerPortal(ctx, { customerId: off.id, enabled: true })
    expect((await as()).actor).toMatchObject({ adminOf: [off.id], partnerOf: [] })
    await updateCustomerPortal(ctx, { customerId: off.id, enabled: null })
    expect((await as()).actor).toMatchObject({ adminOf: [], memberOf: [], partnerOf: [], scopes: new Set() })
  }),
)
