import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { WebhookDeliveryKind, WebhookEndpoint } from '../../../db/generated/prisma/client.ts'
import { SecretError } from '../../../db/secrets.ts'
import { inTransaction } from '../../../db/transaction.ts'
import type { Outgoing } from '../../../webhooks/sender.ts'
import { signedHeaders } from '../../../webhooks/signature.ts'
import { openHeaders } from '../../webhook-endpoint/headers.ts'
import { signingSecrets } from '../../webhook-endpoint/signing.ts'
import { viewersOf } from '../../webhook-endpoint/viewer.ts'
import { payloadOf, testPayload } from '../payload.ts'
import { webhookDeliveryPolicy } from '../policy.ts'

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
 * Takes deliveries that are due, of each endpoint some, those with the least under way first, and of what is told of one
 * entity the first alone: the next one waits until that was delivered or given up. Nobody else takes them until the
 * lease is over.
 */
export async function claimDeliveries(ctx: Ctx, options: ClaimOptions): Promise<Claimed[]> {
  assertAllowed(webhookDeliveryPolicy.canDeliver(ctx.actor))
  // Claimed and readable, or neither: an attempt that is never made would still count.
  return inTransaction(ctx, async (ctx) => {
    const rows = await claimRows(ctx, options)
    return rows.length === 0 ? [] : withMessages(ctx, rows)
  })
}

async function withMessages(ctx: Ctx, rows: readonly Row[]): Promise<Claimed[]> {
  const endpoints = await ctx.db.webhookEndpoint.findMany({
    where: { id: { in: [...new Set(rows.map(({ endpointId }) => endpointId))] } },
  })
  const events = await ctx.db.auditEvent.findMany({
    where: { id: { in: [...new Set(rows.filter(({ kind }) => kind !== 'TEST').map((row) => row.eventId))] } },
  })
  const viewers = await viewersOf(ctx, endpoints)
  const eventsById = new Map(events.map((event) => [event.id, event]))
  const ways = new Map(endpoints.map((endpoint) => [endpoint.id, wayTo(ctx, endpoint)]))
  const timestamp = Math.floor(ctx.now().getTime() / 1_000)

  return rows.map((row) => {
    const { id: deliveryId, endpointId, kind, eventId, attemptCount: attempt } = row
    const way = ways.get(endpointId)!
    const claimed = { deliveryId, endpointId, kind, attempt, url: way.url }
    if ('problem' in way) return { ...claimed, message: way }
    const viewer = viewers.get(endpointId)
    const event = eventsById.get(eventId)
    const payload = kind === 'TEST' ? testPayload(row) : event && viewer ? payloadOf(event, viewer) : null
    if (!payload) {
      const problem = viewer ? 'The event is no longer kept.' : 'The portal of the customer is off.'
      return { ...claimed, message: { problem, final: true } }
    }
    const { url, timeoutMs, secrets, headers } = way
    const body = JSON.stringify(payload)
    return {
      ...claimed,
      message: {
        url,
        timeoutMs,
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

type Way = { url: string } & (
  | { timeoutMs: number; secrets: string[]; headers: Readonly<Record<string, string>> }
  | Unsendable
)

function wayTo(ctx: Ctx, endpoint: WebhookEndpoint): Way {
  const { id, url, timeoutSeconds, deletedAt, headersSealed } = endpoint
  if (deletedAt) return { url, problem: 'The endpoint was deleted.', final: true }
  try {
    const secrets = signingSecrets(ctx, endpoint)
    return { url, timeoutMs: timeoutSeconds * 1_000, secrets, headers: openHeaders(ctx, id, headersSealed) }
  } catch (error) {
    // Of one endpoint alone, or of an installation whose key is to be put right: nothing else has to wait for it.
    if (!(error instanceof SecretError)) throw error
    ctx.log.error({ endpoint: id, err: error }, 'the secrets of a webhook endpoint cannot be opened')
    return { url, problem: 'The server cannot open the secret of the endpoint.', final: false }
  }
}

function claimRows({ db, now }: Ctx, { room, perEndpoint, busy, leaseMs }: ClaimOptions): Promise<Row[]> {
  const at = now()
  const until = new Date(at.getTime() + leaseMs)
  return db.$queryRaw<Row[]>`
    with busy as materialized (
      select e.id, e."customerId", under.n
      from unnest(${[...busy.keys()]}::text[], ${[...busy.values()]}::int[]) under(id, n)
      join "WebhookEndpoint" e on e.id = under.id
    ), waiting as (
      select d.id, d."dueAt", e."customerId", d.n + coalesce(busy.n, 0) as turn,
        row_number() over (partition by e."customerId" order by d.n + coalesce(busy.n, 0), d."dueAt") as place
      from "WebhookEndpoint" e
      left join busy on busy.id = e.id
      cross join lateral (
        select first.id, first."dueAt", row_number() over (order by first."dueAt", first.ordinal) as n
        from (
          select d.id, d."dueAt", d.ordinal from "WebhookDelivery" d
          where d."endpointId" = e.id and d.status = 'PENDING' and d."dueAt" <= ${at}::timestamptz
            and (e."disabledAt" is null or d.kind = 'TEST')
            and d.ordinal = (
              select lane.ordinal from "WebhookDelivery" lane
              where lane."endpointId" = d."endpointId" and lane."entityId" = d."entityId" and lane.status = 'PENDING'
              order by lane.ordinal limit 1
            )
          order by d."dueAt", d.ordinal limit ${perEndpoint}
        ) first
      ) d
      where e."deletedAt" is null
        and d.n <= (case when e."failingSince" is null then ${perEndpoint}::int else 1 end) - coalesce(busy.n, 0)
    ), due as materialized (
      select waiting.id from waiting
      where waiting."customerId" is null or waiting.place <= ${perEndpoint}
        - (select coalesce(sum(busy.n), 0) from busy where busy."customerId" = waiting."customerId")
      order by waiting.turn, waiting."dueAt" limit ${room}
    ), held as (
      select d.id from "WebhookDelivery" d
      where d.id in (select id from due) and d.status = 'PENDING' and d."dueAt" <= ${at}::timestamptz
      order by d.id for update skip locked
    )
    update "WebhookDelivery" d set "attemptCount" = d."attemptCount" + 1, "dueAt" = ${until}::timestamptz
    from held where d.id = held.id
    returning d.id, d."endpointId", d."customerId", d.kind::text, d."eventId", d."attemptCount", d."createdAt"`
}
