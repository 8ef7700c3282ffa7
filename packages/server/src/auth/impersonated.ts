import type { StaffRole } from '../db/generated/prisma/client.ts'
import type { PortalUserActor } from './actor.ts'
import { type FeaturesOff, scopesInCustomers } from './features.ts'
import { memberScopes, readingScopes } from './scopes.ts'

/** What a session says of a staff member who signed in as a customer. */
export type ImpersonatedRow = {
  staffId: string
  /** Of the staff member. */
  name: string
  role: StaffRole
  impersonationId: string
  customerId: string
  customerName: string
  readOnly: boolean
  /** Neither ended, nor refused by the customer, nor of an archived customer. */
  impersonationHolds: boolean
}

/** Staff members of these roles may sign in as a customer, and admins alone to change something there. */
export function mayImpersonate(role: StaffRole, { readOnly }: { readOnly: boolean }): boolean {
  return role === 'ADMIN' || (role === 'SUPPORT' && readOnly)
}

/** An admin of the one customer, under the id of the staff member and a name that says who it is. */
export function impersonatedActor(row: ImpersonatedRow, featuresOff: FeaturesOff): PortalUserActor {
  const adminOf = [row.customerId]
  const ofAdmin = scopesInCustomers(memberScopes.customerAdmin, adminOf, featuresOff)
  const allowed = row.readOnly ? ofAdmin.filter((scope) => readingScopes.has(scope)) : ofAdmin
  return {
    kind: 'portalUser',
    id: row.staffId,
    name: `${row.name} as ${row.customerName}`,
    scopes: new Set([...allowed, 'impersonation:end']),
    adminOf,
    memberOf: [],
    partnerOf: [],
    featuresOff,
    impersonation: { id: row.impersonationId, customerId: row.customerId, readOnly: row.readOnly },
  }
}
