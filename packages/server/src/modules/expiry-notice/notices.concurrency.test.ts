import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import {
  makeCustomer,
  makeLicense,
  makeMembership,
  makePortalUser,
  makeStaff,
} from '../../../test/factories.ts'
import { today, worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { systemActor } from '../../auth/system.ts'
import { announceExpiringLicenses } from '../license/operations/announce-expiring.ts'
import { updatePortalSettings } from '../portal/settings-operations.ts'
import { sendExpiryDigest } from './operations/digest.ts'
import { mailExpiryNotice } from './operations/mail.ts'

const times = [1, 2, 3, 4]

test('several processes at it tell a customer and the vendor once', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  const { id: customerId } = await makeCustomer(world.db)
  const admin = await makePortalUser(world.db)
  await makeMembership(world.db, { portalUserId: admin.id, customerId, role: 'ADMIN' })
  await makeStaff(world.db)
  await makeLicense(world.db, { customerId, expiresAt: new Date(today.getTime() + 7 * 86_400_000) })
  await updatePortalSettings(world.as(staff()), { expiryDigest: 'WEEKLY' })
  const announcer = world.as(systemActor('announce-expiring-licenses'))
  await Promise.all(times.map(() => announceExpiringLicenses(announcer)))
  const [notice, ...others] = await world.db.expiryNotice.findMany()
  expect(others).toEqual([])
  const mailer = world.as(systemActor('mail-expiry-notice'))
  await Promise.all(times.map(() => mailExpiryNotice(mailer, { noticeId: notice!.id })))
  const digester = world.as(systemActor('send-expiry-digest'))
  await Promise.all(times.map(() => sendExpiryDigest(digester)))
  const mails = await world.db.email.findMany({ orderBy: { type: 'asc' }, select: { type: true } })
  expect(mails.map(({ type }) => type).sort()).toEqual(['EXPIRY_DIGEST', 'LICENSE_EXPIRING'])
})
