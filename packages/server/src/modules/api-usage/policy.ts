import type { Actor } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

export const apiUsagePolicy = {
  scope: 'api_usage:read',
  /** Of a customer's people, its admins see what its machine identities use. */
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
  canClean: (actor: Actor) => actor.kind === 'system',
} satisfies Policy<'ApiUsage'> & Record<string, unknown>
