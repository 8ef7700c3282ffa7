import { z } from 'zod'
import type { Ctx } from '../../context.ts'
import { InvalidInputError, NotFoundError } from '../../errors.ts'
import { id, name } from '../../input.ts'

/** What a level includes by default, and what a subscription took over from it. */
export type Terms = {
  slaName: string | null
  slaTimeZone: string | null
  /** Null: no limit. */
  fullSupportContacts: number | null
  /** Null: no limit. */
  readOnlySupportContacts: number | null
}

export type UsageLimit = { metricId: string; quantity: number }

/** Selects what `UsageLimit` needs, in an order that makes lists comparable. */
export const usageLimitColumns = {
  select: { metricId: true, quantity: true },
  orderBy: { metricId: 'asc' },
} as const

const supportContacts = z
  .number()
  .int()
  .min(0, 'Must be 0 or more.')
  .max(100_000, 'Must be at most 100,000; null is no limit.')
  .nullish()

const timeZone = name.refine(isTimeZone, 'Must be an IANA time zone such as Europe/Berlin or UTC.')

/** The fields of an input that sets terms: left out stays, null empties. */
export const termFields = {
  slaName: name.nullish(),
  slaTimeZone: timeZone.nullish(),
  fullSupportContacts: supportContacts,
  readOnlySupportContacts: supportContacts,
  usageLimits: z
    .array(
      z.object({
        metricId: id,
        quantity: z
          .number()
          .int()
          .min(0, 'Must be 0 or more.')
          .max(2_147_483_647, 'Must be at most 2,147,483,647.'),
      }),
    )
    .max(100, 'Takes at most 100 limits.')
    .nullish()
    .transform((limits) => (limits === null ? [] : limits)),
}

/** Whether the platform knows the zone; offsets such as +01:00, which it takes too, are none. */
function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}

/** The limits of an input in the order of `usageLimitColumns`, after a check that each names another known metric. */
export async function checkUsageLimits<Limits extends readonly UsageLimit[] | undefined>(
  ctx: Ctx,
  limits: Limits,
): Promise<Limits> {
  if (!limits || limits.length === 0) return limits
  const ids = limits.map(({ metricId }) => metricId)
  const twice = ids.findIndex((id, i) => ids.indexOf(id) < i)
  if (twice >= 0) {
    throw new InvalidInputError('Names a metric a second time.', ['usageLimits', String(twice), 'metricId'])
  }
  const metrics = await ctx.read.usageMetric.findMany({ where: { id: { in: ids } }, select: { id: true } })
  const known = new Set(metrics.map((metric) => metric.id))
  const unknown = ids.findIndex((id) => !known.has(id))
  if (unknown >= 0) throw new NotFoundError(['usageLimits', String(unknown), 'metricId'])
  return limits.toSorted((a, b) => (a.metricId < b.metricId ? -1 : 1)) as unknown as Limits
}

/** What a write that sets limits maps: a metric may go between the check and the write. */
export const metricGone = { path: ['usageLimits'], message: 'A metric was just deleted; read them again.' }

/** The terms among the columns of a level or a subscription. */
export function termsOf({
  slaName,
  slaTimeZone,
  fullSupportContacts,
  readOnlySupportContacts,
}: Terms): Terms {
  return { slaName, slaTimeZone, fullSupportContacts, readOnlySupportContacts }
}
