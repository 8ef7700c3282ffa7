import type * as db from '../../src/db/generated/prisma/client.ts'

// Who sees what, as the product defines it: plain predicates over loaded rows. This file is the second opinion on the
// policies, so it shares nothing with them: no `where`, no actor, no policy. Change it when the rules of the product change.

/** Every row of a world, by model. */
export type Rows = {
  Staff: db.Staff[]
  ApiToken: db.ApiToken[]
  ApiUsage: db.ApiUsage[]
  TokenPolicy: db.TokenPolicy[]
  ServiceAccount: db.ServiceAccount[]
  ServiceAccountToken: db.ServiceAccountToken[]
  Session: db.Session[]
  Password: db.Password[]
  PasswordLink: db.PasswordLink[]
  SecondFactor: db.SecondFactor[]
  RecoveryCode: db.RecoveryCode[]
  PendingSignIn: db.PendingSignIn[]
  SignIn: db.SignIn[]
  SignInLimit: db.SignInLimit[]
  Budget: db.Budget[]
  FailedSignIn: db.FailedSignIn[]
  AuditEvent: db.AuditEvent[]
  Customer: db.Customer[]
  Partner: db.Partner[]
  Project: (db.Project & { partnerIds: readonly string[] })[]
  ProjectAssignment: db.ProjectAssignment[]
  PortalUser: db.PortalUser[]
  Membership: db.Membership[]
  Product: db.Product[]
  ProductVersion: db.ProductVersion[]
  UsageMetric: db.UsageMetric[]
  SubscriptionLevel: db.SubscriptionLevel[]
  SubscriptionLevelUsageLimit: db.SubscriptionLevelUsageLimit[]
  Subscription: db.Subscription[]
  SubscriptionUsageLimit: db.SubscriptionUsageLimit[]
  Email: db.Email[]
  EmailTemplate: db.EmailTemplate[]
  SenderDomain: db.SenderDomain[]
  ExpiryNotice: db.ExpiryNotice[]
  ExpiryDigest: db.ExpiryDigest[]
  ReleaseAnnouncement: db.ReleaseAnnouncement[]
  ReleaseNotice: db.ReleaseNotice[]
  License: db.License[]
  LicenseChange: db.LicenseChange[]
  LicenseDownloadLink: db.LicenseDownloadLink[]
  LicenseField: db.LicenseField[]
  LicenseFieldValue: db.LicenseFieldValue[]
  LicenseSeat: db.LicenseSeat[]
  LicenseUsageMonth: db.LicenseUsageMonth[]
  LicenseTemplate: db.LicenseTemplate[]
  LicenseTemplateValue: db.LicenseTemplateValue[]
  Machine: db.Machine[]
  SigningKey: db.SigningKey[]
  SupportContact: db.SupportContact[]
  PortalSettings: db.PortalSettings[]
  CustomerPortal: db.CustomerPortal[]
  Impersonation: db.Impersonation[]
  Invitation: db.Invitation[]
  ListExport: db.ListExport[]
  ListExportPart: db.ListExportPart[]
  EmailDestination: db.EmailDestination[]
  WebhookEndpoint: db.WebhookEndpoint[]
  WebhookDelivery: db.WebhookDelivery[]
}

export type Model = keyof Rows
export type RowOf<M extends Model> = Rows[M][number]

/** Who asks, in the words of the table. */
export type Who =
  | { kind: 'staff'; id: string; role: db.StaffRole }
  /** A portal user, in one company or (without `team`) in all of them together. */
  | { kind: 'person'; id: string; team?: string }
  /** Its scopes with those they bring along; `customerIds` null is every customer. */
  | { kind: 'token'; id: string; scopes: ReadonlySet<string>; customerIds: readonly string[] | null }
  /** A service account, with the scopes that are left of those of its token, and those they bring along. */
  | { kind: 'machine'; id: string; customerId: string; scopes: ReadonlySet<string> }
  /** A staff member who signed in as a customer. */
  | { kind: 'impersonator'; id: string; customerId: string; impersonationId: string }
  | { kind: 'nobody' }

