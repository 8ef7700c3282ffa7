import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { type LicenseField, LicenseFieldType } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { AppError, InvalidInputError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, expectedVersion, id, longText, name, parseInput } from '../../input.ts'
import { getProduct } from '../product/operations.ts'
import {
  checkValues,
  hidingSecrets,
  openValues,
  sealed,
  shown,
  type Values,
  valueFields,
} from './own-values.ts'
import { licenseFieldPolicy } from './policy.ts'
import { changeLicenses, ownValue } from './propagate.ts'
import { isReserved } from './reserved.ts'

const maxFields = 100

const fieldName = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/,
    'Must be a letter, then at most 63 letters, digits, underscores, dots and hyphens.',
  )
  .refine((name) => !isReserved(name), 'This name has a meaning of its own in licenses; take another one.')

const attributes = { description: longText(10_000).nullish(), ...valueFields }

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? undefined)
const position = z
  .number()
  .int()
  .min(0, 'Must not be negative.')
  .nullish()
  .transform((value) => value ?? undefined)
const flags = { required: flag, hidden: flag, initialLocked: flag, position }

const createInput = z.object({
  productId: id,
  name: fieldName,
  title: name.nullish(),
  type: z.enum(LicenseFieldType),
  ...attributes,
  ...flags,
})

const updateInput = z.object({
  id,
  expectedVersion,
  name: z.string().nullish(),
  type: z.string().nullish(),
  title: name.optional(),
  ...attributes,
  ...flags,
})

const deleteInput = z.object({ id, expectedVersion, preserveValues: z.boolean() })

const conflicts = {
  LicenseField_productId_name_key: { path: ['name'], message: 'Another field of the product has this name.' },
  LicenseField_productId_fkey: { path: ['productId'], message: 'The product was just deleted.' },
}

/**
 * Creates a field of the licenses of a product. One of the same name and type that was deleted with its values kept is
 * restored with them. Where licenses get a value by it, they change.
 */
export async function createLicenseField(ctx: Ctx, raw: unknown): Promise<LicenseField> {
  const { productId, name, type, title, ...given } = parseInput(createInput, raw)
  assertAllowed(licenseFieldPolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    await getProduct(ctx, productId, 'productId')
    await lockFields(ctx, productId)
    await assertRoom(ctx, productId)
    const kept = await findKept(ctx, productId, name, type)
    const fieldId = kept?.id ?? newId('LicenseField')
    const values = checkValues({ type, options: [] }, given)
    const row = { name, title: title ?? name, ...columnsOf(given), ...sealed(ctx, fieldId, type, values) }
    const field = await withConflicts(conflicts, () =>
      kept
        ? ctx.db.licenseField.update({
            where: { id: fieldId },
            data: { ...emptied, ...row, deletedAt: null, version: { increment: 1 } },
          })
        : ctx.db.licenseField.create({
            data: { id: fieldId, productId, type, ...row, createdAt: ctx.now() },
          }),
    )
    await changeLicenses(ctx, field, {
      licenses: field.defaultValue === null ? 'with' : 'all',
      effect: { from: null, to: ownValue },
    })
    await recordEvent(ctx, {
      type: kept ? 'license_field.restored' : 'license_field.created',
      entityId: fieldId,
      changes: initialChanges({ productId, type, ...row, ...shown(type, values) }),
    })
    return field
  })
}

