import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeCustomer,
  makeLicense,
  makeMembership,
  makePortalUser,
  makeProject,
  makeSupportContact,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId } from '../../../test/harness.ts'
import { systemActor } from '../../auth/system.ts'
import {
  archiveCustomer,
  archiveTestCustomer,
  createCustomer,
  deleteCustomer,
  unarchiveCustomer,
  updateCustomer,
  updateCustomerContact,
} from './operations.ts'

test(
  'a new customer is a trial unless said otherwise, and its creation is in the audit trail',
  inWorld(async (world) => {
    const customer = await createCustomer(world.as(staff('SALES')), {
      number: 'C-1',
      name: ' Acme ',
      contactEmail: 'Ada@Acme.Example',
      notes: 'pays late',
    })
    expect(customer).toMatchObject({
      number: 'C-1',
      name: 'Acme',
      type: 'TRIAL',
      contactEmail: 'ada@acme.example',
      version: 1,
      archivedAt: null,
    })
    expect(await eventsOf(world, customer.id)).toMatchObject([
      {
        type: 'customer.created',
        actorKind: 'staff',
        customerId: customer.id,
        requestId: 'test',
        occurredAt: today,
        changes: { number: { to: 'C-1' }, notes: { to: 'pays late' } },
      },
    ])
  }),
)

test(
  'a second customer with the same number is a conflict on the number, and nothing is written',
  inWorld(async (world) => {
    await makeCustomer(world.db, { number: 'C-1' })
    const error = await failure(createCustomer(world.as(staff()), { number: 'C-1', name: 'Acme' }))
    expect(error).toMatchObject({ code: 'CONFLICT', path: ['number'] })
    expect(await world.db.customer.count()).toBe(1)
    expect(await world.db.auditEvent.count()).toBe(0)
  }),
)