/** What one who may see. */
export type Oracle = {
  /** Whether the type can be asked for at all: otherwise FORBIDDEN, not an empty answer. */
  mayRead: (model: Model) => boolean
  /** Whether the row exists for this one. */
  sees: <M extends Model>(model: M, row: RowOf<M>) => boolean
  /** Whether the row would exist, could its type be asked for. */
  reaches: <M extends Model>(model: M, row: RowOf<M>) => boolean
  /** Whether a column of a visible row shows its value; otherwise null. */
  seesColumn: <M extends Model>(model: M, row: RowOf<M>, column: string) => boolean
  /** Whether a column may be named in a filter or an order: only where it hides its value in no row. */
  mayName: (model: Model, column: string) => boolean
}

/** The scope with which a token reads a model; null: no token ever does. */
const tokenScopes: { readonly [M in Model]: string | null } = {
  Staff: null,
  ApiToken: null,
  ApiUsage: 'api_usage:read',
  TokenPolicy: null,
  ServiceAccount: 'service_account:read',
  ServiceAccountToken: 'service_account:read',
  Session: 'session:read',
  Password: null,
  PasswordLink: null,
  SecondFactor: null,
  RecoveryCode: null,
  PendingSignIn: null,
  SignIn: null,
  SignInLimit: null,
  Budget: null,
  FailedSignIn: 'sign_in:read',
  AuditEvent: 'audit_event:read',
  Customer: 'customer:read',
  Partner: 'partner:read',
  Project: 'project:read',
  ProjectAssignment: 'project:read',
  PortalUser: 'portal_user:read',
  Membership: 'portal_user:read',
  Product: 'product:read',
  ProductVersion: 'product:read',
  UsageMetric: 'product:read',
  SubscriptionLevel: 'product:read',
  SubscriptionLevelUsageLimit: 'subscription:overview',
  Subscription: 'subscription:read',
  SubscriptionUsageLimit: 'subscription:overview',
  Email: 'email:read',
  EmailTemplate: 'email:read',
  SenderDomain: 'email:read',
  ExpiryNotice: 'email:read',
  ExpiryDigest: null,
  ReleaseAnnouncement: null,
  ReleaseNotice: null,
  License: 'license:read',
  LicenseChange: 'license:read',
  LicenseDownloadLink: null,
  LicenseField: 'license:read',
  LicenseFieldValue: 'license:read',
  LicenseSeat: 'license_seat:read',
  LicenseUsageMonth: 'license:read',
  LicenseTemplate: 'license:read',
  LicenseTemplateValue: 'license:read',
  Machine: 'license:read',
  SigningKey: 'signing_key:read',
  SupportContact: 'support_contact:read',
  EmailDestination: 'email_destination:read',
  WebhookEndpoint: 'webhook_endpoint:read',
  WebhookDelivery: 'webhook_endpoint:read',
  PortalSettings: 'portal_settings:read',
  CustomerPortal: 'portal_settings:read',
  Impersonation: 'impersonation:read',
  Invitation: 'invitation:read',
  ListExport: 'list_export:read',
  ListExportPart: null,
}

/** "Hidden from everyone but staff (and tokens with the scope)". */
const internalColumns: { readonly [M in Model]?: readonly string[] } = {
  Customer: ['notes', 'type', 'externalId', 'testEndsAt'],
  Partner: ['notes'],
  Project: ['notes'],
  Subscription: ['notes'],
}

/** What the row "subscription overview (SLA, limits, usage)" of the table is about. */
const termColumns: { readonly [M in Model]?: readonly string[] } = {
  SubscriptionLevel: ['slaName', 'slaTimeZone', 'fullSupportContacts', 'readOnlySupportContacts'],
  Subscription: ['slaName', 'slaTimeZone', 'fullSupportContacts', 'readOnlySupportContacts'],
}

