import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeAssignment,
  makeCustomer,
  makeEmail,
  makeEmailDestination,
  makeFailedSignIn,
  makeInvitation,
  makeLicense,
  makeMembership,
  makePartner,
  makePassword,
  makePortalUser,
  makeProject,
  makeSession,
  makeSignIn,
  makeSupportContact,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { digestOf } from '../../audit/chain.ts'
import type { Changes } from '../../audit/events.ts'
import { recordEvent } from '../../audit/record.ts'
import { newId } from '../../ids.ts'
import { erasePortalUser } from './erase-operations.ts'
import { createMembership, removeMembership } from './membership-operations.ts'
import { enablePortalUser, updatePortalUser } from './operations.ts'

const admin = staff('ADMIN')
const reason = 'The person has asked for it.'

/** Everything there can be of a person called Grace Hopper, who was ada@acme.example once. */
async function makeGrace(world: World) {
  const { db, as } = world
  const customer = await makeCustomer(db, {
    contactName: 'Grace Hopper',
    contactEmail: 'grace@acme.example',
    contactPhone: '+1 555 0100',
  })
  const partner = await makePartner(db, { contactEmail: 'grace@acme.example', contactName: 'G. Hopper' })
  const person = await makePortalUser(db, {
    email: 'ada@acme.example',
    firstName: 'Grace',
    lastName: 'Hopper',
  })
  await updatePortalUser(as(admin), { id: person.id, email: 'grace@acme.example' })
  await makeMembership(db, { portalUserId: person.id, customerId: customer.id, role: 'ADMIN' })
  await db.customerPortal.create({
    data: {
      id: newId('CustomerPortal'),
      customerId: customer.id,
      expiryMailsToAdmins: false,
      expiryRecipients: ['grace@acme.example'],
    },
  })
  // Before that she was called otherwise.
  const former = { ...portalUser(person.id, { adminOf: [customer.id] }), name: 'Grace Murray' }
  await recordEvent(as(former), {
    type: 'license.suspended',
    entityId: 'lic_1',
    customerId: customer.id,
    changes: { suspensionReason: { to: 'Grace Murray' } },
  })
  const project = await makeProject(db, { customerId: customer.id })
  await makeAssignment(db, { projectId: project.id, portalUserId: person.id })
  const license = await makeLicense(db, {
    customerId: customer.id,
    changes: {
      create: ['Grace Hopper', 'Grace Murray'].map((actorName, sequence) => ({
        id: newId('LicenseChange'),
        sequence: sequence + 1,
        verb: 'issued',
        actorKind: 'portalUser',
        actorName,
        occurredAt: today,
      })),
    },
  })
  await db.licenseSeat.create({
    data: { id: newId('LicenseSeat'), licenseId: license.id, portalUserId: person.id },
  })
  await makeSession(db, { portalUserId: person.id, ipAddress: '192.0.2.7', userAgent: 'Graceful browser' })
  await makePassword(db, { portalUserId: person.id }, 'correct horse')
  await makeSignIn(db, { email: 'grace@acme.example' })
  await makeFailedSignIn(db, { email: 'Grace@Acme.example' })
  for (const email of ['ada@acme.example', 'grace@acme.example'])
    await makeEmail(db, {
      recipient: email,
      subject: 'Welcome, Grace',
      content: 'sealed',
      contentUntil: today,
    })
  await makeInvitation(db, { customerId: customer.id, email: 'grace@acme.example' })
  for (const customerId of [customer.id, null])
    await makeEmailDestination(db, { customerId, email: 'grace@acme.example' })
  await makeInvitation(db, { customerId: customer.id, invitedById: person.id, invitedByName: 'Grace Hopper' })
  const contact = await makeSupportContact(db, {
    customerId: customer.id,
    firstName: 'Amazing',
    lastName: 'Grace',
    email: 'grace@acme.example',
    projectRole: 'Admiral',
  })
  const self = { ...portalUser(person.id, { adminOf: [customer.id] }), name: 'Grace Hopper' }
  await recordEvent(
    { ...as(self), ipAddress: '192.0.2.7' },
    {
      type: 'project.updated',
      entityId: project.id,
      customerId: customer.id,
      changes: { name: { to: 'Flow' } },
    },
  )
  await recordEvent(as(admin), {
    type: 'invitation.created',
    entityId: 'inv_1',
    customerId: customer.id,
    changes: { email: { to: 'grace@acme.example' }, role: { to: 'ADMIN' } },
  })
  await recordEvent(as(admin), {
    type: 'support_contact.created',
    entityId: contact.id,
    customerId: customer.id,
    changes: { firstName: { to: 'Amazing' }, email: { to: 'grace@acme.example' } },
  })
  return { customer, partner, person, project, contact, self }
}

