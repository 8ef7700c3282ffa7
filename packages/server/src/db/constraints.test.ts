import { expect, test } from 'vitest'
import { inRollback, type Tx, testDatabase } from '../../test/database.ts'
import type { Prisma } from './generated/prisma/client.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const now = new Date('2026-03-01T12:00:00Z')
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)

const subscription = {
  id: 'sub_1',
  projectId: 'prj_1',
  productId: 'prd_1',
  productVersionId: 'prv_1',
  levelId: 'lvl_1',
  status: 'ACTIVE',
  startsOn: day('2026-01-01'),
  months: 12,
  endsOn: day('2027-01-01'),
} satisfies Prisma.SubscriptionUncheckedCreateInput

const membership = {
  id: 'mem_1',
  portalUserId: 'usr_1',
  customerId: 'cus_1',
  role: 'MEMBER',
  source: 'STAFF',
} satisfies Prisma.MembershipUncheckedCreateInput

const supportContact = {
  id: 'spc_1',
  customerId: 'cus_1',
  firstName: 'Ann',
  lastName: 'Lee',
  email: 'ann@example.com',
  access: 'FULL',
} satisfies Prisma.SupportContactUncheckedCreateInput

const tokenPolicy = {
  id: 'tpl_1',
  name: 'crm',
  allow: ['*'],
  deny: [],
} satisfies Prisma.TokenPolicyUncheckedCreateInput

const serviceAccount = {
  id: 'sva_1',
  customerId: 'cus_1',
  name: 'Cluster',
} satisfies Prisma.ServiceAccountUncheckedCreateInput

const serviceAccountToken = {
  id: 'sat_1',
  serviceAccountId: 'sva_1',
  tokenHash: 'h',
  lastFour: 'abcd',
  scopes: ['license:read'],
  createdAt: now,
} satisfies Prisma.ServiceAccountTokenUncheckedCreateInput

const pendingSignIn = {
  id: 'psi_1',
  portalUserId: 'usr_1',
  secretHash: 'h',
  method: 'PASSWORD',
  expiresAt: hours(1),
} satisfies Prisma.PendingSignInUncheckedCreateInput

const webhookEndpoint = {
  id: 'wep_1',
  customerId: 'cus_1',
  url: 'https://hooks.example.com',
  secretSealed: 's',
} satisfies Prisma.WebhookEndpointUncheckedCreateInput

const emailDestination = {
  id: 'emd_1',
  customerId: 'cus_1',
  email: 'events@example.com',
} satisfies Prisma.EmailDestinationUncheckedCreateInput

const webhookDelivery = {
  id: 'whd_1',
  endpointId: 'wep_1',
  kind: 'EVENT',
  eventId: 'evt_1',
  eventType: 'customer.created',
  entityId: 'cus_1',
  url: 'https://hooks.example.com',
  dueAt: now,
} satisfies Prisma.WebhookDeliveryUncheckedCreateInput

const expiryNotice = {
  id: 'exn_1',
  licenseId: 'lic_1',
  endsAt: now,
  days: 7,
  announcedAt: now,
} satisfies Prisma.ExpiryNoticeUncheckedCreateInput

const license = {
  id: 'lic_1',
  keyHash: 'h',
  keySealed: 's',
  kind: 'PRODUCTION',
  type: 'PAID',
  productId: 'prd_1',
  customerId: 'cus_1',
  startsAt: now,
} satisfies Prisma.LicenseUncheckedCreateInput

const field = {
  id: 'lfd_1',
  productId: 'prd_1',
  name: 'seats',
  title: 'Seats',
  type: 'INTEGER',
} satisfies Prisma.LicenseFieldUncheckedCreateInput

const template = {
  id: 'ltp_1',
  productId: 'prd_1',
  name: 'Trial',
  type: 'TRIAL',
} satisfies Prisma.LicenseTemplateUncheckedCreateInput

const listExport = {
  id: 'exp_1',
  list: 'customers',
  format: 'CSV',
  actorKind: 'staff',
  actorId: 'stf_1',
  actorName: 'Sam',
  credentialHash: 'h',
  createdAt: now,
  expiresAt: hours(1),
} satisfies Prisma.ListExportUncheckedCreateInput

const signingKey = {
  id: 'key_1',
  productId: 'prd_1',
  kid: 'k1',
  publicJwk: {},
  privateSealed: 's',
} satisfies Prisma.SigningKeyUncheckedCreateInput

const email = {
  id: 'eml_1',
  type: 'INVITATION',
  locale: 'EN',
  recipient: 'ann@example.com',
  subject: 'Hello',
  content: 'sealed',
  contentUntil: hours(1),
  queuedAt: now,
} satisfies Prisma.EmailUncheckedCreateInput

const senderDomain = {
  id: 'snd_1',
  address: 'portal@example.com',
  domain: 'example.com',
  selector: 'portico1',
  publicKey: 'AAAA',
  privateKey: 'sealed',
} satisfies Prisma.SenderDomainUncheckedCreateInput

const impersonation = {
  id: 'imp_1',
  staffId: 'stf_1',
  staffName: 'Sue',
  customerId: 'cus_1',
  reason: 'Ticket',
  readOnly: true,
  createdAt: now,
  expiresAt: new Date(now.getTime() + 600_000),
} satisfies Prisma.ImpersonationUncheckedCreateInput
const invitation = {
  id: 'inv_1',
  email: 'bob@example.com',
  customerId: 'cus_1',
  role: 'MEMBER',
  status: 'PENDING',
  secretHash: 'h',
  sentAt: now,
  invitedByKind: 'staff',
  invitedById: 'stf_1',
  invitedByName: 'Sam',
  sponsorKind: 'staff',
  sponsorId: 'stf_1',
  expiresAt: hours(1),
} satisfies Prisma.InvitationUncheckedCreateInput

const session = { id: 'ses_1', tokenHash: 'h', staffId: 'stf_1', expiresAt: hours(1) }

const signIn = {
  id: 'sig_1',
  email: 'ann@example.com',
  code: 'sealed',
  secretHash: 'h',
  expiresAt: hours(1),
} satisfies Prisma.SignInUncheckedCreateInput

