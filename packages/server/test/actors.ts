import type { ApiTokenActor, PortalUserActor, ServiceAccountActor, StaffActor } from '../src/auth/actor.ts'
import { type FeaturesOff, scopesInCustomers, scopesInPartners } from '../src/auth/features.ts'
import {
  grantableScopes,
  memberScopes,
  type Scope,
  serviceAccountScopes,
  staffScopes,
  withImplied,
} from '../src/auth/scopes.ts'
import type { StaffRole } from '../src/db/generated/prisma/client.ts'

export function staff(role: StaffRole = 'ADMIN', id = 'stf_00000000000000000000000000'): StaffActor {
  return { kind: 'staff', id, name: `${role} staff`, role, scopes: staffScopes[role] }
}

type Memberships = {
  adminOf?: string[]
  memberOf?: string[]
  partnerOf?: string[]
  featuresOff?: FeaturesOff
}

/** A portal user as sign-in would make the actor: scopes follow from the memberships. */
export function portalUser(
  id: string,
  { adminOf = [], memberOf = [], partnerOf = [], featuresOff = {} }: Memberships,
): PortalUserActor {
  const scopes = [
    ...scopesInCustomers(memberScopes.customerAdmin, adminOf, featuresOff),
    ...scopesInCustomers(memberScopes.customerMember, memberOf, featuresOff),
    ...(partnerOf.length > 0 ? scopesInPartners(memberScopes.partner, featuresOff) : []),
  ]
  return {
    kind: 'portalUser',
    id,
    name: id,
    scopes: new Set(scopes),
    adminOf,
    memberOf,
    partnerOf,
    featuresOff,
  }
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
    sponsorId: null,
  }
}

export function serviceAccount(
  customerId: string,
  scopes: readonly Scope[] = serviceAccountScopes,
  id = 'sva_00000000000000000000000000',
): ServiceAccountActor {
  return {
    kind: 'serviceAccount',
    id,
    name: 'service account',
    scopes: withImplied(scopes),
    customerId,
    tokenId: 'sat_00000000000000000000000000',
  }
}
