import { builder, lookup, mutation, Node } from '../../builder.ts'
import type { FilterField } from '../../filter.ts'
import { defineList, listQuery } from '../../list.ts'
import { createExportLink } from './operations/export.ts'
import { auditEventPolicy } from './policy.ts'

const ActorKindEnum = builder.enumType('AuditActorKind', {
  description: 'What kind of caller did something.',
  values: {
    STAFF: { value: 'staff', description: 'A staff member of the vendor.' },
    PORTAL_USER: { value: 'portalUser', description: 'A person of a customer or partner.' },
    SERVICE_ACCOUNT: { value: 'serviceAccount', description: 'A program of the customer.' },
    API_TOKEN: { value: 'apiToken', description: 'A program of the vendor.' },
    SYSTEM: { value: 'system', description: 'The server by itself.' },
    IMPERSONATION: { value: 'impersonation', description: 'A staff member who signed in as the customer.' },
    ANONYMOUS: { value: 'anonymous', description: 'Somebody who had not signed in.' },
  },
})

/** A filter on what some callers are not shown: there it finds nothing. */
function ofIdentified(column: 'actorId' | 'requestId'): FilterField['where'] {
  return (is, _visible, { actor }) => {
    const any = typeof is === 'object' && is !== null && 'not' in is
    return { AND: [any ? { NOT: { [column]: null } } : { [column]: is }, auditEventPolicy.identified(actor)] }
  }
}

const auditEventList = defineList('AuditEvent', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    type: {
      kind: 'string',
      description: 'By what happened, such as `license.revoked`; all of a noun start with it and a dot.',
    },
    actorKind: { kind: ActorKindEnum, description: 'By what kind of caller did it.' },
    actorId: {
      kind: 'id',
      description: 'By who did it; where that is not shown, nothing is found by it.',
      where: ofIdentified('actorId'),
    },
    entityType: { kind: 'string', description: 'By the noun of what it happened to, such as `license`.' },
    entityId: { kind: 'id', description: 'By what it happened to.' },
    customerId: { kind: 'id', description: 'By the customer in whose trail it is.' },
    requestId: {
      kind: 'id',
      description: 'By the request; where that is not shown, nothing is found by it.',
      where: ofIdentified('requestId'),
    },
    occurredAt: { kind: 'dateTime', description: 'By when it happened.' },
  },
  order: {
    position: {
      kind: 'veiled',
      description: 'In the order of the trail: what is written later comes at its end, never in between.',
    },
    occurredAt: { kind: 'date', description: 'By when it happened.' },
  },
  defaultOrder: { field: 'position', direction: 'asc' },
  feed: true,
})

type Change = { field: string; from: unknown; to: unknown }

const AuditChange = builder.objectRef<Change>('AuditChange').implement({
  description: 'A field that changed.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'The field; of a license, `fields.` stands before the name of a license field.',
    }),
    from: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What it was; null: nothing, or not recorded.',
      resolve: ({ from }) => from,
    }),
    to: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What it became; null: nothing.',
      resolve: ({ to }) => to,
    }),
  }),
})

/** What says whether the caller may know who it was. */
const whose = { actorKind: true, customerId: true } as const

