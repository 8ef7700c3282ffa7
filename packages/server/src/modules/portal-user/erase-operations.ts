import { z } from 'zod'
import { blank, eraseFromTrail, withoutTexts } from '../../audit/erase.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import { revokeSessionsOf } from '../../auth/session.ts'
import type { Ctx } from '../../context.ts'
import type { PortalUser, SupportContact } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { withConflicts } from '../../db/violations.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { id, longText, parseInput } from '../../input.ts'
import { deleteSeats } from '../license-seat/operations.ts'
import {
  eraseFromWebhooks,
  type FoundDeliveries,
  searchDeliveries,
} from '../webhook-endpoint/operations/erase.ts'
import { removeMembershipsOf } from './membership-operations.ts'
import { portalUserPolicy } from './policy.ts'
import { addressesIn, searchTrail, sinceThen, type Trail, toldOf } from './trail-of.ts'

const input = z.object({ id, reason: longText(500).min(1, 'Must not be empty.') })

const erasedName = 'Erased person'

/** What is known of a person that tells who he or she is. */
type Personal = { emails: string[]; names: string[]; texts: Set<string> }

/**
 * Erases a person for good: name and address everywhere, whatever lets him or her in, and what the trail says of it. What
 * happened stays, by somebody without a name. Again is no change.
 */
export async function erasePortalUser(ctx: Ctx, raw: unknown): Promise<PortalUser> {
  const { id, reason } = parseInput(input, raw)
  const known = await findErasable(ctx, id)
  const trail = await searchTrail(ctx, known.erasedAt ? [] : [known])
  const deliveries = await searchDeliveries(ctx, addressesIn(trail))
  return inTransaction(ctx, async (ctx) => {
    const before = await findErasable(ctx, id)
    if (before.erasedAt) return before
    const { person, emails } = await erasePerson(ctx, before, { reason, trail })
    await eraseReceivers(ctx, emails, deliveries)
    return person
  })
}

async function findErasable(ctx: Ctx, id: string): Promise<PortalUser> {
  const person = await ctx.read.portalUser.findUnique({ where: { id } })
  if (!person) throw new NotFoundError(['id'])
  assertAllowed(portalUserPolicy.canErase(ctx.actor))
  return person
}

type How = {
  reason: string
  /** What was found of the person before the transaction began. */
  trail: Trail
}

/** Erases a person as part of the operation that calls it, which erases receivers with the addresses, for all at once. */
export async function erasePerson(
  ctx: Ctx,
  before: PortalUser,
  { reason, trail }: How,
): Promise<{ person: PortalUser; emails: string[] }> {
  const { id } = before
  const found = await sinceThen(ctx, trail, before)
  const personal = await personalOf(ctx, before, found)
  const customers = await removeMembershipsOf(ctx, id)
  const ids = await eventsAbout(ctx, id, personal, found.ids)
  await blankContacts(ctx, personal)
  await blankRecords(ctx, id, personal, customers)
  // Last, because whoever joins holds customers and invitations before the person.
  await endAccess(ctx, id, personal)
  await assertJoinedNothing(ctx, id)
  const person = await withConflicts({}, () =>
    ctx.db.portalUser.update({
      where: { id, version: before.version },
      data: {
        email: `erased-${id}@erased.invalid`,
        firstName: 'Erased',
        lastName: 'person',
        disabledAt: before.disabledAt ?? ctx.now(),
        erasedAt: ctx.now(),
        version: { increment: 1 },
      },
    }),
  )
  await eraseFromTrail(ctx, ids, {
    type: 'portal_user.erased',
    entityId: id,
    reason,
    without: (event) => {
      const own = event.actorKind === 'portalUser' && event.actorId === id
      return {
        ...event,
        ...(own && { actorName: erasedName, ipAddress: null }),
        changes: withoutTexts(event.changes, (text) => isPersonal(personal, text)),
      }
    },
  })
  return { person, emails: personal.emails }
}

/** Takes addresses out of endpoints, and then the destinations away: in the order in which the dispatcher holds them. */
export async function eraseReceivers(
  ctx: Ctx,
  emails: readonly string[],
  deliveries: FoundDeliveries,
): Promise<void> {
  await eraseFromWebhooks(ctx, emails, deliveries)
  await ctx.db.emailDestination.deleteMany({ where: { email: { in: [...emails] } } })
}

