import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { sessionPolicy } from '../../session/policy.ts'

const dayMs = 86_400_000
/** How long staff see failed sign-ins, and people the sessions they have ended. */
const keepDays = 30

/** Clears away what is over: sign-ins and password links of yesterday, limits of the last hour, failures and sessions of a month ago. */
export async function cleanSignIns(ctx: Ctx): Promise<void> {
  assertAllowed(sessionPolicy.canClean(ctx.actor))
  const before = (days: number) => new Date(ctx.now().getTime() - days * dayMs)
  await inTransaction(ctx, async ({ db, now }) => {
    await db.signIn.deleteMany({ where: { createdAt: { lt: before(1) } } })
    await db.pendingSignIn.deleteMany({ where: { createdAt: { lt: before(1) } } })
    await db.passwordLink.deleteMany({ where: { createdAt: { lt: before(1) } } })
    await db.signInLimit.deleteMany({ where: { endsAt: { lte: now() } } })
    await db.failedSignIn.deleteMany({ where: { occurredAt: { lt: before(keepDays) } } })
    await db.session.deleteMany({
      where: { OR: [{ expiresAt: { lt: before(keepDays) } }, { revokedAt: { lt: before(keepDays) } }] },
    })
  })
}
