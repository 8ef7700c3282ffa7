import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import {
  levelUsageLimitPolicy,
  productPolicy,
  productVersionPolicy,
  subscriptionLevelPolicy,
  usageMetricPolicy,
} from './policy.ts'

test.each([
  ['staff ADMIN', staff('ADMIN'), true],
  ['staff SALES', staff('SALES'), false],
  ['staff SUPPORT', staff('SUPPORT'), false],
  ['partner user', portalUser('usr_p', { partnerOf: ['par_1'] }), false],
  ['customer ADMIN', portalUser('usr_a', { adminOf: ['cus_1'] }), false],
  ['customer MEMBER', portalUser('usr_m', { memberOf: ['cus_1'] }), false],
  ['token with the scope', apiToken(['product:write']), true],
  // Products are the vendor's own: nothing for a token that is held to customers.
  ['token with the scope for one customer', apiToken(['product:write'], ['cus_1']), false],
  ['token that reads', apiToken(['product:read']), false],
  ['the demo data', systemActor('demo-data'), true],
  ['a job of another kind', systemActor('expire-subscriptions'), false],
  ['anonymous', anonymous, false],
])('%s manages products: %#', (_kind, actor, allowed) => {
  expect(productPolicy.canManage(actor)).toBe(allowed)
})

test('everybody who is signed in sees products, levels and metrics', () => {
  const member = portalUser('usr_m', { memberOf: ['cus_1'] })
  for (const policy of [productPolicy, subscriptionLevelPolicy, usageMetricPolicy, levelUsageLimitPolicy]) {
    expect(policy.visible(member)).toEqual({})
    expect(policy.visible(anonymous)).toBe(false)
  }
})

test('the vendor sees every version, others what is offered and what they have', () => {
  expect(productVersionPolicy.visible(staff('SUPPORT'))).toEqual({})
  expect(productVersionPolicy.visible(apiToken(['product:read'], ['cus_1']))).toEqual({})
  expect(productVersionPolicy.visible(anonymous)).toBe(false)
  expect(productVersionPolicy.visible(portalUser('usr_a', { adminOf: ['cus_1'] }))).toEqual({
    OR: [
      { enabled: true },
      { subscriptions: { some: { project: { OR: [{ customerId: { in: ['cus_1'] } }] } } } },
    ],
  })
})
