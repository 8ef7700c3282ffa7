import { builder, internalField, lookup, mutation, Node } from '../../builder.ts'
import { CustomerType } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { emailList } from '../email/schema.ts'
import { invitationList } from '../invitation/schema.ts'
import { membershipList } from '../portal-user/membership-schema.ts'
import { membershipPolicy } from '../portal-user/policy.ts'
import { projectPolicy } from '../project/policy.ts'
import { projectList } from '../project/schema.ts'
import { serviceAccountList } from '../service-account/schema.ts'
import { supportContactList } from '../support-contact/schema.ts'
import { eraseCustomer } from './erase-operations.ts'
import {
  archiveCustomer,
  createCustomer,
  deleteCustomer,
  unarchiveCustomer,
  updateCustomer,
  updateCustomerContact,
} from './operations.ts'
import { customerPolicy } from './policy.ts'

const CustomerTypeEnum = builder.enumType('CustomerType', {
  description: 'On what footing a company is a customer.',
  values: {
    DEVELOPMENT: { value: CustomerType.DEVELOPMENT, description: 'Internal use, for development.' },
    TRIAL: { value: CustomerType.TRIAL, description: 'Tries the product out.' },
    PAID: { value: CustomerType.PAID, description: 'Has a contract.' },
    COMMUNITY: { value: CustomerType.COMMUNITY, description: 'Uses the free edition.' },
    SINGLE_TENANT: {
      value: CustomerType.SINGLE_TENANT,
      description: 'Has an installation that the vendor runs for it alone.',
    },
    TEST: {
      value: CustomerType.TEST,
      description: 'Exists for a test and is archived after 48 hours at most.',
    },
  },
})

const customerList = defineList('Customer', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    number: { kind: 'string', description: 'By number.' },
    name: { kind: 'string', description: 'By name.' },
    contactEmail: { kind: 'string', description: 'By the e-mail address of the contact.' },
    externalId: { kind: 'string', hidden: true, description: 'By the id of another system.' },
    type: { kind: CustomerTypeEnum, hidden: true, description: 'By type.' },
    archivedAt: { kind: 'dateTime', description: 'By when it was archived; needs `includeArchived`.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: {
    name: { kind: 'string', description: 'By name.' },
    number: { kind: 'string', description: 'By number.' },
    createdAt: { kind: 'date', description: 'By when it was created.' },
    updatedAt: { kind: 'date', description: 'By when it was last changed.' },
  },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
  archived: 'archivedAt',
})

const CustomerViewerCan = viewerCanType<{ id: string; archivedAt: Date | null }>('Customer', {
  update: {
    description: 'Change everything the vendor keeps of it.',
    can: (actor, customer) => customerPolicy.canUpdate(actor) && !customer.archivedAt,
  },
  updateContact: {
    description: 'Change its contact data.',
    can: (actor, customer) => customerPolicy.canUpdateContact(actor, customer) && !customer.archivedAt,
  },
  archive: {
    description: 'Archive it.',
    can: (actor, customer) => customerPolicy.canArchive(actor) && !customer.archivedAt,
  },
  unarchive: {
    description: 'Bring it back from the archive.',
    can: (actor, customer) => customerPolicy.canArchive(actor) && customer.archivedAt !== null,
  },
  delete: { description: 'Delete it, once nothing depends on it.', can: customerPolicy.canDelete },
  createProject: {
    description: 'Create a project for it.',
    can: (actor, customer) => projectPolicy.canWrite(actor) && !customer.archivedAt,
  },
})

