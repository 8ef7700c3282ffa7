import type { Ctx } from '../../../context.ts'

const hourMs = 3_600_000

/** What can be tried within an hour. */
const limits = {
  startsOfAddress: 5,
  startsFromSource: 30,
  failuresFromSource: 60,
  /** Wrong codes, of one mail after the other. The link of the mail lets in whom this keeps out. */
  codesOfAddress: 10,
  /** Wrong passwords, whether the address is somebody's or not. Mail lets in whom this keeps out. */
  passwordsOfAddress: 10,
  secondFactorsOfPerson: 10,
} as const

export type Limit = keyof typeof limits

/** How it stands after one more try. */
export type Charge = { over: boolean; justOver: boolean; retryAfterSeconds: number }

/**
 * Counts one more try, in the database that all processes share. The hour begins with the first try and is not
 * prolonged by those that come too early.
 */
export async function charge(ctx: Ctx, limit: Limit, of: string): Promise<Charge> {
  const now = ctx.now()
  const [row] = await ctx.db.$queryRaw<{ count: number; endsAt: Date }[]>`
    insert into "SignInLimit" (id, count, "endsAt")
    values (${`${limit} ${of}`}, 1, ${new Date(now.getTime() + hourMs)})
    on conflict (id) do update set
      count = case when "SignInLimit"."endsAt" <= ${now} then 1 else least("SignInLimit".count, 1000000) + 1 end,
      "endsAt" = case when "SignInLimit"."endsAt" <= ${now} then excluded."endsAt" else "SignInLimit"."endsAt" end
    returning count, "endsAt"`
  const { count, endsAt } = row!
  return {
    over: count > limits[limit],
    justOver: count === limits[limit] + 1,
    retryAfterSeconds: Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1_000)),
  }
}

/** Takes a try back that turned out not to count. */
export async function refund(ctx: Ctx, limit: Limit, of: string): Promise<void> {
  await ctx.db.signInLimit.updateMany({
    where: { id: `${limit} ${of}`, count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  })
}
