import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { auditEventPolicy } from '../policy.ts'

type Options = { signal?: AbortSignal; batchSize?: number }

/**
 * Deletes the front of the chain as far as its events are older than the retention, in batches that each leave an event
 * and the checkpoint from which the rest is verified. Without a retention it deletes nothing, and never the last event.
 */
export async function pruneAuditTrail(ctx: Ctx, { signal, batchSize = 5_000 }: Options = {}): Promise<void> {
  assertAllowed(auditEventPolicy.canPrune(ctx.actor))
  if (ctx.auditRetentionDays === null) return
  const before = new Date(ctx.now().getTime() - ctx.auditRetentionDays * 86_400_000)
  const prune = (ctx: Ctx) => pruneBatch(ctx, before, batchSize)
  while (!signal?.aborted && (await inTransaction(ctx, prune)) === batchSize);
}

async function pruneBatch(ctx: Ctx, before: Date, batchSize: number): Promise<number> {
  const oldest = await ctx.db.auditEvent.findMany({
    where: { NOT: { position: null } },
    orderBy: { position: 'asc' },
    take: batchSize + 1,
    select: { position: true, hash: true, occurredAt: true },
  })
  // The next event builds on the last one, so that stays, whatever its age.
  const young = oldest.slice(0, -1).findIndex(({ occurredAt }) => occurredAt >= before)
  const count = young === -1 ? oldest.length - 1 : young
  if (count <= 0) return 0
  const [first, last] = [oldest[0]!, oldest[count - 1]!]
  const position = last.position!
  await ctx.db.$executeRaw`select set_config('portico.audit', 'prune', true)`
  await ctx.db.auditEvent.deleteMany({ where: { position: { lte: position } } })
  const checkpoint = { position, hash: last.hash!, prunedAt: ctx.now() }
  await ctx.db.auditCheckpoint.upsert({
    where: { singleton: true },
    create: checkpoint,
    update: checkpoint,
  })
  await ctx.db.$executeRaw`select set_config('portico.audit', '', true)`
  await recordEvent(ctx, {
    type: 'audit_trail.pruned',
    entityId: 'audit_trail',
    changes: {
      events: { to: count },
      position: { to: Number(position) },
      hash: { to: last.hash },
      from: { to: first.occurredAt },
      to: { to: last.occurredAt },
    },
  })
  return count
}
