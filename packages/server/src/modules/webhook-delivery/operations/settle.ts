import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { WebhookEndpoint } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import type { Answer } from '../../../webhooks/sender.ts'
import { adminsOfVendor, recipientsOf } from '../../email/operations/recipients.ts'
import { sendMail } from '../../email/operations/send.ts'
import { switchOff } from '../../webhook-endpoint/operations/switch.ts'
import { webhookDeliveryPolicy } from '../policy.ts'
import { delayAfter } from '../retries.ts'
import type { Claimed } from './claim.ts'
import { wakeBehind } from './lanes.ts'

/** What came of an attempt; without an answer it was cut off and counts for nothing. */
export type Outcome = { claimed: Claimed; at: Date; answer: Answer | null }

const hourMs = 3_600_000
/** So long nothing got through before somebody is told, and before it ends, once a delivery was given up. */
const mailAfterMs = hourMs
const disableAfterMs = 72 * hourMs
const gone = 410

type Settled = Outcome & {
  status: 'PENDING' | 'DELIVERED' | 'FAILED'
  dueAt: Date | null
  /** An attempt that was made, for the log. */
  entry: object | null
  release: boolean
}

/**
 * Notes what came of attempts: delivered, to be tried again, or given up. An endpoint that is gone, or to which nothing
 * got through for three days, is disabled, and its people are told by mail; they are told before, after an hour.
 */
export async function settleDeliveries(
  ctx: Ctx,
  outcomes: readonly Outcome[],
  { delaysMs }: { delaysMs?: readonly number[] | undefined } = {},
): Promise<void> {
  assertAllowed(webhookDeliveryPolicy.canDeliver(ctx.actor))
  if (outcomes.length === 0) return
  await inTransaction(ctx, async (ctx) => {
    const settled = outcomes.map((outcome) => settle(outcome, ctx.now(), delaysMs))
    // Tests say nothing of how an endpoint does.
    const counting = settled.filter(({ claimed, entry }) => claimed.kind !== 'TEST' && entry)
    const endpointsOf = (some: readonly Settled[]) => [
      ...new Set(some.map(({ claimed }) => claimed.endpointId)),
    ]
    const well = new Set(endpointsOf(counting.filter(({ status }) => status === 'DELIVERED')))
    const failing = endpointsOf(counting).filter((id) => !well.has(id))
    // Endpoints before deliveries, and each in the order of their ids, as everybody who holds several of them.
    await markWell(ctx, [...well])
    const troubled = await markFailing(ctx, failing)
    await writeOutcomes(ctx, settled)
    const over = settled.filter(({ status }) => status !== 'PENDING')
    await wakeBehind(
      ctx,
      over.map(({ claimed }) => claimed.deliveryId),
    )

    const gaveUp = new Set(endpointsOf(counting.filter(({ status }) => status === 'FAILED')))
    const said = new Set(endpointsOf(counting.filter(({ answer }) => answer?.status === gone)))
    for (const endpoint of troubled) {
      if (endpoint.disabledAt || endpoint.deletedAt) continue
      const failsFor = ctx.now().getTime() - endpoint.failingSince!.getTime()
      if (said.has(endpoint.id)) await disable(ctx, endpoint, 'GONE')
      else if (gaveUp.has(endpoint.id) && failsFor >= disableAfterMs) await disable(ctx, endpoint, 'FAILURES')
      else if (failsFor >= mailAfterMs && !endpoint.failureMailedAt) await mailFailing(ctx, endpoint)
    }
  })
}

function settle(outcome: Outcome, now: Date, delaysMs: readonly number[] | undefined): Settled {
  const { claimed, at, answer } = outcome
  if (!answer) return { ...outcome, status: 'PENDING', dueAt: now, entry: null, release: true }
  const { attempt, kind } = claimed
  const { status, error, text, durationMs, retryAfterMs } = answer
  const delivered = status !== null && status >= 200 && status < 300
  const final = kind === 'TEST' || status === gone || ('final' in claimed.message && claimed.message.final)
  const delay =
    delivered || final ? null : delayAfter(attempt, { retryAfterMs, ...(delaysMs && { delaysMs }) })
  return {
    ...outcome,
    status: delivered ? 'DELIVERED' : delay === null ? 'FAILED' : 'PENDING',
    dueAt: delay === null ? null : new Date(now.getTime() + delay),
    entry: {
      number: attempt,
      at: at.toISOString(),
      durationMs,
      status,
      error: error ?? problemOf(status!),
      answer: text,
    },
    release: false,
  }
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return 'Redirects are not followed.'
  return `The receiver answered ${status}.`
}

