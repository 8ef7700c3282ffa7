import type { Ctx } from '../../context.ts'
import type { Prisma, UsageMetric } from '../../db/generated/prisma/client.ts'
import { subscriptionPolicy } from './policy.ts'

type IncludedContacts = { fullSupportContacts: number | null; readOnlySupportContacts: number | null }

type Row = IncludedContacts & {
  usageLimits: readonly { quantity: number; metric: UsageMetric }[]
}

export type Overview = {
  /** The subscriptions that it is about. */
  where: Prisma.SubscriptionWhereInput
  /** What they include, loaded once. */
  rows: () => Promise<readonly Row[]>
}

/** The overview of a customer or of one of its projects; null where the actor is to see none. */
export async function findOverview(
  ctx: Ctx,
  customerId: string,
  projectId: string | undefined,
): Promise<Overview | null> {
  const visible = subscriptionPolicy.overviewVisible(ctx.actor)
  const customer = await ctx.read.customer.findUnique({
    where: { id: customerId, AND: [subscriptionPolicy.overviewOf(ctx.actor, projectId)] },
    select: { id: true },
  })
  if (!customer || visible === false) return null
  const where = {
    status: 'ACTIVE',
    project: { customerId, ...(projectId === undefined ? {} : { id: projectId }) },
    AND: [visible],
  } satisfies Prisma.SubscriptionWhereInput
  let rows: Promise<readonly Row[]> | undefined
  return {
    where,
    rows: () => {
      rows ??= ctx.read.subscription.findMany({
        where,
        select: {
          fullSupportContacts: true,
          readOnlySupportContacts: true,
          usageLimits: { select: { quantity: true, metric: true } },
        },
      })
      return rows
    },
  }
}

export type SupportContacts = { full: number | null; readOnly: number | null }

/** The sum of the included support contacts; without limit where one subscription has none. */
export function supportContactsOf(rows: readonly IncludedContacts[]): SupportContacts {
  return {
    full: sum(rows.map((row) => row.fullSupportContacts)),
    readOnly: sum(rows.map((row) => row.readOnlySupportContacts)),
  }
}

function sum(limits: readonly (number | null)[]): number | null {
  return limits.reduce<number | null>(
    (total, limit) => (total === null || limit === null ? null : total + limit),
    0,
  )
}

export type UsageTotal = { metric: UsageMetric; quantity: number }

/** The sum of the included quantities of each metric, by its code. */
export function usageTotalsOf(rows: readonly Row[]): UsageTotal[] {
  const totals = new Map<string, UsageTotal>()
  for (const { metric, quantity } of rows.flatMap((row) => row.usageLimits)) {
    const before = totals.get(metric.id)?.quantity ?? 0
    totals.set(metric.id, { metric, quantity: before + quantity })
  }
  return [...totals.values()].sort((a, b) => (a.metric.code < b.metric.code ? -1 : 1))
}
