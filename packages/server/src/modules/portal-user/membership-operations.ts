import { z } from 'zod'
import { initialChanges } from '../../audit/changes.ts'
import type { EventType } from '../../audit/events.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import { revokeSessionsOf, rotateSessionsOf } from '../../auth/session.ts'
import type { Ctx } from '../../context.ts'
import { type Membership, MembershipRole, type MembershipSource } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { expectedVersion, id, parseInput } from '../../input.ts'
import { assertNotArchived, lockCustomers } from '../customer/operations.ts'
import { isTooMany } from '../email/operations/flood.ts'
import { sendMail } from '../email/operations/send.ts'
import { revokeSeatsOf } from '../license-seat/operations.ts'
import { lockPartners } from '../partner/operations.ts'
import { offerPassword } from '../password/operations/links.ts'
import { assertDomainAllowed } from '../portal/domains.ts'
import { deleteAssignment } from '../project/assignment-operations.ts'
import { holdJoining } from './joining.ts'
import { membershipPolicy } from './policy.ts'

/** A place in a customer or a partner, one of the two. */
export const membershipInput = z
  .object({ customerId: id.nullish(), partnerId: id.nullish(), role: z.enum(MembershipRole) })
  .refine(({ customerId, partnerId }) => Boolean(customerId) !== Boolean(partnerId), {
    path: ['customerId'],
    message: 'Give either customerId or partnerId.',
  })
  .transform((input) => ({
    ...input,
    customerId: input.customerId ?? null,
    partnerId: input.partnerId ?? null,
  }))

const createInput = membershipInput.and(z.object({ portalUserId: id }))

const roleInput = z.object({ id, expectedVersion, role: z.enum(MembershipRole) })

const byId = z.object({ id, expectedVersion })

type Company = { customerId: string | null; partnerId: string | null }
type NewMembership = Company & { role: MembershipRole; source?: MembershipSource }

/** Makes a person one of the people of a customer or partner; a removed membership stays removed beside it. */
export async function createMembership(ctx: Ctx, raw: unknown): Promise<Membership> {
  const { portalUserId, ...input } = parseInput(createInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const person = await ctx.read.portalUser.findUnique({
      where: { id: portalUserId },
      select: { id: true, email: true, erasedAt: true },
    })
    if (!person) throw new NotFoundError(['portalUserId'])
    assertNotErased(person)
    await openCompany(ctx, input)
    assertAllowed(membershipPolicy.canCreate(ctx.actor, input))
    if (input.customerId !== null)
      await assertDomainAllowed(ctx, input.customerId, person.email, ['portalUserId'])
    const membership = await writeMembership(ctx, portalUserId, input)
    await offerPassword(ctx, person.email)
    return membership
  })
}

/** Nobody is behind a person who was erased. */
export function assertNotErased({ erasedAt }: { erasedAt: Date | null }): void {
  if (erasedAt) throw new ConflictError('The person was erased; create a new one.')
}

/** Finds the company of a new membership and holds it, so that it is not archived meanwhile. */
export async function openCompany(
  ctx: Ctx,
  { customerId, partnerId }: Company,
  path: string[] = [],
): Promise<void> {
  if (partnerId !== null) {
    const partner = await ctx.read.partner.findUnique({ where: { id: partnerId }, select: { id: true } })
    const held = partner ? await lockPartners(ctx, [partnerId]) : []
    if (!held[0]) throw new NotFoundError([...path, 'partnerId'])
  }
  if (customerId !== null) {
    const customer = await ctx.read.customer.findUnique({ where: { id: customerId }, select: { id: true } })
    const held = customer ? await lockCustomers(ctx, [customerId]) : []
    if (!held[0]) throw new NotFoundError([...path, 'customerId'])
    assertNotArchived(held[0])
  }
}

/** Writes a membership whose company was found, as part of the operation that calls it. */
export async function writeMembership(
  ctx: Ctx,
  portalUserId: string,
  input: NewMembership,
): Promise<Membership> {
  await holdJoining(ctx, portalUserId, input.customerId)
  const row = { portalUserId, source: 'STAFF' as const, ...input, createdAt: ctx.now() }
  const membership = await withConflicts(conflicts, () =>
    ctx.db.membership.create({ data: { id: newId('Membership'), ...row } }),
  )
  await recordEvent(ctx, {
    type: 'membership.created',
    entityId: membership.id,
    customerId: membership.customerId,
    changes: initialChanges(row),
  })
  return membership
}

const conflicts = {
  Membership_portalUserId_customerId_key: {
    path: ['portalUserId'],
    message: 'The person has a membership in this customer already.',
  },
  Membership_portalUserId_partnerId_key: {
    path: ['portalUserId'],
    message: 'The person has a membership in this partner already.',
  },
  Membership_partnerId_fkey: { path: ['partnerId'], message: 'The partner was just deleted.' },
}

