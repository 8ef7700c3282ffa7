import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import {
  makeCustomer,
  makeLicense,
  makeProduct,
  makeProject,
  makeStaff,
  makeSubscription,
} from '../../../../test/factories.ts'
import { failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { createContext } from '../../../context.ts'
import { openContent } from '../../email/content.ts'
import { updatePortalSettings } from '../../portal/settings-operations.ts'
import { dayOf } from '../../subscription/term.ts'
import { sendExpiryDigest } from './digest.ts'

const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000)

/** The job as it runs so many days after `today`, a Monday. */
const send = (world: World, afterDays = 0) =>
  sendExpiryDigest(
    createContext(
      { ...world.env, now: () => inDays(afterDays) },
      { actor: systemActor('send-expiry-digest') },
    ),
  )

const settle = (world: World, settings: object) => updatePortalSettings(world.as(staff()), settings)

async function digests(world: World) {
  const mails = await world.db.email.findMany({ where: { type: 'EXPIRY_DIGEST' }, orderBy: { id: 'asc' } })
  return mails.map((mail) => ({ ...mail, ...openContent(world.env, mail.id, mail.content!) }))
}

/** A license of Acme that ends in a week, and a subscription that ends in three. */
async function endings(world: World) {
  const customer = await makeCustomer(world.db, { name: 'Acme', number: 'C-1' })
  const product = await makeProduct(world.db, { name: 'Engine' })
  const license = await makeLicense(world.db, {
    customerId: customer.id,
    productId: product.id,
    name: 'Plants',
    expiresAt: inDays(7),
  })
  const project = await makeProject(world.db, { customerId: customer.id, name: 'Mars' })
  const subscription = await makeSubscription(world.db, { projectId: project.id, endsOn: dayOf(inDays(21)) })
  return { customer, product, license, subscription }
}

test(
  'what ends soon is told to sales and admins, by customer',
  inWorld(async (world) => {
    const [admin, sales] = [await makeStaff(world.db), await makeStaff(world.db, { role: 'SALES' })]
    await makeStaff(world.db, { role: 'SUPPORT' })
    await makeStaff(world.db, { disabledAt: today })
    const { customer, product } = await endings(world)
    // Not: too late, revoked, over.
    const rest = { customerId: customer.id, productId: product.id }
    await makeLicense(world.db, { ...rest, expiresAt: inDays(31) })
    await makeLicense(world.db, { ...rest, expiresAt: inDays(3), revokedAt: today })
    await makeLicense(world.db, { ...rest, expiresAt: inDays(-1) })
    await settle(world, { expiryDigest: 'DAILY' })
    await send(world)
    const mails = await digests(world)
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([admin.email, sales.email].sort())
    expect(mails[0]).toMatchObject({ subject: '1 license and 1 subscription end soon', customerId: null })
    expect(mails[0]!.text).toContain('Licenses: 1\n\nAcme (C-1)\n- 2026-06-22: Engine, Plants\n')
    expect(mails[0]!.text).toMatch(/Subscriptions: 1\n\nAcme \(C-1\)\n- 2026-07-06: .*, Mars\n/)
    expect(await world.db.auditEvent.findMany({ where: { type: 'expiry_digest.sent' } })).toMatchObject([
      { customerId: null, changes: { licenses: { to: 1 }, subscriptions: { to: 1 }, recipients: { to: 2 } } },
    ])
  }),
)

test.each([
  ['OFF', 0],
  ['WEEKLY', 2],
  ['DAILY', 8],
] as const)('%s: in eight days and more often a day, %d mails', (expiryDigest, count) =>
  inWorld(async (world) => {
    await makeStaff(world.db)
    const { license } = await endings(world)
    await world.db.license.update({ where: { id: license.id }, data: { expiresAt: inDays(25) } })
    await settle(world, { expiryDigest })
    for (let hours = 0; hours < 8 * 24; hours += 6) await send(world, hours / 24 - 0.5)
    expect(await digests(world)).toHaveLength(count)
  })(),
)

test(
  'where nothing ends, there is no mail',
  inWorld(async (world) => {
    await makeStaff(world.db)
    await settle(world, { expiryDigest: 'DAILY' })
    await send(world)
    await endings(world)
    await settle(world, { expiryDigestDays: 6 })
    await send(world, 1 / 24)
    await world.db.subscription.updateMany({ data: { status: 'TERMINATED' } })
    await world.db.license.updateMany({ data: { revokedAt: today } })
    await send(world, 1)
    expect(await digests(world)).toEqual([])
  }),
)

test(
  'named staff are told instead, as long as they are active',
  inWorld(async (world) => {
    await makeStaff(world.db)
    const [support, gone] = [await makeStaff(world.db, { role: 'SUPPORT' }), await makeStaff(world.db)]
    await settle(world, {
      expiryDigest: 'DAILY',
      expiryDigestRecipients: [support.email.toUpperCase(), gone.email],
    })
    await world.db.staff.update({ where: { id: gone.id }, data: { disabledAt: today } })
    await endings(world)
    await send(world)
    expect((await digests(world)).map(({ recipient }) => recipient)).toEqual([support.email])
  }),
)

test(
  'where none of the named is left under that address, sales and admins are told, so that nothing ends unheard',
  inWorld(async (world) => {
    const [admin, gone] = [await makeStaff(world.db), await makeStaff(world.db, { role: 'SUPPORT' })]
    await settle(world, { expiryDigest: 'DAILY', expiryDigestRecipients: [gone.email] })
    await world.db.staff.update({ where: { id: gone.id }, data: { email: 'new.name@vendor.example' } })
    await endings(world)
    await send(world)
    expect((await digests(world)).map(({ recipient }) => recipient)).toEqual([admin.email])
  }),
)

test(
  'however much ends, and whatever it is called, the mail has an end, and says what it leaves out',
  inWorld(async (world) => {
    await makeStaff(world.db)
    const { customer, product, license } = await endings(world)
    const evil = 'x'.repeat(100).concat('\r\nBcc: eve@evil.example\n<img src=x onerror=alert(1)>')
    await world.db.customer.update({ where: { id: customer.id }, data: { name: `<b>${evil}` } })
    const { id: _id, keyHash: _hash, ...rest } = license
    await world.db.license.createMany({
      data: Array.from({ length: 300 }, (_, i) => ({
        ...rest,
        id: `lic_${String(i).padStart(26, '0')}`,
        keyHash: `hash-${i}`,
        name: `<i>\n${i} ${evil}`,
        customerId: customer.id,
        productId: product.id,
      })),
    })
    await settle(world, { expiryDigest: 'DAILY' })
    await send(world)
    const [{ subject, text, html }] = (await digests(world)) as [Awaited<ReturnType<typeof digests>>[0]]
    expect(subject).toBe('301 licenses and 1 subscription end soon')
    const listed = text.match(/^- /gm)!.length
    expect(listed).toBeGreaterThan(50)
    expect(text).toContain(`${302 - listed} more are in the portal.`)
    expect(text.length).toBeLessThan(25_000)
    expect(`${text}${html}`).not.toMatch(/^Bcc/im)
    expect(html).not.toMatch(/<b>|<i>|<img/)
  }),
)

test(
  'nobody but the server itself sends it',
  inWorld(async (world) => {
    expect(await failure(sendExpiryDigest(world.as(staff())))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
