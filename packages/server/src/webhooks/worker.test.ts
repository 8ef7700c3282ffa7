import { Webhook } from 'standardwebhooks'
import { expect, test, vi } from 'vitest'
import { verifyWebhook } from '../../../sdk/src/webhooks.ts'
import { type OwnDatabase, ownDatabase } from '../../test/database.ts'
import { makeCustomer, makeWebhookEndpoint } from '../../test/factories.ts'
import { webhookReceiver } from '../../test/webhook-receiver.ts'
import { happen, webhooksOn } from '../../test/webhooks.ts'
import { createCustomer, updateCustomer } from '../modules/customer/operations.ts'
import { createWebhookEndpoint } from '../modules/webhook-endpoint/operations/manage.ts'
import { rotateWebhookSecret } from '../modules/webhook-endpoint/operations/rotate-secret.ts'
import { testWebhookEndpoint } from '../modules/webhook-endpoint/operations/send-test.ts'

const patience = { timeout: 60_000 }

const deliveriesOf = ({ prisma }: OwnDatabase, endpointId: string) =>
  prisma.webhookDelivery.findMany({ where: { endpointId }, orderBy: { ordinal: 'asc' } })

test('an event is delivered as Standard Webhooks want it: signed, with its own headers, verifiable by anybody', async () => {
  await using database = await ownDatabase()
  await using receiver = await webhookReceiver()
  await using webhooks = await webhooksOn(database)
  const { id, secret } = await createWebhookEndpoint(webhooks.ctx, {
    url: receiver.url,
    filters: [{ types: ['customer.*'] }],
    headers: [{ name: 'X-Api-Key', value: 'a secret of the receiver' }],
  })
  const customer = await createCustomer(webhooks.ctx, { number: 'C-1', name: 'Acme', notes: 'grumpy' })
  await updateCustomer(webhooks.ctx, { id: customer.id, name: 'Acme GmbH' })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2), patience)

  const [created, updated] = receiver.received as [
    (typeof receiver.received)[0],
    (typeof receiver.received)[0],
  ]
  for (const { headers, body, event } of receiver.received) {
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-api-key': 'a secret of the receiver',
      'webhook-id': event.data.id,
    })
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(event)
    expect(await verifyWebhook(body, headers, secret)).toEqual(event)
    await expect(verifyWebhook(`${body} `, headers, secret)).rejects.toMatchObject({ code: 'SIGNATURE' })
  }
  expect(created.event).toMatchObject({
    type: 'customer.created',
    data: {
      entity: { type: 'customer', id: customer.id, sequence: 1 },
      customerId: customer.id,
      actor: { kind: 'staff', name: 'ADMIN staff' },
      changes: { name: { to: 'Acme' }, notes: { to: 'grumpy' } },
    },
  })
  expect(updated.event.data).toMatchObject({
    entity: { sequence: 2 },
    changes: { name: { from: 'Acme', to: 'Acme GmbH' } },
  })
  await vi.waitFor(async () => {
    const deliveries = await deliveriesOf(database, id)
    expect(deliveries.map(({ status, attemptCount }) => [status, attemptCount])).toEqual([
      ['DELIVERED', 1],
      ['DELIVERED', 1],
    ])
    expect(deliveries[0]!.log).toMatchObject([{ number: 1, status: 204, error: null, answer: null }])
  }, patience)
})

