import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import {
  makeProductVersion,
  makeProject,
  makeSubscription,
  makeSubscriptionLevel,
  makeUsageMetric,
} from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../../test/harness.ts'
import { newId } from '../../../ids.ts'
import { acceptSubscription } from './accept.ts'
import { activateSubscription } from './activate.ts'
import { createSubscription } from './create.ts'
import { rejectSubscription } from './reject.ts'
import { terminateSubscription } from './terminate.ts'
import { updateSubscription } from './update.ts'

const day = (text: string) => new Date(text)
const sales = (world: World) => world.as(staff('SALES'))

const limitsOf = (world: World, subscriptionId: string) =>
  world.db.subscriptionUsageLimit.findMany({
    where: { subscriptionId },
    select: { metricId: true, quantity: true },
    orderBy: { metricId: 'asc' },
  })

async function levelWithTerms(world: World, metricId: string) {
  return makeSubscriptionLevel(world.db, {
    slaName: '24x7',
    slaTimeZone: 'UTC',
    fullSupportContacts: 3,
    usageLimits: { create: [{ id: newId('SubscriptionLevelUsageLimit'), metricId, quantity: 500 }] },
  })
}

async function inputOf(world: World) {
  const project = await makeProject(world.db)
  const version = await makeProductVersion(world.db, { enabled: false })
  const level = await makeSubscriptionLevel(world.db)
  return {
    projectId: project.id,
    productVersionId: version.id,
    levelId: level.id,
    startsOn: day('2026-01-31'),
    months: 13,
  }
}

test(
  'staff creates a subscription as pending, with the terms of the level, to a version that is not offered',
  inWorld(async (world) => {
    const { id: metricId } = await makeUsageMetric(world.db)
    const level = await levelWithTerms(world, metricId)
    const input = { ...(await inputOf(world)), levelId: level.id, notes: 'first year free' }
    const created = await createSubscription(sales(world), input)
    expect(created).toMatchObject({
      ...input,
      status: 'PENDING',
      endsOn: day('2027-02-28'),
      slaName: '24x7',
      fullSupportContacts: 3,
      activatedAt: null,
    })
    expect(await limitsOf(world, created.id)).toEqual([{ metricId, quantity: 500 }])
    expect(await eventsOf(world, created.id)).toMatchObject([
      {
        type: 'subscription.created',
        changes: { status: { to: 'PENDING' }, notes: { to: 'first year free' } },
      },
    ])
  }),
)

test(
  'what is given goes before the terms of the level, null included',
  inWorld(async (world) => {
    const [first, second] = [await makeUsageMetric(world.db), await makeUsageMetric(world.db)]
    const level = await levelWithTerms(world, first.id)
    const created = await createSubscription(sales(world), {
      ...(await inputOf(world)),
      levelId: level.id,
      status: 'ACTIVE',
      slaName: null,
      fullSupportContacts: 7,
      usageLimits: [{ metricId: second.id, quantity: 1 }],
    })
    expect(created).toMatchObject({
      status: 'ACTIVE',
      activatedAt: today,
      slaName: null,
      slaTimeZone: 'UTC',
      fullSupportContacts: 7,
    })
    expect(await limitsOf(world, created.id)).toEqual([{ metricId: second.id, quantity: 1 }])
  }),
)

test(
  'an active one is created only where none is, and not when its time is over',
  inWorld(async (world) => {
    const input = { ...(await inputOf(world)), status: 'ACTIVE' }
    const first = await createSubscription(sales(world), input)
    expect(await failure(createSubscription(sales(world), input))).toMatchObject({
      code: 'CONFLICT',
      path: ['status'],
      message: expect.stringContaining(first.id),
    })
    expect(await createSubscription(sales(world), { ...input, status: 'PENDING' })).toMatchObject({
      status: 'PENDING',
    })
    const other = { ...(await inputOf(world)), status: 'ACTIVE', startsOn: day('2026-05-15'), months: 1 }
    expect(await failure(createSubscription(sales(world), other))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['months'],
    })
    const today = await createSubscription(sales(world), { ...other, startsOn: day('2026-05-16') })
    expect(today.endsOn).toEqual(day('2026-06-16'))
  }),
)

