import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { budgetPolicy } from './policy.ts'

/** Deletes the budgets whose window is over: the next request begins a new one. */
export async function cleanBudgets(ctx: Ctx): Promise<void> {
  assertAllowed(budgetPolicy.canClean(ctx.actor))
  await inTransaction(ctx, ({ db, now }) => db.budget.deleteMany({ where: { endsAt: { lte: now() } } }))
}
