import { describe, expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { emailDestinationPolicy } from './policy.ts'

const own = { customerId: { in: ['cus_1'] } }
const none = { customerId: { in: [] } }

const cases = [
  // actor, visible, manages the vendor's, manages cus_1's, manages cus_2's
  ['staff ADMIN', staff('ADMIN'), {}, [true, true, true]],
  ['staff SALES', staff('SALES'), {}, [false, false, false]],
  ['staff SUPPORT', staff('SUPPORT'), {}, [false, false, false]],
  ['admin of cus_1', portalUser('usr_1', { adminOf: ['cus_1'] }), own, [false, true, false]],
  ['member of cus_1', portalUser('usr_1', { memberOf: ['cus_1'] }), none, [false, false, false]],
  ['partner', portalUser('usr_1', { partnerOf: ['par_1'] }), none, [false, false, false]],
  ['token', apiToken(['email_destination:write']), {}, [true, true, true]],
  ['token of webhooks', apiToken(['webhook_endpoint:write']), {}, [false, false, false]],
  ['token for cus_1', apiToken(['email_destination:write'], ['cus_1']), own, [false, true, false]],
  ['anonymous', anonymous, false, [false, false, false]],
] as const

describe('e-mail destinations', () => {
  test.each(cases)('%s', (_name, actor, visible, manages) => {
    expect(emailDestinationPolicy.visible(actor)).toEqual(visible)
    expect(
      [null, 'cus_1', 'cus_2'].map((customerId) => emailDestinationPolicy.canManage(actor, { customerId })),
    ).toEqual(manages)
    expect(emailDestinationPolicy.canSend(actor)).toBe(false)
  })

  test('the server itself sends', () => {
    expect(emailDestinationPolicy.canSend(systemActor('send-event-mails'))).toBe(true)
    expect(emailDestinationPolicy.canSend(systemActor('deliver-email'))).toBe(false)
  })
})
