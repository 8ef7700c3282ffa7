import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import type { WebhookDelivery } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { AppError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { id, parseInput } from '../../../input.ts'
import { testEventType } from '../../webhook-delivery/payload.ts'
import { openEndpoint } from './open.ts'

const maxWaiting = 5

/** Sends an event of its own kind to an endpoint, once and also to one that is disabled. */
export async function testWebhookEndpoint(ctx: Ctx, raw: unknown): Promise<WebhookDelivery> {
  const input = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    const { id: endpointId, customerId, url } = await openEndpoint(ctx, input)
    const waiting = await ctx.db.webhookDelivery.count({
      where: { endpointId, kind: 'TEST', status: 'PENDING' },
    })
    if (waiting >= maxWaiting)
      throw new AppError('LIMIT_REACHED', `${maxWaiting} tests are under way; wait for one of them.`, ['id'])
    const deliveryId = newId('WebhookDelivery')
    const delivery = await ctx.db.webhookDelivery.create({
      data: {
        id: deliveryId,
        endpointId,
        customerId,
        kind: 'TEST',
        eventId: deliveryId,
        eventType: testEventType,
        entityId: deliveryId,
        url,
        dueAt: ctx.now(),
        createdAt: ctx.now(),
      },
    })
    await recordEvent(ctx, { type: 'webhook_endpoint.tested', entityId: endpointId, customerId })
    return delivery
  })
}