/** An invitation may have been accepted after the memberships were removed. The person must be held. */
async function assertJoinedNothing(ctx: Ctx, portalUserId: string): Promise<void> {
  const joined = await ctx.db.membership.count({ where: { portalUserId, status: { not: 'REMOVED' } } })
  if (joined > 0) throw new ConflictError('The person joined a company at the same moment; retry.', ['id'])
}

function isPersonal({ emails, texts }: Personal, text: string): boolean {
  const lower = text.toLowerCase()
  return texts.has(lower) || emails.some((email) => lower.includes(email) && aloneIn(lower, email))
}

/** Whether the address stands there by itself: not as the end of a longer one, nor with a longer domain. */
function aloneIn(text: string, email: string): boolean {
  const literal = email.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const letter = '[\\p{L}\\p{N}_]'
  const before = `(?<!${letter})(?<!${letter}[.+%'-])`
  return new RegExp(`${before}${literal}(?!${letter}|[.-]${letter})`, 'u').test(text)
}

/** Names and addresses of now and before, and those of contacts with one of the addresses. */
async function personalOf(
  ctx: Ctx,
  person: PortalUser,
  { emails, names: acted }: { emails: string[]; names: ReadonlySet<string> },
): Promise<Personal> {
  const firstNames = [person.firstName, ...(await toldOf(ctx, person, 'firstName'))]
  const lastNames = [person.lastName, ...(await toldOf(ctx, person, 'lastName'))]
  const names = firstNames.flatMap((first) => lastNames.map((last) => `${first} ${last}`))
  names.push(...[...acted].filter((name) => name !== erasedName))
  const contacts = await ctx.db.supportContact.findMany({ where: { email: { in: emails } } })
  const companies = [
    ...(await ctx.db.customer.findMany({ where: { contactEmail: { in: emails } } })),
    ...(await ctx.db.partner.findMany({ where: { contactEmail: { in: emails } } })),
  ]
  const ofContacts = contacts.flatMap(({ firstName, lastName }) => [
    firstName,
    lastName,
    `${firstName} ${lastName}`,
  ])
  const ofCompanies = companies.flatMap(({ contactName, contactPhone }) => [contactName, contactPhone])
  const texts = [...names, ...firstNames, ...lastNames, ...ofContacts, ...ofCompanies].filter(
    (text): text is string => Boolean(text),
  )
  return { emails, names, texts: new Set(texts.map((text) => text.toLowerCase())) }
}

/** What the person did, what is about the person's own rows, and whatever has one of the addresses in it. */
async function eventsAbout(
  ctx: Ctx,
  id: string,
  { emails }: Personal,
  found: ReadonlySet<string>,
): Promise<string[]> {
  const about = { where: { email: { in: emails } }, select: { id: true } }
  const rows = [
    ...(await ctx.db.supportContact.findMany(about)),
    ...(await ctx.db.invitation.findMany(about)),
    ...(await ctx.db.emailDestination.findMany(about)),
  ]
  const entities = [id, ...rows.map((row) => row.id)]
  const events = await ctx.db.auditEvent.findMany({
    where: { entityId: { in: entities } },
    select: { id: true },
  })
  return [...new Set([...found, ...events.map((event) => event.id)])].sort()
}

/** Whatever lets the person in, or says how. */
async function endAccess({ db, ...ctx }: Ctx, id: string, { emails }: Personal): Promise<void> {
  await revokeSessionsOf({ db, ...ctx }, { portalUserId: id })
  const of = { where: { portalUserId: id } }
  await db.session.updateMany({ ...of, data: { ipAddress: null, userAgent: null } })
  await db.password.deleteMany(of)
  await db.secondFactor.deleteMany(of)
  await db.pendingSignIn.deleteMany(of)
  await db.signIn.deleteMany({ where: { email: { in: emails } } })
  await db.passwordLink.deleteMany({ where: { email: { in: emails } } })
  // In SQL, as Prisma would take `_` of an address for any letter.
  await db.$executeRaw`
    delete from "FailedSignIn" where "portalUserId" = ${id} or lower(email) = any(${emails}::text[])`
  await db.signInLimit.deleteMany({
    where: { OR: emails.map((email) => ({ id: { endsWith: ` ${email}` } })) },
  })
}

