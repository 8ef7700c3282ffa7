import { noHash } from '../../src/audit/chain.ts'
import type { Actor } from '../../src/auth/actor.ts'
import { serviceAccountScopes } from '../../src/auth/scopes.ts'
import { hashToken, makeToken } from '../../src/auth/token.ts'
import { stepAt, totpCode } from '../../src/auth/totp.ts'
import type { Db } from '../../src/context.ts'
import { newId } from '../../src/ids.ts'
import { apiToken, portalUser, serviceAccount, staff } from '../actors.ts'
import {
  makeApiUsage,
  makeAssignment,
  makeAuditEvent,
  makeCustomer,
  makeEmail,
  makeEmailDestination,
  makeFailedSignIn,
  makeImpersonation,
  makeInvitation,
  makeLicense,
  makeLicenseField,
  makeLicenseTemplate,
  makeLicenseUsageMonth,
  makeListExport,
  makeMembership,
  makePartner,
  makePassword,
  makePasswordLink,
  makePendingSignIn,
  makePortalUser,
  makeProduct,
  makeProductVersion,
  makeProject,
  makeSecondFactor,
  makeSenderDomain,
  makeServiceAccount,
  makeServiceAccountToken,
  makeSession,
  makeSignIn,
  makeSigningKey,
  makeStaff,
  makeSubscription,
  makeSubscriptionLevel,
  makeSupportContact,
  makeTokenPolicy,
  makeUsageMetric,
  makeWebhookDelivery,
  makeWebhookEndpoint,
  totpSecret,
} from '../factories.ts'
import { today } from '../harness.ts'
import type { Kind, Side } from './matrix.ts'

/** Rows to name in arguments, all on one side of the actors. */
export type Target = {
  customer: string
  customerNumber: string
  /** Nothing depends on it. */
  bareCustomer: string
  /** Nothing of it runs any more. */
  archivedCustomer: string
  project: string
  bareProject: string
  partner: string
  partnerNumber: string
  barePartner: string
  person: string
  personEmail: string
  membership: string
  assignment: string
  /** One of the customer's people who is assigned to the project, and whom its mixed members see as admins elsewhere. */
  shared: string
  /** Somebody of another customer on the same side, who has no part in this one. */
  stranger: string
  requested: string
  pending: string
  active: string
  /** Of the project. */
  product: string
  productSlug: string
  bareProduct: string
  version: string
  bareVersion: string
  /** Not offered, and of no subscription that the actors see. */
  hiddenVersion: string
  level: string
  bareLevel: string
  metric: string
  bareMetric: string
  email: string
  expiryNotice: string
  supportContact: string
  session: string
  failedSignIn: string
  /** Of a link that signs somebody in. */
  signInSecret: string
  passwordEmail: string
  passwordLinkSecret: string
  /** Of a link that verifies an address. */
  destinationToken: string
  /** Of sign-ins that wait: for a code, for an application, for its first code. */
  awaitingSecret: string
  enrollingSecret: string
  confirmingSecret: string
  impersonation: string
  apiUsage: string
  invitation: string
  waitingInvitation: string
  /** Of a target that is oneself, to one's own address. */
  invitationToSelf: string
  /** With an end and a duration; and its history. */
  license: string
  licenseChange: string
  suspendedLicense: string
  licenseField: string
  licenseTemplate: string
  /** In force, with a machine and a seat of the person. */
  runningLicense: string
  machine: string
  usageMonth: string
  seat: string
  staffMember: string
  apiToken: string
  tokenPolicy: string
  bareTokenPolicy: string
  serviceAccount: string
  serviceAccountToken: string
  auditEvent: string
  signingKey: string
  /** Of the token; of a target that is oneself, one's own. */
  listExport: string
  webhookEndpoint: string
  /** Of an event that is there. */
  webhookDelivery: string
  /** Not verified yet. */
  emailDestination: string
}

export type Member = { name: string; kind: Kind; actor: Actor; self?: Partial<Target> }

export type Cast = {
  members: readonly Member[]
  targets: Readonly<Record<Exclude<Side, 'self'>, Target>>
  /** The customers on the side of the actors, for tokens that are held to them. */
  ownCustomers: string[]
  foreignCustomers: string[]
  /** A staff member with the role SUPPORT, of whom the impersonations are. */
  supporter: string
}

