import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import {
  makeAssignment,
  makeCustomer,
  makePartner,
  makePortalUser,
  makeProductVersion,
  makeProject,
  makeSubscription,
  makeSubscriptionLevel,
  makeUsageMetric,
} from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../../test/harness.ts'
import { newId } from '../../../ids.ts'
import { renewSubscription } from './renew.ts'
import { requestSubscription } from './request.ts'
import { withdrawSubscription } from './withdraw.ts'

const day = (text: string) => new Date(text)

/** A project with an admin of its customer, a partner user and a mere member; an offered version; a level with terms. */
async function scene(world: World) {
  const partner = await makePartner(world.db)
  const project = await makeProject(world.db, { partnerIds: [partner.id] })
  const { customerId } = project
  const member = await makePortalUser(world.db)
  await makeAssignment(world.db, { projectId: project.id, portalUserId: member.id })
  const version = await makeProductVersion(world.db)
  const metric = await makeUsageMetric(world.db)
  const level = await makeSubscriptionLevel(world.db, {
    slaName: '24x7',
    slaTimeZone: 'Europe/Berlin',
    fullSupportContacts: 3,
    usageLimits: {
      create: [{ id: newId('SubscriptionLevelUsageLimit'), metricId: metric.id, quantity: 500 }],
    },
  })
  return {
    project,
    version,
    metric,
    level,
    admin: world.as(portalUser('usr_a', { adminOf: [customerId] })),
    partnerUser: world.as(portalUser('usr_p', { partnerOf: [partner.id] })),
    member: world.as(portalUser(member.id, { memberOf: [customerId] })),
    input: {
      projectId: project.id,
      productVersionId: version.id,
      levelId: level.id,
      startsOn: day('2026-07-01'),
      months: 12,
    },
  }
}

const limitsOf = (world: World, subscriptionId: string) =>
  world.db.subscriptionUsageLimit.findMany({
    where: { subscriptionId },
    select: { metricId: true, quantity: true },
  })

test(
  'a request takes over what the level includes, and keeps it when the level changes',
  inWorld(async (world) => {
    const { admin, input, version, level, metric, project } = await scene(world)
    const requested = await requestSubscription(admin, input)
    expect(requested).toMatchObject({
      ...input,
      productId: version.productId,
      status: 'REQUESTED',
      endsOn: day('2027-07-01'),
      renewalOfId: null,
      slaName: '24x7',
      slaTimeZone: 'Europe/Berlin',
      fullSupportContacts: 3,
      readOnlySupportContacts: null,
      notes: null,
      activatedAt: null,
    })
    await world.db.subscriptionLevel.update({ where: { id: level.id }, data: { slaName: null } })
    const kept = await world.db.subscription.findUniqueOrThrow({ where: { id: requested.id } })
    expect(kept.slaName).toBe('24x7')
    expect(await limitsOf(world, requested.id)).toEqual([{ metricId: metric.id, quantity: 500 }])
    expect(await eventsOf(world, requested.id)).toMatchObject([
      {
        type: 'subscription.requested',
        customerId: project.customerId,
        changes: {
          status: { to: 'REQUESTED' },
          endsOn: { to: '2027-07-01T00:00:00.000Z' },
          usageLimits: { to: [{ metricId: metric.id, quantity: 500 }] },
        },
      },
    ])
  }),
)

test(
  'who decides for the project requests and withdraws, a member who sees it does not',
  inWorld(async (world) => {
    const { admin, partnerUser, member, input } = await scene(world)
    const token = world.as(apiToken(['subscription:request']))
    for (const ctx of [admin, partnerUser, token, world.as(staff('SALES'))]) {
      const { id } = await requestSubscription(ctx, input)
      const withdrawn = await withdrawSubscription(ctx, { id })
      expect(withdrawn).toMatchObject({ status: 'CANCELED', endedAt: today, version: 2 })
      const types = (await eventsOf(world, id)).map(({ type }) => type)
      expect(types).toEqual(['subscription.requested', 'subscription.withdrawn'])
    }
    const { id } = await requestSubscription(admin, input)
    for (const ctx of [member, world.as(staff('SUPPORT'))]) {
      expect(await failure(requestSubscription(ctx, input))).toMatchObject({ code: 'FORBIDDEN' })
      expect(await failure(withdrawSubscription(ctx, { id }))).toMatchObject({ code: 'FORBIDDEN' })
      const renewalOfId = (await makeSubscription(world.db, { projectId: input.projectId })).id
      expect(await failure(renewSubscription(ctx, { renewalOfId }))).toMatchObject({ code: 'FORBIDDEN' })
    }
  }),
)

