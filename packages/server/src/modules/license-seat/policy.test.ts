import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { licenseSeatPolicy } from './policy.ts'

const own = { customerId: 'cus_own' }
const foreign = { customerId: 'cus_foreign' }

const actors = {
  'staff ADMIN': staff('ADMIN'),
  'staff SALES': staff('SALES'),
  'staff SUPPORT': staff('SUPPORT'),
  'partner user': portalUser('usr_p', { partnerOf: ['par_own'] }),
  'customer ADMIN': portalUser('usr_a', { adminOf: ['cus_own'] }),
  'customer MEMBER': portalUser('usr_m', { memberOf: ['cus_own'] }),
  'token that assigns': apiToken(['license_seat:assign']),
  'token that claims': apiToken(['license_seat:claim']),
  anonymous,
}

test.each([
  ['staff ADMIN', 'assign:own assign:foreign'],
  ['staff SALES', 'assign:own assign:foreign'],
  ['staff SUPPORT', ''],
  ['partner user', ''],
  ['customer ADMIN', 'assign:own claim:self'],
  ['customer MEMBER', 'claim:self'],
  ['token that assigns', 'assign:own assign:foreign'],
  ['token that claims', ''],
  ['anonymous', ''],
] as const)('%s may: %s', (kind, allowed) => {
  const actor = actors[kind]
  const may = {
    'assign:own': licenseSeatPolicy.canAssign(actor, own),
    'assign:foreign': licenseSeatPolicy.canAssign(actor, foreign),
    'claim:self': licenseSeatPolicy.canClaim(actor, { portalUserId: actor.id }),
    'claim:other': licenseSeatPolicy.canClaim(actor, { portalUserId: 'usr_other' }),
  }
  const actions = Object.entries(may).filter(([, yes]) => yes)
  expect(actions.map(([action]) => action).join(' ')).toBe(allowed)
})

test('partners see no seats, members their own, and nobody those of people who are hidden', () => {
  expect(licenseSeatPolicy.visible(actors['partner user'])).toEqual({ OR: [] })
  expect(licenseSeatPolicy.visible(anonymous)).toBe(false)
  expect(licenseSeatPolicy.visible(staff('SUPPORT'))).toEqual({})
  expect(licenseSeatPolicy.visible(actors['customer MEMBER'])).toEqual({
    OR: [{ portalUserId: 'usr_m', license: { customerId: { in: ['cus_own'] } } }],
  })
  expect(licenseSeatPolicy.visible(apiToken(['license_seat:read'], ['cus_own']))).toMatchObject({
    license: { customerId: { in: ['cus_own'] } },
    portalUser: { memberships: { some: { customerId: { in: ['cus_own'] } } } },
  })
})