/** One row of everything that the cases below start from. */
async function createWorld(tx: Tx): Promise<void> {
  await tx.customer.create({ data: { id: 'cus_1', number: '1', name: 'Customer' } })
  await tx.partner.create({ data: { id: 'par_1', number: '1', name: 'Partner' } })
  await tx.project.create({ data: { id: 'prj_1', customerId: 'cus_1', name: 'Project', description: '' } })
  await tx.product.create({ data: { id: 'prd_1', slug: 'engine', name: 'Engine' } })
  await tx.productVersion.create({ data: { id: 'prv_1', productId: 'prd_1', name: '8.0' } })
  await tx.subscriptionLevel.create({ data: { id: 'lvl_1', code: 'GOLD', name: 'Gold' } })
  await tx.usageMetric.create({ data: { id: 'mtr_1', code: 'TASKS', name: 'Tasks' } })
  await tx.subscriptionLevelUsageLimit.create({
    data: { id: 'lul_1', levelId: 'lvl_1', metricId: 'mtr_1', quantity: 0 },
  })
  await tx.subscription.create({ data: subscription })
  await tx.subscriptionUsageLimit.create({
    data: { id: 'sul_1', subscriptionId: 'sub_1', metricId: 'mtr_1', quantity: 0 },
  })
  await tx.portalUser.create({
    data: { id: 'usr_1', email: 'ann@example.com', firstName: 'Ann', lastName: 'Lee' },
  })
  await tx.staff.create({ data: { id: 'stf_1', email: 'sam@example.com', name: 'Sam', role: 'ADMIN' } })
  await tx.membership.create({ data: membership })
  await tx.supportContact.create({ data: supportContact })
  await tx.invitation.create({ data: invitation })
  await tx.portalSettings.create({ data: { id: 'pst_1' } })
  await tx.session.create({ data: session })
  await tx.signIn.create({ data: signIn })
  await tx.signInLimit.create({ data: { id: 'startsOfAddress ann@example.com', count: 0, endsAt: now } })
  await tx.budget.create({ data: { id: 'apiToken tok_1', spent: 1, lease: 1, endsAt: now } })
  await tx.apiUsage.create({ data: usage })
  await tx.failedSignIn.create({
    data: { id: 'fsi_1', portalUserId: 'usr_1', reason: 'WRONG_CODE', occurredAt: now },
  })
  await tx.impersonation.create({ data: impersonation })
  await tx.email.create({ data: email })
  await tx.emailTemplate.create({
    data: { id: 'emt_1', type: 'INVITATION', locale: 'EN', subject: 'x', text: 'x', html: 'x' },
  })
  await tx.senderDomain.create({ data: senderDomain })
  await tx.apiToken.create({ data: { id: 'tok_1', name: 'CI', tokenHash: 'h', lastFour: 'abcd' } })
  await tx.tokenPolicy.create({ data: tokenPolicy })
  await tx.serviceAccount.create({ data: serviceAccount })
  await tx.serviceAccountToken.create({ data: serviceAccountToken })
  await tx.license.create({ data: license })
  await tx.licenseUsageMonth.create({ data: usageMonth })
  await tx.licenseField.create({ data: field })
  await tx.licenseTemplate.create({ data: template })
  await tx.signingKey.create({ data: signingKey })
  await tx.machine.create({ data: { id: 'mac_1', licenseId: 'lic_1', fingerprint: 'f' } })
  await tx.installation.create({ data: { keyCheck: 'c' } })
  await tx.password.create({ data: { id: 'pwd_1', portalUserId: 'usr_1', hash: 'v1.x', changedAt: now } })
  await tx.passwordLink.create({
    data: { id: 'pwl_1', email: 'ann@example.com', purpose: 'RESET', expiresAt: hours(1) },
  })
  await tx.pendingSignIn.create({ data: pendingSignIn })
  await tx.secondFactor.create({ data: { id: 'sfa_1', portalUserId: 'usr_1', secret: 'v1.x' } })
  await tx.expiryNotice.create({ data: expiryNotice })
  await tx.releaseAnnouncement.create({
    data: { id: 'ran_1', productVersionId: 'prv_1', announcedAt: now },
  })
  await tx.customerPortal.create({ data: { id: 'cpt_1', customerId: 'cus_1' } })
  await tx.webhookEndpoint.create({ data: webhookEndpoint })
  await tx.emailDestination.create({ data: emailDestination })
  await tx.webhookDelivery.create({ data: webhookDelivery })
  await tx.auditEvent.create({
    data: {
      id: 'evt_1',
      type: 'customer.created',
      actorKind: 'staff',
      actorName: 'Sam',
      entityType: 'Customer',
      entityId: 'cus_1',
      occurredAt: now,
    },
  })
}

type Write = (tx: Tx) => Promise<unknown>

const of = {
  apiToken:
    (data: Prisma.ApiTokenUncheckedUpdateInput): Write =>
    (tx) =>
      tx.apiToken.update({ where: { id: 'tok_1' }, data }),
  tokenPolicy:
    (data: Prisma.TokenPolicyUncheckedUpdateInput): Write =>
    (tx) =>
      tx.tokenPolicy.update({ where: { id: 'tpl_1' }, data }),
  serviceAccountToken:
    (data: Prisma.ServiceAccountTokenUncheckedUpdateInput): Write =>
    (tx) =>
      tx.serviceAccountToken.update({ where: { id: 'sat_1' }, data }),
  subscription:
    (data: Prisma.SubscriptionUncheckedUpdateInput): Write =>
    (tx) =>
      tx.subscription.update({ where: { id: 'sub_1' }, data }),
  level:
    (data: Prisma.SubscriptionLevelUpdateInput): Write =>
    (tx) =>
      tx.subscriptionLevel.update({ where: { id: 'lvl_1' }, data }),
  license:
    (data: Prisma.LicenseUncheckedUpdateManyInput): Write =>
    (tx) =>
      tx.license.updateMany({ data }),
  template:
    (data: Prisma.LicenseTemplateUncheckedUpdateManyInput): Write =>
    (tx) =>
      tx.licenseTemplate.updateMany({ data }),
  email:
    (data: Prisma.EmailUncheckedUpdateInput): Write =>
    (tx) =>
      tx.email.updateMany({ data }),
  invitation:
    (data: Prisma.InvitationUncheckedUpdateInput): Write =>
    (tx) =>
      tx.invitation.update({ where: { id: 'inv_1' }, data }),
  customer:
    (data: Prisma.CustomerUpdateInput): Write =>
    (tx) =>
      tx.customer.update({ where: { id: 'cus_1' }, data: { createdAt: now, ...data } }),
}

