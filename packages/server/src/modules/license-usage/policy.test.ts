import { expect, test } from 'vitest'
import { apiToken, portalUser, serviceAccount, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { licensePolicy } from '../license/policy.ts'
import { licenseUsageMonthPolicy } from './policy.ts'

const admin = portalUser('usr_a', { adminOf: ['cus_own'] })
const partner = portalUser('usr_p', { partnerOf: ['par_own'] })
const token = apiToken(['license:read'], ['cus_own'])

test.each([
  ['staff', staff('SUPPORT'), {}],
  ['token', apiToken(['license:read']), {}],
  ['token for one customer', token, { license: licensePolicy.visible(token) }],
  ['customer ADMIN', admin, { license: licensePolicy.visible(admin) }],
  ['partner user', partner, { license: licensePolicy.visible(partner) }],
  ['service account', serviceAccount('cus_own'), false],
  ['anonymous', anonymous, false],
] as const)('%s sees it of the licenses that are visible, or of none', (_, actor, visible) => {
  expect(licenseUsageMonthPolicy.visible(actor)).toEqual(visible)
})

test('only the job begins a month', () => {
  expect(licenseUsageMonthPolicy.canOpen(systemActor('open-usage-month'))).toBe(true)
  expect(licenseUsageMonthPolicy.canOpen(systemActor('clean-budgets'))).toBe(false)
  expect(licenseUsageMonthPolicy.canOpen(staff('ADMIN'))).toBe(false)
})
