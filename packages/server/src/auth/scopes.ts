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
  'license:read': 'Read and download licenses and their machines.',
  'license:write': 'Issue, change, suspend, reinstate, renew and revoke licenses.',
  'license:create_temporary': 'Create temporary licenses.',
  'license:activate': 'Activate and deactivate machines of licenses, report heartbeats, count uses.',
  'license:validate': 'Ask whether a license is valid.',
  'license_seat:read': 'Read seats of licenses.',
  'license_seat:assign': 'Assign seats of licenses to portal users and revoke them.',
  'license_seat:claim': 'Take a seat that was assigned to oneself.',
  'signing_key:read': 'Read the public parts of the keys that sign license files.',
  'signing_key:write': 'Create, rotate and withdraw the keys that sign license files.',
  'support_contact:read': 'Read support contacts.',
  'support_contact:write': 'Add, edit and remove support contacts and change their access.',
  'portal_settings:read': 'Read what is settled for the portal, for all customers and for each.',
  'portal_settings:write': 'Settle access to the portal, its version and its features.',
  'portal_rules:write':
    'Settle for a customer who can be invited, whether staff may sign in as it, and what it is told by mail.',
  'customer:impersonate': 'Sign in as a customer.',
  'impersonation:read': 'Read who of the vendor signed in as a customer, and why.',
  'impersonation:end': 'End a sign-in as a customer.',
  'portal_user:read': 'Read portal users and their memberships.',
  'portal_user:create': 'Create portal users and memberships.',
  'portal_user:write': 'Update portal users; change the role of, disable, enable and remove memberships.',
  'session:read': "Read one's own sessions; for the vendor, those of portal users.",
  'session:write': "End one's own sessions; for the vendor, those of portal users.",
  'sign_in:read': 'Read failed sign-ins.',
  'second_factor:reset': 'Take the second factor from people who have lost it.',
  'invitation:read': 'Read invitations.',
  'invitation:write': 'Invite people, send invitations again, approve and revoke them.',
  'email:read': 'Read the delivery log of mails, mail templates and the sender domain.',
  'email:write': 'Change mail templates and the sender domain, send mails again.',
  'staff:read': 'Read staff members.',
  'staff:write': 'Create, update and disable staff members.',
  'api_usage:read': 'Read what machine identities have asked of the API.',
  'api_token:read': 'Read API tokens, never their secrets, and the policies of tokens.',
  'api_token:write': 'Create, rotate and revoke API tokens, and change the policies of tokens.',
  'service_account:read': 'Read service accounts and their tokens, never their secrets.',
  'service_account:write': 'Create, rotate and revoke service accounts and their tokens.',
  'audit_event:read': 'Read the audit trail.',
  'list_export:read': "Read and download one's own exports.",
  'list_export:write': 'Export what one can read.',
  'customer:export': 'Export everything that is stored about a customer.',
  'portal_user:export': 'Export everything that is stored about a person.',
  'portal_user:erase': 'Erase people for good.',
  'customer:erase': 'Erase what is personal of customers, with their people.',
  'webhook_endpoint:read': 'Read webhook endpoints and what was delivered to them.',
  'webhook_endpoint:write':
    'Create, change, test and delete webhook endpoints, and send events to them again.',
  'email_destination:read': 'Read which e-mail addresses are told of events.',
  'email_destination:write': 'Create, change, mute and delete e-mail destinations of events.',
  'internal:read':
    'Read, filter and sort by what is hidden from customers: notes, customer type, external id.',
} as const

export type Scope = keyof typeof scopes

