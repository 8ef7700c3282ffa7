import { builder, lookup, mutation, Node } from '../../builder.ts'
import { InvitationStatus } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { EmailLocaleEnum } from '../email/schema.ts'
import { byCompany, MembershipRoleEnum } from '../portal-user/membership-schema.ts'
import {
  approveInvitation,
  declineInvitation,
  resendInvitation,
  revokeInvitation,
} from './operations/change.ts'
import { createInvitation, createInvitations } from './operations/create.ts'
import { invitationPolicy } from './policy.ts'
import { statusAt } from './state.ts'

const InvitationStatusEnum = builder.enumType('InvitationStatus', {
  description: 'What has become of an invitation.',
  values: {
    PENDING_APPROVAL: {
      value: InvitationStatus.PENDING_APPROVAL,
      description: 'Waits for another admin of the customer, or for the vendor; no mail was sent.',
    },
    PENDING: { value: InvitationStatus.PENDING, description: 'Was sent and can be accepted.' },
    ACCEPTED: { value: InvitationStatus.ACCEPTED, description: 'Was accepted; there is a membership.' },
    REVOKED: { value: InvitationStatus.REVOKED, description: 'Was revoked or declined.' },
    EXPIRED: { value: InvitationStatus.EXPIRED, description: 'Was not accepted in time; can be sent again.' },
  },
})

export const invitationList = defineList('Invitation', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    email: { kind: 'string', description: 'By the invited address, in lower case.' },
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
    status: {
      kind: InvitationStatusEnum,
      description:
        'By status as it was last written: what ran out within the last ten minutes may still be found as open.',
    },
    expiresAt: { kind: 'dateTime', description: 'By when it ends.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
  },
  order: {
    createdAt: { kind: 'date', description: 'By when it was created.' },
    expiresAt: { kind: 'date', description: 'By when it ends.' },
    email: { kind: 'string', description: 'By the invited address.' },
  },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type Row = {
  customerId: string | null
  status: InvitationStatus
  invitedById: string
  sentAt: Date | null
  customer: { archivedAt: Date | null } | null
}

const isAlive = ({ customer }: Row) => !customer?.archivedAt

const InvitationViewerCan = viewerCanType<Row>('Invitation', {
  resend: {
    description: 'Send it again, with a new link.',
    can: (actor, row) =>
      invitationPolicy.canManage(actor, row) &&
      isAlive(row) &&
      row.sentAt !== null &&
      (row.status === 'PENDING' || row.status === 'EXPIRED'),
  },
  revoke: {
    description: 'Revoke it.',
    can: (actor, row) =>
      invitationPolicy.canManage(actor, row) &&
      isAlive(row) &&
      (row.status === 'PENDING' || row.status === 'PENDING_APPROVAL' || row.status === 'EXPIRED'),
  },
  decide: {
    description: 'Approve or decline it.',
    can: (actor, row) =>
      invitationPolicy.canDecide(actor, row) && isAlive(row) && row.status === 'PENDING_APPROVAL',
  },
})

builder.prismaObject('Invitation', {
  select: { id: true },
  description: 'An e-mailed, single-use offer of a membership. Its link is in the mail and cannot be read.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `inv_…`.' }),
    email: t.exposeString('email', { description: 'The invited address, in lower case.' }),
    customer: t.relation('customer', {
      nullable: true,
      description: 'The customer; null in an invitation to a partner.',
    }),
    partner: t.relation('partner', {
      nullable: true,
      description: 'The partner; null in an invitation to a customer.',
    }),
    role: t.expose('role', { type: MembershipRoleEnum, description: 'What the person becomes there.' }),
    projectIds: t.exposeStringList('projectIds', {
      description:
        'The projects that the person is assigned to on acceptance, as far as they exist then; at most 50.',
    }),
    locale: t.expose('locale', { type: EmailLocaleEnum, description: 'The language of its mails.' }),
    status: t.field({
      type: InvitationStatusEnum,
      description: 'What has become of it, as of now.',
      select: { status: true, expiresAt: true },
      resolve: (invitation, _args, ctx) => statusAt(invitation, ctx.now()),
    }),
    invitedByName: t.exposeString('invitedByName', {
      description: 'The name of the person or machine that invited, as it was then.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it can be accepted.' }),
    sentAt: t.expose('sentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its last mail was queued; null while it was not sent.',
    }),
    acceptedAt: t.expose('acceptedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was accepted; null when it was not.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    viewerCan: t.field({
      type: InvitationViewerCan,
      description: 'What the caller may do with it.',
      select: {
        customerId: true,
        status: true,
        expiresAt: true,
        invitedById: true,
        sentAt: true,
        customer: { select: { archivedAt: true } },
      },
      resolve: (invitation, _args, ctx) => ({ ...invitation, status: statusAt(invitation, ctx.now()) }),
    }),
  }),
})

