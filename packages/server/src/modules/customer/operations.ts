import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { type Customer, CustomerType, Prisma } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { ConflictError, countsOf, InvalidInputError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, email, expectedVersion, id, metadata, name, notes, parseInput } from '../../input.ts'
import { inviteContact } from '../invitation/operations/create.ts'
import { customerPolicy } from './policy.ts'

const testLifetimeMs = 48 * 3_600_000

const contact = {
  contactName: name.nullish(),
  contactEmail: email.nullish(),
  contactPhone: name.nullish(),
}

const createInput = z.object({
  number: name,
  name,
  externalId: name.nullish(),
  type: z.enum(CustomerType).nullish(),
  testEndsAt: z.date().nullish(),
  ...contact,
  notes: notes.nullish(),
  metadata: metadata.nullish(),
  invite: z.boolean().nullish(),
})

const updateInput = z.object({
  id,
  expectedVersion,
  number: name.optional(),
  name: name.optional(),
  externalId: name.nullish(),
  type: z.enum(CustomerType).optional(),
  ...contact,
  notes: notes.nullish(),
  metadata: metadata.optional(),
})

const contactInput = z.object({ id, expectedVersion, ...contact })

const conflicts = {
  Customer_number_key: { path: ['number'], message: 'Another customer has this number.' },
}

/** Creates a customer, and invites its contact where that is wanted. A TEST customer is archived by itself when its time, 48 hours at most, is over. */
export async function createCustomer(ctx: Ctx, raw: unknown): Promise<Customer> {
  const { type, testEndsAt, metadata: data, invite = null, ...input } = parseInput(createInput, raw)
  assertAllowed(customerPolicy.canCreate(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const row = {
      ...input,
      type: type ?? CustomerType.TRIAL,
      testEndsAt: testEnd(type ?? CustomerType.TRIAL, testEndsAt ?? null, ctx.now()),
      metadata: data ?? {},
      createdAt: ctx.now(),
    }
    const customer = await withConflicts(conflicts, () =>
      ctx.db.customer.create({ data: { id: newId('Customer'), ...row } }),
    )
    await recordEvent(ctx, {
      type: 'customer.created',
      entityId: customer.id,
      customerId: customer.id,
      changes: initialChanges(row),
    })
    if (customer.testEndsAt) {
      await ctx.queue.enqueue(
        ctx.db,
        'archive-test-customer',
        { customerId: customer.id },
        { startAfter: customer.testEndsAt },
      )
    }
    await inviteContact(ctx, customer, invite)
    return customer
  })
}

function testEnd(type: CustomerType, given: Date | null, now: Date): Date | null {
  if (type !== CustomerType.TEST) {
    if (given) throw new InvalidInputError('Only a customer of type TEST has an end.', ['testEndsAt'])
    return null
  }
  const latest = new Date(now.getTime() + testLifetimeMs)
  if (given && (given <= now || given > latest)) {
    throw new InvalidInputError('Must be within the next 48 hours.', ['testEndsAt'])
  }
  return given ?? latest
}

/** Updates what the vendor keeps of a customer; an archived one is read-only. */
export async function updateCustomer(ctx: Ctx, raw: unknown): Promise<Customer> {
  const { id, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getCustomer(ctx, id)
    assertAllowed(customerPolicy.canUpdate(ctx.actor))
    assertVersion(before, expectedVersion)
    if (input.type === CustomerType.TEST && before.type !== CustomerType.TEST) {
      throw new InvalidInputError('A customer is of type TEST from its creation or not at all.', ['type'])
    }
    const keepsTest = (input.type ?? before.type) === CustomerType.TEST
    return writeUpdate(ctx, before, { ...input, testEndsAt: keepsTest ? undefined : null })
  })
}

/** Updates the contact data of a customer, which its own admins may do too. */
export async function updateCustomerContact(ctx: Ctx, raw: unknown): Promise<Customer> {
  const { id, expectedVersion, ...input } = parseInput(contactInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getCustomer(ctx, id)
    assertAllowed(customerPolicy.canUpdateContact(ctx.actor, before))
    assertVersion(before, expectedVersion)
    return writeUpdate(ctx, before, input)
  })
}

type Update = Omit<Partial<Customer>, 'metadata'> & { metadata?: object }

async function writeUpdate(ctx: Ctx, before: Customer, input: Update): Promise<Customer> {
  assertNotArchived(before)
  const changes = changesOf(before, input)
  if (Object.keys(changes).length === 0) return before
  const customer = await withConflicts(conflicts, () =>
    ctx.db.customer.update({
      where: { id: before.id, version: before.version },
      data: { ...definedOnly(input), version: { increment: 1 } },
    }),
  )
  await recordEvent(ctx, { type: 'customer.updated', entityId: before.id, customerId: before.id, changes })
  return customer
}

/** Archives a customer: read-only and out of the default lists; its licenses keep working. Again is no change. */
export async function archiveCustomer(ctx: Ctx, raw: unknown): Promise<Customer> {
  return setArchived(ctx, raw, true)
}

