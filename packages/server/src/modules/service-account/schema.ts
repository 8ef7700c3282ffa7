import type { Actor } from '../../auth/actor.ts'
import { type Scope, serviceAccountScopes } from '../../auth/scopes.ts'
import { builder, lookup, mutation, Node } from '../../builder.ts'
import { ServiceAccountOrigin } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { isRotatable } from '../api-token/lifetime.ts'
import { lifetimeTexts, ScopeEnum } from '../api-token/schema.ts'
import { createServiceAccount, startInstallation } from './operations/create.ts'
import { revokeServiceAccount } from './operations/revoke.ts'
import {
  createServiceAccountToken,
  revokeServiceAccountToken,
  rotateServiceAccountToken,
} from './operations/token.ts'
import { serviceAccountPolicy } from './policy.ts'

const ServiceAccountOriginEnum = builder.enumType('ServiceAccountOrigin', {
  description: 'How a service account came to be.',
  values: {
    MANUAL: { value: ServiceAccountOrigin.MANUAL, description: 'Somebody created it.' },
    INSTALLATION: {
      value: ServiceAccountOrigin.INSTALLATION,
      description: 'It was made for an installation when that was started.',
    },
  },
})

export const serviceAccountList = defineList('ServiceAccount', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    customerId: { kind: 'id', description: 'By customer.' },
    name: { kind: 'string', description: 'By name.' },
    origin: { kind: ServiceAccountOriginEnum, description: 'By how it came to be.' },
    revokedAt: { kind: 'dateTime', description: 'By when it was revoked.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
  },
  order: {
    name: { kind: 'string', description: 'By name.' },
    createdAt: { kind: 'date', description: 'By when it was created.' },
  },
  defaultOrder: { field: 'name', direction: 'asc' },
})

const serviceAccountTokenList = defineList('ServiceAccountToken', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    serviceAccountId: { kind: 'id', description: 'By service account.' },
    lastFour: { kind: 'string', description: 'By the last four characters of the secret.' },
    expiresAt: { kind: 'dateTime', description: 'By when it runs out.' },
    lastUsedAt: { kind: 'dateTime', description: 'By when it was last used.' },
    revokedAt: { kind: 'dateTime', description: 'By when it was revoked.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was created.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type AccountRow = { customerId: string; revokedAt: Date | null; customer: { archivedAt: Date | null } }

const isManageable = (actor: Actor, account: AccountRow) =>
  serviceAccountPolicy.canManage(actor, account) && !account.revokedAt

const ServiceAccountViewerCan = viewerCanType<AccountRow>('ServiceAccount', {
  createToken: {
    description: 'Give it one more token.',
    can: (actor, account) => isManageable(actor, account) && !account.customer.archivedAt,
  },
  revoke: { description: 'Revoke it.', can: isManageable },
})

type TokenRow = Parameters<typeof isRotatable>[0] & { serviceAccount: Omit<AccountRow, 'customer'> }

const canManage = (actor: Actor, { serviceAccount }: TokenRow) =>
  serviceAccountPolicy.canManage(actor, serviceAccount) && !serviceAccount.revokedAt

const ServiceAccountTokenViewerCan = viewerCanType<TokenRow & { now: Date }>('ServiceAccountToken', {
  rotate: {
    description: 'Put another one in its place.',
    can: (actor, token) => canManage(actor, token) && isRotatable(token, token.now),
  },
  revoke: { description: 'Revoke it.', can: (actor, token) => canManage(actor, token) && !token.revokedAt },
})

builder.prismaObject('ServiceAccount', {
  select: { id: true },
  description: "A customer's machine identity, with tokens. It sees the customer it is of, and no other.",
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `sva_…`.' }),
    customer: t.relation('customer', { implied: true, description: 'The customer.' }),
    name: t.exposeString('name', {
      description: 'What it is for; unique among those of a customer that are not revoked.',
    }),
    origin: t.expose('origin', { type: ServiceAccountOriginEnum, description: 'How it came to be.' }),
    tokens: relatedList(t, serviceAccountTokenList, 'tokens', {
      description: 'Its tokens, revoked and expired ones included.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked, for good; null while it lives.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    viewerCan: t.field({
      type: ServiceAccountViewerCan,
      description: 'What the caller may do with it.',
      select: { customerId: true, revokedAt: true, customer: { select: { archivedAt: true } } },
      resolve: (account) => account,
    }),
  }),
})

