import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql'
import type { Ctx } from '../../src/context.ts'
import { type Answer, ask } from './ask.ts'
import { rightCode, rightPassword, type Target } from './cast.ts'
import { lists, lookups, modelOf, mutationFields, queryFields, type RootField } from './documents.ts'

// How every root field is tried: with valid arguments that name the rows of a target.

/** What came of it. Anything else, such as INVALID_INPUT, says that the arguments below are wrong. */
export type Outcome = 'allowed' | 'FORBIDDEN' | 'UNAUTHENTICATED' | 'not there' | `? ${string}`

export type Attempt = {
  field: RootField
  document: string
  variables: (target: Target) => Record<string, unknown>
}

/** Which row of a target shows a model, for the lookups and lists. */
const rowsOfTarget: Readonly<Partial<Record<string, keyof Target>>> = {
  Customer: 'customer',
  Partner: 'partner',
  Project: 'project',
  ProjectAssignment: 'assignment',
  PortalUser: 'person',
  Membership: 'membership',
  Product: 'product',
  ProductVersion: 'version',
  SubscriptionLevel: 'level',
  UsageMetric: 'metric',
  Subscription: 'requested',
  Email: 'email',
  ExpiryNotice: 'expiryNotice',
  License: 'license',
  LicenseChange: 'licenseChange',
  LicenseField: 'licenseField',
  LicenseTemplate: 'licenseTemplate',
  LicenseSeat: 'seat',
  LicenseUsageMonth: 'usageMonth',
  Machine: 'machine',
  Staff: 'staffMember',
  ApiToken: 'apiToken',
  ApiUsage: 'apiUsage',
  ServiceAccount: 'serviceAccount',
  ServiceAccountToken: 'serviceAccountToken',
  SupportContact: 'supportContact',
  Session: 'session',
  FailedSignIn: 'failedSignIn',
  Impersonation: 'impersonation',
  Invitation: 'invitation',
  ListExport: 'listExport',
  AuditEvent: 'auditEvent',
  WebhookEndpoint: 'webhookEndpoint',
  WebhookDelivery: 'webhookDelivery',
  EmailDestination: 'emailDestination',
}

/** By what else than its id a row of a target is looked up. */
const keysOfTarget: Readonly<Record<string, keyof Target>> = {
  customerByNumber: 'customerNumber',
  partnerByNumber: 'partnerNumber',
  portalUserByEmail: 'personEmail',
  productBySlug: 'productSlug',
}

const templateQuery = (field: string, shows: string) => ({
  document: `{ ${field}(type: ROLE_CHANGED, locale: EN) { ${shows} } }`,
  variables: () => ({}),
})

/** The other queries, with the row that must be in the answer. */
const otherQueries: Readonly<Record<string, { document: string; variables: Attempt['variables'] }>> = {
  viewer: { document: '{ viewer { kind id name scopes } }', variables: () => ({}) },
  node: { document: 'query ($id: ID!) { node(id: $id) { id } }', variables: (t) => ({ id: t.project }) },
  nodes: { document: 'query ($id: ID!) { nodes(ids: [$id]) { id } }', variables: (t) => ({ id: t.project }) },
  signingKey: {
    document: 'query ($id: ID!) { signingKey(id: $id) { id } }',
    variables: (t) => ({ id: t.signingKey }),
  },
  signingKeys: {
    document: 'query ($id: ID!) { signingKeys(filter: { id: { eq: $id } }) { totalCount nodes { id } } }',
    variables: (t) => ({ id: t.signingKey }),
  },
  licenseValidate: {
    document:
      'query ($input: LicenseValidateInput!) { licenseValidate(input: $input) { code license { id } } }',
    variables: (t) => ({ input: { licenseId: t.runningLicense } }),
  },
  subscriptionOverview: {
    document: `query ($customerId: ID!, $projectId: ID) {
      subscriptionOverview(customerId: $customerId, projectId: $projectId) { supportContacts { full } } }`,
    variables: (t) => ({ customerId: t.customer, projectId: t.project }),
  },
  tokenPolicies: { document: '{ tokenPolicies { name } }', variables: () => ({}) },
  tokenPolicy: {
    document: 'query ($name: String!) { tokenPolicy(name: $name) { name } }',
    variables: (t) => ({ name: t.tokenPolicy }),
  },
  emailTemplates: { document: '{ emailTemplates(locale: EN) { subject } }', variables: () => ({}) },
  emailTemplate: templateQuery('emailTemplate', 'subject'),
  emailTemplatePreview: templateQuery('emailTemplatePreview', 'text'),
  auditVerification: { document: '{ auditVerification { position } }', variables: () => ({}) },
  senderDomain: { document: '{ senderDomain { address } }', variables: () => ({}) },
  portalSettings: { document: '{ portalSettings { id } }', variables: () => ({}) },
  supportContactLimits: {
    document: 'query ($id: ID!) { supportContactLimits(customerId: $id) { full { used limit } } }',
    variables: (t) => ({ id: t.customer }),
  },
}

