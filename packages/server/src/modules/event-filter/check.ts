import type { Changes } from '../../audit/events.ts'
import type { Actor } from '../../auth/actor.ts'
import type { Ctx } from '../../context.ts'
import type { LicenseField } from '../../db/generated/prisma/client.ts'
import { InvalidInputError, NotFoundError } from '../../errors.ts'
import { licenseFieldPolicy } from '../license-field/policy.ts'
import { textOf } from '../license-field/values.ts'
import type { EventFilter, FieldCondition } from './filters.ts'

/** Whose filters they are, and whether it is told what is hidden from customers. */
type Owner = { customerId: string | null; internal: boolean }

/** A filter names what the caller sees, and that of a customer no other one; of fields it names those it is told of. */
export async function checkFilters(
  ctx: Ctx,
  given: readonly EventFilter[],
  { customerId, internal }: Owner,
): Promise<void> {
  for (const [i, { customerIds, productIds, fields }] of given.entries()) {
    const at = (...field: string[]) => ['filters', String(i), ...field]
    if (customerId !== null && customerIds.some((other) => other !== customerId))
      throw new InvalidInputError('A customer is told of itself alone.', at('customerIds'))
    const customers = await ctx.read.customer.count({ where: { id: { in: customerIds } } })
    if (customers < customerIds.length) throw new NotFoundError(at('customerIds'))
    const products = await ctx.read.product.count({ where: { id: { in: productIds } } })
    if (products < productIds.length) throw new NotFoundError(at('productIds'))
    if (fields.length === 0) continue
    const there = await ctx.read.licenseField.findMany({
      where: {
        name: { in: fields.map(({ name }) => name) },
        type: { not: 'PASSWORD' },
        ...(!internal && { hidden: false }),
        ...(productIds.length > 0 && { productId: { in: productIds } }),
      },
    })
    for (const [j, condition] of fields.entries()) {
      checkCondition(there, condition, at('fields', String(j)))
    }
  }
}

/**
 * Filters that stay where the receiver is no longer told what is hidden: conditions on that would be readable, and never
 * hold. The answer does not say which they are.
 */
export async function checkKeptFilters(ctx: Ctx, kept: readonly EventFilter[], owner: Owner): Promise<void> {
  const conditional = kept.filter(({ fields }) => fields.length > 0)
  try {
    await checkFilters(ctx, conditional, owner)
  } catch (error) {
    if (!(error instanceof InvalidInputError || error instanceof NotFoundError)) throw error
    throw new InvalidInputError(
      'Give the filters anew: what they ask for is not told where it goes from now on.',
      ['filters'],
    )
  }
}

/** Products can have fields of the same name and different types: a value has to be one for one of them. */
function checkCondition(
  there: readonly LicenseField[],
  { name, values }: FieldCondition,
  path: string[],
): void {
  const fields = there.filter((field) => field.name === name)
  if (fields.length === 0)
    throw new InvalidInputError('There is no license field of this name.', [...path, 'name'])
  for (const [k, value] of values.entries()) {
    const here = [...path, 'values', String(k)]
    const problems = fields.flatMap((field) => problemOf(field, value) ?? [])
    if (problems.length === fields.length) throw new InvalidInputError(problems[0]!, here)
  }
}

/** Why a field never has this value; null where it can. */
function problemOf(field: LicenseField, value: string): string | null {
  const integer = /^(0|-?[1-9]\d*)$/.test(value)
  if (field.type === 'INTEGER' && !integer) return 'Must be a whole number, as the field has it.'
  if (field.type === 'BOOLEAN' && value !== 'true' && value !== 'false') return 'Must be true or false.'
  const given =
    field.type === 'INTEGER'
      ? { integer: Number(value) }
      : field.type === 'BOOLEAN'
        ? { boolean: value === 'true' }
        : { text: value }
  try {
    textOf(field, given, [])
    return null
  } catch (error) {
    if (error instanceof InvalidInputError) return error.message
    throw error
  }
}

/** Changes as the trail keeps them: a condition can name a hidden field, so it is for those alone who read such. */
export function hidingConditions(
  { filters, ...changes }: Changes,
  { internal }: { internal: boolean },
  sides: readonly (readonly EventFilter[])[],
): Changes {
  if (!filters) return changes
  const hidden = internal && sides.some((side) => side.some(({ fields }) => fields.length > 0))
  return { ...changes, filters: { ...filters, ...(hidden && { hidden }) } }
}

/** The conditions of a filter as the caller may read them; null where they can be on hidden fields. */
export function shownConditions(
  actor: Actor,
  { internal }: { internal: boolean },
  { fields }: EventFilter,
): FieldCondition[] | null {
  return !internal || licenseFieldPolicy.canSee(actor, { hidden: true }) ? fields : null
}
