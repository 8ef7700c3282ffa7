import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeLicense } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import {
  createDownloadLink,
  describeLicenseFile,
  downloadLicenseFile,
  revealLicenseKey,
} from './file-operations.ts'

const admin = (world: World) => world.as(staff('ADMIN'))

test.each([
  ['revoked', { revokedAt: today }, /revoked/],
  ['suspended', { suspendedAt: today }, /suspended/],
  ['expired', { expiresAt: today }, /expired/],
  [
    'not begun',
    { expirationBasis: 'FROM_FIRST_ACTIVATION' as const, durationDays: 30 },
    /begins when it is first activated/,
  ],
])('of a license that is %s there is no file, and no link to one', (_what, data, message) =>
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db, data)
    const conflict = { code: 'CONFLICT', message: expect.stringMatching(message) }
    expect(await failure(downloadLicenseFile(admin(world), { id }))).toMatchObject(conflict)
    expect(await failure(describeLicenseFile(admin(world), { id }))).toMatchObject(conflict)
    expect(await failure(createDownloadLink(admin(world), { id }))).toMatchObject(conflict)
    expect(await world.db.auditEvent.count()).toBe(0)
    expect(await world.db.signingKey.count()).toBe(0)
  })(),
)

test(
  'a license of an archived customer still has files',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db, { archivedAt: today })
    const { id } = await makeLicense(world.db, { customerId: customer.id })
    const owner = world.as(portalUser('usr_1', { adminOf: [customer.id] }))
    expect((await downloadLicenseFile(owner, { id })).fileName).toMatch(/^product-\d+-lic_\w+\.txt$/)
  }),
)

test(
  'files, links and keys are for those who see the license; foreign and unknown are the same',
  inWorld(async (world) => {
    const license = await makeLicense(world.db)
    const attempts = [downloadLicenseFile, createDownloadLink, revealLicenseKey]
    const foreign = [
      portalUser('usr_1', { adminOf: [(await makeCustomer(world.db)).id] }),
      portalUser('usr_2', { partnerOf: ['par_1'], memberOf: [license.customerId] }),
      apiToken(['license:read'], ['cus_1']),
    ]
    for (const actor of foreign) {
      for (const attempt of attempts) {
        const theirs = await failure(attempt(world.as(actor), { id: license.id }))
        const unknown = await failure(attempt(world.as(actor), { id: unknownId('License') }))
        expect(theirs).toEqual({ code: 'NOT_FOUND', path: ['id'], message: 'Not found.' })
        expect(theirs).toEqual(unknown)
      }
    }
    const member = portalUser('usr_3', { memberOf: [license.customerId] })
    for (const attempt of attempts) {
      expect(await failure(attempt(world.as(member), { id: license.id }))).toMatchObject({
        code: 'FORBIDDEN',
      })
    }
    expect(await world.db.auditEvent.count()).toBe(0)
  }),
)

test(
  'whoever reads a license key is in the audit trail',
  inWorld(async (world) => {
    const license = await makeLicense(world.db, { key: 'PTC-KEY' })
    const owner = world.as(portalUser('usr_1', { adminOf: [license.customerId] }))
    expect(await revealLicenseKey(owner, { id: license.id })).toEqual({
      id: license.id,
      licenseKey: 'PTC-KEY',
    })
    const [event, ...more] = await eventsOf(world, license.id)
    expect(event).toMatchObject({
      type: 'license.key_revealed',
      actorId: 'usr_1',
      customerId: license.customerId,
      changes: {},
    })
    expect(more).toEqual([])
  }),
)

test(
  'a link has a secret that is stored as a hash, and five minutes',
  inWorld(async (world) => {
    const license = await makeLicense(world.db)
    const made = await createDownloadLink(admin(world), { id: license.id, encrypted: true })
    expect(made.expiresAt).toEqual(new Date(today.getTime() + 300_000))
    const [, token] =
      /^https:\/\/portal\.example\/licenses\/lic_\w+\/file\?token=(ptd_\w{36})$/.exec(made.url) ?? []
    const link = await world.db.licenseDownloadLink.findFirstOrThrow()
    expect(link).toMatchObject({
      licenseId: license.id,
      actorKind: 'staff',
      encrypted: true,
      fingerprint: null,
      usedAt: null,
      expiresAt: made.expiresAt,
    })
    expect(JSON.stringify(link)).not.toContain(token)
    const [event] = await eventsOf(world, license.id)
    expect(event).toMatchObject({ type: 'license.file_link_created', changes: { link: { to: link.id } } })
    expect(JSON.stringify(event)).not.toContain(token)
  }),
)

test(
  'links that are long over are not kept',
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db)
    for (let i = 0; i < 2; i++) await createDownloadLink(admin(world), { id })
    const [old] = await world.db.licenseDownloadLink.findMany()
    const expiresAt = new Date(today.getTime() - 86_400_001)
    await world.db.licenseDownloadLink.update({ where: { id: old!.id }, data: { expiresAt } })
    await createDownloadLink(admin(world), { id })
    const left = await world.db.licenseDownloadLink.findMany()
    expect(left).toHaveLength(2)
    expect(left.map((link) => link.id)).not.toContain(old!.id)
  }),
)

test(
  'a caller without a credential of its own gets no link',
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db)
    const job = { ...admin(world), credentialHash: null }
    expect(await failure(createDownloadLink(job, { id }))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)

test(
  'a secret of one license opens nothing in the row of another',
  inWorld(async (world) => {
    const [one, other] = [await makeLicense(world.db), await makeLicense(world.db)]
    await world.db.license.update({ where: { id: other.id }, data: { keySealed: one.keySealed } })
    await expect(revealLicenseKey(admin(world), { id: other.id })).rejects.toThrow(/sealed in another place/)
  }),
)