const renewal =
  (id: string, status: 'REQUESTED' | 'PENDING' | 'ACTIVE'): Write =>
  (tx) =>
    tx.subscription.create({ data: { ...subscription, id, status, renewalOfId: 'sub_1' } })

const checkpoint =
  (data: Partial<Prisma.AuditCheckpointCreateInput>): Write =>
  async (tx) => {
    await tx.$executeRaw`select set_config('portico.audit', 'prune', true)`
    await tx.auditCheckpoint.create({ data: { position: 1, hash: 'a'.repeat(64), prunedAt: now, ...data } })
  }

const verification =
  (data: Partial<Prisma.AuditVerificationCreateInput>): Write =>
  (tx) =>
    tx.auditVerification.create({
      data: {
        position: 1,
        hash: 'a'.repeat(64),
        roundPosition: 0,
        roundHash: 'a'.repeat(64),
        ranAt: now,
        ...data,
      },
    })

const exportLink =
  (data: Partial<Prisma.AuditExportLinkCreateInput>): Write =>
  (tx) =>
    tx.auditExportLink.create({
      data: {
        id: 'ael_1',
        tokenHash: 't',
        actorKind: 'staff',
        actorId: 'stf_1',
        credentialHash: 'c',
        format: 'CSV',
        filter: {},
        expiresAt: now,
        ...data,
      },
    })

