import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeMembership, makePartner, makePortalUser } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { createSession } from '../../auth/session.ts'
import { systemActor } from '../../auth/system.ts'
import { createPortalUser, disablePortalUser, enablePortalUser, updatePortalUser } from './operations.ts'

const ada = { email: 'ada@acme.example', firstName: 'Ada', lastName: 'Lovelace' }

test(
  'a new person belongs nowhere, and the creation is in the audit trail',
  inWorld(async (world) => {
    const person = await createPortalUser(world.as(staff('SALES')), { ...ada, email: ' Ada@Acme.Example ' })
    expect(person).toMatchObject({ ...ada, disabledAt: null, version: 1, createdAt: today })
    expect(await world.db.membership.count()).toBe(0)
    expect(await eventsOf(world, person.id)).toMatchObject([
      { type: 'portal_user.created', customerId: null, changes: { email: { to: ada.email } } },
    ])
  }),
)

test(
  'a new person with a first membership leaves one event for each',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db)
    const person = await createPortalUser(world.as(staff()), {
      ...ada,
      membership: { customerId: customer.id, role: 'ADMIN' },
    })
    const [membership] = await world.db.membership.findMany({ where: { portalUserId: person.id } })
    expect(membership).toMatchObject({
      customerId: customer.id,
      partnerId: null,
      role: 'ADMIN',
      source: 'STAFF',
      status: 'ACTIVE',
    })
    expect(await eventsOf(world, person.id)).toHaveLength(1)
    expect(await eventsOf(world, membership!.id)).toMatchObject([
      { type: 'membership.created', customerId: customer.id, changes: { role: { to: 'ADMIN' } } },
    ])
  }),
)

test(
  'an e-mail address that somebody has, in whichever case, is a conflict on it, and nothing is written',
  inWorld(async (world) => {
    await makePortalUser(world.db, { email: ada.email })
    const customer = await makeCustomer(world.db)
    const membership = { customerId: customer.id, role: 'MEMBER' }
    const error = await failure(
      createPortalUser(world.as(staff()), { ...ada, email: 'ADA@acme.example', membership }),
    )
    expect(error).toMatchObject({ code: 'CONFLICT', path: ['email'] })
    expect(await world.db.membership.count()).toBe(0)
    expect(await world.db.auditEvent.count()).toBe(0)
  }),
)

