import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { emailPolicy } from '../policy.ts'

const batchSize = 200
/** Longer than any job is tried for: what is still open then has lost its job. */
const lostAfterMs = 3 * 86_400_000

/** Drops the content of mails whose time to be sent again is over, and gives up those that lost their job. */
export async function cleanEmails(ctx: Ctx): Promise<void> {
  assertAllowed(emailPolicy.canDeliver(ctx.actor))
  while ((await inTransaction(ctx, giveUpLost)) === batchSize);
  await inTransaction(ctx, (ctx) =>
    ctx.db.email.updateMany({
      where: { contentUntil: { lte: ctx.now() }, status: { notIn: ['QUEUED', 'SENDING'] } },
      data: { content: null, contentUntil: null },
    }),
  )
}

async function giveUpLost(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now().getTime() - lostAfterMs)
  const lost = await ctx.read.email.findMany({
    where: { status: { in: ['QUEUED', 'SENDING'] }, queuedAt: { lt: before } },
    orderBy: { id: 'asc' },
    take: batchSize,
    select: { id: true, lastAnswer: true },
  })
  for (const { id, lastAnswer } of lost) {
    // Unless it went out since it was read.
    const { count } = await ctx.db.email.updateMany({
      where: { id, status: { in: ['QUEUED', 'SENDING'] }, queuedAt: { lt: before } },
      data: { status: 'FAILED', lastAnswer: lastAnswer ?? 'Given up after three days.' },
    })
    if (count === 0) continue
    await recordEvent(ctx, { type: 'email.failed', entityId: id })
  }
  return lost.length
}
