import { builder, mutation, Node } from '../../builder.ts'
import {
  ExpiryDigestFrequency,
  PortalFeature,
  PortalVersion,
  SecondFactorRule,
} from '../../db/generated/prisma/client.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { type EffectivePortal, effectiveIn } from './effective.ts'
import { updateCustomerPortal } from './operations.ts'
import { customerPortalPolicy, portalSettingsPolicy } from './policy.ts'
import { findSettings, updatePortalSettings } from './settings-operations.ts'

const PortalVersionEnum = builder.enumType('PortalVersion', {
  description: 'Which of two portals people are led to.',
  values: {
    CLASSIC: { value: PortalVersion.CLASSIC, description: 'The one at `classicUrl`.' },
    NEW: { value: PortalVersion.NEW, description: 'The one at `newUrl`.' },
  },
})

export const SecondFactorRuleEnum = builder.enumType('SecondFactorRule', {
  description: 'What is wanted of a second factor at sign-in.',
  values: {
    NONE: {
      value: SecondFactorRule.NONE,
      description: 'None can be added; those that are there still count.',
    },
    OPTIONAL: { value: SecondFactorRule.OPTIONAL, description: 'Whoever wants can add one.' },
    REQUIRED: {
      value: SecondFactorRule.REQUIRED,
      description:
        'Nobody gets a session without one; it is added at the next sign-in. Sessions that are open go on.',
    },
  },
})

export const PortalFeatureEnum = builder.enumType('PortalFeature', {
  description:
    'A part of the portal that can be switched off. It is then closed to the people of the customer, and to those of partners on its projects; never to staff, API tokens and service accounts.',
  values: {
    SUBSCRIPTION_REQUESTS: {
      value: PortalFeature.SUBSCRIPTION_REQUESTS,
      description: 'Requesting, renewing and withdrawing subscriptions.',
    },
    LICENSES: {
      value: PortalFeature.LICENSES,
      description: 'Licenses: reading and downloading them, their machines, seats and temporary licenses.',
    },
    TEMPORARY_LICENSES: {
      value: PortalFeature.TEMPORARY_LICENSES,
      description: 'Creating temporary licenses.',
    },
    SUPPORT_CONTACTS: {
      value: PortalFeature.SUPPORT_CONTACTS,
      description: 'Reading and managing support contacts.',
    },
    PEOPLE: {
      value: PortalFeature.PEOPLE,
      description:
        'Seeing other people, inviting and removing them, changing their roles, assigning them to projects.',
    },
  },
})

const ExpiryDigestFrequencyEnum = builder.enumType('ExpiryDigestFrequency', {
  description: 'How often the vendor is told by mail what ends.',
  values: {
    OFF: { value: ExpiryDigestFrequency.OFF, description: 'Never.' },
    DAILY: { value: ExpiryDigestFrequency.DAILY, description: 'Once a day in UTC, where something ends.' },
    WEEKLY: {
      value: ExpiryDigestFrequency.WEEKLY,
      description: 'Once a week, which begins on Monday in UTC, where something ends.',
    },
  },
})

export const EffectivePortalType = builder.objectRef<EffectivePortal>('EffectivePortal').implement({
  description: 'What holds for the portal of a customer, from what is settled for it and for all.',
  fields: (t) => ({
    enabled: t.exposeBoolean('enabled', {
      description: 'Whether its people get in. While it is off, their memberships in it give nothing.',
    }),
    version: t.expose('version', { type: PortalVersionEnum, description: 'Which portal they are led to.' }),
    url: t.exposeString('url', {
      nullable: true,
      description: 'Where that is; null where no address is settled for the version.',
    }),
    features: t.expose('features', { type: [PortalFeatureEnum], description: 'The features that are on.' }),
  }),
})

const PortalSettingsViewerCan = viewerCanType<object>('PortalSettings', {
  update: { description: 'Change them.', can: (actor) => portalSettingsPolicy.canManage(actor) },
})