test('a failed attempt is made again with the same webhook id, and what happened later waits for it', async () => {
  await using database = await ownDatabase()
  let failures = 3
  await using receiver = await webhookReceiver(({ event }, response) => {
    const fails = event.data.entity.id === 'cus_shaky' && failures-- > 0
    response.writeHead(fails ? 503 : 200).end(fails ? 'come back later' : 'thanks')
  })
  await using webhooks = await webhooksOn(database)
  const { id } = await createWebhookEndpoint(webhooks.ctx, {
    url: receiver.url,
    filters: [{ types: ['customer.updated'] }],
  })
  await happen(webhooks.ctx, [{ entityId: 'cus_shaky' }, { entityId: 'cus_shaky' }, { entityId: 'cus_well' }])
  await vi.waitFor(() => expect(receiver.received).toHaveLength(6), patience)
  const shaky = receiver.received.filter(({ event }) => event.data.entity.id === 'cus_shaky')
  expect(shaky.map(({ event }) => event.data.entity.sequence)).toEqual([1, 1, 1, 1, 2])
  expect(new Set(shaky.slice(0, 4).map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(new Set(shaky.slice(0, 4).map(({ body }) => body)).size).toBe(1)
  await vi.waitFor(async () => {
    const [first, second, well] = await deliveriesOf(database, id)
    expect([first, second, well]).toMatchObject([
      { status: 'DELIVERED', attemptCount: 4 },
      { status: 'DELIVERED', attemptCount: 1 },
      { status: 'DELIVERED', attemptCount: 1 },
    ])
    expect(first!.log).toMatchObject([
      { number: 1, status: 503, error: 'The receiver answered 503.', answer: 'come back later' },
      { number: 2 },
      { number: 3 },
      { number: 4, status: 200, error: null, answer: 'thanks' },
    ])
    const endpoint = await database.prisma.webhookEndpoint.findUniqueOrThrow({ where: { id } })
    expect(endpoint.failingSince).toBeNull()
  }, patience)
})

test('while the secret is rotated both secrets verify, and without an overlap the new one alone', async () => {
  await using database = await ownDatabase()
  await using receiver = await webhookReceiver()
  await using webhooks = await webhooksOn(database)
  const { id, secret: first } = await createWebhookEndpoint(webhooks.ctx, {
    url: receiver.url,
    filters: [{ types: ['customer.updated'] }],
  })
  const verifies = async (index: number, secret: string) => {
    await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(index), patience)
    const { body, headers } = receiver.received[index]!
    return verifyWebhook(body, headers, secret).then(
      () => true,
      () => false,
    )
  }
  const { secret: second } = await rotateWebhookSecret(webhooks.ctx, { id, overlapHours: 24 })
  await happen(webhooks.ctx, [{ entityId: 'cus_1' }])
  expect([await verifies(0, first), await verifies(0, second)]).toEqual([true, true])
  const { secret: third } = await rotateWebhookSecret(webhooks.ctx, { id })
  await happen(webhooks.ctx, [{ entityId: 'cus_1' }])
  expect([await verifies(1, first), await verifies(1, second), await verifies(1, third)]).toEqual([
    false,
    false,
    true,
  ])
})

test('a test says that it is one, is sent once, and says what came of it', async () => {
  await using database = await ownDatabase()
  await using receiver = await webhookReceiver((_received, response) => {
    response.writeHead(500).end('no')
  })
  await using webhooks = await webhooksOn(database)
  const { id } = await createWebhookEndpoint(webhooks.ctx, {
    url: receiver.url,
    filters: [{ types: ['staff.*'] }],
  })
  const delivery = await testWebhookEndpoint(webhooks.ctx, { id })
  await vi.waitFor(async () => {
    expect(await deliveriesOf(database, id)).toMatchObject([{ status: 'FAILED', attemptCount: 1 }])
  }, patience)
  expect(receiver.received).toMatchObject([
    { event: { type: 'webhook_endpoint.test', test: true, data: { id: delivery.id, entity: { id } } } },
  ])
  const endpoint = await database.prisma.webhookEndpoint.findUniqueOrThrow({ where: { id } })
  expect(endpoint.failingSince).toBeNull()
})

test('a customer is told of its own events alone, without what is hidden and without who of the vendor it was', async () => {
  await using database = await ownDatabase()
  await using receiver = await webhookReceiver()
  await using webhooks = await webhooksOn(database)
  const db = webhooks.env.db
  const [own, other] = [await makeCustomer(db), await makeCustomer(db)]
  await makeWebhookEndpoint(db, {
    customerId: own.id,
    url: receiver.url,
    filters: [{ types: ['customer.*', 'email.*'], customerIds: [], productIds: [] }],
  })
  await updateCustomer(webhooks.ctx, { id: other.id, name: 'Other' })
  await updateCustomer(webhooks.ctx, { id: own.id, notes: 'nobody outside may know' })
  await happen(webhooks.ctx, [{ type: 'email.sent', entityId: 'eml_1', customerId: own.id }])
  await updateCustomer(webhooks.ctx, { id: own.id, name: 'Renamed', notes: 'nor this', externalId: 'crm-7' })
  await vi.waitFor(() => expect(receiver.received).not.toEqual([]), patience)
  // Another one behind it shows that nothing else was on its way.
  await updateCustomer(webhooks.ctx, { id: own.id, name: 'Renamed again' })
  await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(1), patience)
  expect(receiver.received.map(({ event }) => event.data)).toMatchObject([
    { customerId: own.id, actor: null, changes: { name: { to: 'Renamed' } } },
    { customerId: own.id, actor: null, changes: { name: { to: 'Renamed again' } } },
  ])
  expect(JSON.stringify(receiver.received)).not.toMatch(/nobody|nor this|crm-7|hidden|ADMIN staff/)
})

