import { expect, test } from 'vitest'
import { apiToken, portalUser, serviceAccount, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { allScopes } from '../../auth/scopes.ts'
import { systemActor } from '../../auth/system.ts'
import { licensePolicy } from '../license/policy.ts'
import { serviceAccountPolicy, serviceAccountTokenPolicy } from './policy.ts'

const own = { customerId: 'cus_1' }

test.each([
  ['staff ADMIN', staff('ADMIN'), true],
  ['staff SALES', staff('SALES'), false],
  ['staff SUPPORT', staff('SUPPORT'), false],
  ['customer ADMIN', portalUser('usr_a', { adminOf: ['cus_1'] }), true],
  ['another customer ADMIN', portalUser('usr_b', { adminOf: ['cus_2'], memberOf: ['cus_1'] }), false],
  ['customer MEMBER', portalUser('usr_m', { memberOf: ['cus_1'] }), false],
  ['partner user', portalUser('usr_p', { partnerOf: ['par_1'] }), false],
  ['a token with the scope', apiToken(['service_account:write']), true],
  ['a token without it', apiToken(['service_account:read']), false],
  ['a service account', serviceAccount('cus_1', [...allScopes]), false],
  ['the demo data', systemActor('demo-data'), true],
  ['anonymous', anonymous, false],
])('whether %s may manage accounts: %#', (_who, actor, allowed) => {
  expect(serviceAccountPolicy.canManage(actor, own)).toBe(allowed)
})

test('a customer sees its accounts through its admins, and the accounts see none', () => {
  const admin = portalUser('usr_a', { adminOf: ['cus_1'], memberOf: ['cus_2'] })
  expect(serviceAccountPolicy.visible(admin)).toEqual({ customerId: { in: ['cus_1'] } })
  expect(serviceAccountTokenPolicy.visible(admin)).toEqual({
    serviceAccount: { customerId: { in: ['cus_1'] } },
  })
  expect(serviceAccountPolicy.visible(serviceAccount('cus_1'))).toBe(false)
  expect(serviceAccountTokenPolicy.visible(serviceAccount('cus_1'))).toBe(false)
  expect(serviceAccountTokenPolicy.visible(staff())).toEqual({})
})

test('an account lets products run for its own customer, as far as its scopes go', () => {
  const machine = serviceAccount('cus_1')
  const reader = serviceAccount('cus_1', ['license:read'])
  for (const can of [licensePolicy.canActivate, licensePolicy.canValidate]) {
    expect(can(machine, own)).toBe(true)
    expect(can(machine, { customerId: 'cus_2' })).toBe(false)
    expect(can(reader, own)).toBe(false)
  }
  expect(licensePolicy.canManage(machine)).toBe(false)
  expect(licensePolicy.canCreateTemporary(machine, own)).toBe(false)
})

test('only the server itself announces what runs out', () => {
  expect(serviceAccountPolicy.canAnnounce(systemActor('announce-expiring-service-account-tokens'))).toBe(true)
  expect(serviceAccountPolicy.canAnnounce(staff())).toBe(false)
})
