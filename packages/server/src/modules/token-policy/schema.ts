import { scopesOf } from '../../auth/token-policies.ts'
import { builder, mutation } from '../../builder.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { ScopeEnum } from '../api-token/schema.ts'
import { findPolicies, findPolicy, type PolicyInForce } from './in-force.ts'
import { createTokenPolicy, deleteTokenPolicy, updateTokenPolicy } from './operations.ts'
import { tokenPolicyPolicy } from './policy.ts'

const rule =
  'The most specific pattern on a scope decides: the one with the most letters beside its stars, and without a star before all others; of equals, the denial does.'

const TokenPolicyViewerCan = viewerCanType<{ shipped: boolean }>('TokenPolicy', {
  update: {
    description: 'Change what it grants and denies; not one that comes with the server.',
    can: (actor, { shipped }) => !shipped && tokenPolicyPolicy.canManage(actor),
  },
  delete: {
    description: 'Delete it, once no token that works has it; not one that comes with the server.',
    can: (actor, { shipped }) => !shipped && tokenPolicyPolicy.canManage(actor),
  },
})

const TokenPolicy = builder.objectRef<PolicyInForce>('TokenPolicy').implement({
  description: `A named set of patterns over scopes, which tokens can be given. ${rule}`,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name, by which tokens have it.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    allow: t.exposeStringList('allow', {
      description:
        'What is granted: patterns such as `license:*` and `*:read`, a star for any text, at most 100.',
    }),
    deny: t.exposeStringList('deny', { description: 'What is denied, in the same way, at most 100.' }),
    scopes: t.field({
      type: [ScopeEnum],
      description:
        'What it comes to now, with the scopes that others bring along. New scopes of a later server that match are in it.',
      resolve: (policy) => [...scopesOf(policy)],
    }),
    shipped: t.exposeBoolean('shipped', {
      description: 'Whether it comes with the server; then it cannot be changed or deleted.',
    }),
    version: t.exposeInt('version', {
      description:
        'Grows by one with every change; for `expectedVersion`. 0 for one that comes with the server.',
    }),
    viewerCan: t.field({
      type: TokenPolicyViewerCan,
      description: 'What the caller may do with it.',
      resolve: (policy) => policy,
    }),
  }),
})

builder.queryField('tokenPolicies', (t) =>
  t.field({
    type: [TokenPolicy],
    description:
      "The policies for tokens: `admin`, `read-only`, `support` and `sales`, then the vendor's own by name, at most 104 together.",
    authScopes: { scope: tokenPolicyPolicy.scope },
    complexity: { field: 5, multiplier: 20 },
    resolve: (_root, _args, ctx) => findPolicies(ctx),
  }),
)

builder.queryField('tokenPolicy', (t) =>
  t.field({
    type: TokenPolicy,
    nullable: true,
    description: 'One policy for tokens by name; null when there is none.',
    authScopes: { scope: tokenPolicyPolicy.scope },
    complexity: 5,
    args: { name: t.arg.string({ required: true, description: 'The name.' }) },
    resolve: (_root, { name }, ctx) => findPolicy(ctx, name),
  }),
)

const tokenPolicy = { name: 'tokenPolicy', type: TokenPolicy, description: 'The policy.' } as const

const texts = {
  name: 'The policy.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
  allow:
    'What is granted, 1 to 100 patterns of at most 64 characters: scopes in lower case with a colon, a star for any text, such as `license:*`. Each must match a scope that a token can have.',
  deny: 'What is denied, at most 100 patterns in the same way.',
  description: 'What it is for, at most 10,000 characters.',
}

mutation('tokenPolicyCreate', {
  description: 'Creates a policy for tokens. LIMIT_REACHED beyond 100.',
  scope: 'api_token:write',
  entity: tokenPolicy,
  input: (t) => ({
    name: t.string({
      required: true,
      description:
        'The name, for good: 1 to 63 lower-case letters, digits and hyphens. CONFLICT when it is taken.',
    }),
    description: t.string({ description: texts.description }),
    allow: t.stringList({ required: true, description: texts.allow }),
    deny: t.stringList({ description: texts.deny }),
  }),
  run: createTokenPolicy,
})

mutation('tokenPolicyUpdate', {
  description:
    'Changes a policy, and with it what its tokens may from the next request on: what is left out stays. CONFLICT for one that comes with the server.',
  scope: 'api_token:write',
  entity: tokenPolicy,
  input: (t) => ({
    name: t.string({ required: true, description: texts.name }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    description: t.string({ description: `${texts.description} Null empties.` }),
    allow: t.stringList({ description: texts.allow }),
    deny: t.stringList({ description: texts.deny }),
  }),
  run: updateTokenPolicy,
})

mutation('tokenPolicyDelete', {
  description:
    'Deletes a policy. CONFLICT while tokens that work have it, and for one that comes with the server.',
  scope: 'api_token:write',
  input: (t) => ({
    name: t.string({ required: true, description: texts.name }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: deleteTokenPolicy,
})
