import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { UsageMetric } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, expectedVersion, id, name, parseInput } from '../../input.ts'
import { productPolicy } from './policy.ts'

/** The name of a metric or a level for programs. */
export const code = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9_]{0,63}$/,
    'Must be 1 to 64 capitals, digits and underscores, a letter first, such as PROCESS_INSTANCES.',
  )

const createInput = z.object({ code, name, unit: name.nullish() })

const updateInput = z.object({
  id,
  expectedVersion,
  code: code.optional(),
  name: name.optional(),
  unit: name.nullish(),
})

const byId = z.object({ id, expectedVersion })

const sameName = { path: ['name'], message: 'Another metric has this name.' }
const conflicts = {
  UsageMetric_code_key: { path: ['code'], message: 'Another metric has this code.' },
  UsageMetric_name_key: sameName,
  UsageMetric_name_lower_key: sameName,
}

/** Creates a metric. */
export async function createUsageMetric(ctx: Ctx, raw: unknown): Promise<UsageMetric> {
  const input = parseInput(createInput, raw)
  assertAllowed(productPolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const row = { ...definedOnly(input), createdAt: ctx.now() }
    const metric = await withConflicts(conflicts, () =>
      ctx.db.usageMetric.create({ data: { id: newId('UsageMetric'), ...row } }),
    )
    await recordEvent(ctx, {
      type: 'usage_metric.created',
      entityId: metric.id,
      changes: initialChanges(row),
    })
    return metric
  })
}

/** Updates a metric. */
export async function updateUsageMetric(ctx: Ctx, raw: unknown): Promise<UsageMetric> {
  const { id, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getUsageMetric(ctx, id)
    assertAllowed(productPolicy.canManage(ctx.actor))
    assertVersion(before, expectedVersion)
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    const metric = await withConflicts(conflicts, () =>
      ctx.db.usageMetric.update({
        where: { id, version: before.version },
        data: { ...definedOnly(input), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: 'usage_metric.updated', entityId: id, changes })
    return metric
  })
}

/** Deletes a metric of which no level and no subscription includes any; otherwise says how many do. */
export async function deleteUsageMetric(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const metric = await getUsageMetric(ctx, id)
    assertAllowed(productPolicy.canManage(ctx.actor))
    assertVersion(metric, expectedVersion)
    const { _count: has } = await ctx.db.usageMetric.findUniqueOrThrow({
      where: { id },
      select: { _count: { select: { levelLimits: true, subscriptionLimits: true } } },
    })
    if (has.levelLimits + has.subscriptionLimits > 0) {
      throw new ConflictError(
        `The metric is still in the limits of ${has.levelLimits} levels and ${has.subscriptionLimits} subscriptions; ` +
          'take it out of them first.',
        ['id'],
      )
    }
    await withConflicts(dependents, () => ctx.db.usageMetric.delete({ where: { id }, select: { id: true } }))
    await recordEvent(ctx, { type: 'usage_metric.deleted', entityId: id })
    return { id }
  })
}

const gotLimit = { path: ['id'], message: 'The metric was just put into a limit; read it again.' }
const dependents = {
  SubscriptionLevelUsageLimit_metricId_fkey: gotLimit,
  SubscriptionUsageLimit_metricId_fkey: gotLimit,
}

async function getUsageMetric(ctx: Ctx, id: string): Promise<UsageMetric> {
  const metric = await ctx.read.usageMetric.findUnique({ where: { id } })
  if (!metric) throw new NotFoundError(['id'])
  return metric
}
