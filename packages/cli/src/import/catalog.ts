import type { Portico, RequestOptions } from '@portico/sdk'
import { keyOf, notThere, type Ref } from './plan.ts'
import { Refused } from './problem.ts'

type Options = {
  portico: Portico
  options: RequestOptions
  /** Makes what is named and is not there. */
  createMissing: boolean
  dryRun: boolean
  isPlanned: (kind: 'products', key: string) => boolean
  /** The idempotency key of what it makes. */
  keyFor: (name: string) => RequestOptions
}

export type Catalog = ReturnType<typeof createCatalog>

/** What the vendor sells: few things, named by many rows, and asked for once. */
export function createCatalog({ portico, options, createMissing, dryRun, isPlanned, keyFor }: Options) {
  const known = new Map<string, Promise<Ref | null>>()

  const once = (key: string, look: () => Promise<Ref | null>) => {
    const found = known.get(key) ?? look()
    known.set(key, found)
    return found
  }

  const orMade = (name: string, make: (options: RequestOptions) => Promise<Ref>): Promise<Ref> | null => {
    if (!createMissing) return null
    return dryRun ? Promise.resolve({ id: null }) : make(keyFor(name))
  }

  const hint = 'Make it first, or let --create-missing do it.'
  const found = async (field: string, what: string, ref: Promise<Ref | null>): Promise<Ref> => {
    const there = await ref
    if (there) return there
    throw createMissing
      ? notThere(field, what)
      : new Refused(field, 'NOT_FOUND', `There is no such ${what}. ${hint}`)
  }

  return {
    product: (slug: string): Promise<Ref> =>
      found(
        'product',
        'product',
        once(keyOf('product', slug), async () => {
          const product = await portico.products.findBySlug(slug, options)
          if (product) return product
          if (isPlanned('products', slug)) return { id: null }
          return orMade(keyOf('product', slug), (keyed) =>
            portico.products.create({ slug, name: slug }, keyed),
          )
        }),
      ),

    version: (product: Ref, slug: string, name: string): Promise<Ref> =>
      found(
        'version',
        'version of the product',
        // Versions are told apart in whichever case.
        once(keyOf('version', slug, name.toLowerCase()), async () => {
          const productId = product.id
          const make = () =>
            orMade(keyOf('version', slug, name), (keyed) =>
              portico.productVersions.create({ productId: productId!, name }, keyed),
            )
          if (productId === null) return make()
          const filter = { productId: { eq: productId }, name: { startsWith: name } }
          for await (const version of portico.productVersions.list({ filter, pageSize: 100 }, options))
            if (version.name.toLowerCase() === name.toLowerCase()) return version
          return make()
        }),
      ),

    level: (code: string): Promise<Ref> =>
      found(
        'level',
        'subscription level',
        once(keyOf('level', code), async () => {
          const [level] = await portico.subscriptionLevels
            .list({ filter: { code: { eq: code } } }, options)
            .toArray({ limit: 1 })
          return (
            level ??
            orMade(keyOf('level', code), (keyed) =>
              portico.subscriptionLevels.create({ code, name: code }, keyed),
            )
          )
        }),
      ),
  }
}
