import { grantableScopes, type Scope, scopeName, scopes } from '../../auth/scopes.ts'
import { builder, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { isRotatable } from './lifetime.ts'
import { createApiToken, revokeApiToken, rotateApiToken } from './operations.ts'
import { apiTokenPolicy } from './policy.ts'

export const ScopeEnum = builder.enumType('Scope', {
  description:
    'What a credential may attempt at all; on which rows, the roles and customers of the caller decide.',
  values: Object.fromEntries(
    Object.entries(scopes).map(([scope, description]) => [
      scopeName(scope as Scope),
      { value: scope as Scope, description },
    ]),
  ),
})

const apiTokenList = defineList('ApiToken', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    name: { kind: 'string', description: 'By name.' },
    lastFour: { kind: 'string', description: 'By the last four characters of the secret.' },
    expiresAt: { kind: 'dateTime', description: 'By when it runs out.' },
    lastUsedAt: { kind: 'dateTime', description: 'By when it was last used.' },
    revokedAt: { kind: 'dateTime', description: 'By when it was revoked.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
  },
  order: {
    name: { kind: 'string', description: 'By name.' },
    createdAt: { kind: 'date', description: 'By when it was created.' },
  },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type Row = Parameters<typeof isRotatable>[0]

const ApiTokenViewerCan = viewerCanType<Row & { now: Date }>('ApiToken', {
  rotate: {
    description: 'Put another one in its place.',
    can: (actor, token) => apiTokenPolicy.canManage(actor) && isRotatable(token, token.now),
  },
  revoke: {
    description: 'Revoke it.',
    can: (actor, token) => apiTokenPolicy.canManage(actor) && !token.revokedAt,
  },
})

builder.prismaObject('ApiToken', {
  select: { id: true },
  description: "A vendor's machine identity, with scopes. Its secret is shown once, when it is created.",
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `tok_…`.' }),
    name: t.exposeString('name', { description: 'What it is for.' }),
    lastFour: t.exposeString('lastFour', {
      description: 'The last four characters of the secret, to tell tokens apart.',
    }),
    scopes: t.field({
      type: [ScopeEnum],
      description:
        'What was granted; some scopes bring others along, which `viewer` shows to the token itself.',
      select: { scopes: true },
      resolve: (token) => grantableScopes.filter((scope) => token.scopes.includes(scope)),
    }),
    policy: t.string({
      nullable: true,
      description: 'The name of the policy that it has beside its scopes, see `tokenPolicy`; null: none.',
      select: { shippedPolicy: true, policy: { select: { name: true } } },
      resolve: ({ shippedPolicy, policy }) => shippedPolicy ?? policy?.name ?? null,
    }),
    sponsorName: t.string({
      nullable: true,
      description:
        'Who created or last rotated it, and on whose right it stands: it may what was granted as far as this person may that now, and nothing while he or she is disabled. Null where nobody stands behind it, as with what the configured token makes.',
      select: { sponsor: { select: { name: true } } },
      resolve: ({ sponsor }) => sponsor?.name ?? null,
    }),
    replacesId: t.exposeID('replacesId', {
      nullable: true,
      description: 'The token in whose place it came by a rotation; null: none.',
    }),
    allCustomers: t.exposeBoolean('allCustomers', {
      description: 'Whether it reaches every customer, later ones included.',
    }),
    customerIds: t.exposeIDList('customerIds', {
      description: 'The customers it reaches, at most 100; empty when it reaches every one.',
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
      description: 'When it was revoked; null: it was not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    viewerCan: t.field({
      type: ApiTokenViewerCan,
      description: 'What the caller may do with it.',
      select: { revokedAt: true, expiresAt: true, replacedBy: { select: { id: true } } },
      resolve: (token, _args, ctx) => ({ ...token, now: ctx.now() }),
    }),
  }),
})

lookup('apiToken', 'ApiToken', 'One API token by id; null when there is none the caller sees.')
listQuery('apiTokens', apiTokenList, 'The API tokens of the vendor, revoked and expired ones included.')

/** What the inputs of tokens say of their time; also of those of service accounts. */
export const lifetimeTexts = {
  expiresAt: 'When it runs out: within 365 days, in 90 days by default.',
  neverExpires:
    'Whether it never runs out: FORBIDDEN unless `allowEndlessTokens` of the portal settings is on.',
  overlapMinutes:
    'How many minutes the old one works on, 0 to 1,440, but not beyond its own end. 0, the default, revokes it at once.',
}

const apiToken = { name: 'apiToken', model: 'ApiToken', description: 'The API token.' } as const

mutation('apiTokenCreate', {
  description:
    'Creates an API token. The answer has its secret, which cannot be read again. FORBIDDEN for more than the caller has.',
  scope: 'api_token:write',
  entity: apiToken,
  extra: {
    secret: {
      type: 'String',
      description:
        'The secret, for `Authorization: Bearer …`; shown this once. Null when `errors` is not empty.',
    },
  },
  input: (t) => ({
    name: t.string({ required: true, description: 'What it is for, at most 255 characters.' }),
    scopes: t.field({
      type: [ScopeEnum],
      description:
        'What it may attempt, at least one unless there is a policy; none of the STAFF and API_TOKEN scopes, which no token can have.',
    }),
    policy: t.string({
      description: 'The name of a policy that it is to have beside the scopes. NOT_FOUND without one.',
    }),
    customerIds: t.idList({
      description: 'The only customers it reaches, 1 to 100; every customer when left out.',
    }),
    expiresAt: t.field({ type: 'DateTime', description: lifetimeTexts.expiresAt }),
    neverExpires: t.boolean({ description: lifetimeTexts.neverExpires }),
  }),
  run: createApiToken,
})

mutation('apiTokenRotate', {
  description:
    'Puts a new API token in the place of one: the same name, scopes, policy and customers, another id and secret. The answer has the secret, which cannot be read again. CONFLICT for one that was rotated or revoked or has run out, FORBIDDEN for more than the caller has.',
  scope: 'api_token:write',
  entity: { ...apiToken, description: 'The new API token.' },
  extra: {
    secret: {
      type: 'String',
      description:
        'The secret, for `Authorization: Bearer …`; shown this once. Null when `errors` is not empty.',
    },
  },
  input: (t) => ({
    id: t.id({ required: true, description: 'The API token to replace.' }),
    overlapMinutes: t.int({ description: lifetimeTexts.overlapMinutes }),
    expiresAt: t.field({ type: 'DateTime', description: lifetimeTexts.expiresAt }),
    neverExpires: t.boolean({ description: lifetimeTexts.neverExpires }),
  }),
  run: rotateApiToken,
})

mutation('apiTokenRevoke', {
  description: 'Revokes an API token at once and for good. Again is no change.',
  scope: 'api_token:write',
  entity: apiToken,
  input: (t) => ({ id: t.id({ required: true, description: 'The API token.' }) }),
  run: revokeApiToken,
})