/** One that was claimed again since counts only if it got through; so does one that was called off. */
async function writeOutcomes({ db, now }: Ctx, settled: readonly Settled[]): Promise<void> {
  const iso = (time: Date | null) => time?.toISOString() ?? ''
  await db.$executeRaw`
    with outcome as (
      select * from unnest(
        ${settled.map(({ claimed }) => claimed.deliveryId)}::text[],
        ${settled.map(({ claimed }) => claimed.attempt)}::int[],
        ${settled.map(({ claimed }) => claimed.url)}::text[],
        ${settled.map(({ status }) => status)}::text[],
        ${settled.map(({ dueAt }) => iso(dueAt))}::text[],
        ${settled.map(({ entry }) => JSON.stringify(entry ? [entry] : []))}::text[],
        ${settled.map(({ release }) => release)}::boolean[]
      ) o(id, attempt, url, status, "dueAt", entry, release)
    ), held as (
      select d.id from "WebhookDelivery" d where d.id in (select id from outcome) order by d.id for update
    )
    update "WebhookDelivery" d set
      status = o.status::"WebhookDeliveryStatus",
      "dueAt" = nullif(o."dueAt", '')::timestamptz,
      "finishedAt" = case when o.status = 'PENDING' then null else ${now()}::timestamptz end,
      "attemptCount" = d."attemptCount" - (case when o.release then 1 else 0 end),
      url = o.url,
      log = d.log || o.entry::jsonb
    from outcome o join held on held.id = o.id
    where d.id = o.id and (
      (d.status = 'PENDING' and (d."attemptCount" = o.attempt or o.status = 'DELIVERED'))
      or (d.status = 'CANCELED' and o.status = 'DELIVERED')
    )`
}

async function markWell({ db }: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.$executeRaw`
    update "WebhookEndpoint" set "failingSince" = null, "failureMailedAt" = null
    where id in (
      select id from "WebhookEndpoint" where id = any(${ids}::text[]) and "failingSince" is not null
      order by id for no key update
    )`
}

async function markFailing({ db, now }: Ctx, ids: readonly string[]): Promise<WebhookEndpoint[]> {
  if (ids.length === 0) return []
  await db.$executeRaw`
    with held as (
      select id from "WebhookEndpoint" where id = any(${ids}::text[]) order by id for no key update
    )
    update "WebhookEndpoint" e set "failingSince" = ${now()}::timestamptz
    from held where e.id = held.id and e."failingSince" is null`
  return db.webhookEndpoint.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })
}

async function disable(ctx: Ctx, endpoint: WebhookEndpoint, reason: 'GONE' | 'FAILURES'): Promise<void> {
  await switchOff(ctx, endpoint, reason)
  for (const to of await peopleOf(ctx, endpoint)) {
    await sendMail(ctx, {
      type: 'WEBHOOK_DISABLED',
      to,
      customerId: endpoint.customerId,
      data: {
        endpoint_url: endpoint.url,
        gone: reason === 'GONE' ? 'yes' : null,
      },
    })
  }
}

async function mailFailing(ctx: Ctx, { id, ...endpoint }: WebhookEndpoint): Promise<void> {
  await ctx.db.webhookEndpoint.update({
    where: { id },
    data: { failureMailedAt: ctx.now() },
    select: { id: true },
  })
  for (const to of await peopleOf(ctx, endpoint)) {
    await sendMail(ctx, {
      type: 'WEBHOOK_FAILING',
      to,
      customerId: endpoint.customerId,
      data: { endpoint_url: endpoint.url },
    })
  }
}

const peopleOf = (ctx: Ctx, { customerId }: Pick<WebhookEndpoint, 'customerId'>) =>
  customerId === null ? adminsOfVendor(ctx) : recipientsOf(ctx, customerId)