const day = '2026-07-01'
let counter = 0
const unique = () => String(++counter).padStart(6, '0')

const issued = (t: Target) => ({
  customerId: t.customer,
  projectId: t.project,
  productId: t.product,
  type: 'PAID',
})

/** A valid input for every mutation. */
const inputs: Readonly<Record<string, (target: Target) => Record<string, unknown>>> = {
  customerCreate: () => ({ number: `N-${unique()}`, name: 'New' }),
  customerUpdate: (t) => ({ id: t.customer, name: 'Renamed' }),
  customerUpdateContact: (t) => ({ id: t.customer, contactName: 'Ada' }),
  customerArchive: (t) => ({ id: t.customer }),
  customerUnarchive: (t) => ({ id: t.customer }),
  customerDelete: (t) => ({ id: t.bareCustomer }),
  partnerCreate: () => ({ number: `N-${unique()}`, name: 'New' }),
  partnerUpdate: (t) => ({ id: t.partner, name: 'Renamed' }),
  partnerDelete: (t) => ({ id: t.barePartner }),
  projectCreate: (t) => ({ customerId: t.customer, name: 'New', description: 'New' }),
  projectUpdate: (t) => ({ id: t.project, name: 'Renamed' }),
  projectDelete: (t) => ({ id: t.bareProject }),
  projectAssignPartner: (t) => ({ projectId: t.bareProject, partnerId: t.partner }),
  projectUnassignPartner: (t) => ({ projectId: t.project, partnerId: t.partner }),
  projectAssignUser: (t) => ({ projectId: t.project, portalUserId: t.shared }),
  projectUnassignUser: (t) => ({ projectId: t.project, portalUserId: t.shared }),
  projectAssignUserToAll: (t) => ({ customerId: t.customer, portalUserId: t.shared }),
  projectUnassignUserFromAll: (t) => ({ customerId: t.customer, portalUserId: t.shared }),
  subscriptionRequest: (t) => ({
    projectId: t.project,
    productVersionId: t.version,
    levelId: t.level,
    startsOn: day,
    months: 12,
  }),
  subscriptionRenew: (t) => ({ renewalOfId: t.active, productVersionId: t.version, levelId: t.level }),
  subscriptionWithdraw: (t) => ({ id: t.requested }),
  subscriptionCreate: (t) => ({
    projectId: t.project,
    productVersionId: t.version,
    levelId: t.level,
    startsOn: day,
    months: 12,
    usageLimits: [{ metricId: t.metric, quantity: 5 }],
  }),
  subscriptionUpdate: (t) => ({
    id: t.active,
    productVersionId: t.version,
    levelId: t.level,
    notes: 'Changed',
    usageLimits: [{ metricId: t.metric, quantity: 5 }],
  }),
  subscriptionAccept: (t) => ({ id: t.requested }),
  subscriptionReject: (t) => ({ id: t.requested, reason: 'No' }),
  subscriptionActivate: (t) => ({ id: t.pending }),
  subscriptionTerminate: (t) => ({ id: t.active }),
  portalUserCreate: (t) => ({
    email: `new-${unique()}@acme.example`,
    firstName: 'Ada',
    lastName: 'L',
    membership: { customerId: t.customer, role: 'MEMBER' },
  }),
  membershipCreate: (t) => ({ portalUserId: t.stranger, customerId: t.customer, role: 'MEMBER' }),
  portalUserUpdate: (t) => ({ id: t.person, firstName: 'Renamed' }),
  portalUserDisable: (t) => ({ id: t.person }),
  portalUserEnable: (t) => ({ id: t.person }),
  membershipChangeRole: (t) => ({ id: t.membership, role: 'READ_ONLY' }),
  membershipDisable: (t) => ({ id: t.membership }),
  membershipEnable: (t) => ({ id: t.membership }),
  membershipRemove: (t) => ({ id: t.membership }),
  productCreate: () => ({ slug: `new-${unique()}`, name: `New ${unique()}` }),
  productUpdate: (t) => ({ id: t.product, description: 'Changed' }),
  productDelete: (t) => ({ id: t.bareProduct }),
  productVersionCreate: (t) => ({ productId: t.product, name: `9.${unique()}` }),
  productVersionUpdate: (t) => ({ id: t.version, enabled: true }),
  productVersionAnnounce: (t) => ({ productVersionId: t.version, customerIds: [t.customer], notes: 'New' }),
  productVersionDelete: (t) => ({ id: t.bareVersion }),
  subscriptionLevelCreate: (t) => ({
    code: `NEW_${unique()}`,
    name: `New ${unique()}`,
    usageLimits: [{ metricId: t.metric, quantity: 5 }],
  }),
  subscriptionLevelUpdate: (t) => ({
    id: t.level,
    slaName: 'Changed',
    usageLimits: [{ metricId: t.metric, quantity: 5 }],
  }),
  subscriptionLevelDelete: (t) => ({ id: t.bareLevel }),
  usageMetricCreate: () => ({ code: `NEW_${unique()}`, name: `New ${unique()}` }),
  usageMetricUpdate: (t) => ({ id: t.metric, unit: 'changed' }),
  usageMetricDelete: (t) => ({ id: t.bareMetric }),
  sessionRevoke: (t) => ({ id: t.session }),
  sessionRevokeAll: () => ({}),
  signOut: () => ({}),
  signInStart: () => ({ email: `new-${unique()}@acme.example` }),
  signInComplete: (t) => ({ secret: t.signInSecret }),
  signInWithPassword: (t) => ({ email: t.passwordEmail, password: rightPassword }),
  signInSecondFactor: (t) => ({ signInSecret: t.awaitingSecret, code: rightCode() }),
  passwordResetRequest: () => ({ email: `new-${unique()}@acme.example` }),
  passwordReset: (t) => ({ secret: t.passwordLinkSecret, password: `${rightPassword} 2` }),
  passwordSet: () => ({ password: `${rightPassword} 2` }),
  passwordRemove: () => ({}),
  secondFactorEnroll: (t) => ({ signInSecret: t.enrollingSecret }),
  secondFactorConfirm: (t) => ({ signInSecret: t.confirmingSecret, code: rightCode() }),
  secondFactorDisable: () => ({ code: rightCode() }),
  recoveryCodesRegenerate: () => ({ code: rightCode() }),
  secondFactorReset: (t) => ({ portalUserId: t.person }),
  emailResend: (t) => ({ id: t.email }),
  emailTemplateUpdate: () => ({ type: 'ROLE_CHANGED', locale: 'EN', subject: 'New' }),
  emailTemplateReset: () => ({ type: 'ROLE_CHANGED', locale: 'EN' }),
  senderDomainSet: () => ({ address: `new-${unique()}@vendor.example` }),
  senderDomainVerify: () => ({}),
  senderDomainRemove: () => ({}),
  supportContactCreate: (t) => ({
    customerId: t.customer,
    firstName: 'Ada',
    lastName: 'L',
    email: `new-${unique()}@acme.example`,
    access: 'FULL',
  }),
  supportContactUpdate: (t) => ({ id: t.supportContact, firstName: 'Renamed' }),
  supportContactChangeAccess: (t) => ({ id: t.supportContact, access: 'READ_ONLY' }),
  supportContactRemove: (t) => ({ id: t.supportContact }),
  invitationCreate: (t) => ({
    customerId: t.customer,
    email: `new-${unique()}@acme.example`,
    role: 'MEMBER',
  }),
  invitationCreateMany: (t) => ({
    customerId: t.customer,
    invitations: [{ email: `new-${unique()}@acme.example`, role: 'READ_ONLY' }],
  }),
  invitationResend: (t) => ({ id: t.invitation }),
  invitationApprove: (t) => ({ id: t.waitingInvitation }),
  invitationDecline: (t) => ({ id: t.waitingInvitation }),
  invitationRevoke: (t) => ({ id: t.invitation }),
  invitationAccept: (t) => ({ id: t.invitationToSelf }),
  customerPortalUpdateRules: (t) => ({ customerId: t.customer, allowSubdomains: true }),
  customerPortalUpdateNotices: (t) => ({ customerId: t.customer, expiryDays: [30] }),
  licenseCreateDownloadLink: (t) => ({ id: t.license }),
  auditEventCreateExportLink: () => ({ format: 'CSV', entityType: 'license' }),
  licenseRevealKey: (t) => ({ id: t.license }),
  signingKeyRotate: (t) => ({ productId: t.product }),
  signingKeyWithdraw: (t) => ({ id: t.signingKey }),
  licenseFieldCreate: (t) => ({ productId: t.product, name: `new_${unique()}`, type: 'STRING' }),
  licenseFieldUpdate: (t) => ({ id: t.licenseField, defaultValue: { text: 'changed' } }),
  licenseFieldDelete: (t) => ({ id: t.licenseField, preserveValues: true }),
  licenseTemplateCreate: (t) => ({ productId: t.product, name: `New ${unique()}`, type: 'PAID' }),
  licenseTemplateUpdate: (t) => ({ id: t.licenseTemplate, durationDays: 30 }),
  licenseTemplateDelete: (t) => ({ id: t.licenseTemplate }),
  licenseIssue: issued,
  licenseBulkIssue: (t) => ({ licenses: [issued(t)] }),
  licenseUpdate: (t) => ({ id: t.license, name: 'Renamed' }),
  licenseSuspend: (t) => ({ id: t.license }),
  licenseReinstate: (t) => ({ id: t.suspendedLicense }),
  licenseRenew: (t) => ({ id: t.license }),
  licenseRevoke: (t) => ({ id: t.license, reason: 'No' }),
  licenseCreateTemporary: (t) => ({ productId: t.product, customerId: t.customer, name: 'Laptop' }),
  portalSettingsUpdate: () => ({ invitationDays: 8 }),
  customerPortalUpdate: (t) => ({ customerId: t.customer, autoInvite: true }),
  impersonationStart: (t) => ({ customerId: t.customer, reason: 'Ticket 1' }),
  impersonationEnd: (t) => ({ id: t.impersonation }),
  machineActivate: (t) => ({ licenseId: t.runningLicense, fingerprint: unique() }),
  machineDeactivate: (t) => ({ id: t.machine }),
  machineReplace: (t) => ({ id: t.machine, fingerprint: unique() }),
  machineHeartbeat: (t) => ({ id: t.machine }),
  licenseUse: (t) => ({ licenseId: t.runningLicense, count: 1 }),
  licenseResetUses: (t) => ({ licenseId: t.runningLicense }),
  licenseSeatAssign: (t) => ({ licenseId: t.runningLicense, portalUserId: t.shared }),
  licenseSeatResend: (t) => ({ id: t.seat }),
  licenseSeatRevoke: (t) => ({ id: t.seat }),
  licenseSeatClaim: (t) => ({ id: t.seat }),
  listExportCreate: () => ({ list: 'products', format: 'CSV' }),
  customerExport: (t) => ({ id: t.customer }),
  customerErase: (t) => ({ id: t.archivedCustomer, reason: 'Asked for' }),
  portalUserErase: (t) => ({ id: t.person, reason: 'Asked for' }),
  portalUserExport: (t) => ({ id: t.person }),
  listExportDelete: (t) => ({ id: t.listExport }),
  listExportCreateDownloadLink: (t) => ({ id: t.listExport }),
  apiTokenCreate: (t) => ({ name: 'New', scopes: ['CUSTOMER_READ'], customerIds: [t.customer] }),
  apiTokenRotate: (t) => ({ id: t.apiToken, overlapMinutes: 60 }),
  apiTokenRevoke: (t) => ({ id: t.apiToken }),
  tokenPolicyCreate: () => ({ name: `new-${unique()}`, allow: ['license:*'] }),
  tokenPolicyUpdate: (t) => ({ name: t.tokenPolicy, deny: ['license:write'] }),
  tokenPolicyDelete: (t) => ({ name: t.bareTokenPolicy }),
  serviceAccountCreate: (t) => ({
    customerId: t.customer,
    name: `New ${unique()}`,
    scopes: ['LICENSE_ACTIVATE', 'LICENSE_VALIDATE'],
  }),
  serviceAccountRevoke: (t) => ({ id: t.serviceAccount }),
  serviceAccountTokenCreate: (t) => ({
    serviceAccountId: t.serviceAccount,
    scopes: ['LICENSE_ACTIVATE', 'LICENSE_VALIDATE'],
  }),
  serviceAccountTokenRotate: (t) => ({ id: t.serviceAccountToken }),
  serviceAccountTokenRevoke: (t) => ({ id: t.serviceAccountToken }),
  installationStart: (t) => ({ customerId: t.customer, name: `New ${unique()}` }),
  staffMemberCreate: () => ({ email: `new-${unique()}@vendor.example`, name: 'New', role: 'SUPPORT' }),
  staffMemberUpdate: (t) => ({ id: t.staffMember, name: 'Renamed' }),
  staffMemberDisable: (t) => ({ id: t.staffMember }),
  staffMemberEnable: (t) => ({ id: t.staffMember }),
  emailDestinationCreate: (t) => ({ customerId: t.customer, email: `new-${unique()}@acme.example` }),
  emailDestinationUpdate: (t) => ({ id: t.emailDestination, filters: [{ types: ['license.*'] }] }),
  emailDestinationVerify: (t) => ({ token: t.destinationToken }),
  emailDestinationResendVerification: (t) => ({ id: t.emailDestination }),
  emailDestinationMute: (t) => ({ id: t.emailDestination, entityId: t.customer, for: 'DAYS_7' }),
  emailDestinationUnmute: (t) => ({ id: t.emailDestination, entityId: t.customer }),
  emailDestinationEnable: (t) => ({ id: t.emailDestination }),
  emailDestinationDisable: (t) => ({ id: t.emailDestination }),
  emailDestinationDelete: (t) => ({ id: t.emailDestination }),
  webhookEndpointCreate: (t) => ({ customerId: t.customer, url: 'https://example.com/hooks' }),
  webhookEndpointUpdate: (t) => ({ id: t.webhookEndpoint, description: 'Changed' }),
  webhookEndpointRotateSecret: (t) => ({ id: t.webhookEndpoint }),
  webhookEndpointEnable: (t) => ({ id: t.webhookEndpoint }),
  webhookEndpointDisable: (t) => ({ id: t.webhookEndpoint }),
  webhookEndpointTest: (t) => ({ id: t.webhookEndpoint }),
  webhookEndpointReplay: (t) => ({ id: t.webhookEndpoint, since: '2026-06-14T00:00:00Z' }),
  webhookEndpointDelete: (t) => ({ id: t.webhookEndpoint }),
  webhookDeliveryReplay: (t) => ({ id: t.webhookDelivery }),
}

