import type { Actor } from '../../auth/actor.ts'
import { builder, internalField, lookup, mutation, Node } from '../../builder.ts'
import type { Ctx } from '../../context.ts'
import { SubscriptionStatus } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { termTexts, UsageLimitInput } from '../product/level-schema.ts'
import { inChargeColumns } from '../project/policy.ts'
import { acceptSubscription } from './operations/accept.ts'
import { activateSubscription } from './operations/activate.ts'
import { createSubscription } from './operations/create.ts'
import { rejectSubscription } from './operations/reject.ts'
import { renewSubscription } from './operations/renew.ts'
import { requestSubscription } from './operations/request.ts'
import { terminateSubscription } from './operations/terminate.ts'
import { updateSubscription } from './operations/update.ts'
import { withdrawSubscription } from './operations/withdraw.ts'
import { SubscriptionOverview } from './overview-schema.ts'
import { mayStep, type ProjectRow, type SubscriptionStep, subscriptionPolicy } from './policy.ts'

const SubscriptionStatusEnum = builder.enumType('SubscriptionStatus', {
  description: 'Where a subscription stands.',
  values: {
    REQUESTED: { value: SubscriptionStatus.REQUESTED, description: 'Asked for; the vendor has to decide.' },
    PENDING: { value: SubscriptionStatus.PENDING, description: 'Accepted, not yet in force.' },
    ACTIVE: {
      value: SubscriptionStatus.ACTIVE,
      description: 'In force: at most one of a product in a project.',
    },
    EXPIRED: {
      value: SubscriptionStatus.EXPIRED,
      description: 'Its time is over, or its renewal took its place.',
    },
    REJECTED: { value: SubscriptionStatus.REJECTED, description: 'The vendor declined the request.' },
    CANCELED: { value: SubscriptionStatus.CANCELED, description: 'The request was withdrawn.' },
    TERMINATED: { value: SubscriptionStatus.TERMINATED, description: 'The vendor ended it before its time.' },
  },
})