export async function unarchiveCustomer(ctx: Ctx, raw: unknown): Promise<Customer> {
  return setArchived(ctx, raw, false)
}

const byId = z.object({ id, expectedVersion })

async function setArchived(ctx: Ctx, raw: unknown, archived: boolean): Promise<Customer> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getCustomer(ctx, input.id)
    assertAllowed(customerPolicy.canArchive(ctx.actor))
    assertVersion(before, input.expectedVersion)
    if ((before.archivedAt !== null) === archived) return before
    if (before.erasedAt) throw new ConflictError('The customer was erased; create a new one.', ['id'])
    const archivedAt = archived ? ctx.now() : null
    const customer = await withConflicts({}, () =>
      ctx.db.customer.update({
        where: { id: before.id, version: before.version },
        data: { archivedAt, version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, {
      type: archived ? 'customer.archived' : 'customer.unarchived',
      entityId: before.id,
      customerId: before.id,
      changes: { archivedAt: { from: before.archivedAt, to: archivedAt } },
    })
    return customer
  })
}

/** Archives a TEST customer whose time is over; does nothing for one that was archived, changed or deleted since. */
export async function archiveTestCustomer(ctx: Ctx, input: { customerId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const customer = await ctx.read.customer.findUnique({ where: { id: input.customerId } })
    if (!customer?.testEndsAt || customer.testEndsAt > ctx.now()) return
    await archiveCustomer(ctx, { id: customer.id })
  })
}

/** Deletes a customer on which nothing depends; otherwise says what does. Archiving is the usual way. */
export async function deleteCustomer(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const customer = await getCustomer(ctx, input.id)
    assertAllowed(customerPolicy.canDelete(ctx.actor))
    assertVersion(customer, input.expectedVersion)
    const counts = countsOf(await dependentsOf(ctx, customer.id))
    if (counts) {
      throw new ConflictError(`The customer still has ${counts}; remove them first, or archive it.`, ['id'])
    }
    await ctx.db.membership.deleteMany({ where: { customerId: customer.id, status: 'REMOVED' } })
    await ctx.db.supportContact.deleteMany({ where: { customerId: customer.id, status: 'REMOVED' } })
    await ctx.db.serviceAccount.deleteMany({
      where: { customerId: customer.id, NOT: { revokedAt: null } },
    })
    await ctx.db.webhookEndpoint.deleteMany({ where: { customerId: customer.id, deletedAt: { not: null } } })
    await withConflicts(foreignKeys, () =>
      ctx.db.customer.delete({ where: { id: customer.id }, select: { id: true } }),
    )
    await recordEvent(ctx, { type: 'customer.deleted', entityId: customer.id, customerId: customer.id })
    return { id: customer.id }
  })
}

/** What stands in the way of a deletion. */
async function dependentsOf(ctx: Ctx, customerId: string): Promise<Record<string, number>> {
  return {
    projects: await ctx.db.project.count({ where: { customerId } }),
    licenses: await ctx.db.license.count({ where: { customerId } }),
    memberships: await ctx.db.membership.count({ where: { customerId, status: { not: 'REMOVED' } } }),
    'service accounts': await ctx.db.serviceAccount.count({ where: { customerId, revokedAt: null } }),
    'support contacts': await ctx.db.supportContact.count({ where: { customerId, status: 'ACTIVE' } }),
    'webhook endpoints': await ctx.db.webhookEndpoint.count({ where: { customerId, deletedAt: null } }),
    'e-mail destinations': await ctx.db.emailDestination.count({ where: { customerId } }),
  }
}

const gotDependents = {
  path: ['id'],
  message: 'The customer just got something that depends on it; read it again.',
}
const foreignKeys = {
  Project_customerId_fkey: gotDependents,
  Membership_customerId_fkey: gotDependents,
  License_customerId_fkey: gotDependents,
  SupportContact_customerId_fkey: gotDependents,
  ServiceAccount_customerId_fkey: gotDependents,
  WebhookEndpoint_customerId_fkey: gotDependents,
  EmailDestination_customerId_fkey: gotDependents,
}

/** The customer as the actor sees it; not visible and not existing are the same. */
async function getCustomer(ctx: Ctx, id: string): Promise<Customer> {
  const customer = await ctx.read.customer.findUnique({ where: { id } })
  if (!customer) throw new NotFoundError(['id'])
  return customer
}

/** Holds customers until the transaction ends, for changes that have to come one after the other in each of them. */
export function lockCustomers(
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ id: string; archivedAt: Date | null }[]> {
  return ctx.db.$queryRaw`
    select id, "archivedAt" from "Customer" where id in (${Prisma.join([...ids])}) order by id for no key update`
}

/** Nothing of an archived customer changes. */
export function assertNotArchived(customer: { archivedAt: Date | null }): void {
  if (customer.archivedAt) throw new ConflictError('The customer is archived; unarchive it first.')
}