/** Writes that the database refuses, by the constraint that does. Lengths have a test of their own. */
const refused: [string, Write][] = [
  ['Subscription_one_active_key', (tx) => tx.subscription.create({ data: { ...subscription, id: 'sub_2' } })],
  [
    'Subscription_one_open_renewal_key',
    async (tx) => {
      await renewal('sub_2', 'REQUESTED')(tx)
      await renewal('sub_3', 'PENDING')(tx)
    },
  ],
  ['Subscription_endsOn_after_startsOn_check', of.subscription({ endsOn: subscription.startsOn })],
  ['Subscription_months_range_check', of.subscription({ months: 0 })],
  ['Subscription_months_range_check', of.subscription({ months: 121 })],
  ['Subscription_not_own_renewal_check', of.subscription({ renewalOfId: 'sub_1' })],
  ['Subscription_fullSupportContacts_not_negative_check', of.subscription({ fullSupportContacts: -1 })],
  [
    'Subscription_readOnlySupportContacts_not_negative_check',
    of.subscription({ readOnlySupportContacts: -1 }),
  ],
  ['SubscriptionLevel_fullSupportContacts_not_negative_check', of.level({ fullSupportContacts: -1 })],
  ['SubscriptionLevel_readOnlySupportContacts_not_negative_check', of.level({ readOnlySupportContacts: -1 })],
  ['SubscriptionLevel_code_form_check', of.level({ code: 'gold' })],
  ['SubscriptionLevel_code_form_check', of.level({ code: `A${'B'.repeat(64)}` })],
  [
    'SubscriptionLevel_name_lower_key',
    (tx) => tx.subscriptionLevel.create({ data: { id: 'lvl_2', code: 'G2', name: 'GOLD' } }),
  ],
  [
    'SubscriptionLevelUsageLimit_quantity_not_negative_check',
    (tx) => tx.subscriptionLevelUsageLimit.updateMany({ data: { quantity: -1 } }),
  ],
  [
    'SubscriptionUsageLimit_quantity_not_negative_check',
    (tx) => tx.subscriptionUsageLimit.updateMany({ data: { quantity: -1 } }),
  ],
  ['UsageMetric_code_form_check', (tx) => tx.usageMetric.updateMany({ data: { code: '1ST' } })],
  [
    'UsageMetric_name_lower_key',
    (tx) => tx.usageMetric.create({ data: { id: 'mtr_2', code: 'T2', name: 'tasks' } }),
  ],
  ['Product_slug_form_check', (tx) => tx.product.updateMany({ data: { slug: '-engine' } })],
  ['Product_slug_form_check', (tx) => tx.product.updateMany({ data: { slug: 'Engine' } })],
  ['Product_slug_form_check', (tx) => tx.product.updateMany({ data: { slug: 'engine\n' } })],
  [
    'Product_name_lower_key',
    (tx) => tx.product.create({ data: { id: 'prd_2', slug: 'e2', name: 'ENGINE' } }),
  ],
  [
    'ProductVersion_productId_name_lower_key',
    async (tx) => {
      await tx.productVersion.create({ data: { id: 'prv_2', productId: 'prd_1', name: '8.0-rc' } })
      await tx.productVersion.create({ data: { id: 'prv_3', productId: 'prd_1', name: '8.0-RC' } })
    },
  ],
  [
    'ProductVersion_support_ends_after_start_check',
    (tx) =>
      tx.productVersion.updateMany({
        data: { supportStartsOn: day('2026-02-02'), supportEndsOn: day('2026-02-01') },
      }),
  ],
  [
    'Membership_one_company_check',
    (tx) => tx.membership.update({ where: { id: 'mem_1' }, data: { partnerId: 'par_1' } }),
  ],
  [
    'Membership_one_company_check',
    (tx) => tx.membership.update({ where: { id: 'mem_1' }, data: { customerId: null } }),
  ],
  [
    'Membership_portalUserId_customerId_key',
    (tx) => tx.membership.create({ data: { ...membership, id: 'mem_2', status: 'DISABLED' } }),
  ],
  [
    'Membership_portalUserId_partnerId_key',
    async (tx) => {
      const ofPartner = { ...membership, customerId: null, partnerId: 'par_1' }
      await tx.membership.create({ data: { ...ofPartner, id: 'mem_2' } })
      await tx.membership.create({ data: { ...ofPartner, id: 'mem_3' } })
    },
  ],
  [
    'SupportContact_email_lower_check',
    (tx) => tx.supportContact.updateMany({ data: { email: 'A@b.example' } }),
  ],
  ['SupportContact_removal_check', (tx) => tx.supportContact.updateMany({ data: { status: 'REMOVED' } })],
  ['SupportContact_removal_check', (tx) => tx.supportContact.updateMany({ data: { removedAt: now } })],
  [
    'SupportContact_customerId_email_key',
    (tx) => tx.supportContact.create({ data: { ...supportContact, id: 'spc_2' } }),
  ],
  ['ApiToken_one_policy_check', of.apiToken({ shippedPolicy: 'admin', policyId: 'tpl_1' })],
  ['ApiToken_shippedPolicy_check', of.apiToken({ shippedPolicy: 'crm' })],
  ['ApiToken_replaces_another_check', of.apiToken({ replacesId: 'tok_1' })],
  ['ApiToken_announcedDays_check', of.apiToken({ announcedDays: 2 })],
  ['TokenPolicy_name_form_check', of.tokenPolicy({ name: 'CRM' })],
  ['TokenPolicy_name_not_shipped_check', of.tokenPolicy({ name: 'read-only' })],
  ['TokenPolicy_allow_count_check', of.tokenPolicy({ allow: [] })],
  ['TokenPolicy_deny_count_check', of.tokenPolicy({ deny: Array(101).fill('*') })],
  [
    'ServiceAccount_customerId_name_living_key',
    (tx) => tx.serviceAccount.create({ data: { ...serviceAccount, id: 'sva_2', name: 'CLUSTER' } }),
  ],
  ['ServiceAccountToken_scopes_check', of.serviceAccountToken({ scopes: [] })],
  [
    'ServiceAccountToken_one_sponsor_check',
    of.serviceAccountToken({ sponsorStaffId: 'stf_1', sponsorPortalUserId: 'usr_1' }),
  ],
  ['ServiceAccountToken_replaces_another_check', of.serviceAccountToken({ replacesId: 'sat_1' })],
  ['ServiceAccountToken_expiry_check', of.serviceAccountToken({ expiresAt: hours(8_785) })],
  ['ServiceAccountToken_announcedDays_check', of.serviceAccountToken({ announcedDays: 30 })],
  ['Email_content_until_delivered_check', of.email({ content: null, contentUntil: null })],
  ['Email_contentUntil_with_content_check', of.email({ status: 'FAILED', content: null })],
  ['Email_contentUntil_with_content_check', of.email({ contentUntil: null })],
  ['Email_sentAt_when_sent_check', of.email({ status: 'SENT' })],
  ['Email_sentAt_when_sent_check', of.email({ sentAt: now })],
  ['Email_attempts_not_negative_check', of.email({ attempts: -1 })],
  ['Email_recipient_form_check', of.email({ recipient: 'Ann@example.com' })],
  ['Email_recipient_form_check', of.email({ recipient: 'ann@example.com,eve@example.com' })],
  ['Email_recipient_form_check', of.email({ recipient: 'ann@example.com\nbcc:eve@example.com' })],
  ['Email_recipient_form_check', of.email({ recipient: '"eve@example.com "@example.com' })],
  ['Email_recipient_form_check', of.email({ recipient: `ann@${'x'.repeat(251)}` })],
  ['SenderDomain_one_key', (tx) => tx.senderDomain.create({ data: { ...senderDomain, id: 'snd_2' } })],
  [
    'SenderDomain_address_form_check',
    (tx) => tx.senderDomain.updateMany({ data: { address: 'portal@other.example' } }),
  ],
  ['SenderDomain_selector_form_check', (tx) => tx.senderDomain.updateMany({ data: { selector: 'a.b' } })],
  ['PortalSettings_singleton_check', (tx) => tx.portalSettings.updateMany({ data: { singleton: false } })],
  [
    'PortalSettings_invitationDays_check',
    (tx) => tx.portalSettings.updateMany({ data: { invitationDays: 0 } }),
  ],
  [
    'PortalSettings_invitationDays_check',
    (tx) => tx.portalSettings.updateMany({ data: { invitationDays: 91 } }),
  ],
  ['Invitation_email_lower_check', of.invitation({ email: 'Bob@example.com' })],
  ['Invitation_one_company_check', of.invitation({ customerId: null })],
  ['Invitation_one_company_check', of.invitation({ partnerId: 'par_1' })],
  [
    'Invitation_projects_of_customer_check',
    of.invitation({ customerId: null, partnerId: 'par_1', projectIds: ['prj_1'] }),
  ],
  ['Invitation_projectIds_count_check', of.invitation({ projectIds: Array(51).fill('prj_1') })],
  ['Invitation_sent_with_secret_check', of.invitation({ status: 'REVOKED', secretHash: null })],
  ['Invitation_approval_before_mail_check', of.invitation({ status: 'PENDING_APPROVAL' })],
  ['Invitation_mail_before_acceptance_check', of.invitation({ secretHash: null, sentAt: null })],
  ['Invitation_acceptance_check', of.invitation({ status: 'ACCEPTED' })],
  ['Invitation_acceptance_check', of.invitation({ acceptedAt: now })],
  [
    'Invitation_secretHash_key',
    (tx) => tx.invitation.create({ data: { ...invitation, id: 'inv_2', email: 'x@example.com' } }),
  ],
  [
    'Invitation_customerId_email_open_key',
    (tx) =>
      tx.invitation.create({
        data: { ...invitation, id: 'inv_2', status: 'PENDING_APPROVAL', secretHash: null, sentAt: null },
      }),
  ],
  [
    'Invitation_partnerId_email_open_key',
    async (tx) => {
      const ofPartner = { ...invitation, customerId: null, partnerId: 'par_1' }
      await tx.invitation.create({ data: { ...ofPartner, id: 'inv_2', secretHash: 'i' } })
      await tx.invitation.create({ data: { ...ofPartner, id: 'inv_3', secretHash: 'j' } })
    },
  ],
  ['Session_one_owner_check', (tx) => tx.session.updateMany({ data: { portalUserId: 'usr_1' } })],
  ['Session_one_owner_check', (tx) => tx.session.updateMany({ data: { staffId: null } })],
  [
    'Session_impersonation_of_staff_check',
    (tx) =>
      tx.session.updateMany({ data: { staffId: null, portalUserId: 'usr_1', impersonationId: 'imp_1' } }),
  ],
  ['Impersonation_reason_length_check', (tx) => tx.impersonation.updateMany({ data: { reason: '' } })],
  [
    'Impersonation_reason_length_check',
    (tx) => tx.impersonation.updateMany({ data: { reason: 'x'.repeat(501) } }),
  ],
  ['Impersonation_expiresAt_check', (tx) => tx.impersonation.updateMany({ data: { expiresAt: now } })],
  ['Impersonation_expiresAt_check', (tx) => tx.impersonation.updateMany({ data: { expiresAt: hours(1) } })],
  ['Impersonation_endedAt_check', (tx) => tx.impersonation.updateMany({ data: { endedAt: hours(-1) } })],
  [
    'ListExport_finished_check',
    (tx) => tx.listExport.create({ data: { ...listExport, status: 'READY', finishedAt: null } }),
  ],
  ['ListExport_finished_check', (tx) => tx.listExport.create({ data: { ...listExport, finishedAt: now } })],
  ['ListExport_error_check', (tx) => tx.listExport.create({ data: { ...listExport, error: 'No' } })],
  ['ListExport_subject_check', (tx) => tx.listExport.create({ data: { ...listExport, subjectId: 'cus_1' } })],
  ['ListExport_subject_check', (tx) => tx.listExport.create({ data: { ...listExport, list: 'customer' } })],
  ['ListExport_counts_check', (tx) => tx.listExport.create({ data: { ...listExport, rows: -1 } })],
  ['ListExport_counts_check', (tx) => tx.listExport.create({ data: { ...listExport, bytes: -1 } })],
  ['ListExport_counts_check', (tx) => tx.listExport.create({ data: { ...listExport, partCount: -1 } })],
  [
    'ListExport_expiresAt_check',
    (tx) => tx.listExport.create({ data: { ...listExport, expiresAt: listExport.createdAt } }),
  ],
  [
    'ListExportPart_number_check',
    (tx) =>
      tx.listExport.create({
        data: { ...listExport, parts: { create: { id: 'epp_1', number: -1, data: Buffer.from('x') } } },
      }),
  ],
  ['AuditCheckpoint_singleton_check', checkpoint({ singleton: false })],
  ['AuditCheckpoint_position_check', checkpoint({ position: 0 })],
  ['AuditCheckpoint_hash_check', checkpoint({ hash: 'A'.repeat(64) })],
  ['AuditVerification_singleton_check', verification({ singleton: false })],
  ['AuditVerification_position_check', verification({ position: -1 })],
  ['AuditVerification_position_check', verification({ roundPosition: -1 })],
  ['AuditVerification_hash_check', verification({ hash: 'A'.repeat(64) })],
  ['AuditVerification_hash_check', verification({ roundHash: 'x' })],
  ['AuditVerification_findings_check', verification({ findings: {} })],
  ['AuditExportLink_format_check', exportLink({ format: 'XML' })],
  ['AuditExportLink_filter_check', exportLink({ filter: [] })],
  ['PortalUser_email_lower_check', (tx) => tx.portalUser.updateMany({ data: { email: 'Ann@example.com' } })],
  ['Customer_erased_check', of.customer({ erasedAt: now })],
  ['Customer_erased_check', of.customer({ erasedAt: now, archivedAt: now, contactName: 'Ann' })],
  ['PortalUser_erased_check', (tx) => tx.portalUser.updateMany({ data: { erasedAt: now, disabledAt: now } })],
  [
    'PortalUser_erased_check',
    (tx) =>
      tx.portalUser.update({
        where: { id: 'usr_1' },
        data: { erasedAt: now, disabledAt: null, email: 'erased-usr_1@erased.invalid' },
      }),
  ],
  ['Staff_email_lower_check', (tx) => tx.staff.updateMany({ data: { email: 'SAM@example.com' } })],
  ['Customer_testEndsAt_for_test_only_check', of.customer({ type: 'TEST' })],
  ['Customer_testEndsAt_for_test_only_check', of.customer({ testEndsAt: hours(1) })],
  ['Customer_testEndsAt_within_48_hours_check', of.customer({ type: 'TEST', testEndsAt: hours(48.001) })],
  ['License_period_check', of.license({ expiresAt: now })],
  ['License_sequence_check', of.license({ sequence: 0 })],
  ['License_durationDays_check', of.license({ durationDays: 0 })],
  ['License_durationDays_check', of.license({ durationDays: 36_501 })],
  ['License_maxMachines_check', of.license({ maxMachines: -1 })],
  ['License_maxUsers_check', of.license({ maxUsers: -1 })],
  ['License_maxUses_check', of.license({ maxUses: -1 })],
  ['License_uses_check', of.license({ uses: -1 })],
  ['License_heartbeatSeconds_check', of.license({ heartbeatSeconds: 59 })],
  ['License_fileTtlSeconds_check', of.license({ fileTtlSeconds: 3_599 })],
  ['License_subscription_project_check', of.license({ subscriptionId: 'sub_1' })],
  ['LicenseTemplate_durationDays_check', of.template({ durationDays: 0 })],
  ['LicenseTemplate_durationDays_check', of.template({ durationDays: 36_501 })],
  ['LicenseTemplate_maxMachines_check', of.template({ maxMachines: -1 })],
  ['LicenseTemplate_maxUsers_check', of.template({ maxUsers: -1 })],
  ['LicenseTemplate_maxUses_check', of.template({ maxUses: -1 })],
  ['LicenseTemplate_heartbeatSeconds_check', of.template({ heartbeatSeconds: 59 })],
  ['LicenseTemplate_fileTtlSeconds_check', of.template({ fileTtlSeconds: 3_599 })],
  [
    'LicenseTemplate_productId_name_lower_key',
    (tx) => tx.licenseTemplate.create({ data: { ...template, id: 'ltp_2', name: 'TRIAL' } }),
  ],
  ['LicenseField_name_form_check', (tx) => tx.licenseField.updateMany({ data: { name: '1st' } })],
  ['LicenseField_name_form_check', (tx) => tx.licenseField.updateMany({ data: { name: 'a'.repeat(65) } })],
  [
    'LicenseField_productId_name_key',
    (tx) => tx.licenseField.create({ data: { ...field, id: 'lfd_2', name: 'SEATS' } }),
  ],
  [
    'SigningKey_signing_key',
    (tx) => tx.signingKey.create({ data: { ...signingKey, id: 'key_2', kid: 'k2' } }),
  ],
  ['Installation_single_check', (tx) => tx.installation.create({ data: { id: 2, keyCheck: 'c' } })],
  [
    'License_projectId_customerId_fkey',
    async (tx) => {
      await tx.customer.create({ data: { id: 'cus_2', number: '2', name: 'Other' } })
      await tx.license.updateMany({ data: { customerId: 'cus_2', projectId: 'prj_1' } })
    },
  ],
  [
    'License_productVersionId_productId_fkey',
    async (tx) => {
      await tx.product.create({ data: { id: 'prd_2', slug: 'other', name: 'Other' } })
      await tx.license.updateMany({ data: { productId: 'prd_2', productVersionId: 'prv_1' } })
    },
  ],
  [
    'License_templateId_productId_fkey',
    async (tx) => {
      await tx.product.create({ data: { id: 'prd_2', slug: 'other', name: 'Other' } })
      await tx.license.updateMany({ data: { productId: 'prd_2', templateId: 'ltp_1' } })
    },
  ],
  [
    'License_subscriptionId_projectId_fkey',
    async (tx) => {
      const project = { id: 'prj_2', customerId: 'cus_1', name: 'Other', description: '' }
      await tx.project.create({ data: project })
      await tx.license.updateMany({ data: { projectId: 'prj_2', subscriptionId: 'sub_1' } })
    },
  ],
  [
    'Machine_licenseId_fingerprint_key',
    (tx) => tx.machine.create({ data: { id: 'mac_2', licenseId: 'lic_1', fingerprint: 'f' } }),
  ],
  [
    'LicenseChange_licenseId_sequence_key',
    async (tx) => {
      const change = {
        licenseId: 'lic_1',
        sequence: 2,
        verb: 'updated',
        actorKind: 'staff',
        actorName: 'Sam',
      }
      await tx.licenseChange.create({ data: { ...change, id: 'lch_1', occurredAt: now } })
      await tx.licenseChange.create({ data: { ...change, id: 'lch_2', occurredAt: now } })
    },
  ],
  ['SignIn_email_lower_check', (tx) => tx.signIn.updateMany({ data: { email: 'A@b.example' } })],
  ['SignIn_mailed_check', (tx) => tx.signIn.updateMany({ data: { code: null } })],
  ['SignIn_mailed_check', (tx) => tx.signIn.updateMany({ data: { secretHash: null } })],
  ['SignIn_wrongGuesses_check', (tx) => tx.signIn.updateMany({ data: { wrongGuesses: 7 } })],
  ['SignIn_wrongGuesses_check', (tx) => tx.signIn.updateMany({ data: { wrongGuesses: -1 } })],
  ['SignIn_email_key', (tx) => tx.signIn.create({ data: { ...signIn, id: 'sig_2', secretHash: 'h2' } })],
  ['SignInLimit_count_check', (tx) => tx.signInLimit.updateMany({ data: { count: -1 } })],
  ['Budget_not_negative_check', (tx) => tx.budget.updateMany({ data: { spent: -1 } })],
  ['Budget_not_negative_check', (tx) => tx.budget.updateMany({ data: { lease: -1 } })],
  [
    'LicenseUsageMonth_month_check',
    (tx) => tx.licenseUsageMonth.updateMany({ data: { month: new Date('2026-06-02') } }),
  ],
  ...['seats', 'machines', 'uses'].flatMap((what): [string, Write][] => [
    [
      'LicenseUsageMonth_counts_check',
      (tx) => tx.licenseUsageMonth.updateMany({ data: { [`${what}AtEnd`]: 3 } }),
    ],
    [
      'LicenseUsageMonth_counts_check',
      (tx) => tx.licenseUsageMonth.updateMany({ data: { [`${what}Over`]: -1 } }),
    ],
  ]),
  [
    'LicenseUsageMonth_licenseId_month_key',
    (tx) => tx.licenseUsageMonth.create({ data: { ...usageMonth, id: 'lum_2' } }),
  ],
  ['ApiUsage_counts_check', (tx) => tx.apiUsage.updateMany({ data: { requests: 0 } })],
  ['ApiUsage_counts_check', (tx) => tx.apiUsage.updateMany({ data: { cost: -1 } })],
  ['ApiUsage_counts_check', (tx) => tx.apiUsage.updateMany({ data: { errors: 3 } })],
  ['ApiUsage_credentialId_day_key', (tx) => tx.apiUsage.create({ data: { ...usage, id: 'aus_2' } })],
  ['FailedSignIn_one_person_check', (tx) => tx.failedSignIn.updateMany({ data: { staffId: 'stf_1' } })],
  ['The audit trail can only be added to', (tx) => tx.auditEvent.updateMany({ data: { actorName: 'Eve' } })],
  ['The audit trail can only be added to', (tx) => tx.auditEvent.deleteMany()],
  ['Password_one_owner_check', (tx) => tx.password.updateMany({ data: { staffId: 'stf_1' } })],
  ['Password_hash_sealed_check', (tx) => tx.password.updateMany({ data: { hash: 'hunter2' } })],
  ['Password_wrongGuesses_check', (tx) => tx.password.updateMany({ data: { wrongGuesses: 101 } })],
  ['PasswordLink_email_lower_check', (tx) => tx.passwordLink.updateMany({ data: { email: 'A@b.example' } })],
  ['PendingSignIn_one_owner_check', (tx) => tx.pendingSignIn.updateMany({ data: { portalUserId: null } })],
  ['PendingSignIn_wrongGuesses_check', (tx) => tx.pendingSignIn.updateMany({ data: { wrongGuesses: 6 } })],
  ['SecondFactor_one_owner_check', (tx) => tx.secondFactor.updateMany({ data: { staffId: 'stf_1' } })],
  ['SecondFactor_secret_sealed_check', (tx) => tx.secondFactor.updateMany({ data: { secret: 'GEZDG' } })],
  ['SecondFactor_lastStep_check', (tx) => tx.secondFactor.updateMany({ data: { lastStep: -1 } })],
  [
    'Session_second_factor_check',
    (tx) => tx.session.updateMany({ data: { method: null, secondFactor: 'TOTP' } }),
  ],
  ['ExpiryNotice_about_check', (tx) => tx.expiryNotice.updateMany({ data: { licenseId: null } })],
  ['ExpiryNotice_about_check', (tx) => tx.expiryNotice.updateMany({ data: { subscriptionId: 'sub_1' } })],
  ['ExpiryNotice_days_check', (tx) => tx.expiryNotice.updateMany({ data: { days: 366 } })],
  [
    'ExpiryDigest_frequency_check',
    (tx) => tx.expiryDigest.create({ data: { id: 'exd_1', frequency: 'OFF', periodOn: now } }),
  ],
  ['PortalSettings_expiryDays_check', (tx) => tx.portalSettings.updateMany({ data: { expiryDays: [366] } })],
  [
    'PortalSettings_expiryDays_check',
    (tx) => tx.portalSettings.updateMany({ data: { expiryDays: many(11) } }),
  ],
  [
    'PortalSettings_expiryDigestDays_check',
    (tx) => tx.portalSettings.updateMany({ data: { expiryDigestDays: 0 } }),
  ],
  [
    'PortalSettings_expiryDigestRecipients_check',
    (tx) => tx.portalSettings.updateMany({ data: { expiryDigestRecipients: many(21).map(String) } }),
  ],
  ['CustomerPortal_expiryDays_check', (tx) => tx.customerPortal.updateMany({ data: { expiryDays: [-1] } })],
  [
    'CustomerPortal_expiryRecipients_check',
    (tx) => tx.customerPortal.updateMany({ data: { expiryRecipients: many(21).map(String) } }),
  ],
  [
    'CustomerPortal_expiryMails_check',
    (tx) => tx.customerPortal.updateMany({ data: { expiryMailsToAdmins: false, expiryRecipients: [] } }),
  ],
  [
    'EmailDestination_vendor_email_key',
    (tx) =>
      tx.emailDestination.createMany({
        data: ['emd_2', 'emd_3'].map((id) => ({ ...emailDestination, id, customerId: null })),
      }),
  ],
  ['EmailDestination_disabled_check', (tx) => tx.emailDestination.updateMany({ data: { disabledAt: now } })],
  ['EmailDestination_internal_check', (tx) => tx.emailDestination.updateMany({ data: { internal: true } })],
  ['EmailDestination_verify_check', (tx) => tx.emailDestination.updateMany({ data: { verifyHash: 'h' } })],
  [
    'EmailDestination_verify_check',
    (tx) =>
      tx.emailDestination.updateMany({ data: { verifiedAt: now, verifyHash: 'h', verifyUntil: hours(1) } }),
  ],
  [
    'EmailDestination_due_check',
    (tx) => tx.emailDestination.updateMany({ data: { verifiedAt: now, dueAt: now } }),
  ],
  [
    'EmailDestination_open_check',
    (tx) => tx.emailDestination.updateMany({ data: { waiting: ['evt_1'], dueAt: now } }),
  ],
  [
    'EmailDestination_waiting_check',
    (tx) =>
      tx.emailDestination.updateMany({
        data: { verifiedAt: now, waiting: many(51).map(String), dueAt: now },
      }),
  ],
  ['WebhookCursor_one_check', (tx) => tx.webhookCursor.create({ data: { id: 2, position: 0 } })],
  [
    'WebhookDelivery_attemptCount_check',
    (tx) => tx.webhookDelivery.updateMany({ data: { attemptCount: -1 } }),
  ],
  [
    'WebhookDelivery_dueAt_check',
    (tx) => tx.webhookDelivery.updateMany({ data: { status: 'DELIVERED', dueAt: now, finishedAt: now } }),
  ],
  [
    'WebhookDelivery_finishedAt_check',
    (tx) => tx.webhookDelivery.updateMany({ data: { status: 'DELIVERED', dueAt: null } }),
  ],
  [
    'WebhookDelivery_endpointId_eventId_key',
    (tx) => tx.webhookDelivery.create({ data: { ...webhookDelivery, id: 'whd_2' } }),
  ],
  ['WebhookEndpoint_disabled_check', (tx) => tx.webhookEndpoint.updateMany({ data: { disabledAt: now } })],
  [
    'WebhookEndpoint_headers_check',
    (tx) => tx.webhookEndpoint.updateMany({ data: { headerNames: many(6).map(String) } }),
  ],
  ['WebhookEndpoint_internal_check', (tx) => tx.webhookEndpoint.updateMany({ data: { internal: true } })],
  [
    'WebhookEndpoint_previous_check',
    (tx) => tx.webhookEndpoint.updateMany({ data: { previousSecretUntil: now } }),
  ],
  ['WebhookEndpoint_secret_check', (tx) => tx.webhookEndpoint.updateMany({ data: { secretSealed: null } })],
  ['WebhookEndpoint_timeout_check', (tx) => tx.webhookEndpoint.updateMany({ data: { timeoutSeconds: 16 } })],
  ['AuditEvent_chained_check', (tx) => tx.auditEvent.updateMany({ data: { position: 1 } })],
  ['AuditEvent_chained_check', (tx) => tx.auditEvent.updateMany({ data: { ...place, position: 0 } })],
  ['AuditEvent_chained_check', (tx) => tx.auditEvent.updateMany({ data: { ...place, entitySequence: 0 } })],
]

