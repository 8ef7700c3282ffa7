import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeCustomer,
  makeMembership,
  makeProject,
  makeSubscription,
  makeSupportContact,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import type { SupportContactAccess } from '../../db/generated/prisma/client.ts'
import { limitsOf } from './limits.ts'
import {
  changeSupportContactAccess,
  createSupportContact,
  removeSupportContact,
  updateSupportContact,
} from './operations.ts'

type Included = { full?: number | null; readOnly?: number | null }

/** A customer with one active subscription, and its admin. */
async function customerWith(world: World, { full = 2, readOnly = 1 }: Included = {}) {
  const customer = await makeCustomer(world.db)
  const project = await makeProject(world.db, { customerId: customer.id })
  const subscription = await makeSubscription(world.db, {
    projectId: project.id,
    fullSupportContacts: full,
    readOnlySupportContacts: readOnly,
  })
  const { portalUserId } = await makeMembership(world.db, { customerId: customer.id, role: 'ADMIN' })
  return {
    customer,
    project,
    subscription,
    admin: world.as(portalUser(portalUserId, { adminOf: [customer.id] })),
  }
}

let counter = 0
const inputFor = (customerId: string, access: SupportContactAccess = 'FULL') => ({
  customerId,
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: `ada-${++counter}@acme.example`,
  access,
})

test(
  "a customer's admin adds a contact, which waits for the ticketing system",
  inWorld(async (world) => {
    const { customer, admin } = await customerWith(world)
    const contact = await createSupportContact(admin, {
      ...inputFor(customer.id),
      email: ' Ada@Acme.Example',
      projectRole: 'Architect',
    })
    expect(contact).toMatchObject({
      customerId: customer.id,
      email: 'ada@acme.example',
      projectRole: 'Architect',
      access: 'FULL',
      status: 'ACTIVE',
      syncStatus: 'PENDING',
      version: 1,
      createdAt: today,
    })
    expect(await eventsOf(world, contact.id)).toMatchObject([
      { type: 'support_contact.created', customerId: customer.id, changes: { access: { to: 'FULL' } } },
    ])
    expect(await world.db.email.findMany({ where: { customerId: customer.id } })).toMatchObject([
      { type: 'SUPPORT_CONTACT_ADDED', recipient: 'ada@acme.example' },
    ])
  }),
)

test(
  'an edit has to be told to the ticketing system again; an edit that changes nothing leaves no trace',
  inWorld(async (world) => {
    const { customer, admin } = await customerWith(world)
    const before = await makeSupportContact(world.db, {
      customerId: customer.id,
      syncStatus: 'FAILED',
      syncError: 'No such account.',
    })
    const same = await updateSupportContact(admin, { id: before.id, firstName: before.firstName })
    expect(same).toMatchObject({ version: 1, syncStatus: 'FAILED' })
    const contact = await updateSupportContact(admin, { id: before.id, lastName: 'Byron', projectRole: null })
    expect(contact).toMatchObject({ lastName: 'Byron', version: 2, syncStatus: 'PENDING', syncError: null })
    expect(await eventsOf(world, before.id)).toMatchObject([
      { type: 'support_contact.updated', changes: { lastName: { to: 'Byron' } } },
    ])
  }),
)

test(
  'contacts are counted by access against what the active subscriptions include together',
  inWorld(async (world) => {
    const { customer, project, admin } = await customerWith(world, { full: 1, readOnly: 1 })
    await makeSubscription(world.db, {
      projectId: project.id,
      fullSupportContacts: 1,
      readOnlySupportContacts: 0,
    })
    await makeSubscription(world.db, {
      projectId: project.id,
      fullSupportContacts: 50,
      readOnlySupportContacts: null,
      status: 'EXPIRED',
    })
    await makeSupportContact(world.db, { access: 'FULL' })
    for (let i = 0; i < 2; i++) await createSupportContact(admin, inputFor(customer.id))
    const refused = await failure(createSupportContact(admin, inputFor(customer.id)))
    expect(refused).toMatchObject({ code: 'LIMIT_REACHED', path: ['access'] })
    expect(refused.message).toContain('include 2 support contacts with full access, and 2 are in use')
    const reader = await createSupportContact(admin, inputFor(customer.id, 'READ_ONLY'))
    expect(await failure(changeSupportContactAccess(admin, { id: reader.id, access: 'FULL' }))).toMatchObject(
      { code: 'LIMIT_REACHED', path: ['access'] },
    )
    expect(await limitsOf(admin, customer.id)).toEqual({
      FULL: { used: 2, limit: 2 },
      READ_ONLY: { used: 1, limit: 1 },
    })
  }),
)

