import type { Actor } from '../../../auth/actor.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { AuditEvent, WebhookDeliveryKind, WebhookEndpoint } from '../../../db/generated/prisma/client.ts'
import { readClient } from '../../../db/read.ts'
import { SecretError } from '../../../db/secrets.ts'
import { inTransaction } from '../../../db/transaction.ts'
import type { Outgoing } from '../../../webhooks/sender.ts'
import { signedHeaders } from '../../../webhooks/signature.ts'
import { tellsSomething } from '../../event-filter/shown.ts'
import { viewersOf } from '../../event-filter/viewer.ts'
import { openHeaders } from '../../webhook-endpoint/headers.ts'
import { signingSecrets } from '../../webhook-endpoint/signing.ts'
import { payloadOf, testPayload } from '../payload.ts'
import { webhookDeliveryPolicy } from '../policy.ts'
import { type Blocked, park } from './lanes.ts'

/** Why nothing can be sent: for good, or as things stand. */
type Unsendable = { problem: string; final: boolean }

/** An attempt that this process is to make, if there is something that can be sent. */
export type Claimed = {
  deliveryId: string
  endpointId: string
  kind: WebhookDeliveryKind
  attempt: number
  url: string
  message: Outgoing | Unsendable
}

type Row = {
  id: string
  endpointId: string
  customerId: string | null
  kind: WebhookDeliveryKind
  eventId: string
  attemptCount: number
  createdAt: Date
}

export type ClaimOptions = {
  room: number
  /**
   * How many attempts at one endpoint this process makes at a time, and at all of one customer together; at one that
   * fails, one alone.
   */
  perEndpoint: number
  /** The attempts under way, by endpoint. */
  busy: ReadonlyMap<string, number>
  /** After this time an attempt of which nothing was heard counts as lost, and its delivery is claimed again. */
  leaseMs: number
}

/**
 * Of an endpoint so many that are due are looked at for each that could be taken, as what they are behind is found one by
 * one; more of them when that was nothing but what is behind others.
 */
const walkPerSlot = 4
const longestWalk = 8_192

/**
 * Takes deliveries that are due, of each endpoint some, those with the least under way first, and of what is told of one
 * entity the first alone: the next one waits until that was delivered or given up. Nobody else takes them until the
 * lease is over.
 */
export async function claimDeliveries(ctx: Ctx, options: ClaimOptions): Promise<Claimed[]> {
  assertAllowed(webhookDeliveryPolicy.canDeliver(ctx.actor))
  for (let walk = walkPerSlot * options.perEndpoint; ; walk = Math.min(4 * walk, longestWalk)) {
    // Claimed and readable, or neither: an attempt that is never made would still count.
    const { claimed, parked } = await inTransaction(ctx, async (ctx) => {
      const { rows, blocked } = await claimRows(ctx, options, walk)
      const parked = await park(ctx, blocked)
      return { claimed: rows.length === 0 ? [] : await withMessages(ctx, rows), parked }
    })
    // Behind what was put aside there may be something that is due.
    if (claimed.length > 0 || parked === 0) return claimed
  }
}

async function withMessages(ctx: Ctx, rows: readonly Row[]): Promise<Claimed[]> {
  const endpoints = await ctx.db.webhookEndpoint.findMany({
    where: { id: { in: [...new Set(rows.map(({ endpointId }) => endpointId))] } },
  })
  const viewers = await viewersOf(ctx, endpoints)
  const told = await toldOf(ctx, rows, viewers)
  const ways = new Map(endpoints.map((endpoint) => [endpoint.id, wayTo(ctx, endpoint)]))
  const timestamp = Math.floor(ctx.now().getTime() / 1_000)

  return rows.map((row) => {
    const { id: deliveryId, endpointId, kind, eventId, attemptCount: attempt } = row
    const way = ways.get(endpointId)!
    const claimed = { deliveryId, endpointId, kind, attempt, url: way.url }
    if ('problem' in way) return { ...claimed, message: way }
    const viewer = viewers.get(endpointId)
    if (!viewer)
      return { ...claimed, message: { problem: 'The portal of the customer is off.', final: true } }
    const event = told.get(deliveryId)
    const payload = kind === 'TEST' ? testPayload(row) : event && payloadOf(event, viewer)
    if (!payload)
      return { ...claimed, message: { problem: 'The event is no longer kept or shown.', final: true } }
    const { url, timeoutMs, secrets, headers, ofVendor } = way
    const body = JSON.stringify(payload)
    return {
      ...claimed,
      message: {
        url,
        timeoutMs,
        ofVendor,
        body,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'user-agent': 'Portico-Webhooks/1',
          ...signedHeaders({ id: eventId, timestamp, body }, secrets),
        },
      },
    }
  })
}

