import { expect, test } from 'vitest'
import {
  makeCustomer,
  makeLicense,
  makeMembership,
  makePortalUser,
  makeProject,
  makeSubscription,
} from '../../../../test/factories.ts'
import { failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { newId } from '../../../ids.ts'
import { announceExpiringLicenses } from '../../license/operations/announce-expiring.ts'
import { announceExpiringSubscriptions } from '../../subscription/operations/announce-expiring.ts'
import { dayOf } from '../../subscription/term.ts'
import { mailExpiryNotice } from './mail.ts'

const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000)

/** A customer with an admin, and what tells it of all that was announced, more often than needed. */
async function company(world: World, portal?: object) {
  const { id: customerId } = await makeCustomer(world.db, { contactEmail: 'contact@acme.example' })
  const email = 'ada@acme.example'
  const admin =
    (await world.db.portalUser.findUnique({ where: { email } })) ??
    (await makePortalUser(world.db, { email }))
  await makeMembership(world.db, { portalUserId: admin.id, customerId, role: 'ADMIN' })
  if (portal)
    await world.db.customerPortal.create({ data: { id: newId('CustomerPortal'), customerId, ...portal } })
  const tell = async () => {
    for (const { id } of await world.db.expiryNotice.findMany()) {
      const ctx = world.as(systemActor('mail-expiry-notice'))
      await mailExpiryNotice(ctx, { noticeId: id })
      // A job can run twice.
      await mailExpiryNotice(ctx, { noticeId: id })
    }
  }
  const mails = () =>
    world.db.email.findMany({
      where: { customerId },
      orderBy: { recipient: 'asc' },
      select: { type: true, recipient: true, subject: true },
    })
  return { customerId, tell, mails }
}

/** A license that ends in 30 days, announced. */
async function endingLicense(world: World, portal?: object) {
  const { customerId, ...rest } = await company(world, portal)
  const license = await makeLicense(world.db, { customerId, name: 'Plants', expiresAt: inDays(30) })
  await announceExpiringLicenses(world.as(systemActor('announce-expiring-licenses')))
  return { customerId, licenseId: license.id, ...rest }
}

/** A subscription that ends in 30 days, announced. */
async function endingSubscription(world: World, portal?: object) {
  const { customerId, ...rest } = await company(world, portal)
  const project = await makeProject(world.db, { customerId })
  const subscription = await makeSubscription(world.db, { projectId: project.id, endsOn: dayOf(inDays(30)) })
  await announceExpiringSubscriptions(world.as(systemActor('announce-expiring-subscriptions')))
  return { customerId, subscription, ...rest }
}

test(
  'the coming end of a license is told to the admins of its customer, once',
  inWorld(async (world) => {
    const { tell, mails, licenseId } = await endingLicense(world)
    await tell()
    expect(await mails()).toMatchObject([{ type: 'LICENSE_EXPIRING', recipient: 'ada@acme.example' }])
    const [notice] = await world.db.expiryNotice.findMany({ include: { emails: true } })
    expect(notice).toMatchObject({ licenseId, days: 30, announcedAt: today, mailedAt: today })
    expect(notice!.emails).toMatchObject([{ recipient: 'ada@acme.example' }])
  }),
)

test(
  'so is that of a subscription',
  inWorld(async (world) => {
    const { tell, mails, subscription } = await endingSubscription(world)
    await tell()
    const product = await world.db.product.findUniqueOrThrow({ where: { id: subscription.productId } })
    expect(await mails()).toEqual([
      {
        type: 'SUBSCRIPTION_EXPIRING',
        recipient: 'ada@acme.example',
        subject: `Your subscription to ${product.name} ends on 15 July 2026`,
      },
    ])
  }),
)

test.each([
  ['was renewed', { expiresAt: inDays(400) }],
  ['was revoked', { revokedAt: today }],
])('of a license that %s meanwhile, nothing is told', (_what, data) =>
  inWorld(async (world) => {
    const { licenseId, tell, mails } = await endingLicense(world)
    await world.db.license.update({ where: { id: licenseId }, data })
    await tell()
    expect(await mails()).toEqual([])
  })(),
)

test.each([
  ['was prolonged', { endsOn: dayOf(inDays(400)) }],
  ['was terminated', { status: 'TERMINATED' as const }],
])('of a subscription that %s meanwhile, nothing is told', (_what, data) =>
  inWorld(async (world) => {
    const { subscription, tell, mails } = await endingSubscription(world)
    await world.db.subscription.update({ where: { id: subscription.id }, data })
    await tell()
    expect(await mails()).toEqual([])
  })(),
)

test.each([
  ['REQUESTED', 0],
  ['PENDING', 0],
  ['REJECTED', 1],
] as const)('of a subscription whose renewal is %s, %d mails tell', (status, count) =>
  inWorld(async (world) => {
    const { subscription, tell, mails } = await endingSubscription(world)
    const { projectId, productVersionId, id: renewalOfId } = subscription
    await makeSubscription(world.db, { projectId, productVersionId, renewalOfId, status })
    await tell()
    expect(await mails()).toHaveLength(count)
  })(),
)

test.each([
  ['is off', { enabled: false }, 0, 0],
  ['shows no licenses', { featuresOff: ['LICENSES'] }, 0, 1],
])(
  'to a customer whose portal %s nothing is told of what its people cannot see',
  (_what, portal, licenses, subscriptions) =>
    inWorld(async (world) => {
      const ofLicense = await endingLicense(world, portal)
      const ofSubscription = await endingSubscription(world, portal)
      await ofLicense.tell()
      await ofSubscription.tell()
      expect([await ofLicense.mails(), await ofSubscription.mails()].map(({ length }) => length)).toEqual([
        licenses,
        subscriptions,
      ])
    })(),
)

test(
  'what has ended before the mail was written is not told as coming',
  inWorld(async (world) => {
    const { tell, mails } = await endingLicense(world)
    await world.db.expiryNotice.updateMany({ data: { endsAt: today } })
    await world.db.license.updateMany({ data: { expiresAt: today } })
    await tell()
    expect(await mails()).toEqual([])
  }),
)

test.each([
  ['nothing else', {}, ['ada@acme.example']],
  [
    'other addresses too, one of them an admin',
    { expiryRecipients: ['buy@acme.example', 'ada@acme.example'] },
    ['ada@acme.example', 'buy@acme.example'],
  ],
  [
    'other addresses alone',
    { expiryMailsToAdmins: false, expiryRecipients: ['buy@acme.example'] },
    ['buy@acme.example'],
  ],
  ['nobody', { expiryMails: false, expiryRecipients: ['buy@acme.example'] }, []],
])('a customer that settled %s is told accordingly', (_what, portal, expected) =>
  inWorld(async (world) => {
    const [ofLicense, ofSubscription] = [await endingLicense(world, portal), await endingSubscription(world)]
    const { customerId } = ofSubscription
    await world.db.customerPortal.create({ data: { id: newId('CustomerPortal'), customerId, ...portal } })
    await ofLicense.tell()
    for (const { mails } of [ofLicense, ofSubscription])
      expect((await mails()).map(({ recipient }) => recipient)).toEqual(expected)
  })(),
)

test(
  'nobody but the server itself writes those mails',
  inWorld(async (world) => {
    const { tell } = await endingLicense(world)
    const [notice] = await world.db.expiryNotice.findMany()
    const other = world.as(systemActor('announce-expiring-licenses'))
    expect(await failure(mailExpiryNotice(other, { noticeId: notice!.id }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    await tell()
  }),
)
