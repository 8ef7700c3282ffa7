import { z } from 'zod'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Subscription } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError } from '../../../errors.ts'
import { id, parseInput } from '../../../input.ts'
import { assertNotArchived } from '../../customer/operations.ts'
import { getSubscriptionLevel } from '../../product/level-operations.ts'
import { termsOf } from '../../product/terms.ts'
import { getProductVersion } from '../../product/version-operations.ts'
import { subscriptionPolicy } from '../policy.ts'
import { mailRequest } from './mail.ts'
import {
  assertNotLongAgo,
  assertOffered,
  assertSameProduct,
  assertStep,
  getSubscription,
  getUsageLimits,
  insertSubscription,
  lockProject,
  months,
  startsOn,
} from './subscription.ts'

const input = z.object({
  renewalOfId: id,
  productVersionId: id.nullish(),
  levelId: id.nullish(),
  startsOn: startsOn.nullish(),
  months: months.nullish(),
})

/**
 * Asks the vendor for a subscription that follows another one. What is not given is as in that one; at the same level
 * this holds for what it includes, too.
 */
export async function renewSubscription(ctx: Ctx, raw: unknown): Promise<Subscription> {
  const { renewalOfId, ...given } = parseInput(input, raw)
  return inTransaction(ctx, async (ctx) => {
    const old = await getSubscription(ctx, renewalOfId, 'renewalOfId')
    const { projectId, productId, project } = old
    assertAllowed(subscriptionPolicy.canRequest(ctx.actor, project))
    assertNotArchived(project.customer)
    assertStep('renew', old, 'renewalOfId')

    const productVersionId = given.productVersionId ?? old.productVersionId
    const version = await getProductVersion(ctx, productVersionId, 'productVersionId')
    assertSameProduct(version, old)
    assertOffered(version)
    const startsOn = given.startsOn ?? old.endsOn
    assertNotLongAgo(startsOn, ctx.now())
    const levelId = given.levelId ?? old.levelId
    const included =
      levelId === old.levelId
        ? { ...old, usageLimits: await getUsageLimits(ctx, old.id) }
        : await getSubscriptionLevel(ctx, levelId, 'levelId')

    await lockProject(ctx, projectId)
    await assertNoOpenRenewal(ctx, renewalOfId)
    const row = {
      projectId,
      productId,
      productVersionId,
      levelId,
      status: 'REQUESTED',
      startsOn,
      months: given.months ?? old.months,
      renewalOfId,
      ...termsOf(included),
    } as const
    const subscription = await insertSubscription(
      ctx,
      'subscription.requested',
      project.customerId,
      row,
      included.usageLimits,
    )
    await mailRequest(ctx, subscription.id)
    return subscription
  })
}

async function assertNoOpenRenewal(ctx: Ctx, renewalOfId: string): Promise<void> {
  const open = await ctx.read.subscription.findFirst({
    where: { renewalOfId, status: { in: ['REQUESTED', 'PENDING', 'ACTIVE'] } },
    select: { id: true, status: true },
  })
  if (!open) return
  throw new ConflictError(`There is a renewal of it already: ${open.id}, which is ${open.status}.`, [
    'renewalOfId',
  ])
}
