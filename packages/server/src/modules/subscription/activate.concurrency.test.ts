import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeProductVersion, makeProject, makeSubscription } from '../../../test/factories.ts'
import { today, type World, worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { systemActor } from '../../auth/system.ts'
import { AppError } from '../../errors.ts'
import { acceptSubscription } from './operations/accept.ts'
import { activateSubscription } from './operations/activate.ts'
import { createSubscription } from './operations/create.ts'
import { expireSubscriptions } from './operations/expire.ts'
import { rejectSubscription } from './operations/reject.ts'
import { renewSubscription } from './operations/renew.ts'
import { terminateSubscription } from './operations/terminate.ts'
import { withdrawSubscription } from './operations/withdraw.ts'

const rounds = 10
const sales = (world: World) => world.as(staff('SALES'))

type Outcome = { won: number; lost: unknown[]; messages: string[] }

/** Runs all at once; of those that fail, the code that a client sees. Anything else shows as it is. */
async function race(...attempts: Promise<unknown>[]): Promise<Outcome> {
  const outcomes = await Promise.allSettled(attempts)
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  return {
    won: outcomes.length - reasons.length,
    lost: reasons.map((reason) => (reason instanceof AppError ? reason.code : reason)),
    messages: reasons.map((reason) => String(reason.message)),
  }
}

const eventTypes = async (world: World, entityId: string) =>
  (await world.db.auditEvent.findMany({ where: { entityId }, orderBy: { id: 'asc' } })).map(
    ({ type }) => type,
  )

test('of decisions on one request at the same moment, exactly one is taken', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  const deciders = [
    [acceptSubscription, acceptSubscription],
    [acceptSubscription, rejectSubscription],
    [acceptSubscription, withdrawSubscription],
  ] as const
  for (const [one, other] of deciders) {
    for (let round = 0; round < rounds; round++) {
      const { id } = await makeSubscription(world.db, { status: 'REQUESTED' })
      const input = { id, reason: 'No.' }
      expect(await race(one(sales(world), input), other(sales(world), input))).toMatchObject({
        won: 1,
        lost: ['CONFLICT'],
      })
      expect(await eventTypes(world, id)).toHaveLength(1)
    }
  }
})

test('a subscription that is activated twice at the same moment is so once', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  for (let round = 0; round < rounds; round++) {
    const { id } = await makeSubscription(world.db, { status: 'PENDING' })
    const activate = () => activateSubscription(sales(world), { id })
    expect(await race(activate(), activate(), activate())).toMatchObject({
      won: 1,
      lost: ['CONFLICT', 'CONFLICT'],
    })
    expect(await eventTypes(world, id)).toEqual(['subscription.activated'])
  }
})

test('of two that become active in a project at the same moment, one does, and the error names it', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  const version = await makeProductVersion(world.db)
  for (let round = 0; round < rounds; round++) {
    const project = await makeProject(world.db)
    const pending = () =>
      makeSubscription(world.db, { projectId: project.id, productVersionId: version.id, status: 'PENDING' })
    const [first, second] = [await pending(), await pending()]
    const { projectId, productVersionId, levelId, startsOn, months } = first
    const input = { projectId, productVersionId, levelId, startsOn, months, status: 'ACTIVE' }
    const outcome = await race(
      activateSubscription(sales(world), { id: first.id }),
      activateSubscription(sales(world), { id: second.id }),
      createSubscription(sales(world), input),
    )
    expect(outcome).toMatchObject({ won: 1, lost: ['CONFLICT', 'CONFLICT'] })
    const active = await world.db.subscription.findMany({ where: { projectId, status: 'ACTIVE' } })
    expect(active).toHaveLength(1)
    for (const message of outcome.messages) expect(message).toContain(active[0]!.id)
  }
})

test('of two renewals that are requested at the same moment, one is open, and the error names it', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  for (let round = 0; round < rounds; round++) {
    const { id: renewalOfId } = await makeSubscription(world.db)
    const renew = () => renewSubscription(sales(world), { renewalOfId })
    const outcome = await race(renew(), renew())
    expect(outcome).toMatchObject({ won: 1, lost: ['CONFLICT'] })
    const renewals = await world.db.subscription.findMany({ where: { renewalOfId } })
    expect(renewals).toHaveLength(1)
    expect(outcome.messages[0]).toContain(renewals[0]!.id)
  }
})

test('a subscription ends once, whoever ends it at the same moment', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  const job = world.as(systemActor('expire-subscriptions'))
  const version = await makeProductVersion(world.db)
  for (let round = 0; round < rounds; round++) {
    const project = await makeProject(world.db)
    const inProject = { projectId: project.id, productVersionId: version.id }
    const old = await makeSubscription(world.db, { ...inProject, endsOn: today })
    const renewal = await makeSubscription(world.db, { ...inProject, status: 'PENDING', renewalOfId: old.id })
    const { lost } = await race(
      activateSubscription(sales(world), { id: renewal.id }),
      expireSubscriptions(job),
      expireSubscriptions(job),
      terminateSubscription(sales(world), { id: old.id }),
    )
    // Who terminates may come too late; nobody else has a reason to fail.
    expect(['', 'CONFLICT']).toContain(lost.join())
    expect(await eventTypes(world, old.id)).toHaveLength(1)
    expect(await eventTypes(world, renewal.id)).toEqual(['subscription.activated'])
    const statuses = await world.db.subscription.findMany({
      where: inProject,
      orderBy: { id: 'asc' },
      select: { status: true },
    })
    expect(['EXPIRED', 'TERMINATED']).toContain(statuses[0]?.status)
    expect(statuses[1]?.status).toBe('ACTIVE')
  }
})