/** The events of deliveries, as far as they are still shown to their receivers: what they were told of may be off by now. */
async function toldOf(
  { db }: Ctx,
  rows: readonly Row[],
  viewers: ReadonlyMap<string, Actor>,
): Promise<ReadonlyMap<string, AuditEvent>> {
  const told = new Map<string, AuditEvent>()
  const ofViewer = Map.groupBy(
    rows.filter(({ kind, endpointId }) => kind !== 'TEST' && viewers.has(endpointId)),
    ({ endpointId }) => viewers.get(endpointId)!,
  )
  for (const [viewer, own] of ofViewer) {
    const read = readClient(db, viewer)
    const events = await read.auditEvent.findMany({
      where: { id: { in: [...new Set(own.map(({ eventId }) => eventId))] } },
    })
    const seen = new Map(events.map((event) => [event.id, event]))
    for (const { id, eventId } of own) {
      const event = seen.get(eventId)
      if (event && tellsSomething(event, viewer)) told.set(id, event)
    }
  }
  return told
}

type Way = { url: string } & (
  | { timeoutMs: number; secrets: string[]; headers: Readonly<Record<string, string>>; ofVendor: boolean }
  | Unsendable
)

function wayTo(ctx: Ctx, endpoint: WebhookEndpoint): Way {
  const { id, customerId, url, timeoutSeconds, deletedAt, headersSealed } = endpoint
  if (deletedAt) return { url, problem: 'The endpoint was deleted.', final: true }
  try {
    const secrets = signingSecrets(ctx, endpoint)
    const headers = openHeaders(ctx, id, headersSealed)
    return { url, timeoutMs: timeoutSeconds * 1_000, secrets, headers, ofVendor: customerId === null }
  } catch (error) {
    // Of one endpoint alone, or of an installation whose key is to be put right: nothing else has to wait for it.
    if (!(error instanceof SecretError)) throw error
    ctx.log.error({ endpoint: id, err: error }, 'the secrets of a webhook endpoint cannot be opened')
    return { url, problem: 'The server cannot open the secret of the endpoint.', final: false }
  }
}

async function claimRows(
  { db, now }: Ctx,
  { room, perEndpoint, busy, leaseMs }: ClaimOptions,
  walk: number,
): Promise<{ rows: Row[]; blocked: Blocked[] }> {
  const at = now()
  const until = new Date(at.getTime() + leaseMs)
  const found = await db.$queryRaw<(Row & { head: string | null })[]>`
    with busy as materialized (
      select e.id, e."customerId", under.n
      from unnest(${[...busy.keys()]}::text[], ${[...busy.values()]}::int[]) under(id, n)
      join "WebhookEndpoint" e on e.id = under.id
    ), walk as materialized (
      select d.id, d.head, d."dueAt", e."customerId", d.n + coalesce(busy.n, 0) as turn,
        d.n <= (case when e."failingSince" is null then ${perEndpoint}::int else 1 end) - coalesce(busy.n, 0) as room
      from "WebhookEndpoint" e
      left join busy on busy.id = e.id
      cross join lateral (
        select due.id, due.head, due."dueAt",
          row_number() over (partition by due.head = due.id order by due."dueAt", due.ordinal) as n
        from (
          select d.id, d."dueAt", d.ordinal, (
              select lane.id from "WebhookDelivery" lane
              where lane."endpointId" = d."endpointId" and lane."entityId" = d."entityId" and lane.status = 'PENDING'
              order by lane.ordinal limit 1
            ) as head
          from "WebhookDelivery" d
          where d."endpointId" = e.id and d.status = 'PENDING' and d."dueAt" <= ${at}::timestamptz
            and (e."disabledAt" is null or d.kind = 'TEST')
          order by d."dueAt", d.ordinal limit ${walk}
        ) due
      ) d
      where e."deletedAt" is null
        and coalesce(busy.n, 0) < (case when e."failingSince" is null then ${perEndpoint}::int else 1 end)
    ), waiting as (
      select walk.*, row_number() over (partition by walk."customerId" order by walk.turn, walk."dueAt") as place
      from walk where walk.head = walk.id and walk.room
    ), due as materialized (
      select waiting.id from waiting
      where waiting."customerId" is null or waiting.place <= ${perEndpoint}
        - (select coalesce(sum(busy.n), 0) from busy where busy."customerId" = waiting."customerId")
      order by waiting.turn, waiting."dueAt" limit ${room}
    ), held as (
      select d.id from "WebhookDelivery" d
      where d.id in (select id from due) and d.status = 'PENDING' and d."dueAt" <= ${at}::timestamptz
      order by d.id for update skip locked
    ), claimed as (
      update "WebhookDelivery" d set "attemptCount" = d."attemptCount" + 1, "dueAt" = ${until}::timestamptz
      from held where d.id = held.id
      returning d.id, d."endpointId", d."customerId", d.kind::text, d."eventId", d."attemptCount", d."createdAt"
    )
    select claimed.*, null as head from claimed
    union all
    select walk.id, null, null, null, null, null, null, walk.head from walk where walk.head <> walk.id`
  return {
    rows: found.filter(({ head }) => head === null),
    blocked: found.flatMap(({ id, head }) => (head === null ? [] : [{ id, head }])),
  }
}
