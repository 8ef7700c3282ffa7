import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { License } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError } from '../../../errors.ts'
import { parseInput } from '../../../input.ts'
import { licensePolicy } from '../policy.ts'
import { daysAfter, endOfDays } from '../term.ts'
import { assertOpen, byId, getLicense, writeLicense } from './license.ts'

/** Gives a license its duration once more, counted as its renewal basis says. */
export async function renewLicense(ctx: Ctx, raw: unknown): Promise<License> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getLicense(ctx, id)
    assertAllowed(licensePolicy.canManage(ctx.actor))
    assertOpen(before, expectedVersion)
    return writeLicense(ctx, before, 'renewed', { expiresAt: renewedEnd(before, ctx.now()) })
  })
}

function renewedEnd({ expiresAt, durationDays, renewalBasis }: License, now: Date): Date {
  if (!expiresAt) throw new ConflictError('The license has no end that could be put off.', ['id'])
  if (!durationDays) {
    throw new ConflictError('The license has no duration; change its end, or issue another one.', ['id'])
  }
  const fromNow = renewalBasis === 'FROM_NOW' || (renewalBasis === 'FROM_NOW_IF_EXPIRED' && expiresAt <= now)
  return fromNow ? endOfDays(now, durationDays) : daysAfter(expiresAt, durationDays)
}