const usage = {
  id: 'aus_1',
  credentialKind: 'API_TOKEN',
  credentialId: 'tok_1',
  credentialName: 'Token',
  day: new Date('2026-06-15'),
  requests: 2,
  cost: 2,
  errors: 0,
} as const

const usageMonth = {
  id: 'lum_1',
  licenseId: 'lic_1',
  month: new Date('2026-06-01'),
  seatsMost: 2,
  seatsAtEnd: 1,
  seatsOver: 0,
  machinesMost: 2,
  machinesAtEnd: 1,
  machinesOver: 0,
  usesMost: 2,
  usesAtEnd: 1,
  usesOver: 0,
}

const many = (n: number) => Array.from({ length: n }, (_, i) => i)

const place = { position: 1, entitySequence: 1, digest: 'd', hash: 'h' }

/** Their neighbours that it takes. */
const accepted: [string, Write][] = [
  ['a checkpoint', checkpoint({})],
  ['a link to a download of the trail', exportLink({ format: 'JSONL' })],
  [
    'an ended subscription beside the active one',
    (tx) => tx.subscription.create({ data: { ...subscription, id: 'sub_2', status: 'TERMINATED' } }),
  ],
  [
    'a second renewal after the first was withdrawn',
    async (tx) => {
      await renewal('sub_2', 'REQUESTED')(tx)
      await tx.subscription.update({ where: { id: 'sub_2' }, data: { status: 'CANCELED' } })
      await renewal('sub_3', 'REQUESTED')(tx)
    },
  ],
  ['the longest term', of.subscription({ months: 120 })],
  [
    'a new membership after the old one was removed',
    async (tx) => {
      await tx.membership.update({ where: { id: 'mem_1' }, data: { status: 'REMOVED' } })
      await tx.membership.create({ data: { ...membership, id: 'mem_2' } })
    },
  ],
  [
    'a support contact with the address of a removed one',
    async (tx) => {
      await tx.supportContact.updateMany({ data: { status: 'REMOVED', removedAt: now } })
      await tx.supportContact.create({ data: { ...supportContact, id: 'spc_2' } })
    },
  ],
  [
    'a field with the name of a deleted one',
    async (tx) => {
      await tx.licenseField.updateMany({ data: { deletedAt: now } })
      await tx.licenseField.create({ data: { ...field, id: 'lfd_2' } })
    },
  ],
  [
    'a new signing key after the old one was rotated',
    async (tx) => {
      await tx.signingKey.updateMany({ data: { rotatedAt: now } })
      await tx.signingKey.create({ data: { ...signingKey, id: 'key_2', kid: 'k2' } })
    },
  ],
  [
    'the smallest and largest terms of a license',
    of.license({ durationDays: 36_500, maxUses: 0, heartbeatSeconds: 60, fileTtlSeconds: 3_600 }),
  ],
  ['the longest address', of.email({ recipient: `ann@${'x'.repeat(250)}` })],
  ['a mail that was sent', of.email({ status: 'SENT', sentAt: now, content: null, contentUntil: null })],
  [
    'an invitation to the address of one that expired',
    async (tx) => {
      await tx.invitation.update({ where: { id: 'inv_1' }, data: { status: 'EXPIRED' } })
      await tx.invitation.create({ data: { ...invitation, id: 'inv_2', secretHash: 'i' } })
    },
  ],
  ['a test customer of 48 hours', of.customer({ type: 'TEST', testEndsAt: hours(48) })],
  [
    'support of a single day',
    (tx) =>
      tx.productVersion.updateMany({
        data: { supportStartsOn: day('2026-02-01'), supportEndsOn: day('2026-02-01') },
      }),
  ],
]