/** Every root field that can be tried, by name. */
export const attempts: ReadonlyMap<string, Attempt> = new Map(
  [...queryFields.map(queryAttempt), ...mutationFields.map(mutationAttempt)]
    .filter((attempt) => attempt !== null)
    .map((attempt) => [attempt.field.name, attempt]),
)

function queryAttempt(field: RootField): Attempt | null {
  const list = lists.find(({ name }) => name === field.name)
  const lookup = lookups.find(({ name }) => name === field.name)
  const other = otherQueries[field.name]
  if (other) return { field, ...other }
  const key = keysOfTarget[field.name] ?? rowsOfTarget[(list ?? lookup)?.model ?? 'AuditEvent']
  if (!key) return null
  if (lookup) {
    const document = `query ($value: ${lookup.type}) { ${field.name}(${lookup.column}: $value) { id } }`
    return { field, document, variables: (target) => ({ value: target[key] }) }
  }
  const archived = field.args.some(({ name }) => name === 'includeArchived') ? ', includeArchived: true' : ''
  return {
    field,
    document: `query ($id: ID!) { ${field.name}(filter: { id: { eq: $id } }${archived}) { totalCount nodes { id } } }`,
    variables: (target) => ({ id: target[key] }),
  }
}

function mutationAttempt(field: RootField): Attempt | null {
  const input = inputs[field.name]
  if (!input) return null
  const payload = Object.values((getNamedType(field.type) as GraphQLObjectType).getFields()).map(
    ({ name, type }) => {
      const named = getNamedType(type)
      if (name === 'errors') return 'errors { code message path }'
      // The link of an invitation is not for everybody who may invite.
      if (name === 'url') return ''
      if (isLeafType(named)) return name
      return isObjectType(named) ? `${name} { ${modelOf(named) ? 'id' : '__typename'} }` : ''
    },
  )
  const document = `mutation ($input: ${field.args[0]!.type}) { ${field.name}(input: $input) { ${payload.join(' ')} } }`
  return { field, document, variables: (target) => ({ input: input(target) }) }
}

