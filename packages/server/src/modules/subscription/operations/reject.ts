import { z } from 'zod'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Subscription } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { assertVersion } from '../../../db/violations.ts'
import { expectedVersion, id, longText, parseInput } from '../../../input.ts'
import { assertNotArchived } from '../../customer/operations.ts'
import { subscriptionPolicy } from '../policy.ts'
import { assertStep, getSubscription, writeSubscription } from './subscription.ts'

const input = z.object({
  id,
  expectedVersion,
  reason: longText(2_000).trim().min(1, 'Must not be empty.'),
})

/** Declines a request; those who asked can read the reason. */
export async function rejectSubscription(ctx: Ctx, raw: unknown): Promise<Subscription> {
  const { id, expectedVersion, reason } = parseInput(input, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getSubscription(ctx, id)
    assertAllowed(subscriptionPolicy.canManage(ctx.actor))
    assertNotArchived(before.project.customer)
    assertVersion(before, expectedVersion)
    assertStep('reject', before)
    const next = { status: 'REJECTED', rejectionReason: reason, endedAt: ctx.now() } as const
    return writeSubscription(ctx, before, 'subscription.rejected', next)
  })
}
