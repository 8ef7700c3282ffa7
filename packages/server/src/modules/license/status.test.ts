import { expect, test } from 'vitest'
import { makeLicense } from '../../../test/factories.ts'
import { inWorld, today } from '../../../test/harness.ts'
import { makeLicenseKey } from './key.ts'
import { type LicenseStatus, licenseStatus, licenseStatusWhere } from './status.ts'
import { daysAfter, endOfDays, isMidnight } from './term.ts'

const before = new Date(today.getTime() - 1)
const after = new Date(today.getTime() + 1)
const soon = new Date(today.getTime() + 30 * 86_400_000)
const later = new Date(soon.getTime() + 1)
const at = { now: () => today, expiringDays: 30 }
const none = { revokedAt: null, suspendedAt: null, expiresAt: null }

const cases: [LicenseStatus, typeof none | Record<keyof typeof none, Date | null>][] = [
  ['ACTIVE', none],
  ['ACTIVE', { ...none, expiresAt: later }],
  ['EXPIRING', { ...none, expiresAt: soon }],
  ['EXPIRING', { ...none, expiresAt: after }],
  ['EXPIRED', { ...none, expiresAt: today }],
  ['EXPIRED', { ...none, expiresAt: before }],
  ['SUSPENDED', { ...none, suspendedAt: before }],
  ['SUSPENDED', { ...none, suspendedAt: before, expiresAt: before }],
  ['REVOKED', { revokedAt: before, suspendedAt: before, expiresAt: before }],
  ['REVOKED', { ...none, revokedAt: before, expiresAt: later }],
]

test.each(cases)('%s: %o', (status, dates) => {
  expect(licenseStatus(dates, at)).toBe(status)
})

test(
  'as a condition each status finds exactly its licenses',
  inWorld(async (world) => {
    const made = new Map<string, LicenseStatus>()
    for (const [status, dates] of cases) made.set((await makeLicense(world.db, dates)).id, status)
    for (const status of ['REVOKED', 'SUSPENDED', 'EXPIRED', 'EXPIRING', 'ACTIVE'] as const) {
      const found = await world.db.license.findMany({ where: licenseStatusWhere(status, at) })
      const expected = [...made].filter(([, is]) => is === status).map(([id]) => id)
      expect(found.map(({ id }) => id).sort(), status).toEqual(expected.sort())
    }
  }),
)

test('a duration holds to the end of its last day, and a temporary license to the millisecond', () => {
  const midnight = new Date('2026-06-15T00:00:00Z')
  expect(endOfDays(today, 1)).toEqual(new Date('2026-06-17T00:00:00Z'))
  expect(endOfDays(midnight, 1)).toEqual(new Date('2026-06-16T00:00:00Z'))
  expect(daysAfter(today, 90)).toEqual(new Date('2026-09-13T12:00:00Z'))
  expect([midnight, today].map(isMidnight)).toEqual([true, false])
  expect(() => daysAfter(new Date('9999-12-31T00:00:00Z'), 1)).toThrow('9999')
})

test('keys are well formed and do not repeat', () => {
  const keys = Array.from({ length: 1_000 }, makeLicenseKey)
  for (const key of keys) expect(key).toMatch(/^PTC(-[0-9A-HJKMNP-TV-Z]{4}){7}$/)
  expect(new Set(keys).size).toBe(1_000)
})

test('how long before its end a license is expiring, the installation says', () => {
  const expiresAt = new Date(today.getTime() + 10 * 86_400_000)
  expect(licenseStatus({ ...none, expiresAt }, { ...at, expiringDays: 10 })).toBe('EXPIRING')
  expect(licenseStatus({ ...none, expiresAt }, { ...at, expiringDays: 9 })).toBe('ACTIVE')
})
