import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import { makeWebhookDelivery, makeWebhookEndpoint } from '../../../../test/factories.ts'
import { inWorld, today, type World } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { updateWebhookEndpoint } from '../../webhook-endpoint/operations/manage.ts'
import { type Claimed, claimDeliveries } from './claim.ts'
import { settleDeliveries } from './settle.ts'

const day = 86_400_000
const at = (ms: number) => new Date(today.getTime() + ms)
const options = { room: 100, perEndpoint: 10, busy: new Map(), leaseMs: 60_000 }

const server = (world: World, ms = 0) => ({
  ...world.as(systemActor('deliver-webhooks')),
  now: () => at(ms),
})

const waiting = (world: World, endpointId: string, entityId: string) =>
  makeWebhookDelivery(world.db, { endpointId, entityId, status: 'PENDING', dueAt: today, finishedAt: null })

const outcomesOf = (claimed: readonly Claimed[], statuses: readonly (number | null)[]) =>
  claimed.map((one, i) => ({
    claimed: one,
    at: today,
    answer: { status: statuses[i] ?? null, error: null, text: null, retryAfterMs: null, durationMs: 1 },
  }))

const stateOf = (world: World, id: string) =>
  world.db.webhookEndpoint.findUniqueOrThrow({
    where: { id },
    select: { disabledReason: true, failingSince: true, failureMailedAt: true },
  })

const asNew = { disabledReason: null, failingSince: null, failureMailedAt: null }

test(
  'the address before does not speak for the one after it',
  inWorld(async (world) => {
    for (const status of [410, 500]) {
      const { id } = await makeWebhookEndpoint(world.db)
      const delivery = await waiting(world, id, 'cus_a')
      const claimed = await claimDeliveries(server(world), options)
      const url = `https://new.example.com/${status}`
      await updateWebhookEndpoint(world.as(staff()), { id, url })
      await settleDeliveries(server(world), outcomesOf(claimed, [status]))
      expect(await stateOf(world, id)).toEqual(asNew)
      const [again] = await claimDeliveries(server(world, day), options)
      expect(again).toMatchObject({ deliveryId: delivery.id, url })
      await settleDeliveries(server(world, day), outcomesOf([again!], [status]))
      expect(await stateOf(world, id)).toMatchObject(
        status === 410 ? { disabledReason: 'GONE' } : { failingSince: at(day) },
      )
    }
  }),
)

test(
  'a new address has not failed yet, and one that fails is not well because the one before was',
  inWorld(async (world) => {
    const { id } = await makeWebhookEndpoint(world.db, { failingSince: today, failureMailedAt: today })
    await updateWebhookEndpoint(world.as(staff()), { id, description: 'CRM' })
    expect(await stateOf(world, id)).toMatchObject({ failingSince: today })
    await waiting(world, id, 'cus_a')
    const before = await claimDeliveries(server(world), options)
    await updateWebhookEndpoint(world.as(staff()), { id, url: 'https://new.example.com/' })
    expect(await stateOf(world, id)).toEqual(asNew)
    await waiting(world, id, 'cus_b')
    const after = await claimDeliveries(server(world), options)
    await settleDeliveries(server(world), outcomesOf([...before, ...after], [204, 500]))
    expect(await stateOf(world, id)).toMatchObject({ failingSince: today })
  }),
)

test(
  'what was not sent says nothing of the endpoint',
  inWorld(async (world) => {
    const broken = await makeWebhookEndpoint(world.db, { secretSealed: 'v1.nothing.AAAA' })
    const off = await makeWebhookEndpoint(world.db)
    await world.db.customerPortal.create({
      data: { id: 'cpt_1', customerId: off.customerId!, enabled: false },
    })
    for (const { id } of [broken, off]) await waiting(world, id, 'cus_a')
    for (const ms of [0, 5 * day])
      await settleDeliveries(
        server(world, ms),
        outcomesOf(await claimDeliveries(server(world, ms), options), []),
      )
    for (const { id } of [broken, off]) expect(await stateOf(world, id)).toEqual(asNew)
    expect(await world.db.email.count()).toBe(0)
    expect(await world.db.webhookDelivery.findMany({ select: { endpointId: true, status: true } })).toEqual(
      expect.arrayContaining([
        { endpointId: broken.id, status: 'PENDING' },
        { endpointId: off.id, status: 'FAILED' },
      ]),
    )
  }),
)

test(
  'an endpoint that is gone is gone, whatever else it said at that moment',
  inWorld(async (world) => {
    const { id } = await makeWebhookEndpoint(world.db)
    for (const entityId of ['cus_a', 'cus_b', 'cus_c']) await waiting(world, id, entityId)
    const claimed = await claimDeliveries(server(world), { ...options, room: 2 })
    await settleDeliveries(server(world), outcomesOf(claimed, [204, 410]))
    expect(await stateOf(world, id)).toMatchObject({ disabledReason: 'GONE' })
    const rows = await world.db.webhookDelivery.findMany({ where: { endpointId: id } })
    expect(rows.map(({ status }) => status).toSorted()).toEqual(['CANCELED', 'DELIVERED', 'FAILED'])
  }),
)
