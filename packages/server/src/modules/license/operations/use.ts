import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError } from '../../../errors.ts'
import { id, parseInput } from '../../../input.ts'
import { assertNotArchived } from '../../customer/operations.ts'
import { noteUsage } from '../../license-usage/note.ts'
import {
  assertInForce,
  assertStarted,
  findLicense,
  holdLicense,
  licenseInput,
  nameOfLicense,
} from '../held.ts'
import { allowedBy, limitReached } from '../limit.ts'
import { licensePolicy } from '../policy.ts'

const mostAtOnce = 1_000_000
const mostUses = 2_147_483_647

const useInput = z.object({
  ...licenseInput,
  count: z
    .number()
    .int()
    .min(-mostAtOnce, 'Must be at least -1,000,000.')
    .max(mostAtOnce, 'Must be at most 1,000,000.')
    .refine((count) => count !== 0, 'Must not be 0.'),
})

/** Counts uses of a license, or takes some back, never below none; past the limit it counts none at all. */
export async function useLicense(ctx: Ctx, raw: unknown): Promise<{ id: string; uses: number }> {
  const { count, ...named } = parseInput(useInput, raw)
  const path = nameOfLicense(named)
  return inTransaction(ctx, async (ctx) => {
    const seen = await findLicense(ctx, named)
    assertAllowed(licensePolicy.canActivate(ctx.actor, seen))
    const uses = await countUses(ctx, seen.id, count)
    if (uses === null) throw await whyNotCounted(ctx, seen.id, count, path)
    await noteUsage(ctx, [seen.id], 'USES', count)
    await recordEvent(ctx, {
      type: 'license.used',
      entityId: seen.id,
      customerId: seen.customerId,
      changes: { uses: { from: uses - count, to: uses } },
    })
    return { id: seen.id, uses }
  })
}

/**
 * The uses after so many more, or null where the license does not allow it. One statement decides and counts. It leaves
 * the license's version and time of change alone: a use is no change of the license.
 */
async function countUses(ctx: Ctx, id: string, count: number): Promise<number | null> {
  const now = ctx.now()
  const rows = await ctx.db.$queryRaw<{ uses: number }[]>`
    update "License" set uses = uses + ${count}::int
    where id = ${id} and "revokedAt" is null and "suspendedAt" is null
      and "startsAt" <= ${now}::timestamptz and ("expiresAt" is null or "expiresAt" > ${now}::timestamptz)
      and uses::bigint + ${count}::int between 0 and ${mostUses}::int
      and (${count}::int < 0 or "maxUses" is null or overage = 'UNLIMITED'
        or uses::bigint + ${count}::int <= floor("maxUses" * case overage
          when 'TIMES_1_25' then 1.25 when 'TIMES_1_5' then 1.5 when 'TIMES_2' then 2 else 1 end))
    returning uses`
  return rows[0]?.uses ?? null
}

async function whyNotCounted(ctx: Ctx, id: string, count: number, path: string): Promise<Error> {
  const license = await ctx.db.license.findUniqueOrThrow({ where: { id } })
  assertInForce(license, ctx.now(), path)
  assertStarted(license, ctx.now(), path)
  if (count < 0) return new ConflictError(`Only ${license.uses} uses are counted.`, ['count'])
  return limitReached('maxUses', allowedBy(license.maxUses, license.overage) ?? mostUses)
}

const resetInput = z.object({ licenseId: id })

/** Counts the uses of a license from none again. */
export async function resetUses(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { licenseId } = parseInput(resetInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const { id } = await findLicense(ctx, { licenseId })
    assertAllowed(licensePolicy.canManage(ctx.actor))
    const license = await holdLicense(ctx, id)
    assertNotArchived(license)
    const { uses, customerId } = license
    if (uses === 0) return { id }
    await ctx.db.$executeRaw`update "License" set uses = 0 where id = ${id}`
    await noteUsage(ctx, [id], 'USES')
    await recordEvent(ctx, {
      type: 'license.uses_reset',
      entityId: id,
      customerId,
      changes: { uses: { from: uses, to: 0 } },
    })
    return { id }
  })
}