builder.prismaObject('ServiceAccountToken', {
  select: { id: true },
  description: 'A token of a service account. Its secret is shown once, when it is created.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `sat_…`.' }),
    serviceAccount: t.relation('serviceAccount', { implied: true, description: 'Whose it is.' }),
    lastFour: t.exposeString('lastFour', {
      description: 'The last four characters of the secret, to tell tokens apart.',
    }),
    scopes: t.field({
      type: [ScopeEnum],
      description:
        'What was granted; some scopes bring others along. It may all that only while who created or last rotated it may: a person of the customer as its admin, staff as far as the role goes. A person who is disabled, removed or no admin any more leaves a token that may nothing, until somebody else rotates it.',
      select: { scopes: true },
      resolve: (token) => serviceAccountScopes.filter((scope) => token.scopes.includes(scope)) as Scope[],
    }),
    sponsorName: t.string({
      nullable: true,
      description:
        'The name of the person on whose right it stands, if the caller sees that person: staff are seen by the vendor alone. Null also where nobody stands behind it.',
      select: {
        sponsorStaff: { select: { name: true } },
        sponsorPortalUser: { select: { firstName: true, lastName: true } },
      },
      resolve: ({ sponsorStaff, sponsorPortalUser: person }) =>
        sponsorStaff?.name ?? (person && `${person.firstName} ${person.lastName}`),
    }),
    replacesId: t.exposeID('replacesId', {
      nullable: true,
      description: 'The token in whose place it came by a rotation; null: none.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it runs out; null: never.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null: never.',
    }),
    lastUsedIp: t.exposeString('lastUsedIp', {
      nullable: true,
      description: 'From which address it was used then; null: never, or unknown.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked, or rotated without an overlap; null: it was not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    viewerCan: t.field({
      type: ServiceAccountTokenViewerCan,
      description: 'What the caller may do with it.',
      select: {
        revokedAt: true,
        expiresAt: true,
        replacedBy: { select: { id: true } },
        serviceAccount: { select: { customerId: true, revokedAt: true } },
      },
      resolve: (token, _args, ctx) => ({ ...token, now: ctx.now() }),
    }),
  }),
})

lookup(
  'serviceAccount',
  'ServiceAccount',
  'One service account by id; null when there is none the caller sees.',
)
listQuery(
  'serviceAccounts',
  serviceAccountList,
  'The service accounts the caller sees, revoked ones included; filter by `revokedAt`.',
)
lookup(
  'serviceAccountToken',
  'ServiceAccountToken',
  'One token of a service account by id; null when there is none the caller sees.',
)
listQuery(
  'serviceAccountTokens',
  serviceAccountTokenList,
  'The tokens of the service accounts the caller sees, revoked and expired ones included.',
)

const serviceAccount = {
  name: 'serviceAccount',
  model: 'ServiceAccount',
  description: 'The service account.',
} as const
const token = {
  name: 'serviceAccountToken',
  model: 'ServiceAccountToken',
  description: 'The token.',
} as const
const secret = (of: string) => ({
  secret: {
    type: 'String' as const,
    description: `The secret of ${of}, for \`Authorization: Bearer …\`; shown this once. Null when \`errors\` is not empty.`,
  },
})
const texts = {
  customerId: 'The customer, for good.',
  name: 'The name, at most 255 characters. CONFLICT when a service account of the customer that is not revoked has it.',
  scopes:
    'What the token may attempt, at least one of CUSTOMER_READ, PROJECT_READ, LICENSE_READ, LICENSE_ACTIVATE and LICENSE_VALIDATE. FORBIDDEN for what the caller does not have.',
}

