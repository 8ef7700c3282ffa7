import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import {
  makeCustomer,
  makeLicense,
  makeLicenseField,
  makePartner,
  makeProductVersion,
  makeProject,
} from '../../../../test/factories.ts'
import { failure, inWorld, today, unknownId, type World } from '../../../../test/harness.ts'
import { createContext } from '../../../context.ts'
import { validationCodes } from '../verdict.ts'
import { validateLicense } from './validate.ts'

const product = (world: World) => world.as(apiToken(['license:validate']))
const later = (seconds: number) => new Date(today.getTime() + seconds * 1_000)

test(
  'a license for one version is for no other, also when that version is no longer offered',
  inWorld(async (world) => {
    const version = await makeProductVersion(world.db, { name: '8.6', enabled: false })
    const license = await makeLicense(world.db, {
      productId: version.productId,
      productVersionId: version.id,
    })
    const admin = world.as(portalUser('usr_a', { adminOf: [license.customerId] }))
    for (const ctx of [product(world), admin]) {
      const ask = async (versionName: string) =>
        (await validateLicense(ctx, { licenseId: license.id, versionName })).code
      expect(await ask('8.6')).toBe('VALID')
      expect(await ask('8.7')).toBe('VERSION_MISMATCH')
    }
  }),
)

test(
  'what is not visible is not there: the answer is the same for every reason',
  inWorld(async (world) => {
    const license = await makeLicense(world.db, { key: 'PTC-1', revokedAt: today })
    const nobody = {
      valid: false,
      code: 'NOT_FOUND',
      message: validationCodes.NOT_FOUND,
      licenseId: null,
    }
    const foreign = [
      apiToken(['license:validate'], []),
      apiToken(['license:validate'], ['cus_other']),
      portalUser('usr_a', { adminOf: ['cus_other'] }),
      portalUser('usr_m', { memberOf: [license.customerId] }),
    ]
    for (const actor of foreign) {
      for (const named of [
        { licenseId: license.id },
        { licenseKey: 'PTC-1' },
        { licenseId: unknownId('License') },
        { licenseKey: 'PTC-2' },
      ]) {
        expect(await validateLicense(world.as(actor), named)).toEqual(nobody)
      }
    }
    const own = world.as(apiToken(['license:validate'], [license.customerId]))
    expect(await validateLicense(own, { licenseKey: 'PTC-1' })).toMatchObject({ code: 'REVOKED' })
    const { lastValidatedAt } = await world.db.license.findUniqueOrThrow({ where: { id: license.id } })
    expect(lastValidatedAt).toEqual(today)
  }),
)

test(
  'a partner, who sees the license, does not validate it with what he or she is elsewhere',
  inWorld(async (world) => {
    const partner = await makePartner(world.db)
    const project = await makeProject(world.db, { partnerIds: [partner.id] })
    const { id: licenseId } = await makeLicense(world.db, {
      customerId: project.customerId,
      projectId: project.id,
    })
    const { id: elsewhere } = await makeCustomer(world.db)
    const both = world.as(portalUser('usr_p', { partnerOf: [partner.id], adminOf: [elsewhere] }))
    expect(await failure(validateLicense(both, { licenseId }))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)

test(
  'a hidden field counts for staff',
  inWorld(async (world) => {
    const license = await makeLicense(world.db)
    const field = { productId: license.productId, name: 'margin', defaultValue: '5', hidden: true }
    await makeLicenseField(world.db, field)
    const ask = { licenseId: license.id, fields: ['margin'] }
    expect(await validateLicense(world.as(staff('SUPPORT')), ask)).toMatchObject({ code: 'VALID' })
  }),
)

test(
  'the time of the last validation is noted once a minute and is no change of the license',
  inWorld(async (world) => {
    const { id: licenseId, updatedAt } = await makeLicense(world.db)
    const ask = async (seconds: number) => {
      const env = { ...world.env, now: () => later(seconds) }
      await validateLicense(createContext(env, { actor: staff() }), { licenseId })
      return world.db.license.findUniqueOrThrow({ where: { id: licenseId } })
    }
    expect((await ask(0)).lastValidatedAt).toEqual(today)
    expect((await ask(59)).lastValidatedAt).toEqual(today)
    expect(await ask(60)).toMatchObject({
      firstValidatedAt: today,
      lastValidatedAt: later(60),
      sequence: 1,
      updatedAt,
    })
    expect(await world.db.auditEvent.count()).toBe(0)
  }),
)

test(
  'a term that waits for the first validation begins with the first that finds it valid',
  inWorld(async (world) => {
    const { id: licenseId } = await makeLicense(world.db, {
      expirationBasis: 'FROM_FIRST_VALIDATION',
      durationDays: 10,
    })
    const end = async () => (await world.db.license.findUniqueOrThrow({ where: { id: licenseId } })).expiresAt
    await validateLicense(product(world), { licenseId, productSlug: 'another' })
    expect(await end()).toBeNull()
    for (let i = 0; i < 2; i++) await validateLicense(product(world), { licenseId })
    // Ten days on, at the end of that day.
    expect(await end()).toEqual(new Date('2026-06-26T00:00:00.000Z'))
    expect(await world.db.auditEvent.count()).toBe(1)
  }),
)

test.each([
  ['licenseId', {}],
  ['licenseId', { licenseId: 'lic_1', licenseKey: 'PTC-1' }],
  ['fingerprints', { licenseId: 'lic_1', fingerprints: Array.from({ length: 11 }, (_, i) => `m${i}`) }],
  ['fingerprints', { licenseId: 'lic_1', fingerprints: [''] }],
  ['portalUserId', { licenseId: 'lic_1', portalUserId: 'usr_1', portalUserEmail: 'a@b.example' }],
  ['portalUserEmail', { licenseId: 'lic_1', portalUserEmail: 'nobody' }],
])('%s is named when it is not acceptable', async (path, input) => {
  await inWorld(async (world) => {
    const problem = await failure(validateLicense(product(world), input))
    expect(problem).toMatchObject({ code: 'INVALID_INPUT' })
    expect(problem.path?.[0]).toBe(path)
  })()
})
