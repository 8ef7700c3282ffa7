import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import {
  makeCustomer,
  makeLicense,
  makeLicenseField,
  makeProductVersion,
} from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../../test/harness.ts'
import type { Prisma } from '../../../db/generated/prisma/client.ts'
import { newId } from '../../../ids.ts'
import { beginTerm } from './begin-term.ts'
import { reinstateLicense } from './reinstate.ts'
import { renewLicense } from './renew.ts'
import { revokeLicense } from './revoke.ts'
import { suspendLicense } from './suspend.ts'
import { updateLicense } from './update.ts'

const sales = (world: World) => world.as(staff('SALES'))
const midnight = (day: string) => new Date(`${day}T00:00:00Z`)

const history = (world: World, licenseId: string) =>
  world.db.licenseChange.findMany({ where: { licenseId }, orderBy: { sequence: 'asc' } })

type Columns = Partial<Prisma.LicenseUncheckedCreateInput>

test(
  'an update raises the sequence once and says in history and event what changed',
  inWorld(async (world) => {
    const license = await makeLicense(world.db, { maxUsers: 3, entitlements: ['sso', 'audit'] })
    const updated = await updateLicense(sales(world), {
      id: license.id,
      expectedVersion: 1,
      name: 'Plant',
      maxUsers: null,
      expiresAt: midnight('2027-01-01'),
      attachEntitlements: ['sso', 'api'],
      detachEntitlements: ['audit', 'nothing'],
    })
    expect(updated).toMatchObject({
      sequence: 2,
      name: 'Plant',
      maxUsers: null,
      entitlements: ['api', 'sso'],
      keyHash: license.keyHash,
    })
    const [change, ...others] = await history(world, license.id)
    expect(others).toEqual([])
    expect(change).toMatchObject({ sequence: 2, verb: 'updated' })
    expect(change!.changes).toEqual([
      { subject: 'ATTRIBUTE', name: 'name', from: null, to: 'Plant' },
      { subject: 'ATTRIBUTE', name: 'expiresAt', from: null, to: '2027-01-01T00:00:00.000Z' },
      { subject: 'ATTRIBUTE', name: 'maxUsers', from: '3', to: null },
      { subject: 'ATTRIBUTE', name: 'entitlements', from: 'sso, audit', to: 'api, sso' },
    ])
    expect(await eventsOf(world, license.id)).toMatchObject([
      {
        type: 'license.updated',
        customerId: license.customerId,
        changes: { maxUsers: { from: '3', to: null } },
      },
    ])
  }),
)

test(
  'what changes nothing is no change',
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db, { name: 'Plant', entitlements: ['sso'] })
    const same = await updateLicense(sales(world), { id, name: 'Plant', attachEntitlements: ['sso'] })
    expect(same.sequence).toBe(1)
    expect(await history(world, id)).toEqual([])
    expect(await eventsOf(world, id)).toEqual([])
  }),
)

test(
  'field values are set and go back to the default; a password shows only that it changed',
  inWorld(async (world) => {
    const license = await makeLicense(world.db)
    const { id, productId } = license
    const field = (name: string, more: object = {}) =>
      makeLicenseField(world.db, { productId, name, ...more })
    await field('color', { defaultValue: 'blue' })
    await field('seats', { type: 'INTEGER', hidden: true })
    await field('secret', { type: 'PASSWORD' })
    const set = [
      { name: 'color', text: 'red' },
      { name: 'seats', integer: -0 },
      { name: 'secret', text: 'hunter2' },
    ]
    await updateLicense(sales(world), { id, fields: set })
    expect((await updateLicense(sales(world), { id, fields: set })).sequence).toBe(2)
    await updateLicense(sales(world), { id, resetFields: ['color', 'secret'] })
    const [first, second, ...others] = await history(world, id)
    expect(others).toEqual([])
    expect(first!.changes).toEqual([
      { subject: 'FIELD', name: 'color', from: 'blue', to: 'red' },
      { subject: 'FIELD', name: 'seats', from: null, to: '0', hidden: true },
      { subject: 'FIELD', name: 'secret', from: null, to: null },
    ])
    expect(second!.changes).toEqual([
      { subject: 'FIELD', name: 'color', from: 'red', to: 'blue' },
      { subject: 'FIELD', name: 'secret', from: null, to: null },
    ])
    const left = await world.db.licenseFieldValue.findMany({ include: { field: true } })
    expect(left.map(({ field, value }) => [field.name, value])).toEqual([['seats', '0']])
  }),
)

