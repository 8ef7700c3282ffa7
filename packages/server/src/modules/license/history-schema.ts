import { builder, lookup, Node } from '../../builder.ts'
import { defineList, listQuery } from '../../list.ts'
import type { ChangeItem } from './change.ts'
import { licenseChangePolicy } from './policy.ts'

const ActorKindEnum = builder.enumType('LicenseChangeActorKind', {
  description: 'Who changed a license.',
  values: {
    STAFF: { value: 'staff', description: 'A staff member of the vendor.' },
    PORTAL_USER: { value: 'portalUser', description: 'A person of the customer.' },
    SERVICE_ACCOUNT: { value: 'serviceAccount', description: 'A machine of the customer.' },
    API_TOKEN: { value: 'apiToken', description: 'A program of the vendor.' },
    SYSTEM: { value: 'system', description: 'The server by itself.' },
    IMPERSONATION: { value: 'impersonation', description: 'A staff member who signed in as the customer.' },
  },
})

const ChangeSubjectEnum = builder.enumType('LicenseChangeSubject', {
  description: 'What a change is about.',
  values: {
    ATTRIBUTE: {
      value: 'ATTRIBUTE',
      description: 'An attribute that every license has, such as `expiresAt`.',
    },
    FIELD: { value: 'FIELD', description: 'A license field of the product.' },
  },
})

const LicenseChangeItem = builder.objectRef<ChangeItem>('LicenseChangeItem').implement({
  description: 'One thing that changed in a license.',
  fields: (t) => ({
    subject: t.field({
      type: ChangeSubjectEnum,
      description: 'Whether `name` is an attribute or a license field.',
      resolve: ({ subject }) => subject,
    }),
    name: t.exposeString('name', { description: 'The name of the attribute or field.' }),
    from: t.exposeString('from', {
      nullable: true,
      description:
        'What it was, as text of which the first 1,000 characters are kept; null: nothing, or a password.',
    }),
    to: t.exposeString('to', {
      nullable: true,
      description:
        'What it became, as text of which the first 1,000 characters are kept; null: nothing, or a password.',
    }),
  }),
})

export const licenseChangeList = defineList('LicenseChange', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    licenseId: { kind: 'id', description: 'By license.' },
    occurredAt: { kind: 'dateTime', description: 'By when it happened.' },
  },
  order: {
    sequence: { kind: 'number', description: 'By the sequence that the license got by it.' },
    occurredAt: { kind: 'date', description: 'By when it happened.' },
  },
  defaultOrder: { field: 'occurredAt', direction: 'desc' },
})

builder.prismaObject('LicenseChange', {
  select: { id: true },
  description: 'What changed in a license at once.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `lch_…`.' }),
    license: t.relation('license', { implied: true, description: 'The license.' }),
    sequence: t.exposeInt('sequence', { description: 'The sequence that the license got by it.' }),
    verb: t.exposeString('verb', {
      description: 'What happened: issued, updated, suspended, reinstated, renewed or revoked.',
    }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened.' }),
    actorKind: t.field({
      type: ActorKindEnum,
      description: 'What kind of caller did it.',
      select: { actorKind: true },
      resolve: ({ actorKind }) => actorKind as 'staff',
    }),
    actorName: t.string({
      nullable: true,
      description:
        'Who did it; null for callers without `internal:read` where it was somebody of the vendor.',
      select: { actorKind: true, actorName: true },
      resolve: (change, _args, ctx) =>
        licenseChangePolicy.canSeeActor(ctx.actor, change) ? change.actorName : null,
    }),
    changes: t.field({
      type: [LicenseChangeItem],
      complexity: { field: 1, multiplier: 5 },
      description:
        'What changed, at most some hundred things. What is hidden is left out for callers without `internal:read`.',
      select: { changes: true },
      resolve: ({ changes }, _args, ctx) =>
        (changes as ChangeItem[]).filter((item) => licenseChangePolicy.canSeeItem(ctx.actor, item)),
    }),
  }),
})

lookup(
  'licenseChange',
  'LicenseChange',
  'One change of a license by id; null when there is none the caller sees.',
)
listQuery(
  'licenseChanges',
  licenseChangeList,
  'What changed in the licenses the caller sees, the newest first.',
)