test.each([
  ['an empty name', { name: ' ' }, ['name']],
  ['a name over 255 characters', { name: 'x'.repeat(256) }, ['name']],
  ['a name over two lines', { name: 'a\nb' }, ['name']],
  ['no e-mail address', { contactEmail: 'ada at acme' }, ['contactEmail']],
  ['two e-mail addresses', { contactEmail: 'ada@acme.example, eve@evil.example' }, ['contactEmail']],
  ['a quoted local part', { contactEmail: '"ada@evil.example"@acme.example' }, ['contactEmail']],
  ['notes over 10,000 characters', { notes: 'x'.repeat(10_001) }, ['notes']],
  ['metadata that is a list', { metadata: [] }, ['metadata']],
  ['metadata over 16 KB', { metadata: { text: 'x'.repeat(16_384) } }, ['metadata']],
  ['metadata five levels deep', { metadata: { a: { b: { c: { d: { e: 1 } } } } } }, ['metadata']],
  [
    'metadata of 65 keys',
    { metadata: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${i}`, i])) },
    ['metadata'],
  ],
  ['an end without being a test', { testEndsAt: today }, ['testEndsAt']],
  [
    'a test of 49 hours',
    { type: 'TEST', testEndsAt: new Date(today.getTime() + 49 * 3_600_000) },
    ['testEndsAt'],
  ],
])('%s is refused with its field', (_what, input, path) =>
  inWorld(async (world) => {
    const error = await failure(createCustomer(world.as(staff()), { number: 'C-1', name: 'Acme', ...input }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test(
  'an update changes what it names, empties what is null and leaves the rest',
  inWorld(async (world) => {
    const before = await makeCustomer(world.db, { externalId: 'crm-1', contactName: 'Ada', notes: 'note' })
    const after = await updateCustomer(world.as(staff()), { id: before.id, name: 'New', externalId: null })
    expect(after).toMatchObject({
      name: 'New',
      externalId: null,
      contactName: 'Ada',
      notes: 'note',
      version: 2,
    })
    expect(await eventsOf(world, before.id)).toMatchObject([
      {
        type: 'customer.updated',
        changes: { name: { from: before.name, to: 'New' }, externalId: { from: 'crm-1', to: null } },
      },
    ])
  }),
)

test(
  'an update that changes nothing leaves no trace',
  inWorld(async (world) => {
    const before = await makeCustomer(world.db)
    const after = await updateCustomer(world.as(staff()), { id: before.id, name: before.name })
    expect(after.version).toBe(1)
    expect(await eventsOf(world, before.id)).toEqual([])
  }),
)

test(
  'an update from a stale version is a conflict',
  inWorld(async (world) => {
    const { id } = await makeCustomer(world.db, { version: 3 })
    const error = await failure(updateCustomer(world.as(staff()), { id, expectedVersion: 2, name: 'New' }))
    expect(error).toMatchObject({ code: 'CONFLICT', path: ['expectedVersion'] })
  }),
)

test(
  'an archived customer is read-only until it is brought back',
  inWorld(async (world) => {
    const { id } = await makeCustomer(world.db)
    const ctx = world.as(staff('SALES'))
    expect((await archiveCustomer(ctx, { id })).archivedAt).toEqual(today)
    expect(await failure(updateCustomer(ctx, { id, name: 'New' }))).toMatchObject({ code: 'CONFLICT' })
    expect((await archiveCustomer(ctx, { id })).version).toBe(2)
    expect((await unarchiveCustomer(ctx, { id })).archivedAt).toBeNull()
    expect((await updateCustomer(ctx, { id, name: 'New' })).name).toBe('New')
    const types = (await eventsOf(world, id)).map(({ type }) => type)
    expect(types).toEqual(['customer.archived', 'customer.unarchived', 'customer.updated'])
  }),
)

test(
  'a customer on whom something depends is not deleted, and the error says what it has',
  inWorld(async (world) => {
    const { id } = await makeCustomer(world.db)
    await makeProject(world.db, { customerId: id })
    await makeMembership(world.db, { customerId: id })
    await makeLicense(world.db, { customerId: id })
    await makeSupportContact(world.db, { customerId: id })
    const error = await failure(deleteCustomer(world.as(staff()), { id }))
    expect(error).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('1 projects, 1 licenses, 1 memberships and 1 support contacts'),
    })
    expect(await world.db.customer.count({ where: { id } })).toBe(1)
  }),
)

test(
  'a customer whose people were all removed can be deleted',
  inWorld(async (world) => {
    const { id } = await makeCustomer(world.db)
    await makeMembership(world.db, { customerId: id, status: 'REMOVED' })
    expect(await deleteCustomer(world.as(staff()), { id })).toEqual({ id })
    expect(await eventsOf(world, id)).toMatchObject([{ type: 'customer.deleted' }])
  }),
)

test(
  "a customer's admin changes the contact of the own customer and nothing else",
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db)
    const other = await makeCustomer(world.db)
    const person = await makePortalUser(world.db)
    const ctx = world.as(portalUser(person.id, { adminOf: [customer.id] }))
    expect((await updateCustomerContact(ctx, { id: customer.id, contactName: 'Ada' })).contactName).toBe(
      'Ada',
    )
    expect(await failure(updateCustomer(ctx, { id: customer.id, name: 'New' }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    const foreign = await failure(updateCustomerContact(ctx, { id: other.id, contactName: 'Eve' }))
    const unknown = await failure(
      updateCustomerContact(ctx, { id: unknownId('Customer'), contactName: 'Eve' }),
    )
    expect(foreign).toMatchObject({ code: 'NOT_FOUND', path: ['id'] })
    expect(foreign).toEqual(unknown)
  }),
)

test(
  'a token for some customers creates none and does not see the others',
  inWorld(async (world) => {
    const [mine, other] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    const ctx = world.as(apiToken(['customer:write'], [mine.id]))
    expect(await failure(createCustomer(ctx, { number: 'C-9', name: 'New' }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect((await updateCustomer(ctx, { id: mine.id, name: 'Mine' })).name).toBe('Mine')
    expect(await failure(updateCustomer(ctx, { id: other.id, name: 'Mine' }))).toMatchObject({
      code: 'NOT_FOUND',
    })
  }),
)

test(
  'a test customer ends by itself, and a job that comes early, late or twice does no harm',
  inWorld(async (world) => {
    const { id, testEndsAt } = await createCustomer(world.as(staff()), {
      number: 'C-1',
      name: 'Acme',
      type: 'TEST',
    })
    expect(testEndsAt).toEqual(new Date(today.getTime() + 48 * 3_600_000))
    const job = { ...world.as(systemActor('archive-test-customer')) }
    await archiveTestCustomer(job, { customerId: id })
    expect(await world.db.customer.findUniqueOrThrow({ where: { id } })).toMatchObject({ archivedAt: null })
    const later = { ...job, now: () => new Date(today.getTime() + 49 * 3_600_000) }
    await archiveTestCustomer(later, { customerId: id })
    await archiveTestCustomer(later, { customerId: id })
    await archiveTestCustomer(later, { customerId: unknownId('Customer') })
    expect(await world.db.customer.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 2 })
    expect((await eventsOf(world, id)).at(-1)).toMatchObject({
      type: 'customer.archived',
      actorName: 'archive-test-customer',
    })
  }),
)
