import { z } from 'zod'
import { initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import { hashToken, makeToken } from '../../auth/token.ts'
import type { Ctx } from '../../context.ts'
import type { Prisma } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { id, longText, parseInput } from '../../input.ts'
import { assertNotArchived, lockCustomers } from '../customer/operations.ts'
import { impersonationPolicy } from './policy.ts'

const minutes = 10

const startInput = z.object({
  customerId: id,
  reason: longText(500).trim().min(1, 'Must say why: the customer reads it.'),
  write: z
    .boolean()
    .nullish()
    .transform((write) => write ?? false),
})

const byId = z.object({ id })

/**
 * Signs a staff member in as an admin of a customer, for ten minutes. The customer sees it, and what was done, in its
 * trail.
 */
export async function startImpersonation(ctx: Ctx, raw: unknown): Promise<{ id: string; secret: string }> {
  const { customerId, reason, write } = parseInput(startInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const seen = await ctx.read.customer.findUnique({ where: { id: customerId }, select: { id: true } })
    if (!seen) throw new NotFoundError(['customerId'])
    const readOnly = !write
    assertAllowed(
      impersonationPolicy.canStart(ctx.actor, { readOnly }),
      write ? 'Only staff with the role ADMIN may change something as a customer.' : undefined,
    )
    const [customer] = await lockCustomers(ctx, [customerId])
    if (!customer) throw new NotFoundError(['customerId'])
    assertNotArchived(customer)
    await assertAllowedByCustomer(ctx, customerId)

    const createdAt = ctx.now()
    const expiresAt = new Date(createdAt.getTime() + minutes * 60_000)
    const row = { customerId, reason, readOnly, createdAt, expiresAt }
    const impersonationId = newId('Impersonation')
    const staffId = ctx.actor.id
    await ctx.db.impersonation.create({
      data: { id: impersonationId, staffId, staffName: ctx.actor.name, ...row },
      select: { id: true },
    })
    const secret = makeToken('session')
    await ctx.db.session.create({
      data: {
        id: newId('Session'),
        tokenHash: hashToken(secret),
        staffId,
        impersonationId,
        createdAt,
        expiresAt,
      },
      select: { id: true },
    })
    await recordEvent(ctx, {
      type: 'impersonation.started',
      entityId: impersonationId,
      customerId,
      changes: initialChanges({ reason, readOnly, expiresAt }),
    })
    return { id: impersonationId, secret }
  })
}

async function assertAllowedByCustomer(ctx: Ctx, customerId: string): Promise<void> {
  const portal = await ctx.db.customerPortal.findUnique({
    where: { customerId },
    select: { allowImpersonation: true },
  })
  if (portal?.allowImpersonation === false)
    throw new ForbiddenError('The customer does not let staff sign in as it.', ['customerId'])
}

/** Ends it before its time. Again, or after it has run out, is no change. */
export async function endImpersonation(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const impersonation = await ctx.read.impersonation.findUnique({ where: { id } })
    if (!impersonation) throw new NotFoundError(['id'])
    assertAllowed(impersonationPolicy.canEnd(ctx.actor, impersonation))
    await endImpersonationsOf(ctx, { id })
    return { id }
  })
}

type Which = { id: string } | { staffId: string } | { customerId: string }

/** Ends those that still run, as part of the operation that calls it. */
export async function endImpersonationsOf(ctx: Ctx, which: Which): Promise<void> {
  const now = ctx.now()
  const running = { ...which, endedAt: null, expiresAt: { gt: now } } satisfies Prisma.ImpersonationWhereInput
  const rows = await ctx.db.impersonation.findMany({
    where: running,
    select: { id: true, customerId: true },
    orderBy: { id: 'asc' },
  })
  for (const { id, customerId } of rows) {
    const { count } = await ctx.db.impersonation.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now },
    })
    if (count === 0) continue
    await ctx.db.session.updateMany({
      where: { impersonationId: id, revokedAt: null },
      data: { revokedAt: now },
    })
    await recordEvent(ctx, { type: 'impersonation.ended', entityId: id, customerId })
  }
}
