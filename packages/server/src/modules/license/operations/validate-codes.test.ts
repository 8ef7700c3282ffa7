import { expect, test } from 'vitest'
import { apiToken } from '../../../../test/actors.ts'
import { makeLicense, makeLicenseField, makeMembership, makePortalUser } from '../../../../test/factories.ts'
import { inWorld, today, type World } from '../../../../test/harness.ts'
import type { Prisma } from '../../../db/generated/prisma/client.ts'
import { newId } from '../../../ids.ts'
import { type ValidationCode, validationCodes } from '../verdict.ts'
import { validateLicense } from './validate.ts'

const product = (world: World) => world.as(apiToken(['license:validate']))
const later = (seconds: number) => new Date(today.getTime() + seconds * 1_000)

type Made = { id: string; productId: string; customerId: string }
type Case = {
  code: ValidationCode
  when: string
  license?: Partial<Prisma.LicenseUncheckedCreateInput>
  /** Fingerprints of machines, with the seconds since they were heard of. */
  machines?: Record<string, number>
  seats?: number
  ask?: object | ((world: World, license: Made) => Promise<object>)
}

const cases: Case[] = [
  { code: 'VALID', when: 'it is perpetual' },
  { code: 'VALID', when: 'it ends in a second', license: { expiresAt: later(1) } },
  {
    code: 'REVOKED',
    when: 'it was revoked, whatever else',
    license: { revokedAt: today, suspendedAt: today, expiresAt: today },
  },
  { code: 'SUSPENDED', when: 'it is suspended and over', license: { suspendedAt: today, expiresAt: today } },
  { code: 'EXPIRED', when: 'its time is just over', license: { expiresAt: today } },
  { code: 'NOT_STARTED', when: 'it begins in a second', license: { startsAt: later(1) } },
  { code: 'VALID', when: 'it begins now', license: { startsAt: today } },
  { code: 'PRODUCT_MISMATCH', when: 'another product asks', ask: { productSlug: 'another' } },
  {
    code: 'VALID',
    when: 'the product asks, in any version',
    ask: async (world, { productId }) => ({
      productSlug: (await world.db.product.findUniqueOrThrow({ where: { id: productId } })).slug,
      versionName: '9.9',
    }),
  },
  {
    code: 'ENTITLEMENT_MISSING',
    when: 'one of the entitlements is not there',
    license: { entitlements: ['SSO'] },
    ask: { entitlements: ['SSO', 'AUDIT'] },
  },
  {
    code: 'VALID',
    when: 'the entitlements are there',
    license: { entitlements: ['SSO', 'AUDIT'] },
    ask: { entitlements: ['SSO'] },
  },
  { code: 'FIELD_MISSING', when: 'there is no such field', ask: { fields: ['seats'] } },
  {
    code: 'FIELD_MISSING',
    when: 'the field has no value',
    ask: async (world, { productId }) => {
      await makeLicenseField(world.db, { productId, name: 'seats' })
      return { fields: ['seats'] }
    },
  },
  {
    code: 'FIELD_MISSING',
    when: 'the field is hidden from who asks',
    ask: async (world, { productId }) => {
      await makeLicenseField(world.db, { productId, name: 'seats', defaultValue: '5', hidden: true })
      return { fields: ['seats'] }
    },
  },
  {
    code: 'VALID',
    when: 'the fields have a value, of their own or by default',
    ask: async (world, { id: licenseId, productId }) => {
      await makeLicenseField(world.db, { productId, name: 'seats', defaultValue: '5' })
      const { id: fieldId } = await makeLicenseField(world.db, { productId, name: 'region' })
      await world.db.licenseFieldValue.create({
        data: { id: newId('LicenseFieldValue'), licenseId, fieldId, value: 'EU' },
      })
      return { fields: ['seats', 'region'] }
    },
  },
  {
    code: 'USER_MISMATCH',
    when: 'the person has no seat',
    seats: 1,
    ask: { portalUserEmail: 'ada@acme.example' },
  },
  {
    code: 'USER_MISMATCH',
    when: 'the person is disabled',
    ask: async (world, license) => ({ portalUserId: await seat(world, license, { disabledAt: today }) }),
  },
  {
    code: 'VALID',
    when: 'the person has a seat',
    license: { maxUsers: 1 },
    ask: async (world, license) => {
      await seat(world, license, { email: 'ada@acme.example' })
      return { portalUserEmail: 'Ada@Acme.example' }
    },
  },
  { code: 'TOO_MANY_USERS', when: 'the limit was lowered', license: { maxUsers: 1 }, seats: 2 },
  {
    code: 'VALID',
    when: 'the overage covers the seats',
    license: { maxUsers: 1, overage: 'TIMES_2' },
    seats: 2,
  },
  { code: 'TOO_MANY_USES', when: 'the limit was lowered', license: { maxUses: 3, uses: 4 } },
  { code: 'VALID', when: 'every use is taken', license: { maxUses: 3, uses: 3 } },
  {
    code: 'TOO_MANY_MACHINES',
    when: 'the limit was lowered',
    license: { maxMachines: 1 },
    machines: { a: 0, b: 0 },
  },
  {
    code: 'VALID',
    when: 'silent machines do not count',
    license: { maxMachines: 1, heartbeatSeconds: 60 },
    machines: { a: 0, b: 61 },
    ask: { fingerprints: ['a'] },
  },
  {
    code: 'TOO_MANY_MACHINES',
    when: 'machines that report count',
    license: { maxMachines: 1, heartbeatSeconds: 60 },
    machines: { a: 0, b: 59 },
  },
  { code: 'NO_MACHINE', when: 'it was never activated', ask: { fingerprints: ['a'] } },
  {
    code: 'HEARTBEAT_DEAD',
    when: 'the machine was silent for too long',
    license: { heartbeatSeconds: 60 },
    machines: { a: 61, b: 0 },
    ask: { fingerprints: ['a'] },
  },
  {
    code: 'FINGERPRINT_MISMATCH',
    when: 'it is active on another machine',
    machines: { a: 0 },
    ask: { fingerprints: ['x'] },
  },
  ...matching('ANY', { ab: 'VALID', abxyz: 'VALID', x: 'FINGERPRINT_MISMATCH' }),
  ...matching('TWO', {
    abx: 'VALID',
    ax: 'FINGERPRINT_MISMATCH',
    a: 'FINGERPRINT_MISMATCH',
    aa: 'FINGERPRINT_MISMATCH',
  }),
  ...matching('MOST', { abx: 'VALID', ax: 'FINGERPRINT_MISMATCH', a: 'VALID', abxy: 'FINGERPRINT_MISMATCH' }),
  ...matching('ALL', { abc: 'VALID', abx: 'FINGERPRINT_MISMATCH' }),
]

