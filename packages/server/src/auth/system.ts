import type { SystemActor } from './actor.ts'
import { grantableScopes, type Scope, withImplied } from './scopes.ts'

/** What each caller without a person may do; a name that is not here may do nothing. */
const grants = {
  'expire-subscriptions': ['subscription:write'],
  'archive-test-customer': ['customer:write'],
  'announce-expiring-licenses': ['license:write'],
  'open-usage-month': ['license:write'],
  'announce-expiring-subscriptions': ['subscription:write'],
  'mail-expiry-notice': ['email:write'],
  'send-expiry-digest': ['email:write'],
  'mail-release-notice': ['email:write'],
  'expire-invitations': ['invitation:write'],
  'invite-new-customer': ['invitation:write'],
  'deliver-email': ['email:write'],
  'clean-api-usage': [],
  'clean-budgets': [],
  'clean-emails': ['email:write'],
  'clean-idempotency-keys': [],
  'announce-expiring-api-tokens': ['api_token:write'],
  'announce-expiring-service-account-tokens': ['service_account:write'],
  'prune-audit-trail': [],
  'verify-audit-trail': [],
  'deliver-webhooks': ['webhook_endpoint:write'],
  'clean-webhooks': ['webhook_endpoint:write'],
  'email-destination-links': ['email_destination:write'],
  'send-event-mails': ['email_destination:write'],
  'email-outbox': ['email:read'],
  'run-list-export': ['list_export:write'],
  'clean-list-exports': ['list_export:write'],
  'sign-in': ['staff:read', 'portal_user:read', 'customer:read', 'portal_settings:read', 'session:write'],
  'send-sign-in': ['staff:read', 'portal_user:read', 'customer:read', 'portal_settings:read', 'email:write'],
  'clean-sign-ins': ['session:write'],
  'send-password-link': [
    'staff:read',
    'portal_user:read',
    'customer:read',
    'portal_settings:read',
    'email:write',
  ],
  // Its API token has whatever a token can have, and nobody gives what he or she does not have.
  'demo-data': [...grantableScopes, 'staff:write', 'api_token:write'],
} as const satisfies Record<string, readonly Scope[]>

export type SystemName = keyof typeof grants

export function systemActor(name: SystemName): SystemActor {
  return { kind: 'system', id: name, name, scopes: withImplied(grants[name]) }
}
