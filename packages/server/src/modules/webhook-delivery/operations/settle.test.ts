import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import {
  makeLicense,
  makeMembership,
  makeProduct,
  makeStaff,
  makeWebhookDelivery,
  makeWebhookEndpoint,
} from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { chainEvents } from '../../../audit/chain.ts'
import { recordEvent } from '../../../audit/record.ts'
import { systemActor } from '../../../auth/system.ts'
import type { Sql } from '../../../db/database.ts'
import { delayAfter, retryDelaysMs } from '../retries.ts'
import { claimDeliveries } from './claim.ts'
import { cleanWebhooks } from './clean.ts'
import { dispatchEvents } from './dispatch.ts'
import { replayWebhookDelivery, replayWebhookEvents } from './replay.ts'
import { settleDeliveries } from './settle.ts'

const hour = 3_600_000
const at = (ms: number) => new Date(today.getTime() + ms)
const options = { room: 100, perEndpoint: 10, busy: new Map(), leaseMs: 60_000 }
const answered = (status: number | null, retryAfterMs: number | null = null) => ({
  status,
  error: status === null ? 'No answer within 5 seconds.' : null,
  text: 'no\u0001',
  retryAfterMs,
  durationMs: 12,
})

/** The server at some time after the test began. */
const later = (world: World, ms = 0) => ({
  ...world.as(systemActor('deliver-webhooks')),
  now: () => at(ms),
})

const waiting = (world: World, endpointId: string, entityId = 'cus_1') =>
  makeWebhookDelivery(world.db, { endpointId, entityId, status: 'PENDING', dueAt: today, finishedAt: null })

/** Gives the events of a world their places, in its transaction. */
const place = (world: World) =>
  chainEvents({
    transaction: (fn: (sql: Sql) => Promise<unknown>) =>
      fn(async (text, values) => ({
        // Nobody listens to a transaction that is rolled back.
        rows: text.includes('pg_notify') ? [] : await world.db.$queryRawUnsafe(text, ...(values ?? [])),
      })),
  } as never)

async function attempt(world: World, ms: number, answer: ReturnType<typeof answered> | null) {
  const ctx = later(world, ms)
  const claimed = await claimDeliveries(ctx, options)
  await settleDeliveries(
    ctx,
    claimed.map((one) => ({ claimed: one, at: at(ms), answer })),
  )
  return claimed.length
}

test('the waits come to about two days, each a fifth more or less, and a receiver may ask for more', () => {
  expect(retryDelaysMs.reduce((sum, ms) => sum + ms, 0) / hour).toBeCloseTo(45.7, 0)
  for (const [i, ms] of retryDelaysMs.entries()) {
    const delay = delayAfter(i + 1, { retryAfterMs: null })!
    expect(delay).toBeGreaterThanOrEqual(ms * 0.8)
    expect(delay).toBeLessThanOrEqual(ms * 1.2)
  }
  expect(delayAfter(12, { retryAfterMs: null })).toBeNull()
  expect(delayAfter(1, { retryAfterMs: hour })).toBe(hour)
  expect(delayAfter(1, { retryAfterMs: 1_000 * hour })).toBe(24 * hour)
  expect(delayAfter(11, { retryAfterMs: 1_000 })).toBeGreaterThan(14 * hour)
})

test(
  'of each entity the first is claimed, of each endpoint some, and nobody claims twice before the lease is over',
  inWorld(async (world) => {
    const [one, two] = [await makeWebhookEndpoint(world.db), await makeWebhookEndpoint(world.db)]
    const first = await waiting(world, one.id, 'cus_a')
    const second = await waiting(world, one.id, 'cus_a')
    for (let i = 0; i < 5; i++) await waiting(world, two.id, `cus_${i}`)
    const ctx = later(world)
    const claimed = await claimDeliveries(ctx, { ...options, perEndpoint: 3 })
    expect(claimed.filter(({ endpointId }) => endpointId === one.id).map((c) => c.deliveryId)).toEqual([
      first.id,
    ])
    expect(claimed.filter(({ endpointId }) => endpointId === two.id)).toHaveLength(3)
    const busy = new Map([[two.id, 3]])
    expect(await claimDeliveries(ctx, { ...options, perEndpoint: 3, busy })).toEqual([])
    expect(await claimDeliveries(ctx, { ...options, room: 1 })).toHaveLength(1)
    // The first one was lost.
    const again = await claimDeliveries(later(world, 60_000), { ...options, perEndpoint: 1 })
    expect(again.find(({ endpointId }) => endpointId === one.id)).toMatchObject({
      deliveryId: first.id,
      attempt: 2,
    })
    // Late, but it got through; the next one is free.
    await settleDeliveries(later(world, 61_000), [
      {
        claimed: claimed.find(({ deliveryId }) => deliveryId === first.id)!,
        at: today,
        answer: answered(204),
      },
    ])
    const next = await claimDeliveries(later(world, 61_000), options)
    expect(next.map(({ deliveryId }) => deliveryId)).toContain(second.id)
  }),
)

