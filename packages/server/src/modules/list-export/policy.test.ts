import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { type Actor, anonymous } from '../../auth/actor.ts'
import type { FeaturesOff } from '../../auth/features.ts'
import { systemActor } from '../../auth/system.ts'
import { exportPolicy, ownerOf, rightsOf } from './policy.ts'

const admin = portalUser('usr_1', { adminOf: ['cus_1'], memberOf: ['cus_2'], partnerOf: ['par_1'] })
const impersonator: Actor = {
  ...portalUser('stf_1', { adminOf: ['cus_1'] }),
  impersonation: { id: 'imp_1', customerId: 'cus_1', readOnly: false },
}

const rowOf = (actor: Actor) => ({ ...ownerOf(actor), rights: rightsOf(actor) })

test.each([
  ['staff', staff('SALES', 'stf_1'), { actorKind: 'staff', actorId: 'stf_1' }],
  ['person', admin, { actorKind: 'portalUser', actorId: 'usr_1' }],
  ['token', apiToken(), { actorKind: 'apiToken', actorId: 'tok_00000000000000000000000000' }],
  ['staff as a customer', impersonator, { actorKind: 'impersonation', actorId: 'imp_1' }],
])('%s sees its own exports alone, with all it may do', (_name, actor, owner) => {
  expect(exportPolicy.visible(actor)).toEqual(owner)
  expect(exportPolicy.canCreate(actor)).toBe(true)
  for (const [row, expected] of [
    [rowOf(actor), true],
    [{ ...rowOf(actor), actorId: 'other' }, false],
    [{ ...rowOf(actor), actorKind: 'other' }, false],
  ] as const) {
    expect(exportPolicy.canDelete(actor, row)).toBe(expected)
    expect(exportPolicy.canDownload(actor, row)).toBe(expected)
  }
  expect(exportPolicy.canRun(actor)).toBe(false)
})

test('who has lost a right has no file any more, who has got one keeps it', () => {
  const row = rowOf(admin)
  const now = (memberships: Parameters<typeof portalUser>[1]) => portalUser('usr_1', memberships)
  for (const [actor, expected] of [
    [now({ adminOf: ['cus_1', 'cus_3'], memberOf: ['cus_2'], partnerOf: ['par_1'] }), true],
    [now({ memberOf: ['cus_1', 'cus_2'], partnerOf: ['par_1'] }), false],
    [now({ adminOf: ['cus_1'], partnerOf: ['par_1'] }), false],
    [now({ adminOf: ['cus_1'], memberOf: ['cus_2'] }), false],
  ] as const) {
    expect(exportPolicy.canDownload(actor, row)).toBe(expected)
    expect(exportPolicy.canDelete(actor, row)).toBe(true)
  }
  expect(exportPolicy.canDownload(staff('SALES'), rowOf(staff('ADMIN')))).toBe(false)
  const narrow = apiToken(['customer:read', 'list_export:write'], ['cus_1'])
  expect(exportPolicy.canDownload(narrow, rowOf(apiToken(['customer:read', 'list_export:write'])))).toBe(
    false,
  )
})

const cus = (featuresOff: FeaturesOff, more: object = {}) =>
  portalUser('usr_1', { adminOf: ['cus_1'], memberOf: ['cus_2'], ...more, featuresOff })

test.each<[string, FeaturesOff, FeaturesOff, object, boolean]>([
  ['off for the customer', {}, { LICENSES: ['cus_1'] }, {}, false],
  ['off for all', {}, { SUPPORT_CONTACTS: 'everywhere' }, {}, false],
  ['off where one is a member', { LICENSES: ['cus_1'] }, { LICENSES: ['cus_1', 'cus_2'] }, {}, false],
  ['off where one is through a partner', {}, { LICENSES: ['cus_7'] }, { partnerOf: ['par_1'] }, false],
  ['off as it was', { LICENSES: ['cus_1'] }, { LICENSES: ['cus_1'] }, {}, true],
  ['off for all, now for one', { LICENSES: 'everywhere' }, { LICENSES: ['cus_1'] }, {}, true],
])('a feature that is %s: whether what was written before may be had', (_what, then, now, more, expected) => {
  expect(exportPolicy.canDownload(cus(now, more), rowOf(cus(then, more)))).toBe(expected)
})

test('a feature that is off in a company one has come to since takes nothing away', () => {
  const now = cus({ LICENSES: ['cus_3'] }, { adminOf: ['cus_1', 'cus_3'] })
  expect(exportPolicy.canDownload(now, rowOf(cus({})))).toBe(true)
})

test('it is written on with the same rights alone, not with as many others', () => {
  const row = rowOf(cus({ LICENSES: ['cus_1'] }))
  expect(exportPolicy.canGoOn(cus({ LICENSES: ['cus_1'] }), row)).toBe(true)
  expect(exportPolicy.canGoOn(cus({}), row)).toBe(false)
  expect(exportPolicy.canGoOn(cus({}, { memberOf: ['cus_2', 'cus_3'] }), row)).toBe(false)
  expect(exportPolicy.canGoOn(cus({ LICENSES: ['cus_1'], PEOPLE: ['cus_1'] }), row)).toBe(false)
})

test('nobody without a credential or a scope, and no other part of the server', () => {
  expect(exportPolicy.visible(anonymous)).toBe(false)
  expect(exportPolicy.canCreate(anonymous)).toBe(false)
  expect(exportPolicy.canCreate(apiToken(['list_export:read']))).toBe(false)
  expect(exportPolicy.canDelete(apiToken(['list_export:read']), rowOf(apiToken()))).toBe(false)
  expect(exportPolicy.canRun(systemActor('run-list-export'))).toBe(true)
  expect(exportPolicy.canRun(systemActor('deliver-email'))).toBe(false)
})
