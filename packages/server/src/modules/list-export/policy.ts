import type { Actor } from '../../auth/actor.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'

type Row = { actorKind: string; actorId: string }

/** An export is for whoever asked for it: it has what that caller sees. */
export const exportPolicy = {
  scope: 'list_export:read',
  visible: (actor) => {
    if (actor.kind === 'system') return {}
    if (actor.kind === 'anonymous') return false
    return { actorKind: actor.kind, actorId: actor.id }
  },
  canCreate: (actor: Actor) => actor.scopes.has('list_export:write'),
  canDelete: (actor: Actor, row: Row) =>
    actor.scopes.has('list_export:write') && row.actorKind === actor.kind && row.actorId === actor.id,
  canDownload: (actor: Actor, row: Row) =>
    actor.scopes.has('list_export:read') && row.actorKind === actor.kind && row.actorId === actor.id,
  /** Write the files, and delete them when their time is over: the work of the server itself. */
  canRun: (actor: Actor) => actor.kind === 'system' && actor.scopes.has('list_export:write'),
} satisfies Policy<'ListExport'> & Record<string, unknown>

export const exportPartPolicy = {
  scope: 'list_export:read',
  visible: neverVisible,
} satisfies Policy<'ListExportPart'>
