import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import {
  makeCustomer,
  makeLicenseField,
  makeLicenseTemplate,
  makeProduct,
  makeProductVersion,
  makeProject,
  makeSubscription,
} from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../../test/harness.ts'
import { hashToken } from '../../../auth/token.ts'
import { deleteCustomer } from '../../customer/operations.ts'
import { createLicenseTemplate } from '../../license-template/operations.ts'
import { deleteProduct } from '../../product/operations.ts'
import { deleteProductVersion } from '../../product/version-operations.ts'
import { deleteProject } from '../../project/operations.ts'
import { bulkIssueLicenses } from './bulk-issue.ts'
import { issueLicense } from './issue.ts'

const sales = (world: World) => world.as(staff('SALES'))
const admin = (world: World) => world.as(staff('ADMIN'))

const read = (world: World, id: string) =>
  world.db.license.findUniqueOrThrow({
    where: { id },
    include: { fieldValues: { include: { field: true } }, changes: true },
  })

async function valuesOf(world: World, id: string): Promise<Record<string, string>> {
  const { fieldValues } = await read(world, id)
  return Object.fromEntries(fieldValues.map(({ field, value }) => [field.name, value]))
}

async function inputOf(world: World) {
  const [customer, product] = [await makeCustomer(world.db), await makeProduct(world.db)]
  return { customerId: customer.id, productId: product.id, type: 'PAID' }
}

test(
  'a license by hand has a key that only its hash finds, sequence 1, history and one event',
  inWorld(async (world) => {
    const input = await inputOf(world)
    const { id } = await issueLicense(sales(world), { ...input, name: 'Plant 1', maxUsers: 3 })
    const license = await read(world, id)
    expect(license).toMatchObject({
      ...input,
      kind: 'PRODUCTION',
      sequence: 1,
      startsAt: today,
      expiresAt: null,
      maxUsers: 3,
      maxMachines: null,
      overage: 'NONE',
    })
    const key = world.env.secrets.open({ table: 'License', row: id, column: 'keySealed' }, license.keySealed)
    expect(key).toMatch(/^PTC(-[0-9A-HJKMNP-TV-Z]{4}){7}$/)
    expect(license.keyHash).toBe(hashToken(key))
    expect(license.changes).toMatchObject([{ sequence: 1, verb: 'issued', actorName: 'SALES staff' }])
    expect(license.changes[0]!.changes).toContainEqual({
      subject: 'ATTRIBUTE',
      name: 'maxUsers',
      from: null,
      to: '3',
    })
    const events = await eventsOf(world, id)
    expect(events).toMatchObject([{ type: 'license.issued', customerId: input.customerId }])
    expect(JSON.stringify([events, license.changes])).not.toContain(key)
  }),
)

test(
  'a template is copied, and what is given goes before it',
  inWorld(async (world) => {
    const { customerId, productId } = await inputOf(world)
    for (const name of ['edition', 'region']) await makeLicenseField(world.db, { productId, name })
    const { id: templateId } = await createLicenseTemplate(admin(world), {
      productId,
      name: 'Trial',
      type: 'TRIAL',
      durationDays: 14,
      maxMachines: 2,
      maxUsers: 5,
      overage: 'TIMES_1_5',
      entitlements: ['sso', 'audit', 'sso'],
      fields: [
        { name: 'edition', text: 'standard' },
        { name: 'region', text: 'EU' },
      ],
    })
    const { id } = await issueLicense(sales(world), {
      customerId,
      templateId,
      maxMachines: 9,
      maxUsers: null,
      fields: [{ name: 'region', text: 'US' }],
    })
    expect(await read(world, id)).toMatchObject({
      productId,
      templateId,
      type: 'TRIAL',
      durationDays: 14,
      maxMachines: 9,
      maxUsers: null,
      overage: 'TIMES_1_5',
      entitlements: ['audit', 'sso'],
      // To the end of the last day: today is noon.
      expiresAt: new Date('2026-06-30T00:00:00Z'),
    })
    expect(await valuesOf(world, id)).toEqual({ edition: 'standard', region: 'US' })
  }),
)

