import { grantableScopes, type Scope, staffScopes, withImplied } from './scopes.ts'

/** Patterns over scopes, such as `license:*` and `*:read`: a star stands for any text. */
export type Patterns = { readonly allow: readonly string[]; readonly deny: readonly string[] }

const ofRole = (role: 'SUPPORT' | 'SALES') => grantableScopes.filter((scope) => staffScopes[role].has(scope))

/** The policies that come with the server. */
export const shippedPolicies = {
  admin: { description: 'Everything that a token can be given.', allow: ['*'], deny: [] },
  'read-only': {
    description: 'Reads everything and changes nothing.',
    allow: ['*:read', 'subscription:overview'],
    deny: [],
  },
  support: { description: 'What staff with the role SUPPORT may.', allow: ofRole('SUPPORT'), deny: [] },
  sales: { description: 'What staff with the role SALES may.', allow: ofRole('SALES'), deny: [] },
} as const satisfies Record<string, Patterns & { description: string }>

export type ShippedPolicy = keyof typeof shippedPolicies

export const isShipped = (name: string): name is ShippedPolicy => Object.hasOwn(shippedPolicies, name)

/** Whether a pattern says anything about a scope that a token can have. */
export function matchesAny(pattern: string): boolean {
  return grantableScopes.some(matcherOf(pattern).matches)
}

/**
 * What patterns grant, with the scopes that others bring along. The most specific pattern on a scope decides: the one
 * with the most letters beside its stars, and without a star before all others. Of equals, the denial does.
 */
export function scopesOf({ allow, deny }: Patterns): ReadonlySet<Scope> {
  const [allowing, denying] = [allow.map(matcherOf), deny.map(matcherOf)]
  const strongest = (matchers: readonly Matcher[], scope: Scope) =>
    Math.max(-1, ...matchers.filter(({ matches }) => matches(scope)).map(({ weight }) => weight))
  const verdicts = new Map(
    grantableScopes.map((scope) => [
      scope,
      { yes: strongest(allowing, scope), no: strongest(denying, scope) },
    ]),
  )
  const granted = grantableScopes.filter((scope) => verdicts.get(scope)!.yes > verdicts.get(scope)!.no)
  // What another scope brings along stays denied where a pattern denies it.
  const isDenied = ({ yes, no }: { yes: number; no: number }) => no >= 0 && no >= yes
  return new Set([...withImplied(granted)].filter((scope) => !isDenied(verdicts.get(scope) ?? neither)))
}

const neither = { yes: -1, no: -1 }

/** The given scopes as far as those above them go; null is no bound. */
export function within(given: ReadonlySet<Scope>, most: ReadonlySet<Scope> | null): ReadonlySet<Scope> {
  return most === null ? given : new Set([...given].filter((scope) => most.has(scope)))
}

type Matcher = { matches: (scope: string) => boolean; weight: number }

function matcherOf(pattern: string): Matcher {
  const letters = pattern.replaceAll('*', '').length
  if (letters === pattern.length) return { matches: (scope) => scope === pattern, weight: letters + 1 }
  // Scopes and patterns are letters, underscores and colons.
  const expression = new RegExp(`^${pattern.replace(/\*+/g, '.*')}$`)
  return { matches: (scope) => expression.test(scope), weight: letters }
}
