import type { ApiTokenActor, PortalUserActor, StaffActor } from '../src/auth/actor.ts'
import { grantableScopes, memberScopes, type Scope, staffScopes, withImplied } from '../src/auth/scopes.ts'
import type { StaffRole } from '../src/db/generated/prisma/client.ts'

export function staff(role: StaffRole = 'ADMIN', id = 'stf_00000000000000000000000000'): StaffActor {
  return { kind: 'staff', id, name: `${role} staff`, role, scopes: staffScopes[role] }
}

type Memberships = { adminOf?: string[]; memberOf?: string[]; partnerOf?: string[] }

/** A portal user as sign-in would make the actor: scopes follow from the memberships. */
export function portalUser(
  id: string,
  { adminOf = [], memberOf = [], partnerOf = [] }: Memberships,
): PortalUserActor {
  const scopes = [
    ...(adminOf.length > 0 ? memberScopes.customerAdmin : []),
    ...(memberOf.length > 0 ? memberScopes.customerMember : []),
    ...(partnerOf.length > 0 ? memberScopes.partner : []),
  ]
  return { kind: 'portalUser', id, name: id, scopes: new Set(scopes), adminOf, memberOf, partnerOf }
}

export function apiToken(
  scopes: readonly Scope[] = grantableScopes,
  customerIds: string[] | null = null,
): ApiTokenActor {
  return {
    kind: 'apiToken',
    id: 'tok_00000000000000000000000000',
    name: 'token',
    scopes: withImplied(scopes),
    customerIds,
  }
}