/** Changes what a person is in a customer or partner. */
export async function changeMembershipRole(ctx: Ctx, raw: unknown): Promise<Membership> {
  const { role, ...input } = parseInput(roleInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openMembership(ctx, input)
    if (before.role === role) return before
    if (role !== 'ADMIN') await assertKeepsAdmin(ctx, before)
    // MEMBER and READ_ONLY may the same, and less takes effect at once: the sessions are those for other companies too.
    if (role === 'ADMIN') await rotateSessionsOf(ctx, { portalUserId: before.portalUserId })
    const membership = await writeChange(ctx, before, { role }, 'membership.role_changed')
    await mailRole(ctx, membership)
    return membership
  })
}

/** Tells the person, by name of whoever it was: a person's name, and of a program none. */
async function mailRole(ctx: Ctx, { id, role, customerId }: Membership): Promise<void> {
  const { portalUser, customer, partner } = await ctx.db.membership.findUniqueOrThrow({
    where: { id },
    select: {
      portalUser: { select: { email: true } },
      customer: { select: { name: true } },
      partner: { select: { name: true } },
    },
  })
  if (await isTooMany(ctx, { to: portalUser.email, customerId })) return
  const { kind, name } = ctx.actor
  await sendMail(ctx, {
    type: 'ROLE_CHANGED',
    to: portalUser.email,
    customerId,
    data: {
      customer_name: (customer ?? partner)!.name,
      role_name: roleNames[role],
      changed_by: kind === 'staff' || kind === 'portalUser' ? name : null,
    },
  })
}

const roleNames: Readonly<Record<MembershipRole, string>> = {
  ADMIN: 'Admin',
  MEMBER: 'Member',
  READ_ONLY: 'Read-only',
}

/** Takes access and license seats of a membership away; project assignments stay for when it is enabled again. */
export async function disableMembership(ctx: Ctx, raw: unknown): Promise<Membership> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openMembership(ctx, input)
    if (before.status === 'DISABLED') return before
    await assertKeepsAdmin(ctx, before)
    await endSessionsOfOutsider(ctx, before)
    // Before the seats, as in the removal below.
    const disabled = await writeChange(ctx, before, { status: 'DISABLED' }, 'membership.disabled')
    if (before.customerId !== null) await revokeSeatsOf(ctx, before.portalUserId, before.customerId)
    return disabled
  })
}

export async function enableMembership(ctx: Ctx, raw: unknown): Promise<Membership> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openMembership(ctx, input)
    if (before.status === 'ACTIVE') return before
    await holdJoining(ctx, before.portalUserId, before.customerId)
    return writeChange(ctx, before, { status: 'ACTIVE' }, 'membership.enabled')
  })
}

/** Removes a membership for good, and with it the person's projects and license seats of the customer. */
export async function removeMembership(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openMembership(ctx, input)
    await assertKeepsAdmin(ctx, before)
    await endSessionsOfOutsider(ctx, before)
    // Before those, because whoever assigns the person a project or a seat holds the membership until that can be seen here.
    await writeChange(ctx, before, { status: 'REMOVED' }, 'membership.removed')
    const { portalUserId, customerId } = before
    if (customerId !== null) await removeFromCustomer(ctx, portalUserId, customerId)
    return { id: before.id }
  })
}

async function removeFromCustomer(ctx: Ctx, portalUserId: string, customerId: string): Promise<void> {
  const assignments = await ctx.db.projectAssignment.findMany({
    where: { portalUserId, project: { customerId } },
    orderBy: { id: 'asc' },
  })
  for (const assignment of assignments) await deleteAssignment(ctx, assignment, customerId)
  await revokeSeatsOf(ctx, portalUserId, customerId)
}

/**
 * Removes the memberships of a person whom staff erases, or those of one customer, archived or not, and gives the customers
 * of which the person ever had one.
 */
export async function removeMembershipsOf(ctx: Ctx, portalUserId: string, only?: string): Promise<string[]> {
  const of = { portalUserId, ...(only !== undefined && { customerId: only }) }
  const seen = await ctx.db.membership.findMany({
    where: of,
    select: { customerId: true, partnerId: true },
  })
  const customers = [...new Set(seen.flatMap(({ customerId }) => customerId ?? []))].sort()
  if (customers.length > 0) await lockCustomers(ctx, customers)
  const partners = seen.flatMap(({ partnerId }) => partnerId ?? [])
  if (partners.length > 0) await lockPartners(ctx, partners)
  const memberships = await ctx.db.membership.findMany({
    where: { ...of, status: { not: 'REMOVED' } },
    orderBy: { id: 'asc' },
  })
  for (const membership of memberships) {
    await writeChange(ctx, membership, { status: 'REMOVED' }, 'membership.removed')
    if (membership.customerId !== null) await removeFromCustomer(ctx, portalUserId, membership.customerId)
  }
  return customers
}

