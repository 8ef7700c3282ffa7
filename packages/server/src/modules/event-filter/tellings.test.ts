import { expect, test } from 'vitest'
import {
  makeAuditEvent,
  makeCustomer,
  makeLicense,
  makeLicenseField,
  makeMachineOf,
  makeProduct,
} from '../../../test/factories.ts'
import { inWorld, type World } from '../../../test/harness.ts'
import { systemActor } from '../../auth/system.ts'
import type { Prisma } from '../../db/generated/prisma/client.ts'
import { newId } from '../../ids.ts'
import { type Receiver, tellingsOf } from './tellings.ts'

/** A product with the field `region`, `eu` by default, and licenses of one customer: by default, and in the US. */
async function licensesByRegion(world: World, data: Partial<Prisma.LicenseFieldUncheckedCreateInput> = {}) {
  const { db } = world
  const { id: productId } = await makeProduct(db)
  const { id: customerId } = await makeCustomer(db)
  const field = await makeLicenseField(db, { productId, name: 'region', defaultValue: 'eu', ...data })
  const byDefault = await makeLicense(db, { productId, customerId })
  const inUs = await makeLicense(db, { productId, customerId })
  await db.licenseFieldValue.create({
    data: { id: newId('LicenseFieldValue'), licenseId: inUs.id, fieldId: field.id, value: 'us' },
  })
  const eventOf = (entityType: string, entityId: string, changes: Prisma.InputJsonObject = {}) =>
    makeAuditEvent(db, { type: `${entityType}.updated`, entityType, entityId, customerId, changes })
  return { customerId, productId, field, byDefault, inUs, eventOf }
}

const receiver = (fields: { name: string; values: string[] }[], given: Partial<Receiver> = {}): Receiver => ({
  id: `whe_${JSON.stringify(fields)}`,
  customerId: null,
  internal: true,
  filters: [{ types: [], customerIds: [], productIds: [], fields }],
  ...given,
})

const told = async (world: World, one: Receiver, events: Parameters<typeof tellingsOf>[2]) => {
  const tellings = await tellingsOf(world.as(systemActor('deliver-webhooks')), [one], events)
  return tellings.map(({ event }) => event.entityId)
}

test(
  'a condition holds of what its license has in the field, its own value or the default',
  inWorld(async (world) => {
    const { customerId, byDefault, inUs, eventOf } = await licensesByRegion(world)
    const machine = await makeMachineOf(world.db, inUs.id)
    const ids = [byDefault.id, inUs.id, machine, 'mac_gone', customerId]
    const events = [
      await eventOf('license', byDefault.id),
      await eventOf('license', inUs.id),
      await eventOf('machine', machine),
      await eventOf('machine', 'mac_gone', { licenseId: { from: inUs.id } }),
      await eventOf('customer', customerId),
    ]
    const region = (...values: string[]) => told(world, receiver([{ name: 'region', values }]), events)
    expect(await region('eu')).toEqual([byDefault.id])
    expect(await region('us')).toEqual([inUs.id, machine, 'mac_gone'])
    expect(await region('asia', 'us', 'eu')).toEqual(ids.slice(0, 4))
    expect(await region('asia')).toEqual([])
    expect(await told(world, receiver([]), events)).toEqual(ids)
  }),
)

test(
  'conditions hold together, filters one of them, and those without any are as before',
  inWorld(async (world) => {
    const { productId, byDefault, inUs, eventOf } = await licensesByRegion(world)
    await makeLicenseField(world.db, { productId, name: 'size', type: 'INTEGER', defaultValue: '3' })
    const events = [await eventOf('license', byDefault.id), await eventOf('license', inUs.id)]
    const region = (value: string) => ({ name: 'region', values: [value] })
    const size = (value: string) => ({ name: 'size', values: [value] })
    expect(await told(world, receiver([region('us'), size('3')]), events)).toEqual([inUs.id])
    expect(await told(world, receiver([region('us'), size('4')]), events)).toEqual([])
    const filter = { types: [], customerIds: [], productIds: [] }
    const either = [
      { ...filter, fields: [region('us')] },
      { ...filter, fields: [region('eu')] },
    ]
    expect(await told(world, receiver([], { filters: either }), events)).toHaveLength(2)
    expect(await told(world, receiver([], { filters: [filter] }), events)).toHaveLength(2)
  }),
)

test(
  'no event meets a condition on a field that is deleted, a password, or hidden from the receiver',
  inWorld(async (world) => {
    const { customerId, field, byDefault, eventOf } = await licensesByRegion(world, { hidden: true })
    const events = [await eventOf('license', byDefault.id)]
    const condition = [{ name: 'region', values: ['eu'] }]
    expect(await told(world, receiver(condition), events)).toEqual([byDefault.id])
    expect(await told(world, receiver(condition, { internal: false }), events)).toEqual([])
    expect(await told(world, receiver(condition, { internal: false, customerId }), events)).toEqual([])
    await world.db.licenseField.update({ where: { id: field.id }, data: { hidden: false } })
    expect(await told(world, receiver(condition, { internal: false, customerId }), events)).toEqual([
      byDefault.id,
    ])
    await world.db.licenseField.update({ where: { id: field.id }, data: { deletedAt: new Date() } })
    expect(await told(world, receiver(condition), events)).toEqual([])
    const secret = await licensesByRegion(world, { type: 'PASSWORD' })
    expect(
      await told(world, receiver(condition), [await secret.eventOf('license', secret.byDefault.id)]),
    ).toEqual([])
  }),
)

test(
  'a product is found for what is gone by the license that its event names',
  inWorld(async (world) => {
    const { productId, inUs, eventOf } = await licensesByRegion(world)
    const event = await eventOf('license_seat', 'sea_gone', { licenseId: { from: inUs.id } })
    const of = (productIds: string[]) =>
      told(world, receiver([], { filters: [{ types: [], customerIds: [], productIds }] }), [event])
    expect(await of([productId])).toEqual(['sea_gone'])
    expect(await of(['prd_other'])).toEqual([])
  }),
)

test.each([
  ['before', [false, true]],
  ['after', [true, false]],
])(
  'a receiver of the vendor that sees what is internal is told of it, also %s one that does not',
  (_what, order) =>
    inWorld(async (world) => {
      const event = await makeAuditEvent(world.db, {
        type: 'product.updated',
        entityType: 'product',
        entityId: 'prd_1',
        changes: { name: { to: 'Engine' } },
        hidden: true,
      })
      const receivers = order.map((internal) =>
        receiver([], { id: `whe_${internal}`, internal, filters: [] }),
      )
      const tellings = await tellingsOf(world.as(systemActor('deliver-webhooks')), receivers, [event])
      expect(tellings.map(({ receiverId }) => receiverId)).toEqual(['whe_true'])
    })(),
)