export const subscriptionList = defineList('Subscription', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    projectId: { kind: 'id', description: 'By project.' },
    customerId: {
      kind: 'id',
      description: 'By the customer of the project.',
      where: (id) => ({ project: { customerId: id } }),
    },
    productId: { kind: 'id', description: 'By product.' },
    productVersionId: { kind: 'id', description: 'By version of the product.' },
    levelId: { kind: 'id', description: 'By level.' },
    status: { kind: SubscriptionStatusEnum, description: 'By status.' },
    startsOn: { kind: 'date', description: 'By the first day.' },
    endsOn: { kind: 'date', description: 'By the day on which it no longer holds.' },
    renewalOfId: {
      kind: 'id',
      description: 'By the subscription that it renews, as far as the caller sees that.',
      where: (id, visible) => ({
        renewalOf: { is: { id, AND: [visible('Subscription') ?? {}] } },
      }),
    },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: {
    startsOn: { kind: 'date', description: 'By the first day.' },
    endsOn: { kind: 'date', description: 'By the day on which it no longer holds.' },
    createdAt: { kind: 'date', description: 'By when it was created.' },
    updatedAt: { kind: 'date', description: 'By when it was last changed.' },
  },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type Row = { status: SubscriptionStatus; project: ProjectRow & { customer: { archivedAt: Date | null } } }

const open = (step: SubscriptionStep, { status, project }: Row) =>
  mayStep(step, status) && !project.customer.archivedAt

const staffStep = (step: SubscriptionStep, description: string) => ({
  description,
  can: (actor: Actor, row: Row) => subscriptionPolicy.canManage(actor) && open(step, row),
})

const requestStep = (step: SubscriptionStep, description: string) => ({
  description,
  can: (actor: Actor, row: Row) => subscriptionPolicy.canRequest(actor, row.project) && open(step, row),
})

const SubscriptionViewerCan = viewerCanType<Row>('Subscription', {
  accept: staffStep('accept', 'Accept the request.'),
  reject: staffStep('reject', 'Decline the request.'),
  withdraw: requestStep('withdraw', 'Withdraw the request.'),
  activate: staffStep('activate', 'Put it in force, unless its time is over or another one is in force.'),
  update: staffStep('update', 'Change it.'),
  terminate: staffStep('terminate', 'End it before its time.'),
  renew: requestStep('renew', 'Request a renewal, unless one is under way.'),
})

type Selection = { select?: object; include?: object }

builder.prismaObject('Subscription', {
  select: { id: true },
  description: "A project's right to a product at a level for a time.",
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `sub_…`.' }),
    project: t.relation('project', { implied: true, description: 'The project that has it.' }),
    product: t.relation('product', { implied: true, description: 'What it is a right to.' }),
    productVersion: t.relation('productVersion', {
      implied: true,
      description: 'The version of the product.',
    }),
    level: t.relation('level', {
      implied: true,
      description: 'The level; what this subscription includes may differ from it.',
    }),
    status: t.expose('status', { type: SubscriptionStatusEnum, description: 'Where it stands.' }),
    startsOn: t.expose('startsOn', { type: 'Date', description: 'The first day.' }),
    months: t.exposeInt('months', { description: 'For how many months, 1 to 120.' }),
    endsOn: t.expose('endsOn', {
      type: 'Date',
      description: '`startsOn` plus `months`: the first day on which it no longer holds.',
    }),
    renewalOf: t.relation('renewalOf', {
      nullable: true,
      description: 'The subscription that this one renews; null when it is none, or none the caller sees.',
    }),
    renewals: relatedList(t, subscriptionList, 'renewals', {
      description: 'The renewals that were requested, of which at most one is open.',
    }),
    notes: t.exposeString('notes', {
      ...internalField,
      description:
        'What the vendor notes for itself, at most 10,000 characters. Null for callers without `internal:read`.',
    }),
    rejectionReason: t.exposeString('rejectionReason', {
      nullable: true,
      description: 'Why the request was declined; null when it was not.',
    }),
    activatedAt: t.expose('activatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it came into force; null when it never did.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was declined, withdrawn or terminated or expired; null before.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    overview: t.field({
      type: SubscriptionOverview,
      nullable: true,
      description:
        'What it includes; null for callers who are neither the vendor, an admin of the customer nor a partner of the project.',
      extensions: {
        // Like `t.variant`, with what the rule needs.
        pothosPrismaSelect: (_args: object, ctx: Ctx, nested: (query: object) => Selection): Selection => {
          const { select, ...query } = nested({})
          const project = { project: { select: inChargeColumns(ctx.actor) } }
          if (select) return { ...query, select: { ...select, ...project } }
          return { ...query, include: { ...query.include, ...project } }
        },
      },
      resolve: (subscription, _args, ctx) => {
        const { project } = subscription as unknown as Row
        return subscriptionPolicy.canSeeOverview(ctx.actor, project) ? subscription : null
      },
    }),
    viewerCan: t.field({
      type: SubscriptionViewerCan,
      description: 'What the caller may do with it.',
      select: (_args, ctx) => ({
        status: true,
        project: { select: { ...inChargeColumns(ctx.actor), customer: { select: { archivedAt: true } } } },
      }),
      resolve: (subscription) => subscription as unknown as Row,
    }),
  }),
})

lookup('subscription', 'Subscription', 'One subscription by id; null when there is none the caller sees.')
listQuery('subscriptions', subscriptionList, 'The subscriptions the caller sees, in every status.')

const subscription = {
  name: 'subscription',
  model: 'Subscription',
  description: 'The subscription.',
} as const
const texts = {
  id: 'The subscription.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
  startsOn: 'The first day.',
  months: 'For how many months, 1 to 120.',
  notes: 'For the vendor alone, at most 10,000 characters.',
}

mutation('subscriptionRequest', {
  description:
    'Requests a subscription, with what the level includes. INVALID_INPUT when the version is not enabled, CONFLICT when the customer is archived.',
  scope: 'subscription:request',
  entity: subscription,
  input: (t) => ({
    projectId: t.id({ required: true, description: 'The project that shall have it.' }),
    productVersionId: t.id({ required: true, description: 'An enabled version of a product.' }),
    levelId: t.id({ required: true, description: 'The level.' }),
    startsOn: t.field({
      type: 'Date',
      required: true,
      description: 'The first day, at most a year ago.',
    }),
    months: t.int({ required: true, description: texts.months }),
  }),
  run: requestSubscription,
})

