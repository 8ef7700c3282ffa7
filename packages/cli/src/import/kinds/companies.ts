import type { Customer, Partner } from '@portico/sdk'
import type { Kind, Values } from '../columns.ts'
import {
  changesOf,
  type Handler,
  inHundreds,
  type Keyed,
  keep,
  notThere,
  type Plan,
  type Planning,
  planEach,
  type Ref,
} from '../plan.ts'

export const products: Handler<'products'> = {
  keyOf: ({ slug }) => slug,
  plan: async (entries, planning) => {
    const { portico, options } = planning
    const slugs = entries.map(({ values }) => values.slug)
    const there = await inHundreds(slugs, (some) =>
      portico.products.list({ filter: { slug: { in: some } }, pageSize: 100 }, options),
    )
    const bySlug = new Map(there.map((product) => [product.slug, product]))
    return planEach(entries, ({ values }) => {
      const product = bySlug.get(values.slug)
      if (!product) return created((keyed) => portico.products.create(values, keyed('create')))
      return taken(planning, product, values, (input, options) => portico.products.update(input, options))
    })
  },
}

export const partners: Handler<'partners'> = {
  keyOf: ({ number }) => number,
  plan: async (entries, planning) => {
    const { portico } = planning
    const there = await partnersOf(
      planning,
      entries.map(({ values }) => values.number),
    )
    return planEach(entries, ({ values }) => {
      const partner = there.get(values.number)
      if (!partner) return created((keyed) => portico.partners.create(values, keyed('create')))
      return taken(planning, partner, values, (input, options) => portico.partners.update(input, options))
    })
  },
}

export const customers: Handler<'customers'> = {
  keyOf: ({ number }) => number,
  plan: async (entries, planning) => {
    const { portico } = planning
    const there = await customersOf(
      planning,
      entries.map(({ values }) => values.number),
    )
    return planEach(entries, ({ values: { archived: _, ...values } }) => {
      const customer = there.get(values.number)
      // Who is imported is not written to.
      if (!customer)
        return created((keyed) => portico.customers.create({ ...values, invite: false }, keyed('create')))
      return taken(planning, customer, values, (input, options) => portico.customers.update(input, options))
    })
  },
}

/** Customers that their file calls archived, once everything else is in. */
export const archived: Handler<'archived'> = {
  keyOf: ({ number }) => number,
  plan: async (entries, planning) => {
    const there = await customersOf(
      planning,
      entries.map(({ values }) => values.number),
    )
    return planEach(entries, ({ values: { number } }) => {
      const customer = there.get(number)
      // That it is not there was said of its own row.
      if (!customer) return planning.isPlanned('customers', number) ? created(() => Promise.resolve()) : keep
      if (customer.archivedAt !== null) return keep
      return created((keyed) => planning.portico.customers.archive({ id: customer.id }, keyed('archive')))
    })
  },
}

const created = (carryOut: (keyed: Keyed) => Promise<unknown>): Plan => ({ verdict: 'create', carryOut })

/** What is there is left alone, or takes over what its row says. */
function taken<Input extends object>(
  { update }: Planning,
  row: { readonly id: string },
  values: Input,
  send: (input: Partial<Input> & { id: string }, options: ReturnType<Keyed>) => Promise<unknown>,
): Plan {
  const changes = changesOf(row, values)
  if (!update || Object.keys(changes).length === 0) return keep
  return { verdict: 'update', carryOut: (keyed) => send({ ...changes, id: row.id }, keyed('update')) }
}

export async function customersOf(
  { portico, options }: Planning,
  numbers: Iterable<string>,
): Promise<ReadonlyMap<string, Customer>> {
  const rows = await inHundreds(numbers, (some) =>
    portico.customers.list(
      { filter: { number: { in: some } }, includeArchived: true, pageSize: 100 },
      options,
    ),
  )
  return new Map(rows.map((customer) => [customer.number, customer]))
}

export async function partnersOf(
  { portico, options }: Planning,
  numbers: Iterable<string>,
): Promise<ReadonlyMap<string, Partner>> {
  const rows = await inHundreds(numbers, (some) =>
    portico.partners.list({ filter: { number: { in: some } }, pageSize: 100 }, options),
  )
  return new Map(rows.map((partner) => [partner.number, partner]))
}

type Numbered = { readonly customers: 'customerNumber'; readonly partners: 'partnerNumber' }

/** The company of a number, or what is to be said of the row that names it. */
export function refOf<K extends keyof Numbered & Kind>(
  kind: K,
  there: ReadonlyMap<string, Ref>,
  number: string,
  { isPlanned }: Planning,
  field: keyof Values<'projects'> | Numbered[K] = kind === 'customers' ? 'customerNumber' : 'partnerNumbers',
): Ref {
  const ref = there.get(number) ?? (isPlanned(kind, number) ? { id: null } : undefined)
  if (ref) return ref
  throw notThere(field, kind.slice(0, -1))
}
