import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { SubscriptionStatus } from '../../db/generated/prisma/client.ts'
import {
  mayStep,
  type SubscriptionStep,
  stepsFrom,
  subscriptionPolicy,
  subscriptionUsageLimitPolicy,
} from './policy.ts'

const own = { customerId: 'cus_own', partners: [{ id: 'par_own' }] }
const foreign = { customerId: 'cus_foreign', partners: [{ id: 'par_foreign' }] }

const actors = {
  'staff ADMIN': staff('ADMIN'),
  'staff SALES': staff('SALES'),
  'staff SUPPORT': staff('SUPPORT'),
  'partner user': portalUser('usr_p', { partnerOf: ['par_own'] }),
  'customer ADMIN': portalUser('usr_a', { adminOf: ['cus_own'] }),
  'customer MEMBER': portalUser('usr_m', { memberOf: ['cus_own'] }),
  'ADMIN elsewhere, MEMBER here': portalUser('usr_b', { adminOf: ['cus_other'], memberOf: ['cus_own'] }),
  'token that writes': apiToken(['subscription:write']),
  'token that requests': apiToken(['subscription:request']),
  'token that reads': apiToken(['subscription:read']),
  'the expiry job': systemActor('expire-subscriptions'),
  'a job of another kind': systemActor('archive-test-customer'),
  anonymous,
}

test.each([
  ['staff ADMIN', 'manage request:own request:foreign overview:own overview:foreign'],
  ['staff SALES', 'manage request:own request:foreign overview:own overview:foreign'],
  ['staff SUPPORT', 'overview:own overview:foreign'],
  ['partner user', 'request:own overview:own'],
  ['customer ADMIN', 'request:own overview:own'],
  ['customer MEMBER', ''],
  ['ADMIN elsewhere, MEMBER here', ''],
  ['token that writes', 'manage overview:own overview:foreign'],
  ['token that requests', 'request:own request:foreign'],
  ['token that reads', ''],
  ['the expiry job', 'manage overview:own overview:foreign'],
  ['a job of another kind', ''],
  ['anonymous', ''],
] as const)('%s may: %s', (kind, allowed) => {
  const actor = actors[kind]
  const may = {
    manage: subscriptionPolicy.canManage(actor),
    'request:own': subscriptionPolicy.canRequest(actor, own),
    'request:foreign': subscriptionPolicy.canRequest(actor, foreign),
    'overview:own': subscriptionPolicy.canSeeOverview(actor, own),
    'overview:foreign': subscriptionPolicy.canSeeOverview(actor, foreign),
  }
  const actions = Object.entries(may).filter(([, yes]) => yes)
  expect(actions.map(([action]) => action).join(' ')).toBe(allowed)
})

test('a partner whose projects were not asked for is in charge of none', () => {
  expect(subscriptionPolicy.canRequest(actors['partner user'], { customerId: 'cus_own' })).toBe(false)
})

test.each([
  ['REQUESTED', 'accept reject withdraw update'],
  ['PENDING', 'activate update'],
  ['ACTIVE', 'update terminate renew'],
  ['EXPIRED', 'renew'],
  ['REJECTED', ''],
  ['CANCELED', ''],
  ['TERMINATED', ''],
] as const)('from %s one can: %s', (status, steps) => {
  const possible = (Object.keys(stepsFrom) as SubscriptionStep[]).filter((step) => mayStep(step, status))
  expect(possible.join(' ')).toBe(steps)
  expect(SubscriptionStatus[status]).toBe(status)
})

test('nobody sees a subscription or an overview without a reason', () => {
  for (const visible of [
    subscriptionPolicy.visible,
    subscriptionPolicy.overviewVisible,
    subscriptionUsageLimitPolicy.visible,
  ]) {
    expect(visible(anonymous)).toBe(false)
    expect(visible(staff('SUPPORT'))).toEqual({})
    expect(visible(apiToken())).toEqual({})
  }
  const nobody = portalUser('usr_n', {})
  expect(subscriptionPolicy.visible(nobody)).toEqual({ project: { OR: [] } })
  expect(subscriptionPolicy.overviewVisible(nobody)).toEqual({ project: { OR: [] } })
  const member = actors['customer MEMBER']
  expect(subscriptionPolicy.visible(member)).not.toEqual({ project: { OR: [] } })
  expect(subscriptionPolicy.overviewVisible(member)).toEqual({ project: { OR: [] } })
  const someCustomers = apiToken(['subscription:overview'], ['cus_own'])
  expect(subscriptionPolicy.overviewVisible(someCustomers)).toEqual({
    project: { customerId: { in: ['cus_own'] } },
  })
})
