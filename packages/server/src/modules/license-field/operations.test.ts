import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeLicense, makeLicenseField, makeProduct } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { newId } from '../../ids.ts'
import { auditEventPolicy } from '../audit-event/policy.ts'
import { createLicenseField, deleteLicenseField, updateLicenseField } from './operations.ts'

const admin = (world: World) => world.as(staff('ADMIN'))

const setOwn = (world: World, licenseId: string, fieldId: string, value: string) =>
  world.db.licenseFieldValue.create({ data: { id: newId('LicenseFieldValue'), licenseId, fieldId, value } })

/** A product with licenses: one with a value of its own, one without, a revoked one; and one of another product. */
async function withLicenses(world: World, fieldId: string, productId: string) {
  const own = await makeLicense(world.db, { productId })
  await setOwn(world, own.id, fieldId, 'own')
  const bare = await makeLicense(world.db, { productId })
  const revoked = await makeLicense(world.db, { productId, revokedAt: today })
  const foreign = await makeLicense(world.db)
  return { own, bare, revoked, foreign }
}

async function sequences(world: World, licenses: Record<string, { id: string }>) {
  const rows = await world.db.license.findMany({ select: { id: true, sequence: true } })
  return Object.fromEntries(
    Object.entries(licenses).map(([name, { id }]) => [name, rows.find((row) => row.id === id)!.sequence]),
  )
}

const historyOf = (world: World, licenseId: string) =>
  world.db.licenseChange.findMany({ where: { licenseId }, orderBy: { sequence: 'asc' } })

test(
  'a field has what was given, and its title is its name where none is',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const field = await createLicenseField(admin(world), {
      productId,
      name: 'seats',
      type: 'INTEGER',
      integerOptions: [10, 20, 10],
      defaultValue: { integer: 10 },
      initialValue: { integer: 20 },
      initialLocked: true,
      position: 3,
    })
    expect(field).toMatchObject({
      name: 'seats',
      title: 'seats',
      options: ['10', '20'],
      defaultValue: '10',
      initialValue: '20',
      initialLocked: true,
      required: false,
      version: 1,
    })
    expect(await eventsOf(world, field.id)).toMatchObject([
      { type: 'license_field.created', changes: { name: { to: 'seats' }, defaultValue: { to: '10' } } },
    ])
  }),
)

test(
  'values of a password are sealed in their own columns and in no event',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const input = { productId, name: 'pull_secret', type: 'PASSWORD' }
    const { id } = await createLicenseField(admin(world), {
      ...input,
      defaultValue: { text: 'hunter2' },
      initialValue: { text: 'hunter3' },
    })
    const opened = async () => {
      const field = await world.db.licenseField.findUniqueOrThrow({ where: { id } })
      return (['defaultValue', 'initialValue'] as const).map((column) =>
        world.env.secrets.open({ table: 'LicenseField', row: id, column }, field[column]!),
      )
    }
    expect(await opened()).toEqual(['hunter2', 'hunter3'])
    await updateLicenseField(admin(world), { id, defaultValue: { text: 'hunter4' } })
    expect(await opened()).toEqual(['hunter4', 'hunter3'])
    expect(JSON.stringify(await eventsOf(world, id))).not.toContain('hunter')
  }),
)

test(
  'what becomes of a hidden field is not told to the customer: when it comes, changes and goes',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const license = await makeLicense(world.db, { productId })
    const input = { productId, type: 'STRING', defaultValue: { text: 'twelve' } }
    for (const hidden of [true, false]) {
      const name = hidden ? 'margin' : 'region'
      const { id } = await createLicenseField(admin(world), { ...input, name, hidden })
      await setOwn(world, license.id, id, 'forty')
      await updateLicenseField(admin(world), { id, defaultValue: { text: 'thirteen' } })
      await deleteLicenseField(admin(world), { id, preserveValues: false })
    }
    const events = await eventsOf(world, license.id)
    expect(events.flatMap(({ changes }) => Object.keys(changes as object))).toContain('fields.margin')
    const shown = events.flatMap((event) =>
      Object.keys(
        auditEventPolicy.shownChanges(portalUser('usr_a', { adminOf: [license.customerId] }), event as never),
      ),
    )
    expect([...new Set(shown)]).toEqual(['fields.region'])
  }),
)

