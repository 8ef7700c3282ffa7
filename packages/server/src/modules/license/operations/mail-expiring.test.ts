import { expect, test } from 'vitest'
import { makeCustomer, makeLicense, makeMembership, makePortalUser } from '../../../../test/factories.ts'
import { inWorld, today, type World } from '../../../../test/harness.ts'
import { systemActor } from '../../../auth/system.ts'
import { announceExpiringLicenses } from './announce-expiring.ts'
import { mailExpiringLicense } from './mail-expiring.ts'

const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000)

/** A license that ends in 30 days, announced, and what its job is given. */
async function announced(world: World) {
  const { id: customerId } = await makeCustomer(world.db)
  const admin = await makePortalUser(world.db)
  await makeMembership(world.db, { portalUserId: admin.id, customerId, role: 'ADMIN' })
  const { id: licenseId } = await makeLicense(world.db, { customerId, name: 'Plants', expiresAt: inDays(30) })
  await announceExpiringLicenses(world.as(systemActor('announce-expiring-licenses')))
  const tell = () =>
    mailExpiringLicense(world.as(systemActor('mail-expiring-license')), {
      licenseId,
      expiresAt: inDays(30),
      days: 30,
    })
  const mails = () => world.db.email.findMany({ where: { customerId } })
  return { admin, licenseId, tell, mails }
}

test(
  'the coming end of a license is told to the admins of its customer',
  inWorld(async (world) => {
    const { admin, tell, mails } = await announced(world)
    await tell()
    // A job can run twice.
    await tell()
    expect(await mails()).toMatchObject([{ type: 'LICENSE_EXPIRING', recipient: admin.email }])
  }),
)

test.each([
  ['was renewed', { expiresAt: inDays(400) }],
  ['was revoked', { revokedAt: today }],
])('of a license that %s meanwhile, nothing is told', (_what, data) =>
  inWorld(async (world) => {
    const { licenseId, tell, mails } = await announced(world)
    await world.db.license.update({ where: { id: licenseId }, data })
    await tell()
    expect(await mails()).toEqual([])
  })(),
)
