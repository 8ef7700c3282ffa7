import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { WebhookEndpoint } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import type { Answer } from '../../../webhooks/sender.ts'
import { adminsOfVendor, recipientsOf } from '../../email/operations/recipients.ts'
import { sendMail } from '../../email/operations/send.ts'
import { erasedUrl } from '../../webhook-endpoint/operations/erase.ts'
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
const goneStatus = 410

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
    // Endpoints before deliveries, and all of them in the order of their ids, as everybody who holds several of them.
    const { endpoints, failed, well, failing, gone } = await judge(ctx, outcomes)
    const settled = outcomes.map((outcome) =>
      settle(outcome, ctx.now(), { delaysMs, gone: gone.has(outcome.claimed.endpointId) }),
    )
    await writeOutcomes(ctx, settled)
    const over = settled.filter(({ status }) => status !== 'PENDING')
    await wakeBehind(
      ctx,
      over.map(({ claimed }) => claimed.deliveryId),
    )

    await mark(ctx, { well, failing })
    const gaveUp = new Set(
      idsOf(outcomes.filter((one, i) => failed.has(one) && settled[i]!.status === 'FAILED')),
    )
    for (const endpoint of endpoints) {
      const { id, failingSince } = endpoint
      if (endpoint.disabledAt || endpoint.deletedAt) continue
      const failsFor = ctx.now().getTime() - (failingSince ?? ctx.now()).getTime()
      if (gone.has(id)) await disable(ctx, endpoint, 'GONE')
      else if (!failing.has(id)) continue
      else if (gaveUp.has(id) && failsFor >= disableAfterMs) await disable(ctx, endpoint, 'FAILURES')
      else if (failsFor >= mailAfterMs && !endpoint.failureMailedAt) await mailFailing(ctx, endpoint)
    }
  })
}

/** What outcomes say of their endpoints, of which those are held that this changes. */
type Judged = {
  endpoints: WebhookEndpoint[]
  failed: ReadonlySet<Outcome>
  well: ReadonlySet<string>
  failing: ReadonlySet<string>
  gone: ReadonlySet<string>
}

/**
 * An endpoint answers for attempts that were made at the address it has now. Tests say nothing of how it does, nor does
 * what was not sent at all.
 */
async function judge(ctx: Ctx, outcomes: readonly Outcome[]): Promise<Judged> {
  const counting = outcomes.filter(
    ({ claimed, answer }) => claimed.kind !== 'TEST' && answer && !('problem' in claimed.message),
  )
  const delivered = counting.filter(({ answer }) => isDelivered(answer))
  const others = counting.filter(({ answer }) => !isDelivered(answer))
  const endpoints = await holdEndpoints(ctx, { delivered: idsOf(delivered), others: idsOf(others) })
  const urls = new Map(endpoints.map(({ id, url }) => [id, url]))
  const present = ({ claimed }: Outcome) => urls.get(claimed.endpointId) === claimed.url
  const well = new Set(idsOf(delivered.filter(present)))
  const failed = others.filter(present)
  return {
    endpoints,
    failed: new Set(failed),
    well,
    failing: new Set(idsOf(failed).filter((id) => !well.has(id))),
    gone: new Set(idsOf(failed.filter(({ answer }) => answer!.status === goneStatus))),
  }
}

const idsOf = (some: readonly Outcome[]) => [...new Set(some.map(({ claimed }) => claimed.endpointId))]

function isDelivered(answer: Answer | null): boolean {
  return answer !== null && answer.status !== null && answer.status >= 200 && answer.status < 300
}

function settle(
  outcome: Outcome,
  now: Date,
  { delaysMs, gone }: { delaysMs: readonly number[] | undefined; gone: boolean },
): Settled {
  const { claimed, at, answer } = outcome
  if (!answer) return { ...outcome, status: 'PENDING', dueAt: now, entry: null, release: true }
  const { attempt, kind } = claimed
  const { status, error, text, durationMs, retryAfterMs } = answer
  const delivered = isDelivered(answer)
  const final =
    kind === 'TEST' ||
    (gone && status === goneStatus) ||
    ('final' in claimed.message && claimed.message.final)
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
      or (d.status = 'CANCELED' and o.status = 'DELIVERED' and d.url <> ${erasedUrl})
    )`
}

/** Those that failed, and those that are well again. */
async function holdEndpoints(
  { db }: Ctx,
  { delivered, others }: { delivered: readonly string[]; others: readonly string[] },
): Promise<WebhookEndpoint[]> {
  if (delivered.length + others.length === 0) return []
  const held = await db.$queryRaw<{ id: string }[]>`
    select id from "WebhookEndpoint"
    where id = any(${others}::text[]) or (id = any(${delivered}::text[]) and "failingSince" is not null)
    order by id for no key update`
  if (held.length === 0) return []
  return db.webhookEndpoint.findMany({
    where: { id: { in: held.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  })
}

async function mark({ db, now }: Ctx, { well, failing }: Pick<Judged, 'well' | 'failing'>): Promise<void> {
  if (well.size > 0)
    await db.$executeRaw`
      update "WebhookEndpoint" set "failingSince" = null, "failureMailedAt" = null
      where id = any(${[...well]}::text[]) and "failingSince" is not null`
  if (failing.size > 0)
    await db.$executeRaw`
      update "WebhookEndpoint" set "failingSince" = ${now()}::timestamptz
      where id = any(${[...failing]}::text[]) and "failingSince" is null`
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