test(
  'names, types, options and values that cannot be are refused with their path',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const taken = await makeLicenseField(world.db, { productId, name: 'Region' })
    const input = { productId, name: 'edition', type: 'STRING' }
    const reserved = ['id', 'key', 'Sequence', 'kind', 'type', 'status', 'expiresAt', 'exp', '__proto__']
    const cases: [object, string, string[]][] = [
      ...reserved.map((name): [object, string, string[]] => [{ name }, 'INVALID_INPUT', ['name']]),
      [{ name: '1st' }, 'INVALID_INPUT', ['name']],
      [{ name: 'a'.repeat(65) }, 'INVALID_INPUT', ['name']],
      [{ name: taken.name.toLowerCase() }, 'CONFLICT', ['name']],
      [{ productId: unknownId('Product') }, 'NOT_FOUND', ['productId']],
      [{ type: 'DATE' }, 'INVALID_INPUT', ['type']],
      [{ integerOptions: [1] }, 'INVALID_INPUT', ['integerOptions']],
      [{ type: 'INTEGER', textOptions: ['1'] }, 'INVALID_INPUT', ['textOptions']],
      [{ type: 'INTEGER', integerOptions: [1, 1.5] }, 'INVALID_INPUT', ['integerOptions', '1', 'integer']],
      [{ textOptions: ['a'], defaultValue: { text: 'b' } }, 'INVALID_INPUT', ['defaultValue', 'text']],
      [{ initialValue: { integer: 5 } }, 'INVALID_INPUT', ['initialValue']],
      [{ defaultValue: {} }, 'INVALID_INPUT', ['defaultValue']],
      [{ defaultValue: { text: 'two\nlines' } }, 'INVALID_INPUT', ['defaultValue', 'text']],
      [
        { type: 'FILE', defaultValue: { text: 'x'.repeat(65_537) } },
        'INVALID_INPUT',
        ['defaultValue', 'text'],
      ],
      [{ position: -1 }, 'INVALID_INPUT', ['position']],
    ]
    for (const [change, code, path] of cases) {
      const refused = await failure(createLicenseField(admin(world), { ...input, ...change }))
      expect(refused, JSON.stringify(change).slice(0, 80)).toMatchObject({ code, path })
    }
  }),
)

test(
  'a product has at most 100 fields that are not deleted',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    await makeLicenseField(world.db, { productId, deletedAt: today })
    for (let i = 0; i < 99; i++) await makeLicenseField(world.db, { productId })
    const { id } = await createLicenseField(admin(world), { productId, name: 'last', type: 'BOOLEAN' })
    const input = { productId, name: 'more', type: 'BOOLEAN' }
    expect(await failure(createLicenseField(admin(world), input))).toMatchObject({
      code: 'LIMIT_REACHED',
      path: ['productId'],
    })
    await deleteLicenseField(admin(world), { id, preserveValues: true })
    await createLicenseField(admin(world), input)
  }),
)

test(
  'name and type stay for good',
  inWorld(async (world) => {
    const { id, name, type } = await makeLicenseField(world.db)
    for (const [member, value] of [
      ['name', 'other'],
      ['type', 'TEXT'],
    ] as const) {
      expect(await failure(updateLicenseField(admin(world), { id, [member]: value }))).toMatchObject({
        code: 'INVALID_INPUT',
        path: [member],
      })
    }
    const same = await updateLicenseField(admin(world), { id, name, type, title: 'New title' })
    expect(same).toMatchObject({ title: 'New title', version: 2 })
  }),
)

test(
  'another default reaches the licenses without a value of their own, and no others',
  inWorld(async (world) => {
    const { id, productId } = await makeLicenseField(world.db, { name: 'color', defaultValue: 'blue' })
    const licenses = await withLicenses(world, id, productId)
    await updateLicenseField(admin(world), { id, defaultValue: { text: 'red' } })
    expect(await sequences(world, licenses)).toEqual({ own: 1, bare: 2, revoked: 1, foreign: 1 })
    expect(await historyOf(world, licenses.bare.id)).toMatchObject([
      {
        sequence: 2,
        verb: 'updated',
        actorName: 'ADMIN staff',
        occurredAt: today,
        changes: [{ subject: 'FIELD', name: 'color', from: 'blue', to: 'red', hidden: false }],
      },
    ])
    expect(await eventsOf(world, licenses.bare.id)).toMatchObject([
      {
        type: 'license.updated',
        customerId: licenses.bare.customerId,
        changes: { 'fields.color': { from: 'blue', to: 'red' } },
      },
    ])
    expect(await eventsOf(world, licenses.own.id)).toEqual([])
    await updateLicenseField(admin(world), { id, defaultValue: { text: 'red' }, title: 'Color' })
    expect(await sequences(world, licenses)).toEqual({ own: 1, bare: 2, revoked: 1, foreign: 1 })
    await updateLicenseField(admin(world), { id, defaultValue: null })
    expect((await historyOf(world, licenses.bare.id))[1]).toMatchObject({
      sequence: 3,
      changes: [{ from: 'red', to: null }],
    })
  }),
)

