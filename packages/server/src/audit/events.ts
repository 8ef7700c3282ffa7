/** The verbs by noun; an event's type is `noun.verb`, in the vocabulary of operations, mutations and scopes. */
type Verbs = {
  customer: 'created' | 'updated' | 'archived' | 'unarchived' | 'deleted'
  partner: 'created' | 'updated' | 'deleted'
  project: 'created' | 'updated' | 'deleted' | 'partner_assigned' | 'partner_unassigned'
  project_assignment: 'created' | 'deleted'
  product: 'created' | 'updated' | 'deleted'
  product_version: 'created' | 'updated' | 'deleted'
  subscription_level: 'created' | 'updated' | 'deleted'
  usage_metric: 'created' | 'updated' | 'deleted'
  subscription:
    | 'created'
    | 'requested'
    | 'updated'
    | 'accepted'
    | 'rejected'
    | 'withdrawn'
    | 'activated'
    | 'expired'
    | 'terminated'
  portal_user: 'created' | 'updated' | 'disabled' | 'enabled'
  membership: 'created' | 'role_changed' | 'disabled' | 'enabled' | 'removed'
  staff: 'created' | 'updated' | 'disabled' | 'enabled'
  api_token: 'created' | 'revoked'
  session: 'created' | 'revoked'
}

export type EventType = { [N in keyof Verbs]: `${N}.${Verbs[N]}` }[keyof Verbs]

/** From and to of each field that an operation changed. */
export type Changes = Record<string, { from?: unknown; to?: unknown }>

export type Event = {
  type: EventType
  entityId: string
  /** The customer whose trail the event belongs to; null for what is the vendor's own. */
  customerId?: string | null
  changes?: Changes
}