test(
  'after failures it is tried again later, and given up after twelve attempts',
  inWorld(async (world) => {
    const { id: endpointId } = await makeWebhookEndpoint(world.db)
    const { id } = await waiting(world, endpointId)
    expect(await attempt(world, 0, answered(500, 600_000))).toBe(1)
    let delivery = await world.db.webhookDelivery.findUniqueOrThrow({ where: { id } })
    expect(delivery).toMatchObject({ status: 'PENDING', attemptCount: 1, dueAt: at(600_000) })
    expect(await attempt(world, 0, answered(500))).toBe(0)
    // Cut off: that was none.
    expect(await attempt(world, 600_000, null)).toBe(1)
    for (let n = 2; n <= 12; n++) {
      delivery = await world.db.webhookDelivery.findUniqueOrThrow({ where: { id } })
      expect(delivery.attemptCount).toBe(n - 1)
      expect(
        await attempt(world, delivery.dueAt!.getTime() - today.getTime(), answered(n % 2 ? null : 302)),
      ).toBe(1)
    }
    delivery = await world.db.webhookDelivery.findUniqueOrThrow({ where: { id } })
    expect(delivery).toMatchObject({ status: 'FAILED', attemptCount: 12, dueAt: null })
    expect(delivery.log).toHaveLength(12)
    expect((delivery.log as object[]).slice(1, 3)).toMatchObject([
      { number: 2, status: 302, error: 'Redirects are not followed.' },
      { number: 3, status: null, error: 'No answer within 5 seconds.' },
    ])
  }),
)

test(
  'people are told after an hour of failures, and after three days, once a delivery was given up, that it ends',
  inWorld(async (world) => {
    const endpoint = await makeWebhookEndpoint(world.db)
    const { id, customerId } = endpoint
    const { portalUserId } = await makeMembership(world.db, { customerId, role: 'ADMIN' })
    const { email } = await world.db.portalUser.findUniqueOrThrow({ where: { id: portalUserId } })
    const mails = () =>
      world.db.email.findMany({
        select: { type: true, recipient: true, customerId: true },
        orderBy: { id: 'asc' },
      })
    const state = () => world.db.webhookEndpoint.findUniqueOrThrow({ where: { id } })

    await waiting(world, id, 'cus_a')
    await attempt(world, 0, answered(500))
    expect(await state()).toMatchObject({ failingSince: today, failureMailedAt: null })
    await attempt(world, 2 * hour, answered(500))
    await attempt(world, 4 * hour, answered(500))
    expect(await mails()).toEqual([{ type: 'WEBHOOK_FAILING', recipient: email, customerId }])

    // One that gets through is a new beginning.
    await attempt(world, 10 * hour, answered(204))
    expect(await state()).toMatchObject({ failingSince: null, failureMailedAt: null })

    const last = await waiting(world, id, 'cus_b')
    const behind = await waiting(world, id, 'cus_b')
    await attempt(world, 20 * hour, answered(500))
    await world.db.webhookDelivery.update({
      where: { id: last.id },
      data: { attemptCount: 11, dueAt: today },
    })
    await attempt(world, (20 + 72) * hour, answered(500))
    expect(await state()).toMatchObject({ disabledReason: 'FAILURES' })
    expect((await mails()).at(-1)).toEqual({ type: 'WEBHOOK_DISABLED', recipient: email, customerId })
    expect(await world.db.webhookDelivery.findUnique({ where: { id: behind.id } })).toMatchObject({
      status: 'CANCELED',
    })
    expect(await eventsOf(world, id)).toMatchObject([
      {
        type: 'webhook_endpoint.disabled',
        actorName: 'deliver-webhooks',
        changes: { disabledReason: { to: 'FAILURES' } },
      },
    ])
  }),
)

