import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { License } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError } from '../../../errors.ts'
import { parseInput } from '../../../input.ts'
import { licensePolicy } from '../policy.ts'
import { assertOpen, byId, getLicense, writeLicense } from './license.ts'

/** Ends the suspension of a license. Its time ran on meanwhile. */
export async function reinstateLicense(ctx: Ctx, raw: unknown): Promise<License> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getLicense(ctx, id)
    assertAllowed(licensePolicy.canManage(ctx.actor))
    assertOpen(before, expectedVersion)
    if (!before.suspendedAt) throw new ConflictError('The license is not suspended.', ['id'])
    return writeLicense(ctx, before, 'reinstated', { suspendedAt: null, suspensionReason: null })
  })
}