test('an endpoint that hangs holds up no other one', async () => {
  await using database = await ownDatabase()
  await using silent = await webhookReceiver(() => {})
  await using receiver = await webhookReceiver()
  // Room for less than what the silent one is owed.
  await using webhooks = await webhooksOn(database, { atOnce: 8, perEndpoint: 4 })
  const filters = [{ types: ['customer.updated'] }]
  await createWebhookEndpoint(webhooks.ctx, { url: silent.url, timeoutSeconds: 15, filters })
  await createWebhookEndpoint(webhooks.ctx, { url: receiver.url, filters })
  await happen(
    webhooks.ctx,
    Array.from({ length: 60 }, (_, i) => ({ entityId: `cus_${i}` })),
  )
  await vi.waitFor(() => expect(receiver.received).toHaveLength(60), patience)
  expect(silent.received).toHaveLength(4)
})

test('events that cannot be handed out hold up nothing else, and are tried fewer at a time', async () => {
  await using database = await ownDatabase()
  await using receiver = await webhookReceiver()
  const refuse = (most: number) =>
    database.prisma.$executeRawUnsafe(`create or replace function refuse() returns trigger language plpgsql as $$
      begin
        if exists (select from added where kind = 'EVENT' having count(*) > ${most}) then raise 'too much at once'; end if;
        return null;
      end $$`)
  await refuse(0)
  await database.prisma.$executeRawUnsafe(`create trigger refuse after insert on "WebhookDelivery"
    referencing new table as added for each statement execute function refuse()`)
  await using webhooks = await webhooksOn(database)
  const { id } = await createWebhookEndpoint(webhooks.ctx, {
    url: receiver.url,
    filters: [{ types: ['customer.updated'] }],
  })
  await happen(
    webhooks.ctx,
    Array.from({ length: 40 }, (_, i) => ({ entityId: `cus_${i}` })),
  )
  const test = await testWebhookEndpoint(webhooks.ctx, { id })
  await vi.waitFor(() => expect(receiver.received).not.toEqual([]), patience)
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([test.id])
  await refuse(3)
  await vi.waitFor(() => expect(receiver.received).toHaveLength(41), patience)
})

test('when the process stops, what is under way is cut off and made again by another one', async () => {
  await using database = await ownDatabase()
  let silent = true
  await using receiver = await webhookReceiver((_received, response) => {
    if (!silent) response.writeHead(204).end()
  })
  let endpointId = ''
  {
    await using webhooks = await webhooksOn(database, { stopMs: 10 })
    const created = await createWebhookEndpoint(webhooks.ctx, {
      url: receiver.url,
      timeoutSeconds: 15,
      filters: [{ types: ['customer.updated'] }],
    })
    endpointId = created.id
    await happen(webhooks.ctx, [{ entityId: 'cus_1' }])
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), patience)
  }
  expect(await deliveriesOf(database, endpointId)).toMatchObject([
    { status: 'PENDING', attemptCount: 0, log: [] },
  ])
  silent = false
  await using _next = await webhooksOn(database)
  await vi.waitFor(async () => {
    expect(await deliveriesOf(database, endpointId)).toMatchObject([{ status: 'DELIVERED', attemptCount: 1 }])
  }, patience)
})
