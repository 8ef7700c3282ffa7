import { builder, lookup, mutation, Node } from '../../builder.ts'
import {
  SupportContactAccess,
  SupportContactStatus,
  SupportContactSyncStatus,
} from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { type ContactLimit, type ContactLimits, findLimits } from './limits.ts'
import {
  changeSupportContactAccess,
  createSupportContact,
  removeSupportContact,
  updateSupportContact,
} from './operations.ts'
import { supportContactPolicy } from './policy.ts'

const SupportContactAccessEnum = builder.enumType('SupportContactAccess', {
  description: 'What a support contact may do in the ticketing system.',
  values: {
    FULL: { value: SupportContactAccess.FULL, description: 'Read, create and comment tickets.' },
    READ_ONLY: { value: SupportContactAccess.READ_ONLY, description: 'Read tickets.' },
  },
})

const SupportContactStatusEnum = builder.enumType('SupportContactStatus', {
  description: 'Whether a support contact counts.',
  values: {
    ACTIVE: { value: SupportContactStatus.ACTIVE, description: 'May use the ticketing system.' },
    REMOVED: { value: SupportContactStatus.REMOVED, description: 'Is history, for good.' },
  },
})

const SupportContactSyncStatusEnum = builder.enumType('SupportContactSyncStatus', {
  description: 'Whether the ticketing system knows the present state of a support contact.',
  values: {
    PENDING: { value: SupportContactSyncStatus.PENDING, description: 'Not yet told.' },
    SYNCED: { value: SupportContactSyncStatus.SYNCED, description: 'Told.' },
    FAILED: { value: SupportContactSyncStatus.FAILED, description: 'Could not be told; see `syncError`.' },
  },
})

export const supportContactList = defineList('SupportContact', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    customerId: { kind: 'id', description: 'By customer.' },
    firstName: { kind: 'string', description: 'By first name.' },
    lastName: { kind: 'string', description: 'By last name.' },
    email: { kind: 'string', description: 'By e-mail address, in lower case.' },
    access: { kind: SupportContactAccessEnum, description: 'By access.' },
    status: { kind: SupportContactStatusEnum, description: 'By status.' },
    syncStatus: {
      kind: SupportContactSyncStatusEnum,
      description: 'By whether the ticketing system knows it.',
    },
    createdAt: { kind: 'dateTime', description: 'By when it was added.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: {
    lastName: { kind: 'string', description: 'By last name.' },
    createdAt: { kind: 'date', description: 'By when it was added.' },
  },
  defaultOrder: { field: 'lastName', direction: 'asc' },
})

type Row = { customerId: string; status: SupportContactStatus; customer: { archivedAt: Date | null } }

const manageable = (actor: Parameters<typeof supportContactPolicy.canManage>[0], row: Row) =>
  supportContactPolicy.canManage(actor, row) && row.status === 'ACTIVE' && !row.customer.archivedAt

const SupportContactViewerCan = viewerCanType<Row>('SupportContact', {
  update: { description: 'Edit it.', can: manageable },
  changeAccess: { description: 'Change its access, as far as the limits allow.', can: manageable },
  remove: { description: 'Remove it for good.', can: manageable },
})

builder.prismaObject('SupportContact', {
  select: { id: true },
  description: 'A person of a customer who may use the ticketing system.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `spc_…`.' }),
    customer: t.relation('customer', { implied: true, description: 'The customer.' }),
    firstName: t.exposeString('firstName', { description: 'The first name.' }),
    lastName: t.exposeString('lastName', { description: 'The last name.' }),
    email: t.exposeString('email', {
      description: 'The e-mail address, in lower case; unique among the active contacts of a customer.',
    }),
    projectRole: t.exposeString('projectRole', {
      nullable: true,
      description: 'What the person does in the project, such as developer.',
    }),
    access: t.expose('access', {
      type: SupportContactAccessEnum,
      description: 'What the person may do in the ticketing system.',
    }),
    status: t.expose('status', { type: SupportContactStatusEnum, description: 'Whether it counts.' }),
    syncStatus: t.expose('syncStatus', {
      type: SupportContactSyncStatusEnum,
      description: 'Whether the ticketing system knows its present state.',
    }),
    syncError: t.exposeString('syncError', {
      nullable: true,
      description: 'Why the ticketing system could not be told; null where nothing failed.',
    }),
    syncedAt: t.expose('syncedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the ticketing system was last told; null when it never was.',
    }),
    removedAt: t.expose('removedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was removed; null while it counts.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    viewerCan: t.field({
      type: SupportContactViewerCan,
      description: 'What the caller may do with it.',
      select: { customerId: true, status: true, customer: { select: { archivedAt: true } } },
      resolve: (contact) => contact,
    }),
  }),
})

