import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { monthOf, openUsageMonths } from './note.ts'
import { licenseUsageMonthPolicy } from './policy.ts'

const batchSize = 200

/** Begins the month of now for the licenses to which nothing has happened in it; not for those that were over before. */
export async function openUsageMonth(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  assertAllowed(licenseUsageMonthPolicy.canOpen(ctx.actor))
  for (let after: string | undefined = ''; after !== undefined; ) {
    signal?.throwIfAborted()
    const last: string = after
    after = await inTransaction(ctx, (ctx) => openBatch(ctx, last))
  }
}

/** Those after a license, and which was the last one. Held, so that what an operation changes is noted before or after. */
async function openBatch(ctx: Ctx, after: string): Promise<string | undefined> {
  const month = monthOf(ctx.now())
  const licenses = await ctx.db.$queryRaw<{ id: string }[]>`
    select id from "License" l
    where id > ${after} and ("revokedAt" is null or "revokedAt" >= ${month}::timestamptz)
      and ("expiresAt" is null or "expiresAt" > ${month}::timestamptz)
      and not exists (
        select 1 from "LicenseUsageMonth" where "licenseId" = l.id and month >= ${month}::date
      )
    order by id limit ${batchSize} for no key update`
  await openUsageMonths(
    ctx,
    licenses.map(({ id }) => id),
  )
  return licenses.length === batchSize ? licenses.at(-1)!.id : undefined
}
