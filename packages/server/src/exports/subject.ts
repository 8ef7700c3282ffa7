import type { Changes } from '../audit/events.ts'
import type { Actor } from '../auth/actor.ts'
import type { Ctx } from '../context.ts'
import type { Prisma } from '../db/generated/prisma/client.ts'
import { visibleRows } from '../db/read.ts'
import { auditEventPolicy } from '../modules/audit-event/policy.ts'
import type { ExportRow, ListPage } from './lists.ts'

/** Whose complete data it is. */
export type Subject = { kind: 'customer'; id: string } | { kind: 'portalUser'; id: string; email: string }

type Row = { id: string } & Record<string, unknown>

/** A table with the rows of it that are about the subject. */
type Section = {
  model: Prisma.ModelName
  where: object
  /** Whose policy says which rows the caller sees, where it is not that of the table. */
  as?: Prisma.ModelName
  /** What else of other tables a row says. */
  include?: object
  /** Secrets, and what only machinery needs. */
  without?: readonly string[]
  /** What is for those alone who read what is internal. */
  internal?: readonly string[]
  /** The row as it is for this caller; null: not for this caller at all. */
  shown?: (row: Row) => Row | null
}

const pageSize = 100

/** The columns of the file: what kind of row it is, and the row. */
export const subjectColumns: readonly string[] = ['model', 'data']

/**
 * Everything that is stored about a customer or a person, table by table. Who may ask for it is asserted before; what
 * is hidden from customers is hidden here too, and of a customer there are the rows alone that the caller sees.
 */
export function sectionsOf(subject: Subject, actor: Actor): Section[] {
  const sections =
    subject.kind === 'customer'
      ? ofCustomer(subject.id, actor).map((section) => seenBy(actor, section))
      : ofPerson(subject, actor)
  return sections.filter(({ internal }) => seesInternal(actor) || internal?.[0] !== '*')
}

/** The scope to export is the one that counts: it stands for everything. */
function seenBy(actor: Actor, { as, ...section }: Section): Section {
  const visible = visibleRows(as ?? section.model, actor) ?? {}
  return { ...section, where: { AND: [section.where, visible] } }
}

/** The next rows; the cursor is the number of the section and the id of its last row. */
export async function readSubject(
  ctx: Ctx,
  subject: Subject,
  actor: Actor,
  cursor: string | null,
): Promise<ListPage> {
  const sections = sectionsOf(subject, actor)
  const [index, after] =
    cursor === null ? [0, ''] : [Number(cursor.split(' ')[0]), cursor.split(' ')[1] ?? '']
  const section = sections[index]
  if (!section) return { rows: [], endCursor: null, hasNextPage: false }
  const rows = await rowsOf(ctx, section, after)
  const full = rows.length === pageSize
  return {
    rows: rows.flatMap((row) => lineOf(section, row, actor)),
    endCursor: full ? `${index} ${rows.at(-1)!.id}` : `${index + 1}`,
    hasNextPage: full || index + 1 < sections.length,
  }
}

function rowsOf({ db }: Ctx, { model, where, include }: Section, after: string): Promise<Row[]> {
  const name = model.charAt(0).toLowerCase() + model.slice(1)
  const table = db[name as keyof typeof db] as unknown as { findMany: (args: object) => Promise<Row[]> }
  return table.findMany({
    where: { AND: [where, { id: { gt: after } }] },
    orderBy: { id: 'asc' },
    take: pageSize,
    ...(include && { include }),
  })
}

function lineOf({ model, without = [], internal = [], shown }: Section, row: Row, actor: Actor): ExportRow[] {
  const seen = shown ? shown(row) : row
  if (!seen) return []
  const hidden = new Set([...without, ...(seesInternal(actor) ? [] : internal)])
  const data = Object.entries(seen).filter(([column]) => !hidden.has(column))
  return [{ model, data: Object.fromEntries(data) }]
}

const seesInternal = (actor: Actor) => actor.scopes.has('internal:read')

/** Only for those who read what is internal. */
const staffOnly = ['*']