lookup(
  'supportContact',
  'SupportContact',
  'One support contact by id; null when there is none the caller sees.',
)
listQuery(
  'supportContacts',
  supportContactList,
  'The support contacts the caller sees, removed ones included; filter by `status`.',
)

const SupportContactLimit = builder.objectRef<ContactLimit>('SupportContactLimit').implement({
  description: 'How many contacts of one access there are, and how many there may be.',
  fields: (t) => ({
    used: t.exposeInt('used', {
      description: 'The active contacts. It can exceed the limit after a change of subscriptions.',
    }),
    limit: t.exposeInt('limit', {
      nullable: true,
      description: 'What the active subscriptions include together, 0 without one; null is no limit.',
    }),
  }),
})

const SupportContactLimits = builder.objectRef<ContactLimits>('SupportContactLimits').implement({
  description: 'The support contacts of a customer against what its active subscriptions include.',
  fields: (t) => ({
    full: t.field({
      type: SupportContactLimit,
      description: 'Contacts with full access.',
      resolve: (limits) => limits.FULL,
    }),
    readOnly: t.field({
      type: SupportContactLimit,
      description: 'Contacts with read-only access.',
      resolve: (limits) => limits.READ_ONLY,
    }),
  }),
})

builder.queryField('supportContactLimits', (t) =>
  t.field({
    type: SupportContactLimits,
    nullable: true,
    description:
      'The support contacts of a customer against what its active subscriptions include; null when there is no such customer whose contacts the caller sees.',
    authScopes: { scope: supportContactPolicy.scope },
    complexity: 5,
    args: { customerId: t.arg.id({ required: true, description: 'The customer.' }) },
    resolve: (_root, { customerId }, ctx) => findLimits(ctx, customerId),
  }),
)

const supportContact = {
  name: 'supportContact',
  model: 'SupportContact',
  description: 'The support contact.',
} as const
const texts = {
  id: 'The support contact.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
  firstName: 'The first name, at most 255 characters.',
  lastName: 'The last name, at most 255 characters.',
  email: 'One e-mail address. CONFLICT when an active contact of the customer has it.',
  projectRole: 'What the person does in the project, at most 255 characters.',
}

mutation('supportContactCreate', {
  description:
    'Adds a support contact. LIMIT_REACHED when the active subscriptions include no more with this access; CONFLICT for an archived customer.',
  scope: 'support_contact:write',
  entity: supportContact,
  input: (t) => ({
    customerId: t.id({ required: true, description: 'The customer, for good.' }),
    firstName: t.string({ required: true, description: texts.firstName }),
    lastName: t.string({ required: true, description: texts.lastName }),
    email: t.string({ required: true, description: texts.email }),
    projectRole: t.string({ description: texts.projectRole }),
    access: t.field({
      type: SupportContactAccessEnum,
      required: true,
      description: 'What the person may do in the ticketing system.',
    }),
  }),
  run: createSupportContact,
})

mutation('supportContactUpdate', {
  description: 'Edits a support contact: what is left out stays, null empties. CONFLICT for a removed one.',
  scope: 'support_contact:write',
  entity: supportContact,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    firstName: t.string({ description: texts.firstName }),
    lastName: t.string({ description: texts.lastName }),
    email: t.string({ description: texts.email }),
    projectRole: t.string({ description: texts.projectRole }),
  }),
  run: updateSupportContact,
})

mutation('supportContactChangeAccess', {
  description:
    'Gives full or read-only access. LIMIT_REACHED when the active subscriptions include no more with it; CONFLICT for a removed contact.',
  scope: 'support_contact:write',
  entity: supportContact,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    access: t.field({ type: SupportContactAccessEnum, required: true, description: 'The new access.' }),
  }),
  run: changeSupportContactAccess,
})

mutation('supportContactRemove', {
  description:
    'Removes a support contact for good, which makes room for another. CONFLICT for a removed one.',
  scope: 'support_contact:write',
  entity: supportContact,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: removeSupportContact,
})
