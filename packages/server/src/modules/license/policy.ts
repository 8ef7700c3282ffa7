import { type Actor, isVendor, type PortalUserActor } from '../../auth/actor.ts'
import { administeredWith, isOn, unlessOff } from '../../auth/features.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'
import type { Prisma } from '../../db/generated/prisma/client.ts'

type Row = { customerId: string }

/** Acts for the vendor, runs for the customer, or administers it, whose portal has licenses. */
const isInChargeOf = (actor: Actor, { customerId }: Row) =>
  isVendor(actor) ||
  (actor.kind === 'serviceAccount' && actor.customerId === customerId) ||
  (actor.kind === 'portalUser' && actor.adminOf.includes(customerId) && isOn(actor, 'LICENSES', customerId))

/** What a person of a customer or partner sees of licenses, other than through a seat. */
function licensesInCharge(actor: PortalUserActor): Prisma.LicenseWhereInput[] {
  const customers = administeredWith(actor, 'LICENSES')
  const unless = unlessOff(actor, 'LICENSES')
  return [
    ...(customers.length > 0 ? [{ customerId: { in: customers } }] : []),
    ...(actor.partnerOf.length > 0 && unless
      ? [{ project: { partners: { some: { id: { in: [...actor.partnerOf] } } } }, ...unless }]
      : []),
  ]
}

export const licensePolicy = {
  scope: 'license:read',
  /** A customer's admins see all of its licenses, partners those of the projects assigned to them. */
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null ? {} : { customerId: { in: [...actor.customerIds] } }
      case 'portalUser':
        return { OR: licensesInCharge(actor) }
      case 'serviceAccount':
        return { customerId: actor.customerId }
      case 'anonymous':
        return false
    }
  },
  /** Whoever sees a license may have its file and its key. */
  canDownload: (actor: Actor) => actor.scopes.has('license:read'),
  canManage: (actor: Actor) => actor.scopes.has('license:write') && isVendor(actor),
  canCreateTemporary: (actor: Actor, license: Row) =>
    actor.scopes.has('license:create_temporary') &&
    isInChargeOf(actor, license) &&
    isOn(actor, 'TEMPORARY_LICENSES', license.customerId),
  /** Machines and uses: what a product does while it runs, and what frees a machine. */
  canActivate: (actor: Actor, license: Row) =>
    actor.scopes.has('license:activate') && isInChargeOf(actor, license),
  canValidate: (actor: Actor, license: Row) =>
    actor.scopes.has('license:validate') && isInChargeOf(actor, license),
} satisfies Policy<'License'> & Record<string, unknown>

const ofVisibleLicense = (actor: Actor) => {
  const license = licensePolicy.visible(actor)
  if (license === false) return false
  return Object.keys(license).length === 0 ? {} : { license }
}

export const licenseChangePolicy = {
  scope: 'license:read',
  visible: ofVisibleLicense,
  /** What changed in hidden fields is hidden as they are. */
  canSeeItem: (actor: Actor, { hidden }: { hidden?: boolean }) =>
    !hidden || actor.scopes.has('internal:read'),
  /** Who of the vendor it was, the vendor knows. */
  canSeeActor: (actor: Actor, { actorKind }: { actorKind: string }) =>
    ofCustomers.includes(actorKind) || actor.scopes.has('internal:read'),
} satisfies Policy<'LicenseChange'> & Record<string, unknown>

export const licenseFieldValuePolicy = {
  scope: 'license:read',
  visible: (actor) => {
    const visible = ofVisibleLicense(actor)
    if (visible === false || actor.scopes.has('internal:read')) return visible
    return { ...visible, field: { hidden: false } }
  },
} satisfies Policy<'LicenseFieldValue'>

export const licenseDownloadLinkPolicy = {
  scope: 'license:read',
  visible: neverVisible,
} satisfies Policy<'LicenseDownloadLink'>

const ofCustomers: readonly string[] = ['portalUser', 'impersonation', 'serviceAccount']

/** What the state of a license says about what can be done with it. */
export type LicenseState = {
  revokedAt: Date | null
  suspendedAt: Date | null
  expiresAt: Date | null
  durationDays: number | null
}

/** Whether the state of a license and its customer lets a step be taken. */
export function mayStep(
  step: 'update' | 'suspend' | 'reinstate' | 'revoke',
  { revokedAt, suspendedAt }: LicenseState,
  customer: { archivedAt: Date | null },
): boolean {
  if (revokedAt) return false
  switch (step) {
    case 'revoke':
      return true
    case 'suspend':
      return !suspendedAt
    case 'reinstate':
      return suspendedAt !== null && !customer.archivedAt
    case 'update':
      return !customer.archivedAt
  }
}

/** Whether there is an end that a renewal could put off, and a duration to put it off by. */
export const mayRenew = ({ expiresAt, durationDays }: LicenseState) =>
  expiresAt !== null && durationDays !== null
