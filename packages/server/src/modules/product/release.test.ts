import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import {
  makeCustomer,
  makeMembership,
  makePortalUser,
  makeProductVersion,
  makeProject,
  makeSubscription,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World, worldOn } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { nowhere } from '../../../test/queue.ts'
import { systemActor } from '../../auth/system.ts'
import { newId } from '../../ids.ts'
import { openContent } from '../email/content.ts'
import { announceProductVersion, mailReleaseNotice } from './release-operations.ts'

/** A customer with an admin and an active subscription to an older version, unless told otherwise. */
async function subscriber(
  world: World,
  productId: string,
  { portal, status = 'ACTIVE' }: { portal?: object; status?: 'ACTIVE' | 'EXPIRED' } = {},
) {
  const customer = await makeCustomer(world.db)
  const admin = await makePortalUser(world.db)
  await makeMembership(world.db, { portalUserId: admin.id, customerId: customer.id, role: 'ADMIN' })
  await makeMembership(world.db, { customerId: customer.id, role: 'MEMBER' })
  const old = await makeProductVersion(world.db, { productId })
  const project = await makeProject(world.db, { customerId: customer.id })
  await makeSubscription(world.db, { projectId: project.id, productVersionId: old.id, status })
  if (portal)
    await world.db.customerPortal.create({
      data: { id: newId('CustomerPortal'), customerId: customer.id, ...portal },
    })
  return { id: customer.id, email: admin.email }
}

async function deliver(world: World) {
  const ctx = world.as(systemActor('mail-release-notice'))
  for (const { id } of await world.db.releaseNotice.findMany()) {
    await mailReleaseNotice(ctx, { noticeId: id })
    // A job can run twice.
    await mailReleaseNotice(ctx, { noticeId: id })
  }
  return world.db.email.findMany({ where: { type: 'NEW_RELEASE' }, orderBy: { id: 'asc' } })
}

test(
  'a version is told to the admins of those who have subscribed, once however often it is announced',
  inWorld(async (world) => {
    const version = await makeProductVersion(world.db, { enabled: true })
    const { productId, id: productVersionId } = version
    const [first, second] = [await subscriber(world, productId), await subscriber(world, productId)]
    await subscriber(world, productId, { status: 'EXPIRED' })
    await subscriber(world, (await makeProductVersion(world.db)).productId)
    await subscriber(world, productId, { portal: { releaseMails: false } })
    await subscriber(world, productId, { portal: { enabled: false } })
    const archived = await subscriber(world, productId)
    await world.db.customer.update({ where: { id: archived.id }, data: { archivedAt: today } })

    const announce = (input: object = {}) =>
      announceProductVersion(world.as(staff()), { productVersionId, ...input })
    expect(await announce({ customerIds: [first.id] })).toEqual({ id: productVersionId, customerCount: 1 })
    expect(await announce()).toMatchObject({ customerCount: 1 })
    expect(await announce()).toMatchObject({ customerCount: 0 })
    const mails = await deliver(world)
    expect(mails.map(({ recipient, customerId }) => [recipient, customerId]).sort()).toEqual(
      [
        [first.email, first.id],
        [second.email, second.id],
      ].sort(),
    )
    const jobs = await world.db.$queryRaw<unknown[]>`
      select id from pgboss.job where name = 'mail-release-notice'`
    expect(jobs).toHaveLength(2)
    expect(await eventsOf(world, productVersionId)).toMatchObject([
      { type: 'product_version.announced', customerId: null, changes: { customers: { to: 1 } } },
      { changes: { customers: { to: 1 } } },
    ])
  }),
)

test.each([
  [
    'no longer wants it',
    (world: World) => world.db.customerPortal.updateMany({ data: { releaseMails: false } }),
  ],
  [
    'no longer has the product',
    (world: World) => world.db.subscription.updateMany({ data: { status: 'TERMINATED' } }),
  ],
  ['would find it gone', (world: World) => world.db.productVersion.updateMany({ data: { enabled: false } })],
])('a customer that %s by then is not told', (_what, change) =>
  inWorld(async (world) => {
    const { productId, id: productVersionId } = await makeProductVersion(world.db, { enabled: true })
    await subscriber(world, productId, { portal: {} })
    await announceProductVersion(world.as(staff()), { productVersionId })
    await change(world)
    expect(await deliver(world)).toEqual([])
  })(),
)