/** The place of an event in the chain is about the chain. */
const ofChain = ['ordinal', 'position', 'entitySequence', 'digest', 'hash']

/** What waits for a mail is in the trail. */
const ofMailing = ['waiting', 'waitingMore', 'dueAt']

function ofCustomer(customerId: string, actor: Actor): Section[] {
  const project = { project: { customerId } }
  const license = { license: { customerId } }
  // Who was a member here once may still be seen elsewhere.
  const member = { AND: [{ customerId }, visibleRows('Membership', actor) ?? {}] }
  const onlyName = ['disabledAt', 'version', 'createdAt', 'updatedAt', 'erasedAt']
  return [
    {
      model: 'Customer',
      where: { id: customerId },
      internal: ['notes', 'type', 'externalId', 'testEndsAt'],
    },
    { model: 'CustomerPortal', where: { customerId } },
    { model: 'Project', where: { customerId }, internal: ['notes'] },
    { model: 'Subscription', where: project, internal: ['notes'] },
    { model: 'SubscriptionUsageLimit', where: { subscription: project } },
    {
      model: 'License',
      where: { customerId },
      without: ['keyHash', 'keySealed'],
      internal: ['templateId'],
    },
    {
      model: 'LicenseFieldValue',
      where: license,
      include: { field: { select: { name: true, type: true, hidden: true } } },
      shown: (row) => shownValue(row, actor),
    },
    { model: 'LicenseChange', where: license, shown: (row) => shownChange(row, actor) },
    { model: 'Machine', where: license },
    { model: 'LicenseSeat', where: license },
    { model: 'LicenseUsageMonth', where: license },
    {
      model: 'ExpiryNotice',
      where: { OR: [license, { subscription: project }] },
    },
    // No list has them: like the mails that they became.
    { model: 'ReleaseNotice', where: { customerId }, as: 'Email' },
    { model: 'Membership', where: { customerId } },
    { model: 'PortalUser', where: { memberships: { some: member } }, without: onlyName },
    { model: 'ProjectAssignment', where: project },
    {
      model: 'Invitation',
      where: { customerId },
      without: ['secretHash', 'sponsorKind', 'sponsorId'],
      internal: ['invitedById'],
    },
    { model: 'SupportContact', where: { customerId } },
    { model: 'Impersonation', where: { customerId }, internal: ['staffId'] },
    { model: 'ServiceAccount', where: { customerId } },
    {
      model: 'ServiceAccountToken',
      where: { serviceAccount: { customerId } },
      without: ['tokenHash'],
      internal: ['sponsorStaffId'],
    },
    { model: 'ApiUsage', where: { customerId } },
    {
      model: 'WebhookEndpoint',
      where: { customerId },
      without: ['secretSealed', 'previousSecretSealed', 'headersSealed'],
    },
    { model: 'WebhookDelivery', where: { customerId }, without: ['ordinal'] },
    { model: 'EmailDestination', where: { customerId }, without: ['verifyHash', ...ofMailing] },
    { model: 'Email', where: { customerId }, without: ['content', 'contentUntil'], internal: staffOnly },
    {
      model: 'AuditEvent',
      where: { customerId },
      without: ofChain,
      shown: (row) => shownEvent(row, actor),
    },
  ]
}

