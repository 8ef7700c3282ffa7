import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { exportPolicy } from '../policy.ts'

/** Deletes the exports whose seven days are over. */
export async function cleanExports(ctx: Ctx): Promise<void> {
  assertAllowed(exportPolicy.canRun(ctx.actor))
  await ctx.db.listExport.deleteMany({ where: { expiresAt: { lte: ctx.now() } } })
}
