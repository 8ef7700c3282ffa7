import type { Ctx } from '../../../context.ts'

// What is told of one entity to one endpoint is a lane: its first delivery alone is sent. Those behind it have no time at
// which they are due, so that nobody looks at them again and again; whoever ends the first wakes the next one. Any number
// of a lane may be due: it is the lane's order that counts, and the others are put aside when they are come across.

/** One that is due behind the first of its lane. */
export type Blocked = { id: string; head: string }

/**
 * Puts deliveries aside until those before them are over, and says how many. The ones before are held meanwhile: who ends
 * one of them waits, and sees what there is to be woken; what is being ended already is left alone.
 */
export async function park({ db, now }: Ctx, blocked: readonly Blocked[]): Promise<number> {
  if (blocked.length === 0) return 0
  return db.$executeRaw`
    with given as (
      select * from unnest(
        ${blocked.map(({ id }) => id)}::text[], ${blocked.map(({ head }) => head)}::text[]
      ) b(id, head)
    ), head as materialized (
      select d.id from "WebhookDelivery" d where d.id in (select head from given) and d.status = 'PENDING'
      order by d.id for share skip locked
    ), held as (
      select d.id from "WebhookDelivery" d
      where d.id in (select given.id from given join head on head.id = given.head)
        and d.status = 'PENDING' and d."dueAt" <= ${now()}::timestamptz
      order by d.id for update skip locked
    )
    update "WebhookDelivery" d set "dueAt" = null from held where d.id = held.id`
}

/**
 * Wakes what is behind deliveries that are over, after the statement that ended them and in its transaction. Who holds
 * the next one is about to wake it as well, or to call it off; or to erase a person, and then `wakeForgotten` wakes it.
 */
export async function wakeBehind({ db, now }: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.$executeRaw`
    with next as materialized (
      select next.id
      from (
        select distinct d."endpointId", d."entityId" from "WebhookDelivery" d where d.id = any(${ids}::text[])
      ) lane
      cross join lateral (
        select d.id, d."dueAt" from "WebhookDelivery" d
        where d."endpointId" = lane."endpointId" and d."entityId" = lane."entityId" and d.status = 'PENDING'
        order by d.ordinal limit 1
      ) next
      where next."dueAt" is null
    ), held as (
      select d.id from "WebhookDelivery" d
      where d.id in (select id from next) and d.status = 'PENDING' and d."dueAt" is null
      order by d.id for update skip locked
    )
    update "WebhookDelivery" d set "dueAt" = ${now()}::timestamptz from held where d.id = held.id`
}

/** Wakes the first of every lane that sleeps, for whoever did not: each process does so now and then. */
export async function wakeForgotten({ db, now }: Ctx): Promise<void> {
  await db.$executeRaw`
    with held as (
      select d.id from "WebhookDelivery" d
      where d.status = 'PENDING' and d."dueAt" is null and not exists (
        select from "WebhookDelivery" before
        where before."endpointId" = d."endpointId" and before."entityId" = d."entityId" and before.status = 'PENDING'
          and before.ordinal < d.ordinal
      )
      order by d.id for update skip locked
    )
    update "WebhookDelivery" d set "dueAt" = ${now()}::timestamptz from held where d.id = held.id`
}
