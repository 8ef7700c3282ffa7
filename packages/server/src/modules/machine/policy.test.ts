import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { licensePolicy } from '../license/policy.ts'

const own = { customerId: 'cus_own' }
const foreign = { customerId: 'cus_foreign' }

const actors = {
  'staff ADMIN': staff('ADMIN'),
  'staff SALES': staff('SALES'),
  'staff SUPPORT': staff('SUPPORT'),
  'partner user': portalUser('usr_p', { partnerOf: ['par_own'] }),
  'customer ADMIN': portalUser('usr_a', { adminOf: ['cus_own'] }),
  'customer MEMBER, ADMIN elsewhere': portalUser('usr_m', { memberOf: ['cus_own'], adminOf: ['cus_x'] }),
  'token that activates': apiToken(['license:activate']),
  'token that validates': apiToken(['license:validate']),
  'token that reads': apiToken(['license:read']),
  anonymous,
}

test.each([
  ['staff ADMIN', 'activate:own activate:foreign validate:own validate:foreign'],
  ['staff SALES', 'activate:own activate:foreign validate:own validate:foreign'],
  ['staff SUPPORT', 'validate:own validate:foreign'],
  ['partner user', ''],
  ['customer ADMIN', 'activate:own validate:own'],
  ['customer MEMBER, ADMIN elsewhere', ''],
  ['token that activates', 'activate:own activate:foreign'],
  ['token that validates', 'validate:own validate:foreign'],
  ['token that reads', ''],
  ['anonymous', ''],
] as const)('%s may: %s', (kind, allowed) => {
  const actor = actors[kind]
  const may = {
    'activate:own': licensePolicy.canActivate(actor, own),
    'activate:foreign': licensePolicy.canActivate(actor, foreign),
    'validate:own': licensePolicy.canValidate(actor, own),
    'validate:foreign': licensePolicy.canValidate(actor, foreign),
  }
  const actions = Object.entries(may).filter(([, yes]) => yes)
  expect(actions.map(([action]) => action).join(' ')).toBe(allowed)
})
