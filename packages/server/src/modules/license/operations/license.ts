import { z } from 'zod'
import type { Ctx } from '../../../context.ts'
import type { License } from '../../../db/generated/prisma/client.ts'
import { assertVersion, withConflicts } from '../../../db/violations.ts'
import { ConflictError, NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { definedOnly, expectedVersion, id, longText } from '../../../input.ts'
import { assertNotArchived } from '../../customer/operations.ts'
import type { FieldText } from '../../license-field/given.ts'
import { placeOfLicenseValue, sealValue, shownValue } from '../../license-field/values.ts'
import { noteUsage } from '../../license-usage/note.ts'
import { attributeChanges, type ChangeItem, type LicenseVerb, recordChange } from '../change.ts'

// What the verbs beside this file have in common.

/** The input of a verb that needs nothing but the license. */
export const byId = z.object({ id, expectedVersion })

/** The input of a verb that says why. */
export const byIdWithReason = z.object({ id, expectedVersion, reason: longText(10_000).nullish() })

/** The license as the actor sees it, with what the rules about changing it need; `argument` is where the id came from. */
export async function getLicense(ctx: Ctx, id: string, argument = 'id') {
  const license = await ctx.read.license.findUnique({
    where: { id },
    include: { customer: { select: { archivedAt: true } } },
  })
  if (!license) throw new NotFoundError([argument])
  return license
}

export type Loaded = Awaited<ReturnType<typeof getLicense>>

/** Refuses what is out of date. */
export function assertSequence({ sequence }: License, expected: number | undefined): void {
  assertVersion({ version: sequence }, expected)
}

/** A revoked license stays as it is for good. */
export function assertNotRevoked({ revokedAt }: License): void {
  if (revokedAt) throw new ConflictError('The license is revoked; issue another one.', ['id'])
}

/** What changes a license, other than ending it, needs one that is not revoked, of a customer that is not archived. */
export function assertOpen(license: Loaded, expected: number | undefined): void {
  assertNotArchived(license.customer)
  assertSequence(license, expected)
  assertNotRevoked(license)
}

type Columns = Partial<Omit<License, 'id' | 'sequence' | 'keyHash' | 'keySealed'>>

/** What happens to the values of fields: new ones, and those that go back to the default. */
export type ValueChanges = {
  set: readonly FieldText[]
  reset: readonly string[]
  items: readonly ChangeItem[]
}

const noValues: ValueChanges = { set: [], reset: [], items: [] }

const conflicts = {
  License_productVersionId_productId_fkey: {
    path: ['productVersionId'],
    message: 'The version was just deleted.',
  },
  LicenseFieldValue_fieldId_fkey: { path: ['fields'], message: 'A field was just deleted; read them again.' },
}

/** What decides how much of a license can be taken, and which machines count. */
const limits: ReadonlySet<string> = new Set(['maxUsers', 'maxMachines', 'maxUses', 'heartbeatSeconds'])

/** Writes changes to a license that is still as it was read, with its history and event. */
export async function writeLicense(
  ctx: Ctx,
  before: License,
  verb: LicenseVerb,
  columns: Columns,
  values: ValueChanges = noValues,
): Promise<License> {
  const changes = [...attributeChanges(before, columns), ...values.items]
  if (changes.length === 0) return before
  const touched = [...values.set.map(({ field }) => field.id), ...values.reset]
  const rows = values.set.map((value) => valueRow(ctx, value))
  const license = await withConflicts(conflicts, () =>
    ctx.db.license.update({
      where: { id: before.id, sequence: before.sequence },
      data: {
        ...definedOnly(columns),
        ...(touched.length > 0
          ? { fieldValues: { deleteMany: { fieldId: { in: touched } }, createMany: { data: rows } } }
          : {}),
        sequence: { increment: 1 },
      },
    }),
  )
  if (changes.some(({ subject, name }) => subject === 'ATTRIBUTE' && limits.has(name))) {
    await noteUsage(ctx, [license.id], 'LIMITS')
  }
  await recordChange(ctx, license, { verb, changes })
  return license
}

/** A value as a row of a license. */
export function valueRow(ctx: Ctx, { field, text }: FieldText) {
  const id = newId('LicenseFieldValue')
  return { id, fieldId: field.id, value: sealValue(ctx.secrets, field.type, placeOfLicenseValue(id), text) }
}

/** The change of a field's value, as history shows it. */
export function valueChange(
  { field }: Pick<FieldText, 'field'>,
  from: string | null,
  to: string | null,
): ChangeItem {
  return {
    subject: 'FIELD',
    name: field.name,
    from: shownValue(field.type, from),
    to: shownValue(field.type, to),
    ...(field.hidden ? { hidden: true } : {}),
  }
}
