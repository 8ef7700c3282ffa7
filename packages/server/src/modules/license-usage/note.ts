import type { Ctx } from '../../context.ts'
import { newId } from '../../ids.ts'

// Whoever changes what is taken of a license, or its limits, holds the license and notes it in the same transaction. So
// the rows of a license change one after the other, and the newest of them is how it is now.

/** The first day of the month of an instant, in UTC. */
export const monthOf = (instant: Date): string => `${instant.toISOString().slice(0, 7)}-01`

/**
 * Notes in the month of now what just changed in licenses that are held; of `USES`, how many were counted. Seats and machines
 * are counted anew, machines without those that were silent for too long.
 */
export async function noteUsage(
  ctx: Ctx,
  licenseIds: readonly string[],
  what: 'SEATS' | 'MACHINES' | 'USES' | 'LIMITS',
  counted = 0,
): Promise<void> {
  if (licenseIds.length === 0) return
  const note = () => writeDown(ctx, licenseIds, what, counted)
  if ((await note()) === licenseIds.length) return
  await openUsageMonths(ctx, licenseIds)
  // Counts what was noted a moment ago once more, so uses are noted of one license at a time.
  await note()
}

/** A row of a later month is one of a process whose clock is ahead: time does not go back for a license. */
function writeDown(
  { db, ...ctx }: Ctx,
  licenseIds: readonly string[],
  what: string,
  counted: number,
): Promise<number> {
  const now = ctx.now()
  return db.$executeRaw`
    update "LicenseUsageMonth" m set
      "maxUsers" = l."maxUsers", "maxMachines" = l."maxMachines", "maxUses" = l."maxUses",
      "seatsMost" = greatest(m."seatsMost", s.seats),
      "seatsAtEnd" = coalesce(s.seats, m."seatsAtEnd"),
      "seatsOver" = greatest(m."seatsOver", coalesce(s.seats, m."seatsAtEnd") - l."maxUsers"),
      "machinesMost" = greatest(m."machinesMost", a.machines),
      "machinesAtEnd" = coalesce(a.machines, m."machinesAtEnd"),
      "machinesOver" = greatest(m."machinesOver", coalesce(a.machines, m."machinesAtEnd") - l."maxMachines"),
      "usesMost" = greatest(m."usesMost", l.uses),
      "usesAtEnd" = l.uses,
      "usesOver" = greatest(m."usesOver", l.uses - l."maxUses"),
      "usesCounted" = m."usesCounted" + ${counted}::int
    from "License" l
    cross join lateral (
      select case when ${what}::text = 'SEATS'
        then (select count(*)::int from "LicenseSeat" where "licenseId" = l.id) end as seats
    ) s
    cross join lateral (
      select case when ${what}::text in ('MACHINES', 'LIMITS')
        then (
          select count(*)::int from "Machine" where "licenseId" = l.id and (l."heartbeatSeconds" is null
            or coalesce("lastHeartbeatAt", "createdAt") >= ${now}::timestamptz - l."heartbeatSeconds" * interval '1 second')
        ) end as machines
    ) a
    where m."licenseId" = l.id and l.id = any(${[...licenseIds]}::text[]) and m.month >= ${monthOf(now)}::date
      and not exists (
        select 1 from "LicenseUsageMonth" later where later."licenseId" = l.id and later.month > m.month
      )`
}

/**
 * Writes the rows that licenses which are held lack up to the month of now: each begins with what the one before ended with,
 * the first with what is taken now. Of licenses whose machines report, those count that were heard of when the month began,
 * and that is how many the month before ended with.
 */
export async function openUsageMonths({ db, ...ctx }: Ctx, licenseIds: readonly string[]): Promise<void> {
  const now = ctx.now()
  // Ids of this moment, told apart by license and month: what `newId` makes of the clock, then a digest.
  const seed = newId('LicenseUsageMonth')
  await db.$executeRaw`
    with made as (
      insert into "LicenseUsageMonth" (id, "licenseId", month, "maxUsers", "maxMachines", "maxUses", "seatsMost",
        "seatsAtEnd", "seatsOver", "machinesMost", "machinesAtEnd", "machinesOver", "usesMost", "usesAtEnd", "usesOver")
      select ${seed.slice(0, 14)}::text || substr(md5(l.id || m.month || ${seed}::text), 1, 16), l.id, m.month,
        h."maxUsers", h."maxMachines", h."maxUses",
        h.seats, h.seats, greatest(h.seats - h."maxUsers", 0),
        h.machines, least(h.machines, h.kept), greatest(h.machines - h."maxMachines", 0),
        h.uses, h.uses, greatest(h.uses - h."maxUses", 0)
      from "License" l
      left join lateral (
        select * from "LicenseUsageMonth" where "licenseId" = l.id order by month desc limit 1
      ) last on true
      cross join lateral (
        select first::date as month, first at time zone 'UTC' as starts,
          least((first + interval '1 month') at time zone 'UTC', ${now}::timestamptz) as ends
        from generate_series(coalesce(last.month + interval '1 month', ${monthOf(now)}::date),
          ${monthOf(now)}::date::timestamp, interval '1 month') first
      ) m
      left join lateral (
        select
          count(*) filter (where "createdAt" <= m.starts and coalesce(heard >= m.starts - silence, true))::int as started,
          count(*) filter (where coalesce(heard >= m.ends - silence, true))::int as ended
        from (
          select "createdAt", coalesce("lastHeartbeatAt", "createdAt") as heard,
            l."heartbeatSeconds" * interval '1 second' as silence
          from "Machine" where "licenseId" = l.id
        ) machine
      ) alive on last.id is null or l."heartbeatSeconds" is not null
      cross join lateral (
        select
          case when last.id is null then l."maxUsers" else last."maxUsers" end as "maxUsers",
          case when last.id is null then l."maxMachines" else last."maxMachines" end as "maxMachines",
          case when last.id is null then l."maxUses" else last."maxUses" end as "maxUses",
          coalesce(last."seatsAtEnd", (select count(*)::int from "LicenseSeat" where "licenseId" = l.id)) as seats,
          case when last.id is null then alive.ended
            else coalesce(alive.started, last."machinesAtEnd") end as machines,
          coalesce(alive.ended, last."machinesAtEnd") as kept,
          coalesce(last."usesAtEnd", l.uses) as uses
      ) h
      where l.id = any(${[...licenseIds]}::text[])
      on conflict ("licenseId", month) do nothing
      returning "licenseId", month, "machinesMost"
    )
    update "LicenseUsageMonth" before set "machinesAtEnd" = made."machinesMost",
      "machinesMost" = greatest(before."machinesMost", made."machinesMost")
    from made
    where before."licenseId" = made."licenseId" and before.month = made.month - interval '1 month'
      and before."machinesAtEnd" <> made."machinesMost"`
}

type Held = { id: string; usageMonth: string | null }

/**
 * Before machines of a license that is held come or go: how many there were when the month began can, of those that report,
 * only be told while they are there.
 */
export async function openUsageFirst(ctx: Ctx, license: Held): Promise<void> {
  if (license.usageMonth !== null && license.usageMonth >= monthOf(ctx.now())) return
  await openUsageMonths(ctx, [license.id])
}
