import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import {
  makeAuditEvent,
  makeCustomer,
  makeMembership,
  makePortalUser,
  makeWebhookDelivery,
  makeWebhookEndpoint,
} from '../../../../test/factories.ts'
import { eventsOf, inWorld, today, type World } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { eraseCustomer } from '../../customer/erase-operations.ts'
import { erasePortalUser } from '../../portal-user/erase-operations.ts'
import { claimDeliveries } from '../../webhook-delivery/operations/claim.ts'
import { settleDeliveries } from '../../webhook-delivery/operations/settle.ts'
import { eraseFromWebhooks, searchDeliveries } from './erase.ts'
import { createWebhookEndpoint } from './manage.ts'

const reason = 'The contract is over.'
const answered = (...answers: (string | null)[]) =>
  answers.map((answer, i) => ({
    number: i + 1,
    at: today.toISOString(),
    durationMs: 1,
    status: 200,
    error: null,
    answer,
  }))
const answersOf = async (world: World, id: string) => {
  const { log } = await world.db.webhookDelivery.findUniqueOrThrow({ where: { id } })
  return (log as { answer: string | null }[]).map(({ answer }) => answer)
}

test(
  'with a customer go its endpoints, and what receivers said of it',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const customer = await makeCustomer(world.db)
    const { id } = await createWebhookEndpoint(ctx, {
      customerId: customer.id,
      url: 'https://hooks.example.com/?notify=ada@acme.example',
      description: 'of Ada Acme',
    })
    await world.db.customer.update({ where: { id: customer.id }, data: { archivedAt: today } })
    const old = await makeWebhookEndpoint(world.db, {
      customerId: customer.id,
      url: 'https://ada.example.com',
      secretSealed: null,
      deletedAt: today,
    })
    const own = await makeWebhookDelivery(world.db, {
      endpointId: id,
      log: answered('hello Ada', null),
    })
    const waiting = await makeWebhookDelivery(world.db, {
      endpointId: id,
      kind: 'REPLAY',
      eventId: own.eventId,
      status: 'PENDING',
      dueAt: today,
      finishedAt: null,
    })
    const vendors = await makeWebhookEndpoint(world.db, { customerId: null })
    const crm = await makeWebhookDelivery(world.db, {
      endpointId: vendors.id,
      eventId: own.eventId,
      log: answered('stored Ada'),
    })
    const other = await makeWebhookDelivery(world.db, {
      log: answered('stored Bob', 'mailed ada@acme.example'),
    })
    const person = await makePortalUser(world.db, { email: 'ada@acme.example' })
    await makeMembership(world.db, { portalUserId: person.id, customerId: customer.id, role: 'ADMIN' })
    const server = { ...world.as(systemActor('deliver-webhooks')), now: () => today }
    const options = { room: 10, perEndpoint: 10, busy: new Map(), leaseMs: 60_000 }
    const [underWay] = await claimDeliveries(server, options)

    await eraseCustomer(ctx, { id: customer.id, reason })
    // The answer to what was under way at that moment.
    const answer = { status: 200, error: null, text: 'hello Ada', retryAfterMs: null, durationMs: 1 }
    await settleDeliveries(server, [{ claimed: underWay!, at: today, answer }])
    const gone = { url: 'https://erased.invalid/', description: null, secretSealed: null, deletedAt: today }
    for (const endpointId of [id, old.id])
      expect(await world.db.webhookEndpoint.findUnique({ where: { id: endpointId } })).toMatchObject(gone)
    for (const deliveryId of [own.id, waiting.id])
      expect(await world.db.webhookDelivery.findUnique({ where: { id: deliveryId } })).toMatchObject({
        url: 'https://erased.invalid/',
        status: deliveryId === own.id ? 'DELIVERED' : 'CANCELED',
      })
    expect(await answersOf(world, own.id)).toEqual(['[erased]', null])
    expect(await answersOf(world, waiting.id)).toEqual([])
    expect(await answersOf(world, crm.id)).toEqual(['[erased]'])
    expect(await answersOf(world, other.id)).toEqual(['stored Bob', '[erased]'])
    const events = await eventsOf(world, id)
    expect(events.map(({ type }) => type)).toEqual(['webhook_endpoint.created', 'webhook_endpoint.deleted'])
    expect(JSON.stringify(events)).not.toMatch(/ada/i)
  }),
)

