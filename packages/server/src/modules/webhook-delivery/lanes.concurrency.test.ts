import { expect, test } from 'vitest'
import { ownDatabase } from '../../../test/database.ts'
import { makeWebhookDelivery, makeWebhookEndpoint } from '../../../test/factories.ts'
import { today, worldOn } from '../../../test/harness.ts'
import { untilItWaits } from '../../../test/webhooks.ts'
import { systemActor } from '../../auth/system.ts'
import type { Db } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { claimDeliveries } from './operations/claim.ts'
import { settleDeliveries } from './operations/settle.ts'

const options = { room: 100, perEndpoint: 10, busy: new Map(), leaseMs: 60_000 }
const thanks = { status: 204, error: null, text: null, retryAfterMs: null, durationMs: 1 }

test('what waits behind a delivery that is ended at this moment is not put aside for good, whoever is first', async ({
  skip,
}) => {
  await using database = await ownDatabase()
  if (database.options.kind !== 'postgres') return skip('One connection has the embedded database.')
  const world = await worldOn(database.prisma as Db)
  const ctx = { ...world.as(systemActor('deliver-webhooks')), now: () => today }
  const { id: endpointId } = await makeWebhookEndpoint(world.db)
  const waiting = () =>
    makeWebhookDelivery(world.db, {
      endpointId,
      entityId: 'cus_a',
      status: 'PENDING',
      dueAt: today,
      finishedAt: null,
    })
  await waiting()
  const [first] = await claimDeliveries(ctx, options)
  const second = await waiting()

  // Another process looks for work between the note of the first and its commit.
  await inTransaction(ctx, async (inner) => {
    await settleDeliveries(inner, [{ claimed: first!, at: today, answer: thanks }])
    expect(await claimDeliveries(ctx, options)).toEqual([])
  })
  const [claimed] = await claimDeliveries(ctx, options)
  expect(claimed).toMatchObject({ deliveryId: second.id })

  // Another process notes the end of the second while this one puts the third aside.
  const third = await waiting()
  let noted: Promise<void> | undefined
  await inTransaction(ctx, async (inner) => {
    await claimDeliveries(inner, options)
    expect(await inner.db.webhookDelivery.findUnique({ where: { id: third.id } })).toMatchObject({
      dueAt: null,
    })
    noted = settleDeliveries(ctx, [{ claimed: claimed!, at: today, answer: thanks }])
    // It has to wait for this transaction to see what there is to be woken.
    await untilItWaits(database, 'WebhookDelivery', noted)
  })
  await noted
  expect(await claimDeliveries(ctx, options)).toMatchObject([{ deliveryId: third.id }])
})
