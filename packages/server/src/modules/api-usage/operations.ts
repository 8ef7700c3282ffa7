import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { apiUsagePolicy } from './policy.ts'

const dayMs = 86_400_000
/** A year and a month, so that any month can be held against the same one of the year before. */
const keepDays = 400

/** Deletes the usage of days long past. */
export async function cleanApiUsage(ctx: Ctx): Promise<void> {
  assertAllowed(apiUsagePolicy.canClean(ctx.actor))
  const before = new Date(ctx.now().getTime() - keepDays * dayMs)
  await inTransaction(ctx, ({ db }) => db.apiUsage.deleteMany({ where: { day: { lt: before } } }))
}
