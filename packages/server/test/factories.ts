import { randomBytes } from 'node:crypto'
import { generateSigningKey } from '@portico/license'
import { hashPassword } from '../src/auth/password-hash.ts'
import { hashToken, makeToken } from '../src/auth/token.ts'
import type { Db } from '../src/context.ts'
import type { Prisma } from '../src/db/generated/prisma/client.ts'
import { newId } from '../src/ids.ts'
import { hashSecret } from '../src/modules/invitation/secret.ts'
import { hashRecoveryCode } from '../src/modules/second-factor/recovery-codes.ts'
import { outside, today } from './harness.ts'

// Rows for tests, written past the operations. Each factory creates the parents that it is not given.

let counter = 0
const unique = () => String(++counter).padStart(6, '0')

export function makeStaff(db: Db, data: Partial<Prisma.StaffUncheckedCreateInput> = {}) {
  const n = unique()
  return db.staff.create({
    data: {
      id: newId('Staff'),
      email: `staff-${n}@vendor.example`,
      name: `Staff ${n}`,
      role: 'ADMIN',
      ...data,
    },
  })
}

export function makeCustomer(db: Db, data: Partial<Prisma.CustomerUncheckedCreateInput> = {}) {
  const n = unique()
  return db.customer.create({
    data: { id: newId('Customer'), number: `C-${n}`, name: `Customer ${n}`, ...data },
  })
}

export function makePartner(db: Db, data: Partial<Prisma.PartnerUncheckedCreateInput> = {}) {
  const n = unique()
  return db.partner.create({
    data: { id: newId('Partner'), number: `P-${n}`, name: `Partner ${n}`, ...data },
  })
}

/** `partnerIds` are assigned to it. */
export async function makeProject(
  db: Db,
  { partnerIds = [], ...data }: Partial<Prisma.ProjectUncheckedCreateInput> & { partnerIds?: string[] } = {},
) {
  const n = unique()
  const customerId = data.customerId ?? (await makeCustomer(db)).id
  const partners = { connect: partnerIds.map((id) => ({ id })) }
  return db.project.create({
    data: {
      id: newId('Project'),
      name: `Project ${n}`,
      description: `What project ${n} is about`,
      partners,
      ...data,
      customerId,
    },
  })
}

export function makePortalUser(db: Db, data: Partial<Prisma.PortalUserUncheckedCreateInput> = {}) {
  const n = unique()
  return db.portalUser.create({
    data: {
      id: newId('PortalUser'),
      email: `user-${n}@customer.example`,
      firstName: 'User',
      lastName: n,
      ...data,
    },
  })
}

/** In a new customer, unless one is given. */
export async function makeServiceAccount(
  db: Db,
  data: Partial<Prisma.ServiceAccountUncheckedCreateInput> = {},
) {
  const customerId = data.customerId ?? (await makeCustomer(db)).id
  return db.serviceAccount.create({
    data: { id: newId('ServiceAccount'), name: `Machine ${unique()}`, ...data, customerId },
  })
}

/** Of a new service account, unless one is given; on nobody's right, until 2026-12-31, with the scopes of an installation. */
export async function makeServiceAccountToken(
  db: Db,
  {
    secret = makeToken('serviceAccount'),
    ...data
  }: Partial<Prisma.ServiceAccountTokenUncheckedCreateInput> & { secret?: string } = {},
) {
  const serviceAccountId = data.serviceAccountId ?? (await makeServiceAccount(db)).id
  const token = await db.serviceAccountToken.create({
    data: {
      id: newId('ServiceAccountToken'),
      tokenHash: hashToken(secret),
      lastFour: secret.slice(-4),
      scopes: ['license:read', 'license:activate', 'license:validate'],
      createdAt: today,
      expiresAt: new Date('2026-12-31'),
      ...data,
      serviceAccountId,
    },
  })
  return { ...token, secret }
}

/** Allows what is about licenses. */
export function makeTokenPolicy(db: Db, data: Partial<Prisma.TokenPolicyUncheckedCreateInput> = {}) {
  return db.tokenPolicy.create({
    data: { id: newId('TokenPolicy'), name: `policy-${unique()}`, allow: ['license:*'], deny: [], ...data },
  })
}

/** In a new customer, unless a customer or partner is given. */
export async function makeMembership(db: Db, data: Partial<Prisma.MembershipUncheckedCreateInput> = {}) {
  const portalUserId = data.portalUserId ?? (await makePortalUser(db)).id
  const customerId = data.partnerId ? null : (data.customerId ?? (await makeCustomer(db)).id)
  return db.membership.create({
    data: { id: newId('Membership'), role: 'MEMBER', source: 'STAFF', ...data, portalUserId, customerId },
  })
}

