import type { Event } from '../../../audit/events.ts'
import { recordEvents } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import { Prisma } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { newId } from '../../../ids.ts'
import { settingsOf } from '../../portal/settings-operations.ts'

const batchSize = 200
const dayMs = 86_400_000

type Due = { id: string; customerId: string; endsAt: Date; days: number; noticeId: string | null }

/** What comes to an end, and how its end is told to the audit trail. */
type Ending = {
  /** The column of the notice that names it. */
  of: 'licenseId' | 'subscriptionId'
  /** Selects `id`, `customerId` and `endsAt` of what ends until then. */
  rows: (until: Date) => Prisma.Sql
  event: (due: Due) => Pick<Event, 'type' | 'changes'>
}

/**
 * Announces what is about to end on each of the days of its customer, or else of those settled for all, and on the end
 * itself; each once for one end: another end starts over. What was missed is made good by the nearest of the days alone.
 * For operations that have asserted what they do; says how many were announced.
 */
export async function announceEnds(ctx: Ctx, ending: Ending): Promise<number> {
  let announced = 0
  for (;;) {
    const due = await inTransaction(ctx, (ctx) => announceBatch(ctx, ending))
    announced += due.filter(({ noticeId }) => noticeId !== null).length
    if (due.length < batchSize) return announced
  }
}

async function announceBatch(ctx: Ctx, { of, rows, event }: Ending): Promise<Due[]> {
  const now = ctx.now()
  const { expiryDays } = await settingsOf(ctx)
  const [own] = await ctx.db.$queryRaw<[{ longest: number | null }]>`
    select max(days) as longest from "CustomerPortal", unnest("expiryDays") days`
  const longest = Math.max(0, ...expiryDays, own.longest ?? 0)
  const ids = Array.from({ length: batchSize }, () => newId('ExpiryNotice'))
  const column = Prisma.raw(`"${of}"`)
  // Always in the same order, so that two processes at it wait for each other; the second finds the notice written.
  const due = await ctx.db.$queryRaw<Due[]>`
    with due as (
      select ending.id, ending."customerId", ending."endsAt", step.days
      from (${rows(new Date(now.getTime() + longest * dayMs))}) ending
      left join "CustomerPortal" own
        on own."customerId" = ending."customerId" and cardinality(own."expiryDays") > 0,
      lateral (
        select min(days) as days from unnest(coalesce(own."expiryDays", ${expiryDays}::int[]) || 0) days
        where ending."endsAt" <= ${now}::timestamptz + days * interval '1 day'
      ) step
      where step.days is not null and not exists (
        select from "ExpiryNotice" n
        where n.${column} = ending.id and n."endsAt" = ending."endsAt" and n.days <= step.days
      )
      order by ending."endsAt", ending.id limit ${batchSize}
    ), noted as (
      insert into "ExpiryNotice" (id, ${column}, "endsAt", days, "announcedAt")
      select (${ids}::text[])[row_number() over (order by "endsAt", id)], id, "endsAt", days, ${now}::timestamptz
      from due order by "endsAt", id
      on conflict do nothing
      returning id, ${column} as "of"
    )
    select due.*, noted.id as "noticeId" from due left join noted on noted."of" = due.id`
  if (due.length === 0) return due
  const announced = due.filter(({ noticeId }) => noticeId !== null)
  await recordEvents(
    ctx,
    announced.map((one) => ({ ...event(one), entityId: one.id, customerId: one.customerId })),
  )
  // That it is over is not mailed: there is nothing to be done in time.
  const toMail = announced.filter(({ days }) => days > 0)
  await ctx.queue.enqueueMany(
    ctx.db,
    'mail-expiry-notice',
    toMail.map(({ noticeId }) => ({ noticeId: noticeId! })),
  )
  return due
}
