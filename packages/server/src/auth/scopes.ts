import type { StaffRole } from '../db/generated/prisma/client.ts'

/** Every scope with what it allows; the first gate: what a credential may attempt at all. */
export const scopes = {
  'customer:read': 'Read customers.',
  'customer:write': 'Create, update, archive, unarchive and delete customers.',
  'customer:update_contact': "Change the contact data of one's own customer.",
  'partner:read': 'Read partners.',
  'partner:write': 'Create, update and delete partners and assign them to projects.',
  'project:read': 'Read projects.',
  'project:write': 'Create and update projects.',
  'project:delete': 'Delete projects.',
  'project:assign': 'Assign portal users to projects.',
  'product:read': 'Read products, their versions, subscription levels and usage metrics.',
  'product:write': 'Change products, their versions, subscription levels and usage metrics.',
  'subscription:read': 'Read subscriptions.',
  'subscription:overview': 'Read what subscriptions include: SLA, usage limits, support contacts.',
  'subscription:request': 'Request, renew and withdraw subscriptions.',
  'subscription:write': 'Create, update, accept, reject, activate and terminate subscriptions.',
  'portal_user:read': 'Read portal users and their memberships.',
  'portal_user:create': 'Create portal users and memberships.',
  'portal_user:write': 'Update portal users; change the role of, disable, enable and remove memberships.',
  'staff:read': 'Read staff members.',
  'staff:write': 'Create, update and disable staff members.',
  'api_token:read': 'Read API tokens, never their secrets.',
  'api_token:write': 'Create and revoke API tokens.',
  'internal:read':
    'Read, filter and sort by what is hidden from customers: notes, customer type, external id.',
} as const

export type Scope = keyof typeof scopes

/** A scope that brings others with it: who may change a thing may see it, and what it hangs on. */
const implied: Partial<Record<Scope, readonly Scope[]>> = {
  'customer:write': ['customer:read'],
  'customer:update_contact': ['customer:read'],
  'partner:write': ['partner:read', 'project:read'],
  'project:write': ['project:read', 'customer:read'],
  'project:delete': ['project:read'],
  'project:assign': ['project:read', 'customer:read', 'portal_user:read'],
  'product:write': ['product:read', 'subscription:overview'],
  'subscription:read': ['product:read'],
  'subscription:overview': ['subscription:read'],
  'subscription:request': ['subscription:read', 'project:read'],
  'subscription:write': ['subscription:read', 'subscription:overview', 'project:read'],
  'portal_user:create': ['portal_user:read', 'customer:read', 'partner:read'],
  'portal_user:write': ['portal_user:read'],
  'staff:write': ['staff:read'],
  'api_token:write': ['api_token:read'],
}

/** The given scopes with those they bring along. */
export function withImplied(given: Iterable<Scope>): ReadonlySet<Scope> {
  const all = new Set<Scope>(given)
  for (const scope of all) for (const more of implied[scope] ?? []) all.add(more)
  return all
}

export const allScopes: ReadonlySet<Scope> = new Set(Object.keys(scopes) as Scope[])

/** What an API token can be given: everything but staff and the tokens themselves. */
export const grantableScopes = [...allScopes].filter(
  (scope) => !scope.startsWith('staff:') && !scope.startsWith('api_token:'),
)

const readScopes: readonly Scope[] = [
  'customer:read',
  'partner:read',
  'project:read',
  'product:read',
  'subscription:read',
  'portal_user:read',
]

export const staffScopes: Record<StaffRole, ReadonlySet<Scope>> = {
  ADMIN: allScopes,
  SALES: withImplied([
    ...readScopes,
    'customer:write',
    'customer:update_contact',
    'project:write',
    'subscription:overview',
    'subscription:request',
    'subscription:write',
    'portal_user:create',
    'internal:read',
  ]),
  SUPPORT: withImplied([...readScopes, 'subscription:overview', 'internal:read']),
}

/** What the memberships of a portal user allow; they add up, and policies hold each to its company. */
export const memberScopes = {
  partner: withImplied([...readScopes, 'subscription:overview', 'subscription:request']),
  customerAdmin: withImplied([
    ...readScopes,
    'customer:update_contact',
    'project:assign',
    'subscription:overview',
    'subscription:request',
    'portal_user:write',
  ]),
  customerMember: withImplied(readScopes),
} as const
