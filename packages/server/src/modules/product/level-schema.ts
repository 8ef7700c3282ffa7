import { builder, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import {
  createSubscriptionLevel,
  deleteSubscriptionLevel,
  updateSubscriptionLevel,
} from './level-operations.ts'
import { createUsageMetric, deleteUsageMetric, updateUsageMetric } from './metric-operations.ts'
import { productPolicy } from './policy.ts'

const times = {
  filter: {
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: {
    createdAt: { kind: 'date', description: 'By when it was created.' },
    updatedAt: { kind: 'date', description: 'By when it was last changed.' },
  },
} as const

const usageMetricList = defineList('UsageMetric', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    code: { kind: 'string', description: 'By code.' },
    name: { kind: 'string', description: 'By name.' },
    ...times.filter,
  },
  order: {
    name: { kind: 'string', description: 'By name.' },
    code: { kind: 'string', description: 'By code.' },
    ...times.order,
  },
  defaultOrder: { field: 'name', direction: 'asc' },
})

const subscriptionLevelList = defineList('SubscriptionLevel', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    code: { kind: 'string', description: 'By code.' },
    name: { kind: 'string', description: 'By name.' },
    ...times.filter,
  },
  order: {
    name: { kind: 'string', description: 'By name.' },
    code: { kind: 'string', description: 'By code.' },
    ...times.order,
  },
  defaultOrder: { field: 'name', direction: 'asc' },
})

const UsageMetricViewerCan = viewerCanType('UsageMetric', {
  update: { description: 'Change it.', can: productPolicy.canManage },
  delete: { description: 'Delete it, once nothing includes it.', can: productPolicy.canManage },
})

const SubscriptionLevelViewerCan = viewerCanType('SubscriptionLevel', {
  update: { description: 'Change it.', can: productPolicy.canManage },
  delete: { description: 'Delete it, once no subscription is at it.', can: productPolicy.canManage },
})

export const UsageMetric = builder.prismaObject('UsageMetric', {
  select: { id: true },
  description:
    'A quantity the vendor defines, of which subscriptions include some, such as process instances.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `mtr_…`.' }),
    code: t.exposeString('code', {
      description:
        'Its name for programs: capitals, digits and underscores, such as PROCESS_INSTANCES; unique.',
    }),
    name: t.exposeString('name', { description: 'Its name for people, unique in whichever case.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'What is counted, such as "per month".' }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    viewerCan: t.field({
      type: UsageMetricViewerCan,
      description: 'What the caller may do with it.',
      resolve: (metric) => metric,
    }),
  }),
})

/** The options of a field that tells what subscriptions include; null for callers without the scope for that. */
const termField = {
  nullable: true,
  authScopes: { scope: 'subscription:overview' },
  unauthorizedResolver: () => null,
} as const

builder.prismaObject('SubscriptionLevel', {
  select: { id: true },
  description:
    'A level the vendor sells, such as GOLD, with what new subscriptions at it include. Existing ones keep what they have.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `lvl_…`.' }),
    code: t.exposeString('code', {
      description: 'Its name for programs: capitals, digits and underscores, such as GOLD; unique.',
    }),
    name: t.exposeString('name', { description: 'Its name for people, unique in whichever case.' }),
    slaName: t.exposeString('slaName', {
      ...termField,
      description:
        'The service level agreement; null when there is none. Null for callers without `subscription:overview`.',
    }),
    slaTimeZone: t.exposeString('slaTimeZone', {
      ...termField,
      description:
        'The IANA time zone of its hours, such as Europe/Berlin. Null for callers without `subscription:overview`.',
    }),
    fullSupportContacts: t.exposeInt('fullSupportContacts', {
      ...termField,
      description:
        'How many support contacts with full access are included; null is no limit. Null for callers without `subscription:overview`.',
    }),
    readOnlySupportContacts: t.exposeInt('readOnlySupportContacts', {
      ...termField,
      description:
        'How many support contacts with read-only access are included; null is no limit. Null for callers without `subscription:overview`.',
    }),
    usageLimits: t.relation('usageLimits', {
      ...termField,
      query: { orderBy: { metric: { code: 'asc' } } },
      description:
        'The included quantities, at most 100, by code of the metric. Null for callers without `subscription:overview`.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    viewerCan: t.field({
      type: SubscriptionLevelViewerCan,
      description: 'What the caller may do with it.',
      resolve: (level) => level,
    }),
  }),
})

builder.prismaObject('SubscriptionLevelUsageLimit', {
  select: { id: true },
  description: 'The quantity of a metric that a level includes.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `lul_…`; a new one with every change of the list.' }),
    metric: t.relation('metric', { implied: true, description: 'What is counted.' }),
    quantity: t.exposeInt('quantity', { description: 'How much of it is included.' }),
  }),
})

