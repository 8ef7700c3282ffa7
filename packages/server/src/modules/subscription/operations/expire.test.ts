import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import {
  makeCustomer,
  makeProductVersion,
  makeProject,
  makeSubscription,
} from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { newId } from '../../../ids.ts'
import { expireSubscriptionsJob } from '../jobs.ts'
import { expireSubscriptions } from './expire.ts'

const job = (world: World) => world.as(systemActor('expire-subscriptions'))

test(
  'what is over expires, once and with its event; nothing else changes',
  inWorld(async (world) => {
    const archived = await makeCustomer(world.db, { archivedAt: today })
    const project = await makeProject(world.db, { customerId: archived.id })
    const over = await makeSubscription(world.db, { projectId: project.id, endsOn: new Date('2026-06-15') })
    const longOver = await makeSubscription(world.db, { endsOn: new Date('2026-02-01') })
    const lastDay = await makeSubscription(world.db, { endsOn: new Date('2026-06-16') })
    const pending = await makeSubscription(world.db, { status: 'PENDING', endsOn: new Date('2026-06-01') })
    expect(await expireSubscriptions(job(world))).toBe(2)
    expect(await expireSubscriptions(job(world))).toBe(0)
    const rows = await world.db.subscription.findMany({ orderBy: { id: 'asc' } })
    expect(rows.map(({ id, status, endedAt, version }) => [id, status, endedAt, version])).toEqual([
      [over.id, 'EXPIRED', today, 2],
      [longOver.id, 'EXPIRED', today, 2],
      [lastDay.id, 'ACTIVE', null, 1],
      [pending.id, 'PENDING', null, 1],
    ])
    expect(await eventsOf(world, over.id)).toMatchObject([
      {
        type: 'subscription.expired',
        actorKind: 'system',
        actorName: 'expire-subscriptions',
        customerId: archived.id,
        changes: { status: { from: 'ACTIVE', to: 'EXPIRED' } },
      },
    ])
    expect(await world.db.auditEvent.count()).toBe(2)
  }),
)

test(
  'more than one batch is carried out in one run',
  inWorld(async (world) => {
    const version = await makeProductVersion(world.db)
    const { levelId, projectId } = await makeSubscription(world.db, { status: 'REJECTED' })
    const { customerId } = await world.db.project.findUniqueOrThrow({ where: { id: projectId } })
    const projects = Array.from({ length: 401 }, (_, i) => ({
      id: newId('Project'),
      customerId,
      name: `P ${i}`,
      description: 'One of many',
    }))
    await world.db.project.createMany({ data: projects })
    await world.db.subscription.createMany({
      data: projects.map((project) => ({
        id: newId('Subscription'),
        projectId: project.id,
        productId: version.productId,
        productVersionId: version.id,
        levelId,
        status: 'ACTIVE' as const,
        startsOn: new Date('2026-01-01'),
        months: 1,
        endsOn: new Date('2026-02-01'),
      })),
    })
    await expireSubscriptionsJob.run(job(world), {}, { id: 'job', attempt: 1, signal: AbortSignal.abort() })
    expect(await world.db.subscription.count({ where: { status: 'ACTIVE' } })).toBe(0)
    expect(await world.db.auditEvent.count({ where: { type: 'subscription.expired' } })).toBe(401)
  }),
)

test(
  'only who manages subscriptions expires them',
  inWorld(async (world) => {
    const other = world.as(systemActor('archive-test-customer'))
    expect(await failure(expireSubscriptions(other))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(expireSubscriptions(world.as(staff('SUPPORT'))))).toMatchObject({
      code: 'FORBIDDEN',
    })
  }),
)