/** What a mutation answers. */
type Payload = Record<string, unknown> & {
  errors: { code: string; message: string; path: string[] | null }[]
}

export async function tryIt(
  ctx: Ctx,
  attempt: Attempt,
  variables: Record<string, unknown>,
): Promise<{ outcome: Outcome; answer: Answer }> {
  const answer = await ask(ctx, attempt.document, variables)
  return { outcome: outcomeOf(attempt.field, answer), answer }
}

function outcomeOf(field: RootField, { data, errors }: Answer): Outcome {
  const [error] = errors
  if (error) {
    if (error.code === 'FORBIDDEN' || error.code === 'UNAUTHENTICATED') return error.code
    return `? ${error.code ?? 'INTERNAL'}: ${error.message}`
  }
  const value = data![field.name]
  if (!mutationFields.includes(field)) return isThere(value) ? 'allowed' : 'not there'
  const { errors: problems, ...rest } = value as Payload
  const [problem] = problems
  const parts = Object.values(rest)
  const done = oneOf.has(field.name)
    ? parts.some((part) => part !== null)
    : parts.every((part) => part !== null)
  if (!problem) return done ? 'allowed' : `? no error, but ${JSON.stringify(rest)}`
  if (Object.values(rest).some((part) => part !== null))
    return `? ${problem.code}, but ${JSON.stringify(rest)}`
  if (problem.code === 'FORBIDDEN') return 'FORBIDDEN'
  return problem.code === 'NOT_FOUND' ? 'not there' : `? ${problem.code}: ${problem.message}`
}

/** Their payload has one of several things. */
const oneOf: ReadonlySet<string> = new Set(['signInComplete', 'signInWithPassword'])

function isThere(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => one !== null)
  if ((value as { code?: string } | null)?.code === 'NOT_FOUND') return false
  const count = (value as { totalCount?: number } | null)?.totalCount
  return count === undefined ? value !== null : count > 0
}
