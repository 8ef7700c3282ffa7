import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeAuditEvent,
  makeCustomer,
  makeEmail,
  makeInvitation,
  makeLicense,
  makeLicenseField,
  makeMembership,
  makePortalUser,
  makeProject,
  makeSession,
  makeSubscription,
  makeSupportContact,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World, worldOn } from '../../../test/harness.ts'
import { recordEvent } from '../../audit/record.ts'
import type { Actor } from '../../auth/actor.ts'
import { grantableScopes } from '../../auth/scopes.ts'
import { systemContext } from '../../context.ts'
import { newId } from '../../ids.ts'
import { exportCustomer, exportPortalUser } from './operations/create.ts'
import { downloadExport } from './operations/download.ts'
import { runExport } from './operations/run.ts'

type Line = { model: string; data: Record<string, unknown> }
type Ask = typeof exportCustomer

/** What this caller gets of a subject. */
async function linesOf({ db }: World, actor: Actor, ask: Ask, id: string): Promise<Line[]> {
  const world = await worldOn(db, { resume: async () => actor })
  const row = await ask(world.as(actor), { id })
  await runExport(systemContext(world.env, 'run-list-export'), row.id, new AbortController().signal)
  let text = ''
  for await (const part of (await downloadExport(world.as(actor), row.id)).parts())
    text += Buffer.from(part).toString()
  return text.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Line] : []))
}

const modelsOf = (lines: readonly Line[]) => [...new Set(lines.map(({ model }) => model))].sort()
const dataOf = (lines: readonly Line[], model: string) =>
  lines.filter((line) => line.model === model).map(({ data }) => data)

async function makeCompany({ db }: World) {
  const customer = await makeCustomer(db, { notes: 'secret of sales', externalId: 'CRM-1' })
  const project = await makeProject(db, { customerId: customer.id, notes: 'secret of sales' })
  await makeSubscription(db, { projectId: project.id, notes: 'secret of sales' })
  const license = await makeLicense(db, { customerId: customer.id })
  for (const hidden of [true, false]) {
    const field = await makeLicenseField(db, { productId: license.productId, hidden, type: 'STRING' })
    const value = hidden ? 'secret of sales' : 'blue'
    await db.licenseFieldValue.create({
      data: { id: newId('LicenseFieldValue'), licenseId: license.id, fieldId: field.id, value },
    })
  }
  const person = await makePortalUser(db)
  await makeMembership(db, { portalUserId: person.id, customerId: customer.id, role: 'ADMIN' })
  await makeInvitation(db, { customerId: customer.id })
  await makeSupportContact(db, { customerId: customer.id })
  await makeEmail(db, { customerId: customer.id, subject: 'secret of sales' })
  await makeAuditEvent(db, {
    customerId: customer.id,
    ipAddress: '192.0.2.7',
    changes: { name: { to: 'Acme' }, notes: { to: 'secret of sales' } },
  })
  return { customer, person, admin: portalUser(person.id, { adminOf: [customer.id] }) }
}

test(
  'an admin gets everything about the own customer but what is hidden from customers, staff gets that too',
  inWorld(async (world) => {
    const { customer, admin } = await makeCompany(world)
    await makeCompany(world)
    const lines = await linesOf(world, admin, exportCustomer, customer.id)
    expect(modelsOf(lines)).toEqual(
      expect.arrayContaining(['Customer', 'Project', 'Subscription', 'License', 'LicenseFieldValue']),
    )
    expect(modelsOf(lines)).toEqual(
      expect.arrayContaining(['Membership', 'PortalUser', 'Invitation', 'SupportContact', 'AuditEvent']),
    )
    expect(JSON.stringify(lines)).not.toContain('secret of sales')
    expect(dataOf(lines, 'Customer')).toMatchObject([{ id: customer.id, number: customer.number }])
    expect(dataOf(lines, 'LicenseFieldValue')).toMatchObject([{ value: 'blue' }])
    const [event] = dataOf(lines, 'AuditEvent')
    expect(event).toMatchObject({
      type: 'customer.updated',
      actorName: null,
      actorId: null,
      ipAddress: null,
      changes: { name: { to: 'Acme' } },
    })

    const all = await linesOf(world, staff(), exportCustomer, customer.id)
    expect(JSON.stringify(all).match(/secret of sales/g)).toHaveLength(6)
    for (const secret of ['keyHash', 'keySealed', 'secretHash', 'tokenHash', '"content"'])
      expect(JSON.stringify(all)).not.toContain(secret)
    const token = apiToken(
      grantableScopes.filter((scope) => scope !== 'internal:read'),
      [customer.id],
    )
    expect(JSON.stringify(await linesOf(world, token, exportCustomer, customer.id))).not.toContain(
      'secret of sales',
    )
  }),
)