/** What others have that names the person. */
async function blankRecords(
  ctx: Ctx,
  id: string,
  { emails, names }: Personal,
  customers: readonly string[],
): Promise<void> {
  const { db } = ctx
  await db.projectAssignment.deleteMany({ where: { portalUserId: id } })
  await deleteSeats(ctx, { portalUserId: id })
  await db.invitation.deleteMany({ where: { email: { in: emails } } })
  await db.invitation.updateMany({ where: { invitedById: id }, data: { invitedByName: erasedName } })
  await db.email.updateMany({
    where: { recipient: { in: emails }, status: { in: ['QUEUED', 'SENDING'] } },
    data: { status: 'FAILED' },
  })
  await db.$executeRaw`
    update "Email" set recipient = 'erased-' || id || '@erased.invalid', subject = ${blank}, content = null,
      "contentUntil" = null, "lastAnswer" = null
    where recipient = any(${emails}::text[])`
  // Without another address the admins of the customer are told.
  await db.$executeRaw`
    update "CustomerPortal" set "expiryRecipients" = left_over,
      "expiryMailsToAdmins" = "expiryMailsToAdmins" or cardinality(left_over) = 0
    from (
      select id as portal, array(select one from unnest("expiryRecipients") one where one <> all(${emails}::text[])) as left_over
      from "CustomerPortal" where "expiryRecipients" && ${emails}::text[]
    ) told where id = portal`
  await db.$executeRaw`
    update "LicenseChange" c set "actorName" = ${erasedName} from "License" l
    where l.id = c."licenseId" and l."customerId" = any(${[...customers]}::text[])
      and c."actorKind" = 'portalUser' and c."actorName" = any(${names}::text[])`
  const asked = { where: { actorKind: 'portalUser', actorId: id } }
  await db.licenseDownloadLink.deleteMany(asked)
  await db.auditExportLink.deleteMany(asked)
  await db.listExport.deleteMany({
    where: { OR: [{ actorKind: 'portalUser', actorId: id }, { subjectId: id }] },
  })
}

/** Contacts with the person's address, of support and of companies. */
async function blankContacts(ctx: Ctx, { emails }: Personal): Promise<void> {
  const contacts = await ctx.db.supportContact.findMany({
    where: { email: { in: emails } },
    orderBy: { id: 'asc' },
  })
  for (const contact of contacts) await eraseContact(ctx, contact)
  const contact = { where: { contactEmail: { in: emails } }, select: { id: true } }
  const data = { contactName: null, contactEmail: null, contactPhone: null, version: { increment: 1 } }
  const changes = { contactName: { to: null }, contactEmail: { to: null }, contactPhone: { to: null } }
  for (const { id } of await ctx.db.customer.findMany(contact)) {
    await ctx.db.customer.update({ where: { id }, data, select: { id: true } })
    await recordEvent(ctx, { type: 'customer.updated', entityId: id, customerId: id, changes })
  }
  for (const { id } of await ctx.db.partner.findMany(contact)) {
    await ctx.db.partner.update({ where: { id }, data, select: { id: true } })
    await recordEvent(ctx, { type: 'partner.updated', entityId: id, changes })
  }
}

/** Removes a support contact, which the ticketing system is told of, and leaves nobody in it. */
export async function eraseContact(
  ctx: Ctx,
  { id, customerId, status, removedAt }: SupportContact,
): Promise<void> {
  await ctx.db.supportContact.update({
    where: { id },
    data: {
      firstName: 'Erased',
      lastName: 'person',
      email: `erased-${id}@erased.invalid`,
      projectRole: null,
      syncError: null,
      syncStatus: 'PENDING',
      status: 'REMOVED',
      removedAt: removedAt ?? ctx.now(),
      version: { increment: 1 },
    },
    select: { id: true },
  })
  if (status === 'ACTIVE')
    await recordEvent(ctx, { type: 'support_contact.removed', entityId: id, customerId })
}
