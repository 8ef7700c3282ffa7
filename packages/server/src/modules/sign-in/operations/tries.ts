import { sourceOf } from '../../../auth/source.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { RateLimitedError } from '../../../errors.ts'
import { recordFailedSignIn } from './failed.ts'
import { type Charge, charge, type Limit } from './limits.ts'

/** What is tried, and of whom. */
export type Tried = { limit: Limit; of: string }

/**
 * Counts a try as a failure until it turns out to be none, so that many at once do not slip through; with what else
 * limits it, if anything does.
 */
export async function assertMayTry(ctx: Ctx, email: string | null, tried?: Tried): Promise<void> {
  const source: Tried = { limit: 'failuresFromSource', of: sourceOf(ctx) }
  // Without the claim of an idempotency key: to count is not to carry out.
  const late = await inTransaction({ ...ctx, claim: null }, (ctx) =>
    chargeInTurn(ctx, email, tried ? [source, tried] : [source]),
  )
  if (late)
    throw new RateLimitedError(late.retryAfterSeconds, 'Too many sign-ins have failed. Wait and retry.')
}

/**
 * What stands in the way of one more try, if anything does; staff see it once an hour. Nothing is counted after what is
 * over: whoever is refused already uses up the tries of nobody else.
 */
export async function chargeInTurn(
  ctx: Ctx,
  email: string | null,
  tries: readonly Tried[],
): Promise<Charge | null> {
  for (const { limit, of } of tries) {
    const charged = await charge(ctx, limit, of)
    if (charged.justOver) {
      const { ipAddress } = ctx
      await recordFailedSignIn(ctx, { reason: 'RATE_LIMITED', email, ipAddress, owner: null })
    }
    if (charged.over) return charged
  }
  return null
}
