import type { Changes } from '../../audit/events.ts'
import { type Actor, isVendor } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

type Row = { entityType: string; actorKind: string }

/**
 * What a customer sees of the events in its trail: the entities, and of each the fields. What is not here is hidden,
 * so that a new field has to be put here to be seen.
 */
const customerSees: Record<string, readonly string[]> = {
  customer: ['number', 'name', 'contactName', 'contactEmail', 'contactPhone', 'archivedAt'],
  project: ['name', 'description', 'partnerId'],
  project_assignment: ['projectId', 'portalUserId'],
  subscription: [
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
    'rejectionReason',
    'activatedAt',
    'endedAt',
  ],
  license: ['*'],
  license_seat: ['licenseId', 'portalUserId', 'claimedAt'],
  machine: ['*'],
  membership: ['portalUserId', 'role', 'source', 'status'],
  customer_portal: ['allowedDomains', 'allowSubdomains', 'requireApproval', 'allowImpersonation'],
  list_export: ['list', 'format', 'rows'],
  impersonation: ['reason', 'readOnly', 'expiresAt'],
  service_account: ['name', 'origin', 'revokedAt'],
  service_account_token: [
    'serviceAccountId',
    'scopes',
    'lastFour',
    'replacesId',
    'overlapMinutes',
    'expiresAt',
    'days',
    'revokedAt',
  ],
  support_contact: ['firstName', 'lastName', 'email', 'projectRole', 'access', 'status'],
  invitation: ['email', 'role', 'status', 'expiresAt', 'membershipId'],
}

const ofCustomers: readonly string[] = ['portalUser', 'impersonation', 'serviceAccount']

export const auditEventPolicy = {
  scope: 'audit_event:read',
  /** The vendor sees everything; a customer's admins what happened to their customer, as far as it concerns them. */
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null ? {} : { customerId: { in: [...actor.customerIds] } }
      case 'portalUser':
        return {
          customerId: { in: [...actor.adminOf] },
          entityType: { in: Object.keys(customerSees) },
        }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  /** Who of the vendor it was, the vendor knows. */
  canSeeActor: (actor: Actor, { actorKind }: Row) => isVendor(actor) || ofCustomers.includes(actorKind),
  /** The changed fields without those that are hidden from the caller. */
  shownChanges: (actor: Actor, { entityType }: Row, changes: Changes): Changes => {
    if (actor.scopes.has('internal:read')) return changes
    const fields = customerSees[entityType] ?? []
    return Object.fromEntries(
      Object.entries(changes).filter(
        ([field, change]) => !change.hidden && (fields.includes('*') || fields.includes(field)),
      ),
    )
  },
} satisfies Policy<'AuditEvent'> & Record<string, unknown>
