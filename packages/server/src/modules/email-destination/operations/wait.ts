import type { Ctx } from '../../../context.ts'
import type { Receiver, Telling } from '../../event-filter/tellings.ts'
import { isMuted, type Mute, mutesAt } from '../mutes.ts'

/** So many events a mail tells of; of those that come before it goes out, the rest is counted. */
const mostEvents = 50
/** From the first event to its mail, so that what happens together is told together. */
const gatherMs = 30_000
/** From one mail to the next one. */
const pauseMs = 15 * 60_000

type Destination = Receiver & { mutes: readonly Mute[] }

/** The destinations of the vendor and of these customers that are told of events at present. */
export async function findDestinations(
  { db, now }: Ctx,
  customerIds: readonly string[],
): Promise<Destination[]> {
  const rows = await db.emailDestination.findMany({
    where: {
      disabledAt: null,
      verifiedAt: { not: null },
      OR: [{ customerId: null }, { customerId: { in: [...customerIds] }, customer: { archivedAt: null } }],
    },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => ({ ...row, mutes: mutesAt(row.mutes, now()) }))
}

/** Of what a destination is to be told: nothing muted, and no mails, because each of its own would be followed by another. */
export function isWanted({ mutes }: Pick<Destination, 'mutes'>, { event, about }: Telling): boolean {
  return event.entityType !== 'email' && !isMuted(mutes, event, about)
}

/** Has events wait for the next mail of their destinations; for operations that hold the place up to which that is done. */
export async function addWaiting(
  { db, now }: Ctx,
  destinations: readonly Destination[],
  tellings: readonly Telling[],
): Promise<void> {
  const byId = new Map(destinations.map((destination) => [destination.id, destination]))
  const wanted = tellings.filter((telling) => {
    const destination = byId.get(telling.receiverId)
    return destination && isWanted(destination, telling)
  })
  if (wanted.length === 0) return
  const soon = new Date(now().getTime() + gatherMs)
  await db.$executeRaw`
    with told as (
      select t.id, array_agg(t."eventId" order by t.n) as events
      from unnest(
        ${wanted.map(({ receiverId }) => receiverId)}::text[],
        ${wanted.map(({ event }) => event.id)}::text[]
      ) with ordinality t(id, "eventId", n)
      group by t.id
    ), held as (
      select d.id from "EmailDestination" d where d.id in (select id from told) order by d.id for no key update
    )
    update "EmailDestination" d set
      waiting = (d.waiting || told.events)[1:${mostEvents}::int],
      "waitingMore" = d."waitingMore" + greatest(0, cardinality(d.waiting || told.events) - ${mostEvents}::int),
      "dueAt" = coalesce(d."dueAt", greatest(${soon}::timestamptz, d."mailedAt" + make_interval(secs => ${pauseMs / 1_000}::int)))
    from told join held on held.id = told.id
    where d.id = told.id and d."disabledAt" is null and d."verifiedAt" is not null`
}
