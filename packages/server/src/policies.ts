import type { Policy } from './auth/policy.ts'
import { neverVisible } from './auth/policy.ts'
import type { Prisma } from './db/generated/prisma/client.ts'
import { apiTokenPolicy } from './modules/api-token/policy.ts'
import { auditEventPolicy } from './modules/audit-event/policy.ts'
import { customerPolicy } from './modules/customer/policy.ts'
import { emailPolicy, emailTemplatePolicy, senderDomainPolicy } from './modules/email/policy.ts'
import { idempotencyKeyPolicy } from './modules/idempotency-key/policy.ts'
import { impersonationPolicy } from './modules/impersonation/policy.ts'
import { invitationPolicy } from './modules/invitation/policy.ts'
import {
  licenseChangePolicy,
  licenseDownloadLinkPolicy,
  licenseExpiryNoticePolicy,
  licenseFieldValuePolicy,
  licensePolicy,
} from './modules/license/policy.ts'
import { licenseFieldPolicy } from './modules/license-field/policy.ts'
import { licenseSeatPolicy } from './modules/license-seat/policy.ts'
import { licenseTemplatePolicy, licenseTemplateValuePolicy } from './modules/license-template/policy.ts'
import { exportPartPolicy, exportPolicy } from './modules/list-export/policy.ts'
import { machinePolicy } from './modules/machine/policy.ts'
import { partnerPolicy } from './modules/partner/policy.ts'
import { customerPortalPolicy, portalSettingsPolicy } from './modules/portal/policy.ts'
import { membershipPolicy, portalUserPolicy } from './modules/portal-user/policy.ts'
import {
  levelUsageLimitPolicy,
  productPolicy,
  productVersionPolicy,
  subscriptionLevelPolicy,
  usageMetricPolicy,
} from './modules/product/policy.ts'
import { projectAssignmentPolicy, projectPolicy } from './modules/project/policy.ts'
import { sessionPolicy } from './modules/session/policy.ts'
import { failedSignInPolicy, signInPolicy } from './modules/sign-in/policy.ts'
import { signingKeyPolicy } from './modules/signing-key/policy.ts'
import { staffPolicy } from './modules/staff/policy.ts'
import { subscriptionPolicy, subscriptionUsageLimitPolicy } from './modules/subscription/policy.ts'

import { supportContactPolicy } from './modules/support-contact/policy.ts'

/** Every model has a policy: a new one does not compile without. */
export const policies: { readonly [M in Prisma.ModelName]: Policy<M> } = {
  ApiToken: apiTokenPolicy,
  AuditEvent: auditEventPolicy,
  Customer: customerPolicy,
  Email: emailPolicy,
  EmailTemplate: emailTemplatePolicy,
  CustomerPortal: customerPortalPolicy,
  ListExport: exportPolicy,
  ListExportPart: exportPartPolicy,
  FailedSignIn: failedSignInPolicy,
  Impersonation: impersonationPolicy,
  IdempotencyKey: idempotencyKeyPolicy,
  Installation: { scope: 'internal:read', visible: neverVisible },
  Invitation: invitationPolicy,
  License: licensePolicy,
  LicenseChange: licenseChangePolicy,
  LicenseDownloadLink: licenseDownloadLinkPolicy,
  LicenseExpiryNotice: licenseExpiryNoticePolicy,
  LicenseField: licenseFieldPolicy,
  LicenseFieldValue: licenseFieldValuePolicy,
  LicenseSeat: licenseSeatPolicy,
  LicenseTemplate: licenseTemplatePolicy,
  LicenseTemplateValue: licenseTemplateValuePolicy,
  Machine: machinePolicy,
  Membership: membershipPolicy,
  Partner: partnerPolicy,
  PortalSettings: portalSettingsPolicy,
  PortalUser: portalUserPolicy,
  Product: productPolicy,
  ProductVersion: productVersionPolicy,
  Project: projectPolicy,
  ProjectAssignment: projectAssignmentPolicy,
  SenderDomain: senderDomainPolicy,
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
  UsageMetric: usageMetricPolicy,
}