builder.prismaObject('Customer', {
  select: { id: true },
  description: 'A company that buys.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `cus_…`.' }),
    number: t.exposeString('number', { description: 'The number that sales gave it; unique.' }),
    name: t.exposeString('name', { description: 'The name of the company.' }),
    externalId: t.exposeString('externalId', {
      ...internalField,
      description:
        'The id of the customer in another system, not unique. Null for callers without `internal:read`.',
    }),
    type: t.expose('type', {
      ...internalField,
      type: CustomerTypeEnum,
      description: 'On what footing it is a customer. Null for callers without `internal:read`.',
    }),
    testEndsAt: t.expose('testEndsAt', {
      ...internalField,
      type: 'DateTime',
      description:
        'When a customer of type TEST is archived; null for the other types and for callers without `internal:read`.',
    }),
    contactName: t.exposeString('contactName', { nullable: true, description: 'Whom to talk to.' }),
    contactEmail: t.exposeString('contactEmail', {
      nullable: true,
      description: 'The e-mail address of the contact, in lower case.',
    }),
    contactPhone: t.exposeString('contactPhone', {
      nullable: true,
      description: 'The telephone number of the contact.',
    }),
    notes: t.exposeString('notes', {
      ...internalField,
      description:
        'What the vendor notes for itself, at most 10,000 characters. Null for callers without `internal:read`.',
    }),
    metadata: t.expose('metadata', {
      type: 'JSON',
      description: 'Free data of integrations, an object of at most 16 KB.',
    }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was archived; null while it is active.',
    }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When what is personal of it was erased; null unless that happened.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    projects: relatedList(t, projectList, 'projects', { description: 'Its projects that the caller sees.' }),
    memberships: relatedList(t, membershipList, 'memberships', {
      description: 'Its people that the caller sees.',
    }),
    emails: relatedList(t, emailList, 'emails', {
      description:
        'The mails about it, newest first, for the vendor: FORBIDDEN without the scope `email:read`.',
    }),
    supportContacts: relatedList(t, supportContactList, 'supportContacts', {
      description: 'Its support contacts that the caller sees, removed ones included.',
    }),
    invitations: relatedList(t, invitationList, 'invitations', {
      description:
        'Its invitations that the caller sees, old ones included: FORBIDDEN without the scope `invitation:read`.',
    }),
    serviceAccounts: relatedList(t, serviceAccountList, 'serviceAccounts', {
      description:
        'Its service accounts that the caller sees, revoked ones included: FORBIDDEN without the scope `service_account:read`.',
    }),
    hasSingleAdmin: t.boolean({
      nullable: true,
      description:
        'Whether just one person could act as its admin now: a second one would be good. Null for callers who do not see all of its people.',
      select: {
        _count: {
          select: {
            memberships: { where: { role: 'ADMIN', status: 'ACTIVE', portalUser: { disabledAt: null } } },
          },
        },
      },
      resolve: ({ id, _count }, _args, { actor }) =>
        membershipPolicy.canSeeAllOf(actor, id) ? _count.memberships === 1 : null,
    }),
    viewerCan: t.field({
      type: CustomerViewerCan,
      description: 'What the caller may do with it.',
      select: { archivedAt: true },
      resolve: (customer) => customer,
    }),
  }),
})

lookup('customer', 'Customer', 'One customer by id; null when there is none the caller sees.')
lookup('customerByNumber', 'Customer', 'One customer by number; null when there is none the caller sees.', {
  number: 'The number that sales gave it.',
})
listQuery(
  'customers',
  customerList,
  'The customers the caller sees; archived ones only with `includeArchived`.',
)

const contactFields = {
  contactName: 'Whom to talk to, at most 255 characters.',
  contactEmail: 'One e-mail address.',
  contactPhone: 'A telephone number, as people write it.',
}
const customer = { name: 'customer', model: 'Customer', description: 'The customer.' } as const