test(
  'initial values are copied, and a field that has only a default gets none of its own',
  inWorld(async (world) => {
    const input = await inputOf(world)
    const { productId } = input
    await makeLicenseField(world.db, { productId, name: 'greeting', initialValue: 'Hello' })
    await makeLicenseField(world.db, { productId, name: 'color', defaultValue: 'blue', required: true })
    const { id } = await issueLicense(sales(world), input)
    expect(await valuesOf(world, id)).toEqual({ greeting: 'Hello' })
  }),
)

test(
  'a password is sealed in the row of the license, and in no history or event',
  inWorld(async (world) => {
    const input = await inputOf(world)
    await makeLicenseField(world.db, { productId: input.productId, name: 'pull_secret', type: 'PASSWORD' })
    const fields = [{ name: 'pull_secret', text: 'hunter2' }]
    const { id } = await issueLicense(sales(world), { ...input, fields })
    const { fieldValues, changes } = await read(world, id)
    const [stored] = fieldValues
    const place = { table: 'LicenseFieldValue', row: stored!.id, column: 'value' }
    expect(world.env.secrets.open(place, stored!.value)).toBe('hunter2')
    expect(JSON.stringify([stored, changes, await eventsOf(world, id)])).not.toContain('hunter2')
  }),
)

test(
  'a duration that begins later gives no end yet, and an end given by hand waits for nothing',
  inWorld(async (world) => {
    const input = { ...(await inputOf(world)), durationDays: 30 }
    const later = await issueLicense(sales(world), { ...input, expirationBasis: 'FROM_FIRST_VALIDATION' })
    expect(await read(world, later.id)).toMatchObject({ expiresAt: null, durationDays: 30 })
    const { id: templateId } = await makeLicenseTemplate(world.db, {
      productId: input.productId,
      durationDays: 30,
      expirationBasis: 'FROM_FIRST_ACTIVATION',
    })
    const expiresAt = new Date('2027-01-01T00:00:00Z')
    const { id } = await issueLicense(sales(world), { customerId: input.customerId, templateId, expiresAt })
    expect(await read(world, id)).toMatchObject({ expiresAt, expirationBasis: 'FROM_ISSUE' })
  }),
)

test(
  'a subscription brings its project along',
  inWorld(async (world) => {
    const project = await makeProject(world.db)
    const { id: subscriptionId, productId } = await makeSubscription(world.db, { projectId: project.id })
    const input = { customerId: project.customerId, productId, subscriptionId, type: 'PAID' }
    const { id } = await issueLicense(sales(world), input)
    expect(await read(world, id)).toMatchObject({ subscriptionId, projectId: project.id })
  }),
)

const long = 'é'.repeat(32_769)

