import { recordEvents } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { sendMail } from '../email/operations/send.ts'
import { warnedDays } from './lifetime.ts'
import { apiTokenPolicy } from './policy.ts'

const dayMs = 86_400_000
const batchSize = 100

type Due = {
  id: string
  name: string
  lastFour: string
  expiresAt: Date
  days: number
  /** Of the sponsor; null where the token stands on nobody's right, or on that of somebody who is disabled. */
  email: string | null
}

/**
 * Announces tokens that are about to run out, each of the days once, and writes to whom they stand on. What was missed
 * is made good by the nearest of its days alone. Nothing is said of tokens that were revoked or rotated.
 */
export async function announceExpiringApiTokens(ctx: Ctx): Promise<number> {
  assertAllowed(apiTokenPolicy.canAnnounce(ctx.actor))
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
      from "ApiToken" t, lateral (
        select min(days) as days from unnest(${warnedDays}::int[]) days
        where t."expiresAt" <= ${now}::timestamptz + days * interval '1 day'
      ) step
      where t."expiresAt" > ${now}::timestamptz and t."expiresAt" <= ${now}::timestamptz + interval '14 days'
        and t."revokedAt" is null and (t."announcedDays" is null or t."announcedDays" > step.days)
        and not exists (select from "ApiToken" successor where successor."replacesId" = t.id)
      order by t.id limit ${batchSize}
      for update of t skip locked
    )
    update "ApiToken" t set "announcedDays" = due.days from due where t.id = due.id
    returning t.id, t.name, t."lastFour", t."expiresAt", due.days,
      (select s.email from "Staff" s where s.id = t."sponsorId" and s."disabledAt" is null) as email`
  await recordEvents(
    ctx,
    due.map(({ id, days, expiresAt }) => ({
      type: 'api_token.expiring',
      entityId: id,
      changes: { days: { to: days }, expiresAt: { to: expiresAt } },
    })),
  )
  for (const { name, lastFour, expiresAt, email } of due) {
    if (email === null) continue
    const days_left = Math.ceil((expiresAt.getTime() - now.getTime()) / dayMs)
    const data = { token_name: name, last_four: lastFour, expires_on: expiresAt, days_left }
    await sendMail(ctx, { type: 'TOKEN_EXPIRING', to: email, data })
  }
  return due
}
