import { recordEvents } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { sendMail } from '../email/operations/send.ts'
import { dueBatch, mailOfDue, takeDueTokens } from './due.ts'
import { apiTokenPolicy } from './policy.ts'

/** Announces tokens that are about to run out, and writes to whom they stand on, unless that person is disabled. */
export async function announceExpiringApiTokens(ctx: Ctx): Promise<number> {
  assertAllowed(apiTokenPolicy.canAnnounce(ctx.actor))
  let announced = 0
  for (;;) {
    const due = await inTransaction(ctx, announceBatch)
    announced += due
    if (due < dueBatch) return announced
  }
}

async function announceBatch(ctx: Ctx): Promise<number> {
  const now = ctx.now()
  const due = await takeDueTokens(ctx, 'ApiToken', now)
  await recordEvents(
    ctx,
    due.map(({ id, days, expiresAt }) => ({
      type: 'api_token.expiring',
      entityId: id,
      changes: { days: { to: days }, expiresAt: { to: expiresAt } },
    })),
  )
  const tokens = await ctx.db.apiToken.findMany({
    where: { id: { in: due.map(({ id }) => id) } },
    select: { id: true, name: true, sponsor: { select: { email: true, disabledAt: true } } },
  })
  const byId = new Map(tokens.map((token) => [token.id, token]))
  for (const token of due) {
    const { name, sponsor } = byId.get(token.id)!
    if (sponsor && !sponsor.disabledAt)
      await sendMail(ctx, { type: 'TOKEN_EXPIRING', to: sponsor.email, data: mailOfDue(name, token, now) })
  }
  return due.length
}
