import { type PublicJwk, type Revocation, signRevocations } from '@portico/license'
import type { Ctx } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { findPrivateKey } from './operations.ts'

// What products in the field get without a credential: which keys to trust, and which licenses no more.

/** How long a list of revocations may be used; a product that has a network gets a newer one long before. */
const listSeconds = 7 * 24 * 3_600

/** A list is signed anew after this time, or when what it depends on has changed. */
const keptMs = 60_000

/** For so long nobody looks whether it has: then who asks much, or many at once, ask the database nothing. */
const sharedMs = 5_000
const mostShared = 1_000

type PublishedKey = PublicJwk & {
  /** Until when it signed; what it signed stays valid. */
  readonly rotatedAt?: string
}

/** Every key that has ever signed files of a product, newest first; `retiredAt` is of withdrawn ones alone. */
export async function publishedKeys(ctx: Ctx, slug: string): Promise<{ keys: PublishedKey[] }> {
  const product = await ctx.db.product.findUnique({
    where: { slug },
    select: { signingKeys: { orderBy: { id: 'desc' }, omit: { privateSealed: true } } },
  })
  if (!product) throw new NotFoundError()
  return {
    keys: product.signingKeys.map(({ publicJwk, rotatedAt, withdrawnAt }) => ({
      ...(publicJwk as PublicJwk),
      ...(rotatedAt && { rotatedAt: rotatedAt.toISOString() }),
      ...(withdrawnAt && { retiredAt: withdrawnAt.toISOString() }),
    })),
  }
}

type KeptList = { madeFrom: string; madeAt: number; text: string }

/** The list of revoked licenses of a product by its slug. Before anything is looked up, `due` is paid. */
export type RevocationLists = (ctx: Ctx, slug: string, due: () => void | Promise<void>) => Promise<string>

/**
 * Signed lists, kept for a minute as long as nothing changes; a change shows after seconds. A product that never signed
 * a file has none.
 */
export function createRevocationLists(): RevocationLists {
  const kept = new Map<string, KeptList>()
  const shared = new Map<string, { madeAt: number; text: Promise<string> }>()

  function recent(ctx: Ctx, slug: string): Promise<string> | undefined {
    const known = shared.get(slug)
    // A clock that was set back must not leave a list of the future.
    return known && Math.abs(ctx.now().getTime() - known.madeAt) < sharedMs ? known.text : undefined
  }

  function share(ctx: Ctx, slug: string): Promise<string> {
    if (shared.size >= mostShared) shared.clear()
    const text = upToDate(ctx, slug)
    shared.set(slug, { madeAt: ctx.now().getTime(), text })
    text.catch((error: unknown) => {
      if (!(error instanceof NotFoundError) && shared.get(slug)?.text === text) shared.delete(slug)
    })
    return text
  }

  async function upToDate(ctx: Ctx, slug: string): Promise<string> {
    const product = await ctx.db.product.findUnique({ where: { slug }, select: { id: true } })
    const privateKey = product && (await findPrivateKey(ctx, product.id))
    if (!privateKey) throw new NotFoundError()
    const revoked = { productId: product.id, revokedAt: { not: null } }
    const state = await ctx.db.license.aggregate({
      where: revoked,
      _count: true,
      _max: { updatedAt: true, revokedAt: true },
    })
    const madeFrom = JSON.stringify([privateKey.kid, ctx.publicUrl, state])
    const now = ctx.now().getTime()
    const known = kept.get(slug)
    if (known?.madeFrom === madeFrom && Math.abs(now - known.madeAt) < keptMs) return known.text

    const licenses = await ctx.db.license.findMany({
      where: revoked,
      select: { id: true, revokedAt: true, sequence: true },
      orderBy: { id: 'asc' },
    })
    const iat = Math.floor(now / 1_000)
    const revocations = licenses.map(revocationOf)
    const claims = { iss: ctx.publicUrl, aud: slug, iat, exp: iat + listSeconds, revocations }
    const text = await signRevocations(claims, { privateKey })
    kept.set(slug, { madeFrom, madeAt: now, text })
    return text
  }

  return async (ctx, slug, due) => {
    const known = recent(ctx, slug)
    if (known) return known
    await due()
    return recent(ctx, slug) ?? share(ctx, slug)
  }
}

/** A revoked license has no files, so that its present sequence covers every file there is. */
const revocationOf = ({
  id,
  revokedAt,
  sequence,
}: {
  id: string
  revokedAt: Date | null
  sequence: number
}): Revocation => ({ id, revokedAt: revokedAt!.toISOString(), sequence })
