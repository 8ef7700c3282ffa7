import { recordEvents } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { dueBatch, mailOfDue, takeDueTokens } from '../../api-token/due.ts'
import { recipientsOf } from '../../email/operations/recipients.ts'
import { sendMail } from '../../email/operations/send.ts'
import { serviceAccountPolicy } from '../policy.ts'

/** Announces tokens of service accounts that are about to run out, and writes to the admins of the customer. */
export async function announceExpiringServiceAccountTokens(ctx: Ctx): Promise<number> {
  assertAllowed(serviceAccountPolicy.canAnnounce(ctx.actor))
  let announced = 0
  for (;;) {
    const due = await inTransaction(ctx, announceBatch)
    announced += due
    if (due < dueBatch) return announced
  }
}

async function announceBatch(ctx: Ctx): Promise<number> {
  const now = ctx.now()
  const due = await takeDueTokens(ctx, 'ServiceAccountToken', now)
  const tokens = await ctx.db.serviceAccountToken.findMany({
    where: { id: { in: due.map(({ id }) => id) } },
    select: { id: true, serviceAccount: { select: { name: true, customerId: true } } },
  })
  const accounts = new Map(tokens.map(({ id, serviceAccount }) => [id, serviceAccount]))
  await recordEvents(
    ctx,
    due.map(({ id, days, expiresAt }) => ({
      type: 'service_account_token.expiring',
      entityId: id,
      customerId: accounts.get(id)!.customerId,
      changes: { days: { to: days }, expiresAt: { to: expiresAt } },
    })),
  )
  for (const token of due) {
    const { name, customerId } = accounts.get(token.id)!
    for (const to of await recipientsOf(ctx, customerId))
      await sendMail(ctx, { type: 'TOKEN_EXPIRING', to, customerId, data: mailOfDue(name, token, now) })
  }
  return due.length
}
