import { builder } from '../../builder.ts'
import { listOf } from '../../list.ts'
import { UsageMetric } from '../product/level-schema.ts'
import {
  findOverview,
  type Overview,
  type SupportContacts,
  supportContactsOf,
  type UsageTotal,
  usageTotalsOf,
} from './overview.ts'
import { subscriptionList } from './schema.ts'

export const SubscriptionOverview = builder.prismaObject('Subscription', {
  select: { id: true },
  variant: 'SubscriptionOverview',
  description: 'What a subscription includes.',
  fields: (t) => ({
    slaName: t.exposeString('slaName', {
      nullable: true,
      description: 'The service level agreement; null when there is none.',
    }),
    slaTimeZone: t.exposeString('slaTimeZone', {
      nullable: true,
      description: 'The IANA time zone of its hours, such as Europe/Berlin.',
    }),
    fullSupportContacts: t.exposeInt('fullSupportContacts', {
      nullable: true,
      description: 'How many support contacts with full access are included; null is no limit.',
    }),
    readOnlySupportContacts: t.exposeInt('readOnlySupportContacts', {
      nullable: true,
      description: 'How many support contacts with read-only access are included; null is no limit.',
    }),
    usageLimits: t.relation('usageLimits', {
      query: { orderBy: { metric: { code: 'asc' } } },
      description: 'The included quantities, at most 100, by code of the metric.',
    }),
  }),
})

builder.prismaObject('SubscriptionUsageLimit', {
  select: { id: true },
  description: 'The quantity of a metric that a subscription includes.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `sul_…`; a new one with every change of the list.' }),
    metric: t.relation('metric', { implied: true, description: 'What is counted.' }),
    quantity: t.exposeInt('quantity', { description: 'How much of it is included.' }),
  }),
})

const SupportContactTotals = builder.objectRef<SupportContacts>('SupportContactTotals').implement({
  description: 'How many support contacts are included in all.',
  fields: (t) => ({
    full: t.exposeInt('full', { nullable: true, description: 'With full access; null is no limit.' }),
    readOnly: t.exposeInt('readOnly', {
      nullable: true,
      description: 'With read-only access; null is no limit.',
    }),
  }),
})

const UsageLimitTotal = builder.objectRef<UsageTotal>('UsageLimitTotal').implement({
  description: 'How much of a metric is included in all.',
  fields: (t) => ({
    metric: t.field({ type: UsageMetric, description: 'What is counted.', resolve: ({ metric }) => metric }),
    quantity: t.exposeFloat('quantity', {
      description: 'The sum, a whole number. It can exceed what fits into an Int.',
    }),
  }),
})

const CustomerSubscriptionOverview = builder.objectRef<Overview>('CustomerSubscriptionOverview').implement({
  description: 'What the active subscriptions of a customer include, one by one and together.',
  fields: (t) => ({
    subscriptions: listOf<Overview>(t, subscriptionList, {
      description: 'The active subscriptions whose overview the caller sees.',
      where: ({ where }) => where,
    }),
    supportContacts: t.field({
      type: SupportContactTotals,
      complexity: 5,
      description: 'The included support contacts, added up.',
      resolve: async (overview) => supportContactsOf(await overview.rows()),
    }),
    usageLimits: t.field({
      type: [UsageLimitTotal],
      complexity: 5,
      description: 'The included quantities, added up for each metric, by its code.',
      resolve: async (overview) => usageTotalsOf(await overview.rows()),
    }),
  }),
})

builder.queryField('subscriptionOverview', (t) =>
  t.field({
    type: CustomerSubscriptionOverview,
    nullable: true,
    description:
      'What the active subscriptions of a customer include; of one project where that is given. Null when there is no such customer or project of which the caller sees an overview; a token needs `customer:read` as well.',
    authScopes: { scope: 'subscription:overview' },
    complexity: 5,
    args: {
      customerId: t.arg.id({ required: true, description: 'The customer.' }),
      projectId: t.arg.id({ description: 'One of its projects; all of them by default.' }),
    },
    resolve: (_root, { customerId, projectId }, ctx) => findOverview(ctx, customerId, projectId ?? undefined),
  }),
)