test(
  'what is foreign and what does not exist is the same',
  inWorld(async (world) => {
    const { admin, input } = await scene(world)
    const foreign = await makeSubscription(world.db)
    const request = (projectId: string) => failure(requestSubscription(admin, { ...input, projectId }))
    expect(await request(foreign.projectId)).toMatchObject({ code: 'NOT_FOUND', path: ['projectId'] })
    expect(await request(foreign.projectId)).toEqual(await request(unknownId('Project')))
    const renew = (renewalOfId: string) => failure(renewSubscription(admin, { renewalOfId }))
    expect(await renew(foreign.id)).toMatchObject({ code: 'NOT_FOUND', path: ['renewalOfId'] })
    expect(await renew(foreign.id)).toEqual(await renew(unknownId('Subscription')))
    const withdraw = (id: string) => failure(withdrawSubscription(admin, { id }))
    expect(await withdraw(foreign.id)).toMatchObject({ code: 'NOT_FOUND', path: ['id'] })
    expect(await withdraw(foreign.id)).toEqual(await withdraw(unknownId('Subscription')))
    const levelId = unknownId('SubscriptionLevel')
    expect(await failure(requestSubscription(admin, { ...input, levelId }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['levelId'],
    })
  }),
)

test(
  'a version that is not enabled cannot be requested, also not by the vendor',
  inWorld(async (world) => {
    const { admin, input, project } = await scene(world)
    const disabled = await makeProductVersion(world.db, { enabled: false })
    const request = (as: typeof admin) =>
      failure(requestSubscription(as, { ...input, productVersionId: disabled.id }))
    expect(await request(world.as(staff('SALES')))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['productVersionId'],
    })
    // To the customer it does not exist, until there is a subscription to it.
    expect(await request(admin)).toMatchObject({ code: 'NOT_FOUND', path: ['productVersionId'] })
    await makeSubscription(world.db, { projectId: project.id, productVersionId: disabled.id })
    expect(await request(admin)).toMatchObject({ code: 'INVALID_INPUT', path: ['productVersionId'] })
  }),
)

test.each([
  ['no months', { months: 0 }, ['months']],
  ['121 months', { months: 121 }, ['months']],
  ['half a month', { months: 1.5 }, ['months']],
  ['a start more than a year ago', { startsOn: day('2025-06-14') }, ['startsOn']],
  ['a start in the far future', { startsOn: day('2200-01-01') }, ['startsOn']],
  ['no day', { startsOn: new Date(Number.NaN) }, ['startsOn']],
])('%s is refused with its field', (_what, more, path) =>
  inWorld(async (world) => {
    const { admin, input } = await scene(world)
    expect(await failure(requestSubscription(admin, { ...input, ...more }))).toMatchObject({
      code: 'INVALID_INPUT',
      path,
    })
  })(),
)

test(
  'what only the vendor sets is no part of a request',
  inWorld(async (world) => {
    const { admin, input } = await scene(world)
    const more = { status: 'ACTIVE', notes: 'free', fullSupportContacts: 99, startsOn: day('2025-06-15') }
    const requested = await requestSubscription(admin, { ...input, ...more })
    expect(requested).toMatchObject({ status: 'REQUESTED', notes: null, fullSupportContacts: 3 })
  }),
)

test(
  'nothing is requested, renewed or withdrawn for an archived customer',
  inWorld(async (world) => {
    const { admin, input, project } = await scene(world)
    const { id } = await requestSubscription(admin, input)
    const active = await makeSubscription(world.db, { projectId: project.id })
    await world.db.customer.update({ where: { id: project.customerId }, data: { archivedAt: today } })
    expect(await failure(requestSubscription(admin, input))).toMatchObject({ code: 'CONFLICT' })
    expect(await failure(withdrawSubscription(admin, { id }))).toMatchObject({ code: 'CONFLICT' })
    expect(await failure(renewSubscription(admin, { renewalOfId: active.id }))).toMatchObject({
      code: 'CONFLICT',
    })
  }),
)

test(
  'only a request that is undecided is withdrawn, and the error says so',
  inWorld(async (world) => {
    const { admin, project } = await scene(world)
    for (const status of ['PENDING', 'ACTIVE', 'EXPIRED', 'REJECTED', 'CANCELED', 'TERMINATED'] as const) {
      const { id } = await makeSubscription(world.db, { projectId: project.id, status })
      expect(await failure(withdrawSubscription(admin, { id }))).toEqual({
        code: 'CONFLICT',
        path: ['id'],
        message: `The subscription is ${status}; only one that is REQUESTED can be withdrawn.`,
      })
    }
    const { id } = await makeSubscription(world.db, { projectId: project.id, status: 'REQUESTED' })
    expect(await failure(withdrawSubscription(admin, { id, expectedVersion: 2 }))).toMatchObject({
      code: 'CONFLICT',
      path: ['expectedVersion'],
    })
  }),
)