export async function makeAssignment(
  db: Db,
  data: Partial<Prisma.ProjectAssignmentUncheckedCreateInput> = {},
) {
  const projectId = data.projectId ?? (await makeProject(db)).id
  const portalUserId = data.portalUserId ?? (await makePortalUser(db)).id
  return db.projectAssignment.create({
    data: { id: newId('ProjectAssignment'), ...data, projectId, portalUserId },
  })
}

export function makeProduct(db: Db, data: Partial<Prisma.ProductUncheckedCreateInput> = {}) {
  const n = unique()
  return db.product.create({
    data: { id: newId('Product'), slug: `product-${n}`, name: `Product ${n}`, ...data },
  })
}

/** Enabled, other than in production. */
export async function makeProductVersion(
  db: Db,
  data: Partial<Prisma.ProductVersionUncheckedCreateInput> = {},
) {
  const productId = data.productId ?? (await makeProduct(db)).id
  return db.productVersion.create({
    data: { id: newId('ProductVersion'), name: `8.${unique()}`, enabled: true, ...data, productId },
  })
}

export function makeUsageMetric(db: Db, data: Partial<Prisma.UsageMetricUncheckedCreateInput> = {}) {
  const n = unique()
  return db.usageMetric.create({
    data: { id: newId('UsageMetric'), code: `METRIC_${n}`, name: `Metric ${n}`, ...data },
  })
}

export function makeSubscriptionLevel(
  db: Db,
  data: Partial<Prisma.SubscriptionLevelUncheckedCreateInput> = {},
) {
  const n = unique()
  return db.subscriptionLevel.create({
    data: { id: newId('SubscriptionLevel'), code: `LEVEL_${n}`, name: `Level ${n}`, ...data },
  })
}

/** ACTIVE for the twelve months from 2026-01-01. */
export async function makeSubscription(db: Db, data: Partial<Prisma.SubscriptionUncheckedCreateInput> = {}) {
  const projectId = data.projectId ?? (await makeProject(db)).id
  const version = data.productVersionId
    ? await db.productVersion.findUniqueOrThrow({ where: { id: data.productVersionId } })
    : await makeProductVersion(db, data.productId ? { productId: data.productId } : {})
  const levelId = data.levelId ?? (await makeSubscriptionLevel(db)).id
  return db.subscription.create({
    data: {
      id: newId('Subscription'),
      status: 'ACTIVE',
      startsOn: new Date('2026-01-01'),
      months: 12,
      endsOn: new Date('2027-01-01'),
      ...data,
      projectId,
      productId: version.productId,
      productVersionId: version.id,
      levelId,
    },
  })
}

/** In a new product, unless one is given. */
export async function makeLicenseField(db: Db, data: Partial<Prisma.LicenseFieldUncheckedCreateInput> = {}) {
  const n = unique()
  const productId = data.productId ?? (await makeProduct(db)).id
  return db.licenseField.create({
    data: {
      id: newId('LicenseField'),
      name: `field_${n}`,
      title: `Field ${n}`,
      type: 'STRING',
      ...data,
      productId,
    },
  })
}

/** In a new product, unless one is given. */
export async function makeLicenseTemplate(
  db: Db,
  data: Partial<Prisma.LicenseTemplateUncheckedCreateInput> = {},
) {
  const n = unique()
  const productId = data.productId ?? (await makeProduct(db)).id
  return db.licenseTemplate.create({
    data: { id: newId('LicenseTemplate'), name: `Template ${n}`, type: 'PAID', ...data, productId },
  })
}

/** A perpetual one of a new product and customer, unless they are given; `key` is its license key. */
export async function makeLicense(
  db: Db,
  { key, ...data }: Partial<Prisma.LicenseUncheckedCreateInput> & { key?: string } = {},
) {
  const id = data.id ?? newId('License')
  const productId = data.productId ?? (await makeProduct(db)).id
  const customerId = data.customerId ?? (await makeCustomer(db)).id
  const licenseKey = key ?? `key-of-${id}`
  return db.license.create({
    data: {
      kind: 'PRODUCTION',
      type: 'PAID',
      startsAt: new Date('2026-01-01T00:00:00Z'),
      keyHash: hashToken(licenseKey),
      keySealed: outside.secrets.seal({ table: 'License', row: id, column: 'keySealed' }, licenseKey),
      ...data,
      id,
      productId,
      customerId,
    },
  })
}

