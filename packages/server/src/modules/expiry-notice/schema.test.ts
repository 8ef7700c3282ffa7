import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeLicense, makeMembership, makePortalUser } from '../../../test/factories.ts'
import { inWorld, today } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { systemActor } from '../../auth/system.ts'
import { announceExpiringLicenses } from '../license/operations/announce-expiring.ts'
import { mailExpiryNotice } from './operations/mail.ts'

test(
  'the vendor sees of a license when its end was announced, to whom, and what became of the mails',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const admin = await makePortalUser(world.db)
    await makeMembership(world.db, { portalUserId: admin.id, customerId, role: 'ADMIN' })
    const { id } = await makeLicense(world.db, {
      customerId,
      expiresAt: new Date(today.getTime() + 7 * 86_400_000),
    })
    await announceExpiringLicenses(world.as(systemActor('announce-expiring-licenses')))
    const [notice] = await world.db.expiryNotice.findMany()
    await mailExpiryNotice(world.as(systemActor('mail-expiry-notice')), { noticeId: notice!.id })
    await world.db.email.updateMany({ data: { status: 'SENT', sentAt: today, lastAnswer: '250 taken' } })
    const read = `{ license(id: "${id}") { expiryNotices { totalCount nodes { id days announcedAt license { id } subscription { id }
      emails { nodes { recipient status lastAnswer } } } } } }`
    const shown = {
      totalCount: 1,
      nodes: [
        {
          id: notice!.id,
          days: 7,
          announcedAt: today.toISOString(),
          license: { id },
          subscription: null,
          emails: { nodes: [{ recipient: admin.email, status: 'SENT', lastAnswer: '250 taken' }] },
        },
      ],
    }
    for (const actor of [staff(), staff('SALES'), apiToken(['license:read', 'email:read'], [customerId])])
      expect((await query(world.as(actor), read)).data.license.expiryNotices).toEqual(shown)
    for (const actor of [portalUser(admin.id, { adminOf: [customerId] }), apiToken(['license:read'])]) {
      const { data, errors } = await query(world.as(actor), read)
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
      expect(data.license).toBeNull()
    }
    const byNode = `{ node(id: "${notice!.id}") { id } }`
    const elsewhere = world.as(apiToken(['license:read', 'email:read'], ['cus_other']))
    expect((await query(elsewhere, byNode)).data.node).toBeNull()
  }),
)
