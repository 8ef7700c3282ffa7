import type { Ctx } from '../../../context.ts'
import type { License } from '../../../db/generated/prisma/client.ts'
import { recordChange } from '../change.ts'
import { endOfDays } from '../term.ts'

type Term = Pick<License, 'id' | 'startsAt' | 'expiresAt' | 'expirationBasis' | 'durationDays'>

/**
 * Lets the time of a license run, where this is what it waited for; of several at once the first one counts. Call it in
 * the transaction of the validation or activation. Returns the license as it is then, or null where nothing began.
 */
export async function beginTerm(
  ctx: Ctx,
  { id, startsAt, expiresAt, expirationBasis, durationDays }: Term,
  event: 'FROM_FIRST_VALIDATION' | 'FROM_FIRST_ACTIVATION',
): Promise<License | null> {
  if (expirationBasis !== event || expiresAt || !durationDays) return null
  const end = endOfDays(new Date(Math.max(ctx.now().getTime(), startsAt.getTime())), durationDays)
  const [license] = await ctx.db.license.updateManyAndReturn({
    where: { id, expiresAt: null, revokedAt: null, expirationBasis: event, durationDays },
    data: { expiresAt: end, sequence: { increment: 1 } },
  })
  if (!license) return null
  const changes = [{ subject: 'ATTRIBUTE', name: 'expiresAt', from: null, to: end.toISOString() }] as const
  await recordChange(ctx, license, { verb: 'updated', changes })
  return license
}