lookup('usageMetric', 'UsageMetric', 'One metric by id; null when there is none.')
listQuery('usageMetrics', usageMetricList, 'The metrics the vendor counts.')
lookup('subscriptionLevel', 'SubscriptionLevel', 'One level by id; null when there is none.')
listQuery('subscriptionLevels', subscriptionLevelList, 'The levels the vendor sells.')

const texts = {
  code: 'Unique: 1 to 64 capitals, digits and underscores, a letter first.',
  name: 'Unique in whichever case, at most 255 characters.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
}
const usageMetric = { name: 'usageMetric', model: 'UsageMetric', description: 'The metric.' } as const
const unit = 'What is counted, at most 255 characters.'

mutation('usageMetricCreate', {
  description: 'Creates a metric. CONFLICT on `code` or `name` when another metric has it.',
  scope: 'product:write',
  entity: usageMetric,
  input: (t) => ({
    code: t.string({ required: true, description: texts.code }),
    name: t.string({ required: true, description: texts.name }),
    unit: t.string({ description: unit }),
  }),
  run: createUsageMetric,
})

mutation('usageMetricUpdate', {
  description: 'Changes a metric: what is left out stays, null empties.',
  scope: 'product:write',
  entity: usageMetric,
  input: (t) => ({
    id: t.id({ required: true, description: 'The metric.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    code: t.string({ description: texts.code }),
    name: t.string({ description: texts.name }),
    unit: t.string({ description: unit }),
  }),
  run: updateUsageMetric,
})

mutation('usageMetricDelete', {
  description:
    'Deletes a metric. CONFLICT, saying how many, while levels or subscriptions include some of it.',
  scope: 'product:write',
  input: (t) => ({
    id: t.id({ required: true, description: 'The metric.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: deleteUsageMetric,
})

/** A quantity of a metric, as levels and subscriptions are given it. */
export const UsageLimitInput = builder.inputType('UsageLimitInput', {
  description: 'An included quantity of a metric.',
  fields: (t) => ({
    metricId: t.id({ required: true, description: 'What is counted; each metric at most once.' }),
    quantity: t.int({ required: true, description: 'How much of it is included, 0 or more.' }),
  }),
})

/** What a level or a subscription includes, for the inputs that set it. */
export const termTexts = {
  slaName: 'The service level agreement, at most 255 characters; null is none.',
  slaTimeZone: 'The IANA time zone of its hours, such as Europe/Berlin.',
  fullSupportContacts: 'Included support contacts with full access, 0 to 100,000; null is no limit.',
  readOnlySupportContacts: 'Included support contacts with read-only access, 0 to 100,000; null is no limit.',
  usageLimits: 'The included quantities, at most 100; the list replaces the one before.',
}
const subscriptionLevel = {
  name: 'subscriptionLevel',
  model: 'SubscriptionLevel',
  description: 'The level.',
} as const

mutation('subscriptionLevelCreate', {
  description: 'Creates a level. CONFLICT on `code` or `name` when another level has it.',
  scope: 'product:write',
  entity: subscriptionLevel,
  input: (t) => ({
    code: t.string({ required: true, description: texts.code }),
    name: t.string({ required: true, description: texts.name }),
    slaName: t.string({ description: termTexts.slaName }),
    slaTimeZone: t.string({ description: termTexts.slaTimeZone }),
    fullSupportContacts: t.int({ description: termTexts.fullSupportContacts }),
    readOnlySupportContacts: t.int({ description: termTexts.readOnlySupportContacts }),
    usageLimits: t.field({ type: [UsageLimitInput], description: termTexts.usageLimits }),
  }),
  run: createSubscriptionLevel,
})

mutation('subscriptionLevelUpdate', {
  description:
    'Changes a level: what is left out stays, null empties. Existing subscriptions keep what they include.',
  scope: 'product:write',
  entity: subscriptionLevel,
  input: (t) => ({
    id: t.id({ required: true, description: 'The level.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    code: t.string({ description: texts.code }),
    name: t.string({ description: texts.name }),
    slaName: t.string({ description: termTexts.slaName }),
    slaTimeZone: t.string({ description: termTexts.slaTimeZone }),
    fullSupportContacts: t.int({ description: termTexts.fullSupportContacts }),
    readOnlySupportContacts: t.int({ description: termTexts.readOnlySupportContacts }),
    usageLimits: t.field({ type: [UsageLimitInput], description: termTexts.usageLimits }),
  }),
  run: updateSubscriptionLevel,
})

mutation('subscriptionLevelDelete', {
  description: 'Deletes a level. CONFLICT, saying how many, while subscriptions are at it.',
  scope: 'product:write',
  input: (t) => ({
    id: t.id({ required: true, description: 'The level.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: deleteSubscriptionLevel,
})
