import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import type { WebhookDisabledReason, WebhookEndpoint } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { expectedVersion, id, parseInput } from '../../../input.ts'
import { openEndpoint } from './open.ts'

const byId = z.object({ id, expectedVersion })

/** Stops sending to an endpoint; what waited is called off. Again is no change. */
export async function disableWebhookEndpoint(ctx: Ctx, raw: unknown): Promise<WebhookEndpoint> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openEndpoint(ctx, input, { archived: true })
    return before.disabledAt ? before : switchOff(ctx, before, 'MANUAL')
  })
}

/** Sends to an endpoint again, from now on; what happened in between comes with a replay. Again is no change. */
export async function enableWebhookEndpoint(ctx: Ctx, raw: unknown): Promise<WebhookEndpoint> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openEndpoint(ctx, input)
    if (!before.disabledAt) return before
    const { id, customerId, disabledReason } = before
    const endpoint = await ctx.db.webhookEndpoint.update({
      where: { id },
      data: {
        disabledAt: null,
        disabledReason: null,
        failingSince: null,
        failureMailedAt: null,
        version: { increment: 1 },
      },
    })
    await recordEvent(ctx, {
      type: 'webhook_endpoint.enabled',
      entityId: id,
      customerId,
      changes: { disabledReason: { from: disabledReason, to: null } },
    })
    return endpoint
  })
}

/** For operations that hold the endpoint. */
export async function switchOff(
  ctx: Ctx,
  { id, customerId }: Pick<WebhookEndpoint, 'id' | 'customerId'>,
  reason: WebhookDisabledReason,
): Promise<WebhookEndpoint> {
  const endpoint = await ctx.db.webhookEndpoint.update({
    where: { id },
    data: { disabledAt: ctx.now(), disabledReason: reason, version: { increment: 1 } },
  })
  await cancelDeliveries(ctx, id)
  await recordEvent(ctx, {
    type: 'webhook_endpoint.disabled',
    entityId: id,
    customerId,
    changes: { disabledReason: { from: null, to: reason } },
  })
  return endpoint
}

/** In the order of their ids, as everybody who holds several of them. */
export async function cancelDeliveries({ db, now }: Ctx, endpointId: string): Promise<void> {
  await db.$executeRaw`
    update "WebhookDelivery" set status = 'CANCELED', "dueAt" = null, "finishedAt" = ${now()}::timestamptz
    where id in (
      select id from "WebhookDelivery" where "endpointId" = ${endpointId} and status = 'PENDING'
      order by id for update
    )`
}
