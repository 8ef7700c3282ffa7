import { builder, internalField, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { partnerPolicy } from '../partner/policy.ts'
import { partnerList } from '../partner/schema.ts'
import { subscriptionPolicy } from '../subscription/policy.ts'
import { subscriptionList } from '../subscription/schema.ts'
import { assignUser, assignUserToAll, unassignUser, unassignUserFromAll } from './assignment-operations.ts'
import { assignPartner, createProject, deleteProject, unassignPartner, updateProject } from './operations.ts'
import { inChargeColumns, projectPolicy } from './policy.ts'

export const projectList = defineList('Project', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    customerId: { kind: 'id', description: 'By customer.' },
    name: { kind: 'string', description: 'By name.' },
    ticketOrganizationId: { kind: 'string', description: 'By organization in the ticketing system.' },
    partnerId: {
      kind: 'id',
      description: 'By a partner that it is assigned to and that the caller sees.',
      where: (id, visible) => ({ partners: { some: { id, AND: [visible('Partner') ?? {}] } } }),
    },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: {
    name: { kind: 'string', description: 'By name.' },
    createdAt: { kind: 'date', description: 'By when it was created.' },
    updatedAt: { kind: 'date', description: 'By when it was last changed.' },
  },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

export const projectAssignmentList = defineList('ProjectAssignment', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    projectId: { kind: 'id', description: 'By project.' },
    portalUserId: { kind: 'id', description: 'By person.' },
    createdAt: { kind: 'dateTime', description: 'By when it was made.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was made.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type ViewerRow = { customerId: string; partners?: { id: string }[]; customer: { archivedAt: Date | null } }

const ProjectViewerCan = viewerCanType<ViewerRow>('Project', {
  update: {
    description: 'Change it.',
    can: (actor, { customer }) => projectPolicy.canWrite(actor) && !customer.archivedAt,
  },
  delete: {
    description: 'Delete it, once nothing depends on it.',
    can: (actor, { customer }) => projectPolicy.canDelete(actor) && !customer.archivedAt,
  },
  assignUsers: {
    description: "Assign the customer's people to it and take them off.",
    can: (actor, project) => projectPolicy.canAssignUsers(actor, project) && !project.customer.archivedAt,
  },
  assignPartners: {
    description: 'Assign partners to it and take them off.',
    can: (actor, { customer }) => partnerPolicy.canAssign(actor) && !customer.archivedAt,
  },
  requestSubscription: {
    description: 'Request a subscription for it.',
    can: (actor, project) => subscriptionPolicy.canRequest(actor, project) && !project.customer.archivedAt,
  },
})

builder.prismaObject('Project', {
  select: { id: true },
  description: "A customer's deployment or engagement.",
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `prj_…`.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    description: t.exposeString('description', { description: 'What it is about.' }),
    ticketOrganizationId: t.exposeString('ticketOrganizationId', {
      nullable: true,
      description: 'Its organization in the ticketing system; no two projects have the same.',
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
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    customer: t.relation('customer', { implied: true, description: 'The customer it belongs to.' }),
    partners: relatedList(t, partnerList, 'partners', {
      description: 'The partners it is assigned to, as far as the caller sees them.',
    }),
    subscriptions: relatedList(t, subscriptionList, 'subscriptions', { description: 'Its subscriptions.' }),
    assignments: relatedList(t, projectAssignmentList, 'assignments', {
      description: 'Who is assigned to it, as far as the caller sees the people.',
    }),
    viewerCan: t.field({
      type: ProjectViewerCan,
      description: 'What the caller may do with it.',
      select: (_args, ctx) => ({ ...inChargeColumns(ctx.actor), customer: { select: { archivedAt: true } } }),
      resolve: (project) => project as unknown as ViewerRow,
    }),
  }),
})

builder.prismaObject('ProjectAssignment', {
  select: { id: true },
  description: 'Makes a project visible to a person of its customer.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `asg_…`.' }),
    project: t.relation('project', { implied: true, description: 'The project.' }),
    portalUser: t.relation('portalUser', { implied: true, description: 'The person.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
})

lookup('project', 'Project', 'One project by id; null when there is none the caller sees.')
listQuery('projects', projectList, 'The projects the caller sees.')
lookup(
  'projectAssignment',
  'ProjectAssignment',
  'One assignment by id; null when there is none the caller sees.',
)
listQuery(
  'projectAssignments',
  projectAssignmentList,
  'The assignments of people to projects the caller sees.',
)

const project = { name: 'project', model: 'Project', description: 'The project.' } as const
const texts = {
  name: 'At most 255 characters.',
  description: 'What it is about, at most 2,000 characters.',
  ticketOrganizationId:
    'Its organization in the ticketing system; CONFLICT when another project has it. Empty is none.',
  notes: 'For the vendor alone, at most 10,000 characters.',
  metadata: 'An object of at most 16 KB, 64 keys and 4 levels.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
}

mutation('projectCreate', {
  description: 'Creates a project of a customer. CONFLICT when the customer is archived.',
  scope: 'project:write',
  entity: { ...project, asWritten: true },
  input: (t) => ({
    customerId: t.id({ required: true, description: 'The customer it belongs to, for good.' }),
    name: t.string({ required: true, description: texts.name }),
    description: t.string({ required: true, description: texts.description }),
    ticketOrganizationId: t.string({ description: texts.ticketOrganizationId }),
    notes: t.string({ description: texts.notes }),
    metadata: t.field({ type: 'JSON', description: texts.metadata }),
  }),
  run: createProject,
})

mutation('projectUpdate', {
  description: 'Changes a project: what is left out stays, null empties.',
  scope: 'project:write',
  entity: project,
  input: (t) => ({
    id: t.id({ required: true, description: 'The project.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    name: t.string({ description: 'May not be emptied.' }),
    description: t.string({ description: 'May not be emptied.' }),
    ticketOrganizationId: t.string({ description: texts.ticketOrganizationId }),
    notes: t.string({ description: texts.notes }),
    metadata: t.field({
      type: 'JSON',
      description: 'Replaces the whole object; may not be emptied with null.',
    }),
  }),
  run: updateProject,
})

mutation('projectDelete', {
  description:
    'Deletes a project for good. CONFLICT, saying what it has, while it has subscriptions, licenses, assigned users or partners.',
  scope: 'project:delete',
  input: (t) => ({
    id: t.id({ required: true, description: 'The project.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: deleteProject,
})

mutation('projectAssignPartner', {
  description: 'Lets a partner see and serve a project. Assigning again is no change.',
  scope: 'partner:write',
  entity: project,
  input: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    partnerId: t.id({ required: true, description: 'The partner.' }),
  }),
  run: assignPartner,
})

mutation('projectUnassignPartner', {
  description: 'Takes a project away from a partner. Again is no change.',
  scope: 'partner:write',
  entity: project,
  input: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    partnerId: t.id({ required: true, description: 'The partner.' }),
  }),
  run: unassignPartner,
})

mutation('projectAssignUser', {
  description:
    'Assigns a person to a project. CONFLICT without an active membership in its customer; again is no change.',
  scope: 'project:assign',
  entity: { name: 'projectAssignment', model: 'ProjectAssignment', description: 'The assignment.' },
  input: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    portalUserId: t.id({ required: true, description: 'The person.' }),
  }),
  run: assignUser,
})

mutation('projectUnassignUser', {
  description: 'Takes a person off a project. NOT_FOUND when the person is not assigned.',
  scope: 'project:assign',
  input: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    portalUserId: t.id({ required: true, description: 'The person.' }),
  }),
  run: unassignUser,
})

const person = { name: 'portalUser', model: 'PortalUser', description: 'The person.' } as const
const ofCustomer = { customer: 'The customer.', person: 'The person.' }

mutation('projectAssignUserToAll', {
  description:
    'Assigns a person to all projects that a customer has now. CONFLICT without an active membership in it.',
  scope: 'project:assign',
  entity: person,
  extra: { count: { type: 'Int', description: 'How many assignments were made.' } },
  input: (t) => ({
    customerId: t.id({ required: true, description: ofCustomer.customer }),
    portalUserId: t.id({ required: true, description: ofCustomer.person }),
  }),
  run: assignUserToAll,
})

mutation('projectUnassignUserFromAll', {
  description: 'Takes a person off all projects of a customer.',
  scope: 'project:assign',
  entity: person,
  extra: { count: { type: 'Int', description: 'How many assignments were removed.' } },
  input: (t) => ({
    customerId: t.id({ required: true, description: ofCustomer.customer }),
    portalUserId: t.id({ required: true, description: ofCustomer.person }),
  }),
  run: unassignUserFromAll,
})
