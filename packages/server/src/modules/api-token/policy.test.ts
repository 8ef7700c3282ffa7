import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { allScopes } from '../../auth/scopes.ts'
import { systemActor } from '../../auth/system.ts'
import { apiTokenPolicy } from './policy.ts'

test.each([
  ['staff ADMIN', staff('ADMIN'), true],
  ['staff SALES', staff('SALES'), false],
  ['staff SUPPORT', staff('SUPPORT'), false],
  ['customer ADMIN', portalUser('usr_a', { adminOf: ['cus_1'] }), false],
  ['partner user', portalUser('usr_p', { partnerOf: ['par_1'] }), false],
  ['the bootstrap token', apiToken([...allScopes]), true],
  ['a token with every scope it can be given', apiToken(), false],
  ['a token for one customer', apiToken([...allScopes], ['cus_1']), false],
  ['the demo data', systemActor('demo-data'), true],
  ['anonymous', anonymous, false],
])('whether %s may manage tokens: %#', (_who, actor, allowed) => {
  expect(apiTokenPolicy.canManage(actor)).toBe(allowed)
})

test('only those who act for the whole vendor see tokens', () => {
  expect(apiTokenPolicy.visible(staff())).toEqual({})
  expect(apiTokenPolicy.visible(portalUser('usr_a', { adminOf: ['cus_1'] }))).toBe(false)
  expect(apiTokenPolicy.visible(apiToken([...allScopes], ['cus_1']))).toBe(false)
})
