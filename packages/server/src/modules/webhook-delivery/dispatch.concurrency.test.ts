import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeWebhookEndpoint } from '../../../test/factories.ts'
import { today, worldOn } from '../../../test/harness.ts'
import { untilItWaits } from '../../../test/webhooks.ts'
import { chainEvents } from '../../audit/chain.ts'
import { recordEvent } from '../../audit/record.ts'
import { systemActor } from '../../auth/system.ts'
import type { Ctx, Db } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { createWebhookEndpoint, deleteWebhookEndpoint } from '../webhook-endpoint/operations/manage.ts'
import { disableWebhookEndpoint } from '../webhook-endpoint/operations/switch.ts'
import { dispatchEvents } from './operations/dispatch.ts'
import { replayWebhookEvents } from './operations/replay.ts'

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

test('events are handed out while somebody changes the endpoints of the vendor, or has events sent again', async ({
  skip,
}) => {
  await using database = await ownDatabase()
  if (database.options.kind !== 'postgres') return skip('One connection has the embedded database.')
  const world = await worldOn(database.prisma as Db)
  const [ctx, server] = [world.as(staff()), world.as(systemActor('deliver-webhooks'))]
  const { id } = await makeWebhookEndpoint(world.db, { customerId: null })
  const happen = async () => {
    await recordEvent(ctx, { type: 'customer.updated', entityId: 'cus_1' })
    while ((await chainEvents(database)).more);
  }
  await happen()
  await inTransaction(ctx, async (inner) => {
    await createWebhookEndpoint(inner, { url: 'https://hooks.example.com/' })
    expect((await dispatchEvents(server)).added).toBe(1)
  })

  await happen()
  let handedOut: Awaited<ReturnType<typeof dispatchEvents>> | undefined
  const watched = database.prisma.$extends({
    query: {
      auditEvent: {
        // While a replay reads.
        async findMany({ args, query }) {
          handedOut ??= await dispatchEvents(server)
          return query(args)
        },
      },
    },
  })
  const hour = 3_600_000
  const range = { since: new Date(today.getTime() - hour), until: new Date(today.getTime() + hour) }
  const replaying = { ...ctx, db: watched as unknown as Db }
  expect(await replayWebhookEvents(replaying, { id, ...range, includeDelivered: true })).toEqual({
    id,
    count: 0,
  })
  expect(handedOut!.added).toBeGreaterThan(0)
})
