import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import {
  makeCustomer,
  makeInvitation,
  makeMembership,
  makePartner,
  makePortalUser,
  makeProject,
  makeStaff,
} from '../../../../test/factories.ts'
import {
  eventsOf,
  failure,
  inWorld,
  today,
  unknownId,
  type World,
  worldOn,
} from '../../../../test/harness.ts'
import { anonymous } from '../../../auth/actor.ts'
import { systemActor } from '../../../auth/system.ts'
import type { Prisma, StaffRole } from '../../../db/generated/prisma/client.ts'
import { newId } from '../../../ids.ts'
import { findOutbox } from '../../email/operations/outbox.ts'
import { hashSecret } from '../secret.ts'
import { acceptInvitation } from './accept.ts'
import { approveInvitation, declineInvitation, resendInvitation, revokeInvitation } from './change.ts'
import { createInvitation, createInvitations } from './create.ts'
import { expireInvitations } from './expire.ts'
import { findLink, findOwnInvitations, requestNewLink } from './look-up.ts'

const day = 86_400_000
const inDays = (days: number) => new Date(today.getTime() + days * day)
const later = (world: World, days: number) => worldOn(world.db, { now: () => inDays(days) })
const nobody = (world: World) => world.as(anonymous)
const names = { firstName: 'Ada', lastName: 'Lovelace' }
const secretIn = (url: string | null) => url!.split('/invitations/')[1]!

/** A customer with an admin, who acts. */
async function company(world: World) {
  const customer = await makeCustomer(world.db)
  const { portalUserId } = await makeMembership(world.db, { customerId: customer.id, role: 'ADMIN' })
  const admin = world.as(portalUser(portalUserId, { adminOf: [customer.id] }))
  return { customer, customerId: customer.id, portalUserId, admin }
}

/** Somebody of the staff, who is really there to stand behind an invitation. */
const vendor = async (world: World, role: StaffRole = 'ADMIN') =>
  world.as(staff(role, (await makeStaff(world.db, { role })).id))

const settle = (world: World, customerId: string, data: object) =>
  world.db.customerPortal.create({ data: { id: newId('CustomerPortal'), customerId, ...data } })

const mailsTo = (world: World, recipient: string) =>
  world.db.email.findMany({ where: { recipient }, orderBy: { id: 'asc' } })

test(
  'an invitation is mailed with its link, ends in a week, and its secret is nowhere but in the mail',
  inWorld(async (world) => {
    const { customerId, customer } = await company(world)
    const { id: staffId } = await makeStaff(world.db)
    const sent = await createInvitation(world.as(staff('SALES', staffId)), {
      customerId,
      email: ' Ada@Acme.Example ',
      role: 'ADMIN',
      locale: 'DE',
    })
    const secret = secretIn(sent.url)
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const invitation = await world.db.invitation.findUniqueOrThrow({ where: { id: sent.id } })
    expect(invitation).toMatchObject({
      email: 'ada@acme.example',
      status: 'PENDING',
      expiresAt: inDays(7),
      secretHash: hashSecret(secret),
      invitedById: staffId,
    })
    const [mail] = await findOutbox(world.as(systemActor('email-outbox')))
    expect(mail).toMatchObject({ recipient: 'ada@acme.example', type: 'INVITATION' })
    expect(mail!.text).toContain(`https://portal.example/invitations/${secret}`)
    expect(mail!.text).toContain(customer.name)
    const events = await world.db.auditEvent.findMany({ omit: { ordinal: true, position: true } })
    expect(events.map(({ type }) => type)).toContain('invitation.created')
    const log = await world.db.email.findMany()
    expect(JSON.stringify([events, invitation, log])).not.toContain(secret)
    expect(JSON.stringify(events)).not.toContain(invitation.secretHash)
  }),
)

