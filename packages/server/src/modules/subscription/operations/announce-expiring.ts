import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { Prisma } from '../../../db/generated/prisma/client.ts'
import { announceEnds } from '../../expiry-notice/operations/announce.ts'
import { subscriptionPolicy } from '../policy.ts'

/** Announces active subscriptions that are about to end; that one has ended is what `expireSubscriptions` says. */
export async function announceExpiringSubscriptions(ctx: Ctx): Promise<number> {
  assertAllowed(subscriptionPolicy.canManage(ctx.actor))
  return announceEnds(ctx, {
    of: 'subscriptionId',
    rows: (until) => Prisma.sql`
      select * from (
        select s.id, p."customerId", s."endsOn"::timestamp at time zone 'UTC' as "endsAt"
        from "Subscription" s join "Project" p on p.id = s."projectId"
        where s.status = 'ACTIVE' and s."endsOn" <= (${until}::timestamptz at time zone 'UTC')::date
      ) active where "endsAt" > ${ctx.now()}::timestamptz`,
    event: ({ endsAt, days }) => ({
      type: 'subscription.expiring',
      changes: { days: { to: days }, endsOn: { to: endsAt } },
    }),
  })
}
