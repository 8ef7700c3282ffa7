import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { subscriptionPolicy } from '../policy.ts'
import { dayOf } from '../term.ts'

const batchSize = 200

/** Ends every active subscription whose time is over, also of archived customers, and says how many it were. */
export async function expireSubscriptions(ctx: Ctx): Promise<number> {
  assertAllowed(subscriptionPolicy.canManage(ctx.actor))
  let expired = 0
  for (;;) {
    const batch = await inTransaction(ctx, expireBatch)
    expired += batch.expired
    if (batch.found < batchSize) return expired
  }
}

async function expireBatch(ctx: Ctx): Promise<{ found: number; expired: number }> {
  const endedAt = ctx.now()
  const due = { status: 'ACTIVE', endsOn: { lte: dayOf(endedAt) } } as const
  // Always in the same order, so that two processes at it wait for each other instead of getting entangled.
  const found = await ctx.read.subscription.findMany({
    where: due,
    orderBy: [{ endsOn: 'asc' }, { id: 'asc' }],
    take: batchSize,
    select: { id: true, project: { select: { customerId: true } } },
  })
  let expired = 0
  for (const { id, project } of found) {
    const { count } = await ctx.db.subscription.updateMany({
      where: { id, ...due },
      data: { status: 'EXPIRED', endedAt, version: { increment: 1 } },
    })
    if (count === 0) continue
    expired++
    await recordEvent(ctx, {
      type: 'subscription.expired',
      entityId: id,
      customerId: project.customerId,
      changes: { status: { from: 'ACTIVE', to: 'EXPIRED' }, endedAt: { from: null, to: endedAt } },
    })
  }
  return { found: found.length, expired }
}
