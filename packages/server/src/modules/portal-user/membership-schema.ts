import { builder, lookup, mutation, Node } from '../../builder.ts'
import { MembershipRole, MembershipSource, MembershipStatus } from '../../db/generated/prisma/client.ts'
import type { Visibility } from '../../db/read.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import {
  changeMembershipRole,
  createMembership,
  disableMembership,
  enableMembership,
  removeMembership,
} from './membership-operations.ts'
import { membershipPolicy } from './policy.ts'

export const MembershipRoleEnum = builder.enumType('MembershipRole', {
  description:
    'What a person is in a customer; in a partner each role sees the projects assigned to the partner.',
  values: {
    ADMIN: {
      value: MembershipRole.ADMIN,
      description: 'Sees all of the customer and manages its people and contact data.',
    },
    MEMBER: {
      value: MembershipRole.MEMBER,
      description: 'Sees the projects he or she is assigned to, and works in them.',
    },
    READ_ONLY: {
      value: MembershipRole.READ_ONLY,
      description: 'Sees the projects he or she is assigned to.',
    },
  },
})

const MembershipSourceEnum = builder.enumType('MembershipSource', {
  description: 'How a membership came about.',
  values: {
    INVITATION: { value: MembershipSource.INVITATION, description: 'By an invitation that was accepted.' },
    SSO: { value: MembershipSource.SSO, description: 'By the first single sign-on.' },
    STAFF: { value: MembershipSource.STAFF, description: 'Made by the vendor.' },
    SIGNUP: { value: MembershipSource.SIGNUP, description: 'By signing up.' },
    SCIM: { value: MembershipSource.SCIM, description: "By the customer's directory." },
  },
})

const MembershipStatusEnum = builder.enumType('MembershipStatus', {
  description: 'Whether a membership counts.',
  values: {
    ACTIVE: { value: MembershipStatus.ACTIVE, description: 'It gives access.' },
    DISABLED: {
      value: MembershipStatus.DISABLED,
      description: 'It gives no access until it is enabled again.',
    },
    REMOVED: {
      value: MembershipStatus.REMOVED,
      description: 'It is history, for good; only the vendor reads it.',
    },
  },
})

/** By the company of a membership, as far as the caller sees it: a hidden one is none. */
export const byCompany = (company: 'customer' | 'partner') => (id: unknown, visible: Visibility) => ({
  [company]: { is: { id, AND: [visible(company === 'customer' ? 'Customer' : 'Partner') ?? {}] } },
})

export const membershipList = defineList('Membership', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    portalUserId: { kind: 'id', description: 'By person.' },
    customerId: {
      kind: 'id',
      description: 'By customer, as far as the caller sees that.',
      where: byCompany('customer'),
    },
    partnerId: {
      kind: 'id',
      description: 'By partner, as far as the caller sees that.',
      where: byCompany('partner'),
    },
    role: { kind: MembershipRoleEnum, description: 'By role.' },
    status: { kind: MembershipStatusEnum, description: 'By status.' },
    source: { kind: MembershipSourceEnum, description: 'By how it came about.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was created.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type MembershipRow = {
  customerId: string | null
  status: MembershipStatus
  customer: { archivedAt: Date | null } | null
}

const changeable = (membership: MembershipRow, ...statuses: MembershipStatus[]) =>
  statuses.includes(membership.status) && !membership.customer?.archivedAt

const MembershipViewerCan = viewerCanType<MembershipRow>('Membership', {
  changeRole: {
    description: 'Change the role. The last active admin of a customer is kept all the same.',
    can: (actor, row) => membershipPolicy.canChange(actor, row) && changeable(row, 'ACTIVE', 'DISABLED'),
  },
  disable: {
    description: 'Disable it. The last active admin of a customer is kept all the same.',
    can: (actor, row) => membershipPolicy.canChange(actor, row) && changeable(row, 'ACTIVE'),
  },
  enable: {
    description: 'Enable it again.',
    can: (actor, row) => membershipPolicy.canChange(actor, row) && changeable(row, 'DISABLED'),
  },
  remove: {
    description: 'Remove it for good. The last active admin of a customer is kept all the same.',
    can: (actor, row) => membershipPolicy.canChange(actor, row) && changeable(row, 'ACTIVE', 'DISABLED'),
  },
})

builder.prismaObject('Membership', {
  select: { id: true },
  description: 'Makes a person one of the people of a customer or of a partner.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `mem_…`.' }),
    portalUser: t.relation('portalUser', { implied: true, description: 'The person.' }),
    customer: t.relation('customer', {
      nullable: true,
      description:
        'The customer; null in a membership of a partner, and when the caller does not see the customer.',
    }),
    partner: t.relation('partner', {
      nullable: true,
      description:
        'The partner; null in a membership of a customer, and when the caller does not see the partner.',
    }),
    role: t.expose('role', { type: MembershipRoleEnum, description: 'What the person is there.' }),
    source: t.expose('source', { type: MembershipSourceEnum, description: 'How it came about.' }),
    status: t.expose('status', { type: MembershipStatusEnum, description: 'Whether it counts.' }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    viewerCan: t.field({
      type: MembershipViewerCan,
      description: 'What the caller may do with it.',
      select: { customerId: true, status: true, customer: { select: { archivedAt: true } } },
      resolve: (membership) => membership,
    }),
  }),
})

lookup('membership', 'Membership', 'One membership by id; null when there is none the caller sees.')
listQuery(
  'memberships',
  membershipList,
  'The memberships the caller sees; removed ones are seen by the vendor alone.',
)

const membership = { name: 'membership', model: 'Membership', description: 'The membership.' } as const
const texts = {
  id: 'The membership.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
}

mutation('membershipCreate', {
  description:
    'Makes a person one of the people of a customer or partner. CONFLICT when he or she is already.',
  scope: 'portal_user:create',
  entity: membership,
  input: (t) => ({
    portalUserId: t.id({ required: true, description: 'The person.' }),
    customerId: t.id({ description: 'The customer; either this or `partnerId`.' }),
    partnerId: t.id({ description: 'The partner; either this or `customerId`.' }),
    role: t.field({ type: MembershipRoleEnum, required: true, description: 'What the person is there.' }),
  }),
  run: createMembership,
})

mutation('membershipChangeRole', {
  description:
    'Changes the role. CONFLICT, except for staff, when the customer would lose its last active admin.',
  scope: 'portal_user:write',
  entity: membership,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    role: t.field({
      type: MembershipRoleEnum,
      required: true,
      description: 'The new role. ADMIN ends the sessions of the person, who signs in again.',
    }),
  }),
  run: changeMembershipRole,
})

mutation('membershipDisable', {
  description:
    'Takes the access away until it is enabled again. CONFLICT, except for staff, when the customer would lose its last active admin.',
  scope: 'portal_user:write',
  entity: membership,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: disableMembership,
})

mutation('membershipEnable', {
  description: 'Gives the access of a disabled membership back.',
  scope: 'portal_user:write',
  entity: membership,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: enableMembership,
})

mutation('membershipRemove', {
  description:
    "Removes a membership for good, and the person from the customer's projects. CONFLICT, except for staff, when the customer would lose its last active admin.",
  scope: 'portal_user:write',
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: removeMembership,
})
