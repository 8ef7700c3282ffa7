import { expect, test } from 'vitest'
import {
  makeAuditEvent,
  makeCustomer,
  makeWebhookDelivery,
  makeWebhookEndpoint,
} from '../../../../test/factories.ts'
import { inWorld, today, type World } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { claimDeliveries } from './claim.ts'
import { cleanWebhooks } from './clean.ts'
import { addDeliveries } from './dispatch.ts'
import { settleDeliveries } from './settle.ts'

const options = { room: 100, perEndpoint: 1, busy: new Map(), leaseMs: 60_000 }
const thanks = { status: 204, error: null, text: null, retryAfterMs: null, durationMs: 1 }

const server = (world: World) => ({ ...world.as(systemActor('deliver-webhooks')), now: () => today })

const waiting = (world: World, endpointId: string, entityId: string, dueAt: Date | null = today) =>
  makeWebhookDelivery(world.db, { endpointId, entityId, status: 'PENDING', dueAt, finishedAt: null })

const dueOf = async (world: World, ids: readonly string[]) => {
  const rows = await world.db.webhookDelivery.findMany({ where: { id: { in: [...ids] } } })
  return ids.map((id) => rows.find((row) => row.id === id)!.dueAt)
}

test(
  'what waits behind another delivery is not due until that is over',
  inWorld(async (world) => {
    const { id: endpointId } = await makeWebhookEndpoint(world.db)
    const ids: string[] = []
    for (let i = 0; i < 3; i++) ids.push((await waiting(world, endpointId, 'cus_a')).id)
    const ctx = server(world)
    for (const [n, id] of ids.entries()) {
      const claimed = await claimDeliveries(ctx, options)
      expect(claimed).toMatchObject([{ deliveryId: id }])
      expect((await dueOf(world, ids)).slice(n + 1)).toEqual(ids.slice(n + 1).map(() => null))
      // Tried again later: nothing is woken.
      const failed = { ...thanks, status: 500 }
      await settleDeliveries(ctx, [{ claimed: claimed[0]!, at: today, answer: failed }])
      expect((await dueOf(world, ids)).slice(n + 1)).toEqual(ids.slice(n + 1).map(() => null))
      await world.db.webhookDelivery.update({ where: { id }, data: { dueAt: today } })
      const [again] = await claimDeliveries(ctx, options)
      await settleDeliveries(ctx, [{ claimed: again!, at: today, answer: thanks }])
    }
    expect(await world.db.webhookDelivery.count({ where: { status: 'PENDING' } })).toBe(0)
  }),
)

test(
  'however many wait behind others, what is due behind them is found',
  inWorld(async (world) => {
    const { id: endpointId } = await makeWebhookEndpoint(world.db)
    const first = await waiting(world, endpointId, 'cus_a', new Date(today.getTime() + 60_000))
    for (let i = 0; i < 20; i++) await waiting(world, endpointId, 'cus_a', new Date(today.getTime() - 60_000))
    const due = await waiting(world, endpointId, 'cus_b')
    expect(await claimDeliveries(server(world), options)).toMatchObject([{ deliveryId: due.id }])
    expect(
      await world.db.webhookDelivery.count({
        where: { entityId: 'cus_a', id: { not: first.id }, dueAt: { not: null } },
      }),
    ).toBe(0)
  }),
)

test(
  'of what is handed out of one entity together, the first alone is due',
  inWorld(async (world) => {
    const endpoint = await makeWebhookEndpoint(world.db, { customerId: null })
    const { id: entityId } = await makeCustomer(world.db)
    const event = () => makeAuditEvent(world.db, { entityType: 'customer', entityId })
    const events = [await event(), await event(), await event()]
    const add = (some: typeof events, kind: 'EVENT' | 'REPLAY') =>
      addDeliveries(
        server(world),
        some.map((event) => ({ receiverId: endpoint.id, event })),
        kind,
      )
    expect(await add(events.slice(0, 1), 'EVENT')).toBe(1)
    // The first was handed out before, so the second is the first of these.
    expect(await add(events, 'EVENT')).toBe(2)
    expect(await add(events, 'REPLAY')).toBe(3)
    const rows = await world.db.webhookDelivery.findMany({ orderBy: { ordinal: 'asc' } })
    expect(rows.map(({ eventId, dueAt }) => [eventId, dueAt])).toEqual([
      [events[0]!.id, today],
      [events[1]!.id, today],
      [events[2]!.id, null],
      [events[0]!.id, today],
      [events[1]!.id, null],
      [events[2]!.id, null],
    ])
  }),
)

test(
  'the first of a lane that nobody woke is woken now and then',
  inWorld(async (world) => {
    const { id: endpointId } = await makeWebhookEndpoint(world.db)
    const ids: string[] = []
    for (const entityId of ['cus_a', 'cus_a', 'cus_b'])
      ids.push((await waiting(world, endpointId, entityId, null)).id)
    await cleanWebhooks({ ...world.as(systemActor('clean-webhooks')), now: () => today })
    expect(await dueOf(world, ids)).toEqual([today, null, today])
  }),
)
