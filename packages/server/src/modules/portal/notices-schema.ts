import { builder, mutation } from '../../builder.ts'
import { updateCustomerPortalNotices } from './notices-operations.ts'

builder.prismaObjectFields('CustomerPortal', (t) => ({
  expiryMails: t.exposeBoolean('expiryMails', {
    description: 'Whether it is told by mail that a license or subscription ends.',
  }),
  expiryMailsToAdmins: t.exposeBoolean('expiryMailsToAdmins', {
    description:
      'Whether those mails go to its active admins, 20 at most, or to its contact where it has none.',
  }),
  expiryRecipients: t.exposeStringList('expiryRecipients', {
    description: 'Other addresses that they go to, in lower case, at most 20.',
  }),
  expiryDays: t.intList({
    nullable: true,
    description:
      'On how many days before it an end is announced, at most 10, the largest first; null: as settled for all.',
    select: { expiryDays: true },
    resolve: ({ expiryDays }) => (expiryDays.length > 0 ? expiryDays : null),
  }),
  releaseMails: t.exposeBoolean('releaseMails', {
    description: 'Whether its admins are told by mail of new versions of what it has subscribed to.',
  }),
}))

mutation('customerPortalUpdateNotices', {
  description:
    'Settles what a customer is told by mail, when, and who of it: what is left out stays. The end itself is announced in any case. CONFLICT for an archived customer.',
  scope: 'portal_rules:write',
  entity: { name: 'customerPortal', model: 'CustomerPortal', description: 'What is settled.' },
  input: (t) => ({
    customerId: t.id({ required: true, description: 'The customer.' }),
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
    expiryMails: t.boolean({
      description: 'Whether it is told by mail that a license or subscription ends. Not null.',
    }),
    expiryMailsToAdmins: t.boolean({
      description: 'Whether those mails go to its admins. INVALID_INPUT when nobody would be left. Not null.',
    }),
    expiryRecipients: t.stringList({
      description:
        'Replaces the other addresses that they go to: at most 20, each one e-mail address. Not null.',
    }),
    expiryDays: t.intList({
      description:
        'Replaces the days before an end on which it is announced: 1 to 10 of 0 to 365; null: as settled for all.',
    }),
    releaseMails: t.boolean({
      description: 'Whether its admins are told by mail of new versions. Not null.',
    }),
  }),
  run: updateCustomerPortalNotices,
})