mutation('subscriptionRenew', {
  description:
    'Requests a renewal of a subscription that is ACTIVE or EXPIRED: a new subscription, filled from the old one where nothing is given. CONFLICT while another renewal is open.',
  scope: 'subscription:request',
  entity: { ...subscription, description: 'The renewal.' },
  input: (t) => ({
    renewalOfId: t.id({ required: true, description: 'The subscription to renew.' }),
    productVersionId: t.id({
      description:
        'An enabled version of the same product; by default the present one. INVALID_INPUT when that is no longer enabled.',
    }),
    levelId: t.id({
      description:
        'The level; by default the present one, with what the present subscription includes. Another level comes with its own.',
    }),
    startsOn: t.field({
      type: 'Date',
      description: 'The first day, at most a year ago; by default the day on which the present one ends.',
    }),
    months: t.int({ description: `${texts.months} By default as many as now.` }),
  }),
  run: renewSubscription,
})

mutation('subscriptionWithdraw', {
  description: 'Withdraws a request on which the vendor has not decided. CONFLICT in other states.',
  scope: 'subscription:request',
  entity: subscription,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: withdrawSubscription,
})

mutation('subscriptionCreate', {
  description:
    'Creates a subscription without a request. What is not given of its terms is taken from the level. CONFLICT when it shall be ACTIVE and the project has an active one of the product, which the message names.',
  scope: 'subscription:write',
  entity: subscription,
  input: (t) => ({
    projectId: t.id({ required: true, description: 'The project that has it.' }),
    productVersionId: t.id({ required: true, description: 'A version of a product, enabled or not.' }),
    levelId: t.id({ required: true, description: 'The level.' }),
    status: t.field({
      type: SubscriptionStatusEnum,
      description: 'PENDING, which is the default, or ACTIVE.',
    }),
    startsOn: t.field({ type: 'Date', required: true, description: texts.startsOn }),
    months: t.int({ required: true, description: texts.months }),
    slaName: t.string({ description: termTexts.slaName }),
    slaTimeZone: t.string({ description: termTexts.slaTimeZone }),
    fullSupportContacts: t.int({ description: termTexts.fullSupportContacts }),
    readOnlySupportContacts: t.int({ description: termTexts.readOnlySupportContacts }),
    usageLimits: t.field({ type: [UsageLimitInput], description: termTexts.usageLimits }),
    notes: t.string({ description: texts.notes }),
  }),
  run: createSubscription,
})

mutation('subscriptionUpdate', {
  description:
    'Changes a subscription that has not ended: what is left out stays, null empties. `endsOn` follows. Another level brings its own terms, as far as the same request does not give them.',
  scope: 'subscription:write',
  entity: subscription,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    productVersionId: t.id({ description: 'A version of the same product, enabled or not.' }),
    levelId: t.id({ description: 'The level.' }),
    startsOn: t.field({ type: 'Date', description: texts.startsOn }),
    months: t.int({ description: texts.months }),
    slaName: t.string({ description: termTexts.slaName }),
    slaTimeZone: t.string({ description: termTexts.slaTimeZone }),
    fullSupportContacts: t.int({ description: termTexts.fullSupportContacts }),
    readOnlySupportContacts: t.int({ description: termTexts.readOnlySupportContacts }),
    usageLimits: t.field({ type: [UsageLimitInput], description: termTexts.usageLimits }),
    notes: t.string({ description: texts.notes }),
  }),
  run: updateSubscription,
})

mutation('subscriptionAccept', {
  description: 'Accepts a request: REQUESTED becomes PENDING. CONFLICT in other states.',
  scope: 'subscription:write',
  entity: subscription,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: acceptSubscription,
})

mutation('subscriptionReject', {
  description: 'Declines a request: REQUESTED becomes REJECTED. CONFLICT in other states.',
  scope: 'subscription:write',
  entity: subscription,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    reason: t.string({
      required: true,
      description: 'Why, for those who asked; at most 2,000 characters.',
    }),
  }),
  run: rejectSubscription,
})

mutation('subscriptionActivate', {
  description:
    'Puts a subscription in force: PENDING becomes ACTIVE, and the one that it renews EXPIRED. CONFLICT in other states, when its time is over, or when the project has another active one of the product, which the message names.',
  scope: 'subscription:write',
  entity: subscription,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: activateSubscription,
})

mutation('subscriptionTerminate', {
  description: 'Ends a subscription before its time: ACTIVE becomes TERMINATED. CONFLICT in other states.',
  scope: 'subscription:write',
  entity: subscription,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: terminateSubscription,
})