builder.prismaObject('AuditEvent', {
  select: { id: true },
  description:
    'Who did what to what, when, and from where. It is written together with what it tells of, never changes, and is there for readers a moment later.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `evt_…`.' }),
    type: t.exposeString('type', {
      description: 'What happened: noun, dot, verb, such as `license.revoked`.',
    }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened.' }),
    actorKind: t.field({
      type: ActorKindEnum,
      description: 'What kind of caller did it.',
      select: { actorKind: true },
      resolve: ({ actorKind }) => actorKind as 'staff',
    }),
    actorId: t.id({
      nullable: true,
      description:
        'Who did it. For callers without `internal:read` null where it was the vendor; for people also where they do not see others of the customer.',
      select: { ...whose, actorId: true },
      resolve: (event, _args, { actor }) =>
        auditEventPolicy.canIdentify(actor, event) ? event.actorId : null,
    }),
    actorName: t.string({
      nullable: true,
      description:
        'The name of who did it, as it was then; null where `actorId` is hidden, but for staff who signed in as the customer.',
      select: { ...whose, actorName: true },
      resolve: (event, _args, { actor }) => (auditEventPolicy.canName(actor, event) ? event.actorName : null),
    }),
    entityType: t.exposeString('entityType', {
      description: 'The noun of what it happened to, such as `license`.',
    }),
    entityId: t.exposeID('entityId', {
      description: 'The id of what it happened to, which need not be there any more.',
    }),
    entitySequence: t.exposeInt('entitySequence', {
      nullable: true,
      description:
        'Its number among the events of the entity, from 1 and without gaps; from 1 again once all earlier ones were pruned.',
    }),
    customerId: t.exposeID('customerId', {
      nullable: true,
      description: "The customer in whose trail it is; null for what is the vendor's own.",
    }),
    requestId: t.string({
      nullable: true,
      description: 'The request, as in answers and logs; null where `actorId` is hidden.',
      select: { ...whose, requestId: true },
      resolve: (event, _args, { actor }) =>
        auditEventPolicy.canIdentify(actor, event) ? event.requestId : null,
    }),
    ipAddress: t.string({
      nullable: true,
      description: 'From which address; null where that is not known, and where `actorId` is hidden.',
      select: { ...whose, ipAddress: true },
      resolve: (event, _args, { actor }) =>
        auditEventPolicy.canIdentify(actor, event) ? event.ipAddress : null,
    }),
    changes: t.field({
      type: [AuditChange],
      complexity: { field: 1, multiplier: 5 },
      description:
        'The fields that changed, at most some hundred. What is hidden from customers is left out for callers without `internal:read`.',
      select: { entityType: true, changes: true },
      resolve: (event, _args, { actor }) =>
        Object.entries(auditEventPolicy.shownChanges(actor, event)).map(
          ([field, { from = null, to = null }]) => ({ field, from, to }),
        ),
    }),
  }),
})

lookup('auditEvent', 'AuditEvent', 'One audit event by id; null when there is none the caller sees.')
listQuery(
  'auditEvents',
  auditEventList,
  'The audit trail as far as the caller sees it, oldest first, which makes a feed of it: keep `endCursor` of the last page and give it as `after` later, then only newer events come and none is missed; of an empty page it stays what it was. Customers see what concerns them, without hidden fields and without who of the vendor it was. To begin with what comes from now on, take the `endCursor` of `last: 1`.',
)

const ExportFormatEnum = builder.enumType('AuditExportFormat', {
  description: 'How a download is written.',
  values: {
    JSONL: { value: 'JSONL', description: 'A JSON object in each line; for the vendor with the hashes.' },
    CSV: { value: 'CSV', description: 'A table (RFC 4180) in UTF-8, for spreadsheets.' },
  },
})

const ExportLink = builder.objectRef<{ url: string; expiresAt: Date }>('AuditExportLink').implement({
  description: 'A link to one download of the audit trail.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The address; whoever has it can download once.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends, used or not.' }),
  }),
})

mutation('auditEventCreateExportLink', {
  description:
    'Makes a link to one download of the audit trail, for a browser that cannot send a credential. It works once, for five minutes, and gives what the credential that asked for it may see by then. With a credential, `GET /audit-events.jsonl` and `/audit-events.csv` take the same filter as query parameters.',
  scope: 'audit_event:read',
  entity: { name: 'exportLink', type: ExportLink, description: 'The link.' },
  input: (t) => ({
    format: t.field({ type: ExportFormatEnum, required: true, description: 'How it is written.' }),
    types: t.stringList({
      description: 'Only these types, at most 100; all types of a noun are told by `noun.*`.',
    }),
    entityType: t.string({ description: 'Only what happened to this noun.' }),
    entityId: t.id({ description: 'Only what happened to this.' }),
    actorKind: t.field({ type: ActorKindEnum, description: 'Only what this kind of caller did.' }),
    actorId: t.id({ description: 'Only what this caller did, where that is shown.' }),
    customerId: t.id({ description: 'Only the trail of this customer.' }),
    requestId: t.string({ description: 'Only this request, where that is shown.' }),
    from: t.field({ type: 'DateTime', description: 'Only what happened then or later.' }),
    until: t.field({ type: 'DateTime', description: 'Only what happened earlier.' }),
  }),
  run: createExportLink,
})
