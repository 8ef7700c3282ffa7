import { z } from 'zod'
import type { changesOf } from '../../audit/changes.ts'
import type { Ctx } from '../../context.ts'
import type { LicenseField, LicenseFieldType } from '../../db/generated/prisma/client.ts'
import { InvalidInputError } from '../../errors.ts'
import { definedOnly, name } from '../../input.ts'
import {
  type GivenValue,
  givenValue,
  openValue,
  placeOfField,
  sealValue,
  shownValue,
  textOf,
} from './values.ts'

// Options, default and initial value of a field: from the input to the row, and to the audit trail.

const list = <T extends z.ZodType>(item: T) => z.array(item).max(100, 'At most 100 options.').nullish()

export const valueFields = {
  textOptions: list(name),
  integerOptions: list(z.number()),
  defaultValue: givenValue.nullish(),
  initialValue: givenValue.nullish(),
}

type Given = { [K in keyof typeof valueFields]?: z.output<(typeof valueFields)[K]> }

/** The values of a field's own, as text in the clear or as they are kept; undefined is untouched. */
export type Values = { options?: string[]; defaultValue?: string | null; initialValue?: string | null }

/** Options, default and initial value as they are kept, if the type takes them; undefined is untouched. */
export function checkValues(before: Pick<LicenseField, 'type' | 'options'> & Values, given: Given): Values {
  const options = optionsOf(before.type, given)
  const kind = { type: before.type, options: options ?? before.options }
  const text = (member: 'defaultValue' | 'initialValue') => {
    const value: GivenValue | null | undefined = given[member]
    return value === null || value === undefined ? value : textOf(kind, value, [member])
  }
  const values = definedOnly({
    options,
    defaultValue: text('defaultValue'),
    initialValue: text('initialValue'),
  })
  if (options) assertAmong(options, { ...before, ...values }, before.type)
  return values
}

/** New options must have the values in them that stay. */
function assertAmong(options: string[], values: Values, type: LicenseFieldType): void {
  const outside = valueColumns.find((column) => isGiven(values[column]) && !options.includes(values[column]))
  if (options.length === 0 || !outside) return
  throw new InvalidInputError(`Must have the ${outside} of the field among them.`, [
    type === 'INTEGER' ? 'integerOptions' : 'textOptions',
  ])
}

function optionsOf(type: LicenseFieldType, { textOptions, integerOptions }: Given): string[] | undefined {
  const refuse = (member: string, which: string) => {
    throw new InvalidInputError(`Only a field of the type ${which} has these.`, [member])
  }
  if (textOptions && textOptions.length > 0 && type !== 'STRING') refuse('textOptions', 'STRING')
  if (integerOptions && integerOptions.length > 0 && type !== 'INTEGER') refuse('integerOptions', 'INTEGER')
  const given = type === 'INTEGER' ? integerOptions : textOptions
  if (given === undefined) return undefined
  const kind = { type, options: [] }
  const options = (given ?? []).map((option, i) =>
    typeof option === 'number'
      ? textOf(kind, { integer: option }, ['integerOptions', String(i)])
      : textOf(kind, { text: option }, ['textOptions', String(i)]),
  )
  return [...new Set(options)]
}

const valueColumns = ['defaultValue', 'initialValue'] as const

const isGiven = (text: string | null | undefined): text is string => typeof text === 'string'

/** The values as they go into the row. */
export function sealed(ctx: Ctx, fieldId: string, type: LicenseFieldType, values: Values): Values {
  const columns = valueColumns.map((column) => {
    const text = values[column]
    const stored = isGiven(text) ? sealValue(ctx.secrets, type, placeOfField(fieldId, column), text) : text
    return [column, stored] as const
  })
  return { ...definedOnly({ options: values.options }), ...definedOnly(Object.fromEntries(columns)) }
}

/** The values as they came out of the row. */
export function openValues(ctx: Ctx, field: LicenseField) {
  const open = (column: (typeof valueColumns)[number]) => {
    const stored = field[column]
    return stored === null ? null : openValue(ctx.secrets, field.type, placeOfField(field.id, column), stored)
  }
  return { options: field.options, defaultValue: open('defaultValue'), initialValue: open('initialValue') }
}

/** The values as the audit trail shows them. */
export function shown(type: LicenseFieldType, values: Values): Values {
  const columns = valueColumns.map((column) => [column, shownValue(type, values[column] ?? null)])
  return { ...definedOnly({ options: values.options }), ...Object.fromEntries(columns) }
}

export function hidingSecrets(type: LicenseFieldType, changes: ReturnType<typeof changesOf>) {
  const show = (value: unknown) => (typeof value === 'string' ? shownValue(type, value) : value)
  return Object.fromEntries(
    Object.entries(changes).map(([column, { from, to }]) => [column, { from: show(from), to: show(to) }]),
  )
}
