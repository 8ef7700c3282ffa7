/** The verbs by noun; an event's type is `noun.verb`, in the vocabulary of operations, mutations and scopes. */
const verbs = {
  customer: ['created', 'updated', 'archived', 'unarchived', 'deleted', 'erased'],
  partner: ['created', 'updated', 'deleted'],
  project: ['created', 'updated', 'deleted', 'partner_assigned', 'partner_unassigned'],
  project_assignment: ['created', 'deleted'],
  product: ['created', 'updated', 'deleted'],
  product_version: ['created', 'updated', 'deleted', 'announced'],
  subscription_level: ['created', 'updated', 'deleted'],
  usage_metric: ['created', 'updated', 'deleted'],
  subscription: [
    'created',
    'requested',
    'updated',
    'accepted',
    'rejected',
    'withdrawn',
    'activated',
    'expired',
    'terminated',
    'expiring',
  ],
  expiry_digest: ['sent'],
  license: [
    'issued',
    'updated',
    'suspended',
    'reinstated',
    'renewed',
    'revoked',
    'key_revealed',
    'file_link_created',
    'file_downloaded',
    'used',
    'uses_reset',
    'expiring',
    'expired',
  ],
  license_field: ['created', 'updated', 'deleted', 'restored'],
  license_template: ['created', 'updated', 'deleted'],
  license_seat: ['assigned', 'resent', 'claimed', 'revoked'],
  machine: ['activated', 'deactivated'],
  signing_key: ['created', 'rotated', 'withdrawn'],
  portal_user: ['created', 'updated', 'disabled', 'enabled', 'erased'],
  membership: ['created', 'role_changed', 'disabled', 'enabled', 'removed'],
  portal_settings: ['updated'],
  customer_portal: ['updated', 'rules_updated', 'notices_updated'],
  impersonation: ['started', 'ended'],
  support_contact: ['created', 'updated', 'access_changed', 'removed'],
  invitation: ['created', 'resent', 'approved', 'declined', 'revoked', 'accepted', 'expired'],
  staff: ['created', 'updated', 'disabled', 'enabled'],
  api_token: ['created', 'rotated', 'revoked', 'expiring'],
  token_policy: ['created', 'updated', 'deleted'],
  service_account: ['created', 'revoked'],
  service_account_token: ['created', 'rotated', 'revoked', 'expiring'],
  session: ['created', 'revoked'],
  list_export: ['created', 'finished', 'failed', 'downloaded', 'deleted'],
  sign_in: ['started', 'sent', 'locked', 'completed', 'failed'],
  password: ['set', 'removed', 'link_requested', 'link_sent', 'reset', 'locked'],
  second_factor: ['enrolled', 'confirmed', 'awaited', 'used', 'codes_regenerated', 'disabled', 'reset'],
  email: ['queued', 'sent', 'held', 'failed', 'resent'],
  email_template: ['updated', 'reset'],
  sender_domain: ['set', 'checked', 'removed'],
  audit_trail: ['pruned', 'exported', 'export_link_created'],
  access: ['denied'],
  webhook_endpoint: [
    'created',
    'updated',
    'secret_rotated',
    'tested',
    'replayed',
    'disabled',
    'enabled',
    'deleted',
  ],
  email_destination: [
    'created',
    'updated',
    'verification_sent',
    'verified',
    'muted',
    'unmuted',
    'disabled',
    'enabled',
    'deleted',
  ],
} as const satisfies Record<string, readonly string[]>

type Verbs = { [N in keyof typeof verbs]: (typeof verbs)[N][number] }

export type EventType = { [N in keyof Verbs]: `${N}.${Verbs[N]}` }[keyof Verbs]

export const eventTypes: readonly EventType[] = Object.entries(verbs).flatMap(([noun, of]) =>
  of.map((verb) => `${noun}.${verb}` as EventType),
)

/** From and to of each field that an operation changed; `hidden` is what only callers with `internal:read` may see. */
export type Changes = Record<string, { from?: unknown; to?: unknown; hidden?: boolean }>

export type Event = {
  type: EventType
  entityId: string
  /** The customer whose trail the event belongs to; null for what is the vendor's own. */
  customerId?: string | null
  changes?: Changes
}
