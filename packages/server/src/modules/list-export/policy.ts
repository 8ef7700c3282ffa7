import { type Actor, auditKind } from '../../auth/actor.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'

type Row = { actorKind: string; actorId: string; rights: readonly string[] }

/** Whose exports a caller has: of a staff member who signed in as a customer, those of that sign-in alone. */
export function ownerOf(actor: Actor): { actorKind: string; actorId: string } {
  const impersonation = actor.kind === 'portalUser' ? actor.impersonation : undefined
  return { actorKind: auditKind(actor), actorId: impersonation?.id ?? actor.id }
}

/**
 * What decides what a caller sees, but for its id: scopes, companies with the part the caller has in them, and what is
 * off for them.
 */
export function rightsOf(actor: Actor): string[] {
  const named = (word: string, ids: readonly string[]) => ids.map((id) => `${word} ${id}`)
  const scopes = [...actor.scopes].sort()
  switch (actor.kind) {
    case 'staff':
      return [...scopes, actor.role]
    case 'portalUser':
      return [
        ...scopes,
        ...named('admin', actor.adminOf),
        ...named('member', actor.memberOf),
        ...named('partner', actor.partnerOf),
        ...Object.entries(actor.featuresOff).flatMap(([feature, where]) =>
          named(`off ${feature}`, where === 'everywhere' ? [where] : where),
        ),
      ]
    case 'apiToken':
      return [
        ...scopes,
        ...(actor.customerIds === null ? ['everywhere'] : named('customer', actor.customerIds)),
      ]
    default:
      return scopes
  }
}

const isOf = (actor: Actor, row: Row) => {
  const owner = ownerOf(actor)
  return row.actorKind === owner.actorKind && row.actorId === owner.actorId
}

const isOff = (right: string) => right.startsWith('off ')

/** Whether the actor has everything of then, and nothing is off now that was on: of companies of then, as far as is known. */
export function hasKept(actor: Actor, rights: readonly string[]): boolean {
  const [had, has] = [new Set(rights), new Set(rightsOf(actor))]
  if (rights.some((one) => !isOff(one) && !has.has(one))) return false
  const partner = rights.some((one) => one.startsWith('partner '))
  return [...has].filter(isOff).every((off) => {
    const [, feature, where] = off.split(' ')
    const reached =
      where === 'everywhere' || partner || had.has(`admin ${where}`) || had.has(`member ${where}`)
    return !reached || had.has(off) || had.has(`off ${feature} everywhere`)
  })
}

/** An export is for whoever asked for it: it has what that caller sees. */
export const exportPolicy = {
  scope: 'list_export:read',
  visible: (actor) => {
    if (actor.kind === 'system') return {}
    return actor.kind === 'anonymous' ? false : ownerOf(actor)
  },
  canCreate: (actor: Actor) => actor.scopes.has('list_export:write'),
  canDelete: (actor: Actor, row: Row) => actor.scopes.has('list_export:write') && isOf(actor, row),
  /** Not when the caller has lost something of what it had: the file was written before. */
  canDownload: (actor: Actor, row: Row) =>
    actor.scopes.has('list_export:read') && isOf(actor, row) && hasKept(actor, row.rights),
  /** Whether the rights are those with which it was begun: else parts of one file would not fit together. */
  canGoOn: (actor: Actor, row: Row) => {
    const rights = new Set(rightsOf(actor))
    return (
      exportPolicy.canDownload(actor, row) &&
      rights.size === new Set(row.rights).size &&
      row.rights.every((one) => rights.has(one))
    )
  },
  /** Write the files, and delete them when their time is over: the work of the server itself. */
  canRun: (actor: Actor) => actor.kind === 'system' && actor.scopes.has('list_export:write'),
} satisfies Policy<'ListExport'> & Record<string, unknown>

export const exportPartPolicy = {
  scope: 'list_export:read',
  visible: neverVisible,
} satisfies Policy<'ListExportPart'>
