import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Invitation } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { invitationPolicy } from '../policy.ts'

const batchSize = 200

/** Writes down which open invitations ran out, and says how many they were. */
export async function expireInvitations(ctx: Ctx): Promise<number> {
  assertAllowed(invitationPolicy.canManage(ctx.actor, { customerId: null }))
  let expired = 0
  for (;;) {
    const found = await ctx.read.invitation.findMany({
      where: { status: { in: ['PENDING', 'PENDING_APPROVAL'] }, expiresAt: { lte: ctx.now() } },
      orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
      take: batchSize,
    })
    // One by one: somebody who holds one of them and waits for another would wait for ever.
    for (const invitation of found)
      if (await inTransaction(ctx, (ctx) => markExpired(ctx, invitation))) expired++
    if (found.length < batchSize) return expired
  }
}

/** False where it changed since it was read. */
export async function markExpired(ctx: Ctx, invitation: Invitation): Promise<boolean> {
  const { id, status, version, customerId } = invitation
  const { count } = await ctx.db.invitation.updateMany({
    where: { id, status, version },
    data: { status: 'EXPIRED', version: { increment: 1 } },
  })
  if (count === 0) return false
  await recordEvent(ctx, {
    type: 'invitation.expired',
    entityId: id,
    customerId,
    changes: { status: { from: status, to: 'EXPIRED' } },
  })
  return true
}
