import { z } from 'zod'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Subscription } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
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
  getProjectOfInput,
  insertSubscription,
  months,
  startsOn,
} from './subscription.ts'

const input = z.object({ projectId: id, productVersionId: id, levelId: id, startsOn, months })

/** Asks the vendor for a subscription with what the level includes now. */
export async function requestSubscription(ctx: Ctx, raw: unknown): Promise<Subscription> {
  const { projectId, productVersionId, levelId, startsOn, months } = parseInput(input, raw)
  return inTransaction(ctx, async (ctx) => {
    const project = await getProjectOfInput(ctx, projectId)
    assertAllowed(subscriptionPolicy.canRequest(ctx.actor, project))
    assertNotArchived(project.customer)
    const version = await getProductVersion(ctx, productVersionId, 'productVersionId')
    assertOffered(version)
    assertNotLongAgo(startsOn, ctx.now())
    const level = await getSubscriptionLevel(ctx, levelId, 'levelId')
    const row = {
      projectId,
      productId: version.productId,
      productVersionId,
      levelId,
      status: 'REQUESTED',
      startsOn,
      months,
      ...termsOf(level),
    } as const
    const subscription = await insertSubscription(
      ctx,
      'subscription.requested',
      project.customerId,
      row,
      level.usageLimits,
    )
    await mailRequest(ctx, subscription.id)
    return subscription
  })
}