test(
  'a removed contact makes room, and its address can be used again',
  inWorld(async (world) => {
    const { customer, admin } = await customerWith(world, { full: 1 })
    const input = inputFor(customer.id)
    const first = await createSupportContact(admin, input)
    expect(await removeSupportContact(admin, { id: first.id })).toMatchObject({
      status: 'REMOVED',
      removedAt: today,
      syncStatus: 'PENDING',
    })
    const second = await createSupportContact(admin, input)
    expect(second.id).not.toBe(first.id)
    for (const change of [
      () => removeSupportContact(admin, { id: first.id }),
      () => updateSupportContact(admin, { id: first.id, firstName: 'Eve' }),
      () => changeSupportContactAccess(admin, { id: first.id, access: 'READ_ONLY' }),
    ])
      expect(await failure(change())).toMatchObject({ code: 'CONFLICT', path: ['id'] })
    expect((await eventsOf(world, first.id)).map(({ type }) => type)).toEqual([
      'support_contact.created',
      'support_contact.removed',
    ])
  }),
)

test(
  'access changes both ways while there is room, and the same access is no change',
  inWorld(async (world) => {
    const { customer, admin } = await customerWith(world, { full: 1, readOnly: null })
    const { id } = await createSupportContact(admin, inputFor(customer.id))
    expect(await changeSupportContactAccess(admin, { id, access: 'FULL' })).toMatchObject({ version: 1 })
    expect(await changeSupportContactAccess(admin, { id, access: 'READ_ONLY' })).toMatchObject({
      access: 'READ_ONLY',
      version: 2,
    })
    expect(await changeSupportContactAccess(admin, { id, access: 'FULL' })).toMatchObject({ version: 3 })
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual([
      'support_contact.created',
      'support_contact.access_changed',
      'support_contact.access_changed',
    ])
  }),
)

test(
  'without an active subscription there is no support contact',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db)
    expect(await failure(createSupportContact(world.as(staff()), inputFor(customer.id)))).toMatchObject({
      code: 'LIMIT_REACHED',
      message: expect.stringContaining('include 0 support contacts'),
    })
  }),
)

test(
  'an address is used once in a customer, and again in another',
  inWorld(async (world) => {
    const [one, other] = [await customerWith(world), await customerWith(world)]
    const input = inputFor(one.customer.id)
    const first = await createSupportContact(one.admin, input)
    const again = { ...input, email: input.email.toUpperCase() }
    expect(await failure(createSupportContact(one.admin, again))).toMatchObject({
      code: 'CONFLICT',
      path: ['email'],
    })
    await createSupportContact(other.admin, { ...input, customerId: other.customer.id })
    const second = await makeSupportContact(world.db, { customerId: one.customer.id })
    expect(
      await failure(updateSupportContact(one.admin, { id: second.id, email: first.email })),
    ).toMatchObject({ code: 'CONFLICT', path: ['email'] })
  }),
)

test(
  'what is wrong with the input is told by field, all at once',
  inWorld(async (world) => {
    const { customer, admin } = await customerWith(world)
    const input = { ...inputFor(customer.id), firstName: ' ', email: 'a@b.example, c@d.example' }
    await expect(createSupportContact(admin, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      all: [{ inputPath: ['firstName'] }, { inputPath: ['email'] }],
    })
  }),
)

test(
  'a stale version is a conflict, and so is any change for an archived customer',
  inWorld(async (world) => {
    const { customer, admin } = await customerWith(world)
    const { id } = await makeSupportContact(world.db, { customerId: customer.id, version: 3 })
    expect(
      await failure(updateSupportContact(admin, { id, firstName: 'Eve', expectedVersion: 2 })),
    ).toMatchObject({ code: 'CONFLICT', path: ['expectedVersion'] })
    await world.db.customer.update({ where: { id: customer.id }, data: { archivedAt: today } })
    for (const change of [
      () => createSupportContact(admin, inputFor(customer.id)),
      () => updateSupportContact(admin, { id, firstName: 'Eve' }),
      () => removeSupportContact(admin, { id }),
    ])
      expect(await failure(change())).toMatchObject({ code: 'CONFLICT' })
  }),
)

test(
  "another customer's contact does not exist, and who sees one may still not change it",
  inWorld(async (world) => {
    const { customer, admin } = await customerWith(world)
    const foreign = await makeSupportContact(world.db)
    const one = await failure(removeSupportContact(admin, { id: foreign.id }))
    const other = await failure(removeSupportContact(admin, { id: unknownId('SupportContact') }))
    expect(one).toEqual(other)
    expect(one).toMatchObject({ code: 'NOT_FOUND', path: ['id'] })
    expect(await failure(createSupportContact(admin, inputFor(foreign.customerId)))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['customerId'],
    })
    const own = await makeSupportContact(world.db, { customerId: customer.id })
    for (const actor of [staff('SALES'), staff('SUPPORT'), apiToken(['support_contact:read'])])
      expect(await failure(removeSupportContact(world.as(actor), { id: own.id }))).toMatchObject({
        code: 'FORBIDDEN',
      })
  }),
)
