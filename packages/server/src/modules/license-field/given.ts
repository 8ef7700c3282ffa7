import { z } from 'zod'
import type { Actor } from '../../auth/actor.ts'
import type { Ctx } from '../../context.ts'
import type { LicenseField } from '../../db/generated/prisma/client.ts'
import { InvalidInputError } from '../../errors.ts'
import { licenseFieldPolicy } from './policy.ts'
import { givenValue, textOf } from './values.ts'

/** The values of fields by name, as inputs of templates and licenses give them. */
export const fieldInputs = z
  .array(z.intersection(z.object({ name: z.string().max(64) }), givenValue))
  .max(100, 'At most 100 fields.')
  .nullish()

/** A field with a value for it, in the clear. */
export type FieldText = { field: LicenseField; text: string }

/** The fields of products that are not deleted, hidden ones too: what a license has does not depend on who issues it. */
export async function fieldsOfProducts(
  ctx: Ctx,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, LicenseField[]>> {
  const fields = await ctx.db.licenseField.findMany({
    where: { productId: { in: [...new Set(productIds)] }, deletedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return Map.groupBy(fields, ({ productId }) => productId)
}

/** The given values, each with its field; a field that the actor does not see does not exist. */
export function textsOf(
  actor: Actor,
  fields: readonly LicenseField[],
  given: NonNullable<z.output<typeof fieldInputs>>,
  path: readonly string[],
): FieldText[] {
  const seen = new Set<string>()
  return given.map(({ name, ...value }, i) => {
    const here = [...path, String(i)]
    const field = fieldNamed(actor, fields, name, [...here, 'name'])
    if (seen.has(name)) throw new InvalidInputError(`${name} is given twice.`, [...here, 'name'])
    seen.add(name)
    return { field, text: textOf(field, value, here) }
  })
}

/** The field of this name, as far as the actor sees it. */
export function fieldNamed(
  actor: Actor,
  fields: readonly LicenseField[],
  name: string,
  path: readonly string[],
): LicenseField {
  const field = fields.find((field) => field.name === name && licenseFieldPolicy.canSee(actor, field))
  if (!field) throw new InvalidInputError('The product has no license field of this name.', path)
  return field
}
