import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { NotFoundError } from '../../../errors.ts'
import { id, parseInput } from '../../../input.ts'
import { serviceAccountPolicy } from '../policy.ts'
import { endTokens, holdAccount } from './token.ts'

/**
 * Revokes a service account with all of its tokens, at once and for good: the next request with one is refused, on every
 * server. Its name is free again. Again is no change.
 */
export async function revokeServiceAccount(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    const seen = await ctx.read.serviceAccount.findUnique({ where: { id: input.id } })
    if (!seen) throw new NotFoundError(['id'])
    assertAllowed(serviceAccountPolicy.canManage(ctx.actor, seen))
    const { id, customerId, revokedAt } = await holdAccount(ctx, input.id)
    if (revokedAt) return { id }
    const now = ctx.now()
    await ctx.db.serviceAccount.update({ where: { id }, data: { revokedAt: now }, select: { id: true } })
    await recordEvent(ctx, {
      type: 'service_account.revoked',
      entityId: id,
      customerId,
      changes: { revokedAt: { to: now } },
    })
    await endTokens(ctx, { serviceAccountId: id, customerId })
    return { id }
  })
}