test.each([
  ['no e-mail address', { email: 'ada' }, ['email']],
  ['two e-mail addresses', { email: 'ada@acme.example, eve@evil.example' }, ['email']],
  ['a letter that only looks like k in lower case', { email: '\u212Aate@acme.example' }, ['email']],
  ['an empty first name', { firstName: ' ' }, ['firstName']],
  ['a last name over 255 characters', { lastName: 'x'.repeat(256) }, ['lastName']],
  ['a membership in nothing', { membership: { role: 'ADMIN' } }, ['membership', 'customerId']],
  [
    'a membership in both',
    { membership: { customerId: unknownId('Customer'), partnerId: unknownId('Partner'), role: 'ADMIN' } },
    ['membership', 'customerId'],
  ],
  [
    'a role that does not exist',
    { membership: { customerId: unknownId('Customer'), role: 'OWNER' } },
    ['membership', 'role'],
  ],
])('%s is refused with its field', (_what, input, path) =>
  inWorld(async (world) => {
    const error = await failure(createPortalUser(world.as(staff()), { ...ada, ...input }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test(
  'a first membership in an unknown company is not found, in an archived customer a conflict',
  inWorld(async (world) => {
    const create = (membership: object) =>
      failure(createPortalUser(world.as(staff()), { ...ada, membership }))
    expect(await create({ customerId: unknownId('Customer'), role: 'MEMBER' })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['membership', 'customerId'],
    })
    expect(await create({ partnerId: unknownId('Partner'), role: 'MEMBER' })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['membership', 'partnerId'],
    })
    const archived = await makeCustomer(world.db, { archivedAt: today })
    expect(await create({ customerId: archived.id, role: 'MEMBER' })).toMatchObject({ code: 'CONFLICT' })
    expect(await world.db.portalUser.count()).toBe(0)
  }),
)

test(
  'a token for some customers creates people only in them',
  inWorld(async (world) => {
    const [own, foreign, partner] = [
      await makeCustomer(world.db),
      await makeCustomer(world.db),
      await makePartner(world.db),
    ]
    const token = world.as(apiToken(['portal_user:create'], [own.id]))
    expect(await failure(createPortalUser(token, ada))).toMatchObject({ code: 'FORBIDDEN' })
    const inForeign = { ...ada, membership: { customerId: foreign.id, role: 'MEMBER' } }
    const inUnknown = { ...ada, membership: { customerId: unknownId('Customer'), role: 'MEMBER' } }
    expect(await failure(createPortalUser(token, inForeign))).toEqual(
      await failure(createPortalUser(token, inUnknown)),
    )
    const inPartner = { ...ada, membership: { partnerId: partner.id, role: 'MEMBER' } }
    expect(await failure(createPortalUser(token, inPartner))).toMatchObject({ code: 'NOT_FOUND' })
    const person = await createPortalUser(token, {
      ...ada,
      membership: { customerId: own.id, role: 'MEMBER' },
    })
    expect(await token.read.portalUser.count({ where: { id: person.id } })).toBe(1)
  }),
)

test(
  'an update writes what changed and nothing else',
  inWorld(async (world) => {
    const before = await makePortalUser(world.db, ada)
    const update = (input: object) => updatePortalUser(world.as(staff()), { id: before.id, ...input })
    expect(await update({ lastName: 'King', expectedVersion: 1 })).toMatchObject({
      ...ada,
      lastName: 'King',
      version: 2,
    })
    expect(await update({ lastName: 'King' })).toMatchObject({ version: 2 })
    expect(await eventsOf(world, before.id)).toMatchObject([
      { type: 'portal_user.updated', changes: { lastName: { from: 'Lovelace', to: 'King' } } },
    ])
    expect(await failure(update({ firstName: 'A', expectedVersion: 1 }))).toMatchObject({
      code: 'CONFLICT',
      path: ['expectedVersion'],
    })
    expect(await failure(update({ firstName: null }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['firstName'],
    })
  }),
)

test(
  "an update to somebody else's e-mail address is a conflict on it",
  inWorld(async (world) => {
    await makePortalUser(world.db, { email: 'eve@acme.example' })
    const { id } = await makePortalUser(world.db, ada)
    const error = await failure(updatePortalUser(world.as(staff()), { id, email: 'Eve@acme.example' }))
    expect(error).toMatchObject({ code: 'CONFLICT', path: ['email'] })
  }),
)

async function openSessions(world: World, portalUserId: string): Promise<number> {
  return world.db.session.count({ where: { portalUserId, revokedAt: null } })
}

test(
  'a new e-mail address ends the sessions of the person, a new name does not',
  inWorld(async (world) => {
    const [{ id }, other] = [await makePortalUser(world.db, ada), await makePortalUser(world.db)]
    const system = world.as(systemActor('demo-data'))
    const { session } = await createSession(system, { portalUserId: id })
    await createSession(system, { portalUserId: other.id })
    await updatePortalUser(world.as(staff()), { id, firstName: 'Augusta' })
    expect(await openSessions(world, id)).toBe(1)
    await updatePortalUser(world.as(staff()), { id, email: 'king@acme.example' })
    expect([await openSessions(world, id), await openSessions(world, other.id)]).toEqual([0, 1])
    expect(await eventsOf(world, session.id)).toMatchObject([
      { type: 'session.created' },
      { type: 'session.revoked' },
    ])
  }),
)

test(
  'a person is disabled once, loses all sessions, and can be enabled again',
  inWorld(async (world) => {
    const { id } = await makePortalUser(world.db, ada)
    await createSession(world.as(systemActor('demo-data')), { portalUserId: id })
    await createSession(world.as(systemActor('demo-data')), { portalUserId: id })
    const admin = world.as(staff())
    expect(await disablePortalUser(admin, { id, expectedVersion: 1 })).toMatchObject({
      disabledAt: today,
      version: 2,
    })
    expect(await disablePortalUser(admin, { id })).toMatchObject({ version: 2 })
    expect(await openSessions(world, id)).toBe(0)
    expect(await enablePortalUser(admin, { id, expectedVersion: 2 })).toMatchObject({
      disabledAt: null,
      version: 3,
    })
    expect(await openSessions(world, id)).toBe(0)
    expect(await eventsOf(world, id)).toMatchObject([
      { type: 'portal_user.disabled', changes: { disabledAt: { from: null, to: today.toISOString() } } },
      { type: 'portal_user.enabled', changes: { disabledAt: { from: today.toISOString(), to: null } } },
    ])
  }),
)

test(
  'only staff disable the last active admin of a customer',
  inWorld(async (world) => {
    const { portalUserId: id, customerId } = await makeMembership(world.db, { role: 'ADMIN' })
    const token = world.as(apiToken())
    // Neither a member nor an admin who is out of action could take over.
    await makeMembership(world.db, { customerId, role: 'MEMBER' })
    await makeMembership(world.db, { customerId, role: 'ADMIN', status: 'DISABLED' })
    const asleep = await makePortalUser(world.db, { disabledAt: today })
    await makeMembership(world.db, { customerId, role: 'ADMIN', portalUserId: asleep.id })
    expect(await failure(disablePortalUser(token, { id }))).toMatchObject({ code: 'CONFLICT', path: ['id'] })
    expect(await disablePortalUser(world.as(staff()), { id })).toMatchObject({ disabledAt: today })
    await enablePortalUser(token, { id })
    await enablePortalUser(token, { id: asleep.id })
    expect(await disablePortalUser(token, { id })).toMatchObject({ disabledAt: today })
  }),
)

test(
  'the one identity of a person is not for the admin of a customer nor for a token of some customers',
  inWorld(async (world) => {
    const { portalUserId: id, customerId } = await makeMembership(world.db)
    const admin = world.as(portalUser((await makePortalUser(world.db)).id, { adminOf: [customerId!] }))
    const token = world.as(apiToken(undefined, [customerId!]))
    for (const ctx of [admin, token, world.as(staff('SALES'))]) {
      for (const operation of [updatePortalUser, disablePortalUser, enablePortalUser]) {
        expect(await failure(operation(ctx, { id, firstName: 'X' }))).toMatchObject({ code: 'FORBIDDEN' })
      }
    }
  }),
)

test(
  'a person who is not visible and one who does not exist give the same answer',
  inWorld(async (world) => {
    const { portalUserId: foreign } = await makeMembership(world.db)
    const token = world.as(apiToken(undefined, [(await makeCustomer(world.db)).id]))
    for (const operation of [updatePortalUser, disablePortalUser, enablePortalUser]) {
      const error = await failure(operation(token, { id: foreign }))
      expect(error).toMatchObject({ code: 'NOT_FOUND', path: ['id'] })
      expect(error).toEqual(await failure(operation(token, { id: unknownId('PortalUser') })))
    }
  }),
)