/** QUEUED for its first attempt. Its content cannot be opened unless it is given. */
export function makeEmail(db: Db, data: Partial<Prisma.EmailUncheckedCreateInput> = {}) {
  const n = unique()
  return db.email.create({
    data: {
      id: newId('Email'),
      type: 'ROLE_CHANGED',
      locale: 'EN',
      recipient: `user-${n}@customer.example`,
      subject: `Mail ${n}`,
      content: 'sealed',
      contentUntil: new Date('2026-12-31'),
      queuedAt: new Date('2026-06-01'),
      ...data,
    },
  })
}

/** Not verified, with a key that cannot be opened. */
export function makeSenderDomain(db: Db, data: Partial<Prisma.SenderDomainUncheckedCreateInput> = {}) {
  return db.senderDomain.create({
    data: {
      id: newId('SenderDomain'),
      address: 'portal@mail.vendor.example',
      domain: 'mail.vendor.example',
      selector: 'portico1',
      publicKey: 'AAAA',
      privateKey: 'sealed',
      ...data,
    },
  })
}

/** With full access, in a new customer, unless one is given. */
export async function makeSupportContact(
  db: Db,
  data: Partial<Prisma.SupportContactUncheckedCreateInput> = {},
) {
  const n = unique()
  const customerId = data.customerId ?? (await makeCustomer(db)).id
  return db.supportContact.create({
    data: {
      id: newId('SupportContact'),
      firstName: 'Contact',
      lastName: n,
      email: `contact-${n}@customer.example`,
      access: 'FULL',
      ...data,
      customerId,
    },
  })
}

/** Of a new portal user, unless an owner is given; as good as new at `today`. */
export async function makeSession(db: Db, data: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const portalUserId = data.staffId ? null : (data.portalUserId ?? (await makePortalUser(db)).id)
  return db.session.create({
    data: {
      id: newId('Session'),
      tokenHash: hashToken(makeToken('session')),
      createdAt: today,
      lastUsedAt: today,
      expiresAt: new Date(today.getTime() + 3_600_000),
      ...data,
      portalUserId,
    },
  })
}

/** A mailed sign-in of a new member, with the code 123456 and a new link, good for ten minutes from `today`. */
export async function makeSignIn(db: Db, data: Partial<Prisma.SignInUncheckedCreateInput> = {}) {
  const id = newId('SignIn')
  const secret = randomBytes(32).toString('base64url')
  const { portalUserId } = await makeMembership(db)
  const person = await db.portalUser.findUniqueOrThrow({ where: { id: portalUserId } })
  const signIn = await db.signIn.create({
    data: {
      id,
      email: person.email,
      code: outside.secrets.seal({ table: 'SignIn', row: id, column: 'code' }, '123456'),
      secretHash: hashToken(secret),
      expiresAt: new Date(today.getTime() + 600_000),
      createdAt: today,
      ...data,
    },
  })
  return { ...signIn, secret, code: '123456', person }
}

type Owner = { staffId: string } | { portalUserId: string }

export async function makePassword(db: Db, owner: Owner, password: string) {
  const id = newId('Password')
  const hash = await hashPassword(password.normalize('NFKC'), outside.passwordCost)
  const sealed = outside.secrets.seal({ table: 'Password', row: id, column: 'hash' }, hash)
  return db.password.create({
    data: { id, ...owner, hash: sealed, changedAt: today, createdAt: today } as never,
  })
}

/** Of every second factor that is made here. */
export const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** In force, with the recovery codes that are given. */
export async function makeSecondFactor(
  db: Db,
  owner: Owner,
  { confirmedAt = today, codes = [] }: { confirmedAt?: Date | null; codes?: readonly string[] } = {},
) {
  const id = newId('SecondFactor')
  const secret = outside.secrets.seal({ table: 'SecondFactor', row: id, column: 'secret' }, totpSecret)
  await db.secondFactor.create({ data: { id, ...owner, secret, confirmedAt, createdAt: today } as never })
  await db.recoveryCode.createMany({
    data: codes.map((code) => ({
      id: newId('RecoveryCode'),
      secondFactorId: id,
      codeHash: hashRecoveryCode(code),
    })),
  })
  return { id }
}

export async function makePasswordLink(
  db: Db,
  data: Partial<Prisma.PasswordLinkUncheckedCreateInput> & { email: string },
) {
  const secret = randomBytes(32).toString('base64url')
  const link = await db.passwordLink.create({
    data: {
      id: newId('PasswordLink'),
      purpose: 'RESET',
      secretHash: hashToken(secret),
      expiresAt: new Date(today.getTime() + 3_600_000),
      createdAt: today,
      ...data,
    },
  })
  return { ...link, secret }
}

