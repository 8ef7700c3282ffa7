import { z } from 'zod'
import { eventTypes } from '../../audit/events.ts'
import { id } from '../../input.ts'

const nouns = new Set(eventTypes.map((type) => type.split('.')[0]!))
const known = new Set<string>([...eventTypes, ...[...nouns].map((noun) => `${noun}.*`)])

const listOf = (item: z.ZodType<string>) =>
  z
    .array(item)
    .max(100, 'Must have at most 100 entries.')
    .transform((given) => [...new Set(given)])
    .nullish()
    .transform((given) => given ?? [])

/** What the license of an event has to have in a field of the vendor's: one of the values, as text. */
const fieldCondition = z.object({
  name: z.string().max(64, 'Must have at most 64 characters.'),
  values: z
    .array(z.string().max(1_000, 'Must have at most 1,000 characters.'))
    .min(1, 'Must have a value.')
    .max(20, 'Must have at most 20 values.')
    .transform((given) => [...new Set(given)]),
})

export type FieldCondition = z.infer<typeof fieldCondition>

/** What has to be true of an event together; a list is true where one of its entries is, and where it is empty. */
const filter = z.object({
  types: listOf(
    z
      .string()
      .refine((type) => known.has(type), 'Must be a type of event such as license.issued, or license.*.'),
  ),
  customerIds: listOf(id),
  productIds: listOf(id),
  fields: z
    .array(fieldCondition)
    .max(10, 'Must have at most 10 conditions.')
    .nullish()
    .transform((given) => given ?? []),
})

export type EventFilter = z.infer<typeof filter>

/** One of them has to be true; none lets every event through. Each event is held against all of this for each receiver. */
export const filters = z
  .array(filter)
  .max(20, 'Must have at most 20 filters.')
  .refine((given) => JSON.stringify(given).length <= 20_000, 'Must have at most 20,000 characters as JSON.')

/** Filters as a row has them; those that were written before there were conditions have none. */
export function filtersIn(column: unknown): EventFilter[] {
  return (column as EventFilter[]).map(({ types, customerIds, productIds, fields }) => ({
    types,
    customerIds,
    productIds,
    fields: fields ?? [],
  }))
}

type Subject = {
  type: string
  customerId: string | null
  productId: string | null
  /** The values that the license has in the fields there are conditions on, by name. */
  fields: ReadonlyMap<string, { value: string; hidden: boolean }>
}

/** Whether a receiver with these filters wants the event. To one without `internal`, hidden fields do not exist. */
export function matches(
  given: readonly EventFilter[],
  { type, customerId, productId, fields }: Subject,
  { internal }: { internal: boolean },
): boolean {
  const noun = `${type.split('.')[0]}.*`
  const has = ({ name, values }: FieldCondition) => {
    const field = fields.get(name)
    return field !== undefined && (internal || !field.hidden) && values.includes(field.value)
  }
  return (
    given.length === 0 ||
    given.some(
      (filter) =>
        (filter.types.length === 0 || filter.types.includes(type) || filter.types.includes(noun)) &&
        (filter.customerIds.length === 0 ||
          (customerId !== null && filter.customerIds.includes(customerId))) &&
        (filter.productIds.length === 0 || (productId !== null && filter.productIds.includes(productId))) &&
        filter.fields.every(has),
    )
  )
}
