import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { License } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { parseInput } from '../../../input.ts'
import { licensePolicy } from '../policy.ts'
import { assertNotRevoked, assertSequence, byIdWithReason, getLicense, writeLicense } from './license.ts'

/** Revokes a license for good; also one of an archived customer. */
export async function revokeLicense(ctx: Ctx, raw: unknown): Promise<License> {
  const { id, expectedVersion, reason } = parseInput(byIdWithReason, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getLicense(ctx, id)
    assertAllowed(licensePolicy.canManage(ctx.actor))
    assertSequence(before, expectedVersion)
    assertNotRevoked(before)
    const next = { revokedAt: ctx.now(), revocationReason: reason ?? null }
    return writeLicense(ctx, before, 'revoked', next)
  })
}
