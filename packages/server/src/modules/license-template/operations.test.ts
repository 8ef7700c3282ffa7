import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeLicense, makeLicenseField, makeLicenseTemplate, makeProduct } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, unknownId, type World } from '../../../test/harness.ts'
import { createLicenseTemplate, deleteLicenseTemplate, updateLicenseTemplate } from './operations.ts'

const admin = (world: World) => world.as(staff('ADMIN'))

const valuesOf = (world: World, templateId: string) =>
  world.db.licenseTemplateValue.findMany({ where: { templateId }, include: { field: true } })

test(
  'a template has its terms and values, a password among them sealed',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    await makeLicenseField(world.db, { productId, name: 'secret', type: 'PASSWORD' })
    const input = {
      productId,
      name: 'Trial',
      type: 'TRIAL',
      durationDays: 14,
      expirationBasis: 'FROM_FIRST_ACTIVATION',
      maxUses: 0,
      fileTtlSeconds: 3_600,
      heartbeatSeconds: 60,
    }
    const fields = [{ name: 'secret', text: 'hunter2' }]
    const template = await createLicenseTemplate(admin(world), {
      ...input,
      fields,
      entitlements: ['b', 'a', 'b'],
    })
    expect(template).toMatchObject({ ...input, entitlements: ['a', 'b'], overage: 'NONE', version: 1 })
    const [value] = await valuesOf(world, template.id)
    const place = { table: 'LicenseTemplateValue', row: value!.id, column: 'value' }
    expect(world.env.secrets.open(place, value!.value)).toBe('hunter2')
    const events = await eventsOf(world, template.id)
    expect(events).toMatchObject([{ type: 'license_template.created', changes: { maxUses: { to: 0 } } }])
    expect(JSON.stringify(events)).not.toContain('hunter2')
  }),
)

test(
  'an update changes what is given; values take the place of all that the caller sees',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    for (const name of ['color', 'size']) await makeLicenseField(world.db, { productId, name })
    await makeLicenseField(world.db, { productId, name: 'discount', hidden: true })
    const { id } = await createLicenseTemplate(admin(world), {
      productId,
      name: 'Standard',
      type: 'PAID',
      durationDays: 30,
      fields: ['color', 'discount'].map((name) => ({ name, text: 'x' })),
    })
    const blind = world.as(apiToken(['product:write', 'license:read']))
    const fields = [{ name: 'size', text: 'y' }]
    const updated = await updateLicenseTemplate(blind, { id, durationDays: null, fields })
    expect(updated).toMatchObject({ name: 'Standard', durationDays: null, version: 2 })
    const names = (await valuesOf(world, id)).map(({ field, value }) => `${field.name}=${value}`)
    expect(names.sort()).toEqual(['discount=x', 'size=y'])
  }),
)

test(
  'licenses issued from a deleted template stay as they are and name it no longer',
  inWorld(async (world) => {
    const template = await makeLicenseTemplate(world.db)
    const { id } = await makeLicense(world.db, { productId: template.productId, templateId: template.id })
    await deleteLicenseTemplate(admin(world), { id: template.id })
    const license = await world.db.license.findUniqueOrThrow({ where: { id } })
    expect(license).toMatchObject({ templateId: null, sequence: 1 })
    expect(await eventsOf(world, template.id)).toMatchObject([
      { type: 'license_template.deleted', changes: { licenses: { from: 1, to: 0 } } },
    ])
  }),
)

test(
  'what cannot be is refused with its path',
  inWorld(async (world) => {
    const { id, productId, name } = await makeLicenseTemplate(world.db, { name: 'Taken', version: 2 })
    await makeLicenseField(world.db, { productId, name: 'seats', type: 'INTEGER' })
    const input = { productId, name: 'New', type: 'PAID' }
    const cases: [object, string, string[]][] = [
      [{ productId: unknownId('Product') }, 'NOT_FOUND', ['productId']],
      [{ name: name.toUpperCase() }, 'CONFLICT', ['name']],
      [{ name: '' }, 'INVALID_INPUT', ['name']],
      [{ type: 'FREE' }, 'INVALID_INPUT', ['type']],
      [{ durationDays: 36_501 }, 'INVALID_INPUT', ['durationDays']],
      [{ expirationBasis: 'FROM_FIRST_VALIDATION' }, 'INVALID_INPUT', ['durationDays']],
      [{ heartbeatSeconds: 59 }, 'INVALID_INPUT', ['heartbeatSeconds']],
      [{ fileTtlSeconds: 3_599 }, 'INVALID_INPUT', ['fileTtlSeconds']],
      [{ maxUses: 1.5 }, 'INVALID_INPUT', ['maxUses']],
      [{ entitlements: ['-'] }, 'INVALID_INPUT', ['entitlements', '0']],
      [{ fields: [{ name: 'seats', text: 'x' }] }, 'INVALID_INPUT', ['fields', '0']],
      [{ fields: [{ name: 'unknown', text: 'x' }] }, 'INVALID_INPUT', ['fields', '0', 'name']],
    ]
    for (const [change, code, path] of cases) {
      const refused = await failure(createLicenseTemplate(admin(world), { ...input, ...change }))
      expect(refused, String(path)).toMatchObject({ code, path })
    }
    for (const operation of [updateLicenseTemplate, deleteLicenseTemplate]) {
      const stale = operation(admin(world), { id, expectedVersion: 1, name: 'Other' })
      expect(await failure(stale)).toMatchObject({ code: 'CONFLICT', path: ['expectedVersion'] })
      const unknown = operation(admin(world), { id: unknownId('LicenseTemplate') })
      expect(await failure(unknown)).toMatchObject({ code: 'NOT_FOUND', path: ['id'] })
    }
  }),
)

test(
  'only who sets up the portal changes templates, and customers see none',
  inWorld(async (world) => {
    const { id, productId } = await makeLicenseTemplate(world.db)
    const sales = world.as(staff('SALES'))
    const input = { productId, name: 'New', type: 'PAID' }
    expect(await failure(createLicenseTemplate(sales, input))).toMatchObject({ code: 'FORBIDDEN' })
    for (const operation of [updateLicenseTemplate, deleteLicenseTemplate]) {
      expect(await failure(operation(sales, { id }))).toMatchObject({ code: 'FORBIDDEN' })
      const customer = world.as(portalUser('usr_a', { adminOf: ['cus_1'] }))
      expect(await failure(operation(customer, { id }))).toMatchObject({ code: 'NOT_FOUND' })
    }
  }),
)