/**
 * A membership that the actor may change and that can be changed, with its company held until the end: two admins who
 * demote each other do it one after the other, and the second finds nobody left.
 */
async function openMembership(
  ctx: Ctx,
  input: { id: string; expectedVersion?: number },
): Promise<Membership> {
  const seen = await ctx.read.membership.findUnique({ where: { id: input.id } })
  if (!seen) throw new NotFoundError(['id'])
  assertAllowed(membershipPolicy.canChange(ctx.actor, seen))
  const [customer] = seen.customerId === null ? [] : await lockCustomers(ctx, [seen.customerId])
  if (seen.partnerId !== null) await lockPartners(ctx, [seen.partnerId])
  if (customer) assertNotArchived(customer)
  // Read again: what was seen before the lock may be of before somebody else's change.
  const membership = await ctx.db.membership.findUnique({ where: { id: input.id } })
  if (!membership) throw new NotFoundError(['id'])
  assertVersion(membership, input.expectedVersion)
  if (membership.status === 'REMOVED')
    throw new ConflictError('The membership was removed; create a new one.', ['id'])
  return membership
}

async function writeChange(
  ctx: Ctx,
  before: Membership,
  change: Partial<Pick<Membership, 'role' | 'status'>>,
  type: EventType,
): Promise<Membership> {
  const membership = await withConflicts({}, () =>
    ctx.db.membership.update({
      where: { id: before.id, version: before.version },
      data: { ...change, version: { increment: 1 } },
    }),
  )
  const [field, to] = Object.entries(change)[0]!
  await recordEvent(ctx, {
    type,
    entityId: before.id,
    customerId: before.customerId,
    changes: { [field]: { from: before[field as keyof Membership], to } },
  })
  return membership
}

/**
 * Ends the sessions of a person whose last active membership is about to go; of others, what it allowed goes with it. Before
 * the membership is written: the person is held first.
 */
async function endSessionsOfOutsider(ctx: Ctx, { id, portalUserId }: Membership): Promise<void> {
  const others = await ctx.db.membership.count({
    where: { id: { not: id }, portalUserId, status: 'ACTIVE' },
  })
  if (others === 0) await revokeSessionsOf(ctx, { portalUserId })
}

/** Refuses to let a customer's last active admin go, by anybody but staff. The customer must be held. */
async function assertKeepsAdmin(ctx: Ctx, leaving: Membership): Promise<void> {
  if (leaving.customerId === null || leaving.role !== 'ADMIN' || leaving.status !== 'ACTIVE') return
  if (membershipPolicy.canLeaveWithoutAdmin(ctx.actor)) return
  if (await hasOtherAdmin(ctx, leaving.customerId, leaving.portalUserId)) return
  throw new ConflictError(
    'This is the last active admin of the customer. Make somebody else an admin first.',
    ['id'],
  )
}

/** Holds the customers of which a person is an active admin, before he or she is disabled. */
export async function lockAdministeredCustomers(ctx: Ctx, portalUserId: string): Promise<string[]> {
  const ids = await customersAdministeredBy(ctx, portalUserId)
  if (ids.length > 0) await lockCustomers(ctx, ids)
  return ids
}

/** Refuses to disable a person without whom a customer has no active admin. The customers `held` are locked. */
export async function assertCustomersKeepAdmin(
  ctx: Ctx,
  portalUserId: string,
  held: readonly string[],
): Promise<void> {
  for (const customerId of await customersAdministeredBy(ctx, portalUserId)) {
    // Locking more at this point could wait for somebody who waits for this person.
    if (!held.includes(customerId)) {
      throw new ConflictError('The memberships of the person were changed at the same moment; retry.', ['id'])
    }
    if (await hasOtherAdmin(ctx, customerId, portalUserId)) continue
    throw new ConflictError(
      'The person is the last active admin of a customer. Make somebody else an admin first.',
      ['id'],
    )
  }
}

async function customersAdministeredBy(ctx: Ctx, portalUserId: string): Promise<string[]> {
  const memberships = await ctx.db.membership.findMany({
    where: { portalUserId, role: 'ADMIN', status: 'ACTIVE', customerId: { not: null } },
    select: { customerId: true },
    orderBy: { customerId: 'asc' },
  })
  return memberships.map(({ customerId }) => customerId!)
}

/** Whether somebody else can act as admin. That person is held too: being disabled at the same moment has to wait. */
async function hasOtherAdmin(ctx: Ctx, customerId: string, portalUserId: string): Promise<boolean> {
  const others = await ctx.db.$queryRaw<unknown[]>`
    select u.id from "Membership" m join "PortalUser" u on u.id = m."portalUserId"
    where m."customerId" = ${customerId} and m.role = 'ADMIN' and m.status = 'ACTIVE'
      and m."portalUserId" <> ${portalUserId} and u."disabledAt" is null
    order by m.id limit 1 for share of u`
  return others.length > 0
}