/** A customer with two projects and its people, a foreign one, and one actor for every kind of caller and mixture. */
export async function makeCast(db: Db): Promise<Cast> {
  const vendor = await makeVendorRows(db)
  const supporter = await makeStaff(db, { role: 'SUPPORT' })
  const [ours, theirs, elsewhere] = [await makeCustomer(db), await makeCustomer(db), await makeCustomer(db)]
  const [bare, bareTheirs] = [await makeCustomer(db), await makeCustomer(db)]
  const [annex, annexTheirs] = [await makeCustomer(db), await makeCustomer(db)]
  const [p, q, r, other] = [
    await makePartner(db),
    await makePartner(db),
    await makePartner(db),
    await makePartner(db),
  ]
  const colleague = await makePortalUser(db)

  const makeSide = async (
    [customer, bareCustomer, annex]: [typeof ours, typeof ours, typeof ours],
    partner: typeof p,
    person: typeof colleague,
  ) => {
    const [stranger, shared] = [await makePortalUser(db), await makePortalUser(db)]
    for (const { id } of [customer, elsewhere])
      await makeMembership(db, { portalUserId: shared.id, customerId: id })
    await makeMembership(db, { portalUserId: stranger.id, customerId: annex.id, role: 'READ_ONLY' })
    const project = await makeProject(db, { customerId: customer.id, partnerIds: [partner.id] })
    const [pendingVersion, barePartner, bareProject] = [
      await makeProductVersion(db),
      await makePartner(db),
      await makeProject(db, { customerId: customer.id, partnerIds: [] }),
    ]
    const subscription = (status: 'REQUESTED' | 'PENDING' | 'ACTIVE', productVersionId: string) =>
      makeSubscription(db, { projectId: project.id, productVersionId, levelId: vendor.level, status })
    const membership =
      (await db.membership.findFirst({ where: { portalUserId: person.id, customerId: customer.id } })) ??
      (await makeMembership(db, { portalUserId: person.id, customerId: customer.id, role: 'MEMBER' }))
    await makeAssignment(db, { projectId: project.id, portalUserId: shared.id })
    const license = (suspendedAt: Date | null) =>
      makeLicense(db, {
        customerId: customer.id,
        projectId: project.id,
        productId: vendor.product,
        expiresAt: new Date('2027-01-01'),
        durationDays: 365,
        suspendedAt,
        changes: { create: { id: newId('LicenseChange'), sequence: 1, ...issuedByStaff } },
      })
    const active = await license(null)
    const history = await db.licenseChange.findFirstOrThrow({ where: { licenseId: active.id } })
    const { id: runningLicense } = await makeLicense(db, {
      customerId: customer.id,
      projectId: project.id,
    })
    const machine = await db.machine.create({
      data: { id: newId('Machine'), licenseId: runningLicense, fingerprint: 'machine' },
    })
    if ((await db.secondFactor.count({ where: { portalUserId: person.id } })) === 0)
      await makeSecondFactor(db, { portalUserId: person.id })
    const account = await makeServiceAccount(db, { customerId: customer.id })
    const accountToken = await makeServiceAccountToken(db, { serviceAccountId: account.id })
    const webhookEndpoint = await makeWebhookEndpoint(db, { customerId: customer.id })
    const target: Target = {
      ...vendor,
      customer: customer.id,
      customerNumber: customer.number,
      bareCustomer: bareCustomer.id,
      archivedCustomer: (await makeCustomer(db, { archivedAt: new Date('2026-06-01') })).id,
      project: project.id,
      bareProject: bareProject.id,
      partner: partner.id,
      partnerNumber: partner.number,
      barePartner: barePartner.id,
      person: person.id,
      personEmail: person.email,
      membership: membership.id,
      assignment: (await makeAssignment(db, { projectId: project.id, portalUserId: person.id })).id,
      session: (await makeSession(db, { portalUserId: person.id })).id,
      supportContact: (await makeSupportContact(db, { customerId: customer.id })).id,
      apiUsage: (await makeApiUsage(db, { customerId: customer.id })).id,
      impersonation: (await makeImpersonation(db, { customerId: customer.id, staffId: supporter.id })).id,
      invitation: (await makeInvitation(db, { customerId: customer.id })).id,
      waitingInvitation: (await makeInvitation(db, { customerId: customer.id, status: 'PENDING_APPROVAL' }))
        .id,
      invitationToSelf: (await makeInvitation(db, { customerId: customer.id })).id,
      shared: shared.id,
      stranger: stranger.id,
      serviceAccount: account.id,
      serviceAccountToken: accountToken.id,
      requested: (await subscription('REQUESTED', vendor.version)).id,
      pending: (await subscription('PENDING', pendingVersion.id)).id,
      active: (await subscription('ACTIVE', vendor.version)).id,
      email: (await makeEmail(db, { customerId: customer.id, status: 'FAILED' })).id,
      auditEvent: (await makeAuditEvent(db, { customerId: customer.id })).id,
      expiryNotice: await makeExpiryNotice(db, active.id),
      license: active.id,
      licenseChange: history.id,
      suspendedLicense: (await license(history.occurredAt)).id,
      runningLicense,
      machine: machine.id,
      usageMonth: (await makeLicenseUsageMonth(db, { licenseId: runningLicense })).id,
      webhookEndpoint: webhookEndpoint.id,
      emailDestination: (
        await makeEmailDestination(db, {
          customerId: customer.id,
          token: newId('EmailDestination'),
          mutes: [{ entityId: customer.id, until: null }],
        })
      ).id,
      webhookDelivery: (await makeWebhookDelivery(db, { endpointId: webhookEndpoint.id })).id,
      seat: await makeSeat(db, runningLicense, person.id),
    }
    return target
  }
  const targets = {
    assigned: await makeSide([ours, bare, annex], p, colleague),
    own: await makeSide([ours, bare, annex], r, colleague),
    foreign: await makeSide([theirs, bareTheirs, annexTheirs], q, await makePortalUser(db)),
  }

  const makePerson = async (role: 'ADMIN' | 'MEMBER' | 'READ_ONLY', more: boolean) => {
    const user = await makePortalUser(db)
    const membership = await makeMembership(db, { portalUserId: user.id, customerId: ours.id, role })
    const assignment = await makeAssignment(db, {
      projectId: targets.assigned.project,
      portalUserId: user.id,
    })
    const admin = role === 'ADMIN'
    const actor = portalUser(user.id, {
      adminOf: [...(admin ? [ours.id] : []), ...(more ? [elsewhere.id] : [])],
      memberOf: admin ? [] : [ours.id],
      partnerOf: more ? [other.id] : [],
    })
    const session = await makeSession(db, { portalUserId: user.id })
    await equip(db, { portalUserId: user.id })
    const self = {
      session: session.id,
      person: user.id,
      personEmail: user.email,
      membership: membership.id,
      assignment: assignment.id,
      invitationToSelf: (await makeInvitation(db, { customerId: annex.id, email: user.email })).id,
      seat: await makeSeat(db, targets.assigned.runningLicense, user.id),
      listExport: await makeExport(db, actor),
    }
    return {
      name: `customer ${role}${more ? ', admin and partner elsewhere' : ''}`,
      kind: `customer ${role}` as const,
      actor: { ...actor, sessionId: session.id },
      self,
    }
  }
  const makePartnerUser = async (more: boolean): Promise<Member> => {
    const user = await makePortalUser(db)
    const membership = await makeMembership(db, { portalUserId: user.id, partnerId: p.id })
    const session = await makeSession(db, { portalUserId: user.id })
    const companies = portalUser(user.id, { partnerOf: [p.id], adminOf: more ? [elsewhere.id] : [] })
    await equip(db, { portalUserId: user.id })
    const self = {
      session: session.id,
      person: user.id,
      personEmail: user.email,
      membership: membership.id,
      invitationToSelf: (await makeInvitation(db, { customerId: annex.id, email: user.email })).id,
      listExport: await makeExport(db, companies),
    }
    const actor = { ...companies, sessionId: session.id }
    return { name: `partner user${more ? ', admin elsewhere' : ''}`, kind: 'partner user', actor, self }
  }

  const makeStaffMember = async (role: 'ADMIN' | 'SALES' | 'SUPPORT', known?: string): Promise<Member> => {
    const id = known ?? (await makeStaff(db, { role })).id
    const session = (await makeSession(db, { staffId: id })).id
    const actor = { ...staff(role, id), sessionId: session }
    const self = { session, listExport: await makeExport(db, actor) }
    await equip(db, { staffId: id })
    return { name: `staff ${role}`, kind: `staff ${role}`, actor, self }
  }

  return {
    members: [
      await makeStaffMember('ADMIN'),
      await makeStaffMember('SALES'),
      await makeStaffMember('SUPPORT', supporter.id),
      await makePartnerUser(false),
      await makePartnerUser(true),
      await makePerson('ADMIN', false),
      await makePerson('ADMIN', true),
      await makePerson('MEMBER', false),
      await makePerson('MEMBER', true),
      await makePerson('READ_ONLY', false),
      await makePerson('READ_ONLY', true),
      {
        name: 'service account',
        kind: 'service account',
        actor: serviceAccount(ours.id, serviceAccountScopes, targets.assigned.serviceAccount),
      },
    ],
    targets,
    supporter: supporter.id,
    ownCustomers: [ours.id, bare.id, annex.id],
    foreignCustomers: [theirs.id, bareTheirs.id, annexTheirs.id],
  }
}