test(
  'an update refuses what cannot be, with its path',
  inWorld(async (world) => {
    const license = await makeLicense(world.db, { type: 'COMMUNITY' })
    const { id, productId } = license
    await makeLicenseField(world.db, { productId, name: 'tier', required: true })
    await makeLicenseField(world.db, { productId, name: 'seats', type: 'INTEGER' })
    const version = await makeProductVersion(world.db)
    const many = Array.from({ length: 100 }, (_, i) => `e${i}`)
    const full = await makeLicense(world.db, { entitlements: many })
    const temporary = await makeLicense(world.db, { kind: 'TEMPORARY', expiresAt: midnight('2026-09-01') })
    const cases: [object, string, string[] | undefined][] = [
      [{ id: unknownId('License') }, 'NOT_FOUND', ['id']],
      [{ expectedVersion: 2 }, 'CONFLICT', ['expectedVersion']],
      [{ type: 'PAID' }, 'CONFLICT', ['type']],
      [{ productVersionId: version.id }, 'INVALID_INPUT', ['productVersionId']],
      [{ productVersionId: unknownId('ProductVersion') }, 'NOT_FOUND', ['productVersionId']],
      [{ expiresAt: new Date('2027-01-01T00:00:01Z') }, 'INVALID_INPUT', ['expiresAt']],
      [{ expiresAt: midnight('2026-01-01') }, 'INVALID_INPUT', ['expiresAt']],
      [{ expirationBasis: 'FROM_FIRST_ACTIVATION' }, 'INVALID_INPUT', ['durationDays']],
      [{ id: full.id, attachEntitlements: ['more'] }, 'INVALID_INPUT', ['attachEntitlements']],
      [{ id: temporary.id, expiresAt: null }, 'CONFLICT', ['expiresAt']],
      [{ id: temporary.id, durationDays: 5 }, 'CONFLICT', ['durationDays']],
      [{ fields: [{ name: 'seats', text: 'ten' }] }, 'INVALID_INPUT', ['fields', '0']],
      [{ fields: [{ name: 'unknown', text: 'x' }] }, 'INVALID_INPUT', ['fields', '0', 'name']],
      [{ fields: [{ name: 'tier', text: '' }] }, 'INVALID_INPUT', ['fields']],
      [{ resetFields: ['tier'] }, 'INVALID_INPUT', ['resetFields']],
      [{ resetFields: ['unknown'] }, 'INVALID_INPUT', ['resetFields', '0']],
      [{ fields: [{ name: 'seats', integer: 1 }], resetFields: ['seats'] }, 'INVALID_INPUT', ['resetFields']],
    ]
    for (const [change, code, path] of cases) {
      expect(await failure(updateLicense(sales(world), { id, ...change })), String(path)).toMatchObject({
        code,
        path,
      })
    }
    expect(await world.db.licenseChange.count()).toBe(0)
  }),
)

test(
  'a license can become a community one and is suspended, reinstated and revoked, each with its reason',
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db)
    await updateLicense(sales(world), { id, type: 'COMMUNITY' })
    await suspendLicense(sales(world), { id, reason: 'unpaid' })
    expect(await failure(suspendLicense(sales(world), { id }))).toMatchObject({ code: 'CONFLICT' })
    const reinstated = await reinstateLicense(sales(world), { id })
    expect(reinstated).toMatchObject({ suspendedAt: null, suspensionReason: null })
    expect(await failure(reinstateLicense(sales(world), { id }))).toMatchObject({ code: 'CONFLICT' })
    const revoked = await revokeLicense(sales(world), { id, reason: 'fraud', expectedVersion: 4 })
    expect(revoked).toMatchObject({ revokedAt: today, revocationReason: 'fraud', sequence: 5 })
    const verbs = (await history(world, id)).map(({ verb, sequence }) => `${sequence} ${verb}`)
    expect(verbs).toEqual(['2 updated', '3 suspended', '4 reinstated', '5 revoked'])
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual(
      ['updated', 'suspended', 'reinstated', 'revoked'].map((verb) => `license.${verb}`),
    )
  }),
)

const verbs = { updateLicense, suspendLicense, reinstateLicense, renewLicense, revokeLicense }

test(
  'a revoked license stays as it is',
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db, {
      revokedAt: today,
      suspendedAt: today,
      durationDays: 5,
      expiresAt: midnight('2027-01-01'),
    })
    for (const [name, verb] of Object.entries(verbs)) {
      expect(await failure(verb(sales(world), { id, name: 'New' })), name).toMatchObject({ code: 'CONFLICT' })
    }
  }),
)

test(
  'of an archived customer a license can be suspended and revoked, and nothing else',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db, { archivedAt: today })
    const license = { customerId, durationDays: 5, expiresAt: midnight('2027-01-01') }
    const { id } = await makeLicense(world.db, license)
    const suspended = await makeLicense(world.db, { ...license, suspendedAt: today })
    for (const attempt of [
      () => updateLicense(sales(world), { id, name: 'New' }),
      () => renewLicense(sales(world), { id }),
      () => reinstateLicense(sales(world), { id: suspended.id }),
    ]) {
      expect(await failure(attempt())).toMatchObject({ code: 'CONFLICT' })
    }
    expect(await suspendLicense(sales(world), { id })).toMatchObject({ sequence: 2 })
    expect(await revokeLicense(sales(world), { id })).toMatchObject({ sequence: 3 })
  }),
)