test(
  "a customer's admin invites without being told the link; the vendor's days count",
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    await world.db.portalSettings.deleteMany()
    await world.db.portalSettings.create({ data: { id: newId('PortalSettings'), invitationDays: 30 } })
    const sent = await createInvitation(admin, { customerId, email: 'eve@acme.example', role: 'MEMBER' })
    expect(sent.url).toBeNull()
    expect(await world.db.invitation.findUnique({ where: { id: sent.id } })).toMatchObject({
      expiresAt: inDays(30),
    })
    expect(await mailsTo(world, 'eve@acme.example')).toHaveLength(1)
  }),
)

test(
  'who is a member or invited already is a conflict, in whichever case; what ran out is not in the way',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const person = await makePortalUser(world.db)
    await makeMembership(world.db, { customerId, portalUserId: person.id, status: 'DISABLED' })
    const invite = (email: string) => createInvitation(admin, { customerId, email, role: 'MEMBER' })
    const conflict = { code: 'CONFLICT', path: ['email'] }
    expect(await failure(invite(person.email.toUpperCase()))).toMatchObject(conflict)
    await invite('ada@acme.example')
    expect(await failure(invite('ADA@acme.example'))).toMatchObject(conflict)
  }),
)

test(
  'an invitation that ran out before the job came gives way to a new one',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const old = await makeInvitation(world.db, { customerId, expiresAt: inDays(-1) })
    await createInvitation(admin, { customerId, email: old.email, role: 'MEMBER' })
    const all = await world.db.invitation.findMany({
      where: { email: old.email },
      orderBy: { createdAt: 'asc' },
    })
    expect(all.map(({ status }) => status).sort()).toEqual(['EXPIRED', 'PENDING'])
    expect(await eventsOf(world, old.id)).toMatchObject([{ type: 'invitation.expired' }])
  }),
)

test(
  'nobody is invited to an archived customer, one whose portal is off, or a company that is not there',
  inWorld(async (world) => {
    const [archived, off] = [
      await makeCustomer(world.db, { archivedAt: today }),
      await makeCustomer(world.db),
    ]
    await settle(world, off.id, { enabled: false })
    const invite = (company: object) =>
      failure(createInvitation(world.as(staff()), { ...company, email: 'a@b.example', role: 'MEMBER' }))
    expect(await invite({ customerId: archived.id })).toMatchObject({ code: 'CONFLICT' })
    expect(await invite({ customerId: off.id })).toMatchObject({ code: 'CONFLICT' })
    expect(await invite({ customerId: unknownId('Customer') })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await invite({ customerId: off.id, partnerId: 'par_1' })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await invite({})).toMatchObject({ code: 'INVALID_INPUT' })
  }),
)

test(
  'projects are the own ones of the customer, given by who may assign people',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const [own, foreign] = [await makeProject(world.db, { customerId }), await makeProject(world.db)]
    const input = { customerId, email: 'ada@acme.example', role: 'MEMBER' }
    const invite = (ctx: typeof admin, projectIds: string[]) =>
      createInvitation(ctx, { ...input, projectIds })
    expect(await failure(invite(admin, [own.id, foreign.id]))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['projectIds'],
    })
    expect(await failure(invite(world.as(staff('SALES')), [own.id]))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await invite(admin, [own.id, own.id])).toMatchObject({ url: null })
  }),
)

test(
  'into a partner only staff ADMIN invites, and the membership is in the partner',
  inWorld(async (world) => {
    const partner = await makePartner(world.db)
    const input = { partnerId: partner.id, email: 'pat@partner.example', role: 'MEMBER' }
    for (const actor of [staff('SALES'), apiToken()])
      expect(await failure(createInvitation(world.as(actor), input))).toMatchObject({ code: 'FORBIDDEN' })
    const { url } = await createInvitation(await vendor(world), input)
    expect(await acceptInvitation(nobody(world), { secret: secretIn(url), ...names })).toMatchObject({
      partnerId: partner.id,
      companyName: partner.name,
    })
  }),
)