function ofPerson({ id, email }: Subject & { kind: 'portalUser' }, actor: Actor): Section[] {
  const portalUserId = id
  return [
    { model: 'PortalUser', where: { id } },
    { model: 'Membership', where: { portalUserId } },
    { model: 'ProjectAssignment', where: { portalUserId } },
    { model: 'LicenseSeat', where: { portalUserId } },
    { model: 'Session', where: { portalUserId }, without: ['tokenHash', 'impersonationId', 'staffId'] },
    { model: 'Password', where: { portalUserId }, without: ['hash', 'staffId'] },
    { model: 'SecondFactor', where: { portalUserId }, without: ['secret', 'lastStep', 'staffId'] },
    { model: 'RecoveryCode', where: { secondFactor: { portalUserId } }, without: ['codeHash'] },
    { model: 'PendingSignIn', where: { portalUserId }, without: ['secretHash', 'staffId'] },
    { model: 'SignIn', where: { email }, without: ['code', 'secretHash'] },
    { model: 'PasswordLink', where: { email }, without: ['secretHash'] },
    { model: 'FailedSignIn', where: { OR: [{ portalUserId }, { email }] }, without: ['staffId'] },
    {
      model: 'Invitation',
      where: { email },
      without: ['secretHash', 'sponsorKind', 'sponsorId'],
      internal: ['invitedById'],
    },
    // Of the vendor or of a customer, that the person is told of events.
    {
      model: 'EmailDestination',
      where: { email },
      without: ['filters', 'mutes', 'internal', 'verifyHash', ...ofMailing],
    },
    { model: 'Email', where: { recipient: email }, without: ['content', 'contentUntil', 'lastAnswer'] },
    {
      model: 'ServiceAccountToken',
      where: { sponsorPortalUserId: id },
      without: ['tokenHash', 'sponsorStaffId', 'lastUsedIp'],
    },
    { model: 'SupportContact', where: { email }, internal: ['syncError'] },
    // Of a company whose contact the person is, the contact.
    { model: 'Customer', where: { contactEmail: email }, shown: asContact },
    { model: 'Partner', where: { contactEmail: email }, shown: asContact },
    // Of customers whose mails about what ends go to the person, that they do.
    {
      model: 'CustomerPortal',
      where: { expiryRecipients: { has: email } },
      shown: ({ id, customerId }) => ({ id, customerId, expiryRecipients: [email] }),
    },
    {
      model: 'ListExport',
      where: { OR: [{ actorKind: 'portalUser', actorId: id }, { subjectId: id }] },
      without: ['credentialHash', 'rights', 'cursor', 'partCount', 'bytes'],
    },
    {
      model: 'AuditEvent',
      where: { OR: [{ actorKind: 'portalUser', actorId: id }, { entityId: id }] },
      without: ofChain,
      shown: (row) => shownEventOfPerson(row, id, actor),
    },
  ]
}

function asContact({ id, name, contactName, contactEmail, contactPhone }: Row): Row {
  return { id, name, contactName, contactEmail, contactPhone }
}

function shownValue({ field, ...row }: Row, actor: Actor): Row | null {
  const { name, type, hidden } = field as { name: string; type: string; hidden: boolean }
  if (hidden && !seesInternal(actor)) return null
  return { ...row, field: name, value: type === 'PASSWORD' ? null : row.value }
}

function shownChange({ actorName, changes, ...row }: Row, actor: Actor): Row {
  const all = changes as { hidden?: boolean }[]
  const known = seesInternal(actor) || row.actorKind === 'portalUser'
  return {
    ...row,
    actorName: known ? actorName : null,
    changes: seesInternal(actor) ? all : all.filter(({ hidden }) => !hidden),
  }
}

type Event = { entityType: string; actorKind: string; customerId: string | null; changes: unknown }

function shownEvent(row: Row, actor: Actor): Row {
  const event = row as unknown as Event
  const changes = auditEventPolicy.shownChanges(actor, event)
  const identified = auditEventPolicy.canIdentify(actor, event)
  return withActor({ ...row, changes }, auditEventPolicy.canName(actor, event), identified)
}

/** What somebody else did is shown without who it was, and without what is hidden. */
function shownEventOfPerson(row: Row, id: string, actor: Actor): Row {
  const own = row.actorId === id && row.actorKind === 'portalUser'
  const all = Object.entries(row.changes as Changes)
  const changes = seesInternal(actor) ? all : all.filter(([, { hidden }]) => !hidden)
  const known = own || seesInternal(actor)
  return withActor({ ...row, changes: Object.fromEntries(changes) }, known, known)
}

function withActor(row: Row, named: boolean, identified: boolean): Row {
  return {
    ...row,
    ...(named ? {} : { actorName: null }),
    ...(identified ? {} : { actorId: null, requestId: null, ipAddress: null }),
  }
}