/** Columns that nobody is ever shown. */
const secretColumns: { readonly [M in Model]?: readonly string[] } = {
  ApiToken: ['tokenHash'],
  ServiceAccountToken: ['tokenHash'],
  Session: ['tokenHash'],
  Password: ['hash'],
  PasswordLink: ['secretHash'],
  SecondFactor: ['secret'],
  RecoveryCode: ['codeHash'],
  PendingSignIn: ['secretHash'],
  SignIn: ['code', 'secretHash'],
  Invitation: ['secretHash'],
  Email: ['content'],
  SenderDomain: ['privateKey'],
  License: ['keyHash', 'keySealed'],
  SigningKey: ['privateSealed'],
  ListExport: ['credentialHash', 'data'],
  EmailDestination: ['verifyHash'],
  WebhookEndpoint: ['secretSealed', 'previousSecretSealed', 'headersSealed'],
}

const nobodyReads: ReadonlySet<Model> = new Set([
  'ListExportPart',
  'Password',
  'PasswordLink',
  'SecondFactor',
  'RecoveryCode',
  'PendingSignIn',
  'SignIn',
  'SignInLimit',
  'Budget',
  'LicenseDownloadLink',
  'ExpiryDigest',
  'ReleaseAnnouncement',
  'ReleaseNotice',
])

/** The rules of one who over the rows of one world. */
export function oracleOf(rows: Rows, who: Who): Oracle {
  const rules = rulesOf(rows, who)
  const seen = new Map<string, boolean>()
  const mayRead = (model: Model) => !nobodyReads.has(model) && rules.mayRead(model)
  return {
    mayRead,
    reaches: (model, row) => rules.sees[model](row),
    sees: (model, row) => {
      const known = seen.get(row.id)
      if (known !== undefined) return known
      const sees = mayRead(model) && rules.sees[model](row)
      seen.set(row.id, sees)
      return sees
    },
    seesColumn: (model, row, column) => {
      if (secretColumns[model]?.includes(column)) return false
      if (internalColumns[model]?.includes(column)) return rules.seesInternal
      if (model === 'AuditEvent') return seesOfEvent(rules, row as db.AuditEvent, column)
      // Who of the vendor changed a license is the vendor's business.
      if (model === 'LicenseChange' && column === 'actorName')
        return rules.seesInternal || (row as db.LicenseChange).actorKind === 'portalUser'
      if (!termColumns[model]?.includes(column)) return true
      return model === 'Subscription' ? rules.seesOverview(row as db.Subscription) : rules.seesAnyOverview
    },
    mayName: (model, column) => {
      if (secretColumns[model]?.includes(column)) return false
      if (internalColumns[model]?.includes(column)) return rules.seesInternal
      // An overview may be seen of one subscription and not of the next: only who sees them all may ask across them.
      return !termColumns[model]?.includes(column) || rules.seesEveryOverview
    },
  }
}

/** Whom a customer's trail does not name it hides altogether, but for staff who signed in as the customer. */
function seesOfEvent({ seesInternal, seesActorOf }: Rules, event: db.AuditEvent, column: string): boolean {
  if (column === 'hiddenChanges') return seesInternal
  if (column === 'actorName') return seesActorOf(event) || event.actorKind === 'impersonation'
  return !['actorId', 'requestId', 'ipAddress'].includes(column) || seesActorOf(event)
}

/** The nouns of which a customer is told in its trail, with the feature that shows them. */
const toldToCustomers: Readonly<Record<string, db.PortalFeature | null>> = {
  customer: null,
  project: null,
  project_assignment: 'PEOPLE',
  subscription: null,
  license: 'LICENSES',
  license_seat: 'LICENSES',
  machine: 'LICENSES',
  membership: 'PEOPLE',
  customer_portal: null,
  impersonation: null,
  support_contact: 'SUPPORT_CONTACTS',
  service_account: null,
  service_account_token: null,
  email_destination: null,
  webhook_endpoint: null,
  invitation: 'PEOPLE',
  list_export: null,
  audit_trail: null,
}