mutation('customerCreate', {
  description: 'Creates a customer. CONFLICT on `number` when another customer has it.',
  scope: 'customer:write',
  entity: { ...customer, asWritten: true },
  input: (t) => ({
    number: t.string({ required: true, description: 'Unique, at most 255 characters.' }),
    name: t.string({ required: true, description: 'At most 255 characters.' }),
    externalId: t.string({ description: 'The id in another system; not unique, hidden from customers.' }),
    type: t.field({ type: CustomerTypeEnum, description: 'TRIAL by default; hidden from customers.' }),
    testEndsAt: t.field({
      type: 'DateTime',
      description: 'For type TEST alone: within the next 48 hours, which is also the default.',
    }),
    contactName: t.string({ description: contactFields.contactName }),
    contactEmail: t.string({ description: contactFields.contactEmail }),
    contactPhone: t.string({ description: contactFields.contactPhone }),
    notes: t.string({ description: 'For the vendor alone, at most 10,000 characters.' }),
    metadata: t.field({ type: 'JSON', description: 'An object of at most 16 KB, 64 keys and 4 levels.' }),
    invite: t.boolean({
      description:
        'Whether `contactEmail` is invited as an admin, which takes `invitation:write`; by default as the vendor settled it.',
    }),
  }),
  run: createCustomer,
})

mutation('customerUpdate', {
  description:
    'Changes a customer: what is left out stays, null empties. CONFLICT while it is archived or when `expectedVersion` is stale.',
  scope: 'customer:write',
  entity: customer,
  input: (t) => ({
    id: t.id({ required: true, description: 'The customer.' }),
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
    number: t.string({ description: 'Unique; may not be emptied.' }),
    name: t.string({ description: 'May not be emptied.' }),
    externalId: t.string({ description: 'The id in another system.' }),
    type: t.field({
      type: CustomerTypeEnum,
      description: 'Any type but TEST, which a customer has from its creation or not at all.',
    }),
    contactName: t.string({ description: contactFields.contactName }),
    contactEmail: t.string({ description: contactFields.contactEmail }),
    contactPhone: t.string({ description: contactFields.contactPhone }),
    notes: t.string({ description: 'For the vendor alone, at most 10,000 characters.' }),
    metadata: t.field({
      type: 'JSON',
      description: 'Replaces the whole object; may not be emptied with null.',
    }),
  }),
  run: updateCustomer,
})

mutation('customerUpdateContact', {
  description:
    "Changes a customer's contact data, which its own admins may do. What is left out stays, null empties.",
  scope: 'customer:update_contact',
  entity: customer,
  input: (t) => ({
    id: t.id({ required: true, description: 'The customer.' }),
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
    contactName: t.string({ description: contactFields.contactName }),
    contactEmail: t.string({ description: contactFields.contactEmail }),
    contactPhone: t.string({ description: contactFields.contactPhone }),
  }),
  run: updateCustomerContact,
})

mutation('customerArchive', {
  description: 'Archives a customer: read-only, out of the default lists, its licenses keep working.',
  scope: 'customer:write',
  entity: customer,
  input: (t) => ({
    id: t.id({ required: true, description: 'The customer.' }),
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
  }),
  run: archiveCustomer,
})

mutation('customerUnarchive', {
  description: 'Brings a customer back from the archive.',
  scope: 'customer:write',
  entity: customer,
  input: (t) => ({
    id: t.id({ required: true, description: 'The customer.' }),
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
  }),
  run: unarchiveCustomer,
})

mutation('customerDelete', {
  description:
    'Deletes a customer for good. CONFLICT, saying on what, while projects, licenses or memberships depend on it.',
  scope: 'customer:write',
  input: (t) => ({
    id: t.id({ required: true, description: 'The customer.' }),
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
  }),
  run: deleteCustomer,
})

mutation('customerErase', {
  description:
    'Erases what is personal of an archived customer for good: contact data, notes and metadata, support contacts, invitations and mails, what machines are called and where they are, webhook endpoints with their addresses and what receivers answered, and its people who belong to nobody else, as by `portalUserErase`; others lose their membership. Number, name, subscriptions and licenses with their fields stay, as records of what was sold. CONFLICT unless it is archived, while subscriptions are open, and with more than 50 people to erase. For staff ADMIN. Again is no change.',
  scope: 'customer:erase',
  entity: customer,
  input: (t) => ({
    id: t.id({ required: true, description: 'The customer.' }),
    reason: t.string({
      required: true,
      description: 'Why; for the audit trail. At most 500 characters.',
    }),
  }),
  run: eraseCustomer,
})
