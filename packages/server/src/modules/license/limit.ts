import type { LicenseOverage } from '../../db/generated/prisma/client.ts'
import { AppError } from '../../errors.ts'

type Limit = 'maxMachines' | 'maxUsers' | 'maxUses'
type Limits = { [L in Limit]?: number | null } & { overage: LicenseOverage }

const times: Record<Exclude<LicenseOverage, 'UNLIMITED'>, number> = {
  NONE: 1,
  TIMES_1_25: 1.25,
  TIMES_1_5: 1.5,
  TIMES_2: 2,
}

/** How many a license allows with its overage, rounded down; null: any number. */
export function allowedBy(limit: number | null, overage: LicenseOverage): number | null {
  return limit === null || overage === 'UNLIMITED' ? null : Math.floor(limit * times[overage])
}

/** Whether one more fits beside so many. The license must be held, so that nobody else takes the same place. */
export function assertRoom(license: Limits, limit: Limit, taken: number): void {
  const allowed = allowedBy(license[limit] ?? null, license.overage)
  if (allowed !== null && taken >= allowed) throw limitReached(limit, allowed)
}

export function limitReached(limit: Limit, allowed: number): AppError {
  const what = { maxMachines: 'machines', maxUsers: 'users', maxUses: 'uses' }[limit]
  return new AppError('LIMIT_REACHED', `The license allows ${allowed} ${what} (${limit}), and no more.`)
}
