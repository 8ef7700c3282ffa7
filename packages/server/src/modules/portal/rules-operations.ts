import { z } from 'zod'
import { changesOf } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { CustomerPortal } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, expectedVersion, id, parseInput } from '../../input.ts'
import { assertNotArchived, lockCustomers } from '../customer/operations.ts'
import { endImpersonationsOf } from '../impersonation/operations.ts'
import { domains } from './domains.ts'
import { customerPortalPolicy } from './policy.ts'

const updateInput = z.object({
  customerId: id,
  expectedVersion,
  allowedDomains: domains.optional(),
  allowSubdomains: z.boolean().optional(),
  requireApproval: z.boolean().optional(),
  allowImpersonation: z.boolean().optional(),
})

/** Settles who can be invited to a customer, and whether staff may sign in as it. Who is in already stays in. */
export async function updateCustomerPortalRules(ctx: Ctx, raw: unknown): Promise<CustomerPortal> {
  const { customerId, expectedVersion, ...rules } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const portal = await changeRules(ctx, { customerId, expectedVersion }, () => rules, 'rules_updated')
    if (!portal.allowImpersonation) await endImpersonationsOf(ctx, { customerId })
    return portal
  })
}

type Target = { customerId: string; expectedVersion: number | undefined }

/** Changes what a customer may settle for itself, from what it is so far. */
export async function changeRules(
  ctx: Ctx,
  { customerId, expectedVersion }: Target,
  rulesFrom: (before: CustomerPortal) => Partial<CustomerPortal>,
  verb: 'rules_updated' | 'notices_updated',
): Promise<CustomerPortal> {
  return inTransaction(ctx, async (ctx) => {
    const seen = await ctx.read.customer.findUnique({ where: { id: customerId }, select: { id: true } })
    if (!seen) throw new NotFoundError(['customerId'])
    assertAllowed(customerPortalPolicy.canSetRules(ctx.actor, { customerId }))
    const before = await openCustomerPortal(ctx, customerId)
    assertVersion(before, expectedVersion)
    const rules = rulesFrom(before)
    const changes = changesOf(before, rules)
    if (Object.keys(changes).length === 0) return before
    const portal = await withConflicts({}, () =>
      ctx.db.customerPortal.update({
        where: { id: before.id, version: before.version },
        data: { ...definedOnly(rules), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: `customer_portal.${verb}`, entityId: portal.id, customerId, changes })
    return portal
  })
}

/** What is settled for a customer, whose row is made when it is first asked for; the customer is held until the end. */
async function openCustomerPortal(ctx: Ctx, customerId: string): Promise<CustomerPortal> {
  const [customer] = await lockCustomers(ctx, [customerId])
  if (!customer) throw new NotFoundError(['customerId'])
  assertNotArchived(customer)
  const existing = await ctx.db.customerPortal.findUnique({ where: { customerId } })
  return (
    existing ??
    ctx.db.customerPortal.create({
      data: { id: newId('CustomerPortal'), customerId, createdAt: ctx.now() },
    })
  )
}
