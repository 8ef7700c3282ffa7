import { builder, lookup, Node } from '../../builder.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { emailList } from '../email/schema.ts'

const expiryNoticeList = defineList('ExpiryNotice', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    licenseId: {
      kind: 'id',
      description: 'By license, as far as the caller sees that.',
      where: (id, visible) => ({ license: { is: { id, AND: [visible('License') ?? {}] } } }),
    },
    subscriptionId: {
      kind: 'id',
      description: 'By subscription, as far as the caller sees that.',
      where: (id, visible) => ({ subscription: { is: { id, AND: [visible('Subscription') ?? {}] } } }),
    },
    endsAt: { kind: 'dateTime', description: 'By the end that was announced.' },
    announcedAt: { kind: 'dateTime', description: 'By when it was announced.' },
  },
  order: { announcedAt: { kind: 'date', description: 'By when it was announced.' } },
  defaultOrder: { field: 'announcedAt', direction: 'desc' },
})

builder.prismaObject('ExpiryNotice', {
  select: { id: true },
  description:
    'That the coming end of a license or subscription was announced: once for each of the days before it, and each end.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `exn_…`.' }),
    license: t.relation('license', {
      nullable: true,
      description: 'What ends, where it is a license; null otherwise.',
    }),
    subscription: t.relation('subscription', {
      nullable: true,
      description: 'What ends, where it is a subscription; null otherwise.',
    }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'The end that was announced.' }),
    days: t.exposeInt('days', {
      description:
        'On which of the days before the end it was announced, 0 to 365. One that was missed is made good by the next; 0 is the end itself, which is not mailed.',
    }),
    announcedAt: t.expose('announcedAt', { type: 'DateTime', description: 'When it was announced.' }),
    emails: relatedList(t, emailList, 'emails', {
      description:
        'The mails that told of it, one to each recipient; none where there was nobody to tell, or it no longer held.',
    }),
  }),
})

const description =
  'When its end was announced, and to whom by mail, the newest first, for the vendor: FORBIDDEN without the scope `email:read`.'

builder.prismaObjectField('License', 'expiryNotices', (t) =>
  relatedList(t, expiryNoticeList, 'expiryNotices', { description }),
)
builder.prismaObjectField('Subscription', 'expiryNotices', (t) =>
  relatedList(t, expiryNoticeList, 'expiryNotices', { description }),
)

lookup('expiryNotice', 'ExpiryNotice', 'One announcement by id; null when there is none the caller sees.')
listQuery(
  'expiryNotices',
  expiryNoticeList,
  'The announcements of ends of licenses and subscriptions, the newest first, for the vendor.',
)
