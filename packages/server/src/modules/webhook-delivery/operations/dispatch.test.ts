import { expect, test } from 'vitest'
import { makeAuditEvent, makeCustomer, makeWebhookEndpoint } from '../../../../test/factories.ts'
import { inWorld } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { dispatchEvents } from './dispatch.ts'

test(
  'events that have to be told to many are handed out fewer at a time, each once',
  inWorld(async (world) => {
    const server = world.as(systemActor('deliver-webhooks'))
    const { id: customerId } = await makeCustomer(world.db)
    for (let i = 0; i < 40; i++) await makeWebhookEndpoint(world.db, { customerId: null })
    for (let i = 0; i < 10; i++) await makeWebhookEndpoint(world.db, { customerId })
    for (let i = 0; i < 45; i++)
      await makeAuditEvent(world.db, { entityType: 'customer', entityId: customerId, customerId })
    for (let i = 0; i < 10; i++)
      await makeAuditEvent(world.db, { entityType: 'customer', entityId: `cus_${i}` })
    // 40 events of the customer, then five of them with the rest.
    expect(await dispatchEvents(server)).toEqual({ added: 2_000, more: true })
    expect(await dispatchEvents(server)).toEqual({ added: 5 * 50 + 10 * 40, more: false })
    expect(await dispatchEvents(server)).toEqual({ added: 0, more: false })
    expect(await dispatchEvents(server, { take: 1 })).toEqual({ added: 0, more: false })
  }),
)
