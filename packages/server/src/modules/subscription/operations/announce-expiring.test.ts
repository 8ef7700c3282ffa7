import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import { makeProject, makeSubscription } from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { createContext } from '../../../context.ts'
import { newId } from '../../../ids.ts'
import { updatePortalSettings } from '../../portal/settings-operations.ts'
import { dayOf } from '../term.ts'
import { announceExpiringSubscriptions } from './announce-expiring.ts'

const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000)

/** The job as it runs so many days from now. */
function job(world: World, afterDays = 0) {
  const env = { ...world.env, now: () => inDays(afterDays) }
  return createContext(env, { actor: systemActor('announce-expiring-subscriptions') })
}

async function ending(world: World, endsAfterDays: number) {
  const project = await makeProject(world.db)
  const subscription = await makeSubscription(world.db, {
    projectId: project.id,
    endsOn: dayOf(inDays(endsAfterDays)),
  })
  return { id: subscription.id, customerId: project.customerId }
}

const announcedDays = async (world: World, id: string) =>
  (await eventsOf(world, id)).map(({ changes }) => (changes as { days: { to: number } }).days.to)

test(
  'the end of a subscription is announced on each of its days once',
  inWorld(async (world) => {
    const { id, customerId } = await ending(world, 100)
    // Around each of its days, and between them.
    for (const days of [0, 9, 10, 11, 25, 39, 40, 41, 69, 70, 71, 85, 86, 87, 92, 93, 94, 98, 99, 100, 130]) {
      await announceExpiringSubscriptions(job(world, days))
      expect(await announceExpiringSubscriptions(job(world, days))).toBe(0)
    }
    expect(await announcedDays(world, id)).toEqual([90, 60, 30, 14, 7, 1])
    const [first] = await eventsOf(world, id)
    expect(first).toMatchObject({
      type: 'subscription.expiring',
      customerId,
      actorName: 'announce-expiring-subscriptions',
      changes: { endsOn: { to: dayOf(inDays(100)).toISOString() } },
    })
  }),
)

test(
  'what is not in force, or has ended, is not announced; with another end it starts over',
  inWorld(async (world) => {
    const { id } = await ending(world, 7)
    const others = [await ending(world, 7), await ending(world, 0), await ending(world, -3)]
    await world.db.subscription.update({ where: { id: others[0]!.id }, data: { status: 'PENDING' } })
    await announceExpiringSubscriptions(job(world))
    await world.db.subscription.update({ where: { id }, data: { endsOn: dayOf(inDays(30)) } })
    await announceExpiringSubscriptions(job(world))
    expect(await announcedDays(world, id)).toEqual([7, 30])
    for (const other of others) expect(await announcedDays(world, other.id)).toEqual([])
  }),
)

test(
  'a customer has its own days, and the others those that are settled for all',
  inWorld(async (world) => {
    const [own, usual, away] = [await ending(world, 200), await ending(world, 200), await ending(world, 200)]
    const portal = (customerId: string, data: object) =>
      world.db.customerPortal.create({ data: { id: newId('CustomerPortal'), customerId, ...data } })
    await portal(own.customerId, { expiryDays: [180, 3] })
    await portal(away.customerId, { expiryMails: false })
    await updatePortalSettings(world.as(staff()), { expiryDays: [45, 10, 45] })
    for (const days of [0, 19, 20, 21, 100, 110, 154, 155, 156, 189, 190, 196, 197, 198, 200])
      await announceExpiringSubscriptions(job(world, days))
    expect(await announcedDays(world, own.id)).toEqual([180, 3])
    expect(await announcedDays(world, usual.id)).toEqual([45, 10])
    // Without mails it is announced all the same: the vendor counts on it.
    expect(await announcedDays(world, away.id)).toEqual([45, 10])
  }),
)

test(
  'each announcement has one job for its mails, in its transaction',
  inWorld(async (world) => {
    for (let i = 0; i < 3; i++) await ending(world, 7)
    await announceExpiringSubscriptions(job(world))
    const jobs = await world.db.$queryRaw<{ data: { noticeId: string } }[]>`
      select data from pgboss.job where name = 'mail-expiry-notice'`
    const notices = await world.db.expiryNotice.findMany({ select: { id: true } })
    expect(jobs.map(({ data }) => data.noticeId).sort()).toEqual(notices.map(({ id }) => id).sort())
    expect(jobs).toHaveLength(3)
  }),
)

test(
  'nobody but the job and those who manage subscriptions announces',
  inWorld(async (world) => {
    const support = world.as(staff('SUPPORT'))
    expect(await failure(announceExpiringSubscriptions(support))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