test(
  'whoever is no member any more is in the file of the vendor alone, and who invited whom as well',
  inWorld(async (world) => {
    const { db } = world
    const { customer, person, admin } = await makeCompany(world)
    const former = await makePortalUser(db)
    const elsewhere = await makePortalUser(db)
    const second = await makeCustomer(db)
    for (const { id } of [former, elsewhere]) {
      const gone = await makeMembership(db, { portalUserId: id, customerId: customer.id })
      await db.membership.update({ where: { id: gone.id }, data: { status: 'REMOVED' } })
    }
    await makeMembership(db, { portalUserId: elsewhere.id, customerId: second.id })
    await db.invitation.updateMany({ data: { invitedById: staff().id } })

    const both = portalUser(person.id, { adminOf: [customer.id, second.id] })
    for (const actor of [admin, both]) {
      const lines = await linesOf(world, actor, exportCustomer, customer.id)
      expect(dataOf(lines, 'Membership').map(({ portalUserId }) => portalUserId)).toEqual([person.id])
      expect(dataOf(lines, 'PortalUser').map(({ id }) => id)).toEqual([person.id])
      expect(dataOf(lines, 'Invitation')[0]).not.toHaveProperty('invitedById')
    }
    const all = await linesOf(world, staff(), exportCustomer, customer.id)
    expect(dataOf(all, 'Membership')).toHaveLength(3)
    expect(dataOf(all, 'PortalUser')).toHaveLength(3)
    expect(dataOf(all, 'Invitation')[0]).toMatchObject({ invitedById: staff().id })
  }),
)

test.each([
  ['PEOPLE', ['Invitation', 'ProjectAssignment']],
  ['LICENSES', ['License', 'LicenseChange', 'LicenseFieldValue', 'LicenseSeat', 'Machine']],
  ['SUPPORT_CONTACTS', ['SupportContact']],
])('what belongs to %s is not in the file of an admin for whom it is off', (feature, models) =>
  inWorld(async (world) => {
    const { db } = world
    const { customer, person, admin } = await makeCompany(world)
    const colleague = await makePortalUser(db)
    await makeMembership(db, { portalUserId: colleague.id, customerId: customer.id })
    const license = await db.license.findFirstOrThrow({ where: { customerId: customer.id } })
    await db.machine.create({
      data: { id: newId('Machine'), licenseId: license.id, fingerprint: 'one', lastHeartbeatAt: today },
    })
    await db.licenseSeat.create({
      data: { id: newId('LicenseSeat'), licenseId: license.id, portalUserId: colleague.id },
    })
    await db.licenseChange.create({
      data: {
        id: newId('LicenseChange'),
        licenseId: license.id,
        sequence: 1,
        verb: 'issued',
        actorKind: 'portalUser',
        actorName: 'Ann',
        occurredAt: today,
      },
    })
    const project = await db.project.findFirstOrThrow({ where: { customerId: customer.id } })
    await db.projectAssignment.create({
      data: { id: newId('ProjectAssignment'), projectId: project.id, portalUserId: colleague.id },
    })

    const on = await linesOf(world, admin, exportCustomer, customer.id)
    expect(modelsOf(on)).toEqual(expect.arrayContaining(models))
    expect(dataOf(on, 'PortalUser')).toHaveLength(2)
    for (const off of ['everywhere' as const, [customer.id]]) {
      const without = portalUser(person.id, { adminOf: [customer.id], featuresOff: { [feature]: off } })
      const lines = await linesOf(world, without, exportCustomer, customer.id)
      expect(modelsOf(lines).filter((model) => models.includes(model))).toEqual([])
      expect(modelsOf(lines)).toEqual(expect.arrayContaining(['Customer', 'Project', 'AuditEvent']))
      // Oneself is always there.
      const people = feature === 'PEOPLE' ? [person.id] : [colleague.id, person.id].sort()
      expect(
        dataOf(lines, 'PortalUser')
          .map(({ id }) => id)
          .sort(),
      ).toEqual(people)
    }
  })(),
)