test.for(refused)('%s refuses', async ([constraint, write]) => {
  await inRollback(async (tx) => {
    await createWorld(tx)
    const error = await tx
      .$transaction((nested) => write(nested as Tx))
      .then(
        () => null,
        (thrown: { meta?: { driverAdapterError?: { cause?: unknown } } }) =>
          thrown.meta?.driverAdapterError?.cause,
      )
    expect(JSON.stringify(error)).toContain(constraint)
  })
})

test.for(accepted)('%s is fine', async ([, write]) => {
  await inRollback(async (tx) => {
    await createWorld(tx)
    await write(tx)
  })
})

/** Of the texts that are longer than a name. */
const longest: Readonly<Record<string, number>> = {
  notes: 10_000,
  description: 10_000,
  rejectionReason: 10_000,
  suspensionReason: 10_000,
  revocationReason: 10_000,
  syncError: 10_000,
  'Email.lastAnswer': 1_000,
  // A first and a last name.
  'Invitation.invitedByName': 1_000,
  'EmailTemplate.text': 20_000,
  'EmailTemplate.html': 50_000,
  'SenderDomain.problem': 1_000,
  'Impersonation.reason': 500,
  'ReleaseAnnouncement.notes': 8_000,
  'WebhookEndpoint.url': 2_048,
  'EmailDestination.email': 254,
  'WebhookEndpoint.description': 255,
}