/** Every row of every table, as text. */
async function everything({ db }: World): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`
  let text = ''
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ all: string }[]>(
      `select coalesce(string_agg(t::text, E'\\n'), '') as all from "${name}" t`,
    )
    text += `\n# ${name}\n${row!.all}`
  }
  return text
}

const traces = /grace|hopper|murray|ada@acme|admiral|amazing|555 0100|192\.0\.2\.7/i

test(
  'nothing in the whole database tells who an erased person was',
  inWorld(async (world) => {
    const { person, customer } = await makeGrace(world)
    const other = await makePortalUser(world.db, { firstName: 'Edsger', lastName: 'Dijkstra' })
    await makeMembership(world.db, { portalUserId: other.id, customerId: customer.id })
    expect(await everything(world)).toMatch(traces)
    const erased = await erasePortalUser(world.as(admin), { id: person.id, reason })
    expect(erased).toMatchObject({
      id: person.id,
      email: `erased-${person.id}@erased.invalid`,
      firstName: 'Erased',
      lastName: 'person',
      disabledAt: today,
      erasedAt: today,
    })
    const left = await everything(world)
    const found = left.split('\n').filter((line) => traces.test(line))
    expect(found).toEqual([])
    expect(left).toContain('Dijkstra')
    const { db } = world
    expect(await db.membership.findMany({ where: { portalUserId: person.id } })).toMatchObject([
      { status: 'REMOVED' },
    ])
    expect(await db.session.findFirst({ where: { portalUserId: person.id } })).toMatchObject({
      revokedAt: today,
    })
    expect(await db.password.count()).toBe(0)
    expect(await db.customerPortal.findMany()).toMatchObject([
      { expiryRecipients: [], expiryMailsToAdmins: true },
    ])
    expect(await db.licenseSeat.count()).toBe(0)
    expect(await db.projectAssignment.count()).toBe(0)
    expect(await db.supportContact.findMany()).toMatchObject([{ status: 'REMOVED', syncStatus: 'PENDING' }])
  }),
)

test(
  'the trail keeps what happened, and says which events were altered, to what',
  inWorld(async (world) => {
    const { person, project, contact, customer } = await makeGrace(world)
    await erasePortalUser(world.as(admin), { id: person.id, reason })
    expect(await eventsOf(world, project.id)).toMatchObject([
      {
        type: 'project.updated',
        actorId: person.id,
        actorName: 'Erased person',
        ipAddress: null,
        changes: { name: { to: 'Flow' } },
      },
    ])
    expect(await eventsOf(world, 'inv_1')).toMatchObject([
      { actorName: admin.name, changes: { email: { to: '[erased]' }, role: { to: 'ADMIN' } } },
    ])
    expect((await eventsOf(world, contact.id)).map(({ type }) => type)).toEqual([
      'support_contact.created',
      'support_contact.removed',
    ])
    expect((await eventsOf(world, customer.id)).at(-1)).toMatchObject({
      type: 'customer.updated',
      changes: { contactEmail: { to: null } },
    })
    const own = await eventsOf(world, person.id)
    const { changes } = own.find(({ type }) => type === 'portal_user.erased')!
    expect(changes).toMatchObject({ reason: { to: reason }, events: { hidden: true } })
    const digests = (changes as Changes).events!.to as Record<string, string>
    expect(Object.keys(digests).length).toBeGreaterThan(3)
    for (const [id, digest] of Object.entries(digests)) {
      const event = await world.db.auditEvent.findUniqueOrThrow({
        where: { id },
        omit: { ordinal: true, position: true, entitySequence: true, digest: true, hash: true },
      })
      expect(digestOf(event), event.type).toBe(digest)
    }
    // And nobody can do so by another way.
    await expect(
      world.db.$transaction((tx) => tx.auditEvent.updateMany({ data: { actorName: 'nobody' } })),
    ).rejects.toThrow('can only be added to')
  }),
)