/** Of what is hidden from a customer, its trail does not even say that it changed. */
function tellsSomething({ entityType, changes }: db.AuditEvent): boolean {
  const changed = Object.entries(changes as Record<string, { hidden?: boolean }>)
  const isTold = entityType in toldToCustomers
  return (
    changed.length === 0 || (isTold && changed.some(([field, { hidden }]) => field !== 'notes' && !hidden))
  )
}

/** Readers find an event when it has its place. */
const isPlaced = (event: db.AuditEvent) => event.position !== null

type Rules = {
  mayRead: (model: Model) => boolean
  sees: { readonly [M in Model]: (row: RowOf<M>) => boolean }
  seesInternal: boolean
  seesActorOf: (event: db.AuditEvent) => boolean
  seesOverview: (subscription: db.Subscription) => boolean
  seesAnyOverview: boolean
  seesEveryOverview: boolean
}

function rulesOf(rows: Rows, who: Who): Rules {
  switch (who.kind) {
    case 'staff':
      return rulesOfStaff(rows, who)
    case 'person':
      return rulesOfPerson(rows, who.id, membershipsOf(rows, who))
    case 'impersonator':
      return ofImpersonator(
        who,
        rulesOfPerson(rows, who.id, [{ customerId: who.customerId, partnerId: null, role: 'ADMIN' }]),
      )
    case 'token':
      return rulesOfToken(rows, who)
    case 'machine':
      return rulesOfMachine(rows, who)
    case 'nobody':
      return { ...everything, mayRead: () => false, seesInternal: false }
  }
}

/** What is the caller's own is that of the one sign-in. */
function ofImpersonator({ impersonationId }: Who & { kind: 'impersonator' }, rules: Rules): Rules {
  return { ...rules, sees: { ...rules.sees, ListExport: isExportOf('impersonation', impersonationId) } }
}

const isExportOf = (kind: string, id: string) => (row: db.ListExport) =>
  row.actorKind === kind && row.actorId === id

const yes = () => true
const no = () => false

const everything: Rules = {
  mayRead: yes,
  sees: {
    Staff: yes,
    ApiToken: yes,
    ApiUsage: yes,
    TokenPolicy: yes,
    ServiceAccount: yes,
    ServiceAccountToken: yes,
    Session: yes,
    Password: no,
    PasswordLink: no,
    SecondFactor: no,
    RecoveryCode: no,
    PendingSignIn: no,
    SignIn: no,
    SignInLimit: no,
    Budget: no,
    FailedSignIn: yes,
    AuditEvent: isPlaced,
    Customer: yes,
    Partner: yes,
    Project: yes,
    ProjectAssignment: yes,
    PortalUser: yes,
    Membership: yes,
    Product: yes,
    ProductVersion: yes,
    UsageMetric: yes,
    SubscriptionLevel: yes,
    SubscriptionLevelUsageLimit: yes,
    Subscription: yes,
    SubscriptionUsageLimit: yes,
    Email: yes,
    EmailTemplate: yes,
    SenderDomain: yes,
    ExpiryNotice: yes,
    ExpiryDigest: no,
    ReleaseAnnouncement: no,
    ReleaseNotice: no,
    License: yes,
    LicenseChange: yes,
    LicenseDownloadLink: no,
    LicenseField: (field) => field.deletedAt === null,
    LicenseFieldValue: yes,
    LicenseSeat: yes,
    LicenseUsageMonth: yes,
    LicenseTemplate: yes,
    LicenseTemplateValue: yes,
    Machine: yes,
    SigningKey: yes,
    SupportContact: yes,
    PortalSettings: yes,
    CustomerPortal: yes,
    Impersonation: yes,
    Invitation: yes,
    ListExport: no,
    ListExportPart: no,
    EmailDestination: yes,
    WebhookEndpoint: yes,
    WebhookDelivery: yes,
  },
  seesInternal: true,
  seesActorOf: yes,
  seesOverview: yes,
  seesAnyOverview: true,
  seesEveryOverview: true,
}

/**
 * "all": every row; tokens, staff and signing keys, which are settings, are for ADMIN alone, and so are the sessions
 * of others; failed sign-ins are nothing to sell with.
 */