builder.prismaObject('PortalSettings', {
  select: { id: true },
  description: 'What the vendor settled for the portal of all customers; each may differ in it.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `pst_…`.' }),
    viewerCan: t.field({
      type: PortalSettingsViewerCan,
      description: 'What the caller may do with them.',
      resolve: (settings) => settings,
    }),
    enabled: t.exposeBoolean('enabled', {
      description: 'Whether the portal is on for customers that do not differ in it, and for partners.',
    }),
    portalVersion: t.expose('portalVersion', {
      type: PortalVersionEnum,
      description: 'Which portal people are led to.',
    }),
    classicUrl: t.exposeString('classicUrl', {
      nullable: true,
      description: 'Where the classic portal is; null: nowhere.',
    }),
    newUrl: t.exposeString('newUrl', {
      nullable: true,
      description: 'Where the new portal is; null: nowhere.',
    }),
    autoInvite: t.exposeBoolean('autoInvite', {
      description: 'Whether a new customer with an e-mail address is invited by itself.',
    }),
    invitationDays: t.exposeInt('invitationDays', {
      description: 'How many days an invitation can be accepted, 1 to 90.',
    }),
    featuresOff: t.expose('featuresOff', {
      type: [PortalFeatureEnum],
      description: 'The features that are off for every customer.',
    }),
    passwords: t.exposeBoolean('passwords', {
      description: 'Whether people, staff too, can sign in with a password besides by mail.',
    }),
    secondFactor: t.expose('secondFactor', {
      type: SecondFactorRuleEnum,
      description: 'The second factor of people of customers that do not differ in it, and of partners.',
    }),
    staffSecondFactor: t.expose('staffSecondFactor', {
      type: SecondFactorRuleEnum,
      description: 'The second factor of staff.',
    }),
    allowEndlessTokens: t.exposeBoolean('allowEndlessTokens', {
      description: 'Whether tokens can be made that never run out.',
    }),
    expiryDays: t.exposeIntList('expiryDays', {
      description:
        'On how many days before it the end of a license or subscription is announced, at most 10, the largest first. The end of a license itself is announced in any case.',
    }),
    expiryDigest: t.expose('expiryDigest', {
      type: ExpiryDigestFrequencyEnum,
      description: 'How often the vendor is told by mail what ends.',
    }),
    expiryDigestDays: t.exposeInt('expiryDigestDays', {
      description: 'What ends within so many days is told, 1 to 365.',
    }),
    expiryDigestRecipients: t.exposeStringList('expiryDigestRecipients', {
      description:
        'The staff members who are told, by address, at most 20; empty: everybody of the roles SALES and ADMIN.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the settings were first needed.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When they were last changed.' }),
  }),
})

builder.prismaObjectFields('CustomerPortal', (t) => ({
  enabled: t.exposeBoolean('enabled', {
    nullable: true,
    description: 'Whether its people get in; null: as for all.',
  }),
  portalVersion: t.expose('portalVersion', {
    type: PortalVersionEnum,
    nullable: true,
    description: 'Which portal its people are led to; null: as for all.',
  }),
  autoInvite: t.exposeBoolean('autoInvite', {
    nullable: true,
    description: 'Whether it is invited by itself when it is created; null: as for all.',
  }),
  featuresOff: t.expose('featuresOff', {
    type: [PortalFeatureEnum],
    description: 'The features that are off for it, beside those that are off for all.',
  }),
  passwords: t.exposeBoolean('passwords', {
    nullable: true,
    description:
      'Whether its people can sign in with a password; null: as for all. Of people in several companies, all of them must allow it.',
  }),
  secondFactor: t.expose('secondFactor', {
    type: SecondFactorRuleEnum,
    nullable: true,
    description:
      'The second factor of its people; null: as for all. Of people in several companies the strictest counts.',
  }),
  effective: t.field({
    type: EffectivePortalType,
    description: 'What holds for it, from this and what is settled for all.',
    select: { enabled: true, portalVersion: true, featuresOff: true },
    resolve: (portal, _args, ctx) => effectiveIn(ctx, portal),
  }),
}))

builder.prismaObjectField('Customer', 'effectivePortal', (t) =>
  t.field({
    type: EffectivePortalType,
    nullable: true,
    authScopes: { scope: portalSettingsPolicy.scope },
    unauthorizedResolver: () => null,
    description:
      'What holds for its portal, also where nothing is settled for it; null for callers without `portal_settings:read`, and for people who do not administer it.',
    select: {
      id: true,
      portal: { select: { enabled: true, portalVersion: true, featuresOff: true } },
    },
    resolve: ({ id, portal }, _args, ctx) =>
      customerPortalPolicy.canSee(ctx.actor, { customerId: id }) ? effectiveIn(ctx, portal) : null,
  }),
)