export async function makePendingSignIn(
  db: Db,
  data: Partial<Prisma.PendingSignInUncheckedCreateInput> & Owner,
) {
  const secret = randomBytes(32).toString('base64url')
  const pending = await db.pendingSignIn.create({
    data: {
      id: newId('PendingSignIn'),
      secretHash: hashToken(secret),
      method: 'PASSWORD',
      expiresAt: new Date(today.getTime() + 600_000),
      createdAt: today,
      ...data,
    },
  })
  return { ...pending, secret }
}

/** Of a machine identity of its own of the vendor, on one day. */
export async function makeLicenseUsageMonth(
  db: Db,
  data: Partial<Prisma.LicenseUsageMonthUncheckedCreateInput> = {},
) {
  return db.licenseUsageMonth.create({
    data: {
      id: newId('LicenseUsageMonth'),
      licenseId: data.licenseId ?? (await makeLicense(db)).id,
      month: new Date('2026-05-01'),
      seatsMost: 3,
      seatsAtEnd: 2,
      seatsOver: 0,
      machinesMost: 1,
      machinesAtEnd: 1,
      machinesOver: 0,
      usesMost: 0,
      usesAtEnd: 0,
      usesOver: 0,
      ...data,
    },
  })
}

export function makeApiUsage(db: Db, data: Partial<Prisma.ApiUsageUncheckedCreateInput> = {}) {
  return db.apiUsage.create({
    data: {
      id: newId('ApiUsage'),
      credentialKind: data.customerId ? 'SERVICE_ACCOUNT' : 'API_TOKEN',
      credentialId: newId('ApiToken'),
      credentialName: `Machine ${unique()}`,
      day: new Date('2026-06-15'),
      requests: 10,
      cost: 100,
      errors: 1,
      ...data,
    },
  })
}

export function makeFailedSignIn(db: Db, data: Partial<Prisma.FailedSignInUncheckedCreateInput> = {}) {
  return db.failedSignIn.create({
    data: {
      id: newId('FailedSignIn'),
      email: `failed-${unique()}@customer.example`,
      reason: 'WRONG_CODE',
      occurredAt: today,
      ...data,
    },
  })
}

/** Sent, open until 2026-12-31, by nobody who could lose the right to it; in a new customer, unless a company is given. */
export async function makeInvitation(
  db: Db,
  { secret, ...data }: Partial<Prisma.InvitationUncheckedCreateInput> & { secret?: string } = {},
) {
  const n = unique()
  const id = data.id ?? newId('Invitation')
  const customerId = data.partnerId ? null : (data.customerId ?? (await makeCustomer(db)).id)
  const link = { secretHash: hashSecret(secret ?? `secret-of-${id}`), sentAt: new Date('2026-06-01') }
  return db.invitation.create({
    data: {
      email: `invited-${n}@customer.example`,
      role: 'MEMBER',
      status: 'PENDING',
      invitedByKind: 'system',
      invitedById: 'invite-new-customer',
      invitedByName: 'invite-new-customer',
      sponsorKind: 'system',
      sponsorId: 'invite-new-customer',
      expiresAt: new Date('2026-12-31'),
      ...(data.status === 'PENDING_APPROVAL' ? {} : link),
      ...data,
      id,
      customerId,
    },
  })
}

/** The one that signs, in a new product unless one is given. */
export async function makeSigningKey(db: Db, data: Partial<Prisma.SigningKeyUncheckedCreateInput> = {}) {
  const { kid, publicJwk, privateJwk } = await generateSigningKey()
  const id = data.id ?? newId('SigningKey')
  const productId = data.productId ?? (await makeProduct(db)).id
  const place = { table: 'SigningKey', row: id, column: 'privateSealed' }
  const privateSealed = outside.secrets.seal(place, JSON.stringify(privateJwk))
  return db.signingKey.create({
    data: { kid, publicJwk: { ...publicJwk }, privateSealed, ...data, id, productId },
  })
}

/** Read-only, of a new staff member in a new customer, unless they are given; begun at the moment of the tests. */
export async function makeImpersonation(
  db: Db,
  data: Partial<Prisma.ImpersonationUncheckedCreateInput> = {},
) {
  const staffId = data.staffId ?? (await makeStaff(db)).id
  const customerId = data.customerId ?? (await makeCustomer(db)).id
  return db.impersonation.create({
    data: {
      id: newId('Impersonation'),
      staffName: 'Sue Tanaka',
      reason: 'Ticket 1',
      readOnly: true,
      createdAt: new Date('2026-06-15T12:00:00.000Z'),
      expiresAt: new Date('2026-06-15T12:10:00.000Z'),
      ...data,
      staffId,
      customerId,
    },
  })
}

