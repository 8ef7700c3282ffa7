import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { apiUsagePolicy } from './policy.ts'

test.each([
  ['staff', staff('ADMIN'), {}],
  ['a token', apiToken(), {}],
  ['a token for one customer', apiToken(['api_usage:read'], ['cus_1']), { customerId: { in: ['cus_1'] } }],
  ['a customer admin', portalUser('usr_a', { adminOf: ['cus_1'] }), { customerId: { in: ['cus_1'] } }],
  [
    'a member and partner user',
    portalUser('usr_b', { memberOf: ['cus_1'], partnerOf: ['par_1'] }),
    { customerId: { in: [] } },
  ],
  ['anonymous', anonymous, false],
])('%s sees the usage of its own', (_who, actor, visible) => {
  expect(apiUsagePolicy.visible(actor)).toEqual(visible)
})

test('only the system deletes usage', () => {
  expect(apiUsagePolicy.canClean(systemActor('clean-api-usage'))).toBe(true)
  expect(apiUsagePolicy.canClean(staff('ADMIN'))).toBe(false)
})
