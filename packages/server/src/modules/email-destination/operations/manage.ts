import { z } from 'zod'
import { changesOf, initialChanges } from '../../../audit/changes.ts'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { EmailDestination, Prisma } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { withConflicts } from '../../../db/violations.ts'
import { AppError, NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { definedOnly, email, expectedVersion, id, parseInput } from '../../../input.ts'
import { checkFilters, checkKeptFilters, hidingConditions } from '../../event-filter/check.ts'
import { filters, filtersIn } from '../../event-filter/filters.ts'
import { holdOwner } from '../../webhook-endpoint/operations/open.ts'
import { emailDestinationPolicy } from '../policy.ts'
import { openDestination } from './open.ts'
import { nothingWaits } from './switch.ts'
import { askToVerify } from './verify.ts'

export const maxOfCustomer = 10
const maxOfVendor = 50

const createInput = z.object({
  customerId: id.nullish().transform((given) => given ?? null),
  email,
  filters: filters.nullish().transform((given) => given ?? []),
})

const updateInput = z.object({ id, expectedVersion, email: email.optional(), filters: filters.optional() })

const addressTaken = {
  path: ['email'],
  message: 'The address is told of these events already; change its filters instead.',
}
const conflicts = {
  EmailDestination_customerId_email_key: addressTaken,
  EmailDestination_vendor_email_key: addressTaken,
}

/** Creates a destination, of the vendor or of a customer, and mails its address a link that proves it. */
export async function createEmailDestination(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(createInput, raw)
  const { customerId } = input
  return inTransaction(ctx, async (ctx) => {
    if (customerId !== null) {
      const seen = await ctx.read.customer.findUnique({ where: { id: customerId }, select: { id: true } })
      if (!seen) throw new NotFoundError(['customerId'])
    }
    assertAllowed(
      emailDestinationPolicy.canManage(ctx.actor, input),
      customerId === null ? 'Name the customer whose destination it is.' : undefined,
    )
    const internal = emailDestinationPolicy.seesInternal(ctx.actor, input)
    await checkFilters(ctx, input.filters, { customerId, internal })
    await holdOwner(ctx, customerId)
    await assertRoom(ctx, customerId)
    const row = { ...input, createdAt: ctx.now() }
    const destination = await withConflicts(conflicts, () =>
      ctx.db.emailDestination.create({
        data: {
          id: newId('EmailDestination'),
          ...row,
          filters: row.filters as Prisma.InputJsonValue,
          internal,
          enabledAt: ctx.now(),
        },
      }),
    )
    await recordEvent(ctx, {
      type: 'email_destination.created',
      entityId: destination.id,
      customerId,
      changes: hidingConditions(initialChanges(row), { internal }, [row.filters]),
    })
    await askToVerify(ctx, destination)
    return destination
  })
}

/** Changes a destination. Another address has to be proved first, and is not told what waited for the one before. */
export async function updateEmailDestination(ctx: Ctx, raw: unknown): Promise<EmailDestination> {
  const { id, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openDestination(ctx, { id, expectedVersion })
    const filtersBefore = filtersIn(before.filters)
    const changes = changesOf({ ...before, filters: filtersBefore }, input)
    if (Object.keys(changes).length === 0) return before
    const moved = changes.email !== undefined
    const internal = moved ? emailDestinationPolicy.seesInternal(ctx.actor, before) : before.internal
    const owner = { customerId: before.customerId, internal }
    if (changes.filters) await checkFilters(ctx, input.filters!, owner)
    else if (before.internal && !internal) await checkKeptFilters(ctx, filtersBefore, owner)
    const { filters, ...plain } = input
    const destination = await withConflicts(conflicts, () =>
      ctx.db.emailDestination.update({
        where: { id, version: before.version },
        data: {
          ...definedOnly(plain),
          ...(filters && { filters: filters as Prisma.InputJsonValue }),
          internal,
          ...(moved && { ...nothingWaits, verifiedAt: null, mailedAt: null, enabledAt: ctx.now() }),
          version: { increment: 1 },
        },
      }),
    )
    await recordEvent(ctx, {
      type: 'email_destination.updated',
      entityId: id,
      customerId: before.customerId,
      changes: hidingConditions(changes, before, [filtersBefore, input.filters ?? []]),
    })
    if (moved) await askToVerify(ctx, destination)
    return destination
  })
}

/** Deletes a destination with what waits for it; its links do nothing any more. */
export async function deleteEmailDestination(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(z.object({ id, expectedVersion }), raw)
  return inTransaction(ctx, async (ctx) => {
    const { id, customerId, email } = await openDestination(ctx, input, { archived: true })
    await ctx.db.emailDestination.delete({ where: { id }, select: { id: true } })
    await recordEvent(ctx, {
      type: 'email_destination.deleted',
      entityId: id,
      customerId,
      changes: { email: { from: email } },
    })
    return { id }
  })
}

async function assertRoom(ctx: Ctx, customerId: string | null): Promise<void> {
  const count = await ctx.db.emailDestination.count({ where: { customerId } })
  const most = customerId === null ? maxOfVendor : maxOfCustomer
  if (count < most) return
  const owner = customerId === null ? 'The vendor' : 'A customer'
  throw new AppError('LIMIT_REACHED', `${owner} can have ${most} e-mail destinations; delete one first.`)
}
