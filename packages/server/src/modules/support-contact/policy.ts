import { type Actor, isVendor } from '../../auth/actor.ts'
import { administeredWith } from '../../auth/features.ts'
import type { Policy } from '../../auth/policy.ts'
import type { Prisma } from '../../db/generated/prisma/client.ts'

type Row = { customerId: string }

export const supportContactPolicy = {
  scope: 'support_contact:read',
  /** Of customers, only the admins see them: whoever is one need not know the others. */
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null ? {} : { customerId: { in: [...actor.customerIds] } }
      case 'portalUser':
        return { customerId: { in: administeredWith(actor, 'SUPPORT_CONTACTS') } }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  /** The customers whose limits an actor sees: those whose contacts it sees. */
  limitsVisible: (actor: Actor): Prisma.CustomerWhereInput =>
    actor.kind === 'portalUser' ? { id: { in: administeredWith(actor, 'SUPPORT_CONTACTS') } } : {},
  canManage: (actor: Actor, contact: Row) =>
    actor.scopes.has('support_contact:write') &&
    (isVendor(actor) ||
      (actor.kind === 'portalUser' &&
        administeredWith(actor, 'SUPPORT_CONTACTS').includes(contact.customerId))),
} satisfies Policy<'SupportContact'> & Record<string, unknown>
