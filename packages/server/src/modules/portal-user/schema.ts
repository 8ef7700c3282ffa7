import { builder, lookup, mutation, Node } from '../../builder.ts'
import { MembershipStatus } from '../../db/generated/prisma/client.ts'
import type { Visibility } from '../../db/read.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { projectAssignmentList } from '../project/schema.ts'
import { sessionList } from '../session/schema.ts'
import { erasePortalUser } from './erase-operations.ts'
import { byCompany, MembershipRoleEnum, membershipList } from './membership-schema.ts'
import { createPortalUser, disablePortalUser, enablePortalUser, updatePortalUser } from './operations.ts'
import { portalUserPolicy } from './policy.ts'

/** The people with a membership, not removed, that the caller sees. */
const throughMembership = (company: 'customer' | 'partner') => (id: unknown, visible: Visibility) => ({
  memberships: {
    some: {
      ...byCompany(company)(id, visible),
      status: { not: MembershipStatus.REMOVED },
      AND: [visible('Membership') ?? {}],
    },
  },
})

const portalUserList = defineList('PortalUser', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    email: { kind: 'string', description: 'By e-mail address, which is kept in lower case.' },
    firstName: { kind: 'string', description: 'By first name.' },
    lastName: { kind: 'string', description: 'By last name.' },
    customerId: {
      kind: 'id',
      description: 'By a customer of which the person is a member, as far as the caller sees that.',
      where: throughMembership('customer'),
    },
    partnerId: {
      kind: 'id',
      description: 'By a partner of which the person is a member, as far as the caller sees that.',
      where: throughMembership('partner'),
    },
    disabledAt: { kind: 'dateTime', description: 'By when the person was disabled.' },
    createdAt: { kind: 'dateTime', description: 'By when the person was created.' },
  },
  order: {
    lastName: { kind: 'string', description: 'By last name.' },
    email: { kind: 'string', description: 'By e-mail address.' },
    createdAt: { kind: 'date', description: 'By when the person was created.' },
  },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

const PortalUserViewerCan = viewerCanType<{ disabledAt: Date | null }>('PortalUser', {
  update: {
    description: 'Change the name and e-mail address.',
    can: (actor) => portalUserPolicy.canUpdate(actor),
  },
  disable: {
    description: 'Lock the person out everywhere.',
    can: (actor, person) => portalUserPolicy.canUpdate(actor) && !person.disabledAt,
  },
  enable: {
    description: 'Let the person in again.',
    can: (actor, person) => portalUserPolicy.canUpdate(actor) && person.disabledAt !== null,
  },
})

builder.prismaObject('PortalUser', {
  select: { id: true },
  description: 'A person of customers or partners: one identity per e-mail address, with memberships.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `usr_…`.' }),
    email: t.exposeString('email', { description: 'The e-mail address, in lower case; unique.' }),
    firstName: t.exposeString('firstName', { description: 'The first name.' }),
    lastName: t.exposeString('lastName', { description: 'The last name.' }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the person is locked out everywhere; null while he or she is not.',
    }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the person was erased; null unless that happened.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the person was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the person was last changed.' }),
    memberships: relatedList(t, membershipList, 'memberships', {
      description: 'The customers and partners the person belongs to, as far as the caller sees that.',
    }),
    assignments: relatedList(t, projectAssignmentList, 'assignments', {
      description: 'The projects the person is assigned to, as far as the caller sees that.',
    }),
    sessions: relatedList(t, sessionList, 'sessions', {
      description:
        "The sessions of the person, ended ones included: one's own, and for staff ADMIN those of everybody.",
    }),
    viewerCan: t.field({
      type: PortalUserViewerCan,
      description: 'What the caller may do with the person.',
      select: { disabledAt: true },
      resolve: (person) => person,
    }),
  }),
})

lookup('portalUser', 'PortalUser', 'One person by id; null when there is none the caller sees.')
builder.queryField('portalUserByEmail', (t) =>
  t.prismaField({
    type: 'PortalUser',
    nullable: true,
    description: 'One person by e-mail address, in whichever case; null when there is none the caller sees.',
    authScopes: { scope: portalUserPolicy.scope },
    args: { email: t.arg.string({ required: true, description: 'The e-mail address.' }) },
    resolve: (query, _root, { email }, ctx) =>
      ctx.read.portalUser.findUnique({ ...query, where: { email: email.toLowerCase() } }),
  }),
)
listQuery('portalUsers', portalUserList, 'The people of customers and partners the caller sees.')

const portalUser = { name: 'portalUser', model: 'PortalUser', description: 'The person.' } as const
const texts = {
  id: 'The person.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
}

const FirstMembershipInput = builder.inputType('PortalUserFirstMembershipInput', {
  description: 'The customer or partner a new person belongs to from the start.',
  fields: (t) => ({
    customerId: t.id({ description: 'The customer; either this or `partnerId`.' }),
    partnerId: t.id({ description: 'The partner; either this or `customerId`.' }),
    role: t.field({ type: MembershipRoleEnum, required: true, description: 'What the person is there.' }),
  }),
})

mutation('portalUserCreate', {
  description:
    'Creates a person, without sending mail. CONFLICT on `email` when there is one with the address: give that one a membership.',
  scope: 'portal_user:create',
  entity: portalUser,
  input: (t) => ({
    email: t.string({ required: true, description: 'One e-mail address; unique, in whichever case.' }),
    firstName: t.string({ required: true, description: 'At most 255 characters.' }),
    lastName: t.string({ required: true, description: 'At most 255 characters.' }),
    membership: t.field({
      type: FirstMembershipInput,
      description: 'A first membership. A token for some customers must give one, in one of them.',
    }),
  }),
  run: createPortalUser,
})

mutation('portalUserUpdate', {
  description:
    'Changes a person: what is left out stays. A new e-mail address ends all sessions of the person.',
  scope: 'portal_user:write',
  entity: portalUser,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    email: t.string({ description: 'CONFLICT when somebody else has it; may not be emptied.' }),
    firstName: t.string({ description: 'May not be emptied.' }),
    lastName: t.string({ description: 'May not be emptied.' }),
  }),
  run: updatePortalUser,
})

mutation('portalUserDisable', {
  description:
    'Locks a person out of everything and ends all sessions. CONFLICT, except for staff, when a customer would lose its last active admin.',
  scope: 'portal_user:write',
  entity: portalUser,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: disablePortalUser,
})

mutation('portalUserEnable', {
  description: 'Lets a person in again, who has to sign in anew.',
  scope: 'portal_user:write',
  entity: portalUser,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: enablePortalUser,
})

mutation('portalUserErase', {
  description:
    'Erases a person for good: name and address everywhere, sessions, password, memberships, seats, invitations and mails, support contacts and contact data of companies with the same address, and that address in webhook endpoints and in what their receivers answered. In the audit trail stays what happened, without who it was, and an event `portal_user.erased` that says which events were altered. For staff ADMIN; customers may be left without an admin. Again is no change.',
  scope: 'portal_user:erase',
  entity: portalUser,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    reason: t.string({
      required: true,
      description: 'Why, such as a request of the person; for the audit trail. At most 500 characters.',
    }),
  }),
  run: erasePortalUser,
})
