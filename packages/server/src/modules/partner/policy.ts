import { type Actor, isVendorWide } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'
import { projectsAsCustomer } from '../project/policy.ts'

export const partnerPolicy = {
  scope: 'partner:read',
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null
          ? {}
          : { projects: { some: { customerId: { in: [...actor.customerIds] } } } }
      case 'portalUser': {
        // A partner's people see their own partner alone; a customer's people those of their projects.
        const throughProjects = projectsAsCustomer(actor)
        return {
          OR: [
            ...(actor.partnerOf.length > 0 ? [{ id: { in: [...actor.partnerOf] } }] : []),
            ...(throughProjects.length > 0 ? [{ projects: { some: { OR: throughProjects } } }] : []),
          ],
        }
      }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  canCreate: (actor: Actor) => actor.scopes.has('partner:write') && isVendorWide(actor),
  canUpdate: (actor: Actor) => actor.scopes.has('partner:write') && isVendorWide(actor),
  canAssign: (actor: Actor) => actor.scopes.has('partner:write'),
} satisfies Policy<'Partner'> & Record<string, unknown>