/** What comes of fingerprints, a letter each, of which a, b and c are of machines. */
function matching(
  machineMatching: 'ANY' | 'TWO' | 'MOST' | 'ALL',
  expected: Record<string, ValidationCode>,
): Case[] {
  return Object.entries(expected).map(([letters, code]) => ({
    code,
    when: `${machineMatching} must match and ${letters} are given`,
    license: { machineMatching },
    machines: { a: 0, b: 0, c: 0 },
    ask: { fingerprints: [...letters] },
  }))
}

async function seat(
  world: World,
  { id: licenseId, customerId }: Made,
  data: Parameters<typeof makePortalUser>[1] = {},
): Promise<string> {
  const { id: portalUserId } = await makePortalUser(world.db, data)
  await makeMembership(world.db, { portalUserId, customerId, role: 'MEMBER' })
  await world.db.licenseSeat.create({ data: { id: newId('LicenseSeat'), licenseId, portalUserId } })
  return portalUserId
}

test.each(cases)('$code: $when', async ({ code, license: given, machines = {}, seats = 0, ask = {} }) => {
  await inWorld(async (world) => {
    const license = await makeLicense(world.db, given)
    for (const [fingerprint, silentFor] of Object.entries(machines)) {
      await world.db.machine.create({
        data: {
          id: newId('Machine'),
          licenseId: license.id,
          fingerprint,
          lastHeartbeatAt: later(-silentFor),
        },
      })
    }
    for (let i = 0; i < seats; i++) await seat(world, license)
    const question = typeof ask === 'function' ? await ask(world, license) : ask
    const answer = await validateLicense(product(world), { licenseId: license.id, ...question })
    expect(answer).toMatchObject({ valid: code === 'VALID', code, licenseId: license.id })
    expect(answer.message).not.toBe('')
  })()
})

test('every code but those of what takes more than one question has its case', () => {
  const shown = new Set(cases.map(({ code }) => code))
  expect(Object.keys(validationCodes).filter((code) => !shown.has(code as ValidationCode))).toEqual([
    'NOT_FOUND',
    'VERSION_MISMATCH',
  ])
})
