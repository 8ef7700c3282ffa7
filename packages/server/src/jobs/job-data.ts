/** The jobs by name, with what each is given; the name is also that of the system actor that it runs as. */
export type JobData = {
  'expire-subscriptions': Record<string, never>
  'expire-invitations': Record<string, never>
  'deliver-email': { emailId: string }
  'clean-emails': Record<string, never>
  'send-sign-in': { signInId: string; locale: 'EN' | 'DE' }
  'send-password-link': { linkId: string; locale: 'EN' | 'DE' }
  'clean-sign-ins': Record<string, never>
  'clean-idempotency-keys': Record<string, never>
  'clean-webhooks': Record<string, never>
  'mail-expiry-notice': { noticeId: string }
  'mail-release-notice': { noticeId: string }
  'archive-test-customer': { customerId: string }
  'run-list-export': { exportId: string }
  'clean-list-exports': Record<string, never>
}
