import { describe, expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { webhookDeliveryPolicy } from '../webhook-delivery/policy.ts'
import { webhookEndpointPolicy } from './policy.ts'

const own = { customerId: { in: ['cus_1'] } }

const cases = [
  // actor, visible, manages the vendor's, manages cus_1's, manages cus_2's
  ['staff ADMIN', staff('ADMIN'), {}, true, true, true],
  ['staff SALES', staff('SALES'), {}, false, false, false],
  ['staff SUPPORT', staff('SUPPORT'), {}, false, false, false],
  ['admin of cus_1', portalUser('usr_1', { adminOf: ['cus_1'] }), own, false, true, false],
  [
    'member of cus_1',
    portalUser('usr_1', { memberOf: ['cus_1'] }),
    { customerId: { in: [] } },
    false,
    false,
    false,
  ],
  ['partner', portalUser('usr_1', { partnerOf: ['par_1'] }), { customerId: { in: [] } }, false, false, false],
  ['token', apiToken(['webhook_endpoint:write']), {}, true, true, true],
  ['token that reads', apiToken(['webhook_endpoint:read']), {}, false, false, false],
  ['token for cus_1', apiToken(['webhook_endpoint:write'], ['cus_1']), own, false, true, false],
  ['anonymous', anonymous, false, false, false, false],
] as const

describe('webhook endpoints', () => {
  test.each(cases)('%s', (_name, actor, visible, vendors, ours, theirs) => {
    expect(webhookEndpointPolicy.visible(actor)).toEqual(visible)
    expect(webhookDeliveryPolicy.visible(actor)).toEqual(visible)
    expect(
      [null, 'cus_1', 'cus_2'].map((customerId) => webhookEndpointPolicy.canManage(actor, { customerId })),
    ).toEqual([vendors, ours, theirs])
    expect(webhookDeliveryPolicy.canDeliver(actor)).toBe(false)
  })

  test('what is hidden is for endpoints of the vendor, if whoever says where they are may read it', () => {
    const sees = (
      actor: Parameters<typeof webhookEndpointPolicy.seesInternal>[0],
      customerId: string | null,
    ) => webhookEndpointPolicy.seesInternal(actor, { customerId })
    expect(sees(staff(), null)).toBe(true)
    expect(sees(staff(), 'cus_1')).toBe(false)
    expect(sees(apiToken(['webhook_endpoint:write']), null)).toBe(false)
    expect(sees(apiToken(['webhook_endpoint:write', 'internal:read']), null)).toBe(true)
  })

  test('the server itself delivers', () => {
    expect(webhookDeliveryPolicy.canDeliver(systemActor('deliver-webhooks'))).toBe(true)
    expect(webhookDeliveryPolicy.canDeliver(systemActor('deliver-email'))).toBe(false)
  })
})
