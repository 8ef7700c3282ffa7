import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeMembership, makeStaff } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { updateCustomerPortalNotices } from './notices-operations.ts'
import { updatePortalSettings } from './settings-operations.ts'

async function company(world: World) {
  const { id: customerId } = await makeCustomer(world.db)
  const { portalUserId } = await makeMembership(world.db, { customerId, role: 'ADMIN' })
  return { customerId, admin: world.as(portalUser(portalUserId, { adminOf: [customerId] })) }
}

test(
  "a customer's admin settles who is told, and when: what is left out stays, and the trail has it",
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const set = (notices: object) => updateCustomerPortalNotices(admin, { customerId, ...notices })
    const first = await set({
      expiryRecipients: ['Buy@Acme.EXAMPLE', ' buy@acme.example'],
      expiryDays: [7, 60, 7],
    })
    expect(first).toMatchObject({
      expiryMails: true,
      expiryMailsToAdmins: true,
      expiryRecipients: ['buy@acme.example'],
      expiryDays: [60, 7],
      releaseMails: true,
      version: 2,
    })
    expect(await set({ expiryMailsToAdmins: false, expectedVersion: 2 })).toMatchObject({ version: 3 })
    expect(await set({ expiryDays: null, releaseMails: false })).toMatchObject({
      expiryDays: [],
      expiryRecipients: ['buy@acme.example'],
      releaseMails: false,
    })
    expect(await failure(set({ expiryMails: false, expectedVersion: 2 }))).toMatchObject({
      code: 'CONFLICT',
      path: ['expectedVersion'],
    })
    expect(await eventsOf(world, first.id)).toMatchObject([
      { type: 'customer_portal.notices_updated', customerId, changes: { expiryDays: { to: [60, 7] } } },
      { changes: { expiryMailsToAdmins: { from: true, to: false } } },
      { changes: { releaseMails: { to: false } } },
    ])
  }),
)

test.each([
  [{ expiryRecipients: ['a@acme.example', 'b@acme.example, eve@evil.example'] }, ['expiryRecipients', '1']],
  [{ expiryRecipients: ['Ada <a@acme.example>'] }, ['expiryRecipients', '0']],
  [{ expiryRecipients: ['a@acme.example\r\nBcc: eve@evil.example'] }, ['expiryRecipients', '0']],
  [{ expiryRecipients: ['"eve@evil.example x"@acme.example'] }, ['expiryRecipients', '0']],
  [{ expiryRecipients: [''] }, ['expiryRecipients', '0']],
  [{ expiryRecipients: Array.from({ length: 21 }, (_, i) => `a${i}@acme.example`) }, ['expiryRecipients']],
  [{ expiryDays: [-1] }, ['expiryDays', '0']],
  [{ expiryDays: [30, 366] }, ['expiryDays', '1']],
  [{ expiryDays: [1.5] }, ['expiryDays', '0']],
  [{ expiryDays: [] }, ['expiryDays']],
  [{ expiryDays: Array.from({ length: 11 }, (_, i) => i) }, ['expiryDays']],
  [{ expiryMailsToAdmins: false }, ['expiryMailsToAdmins']],
  [{ expiryMails: null }, ['expiryMails']],
])('%j is refused', (notices, path) =>
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    expect(await failure(updateCustomerPortalNotices(admin, { customerId, ...notices }))).toMatchObject({
      code: 'INVALID_INPUT',
      path,
    })
    expect(await world.db.auditEvent.count({ where: { customerId } })).toBe(0)
  })(),
)

test(
  'others may not, and an archived customer has none to change',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const set = (ctx: typeof admin, id = customerId) =>
      updateCustomerPortalNotices(ctx, { customerId: id, expiryMails: false })
    expect(await failure(set(world.as(staff('SALES'))))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(set(world.as(apiToken(undefined, ['cus_other']))))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await failure(set(admin, unknownId('Customer')))).toMatchObject({ code: 'NOT_FOUND' })
    await set(world.as(staff()))
    await world.db.customer.update({ where: { id: customerId }, data: { archivedAt: today } })
    expect(await failure(set(admin))).toMatchObject({ code: 'CONFLICT' })
  }),
)

test(
  'it is shown at the customer; days that are as for all are null',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const set = `mutation ($id: ID!, $days: [Int!]) { customerPortalUpdateNotices(input: { customerId: $id, expiryDays: $days }) {
      customerPortal { expiryDays expiryMails releaseMails } errors { code path } } }`
    const { data } = await query(admin, set, { id: customerId, days: [3] })
    expect(data.customerPortalUpdateNotices).toEqual({
      customerPortal: { expiryDays: [3], expiryMails: true, releaseMails: true },
      errors: [],
    })
    const back = await query(admin, set, { id: customerId, days: null })
    expect(back.data.customerPortalUpdateNotices.customerPortal.expiryDays).toBeNull()
  }),
)

test(
  'the digest is settled for staff who are there, in days that make sense',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const [present, gone] = [await makeStaff(world.db), await makeStaff(world.db, { disabledAt: today })]
    expect(
      await updatePortalSettings(ctx, { expiryDigestRecipients: [present.email], expiryDays: [] }),
    ).toMatchObject({ expiryDigestRecipients: [present.email], expiryDays: [], expiryDigest: 'OFF' })
    for (const [wrong, path] of [
      [{ expiryDigestRecipients: [present.email, gone.email] }, ['expiryDigestRecipients', '1']],
      [{ expiryDigestRecipients: ['eve@evil.example'] }, ['expiryDigestRecipients', '0']],
      [{ expiryDigestDays: 0 }, ['expiryDigestDays']],
      [{ expiryDigestDays: 366 }, ['expiryDigestDays']],
      [{ expiryDays: [400] }, ['expiryDays', '0']],
    ] as const)
      expect(await failure(updatePortalSettings(ctx, wrong))).toMatchObject({ code: 'INVALID_INPUT', path })
  }),
)
