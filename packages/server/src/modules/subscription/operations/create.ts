import { z } from 'zod'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Subscription } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { definedOnly, id, notes, parseInput } from '../../../input.ts'
import { assertNotArchived } from '../../customer/operations.ts'
import { getSubscriptionLevel } from '../../product/level-operations.ts'
import { checkUsageLimits, termFields, termsOf } from '../../product/terms.ts'
import { getProductVersion } from '../../product/version-operations.ts'
import { subscriptionPolicy } from '../policy.ts'
import {
  assertNotOver,
  assertOnlyActive,
  getProjectOfInput,
  insertSubscription,
  lockProject,
  months,
  startsOn,
} from './subscription.ts'

const input = z.object({
  projectId: id,
  productVersionId: id,
  levelId: id,
  status: z
    .enum(['PENDING', 'ACTIVE'], 'Must be PENDING or ACTIVE.')
    .nullish()
    .transform((status) => status ?? 'PENDING'),
  startsOn,
  months,
  ...termFields,
  notes: notes.nullish(),
})

/** Creates a subscription that nobody has requested, pending or in force at once. */
export async function createSubscription(ctx: Ctx, raw: unknown): Promise<Subscription> {
  const { productVersionId, usageLimits, ...given } = parseInput(input, raw)
  const { projectId, levelId, status, startsOn, months } = given
  return inTransaction(ctx, async (ctx) => {
    const project = await getProjectOfInput(ctx, projectId)
    assertAllowed(subscriptionPolicy.canManage(ctx.actor))
    assertNotArchived(project.customer)
    const { productId } = await getProductVersion(ctx, productVersionId, 'productVersionId')
    const level = await getSubscriptionLevel(ctx, levelId, 'levelId')
    const limits = (await checkUsageLimits(ctx, usageLimits)) ?? level.usageLimits
    if (status === 'ACTIVE') {
      assertNotOver(startsOn, months, ctx.now())
      await lockProject(ctx, projectId)
      await assertOnlyActive(ctx, { projectId, productId }, 'status')
    }
    const row = {
      ...termsOf(level),
      ...definedOnly(given),
      productId,
      productVersionId,
      activatedAt: status === 'ACTIVE' ? ctx.now() : null,
    }
    return insertSubscription(ctx, 'subscription.created', project.customerId, row, limits)
  })
}
