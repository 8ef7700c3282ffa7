import { blank } from '../../../audit/erase.ts'
import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
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

/** Takes e-mail addresses out of where endpoints go and what for, and what receivers said with one of them in it. */
export async function eraseFromWebhooks(ctx: Ctx, emails: readonly string[]): Promise<void> {
  const { db } = ctx
  if (emails.length === 0) return
  const { anywhere, address } = patternsOf(emails)
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
      select d.id from "WebhookDelivery" d where (d.url ~* ${anywhere} or d.log::text ~* ${anywhere})
        and (d.url ~* ${address} or d.log::text ~* ${address})
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

/**
 * One of the addresses anywhere, which is the faster question, and by itself, not as part of a longer one; also as it is
 * written in a URL.
 */
function patternsOf(emails: readonly string[]): { anywhere: string; address: string } {
  const written = emails.flatMap((email) => [email, encodeURIComponent(email)])
  const escaped = written.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const anywhere = [...new Set(escaped)].join('|')
  return { anywhere, address: `(?<![a-z0-9._+-])(${anywhere})(?![a-z0-9-]|\\.[a-z0-9])` }
}