test(
  'what changes in hidden fields is marked, and passwords show no value in the history of licenses',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const license = await makeLicense(world.db, { productId })
    const field = { productId, name: 'secret', type: 'PASSWORD', hidden: true }
    await createLicenseField(admin(world), { ...field, defaultValue: { text: 'hunter2' } })
    const [change] = await historyOf(world, license.id)
    expect(change).toMatchObject({
      sequence: 2,
      changes: [{ name: 'secret', from: null, to: null, hidden: true }],
    })
    expect(JSON.stringify([change, await eventsOf(world, license.id)])).not.toContain('v1.')
  }),
)

test(
  'a deleted field whose values were kept comes back with them by name and type',
  inWorld(async (world) => {
    const { id, productId } = await makeLicenseField(world.db, { name: 'color', type: 'TEXT' })
    const licenses = await withLicenses(world, id, productId)
    await deleteLicenseField(admin(world), { id, preserveValues: true })
    expect(await sequences(world, licenses)).toEqual({ own: 2, bare: 1, revoked: 1, foreign: 1 })
    expect(await failure(updateLicenseField(admin(world), { id, title: 'x' }))).toMatchObject({
      code: 'NOT_FOUND',
    })

    const other = await createLicenseField(admin(world), { productId, name: 'color', type: 'STRING' })
    expect(other.id).not.toBe(id)
    await deleteLicenseField(admin(world), { id: other.id, preserveValues: false })

    const restored = await createLicenseField(admin(world), {
      productId,
      name: 'COLOR',
      type: 'TEXT',
      title: 'Color',
    })
    expect(restored).toMatchObject({ id, name: 'COLOR', title: 'Color', deletedAt: null })
    expect(await sequences(world, licenses)).toEqual({ own: 3, bare: 1, revoked: 1, foreign: 1 })
    const values = await world.db.licenseFieldValue.findMany({ where: { fieldId: id } })
    expect(values).toMatchObject([{ licenseId: licenses.own.id, value: 'own' }])
    expect((await historyOf(world, licenses.own.id)).map(({ changes }) => changes)).toMatchObject([
      [{ name: 'color', from: 'own', to: null }],
      [{ name: 'COLOR', from: null, to: 'own' }],
    ])
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual([
      'license_field.deleted',
      'license_field.restored',
    ])
  }),
)

test(
  'a field that is deleted with its values is gone, and its default is a loss for every license',
  inWorld(async (world) => {
    const { id, productId } = await makeLicenseField(world.db, { name: 'color', defaultValue: 'blue' })
    const licenses = await withLicenses(world, id, productId)
    await deleteLicenseField(admin(world), { id, preserveValues: false })
    expect(await sequences(world, licenses)).toEqual({ own: 2, bare: 2, revoked: 1, foreign: 1 })
    expect(await historyOf(world, licenses.bare.id)).toMatchObject([
      { changes: [{ from: 'blue', to: null }] },
    ])
    expect(await historyOf(world, licenses.own.id)).toMatchObject([{ changes: [{ from: 'own', to: null }] }])
    expect(await world.db.licenseFieldValue.count()).toBe(0)
    const fresh = await createLicenseField(admin(world), { productId, name: 'color', type: 'STRING' })
    expect(fresh.id).not.toBe(id)
  }),
)

test(
  'new options must have the default among them, and a stale version is told so',
  inWorld(async (world) => {
    const { id } = await makeLicenseField(world.db, { defaultValue: 'blue', version: 3 })
    expect(await failure(updateLicenseField(admin(world), { id, textOptions: ['red'] }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['textOptions'],
    })
    for (const attempt of [
      () => updateLicenseField(admin(world), { id, expectedVersion: 2, title: 'x' }),
      () => deleteLicenseField(admin(world), { id, expectedVersion: 2, preserveValues: true }),
    ]) {
      expect(await failure(attempt())).toMatchObject({ code: 'CONFLICT', path: ['expectedVersion'] })
    }
  }),
)

test(
  'only who sets up the portal changes fields; a hidden one does not exist for who sees no internals',
  inWorld(async (world) => {
    const { id, productId } = await makeLicenseField(world.db)
    const hidden = await makeLicenseField(world.db, { hidden: true })
    const input = { productId, name: 'edition', type: 'STRING' }
    const customers = apiToken(['product:write', 'license:read'], ['cus_1'])
    for (const actor of [staff('SALES'), portalUser('usr_a', { adminOf: ['cus_1'] }), customers]) {
      for (const attempt of [
        () => createLicenseField(world.as(actor), input),
        () => updateLicenseField(world.as(actor), { id, title: 'x' }),
        () => deleteLicenseField(world.as(actor), { id, preserveValues: false }),
      ]) {
        expect(await failure(attempt()), actor.name).toMatchObject({ code: 'FORBIDDEN' })
      }
    }
    const blind = world.as(apiToken(['product:write', 'license:read']))
    expect(await failure(updateLicenseField(blind, { id: hidden.id, title: 'x' }))).toEqual(
      await failure(updateLicenseField(blind, { id: unknownId('LicenseField'), title: 'x' })),
    )
  }),
)
