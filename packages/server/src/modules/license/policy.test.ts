import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { licenseFieldPolicy } from '../license-field/policy.ts'
import { licenseTemplatePolicy, licenseTemplateValuePolicy } from '../license-template/policy.ts'
import { licenseChangePolicy, licenseFieldValuePolicy, licensePolicy, mayRenew, mayStep } from './policy.ts'

const own = { customerId: 'cus_own' }
const foreign = { customerId: 'cus_foreign' }

const actors = {
  'staff ADMIN': staff('ADMIN'),
  'staff SALES': staff('SALES'),
  'staff SUPPORT': staff('SUPPORT'),
  'partner user': portalUser('usr_p', { partnerOf: ['par_own'] }),
  'customer ADMIN': portalUser('usr_a', { adminOf: ['cus_own'] }),
  'customer MEMBER': portalUser('usr_m', { memberOf: ['cus_own'] }),
  'ADMIN elsewhere, MEMBER here': portalUser('usr_b', { adminOf: ['cus_other'], memberOf: ['cus_own'] }),
  'token that writes': apiToken(['license:write']),
  'token that creates temporary ones': apiToken(['license:create_temporary']),
  'token that reads': apiToken(['license:read']),
  'token of the catalog': apiToken(['product:write']),
  'token of the catalog, of one customer': apiToken(['product:write'], ['cus_own']),
  'the demo data': systemActor('demo-data'),
  'a job of another kind': systemActor('archive-test-customer'),
  anonymous,
}

test.each([
  ['staff ADMIN', 'manage temporary:own temporary:foreign setup hidden'],
  ['staff SALES', 'manage temporary:own temporary:foreign hidden'],
  ['staff SUPPORT', 'hidden'],
  ['partner user', ''],
  ['customer ADMIN', 'temporary:own'],
  ['customer MEMBER', ''],
  ['ADMIN elsewhere, MEMBER here', ''],
  ['token that writes', 'manage'],
  ['token that creates temporary ones', 'temporary:own temporary:foreign'],
  ['token that reads', ''],
  ['token of the catalog', 'setup'],
  ['token of the catalog, of one customer', ''],
  ['the demo data', 'manage temporary:own temporary:foreign setup hidden'],
  ['a job of another kind', ''],
  ['anonymous', ''],
] as const)('%s may: %s', (kind, allowed) => {
  const actor = actors[kind]
  const may = {
    manage: licensePolicy.canManage(actor),
    'temporary:own': licensePolicy.canCreateTemporary(actor, own),
    'temporary:foreign': licensePolicy.canCreateTemporary(actor, foreign),
    setup: licenseFieldPolicy.canManage(actor) && licenseTemplatePolicy.canManage(actor),
    hidden: licenseFieldPolicy.canSee(actor, { hidden: true }),
  }
  const actions = Object.entries(may).filter(([, yes]) => yes)
  expect(actions.map(([action]) => action).join(' ')).toBe(allowed)
})

test('what is hidden, and who of the vendor it was, only those see who see internals', () => {
  for (const [actor, sees] of [
    [staff('SUPPORT'), true],
    [apiToken(['license:read']), false],
    [actors['customer ADMIN'], false],
  ] as const) {
    expect(licenseFieldPolicy.canSee(actor, { hidden: false })).toBe(true)
    expect(licenseChangePolicy.canSeeItem(actor, {})).toBe(true)
    expect(licenseChangePolicy.canSeeItem(actor, { hidden: true })).toBe(sees)
    expect(licenseChangePolicy.canSeeActor(actor, { actorKind: 'staff' })).toBe(sees)
    expect(licenseChangePolicy.canSeeActor(actor, { actorKind: 'portalUser' })).toBe(true)
    const shown = sees ? {} : { hidden: false }
    expect(licenseFieldPolicy.visible(actor)).toEqual({ deletedAt: null, ...shown })
  }
})

test('nobody sees a license, its values or a template without a reason', () => {
  const policies = [
    licensePolicy,
    licenseChangePolicy,
    licenseFieldValuePolicy,
    licenseFieldPolicy,
    licenseTemplatePolicy,
    licenseTemplateValuePolicy,
  ]
  for (const { visible } of policies) expect(visible(anonymous)).toBe(false)
  expect(licensePolicy.visible(portalUser('usr_n', {}))).toEqual({ OR: [] })
  expect(licensePolicy.visible(actors['customer MEMBER'])).toEqual({ OR: [] })
  expect(licenseChangePolicy.visible(apiToken(['license:read'], ['cus_own']))).toEqual({
    license: { customerId: { in: ['cus_own'] } },
  })
  for (const actor of [actors['customer ADMIN'], actors['partner user']]) {
    expect(licenseTemplatePolicy.visible(actor)).toBe(false)
    expect(licenseTemplateValuePolicy.visible(actor)).toBe(false)
    expect(licenseFieldValuePolicy.visible(actor)).toMatchObject({ field: { hidden: false } })
  }
})

const at = new Date('2026-06-01')
const open = { revokedAt: null, suspendedAt: null, expiresAt: null, durationDays: null }
const here = { archivedAt: null }
const archived = { archivedAt: at }

test.each([
  ['an open license', open, here, 'update suspend revoke'],
  ['a suspended one', { ...open, suspendedAt: at }, here, 'update reinstate revoke'],
  ['a revoked one', { ...open, revokedAt: at, suspendedAt: at }, here, ''],
  ['one of an archived customer', open, archived, 'suspend revoke'],
  ['a suspended one of an archived customer', { ...open, suspendedAt: at }, archived, 'revoke'],
] as const)('with %s one can: %s', (_, license, customer, steps) => {
  const possible = (['update', 'suspend', 'reinstate', 'revoke'] as const).filter((step) =>
    mayStep(step, license, customer),
  )
  expect(possible.join(' ')).toBe(steps)
})

test('a renewal takes an end and a duration', () => {
  expect(mayRenew(open)).toBe(false)
  expect(mayRenew({ ...open, expiresAt: at })).toBe(false)
  expect(mayRenew({ ...open, durationDays: 1 })).toBe(false)
  expect(mayRenew({ ...open, expiresAt: at, durationDays: 1 })).toBe(true)
})
