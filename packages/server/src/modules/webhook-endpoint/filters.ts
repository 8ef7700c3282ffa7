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

/** What has to be true of an event together; a list is true where one of its entries is, and where it is empty. */
const filter = z.object({
  types: listOf(
    z
      .string()
      .refine((type) => known.has(type), 'Must be a type of event such as license.issued, or license.*.'),
  ),
  customerIds: listOf(id),
  productIds: listOf(id),
})

export type WebhookFilter = z.infer<typeof filter>

/** One of them has to be true; none lets every event through. */
export const filters = z.array(filter).max(20, 'Must have at most 20 filters.')

type Subject = { type: string; customerId: string | null; productId: string | null }

export function matches(given: readonly WebhookFilter[], { type, customerId, productId }: Subject): boolean {
  const noun = `${type.split('.')[0]}.*`
  return (
    given.length === 0 ||
    given.some(
      ({ types, customerIds, productIds }) =>
        (types.length === 0 || types.includes(type) || types.includes(noun)) &&
        (customerIds.length === 0 || (customerId !== null && customerIds.includes(customerId))) &&
        (productIds.length === 0 || (productId !== null && productIds.includes(productId))),
    )
  )
}
