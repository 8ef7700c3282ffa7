import { builder } from '../../builder.ts'
import { type Finding, findingKinds, findVerification, type Verification } from './operations/watch.ts'

const descriptions: Record<(typeof findingKinds)[number], string> = {
  EDITED: 'An event does not say what it said.',
  MISSING: 'Events are not there any more.',
  REORDERED: 'An event stands in the place of another.',
  INSERTED: 'An event was put in.',
  SEQUENCE: "The number of an event among its entity's is wrong.",
  CHECKPOINT: 'What is said to have been pruned is not what was.',
  HEAD: 'An event that was verified before is gone, or has another hash.',
}

const FindingKind = builder.enumType('AuditFindingKind', {
  description: 'What is wrong with the audit trail.',
  values: Object.fromEntries(
    findingKinds.map((kind) => [kind, { value: kind, description: descriptions[kind] }]),
  ),
})

const AuditFinding = builder.objectRef<Finding>('AuditFinding').implement({
  description: 'A place at which the audit trail is not as it was written.',
  fields: (t) => ({
    kind: t.field({ type: FindingKind, description: 'What is wrong.', resolve: ({ kind }) => kind }),
    position: t.exposeFloat('position', { description: 'Where, as a whole number: places count from 1.' }),
    message: t.exposeString('message', { description: 'What is wrong, in a sentence.' }),
    foundAt: t.field({
      type: 'DateTime',
      description: 'When it was found first.',
      resolve: ({ foundAt }) => new Date(foundAt),
    }),
  }),
})

const AuditVerification = builder.objectRef<Verification>('AuditVerification').implement({
  description: 'What the daily verification of the audit trail has found.',
  fields: (t) => ({
    ranAt: t.expose('ranAt', { type: 'DateTime', description: 'When it ran last.' }),
    position: t.float({
      description: 'Up to which place all events were looked at, as a whole number; 0 where there are none.',
      resolve: ({ position }) => Number(position),
    }),
    roundEndedAt: t.expose('roundEndedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When all older events had been looked at once more; null: not yet. Every run does a part.',
    }),
    findings: t.field({
      type: [AuditFinding],
      complexity: { field: 1, multiplier: 10 },
      description:
        'Everything that was ever found, at most 100 places; the log of the server has the rest. Empty: nothing.',
      resolve: ({ findings }) => findings,
    }),
  }),
})

builder.queryField('auditVerification', (t) =>
  t.field({
    type: AuditVerification,
    nullable: true,
    description:
      'What the daily verification of the audit trail has found; null before its first run, and for callers who do not act for the vendor as a whole.',
    authScopes: { scope: 'audit_event:read' },
    complexity: 5,
    resolve: (_root, _args, ctx) => findVerification(ctx),
  }),
)
