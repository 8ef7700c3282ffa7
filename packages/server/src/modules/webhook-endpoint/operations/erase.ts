import { blank } from '../../../audit/erase.ts'
import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import { Prisma } from '../../../db/generated/prisma/client.ts'
import { takeAway } from './manage.ts'

/** Where an endpoint went to whose address was erased. */
export const erasedUrl = 'https://erased.invalid/'

/**
 * Deletes the endpoints of a customer, says no longer where they went and what for, and keeps nothing of what receivers
 * said of it, those of the vendor included; for operations that hold the customer.
 */
export async function eraseWebhooksOf(ctx: Ctx, customerId: string): Promise<void> {
  const { db } = ctx
  await db.$queryRaw`
    select id from "WebhookEndpoint" where "customerId" = ${customerId} order by id for no key update`
  const open = await db.webhookEndpoint.findMany({
    where: { customerId, deletedAt: null },
    select: { id: true, customerId: true },
    orderBy: { id: 'asc' },
  })
  for (const endpoint of open) await takeAway(ctx, endpoint)
  await db.webhookEndpoint.updateMany({ where: { customerId }, data: { url: erasedUrl, description: null } })
  await db.$executeRaw`
    with held as (
      select d.id from "WebhookDelivery" d
      where d."customerId" = ${customerId}
        or d."eventId" in (select e.id from "AuditEvent" e where e."customerId" = ${customerId})
      order by d.id for update
    )
    update "WebhookDelivery" d set
      url = case when d."customerId" = ${customerId} then ${erasedUrl} else d.url end,
      log = (
        select coalesce(jsonb_agg(
            case when entry ->> 'answer' is null then entry else jsonb_set(entry, '{answer}', to_jsonb(${blank}::text)) end
            order by n
          ), '[]')
        from jsonb_array_elements(d.log) with ordinality attempt(entry, n)
      )
    from held where held.id = d.id`
}

/** The deliveries that have one of the addresses, or a longer one with it, up to a moment. */
export type FoundDeliveries = { emails: readonly string[]; ids: string[]; until: Date }

/** So many deliveries are read by one statement. */
const stepSize = 20_000
/** So much the clocks of processes may differ. */
const clockMs = 10 * 60_000

/**
 * Reads the whole log of deliveries once for all of these addresses: before the transaction that erases them, which has
 * no time for it.
 */
export async function searchDeliveries(
  ctx: Ctx,
  emails: readonly string[],
  step = stepSize,
): Promise<FoundDeliveries> {
  const until = new Date(ctx.now().getTime() - clockMs)
  const ids: string[] = []
  if (emails.length === 0) return { emails, ids, until }
  for (let after: string | null = ''; after !== null; ) {
    const [found]: { last: string | null; ids: string[] }[] = await ctx.db.$queryRaw`
      select max(id) as last, coalesce(array_agg(id) filter (where named), '{}') as ids
      from (
        select d.id, ${isNamed(emails)} as named from "WebhookDelivery" d
        where d.id > ${after} order by d.id limit ${step}
      ) d`
    after = found!.last
    ids.push(...found!.ids)
  }
  return { emails, ids, until }
}

/**
 * Takes e-mail addresses out of where endpoints go and what for, and what receivers said with one of them in it: of the
 * deliveries that were found before, and of those that may have another log since.
 */
export async function eraseFromWebhooks(
  ctx: Ctx,
  emails: readonly string[],
  found: FoundDeliveries,
): Promise<void> {
  const { db } = ctx
  if (emails.length === 0) return
  const address = patternOf(emails)
  const named = await db.$queryRaw<{ id: string; customerId: string | null; url: string }[]>`
    with held as (
      select id, url, description from "WebhookEndpoint" where url ~* ${address} or description ~* ${address}
      order by id for no key update
    )
    update "WebhookEndpoint" e set
      url = regexp_replace(e.url, ${address}, 'erased', 'gi'),
      description = case when e.description ~* ${address} then ${blank} else e.description end,
      version = e.version + 1
    from held where held.id = e.id
    returning e.id, e."customerId", e.url`
  for (const { id, customerId, url } of named)
    await recordEvent(ctx, {
      type: 'webhook_endpoint.updated',
      entityId: id,
      customerId,
      changes: { url: { to: url } },
    })
  await db.$executeRaw`
    with held as (
      select d.id from "WebhookDelivery" d
      where d.id = any(${await namedBy(ctx, emails, found)}::text[]) and (d.url ~* ${address} or d.log::text ~* ${address})
      order by d.id for update
    )
    update "WebhookDelivery" d set
      url = regexp_replace(d.url, ${address}, 'erased', 'gi'),
      log = (
        select coalesce(jsonb_agg(
            case when entry ->> 'answer' ~* ${address} then jsonb_set(entry, '{answer}', to_jsonb(${blank}::text)) else entry end
            order by n
          ), '[]')
        from jsonb_array_elements(d.log) with ordinality attempt(entry, n)
      )
    from held where held.id = d.id`
}

/** Those of before and those since: what was not over then is open still, or was over since. */
async function namedBy(ctx: Ctx, emails: readonly string[], found: FoundDeliveries): Promise<string[]> {
  // Of an address that was not looked for, nothing is known.
  if (!emails.every((email) => found.emails.includes(email))) return (await searchDeliveries(ctx, emails)).ids
  // The offset keeps the others from being read.
  const since = await ctx.db.$queryRaw<{ id: string }[]>`
    select d.id from (
      select id, url, log from "WebhookDelivery" where status = 'PENDING'
      union all
      select id, url, log from "WebhookDelivery" where "finishedAt" >= ${found.until}
      offset 0
    ) d where ${isNamed(emails)}`
  return [...found.ids, ...since.map(({ id }) => id)]
}

/** Whether one of the addresses is anywhere in a delivery `d`: the faster question, which is true of longer ones as well. */
function isNamed(emails: readonly string[]): Prisma.Sql {
  const anywhere = waysToWrite(emails).map((text) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`)
  return Prisma.sql`lower(d.url || ' ' || d.log::text) like any(${anywhere}::text[])`
}

/** One of the addresses by itself, not as part of a longer one. */
function patternOf(emails: readonly string[]): string {
  const escaped = waysToWrite(emails).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return `(?<![a-z0-9._+-])(${escaped.join('|')})(?![a-z0-9-]|\\.[a-z0-9])`
}

/** As they are, and as they are written in a URL. */
const waysToWrite = (emails: readonly string[]) => [
  ...new Set(emails.flatMap((email) => [email, encodeURIComponent(email)])),
]