test(
  'the address of a person is taken out of webhooks, and longer ones stay',
  inWorld(async (world) => {
    const person = await makePortalUser(world.db, { email: 'ada@acme.example' })
    const endpoint = (url: string, description: string | null = null) =>
      makeWebhookEndpoint(world.db, {
        customerId: null,
        url: `https://hooks.example.com/${url}`,
        description,
      })
    const named = await endpoint('?a=Ada%40Acme.example&b=1', 'for ada@acme.example.')
    const longer = await endpoint('?a=nada@acme.example', 'ada@acme.example.org and x.ada@acme.example')
    const event = await makeAuditEvent(world.db, {})
    const delivery = (endpointId: string, url: string, log: object[]) =>
      makeWebhookDelivery(world.db, { endpointId, eventId: event.id, url, log })
    const told = await delivery(named.id, named.url, answered('to <ada@acme.example>', 'ok', null))
    const kept = await delivery(longer.id, longer.url, answered('to nada@acme.example'))

    await erasePortalUser(world.as(staff()), { id: person.id, reason })
    const url = 'https://hooks.example.com/?a=erased&b=1'
    expect(await world.db.webhookEndpoint.findUnique({ where: { id: named.id } })).toMatchObject({
      url,
      description: '[erased]',
      version: 2,
      deletedAt: null,
    })
    expect(await eventsOf(world, named.id)).toMatchObject([
      { type: 'webhook_endpoint.updated', changes: { url: { to: url } } },
    ])
    expect(await world.db.webhookDelivery.findUnique({ where: { id: told.id } })).toMatchObject({ url })
    expect(await answersOf(world, told.id)).toEqual(['[erased]', 'ok', null])
    expect(await world.db.webhookEndpoint.findUnique({ where: { id: longer.id } })).toMatchObject({
      url: longer.url,
      description: longer.description,
      version: 1,
    })
    expect(await world.db.webhookDelivery.findUnique({ where: { id: kept.id } })).toMatchObject({
      url: longer.url,
    })
    expect(await answersOf(world, kept.id)).toEqual(['to nada@acme.example'])
  }),
)

test.each([1, 2, 20_000])(
  'the log is read before, %i deliveries at a time; then only what was open then or is since',
  async (step) => {
    await inWorld(async (world) => {
      const ctx = world.as(staff())
      const [ada, bob] = ['ada_1@acme.example', 'bob@acme.example']
      const longAgo = new Date(today.getTime() - 86_400_000)
      const delivery = (text: string, data: object = {}) =>
        makeWebhookDelivery(world.db, { log: answered(text), finishedAt: longAgo, ...data })
      const told = await delivery(`to ${ada.toUpperCase()}`)
      const other = await delivery('to adaX1@acme.example')
      const longer = await delivery(`to x.${ada}`)
      const open = { status: 'PENDING' as const, dueAt: today, finishedAt: null }
      const waiting = await delivery('', open)
      const found = await searchDeliveries(ctx, [ada, bob], step)
      expect(found.ids.sort()).toEqual([told.id, longer.id].sort())

      const log = answered(`to ${ada}`)
      await world.db.webhookDelivery.update({ where: { id: waiting.id }, data: { log } })
      const since = await delivery(`to ${ada}`, { finishedAt: today })
      // As nothing changes what is over, this is not looked at again.
      await world.db.webhookDelivery.update({ where: { id: other.id }, data: { log } })
      await eraseFromWebhooks(ctx, [ada], found)
      for (const { id } of [told, waiting, since]) expect(await answersOf(world, id)).toEqual(['[erased]'])
      expect(await answersOf(world, longer.id)).toEqual([`to x.${ada}`])
      expect(await answersOf(world, other.id)).toEqual([`to ${ada}`])

      // The person has got another address in the meantime.
      await eraseFromWebhooks(ctx, [ada, 'eve@acme.example'], found)
      expect(await answersOf(world, other.id)).toEqual(['[erased]'])
    })()
  },
)