test('every text has its longest length and not one character more', async () => {
  await inRollback(async (tx) => {
    await createWorld(tx)
    const checks = await constraintNames(tx, '%\\_length\\_check')
    expect(checks.length).toBeGreaterThan(30)
    for (const name of checks) {
      const [table, column] = name.split('_')
      const most = longest[`${table}.${column}`] ?? longest[column!] ?? 255
      const fill = (length: number) =>
        // é: characters count, not bytes.
        tx.$transaction((nested) =>
          nested.$executeRawUnsafe(`update "${table}" set "${column}" = repeat('é', ${length})`),
        )
      expect(await fill(most), name).toBe(1)
      await expect(fill(most + 1), name).rejects.toThrow(name)
    }
  })
})

test('every hand-written constraint is tried above', async () => {
  const { prisma } = await testDatabase()
  const tried = new Set(refused.map(([name]) => name))
  const checks = await constraintNames(prisma, '%\\_check')
  const indexes = await prisma.$queryRaw<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index
    where indisunique and (indpred is not null or indexprs is not null) and indrelid::regclass::text like '"%'`
  const all = [...checks, ...indexes.map((row) => row.name.replaceAll('"', ''))]
  expect(all.filter((name) => !name.endsWith('_length_check') && !tried.has(name))).toEqual([])
})

async function constraintNames(db: Pick<Tx, '$queryRaw'>, pattern: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select conname as name from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace and conname like ${pattern}`
  return rows.map((row) => row.name)
}