/** As callers write it: `LICENSE_READ`. */
export const scopeName = (scope: Scope) => scope.replace(':', '_').toUpperCase()

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
  'license:read': ['product:read', 'license_seat:read'],
  'license:write': ['license:read', 'customer:read', 'project:read', 'subscription:read'],
  'license:create_temporary': ['license:read', 'customer:read', 'project:read'],
  'license:activate': ['license:read'],
  // A seat names its product.
  'license_seat:read': ['product:read'],
  'license_seat:assign': ['license:read', 'portal_user:read'],
  'license_seat:claim': ['license_seat:read'],
  'signing_key:read': ['product:read'],
  'signing_key:write': ['signing_key:read'],
  'support_contact:read': ['customer:read'],
  'support_contact:write': ['support_contact:read'],
  'portal_settings:read': ['customer:read'],
  'portal_settings:write': ['portal_settings:read', 'portal_rules:write'],
  'portal_rules:write': ['portal_settings:read'],
  'customer:impersonate': ['impersonation:read', 'impersonation:end'],
  'impersonation:read': ['customer:read'],
  'portal_user:create': ['portal_user:read', 'customer:read', 'partner:read'],
  'portal_user:write': ['portal_user:read'],
  'session:read': ['portal_user:read'],
  'session:write': ['session:read'],
  'sign_in:read': ['portal_user:read'],
  'second_factor:reset': ['portal_user:read'],
  'invitation:read': ['customer:read', 'project:read', 'partner:read'],
  'invitation:write': ['invitation:read'],
  'email:write': ['email:read'],
  'staff:write': ['staff:read'],
  'list_export:write': ['list_export:read'],
  'customer:export': ['customer:read', 'list_export:read'],
  'portal_user:export': ['portal_user:read', 'list_export:read'],
  'portal_user:erase': ['portal_user:read'],
  'customer:erase': ['customer:read', 'portal_user:erase'],
  'api_token:write': ['api_token:read'],
  'api_usage:read': ['customer:read'],
  'service_account:read': ['customer:read'],
  'service_account:write': ['service_account:read'],
  // Whoever says where events go can read them there.
  'webhook_endpoint:write': ['webhook_endpoint:read', 'product:read'],
  'webhook_endpoint:read': ['audit_event:read', 'customer:read'],
  'email_destination:write': ['email_destination:read', 'product:read'],
  'email_destination:read': ['audit_event:read', 'customer:read'],
}

/** The given scopes with those they bring along. */
export function withImplied(given: Iterable<Scope>): ReadonlySet<Scope> {
  const all = new Set<Scope>(given)
  for (const scope of all) for (const more of implied[scope] ?? []) all.add(more)
  return all
}

export const allScopes: ReadonlySet<Scope> = new Set(Object.keys(scopes) as Scope[])

const ofPeopleAlone: readonly Scope[] = [
  'customer:impersonate',
  'impersonation:end',
  'second_factor:reset',
  'portal_user:erase',
  'customer:erase',
]

/** What an API token can be given: everything but staff, the tokens themselves, signing in as somebody, second factors, and erasing people. */
export const grantableScopes = [...allScopes].filter(
  (scope) => !scope.startsWith('staff:') && !scope.startsWith('api_token:') && !ofPeopleAlone.includes(scope),
)

/** What a token of a service account can be given: what lets a product run, and look at what it runs for. */
export const serviceAccountScopes: readonly Scope[] = [
  'customer:read',
  'project:read',
  'license:read',
  'license:activate',
  'license:validate',
]

/** Scopes with which nothing can be changed. */
export const readingScopes: ReadonlySet<Scope> = new Set(
  [...allScopes].filter((scope) => scope.endsWith(':read') || scope === 'subscription:overview'),
)

/** Of everybody who has a place in a company. */
const commonScopes: readonly Scope[] = [
  'customer:read',
  'partner:read',
  'project:read',
  'product:read',
  'subscription:read',
  'portal_user:read',
  'session:write',
  'list_export:write',
]

export const staffScopes: Record<StaffRole, ReadonlySet<Scope>> = {
  ADMIN: allScopes,
  SALES: withImplied([
    ...commonScopes,
    'customer:write',
    'customer:update_contact',
    'project:write',
    'subscription:overview',
    'subscription:request',
    'subscription:write',
    'license:write',
    'license:create_temporary',
    'license:activate',
    'license:validate',
    'license_seat:assign',
    'support_contact:read',
    'portal_settings:read',
    'portal_user:create',
    'invitation:write',
    'email:read',
    'internal:read',
  ]),
  SUPPORT: withImplied([
    ...commonScopes,
    'subscription:overview',
    'license:read',
    'license:validate',
    'sign_in:read',
    'invitation:read',
    'email:read',
    'support_contact:read',
    'portal_settings:read',
    'audit_event:read',
    'customer:impersonate',
    'internal:read',
  ]),
}

/** What the memberships of a portal user allow; they add up, and policies hold each to its company. */
export const memberScopes = {
  partner: withImplied([
    ...commonScopes,
    'portal_user:export',
    'subscription:overview',
    'subscription:request',
    'license:read',
  ]),
  customerAdmin: withImplied([
    ...commonScopes,
    'customer:update_contact',
    'customer:export',
    'portal_user:export',
    'project:assign',
    'subscription:overview',
    'subscription:request',
    'license:create_temporary',
    'license:activate',
    'license:validate',
    'license_seat:assign',
    'license_seat:claim',
    'support_contact:write',
    'portal_rules:write',
    'service_account:write',
    'impersonation:read',
    'api_usage:read',
    'audit_event:read',
    'webhook_endpoint:write',
    'email_destination:write',
    'portal_user:write',
    'invitation:write',
  ]),
  customerMember: withImplied([...commonScopes, 'portal_user:export', 'license_seat:claim']),
} as const
