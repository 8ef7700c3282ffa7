import { builder, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { endImpersonation, startImpersonation } from './operations.ts'
import { impersonationPolicy } from './policy.ts'

const impersonationList = defineList('Impersonation', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    customerId: { kind: 'id', description: 'By customer.' },
    readOnly: { kind: 'boolean', description: 'By whether nothing could be changed.' },
    expiresAt: { kind: 'dateTime', description: 'By when it runs out, if it is not ended before.' },
    endedAt: { kind: 'dateTime', description: 'By when it was ended before its time.' },
    createdAt: { kind: 'dateTime', description: 'By when it began.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it began.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type Row = { id: string; staffId: string; endedAt: Date | null; expiresAt: Date }

const ImpersonationViewerCan = viewerCanType<Row>('Impersonation', {
  end: {
    description: 'End it. True also of one that has run out, of which nothing is left to end.',
    can: (actor, row) => impersonationPolicy.canEnd(actor, row) && row.endedAt === null,
  },
})

builder.prismaObject('Impersonation', {
  select: { id: true },
  description: 'A sign-in of a staff member as a customer, past or present: for ten minutes and a reason.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `imp_…`.' }),
    customer: t.relation('customer', { implied: true, description: 'The customer.' }),
    staffName: t.exposeString('staffName', {
      description: 'The staff member, as he or she was called then.',
    }),
    reason: t.exposeString('reason', { description: 'Why, as the staff member gave it.' }),
    readOnly: t.exposeBoolean('readOnly', { description: 'Whether nothing could be changed.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When it runs out, if it is not ended before: ten minutes after it began.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended before its time; null where it was not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
    viewerCan: t.field({
      type: ImpersonationViewerCan,
      description: 'What the caller may do with it.',
      select: { staffId: true, endedAt: true, expiresAt: true },
      resolve: (impersonation) => impersonation,
    }),
  }),
})

lookup(
  'impersonation',
  'Impersonation',
  'One sign-in as a customer by id; null when there is none the caller sees.',
)
listQuery('impersonations', impersonationList, 'The sign-ins of staff as customers that the caller sees.')

builder.prismaObjectField('Customer', 'impersonations', (t) =>
  relatedList(t, impersonationList, 'impersonations', {
    description: 'Who of the vendor signed in as it, and why; for its admins and staff.',
  }),
)

const impersonation = {
  name: 'impersonation',
  model: 'Impersonation',
  description: 'The sign-in as a customer.',
} as const

mutation('impersonationStart', {
  description:
    'Signs a staff member with the role ADMIN or SUPPORT in as an admin of a customer, for ten minutes. The customer sees it. FORBIDDEN where the customer does not let staff sign in; CONFLICT for an archived customer.',
  scope: 'customer:impersonate',
  entity: impersonation,
  extra: {
    secret: {
      type: 'String',
      description:
        'The secret of the session, for `Authorization: Bearer …`; shown this once. Null when `errors` is not empty.',
    },
  },
  input: (t) => ({
    customerId: t.id({ required: true, description: 'The customer.' }),
    reason: t.string({
      required: true,
      description: 'Why, 1 to 500 characters; the customer reads it.',
    }),
    write: t.boolean({
      defaultValue: false,
      description:
        'Whether something is to be changed, which only staff with the role ADMIN may; otherwise the session is read-only.',
    }),
  }),
  run: startImpersonation,
})

mutation('impersonationEnd', {
  description:
    'Ends a sign-in as a customer at once: the own one, also from within it, and for staff with the role ADMIN any. Again is no change.',
  scope: 'impersonation:end',
  forReaders: true,
  entity: impersonation,
  input: (t) => ({ id: t.id({ required: true, description: 'The sign-in as a customer.' }) }),
  run: endImpersonation,
})
