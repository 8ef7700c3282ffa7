import type { Templates } from '../types.ts'
import { letter } from './letter.ts'

const closes = 'Sent by {{ app_name }}, {{ login_url }}'
const open = ['Open {{ app_name }}', 'login_url'] as const

export const english: Templates = {
  INVITATION: letter({
    subject: 'Your invitation to {{ app_name }}',
    says: [
      'Hello,',
      '{% if inviter_name != blank %}{{ inviter_name }} invites you{% else %}You are invited{% endif %} to join {{ customer_name }} in {{ app_name }}.',
    ],
    action: ['Accept the invitation', 'invite_url'],
    below: [
      'The link works once, until {{ expires_on }}. If you did not expect it, you need not do anything.',
    ],
    closes,
  }),
  INVITATION_REMINDER: letter({
    subject: 'Your invitation to {{ app_name }} is still open',
    says: [
      'Hello,',
      'You were invited to join {{ customer_name }} in {{ app_name }} and have not done so yet.',
    ],
    action: ['Accept the invitation', 'invite_url'],
    below: ['The link works once, until {{ expires_on }}. Links of earlier mails no longer work.'],
    closes,
  }),
  SIGN_IN_CODE: letter({
    subject: 'Sign in to {{ app_name }}',
    says: [
      'Hello,',
      'your code is {{ verification_code }}',
      'Type it where you asked for it, or use this link instead.',
    ],
    action: ['Sign in', 'sign_in_url'],
    below: [
      'Both work once and for {{ valid_minutes }} minutes. If it was not you who asked, ignore this mail and give the code to nobody.',
    ],
    closes,
  }),
  ROLE_CHANGED: letter({
    subject: 'Your role in {{ customer_name }} has changed',
    says: [
      'Hello,',
      '{% if changed_by != blank %}{{ changed_by }} has changed your role{% else %}your role was changed{% endif %} in {{ customer_name }}: it is {{ role_name }} now.',
    ],
    action: open,
    closes,
  }),
  LICENSE_EXPIRING: letter({
    subject: 'A license for {{ product_name }} ends on {{ expires_on }}',
    says: [
      'Hello,',
      'the license {{ license_name }} of {{ customer_name }} for {{ product_name }} ends on {{ expires_on }}, in {% if days_left == "1" %}1 day{% else %}{{ days_left }} days{% endif %}.',
    ],
    action: open,
    closes,
  }),
  SUBSCRIPTION_REQUESTED: letter({
    subject: '{{ customer_name }}: subscription to {{ product_name }} requested',
    says: [
      'Hello,',
      '{% if requested_by != blank %}{{ requested_by }} has requested a subscription{% else %}a subscription was requested{% endif %} for {{ customer_name }}.',
      'Project: {{ project_name }}\nProduct: {{ product_name }} {{ version_label }}\nLevel: {{ level_name }}',
    ],
    action: open,
    closes,
  }),
  SUBSCRIPTION_ACTIVATED: letter({
    subject: 'Your subscription to {{ product_name }} is active',
    says: [
      'Hello,',
      'the subscription of {{ customer_name }} to {{ product_name }} is active.',
      'Project: {{ project_name }}\nLevel: {{ level_name }}\nFrom {{ starts_on }} to {{ ends_on }}',
    ],
    action: open,
    closes,
  }),
  SUBSCRIPTION_EXPIRING: letter({
    subject: 'Your subscription to {{ product_name }} ends on {{ ends_on }}',
    says: [
      'Hello,',
      'the subscription of {{ customer_name }} to {{ product_name }} for the project {{ project_name }} ends on {{ ends_on }}, in {% if days_left == "1" %}1 day{% else %}{{ days_left }} days{% endif %}.',
      'You can request its renewal in the portal.',
    ],
    action: open,
    closes,
  }),
  NEW_RELEASE: letter({
    subject: '{{ product_name }} {{ version_label }} is out',
    says: [
      'Hello,',
      '{{ product_name }} {{ version_label }} is there for {{ customer_name }}.',
      '{{ release_notes }}',
    ],
    action: ['Get the new version', 'update_url'],
    closes,
  }),
  EXPIRY_DIGEST: letter({
    subject:
      '{% if license_count == "1" %}1 license{% else %}{{ license_count }} licenses{% endif %} and {% if subscription_count == "1" %}1 subscription{% else %}{{ subscription_count }} subscriptions{% endif %} end soon',
    says: [
      'Hello,',
      'this ends within {% if days == "1" %}1 day{% else %}{{ days }} days{% endif %}.',
      'Licenses: {{ license_count }}{% if licenses != blank %}\n\n{{ licenses }}{% endif %}',
      'Subscriptions: {{ subscription_count }}{% if subscriptions != blank %}\n\n{{ subscriptions }}{% endif %}',
      '{% if left_out != "0" %}{{ left_out }} more are in the portal.{% else %}That is all.{% endif %}',
    ],
    action: open,
    closes,
  }),
  SUPPORT_CONTACT_ADDED: letter({
    subject: 'You are a support contact of {{ customer_name }}',
    says: [
      'Hello {{ contact_name }},',
      'you can now use our support for {{ customer_name }}, with {{ access_name }}.',
    ],
    action: open,
    closes,
  }),
  LICENSE_SEAT_ASSIGNED: letter({
    subject: 'A seat of {{ product_name }} is yours',
    says: [
      'Hello {{ person_name }},',
      '{{ customer_name }} has given you a seat of {{ product_name }}. Take it in the portal.',
    ],
    action: open,
    closes,
  }),
  PASSWORD_RESET: letter({
    subject: 'Choose a new password for {{ app_name }}',
    says: ['Hello {{ person_name }},', 'somebody has asked for a new password for your address.'],
    action: ['Choose a password', 'password_url'],
    below: [
      'The link works once and for {{ valid_minutes }} minutes. If it was not you who asked, ignore this mail: nothing has changed.',
    ],
    closes,
  }),
  ACCOUNT_ACTIVATION: letter({
    subject: 'Your account in {{ app_name }}',
    says: [
      'Hello {{ person_name }},',
      'you can use {{ app_name }} now. Choose a password with this link, or sign in with a code by mail at {{ login_url }} at any time.',
    ],
    action: ['Choose a password', 'password_url'],
    below: ['The link works once and for {{ valid_minutes }} minutes; its page gives you a new one later.'],
    closes,
  }),
  PASSWORD_CHANGED: letter({
    subject: 'Your password for {{ app_name }} has changed',
    says: [
      'Hello,',
      'the password of your account was just set, changed or removed. You were signed out everywhere else.',
      'If it was not you, sign in with a code by mail, choose a new password, and tell us.',
    ],
    action: open,
    closes,
  }),
  SECOND_FACTOR_ADDED: letter({
    subject: 'Signing in to {{ app_name }} needs a second factor now',
    says: [
      'Hello,',
      'an authenticator application was just added to your account: signing in needs a code of it from now on.',
      'If it was not you, tell us at once.',
    ],
    action: open,
    closes,
  }),
  SECOND_FACTOR_RESET: letter({
    subject: 'Your second factor for {{ app_name }} is gone',
    says: [
      'Hello,',
      '{% if changed_by != blank %}{{ changed_by }} has removed the second factor of your account{% else %}the second factor of your account was removed{% endif %}: signing in does not ask for it any more.',
      'If you know nothing of it, tell us at once.',
    ],
    action: open,
    closes,
  }),
  TOKEN_EXPIRING: letter({
    subject: 'The token of {{ token_name }} ends on {{ expires_on }}',
    says: [
      'Hello,',
      'the token of {{ token_name }} that ends in {{ last_four }} runs out on {{ expires_on }}, in {% if days_left == "1" %}1 day{% else %}{{ days_left }} days{% endif %}.',
      'Replace it before then: a rotation gives a new one and lets the old one work on for up to 24 hours.',
    ],
    action: open,
    closes,
  }),
  WEBHOOK_FAILING: letter({
    subject: 'Your webhook endpoint does not answer',
    says: [
      'Hello,',
      'for more than an hour nothing could be delivered to {{ endpoint_url }}. We keep trying, for about two days per event.',
      'What the endpoint answered is in the delivery log. If nothing gets through for three days, it will be disabled.',
    ],
    action: open,
    closes,
  }),
  WEBHOOK_DISABLED: letter({
    subject: 'Your webhook endpoint was disabled',
    says: [
      'Hello,',
      'nothing is sent to {{ endpoint_url }} any more: {% if gone != blank %}it answered that it is gone{% else %}nothing could be delivered for three days{% endif %}.',
      'Once it works again, enable it and have sent again what it has missed.',
    ],
    action: open,
    closes,
  }),
  AUDIT_TRAIL_ALTERED: letter({
    subject: 'The audit trail was altered',
    says: [
      'Hello,',
      'the daily verification of the audit trail has found what nobody can do through {{ app_name }}:',
      '{{ findings }}',
      'Somebody has changed the database itself, or it was restored in part. Keep a copy of it as it is now, and look at the whole trail with pnpm audit:verify. You will not be told of this again.',
    ],
    action: open,
    closes,
  }),
  EMAIL_DESTINATION_VERIFY: letter({
    subject: 'Do you want to be told of events?',
    says: [
      'Hello,',
      'this address was given to be told by mail what happens in {{ app_name }}{% if customer_name != blank %} at {{ customer_name }}{% endif %}.',
      'Nothing more is sent to it unless you confirm it, by {{ expires_on }}. If you know nothing of it, do nothing.',
    ],
    action: ['Confirm the address', 'verify_url'],
    closes,
  }),
  EVENT_NOTIFICATION: letter({
    subject:
      '{% if event_count == "1" %}1 event{% else %}{{ event_count }} events{% endif %} in {{ app_name }}{% if customer_name != blank %} at {{ customer_name }}{% endif %}',
    says: [
      'Hello,',
      'this has happened{% if customer_name != blank %} at {{ customer_name }}{% endif %}:',
      '{{ events }}{% if left_out != "0" %}\nAnd {{ left_out }} more.{% endif %}',
    ],
    action: open,
    below: ['To get no more of these mails: {{ stop_url }}'],
    closes,
  }),
}
