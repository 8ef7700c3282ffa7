import { expect, test, vi } from 'vitest'
import { startChild } from '../../../test/child.ts'
import { ownDatabase } from '../../../test/database.ts'
import { webhookReceiver } from '../../../test/webhook-receiver.ts'
import { happen, webhooksOn } from '../../../test/webhooks.ts'
import { createWebhookEndpoint } from '../webhook-endpoint/operations/manage.ts'

const patience = { timeout: 110_000, interval: 200 }
const entities = Array.from({ length: 6 }, (_, i) => `cus_${i}`)
const rounds = 10
const endpoints = ['a', 'b', 'c']

test('two processes, one of them killed, and a receiver that fails at random: every event arrives, in order per entity', {
  timeout: 120_000,
}, async ({ skip }) => {
  await using database = await ownDatabase()
  if (database.options.kind !== 'postgres') return skip('One process at a time has the embedded database.')
  const arrived = new Map<string, number[]>()
  let seen = 0
  await using receiver = await webhookReceiver(({ path, event }, response) => {
    seen++
    const { id, sequence } = event.data.entity
    const key = `${path} ${id}`
    arrived.set(key, [...(arrived.get(key) ?? []), sequence])
    // Fails after it has taken note, too: an answer can be lost.
    const fails = Math.random() < 0.2
    response.writeHead(fails ? 500 : 204).end()
  })
  await using child = startChild('deliver-webhooks', JSON.stringify(database.options))
  await child.line((line) => line === 'working')
  await using webhooks = await webhooksOn(database, { leaseMs: 2_000 })
  for (const name of endpoints) {
    await createWebhookEndpoint(webhooks.ctx, {
      url: `${receiver.url}/${name}`,
      timeoutSeconds: 1,
      filters: [{ types: ['customer.updated'] }],
    })
  }
  for (let n = 0; n < rounds; n++) {
    await happen(
      webhooks.ctx,
      entities.map((entityId) => ({ entityId })),
    )
    if (n === rounds / 2) {
      await vi.waitFor(() => expect(seen).toBeGreaterThan(20), patience)
      await child.kill()
    }
  }
  await vi.waitFor(async () => {
    const open = await database.prisma.webhookDelivery.count({ where: { status: { not: 'DELIVERED' } } })
    const all = await database.prisma.webhookDelivery.count()
    expect([open, all]).toEqual([0, endpoints.length * entities.length * rounds])
  }, patience)

  expect(arrived.size).toBe(endpoints.length * entities.length)
  for (const [key, sequences] of arrived) {
    expect([...new Set(sequences)], key).toEqual(Array.from({ length: rounds }, (_, i) => i + 1))
    // None comes again once a later one has come.
    expect(sequences, key).toEqual(sequences.toSorted((a, b) => a - b))
  }
})

test('several processes hand the same events out once, and events of later transactions as well', {
  timeout: 120_000,
}, async () => {
  await using database = await ownDatabase()
  await using receiver = await webhookReceiver()
  await using one = await webhooksOn(database)
  await using _two = await webhooksOn(database)
  await using _three = await webhooksOn(database)
  const { id } = await createWebhookEndpoint(one.ctx, {
    url: receiver.url,
    filters: [{ types: ['customer.updated'] }],
  })
  for (let n = 0; n < 5; n++) {
    await Promise.all(entities.map((entityId) => happen(one.ctx, [{ entityId, customerId: null }])))
  }
  const count = 5 * entities.length
  await vi.waitFor(
    async () =>
      expect(
        await database.prisma.webhookDelivery.count({ where: { endpointId: id, status: 'DELIVERED' } }),
      ).toBe(count),
    patience,
  )
  expect(receiver.received.map(({ headers }) => headers['webhook-id']).toSorted()).toEqual(
    (await database.prisma.auditEvent.findMany({ where: { type: 'customer.updated' }, select: { id: true } }))
      .map((event) => event.id)
      .toSorted(),
  )
})
