import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { ProductVersion } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { ConflictError, countsOf, InvalidInputError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, expectedVersion, id, name, parseInput } from '../../input.ts'
import { getProduct } from './operations.ts'
import { productPolicy } from './policy.ts'

const support = { supportStartsOn: z.date().nullish(), supportEndsOn: z.date().nullish() }

const createInput = z.object({
  productId: id,
  name,
  enabled: z
    .boolean()
    .nullish()
    .transform((enabled) => enabled ?? false),
  ...support,
})

const updateInput = z.object({
  id,
  expectedVersion,
  name: name.optional(),
  enabled: z.boolean().optional(),
  ...support,
})

const byId = z.object({ id, expectedVersion })

const sameName = { path: ['name'], message: 'Another version of the product has this name.' }
const conflicts = {
  ProductVersion_productId_name_key: sameName,
  ProductVersion_productId_name_lower_key: sameName,
  ProductVersion_productId_fkey: { path: ['productId'], message: 'The product was just deleted.' },
}

/** Creates a version of a product; it is not offered unless enabled. */
export async function createProductVersion(ctx: Ctx, raw: unknown): Promise<ProductVersion> {
  const input = parseInput(createInput, raw)
  return inTransaction(ctx, async (ctx) => {
    await getProduct(ctx, input.productId, 'productId')
    assertAllowed(productPolicy.canManage(ctx.actor))
    assertSupportPeriod(input)
    const row = { ...definedOnly(input), createdAt: ctx.now() }
    const version = await withConflicts(conflicts, () =>
      ctx.db.productVersion.create({ data: { id: newId('ProductVersion'), ...row } }),
    )
    await recordEvent(ctx, {
      type: 'product_version.created',
      entityId: version.id,
      changes: initialChanges(row),
    })
    return version
  })
}

/** Updates a version; one that is disabled is no longer offered, and subscriptions to it stay. */
export async function updateProductVersion(ctx: Ctx, raw: unknown): Promise<ProductVersion> {
  const { id, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getProductVersion(ctx, id, 'id')
    assertAllowed(productPolicy.canManage(ctx.actor))
    assertVersion(before, expectedVersion)
    assertSupportPeriod({ ...before, ...definedOnly(input) })
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    const version = await withConflicts(conflicts, () =>
      ctx.db.productVersion.update({
        where: { id, version: before.version },
        data: { ...definedOnly(input), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: 'product_version.updated', entityId: id, changes })
    return version
  })
}

function assertSupportPeriod({
  supportStartsOn,
  supportEndsOn,
}: Partial<Pick<ProductVersion, 'supportStartsOn' | 'supportEndsOn'>>): void {
  if (!supportStartsOn || !supportEndsOn || supportEndsOn >= supportStartsOn) return
  throw new InvalidInputError('Support cannot end before it starts.', ['supportEndsOn'])
}

/** Deletes a version to which there never was a subscription; otherwise says how many there are. */
export async function deleteProductVersion(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const version = await getProductVersion(ctx, id, 'id')
    assertAllowed(productPolicy.canManage(ctx.actor))
    assertVersion(version, expectedVersion)
    const subscriptions = await ctx.db.subscription.count({ where: { productVersionId: id } })
    const licenses = await ctx.db.license.count({ where: { productVersionId: id } })
    if (subscriptions + licenses > 0) {
      throw new ConflictError(
        `The version still has ${countsOf({ subscriptions, licenses })}; disable it instead.`,
        ['id'],
      )
    }
    await withConflicts(dependents, () =>
      ctx.db.productVersion.delete({ where: { id }, select: { id: true } }),
    )
    await recordEvent(ctx, { type: 'product_version.deleted', entityId: id })
    return { id }
  })
}

const gotDependents = {
  path: ['id'],
  message: 'The version just got a subscription or license; read it again.',
}
const dependents = {
  Subscription_productVersionId_productId_fkey: gotDependents,
  License_productVersionId_productId_fkey: gotDependents,
}

/** The version as the actor sees it; `argument` is where the id came from. */
export async function getProductVersion(ctx: Ctx, id: string, argument: string): Promise<ProductVersion> {
  const version = await ctx.read.productVersion.findUnique({ where: { id } })
  if (!version) throw new NotFoundError([argument])
  return version
}
