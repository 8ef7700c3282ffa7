import { builder, lookup, mutation, Node } from '../../builder.ts'
import { EmailLocale, EmailStatus, EmailType } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { byCompany } from '../portal-user/membership-schema.ts'
import { resendEmail } from './operations/resend.ts'
import { emailPolicy, isResendable } from './policy.ts'
import { emailTypes } from './types.ts'

export const EmailTypeEnum = builder.enumType('EmailType', {
  description: 'What a mail is for.',
  values: Object.fromEntries(
    Object.values(EmailType).map((type) => [
      type,
      { value: type, description: emailTypes[type].description },
    ]),
  ),
})

export const EmailLocaleEnum = builder.enumType('EmailLocale', {
  description: 'The language of a mail.',
  values: {
    EN: { value: EmailLocale.EN, description: 'English.' },
    DE: { value: EmailLocale.DE, description: 'German.' },
  },
})

const EmailStatusEnum = builder.enumType('EmailStatus', {
  description: 'How far a mail has come.',
  values: {
    QUEUED: {
      value: EmailStatus.QUEUED,
      description: 'It waits for its first attempt, or for the next one after the mail server deferred it.',
    },
    SENDING: { value: EmailStatus.SENDING, description: 'It is on its way to the mail server.' },
    SENT: { value: EmailStatus.SENT, description: 'The mail server has taken it.' },
    HELD: {
      value: EmailStatus.HELD,
      description: 'There is no mail server: `SMTP_URL` is not set. It can be sent again once there is.',
    },
    FAILED: {
      value: EmailStatus.FAILED,
      description: 'The mail server has refused it, or could not be reached for too long.',
    },
  },
})

export const emailList = defineList('Email', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    type: { kind: EmailTypeEnum, description: 'By type.' },
    status: { kind: EmailStatusEnum, description: 'By status.' },
    recipient: { kind: 'string', description: 'By recipient.' },
    customerId: {
      kind: 'id',
      description: 'By the customer it is about, as far as the caller sees that.',
      where: byCompany('customer'),
    },
    sentAt: { kind: 'dateTime', description: 'By when the mail server took it.' },
    createdAt: { kind: 'dateTime', description: 'By when it was written.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was written.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

const EmailViewerCan = viewerCanType<{ status: EmailStatus; contentUntil: Date | null }>('Email', {
  resend: {
    description: 'Send it again.',
    can: (actor, email) => emailPolicy.canResend(actor) && isResendable(email),
  },
})

builder.prismaObject('Email', {
  select: { id: true },
  description:
    'A mail to one recipient and what became of it. What it says is kept encrypted and shown to nobody.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `eml_…`.' }),
    type: t.expose('type', { type: EmailTypeEnum, description: 'What it is for.' }),
    locale: t.expose('locale', { type: EmailLocaleEnum, description: 'Its language.' }),
    status: t.expose('status', { type: EmailStatusEnum, description: 'How far it has come.' }),
    recipient: t.exposeString('recipient', { description: 'The address it goes to, in lower case.' }),
    subject: t.exposeString('subject', { description: 'Its subject, which never has a code or link in it.' }),
    customer: t.relation('customer', {
      nullable: true,
      description: 'The customer it is about; null when it is about none, or that was deleted.',
    }),
    attempts: t.exposeInt('attempts', { description: 'How often the mail server was tried.' }),
    lastAnswer: t.exposeString('lastAnswer', {
      nullable: true,
      description:
        'What the mail server, or the way to it, said last, at most 1,000 characters; null before the first attempt.',
    }),
    lastAttemptAt: t.expose('lastAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the mail server was last tried; null before the first attempt.',
    }),
    queuedAt: t.expose('queuedAt', {
      type: 'DateTime',
      description: 'When it was put into the queue, the last time where it was sent again.',
    }),
    sentAt: t.expose('sentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the mail server took it; null while it has not.',
    }),
    contentUntil: t.expose('contentUntil', {
      type: 'DateTime',
      nullable: true,
      description:
        'Until when its text is kept for sending it again; null once it is gone, which in mails with a code or a link to get in is as soon as they are sent.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    viewerCan: t.field({
      type: EmailViewerCan,
      description: 'What the caller may do with it.',
      select: { status: true, contentUntil: true },
      resolve: (email) => email,
    }),
  }),
})

lookup('email', 'Email', 'One mail of the delivery log by id; null when there is none the caller sees.')
listQuery('emails', emailList, 'The delivery log: every mail, newest first.')

mutation('emailResend', {
  description:
    'Puts a SENT, HELD or FAILED mail into the queue again, as it was written. CONFLICT while it is on its way, and once its text is no longer kept.',
  scope: 'email:write',
  entity: { name: 'email', model: 'Email', description: 'The mail.' },
  input: (t) => ({ id: t.id({ required: true, description: 'The mail.' }) }),
  run: resendEmail,
})
