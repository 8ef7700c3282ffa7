import { z } from 'zod'
import type { LicenseFieldType } from '../../db/generated/prisma/client.ts'
import type { Place, Secrets } from '../../db/secrets.ts'
import { InvalidInputError } from '../../errors.ts'

// Values are kept as text, whatever their type; this file alone knows how.

const maxBytes = 65_536

/** In which of its members a value of a type is given and shown. */
const memberOf = {
  STRING: 'text',
  TEXT: 'text',
  PASSWORD: 'text',
  FILE: 'text',
  INTEGER: 'integer',
  BOOLEAN: 'boolean',
} as const satisfies Record<LicenseFieldType, string>

/** A value as callers give it. */
export const givenValue = z
  .object({ text: z.string().nullish(), integer: z.number().nullish(), boolean: z.boolean().nullish() })
  .refine(
    ({ text, integer, boolean }) => [text, integer, boolean].filter((one) => isGiven(one)).length === 1,
    'Give exactly one of text, integer and boolean.',
  )

export type GivenValue = z.infer<typeof givenValue>

const isGiven = (value: unknown) => value !== null && value !== undefined

type Kind = { type: LicenseFieldType; options: readonly string[] }

/** The value as it is kept, if the field takes it; `path` is where it was given. */
export function textOf({ type, options }: Kind, given: GivenValue, path: readonly string[]): string {
  const member = memberOf[type]
  const value = given[member]
  if (!isGiven(value)) {
    throw new InvalidInputError(`A field of the type ${type} takes a value in \`${member}\`.`, path)
  }
  const problem = problemOf(type, value)
  if (problem) throw new InvalidInputError(problem, [...path, member])
  const text = Object.is(value, -0) ? '0' : String(value)
  if (options.length > 0 && !options.includes(text)) {
    throw new InvalidInputError('Must be one of the options of the field.', [...path, member])
  }
  return text
}

function problemOf(type: LicenseFieldType, value: unknown): string | null {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? null : 'Must be a whole number between -(2^53 - 1) and 2^53 - 1.'
  }
  if (typeof value !== 'string') return null
  if (Buffer.byteLength(value) > maxBytes) return 'Must have at most 65,536 bytes.'
  if (value.includes('\0')) return 'Must not have the character U+0000.'
  return type === 'STRING' && /[\r\n]/.test(value) ? 'Must be one line.' : null
}

/** A kept value as callers see it. A password is not shown, only that there is one. */
export type Value = { type: LicenseFieldType; text?: string; integer?: number; boolean?: boolean }

export function readValue(type: LicenseFieldType, text: string): Value {
  switch (type) {
    case 'PASSWORD':
      return { type }
    case 'INTEGER':
      return { type, integer: Number(text) }
    case 'BOOLEAN':
      return { type, boolean: text === 'true' }
    default:
      return { type, text }
  }
}

/** What goes into the column: of passwords the sealed text. */
export function sealValue(secrets: Secrets, type: LicenseFieldType, place: Place, text: string): string {
  return type === 'PASSWORD' ? secrets.seal(place, text) : text
}

/** What came out of the column, in the clear. */
export function openValue(secrets: Secrets, type: LicenseFieldType, place: Place, stored: string): string {
  return type === 'PASSWORD' ? secrets.open(place, stored) : stored
}

/** Where a value of a field's own is kept. */
export const placeOfField = (row: string, column: 'defaultValue' | 'initialValue'): Place => ({
  table: 'LicenseField',
  row,
  column,
})

/** Where the value that a template gives is kept. */
export const placeOfTemplateValue = (row: string): Place => ({
  table: 'LicenseTemplateValue',
  row,
  column: 'value',
})

/** Where the value of a license is kept. */
export const placeOfLicenseValue = (row: string): Place => ({
  table: 'LicenseFieldValue',
  row,
  column: 'value',
})

/** What history shows of a value: of a password nothing, of a long text its beginning. */
export function shownValue(type: LicenseFieldType, text: string | null): string | null {
  if (text === null || type === 'PASSWORD') return null
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}

export const shownLength = 1_000