function rulesOfStaff(rows: Rows, { id, role }: Who & { kind: 'staff' }): Rules {
  const forAdmins: readonly Model[] = [
    'Staff',
    'ApiToken',
    'TokenPolicy',
    'ServiceAccount',
    'ServiceAccountToken',
    'SigningKey',
    'ApiUsage',
    'EmailDestination',
    'WebhookEndpoint',
    'WebhookDelivery',
  ]
  const forSupport: readonly Model[] = ['Impersonation', 'FailedSignIn', 'AuditEvent']
  const { field } = licensesOf(rows)
  return {
    ...everything,
    mayRead: (model) =>
      role === 'ADMIN' || (!forAdmins.includes(model) && (!forSupport.includes(model) || role === 'SUPPORT')),
    sees: {
      ...everything.sees,
      LicenseTemplateValue: (value) => field(value.fieldId).deletedAt === null,
      Session: (session) => role === 'ADMIN' || session.staffId === id,
      ListExport: isExportOf('staff', id),
    },
  }
}

/** "scopes": as far as its scopes and customer list go. */
function rulesOfToken(rows: Rows, token: Who & { kind: 'token' }): Rules {
  const covers = (customerId: string | null) =>
    token.customerIds === null || (customerId !== null && token.customerIds.includes(customerId))
  const project = (id: string) => rows.Project.find((p) => p.id === id)!
  const subscription = (id: string) => rows.Subscription.find((s) => s.id === id)!
  const everywhere = token.customerIds === null

  const seesMembership = (m: db.Membership) => everywhere || (covers(m.customerId) && m.status !== 'REMOVED')
  const seesPerson = (id: string) =>
    everywhere || rows.Membership.some((m) => m.portalUserId === id && seesMembership(m))
  const seesProject = (p: RowOf<'Project'>) => covers(p.customerId)
  const seesSubscription = (s: db.Subscription) => seesProject(project(s.projectId))
  const { license, field } = licensesOf(rows)
  const seesLicense = (l: db.License) => covers(l.customerId)
  const seesInternal = token.scopes.has('internal:read')

  return {
    ...everything,
    mayRead: (model) => {
      const scope = tokenScopes[model]
      return scope !== null && token.scopes.has(scope)
    },
    sees: {
      ...everything.sees,
      Customer: (c) => covers(c.id),
      Partner: (partner) =>
        everywhere || rows.Project.some((p) => p.partnerIds.includes(partner.id) && seesProject(p)),
      Project: seesProject,
      ProjectAssignment: (a) => seesProject(project(a.projectId)) && seesPerson(a.portalUserId),
      PortalUser: (user) => seesPerson(user.id),
      Membership: seesMembership,
      Subscription: seesSubscription,
      SubscriptionUsageLimit: (limit) => seesSubscription(subscription(limit.subscriptionId)),
      Email: (email) => covers(email.customerId),
      ExpiryNotice: ({ licenseId, subscriptionId }) =>
        licenseId ? seesLicense(license(licenseId)) : seesSubscription(subscription(subscriptionId!)),
      Session: (session) => everywhere && session.portalUserId !== null,
      FailedSignIn: () => everywhere,
      License: seesLicense,
      LicenseChange: (change) => seesLicense(license(change.licenseId)),
      LicenseField: (f) => f.deletedAt === null && (seesInternal || !f.hidden),
      LicenseFieldValue: (value) =>
        seesLicense(license(value.licenseId)) && (seesInternal || !field(value.fieldId).hidden),
      LicenseSeat: (seat) => seesLicense(license(seat.licenseId)) && seesPerson(seat.portalUserId),
      LicenseUsageMonth: (month) => seesLicense(license(month.licenseId)),
      LicenseTemplateValue: (value) => {
        const of = field(value.fieldId)
        return of.deletedAt === null && (seesInternal || !of.hidden)
      },
      Machine: (machine) => seesLicense(license(machine.licenseId)),
      SupportContact: (contact) => covers(contact.customerId),
      CustomerPortal: (portal) => covers(portal.customerId),
      ApiUsage: ({ customerId }) => covers(customerId),
      Impersonation: ({ customerId }) => covers(customerId),
      Invitation: (invitation) => covers(invitation.customerId),
      ListExport: isExportOf('apiToken', token.id),
      ServiceAccount: (account) => covers(account.customerId),
      ServiceAccountToken: (token) => covers(accountOf(rows, token).customerId),
      AuditEvent: (event) =>
        isPlaced(event) && covers(event.customerId) && (seesInternal || tellsSomething(event)),
      EmailDestination: ({ customerId }) => covers(customerId),
      WebhookEndpoint: ({ customerId }) => covers(customerId),
      WebhookDelivery: ({ customerId }) => covers(customerId),
    },
    seesInternal,
    seesActorOf: ({ actorKind }) => seesInternal || ['portalUser', 'serviceAccount'].includes(actorKind),
    seesOverview: () => token.scopes.has('subscription:overview'),
    seesAnyOverview: token.scopes.has('subscription:overview'),
    seesEveryOverview: token.scopes.has('subscription:overview'),
  }
}

