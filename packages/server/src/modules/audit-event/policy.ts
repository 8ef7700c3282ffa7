import type { Changes } from '../../audit/events.ts'
import { type Actor, isVendorWide } from '../../auth/actor.ts'
import { administeredWith } from '../../auth/features.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'
import type { PortalFeature, Prisma } from '../../db/generated/prisma/client.ts'

type Row = { actorKind: string; customerId: string | null }

/**
 * What a customer sees of the events in its trail: the entities, of each the fields, and the feature of the portal that
 * shows it. What is not here is hidden, so that a new field has to be put here to be seen.
 */
export const customerSees: Readonly<Record<string, { fields: readonly string[]; feature?: PortalFeature }>> =
  {
    customer: {
      fields: [
        'number',
        'name',
        'contactName',
        'contactEmail',
        'contactPhone',
        'metadata',
        'archivedAt',
        'erasedAt',
        'createdAt',
      ],
    },
    project: {
      fields: [
        'customerId',
        'name',
        'description',
        'ticketOrganizationId',
        'metadata',
        'partnerId',
        'createdAt',
      ],
    },
    project_assignment: { fields: ['projectId', 'portalUserId'], feature: 'PEOPLE' },
    subscription: {
      fields: [
        'projectId',
        'productId',
        'productVersionId',
        'levelId',
        'status',
        'startsOn',
        'months',
        'endsOn',
        'renewalOfId',
        'slaName',
        'slaTimeZone',
        'fullSupportContacts',
        'readOnlySupportContacts',
        'usageLimits',
        'rejectionReason',
        'activatedAt',
        'endedAt',
        'createdAt',
      ],
    },
    license: {
      fields: [
        'kind',
        'type',
        'name',
        'customerId',
        'productId',
        'productVersionId',
        'projectId',
        'subscriptionId',
        'startsAt',
        'expiresAt',
        'durationDays',
        'expirationBasis',
        'renewalBasis',
        'maxMachines',
        'maxUsers',
        'maxUses',
        'overage',
        'machineMatching',
        'heartbeatSeconds',
        'fileTtlSeconds',
        'entitlements',
        'uses',
        'sequence',
        'suspendedAt',
        'suspensionReason',
        'revokedAt',
        'revocationReason',
        'firstValidatedAt',
        'lastValidatedAt',
        // Of those that are hidden the event says so.
        'fields.*',
        'days',
        'link',
        'encrypted',
        'fingerprint',
      ],
      feature: 'LICENSES',
    },
    license_seat: { fields: ['licenseId', 'portalUserId', 'claimedAt'], feature: 'LICENSES' },
    machine: {
      fields: ['licenseId', 'fingerprint', 'name', 'platform', 'ipAddress', 'lastHeartbeatAt'],
      feature: 'LICENSES',
    },
    membership: {
      fields: ['portalUserId', 'customerId', 'role', 'source', 'status', 'createdAt'],
      feature: 'PEOPLE',
    },
    customer_portal: {
      fields: [
        'enabled',
        'portalVersion',
        'autoInvite',
        'featuresOff',
        'allowedDomains',
        'allowSubdomains',
        'requireApproval',
        'allowImpersonation',
        'passwords',
        'secondFactor',
        'expiryMails',
        'expiryMailsToAdmins',
        'expiryRecipients',
        'expiryDays',
        'releaseMails',
      ],
    },
    impersonation: { fields: ['reason', 'readOnly', 'expiresAt', 'endedAt'] },
    service_account: { fields: ['customerId', 'name', 'origin', 'revokedAt', 'createdAt'] },
    service_account_token: {
      fields: [
        'serviceAccountId',
        'scopes',
        'lastFour',
        'replacesId',
        'lastUsedAt',
        'lastUsedIp',
        'overlapMinutes',
        'expiresAt',
        'days',
        'revokedAt',
        'createdAt',
      ],
    },
    webhook_endpoint: {
      fields: [
        'customerId',
        'url',
        'description',
        'filters',
        'timeoutSeconds',
        'headerNames',
        'previousSecretUntil',
        'disabledAt',
        'disabledReason',
        'failingSince',
        'deletedAt',
        'createdAt',
        'eventId',
        'since',
        'until',
        'count',
      ],
    },
    email_destination: {
      fields: [
        'customerId',
        'email',
        'filters',
        'mutedId',
        'until',
        'verifiedAt',
        'disabledAt',
        'disabledReason',
        'createdAt',
      ],
    },
    support_contact: {
      fields: [
        'customerId',
        'firstName',
        'lastName',
        'email',
        'projectRole',
        'access',
        'status',
        'removedAt',
        'createdAt',
      ],
      feature: 'SUPPORT_CONTACTS',
    },
    invitation: {
      fields: [
        'customerId',
        'email',
        'role',
        'locale',
        'projectIds',
        'status',
        'expiresAt',
        'sentAt',
        'acceptedAt',
        'membershipId',
        'createdAt',
      ],
      feature: 'PEOPLE',
    },
    list_export: {
      fields: [
        'list',
        'subjectId',
        'format',
        'status',
        'rows',
        'bytes',
        'error',
        'createdAt',
        'finishedAt',
        'expiresAt',
      ],
    },
    audit_trail: { fields: ['format', 'filter', 'link', 'expiresAt'] },
  }

