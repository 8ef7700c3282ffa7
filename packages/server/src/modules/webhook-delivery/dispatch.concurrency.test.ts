import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeWebhookEndpoint } from '../../../test/factories.ts'
import { worldOn } from '../../../test/harness.ts'
import { untilItWaits } from '../../../test/webhooks.ts'
import { chainEvents } from '../../audit/chain.ts'
import { recordEvent } from '../../audit/record.ts'
import { systemActor } from '../../auth/system.ts'
import type { Ctx, Db } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { deleteWebhookEndpoint } from '../webhook-endpoint/operations/manage.ts'
import { disableWebhookEndpoint } from '../webhook-endpoint/operations/switch.ts'
import { dispatchEvents } from './operations/dispatch.ts'

/** Begins both, the second one while the first is not yet committed. */
async function atOnce(
  database: Awaited<ReturnType<typeof ownDatabase>>,
  [first, second]: readonly [Ctx, Ctx],
  [one, other]: readonly [(ctx: Ctx) => Promise<unknown>, (ctx: Ctx) => Promise<unknown>],
): Promise<void> {
  let begun: Promise<unknown> | undefined
  await inTransaction(first, async (inner) => {
    await one(inner)
    begun = other(second)
    await untilItWaits(database, 'WebhookEndpoint', begun)
  })
  await begun
}

test('nothing is left for an endpoint that is disabled or deleted while events are handed out, whoever is first', async ({
  skip,
}) => {
  await using database = await ownDatabase()
  if (database.options.kind !== 'postgres') return skip('One connection has the embedded database.')
  const world = await worldOn(database.prisma as Db)
  const [ctx, server] = [world.as(staff()), world.as(systemActor('deliver-webhooks'))]
  for (const end of [disableWebhookEndpoint, deleteWebhookEndpoint]) {
    for (const endsFirst of [true, false]) {
      const { id, customerId } = await makeWebhookEndpoint(world.db)
      await recordEvent(ctx, { type: 'customer.updated', entityId: customerId!, customerId })
      while ((await chainEvents(database)).more);
      const ending = (ctx: Ctx) => end(ctx, { id })
      if (endsFirst) await atOnce(database, [ctx, server], [ending, dispatchEvents])
      else await atOnce(database, [server, ctx], [dispatchEvents, ending])
      const left = await database.prisma.webhookDelivery.findMany({ where: { endpointId: id } })
      expect(left.map(({ status }) => status)).toEqual(endsFirst ? [] : ['CANCELED'])
    }
  }
})
