import { builder, lookup, mutation, Node } from '../../builder.ts'
import { EmailDestinationDisabledReason } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { EventFilterInput, EventFilterType, filtersText, shownFilters } from '../event-filter/schema.ts'
import { type Mute, mutesAt } from './mutes.ts'
import {
  createEmailDestination,
  deleteEmailDestination,
  updateEmailDestination,
} from './operations/manage.ts'
import { muteEmailDestination, unmuteEmailDestination } from './operations/mute.ts'
import { disableEmailDestination, enableEmailDestination } from './operations/switch.ts'
import { resendVerification, type VerifiedAddress, verifyEmailDestination } from './operations/verify.ts'
import { emailDestinationPolicy } from './policy.ts'

const DisabledReason = builder.enumType('EmailDestinationDisabledReason', {
  description: 'Why no events are mailed to an e-mail destination.',
  values: {
    MANUAL: { value: EmailDestinationDisabledReason.MANUAL, description: 'Somebody disabled it.' },
    FAILURES: {
      value: EmailDestinationDisabledReason.FAILURES,
      description: 'The last three mails to it were refused, or could not be delivered.',
    },
    UNSUBSCRIBED: {
      value: EmailDestinationDisabledReason.UNSUBSCRIBED,
      description: 'Its owner wants no more mails, by the link of one of them.',
    },
  },
})

const MuteTime = builder.enumType('EmailDestinationMuteTime', {
  description: 'For how long something is muted.',
  values: {
    DAYS_7: { description: 'For 7 days.' },
    DAYS_30: { description: 'For 30 days.' },
    FOREVER: { description: 'Until it is unmuted.' },
  },
})

const MuteType = builder.objectRef<Mute>('EmailDestinationMute').implement({
  description: 'Something whose events are not mailed to an e-mail destination.',
  fields: (t) => ({
    entityId: t.exposeID('entityId', {
      description: 'The license, machine, project or customer, with what belongs to it.',
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when; null: until it is unmuted.',
    }),
  }),
})

const Verified = builder.objectRef<VerifiedAddress>('VerifiedEmailAddress').implement({
  description: 'An address that was proved.',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'The address.' }),
    verifiedAt: t.expose('verifiedAt', { type: 'DateTime', description: 'When.' }),
  }),
})

const emailDestinationList = defineList('EmailDestination', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    customerId: { kind: 'id', description: 'By customer; those of the vendor have none.' },
    email: { kind: 'string', description: 'By address.' },
    verifiedAt: { kind: 'dateTime', description: 'By when the address was proved.' },
    disabledAt: { kind: 'dateTime', description: 'By when it was disabled.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was created.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type Row = {
  customerId: string | null
  verifiedAt: Date | null
  disabledAt: Date | null
  customer: { archivedAt: Date | null } | null
}

const manages: (actor: Parameters<typeof emailDestinationPolicy.canManage>[0], row: Row) => boolean =
  emailDestinationPolicy.canManage
const changes: typeof manages = (actor, row) => manages(actor, row) && !row.customer?.archivedAt

const EmailDestinationViewerCan = viewerCanType<Row>('EmailDestination', {
  update: { description: 'Change it, mute and unmute.', can: changes },
  resendVerification: {
    description: 'Have its address asked again.',
    can: (actor, row) => changes(actor, row) && !row.verifiedAt,
  },
  enable: {
    description: 'Enable it.',
    can: (actor, row) => changes(actor, row) && row.disabledAt !== null,
  },
  disable: { description: 'Disable it.', can: (actor, row) => manages(actor, row) && !row.disabledAt },
  delete: { description: 'Delete it.', can: manages },
})

builder.prismaObject('EmailDestination', {
  select: { id: true },
  description:
    'An e-mail address that is told of events, once its owner has said so by the link that is mailed to it. One of the vendor is told of everything, one of a customer of what its admins see in their audit trail; of mails none is told. What happens is put together: the first mail goes out within about a minute, and the next ones at least 15 minutes after the one before, each with at most 50 events and the number of the others. Every mail has a link that ends them.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `emd_…`.' }),
    customer: t.relation('customer', {
      nullable: true,
      description: 'The customer whose it is; null for one of the vendor.',
    }),
    email: t.exposeString('email', { description: 'The address, in lower case.' }),
    filters: t.field({
      type: [EventFilterType],
      description: filtersText,
      select: { filters: true, internal: true },
      resolve: shownFilters,
    }),
    mutes: t.field({
      type: [MuteType],
      complexity: { field: 1, multiplier: 5 },
      description: 'What it is not told of at present, at most 100.',
      select: { mutes: true },
      resolve: ({ mutes }, _args, ctx) => mutesAt(mutes, ctx.now()),
    }),
    verifiedAt: t.expose('verifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the address was proved; null where it was not, and nothing is sent to it.',
    }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when no events are mailed to it; null where they are.',
    }),
    disabledReason: t.expose('disabledReason', {
      type: DisabledReason,
      nullable: true,
      description: 'Why no events are mailed to it; null where they are.',
    }),
    mailedAt: t.expose('mailedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last mail of events was written; null before the first.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    viewerCan: t.field({
      type: EmailDestinationViewerCan,
      description: 'What the caller may do with it.',
      select: {
        customerId: true,
        verifiedAt: true,
        disabledAt: true,
        customer: { select: { archivedAt: true } },
      },
      resolve: (destination) => destination,
    }),
  }),
})

