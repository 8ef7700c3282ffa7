import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import {
  makeAuditEvent,
  makeCustomer,
  makeLicense,
  makeWebhookDelivery,
  makeWebhookEndpoint,
} from '../../../../test/factories.ts'
import { failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { claimDeliveries } from './claim.ts'
import { replayWebhookDelivery } from './replay.ts'

const minute = 60_000
const options = { room: 100, perEndpoint: 32, busy: new Map(), leaseMs: minute }

/** The server at some time after the test began. */
const later = (world: World, ms = 0) => ({
  ...world.as(systemActor('deliver-webhooks')),
  now: () => new Date(today.getTime() + ms),
})

const waiting = (world: World, endpointId: string, entityId: string, ms = 0) =>
  makeWebhookDelivery(world.db, {
    endpointId,
    entityId,
    status: 'PENDING',
    dueAt: new Date(today.getTime() + ms),
    finishedAt: null,
  })

test(
  'endpoints that have much under way wait for those that have not, however long they have been owed',
  inWorld(async (world) => {
    const slow = []
    for (let i = 0; i < 5; i++) slow.push(await makeWebhookEndpoint(world.db))
    const well = await makeWebhookEndpoint(world.db)
    for (const { id } of slow) for (let i = 0; i < 3; i++) await waiting(world, id, `cus_${i}`, -minute)
    await waiting(world, well.id, 'cus_1')
    const busy = new Map(slow.map(({ id }) => [id, 25]))
    const claimed = await claimDeliveries(later(world), { ...options, room: 3, busy })
    expect(claimed).toHaveLength(3)
    expect(claimed.map(({ endpointId }) => endpointId)).toContain(well.id)
  }),
)

test(
  'the endpoints of one customer together have as much under way as one',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const own = []
    for (let i = 0; i < 3; i++) own.push(await makeWebhookEndpoint(world.db, { customerId }))
    const vendors = []
    for (let i = 0; i < 3; i++) vendors.push(await makeWebhookEndpoint(world.db, { customerId: null }))
    for (const { id } of [...own, ...vendors])
      for (let i = 0; i < 4; i++) await waiting(world, id, `cus_${i}`)
    const busy = new Map([[own[0]!.id, 2]])
    const claimed = await claimDeliveries(later(world), { ...options, perEndpoint: 4, busy })
    const of = (some: { id: string }[]) =>
      some.map(({ id }) => claimed.filter(({ endpointId }) => endpointId === id).length)
    // Those of the customer that have nothing under way have their turns first.
    expect(of(own)).toEqual([0, 1, 1])
    expect(of(vendors)).toEqual([4, 4, 4])
    // Where the operator allows it go those of the vendor alone.
    for (const { endpointId, message } of claimed)
      expect(message).toMatchObject({ ofVendor: vendors.some(({ id }) => id === endpointId) })
  }),
)

test(
  'a claim of which the messages cannot be made is none',
  inWorld(async (world) => {
    const endpoint = await makeWebhookEndpoint(world.db)
    const { id } = await waiting(world, endpoint.id, 'cus_1')
    const ctx = later(world)
    const broken = {
      ...ctx,
      secrets: {
        ...ctx.secrets,
        open: () => {
          throw new Error('out of memory')
        },
      },
    }
    await expect(claimDeliveries(broken, options)).rejects.toThrow('out of memory')
    expect(await world.db.webhookDelivery.findUnique({ where: { id } })).toMatchObject({
      attemptCount: 0,
      dueAt: today,
    })
    expect(await claimDeliveries(ctx, options)).toMatchObject([{ deliveryId: id, attempt: 1 }])
  }),
)

test(
  'what a customer no longer sees is neither sent when its turn comes nor sent again',
  inWorld(async (world) => {
    const { id: entityId, customerId } = await makeLicense(world.db)
    const customers = await makeWebhookEndpoint(world.db, { customerId })
    const vendors = await makeWebhookEndpoint(world.db, { customerId: null })
    const event = await makeAuditEvent(world.db, {
      type: 'license.revoked',
      entityType: 'license',
      entityId,
      customerId,
      changes: { revocationReason: { from: null, to: 'a copy was sold' } },
    })
    const of = { eventId: event.id, eventType: event.type, entityId }
    const open = { status: 'PENDING', dueAt: today, finishedAt: null } as const
    const own = await makeWebhookDelivery(world.db, { endpointId: customers.id, ...of, ...open })
    const past = await makeWebhookDelivery(world.db, {
      endpointId: customers.id,
      ...of,
      kind: 'REPLAY',
      status: 'CANCELED',
    })
    await makeWebhookDelivery(world.db, { endpointId: vendors.id, ...of, ...open })
    await world.db.customerPortal.create({ data: { id: 'cpt_1', customerId, featuresOff: ['LICENSES'] } })
    const claimed = await claimDeliveries(later(world), options)
    const messageTo = ({ id }: { id: string }) => claimed.find(({ endpointId }) => endpointId === id)?.message
    expect(messageTo(customers)).toEqual({ problem: 'The event is no longer kept or shown.', final: true })
    expect(messageTo(vendors)).toMatchObject({
      body: expect.stringContaining('a copy was sold'),
      ofVendor: true,
    })

    await world.db.webhookDelivery.update({
      where: { id: own.id },
      data: { status: 'FAILED', dueAt: null, finishedAt: today },
    })
    const refused = await failure(replayWebhookDelivery(world.as(staff()), { id: past.id }))
    expect(refused).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('not told of this event'),
    })
  }),
)

test(
  'what is internal is sent to an endpoint that sees it, whatever another one of the vendor does not see',
  inWorld(async (world) => {
    const event = await makeAuditEvent(world.db, {
      type: 'product.updated',
      entityType: 'product',
      entityId: 'prd_1',
      changes: { name: { to: 'Engine' } },
      hidden: true,
    })
    const [blind, seeing] = [
      await makeWebhookEndpoint(world.db, { customerId: null, internal: false }),
      await makeWebhookEndpoint(world.db, { customerId: null, internal: true }),
    ]
    for (const { id: endpointId } of [blind, seeing])
      await makeWebhookDelivery(world.db, {
        endpointId,
        eventId: event.id,
        entityId: event.entityId,
        status: 'PENDING',
        dueAt: today,
        finishedAt: null,
      })
    const claimed = await claimDeliveries(later(world), options)
    const problemOf = (id: string) => {
      const { message } = claimed.find(({ endpointId }) => endpointId === id)!
      return 'problem' in message ? message.problem : null
    }
    expect([problemOf(blind.id), problemOf(seeing.id)]).toEqual([
      'The event is no longer kept or shown.',
      null,
    ])
  }),
)
