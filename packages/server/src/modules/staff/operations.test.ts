import { expect, test } from 'vitest'
import { apiToken, staff } from '../../../test/actors.ts'
import { makeStaff } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { allScopes } from '../../auth/scopes.ts'
import { createSession } from '../../auth/session.ts'
import { systemActor } from '../../auth/system.ts'
import { createStaffMember, disableStaffMember, enableStaffMember, updateStaffMember } from './operations.ts'

const grace = { email: 'grace@vendor.example', name: 'Grace Hopper', role: 'SALES' }

test(
  'a new staff member is in the audit trail of the vendor',
  inWorld(async (world) => {
    const person = await createStaffMember(world.as(staff()), { ...grace, email: 'Grace@Vendor.example' })
    expect(person).toMatchObject({ ...grace, disabledAt: null, version: 1, createdAt: today })
    expect(await eventsOf(world, person.id)).toMatchObject([
      { type: 'staff.created', customerId: null, changes: { role: { to: 'SALES' } } },
    ])
  }),
)

test(
  'an e-mail address that another staff member has is a conflict on it',
  inWorld(async (world) => {
    await makeStaff(world.db, { email: grace.email })
    const conflict = { code: 'CONFLICT', path: ['email'] }
    expect(await failure(createStaffMember(world.as(staff()), grace))).toMatchObject(conflict)
    const { id } = await makeStaff(world.db)
    expect(await failure(updateStaffMember(world.as(staff()), { id, email: grace.email }))).toMatchObject(
      conflict,
    )
  }),
)

test.each([
  ['no e-mail address', { email: 'grace' }, ['email']],
  ['an empty name', { name: ' ' }, ['name']],
  ['a role that does not exist', { role: 'OWNER' }, ['role']],
])('%s is refused with its field', (_what, input, path) =>
  inWorld(async (world) => {
    const error = await failure(createStaffMember(world.as(staff()), { ...grace, ...input }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test(
  'an update writes what changed and nothing else',
  inWorld(async (world) => {
    const { id, email } = await makeStaff(world.db, { name: 'Grace', role: 'SUPPORT' })
    const update = (input: object) => updateStaffMember(world.as(staff()), { id, ...input })
    expect(await update({ role: 'ADMIN', expectedVersion: 1 })).toMatchObject({
      email,
      name: 'Grace',
      role: 'ADMIN',
      version: 2,
    })
    expect(await update({ role: 'ADMIN' })).toMatchObject({ version: 2 })
    expect(await failure(update({ name: 'G', expectedVersion: 1 }))).toMatchObject({
      code: 'CONFLICT',
      path: ['expectedVersion'],
    })
    expect(await eventsOf(world, id)).toMatchObject([
      { type: 'staff.updated', changes: { role: { from: 'SUPPORT', to: 'ADMIN' } } },
    ])
  }),
)

const openSessions = (world: World, staffId: string) =>
  world.db.session.count({ where: { staffId, revokedAt: null } })

test(
  'a new role or e-mail address ends the sessions of the person, a new role those of the demo not',
  inWorld(async (world) => {
    const { id } = await makeStaff(world.db, { role: 'SALES' })
    await createSession(world.as(systemActor('demo-data')), { staffId: id })
    await createSession(world.as(systemActor('demo-data')), { staffId: id, demo: true })
    await updateStaffMember(world.as(staff()), { id, name: 'Renamed' })
    expect(await openSessions(world, id)).toBe(2)
    await updateStaffMember(world.as(staff()), { id, role: 'SUPPORT' })
    expect(await openSessions(world, id)).toBe(1)
    await updateStaffMember(world.as(staff()), { id, email: grace.email })
    expect(await openSessions(world, id)).toBe(0)
  }),
)

test(
  'a staff member is disabled once, loses all sessions, and can be enabled again',
  inWorld(async (world) => {
    const { id } = await makeStaff(world.db, { role: 'SALES' })
    await createSession(world.as(systemActor('demo-data')), { staffId: id })
    const admin = world.as(staff())
    expect(await disableStaffMember(admin, { id, expectedVersion: 1 })).toMatchObject({
      disabledAt: today,
      version: 2,
    })
    expect(await disableStaffMember(admin, { id })).toMatchObject({ version: 2 })
    expect(await openSessions(world, id)).toBe(0)
    expect(await enableStaffMember(admin, { id })).toMatchObject({ disabledAt: null, version: 3 })
    expect(await eventsOf(world, id)).toMatchObject([{ type: 'staff.disabled' }, { type: 'staff.enabled' }])
  }),
)

test(
  'the last active admin is neither disabled nor demoted, by nobody',
  inWorld(async (world) => {
    const last = await makeStaff(world.db, { role: 'ADMIN' })
    const asleep = await makeStaff(world.db, { role: 'ADMIN', disabledAt: today })
    await makeStaff(world.db, { role: 'SALES' })
    const conflict = { code: 'CONFLICT', path: ['id'] }
    for (const actor of [staff('ADMIN', last.id), apiToken([...allScopes])]) {
      const ctx = world.as(actor)
      expect(await failure(disableStaffMember(ctx, { id: last.id }))).toMatchObject(conflict)
      expect(await failure(updateStaffMember(ctx, { id: last.id, role: 'SALES' }))).toMatchObject(conflict)
    }
    expect(await eventsOf(world, last.id)).toEqual([])
    // Renaming is no matter, and a disabled admin is not missed.
    await updateStaffMember(world.as(staff()), { id: last.id, name: 'Last' })
    await updateStaffMember(world.as(staff()), { id: asleep.id, role: 'SUPPORT' })
    const other = await makeStaff(world.db, { role: 'ADMIN' })
    await disableStaffMember(world.as(staff()), { id: last.id })
    expect(await failure(disableStaffMember(world.as(staff()), { id: other.id }))).toMatchObject(conflict)
  }),
)

test(
  'staff is managed by staff ADMIN alone, and is not found by anybody else',
  inWorld(async (world) => {
    const { id } = await makeStaff(world.db, { role: 'SALES' })
    for (const actor of [staff('SALES'), staff('SUPPORT'), apiToken()]) {
      expect(await failure(createStaffMember(world.as(actor), grace))).toMatchObject({ code: 'FORBIDDEN' })
      const error = await failure(disableStaffMember(world.as(actor), { id }))
      expect(error).toMatchObject({ code: 'NOT_FOUND', path: ['id'] })
      expect(error).toEqual(await failure(disableStaffMember(world.as(actor), { id: unknownId('Staff') })))
    }
  }),
)
