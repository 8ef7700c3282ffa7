import type { Actor } from '../../auth/actor.ts'
import { mayImpersonate } from '../../auth/impersonated.ts'
import type { Policy } from '../../auth/policy.ts'

type Row = { id: string; staffId: string }

export const impersonationPolicy = {
  scope: 'impersonation:read',
  /** Of a customer's people, its admins see who was there. */
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null ? {} : { customerId: { in: [...actor.customerIds] } }
      case 'portalUser':
        return { customerId: { in: [...actor.adminOf] } }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  canStart: (actor: Actor, wanted: { readOnly: boolean }) =>
    actor.kind === 'staff' && actor.scopes.has('customer:impersonate') && mayImpersonate(actor.role, wanted),
  /** One's own, from within or from outside; staff admins those of everybody. */
  canEnd: (actor: Actor, impersonation: Row) => {
    if (!actor.scopes.has('impersonation:end')) return false
    if (actor.kind === 'portalUser') return actor.impersonation?.id === impersonation.id
    return actor.kind === 'staff' && (actor.role === 'ADMIN' || actor.id === impersonation.staffId)
  },
} satisfies Policy<'Impersonation'> & Record<string, unknown>
