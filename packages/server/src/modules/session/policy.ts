import type { Actor } from '../../auth/actor.ts'
import type { Policy } from '../../auth/policy.ts'

type Row = { staffId: string | null; portalUserId: string | null }

/** Keeps the sessions of others: staff ADMIN all of them, a token for every customer those of portal users. */
const keepsOthers = (actor: Actor, { portalUserId }: Row) =>
  (actor.kind === 'staff' && actor.role === 'ADMIN') ||
  (actor.kind === 'apiToken' && actor.customerIds === null && portalUserId !== null)

const isOwn = (actor: Actor, { staffId, portalUserId }: Row) =>
  (actor.kind === 'staff' && staffId === actor.id) ||
  // Staff who signed in as a customer have none there.
  (actor.kind === 'portalUser' && !actor.impersonation && portalUserId === actor.id)

export const sessionPolicy = {
  scope: 'session:read',
  visible: (actor) => {
    switch (actor.kind) {
      case 'system':
        return {}
      case 'staff':
        return actor.role === 'ADMIN' ? {} : { staffId: actor.id }
      case 'apiToken':
        return actor.customerIds === null ? { NOT: { portalUserId: null } } : false
      case 'portalUser':
        return { portalUserId: actor.id }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  canEnd: (actor: Actor, session: Row) =>
    actor.kind === 'system' ||
    (actor.scopes.has('session:write') && (isOwn(actor, session) || keepsOthers(actor, session))),
  /** Opening is for the server itself, which has proof of who the person is. */
  canClean: (actor: Actor) => actor.kind === 'system' && actor.scopes.has('session:write'),
} satisfies Policy<'Session'> & Record<string, unknown>