const issuedByStaff = {
  verb: 'issued',
  actorKind: 'staff',
  actorName: 'Sam',
  occurredAt: new Date('2026-06-01'),
}

async function makeExpiryNotice(db: Db, licenseId: string): Promise<string> {
  const id = newId('ExpiryNotice')
  const at = new Date('2026-06-01')
  await db.expiryNotice.create({ data: { id, licenseId, endsAt: at, days: 7, announcedAt: at } })
  return id
}

async function makeSeat(db: Db, licenseId: string, portalUserId: string): Promise<string> {
  const id = newId('LicenseSeat')
  await db.licenseSeat.create({ data: { id, licenseId, portalUserId } })
  return id
}

async function makeExport(db: Db, { kind, id }: Actor): Promise<string> {
  return (await makeListExport(db, { actorKind: kind, actorId: id })).id
}

type VendorRows = Pick<
  Target,
  | 'product'
  | 'productSlug'
  | 'bareProduct'
  | 'version'
  | 'bareVersion'
  | 'hiddenVersion'
  | 'level'
  | 'bareLevel'
  | 'metric'
  | 'bareMetric'
  | 'failedSignIn'
  | 'signInSecret'
  | 'passwordEmail'
  | 'passwordLinkSecret'
  | 'destinationToken'
  | 'awaitingSecret'
  | 'enrollingSecret'
  | 'confirmingSecret'
  | 'licenseField'
  | 'licenseTemplate'
  | 'staffMember'
  | 'apiToken'
  | 'tokenPolicy'
  | 'bareTokenPolicy'
  | 'signingKey'
  | 'listExport'
