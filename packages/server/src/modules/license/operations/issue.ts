import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { parseInput } from '../../../input.ts'
import { licensePolicy } from '../policy.ts'
import { insertLicenses } from './insert.ts'
import { loadNamed } from './named.ts'
import { draftOf, issueInput } from './plan.ts'

/** Issues a license for a customer, from a template or by hand. */
export async function issueLicense(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(issueInput, raw)
  assertAllowed(licensePolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const draft = draftOf(ctx, input, await loadNamed(ctx, [input]), [])
    const [id] = await insertLicenses(ctx, [draft])
    return { id: id! }
  })
}
