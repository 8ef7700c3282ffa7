import type { LicenseFieldType } from '../../db/generated/prisma/client.ts'
import { readValue, type Value } from '../license-field/values.ts'

/** What the effective values of a license are made of: the fields of its product, and the values of its own. */
export const fieldColumns = {
  product: {
    select: {
      licenseFields: {
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: { id: true, name: true, title: true, type: true, hidden: true, defaultValue: true },
      },
    },
  },
  fieldValues: { select: { fieldId: true, value: true } },
} as const

type Field = {
  id: string
  name: string
  title: string
  type: LicenseFieldType
  hidden: boolean
  defaultValue: string | null
}

export type FieldOfLicense = Omit<Field, 'id' | 'defaultValue'> & { value: Value | null; overridden: boolean }

/** The fields of a license with their effective values: its own, or else the default. */
export function fieldsOf(
  fields: readonly Field[],
  own: readonly { fieldId: string; value: string }[],
): FieldOfLicense[] {
  const values = new Map(own.map(({ fieldId, value }) => [fieldId, value]))
  return fields.map(({ id, defaultValue, ...field }) => {
    const text = values.get(id) ?? defaultValue
    return { ...field, value: text === null ? null : readValue(field.type, text), overridden: values.has(id) }
  })
}
