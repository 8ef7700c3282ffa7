import { recordEvents } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { newId } from '../../../ids.ts'
import { licensePolicy } from '../policy.ts'

/** So many days before its end a license is announced as expiring; with 0 as expired. */
const announcedDays = [0, 1, 7, 14, 30, 60, 90]

const batchSize = 200

type Due = { licenseId: string; customerId: string; expiresAt: Date; days: number; announced: boolean }

/**
 * Announces licenses that are about to end or have ended, each of the days once for one end: another end starts over.
 * What was missed is made good by the nearest of its days alone. Nothing is said of revoked licenses.
 */
export async function announceExpiringLicenses(ctx: Ctx): Promise<number> {
  assertAllowed(licensePolicy.canManage(ctx.actor))
  let announced = 0
  for (;;) {
    const due = await inTransaction(ctx, announceBatch)
    announced += due.filter((license) => license.announced).length
    if (due.length < batchSize) return announced
  }
}

async function announceBatch(ctx: Ctx): Promise<Due[]> {
  const now = ctx.now()
  const ids = Array.from({ length: batchSize }, () => newId('LicenseExpiryNotice'))
  // Always in the same order, so that two processes at it wait for each other; the second finds the notice written.
  const due = await ctx.db.$queryRaw<Due[]>`
    with due as (
      select l.id, l."customerId", l."expiresAt", step.days
      from "License" l, lateral (
        select min(days) as days from unnest(${announcedDays}::int[]) days
        where l."expiresAt" <= ${now}::timestamptz + days * interval '1 day'
      ) step
      where l."expiresAt" <= ${now}::timestamptz + interval '90 days' and l."revokedAt" is null
        and not exists (
          select from "LicenseExpiryNotice" n
          where n."licenseId" = l.id and n."expiresAt" = l."expiresAt" and n.days <= step.days
        )
      order by l."expiresAt", l.id limit ${batchSize}
    ), noted as (
      insert into "LicenseExpiryNotice" (id, "licenseId", "expiresAt", days)
      select (${ids}::text[])[row_number() over (order by "expiresAt", id)], id, "expiresAt", days
      from due order by "expiresAt", id
      on conflict do nothing
      returning "licenseId"
    )
    select due.id as "licenseId", due."customerId", due."expiresAt", due.days,
      noted."licenseId" is not null as announced
    from due left join noted on noted."licenseId" = due.id`
  await recordEvents(
    ctx,
    due
      .filter(({ announced }) => announced)
      .map(({ licenseId, customerId, expiresAt, days }) => ({
        type: days === 0 ? 'license.expired' : 'license.expiring',
        entityId: licenseId,
        customerId,
        changes: { days: { to: days }, expiresAt: { to: expiresAt } },
      })),
  )
  for (const { licenseId, expiresAt, days, announced } of due) {
    if (announced && days > 0)
      await ctx.queue.enqueue(ctx.db, 'mail-expiring-license', { licenseId, expiresAt, days })
  }
  return due
}
