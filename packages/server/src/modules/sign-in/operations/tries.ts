import { sourceOf } from '../../../auth/source.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { RateLimitedError } from '../../../errors.ts'
import { recordFailedSignIn } from './failed.ts'
import { type Charge, charge, type Limit } from './limits.ts'

/** What is tried besides coming from somewhere, and of whom. */
type Tried = { limit: Limit; of: string }

/**
 * Counts a try as a failure until it turns out to be none, so that many at once do not slip through; with what else
 * limits it, if anything does.
 */
export async function assertMayTry(ctx: Ctx, email: string | null, tried?: Tried): Promise<void> {
  // Without the claim of an idempotency key: to count is not to carry out.
  const late = await inTransaction({ ...ctx, claim: null }, async (ctx) => {
    const charges = [await charge(ctx, 'failuresFromSource', sourceOf(ctx))]
    if (tried) charges.push(await charge(ctx, tried.limit, tried.of))
    return settleCharges(ctx, email, charges)
  })
  if (late)
    throw new RateLimitedError(late.retryAfterSeconds, 'Too many sign-ins have failed. Wait and retry.')
}

/** What stands in the way of one more try, if anything does; staff see it once an hour. */
export async function settleCharges(
  ctx: Ctx,
  email: string | null,
  charges: readonly Charge[],
): Promise<Charge | null> {
  if (charges.some(({ justOver }) => justOver)) {
    const { ipAddress } = ctx
    await recordFailedSignIn(ctx, { reason: 'RATE_LIMITED', email, ipAddress, owner: null })
  }
  const over = charges.filter((one) => one.over)
  return over.toSorted((a, b) => b.retryAfterSeconds - a.retryAfterSeconds)[0] ?? null
}
