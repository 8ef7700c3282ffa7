import { builder, internalField, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { membershipList } from '../portal-user/membership-schema.ts'
import { projectList } from '../project/schema.ts'
import { createPartner, deletePartner, updatePartner } from './operations.ts'
import { partnerPolicy } from './policy.ts'

export const partnerList = defineList('Partner', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    number: { kind: 'string', description: 'By number.' },
    name: { kind: 'string', description: 'By name.' },
    contactEmail: { kind: 'string', description: 'By the e-mail address of the contact.' },
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
})

const PartnerViewerCan = viewerCanType<object>('Partner', {
  update: { description: 'Change it.', can: partnerPolicy.canUpdate },
  delete: { description: 'Delete it, once nothing depends on it.', can: partnerPolicy.canUpdate },
  assign: { description: 'Assign it to projects and take it off.', can: partnerPolicy.canAssign },
})

builder.prismaObject('Partner', {
  select: { id: true },
  description: 'A company that serves several customers and sees only the projects assigned to it.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `par_…`.' }),
    number: t.exposeString('number', { description: 'The number that the vendor gave it; unique.' }),
    name: t.exposeString('name', { description: 'The name of the company.' }),
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
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    projects: relatedList(t, projectList, 'projects', {
      description: 'The projects assigned to it that the caller sees.',
    }),
    memberships: relatedList(t, membershipList, 'memberships', {
      description: 'Its people that the caller sees.',
    }),
    viewerCan: t.field({
      type: PartnerViewerCan,
      description: 'What the caller may do with it.',
      resolve: (partner) => partner,
    }),
  }),
})

lookup('partner', 'Partner', 'One partner by id; null when there is none the caller sees.')
lookup('partnerByNumber', 'Partner', 'One partner by number; null when there is none the caller sees.', {
  number: 'The number that the vendor gave it.',
})
listQuery(
  'partners',
  partnerList,
  'The partners the caller sees: customers those of their projects, partners themselves.',
)

const partner = { name: 'partner', model: 'Partner', description: 'The partner.' } as const
const contact = {
  contactName: 'Whom to talk to, at most 255 characters.',
  contactEmail: 'One e-mail address.',
  contactPhone: 'A telephone number, as people write it.',
}

mutation('partnerCreate', {
  description: 'Creates a partner. CONFLICT on `number` when another partner has it.',
  scope: 'partner:write',
  entity: partner,
  input: (t) => ({
    number: t.string({ required: true, description: 'Unique, at most 255 characters.' }),
    name: t.string({ required: true, description: 'At most 255 characters.' }),
    contactName: t.string({ description: contact.contactName }),
    contactEmail: t.string({ description: contact.contactEmail }),
    contactPhone: t.string({ description: contact.contactPhone }),
    notes: t.string({ description: 'For the vendor alone, at most 10,000 characters.' }),
  }),
  run: createPartner,
})

mutation('partnerUpdate', {
  description:
    'Changes a partner: what is left out stays, null empties. CONFLICT when `expectedVersion` is stale.',
  scope: 'partner:write',
  entity: partner,
  input: (t) => ({
    id: t.id({ required: true, description: 'The partner.' }),
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
    number: t.string({ description: 'Unique; may not be emptied.' }),
    name: t.string({ description: 'May not be emptied.' }),
    contactName: t.string({ description: contact.contactName }),
    contactEmail: t.string({ description: contact.contactEmail }),
    contactPhone: t.string({ description: contact.contactPhone }),
    notes: t.string({ description: 'For the vendor alone, at most 10,000 characters.' }),
  }),
  run: updatePartner,
})

mutation('partnerDelete', {
  description: 'Deletes a partner for good. CONFLICT, saying what it has, while it has projects or people.',
  scope: 'partner:write',
  input: (t) => ({
    id: t.id({ required: true, description: 'The partner.' }),
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
  }),
  run: deletePartner,
})
