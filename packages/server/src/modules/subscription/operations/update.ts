import { z } from 'zod'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Subscription } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { assertVersion } from '../../../db/violations.ts'
import { definedOnly, expectedVersion, id, notes, parseInput } from '../../../input.ts'
import { assertNotArchived } from '../../customer/operations.ts'
import { getSubscriptionLevel } from '../../product/level-operations.ts'
import { checkUsageLimits, termFields, termsOf } from '../../product/terms.ts'
import { getProductVersion } from '../../product/version-operations.ts'
import { subscriptionPolicy } from '../policy.ts'
import { endOfTerm } from '../term.ts'
import {
  assertNotOver,
  assertSameProduct,
  assertStep,
  getSubscription,
  getUsageLimits,
  months,
  startsOn,
  writeSubscription,
} from './subscription.ts'

const input = z.object({
  id,
  expectedVersion,
  productVersionId: id.optional(),
  levelId: id.optional(),
  startsOn: startsOn.optional(),
  months: months.optional(),
  ...termFields,
  notes: notes.nullish(),
})

/** Changes a subscription that has not ended. Another level brings what it includes, as far as it is not given. */
export async function updateSubscription(ctx: Ctx, raw: unknown): Promise<Subscription> {
  const { id, expectedVersion, usageLimits, ...given } = parseInput(input, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getSubscription(ctx, id)
    assertAllowed(subscriptionPolicy.canManage(ctx.actor))
    assertNotArchived(before.project.customer)
    assertVersion(before, expectedVersion)
    assertStep('update', before)

    if (given.productVersionId) {
      assertSameProduct(await getProductVersion(ctx, given.productVersionId, 'productVersionId'), before)
    }
    const level =
      given.levelId && given.levelId !== before.levelId
        ? await getSubscriptionLevel(ctx, given.levelId, 'levelId')
        : null
    const { startsOn, months } = { ...before, ...definedOnly(given) }
    const endsOn = endOfTerm(startsOn, months)
    if (before.status === 'ACTIVE' && endsOn.getTime() !== before.endsOn.getTime()) {
      assertNotOver(startsOn, months, ctx.now())
    }
    const next = { ...(level ? termsOf(level) : {}), ...definedOnly(given), endsOn }
    return writeSubscription(ctx, before, 'subscription.updated', next, {
      before: await getUsageLimits(ctx, id),
      after: (await checkUsageLimits(ctx, usageLimits)) ?? level?.usageLimits,
    })
  })
}