lookup(
  'emailDestination',
  'EmailDestination',
  'One e-mail destination by id; null when there is none the caller sees.',
)
listQuery('emailDestinations', emailDestinationList, 'The e-mail destinations the caller sees.')

const emailDestination = {
  name: 'emailDestination',
  model: 'EmailDestination',
  description: 'The e-mail destination.',
} as const
const scope = 'email_destination:write'
const texts = {
  id: 'The e-mail destination.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
  asked:
    'It is mailed a link that proves it, which is good once and for 7 days. LIMIT_REACHED beyond 5 such mails a day to an address and 50 of one owner',
}

mutation('emailDestinationCreate', {
  description: `Creates an e-mail destination. ${texts.asked}, and beyond 10 destinations of a customer or 50 of the vendor; CONFLICT for an address that the owner has already, and for an archived customer.`,
  scope,
  entity: emailDestination,
  input: (t) => ({
    customerId: t.id({
      description:
        'The customer whose it is, for good, and of whose events alone it is told; the vendor by default.',
    }),
    email: t.string({
      required: true,
      description: 'One e-mail address. It need not be that of a person of the portal.',
    }),
    filters: t.field({ type: [EventFilterInput], description: filtersText }),
  }),
  run: createEmailDestination,
})

mutation('emailDestinationUpdate', {
  description: `Changes an e-mail destination: what is left out stays. Another address is not verified. ${texts.asked}; CONFLICT for one that the owner has already; INVALID_INPUT on \`filters\` where a caller without \`internal:read\` gives another address and leaves conditions on hidden fields.`,
  scope,
  entity: emailDestination,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    email: t.string({ description: 'One e-mail address.' }),
    filters: t.field({ type: [EventFilterInput], description: filtersText }),
  }),
  run: updateEmailDestination,
})

mutation('emailDestinationVerify', {
  description:
    'Proves the address of an e-mail destination, which is told of events from now on. INVALID_INPUT for a link that is wrong, was used or replaced, or has run out. One in a document.',
  scope: null,
  // Secrets are not tried many at a time.
  complexity: 100,
  entity: { name: 'address', type: Verified, description: 'The address.' },
  input: (t) => ({
    token: t.string({ required: true, description: 'What stands at the end of the link.' }),
  }),
  run: verifyEmailDestination,
})

mutation('emailDestinationResendVerification', {
  description: `Mails a new link to an address that is not verified yet; the link before does nothing any more. ${texts.asked}; CONFLICT for a verified one.`,
  scope,
  entity: emailDestination,
  input: (t) => ({ id: t.id({ required: true, description: texts.id }) }),
  run: resendVerification,
})

mutation('emailDestinationMute', {
  description:
    'Mails an e-mail destination nothing of one thing and of what belongs to it, for a time; again is for the new time. LIMIT_REACHED beyond 100 things.',
  scope,
  entity: emailDestination,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    entityId: t.id({
      required: true,
      description:
        'A license, machine, project or customer; NOT_FOUND for anything else, and for what is not of the customer whose destination it is.',
    }),
    for: t.field({ type: MuteTime, required: true, description: 'For how long, from now on.' }),
  }),
  run: muteEmailDestination,
})

mutation('emailDestinationUnmute', {
  description: 'Mails an e-mail destination of something muted again, from now on.',
  scope,
  entity: emailDestination,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    entityId: t.id({ required: true, description: 'What is muted; NOT_FOUND for what is not.' }),
  }),
  run: unmuteEmailDestination,
})

mutation('emailDestinationEnable', {
  description:
    'Mails events to an e-mail destination again, from now on. One whose owner wanted no more mails has to be verified anew, and is mailed the link for it, as often as a new one. Again is no change.',
  scope,
  entity: emailDestination,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: enableEmailDestination,
})

mutation('emailDestinationDisable', {
  description: 'Stops mailing events to an e-mail destination; what waits is not sent. Again is no change.',
  scope,
  entity: emailDestination,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: disableEmailDestination,
})

mutation('emailDestinationDelete', {
  description: 'Deletes an e-mail destination; what waits is not sent.',
  scope,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: deleteEmailDestination,
})
