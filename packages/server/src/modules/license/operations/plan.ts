import { z } from 'zod'
import type { Ctx } from '../../../context.ts'
import type { LicenseField } from '../../../db/generated/prisma/client.ts'
import { InvalidInputError } from '../../../errors.ts'
import { definedOnly, id, name } from '../../../input.ts'
import { type FieldText, fieldInputs, textsOf } from '../../license-field/given.ts'
import { licenseFieldPolicy } from '../../license-field/policy.ts'
import { openValue, placeOfField } from '../../license-field/values.ts'
import { assertDuration, licenseType, termFields } from '../../license-template/terms.ts'
import { endOfDays, isMidnight } from '../term.ts'
import type { Draft } from './insert.ts'
import { type Named, productOf } from './named.ts'

/** The end of a license as callers give it. */
export const expiresAt = z
  .date()
  .refine(isMidnight, 'Must be midnight in UTC: a license holds for whole days.')
  .nullish()

/** What one license is issued from. */
export const issueInput = z.object({
  customerId: id,
  productId: id.nullish(),
  templateId: id.nullish(),
  projectId: id.nullish(),
  subscriptionId: id.nullish(),
  productVersionId: id.nullish(),
  name: name.nullish(),
  type: licenseType.nullish().transform((type) => type ?? undefined),
  startsAt: z.date().nullish(),
  expiresAt,
  ...termFields,
  fields: fieldInputs,
})

export type IssueInput = z.output<typeof issueInput>

/** What a license will be, from its input and all that the input names; `path` is where the input stands. */
export function draftOf(ctx: Ctx, input: IssueInput, named: Named, path: readonly string[]): Draft {
  const productId = productOf(input, named, path)
  const { customerId, templateId, productVersionId, fields, startsAt, expiresAt, ...given } = input
  const template = templateId ? named.templates.get(templateId) : undefined
  const terms = { ...template?.terms, ...definedOnly(given) }
  const { type } = terms
  if (!type) throw new InvalidInputError('Give a type, or a template that has one.', [...path, 'type'])
  if (expiresAt !== undefined && input.expirationBasis && input.expirationBasis !== 'FROM_ISSUE') {
    const message = `With ${input.expirationBasis} the end follows from the duration; leave it out.`
    throw new InvalidInputError(message, [...path, 'expiresAt'])
  }
  // A time that is given by hand does not wait for anything.
  const expirationBasis = expiresAt === undefined ? terms.expirationBasis : 'FROM_ISSUE'
  assertDuration({ ...terms, expirationBasis }, path)

  const begins = startsAt ?? ctx.now()
  const ends = expiresAt === undefined ? endOf(begins, { ...terms, expirationBasis }) : expiresAt
  assertPeriod(begins, ends, path)
  return {
    row: {
      ...terms,
      type,
      ...definedOnly({ expirationBasis }),
      kind: 'PRODUCTION',
      productId,
      productVersionId: productVersionId ?? null,
      customerId,
      projectId: projectOf(input, named),
      templateId: templateId ?? null,
      startsAt: begins,
      expiresAt: ends,
    },
    values: issuedValues(ctx, named.fields.get(productId) ?? [], template?.values ?? [], fields ?? [], path),
  }
}

/** A subscription belongs to a project, and so does its license. */
function projectOf({ projectId, subscriptionId }: IssueInput, named: Named): string | null {
  if (projectId) return projectId
  return subscriptionId ? named.subscriptions.get(subscriptionId)!.projectId : null
}

/** The end of a license whose time runs from its start; null where it waits, or has no duration. */
export function endOf(
  from: Date,
  { expirationBasis, durationDays }: { expirationBasis?: string; durationDays?: number | null },
): Date | null {
  const waits = expirationBasis !== undefined && expirationBasis !== 'FROM_ISSUE'
  return durationDays && !waits ? endOfDays(from, durationDays) : null
}

export function assertPeriod(startsAt: Date, expiresAt: Date | null, path: readonly string[]): void {
  if (!expiresAt || expiresAt > startsAt) return
  throw new InvalidInputError('Must be after the license starts.', [...path, 'expiresAt'])
}

/** The values of a new license's own: what is given, then what the template gives, then the initial ones. */
function issuedValues(
  ctx: Ctx,
  fields: readonly LicenseField[],
  ofTemplate: readonly { fieldId: string; text: string }[],
  given: NonNullable<z.output<typeof fieldInputs>>,
  path: readonly string[],
): FieldText[] {
  const texts = new Map(initialValues(ctx, fields).map(({ field, text }) => [field.id, text]))
  for (const { fieldId, text } of ofTemplate) texts.set(fieldId, text)
  for (const { field, text } of textsOf(ctx.actor, fields, given, [...path, 'fields']))
    texts.set(field.id, text)
  for (const field of fields) assertPresent(ctx, field, texts.get(field.id), [...path, 'fields'])
  return fields.flatMap((field) => {
    const text = texts.get(field.id)
    return text === undefined ? [] : [{ field, text }]
  })
}

/** What a new license has of its own where nobody says anything. */
export function initialValues(ctx: Ctx, fields: readonly LicenseField[]): FieldText[] {
  return fields.flatMap((field) => {
    const { id, type, initialValue } = field
    if (initialValue === null) return []
    return [{ field, text: openValue(ctx.secrets, type, placeOfField(id, 'initialValue'), initialValue) }]
  })
}

/** Refuses a required field that would have no value, or an empty one. */
export function assertPresent(
  ctx: Ctx,
  field: LicenseField,
  own: string | undefined,
  path: readonly string[],
): void {
  if (!field.required || (own ?? field.defaultValue ?? '') !== '') return
  const name = licenseFieldPolicy.canSee(ctx.actor, field) ? field.name : 'that you may not see'
  throw new InvalidInputError(`The license needs a value for the field ${name}.`, path)
}