mutation('serviceAccountCreate', {
  description:
    'Creates a service account with its first token. The answer has the secret, which cannot be read again. CONFLICT for an archived customer.',
  scope: 'service_account:write',
  entity: serviceAccount,
  extra: secret('its first token'),
  input: (t) => ({
    customerId: t.id({ required: true, description: texts.customerId }),
    name: t.string({ required: true, description: texts.name }),
    scopes: t.field({ type: [ScopeEnum], required: true, description: texts.scopes }),
    expiresAt: t.field({ type: 'DateTime', description: lifetimeTexts.expiresAt }),
    neverExpires: t.boolean({ description: lifetimeTexts.neverExpires }),
  }),
  run: createServiceAccount,
})

mutation('installationStart', {
  description:
    'Makes the service account of a new installation: it is called as that is, and its token has LICENSE_READ, LICENSE_ACTIVATE and LICENSE_VALIDATE. The answer has the secret, which cannot be read again. FORBIDDEN for a caller without these scopes, CONFLICT for an archived customer.',
  scope: 'service_account:write',
  entity: serviceAccount,
  extra: secret('its token'),
  input: (t) => ({
    customerId: t.id({ required: true, description: texts.customerId }),
    name: t.string({
      required: true,
      description: `The name of the installation. ${texts.name}`,
    }),
    expiresAt: t.field({ type: 'DateTime', description: lifetimeTexts.expiresAt }),
    neverExpires: t.boolean({ description: lifetimeTexts.neverExpires }),
  }),
  run: startInstallation,
})

mutation('serviceAccountRevoke', {
  description:
    'Revokes a service account with all of its tokens, at once and for good; its name is free again. Again is no change.',
  scope: 'service_account:write',
  entity: serviceAccount,
  input: (t) => ({ id: t.id({ required: true, description: 'The service account.' }) }),
  run: revokeServiceAccount,
})

mutation('serviceAccountTokenCreate', {
  description:
    'Gives a service account one more token. The answer has its secret, which cannot be read again. CONFLICT for a revoked account, beyond 50 tokens that work, and for an archived customer.',
  scope: 'service_account:write',
  entity: token,
  extra: secret('the token'),
  input: (t) => ({
    serviceAccountId: t.id({ required: true, description: 'The service account.' }),
    scopes: t.field({ type: [ScopeEnum], required: true, description: texts.scopes }),
    expiresAt: t.field({ type: 'DateTime', description: lifetimeTexts.expiresAt }),
    neverExpires: t.boolean({ description: lifetimeTexts.neverExpires }),
  }),
  run: createServiceAccountToken,
})

mutation('serviceAccountTokenRotate', {
  description:
    'Puts a new token in the place of one: the same account and scopes, another id and secret. The answer has the secret, which cannot be read again. CONFLICT for one that was rotated or revoked or has run out, and with an overlap for an account with 50 tokens that work; FORBIDDEN for more than the caller has.',
  scope: 'service_account:write',
  entity: { ...token, description: 'The new token.' },
  extra: secret('the new token'),
  input: (t) => ({
    id: t.id({ required: true, description: 'The token to replace.' }),
    overlapMinutes: t.int({ description: lifetimeTexts.overlapMinutes }),
    expiresAt: t.field({ type: 'DateTime', description: lifetimeTexts.expiresAt }),
    neverExpires: t.boolean({ description: lifetimeTexts.neverExpires }),
  }),
  run: rotateServiceAccountToken,
})

mutation('serviceAccountTokenRevoke', {
  description: 'Revokes one token of a service account at once and for good. Again is no change.',
  scope: 'service_account:write',
  entity: token,
  input: (t) => ({ id: t.id({ required: true, description: 'The token.' }) }),
  run: revokeServiceAccountToken,
})
