import { builder, mutation } from '../../builder.ts'
import { MembershipRoleEnum } from '../portal-user/membership-schema.ts'
import { acceptInvitation, type Joined } from './operations/accept.ts'
import type { OwnInvitation } from './operations/look-up.ts'

export const OwnInvitationType = builder.objectRef<OwnInvitation>('OwnInvitation').implement({
  description: 'An open invitation as the invited person sees it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, for `invitationAccept`.' }),
    companyName: t.exposeString('companyName', { description: 'The customer or partner.' }),
    role: t.expose('role', { type: MembershipRoleEnum, description: 'What the person becomes there.' }),
    inviterName: t.exposeString('inviterName', {
      nullable: true,
      description: 'The person who invites; null where it was a program.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it can be accepted.' }),
  }),
})

const JoinedCompany = builder.objectRef<Joined>('JoinedCompany').implement({
  description: 'A company that a person has just become a member of.',
  fields: (t) => ({
    membershipId: t.exposeID('id', { description: 'The id of the membership, `mem_…`.' }),
    customerId: t.exposeID('customerId', { nullable: true, description: 'The customer, if it is one.' }),
    partnerId: t.exposeID('partnerId', { nullable: true, description: 'The partner, if it is one.' }),
    companyName: t.exposeString('companyName', { description: 'Its name.' }),
    role: t.expose('role', { type: MembershipRoleEnum, description: 'What the person is there.' }),
  }),
})

mutation('invitationAccept', {
  description:
    'Accepts an invitation: by the secret of its link, signed in or not, or by id for who is signed in with the invited address. A person who exists joins; a new one is created. Where the company requires a second factor, sessions that were opened without one end. NOT_FOUND for a wrong link, CONFLICT for one that was used, withdrawn or has run out and for a disabled person, FORBIDDEN for who is signed in with another address. One in a document.',
  scope: null,
  // Secrets are not tried many at a time.
  complexity: 100,
  entity: { name: 'joined', type: JoinedCompany, description: 'The company.' },
  input: (t) => ({
    secret: t.string({ description: 'The last part of the link; either this or `id`.' }),
    id: t.id({ description: 'The invitation, of `viewer.invitations`; either this or `secret`.' }),
    firstName: t.string({ description: 'At most 255 characters. Needed of a new person, else ignored.' }),
    lastName: t.string({ description: 'At most 255 characters. Needed of a new person, else ignored.' }),
  }),
  run: acceptInvitation,
})
