import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import type { EventType } from '../../audit/events.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { type SupportContact, SupportContactAccess } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, email, expectedVersion, id, name, parseInput } from '../../input.ts'
import { assertNotArchived, lockCustomers } from '../customer/operations.ts'
import { isTooMany } from '../email/operations/flood.ts'
import { sendMail } from '../email/operations/send.ts'
import { assertRoomFor } from './limits.ts'
import { supportContactPolicy } from './policy.ts'

const createInput = z.object({
  customerId: id,
  firstName: name,
  lastName: name,
  email,
  projectRole: name.nullish(),
  access: z.enum(SupportContactAccess),
})

const updateInput = z.object({
  id,
  expectedVersion,
  firstName: name.optional(),
  lastName: name.optional(),
  email: email.optional(),
  projectRole: name.nullish(),
})

const accessInput = z.object({ id, expectedVersion, access: z.enum(SupportContactAccess) })

const byId = z.object({ id, expectedVersion })

const conflicts = {
  SupportContact_customerId_email_key: {
    path: ['email'],
    message: 'The customer has a support contact with this e-mail address.',
  },
}

/** Adds a support contact, as long as the active subscriptions of the customer include one more with its access. */
export async function createSupportContact(ctx: Ctx, raw: unknown): Promise<SupportContact> {
  const input = parseInput(createInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const { customerId } = input
    const seen = await ctx.read.customer.findUnique({ where: { id: customerId }, select: { id: true } })
    if (!seen) throw new NotFoundError(['customerId'])
    assertAllowed(supportContactPolicy.canManage(ctx.actor, input))
    await holdCustomer(ctx, customerId)
    await assertRoomFor(ctx, customerId, input.access)
    const row = { ...input, projectRole: input.projectRole ?? null, createdAt: ctx.now() }
    const contact = await withConflicts(conflicts, () =>
      ctx.db.supportContact.create({ data: { id: newId('SupportContact'), ...row } }),
    )
    await recordEvent(ctx, {
      type: 'support_contact.created',
      entityId: contact.id,
      customerId,
      changes: initialChanges(row),
    })
    await mailAdded(ctx, contact)
    return contact
  })
}

async function mailAdded(ctx: Ctx, contact: SupportContact): Promise<void> {
  const { customerId, firstName, lastName, access } = contact
  if (await isTooMany(ctx, { to: contact.email, customerId })) return
  const customer = await ctx.db.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { name: true },
  })
  await sendMail(ctx, {
    type: 'SUPPORT_CONTACT_ADDED',
    to: contact.email,
    customerId,
    data: {
      customer_name: customer.name,
      contact_name: `${firstName} ${lastName}`,
      access_name: access === 'FULL' ? 'full access' : 'read-only access',
    },
  })
}

/** Edits a support contact; the ticketing system is told again. */
export async function updateSupportContact(ctx: Ctx, raw: unknown): Promise<SupportContact> {
  const { id, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openContact(ctx, { id, expectedVersion })
    return writeChange(ctx, before, input, 'support_contact.updated')
  })
}

/** Gives full or read-only access, as long as one more with it is included. */
export async function changeSupportContactAccess(ctx: Ctx, raw: unknown): Promise<SupportContact> {
  const { access, ...input } = parseInput(accessInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openContact(ctx, input)
    if (before.access === access) return before
    await assertRoomFor(ctx, before.customerId, access)
    return writeChange(ctx, before, { access }, 'support_contact.access_changed')
  })
}

/** Removes a support contact for good, which makes room for another. */
export async function removeSupportContact(ctx: Ctx, raw: unknown): Promise<SupportContact> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openContact(ctx, input)
    const change = { status: 'REMOVED' as const, removedAt: ctx.now() }
    return writeChange(ctx, before, change, 'support_contact.removed')
  })
}

/** A contact that the actor may change and that can be changed, with its customer held until the end. */
async function openContact(
  ctx: Ctx,
  input: { id: string; expectedVersion: number | undefined },
): Promise<SupportContact> {
  const seen = await ctx.read.supportContact.findUnique({ where: { id: input.id } })
  if (!seen) throw new NotFoundError(['id'])
  assertAllowed(supportContactPolicy.canManage(ctx.actor, seen))
  await holdCustomer(ctx, seen.customerId)
  // Read again: what was seen before the lock may be of before somebody else's change.
  const contact = await ctx.db.supportContact.findUniqueOrThrow({ where: { id: input.id } })
  assertVersion(contact, input.expectedVersion)
  if (contact.status === 'REMOVED')
    throw new ConflictError('The support contact was removed; add a new one.', ['id'])
  return contact
}

/** Contacts of a customer are counted one after the other. */
async function holdCustomer(ctx: Ctx, customerId: string): Promise<void> {
  const [customer] = await lockCustomers(ctx, [customerId])
  if (!customer) throw new NotFoundError(['customerId'])
  assertNotArchived(customer)
}

async function writeChange(
  ctx: Ctx,
  before: SupportContact,
  change: Partial<SupportContact>,
  type: EventType,
): Promise<SupportContact> {
  const changes = changesOf(before, change)
  if (Object.keys(changes).length === 0) return before
  const contact = await withConflicts(conflicts, () =>
    ctx.db.supportContact.update({
      where: { id: before.id, version: before.version },
      data: {
        ...definedOnly(change),
        syncStatus: 'PENDING',
        syncError: null,
        version: { increment: 1 },
      },
    }),
  )
  await recordEvent(ctx, { type, entityId: before.id, customerId: before.customerId, changes })
  return contact
}
