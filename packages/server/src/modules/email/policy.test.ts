import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { emailPolicy, emailTemplatePolicy, isResendable, senderDomainPolicy } from './policy.ts'

const ours = { customerId: { in: ['cus_1'] } }

test.each([
  // who, log, resend, templates and domain, delivers, outbox
  ['staff ADMIN', staff('ADMIN'), {}, true, true, false],
  ['staff SALES', staff('SALES'), {}, false, false, false],
  ['staff SUPPORT', staff('SUPPORT'), {}, false, false, false],
  ['partner user', portalUser('usr_p', { partnerOf: ['par_1'] }), false, false, false, false],
  ['customer ADMIN', portalUser('usr_a', { adminOf: ['cus_1'] }), false, false, false, false],
  ['customer MEMBER', portalUser('usr_m', { memberOf: ['cus_1'] }), false, false, false, false],
  ['token that writes', apiToken(['email:write']), {}, true, true, false],
  ['token that reads', apiToken(['email:read']), {}, false, false, false],
  ['token that writes, for one customer', apiToken(['email:write'], ['cus_1']), ours, true, false, false],
  ['the delivery', systemActor('deliver-email'), {}, true, true, true],
  ['a job of another kind', systemActor('expire-subscriptions'), {}, false, false, false],
  ['anonymous', anonymous, false, false, false, false],
])(
  '%s: log, sending again, templates and domain, delivery',
  (_who, actor, log, resends, manages, delivers) => {
    expect(emailPolicy.visible(actor)).toEqual(log)
    expect(emailPolicy.canResend(actor)).toBe(resends)
    expect(emailTemplatePolicy.canManage(actor)).toBe(manages)
    expect(senderDomainPolicy.canManage(actor)).toBe(manages)
    expect(emailPolicy.canDeliver(actor)).toBe(delivers)
  },
)

test('only the page of the outbox and the delivery open what mails say', () => {
  expect(emailPolicy.canSeeOutbox(systemActor('email-outbox'))).toBe(true)
  expect(emailPolicy.canDeliver(systemActor('email-outbox'))).toBe(false)
  expect(emailPolicy.canSeeOutbox(staff('ADMIN'))).toBe(false)
})

test.each([
  ['QUEUED', true, false],
  ['SENDING', true, false],
  ['SENT', true, true],
  ['HELD', true, true],
  ['FAILED', true, true],
  ['SENT', false, false],
  ['FAILED', false, false],
] as const)('a %s mail, content kept: %s, can be sent again: %s', (status, kept, resendable) => {
  expect(isResendable({ status, contentUntil: kept ? new Date(0) : null })).toBe(resendable)
})
