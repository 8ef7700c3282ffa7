import { isShipped, type Patterns, shippedPolicies } from '../../auth/token-policies.ts'
import type { Ctx } from '../../context.ts'
import type { TokenPolicy } from '../../db/generated/prisma/client.ts'
import { NotFoundError } from '../../errors.ts'

/** A policy of the vendor's own, or one that comes with the server. */
export type PolicyInForce = Patterns & {
  /** Null for one that comes with the server. */
  id: string | null
  name: string
  description: string | null
  shipped: boolean
  /** 0 for one that comes with the server. */
  version: number
}

/** Those that come with the server, then the vendor's own by name. */
export async function findPolicies(ctx: Ctx): Promise<PolicyInForce[]> {
  const own = await ctx.read.tokenPolicy.findMany({ orderBy: { name: 'asc' } })
  return [...Object.keys(shippedPolicies).flatMap((name) => shippedPolicy(name) ?? []), ...own.map(ownPolicy)]
}

export async function findPolicy(ctx: Ctx, name: string): Promise<PolicyInForce | null> {
  const shipped = shippedPolicy(name)
  if (shipped) return shipped
  const own = await ctx.read.tokenPolicy.findUnique({ where: { name } })
  return own && ownPolicy(own)
}

/** The policy of a name; NOT_FOUND at the path where there is none. */
export async function getPolicy(ctx: Ctx, name: string, path: readonly string[]): Promise<PolicyInForce> {
  const policy = await findPolicy(ctx, name)
  if (!policy) throw new NotFoundError(path)
  return policy
}

/** What a token is given: single scopes are patterns without a star. */
export function patternsOf(scopes: readonly string[], policy: Patterns | null): Patterns {
  return { allow: [...(policy?.allow ?? []), ...scopes], deny: policy?.deny ?? [] }
}

export const ownPolicy = ({ id, name, description, allow, deny, version }: TokenPolicy): PolicyInForce => ({
  id,
  name,
  description,
  allow,
  deny,
  version,
  shipped: false,
})

function shippedPolicy(name: string): PolicyInForce | null {
  return isShipped(name) ? { ...shippedPolicies[name], id: null, name, version: 0, shipped: true } : null
}
