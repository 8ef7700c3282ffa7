import type { Policy } from './auth/policy.ts'
import { neverVisible } from './auth/policy.ts'
import type { Prisma } from './db/generated/prisma/client.ts'
import { apiTokenPolicy } from './modules/api-token/policy.ts'
import { customerPolicy } from './modules/customer/policy.ts'
import { partnerPolicy } from './modules/partner/policy.ts'
import { membershipPolicy, portalUserPolicy } from './modules/portal-user/policy.ts'
import {
  levelUsageLimitPolicy,
  productPolicy,
  productVersionPolicy,
  subscriptionLevelPolicy,
  usageMetricPolicy,
} from './modules/product/policy.ts'
import { projectAssignmentPolicy, projectPolicy } from './modules/project/policy.ts'
import { staffPolicy } from './modules/staff/policy.ts'
import { subscriptionPolicy, subscriptionUsageLimitPolicy } from './modules/subscription/policy.ts'

/** Every model has a policy: a new one does not compile without. */
export const policies: { readonly [M in Prisma.ModelName]: Policy<M> } = {
  ApiToken: apiTokenPolicy,
  AuditEvent: { scope: 'internal:read', visible: neverVisible },
  Customer: customerPolicy,
  Membership: membershipPolicy,
  Partner: partnerPolicy,
  PortalUser: portalUserPolicy,
  Product: productPolicy,
  ProductVersion: productVersionPolicy,
  Project: projectPolicy,
  ProjectAssignment: projectAssignmentPolicy,
  Session: { scope: 'internal:read', visible: neverVisible },
  Staff: staffPolicy,
  Subscription: subscriptionPolicy,
  SubscriptionLevel: subscriptionLevelPolicy,
  SubscriptionLevelUsageLimit: levelUsageLimitPolicy,
  SubscriptionUsageLimit: subscriptionUsageLimitPolicy,
  UsageMetric: usageMetricPolicy,
}
