import { builder, lookup, mutation, Node } from '../../builder.ts'
import { WebhookDisabledReason } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { EventFilterInput, EventFilterType, filtersText, shownFilters } from '../event-filter/schema.ts'
import { replayWebhookEvents } from '../webhook-delivery/operations/replay.ts'
import { createWebhookEndpoint, deleteWebhookEndpoint, updateWebhookEndpoint } from './operations/manage.ts'
import { rotateWebhookSecret } from './operations/rotate-secret.ts'
import { testWebhookEndpoint } from './operations/send-test.ts'
import { disableWebhookEndpoint, enableWebhookEndpoint } from './operations/switch.ts'
import { webhookEndpointPolicy } from './policy.ts'

const WebhookDisabledReasonEnum = builder.enumType('WebhookDisabledReason', {
  description: 'Why nothing is sent to a webhook endpoint.',
  values: {
    MANUAL: { value: WebhookDisabledReason.MANUAL, description: 'Somebody disabled it.' },
    FAILURES: {
      value: WebhookDisabledReason.FAILURES,
      description: 'Nothing got through for three days, and a delivery was given up.',
    },
    GONE: { value: WebhookDisabledReason.GONE, description: 'It answered 410 Gone.' },
  },
})

const webhookEndpointList = defineList('WebhookEndpoint', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    customerId: { kind: 'id', description: 'By customer; those of the vendor have none.' },
    url: { kind: 'string', description: 'By address.' },
    disabledAt: { kind: 'dateTime', description: 'By when it was disabled.' },
    failingSince: { kind: 'dateTime', description: 'By since when nothing gets through.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was created.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
  archived: 'deletedAt',
})

type Row = {
  customerId: string | null
  disabledAt: Date | null
  deletedAt: Date | null
  customer: { archivedAt: Date | null } | null
}

const manages = (actor: Parameters<typeof webhookEndpointPolicy.canManage>[0], row: Row) =>
  webhookEndpointPolicy.canManage(actor, row) && !row.deletedAt
const changes: typeof manages = (actor, row) => manages(actor, row) && !row.customer?.archivedAt

const WebhookEndpointViewerCan = viewerCanType<Row>('WebhookEndpoint', {
  update: { description: 'Change it, rotate its secret or test it.', can: changes },
  replay: {
    description: 'Have events sent to it again.',
    can: (actor, row) => changes(actor, row) && !row.disabledAt,
  },
  enable: {
    description: 'Enable it.',
    can: (actor, row) => changes(actor, row) && row.disabledAt !== null,
  },
  disable: {
    description: 'Disable it.',
    can: (actor, row) => manages(actor, row) && !row.disabledAt,
  },
  delete: { description: 'Delete it.', can: manages },
})

builder.prismaObject('WebhookEndpoint', {
  select: { id: true },
  description:
    'Where events are sent to, by the Standard Webhooks specification. One of the vendor is told of everything, one of a customer of what its admins see in their audit trail.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `whe_…`.' }),
    customer: t.relation('customer', {
      nullable: true,
      description: 'The customer whose it is; null for one of the vendor.',
    }),
    url: t.exposeString('url', { description: 'Where events are posted to.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    filters: t.field({
      type: [EventFilterType],
      description: filtersText,
      select: { filters: true, internal: true },
      resolve: shownFilters,
    }),
    timeoutSeconds: t.exposeInt('timeoutSeconds', {
      description: 'How long an attempt may take, 1 to 15 seconds.',
    }),
    headerNames: t.exposeStringList('headerNames', {
      description: 'The headers of its own that every request has, at most 5. Their values are never shown.',
    }),
    previousSecretUntil: t.expose('previousSecretUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when the secret before signs as well; null where there is none that does.',
    }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when nothing is sent to it; null where it is.',
    }),
    disabledReason: t.expose('disabledReason', {
      type: WebhookDisabledReasonEnum,
      nullable: true,
      description: 'Why nothing is sent to it; null where it is.',
    }),
    failingSince: t.expose('failingSince', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the first attempt at its address failed since one got through; null where the last one did.',
    }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was deleted; null where it was not. It is kept for what was delivered to it.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    viewerCan: t.field({
      type: WebhookEndpointViewerCan,
      description: 'What the caller may do with it.',
      select: {
        customerId: true,
        disabledAt: true,
        deletedAt: true,
        customer: { select: { archivedAt: true } },
      },
      resolve: (endpoint) => endpoint,
    }),
  }),
})

lookup(
  'webhookEndpoint',
  'WebhookEndpoint',
  'One webhook endpoint by id; null when there is none the caller sees.',
)
listQuery(
  'webhookEndpoints',
  webhookEndpointList,
  'The webhook endpoints the caller sees; those that were deleted with `includeArchived`.',
)

const WebhookHeaderInput = builder.inputType('WebhookHeaderInput', {
  description: 'A header of the receiver’s own.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description:
        'Its name, each once. INVALID_INPUT for those that the server sets or that say where the request goes, such as Host, Content-Type and Webhook-Id.',
    }),
    value: t.string({
      description:
        'Its value, 1 to 2,048 printable ASCII characters; kept encrypted and never shown. Left out in an update: as it was.',
    }),
  }),
})

