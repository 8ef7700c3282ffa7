import { z } from 'zod'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { parseInput } from '../../../input.ts'
import { licensePolicy } from '../policy.ts'
import { insertLicenses } from './insert.ts'
import { loadNamed } from './named.ts'
import { draftOf, issueInput } from './plan.ts'

const input = z.object({ licenses: z.array(issueInput).min(1, 'Give 1 to 100.').max(100, 'Give 1 to 100.') })

/** Issues up to 100 licenses, all or none. The number of statements does not grow with their number. */
export async function bulkIssueLicenses(ctx: Ctx, raw: unknown): Promise<{ ids: string[] }> {
  const { licenses } = parseInput(input, raw)
  assertAllowed(licensePolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const named = await loadNamed(ctx, licenses)
    const drafts = licenses.map((license, i) => draftOf(ctx, license, named, ['licenses', String(i)]))
    return { ids: await insertLicenses(ctx, drafts) }
  })
}
