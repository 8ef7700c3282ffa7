import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { LicenseTemplate } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, expectedVersion, id, name, parseInput } from '../../input.ts'
import { type FieldText, fieldInputs, fieldsOfProducts, textsOf } from '../license-field/given.ts'
import { licenseFieldPolicy } from '../license-field/policy.ts'
import { placeOfTemplateValue, sealValue, shownValue } from '../license-field/values.ts'
import { getProduct } from '../product/operations.ts'
import { licenseTemplatePolicy } from './policy.ts'
import { assertDuration, licenseType, termFields } from './terms.ts'

const createInput = z.object({ productId: id, name, type: licenseType, ...termFields, fields: fieldInputs })

const updateInput = z.object({
  id,
  expectedVersion,
  name: name.optional(),
  type: licenseType.optional(),
  ...termFields,
  fields: fieldInputs,
})

const byId = z.object({ id, expectedVersion })

const sameName = { path: ['name'], message: 'Another template of the product has this name.' }
const conflicts = {
  LicenseTemplate_productId_name_key: sameName,
  LicenseTemplate_productId_name_lower_key: sameName,
  LicenseTemplate_productId_fkey: { path: ['productId'], message: 'The product was just deleted.' },
  LicenseTemplateValue_fieldId_fkey: {
    path: ['fields'],
    message: 'A field was just deleted; read them again.',
  },
}

/** Creates a template. */
export async function createLicenseTemplate(ctx: Ctx, raw: unknown): Promise<LicenseTemplate> {
  const { fields, ...input } = parseInput(createInput, raw)
  assertAllowed(licenseTemplatePolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    await getProduct(ctx, input.productId, 'productId')
    assertDuration(input, [])
    const { values } = await valuesOf(ctx, input.productId, fields ?? [])
    const row = { ...definedOnly(input), createdAt: ctx.now() }
    const template = await withConflicts(conflicts, () =>
      ctx.db.licenseTemplate.create({
        data: { id: newId('LicenseTemplate'), ...row, values: { createMany: { data: rowsOf(ctx, values) } } },
      }),
    )
    await recordEvent(ctx, {
      type: 'license_template.created',
      entityId: template.id,
      changes: initialChanges({ ...row, ...shown(values) }),
    })
    return template
  })
}

/** Changes a template. Licenses keep what they copied from it. `fields` takes the place of all field values. */
export async function updateLicenseTemplate(ctx: Ctx, raw: unknown): Promise<LicenseTemplate> {
  const { id, expectedVersion, fields, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getLicenseTemplate(ctx, id)
    assertAllowed(licenseTemplatePolicy.canManage(ctx.actor))
    assertVersion(before, expectedVersion)
    assertDuration({ ...before, ...definedOnly(input) }, [])
    const next = fields ? await valuesOf(ctx, before.productId, fields) : null
    const changes = { ...changesOf(before, input), ...(next ? initialChanges(shown(next.values)) : {}) }
    if (Object.keys(changes).length === 0 && !next) return before
    const template = await withConflicts(conflicts, () =>
      ctx.db.licenseTemplate.update({
        where: { id, version: before.version },
        data: {
          ...definedOnly(input),
          // Nobody takes away what they do not see.
          ...(next ? { values: replacing(ctx, next) } : {}),
          version: { increment: 1 },
        },
      }),
    )
    await recordEvent(ctx, { type: 'license_template.updated', entityId: id, changes })
    return template
  })
}

/** Deletes a template. Licenses issued from it stay as they are: they copied it, and no longer name it. */
export async function deleteLicenseTemplate(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const template = await getLicenseTemplate(ctx, id)
    assertAllowed(licenseTemplatePolicy.canManage(ctx.actor))
    assertVersion(template, expectedVersion)
    const issued = await ctx.db.license.updateMany({ where: { templateId: id }, data: { templateId: null } })
    const issuing = { path: ['id'], message: 'A license was just issued from it; retry.' }
    await withConflicts({ License_templateId_productId_fkey: issuing }, () =>
      ctx.db.licenseTemplate.delete({ where: { id, version: template.version }, select: { id: true } }),
    )
    const changes = { licenses: { from: issued.count, to: 0 } }
    await recordEvent(ctx, { type: 'license_template.deleted', entityId: id, changes })
    return { id }
  })
}

async function getLicenseTemplate(ctx: Ctx, id: string): Promise<LicenseTemplate> {
  const template = await ctx.read.licenseTemplate.findUnique({ where: { id } })
  if (!template) throw new NotFoundError(['id'])
  return template
}

async function valuesOf(
  ctx: Ctx,
  productId: string,
  given: NonNullable<z.output<typeof fieldInputs>>,
): Promise<{ values: FieldText[]; seen: string[] }> {
  const known = (await fieldsOfProducts(ctx, [productId])).get(productId) ?? []
  const seen = known.filter((field) => licenseFieldPolicy.canSee(ctx.actor, field)).map(({ id }) => id)
  return { values: textsOf(ctx.actor, known, given, ['fields']), seen }
}

const replacing = (ctx: Ctx, { values, seen }: { values: readonly FieldText[]; seen: string[] }) => ({
  deleteMany: { fieldId: { in: seen } },
  createMany: { data: rowsOf(ctx, values) },
})

const rowsOf = (ctx: Ctx, values: readonly FieldText[]) =>
  values.map(({ field, text }) => {
    const id = newId('LicenseTemplateValue')
    return {
      id,
      fieldId: field.id,
      value: sealValue(ctx.secrets, field.type, placeOfTemplateValue(id), text),
    }
  })

const shown = (values: readonly FieldText[]) =>
  Object.fromEntries(
    values.map(({ field, text }) => [`fields.${field.name}`, shownValue(field.type, text) ?? '(secret)']),
  )
