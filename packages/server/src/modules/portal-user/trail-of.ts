import { blank } from '../../audit/erase.ts'
import type { Changes } from '../../audit/events.ts'
import type { Ctx } from '../../context.ts'
import { Prisma } from '../../db/generated/prisma/client.ts'

/** Somebody by id and present address. */
export type Somebody = { id: string; email: string }

/** Somebody with every address there ever was, in lower case. */
type Known = { id: string; emails: string[] }

/** The events that the person did or that have one of the addresses, and the names under which the person acted. */
type Found = { ids: Set<string>; names: Set<string> }

/** What the trail has of some people up to a place of the chain. */
export type Trail = { through: bigint; people: ReadonlyMap<string, Known & Found> }

/** Every address of all of them. */
export const addressesIn = ({ people }: Trail): string[] =>
  [...people.values()].flatMap(({ emails }) => emails)

/** So many events are read by one statement. */
const stepSize = 20_000n

/**
 * Reads the whole trail once for all of these people: before the transaction that erases them, which has no time for it.
 * No index helps, as it is what events say that matters.
 */
export async function searchTrail(ctx: Ctx, people: readonly Somebody[]): Promise<Trail> {
  const found = new Map<string, Known & Found>()
  for (const person of people)
    found.set(person.id, {
      id: person.id,
      emails: await emailsOf(ctx, person),
      ids: new Set(),
      names: new Set(),
    })
  const [ends] = await ctx.db.$queryRaw<{ first: bigint | null; last: bigint | null }[]>`
    select min(position) as first, max(position) as last from "AuditEvent"`
  const through = ends?.last ?? 0n
  if (found.size === 0) return { through: 0n, people: found }
  for (let after = (ends?.first ?? 1n) - 1n; after < through; after += stepSize) {
    const step = Prisma.sql`position > ${after}::bigint and position <= least(${after + stepSize}::bigint, ${through}::bigint)`
    await search(ctx, found, step)
  }
  return { through, people: found }
}

/** The same of one of them as of now: what was found before, and what was written since. */
export async function sinceThen(
  ctx: Ctx,
  { through, people }: Trail,
  person: Somebody,
): Promise<Known & Found> {
  const before = people.get(person.id)
  const emails = await emailsOf(ctx, person)
  // Of who was not looked for, or not by this address, nothing is known.
  const known = emails.every((email) => before?.emails.includes(email)) ? before : undefined
  const now = { id: person.id, emails, ids: new Set(known?.ids), names: new Set(known?.names) }
  const rest = Prisma.sql`position > ${known ? through : 0n}::bigint or position is null`
  await search(ctx, new Map([[person.id, now]]), rest)
  return now
}

/** What events say of a field of somebody. */
export async function toldOf(ctx: Ctx, { id }: Somebody, field: string): Promise<string[]> {
  const events = await ctx.db.auditEvent.findMany({ where: { entityId: id }, select: { changes: true } })
  const texts = events.flatMap(({ changes }) => {
    const { from, to } = (changes as Changes)[field] ?? {}
    return [from, to].filter((text): text is string => typeof text === 'string' && text !== blank)
  })
  return [...new Set(texts)]
}

async function emailsOf(ctx: Ctx, person: Somebody): Promise<string[]> {
  const all = [person.email, ...(await toldOf(ctx, person, 'email'))]
  return [...new Set(all.map((email) => email.toLowerCase()))]
}

async function search(
  ctx: Ctx,
  people: ReadonlyMap<string, Known & Found>,
  range: Prisma.Sql,
): Promise<void> {
  const addresses = [...people.values()].flatMap(({ id, emails }) => emails.map((email) => ({ id, email })))
  // The offsets keep the text of an event from being made for each address.
  const events = await ctx.db.$queryRaw<{ id: string; name: string; own: string | null; others: string[] }[]>`
    select * from (
      select id, name, own, array(
        select person from unnest(
          ${addresses.map(({ id }) => id)}::text[], ${addresses.map(({ email }) => email)}::text[]
        ) a(person, email) where strpos(text, email) > 0
      ) as others
      from (
        select id, "actorName" as name, lower(changes::text) as text,
          case "actorKind" when 'portalUser' then "actorId" end as own
        from "AuditEvent" where ${range} offset 0
      ) e offset 0
    ) e where own = any(${[...people.keys()]}::text[]) or cardinality(others) > 0`
  for (const { id, name, own, others } of events) {
    for (const person of others) people.get(person)!.ids.add(id)
    const self = own === null ? undefined : people.get(own)
    self?.ids.add(id)
    self?.names.add(name)
  }
}