test(
  'a renewal is filled from the old subscription, with what was agreed for it',
  inWorld(async (world) => {
    const { admin, project, level, metric } = await scene(world)
    const old = await makeSubscription(world.db, {
      projectId: project.id,
      levelId: level.id,
      months: 6,
      endsOn: day('2026-07-01'),
      slaName: 'negotiated',
      fullSupportContacts: 20,
      notes: 'pays late',
      usageLimits: { create: [{ id: newId('SubscriptionUsageLimit'), metricId: metric.id, quantity: 9 }] },
    })
    const renewal = await renewSubscription(admin, { renewalOfId: old.id })
    expect(renewal).toMatchObject({
      projectId: old.projectId,
      productId: old.productId,
      productVersionId: old.productVersionId,
      levelId: old.levelId,
      renewalOfId: old.id,
      status: 'REQUESTED',
      startsOn: day('2026-07-01'),
      months: 6,
      endsOn: day('2027-01-01'),
      slaName: 'negotiated',
      slaTimeZone: null,
      fullSupportContacts: 20,
      notes: null,
    })
    expect(await limitsOf(world, renewal.id)).toEqual([{ metricId: metric.id, quantity: 9 }])
    expect(await eventsOf(world, renewal.id)).toMatchObject([
      { type: 'subscription.requested', changes: { renewalOfId: { to: old.id } } },
    ])
    expect(await world.db.subscription.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({
      version: 1,
    })
  }),
)

test(
  'a renewal at another level takes that over, and everything else can be given',
  inWorld(async (world) => {
    const { admin, project, level, metric } = await scene(world)
    const old = await makeSubscription(world.db, { projectId: project.id, slaName: 'negotiated' })
    const version = await makeProductVersion(world.db, { productId: old.productId })
    const given = {
      productVersionId: version.id,
      levelId: level.id,
      startsOn: day('2026-12-01'),
      months: 24,
    }
    const renewal = await renewSubscription(admin, { renewalOfId: old.id, ...given })
    expect(renewal).toMatchObject({ ...given, endsOn: day('2028-12-01'), slaName: '24x7' })
    expect(await limitsOf(world, renewal.id)).toEqual([{ metricId: metric.id, quantity: 500 }])
  }),
)

test(
  'a renewal needs a version of the same product that is enabled',
  inWorld(async (world) => {
    const { admin, project, version } = await scene(world)
    const old = await makeSubscription(world.db, { projectId: project.id })
    await world.db.productVersion.update({ where: { id: old.productVersionId }, data: { enabled: false } })
    const renew = (productVersionId?: string) =>
      failure(renewSubscription(admin, { renewalOfId: old.id, productVersionId }))
    const wrong = { code: 'INVALID_INPUT', path: ['productVersionId'] }
    expect(await renew()).toMatchObject({
      ...wrong,
      message: expect.stringContaining('choose one that is enabled'),
    })
    expect(await renew(version.id)).toMatchObject({
      ...wrong,
      message: expect.stringContaining('same product'),
    })
  }),
)

test(
  'there is one open renewal of a subscription at a time, which the error names',
  inWorld(async (world) => {
    const { admin, project } = await scene(world)
    const old = await makeSubscription(world.db, { projectId: project.id })
    const first = await renewSubscription(admin, { renewalOfId: old.id })
    const again = () => renewSubscription(admin, { renewalOfId: old.id })
    expect(await failure(again())).toMatchObject({
      code: 'CONFLICT',
      path: ['renewalOfId'],
      message: expect.stringContaining(first.id),
    })
    await withdrawSubscription(admin, { id: first.id })
    expect((await again()).renewalOfId).toBe(old.id)
  }),
)

test(
  'an expired subscription is renewed, others that ended or never began are not',
  inWorld(async (world) => {
    const { admin, project } = await scene(world)
    const make = (status: 'EXPIRED' | 'TERMINATED' | 'REQUESTED', endsOn = '2026-06-01') =>
      makeSubscription(world.db, {
        projectId: project.id,
        status,
        startsOn: day('2024-01-01'),
        endsOn: day(endsOn),
      })
    const expired = await make('EXPIRED')
    const renewal = await renewSubscription(admin, { renewalOfId: expired.id })
    expect(renewal.startsOn).toEqual(day('2026-06-01'))
    for (const status of ['TERMINATED', 'REQUESTED'] as const) {
      const { id } = await make(status)
      expect(await failure(renewSubscription(admin, { renewalOfId: id }))).toEqual({
        code: 'CONFLICT',
        path: ['renewalOfId'],
        message: `The subscription is ${status}; only one that is ACTIVE or EXPIRED can be renewed.`,
      })
    }
    const { id } = await make('EXPIRED', '2025-01-01')
    expect(await failure(renewSubscription(admin, { renewalOfId: id }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['startsOn'],
    })
  }),
)

test(
  'a partner requests for its projects alone',
  inWorld(async (world) => {
    const { partnerUser, input, project } = await scene(world)
    const sibling = await makeProject(world.db, { customerId: project.customerId })
    const other = await makeProject(world.db, { customerId: (await makeCustomer(world.db)).id })
    for (const { id } of [sibling, other]) {
      expect(await failure(requestSubscription(partnerUser, { ...input, projectId: id }))).toMatchObject({
        code: 'NOT_FOUND',
        path: ['projectId'],
      })
    }
  }),
)
