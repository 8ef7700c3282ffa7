import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { makeSubscription, makeSubscriptionLevel, makeUsageMetric } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, unknownId, type World } from '../../../test/harness.ts'
import { newId } from '../../ids.ts'
import {
  createSubscriptionLevel,
  deleteSubscriptionLevel,
  updateSubscriptionLevel,
} from './level-operations.ts'

const admin = (world: World) => world.as(staff('ADMIN'))

const limitsOf = (world: World, levelId: string) =>
  world.db.subscriptionLevelUsageLimit.findMany({
    where: { levelId },
    select: { metricId: true, quantity: true },
    orderBy: { metricId: 'asc' },
  })

test(
  'a level has its terms and limits',
  inWorld(async (world) => {
    const [first, second] = [await makeUsageMetric(world.db), await makeUsageMetric(world.db)]
    const level = await createSubscriptionLevel(admin(world), {
      code: 'GOLD',
      name: 'Gold',
      slaName: '24x7',
      slaTimeZone: 'Europe/Berlin',
      fullSupportContacts: 0,
      usageLimits: [
        { metricId: second.id, quantity: 0 },
        { metricId: first.id, quantity: 2_147_483_647 },
      ],
    })
    expect(level).toMatchObject({
      slaName: '24x7',
      slaTimeZone: 'Europe/Berlin',
      fullSupportContacts: 0,
      readOnlySupportContacts: null,
    })
    const limits = [
      { metricId: first.id, quantity: 2_147_483_647 },
      { metricId: second.id, quantity: 0 },
    ]
    expect(await limitsOf(world, level.id)).toEqual(limits)
    expect(await eventsOf(world, level.id)).toMatchObject([
      {
        type: 'subscription_level.created',
        changes: { code: { to: 'GOLD' }, fullSupportContacts: { to: 0 }, usageLimits: { to: limits } },
      },
    ])
  }),
)

test(
  'limits that are given replace the list, and otherwise stay',
  inWorld(async (world) => {
    const [first, second] = [await makeUsageMetric(world.db), await makeUsageMetric(world.db)]
    const ctx = admin(world)
    const { id } = await createSubscriptionLevel(ctx, {
      code: 'GOLD',
      name: 'Gold',
      usageLimits: [{ metricId: first.id, quantity: 1 }],
    })
    const update = (input: object) => updateSubscriptionLevel(ctx, { id, ...input })
    const kept = await update({ slaName: '24x7' })
    expect(kept.version).toBe(2)
    expect(await limitsOf(world, id)).toEqual([{ metricId: first.id, quantity: 1 }])
    await update({ usageLimits: [{ metricId: second.id, quantity: 2 }] })
    expect(await limitsOf(world, id)).toEqual([{ metricId: second.id, quantity: 2 }])
    const same = await update({ usageLimits: [{ metricId: second.id, quantity: 2 }] })
    expect(same.version).toBe(3)
    await update({ usageLimits: null, slaName: null })
    expect(await limitsOf(world, id)).toEqual([])
    expect((await eventsOf(world, id)).slice(1)).toMatchObject([
      { changes: { slaName: { from: null, to: '24x7' } } },
      {
        changes: {
          usageLimits: {
            from: [{ metricId: first.id, quantity: 1 }],
            to: [{ metricId: second.id, quantity: 2 }],
          },
        },
      },
      {
        changes: {
          usageLimits: { from: [{ metricId: second.id, quantity: 2 }], to: [] },
          slaName: { to: null },
        },
      },
    ])
  }),
)

