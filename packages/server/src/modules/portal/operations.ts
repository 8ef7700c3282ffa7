import { z } from 'zod'
import { changesOf } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { type CustomerPortal, PortalVersion, SecondFactorRule } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, expectedVersion, id, parseInput } from '../../input.ts'
import { assertNotArchived } from '../customer/operations.ts'
import { customerPortalPolicy } from './policy.ts'
import { features } from './settings-operations.ts'

const updateInput = z.object({
  customerId: id,
  expectedVersion,
  enabled: z.boolean().nullish(),
  portalVersion: z.enum(PortalVersion).nullish(),
  autoInvite: z.boolean().nullish(),
  featuresOff: features.optional(),
  passwords: z.boolean().nullish(),
  secondFactor: z.enum(SecondFactorRule).nullish(),
})

/** What is settled for the portal of one customer, as it is before anything was. */
async function portalOf(ctx: Ctx, customerId: string): Promise<CustomerPortal> {
  const settled = await ctx.db.customerPortal.findUnique({ where: { customerId } })
  if (settled) return settled
  await ctx.db.customerPortal.createMany({
    data: [{ id: newId('CustomerPortal'), customerId, createdAt: ctx.now() }],
    skipDuplicates: true,
  })
  return ctx.db.customerPortal.findUniqueOrThrow({ where: { customerId } })
}

/** Settles access to the portal of one customer. What is switched off is off from the next request of its people. */
export async function updateCustomerPortal(ctx: Ctx, raw: unknown): Promise<CustomerPortal> {
  const { customerId, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const customer = await ctx.read.customer.findUnique({ where: { id: customerId } })
    if (!customer) throw new NotFoundError(['customerId'])
    assertAllowed(customerPortalPolicy.canManage(ctx.actor))
    assertNotArchived(customer)
    const before = await portalOf(ctx, customerId)
    assertVersion(before, expectedVersion)
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    const portal = await withConflicts({}, () =>
      ctx.db.customerPortal.update({
        where: { id: before.id, version: before.version },
        data: { ...definedOnly(input), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: 'customer_portal.updated', entityId: before.id, customerId, changes })
    return portal
  })
}