/** One that is READY, without a part. */
export function makeListExport(db: Db, data: Partial<Prisma.ListExportUncheckedCreateInput> = {}) {
  const createdAt = new Date('2026-06-14T12:00:00.000Z')
  return db.listExport.create({
    data: {
      id: newId('ListExport'),
      list: 'products',
      format: 'CSV',
      status: 'READY',
      actorKind: 'staff',
      actorId: 'stf_00000000000000000000000000',
      actorName: 'Sam',
      credentialHash: 'hash of a credential',
      createdAt,
      finishedAt: createdAt,
      expiresAt: new Date(createdAt.getTime() + 7 * 86_400_000),
      ...data,
    },
  })
}

let auditPosition = 0n

/** An event that has its place, with hashes that are none. */
export function makeAuditEvent(
  db: Db,
  {
    type = 'customer.updated',
    customerId = null,
    ...data
  }: { type?: string; customerId?: string | null } & Partial<Prisma.AuditEventUncheckedCreateInput>,
) {
  return db.auditEvent.create({
    data: {
      id: newId('AuditEvent'),
      type,
      actorKind: 'staff',
      actorId: newId('Staff'),
      actorName: 'Somebody',
      entityType: type.split('.')[0]!,
      entityId: customerId ?? 'nothing',
      customerId,
      occurredAt: today,
      position: ++auditPosition,
      entitySequence: Number(auditPosition),
      digest: '0'.repeat(64),
      hash: '0'.repeat(64),
      ...data,
    },
  })
}

/** In a new customer, unless one is given; told of everything. */
export async function makeWebhookEndpoint(
  db: Db,
  data: Partial<Prisma.WebhookEndpointUncheckedCreateInput> = {},
) {
  const id = data.id ?? newId('WebhookEndpoint')
  const customerId = data.customerId === undefined ? (await makeCustomer(db)).id : data.customerId
  const place = { table: 'WebhookEndpoint', row: id, column: 'secretSealed' }
  return db.webhookEndpoint.create({
    data: {
      url: `https://hooks.example.com/${unique()}`,
      secretSealed: outside.secrets.seal(place, webhookSecret),
      ...data,
      id,
      customerId,
    },
  })
}

/** The id of a new machine of a license. */
export async function makeMachineOf(db: Db, licenseId: string): Promise<string> {
  const data = { id: newId('Machine'), licenseId, fingerprint: `machine-${unique()}` }
  return (await db.machine.create({ data, select: { id: true } })).id
}

/** Verified, in a new customer, unless one is given; told of everything. With a `token` the address is still to be verified. */
export async function makeEmailDestination(
  db: Db,
  { token, ...data }: Partial<Prisma.EmailDestinationUncheckedCreateInput> & { token?: string } = {},
) {
  const customerId = data.customerId === undefined ? (await makeCustomer(db)).id : data.customerId
  return db.emailDestination.create({
    data: {
      id: newId('EmailDestination'),
      email: `events-${unique()}@acme.example`,
      enabledAt: today,
      ...(token === undefined
        ? { verifiedAt: today }
        : { verifyHash: hashToken(token), verifyUntil: new Date('2100-01-01T00:00:00Z') }),
      ...data,
      customerId,
    },
  })
}

/** Of the endpoints of tests. */
const webhookSecret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`

/** DELIVERED, of a new event about a customer, to a new endpoint of it, unless they are given. */
export async function makeWebhookDelivery(
  db: Db,
  data: Partial<Prisma.WebhookDeliveryUncheckedCreateInput> = {},
) {
  const endpoint = data.endpointId
    ? await db.webhookEndpoint.findUniqueOrThrow({ where: { id: data.endpointId } })
    : await makeWebhookEndpoint(db)
  const eventId = data.eventId ?? newId('AuditEvent')
  const entityId = endpoint.customerId ?? 'cus_1'
  if (!data.eventId)
    await makeAuditEvent(db, {
      id: eventId,
      entityType: 'customer',
      entityId,
      customerId: endpoint.customerId,
    })
  return db.webhookDelivery.create({
    data: {
      id: newId('WebhookDelivery'),
      kind: 'EVENT',
      eventType: 'customer.updated',
      entityId,
      url: endpoint.url,
      status: 'DELIVERED',
      finishedAt: today,
      customerId: endpoint.customerId,
      ...data,
      eventId,
      endpointId: endpoint.id,
    },
  })
}
