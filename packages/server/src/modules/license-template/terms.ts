import { z } from 'zod'
import {
  LicenseExpirationBasis,
  LicenseMachineMatching,
  LicenseOverage,
  LicenseRenewalBasis,
  LicenseType,
} from '../../db/generated/prisma/client.ts'
import { InvalidInputError } from '../../errors.ts'

// What a template gives the licenses issued from it, and what a license may be given by hand.

const maxInt = 2_147_483_647

const whole = (min: number, max: number) => {
  const message = `Must be a whole number between ${min.toLocaleString('en')} and ${max.toLocaleString('en')}.`
  return z.number().int(message).min(min, message).max(max, message)
}

/** Of what cannot be empty, null says as little as nothing. */
const choice = <T extends Readonly<Record<string, string>>>(values: T) =>
  z
    .enum(values)
    .nullish()
    .transform((value) => value ?? undefined)

export const licenseType = z.enum(LicenseType)

export const entitlementCodes = z
  .array(
    z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/,
        'Must be 1 to 64 letters, digits, underscores, dots, colons and hyphens.',
      ),
  )
  .max(100, 'At most 100 entitlements.')
  .nullish()
  .transform((codes) => (codes ? [...new Set(codes)].sort() : undefined))

export const termFields = {
  durationDays: whole(1, 36_500).nullish(),
  expirationBasis: choice(LicenseExpirationBasis),
  renewalBasis: choice(LicenseRenewalBasis),
  maxMachines: whole(0, maxInt).nullish(),
  maxUsers: whole(0, maxInt).nullish(),
  maxUses: whole(0, maxInt).nullish(),
  overage: choice(LicenseOverage),
  machineMatching: choice(LicenseMachineMatching),
  heartbeatSeconds: whole(60, maxInt).nullish(),
  fileTtlSeconds: whole(3_600, maxInt).nullish(),
  entitlements: entitlementCodes,
}

/** The columns that a license copies from its template. */
export const termColumns = {
  type: true,
  durationDays: true,
  expirationBasis: true,
  renewalBasis: true,
  maxMachines: true,
  maxUsers: true,
  maxUses: true,
  overage: true,
  machineMatching: true,
  heartbeatSeconds: true,
  fileTtlSeconds: true,
  entitlements: true,
} as const

/** A time that begins later must be known beforehand. */
export function assertDuration(
  { expirationBasis, durationDays }: { expirationBasis?: string; durationDays?: number | null },
  path: readonly string[],
): void {
  if (expirationBasis === undefined || expirationBasis === 'FROM_ISSUE' || durationDays) return
  throw new InvalidInputError(`${expirationBasis} needs a duration.`, [...path, 'durationDays'])
}
