import type { Policy } from './auth/policy.ts'
import { neverVisible } from './auth/policy.ts'
import type { Prisma } from './db/generated/prisma/client.ts'
import { apiTokenPolicy } from './modules/api-token/policy.ts'
import { apiUsagePolicy } from './modules/api-usage/policy.ts'
import { auditEventPolicy, auditExportLinkPolicy } from './modules/audit-event/policy.ts'
import { budgetPolicy } from './modules/budget/policy.ts'
import { customerPolicy } from './modules/customer/policy.ts'
import { emailPolicy, emailTemplatePolicy, senderDomainPolicy } from './modules/email/policy.ts'
import { emailDestinationPolicy } from './modules/email-destination/policy.ts'
import { expiryDigestPolicy, expiryNoticePolicy } from './modules/expiry-notice/policy.ts'
import { idempotencyKeyPolicy } from './modules/idempotency-key/policy.ts'
import { impersonationPolicy } from './modules/impersonation/policy.ts'
import { invitationPolicy } from './modules/invitation/policy.ts'
import {
  licenseChangePolicy,
  licenseDownloadLinkPolicy,
  licenseFieldValuePolicy,
  licensePolicy,
} from './modules/license/policy.ts'
import { licenseFieldPolicy } from './modules/license-field/policy.ts'
import { licenseSeatPolicy } from './modules/license-seat/policy.ts'
import { licenseTemplatePolicy, licenseTemplateValuePolicy } from './modules/license-template/policy.ts'
import { licenseUsageMonthPolicy } from './modules/license-usage/policy.ts'
import { exportPartPolicy, exportPolicy } from './modules/list-export/policy.ts'
import { machinePolicy } from './modules/machine/policy.ts'
import { partnerPolicy } from './modules/partner/policy.ts'
import { passwordLinkPolicy, passwordPolicy } from './modules/password/policy.ts'
import { customerPortalPolicy, portalSettingsPolicy } from './modules/portal/policy.ts'
import { membershipPolicy, portalUserPolicy } from './modules/portal-user/policy.ts'
import {
  levelUsageLimitPolicy,
  productPolicy,
  productVersionPolicy,
  releaseAnnouncementPolicy,
  releaseNoticePolicy,
  subscriptionLevelPolicy,
  usageMetricPolicy,
} from './modules/product/policy.ts'
import { projectAssignmentPolicy, projectPolicy } from './modules/project/policy.ts'
import { recoveryCodePolicy, secondFactorPolicy } from './modules/second-factor/policy.ts'
import { serviceAccountPolicy, serviceAccountTokenPolicy } from './modules/service-account/policy.ts'
import { sessionPolicy } from './modules/session/policy.ts'
import { failedSignInPolicy, pendingSignInPolicy, signInPolicy } from './modules/sign-in/policy.ts'
import { signingKeyPolicy } from './modules/signing-key/policy.ts'
import { staffPolicy } from './modules/staff/policy.ts'
import { subscriptionPolicy, subscriptionUsageLimitPolicy } from './modules/subscription/policy.ts'

import { supportContactPolicy } from './modules/support-contact/policy.ts'
import { tokenPolicyPolicy } from './modules/token-policy/policy.ts'
import { webhookDeliveryPolicy } from './modules/webhook-delivery/policy.ts'
import { webhookEndpointPolicy } from './modules/webhook-endpoint/policy.ts'

/** Every model has a policy: a new one does not compile without. */
export const policies: { readonly [M in Prisma.ModelName]: Policy<M> } = {
  ApiToken: apiTokenPolicy,
  ApiUsage: apiUsagePolicy,
  Budget: budgetPolicy,
  AuditCheckpoint: { scope: 'internal:read', visible: neverVisible },
  AuditEvent: auditEventPolicy,
  AuditExportLink: auditExportLinkPolicy,
  AuditVerification: { scope: 'internal:read', visible: neverVisible },
  Customer: customerPolicy,
  Email: emailPolicy,
  EmailDestination: emailDestinationPolicy,
  EmailTemplate: emailTemplatePolicy,
  CustomerPortal: customerPortalPolicy,
  ListExport: exportPolicy,
  ListExportPart: exportPartPolicy,
  ExpiryDigest: expiryDigestPolicy,
  ExpiryNotice: expiryNoticePolicy,
  FailedSignIn: failedSignInPolicy,
  Impersonation: impersonationPolicy,
  IdempotencyKey: idempotencyKeyPolicy,
  Installation: { scope: 'internal:read', visible: neverVisible },
  Invitation: invitationPolicy,
  License: licensePolicy,
  LicenseChange: licenseChangePolicy,
  LicenseDownloadLink: licenseDownloadLinkPolicy,
  LicenseField: licenseFieldPolicy,
  LicenseFieldValue: licenseFieldValuePolicy,
  LicenseSeat: licenseSeatPolicy,
  LicenseUsageMonth: licenseUsageMonthPolicy,
  LicenseTemplate: licenseTemplatePolicy,
  LicenseTemplateValue: licenseTemplateValuePolicy,
  Machine: machinePolicy,
  Membership: membershipPolicy,
  Partner: partnerPolicy,
  Password: passwordPolicy,
  PasswordLink: passwordLinkPolicy,
  PendingSignIn: pendingSignInPolicy,
  PortalSettings: portalSettingsPolicy,
  PortalUser: portalUserPolicy,
  Product: productPolicy,
  ProductVersion: productVersionPolicy,
  ReleaseAnnouncement: releaseAnnouncementPolicy,
  ReleaseNotice: releaseNoticePolicy,
  Project: projectPolicy,
  ProjectAssignment: projectAssignmentPolicy,
  RecoveryCode: recoveryCodePolicy,
  SecondFactor: secondFactorPolicy,
  SenderDomain: senderDomainPolicy,
  ServiceAccount: serviceAccountPolicy,
  ServiceAccountToken: serviceAccountTokenPolicy,
  Session: sessionPolicy,
  SignIn: signInPolicy,
  SignInLimit: { scope: 'internal:read', visible: neverVisible },
  SigningKey: signingKeyPolicy,
  Staff: staffPolicy,
  Subscription: subscriptionPolicy,
  SubscriptionLevel: subscriptionLevelPolicy,
  SubscriptionLevelUsageLimit: levelUsageLimitPolicy,
  SubscriptionUsageLimit: subscriptionUsageLimitPolicy,
  SupportContact: supportContactPolicy,
  TokenPolicy: tokenPolicyPolicy,
  UsageMetric: usageMetricPolicy,
  WebhookCursor: { scope: 'internal:read', visible: neverVisible },
  WebhookDelivery: webhookDeliveryPolicy,
  WebhookEndpoint: webhookEndpointPolicy,
}
