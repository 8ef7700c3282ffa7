import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeAuditEvent,
  makeCustomer,
  makeEmail,
  makeEmailDestination,
  makeInvitation,
  makeLicense,
  makeMembership,
  makePortalUser,
  makeProject,
  makeSubscription,
  makeSupportContact,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { newId } from '../../ids.ts'
import { eraseCustomer } from './erase-operations.ts'
import { unarchiveCustomer } from './operations.ts'

const admin = staff('ADMIN')
const reason = 'The contract is over.'

async function makeAcme({ db }: World, archivedAt: Date | null = today) {
  const customer = await makeCustomer(db, {
    name: 'Acme',
    contactName: 'Grace Hopper',
    contactEmail: 'grace@acme.example',
    contactPhone: '+1 555 0100',
    notes: 'Grace likes ships',
    externalId: 'grace-1',
    metadata: { owner: 'Grace' },
    archivedAt,
  })
  const project = await makeProject(db, {
    customerId: customer.id,
    notes: 'Ask Grace',
    metadata: { of: 'Grace' },
  })
  const subscription = await makeSubscription(db, {
    projectId: project.id,
    status: 'EXPIRED',
    endedAt: today,
    notes: 'Grace signed',
  })
  const license = await makeLicense(db, { customerId: customer.id, name: 'Production' })
  await db.machine.create({
    data: {
      id: newId('Machine'),
      licenseId: license.id,
      fingerprint: 'f1',
      name: 'graces-laptop',
      ipAddress: '192.0.2.7',
    },
  })
  const person = await makePortalUser(db, {
    email: 'hopper@acme.example',
    firstName: 'Grace',
    lastName: 'Hopper',
  })
  const consultant = await makePortalUser(db, { email: 'ed@consult.example', firstName: 'Ed' })
  for (const portalUserId of [person.id, consultant.id])
    await makeMembership(db, { portalUserId, customerId: customer.id, role: 'ADMIN' })
  await makeMembership(db, { portalUserId: consultant.id, customerId: (await makeCustomer(db)).id })
  await makeSupportContact(db, {
    customerId: customer.id,
    firstName: 'Grace',
    email: 'help.grace@acme.example',
  })
  await makeInvitation(db, { customerId: customer.id, email: 'grace.two@acme.example' })
  const { id: destination } = await makeEmailDestination(db, {
    customerId: customer.id,
    email: 'grace.four@acme.example',
  })
  await makeAuditEvent(db, {
    customerId: customer.id,
    entityType: 'email_destination',
    entityId: destination,
    changes: { email: { to: 'grace.four@acme.example' } },
  })
  await makeEmail(db, {
    customerId: customer.id,
    recipient: 'grace.three@acme.example',
    subject: 'Dear Grace',
  })
  await makeAuditEvent(db, {
    customerId: customer.id,
    entityId: customer.id,
    changes: {
      name: { to: 'Acme' },
      contactName: { from: null, to: 'Grace Hopper' },
      notes: { to: 'Grace', hidden: true },
    },
  })
  return { customer, project, subscription, license, person, consultant }
}

async function tracesIn({ db }: World): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'`
  const lines: string[] = []
  for (const { name } of tables)
    lines.push(
      ...(await db.$queryRawUnsafe<{ t: string }[]>(`select t::text as t from "${name}" t`)).map(
        ({ t }) => `${name} ${t}`,
      ),
    )
  return lines.filter((line) => /grace|hopper|555 0100|192\.0\.2\.7/i.test(line))
}

test(
  'nothing personal is left of an erased customer, and what was sold to it stays',
  inWorld(async (world) => {
    const { customer, license, subscription, person, consultant } = await makeAcme(world)
    const { db } = world
    expect((await tracesIn(world)).length).toBeGreaterThan(8)
    const erased = await eraseCustomer(world.as(admin), { id: customer.id, reason })
    expect(await tracesIn(world)).toEqual([])
    expect(erased).toMatchObject({
      number: customer.number,
      name: 'Acme',
      contactName: null,
      metadata: {},
      erasedAt: today,
    })
    expect(await db.license.findUniqueOrThrow({ where: { id: license.id } })).toMatchObject({
      name: 'Production',
    })
    expect((await db.subscription.findUniqueOrThrow({ where: { id: subscription.id } })).status).toBe(
      'EXPIRED',
    )
    expect((await db.portalUser.findUniqueOrThrow({ where: { id: person.id } })).erasedAt).toEqual(today)
    const other = await db.portalUser.findUniqueOrThrow({
      where: { id: consultant.id },
      include: { memberships: true },
    })
    expect(other).toMatchObject({ email: 'ed@consult.example', erasedAt: null })
    expect(other.memberships.map(({ customerId, status }) => [customerId === customer.id, status])).toEqual(
      expect.arrayContaining([
        [true, 'REMOVED'],
        [false, 'ACTIVE'],
      ]),
    )
    const events = await eventsOf(world, customer.id)
    expect(events[0]).toMatchObject({
      changes: {
        name: { to: 'Acme' },
        contactName: { from: null, to: '[erased]' },
        notes: { to: '[erased]', hidden: true },
      },
    })
    expect(events.at(-1)).toMatchObject({
      type: 'customer.erased',
      customerId: customer.id,
      changes: { reason: { to: reason }, events: { to: { [events[0]!.id]: expect.any(String) } } },
    })
  }),
)

test(
  'to erase again is no change, and an erased customer stays in the archive',
  inWorld(async (world) => {
    const { customer } = await makeAcme(world)
    const ctx = world.as(admin)
    const erased = await eraseCustomer(ctx, { id: customer.id, reason })
    const events = await world.db.auditEvent.count()
    expect(await eraseCustomer(ctx, { id: customer.id, reason })).toEqual(erased)
    expect(await world.db.auditEvent.count()).toBe(events)
    expect((await failure(unarchiveCustomer(ctx, { id: customer.id }))).code).toBe('CONFLICT')
  }),
)

test(
  'it is refused while the customer is one, with the reason',
  inWorld(async (world) => {
    const ctx = world.as(admin)
    const active = await makeAcme(world, null)
    expect(await failure(eraseCustomer(ctx, { id: active.customer.id, reason }))).toMatchObject({
      code: 'CONFLICT',
      message: 'Archive the customer first.',
    })
    await world.db.customer.update({ where: { id: active.customer.id }, data: { archivedAt: today } })
    await makeSubscription(world.db, { projectId: active.project.id, status: 'ACTIVE' })
    expect(await failure(eraseCustomer(ctx, { id: active.customer.id, reason }))).toMatchObject({
      code: 'CONFLICT',
      message: 'The customer still has 1 open subscription; end them first.',
    })
    const crowd = await makeCustomer(world.db, { archivedAt: today })
    for (let i = 0; i < 51; i++) {
      const { id } = await makePortalUser(world.db)
      await makeMembership(world.db, { portalUserId: id, customerId: crowd.id })
    }
    expect(await failure(eraseCustomer(ctx, { id: crowd.id, reason }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('More than 50 people'),
    })
  }),
)

test(
  'only staff ADMIN erases customers',
  inWorld(async (world) => {
    const { customer, person } = await makeAcme(world)
    const self = portalUser(person.id, { adminOf: [customer.id] })
    for (const actor of [staff('SALES'), staff('SUPPORT'), self, apiToken()])
      expect((await failure(eraseCustomer(world.as(actor), { id: customer.id, reason }))).code).toBe(
        'FORBIDDEN',
      )
    expect((await failure(eraseCustomer(world.as(admin), { id: unknownId('Customer'), reason }))).code).toBe(
      'NOT_FOUND',
    )
  }),
)