builder.queryField('portalSettings', (t) =>
  t.prismaField({
    type: 'PortalSettings',
    nullable: true,
    description: 'What the vendor settled for the portal; null for callers who act for no vendor.',
    authScopes: { scope: portalSettingsPolicy.scope },
    resolve: async (query, _root, _args, ctx) => {
      const selection = { ...query }
      const settings = await findSettings(ctx)
      return settings && ctx.read.portalSettings.findUnique({ ...selection, where: { id: settings.id } })
    },
  }),
)

const texts = {
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
  url: 'An https address of at most 255 characters, without a user; http on the machine of the server alone. Null: nowhere.',
}

mutation('portalSettingsUpdate', {
  description:
    'Settles the portal for all customers: what is left out stays. What is switched off is off from the next request.',
  scope: 'portal_settings:write',
  entity: { name: 'portalSettings', model: 'PortalSettings', description: 'The settings.' },
  input: (t) => ({
    expectedVersion: t.int({ description: texts.expectedVersion }),
    enabled: t.boolean({
      description: 'Whether the portal is on for customers that do not differ in it, and for partners.',
    }),
    portalVersion: t.field({ type: PortalVersionEnum, description: 'Which portal people are led to.' }),
    classicUrl: t.string({ description: `Where the classic portal is. ${texts.url}` }),
    newUrl: t.string({ description: `Where the new portal is. ${texts.url}` }),
    autoInvite: t.boolean({
      description: 'Whether a new customer with an e-mail address is invited by itself.',
    }),
    invitationDays: t.int({ description: 'How many days an invitation can be accepted, 1 to 90.' }),
    featuresOff: t.field({
      type: [PortalFeatureEnum],
      description: 'All the features that are to be off for every customer.',
    }),
    passwords: t.boolean({
      description:
        'Whether people, staff too, can sign in with a password besides by mail. Nobody has one before it is on; switched off, those there are do not work.',
    }),
    secondFactor: t.field({
      type: SecondFactorRuleEnum,
      description: 'The second factor of people of customers that do not differ in it, and of partners.',
    }),
    staffSecondFactor: t.field({ type: SecondFactorRuleEnum, description: 'The second factor of staff.' }),
    allowEndlessTokens: t.boolean({
      description:
        'Whether tokens can be made that never run out. Switched off again, those that were made work on.',
    }),
    expiryDays: t.intList({
      description:
        'Replaces the days before an end on which it is announced: at most 10 of 0 to 365; empty: not before the end. Customers may differ.',
    }),
    expiryDigest: t.field({
      type: ExpiryDigestFrequencyEnum,
      description: 'How often the vendor is told by mail what ends.',
    }),
    expiryDigestDays: t.int({ description: 'What ends within so many days is told, 1 to 365.' }),
    expiryDigestRecipients: t.stringList({
      description:
        'Replaces who is told: addresses of active staff members, at most 20; empty: everybody of the roles SALES and ADMIN.',
    }),
  }),
  run: updatePortalSettings,
})

mutation('customerPortalUpdate', {
  description:
    'Settles the portal of one customer: what is left out stays, null is as for all. CONFLICT for an archived customer.',
  scope: 'portal_settings:write',
  entity: {
    name: 'customerPortal',
    model: 'CustomerPortal',
    description: 'What is settled for the customer.',
  },
  input: (t) => ({
    customerId: t.id({ required: true, description: 'The customer.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    enabled: t.boolean({ description: 'Whether its people get in.' }),
    portalVersion: t.field({ type: PortalVersionEnum, description: 'Which portal they are led to.' }),
    autoInvite: t.boolean({ description: 'Whether it is invited by itself.' }),
    featuresOff: t.field({
      type: [PortalFeatureEnum],
      description: 'All the features that are to be off for it, beside those that are off for all. Not null.',
    }),
    passwords: t.boolean({ description: 'Whether its people can sign in with a password.' }),
    secondFactor: t.field({ type: SecondFactorRuleEnum, description: 'The second factor of its people.' }),
  }),
  run: updateCustomerPortal,
})
