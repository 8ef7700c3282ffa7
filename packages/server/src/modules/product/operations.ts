import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { Product } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { ConflictError, countsOf, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, expectedVersion, id, longText, name, parseInput } from '../../input.ts'
import { productPolicy } from './policy.ts'

const slug = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    'Must be 1 to 63 lower-case letters, digits and hyphens, no hyphen first.',
  )

const createInput = z.object({ slug, name, description: longText(10_000).nullish() })

const updateInput = z.object({
  id,
  expectedVersion,
  slug: slug.optional(),
  name: name.optional(),
  description: longText(10_000).nullish(),
})

const byId = z.object({ id, expectedVersion })

const sameName = { path: ['name'], message: 'Another product has this name.' }
const conflicts = {
  Product_slug_key: { path: ['slug'], message: 'Another product has this slug.' },
  Product_name_key: sameName,
  Product_name_lower_key: sameName,
}

/** Creates a product. */
export async function createProduct(ctx: Ctx, raw: unknown): Promise<Product> {
  const input = parseInput(createInput, raw)
  assertAllowed(productPolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const row = { ...definedOnly(input), createdAt: ctx.now() }
    const product = await withConflicts(conflicts, () =>
      ctx.db.product.create({ data: { id: newId('Product'), ...row } }),
    )
    await recordEvent(ctx, {
      type: 'product.created',
      entityId: product.id,
      changes: initialChanges(row),
    })
    return product
  })
}

/** Updates a product. */
export async function updateProduct(ctx: Ctx, raw: unknown): Promise<Product> {
  const { id, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getProduct(ctx, id, 'id')
    assertAllowed(productPolicy.canManage(ctx.actor))
    assertVersion(before, expectedVersion)
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    const product = await withConflicts(conflicts, () =>
      ctx.db.product.update({
        where: { id, version: before.version },
        data: { ...definedOnly(input), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: 'product.updated', entityId: id, changes })
    return product
  })
}

/** Deletes a product without versions, and so without subscriptions; otherwise says what it has. */
export async function deleteProduct(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const product = await getProduct(ctx, id, 'id')
    assertAllowed(productPolicy.canManage(ctx.actor))
    assertVersion(product, expectedVersion)
    const { _count: has } = await ctx.db.product.findUniqueOrThrow({
      where: { id },
      select: { _count: { select: dependentCounts } },
    })
    const { licenseFields, licenseTemplates, ...others } = has
    const counts = countsOf({
      ...others,
      'license fields': licenseFields,
      'license templates': licenseTemplates,
    })
    if (counts) throw new ConflictError(`The product still has ${counts}; delete those first.`, ['id'])
    // What was deleted of them with its values kept.
    await ctx.db.licenseField.deleteMany({ where: { productId: id, deletedAt: { not: null } } })
    // Without licenses they have signed nothing that anybody could hold.
    await ctx.db.signingKey.deleteMany({ where: { productId: id } })
    await withConflicts(dependents, () => ctx.db.product.delete({ where: { id }, select: { id: true } }))
    await recordEvent(ctx, { type: 'product.deleted', entityId: id })
    return { id }
  })
}

const dependentCounts = {
  versions: true,
  subscriptions: true,
  licenses: true,
  licenseFields: { where: { deletedAt: null } },
  licenseTemplates: true,
} as const

const gotDependents = {
  path: ['id'],
  message: 'The product just got something that depends on it; read it again.',
}
const dependents = {
  ProductVersion_productId_fkey: gotDependents,
  License_productId_fkey: gotDependents,
  LicenseField_productId_fkey: gotDependents,
  LicenseTemplate_productId_fkey: gotDependents,
}

/** The product as the actor sees it; `argument` is where the id came from. */
export async function getProduct(ctx: Ctx, id: string, argument: string): Promise<Product> {
  const product = await ctx.read.product.findUnique({ where: { id } })
  if (!product) throw new NotFoundError([argument])
  return product
}