test(
  'who may not change licenses is told so, and a foreign one does not exist',
  inWorld(async (world) => {
    const { id, customerId } = await makeLicense(world.db)
    const foreign = portalUser('usr_f', { adminOf: ['cus_other'] })
    for (const [name, verb] of Object.entries(verbs)) {
      for (const actor of [staff('SUPPORT'), portalUser('usr_a', { adminOf: [customerId] })]) {
        expect(await failure(verb(world.as(actor), { id })), name).toMatchObject({ code: 'FORBIDDEN' })
      }
      for (const actor of [foreign, apiToken(['license:write'], ['cus_other'])]) {
        expect(await failure(verb(world.as(actor), { id })), name).toMatchObject({
          code: 'NOT_FOUND',
          path: ['id'],
        })
      }
      expect(await failure(verb(sales(world), { id, expectedVersion: 7 })), name).toMatchObject({
        code: 'CONFLICT',
        path: ['expectedVersion'],
      })
    }
  }),
)

test.each([
  ['FROM_EXPIRY', '2026-07-01', '2026-07-31'],
  ['FROM_EXPIRY', '2026-06-01', '2026-07-01'],
  ['FROM_NOW', '2026-07-01', '2026-07-16'],
  ['FROM_NOW_IF_EXPIRED', '2026-07-01', '2026-07-31'],
  ['FROM_NOW_IF_EXPIRED', '2026-06-15', '2026-07-16'],
] as const)('renewed %s, a license to %s of 30 days holds to %s', (renewalBasis, ends, next) =>
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db, { renewalBasis, expiresAt: midnight(ends), durationDays: 30 })
    const renewed = await renewLicense(sales(world), { id })
    expect(renewed).toMatchObject({ expiresAt: midnight(next), sequence: 2 })
    expect(await history(world, id)).toMatchObject([{ verb: 'renewed' }])
  })(),
)

test.each<[string, Columns]>([
  ['without end', { durationDays: 30 }],
  ['without duration', { expiresAt: midnight('2027-01-01') }],
  ['to the last day there is', { expiresAt: midnight('9999-12-31'), durationDays: 1 }],
])('a license %s is not renewed', (_, columns) =>
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db, columns)
    expect(await failure(renewLicense(sales(world), { id }))).toMatchObject({ code: 'CONFLICT' })
  })(),
)

test(
  'a duration that waits for the first activation begins with it, once',
  inWorld(async (world) => {
    const license = await makeLicense(world.db, {
      durationDays: 30,
      expirationBasis: 'FROM_FIRST_ACTIVATION',
    })
    const ctx = sales(world)
    expect(await beginTerm(ctx, license, 'FROM_FIRST_VALIDATION')).toBeNull()
    const begun = await beginTerm(ctx, license, 'FROM_FIRST_ACTIVATION')
    expect(begun).toMatchObject({ expiresAt: midnight('2026-07-16'), sequence: 2 })
    expect(await beginTerm(ctx, license, 'FROM_FIRST_ACTIVATION')).toBeNull()
    expect(await history(world, license.id)).toMatchObject([{ sequence: 2, verb: 'updated' }])
    const byHand = await updateLicense(ctx, { id: license.id, expiresAt: null })
    expect(await beginTerm(ctx, byHand, 'FROM_FIRST_ACTIVATION')).toBeNull()
  }),
)

test(
  'values of another license stay as they are',
  inWorld(async (world) => {
    const license = await makeLicense(world.db)
    const { id: fieldId } = await makeLicenseField(world.db, { productId: license.productId, name: 'color' })
    const other = await makeLicense(world.db, { productId: license.productId })
    await world.db.licenseFieldValue.create({
      data: { id: newId('LicenseFieldValue'), licenseId: other.id, fieldId, value: 'green' },
    })
    await updateLicense(sales(world), { id: license.id, fields: [{ name: 'color', text: 'red' }] })
    const values = await world.db.licenseFieldValue.findMany({ orderBy: { value: 'asc' } })
    expect(values.map(({ licenseId, value }) => [licenseId, value])).toEqual([
      [other.id, 'green'],
      [license.id, 'red'],
    ])
  }),
)

test(
  'a license that waits for its first use and no longer has to gets its end, and does not become perpetual',
  inWorld(async (world) => {
    const waiting = { expirationBasis: 'FROM_FIRST_ACTIVATION', durationDays: 10 } as const
    const update = async (given: object) => {
      const { id } = await makeLicense(world.db, waiting)
      return updateLicense(sales(world), { id, ...given })
    }
    expect(await update({ expirationBasis: 'FROM_ISSUE' })).toMatchObject({
      expirationBasis: 'FROM_ISSUE',
      expiresAt: midnight('2026-01-11'),
    })
    expect(await update({ expirationBasis: 'FROM_ISSUE', durationDays: 20 })).toMatchObject({
      expiresAt: midnight('2026-01-21'),
    })
    expect(await update({ name: 'Still waiting' })).toMatchObject({ expiresAt: null })
  }),
)
