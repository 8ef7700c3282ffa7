import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { type Actor, anonymous } from '../../auth/actor.ts'
import { grantableScopes } from '../../auth/scopes.ts'
import { systemActor } from '../../auth/system.ts'
import { secondFactorPolicy } from './policy.ts'

const actors: [string, Actor, boolean][] = [
  ['staff ADMIN', staff('ADMIN', 'stf_me'), true],
  ['staff SALES', staff('SALES', 'stf_me'), false],
  ['staff SUPPORT', staff('SUPPORT', 'stf_me'), false],
  ['an admin of a customer', portalUser('usr_me', { adminOf: ['cus_1'] }), false],
  ['a token with everything', apiToken(grantableScopes), false],
  ['a system actor', systemActor('sign-in'), false],
  ['nobody', anonymous, false],
]

test.each(actors)('%s resets the second factor of others: %#', (_who, actor, may) => {
  expect(secondFactorPolicy.canReset(actor, { portalUserId: 'usr_1' })).toBe(may)
  expect(secondFactorPolicy.canReset(actor, { staffId: 'stf_other' })).toBe(may)
  expect(secondFactorPolicy.canReset(actor, { staffId: 'stf_me' })).toBe(false)
})
