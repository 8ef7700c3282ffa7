import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { SubscriptionLevel } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { ConflictError, counted, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, expectedVersion, id, name, parseInput } from '../../input.ts'
import { code } from './metric-operations.ts'
import { productPolicy } from './policy.ts'
import { checkUsageLimits, metricGone, termFields, type UsageLimit, usageLimitColumns } from './terms.ts'

const createInput = z.object({ code, name, ...termFields })

const updateInput = z.object({
  id,
  expectedVersion,
  code: code.optional(),
  name: name.optional(),
  ...termFields,
})

const byId = z.object({ id, expectedVersion })

const sameName = { path: ['name'], message: 'Another level has this name.' }
const conflicts = {
  SubscriptionLevel_code_key: { path: ['code'], message: 'Another level has this code.' },
  SubscriptionLevel_name_key: sameName,
  SubscriptionLevel_name_lower_key: sameName,
  SubscriptionLevelUsageLimit_metricId_fkey: metricGone,
}

/** Creates a level with what new subscriptions at it include. */
export async function createSubscriptionLevel(ctx: Ctx, raw: unknown): Promise<SubscriptionLevel> {
  const { usageLimits, ...input } = parseInput(createInput, raw)
  assertAllowed(productPolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const limits = await checkUsageLimits(ctx, usageLimits ?? [])
    const row = { ...definedOnly(input), createdAt: ctx.now() }
    const level = await withConflicts(conflicts, () =>
      ctx.db.subscriptionLevel.create({
        data: { id: newId('SubscriptionLevel'), ...row, usageLimits: { create: limits.map(limitRow) } },
      }),
    )
    await recordEvent(ctx, {
      type: 'subscription_level.created',
      entityId: level.id,
      changes: initialChanges({ ...row, usageLimits: limits }),
    })
    return level
  })
}

/** Updates a level. Subscriptions keep what they took over from it. */
export async function updateSubscriptionLevel(ctx: Ctx, raw: unknown): Promise<SubscriptionLevel> {
  const { id, expectedVersion, usageLimits, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getSubscriptionLevel(ctx, id, 'id')
    assertAllowed(productPolicy.canManage(ctx.actor))
    assertVersion(before, expectedVersion)
    const limits = await checkUsageLimits(ctx, usageLimits)
    const changes = changesOf(before, { ...input, usageLimits: limits })
    if (Object.keys(changes).length === 0) return before
    const level = await withConflicts(conflicts, () =>
      ctx.db.subscriptionLevel.update({
        where: { id, version: before.version },
        data: {
          ...definedOnly(input),
          ...(limits ? { usageLimits: { deleteMany: {}, create: limits.map(limitRow) } } : {}),
          version: { increment: 1 },
        },
      }),
    )
    await recordEvent(ctx, { type: 'subscription_level.updated', entityId: id, changes })
    return level
  })
}

const limitRow = (limit: UsageLimit) => ({ id: newId('SubscriptionLevelUsageLimit'), ...limit })

/** Deletes a level at which there never was a subscription; otherwise says how many there are. */
export async function deleteSubscriptionLevel(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const level = await getSubscriptionLevel(ctx, id, 'id')
    assertAllowed(productPolicy.canManage(ctx.actor))
    assertVersion(level, expectedVersion)
    const subscriptions = await ctx.db.subscription.count({ where: { levelId: id } })
    if (subscriptions > 0) {
      throw new ConflictError(
        `The level still has ${counted(subscriptions, 'subscription')}; it cannot be deleted.`,
        ['id'],
      )
    }
    await withConflicts({ Subscription_levelId_fkey: gotSubscription }, () =>
      ctx.db.subscriptionLevel.delete({ where: { id }, select: { id: true } }),
    )
    await recordEvent(ctx, { type: 'subscription_level.deleted', entityId: id })
    return { id }
  })
}

const gotSubscription = { path: ['id'], message: 'The level just got a subscription; read it again.' }

/**
 * The level with what it includes; `argument` is where the id came from. Everybody may take a level, so what it
 * includes is not held to those who may read that.
 */
export async function getSubscriptionLevel(ctx: Ctx, id: string, argument: string) {
  const level = await ctx.read.subscriptionLevel.findUnique({ where: { id } })
  if (!level) throw new NotFoundError([argument])
  const usageLimits = await ctx.db.subscriptionLevelUsageLimit.findMany({
    where: { levelId: id },
    ...usageLimitColumns,
  })
  return { ...level, usageLimits }
}