/**
 * "own": customers and projects, licenses and what belongs to them. What is off in the portal is off for people; seats
 * are theirs, and so are the accounts themselves.
 */
function rulesOfMachine(rows: Rows, machine: Who & { kind: 'machine' }): Rules {
  const { license, field } = licensesOf(rows)
  const isOwn = ({ customerId }: { customerId: string }) => customerId === machine.customerId
  const nothing = Object.fromEntries(Object.keys(everything.sees).map((model) => [model, no]))
  return {
    ...everything,
    mayRead: (model) => {
      const scope = tokenScopes[model]
      return scope !== null && machine.scopes.has(scope)
    },
    sees: {
      ...(nothing as unknown as typeof everything.sees),
      Customer: ({ id }) => id === machine.customerId,
      Project: isOwn,
      Product: yes,
      ProductVersion: ({ enabled }) => enabled,
      UsageMetric: yes,
      SubscriptionLevel: yes,
      License: isOwn,
      LicenseChange: (change) => isOwn(license(change.licenseId)),
      LicenseField: (f) => f.deletedAt === null && !f.hidden,
      LicenseFieldValue: (value) => isOwn(license(value.licenseId)) && !field(value.fieldId).hidden,
      Machine: (row) => isOwn(license(row.licenseId)),
    },
    seesInternal: false,
    seesOverview: no,
    seesAnyOverview: false,
    seesEveryOverview: false,
  }
}

const accountOf = (rows: Rows, { serviceAccountId }: db.ServiceAccountToken) =>
  rows.ServiceAccount.find(({ id }) => id === serviceAccountId)!

function licensesOf(rows: Rows) {
  return {
    license: (id: string) => rows.License.find((l) => l.id === id)!,
    field: (id: string) => rows.LicenseField.find((f) => f.id === id)!,
  }
}

type Belonging = Pick<db.Membership, 'customerId' | 'partnerId' | 'role'>

/** The active memberships that count: while the portal of a company is off, those in it give nothing. */
function membershipsOf(rows: Rows, { id, team }: Who & { kind: 'person' }): Belonging[] {
  const isOpen = (customerId: string | null) =>
    rows.CustomerPortal.find((portal) => portal.customerId === customerId)?.enabled ??
    rows.PortalSettings.every(({ enabled }) => enabled)
  return rows.Membership.filter(
    (m) =>
      m.portalUserId === id &&
      m.status === 'ACTIVE' &&
      isOpen(m.customerId) &&
      (team === undefined || m.customerId === team || m.partnerId === team),
  )
}

