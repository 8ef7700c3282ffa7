import { builder, lookup, mutation, Node } from '../../builder.ts'
import { WebhookDeliveryKind, WebhookDeliveryStatus } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { webhookEndpointPolicy } from '../webhook-endpoint/policy.ts'
import { replayWebhookDelivery } from './operations/replay.ts'

const WebhookDeliveryKindEnum = builder.enumType('WebhookDeliveryKind', {
  description: 'Why something is sent to a webhook endpoint.',
  values: {
    EVENT: { value: WebhookDeliveryKind.EVENT, description: 'An event happened.' },
    REPLAY: { value: WebhookDeliveryKind.REPLAY, description: 'Somebody wanted it sent again.' },
    TEST: { value: WebhookDeliveryKind.TEST, description: 'Somebody wanted to see whether it works.' },
  },
})

const WebhookDeliveryStatusEnum = builder.enumType('WebhookDeliveryStatus', {
  description: 'How far a delivery is.',
  values: {
    PENDING: {
      value: WebhookDeliveryStatus.PENDING,
      description: 'It waits: for its turn, for an answer, or for the next attempt.',
    },
    DELIVERED: { value: WebhookDeliveryStatus.DELIVERED, description: 'The receiver answered with 2xx.' },
    FAILED: {
      value: WebhookDeliveryStatus.FAILED,
      description:
        'It was given up: after 12 attempts in about two days, or after one where another is of no use.',
    },
    CANCELED: {
      value: WebhookDeliveryStatus.CANCELED,
      description: 'The endpoint was disabled or deleted before.',
    },
  },
})

type Attempt = {
  number: number
  at: string
  durationMs: number
  status: number | null
  error: string | null
  answer: string | null
}

const WebhookAttempt = builder.objectRef<Attempt>('WebhookAttempt').implement({
  description: 'One try to deliver something.',
  fields: (t) => ({
    number: t.exposeInt('number', {
      description: 'Counts from 1; one is missing where the server ended in the middle of it.',
    }),
    attemptedAt: t.field({
      type: 'DateTime',
      description: 'When it began.',
      resolve: ({ at }) => new Date(at),
    }),
    durationMs: t.exposeInt('durationMs', { description: 'How long it took, in milliseconds.' }),
    httpStatus: t.exposeInt('status', {
      nullable: true,
      description: 'What the receiver answered; null where it did not.',
    }),
    error: t.exposeString('error', { nullable: true, description: 'Why it failed; null where it did not.' }),
    answer: t.exposeString('answer', {
      nullable: true,
      description:
        'The first 1,000 characters of what the receiver said, on one line; null where it said nothing.',
    }),
  }),
})

const webhookDeliveryList = defineList('WebhookDelivery', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    endpointId: { kind: 'id', description: 'By endpoint, also by one that was deleted.' },
    customerId: {
      kind: 'id',
      description: 'By the customer of the endpoint; those of the vendor have none.',
    },
    kind: { kind: WebhookDeliveryKindEnum, description: 'By why it is sent.' },
    status: { kind: WebhookDeliveryStatusEnum, description: 'By how far it is.' },
    eventType: { kind: 'string', description: 'By type of event.' },
    eventId: { kind: 'id', description: 'By event, which is the webhook id.' },
    entityId: { kind: 'id', description: 'By what the event is about.' },
    finishedAt: { kind: 'dateTime', description: 'By when it was over.' },
    createdAt: { kind: 'dateTime', description: 'By when it was set on its way.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was set on its way.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type ViewerRow = {
  kind: WebhookDeliveryKind
  status: WebhookDeliveryStatus
  endpoint: {
    customerId: string | null
    disabledAt: Date | null
    deletedAt: Date | null
    customer: { archivedAt: Date | null } | null
  }
}

const WebhookDeliveryViewerCan = viewerCanType<ViewerRow>('WebhookDelivery', {
  replay: {
    description: 'Have its event sent once more; not a test, nor what is under way.',
    can: (actor, { kind, status, endpoint }) =>
      kind !== 'TEST' &&
      status !== 'PENDING' &&
      webhookEndpointPolicy.canManage(actor, endpoint) &&
      !endpoint.disabledAt &&
      !endpoint.deletedAt &&
      !endpoint.customer?.archivedAt,
  },
})

builder.prismaObject('WebhookDelivery', {
  select: { id: true },
  description:
    'An event on its way to a webhook endpoint, and what came of it; kept for 90 days after it was over. Events about one entity reach an endpoint one after the other.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `whd_…`.' }),
    endpoint: t.relation('endpoint', {
      implied: true,
      description: 'The endpoint, also when it was deleted since.',
    }),
    url: t.exposeString('url', { description: 'The address it was last sent to, or is to be sent to.' }),
    kind: t.expose('kind', { type: WebhookDeliveryKindEnum, description: 'Why it is sent.' }),
    status: t.expose('status', { type: WebhookDeliveryStatusEnum, description: 'How far it is.' }),
    eventId: t.exposeID('eventId', {
      description:
        'The event, `evt_…`, or the test: the header `webhook-id`, by which a receiver knows what it has had before.',
    }),
    eventType: t.exposeString('eventType', { description: 'The type of event, such as `license.issued`.' }),
    entityId: t.exposeID('entityId', { description: 'What the event is about.' }),
    attemptCount: t.exposeInt('attemptCount', {
      description: 'How many attempts were begun, at most about 12.',
    }),
    attempts: t.field({
      type: [WebhookAttempt],
      complexity: { field: 1, multiplier: 5 },
      description: 'The attempts that came to an end, the first one first.',
      select: { log: true },
      resolve: ({ log }) => log as Attempt[],
    }),
    nextAttemptAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the next attempt is made at the earliest; null where none is, and while it may wait for an earlier one of its entity.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was delivered, given up or called off; null while it is under way.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was set on its way.' }),
    viewerCan: t.field({
      type: WebhookDeliveryViewerCan,
      description: 'What the caller may do with it.',
      select: {
        kind: true,
        status: true,
        endpoint: {
          select: {
            customerId: true,
            disabledAt: true,
            deletedAt: true,
            customer: { select: { archivedAt: true } },
          },
        },
      },
      resolve: (delivery) => delivery,
    }),
  }),
})

lookup(
  'webhookDelivery',
  'WebhookDelivery',
  'One webhook delivery by id; null when there is none the caller sees.',
)
listQuery(
  'webhookDeliveries',
  webhookDeliveryList,
  'What was and is to be delivered to the webhook endpoints the caller sees, those of deleted ones included.',
)

mutation('webhookDeliveryReplay', {
  description:
    'Sends the event of a delivery once more, under the same webhook id and behind what waits of its entity. CONFLICT while it is under way, for a test, where the endpoint is disabled or deleted, and where it is not told of the event any more.',
  scope: 'webhook_endpoint:write',
  entity: { name: 'webhookDelivery', model: 'WebhookDelivery', description: 'The new delivery.' },
  input: (t) => ({ id: t.id({ required: true, description: 'The webhook delivery.' }) }),
  run: replayWebhookDelivery,
})
