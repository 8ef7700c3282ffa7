import { Kind, parse } from 'graphql'
import { expect, test } from 'vitest'
import { anonymous } from '../auth/actor.ts'
import { schema } from '../schema.ts'
import { dearest } from './dearest.ts'
import { costOf } from './limits.ts'

const ctx = { actor: anonymous } as never

test.each<[string, Record<string, unknown>]>([
  ['{ __typename viewer { id memberships { id role } budget { limit } } }', {}],
  [
    '{ customers { nodes { id name } totalCount pageInfo { hasNextPage } edges { cursor node { id } } } }',
    {},
  ],
  [
    'query ($n: Int = 7) { a: customers(first: $n) { nodes { ...C } } b: customers(last: 3) { nodes { ...C } } } fragment C on Customer { projects(first: $n) { nodes { id } } }',
    {},
  ],
  ['query ($n: Int!) { customers(first: $n) { nodes { ... on Customer { id } ... { name } } } }', { n: 40 }],
  ['query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on License { entitlements } } }', { ids: ['a', 'b'] }],
  ['mutation { signOut(input: {}) { deletedId errors { code path } } }', {}],
])('the parts of %s make up the whole', (source, variables) => {
  const document = parse(source)
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!
  const costed = { schema, document, operation }
  const parts = dearest(costed, variables, ctx)
  expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(costOf(costed, variables, ctx))
  expect(parts.map(({ points }) => points)).toEqual(parts.map(({ points }) => points).sort((a, b) => b - a))
})