test(
  'what does not fit is refused with its path, and nothing is saved',
  inWorld(async (world) => {
    const input = await inputOf(world)
    const { productId } = input
    await makeLicenseField(world.db, { productId, name: 'seats', type: 'INTEGER', options: ['10', '20'] })
    await makeLicenseField(world.db, { productId, name: 'note', type: 'TEXT' })
    await makeLicenseField(world.db, { productId, name: 'beta', type: 'BOOLEAN' })
    const deleted = await makeLicenseField(world.db, { productId, name: 'old', deletedAt: today })
    const foreign = await makeProject(world.db)
    const subscription = await makeSubscription(world.db)
    const version = await makeProductVersion(world.db)
    const template = await makeLicenseTemplate(world.db)
    const fields = (...values: object[]) => ({ fields: values })
    const cases: [object, string, string[]][] = [
      [{ type: null }, 'INVALID_INPUT', ['type']],
      [{ productId: null }, 'INVALID_INPUT', ['productId']],
      [{ customerId: unknownId('Customer') }, 'NOT_FOUND', ['customerId']],
      [{ productId: unknownId('Product') }, 'NOT_FOUND', ['productId']],
      [{ templateId: unknownId('LicenseTemplate') }, 'NOT_FOUND', ['templateId']],
      [{ projectId: unknownId('Project') }, 'NOT_FOUND', ['projectId']],
      [{ subscriptionId: unknownId('Subscription') }, 'NOT_FOUND', ['subscriptionId']],
      [{ productVersionId: unknownId('ProductVersion') }, 'NOT_FOUND', ['productVersionId']],
      [{ projectId: foreign.id }, 'INVALID_INPUT', ['projectId']],
      [{ subscriptionId: subscription.id }, 'INVALID_INPUT', ['subscriptionId']],
      [{ productVersionId: version.id }, 'INVALID_INPUT', ['productVersionId']],
      [{ templateId: template.id }, 'INVALID_INPUT', ['templateId']],
      [{ expiresAt: new Date('2027-01-01T12:00:00Z') }, 'INVALID_INPUT', ['expiresAt']],
      [{ expiresAt: new Date('2026-06-15T00:00:00Z') }, 'INVALID_INPUT', ['expiresAt']],
      [{ expirationBasis: 'FROM_FIRST_VALIDATION' }, 'INVALID_INPUT', ['durationDays']],
      [
        { expirationBasis: 'FROM_FIRST_VALIDATION', durationDays: 1, expiresAt: null },
        'INVALID_INPUT',
        ['expiresAt'],
      ],
      [{ durationDays: 0 }, 'INVALID_INPUT', ['durationDays']],
      [{ maxMachines: -1 }, 'INVALID_INPUT', ['maxMachines']],
      [{ heartbeatSeconds: 59 }, 'INVALID_INPUT', ['heartbeatSeconds']],
      [{ fileTtlSeconds: 3_599 }, 'INVALID_INPUT', ['fileTtlSeconds']],
      [{ entitlements: ['a b'] }, 'INVALID_INPUT', ['entitlements', '0']],
      [fields({ name: 'seats', text: '10' }), 'INVALID_INPUT', ['fields', '0']],
      [fields({ name: 'seats', integer: 1.5 }), 'INVALID_INPUT', ['fields', '0', 'integer']],
      [fields({ name: 'seats', integer: 2 ** 53 }), 'INVALID_INPUT', ['fields', '0', 'integer']],
      [fields({ name: 'seats', integer: 15 }), 'INVALID_INPUT', ['fields', '0', 'integer']],
      [fields({ name: 'seats', integer: 10, text: '10' }), 'INVALID_INPUT', ['fields', '0']],
      [fields({ name: 'seats' }), 'INVALID_INPUT', ['fields', '0']],
      [fields({ name: 'note', text: long }), 'INVALID_INPUT', ['fields', '0', 'text']],
      [fields({ name: 'beta', text: 'true' }), 'INVALID_INPUT', ['fields', '0']],
      [
        fields({ name: 'beta', boolean: true }, { name: 'beta', boolean: false }),
        'INVALID_INPUT',
        ['fields', '1', 'name'],
      ],
      [fields({ name: deleted.name, text: 'x' }), 'INVALID_INPUT', ['fields', '0', 'name']],
    ]
    for (const [change, code, path] of cases) {
      expect(await failure(issueLicense(sales(world), { ...input, ...change })), String(path)).toMatchObject({
        code,
        path,
      })
    }
    expect(await world.db.license.count()).toBe(0)
  }),
)

test(
  'a value of exactly 64 KB is kept',
  inWorld(async (world) => {
    const input = await inputOf(world)
    await makeLicenseField(world.db, { productId: input.productId, name: 'note', type: 'TEXT' })
    const text = 'é'.repeat(32_768)
    const { id } = await issueLicense(sales(world), { ...input, fields: [{ name: 'note', text }] })
    expect(await valuesOf(world, id)).toEqual({ note: text })
    const [change] = (await read(world, id)).changes
    expect(JSON.stringify(change!.changes).length).toBeLessThan(2_000)
  }),
)