test(
  'many are invited together, or with an error at an index nobody is',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const taken = await makeInvitation(world.db, { customerId })
    const many = (...emails: string[]) =>
      createInvitations(admin, {
        customerId,
        invitations: emails.map((email) => ({ email, role: 'MEMBER' })),
      })
    const error = await failure(many('a@acme.example', 'b@acme.example', taken.email))
    expect(error).toMatchObject({ code: 'CONFLICT', path: ['invitations', '2', 'email'] })
    expect(await failure(many('a@acme.example', 'A@acme.example'))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['invitations', '1', 'email'],
    })
    expect(await failure(many('a@acme.example', 'not one'))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['invitations', '1', 'email'],
    })
    expect(await failure(many(...Array.from({ length: 101 }, (_, i) => `p${i}@acme.example`)))).toMatchObject(
      {
        code: 'INVALID_INPUT',
        path: ['invitations'],
      },
    )
    expect(await world.db.invitation.count({ where: { customerId } })).toBe(1)
    expect(await world.db.email.count()).toBe(0)
    const { ids } = await many('a@acme.example', 'b@acme.example')
    expect(ids).toHaveLength(2)
    expect(await world.db.email.count()).toBe(2)
  }),
)

test(
  'accepting makes the person, the membership and the assignments, once',
  inWorld(async (world) => {
    const { customerId } = await company(world)
    const [kept, gone] = [
      await makeProject(world.db, { customerId }),
      await makeProject(world.db, { customerId }),
    ]
    const { url, id } = await createInvitation(await vendor(world), {
      customerId,
      email: 'ada@acme.example',
      role: 'READ_ONLY',
      projectIds: [kept.id, gone.id],
    })
    await world.db.project.delete({ where: { id: gone.id } })
    const secret = secretIn(url)
    expect(await failure(acceptInvitation(nobody(world), { secret, firstName: 'Ada' }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['lastName'],
    })
    const joined = await acceptInvitation(nobody(world), { secret, ...names })
    const person = await world.db.portalUser.findUniqueOrThrow({
      where: { email: 'ada@acme.example' },
      include: { memberships: true, assignments: true },
    })
    expect(person).toMatchObject({
      ...names,
      memberships: [{ id: joined.id, customerId, role: 'READ_ONLY', source: 'INVITATION', status: 'ACTIVE' }],
      assignments: [{ projectId: kept.id }],
    })
    expect(await eventsOf(world, id)).toMatchObject([
      { type: 'invitation.created', customerId },
      { type: 'invitation.accepted', customerId, actorKind: 'portalUser', actorId: person.id },
    ])
    expect(await failure(acceptInvitation(nobody(world), { secret, ...names }))).toMatchObject({
      code: 'CONFLICT',
      path: ['secret'],
    })
  }),
)

test(
  'a person who exists joins with the name and memberships there are',
  inWorld(async (world) => {
    const { portalUserId, customerId: first } = await makeMembership(world.db)
    const person = await world.db.portalUser.findUniqueOrThrow({ where: { id: portalUserId } })
    const { customerId } = await company(world)
    const invitation = await makeInvitation(world.db, { customerId, email: person.email, secret: 'known' })
    await acceptInvitation(nobody(world), { secret: 'known', firstName: 'Somebody', lastName: 'Else' })
    const memberships = await world.db.membership.findMany({
      where: { portalUserId },
      orderBy: { id: 'asc' },
    })
    expect(memberships.map((m) => m.customerId)).toEqual([first, customerId])
    expect(await world.db.portalUser.findMany({ where: { email: invitation.email } })).toEqual([person])
  }),
)

test(
  'wrong, used, revoked and expired links have an answer each, and none tells of the address',
  inWorld(async (world) => {
    const { customerId } = await company(world)
    const make = (secret: string, data: object) => makeInvitation(world.db, { customerId, secret, ...data })
    await make('used', { status: 'ACCEPTED', acceptedAt: today })
    await make('revoked', { status: 'REVOKED' })
    await make('expired', { status: 'EXPIRED', expiresAt: inDays(-1) })
    await make('over', { expiresAt: today })
    const answer = async (secret: string) => failure(acceptInvitation(nobody(world), { secret, ...names }))
    expect(await answer('wrong')).toMatchObject({ code: 'NOT_FOUND', path: ['secret'] })
    expect((await answer('used')).message).toContain('accepted already')
    expect((await answer('revoked')).message).toContain('withdrawn')
    expect((await answer('expired')).message).toContain('run out')
    expect(await answer('over')).toEqual(await answer('expired'))
    for (const [secret, kind] of [
      ['wrong', 'unknown'],
      ['used', 'used'],
      ['revoked', 'revoked'],
      ['over', 'expired'],
    ] as const) {
      expect(await findLink(nobody(world), secret)).toEqual({ kind })
      expect((await answer(secret)).message).not.toContain('@')
    }
    expect(await world.db.portalUser.count({ where: { email: { startsWith: 'invited-' } } })).toBe(0)
  }),
)

test(
  'somebody who is signed in with another address, and whoever is no person, cannot accept',
  inWorld(async (world) => {
    const { customerId } = await company(world)
    const { id } = await makeInvitation(world.db, { customerId, secret: 'of-ada' })
    const eve = await makePortalUser(world.db)
    const asEve = world.as(portalUser(eve.id, {}))
    expect(await failure(acceptInvitation(asEve, { secret: 'of-ada', ...names }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    const byId = await failure(acceptInvitation(asEve, { id }))
    expect(byId).toEqual(await failure(acceptInvitation(asEve, { id: unknownId('Invitation') })))
    expect(byId).toMatchObject({ code: 'NOT_FOUND' })
    expect(await failure(acceptInvitation(nobody(world), { id, ...names }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    for (const actor of [staff(), apiToken()])
      expect(await failure(acceptInvitation(world.as(actor), { secret: 'of-ada' }))).toMatchObject({
        code: 'FORBIDDEN',
      })
    expect(await world.db.membership.count({ where: { customerId } })).toBe(1)
  }),
)

test(
  'who is signed in with the address sees the invitations to it and accepts one by id',
  inWorld(async (world) => {
    const { customerId, customer } = await company(world)
    const person = await makePortalUser(world.db)
    const to = { email: person.email }
    const { id } = await makeInvitation(world.db, { ...to, customerId })
    await makeInvitation(world.db, { ...to, expiresAt: today })
    await makeInvitation(world.db, { ...to, status: 'PENDING_APPROVAL' })
    await makeInvitation(world.db, {
      ...to,
      customerId: (await makeCustomer(world.db, { archivedAt: today })).id,
    })
    await makeInvitation(world.db)
    const ctx = world.as(portalUser(person.id, {}))
    expect(await findOwnInvitations(ctx)).toMatchObject([{ id, companyName: customer.name, role: 'MEMBER' }])
    expect(await findOwnInvitations(world.as(staff()))).toEqual([])
    expect(await acceptInvitation(ctx, { id })).toMatchObject({ customerId })
    expect(await findOwnInvitations(ctx)).toEqual([])
  }),
)

test(
  'a disabled person does not come in again by an invitation',
  inWorld(async (world) => {
    const { customerId } = await company(world)
    const { email } = await makePortalUser(world.db, { disabledAt: today })
    await makeInvitation(world.db, { customerId, email, secret: 's' })
    expect(await failure(acceptInvitation(nobody(world), { secret: 's' }))).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await world.db.invitation.count({ where: { status: 'PENDING' } })).toBe(1)
  }),
)

test.each([
  [
    'is removed',
    (world: World, id: string) =>
      world.db.membership.updateMany({ where: { portalUserId: id }, data: { status: 'REMOVED' } }),
  ],
  [
    'is no admin any more',
    (world: World, id: string) =>
      world.db.membership.updateMany({ where: { portalUserId: id }, data: { role: 'MEMBER' } }),
  ],
  [
    'is disabled',
    (world: World, id: string) => world.db.portalUser.update({ where: { id }, data: { disabledAt: today } }),
  ],
])('the invitation of an admin who %s does not work until somebody else sends it', (_what, lose) =>
  inWorld(async (world) => {
    const { customerId, portalUserId, admin } = await company(world)
    const { id } = await createInvitation(admin, { customerId, email: 'ada@acme.example', role: 'ADMIN' })
    await world.db.invitation.update({ where: { id }, data: { secretHash: hashSecret('first') } })
    await lose(world, portalUserId)
    expect(await findLink(nobody(world), 'first')).toEqual({ kind: 'revoked' })
    expect((await failure(acceptInvitation(nobody(world), { secret: 'first', ...names }))).message).toContain(
      'withdrawn',
    )
    const { url } = await resendInvitation(await vendor(world), { id })
    await acceptInvitation(nobody(world), { secret: secretIn(url), ...names })
  })(),
)

type Token = Partial<Prisma.ApiTokenUncheckedCreateInput>

test.each<[string, boolean, (sponsorId: string, customerId: string) => Token | null]>([
  ['that is there', true, () => ({})],
  ['of the customer', true, (_, id) => ({ allCustomers: false, customerIds: [id] })],
  ['of another customer', false, () => ({ allCustomers: false, customerIds: [newId('Customer')] })],
  ['that was revoked', false, () => ({ revokedAt: today })],
  ['that has run out', false, () => ({ expiresAt: today })],
  ['that may not invite', false, () => ({ scopes: ['invitation:read'] })],
  ['on the right of SUPPORT', false, (sponsorId) => ({ sponsorId })],
  ['without a row', false, () => null],
])('an invitation by a token %s is good: %s', (_what, good, change) =>
  inWorld(async (world) => {
    const { customerId } = await company(world)
    const { id: sponsorId } = await makeStaff(world.db, { role: 'SUPPORT' })
    const sponsor = { sponsorKind: 'apiToken', sponsorId: newId('ApiToken') }
    await makeInvitation(world.db, { customerId, secret: 'by-token', ...sponsor })
    const more = change(sponsorId, customerId)
    const row = { id: sponsor.sponsorId, name: 'Import', tokenHash: hashSecret('x'), lastFour: 'abcd' }
    if (more) await world.db.apiToken.create({ data: { ...row, scopes: ['invitation:write'], ...more } })
    expect((await findLink(nobody(world), 'by-token')).kind).toBe(good ? 'open' : 'revoked')
    const accepting = acceptInvitation(nobody(world), { secret: 'by-token', ...names })
    if (good) await accepting
    else expect((await failure(accepting)).message).toContain('withdrawn')
  })(),
)

test(
  'an invitation by staff is good as long as the role may invite there, and one by the installation always',
  inWorld(async (world) => {
    const { id: sponsorId } = await makeStaff(world.db)
    const { id: partnerId } = await makePartner(world.db)
    const sponsor = { sponsorKind: 'staff', sponsorId }
    await makeInvitation(world.db, { ...sponsor, secret: 'to-customer' })
    await makeInvitation(world.db, { ...sponsor, partnerId, secret: 'to-partner' })
    await makeInvitation(world.db, { sponsorKind: 'apiToken', sponsorId: 'bootstrap', secret: 'first' })
    const kinds = async (data: object) => {
      await world.db.staff.update({ where: { id: sponsorId }, data })
      const kind = async (secret: string) => (await findLink(nobody(world), secret)).kind
      return [await kind('to-customer'), await kind('to-partner'), await kind('first')]
    }
    expect(await kinds({})).toEqual(['open', 'open', 'open'])
    expect(await kinds({ role: 'SALES' })).toEqual(['open', 'revoked', 'open'])
    expect(await kinds({ role: 'SUPPORT' })).toEqual(['revoked', 'revoked', 'open'])
    expect(await kinds({ role: 'ADMIN', disabledAt: today })).toEqual(['revoked', 'revoked', 'open'])
    const accepting = acceptInvitation(nobody(world), { secret: 'to-customer', ...names })
    expect((await failure(accepting)).message).toContain('withdrawn')
  }),
)

test(
  'sending again kills the old link, starts the time anew and reminds',
  inWorld(async (world) => {
    const { customerId } = await company(world)
    const { id: staffId } = await makeStaff(world.db)
    const first = await createInvitation(world.as(staff('ADMIN', staffId)), {
      customerId,
      email: 'ada@acme.example',
      role: 'MEMBER',
    })
    const after = await later(world, 8)
    const second = await resendInvitation(after.as(staff('ADMIN', staffId)), {
      id: first.id,
      expectedVersion: 1,
    })
    expect(await findLink(nobody(after), secretIn(first.url))).toEqual({ kind: 'unknown' })
    expect(await findLink(nobody(after), secretIn(second.url))).toMatchObject({
      kind: 'open',
      expiresAt: inDays(15),
      isNew: true,
    })
    const mails = await findOutbox(world.as(systemActor('email-outbox')))
    const reminder = mails.find(({ type }) => type === 'INVITATION_REMINDER')
    expect(reminder!.text).toContain('Links of earlier mails no longer work.')
    expect(await eventsOf(world, first.id)).toMatchObject([{}, { type: 'invitation.resent' }])
    await revokeInvitation(after.as(staff()), { id: first.id })
    await revokeInvitation(after.as(staff()), { id: first.id })
    expect(await findLink(nobody(after), secretIn(second.url))).toEqual({ kind: 'revoked' })
    expect(await failure(resendInvitation(after.as(staff()), { id: first.id }))).toMatchObject({
      code: 'CONFLICT',
    })
  }),
)

test(
  'nobody can have the mailbox of a stranger filled: five mails an hour to one address, other than by the vendor',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const { id } = await createInvitation(admin, { customerId, email: 'ada@acme.example', role: 'MEMBER' })
    for (let mails = 1; mails < 5; mails++) await resendInvitation(admin, { id })
    expect(await failure(resendInvitation(admin, { id }))).toMatchObject({ code: 'RATE_LIMITED' })
    await revokeInvitation(admin, { id })
    const again = { customerId, email: 'ADA@acme.example', role: 'MEMBER' }
    expect(await failure(createInvitation(admin, again))).toMatchObject({ code: 'RATE_LIMITED' })
    await createInvitation(admin, { ...again, email: 'eve@acme.example' })
    await createInvitation(world.as(staff()), again)
    expect(await mailsTo(world, 'ada@acme.example')).toHaveLength(6)
  }),
)

test(
  'where the customer wants approval, no mail goes out before another admin or the vendor gives it',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    await settle(world, customerId, { requireApproval: true })
    const colleague = await makeMembership(world.db, { customerId, role: 'ADMIN' })
    const other = world.as(portalUser(colleague.portalUserId, { adminOf: [customerId] }))
    const invite = (email: string) => createInvitation(admin, { customerId, email, role: 'MEMBER' })
    const { id } = await invite('ada@acme.example')
    expect(await world.db.invitation.findUnique({ where: { id } })).toMatchObject({
      status: 'PENDING_APPROVAL',
      secretHash: null,
    })
    expect(await world.db.email.count()).toBe(0)
    expect(await failure(approveInvitation(admin, { id }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(declineInvitation(admin, { id }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(resendInvitation(admin, { id }))).toMatchObject({ code: 'CONFLICT' })
    expect(await approveInvitation(other, { id })).toEqual({ id, url: null })
    expect(await mailsTo(world, 'ada@acme.example')).toMatchObject([{ type: 'INVITATION' }])
    expect(await failure(approveInvitation(other, { id }))).toMatchObject({ code: 'CONFLICT' })
    const declined = await invite('eve@acme.example')
    expect(await declineInvitation(world.as(staff('SALES')), declined)).toMatchObject({ status: 'REVOKED' })
    expect(await mailsTo(world, 'eve@acme.example')).toEqual([])
    const late = await invite('max@acme.example')
    const after = await later(world, 8)
    expect(await failure(approveInvitation(after.as(staff()), late))).toMatchObject({ code: 'CONFLICT' })
    expect(await failure(resendInvitation(after.as(staff()), late))).toMatchObject({ code: 'CONFLICT' })
    const byStaff = await createInvitation(world.as(staff()), {
      customerId,
      email: 'x@acme.example',
      role: 'MEMBER',
    })
    expect(byStaff.url).not.toBeNull()
  }),
)

test(
  'the holder of an expired link has a new one sent to the same address, and nothing of any other',
  inWorld(async (world) => {
    const { customerId } = await company(world)
    const old = await makeInvitation(world.db, {
      customerId,
      secret: 'old',
      status: 'EXPIRED',
      expiresAt: inDays(-1),
    })
    const fresh = await makeInvitation(world.db, { customerId, secret: 'fresh' })
    const revoked = await makeInvitation(world.db, { customerId, secret: 'revoked', status: 'REVOKED' })
    for (const secret of ['fresh', 'revoked', 'nothing']) await requestNewLink(nobody(world), secret)
    expect(await world.db.email.count()).toBe(0)
    await requestNewLink(nobody(world), 'old')
    await requestNewLink(nobody(world), 'old')
    expect(await mailsTo(world, old.email)).toMatchObject([{ type: 'INVITATION_REMINDER' }])
    expect(await world.db.invitation.findUnique({ where: { id: old.id } })).toMatchObject({
      status: 'PENDING',
      expiresAt: inDays(7),
    })
    for (const { email } of [fresh, revoked]) expect(await mailsTo(world, email)).toEqual([])
    const soon = await makeInvitation(world.db, {
      customerId,
      secret: 'soon',
      status: 'EXPIRED',
      sentAt: new Date(today.getTime() - 59 * 60_000),
    })
    await requestNewLink(nobody(world), 'soon')
    expect(await mailsTo(world, soon.email)).toEqual([])
  }),
)

test(
  'an old invitation comes back to life by the rules of today alone, and an open one stays good',
  inWorld(async (world) => {
    const { customerId, portalUserId, admin } = await company(world)
    const sponsor = { sponsorKind: 'portalUser', sponsorId: portalUserId }
    const make = (secret: string, data: object = {}) =>
      makeInvitation(world.db, { customerId, secret, email: `${secret}@elsewhere.example`, ...data })
    const over = { status: 'EXPIRED', expiresAt: inDays(-1) } as const
    const [old, open, waiting] = [
      await make('old', { ...over, ...sponsor }),
      await make('open'),
      await make('waiting', { status: 'PENDING_APPROVAL' }),
    ]
    await settle(world, customerId, { allowedDomains: ['acme.example'] })
    await requestNewLink(nobody(world), 'old')
    expect((await findLink(nobody(world), 'open')).kind).toBe('open')
    for (const act of [
      () => resendInvitation(world.as(staff()), { id: open.id }),
      () => resendInvitation(admin, { id: old.id }),
      () => approveInvitation(world.as(staff()), { id: waiting.id }),
    ])
      expect(await failure(act())).toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('its own domains'),
      })
    await world.db.customerPortal.updateMany({
      where: { customerId },
      data: { allowedDomains: [], requireApproval: true },
    })
    await requestNewLink(nobody(world), 'old')
    expect(await failure(resendInvitation(admin, { id: old.id }))).toMatchObject({ code: 'CONFLICT' })
    expect(await world.db.email.count()).toBe(0)
    await resendInvitation(world.as(staff()), { id: old.id })
    await acceptInvitation(nobody(world), { secret: 'open', ...names })
    await make('vendor', over)
    await requestNewLink(nobody(world), 'vendor')
    expect(await mailsTo(world, 'vendor@elsewhere.example')).toHaveLength(1)
  }),
)

test(
  'the job writes down what ran out, once, and leaves the rest',
  inWorld(async (world) => {
    const { customerId } = await company(world)
    const over = await makeInvitation(world.db, { customerId, expiresAt: today })
    const waiting = await makeInvitation(world.db, { status: 'PENDING_APPROVAL', expiresAt: inDays(-1) })
    const open = await makeInvitation(world.db, { customerId })
    const ctx = world.as(systemActor('expire-invitations'))
    expect(await expireInvitations(ctx)).toBe(2)
    expect(await expireInvitations(ctx)).toBe(0)
    for (const { id } of [over, waiting])
      expect(await eventsOf(world, id)).toMatchObject([{ type: 'invitation.expired' }])
    expect(await world.db.invitation.findUnique({ where: { id: open.id } })).toMatchObject({
      status: 'PENDING',
    })
    expect(await failure(expireInvitations(world.as(staff('SALES'))))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
