import { hashToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import type { Prisma } from '../../../db/generated/prisma/client.ts'
import { withConflicts } from '../../../db/violations.ts'
import { newId } from '../../../ids.ts'
import type { FieldText } from '../../license-field/given.ts'
import { openUsageMonths } from '../../license-usage/note.ts'
import { attributeChanges, recordChanges } from '../change.ts'
import { makeLicenseKey } from '../key.ts'
import { valueChange, valueRow } from './license.ts'

/** A license that is about to be issued: its columns, and the values of its own. */
export type Draft = {
  row: Omit<Prisma.LicenseCreateManyInput, 'id' | 'keyHash' | 'keySealed' | 'sequence' | 'createdAt'>
  values: readonly FieldText[]
}

// What was checked a moment ago can be gone by now.
const gone = (path: string, noun: string) => ({ path: [path], message: `The ${noun} was just deleted.` })
const conflicts = {
  License_customerId_fkey: gone('customerId', 'customer'),
  License_productId_fkey: gone('productId', 'product'),
  License_productVersionId_productId_fkey: gone('productVersionId', 'version'),
  License_projectId_customerId_fkey: gone('projectId', 'project'),
  License_templateId_productId_fkey: gone('templateId', 'template'),
  LicenseFieldValue_fieldId_fkey: { path: ['fields'], message: 'A field was just deleted; read them again.' },
}

/** Writes new licenses with their keys, values, history and events: as many statements for a hundred as for one. */
export async function insertLicenses(ctx: Ctx, drafts: readonly Draft[]): Promise<string[]> {
  const licenses = drafts.map(({ row, values }) => {
    const id = newId('License')
    const key = makeLicenseKey()
    const keySealed = ctx.secrets.seal({ table: 'License', row: id, column: 'keySealed' }, key)
    return { values, row: { ...row, id, keyHash: hashToken(key), keySealed, createdAt: ctx.now() } }
  })
  await withConflicts(conflicts, async () => {
    await ctx.db.license.createMany({ data: licenses.map(({ row }) => row) })
    await ctx.db.licenseFieldValue.createMany({
      data: licenses.flatMap(({ row, values }) =>
        values.map((value) => ({ licenseId: row.id, ...valueRow(ctx, value) })),
      ),
    })
  })
  const ids = licenses.map(({ row }) => row.id)
  await openUsageMonths(ctx, ids)
  await recordChanges(
    ctx,
    'issued',
    licenses.map(({ row: { id, keyHash, keySealed, createdAt, ...columns }, values }) => ({
      license: { id, customerId: columns.customerId, sequence: 1 },
      changes: [
        ...attributeChanges({}, columns),
        ...values.map((value) => valueChange(value, null, value.text)),
      ],
    })),
  )
  return ids
}
