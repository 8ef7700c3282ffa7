import type { Ctx } from '../../context.ts'
import { Prisma } from '../../db/generated/prisma/client.ts'
import { warnedDays } from './lifetime.ts'

/** A token that runs out soon, of which it is to be said now that it has so many days. */
export type DueToken = { id: string; lastFour: string; expiresAt: Date; days: number }

/** So many are taken at a time. */
export const dueBatch = 100

const dayMs = 86_400_000

/**
 * Takes tokens that are about to run out, each of the days once, as part of the transaction that announces them. What
 * was missed is made good by the nearest of its days alone. Tokens that were revoked or rotated are left out.
 */
export function takeDueTokens(
  ctx: Ctx,
  table: 'ApiToken' | 'ServiceAccountToken',
  now: Date,
): Promise<DueToken[]> {
  const tokens = Prisma.raw(`"${table}"`)
  // Another process at it takes other tokens.
  return ctx.db.$queryRaw<DueToken[]>`
    with due as (
      select t.id, step.days
      from ${tokens} t, lateral (
        select min(days) as days from unnest(${warnedDays}::int[]) days
        where t."expiresAt" <= ${now}::timestamptz + days * interval '1 day'
      ) step
      where t."expiresAt" > ${now}::timestamptz and t."expiresAt" <= ${now}::timestamptz + interval '14 days'
        and t."revokedAt" is null and (t."announcedDays" is null or t."announcedDays" > step.days)
        and not exists (select from ${tokens} successor where successor."replacesId" = t.id)
      order by t.id limit ${dueBatch}
      for update of t skip locked
    )
    update ${tokens} t set "announcedDays" = due.days from due where t.id = due.id
    returning t.id, t."lastFour", t."expiresAt", due.days`
}

/** What the mail says of it. */
export function mailOfDue(name: string, { lastFour, expiresAt }: DueToken, now: Date) {
  const days_left = Math.ceil((expiresAt.getTime() - now.getTime()) / dayMs)
  return { token_name: name, last_four: lastFour, expires_on: expiresAt, days_left }
}