test.each([
  ['a code with small letters', { code: 'gold' }, ['code']],
  ['an offset for a time zone', { slaTimeZone: '+01:00' }, ['slaTimeZone']],
  ['a time zone that does not exist', { slaTimeZone: 'Europe/Camelot' }, ['slaTimeZone']],
  ['a negative number of contacts', { fullSupportContacts: -1 }, ['fullSupportContacts']],
  ['half a contact', { readOnlySupportContacts: 0.5 }, ['readOnlySupportContacts']],
  ['too many contacts', { readOnlySupportContacts: 100_001 }, ['readOnlySupportContacts']],
  [
    'a negative quantity',
    { usageLimits: [{ metricId: 'mtr_1', quantity: -1 }] },
    ['usageLimits', '0', 'quantity'],
  ],
  [
    'a quantity beyond 2^31',
    { usageLimits: [{ metricId: 'mtr_1', quantity: 2 ** 31 }] },
    ['usageLimits', '0', 'quantity'],
  ],
  [
    'more than 100 limits',
    { usageLimits: Array.from({ length: 101 }, (_, i) => ({ metricId: `mtr_${i}`, quantity: 1 })) },
    ['usageLimits'],
  ],
])('%s is refused with its field', (_what, input, path) =>
  inWorld(async (world) => {
    const error = await failure(
      createSubscriptionLevel(admin(world), { code: 'GOLD', name: 'Gold', ...input }),
    )
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test(
  'a metric is named once, and must exist',
  inWorld(async (world) => {
    const { id: metricId } = await makeUsageMetric(world.db)
    const { id } = await makeSubscriptionLevel(world.db)
    const update = (...metrics: string[]) =>
      failure(
        updateSubscriptionLevel(admin(world), {
          id,
          usageLimits: metrics.map((metricId) => ({ metricId, quantity: 1 })),
        }),
      )
    expect(await update(metricId, metricId)).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['usageLimits', '1', 'metricId'],
    })
    expect(await update(metricId, unknownId('UsageMetric'))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['usageLimits', '1', 'metricId'],
    })
    expect(await world.db.auditEvent.count()).toBe(0)
  }),
)

test(
  'a code or name of another level is a conflict on it',
  inWorld(async (world) => {
    await makeSubscriptionLevel(world.db, { code: 'GOLD', name: 'Gold' })
    const other = await makeSubscriptionLevel(world.db)
    const create = (code: string, name: string) => createSubscriptionLevel(admin(world), { code, name })
    expect(await failure(create('GOLD', 'New'))).toMatchObject({ code: 'CONFLICT', path: ['code'] })
    expect(await failure(create('NEW', 'gold'))).toMatchObject({ code: 'CONFLICT', path: ['name'] })
    const rename = failure(updateSubscriptionLevel(admin(world), { id: other.id, name: 'GOLD' }))
    expect(await rename).toMatchObject({ code: 'CONFLICT', path: ['name'] })
  }),
)

test(
  'a level with subscriptions is not deleted; its own limits go with it',
  inWorld(async (world) => {
    const metric = await makeUsageMetric(world.db)
    const level = await makeSubscriptionLevel(world.db, {
      usageLimits: {
        create: [{ id: newId('SubscriptionLevelUsageLimit'), metricId: metric.id, quantity: 1 }],
      },
    })
    const subscription = await makeSubscription(world.db, { levelId: level.id, status: 'REJECTED' })
    const remove = () => deleteSubscriptionLevel(admin(world), { id: level.id })
    expect(await failure(remove())).toMatchObject({
      code: 'CONFLICT',
      path: ['id'],
      message: expect.stringContaining('1 subscription;'),
    })
    await world.db.subscription.delete({ where: { id: subscription.id } })
    expect(await remove()).toEqual({ id: level.id })
    expect(await limitsOf(world, level.id)).toEqual([])
    expect(await eventsOf(world, level.id)).toMatchObject([{ type: 'subscription_level.deleted' }])
  }),
)

test(
  'only who manages products changes levels, whatever calls',
  inWorld(async (world) => {
    const { id } = await makeSubscriptionLevel(world.db)
    const ctx = world.as(staff('SALES'))
    const forbidden = { code: 'FORBIDDEN' }
    expect(await failure(createSubscriptionLevel(ctx, { code: 'NEW', name: 'New' }))).toMatchObject(forbidden)
    expect(await failure(updateSubscriptionLevel(ctx, { id, name: 'New' }))).toMatchObject(forbidden)
    expect(await failure(deleteSubscriptionLevel(ctx, { id }))).toMatchObject(forbidden)
    const missing = await failure(
      updateSubscriptionLevel(admin(world), { id: unknownId('SubscriptionLevel') }),
    )
    expect(missing).toMatchObject({ code: 'NOT_FOUND', path: ['id'] })
  }),
)
