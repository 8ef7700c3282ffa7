import type { StaffRole } from '../db/generated/prisma/client.ts'
import type { FeaturesOff } from './features.ts'
import type { Scope } from './scopes.ts'

/** Who acts. Scopes say what may be attempted at all; policies say on which rows. */
export type Actor =
  | StaffActor
  | PortalUserActor
  | ApiTokenActor
  | ServiceAccountActor
  | SystemActor
  | AnonymousActor

type Named = { readonly id: string; readonly name: string; readonly scopes: ReadonlySet<Scope> }

/** A person is who a session says; the session stands beside it for ending itself. */
type InSession = { readonly sessionId?: string | undefined }

export type StaffActor = Named & InSession & { readonly kind: 'staff'; readonly role: StaffRole }

/** A person of customers and partners, with the companies in which their memberships are active. */
export type PortalUserActor = Named &
  InSession & {
    readonly kind: 'portalUser'
    /** Customers where the person is ADMIN. */
    readonly adminOf: readonly string[]
    /** Customers where the person is MEMBER or READ_ONLY. */
    readonly memberOf: readonly string[]
    /** Partners the person belongs to, in any role. */
    readonly partnerOf: readonly string[]
    readonly featuresOff: FeaturesOff
    /** The one company that the person chose to act in. */
    readonly team?: string
    /** Of a staff member who signed in as the customer; `id` is then that of the staff member. */
    readonly impersonation?: {
      readonly id: string
      readonly customerId: string
      readonly readOnly: boolean
    }
  }

export type ApiTokenActor = Named & {
  readonly kind: 'apiToken'
  /** Null: every customer. */
  readonly customerIds: readonly string[] | null
  /** The staff member on whose right it stands; null where it stands on nobody's. */
  readonly sponsorId: string | null
}

/** A machine of a customer. Which of its tokens it uses stands beside it. */
export type ServiceAccountActor = Named & {
  readonly kind: 'serviceAccount'
  readonly customerId: string
  readonly tokenId: string
}

/** A caller without a person, such as a scheduled job; what it may do is granted by its name. */
export type SystemActor = Named & { readonly kind: 'system' }

export type AnonymousActor = Named & { readonly kind: 'anonymous' }

export const anonymous: AnonymousActor = { kind: 'anonymous', id: '', name: 'anonymous', scopes: new Set() }

/** The session that the caller acts in; null where there is none. */
export function sessionOf(actor: Actor): string | null {
  return (actor.kind === 'staff' || actor.kind === 'portalUser') && actor.sessionId ? actor.sessionId : null
}

/** Acts for the vendor without being held to some customers: staff, system, a token for every customer. */
export function isVendorWide(actor: Actor): boolean {
  if (actor.kind === 'apiToken') return actor.customerIds === null
  return actor.kind === 'staff' || actor.kind === 'system'
}

/** Acts for the vendor, perhaps on some customers only. */
export function isVendor(actor: Actor): boolean {
  return actor.kind === 'staff' || actor.kind === 'system' || actor.kind === 'apiToken'
}

/** Signed in as a customer to look, not to change. */
export function isReadOnly(actor: Actor): boolean {
  return actor.kind === 'portalUser' && actor.impersonation?.readOnly === true
}

/** What kind of caller the audit trail names. */
export function auditKind(actor: Actor): string {
  return actor.kind === 'portalUser' && actor.impersonation ? 'impersonation' : actor.kind
}
