import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { webhookDeliveryPolicy } from '../policy.ts'
import { wakeForgotten } from './lanes.ts'

const keepDays = 90
const batchSize = 1_000

/**
 * Deletes what was over 90 days ago, in batches, and deleted endpoints of which nothing is left in the log; and wakes
 * what sleeps though nothing is before it.
 */
export async function cleanWebhooks(ctx: Ctx): Promise<void> {
  assertAllowed(webhookDeliveryPolicy.canDeliver(ctx.actor))
  await wakeForgotten(ctx)
  const before = new Date(ctx.now().getTime() - keepDays * 86_400_000)
  while ((await inTransaction(ctx, (ctx) => deleteOld(ctx, before))) === batchSize);
  await inTransaction(ctx, (ctx) =>
    ctx.db.webhookEndpoint.deleteMany({ where: { deletedAt: { lt: before }, deliveries: { none: {} } } }),
  )
}

async function deleteOld({ db }: Ctx, before: Date): Promise<number> {
  const old = await db.webhookDelivery.findMany({
    where: { finishedAt: { lt: before } },
    orderBy: { finishedAt: 'asc' },
    take: batchSize,
    select: { id: true },
  })
  await db.webhookDelivery.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })
  return old.length
}
