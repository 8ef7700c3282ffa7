import type { Ctx } from '../../context.ts'
import type { Prisma } from '../../db/generated/prisma/client.ts'

export type LicenseStatus = 'REVOKED' | 'SUSPENDED' | 'EXPIRED' | 'EXPIRING' | 'ACTIVE'

type Dates = { revokedAt: Date | null; suspendedAt: Date | null; expiresAt: Date | null }

/** When it is asked, and how long before its end a license is EXPIRING. */
type At = Pick<Ctx, 'now' | 'expiringDays'>

const expiringUntil = ({ now, expiringDays }: At) => new Date(now().getTime() + expiringDays * 86_400_000)

/** Why a license does not hold, the first of several reasons; null where it does. */
export function whyNotInForce(
  { revokedAt, suspendedAt, expiresAt }: Dates,
  now: Date,
): 'REVOKED' | 'SUSPENDED' | 'EXPIRED' | null {
  if (revokedAt) return 'REVOKED'
  if (suspendedAt) return 'SUSPENDED'
  return expiresAt && expiresAt <= now ? 'EXPIRED' : null
}

/** Where a license stands; of several reasons the first in the order of the type decides. */
export function licenseStatus(license: Dates, at: At): LicenseStatus {
  const ended = whyNotInForce(license, at.now())
  if (ended) return ended
  return license.expiresAt && license.expiresAt <= expiringUntil(at) ? 'EXPIRING' : 'ACTIVE'
}

/** The licenses of a status: `licenseStatus` as a condition. */
export function licenseStatusWhere(status: LicenseStatus, at: At): Prisma.LicenseWhereInput {
  const now = at.now()
  const open = { revokedAt: null, suspendedAt: null }
  switch (status) {
    case 'REVOKED':
      return { revokedAt: { not: null } }
    case 'SUSPENDED':
      return { revokedAt: null, suspendedAt: { not: null } }
    case 'EXPIRED':
      return { ...open, expiresAt: { lte: now } }
    case 'EXPIRING':
      return { ...open, expiresAt: { gt: now, lte: expiringUntil(at) } }
    case 'ACTIVE':
      return { ...open, OR: [{ expiresAt: null }, { expiresAt: { gt: expiringUntil(at) } }] }
  }
}
