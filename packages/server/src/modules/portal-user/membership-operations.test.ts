import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeAssignment,
  makeCustomer,
  makeMembership,
  makePartner,
  makePortalUser,
  makeProject,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import {
  changeMembershipRole,
  createMembership,
  disableMembership,
  enableMembership,
  removeMembership,
} from './membership-operations.ts'

test(
  'a person joins a customer and a partner, with an event in the trail of the customer',
  inWorld(async (world) => {
    const [person, customer, partner] = [
      await makePortalUser(world.db),
      await makeCustomer(world.db),
      await makePartner(world.db),
    ]
    const ctx = world.as(staff('SALES'))
    const inCustomer = await createMembership(ctx, {
      portalUserId: person.id,
      customerId: customer.id,
      role: 'MEMBER',
    })
    const inPartner = await createMembership(ctx, {
      portalUserId: person.id,
      partnerId: partner.id,
      role: 'READ_ONLY',
    })
    expect(inCustomer).toMatchObject({
      customerId: customer.id,
      partnerId: null,
      role: 'MEMBER',
      source: 'STAFF',
      status: 'ACTIVE',
      version: 1,
    })
    expect(inPartner).toMatchObject({ customerId: null, partnerId: partner.id, role: 'READ_ONLY' })
    expect(await eventsOf(world, inCustomer.id)).toMatchObject([
      { type: 'membership.created', customerId: customer.id },
    ])
    expect(await eventsOf(world, inPartner.id)).toMatchObject([
      { type: 'membership.created', customerId: null },
    ])
  }),
)

test.each(['ACTIVE', 'DISABLED'] as const)(
  'a second membership beside one that is %s is a conflict',
  (status) =>
    inWorld(async (world) => {
      const inCustomer = await makeMembership(world.db, { status })
      const inPartner = await makeMembership(world.db, {
        status,
        partnerId: (await makePartner(world.db)).id,
      })
      for (const { portalUserId, customerId, partnerId } of [inCustomer, inPartner]) {
        const input = { portalUserId, customerId, partnerId, role: 'ADMIN' }
        const error = await failure(createMembership(world.as(staff()), input))
        expect(error).toMatchObject({ code: 'CONFLICT', path: ['portalUserId'] })
      }
    })(),
)

test(
  'who was removed can join again; the old membership stays as history',
  inWorld(async (world) => {
    const old = await makeMembership(world.db, { status: 'REMOVED' })
    const { portalUserId, customerId } = old
    await createMembership(world.as(staff()), { portalUserId, customerId, role: 'ADMIN' })
    const all = await world.db.membership.findMany({ where: { portalUserId }, orderBy: { id: 'asc' } })
    expect(all).toMatchObject([{ id: old.id, status: 'REMOVED' }, { status: 'ACTIVE' }])
  }),
)

test(
  'a membership takes one company that exists and a person who exists',
  inWorld(async (world) => {
    const [person, customer, partner] = [
      await makePortalUser(world.db),
      await makeCustomer(world.db),
      await makePartner(world.db),
    ]
    const create = (input: object) =>
      failure(createMembership(world.as(staff()), { portalUserId: person.id, role: 'MEMBER', ...input }))
    expect(await create({})).toMatchObject({ code: 'INVALID_INPUT', path: ['customerId'] })
    expect(await create({ customerId: customer.id, partnerId: partner.id })).toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(await create({ customerId: unknownId('Customer') })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['customerId'],
    })
    expect(await create({ partnerId: unknownId('Partner') })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['partnerId'],
    })
    expect(await create({ customerId: customer.id, portalUserId: unknownId('PortalUser') })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['portalUserId'],
    })
  }),
)

