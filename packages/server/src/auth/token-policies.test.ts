import { expect, test } from 'vitest'
import { grantableScopes, staffScopes, withImplied } from './scopes.ts'
import { matchesAny, scopesOf, shippedPolicies, within } from './token-policies.ts'

const grants = (allow: string[], deny: string[] = []) => [...scopesOf({ allow, deny })].sort()
const closed = (...scopes: Parameters<typeof withImplied>[0][]) =>
  [...new Set(scopes.flatMap((some) => [...withImplied(some)]))].sort()

test.each([
  ['a scope alone', ['project:delete'], [], closed(['project:delete'])],
  ['a noun', ['license_seat:*'], [], closed(['license_seat:assign', 'license_seat:claim'])],
  ['a verb', ['*:delete'], [], closed(['project:delete'])],
  ['a denial of more letters', ['project:*'], ['project:d*'], closed(['project:write', 'project:assign'])],
  ['a permission of more letters', ['email:read'], ['email:*'], ['email:read']],
  ['a scope without a star before one with as many letters', ['email:read'], ['email:read*'], ['email:read']],
  ['of equals the denial', ['email:*'], ['email:*'], []],
  [
    'of equals of other form the denial',
    ['*:read'],
    ['email*'],
    without('email:read', 'email_destination:read'),
  ],
  ['a denial of what another scope brings along', ['email:write'], ['email:read'], ['email:write']],
  ['a denial alone', ['email:read'], ['*'], ['email:read']],
  ['nothing', [], [], []],
])('patterns grant by the most specific of them: %s', (_what, allow, deny, expected) => {
  expect(grants(allow, deny)).toEqual([...expected].sort())
})

function without(...denied: string[]): string[] {
  return grantableScopes.filter((scope) => scope.endsWith(':read') && !denied.includes(scope))
}

test('no pattern grants what no token can have', () => {
  expect(grants(['*', 'staff:read', 'api_token:write'])).toEqual([...grantableScopes].sort())
})

test('a pattern is of use when it matches a scope that a token can have', () => {
  for (const pattern of ['*', '*:read', 'license*', 'license:read', '***', '*e*:*e*'])
    expect(matchesAny(pattern), pattern).toBe(true)
  for (const pattern of ['', 'licence:*', 'license', 'staff:*', 'license:read:', ':'])
    expect(matchesAny(pattern), pattern).toBe(false)
})

test('the policies that come with the server grant what their names say', () => {
  expect(scopesOf(shippedPolicies.admin)).toEqual(new Set(grantableScopes))
  for (const scope of scopesOf(shippedPolicies['read-only']))
    expect(scope.endsWith(':read') || scope === 'subscription:overview', scope).toBe(true)
  for (const [name, role] of [
    ['support', 'SUPPORT'],
    ['sales', 'SALES'],
  ] as const)
    expect([...scopesOf(shippedPolicies[name])].sort()).toEqual(
      grantableScopes.filter((scope) => staffScopes[role].has(scope)).sort(),
    )
})

test('what is given goes as far as the bound above it', () => {
  const given = new Set(['license:read', 'license:write'] as const)
  expect(within(given, null)).toBe(given)
  expect(within(given, staffScopes.SUPPORT)).toEqual(new Set(['license:read']))
  expect(within(given, new Set())).toEqual(new Set())
})
