import { holdOwner } from '../../auth/owner.ts'
import { revokeSessionsOf } from '../../auth/session.ts'
import type { Ctx } from '../../context.ts'

/**
 * Holds a person whose membership in a company, a customer or else a partner, is about to count. Where the company requires a
 * second factor, the sessions that were opened without one end: nobody comes in past it.
 */
export async function holdJoining(ctx: Ctx, portalUserId: string, customerId: string | null): Promise<void> {
  await holdOwner(ctx, { portalUserId })
  const select = { secondFactor: true } as const
  const own =
    customerId === null ? null : await ctx.db.customerPortal.findUnique({ where: { customerId }, select })
  const rule = own?.secondFactor ?? (await ctx.db.portalSettings.findFirst({ select }))?.secondFactor
  if (rule === 'REQUIRED') await revokeSessionsOf(ctx, { portalUserId, demo: false, secondFactor: null })
}