const webhookEndpoint = {
  name: 'webhookEndpoint',
  model: 'WebhookEndpoint',
  description: 'The webhook endpoint.',
} as const
const secret = {
  secret: {
    type: 'String',
    description: 'The secret that signs, `whsec_…`; shown this once. Null when `errors` is not empty.',
  },
} as const
const texts = {
  id: 'The webhook endpoint.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
  url: 'Where to post to: https in the public internet, at most 2,048 characters. Names are looked up for each connection, and redirects not followed.',
  description: 'What it is for, at most 255 characters.',
  filters: filtersText,
  timeoutSeconds: 'How long an attempt may take, 1 to 15 seconds.',
  headers: 'Headers that every request has, at most 5.',
}

mutation('webhookEndpointCreate', {
  description:
    'Creates a webhook endpoint and answers with the secret that signs what it is sent. LIMIT_REACHED beyond 10 of a customer or 50 of the vendor; CONFLICT for an archived customer.',
  scope: 'webhook_endpoint:write',
  entity: webhookEndpoint,
  extra: secret,
  input: (t) => ({
    customerId: t.id({
      description:
        'The customer whose it is, for good, and of whose events alone it is told; the vendor by default.',
    }),
    url: t.string({ required: true, description: texts.url }),
    description: t.string({ description: texts.description }),
    filters: t.field({ type: [EventFilterInput], description: texts.filters }),
    timeoutSeconds: t.int({ description: `${texts.timeoutSeconds} 5 by default.` }),
    headers: t.field({ type: [WebhookHeaderInput], description: texts.headers }),
  }),
  run: createWebhookEndpoint,
})

mutation('webhookEndpointUpdate', {
  description:
    'Changes a webhook endpoint: what is left out stays, null empties. What waits for it goes to the new address. INVALID_INPUT on `filters` where a caller without `internal:read` gives another address and leaves conditions on hidden fields.',
  scope: 'webhook_endpoint:write',
  entity: webhookEndpoint,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    url: t.string({ description: texts.url }),
    description: t.string({ description: texts.description }),
    filters: t.field({ type: [EventFilterInput], description: texts.filters }),
    timeoutSeconds: t.int({ description: texts.timeoutSeconds }),
    headers: t.field({
      type: [WebhookHeaderInput],
      description: `${texts.headers} Those that are not among them are dropped.`,
    }),
  }),
  run: updateWebhookEndpoint,
})

mutation('webhookEndpointRotateSecret', {
  description:
    'Makes a new secret, which signs from now on. With an overlap the one before signs beside it, so that a receiver can be given the new one in between.',
  scope: 'webhook_endpoint:write',
  entity: webhookEndpoint,
  extra: secret,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    overlapHours: t.int({
      description: 'How many hours the secret before signs as well, 0 to 24; 0 by default.',
    }),
  }),
  run: rotateWebhookSecret,
})

mutation('webhookEndpointEnable', {
  description:
    'Sends to a webhook endpoint again, from now on; `webhookEndpointReplay` sends what it has missed. Again is no change.',
  scope: 'webhook_endpoint:write',
  entity: webhookEndpoint,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: enableWebhookEndpoint,
})

mutation('webhookEndpointDisable', {
  description: 'Stops sending to a webhook endpoint; what waits is called off. Again is no change.',
  scope: 'webhook_endpoint:write',
  entity: webhookEndpoint,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: disableWebhookEndpoint,
})

mutation('webhookEndpointTest', {
  description:
    'Sends an event of the type `webhook_endpoint.test` with `"test": true` to a webhook endpoint, once, also to a disabled one. LIMIT_REACHED while 5 tests are under way.',
  scope: 'webhook_endpoint:write',
  entity: {
    name: 'webhookDelivery',
    model: 'WebhookDelivery',
    description: 'The delivery, which tells in a moment what came of it.',
  },
  input: (t) => ({ id: t.id({ required: true, description: texts.id }) }),
  run: testWebhookEndpoint,
})

mutation('webhookEndpointReplay', {
  description:
    'Sends the events of a time to a webhook endpoint that its filters let through and that have not reached it, under the same webhook ids. CONFLICT for a disabled endpoint; LIMIT_REACHED where more than 10,000 events happened.',
  scope: 'webhook_endpoint:write',
  entity: webhookEndpoint,
  extra: {
    count: {
      type: 'Int',
      description: 'How many are sent. Null when `errors` is not empty.',
    },
  },
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    since: t.field({ type: 'DateTime', required: true, description: 'Those that happened then or later.' }),
    until: t.field({
      type: 'DateTime',
      description: 'Those that happened before, at most 30 days later; now by default.',
    }),
    includeDelivered: t.boolean({
      description: 'Whether those are sent too that did reach it; false by default.',
    }),
  }),
  run: replayWebhookEvents,
})

mutation('webhookEndpointDelete', {
  description:
    'Deletes a webhook endpoint and its secrets; what waits is called off. What was delivered stays in `webhookDeliveries` for 90 days.',
  scope: 'webhook_endpoint:write',
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: deleteWebhookEndpoint,
})
