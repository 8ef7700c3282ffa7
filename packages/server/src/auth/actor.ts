import type { StaffRole } from '../db/generated/prisma/client.ts'
import type { Scope } from './scopes.ts'

/** Who acts. Scopes say what may be attempted at all; policies say on which rows. */
export type Actor = StaffActor | PortalUserActor | ApiTokenActor | SystemActor | AnonymousActor

type Named = { readonly id: string; readonly name: string; readonly scopes: ReadonlySet<Scope> }

export type StaffActor = Named & { readonly kind: 'staff'; readonly role: StaffRole }

/** A person of customers and partners, with the companies in which their memberships are active. */
export type PortalUserActor = Named & {
  readonly kind: 'portalUser'
  /** Customers where the person is ADMIN. */
  readonly adminOf: readonly string[]
  /** Customers where the person is MEMBER or READ_ONLY. */
  readonly memberOf: readonly string[]
  /** Partners the person belongs to, in any role. */
  readonly partnerOf: readonly string[]
}

export type ApiTokenActor = Named & {
  readonly kind: 'apiToken'
  /** Null: every customer. */
  readonly customerIds: readonly string[] | null
}

/** A caller without a person, such as a scheduled job; what it may do is granted by its name. */
export type SystemActor = Named & { readonly kind: 'system' }

export type AnonymousActor = Named & { readonly kind: 'anonymous' }

export const anonymous: AnonymousActor = { kind: 'anonymous', id: '', name: 'anonymous', scopes: new Set() }

/** Acts for the vendor without being held to some customers: staff, system, a token for every customer. */
export function isVendorWide(actor: Actor): boolean {
  if (actor.kind === 'apiToken') return actor.customerIds === null
  return actor.kind === 'staff' || actor.kind === 'system'
}

/** Acts for the vendor, perhaps on some customers only. */
export function isVendor(actor: Actor): boolean {
  return actor.kind === 'staff' || actor.kind === 'system' || actor.kind === 'apiToken'
}
