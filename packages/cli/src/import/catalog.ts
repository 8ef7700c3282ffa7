import type { Portico, RequestOptions } from '@portico/sdk'
import { keyOf, type Ref } from './plan.ts'
import { Refused } from './problem.ts'

type Options = {
  portico: Portico
  options: RequestOptions
  /** Makes what is named and is not there. */
  createMissing: boolean
  dryRun: boolean
  isPlanned: (kind: 'products', key: string) => boolean
}

export type Catalog = ReturnType<typeof createCatalog>

/** What the vendor sells: few things, named by many rows, and asked for once. */
export function createCatalog({ portico, options, createMissing, dryRun, isPlanned }: Options) {
  const known = new Map<string, Promise<Ref | null>>()

  /** `field` is the column that names it. */
  const get = async (
    field: 'product' | 'version' | 'level',
    key: string,
    find: () => Promise<Ref | null>,
    make: () => Promise<Ref>,
  ): Promise<Ref> => {
    const findOrMake = async () => {
      const there = await find()
      if (there || !createMissing) return there
      return dryRun ? { id: null } : make()
    }
    const asked = known.get(keyOf(field, key)) ?? findOrMake()
    known.set(keyOf(field, key), asked)
    const ref = await asked
    if (ref) return ref
    const hint = 'Make it first, or let --create-missing do it.'
    throw new Refused(field, 'NOT_FOUND', `There is no such ${field}. ${hint}`)
  }

  return {
    product: (slug: string): Promise<Ref> =>
      get(
        'product',
        slug,
        async () =>
          (await portico.products.findBySlug(slug, options)) ??
          (isPlanned('products', slug) ? { id: null } : null),
        () => portico.products.create({ slug, name: slug }, options),
      ),

    version: ({ id: productId }: Ref, slug: string, name: string): Promise<Ref> =>
      get(
        'version',
        // They are told apart in whichever case.
        keyOf(slug, name.toLowerCase()),
        async () => {
          if (productId === null) return null
          const filter = { productId: { eq: productId }, name: { startsWith: name } }
          for await (const version of portico.productVersions.list({ filter, pageSize: 100 }, options))
            if (version.name.toLowerCase() === name.toLowerCase()) return version
          return null
        },
        () => portico.productVersions.create({ productId: productId!, name }, options),
      ),

    level: (code: string): Promise<Ref> =>
      get(
        'level',
        code,
        async () => {
          const list = portico.subscriptionLevels.list({ filter: { code: { eq: code } } }, options)
          return (await list.toArray({ limit: 1 }))[0] ?? null
        },
        () => portico.subscriptionLevels.create({ code, name: code }, options),
      ),
  }
}
