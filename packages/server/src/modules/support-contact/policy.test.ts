import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { supportContactPolicy } from './policy.ts'

const own = { customerId: 'cus_own' }
const foreign = { customerId: 'cus_foreign' }

test.each([
  ['staff ADMIN', staff('ADMIN'), true, true],
  ['staff SALES', staff('SALES'), false, false],
  ['staff SUPPORT', staff('SUPPORT'), false, false],
  ['partner user', portalUser('usr_p', { partnerOf: ['par_own'] }), false, false],
  ['customer ADMIN', portalUser('usr_a', { adminOf: ['cus_own'] }), true, false],
  ['customer MEMBER', portalUser('usr_m', { memberOf: ['cus_own'] }), false, false],
  [
    'ADMIN elsewhere, MEMBER here',
    portalUser('usr_b', { adminOf: ['cus_other'], memberOf: ['cus_own'] }),
    false,
    false,
  ],
  ['API token', apiToken(['support_contact:write']), true, true],
  ['API token that reads', apiToken(['support_contact:read']), false, false],
  ['anonymous', anonymous, false, false],
] as const)('%s manages support contacts of the own customer: %s', (_name, actor, ofOwn, ofForeign) => {
  expect(supportContactPolicy.canManage(actor, own)).toBe(ofOwn)
  expect(supportContactPolicy.canManage(actor, foreign)).toBe(ofForeign)
})

test('a token for some customers sees their contacts alone, a member none', () => {
  expect(supportContactPolicy.visible(apiToken(undefined, ['cus_1']))).toEqual({
    customerId: { in: ['cus_1'] },
  })
  expect(supportContactPolicy.visible(portalUser('usr_m', { memberOf: ['cus_own'] }))).toEqual({
    customerId: { in: [] },
  })
  expect(supportContactPolicy.visible(anonymous)).toBe(false)
})
