import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { expiryDigestPolicy, expiryNoticePolicy } from './policy.ts'

const customerId = { in: ['cus_1'] }
const ours = {
  OR: [{ license: { is: { customerId } } }, { subscription: { is: { project: { customerId } } } }],
}

test.each([
  // who, notices, writes mails
  ['staff ADMIN', staff('ADMIN'), {}, false],
  ['staff SALES', staff('SALES'), {}, false],
  ['staff SUPPORT', staff('SUPPORT'), {}, false],
  ['partner user', portalUser('usr_p', { partnerOf: ['par_1'] }), false, false],
  ['customer ADMIN', portalUser('usr_a', { adminOf: ['cus_1'] }), false, false],
  ['customer MEMBER', portalUser('usr_m', { memberOf: ['cus_1'] }), false, false],
  ['token', apiToken(['email:write']), {}, false],
  ['token for one customer', apiToken(['email:write'], ['cus_1']), ours, false],
  ['the job that mails', systemActor('mail-expiry-notice'), {}, true],
  ['the job of the digest', systemActor('send-expiry-digest'), {}, true],
  ['the job that announces', systemActor('announce-expiring-subscriptions'), {}, false],
  ['anonymous', anonymous, false, false],
])('%s: notices, mails', (_who, actor, notices, mails) => {
  expect(expiryNoticePolicy.visible(actor)).toEqual(notices)
  expect(expiryNoticePolicy.canMail(actor)).toBe(mails)
  expect(expiryDigestPolicy.visible()).toBe(false)
})
