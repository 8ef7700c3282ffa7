import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Subscription } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { assertVersion } from '../../../db/violations.ts'
import { parseInput } from '../../../input.ts'
import { assertNotArchived } from '../../customer/operations.ts'
import { subscriptionPolicy } from '../policy.ts'
import { assertStep, byId, getSubscription, writeSubscription } from './subscription.ts'

/** Ends an active subscription before its time. */
export async function terminateSubscription(ctx: Ctx, raw: unknown): Promise<Subscription> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getSubscription(ctx, id)
    assertAllowed(subscriptionPolicy.canManage(ctx.actor))
    assertNotArchived(before.project.customer)
    assertVersion(before, expectedVersion)
    assertStep('terminate', before)
    const next = { status: 'TERMINATED', endedAt: ctx.now() } as const
    return writeSubscription(ctx, before, 'subscription.terminated', next)
  })
}
