import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { Prisma } from '../../../db/generated/prisma/client.ts'
import { announceEnds } from '../../expiry-notice/operations/announce.ts'
import { licensePolicy } from '../policy.ts'

/** Announces licenses that are about to end or have ended. Nothing is said of revoked ones. */
export async function announceExpiringLicenses(ctx: Ctx): Promise<number> {
  assertAllowed(licensePolicy.canManage(ctx.actor))
  return announceEnds(ctx, {
    of: 'licenseId',
    rows: (until) => Prisma.sql`
      select id, "customerId", "expiresAt" as "endsAt" from "License"
      where "expiresAt" <= ${until}::timestamptz and "revokedAt" is null`,
    event: ({ endsAt, days }) => ({
      type: days === 0 ? 'license.expired' : 'license.expiring',
      changes: { days: { to: days }, expiresAt: { to: endsAt } },
    }),
  })
}
