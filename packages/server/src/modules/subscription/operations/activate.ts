import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Subscription } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { assertVersion } from '../../../db/violations.ts'
import { ConflictError } from '../../../errors.ts'
import { parseInput } from '../../../input.ts'
import { assertNotArchived } from '../../customer/operations.ts'
import { subscriptionPolicy } from '../policy.ts'
import { dayOf } from '../term.ts'
import { mailActivation } from './mail.ts'
import {
  assertOnlyActive,
  assertStep,
  byId,
  getSubscription,
  type Loaded,
  lockProject,
  writeSubscription,
} from './subscription.ts'

/** Puts a pending subscription in force; the one that it renews ends with that. */
export async function activateSubscription(ctx: Ctx, raw: unknown): Promise<Subscription> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getSubscription(ctx, id)
    assertAllowed(subscriptionPolicy.canManage(ctx.actor))
    assertNotArchived(before.project.customer)
    assertVersion(before, expectedVersion)
    assertStep('activate', before)
    if (before.endsOn <= dayOf(ctx.now())) {
      const day = before.endsOn.toISOString().slice(0, 10)
      throw new ConflictError(`Its time was over on ${day}; change startsOn or months first.`, ['id'])
    }
    await lockProject(ctx, before.projectId)
    await assertOnlyActive(ctx, before, 'id')
    await endPredecessor(ctx, before)
    const next = { status: 'ACTIVE', activatedAt: ctx.now() } as const
    const subscription = await writeSubscription(ctx, before, 'subscription.activated', next)
    await mailActivation(ctx, id)
    return subscription
  })
}

/** Before its renewal becomes active: the database holds that there is one active subscription at a time. */
async function endPredecessor(ctx: Ctx, { renewalOfId, projectId, project }: Loaded): Promise<void> {
  if (!renewalOfId) return
  const endedAt = ctx.now()
  // By its status and not its version: an edit at the same moment is no reason to refuse.
  const { count } = await ctx.db.subscription.updateMany({
    where: { id: renewalOfId, projectId, status: 'ACTIVE' },
    data: { status: 'EXPIRED', endedAt, version: { increment: 1 } },
  })
  if (count === 0) return
  await recordEvent(ctx, {
    type: 'subscription.expired',
    entityId: renewalOfId,
    customerId: project.customerId,
    changes: { status: { from: 'ACTIVE', to: 'EXPIRED' }, endedAt: { from: null, to: endedAt } },
  })
}
