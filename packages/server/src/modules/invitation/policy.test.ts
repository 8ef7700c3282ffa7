import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { invitationPolicy } from './policy.ts'

const own = { customerId: 'cus_own' }
const foreign = { customerId: 'cus_foreign' }
const ofPartner = { customerId: null }

test.each([
  ['staff ADMIN', staff('ADMIN'), true, true, true, true],
  ['staff SALES', staff('SALES'), true, true, false, true],
  ['staff SUPPORT', staff('SUPPORT'), false, false, false, false],
  ['partner user', portalUser('usr_p', { partnerOf: ['par_own'] }), false, false, false, false],
  ['customer ADMIN', portalUser('usr_a', { adminOf: ['cus_own'] }), true, false, false, false],
  ['customer MEMBER', portalUser('usr_m', { memberOf: ['cus_own'] }), false, false, false, false],
  [
    'ADMIN elsewhere, MEMBER here',
    portalUser('usr_b', { adminOf: ['cus_other'], memberOf: ['cus_own'] }),
    false,
    false,
    false,
    false,
  ],
  ['API token', apiToken(['invitation:write']), true, true, false, true],
  ['API token for a customer', apiToken(['invitation:write'], ['cus_own']), true, true, false, false],
  ['API token that reads', apiToken(['invitation:read']), false, false, false, false],
  ['anonymous', anonymous, false, false, false, false],
] as const)('%s invites into the own customer: %s', (_name, actor, ofOwn, ofForeign, intoPartner, link) => {
  expect(invitationPolicy.canManage(actor, own)).toBe(ofOwn)
  expect(invitationPolicy.canManage(actor, foreign)).toBe(ofForeign)
  expect(invitationPolicy.canManage(actor, ofPartner)).toBe(intoPartner)
  expect(invitationPolicy.canSeeLink(actor)).toBe(link)
})

test('nobody approves an own invitation', () => {
  const admin = portalUser('usr_a', { adminOf: ['cus_own'] })
  expect(invitationPolicy.canDecide(admin, { ...own, invitedById: 'usr_a' })).toBe(false)
  expect(invitationPolicy.canDecide(admin, { ...own, invitedById: 'usr_b' })).toBe(true)
  expect(invitationPolicy.canDecide(admin, { ...foreign, invitedById: 'usr_b' })).toBe(false)
})

test('a token for some customers sees their invitations alone, a member none', () => {
  expect(invitationPolicy.visible(apiToken(undefined, ['cus_1']))).toEqual({ customerId: { in: ['cus_1'] } })
  expect(invitationPolicy.visible(portalUser('usr_m', { memberOf: ['cus_own'] }))).toEqual({
    customerId: { in: [] },
  })
  expect(invitationPolicy.visible(anonymous)).toBe(false)
})