test(
  'what is new stands in the mail as it was written, and nothing in it is markup there',
  inWorld(async (world) => {
    const { productId, id: productVersionId } = await makeProductVersion(world.db, { enabled: true })
    await subscriber(world, productId)
    const notes = '# News\n\n- **fast**\n- {{ login_url }} {% include "x" %}\n<script>alert(1)</script>'
    const updateUrl = 'https://vendor.example/8.8?a=1&b=2'
    await announceProductVersion(world.as(staff()), { productVersionId, notes, updateUrl })
    const [mail] = await deliver(world)
    const { text, html } = openContent(world.env, mail!.id, mail!.content!)
    expect(text).toContain(notes)
    expect(text).toContain(updateUrl)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script')
    expect(html).toContain('{{ login_url }}')
  }),
)

test.each([
  [{ notes: 'x'.repeat(8_001) }, ['notes']],
  [{ notes: 'a\0b' }, ['notes']],
  [{ updateUrl: 'javascript:alert(1)' }, ['updateUrl']],
  [{ updateUrl: 'http://vendor.example' }, ['updateUrl']],
  [{ updateUrl: 'https://user:pass@vendor.example' }, ['updateUrl']],
  [{ updateUrl: 'https://vendor.example/"onclick="x' }, ['updateUrl']],
  [{ customerIds: [] }, ['customerIds']],
  [{ customerIds: Array.from({ length: 101 }, () => 'cus_1') }, ['customerIds']],
])('%j is refused', (input, path) =>
  inWorld(async (world) => {
    const { id: productVersionId } = await makeProductVersion(world.db, { enabled: true })
    const announcing = announceProductVersion(world.as(staff()), { productVersionId, ...input })
    expect(await failure(announcing)).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test(
  'what is not enabled or not there is not announced, and not by everybody',
  inWorld(async (world) => {
    const { id: productVersionId } = await makeProductVersion(world.db, { enabled: false })
    const announce = (input: object = {}, actor: Parameters<World['as']>[0] = staff()) =>
      failure(announceProductVersion(world.as(actor), { productVersionId, ...input }))
    expect(await announce()).toMatchObject({ code: 'CONFLICT', path: ['productVersionId'] })
    await world.db.productVersion.updateMany({ data: { enabled: true } })
    expect(await announce({ productVersionId: unknownId('ProductVersion') })).toMatchObject({
      code: 'NOT_FOUND',
    })
    const { id } = await makeCustomer(world.db)
    expect(await announce({ customerIds: [id, unknownId('Customer')] })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['customerIds', '1'],
    })
    for (const actor of [
      staff('SALES'),
      apiToken(['product:write'], [id]),
      portalUser('usr_1', { adminOf: [id] }),
    ])
      expect(await announce({}, actor)).toMatchObject({ code: 'FORBIDDEN' })
    const mailing = mailReleaseNotice(world.as(staff()), { noticeId: 'rln_x' })
    expect(await failure(mailing)).toMatchObject({ code: 'FORBIDDEN' })
  }),
)

test(
  'the answer says how many are told',
  inWorld(async (world) => {
    const { productId, id } = await makeProductVersion(world.db, { enabled: true })
    await subscriber(world, productId)
    const document = `mutation ($id: ID!) { productVersionAnnounce(input: { productVersionId: $id }) {
      productVersion { id } customerCount errors { code } } }`
    const { data } = await query(world.as(staff()), document, { id })
    expect(data.productVersionAnnounce).toEqual({ productVersion: { id }, customerCount: 1, errors: [] })
  }),
)

test('announced several times at once, each customer is told once', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  const { productId, id: productVersionId } = await makeProductVersion(world.db, { enabled: true })
  for (let i = 0; i < 20; i++) await subscriber(world, productId)
  const told = await Promise.all(
    [1, 2, 3].map(() => announceProductVersion(world.as(staff()), { productVersionId })),
  )
  expect(told.reduce((sum, { customerCount }) => sum + customerCount, 0)).toBe(20)
  expect(await world.db.releaseNotice.count()).toBe(20)
})
