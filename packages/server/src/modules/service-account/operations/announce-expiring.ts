import { recordEvents } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { warnedDays } from '../../api-token/lifetime.ts'
import { recipientsOf } from '../../email/operations/recipients.ts'
import { sendMail } from '../../email/operations/send.ts'
import { serviceAccountPolicy } from '../policy.ts'

const dayMs = 86_400_000
const batchSize = 100

type Due = {
  id: string
  name: string
  customerId: string
  lastFour: string
  expiresAt: Date
  days: number
}

/**
 * Announces tokens of service accounts that are about to run out, each of the days once, and writes to the admins of the
 * customer. What was missed is made good by the nearest of its days alone. Nothing is said of tokens that were revoked or
 * rotated.
 */
export async function announceExpiringServiceAccountTokens(ctx: Ctx): Promise<number> {
  assertAllowed(serviceAccountPolicy.canAnnounce(ctx.actor))
  let announced = 0
  for (;;) {
    const due = await inTransaction(ctx, announceBatch)
    announced += due.length
    if (due.length < batchSize) return announced
  }
}

async function announceBatch(ctx: Ctx): Promise<Due[]> {
  const now = ctx.now()
  // Another process at it takes other tokens.
  const due = await ctx.db.$queryRaw<Due[]>`
    with due as (
      select t.id, step.days
      from "ServiceAccountToken" t, lateral (
        select min(days) as days from unnest(${warnedDays}::int[]) days
        where t."expiresAt" <= ${now}::timestamptz + days * interval '1 day'
      ) step
      where t."expiresAt" > ${now}::timestamptz and t."expiresAt" <= ${now}::timestamptz + interval '14 days'
        and t."revokedAt" is null and (t."announcedDays" is null or t."announcedDays" > step.days)
        and not exists (select from "ServiceAccountToken" successor where successor."replacesId" = t.id)
      order by t.id limit ${batchSize}
      for update of t skip locked
    )
    update "ServiceAccountToken" t set "announcedDays" = due.days
    from due, "ServiceAccount" a
    where t.id = due.id and a.id = t."serviceAccountId"
    returning t.id, a.name, a."customerId", t."lastFour", t."expiresAt", due.days`
  await recordEvents(
    ctx,
    due.map(({ id, customerId, days, expiresAt }) => ({
      type: 'service_account_token.expiring',
      entityId: id,
      customerId,
      changes: { days: { to: days }, expiresAt: { to: expiresAt } },
    })),
  )
  for (const { name, customerId, lastFour, expiresAt } of due) {
    const days_left = Math.ceil((expiresAt.getTime() - now.getTime()) / dayMs)
    const data = { token_name: name, last_four: lastFour, expires_on: expiresAt, days_left }
    for (const to of await recipientsOf(ctx, customerId))
      await sendMail(ctx, { type: 'TOKEN_EXPIRING', to, customerId, data })
  }
  return due
}