test.each([
  ['a status that is not for creation', { status: 'REQUESTED' }, ['status']],
  ['a time zone that does not exist', { slaTimeZone: 'Mars/Base' }, ['slaTimeZone']],
  ['notes over 10,000 characters', { notes: 'x'.repeat(10_001) }, ['notes']],
  ['a start before 1970', { startsOn: day('1969-12-31') }, ['startsOn']],
])('%s is refused with its field', (_what, more, path) =>
  inWorld(async (world) => {
    const error = await failure(createSubscription(sales(world), { ...(await inputOf(world)), ...more }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test(
  'what a subscription is made of must exist',
  inWorld(async (world) => {
    const input = await inputOf(world)
    const create = (more: object) => failure(createSubscription(sales(world), { ...input, ...more }))
    const missing = (path: string) => ({ code: 'NOT_FOUND', path: [path] })
    expect(await create({ projectId: unknownId('Project') })).toMatchObject(missing('projectId'))
    expect(await create({ productVersionId: unknownId('ProductVersion') })).toMatchObject(
      missing('productVersionId'),
    )
    expect(await create({ levelId: unknownId('SubscriptionLevel') })).toMatchObject(missing('levelId'))
    expect(await world.db.auditEvent.count()).toBe(0)
  }),
)

test(
  'an update moves the end with the start and the months',
  inWorld(async (world) => {
    const { id } = await makeSubscription(world.db, { notes: 'note' })
    const update = (input: object) => updateSubscription(sales(world), { id, ...input })
    expect(await update({ months: 18, expectedVersion: 1 })).toMatchObject({
      months: 18,
      endsOn: day('2027-07-01'),
      notes: 'note',
      version: 2,
    })
    expect(await update({ startsOn: day('2026-01-31'), months: 13, notes: null })).toMatchObject({
      endsOn: day('2027-02-28'),
      notes: null,
    })
    expect(await update({ months: 13 })).toMatchObject({ version: 3 })
    expect(await eventsOf(world, id)).toMatchObject([
      {
        type: 'subscription.updated',
        changes: { months: { from: 12, to: 18 }, endsOn: { to: '2027-07-01T00:00:00.000Z' } },
      },
      { type: 'subscription.updated', changes: { notes: { from: 'note', to: null } } },
    ])
    expect(await failure(update({ months: 4 }))).toMatchObject({ code: 'INVALID_INPUT', path: ['months'] })
    expect(await failure(update({ months: 5, expectedVersion: 1 }))).toMatchObject({
      code: 'CONFLICT',
      path: ['expectedVersion'],
    })
  }),
)

test(
  'another level brings its terms, as far as they are not given',
  inWorld(async (world) => {
    const metric = await makeUsageMetric(world.db)
    const { id, levelId } = await makeSubscription(world.db, { slaName: 'old', readOnlySupportContacts: 5 })
    const level = await levelWithTerms(world, metric.id)
    const update = (input: object) => updateSubscription(sales(world), { id, ...input })
    expect(await update({ levelId })).toMatchObject({ slaName: 'old', version: 1 })
    expect(await update({ levelId: level.id, fullSupportContacts: 8 })).toMatchObject({
      levelId: level.id,
      slaName: '24x7',
      fullSupportContacts: 8,
      readOnlySupportContacts: null,
    })
    expect(await limitsOf(world, id)).toEqual([{ metricId: metric.id, quantity: 500 }])
    expect(await update({ levelId: level.id, slaName: 'agreed', usageLimits: [] })).toMatchObject({
      slaName: 'agreed',
      fullSupportContacts: 8,
    })
    expect(await limitsOf(world, id)).toEqual([])
    expect((await eventsOf(world, id)).at(-1)).toMatchObject({
      changes: { usageLimits: { from: [{ metricId: metric.id, quantity: 500 }], to: [] } },
    })
  }),
)

test(
  'a subscription stays with its product',
  inWorld(async (world) => {
    const { id, productId } = await makeSubscription(world.db)
    const [sibling, other] = [
      await makeProductVersion(world.db, { productId, enabled: false }),
      await makeProductVersion(world.db),
    ]
    const update = (productVersionId: string) => updateSubscription(sales(world), { id, productVersionId })
    expect((await update(sibling.id)).productVersionId).toBe(sibling.id)
    expect(await failure(update(other.id))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['productVersionId'],
    })
    expect(await failure(update(unknownId('ProductVersion')))).toMatchObject({ code: 'NOT_FOUND' })
  }),
)

test(
  'a request is accepted and activated, each step with its event',
  inWorld(async (world) => {
    const { id } = await makeSubscription(world.db, { status: 'REQUESTED' })
    expect(await acceptSubscription(sales(world), { id, expectedVersion: 1 })).toMatchObject({
      status: 'PENDING',
      activatedAt: null,
      version: 2,
    })
    expect(await activateSubscription(sales(world), { id })).toMatchObject({
      status: 'ACTIVE',
      activatedAt: today,
      version: 3,
    })
    expect(await terminateSubscription(sales(world), { id })).toMatchObject({
      status: 'TERMINATED',
      endedAt: today,
    })
    expect(await eventsOf(world, id)).toMatchObject([
      { type: 'subscription.accepted', changes: { status: { from: 'REQUESTED', to: 'PENDING' } } },
      { type: 'subscription.activated', changes: { status: { from: 'PENDING', to: 'ACTIVE' } } },
      { type: 'subscription.terminated', changes: { status: { from: 'ACTIVE', to: 'TERMINATED' } } },
    ])
  }),
)

test(
  'a request is declined with a reason',
  inWorld(async (world) => {
    const { id } = await makeSubscription(world.db, { status: 'REQUESTED' })
    const reject = (reason: string) => rejectSubscription(sales(world), { id, reason })
    const wrong = { code: 'INVALID_INPUT', path: ['reason'] }
    expect(await failure(reject(' '))).toMatchObject(wrong)
    expect(await failure(reject('x'.repeat(2_001)))).toMatchObject(wrong)
    expect(await reject('No capacity.')).toMatchObject({
      status: 'REJECTED',
      rejectionReason: 'No capacity.',
      endedAt: today,
    })
    expect(await eventsOf(world, id)).toMatchObject([{ type: 'subscription.rejected' }])
  }),
)

test(
  'activating a renewal ends what it renews, each with its event',
  inWorld(async (world) => {
    const old = await makeSubscription(world.db)
    const { id, project } = await world.db.subscription.findUniqueOrThrow({
      where: {
        id: (
          await makeSubscription(world.db, {
            projectId: old.projectId,
            productVersionId: old.productVersionId,
            status: 'PENDING',
            renewalOfId: old.id,
          })
        ).id,
      },
      include: { project: true },
    })
    expect(await activateSubscription(sales(world), { id })).toMatchObject({ status: 'ACTIVE' })
    expect(await world.db.subscription.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({
      status: 'EXPIRED',
      endedAt: today,
      version: 2,
    })
    expect(await eventsOf(world, old.id)).toMatchObject([
      {
        type: 'subscription.expired',
        customerId: project.customerId,
        changes: { status: { from: 'ACTIVE', to: 'EXPIRED' } },
      },
    ])
    expect(await eventsOf(world, id)).toMatchObject([{ type: 'subscription.activated' }])
  }),
)

test(
  'activating a renewal of what has ended already leaves that alone',
  inWorld(async (world) => {
    const old = await makeSubscription(world.db, { status: 'TERMINATED' })
    const { id } = await makeSubscription(world.db, {
      projectId: old.projectId,
      productVersionId: old.productVersionId,
      status: 'PENDING',
      renewalOfId: old.id,
    })
    await activateSubscription(sales(world), { id })
    expect(await world.db.subscription.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({
      status: 'TERMINATED',
      version: 1,
    })
    expect(await eventsOf(world, old.id)).toEqual([])
  }),
)

test(
  'a second active subscription of a product is a conflict that names the first, and changes nothing',
  inWorld(async (world) => {
    const first = await makeSubscription(world.db)
    const ended = await makeSubscription(world.db, {
      projectId: first.projectId,
      productVersionId: first.productVersionId,
      status: 'EXPIRED',
    })
    const second = await makeSubscription(world.db, {
      projectId: first.projectId,
      productVersionId: first.productVersionId,
      status: 'PENDING',
      renewalOfId: ended.id,
    })
    expect(await failure(activateSubscription(sales(world), { id: second.id }))).toMatchObject({
      code: 'CONFLICT',
      path: ['id'],
      message: expect.stringContaining(first.id),
    })
    expect(await world.db.auditEvent.count()).toBe(0)
    const elsewhere = await makeSubscription(world.db, { projectId: first.projectId, status: 'PENDING' })
    expect(await activateSubscription(sales(world), { id: elsewhere.id })).toMatchObject({ status: 'ACTIVE' })
  }),
)

test(
  'what is over is not activated',
  inWorld(async (world) => {
    const make = (endsOn: string) => makeSubscription(world.db, { status: 'PENDING', endsOn: day(endsOn) })
    const over = await make('2026-06-15')
    expect(await failure(activateSubscription(sales(world), { id: over.id }))).toMatchObject({
      code: 'CONFLICT',
      path: ['id'],
      message: expect.stringContaining('2026-06-15'),
    })
    const lastDay = await make('2026-06-16')
    expect(await activateSubscription(sales(world), { id: lastDay.id })).toMatchObject({ status: 'ACTIVE' })
  }),
)

const steps = {
  accept: { run: acceptSubscription, from: ['REQUESTED'], participle: 'accepted' },
  reject: { run: rejectSubscription, from: ['REQUESTED'], participle: 'rejected' },
  activate: { run: activateSubscription, from: ['PENDING'], participle: 'activated' },
  update: { run: updateSubscription, from: ['REQUESTED', 'PENDING', 'ACTIVE'], participle: 'changed' },
  terminate: { run: terminateSubscription, from: ['ACTIVE'], participle: 'terminated' },
}
const states = ['REQUESTED', 'PENDING', 'ACTIVE', 'EXPIRED', 'REJECTED', 'CANCELED', 'TERMINATED'] as const

test.each(Object.entries(steps))(
  '%s is taken from its states alone, and the error says which',
  (_name, step) =>
    inWorld(async (world) => {
      for (const status of states.filter((state) => !step.from.includes(state))) {
        const { id } = await makeSubscription(world.db, { status })
        expect(await failure(step.run(sales(world), { id, reason: 'No.', months: 24 }))).toEqual({
          code: 'CONFLICT',
          path: ['id'],
          message: `The subscription is ${status}; only one that is ${step.from.join(' or ')} can be ${step.participle}.`,
        })
      }
    })(),
)

test.each(Object.entries(steps))(
  '%s is for the vendor, and not while the customer is archived',
  (_name, step) =>
    inWorld(async (world) => {
      const status = step.from[0] as (typeof states)[number]
      const { id, projectId } = await makeSubscription(world.db, { status })
      const { customerId } = await world.db.project.findUniqueOrThrow({ where: { id: projectId } })
      const run = (ctx: ReturnType<typeof sales>) => step.run(ctx, { id, reason: 'No.', months: 24 })
      const admin = portalUser('usr_a', { adminOf: [customerId] })
      for (const actor of [admin, staff('SUPPORT'), apiToken(['subscription:read'])]) {
        expect(await failure(run(world.as(actor)))).toMatchObject({ code: 'FORBIDDEN' })
      }
      const foreign = apiToken(['subscription:write'], [unknownId('Customer')])
      expect(await failure(run(world.as(foreign)))).toMatchObject({ code: 'NOT_FOUND', path: ['id'] })
      await world.db.customer.update({ where: { id: customerId }, data: { archivedAt: today } })
      expect(await failure(run(sales(world)))).toMatchObject({ code: 'CONFLICT' })
      await world.db.customer.update({ where: { id: customerId }, data: { archivedAt: null } })
      expect((await run(world.as(apiToken(['subscription:write'], [customerId])))).version).toBe(2)
    })(),
)

test(
  'creating is for the vendor, and not while the customer is archived',
  inWorld(async (world) => {
    const input = await inputOf(world)
    const { customerId } = await world.db.project.findUniqueOrThrow({ where: { id: input.projectId } })
    const admin = world.as(portalUser('usr_a', { adminOf: [customerId] }))
    expect(await failure(createSubscription(admin, input))).toMatchObject({ code: 'FORBIDDEN' })
    await world.db.customer.update({ where: { id: customerId }, data: { archivedAt: today } })
    expect(await failure(createSubscription(sales(world), input))).toMatchObject({ code: 'CONFLICT' })
  }),
)