lookup('invitation', 'Invitation', 'One invitation by id; null when there is none the caller sees.')
listQuery('invitations', invitationList, 'The invitations the caller sees, old ones included.')

const invitation = { name: 'invitation', model: 'Invitation', description: 'The invitation.' } as const
const texts = {
  id: 'The invitation.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
  customerId: 'The customer; either this or `partnerId`.',
  partnerId: 'The partner; either this or `customerId`. Into a partner only staff ADMIN invites.',
  email: 'One e-mail address. INVALID_INPUT when the customer takes only others.',
  role: 'What the person becomes there.',
  projectIds:
    'Projects of the customer to assign the person to on acceptance, at most 50, by callers who may assign people.',
  locale: 'The language of the mail; English by default.',
}
const link = {
  url: {
    type: 'String',
    description:
      'The link of the mail, this once, for staff and tokens for all customers with `invitation:write`; null for other callers.',
  },
} as const

mutation('invitationCreate', {
  description:
    'Invites a person by mail. CONFLICT when he or she is a member or invited already, for an archived customer, and where the portal is off. By an admin of a customer that wants approval, it waits for that first.',
  scope: 'invitation:write',
  entity: invitation,
  extra: link,
  input: (t) => ({
    customerId: t.id({ description: texts.customerId }),
    partnerId: t.id({ description: texts.partnerId }),
    email: t.string({ required: true, description: texts.email }),
    role: t.field({ type: MembershipRoleEnum, required: true, description: texts.role }),
    projectIds: t.idList({ description: texts.projectIds }),
    locale: t.field({ type: EmailLocaleEnum, description: texts.locale }),
  }),
  run: createInvitation,
})

const InvitedPersonInput = builder.inputType('InvitedPersonInput', {
  description: 'One of many people to invite.',
  fields: (t) => ({
    email: t.string({ required: true, description: texts.email }),
    role: t.field({ type: MembershipRoleEnum, required: true, description: texts.role }),
    projectIds: t.idList({ description: texts.projectIds }),
  }),
})

mutation('invitationCreateMany', {
  description:
    'Invites many people into one company: all or, with an error whose path has the index, nobody. Otherwise as `invitationCreate`.',
  scope: 'invitation:write',
  complexity: 200,
  entities: {
    name: 'invitations',
    model: 'Invitation',
    description: 'The invitations, in the order of the input.',
  },
  input: (t) => ({
    customerId: t.id({ description: texts.customerId }),
    partnerId: t.id({ description: texts.partnerId }),
    locale: t.field({ type: EmailLocaleEnum, description: texts.locale }),
    invitations: t.field({
      type: [InvitedPersonInput],
      required: true,
      description: 'The people, 1 to 100, each address once.',
    }),
  }),
  run: createInvitations,
})

const byId = {
  resend: {
    description:
      'Sends an open or expired invitation again, with a new link and a new end; the old link is dead. CONFLICT once it was accepted or revoked, and for an admin of the customer where an expired one would need an approval by now. INVALID_INPUT where the customer does not take the address any more.',
    run: resendInvitation,
    extra: link,
  },
  approve: {
    description:
      'Lets an invitation go out that waits for approval. FORBIDDEN for who made it; CONFLICT when it does not wait; INVALID_INPUT where the customer does not take the address any more.',
    run: approveInvitation,
    extra: link,
  },
  decline: {
    description:
      'Ends an invitation that waits for approval, without a mail. FORBIDDEN for who made it; CONFLICT when it does not wait.',
    run: declineInvitation,
  },
  revoke: {
    description: 'Takes an invitation back; its link is dead at once. CONFLICT once it was accepted.',
    run: revokeInvitation,
  },
}

for (const [verb, options] of Object.entries(byId)) {
  mutation(`invitation${verb.charAt(0).toUpperCase()}${verb.slice(1)}`, {
    ...options,
    scope: 'invitation:write',
    entity: invitation,
    input: (t) => ({
      id: t.id({ required: true, description: texts.id }),
      expectedVersion: t.int({ description: texts.expectedVersion }),
    }),
  })
}