const features = [undefined, ...new Set(Object.values(customerSees).flatMap(({ feature }) => feature ?? []))]

/** The entities of which a feature shows the events; those of no feature are always shown. */
const entitiesWith = (feature: PortalFeature | undefined) =>
  Object.keys(customerSees).filter((entity) => customerSees[entity]!.feature === feature)

/** An event is there for its readers when it has its place, so that whoever goes on from a place misses none. */
const placed = { NOT: { position: null } } satisfies Prisma.AuditEventWhereInput

/** Who acts for a customer and is no one of the vendor. */
const ofCustomers: readonly string[] = ['portalUser', 'serviceAccount']

const seesInternal = (actor: Actor) => actor.scopes.has('internal:read')

/** What changed, as far as those may know who see nothing internal. */
function withoutHidden(entityType: string, changes: Changes): Changes {
  const fields = customerSees[entityType]?.fields ?? []
  const isShown = (field: string) =>
    fields.includes(field) || (field.startsWith('fields.') && fields.includes('fields.*'))
  return Object.fromEntries(
    Object.entries(changes).filter(([field, { hidden }]) => !hidden && isShown(field)),
  )
}

/** Of an event that is about to be written: whether everything that changed is hidden, so that it would tell only that something did. */
export function isAllHidden(entityType: string, changes: Changes): boolean {
  return Object.keys(changes).length > 0 && Object.keys(withoutHidden(entityType, changes)).length === 0
}

export const auditEventPolicy = {
  scope: 'audit_event:read',
  /** The vendor sees everything; a customer's admins what happened to their customer, as far as it concerns them. */
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return placed
      case 'apiToken':
        return {
          ...placed,
          ...(!seesInternal(actor) && { hidden: false }),
          ...(actor.customerIds !== null && { customerId: { in: [...actor.customerIds] } }),
        }
      case 'portalUser':
        return {
          ...placed,
          hidden: false,
          OR: features.map((feature) => ({
            customerId: { in: feature ? administeredWith(actor, feature) : [...actor.adminOf] },
            entityType: { in: entitiesWith(feature) },
          })),
        }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  /** Who it was, from where and with which request: of its own people the vendor knows; people are known where they are seen. */
  canIdentify: (actor: Actor, { actorKind, customerId }: Row) => {
    if (seesInternal(actor)) return true
    if (!ofCustomers.includes(actorKind)) return false
    return (
      actor.kind !== 'portalUser' ||
      (customerId !== null && administeredWith(actor, 'PEOPLE').includes(customerId))
    )
  },
  /** The name of who signed in as the customer is the customer's to know as well. */
  canName: (actor: Actor, event: Row) =>
    event.actorKind === 'impersonation' || auditEventPolicy.canIdentify(actor, event),
  /** The same as `canIdentify`, for filters on what it hides. */
  identified: (actor: Actor): Prisma.AuditEventWhereInput => {
    if (seesInternal(actor)) return {}
    const actorKind = { in: [...ofCustomers] }
    if (actor.kind !== 'portalUser') return { actorKind }
    return { actorKind, customerId: { in: administeredWith(actor, 'PEOPLE') } }
  },
  /** The changed fields without those that are hidden from the caller. */
  shownChanges: (
    actor: Actor,
    { entityType, changes }: { entityType: string; changes: unknown },
  ): Changes => {
    return seesInternal(actor) ? (changes as Changes) : withoutHidden(entityType, changes as Changes)
  },
  /** Place and hashes are of the one chain of all customers. */
  canVerify: (actor: Actor) => seesInternal(actor) && isVendorWide(actor),
  canExport: (actor: Actor) => actor.scopes.has('audit_event:read'),
  canPrune: (actor: Actor) => actor.kind === 'system',
  /** Look every day whether the chain is as it was written: the work of the server itself. */
  canWatch: (actor: Actor) => actor.kind === 'system',
  /** What came of it is about the one chain of all customers. */
  canSeeVerification: (actor: Actor) => actor.scopes.has('audit_event:read') && isVendorWide(actor),
} satisfies Policy<'AuditEvent'> & Record<string, unknown>

export const auditExportLinkPolicy = {
  scope: 'audit_event:read',
  visible: neverVisible,
} satisfies Policy<'AuditExportLink'>
