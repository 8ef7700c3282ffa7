import type { LicenseMachineMatching, LicenseOverage } from '../../db/generated/prisma/client.ts'
import { allowedBy } from './limit.ts'
import { whyNotInForce } from './status.ts'

/** What a validation can come to, in the order in which it is looked for: the first that applies is the answer. */
export const validationCodes = {
  NOT_FOUND: 'There is no such license that the caller sees.',
  REVOKED: 'The license was revoked; it never becomes valid again.',
  SUSPENDED: 'The license is suspended until it is reinstated.',
  EXPIRED: 'Its time is over.',
  NOT_STARTED: 'Its time has not begun.',
  PRODUCT_MISMATCH: 'It is a license of another product.',
  VERSION_MISMATCH: 'It is a license of another version of the product.',
  ENTITLEMENT_MISSING: 'It lacks an entitlement that was asked for.',
  FIELD_MISSING: 'It has no value for a field that was asked for, or no such field that the caller sees.',
  USER_MISMATCH: 'The person has no seat of it, or is disabled.',
  TOO_MANY_USERS: 'More seats are assigned than it allows by now.',
  TOO_MANY_USES: 'More uses are counted than it allows by now.',
  TOO_MANY_MACHINES: 'It is active on more machines than it allows by now.',
  NO_MACHINE: 'Fingerprints were given, but it is not active on any machine: activate it.',
  HEARTBEAT_DEAD: 'It was active on the machine, which was silent for too long: activate it again.',
  FINGERPRINT_MISMATCH: 'Too few of the fingerprints are of machines on which it is active.',
  VALID: 'It is valid. So is one that ends soon: see `expiresAt` of the license.',
} as const

export type ValidationCode = keyof typeof validationCodes

type Verdict = { code: ValidationCode; message: string }

/** A license with what is asked about it. */
export type Candidate = {
  startsAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
  suspendedAt: Date | null
  maxMachines: number | null
  maxUsers: number | null
  maxUses: number | null
  overage: LicenseOverage
  machineMatching: LicenseMachineMatching
  entitlements: readonly string[]
  uses: number
  productSlug: string
  /** Whether it is for one version and that is not the one asked about. */
  otherVersion: boolean
  seats: number
  /** Machines that count. */
  machines: number
  /** Of the given fingerprints, how many are of machines that count, and of machines that were silent for too long. */
  matched: number
  silent: number
  /** Whether the person asked about has a seat. */
  seated: boolean
  /** Of the fields asked for, those without a value. */
  missingFields: readonly string[]
}

export type Question = {
  productSlug?: string | undefined
  fingerprints: readonly string[]
  entitlements: readonly string[]
  ofPerson: boolean
}

/** The answer about a license that was found. */
export function verdictOn(license: Candidate, asked: Question, now: Date): Verdict {
  return (
    ofStatus(license, now) ??
    ofProduct(license, asked) ??
    ofContent(license, asked) ??
    ofLimits(license) ??
    ofMachines(license, asked) ??
    plainly('VALID')
  )
}

/** With the sentence that the code is described by. */
export const plainly = (code: ValidationCode): Verdict => ({ code, message: validationCodes[code] })

function ofStatus(license: Candidate, now: Date): Verdict | null {
  const status = whyNotInForce(license, now)
  if (status === 'REVOKED' || status === 'SUSPENDED') return plainly(status)
  if (status === 'EXPIRED') {
    return { code: 'EXPIRED', message: `Its time was over at ${license.expiresAt!.toISOString()}.` }
  }
  if (license.startsAt <= now) return null
  return { code: 'NOT_STARTED', message: `Its time begins at ${license.startsAt.toISOString()}.` }
}

function ofProduct(license: Candidate, { productSlug }: Question): Verdict | null {
  if (productSlug !== undefined && productSlug !== license.productSlug) return plainly('PRODUCT_MISMATCH')
  return license.otherVersion ? plainly('VERSION_MISMATCH') : null
}

function ofContent(license: Candidate, asked: Question): Verdict | null {
  const lacking = asked.entitlements.filter((code) => !license.entitlements.includes(code))
  if (lacking.length > 0) return { code: 'ENTITLEMENT_MISSING', message: `It lacks: ${lacking.join(', ')}.` }
  if (license.missingFields.length > 0) {
    return { code: 'FIELD_MISSING', message: `It has no value for: ${license.missingFields.join(', ')}.` }
  }
  return asked.ofPerson && !license.seated ? plainly('USER_MISMATCH') : null
}

function ofLimits(license: Candidate): Verdict | null {
  const { overage, seats, uses, machines } = license
  for (const [code, limit, taken] of [
    ['TOO_MANY_USERS', license.maxUsers, seats],
    ['TOO_MANY_USES', license.maxUses, uses],
    ['TOO_MANY_MACHINES', license.maxMachines, machines],
  ] as const) {
    const allowed = allowedBy(limit, overage)
    if (allowed !== null && taken > allowed) {
      return { code, message: `${validationCodes[code]} It has ${taken} and allows ${allowed}.` }
    }
  }
  return null
}

function ofMachines(license: Candidate, { fingerprints }: Question): Verdict | null {
  if (fingerprints.length === 0) return null
  const needed = neededOf(license.machineMatching, fingerprints.length)
  if (license.matched >= needed) return null
  if (license.matched + license.silent >= needed) return plainly('HEARTBEAT_DEAD')
  if (license.machines === 0) return plainly('NO_MACHINE')
  return {
    code: 'FINGERPRINT_MISMATCH',
    message: `${license.matched} of ${fingerprints.length} fingerprints match; it takes ${needed}.`,
  }
}

/** How many of so many fingerprints must match; TWO of a single one is more than there can be. */
function neededOf(matching: LicenseMachineMatching, given: number): number {
  switch (matching) {
    case 'ANY':
      return 1
    case 'TWO':
      return 2
    case 'MOST':
      return Math.floor(given / 2) + 1
    case 'ALL':
      return given
  }
}