/** What memberships add up to: own customers, assigned projects, projects of one's partner. */
function rulesOfPerson(rows: Rows, me: string, memberships: readonly Belonging[]): Rules {
  const isOff = (feature: db.PortalFeature, customerId: string | null) =>
    rows.PortalSettings.some(({ featuresOff }) => featuresOff.includes(feature)) ||
    rows.CustomerPortal.some((p) => p.customerId === customerId && p.featuresOff.includes(feature))
  const administers = (customerId: string | null) =>
    customerId !== null && memberships.some((m) => m.customerId === customerId && m.role === 'ADMIN')
  const belongsTo = (customerId: string) => memberships.some((m) => m.customerId === customerId)
  const worksFor = (partnerId: string) => memberships.some((m) => m.partnerId === partnerId)
  const isAssignedTo = (projectId: string) =>
    rows.ProjectAssignment.some((a) => a.projectId === projectId && a.portalUserId === me)
  const project = (id: string) => rows.Project.find((p) => p.id === id)!
  const subscription = (id: string) => rows.Subscription.find((s) => s.id === id)!

  const servesAsPartner = (p: RowOf<'Project'>) => p.partnerIds.some(worksFor)
  const seesAsCustomer = (p: RowOf<'Project'>) =>
    administers(p.customerId) || (belongsTo(p.customerId) && isAssignedTo(p.id))
  const seesProject = (p: RowOf<'Project'>) => seesAsCustomer(p) || servesAsPartner(p)
  const isInChargeOf = (p: RowOf<'Project'>) => administers(p.customerId) || servesAsPartner(p)
  const seesSubscription = (s: db.Subscription) => seesProject(project(s.projectId))
  const seesOverview = (s: db.Subscription) => isInChargeOf(project(s.projectId))
  const seesAnyOverview = memberships.some((m) => m.partnerId !== null || m.role === 'ADMIN')

  const seesMembership = (m: db.Membership) =>
    m.status !== 'REMOVED' &&
    (m.portalUserId === me || (administers(m.customerId) && !isOff('PEOPLE', m.customerId)))
  const seesPerson = (id: string) =>
    id === me || rows.Membership.some((m) => m.portalUserId === id && seesMembership(m))

  const { license, field } = licensesOf(rows)
  const seesLicense = (l: db.License) =>
    !isOff('LICENSES', l.customerId) &&
    (administers(l.customerId) || (l.projectId !== null && servesAsPartner(project(l.projectId))))

  const forTheVendor: readonly Model[] = [
    'Staff',
    'ApiToken',
    'TokenPolicy',
    'SigningKey',
    'Email',
    'EmailTemplate',
    'SenderDomain',
    'ExpiryNotice',
    'FailedSignIn',
  ]
  const forAdmins: readonly Model[] = [
    'SupportContact',
    'PortalSettings',
    'CustomerPortal',
    'ApiUsage',
    'Impersonation',
    'Invitation',
    'ServiceAccount',
    'ServiceAccountToken',
    'AuditEvent',
    'EmailDestination',
    'WebhookEndpoint',
    'WebhookDelivery',
  ]
  // Of the rows of the table in which members and readers have no part.
  const forThoseInCharge: readonly Model[] = [
    'SubscriptionUsageLimit',
    'SubscriptionLevelUsageLimit',
    'License',
    'LicenseChange',
    'LicenseField',
    'LicenseFieldValue',
    'LicenseTemplate',
    'LicenseTemplateValue',
    'LicenseUsageMonth',
    'Machine',
  ]

  // Closed where the feature is off wherever one has a part in it.
  const featureOf: { readonly [M in Model]?: db.PortalFeature } = {
    SupportContact: 'SUPPORT_CONTACTS',
    Invitation: 'PEOPLE',
    License: 'LICENSES',
    LicenseChange: 'LICENSES',
    LicenseField: 'LICENSES',
    LicenseFieldValue: 'LICENSES',
    LicenseSeat: 'LICENSES',
    LicenseTemplate: 'LICENSES',
    LicenseUsageMonth: 'LICENSES',
    Machine: 'LICENSES',
  }
  const isClosed = (model: Model) => {
    const feature = featureOf[model]
    const taking = memberships.filter((m) =>
      m.partnerId ? !forAdmins.includes(model) : model === 'LicenseSeat' || m.role === 'ADMIN',
    )
    return feature !== undefined && taking.every((m) => isOff(feature, m.customerId))
  }

  return {
    mayRead: (model) => {
      if (isClosed(model)) return false
      if (memberships.length === 0 || forTheVendor.includes(model)) return false
      if (forAdmins.includes(model))
        return memberships.some((m) => m.customerId !== null && m.role === 'ADMIN')
      return seesAnyOverview || !forThoseInCharge.includes(model)
    },
    sees: {
      ...everything.sees,
      Staff: no,
      ApiToken: no,
      TokenPolicy: no,
      ServiceAccount: ({ customerId }) => administers(customerId),
      ServiceAccountToken: (token) => administers(accountOf(rows, token).customerId),
      Email: no,
      FailedSignIn: no,
      Session: (session) => session.portalUserId === me,
      EmailTemplate: no,
      SenderDomain: no,
      ExpiryNotice: no,
      Customer: (c) => administers(c.id) || rows.Project.some((p) => p.customerId === c.id && seesProject(p)),
      Partner: (partner) =>
        worksFor(partner.id) ||
        rows.Project.some((p) => p.partnerIds.includes(partner.id) && seesAsCustomer(p)),
      Project: seesProject,
      ProjectAssignment: (a) => {
        const assigned = project(a.projectId)
        if (a.portalUserId === me) return seesProject(assigned)
        return (
          administers(assigned.customerId) &&
          !isOff('PEOPLE', assigned.customerId) &&
          seesPerson(a.portalUserId)
        )
      },
      PortalUser: (user) => seesPerson(user.id),
      Membership: seesMembership,
      ProductVersion: (version) =>
        version.enabled ||
        rows.Subscription.some((s) => s.productVersionId === version.id && seesSubscription(s)),
      Subscription: seesSubscription,
      SubscriptionUsageLimit: (limit) => seesOverview(subscription(limit.subscriptionId)),
      License: seesLicense,
      LicenseChange: (change) => seesLicense(license(change.licenseId)),
      LicenseField: (f) => f.deletedAt === null && !f.hidden,
      LicenseFieldValue: (value) => seesLicense(license(value.licenseId)) && !field(value.fieldId).hidden,
      LicenseSeat: (seat) => {
        const of = license(seat.licenseId)
        if (isOff('LICENSES', of.customerId)) return false
        if (seat.portalUserId === me && belongsTo(of.customerId)) return true
        return administers(of.customerId) && seesPerson(seat.portalUserId)
      },
      LicenseUsageMonth: (month) => seesLicense(license(month.licenseId)),
      LicenseTemplate: no,
      LicenseTemplateValue: no,
      Machine: (machine) => seesLicense(license(machine.licenseId)),
      SigningKey: no,
      SupportContact: ({ customerId }) => administers(customerId) && !isOff('SUPPORT_CONTACTS', customerId),
      PortalSettings: no,
      CustomerPortal: (portal) => administers(portal.customerId),
      ApiUsage: ({ customerId }) => administers(customerId),
      Impersonation: ({ customerId }) => administers(customerId),
      Invitation: ({ customerId }) => administers(customerId) && !isOff('PEOPLE', customerId),
      ListExport: isExportOf('portalUser', me),
      AuditEvent: (event) => {
        const feature = toldToCustomers[event.entityType]
        if (feature === undefined || !isPlaced(event) || !administers(event.customerId)) return false
        if (!tellsSomething(event)) return false
        return feature === null || !isOff(feature, event.customerId)
      },
      EmailDestination: ({ customerId }) => administers(customerId),
      WebhookEndpoint: ({ customerId }) => administers(customerId),
      WebhookDelivery: ({ customerId }) => administers(customerId),
    },
    seesInternal: false,
    seesActorOf: ({ actorKind, customerId }) =>
      ['portalUser', 'serviceAccount'].includes(actorKind) && !isOff('PEOPLE', customerId),
    seesOverview,
    seesAnyOverview,
    seesEveryOverview: false,
  }
}