/** Changes a field. Another default is a change of the licenses that have no value of their own. */
export async function updateLicenseField(ctx: Ctx, raw: unknown): Promise<LicenseField> {
  const { id, expectedVersion, name, type, ...given } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const found = await getLicenseField(ctx, id)
    assertAllowed(licenseFieldPolicy.canManage(ctx.actor))
    await lockFields(ctx, found.productId)
    const before = await getLicenseField(ctx, id)
    assertVersion(before, expectedVersion)
    assertSame('name', name, before.name)
    assertSame('type', type, before.type)

    const values = checkValues(before, given)
    const old = openValues(ctx, before)
    const changed = changesOf(old, values)
    const columns = { title: given.title, ...columnsOf(given) }
    const changes = { ...changesOf(before, columns), ...hidingSecrets(before.type, changed) }
    if (Object.keys(changes).length === 0) return before
    const changedValues = Object.fromEntries(
      Object.entries(values).filter(([column]) => column in changed),
    ) as Values
    const field = await withConflicts(conflicts, () =>
      ctx.db.licenseField.update({
        where: { id, version: before.version },
        data: {
          ...definedOnly(columns),
          ...sealed(ctx, id, before.type, changedValues),
          version: { increment: 1 },
        },
      }),
    )
    if ('defaultValue' in changed) {
      const effect = { from: old.defaultValue, to: values.defaultValue ?? null }
      await changeLicenses(ctx, field, { licenses: 'without', effect })
    }
    await recordEvent(ctx, { type: 'license_field.updated', entityId: id, changes })
    return field
  })
}

/** Deletes a field. Its values are kept for a field of the same name and type, or deleted for good. */
export async function deleteLicenseField(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id, expectedVersion, preserveValues } = parseInput(deleteInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const found = await getLicenseField(ctx, id)
    assertAllowed(licenseFieldPolicy.canManage(ctx.actor))
    await lockFields(ctx, found.productId)
    const field = await getLicenseField(ctx, id)
    assertVersion(field, expectedVersion)
    await changeLicenses(ctx, field, {
      licenses: field.defaultValue === null ? 'with' : 'all',
      effect: { from: ownValue, to: null },
    })
    await withConflicts(conflicts, () =>
      preserveValues
        ? ctx.db.licenseField.update({
            where: { id, version: field.version },
            data: { deletedAt: ctx.now(), version: { increment: 1 } },
          })
        : ctx.db.licenseField.delete({ where: { id, version: field.version } }),
    )
    await recordEvent(ctx, {
      type: 'license_field.deleted',
      entityId: id,
      changes: { preserveValues: { to: preserveValues } },
    })
    return { id }
  })
}

async function getLicenseField(ctx: Ctx, id: string): Promise<LicenseField> {
  const field = await ctx.read.licenseField.findUnique({ where: { id } })
  if (!field) throw new NotFoundError(['id'])
  return field
}

/** Changes of the fields of a product come one after the other: they reach all of its licenses. */
async function lockFields(ctx: Ctx, productId: string): Promise<void> {
  await ctx.db.$queryRaw`select id from "Product" where id = ${productId} for no key update`
}

async function assertRoom(ctx: Ctx, productId: string): Promise<void> {
  const living = await ctx.db.licenseField.count({ where: { productId, deletedAt: null } })
  if (living < maxFields) return
  throw new AppError('LIMIT_REACHED', `A product has at most ${maxFields} license fields.`, ['productId'])
}

/** The newest field of this name and type that was deleted with its values kept. */
function findKept(ctx: Ctx, productId: string, name: string, type: LicenseFieldType) {
  return ctx.db.licenseField.findFirst({
    where: {
      productId,
      type,
      deletedAt: { not: null },
      name: { equals: name.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' },
    },
    orderBy: [{ deletedAt: 'desc' }, { id: 'desc' }],
  })
}

function assertSame(member: string, given: string | null | undefined, present: string): void {
  if (given === null || given === undefined || given === present) return
  throw new InvalidInputError(`The ${member} of a field cannot be changed; create another field.`, [member])
}

/** A restored field has of the deleted one the values of the licenses and nothing else. */
const emptied = {
  description: null,
  required: false,
  hidden: false,
  initialLocked: false,
  position: 0,
  options: [],
  defaultValue: null,
  initialValue: null,
}

/** The columns of what is given, other than the values. */
function columnsOf(given: {
  description?: string | null | undefined
  required?: boolean | undefined
  hidden?: boolean | undefined
  initialLocked?: boolean | undefined
  position?: number | undefined
}) {
  const { description, required, hidden, initialLocked, position } = given
  return definedOnly({ description, required, hidden, initialLocked, position })
}
