import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import {
  makeAssignment,
  makeCustomer,
  makeLicense,
  makeLicenseField,
  makeProduct,
  makeProject,
} from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../../test/harness.ts'
import { createTemporaryLicense } from './create-temporary.ts'
import { renewLicense } from './renew.ts'

const later = new Date('2026-07-01T00:00:00Z')

/** A customer with its admin, and a product. */
async function setUp(world: World) {
  const { id: customerId } = await makeCustomer(world.db)
  const admin = portalUser('usr_a', { adminOf: [customerId] })
  return { customerId, admin, productId: (await makeProduct(world.db)).id }
}

test(
  "a customer's admin gets a license that ends after exactly 90 days and cannot be renewed",
  inWorld(async (world) => {
    const { customerId, admin, productId } = await setUp(world)
    await makeLicenseField(world.db, { productId, name: 'tier', required: true })
    await makeLicenseField(world.db, { productId, name: 'edition', initialValue: 'dev' })
    const project = await makeProject(world.db, { customerId })
    const { id } = await createTemporaryLicense(world.as(admin), { productId, projectId: project.id })
    const license = await world.db.license.findUniqueOrThrow({
      where: { id },
      include: { fieldValues: true },
    })
    expect(license).toMatchObject({
      customerId,
      productId,
      projectId: project.id,
      kind: 'TEMPORARY',
      type: 'DEVELOPMENT',
      startsAt: today,
      expiresAt: new Date(today.getTime() + 90 * 24 * 3_600_000),
      fieldValues: [{ value: 'dev' }],
    })
    expect(await eventsOf(world, id)).toMatchObject([{ type: 'license.issued', actorKind: 'portalUser' }])
    expect(await failure(renewLicense(world.as(staff('ADMIN')), { id }))).toMatchObject({ code: 'CONFLICT' })
  }),
)

test(
  'a sixth that has not ended is too many; revoked and expired ones, and those of others, do not count',
  inWorld(async (world) => {
    const { customerId, admin, productId } = await setUp(world)
    const temporary = { customerId, productId, kind: 'TEMPORARY', expiresAt: later } as const
    await makeLicense(world.db, { ...temporary, revokedAt: today })
    await makeLicense(world.db, { ...temporary, expiresAt: today })
    await makeLicense(world.db, { ...temporary, kind: 'PRODUCTION' })
    await makeLicense(world.db, { ...temporary, customerId: (await makeCustomer(world.db)).id })
    for (let i = 0; i < 5; i++) await createTemporaryLicense(world.as(admin), { productId })
    const refused = await failure(createTemporaryLicense(world.as(admin), { productId }))
    expect(refused).toMatchObject({ code: 'LIMIT_REACHED', path: ['customerId'] })
    expect(refused.message).toContain('5')
    const more = { ...world.as(admin), temporaryLicenses: 6 }
    await createTemporaryLicense(more, { productId })
  }),
)

test(
  'only the vendor and admins of the customer may; what one does not see does not exist',
  inWorld(async (world) => {
    const { customerId, productId } = await setUp(world)
    const input = { customerId, productId }
    const project = await makeProject(world.db, { customerId })
    const { portalUserId } = await makeAssignment(world.db, { projectId: project.id })
    const member = portalUser(portalUserId, { memberOf: [customerId], adminOf: ['cus_other'] })
    const foreign = portalUser('usr_f', { adminOf: ['cus_other'] })
    const cases = [
      [member, 'FORBIDDEN'],
      [staff('SUPPORT'), 'FORBIDDEN'],
      [foreign, 'NOT_FOUND'],
      [apiToken(['license:create_temporary', 'customer:read'], ['cus_other']), 'NOT_FOUND'],
    ] as const
    for (const [actor, code] of cases) {
      expect(await failure(createTemporaryLicense(world.as(actor), input)), actor.name).toMatchObject({
        code,
      })
    }
    for (const actor of [staff('SALES'), apiToken(['license:create_temporary', 'customer:read'])]) {
      expect(await createTemporaryLicense(world.as(actor), input)).toHaveProperty('id')
    }
  }),
)

test(
  'what it is for must be said, be there and fit together',
  inWorld(async (world) => {
    const { customerId, admin, productId } = await setUp(world)
    const project = await makeProject(world.db)
    const archived = await makeCustomer(world.db, { archivedAt: today })
    const sales = world.as(staff('SALES'))
    expect(await failure(createTemporaryLicense(sales, { productId }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['customerId'],
    })
    const cases: [object, string, string[] | undefined][] = [
      [{ customerId: unknownId('Customer') }, 'NOT_FOUND', ['customerId']],
      [{ customerId: archived.id }, 'CONFLICT', undefined],
      [{ productId: unknownId('Product') }, 'NOT_FOUND', ['productId']],
      [{ projectId: unknownId('Project') }, 'NOT_FOUND', ['projectId']],
      [{ projectId: project.id }, 'INVALID_INPUT', ['projectId']],
    ]
    for (const [change, code, path] of cases) {
      const input = { customerId, productId, ...change }
      expect(await failure(createTemporaryLicense(sales, input)), String(path)).toMatchObject({ code, path })
    }
    expect(
      await failure(createTemporaryLicense(world.as(admin), { productId, projectId: project.id })),
    ).toEqual(
      await failure(createTemporaryLicense(world.as(admin), { productId, projectId: unknownId('Project') })),
    )
  }),
)