>

async function makeVendorRows(db: Db): Promise<VendorRows> {
  const version = await makeProductVersion(db)
  const product = await db.product.findUniqueOrThrow({ where: { id: version.productId } })
  await makeStaff(db)
  await makeSenderDomain(db)
  return {
    product: product.id,
    productSlug: product.slug,
    bareProduct: (await makeProduct(db)).id,
    version: version.id,
    bareVersion: (await makeProductVersion(db)).id,
    hiddenVersion: (await makeProductVersion(db, { productId: product.id, enabled: false })).id,
    level: (await makeSubscriptionLevel(db)).id,
    bareLevel: (await makeSubscriptionLevel(db)).id,
    metric: (await makeUsageMetric(db)).id,
    bareMetric: (await makeUsageMetric(db)).id,
    failedSignIn: (await makeFailedSignIn(db)).id,
    signInSecret: (await makeSignIn(db)).secret,
    ...(await makeCredentials(db)),
    licenseField: (await makeLicenseField(db, { productId: product.id })).id,
    licenseTemplate: (await makeLicenseTemplate(db, { productId: product.id })).id,
    staffMember: (await makeStaff(db, { role: 'SALES' })).id,
    apiToken: (await makeApiToken(db)).id,
    tokenPolicy: (await makeTokenPolicy(db)).name,
    bareTokenPolicy: (await makeTokenPolicy(db)).name,
    signingKey: (await makeSigningKey(db, { productId: product.id })).id,
    listExport: await makeExport(db, apiToken()),
  }
}

function makeApiToken(db: Db): Promise<{ id: string }> {
  const tokenHash = hashToken(makeToken('apiToken'))
  return db.apiToken.create({
    data: { id: newId('ApiToken'), name: 'Token', tokenHash, lastFour: 'abcd', scopes: ['customer:read'] },
  })
}

export const rightPassword = 'seven green bottles'

/** Of every second factor here. */
export const rightCode = () => totpCode(totpSecret, stepAt(today))

type Owner = { staffId: string } | { portalUserId: string }

/** A person who has just signed in, has a password, and a second factor. */
async function equip(db: Db, owner: Owner): Promise<void> {
  await makePassword(db, owner, rightPassword)
  await makeSecondFactor(db, owner)
}

async function makeCredentials(db: Db) {
  await db.portalSettings.create({ data: { id: newId('PortalSettings'), passwords: true } })
  const none = { position: 0, hash: noHash, roundPosition: 0, roundHash: noHash }
  await db.auditVerification.create({ data: { ...none, ranAt: new Date() } })
  const someone = async () => (await makeMembership(db)).portalUserId
  const [one, other, another] = [await someone(), await someone(), await someone()]
  await makePassword(db, { portalUserId: one }, rightPassword)
  await makeSecondFactor(db, { portalUserId: another }, { confirmedAt: null })
  const destinationToken = 'token of a destination'
  await makeEmailDestination(db, { customerId: null, token: destinationToken })
  const [waiting, { email }] = [
    await someone(),
    await db.portalUser.findUniqueOrThrow({ where: { id: one } }),
  ]
  await makeSecondFactor(db, { portalUserId: waiting })
  return {
    passwordEmail: email,
    destinationToken,
    passwordLinkSecret: (await makePasswordLink(db, { email })).secret,
    awaitingSecret: (await makePendingSignIn(db, { portalUserId: waiting })).secret,
    enrollingSecret: (await makePendingSignIn(db, { portalUserId: other })).secret,
    confirmingSecret: (await makePendingSignIn(db, { portalUserId: another })).secret,
  }
}