test(
  'an endpoint that is gone is disabled at once, and those of the vendor are its admins’ business',
  inWorld(async (world) => {
    const admin = await makeStaff(world.db)
    await makeStaff(world.db, { role: 'SALES' })
    const { id } = await makeWebhookEndpoint(world.db, { customerId: null })
    const delivery = await waiting(world, id)
    await attempt(world, 0, answered(410))
    expect(await world.db.webhookEndpoint.findUnique({ where: { id } })).toMatchObject({
      disabledReason: 'GONE',
    })
    expect(await world.db.webhookDelivery.findUnique({ where: { id: delivery.id } })).toMatchObject({
      status: 'FAILED',
    })
    expect(await world.db.email.findMany()).toMatchObject([
      { type: 'WEBHOOK_DISABLED', recipient: admin.email },
    ])
  }),
)

test(
  'events are handed to the endpoints whose filters let them through, by type, customer and product',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const product = await makeProduct(world.db)
    const license = await makeLicense(world.db, { productId: product.id })
    const other = await makeLicense(world.db)
    const endpoint = (filters: object[], customerId: string | null = null) =>
      makeWebhookEndpoint(world.db, { customerId, filters: filters as never })
    const everything = await endpoint([])
    const byProduct = await endpoint([{ types: ['license.*'], customerIds: [], productIds: [product.id] }])
    const either = await endpoint([
      { types: ['license.revoked'], customerIds: [other.customerId], productIds: [] },
      { types: ['license.renewed'], customerIds: [], productIds: [] },
    ])
    const customers = await endpoint([], license.customerId)
    const off = await makeWebhookEndpoint(world.db, {
      customerId: null,
      disabledAt: today,
      disabledReason: 'MANUAL',
    })
    for (const { id, customerId } of [license, other])
      for (const type of ['license.revoked', 'license.renewed'] as const)
        await recordEvent(ctx, { type, entityId: id, customerId })
    await recordEvent(ctx, { type: 'session.created', entityId: 'ses_1', customerId: license.customerId })
    await place(world)
    expect((await dispatchEvents(later(world))).added).toBe(5 + 2 + 3 + 2)
    expect((await dispatchEvents(later(world))).added).toBe(0)
    const told = async ({ id }: { id: string }) =>
      (
        await world.db.webhookDelivery.findMany({ where: { endpointId: id }, orderBy: { ordinal: 'asc' } })
      ).map(({ eventType, entityId }) => [eventType, entityId])
    expect(await told(everything)).toHaveLength(5)
    expect(await told(byProduct)).toEqual([
      ['license.revoked', license.id],
      ['license.renewed', license.id],
    ])
    expect(await told(either)).toEqual([
      ['license.renewed', license.id],
      ['license.revoked', other.id],
      ['license.renewed', other.id],
    ])
    expect(await told(customers)).toEqual([
      ['license.revoked', license.id],
      ['license.renewed', license.id],
    ])
    expect(await told(off)).toEqual([])

    // What it has missed comes with a replay, once.
    await world.db.webhookEndpoint.update({
      where: { id: off.id },
      data: { disabledAt: null, disabledReason: null },
    })
    const range = { id: off.id, since: at(-hour), until: at(hour) }
    expect(await replayWebhookEvents(ctx, range)).toEqual({ id: off.id, count: 5 })
    expect(await replayWebhookEvents(ctx, range)).toEqual({ id: off.id, count: 0 })
  }),
)

test(
  'a customer whose portal is off is told of nothing, also not of what waited',
  inWorld(async (world) => {
    const endpoint = await makeWebhookEndpoint(world.db)
    const { id } = await waiting(world, endpoint.id)
    await world.db.customerPortal.create({
      data: { id: 'cpt_1', customerId: endpoint.customerId!, enabled: false },
    })
    await recordEvent(world.as(staff()), {
      type: 'customer.archived',
      entityId: endpoint.customerId!,
      customerId: endpoint.customerId!,
    })
    await place(world)
    expect((await dispatchEvents(later(world))).added).toBe(0)
    const [claimed] = await claimDeliveries(later(world), options)
    expect(claimed).toMatchObject({ deliveryId: id, message: { final: true } })
  }),
)

