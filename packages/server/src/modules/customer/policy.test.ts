import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { customerPolicy } from './policy.ts'

const own = { id: 'cus_own' }
const foreign = { id: 'cus_foreign' }

const actors = {
  'staff ADMIN': staff('ADMIN'),
  'staff SALES': staff('SALES'),
  'staff SUPPORT': staff('SUPPORT'),
  'partner user': portalUser('usr_p', { partnerOf: ['par_1'] }),
  'customer ADMIN': portalUser('usr_a', { adminOf: [own.id] }),
  'customer MEMBER': portalUser('usr_m', { memberOf: [own.id] }),
  'token for every customer': apiToken(['customer:write', 'customer:update_contact']),
  'token for one customer': apiToken(['customer:write', 'customer:update_contact'], [own.id]),
  'token that reads': apiToken(['customer:read']),
  'a job of another kind': systemActor('expire-subscriptions'),
  anonymous,
}

test.each([
  ['staff ADMIN', 'create update archive delete contact:own contact:foreign'],
  ['staff SALES', 'create update archive delete contact:own contact:foreign'],
  ['staff SUPPORT', ''],
  ['partner user', ''],
  ['customer ADMIN', 'contact:own'],
  ['customer MEMBER', ''],
  ['token for every customer', 'create update archive delete contact:own contact:foreign'],
  // Which customers it reaches at all is a matter of visibility.
  ['token for one customer', 'update archive delete contact:own contact:foreign'],
  ['token that reads', ''],
  ['a job of another kind', ''],
  ['anonymous', ''],
] as const)('%s may: %s', (kind, allowed) => {
  const actor = actors[kind]
  const may = {
    create: customerPolicy.canCreate(actor),
    update: customerPolicy.canUpdate(actor),
    archive: customerPolicy.canArchive(actor),
    delete: customerPolicy.canDelete(actor),
    'contact:own': customerPolicy.canUpdateContact(actor, own),
    'contact:foreign': customerPolicy.canUpdateContact(actor, foreign),
  }
  const actions = Object.entries(may).filter(([, yes]) => yes)
  expect(actions.map(([action]) => action).join(' ')).toBe(allowed)
})

test('nobody sees a customer without a reason', () => {
  expect(customerPolicy.visible(anonymous)).toBe(false)
  expect(customerPolicy.visible(portalUser('usr_n', {}))).toEqual({ OR: [] })
  expect(customerPolicy.visible(actors['token for one customer'])).toEqual({ id: { in: [own.id] } })
  expect(customerPolicy.visible(actors['staff SUPPORT'])).toEqual({})
})