test(
  'a person gets everything about herself or himself, and nothing of anybody else',
  inWorld(async (world) => {
    const { customer, person } = await makeCompany(world)
    const { db } = world
    const other = await makePortalUser(db)
    for (const portalUserId of [person.id, other.id]) await makeSession(db, { portalUserId })
    for (const { email } of [person, other]) {
      await makeInvitation(db, { customerId: customer.id, email })
      await makeEmail(db, { recipient: email })
      await makeSupportContact(db, { customerId: customer.id, email })
    }
    const self = portalUser(person.id, { adminOf: [customer.id] })
    await recordEvent(world.as(self), { type: 'session.created', entityId: 'ses_1' })
    await recordEvent(world.as(staff()), {
      type: 'portal_user.updated',
      entityId: person.id,
      changes: { firstName: { to: 'Ann' } },
    })
    const lines = await linesOf(world, self, exportPortalUser, person.id)
    expect(modelsOf(lines)).toEqual([
      'AuditEvent',
      'Email',
      'Invitation',
      'ListExport',
      'Membership',
      'PortalUser',
      'Session',
      'SupportContact',
    ])
    const json = JSON.stringify(lines)
    for (const foreign of [other.id, other.email, 'tokenHash', 'secretHash', 'credentialHash', 'ADMIN staff'])
      expect(json).not.toContain(foreign)
    expect(dataOf(lines, 'AuditEvent')).toMatchObject([
      { type: 'session.created', actorName: self.name },
      { type: 'portal_user.updated', actorName: null, changes: { firstName: { to: 'Ann' } } },
      { type: 'list_export.created' },
    ])
    expect(JSON.stringify(await linesOf(world, staff(), exportPortalUser, person.id))).toContain(
      'ADMIN staff',
    )
  }),
)

test(
  'it is for staff ADMIN, tokens with the scope, and whom it is about',
  inWorld(async (world) => {
    const { customer, person, admin } = await makeCompany(world)
    const member = portalUser(person.id, { memberOf: [customer.id] })
    const project = await makeProject(world.db, { customerId: customer.id })
    await world.db.projectAssignment.create({
      data: { id: newId('ProjectAssignment'), projectId: project.id, portalUserId: person.id },
    })
    const codeOf = async (actor: Actor, ask: Ask, id: string) =>
      (await failure(ask(world.as(actor), { id }))).code
    for (const actor of [staff('SALES'), staff('SUPPORT'), member])
      expect(await codeOf(actor, exportCustomer, customer.id)).toBe('FORBIDDEN')
    for (const id of [(await makeCustomer(world.db)).id, unknownId('Customer')])
      expect(await codeOf(admin, exportCustomer, id)).toBe('NOT_FOUND')

    const colleague = await makePortalUser(world.db)
    await makeMembership(world.db, { portalUserId: colleague.id, customerId: customer.id })
    expect(await codeOf(admin, exportPortalUser, colleague.id)).toBe('FORBIDDEN')
    expect(await codeOf(apiToken(undefined, [customer.id]), exportPortalUser, person.id)).toBe('FORBIDDEN')
    expect(await codeOf(staff('SALES'), exportPortalUser, person.id)).toBe('FORBIDDEN')
    expect(await codeOf(member, exportPortalUser, unknownId('PortalUser'))).toBe('NOT_FOUND')
    const row = await exportPortalUser(world.as(member), { id: person.id })
    expect(await eventsOf(world, row.id)).toMatchObject([
      {
        type: 'list_export.created',
        customerId: customer.id,
        changes: { subjectId: { to: person.id } },
      },
    ])
  }),
)

test(
  'who may no longer export it gets no file',
  inWorld(async (outer) => {
    const { customer, admin } = await makeCompany(outer)
    const world = await worldOn(outer.db, { resume: async () => admin })
    const row = await exportCustomer(world.as(admin), { id: customer.id })
    await world.db.listExport.update({ where: { id: row.id }, data: { subjectId: unknownId('Customer') } })
    await runExport(systemContext(world.env, 'run-list-export'), row.id, new AbortController().signal)
    expect(await world.db.listExport.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({
      status: 'FAILED',
      error: 'Not found.',
    })
  }),
)