test(
  'to erase again is no change, and nobody comes back as an erased person',
  inWorld(async (world) => {
    const { person, customer } = await makeGrace(world)
    const ctx = world.as(admin)
    const erased = await erasePortalUser(ctx, { id: person.id, reason })
    const events = await world.db.auditEvent.count()
    expect(await erasePortalUser(ctx, { id: person.id, reason })).toEqual(erased)
    expect(await world.db.auditEvent.count()).toBe(events)
    for (const attempt of [enablePortalUser(ctx, { id: person.id })])
      expect((await failure(attempt)).code).toBe('CONFLICT')
    expect((await failure(updatePortalUser(ctx, { id: person.id, firstName: 'Ann' }))).code).toBe('CONFLICT')
    const membership = { portalUserId: person.id, customerId: customer.id, role: 'MEMBER' }
    expect((await failure(createMembership(ctx, membership))).code).toBe('CONFLICT')
    await makePortalUser(world.db, { email: 'grace@acme.example' })
  }),
)

test(
  'a person whose memberships are over, of an archived customer, is erased as well',
  inWorld(async (world) => {
    const { person, customer } = await makeGrace(world)
    const { id } = await world.db.membership.findFirstOrThrow({ where: { portalUserId: person.id } })
    await removeMembership(world.as(admin), { id })
    await world.db.customer.update({ where: { id: customer.id }, data: { archivedAt: today } })
    await erasePortalUser(world.as(admin), { id: person.id, reason })
    expect((await everything(world)).split('\n').filter((line) => traces.test(line))).toEqual([])
  }),
)

test(
  'only staff ADMIN erases, with a reason',
  inWorld(async (world) => {
    const { person, self } = await makeGrace(world)
    for (const actor of [staff('SALES'), staff('SUPPORT'), self, apiToken()])
      expect((await failure(erasePortalUser(world.as(actor), { id: person.id, reason }))).code).toBe(
        'FORBIDDEN',
      )
    const ctx = world.as(admin)
    expect((await failure(erasePortalUser(ctx, { id: unknownId('PortalUser'), reason }))).code).toBe(
      'NOT_FOUND',
    )
    for (const wrong of ['', 'x'.repeat(501)])
      expect(await failure(erasePortalUser(ctx, { id: person.id, reason: wrong }))).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['reason'],
      })
  }),
)

test(
  'what speaks of somebody whose address has the address of the erased person in it stays',
  inWorld(async (world) => {
    const { db, as } = world
    const anna = await makePortalUser(db, { email: 'an_na@x.example', firstName: 'Anna', lastName: 'Berg' })
    const others = ['joan_na@x.example', 'jo.an_na@x.example', "o'an_na@x.example", 'an_na@x.example.net']
    const texts = [...others, `Ask ${others[0]}, or ${others[3]}.`]
    const own = [
      'AN_NA@x.example',
      'Ask an_na@x.example.',
      "'an_na@x.example'",
      '<an_na@x.example>',
      'to:an_na@x.example',
    ]
    const told = [...texts, ...own]
    await recordEvent(as(admin), {
      type: 'customer.updated',
      entityId: 'cus_1',
      changes: Object.fromEntries(told.map((text, at) => [`field${at}`, { to: text }])),
    })
    for (const email of ['an_na@x.example', 'An_na@X.example', 'anxna@x.example', 'joan_na@x.example'])
      await makeFailedSignIn(db, { email })
    await erasePortalUser(as(admin), { id: anna.id, reason })
    const [event] = await eventsOf(world, 'cus_1')
    expect(Object.values(event!.changes as Changes).map(({ to }) => to)).toEqual([
      ...texts,
      ...own.map(() => '[erased]'),
    ])
    const failed = await db.failedSignIn.findMany({ orderBy: { id: 'asc' } })
    expect(failed.map(({ email }) => email)).toEqual(['anxna@x.example', 'joan_na@x.example'])
  }),
)