test(
  'a required field needs a value that is not empty; one the caller may not see is not named',
  inWorld(async (world) => {
    const input = await inputOf(world)
    const { productId } = input
    await makeLicenseField(world.db, { productId, name: 'tier', required: true, hidden: true })
    for (const fields of [[], [{ name: 'tier', text: '' }]]) {
      const refused = await failure(issueLicense(sales(world), { ...input, fields }))
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', path: ['fields'] })
      expect(refused.message).toContain('tier')
    }
    const blind = world.as(apiToken(['license:write']))
    expect((await failure(issueLicense(blind, input))).message).not.toContain('tier')
    const fields = [{ name: 'tier', text: 'A' }]
    expect(await failure(issueLicense(blind, { ...input, fields }))).toMatchObject({
      path: ['fields', '0', 'name'],
    })
    await issueLicense(sales(world), { ...input, fields })
  }),
)

test(
  'nothing is issued to an archived customer, or by somebody who may not',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db, { archivedAt: today })
    const input = { ...(await inputOf(world)), customerId }
    expect(await failure(issueLicense(sales(world), input))).toMatchObject({ code: 'CONFLICT' })
    const own = portalUser('usr_a', { adminOf: [customerId] })
    for (const actor of [staff('SUPPORT'), own, apiToken(['license:read'])]) {
      expect(await failure(issueLicense(world.as(actor), input))).toMatchObject({ code: 'FORBIDDEN' })
    }
    const elsewhere = world.as(apiToken(['license:write'], ['cus_other']))
    expect(await failure(issueLicense(elsewhere, input))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['customerId'],
    })
  }),
)

test(
  'many are issued in their order, all or none, and an error says which one is wrong',
  inWorld(async (world) => {
    const input = await inputOf(world)
    const licenses = Array.from({ length: 100 }, (_, i) => ({ ...input, name: `License ${i}` }))
    const { ids } = await bulkIssueLicenses(sales(world), { licenses })
    const rows = await world.db.license.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
    expect(rows.map(({ name }) => name)).toEqual(licenses.map(({ name }) => name))
    expect(await world.db.licenseChange.count()).toBe(100)

    const wrong = [input, { ...input, projectId: unknownId('Project') }]
    expect(await failure(bulkIssueLicenses(sales(world), { licenses: wrong }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['licenses', '1', 'projectId'],
    })
    for (const licenses of [[], Array(101).fill(input)]) {
      expect(await failure(bulkIssueLicenses(sales(world), { licenses }))).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['licenses'],
      })
    }
    expect(await world.db.license.count()).toBe(100)
  }),
)

test(
  'what has a license is not deleted, and the error says so',
  inWorld(async (world) => {
    const project = await makeProject(world.db)
    const version = await makeProductVersion(world.db)
    const { customerId } = project
    const { productId } = version
    await issueLicense(sales(world), {
      customerId,
      productId,
      projectId: project.id,
      productVersionId: version.id,
      type: 'PAID',
    })
    for (const [attempt, has] of [
      [() => deleteCustomer(admin(world), { id: customerId }), '1 projects and 1 licenses'],
      [() => deleteProject(admin(world), { id: project.id }), 'has 1 licenses;'],
      [() => deleteProduct(admin(world), { id: productId }), '1 versions and 1 licenses'],
      [() => deleteProductVersion(admin(world), { id: version.id }), 'has 1 licenses;'],
    ] as const) {
      const refused = await failure(attempt())
      expect(refused).toMatchObject({ code: 'CONFLICT', path: ['id'] })
      expect(refused.message).toContain(has)
    }
  }),
)

test(
  'a product is deleted with the fields that were kept for their values',
  inWorld(async (world) => {
    const { id, productId } = await makeLicenseField(world.db)
    const refused = await failure(deleteProduct(admin(world), { id: productId }))
    expect(refused.message).toContain('has 1 license fields;')
    await world.db.licenseField.update({ where: { id }, data: { deletedAt: today } })
    await deleteProduct(admin(world), { id: productId })
    expect(await world.db.licenseField.count({ where: { id } })).toBe(0)
  }),
)
