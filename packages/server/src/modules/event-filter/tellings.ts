import type { Actor } from '../../auth/actor.ts'
import type { Ctx } from '../../context.ts'
import type { AuditEvent } from '../../db/generated/prisma/client.ts'
import { readClient } from '../../db/read.ts'
import { type About, aboutNothing, aboutOf } from './about.ts'
import { filtersIn, matches } from './filters.ts'
import { tellsSomething } from './shown.ts'
import { viewersOf } from './viewer.ts'

/** Whoever is told of events: of the vendor, or of a customer. */
export type Receiver = {
  id: string
  customerId: string | null
  internal: boolean
  filters: unknown
}

/** What a receiver has to be told. */
export type Telling = { receiverId: string; event: AuditEvent; about: About }

type Options = {
  /** Whether what events are about is needed in any case. */
  withAbout?: boolean
}

/** Which of the receivers is to be told of which of the events: what its filters let through and its viewer sees. */
export async function tellingsOf(
  ctx: Ctx,
  receivers: readonly Receiver[],
  events: readonly AuditEvent[],
  { withAbout = false }: Options = {},
): Promise<Telling[]> {
  if (receivers.length === 0 || events.length === 0) return []
  const viewers = await viewersOf(ctx, receivers)
  const filtersOf = new Map(receivers.map(({ id, filters }) => [id, filtersIn(filters)]))
  const all = [...filtersOf.values()].flat()
  const conditions = all.flatMap(({ fields }) => fields)
  const looks = withAbout || conditions.length > 0 || all.some(({ productIds }) => productIds.length > 0)
  const abouts = looks ? await aboutOf(ctx, events, conditions) : new Map<string, About>()

  // By viewer: of one owner there are those who see what is internal and those who do not.
  const visible = new Map<Actor, ReadonlySet<string>>()
  for (const { id, customerId } of receivers) {
    const viewer = viewers.get(id)
    if (!viewer || visible.has(viewer)) continue
    const own = customerId === null ? events : events.filter((event) => event.customerId === customerId)
    const seen = await readClient(ctx.db, viewer).auditEvent.findMany({
      where: { id: { in: own.map((event) => event.id) } },
      select: { id: true },
    })
    visible.set(viewer, new Set(seen.map((event) => event.id)))
  }
  return events.flatMap((event) => {
    const about = abouts.get(event.id) ?? aboutNothing
    const subject = { ...about, type: event.type, customerId: event.customerId }
    return receivers.flatMap((receiver) => {
      const { id } = receiver
      const viewer = viewers.get(id)
      if (!viewer || !visible.get(viewer)!.has(event.id)) return []
      const told = matches(filtersOf.get(id)!, subject, receiver) && tellsSomething(event, viewer)
      return told ? [{ receiverId: id, event, about }] : []
    })
  })
}
