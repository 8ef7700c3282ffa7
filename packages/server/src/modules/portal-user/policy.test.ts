import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { membershipPolicy, portalUserPolicy } from './policy.ts'

const own = { customerId: 'cus_own' }
const foreign = { customerId: 'cus_foreign' }
const partner = { customerId: null }

const actors = {
  'staff ADMIN': staff('ADMIN'),
  'staff SALES': staff('SALES'),
  'staff SUPPORT': staff('SUPPORT'),
  'partner user': portalUser('usr_p', { partnerOf: ['par_1'] }),
  'customer ADMIN': portalUser('usr_a', { adminOf: [own.customerId] }),
  'customer ADMIN in a partner': portalUser('usr_b', { adminOf: [own.customerId], partnerOf: ['par_1'] }),
  'customer MEMBER': portalUser('usr_m', { memberOf: [own.customerId] }),
  'token for every customer': apiToken(),
  'token for one customer': apiToken(undefined, [own.customerId]),
  'token for no customer': apiToken(undefined, []),
  'token that reads': apiToken(['portal_user:read']),
  'a job of another kind': systemActor('expire-subscriptions'),
  anonymous,
}

test.each([
  [
    'staff ADMIN',
    'person person:own person:partner update join:own join:foreign join:partner change:own change:foreign change:partner leave',
  ],
  ['staff SALES', 'person person:own person:partner join:own join:foreign join:partner leave'],
  ['staff SUPPORT', 'leave'],
  ['partner user', ''],
  ['customer ADMIN', 'change:own'],
  ['customer ADMIN in a partner', 'change:own'],
  ['customer MEMBER', ''],
  [
    'token for every customer',
    'person person:own person:partner update join:own join:foreign join:partner change:own change:foreign change:partner',
  ],
  ['token for one customer', 'person:own join:own change:own'],
  ['token for no customer', ''],
  ['token that reads', ''],
  ['a job of another kind', ''],
  ['anonymous', ''],
] as const)('%s may: %s', (kind, allowed) => {
  const actor = actors[kind]
  const may = {
    person: portalUserPolicy.canCreate(actor, null),
    'person:own': portalUserPolicy.canCreate(actor, own),
    'person:partner': portalUserPolicy.canCreate(actor, partner),
    update: portalUserPolicy.canUpdate(actor),
    'join:own': membershipPolicy.canCreate(actor, own),
    'join:foreign': membershipPolicy.canCreate(actor, foreign),
    'join:partner': membershipPolicy.canCreate(actor, partner),
    'change:own': membershipPolicy.canChange(actor, own),
    'change:foreign': membershipPolicy.canChange(actor, foreign),
    'change:partner': membershipPolicy.canChange(actor, partner),
    // Not a permission by itself: it comes on top of canChange.
    leave: membershipPolicy.canLeaveWithoutAdmin(actor),
  }
  const actions = Object.entries(may).filter(([, yes]) => yes)
  expect(actions.map(([action]) => action).join(' ')).toBe(allowed)
})

test('nobody sees a person or a membership without a reason', () => {
  expect(portalUserPolicy.visible(anonymous)).toBe(false)
  expect(membershipPolicy.visible(anonymous)).toBe(false)
  expect(portalUserPolicy.visible(actors['customer MEMBER'])).toEqual({ OR: [{ id: 'usr_m' }] })
  expect(portalUserPolicy.visible(actors['partner user'])).toEqual({ OR: [{ id: 'usr_p' }] })
})
