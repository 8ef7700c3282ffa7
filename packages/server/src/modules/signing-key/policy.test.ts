import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { type Actor, anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { signingKeyPolicy } from './policy.ts'

const cases: [string, Actor, visible: boolean, manages: boolean][] = [
  ['staff ADMIN', staff('ADMIN'), true, true],
  // Of these, the scope keeps the keys: the matrix holds that.
  ['staff SALES', staff('SALES'), true, false],
  ['staff SUPPORT', staff('SUPPORT'), true, false],
  ['a customer admin', portalUser('usr_1', { adminOf: ['cus_1'] }), false, false],
  ['a partner user', portalUser('usr_1', { partnerOf: ['par_1'] }), false, false],
  ['a token that may', apiToken(['signing_key:write']), true, true],
  ['a token that may, for some customers', apiToken(['signing_key:write'], ['cus_1']), true, false],
  ['a token that reads', apiToken(['signing_key:read']), true, false],
  ['the demo data', systemActor('demo-data'), true, true],
  ['nobody', anonymous, false, false],
]

test.each(cases)('%s', (_who, actor, visible, manages) => {
  expect(signingKeyPolicy.visible(actor)).toEqual(visible ? {} : false)
  expect(signingKeyPolicy.canManage(actor)).toBe(manages)
})