test(
  'an endpoint whose secret cannot be opened is tried again, and holds up no other one',
  inWorld(async (world) => {
    const [broken, well] = [
      await makeWebhookEndpoint(world.db, { secretSealed: 'v1.nothing.AAAA' }),
      await makeWebhookEndpoint(world.db),
    ]
    const { id } = await waiting(world, broken.id)
    await waiting(world, well.id)
    const claimed = await claimDeliveries(later(world), options)
    expect(claimed.map(({ endpointId, message }) => [endpointId, 'problem' in message])).toEqual(
      expect.arrayContaining([
        [broken.id, true],
        [well.id, false],
      ]),
    )
    await settleDeliveries(
      later(world),
      claimed.map((one) => ({ claimed: one, at: today, answer: answered(null) })),
    )
    expect(await world.db.webhookDelivery.findUnique({ where: { id } })).toMatchObject({ status: 'PENDING' })
  }),
)

test(
  'a delivery is sent again under the same webhook id, unless it is under way, a test or for nobody any more',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const { id: endpointId } = await makeWebhookEndpoint(world.db)
    const delivery = await makeWebhookDelivery(world.db, { endpointId })
    const again = await replayWebhookDelivery(ctx, { id: delivery.id })
    expect(again).toMatchObject({ kind: 'REPLAY', status: 'PENDING', eventId: delivery.eventId })
    expect(await failure(replayWebhookDelivery(ctx, { id: delivery.id }))).toMatchObject({ code: 'CONFLICT' })
    const test = await makeWebhookDelivery(world.db, { endpointId, kind: 'TEST' })
    expect(await failure(replayWebhookDelivery(ctx, { id: test.id }))).toMatchObject({ code: 'CONFLICT' })
    const forgotten = await makeWebhookDelivery(world.db, { endpointId, eventId: 'evt_gone' })
    expect(await failure(replayWebhookDelivery(ctx, { id: forgotten.id }))).toMatchObject({
      message: 'The event is no longer kept.',
    })
    await world.db.webhookEndpoint.update({
      where: { id: endpointId },
      data: { disabledAt: today, disabledReason: 'MANUAL' },
    })
    const other = await makeWebhookDelivery(world.db, { endpointId })
    expect(await failure(replayWebhookDelivery(ctx, { id: other.id }))).toMatchObject({ code: 'CONFLICT' })
    const range = (since: Date, until: Date) => replayWebhookEvents(ctx, { id: endpointId, since, until })
    expect(await failure(range(at(-hour), today))).toMatchObject({ code: 'CONFLICT' })
    expect(await failure(range(today, today))).toMatchObject({ code: 'INVALID_INPUT', path: ['since'] })
    expect(await failure(range(at(-31 * 24 * hour), today))).toMatchObject({ code: 'INVALID_INPUT' })
  }),
)

test(
  'what was over 90 days ago goes, and deleted endpoints with the last of it',
  inWorld(async (world) => {
    const old = at(-91 * 24 * hour)
    const gone = await makeWebhookEndpoint(world.db, { deletedAt: old, secretSealed: null })
    await makeWebhookDelivery(world.db, { endpointId: gone.id, finishedAt: old })
    const kept = await makeWebhookEndpoint(world.db)
    await makeWebhookDelivery(world.db, { endpointId: kept.id, finishedAt: old })
    const recent = await makeWebhookDelivery(world.db, { endpointId: kept.id })
    await cleanWebhooks(world.as(systemActor('clean-webhooks')))
    expect(await world.db.webhookDelivery.findMany({ select: { id: true } })).toEqual([{ id: recent.id }])
    expect(await world.db.webhookEndpoint.findMany({ select: { id: true } })).toEqual([{ id: kept.id }])
    expect(await failure(cleanWebhooks(world.as(staff())))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(dispatchEvents(world.as(staff())))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