test(
  'a token for some customers gives memberships in them, to people it sees, and never in a partner',
  inWorld(async (world) => {
    const [own, other, foreign] = [
      await makeCustomer(world.db),
      await makeCustomer(world.db),
      await makeCustomer(world.db),
    ]
    const partner = await makePartner(world.db)
    await makeProject(world.db, { customerId: own.id, partnerIds: [partner.id] })
    const { portalUserId } = await makeMembership(world.db, { customerId: own.id })
    const token = world.as(apiToken(undefined, [own.id, other.id]))
    const create = (input: object) => createMembership(token, { portalUserId, role: 'MEMBER', ...input })
    const stranger = await makePortalUser(world.db)
    expect(await failure(create({ customerId: other.id, portalUserId: stranger.id }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await failure(create({ customerId: foreign.id }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await failure(create({ partnerId: partner.id }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await create({ customerId: other.id })).toMatchObject({ customerId: other.id })
  }),
)

/** A customer with two admins and a member, as the first admin. */
async function team(world: World) {
  const customer = await makeCustomer(world.db)
  const first = await makeMembership(world.db, { customerId: customer.id, role: 'ADMIN' })
  const second = await makeMembership(world.db, { customerId: customer.id, role: 'ADMIN' })
  const member = await makeMembership(world.db, { customerId: customer.id, role: 'MEMBER' })
  const ctx = world.as(portalUser(first.portalUserId, { adminOf: [customer.id] }))
  return { customer, first, second, member, ctx }
}

test(
  "a customer's admin promotes, demotes, disables, enables and removes the customer's people",
  inWorld(async (world) => {
    const { customer, member, ctx } = await team(world)
    const { id } = member
    expect(await changeMembershipRole(ctx, { id, role: 'ADMIN', expectedVersion: 1 })).toMatchObject({
      role: 'ADMIN',
      version: 2,
    })
    expect(await changeMembershipRole(ctx, { id, role: 'READ_ONLY' })).toMatchObject({
      role: 'READ_ONLY',
      version: 3,
    })
    const { email: recipient } = await world.db.portalUser.findUniqueOrThrow({
      where: { id: member.portalUserId },
    })
    const mail = { type: 'ROLE_CHANGED', recipient, customerId: customer.id }
    expect(await world.db.email.findMany()).toMatchObject([mail, mail])
    expect(await disableMembership(ctx, { id })).toMatchObject({ status: 'DISABLED', version: 4 })
    expect(await enableMembership(ctx, { id })).toMatchObject({ status: 'ACTIVE', version: 5 })
    expect(await removeMembership(ctx, { id, expectedVersion: 5 })).toEqual({ id })
    expect(await world.db.membership.findUnique({ where: { id } })).toMatchObject({
      status: 'REMOVED',
      version: 6,
    })
    expect(await eventsOf(world, id)).toMatchObject([
      {
        type: 'membership.role_changed',
        actorKind: 'portalUser',
        customerId: customer.id,
        changes: { role: { from: 'MEMBER', to: 'ADMIN' } },
      },
      { type: 'membership.role_changed', changes: { role: { from: 'ADMIN', to: 'READ_ONLY' } } },
      { type: 'membership.disabled', changes: { status: { from: 'ACTIVE', to: 'DISABLED' } } },
      { type: 'membership.enabled', changes: { status: { from: 'DISABLED', to: 'ACTIVE' } } },
      { type: 'membership.removed', changes: { status: { from: 'ACTIVE', to: 'REMOVED' } } },
    ])
    expect(await failure(removeMembership(ctx, { id }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await failure(enableMembership(world.as(staff()), { id }))).toMatchObject({
      code: 'CONFLICT',
      path: ['id'],
    })
  }),
)

test(
  'what is so already is no change and no event',
  inWorld(async (world) => {
    const { first, member, ctx } = await team(world)
    await changeMembershipRole(ctx, { id: member.id, role: 'MEMBER' })
    await enableMembership(ctx, { id: member.id })
    await changeMembershipRole(ctx, { id: first.id, role: 'ADMIN' })
    await disableMembership(ctx, { id: member.id })
    await disableMembership(ctx, { id: member.id })
    expect(await eventsOf(world, first.id)).toEqual([])
    expect(await eventsOf(world, member.id)).toMatchObject([{ type: 'membership.disabled' }])
  }),
)

test(
  'an older version is a conflict, also one that was read before the customer was held',
  inWorld(async (world) => {
    const { member, ctx } = await team(world)
    for (const operation of [disableMembership, enableMembership, removeMembership, changeMembershipRole]) {
      const error = await failure(operation(ctx, { id: member.id, role: 'ADMIN', expectedVersion: 7 }))
      expect(error).toMatchObject({ code: 'CONFLICT', path: ['expectedVersion'] })
    }
  }),
)

const goings = [
  ['removed', (ctx, id) => removeMembership(ctx, { id })],
  ['disabled', (ctx, id) => disableMembership(ctx, { id })],
  ['demoted to MEMBER', (ctx, id) => changeMembershipRole(ctx, { id, role: 'MEMBER' })],
  ['demoted to READ_ONLY', (ctx, id) => changeMembershipRole(ctx, { id, role: 'READ_ONLY' })],
] as const satisfies [string, (ctx: ReturnType<World['as']>, id: string) => Promise<unknown>][]

test.each(goings)('the last active admin of a customer is not %s, except by staff', (_what, go) =>
  inWorld(async (world) => {
    const { customer, first, second, ctx } = await team(world)
    const token = world.as(apiToken())
    await go(ctx, second.id)
    // Admins who are out of action do not count, nor do those of other customers.
    await makeMembership(world.db, { customerId: customer.id, role: 'ADMIN', status: 'REMOVED' })
    const asleep = await makePortalUser(world.db, { disabledAt: today })
    await makeMembership(world.db, { customerId: customer.id, role: 'ADMIN', portalUserId: asleep.id })
    await makeMembership(world.db, { role: 'ADMIN' })
    for (const actor of [ctx, token]) {
      expect(await failure(go(actor, first.id))).toMatchObject({ code: 'CONFLICT', path: ['id'] })
    }
    expect(await world.db.membership.findUnique({ where: { id: first.id } })).toMatchObject({
      role: 'ADMIN',
      status: 'ACTIVE',
      version: 1,
    })
    expect(await eventsOf(world, first.id)).toEqual([])
    await go(world.as(staff()), first.id)
    expect(await eventsOf(world, first.id)).toHaveLength(1)
  })(),
)

test.each(goings)('an admin who is disabled, or of a partner, is %s without being missed', (_what, go) =>
  inWorld(async (world) => {
    const token = world.as(apiToken())
    const disabled = await makeMembership(world.db, { role: 'ADMIN', status: 'DISABLED' })
    const ofPartner = await makeMembership(world.db, {
      role: 'ADMIN',
      partnerId: (await makePartner(world.db)).id,
    })
    await go(token, disabled.id)
    await go(token, ofPartner.id)
  })(),
)

test.each(goings)('somebody of another customer or of a partner is not %s by an admin', (_what, go) =>
  inWorld(async (world) => {
    const { customer, first, ctx } = await team(world)
    const foreign = await makeMembership(world.db)
    expect(await failure(go(ctx, foreign.id))).toEqual(await failure(go(ctx, unknownId('Membership'))))
    expect(await failure(go(ctx, foreign.id))).toMatchObject({ code: 'NOT_FOUND', path: ['id'] })
    const token = world.as(apiToken(undefined, [customer.id]))
    expect(await failure(go(token, foreign.id))).toMatchObject({ code: 'NOT_FOUND' })

    const partner = await makePartner(world.db)
    const ownInPartner = await makeMembership(world.db, {
      portalUserId: first.portalUserId,
      partnerId: partner.id,
    })
    const both = world.as(portalUser(first.portalUserId, { adminOf: [customer.id], partnerOf: [partner.id] }))
    expect(await failure(go(both, ownInPartner.id))).toMatchObject({ code: 'FORBIDDEN' })
  })(),
)

test.each(goings)('nobody is %s in an archived customer', (_what, go) =>
  inWorld(async (world) => {
    const archived = await makeCustomer(world.db, { archivedAt: today })
    const { id, portalUserId } = await makeMembership(world.db, { customerId: archived.id, role: 'ADMIN' })
    expect(await failure(go(world.as(staff()), id))).toMatchObject({ code: 'CONFLICT' })
    expect(await failure(enableMembership(world.as(staff()), { id }))).toMatchObject({ code: 'CONFLICT' })
    const again = { portalUserId, customerId: archived.id, role: 'MEMBER' }
    expect(await failure(createMembership(world.as(staff()), again))).toMatchObject({ code: 'CONFLICT' })
  })(),
)

test(
  'members and readers change nothing, not even their own membership',
  inWorld(async (world) => {
    const { customer, member } = await team(world)
    const ctx = world.as(portalUser(member.portalUserId, { memberOf: [customer.id] }))
    for (const [, go] of goings)
      expect(await failure(go(ctx, member.id))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(enableMembership(ctx, { id: member.id }))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)

test(
  'removing a membership takes the person off the projects of that customer, and off no others',
  inWorld(async (world) => {
    const { customer, member, ctx } = await team(world)
    const { portalUserId } = member
    const project = await makeProject(world.db, { customerId: customer.id })
    const gone = [
      await makeAssignment(world.db, { projectId: project.id, portalUserId }),
      await makeAssignment(world.db, {
        projectId: (await makeProject(world.db, { customerId: customer.id })).id,
        portalUserId,
      }),
    ]
    const colleague = await makeAssignment(world.db, { projectId: project.id })
    const elsewhere = await makeAssignment(world.db, { portalUserId })
    await disableMembership(ctx, { id: member.id })
    expect(await world.db.projectAssignment.count()).toBe(4)
    await removeMembership(ctx, { id: member.id })
    const left = await world.db.projectAssignment.findMany({ orderBy: { id: 'asc' } })
    expect(left.map(({ id }) => id)).toEqual([colleague.id, elsewhere.id])
    for (const { id } of gone) {
      expect(await eventsOf(world, id)).toMatchObject([
        { type: 'project_assignment.deleted', customerId: customer.id },
      ])
    }
  }),
)
