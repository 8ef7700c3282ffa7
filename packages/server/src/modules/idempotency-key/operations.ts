import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { idempotencyKeyPolicy } from './policy.ts'

const batchSize = 1_000

/** Deletes the keys whose 24 hours are over, in batches that hold no lock for long. */
export async function cleanIdempotencyKeys(ctx: Ctx): Promise<void> {
  assertAllowed(idempotencyKeyPolicy.canClean(ctx.actor))
  while ((await inTransaction(ctx, deleteExpired)) === batchSize);
}

async function deleteExpired({ db, now }: Ctx): Promise<number> {
  const expiresAt = { lte: now() }
  const expired = await db.idempotencyKey.findMany({
    where: { expiresAt },
    orderBy: { expiresAt: 'asc' },
    take: batchSize,
    select: { id: true },
  })
  // Asked again: a key may have been taken anew in between.
  await db.idempotencyKey.deleteMany({ where: { id: { in: expired.map(({ id }) => id) }, expiresAt } })
  return expired.length
}
