import type { Scope } from '../../src/auth/scopes.ts'

// The table of who may do what, once, and for every root field the row of the table that it belongs to.

/** As the product defines it. */
const written = `
| operation | staff ADMIN | staff SALES | staff SUPPORT | partner user | customer ADMIN | customer MEMBER | customer READ_ONLY | service account | API token |
|---|---|---|---|---|---|---|---|---|---|
| read customers, projects | all | all | all | assigned | own | assigned | assigned | own | scopes |
| create, update customers | all | all | – | – | own contact data | – | – | – | scopes |
| archive, unarchive, delete customers | all | all | – | – | – | – | – | – | scopes |
| partners: create, update, assign to projects | all | – | – | – | – | – | – | – | scopes |
| projects: create, update | all | all | – | – | – | – | – | – | scopes |
| projects: delete | all | – | – | – | – | – | – | – | scopes |
| assign users to projects | all | – | – | – | own | – | – | – | scopes |
| read subscriptions | all | all | all | assigned | own | assigned | assigned | – | scopes |
| request, renew, withdraw a subscription | all | all | – | assigned | own | – | – | – | scopes |
| accept, reject, activate, terminate, edit a subscription | all | all | – | – | – | – | – | – | scopes |
| subscription overview (SLA, limits, usage) | all | all | all | assigned | own | – | – | – | scopes |
| licenses: read, download | all | all | all | assigned | own | – | – | own | scopes |
| licenses: issue, change, suspend, revoke | all | all | – | – | – | – | – | – | scopes |
| temporary license (90 days) | all | all | – | – | own | – | – | – | scopes |
| portal users: invite, remove, change role | all | invite | – | – | own (never the last admin) | – | – | – | scopes |
| portal access settings, domain restriction, SAML switch | all | – | – | – | – | – | – | – | scopes |
| SAML identity-provider settings (once switched on) | all | – | – | – | own | – | – | – | – |
| service accounts: create, rotate, revoke | all | – | – | – | own | – | – | – | scopes |
| support contacts: add, edit, change access, remove | all | – | – | – | own | – | – | – | scopes |
| tickets: read | all | all | all | assigned | own | assigned | assigned | – | scopes |
| tickets: create, comment | all | – | all | assigned | own | assigned | – | – | scopes |
| vendor settings (products, levels, ticketing, mail, content) | all | – | – | – | – | – | – | – | scopes |
| API tokens, staff | all | – | – | – | – | – | – | – | – |
| audit trail | all | – | all (read) | – | own | – | – | – | scopes |
`

/**
 * What the definition has no row for, as decided: the same columns and words. `self` is what is about the caller alone; the
 * partner assigned to a partner user is the own one.
 */
const decided = `
| operation | staff ADMIN | staff SALES | staff SUPPORT | partner user | customer ADMIN | customer MEMBER | customer READ_ONLY | service account | API token |
|---|---|---|---|---|---|---|---|---|---|
| who am I | all | all | all | all | all | all | all | all | all |
| read partners | all | all | all | assigned | own | assigned | assigned | – | scopes |
| read products, levels, metrics | all | all | all | all | all | all | all | all | scopes |
| read portal users, memberships, assignments | all | all | all | self | own | self | self | – | scopes |
| read the mail log, mail templates, the sender domain | all | all | all | – | – | – | – | – | scopes |
| read invitations | all | all | all | – | own | – | – | – | scopes |
| settle who can be invited to a customer | all | – | – | – | own | – | – | – | scopes |
| settle what a customer is told by mail | all | – | – | – | own | – | – | – | scopes |
| accept an invitation by id | – | – | – | self | self | self | self | – | – |
| read support contacts | all | all | all | – | own | – | – | – | scopes |
| read what came of verifying the audit trail | all | – | all | – | – | – | – | – | scopes |
| read sessions | all | self | self | self | self | self | self | – | scopes |
| end sessions | all | self | self | self | self | self | self | – | scopes |
| end one's own sessions | all | all | all | all | all | all | all | – | – |
| manage how one signs in | all | all | all | all | all | all | all | – | – |
| reset second factors of others | all | – | – | – | – | – | – | – | – |
| read failed sign-ins | all | – | all | – | – | – | – | – | scopes |
| read signing keys | all | – | – | – | – | – | – | – | scopes |
| read license fields | all | all | all | all | all | – | – | all | scopes |
| read license templates | all | all | all | – | – | – | – | – | scopes |
| read what is settled for the portal | all | all | all | – | – | – | – | – | scopes |
| sign in as a customer | all | – | all | – | – | – | – | – | – |
| see who signed in as a customer | all | – | all | – | own | – | – | – | scopes |
| licenses: validate | all | all | all | – | own | – | – | own | scopes |
| licenses: activate machines, count uses | all | all | – | – | own | – | – | own | scopes |
| read service accounts | all | – | – | – | own | – | – | – | scopes |
| read license seats | all | all | all | – | own | self | self | – | scopes |
| license seats: assign, revoke | all | all | – | – | own | – | – | – | scopes |
| license seats: take | – | – | – | – | self | self | self | – | – |
| read API usage | all | – | – | – | own | – | – | – | scopes |
| webhook endpoints and deliveries: read | all | – | – | – | own | – | – | – | scopes |
| e-mail destinations: read | all | – | – | – | own | – | – | – | scopes |
| e-mail destinations: create, change, mute, delete | all | – | – | – | own | – | – | – | scopes |
| webhook endpoints: create, change, test, send again, delete | all | – | – | – | own | – | – | – | scopes |
| portal users: create without mail | all | all | – | – | – | – | – | – | scopes |
| portal users: change the person | all | – | – | – | – | – | – | – | scopes |
| export what one can read | all | all | all | all | all | all | all | – | scopes |
| export all that is stored about a customer | all | – | – | – | own | – | – | – | scopes |
| export all that is stored about a person | all | – | – | self | self | self | self | – | scopes |
| customers: erase | all | – | – | – | – | – | – | – | – |
| portal users: erase the person | all | – | – | – | – | – | – | – | – |
| one's own exports | self | self | self | self | self | self | self | – | scopes |
`

const kinds = [
  'staff ADMIN',
  'staff SALES',
  'staff SUPPORT',
  'partner user',
  'customer ADMIN',
  'customer MEMBER',
  'customer READ_ONLY',
  'service account',
  'API token',
] as const

export type Kind = (typeof kinds)[number]
export type Cell = 'all' | 'own' | 'assigned' | 'self' | 'scopes' | '–'

const table: ReadonlyMap<string, ReadonlyMap<Kind, string>> = new Map([
  ...rowsOf(written),
  ...rowsOf(decided),
])

function rowsOf(markdown: string): [string, ReadonlyMap<Kind, string>][] {
  const [header, , ...lines] = markdown.trim().split('\n').map(cellsOf)
  if (header!.slice(1).join() !== kinds.join()) throw new Error(`The columns are ${header}.`)
  return lines.map(([row, ...cells]) => [row!, new Map(kinds.map((kind, i) => [kind, cells[i]!]))])
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

/** What a field is about decides which rows are own, assigned or foreign. */
export type About = 'vendor' | 'customer' | 'project' | 'partner' | 'person'

export type Place = {
  row: string
  about: About
  /** The scope a token needs, and alone needs; null where the credential is enough, or no token can have it. */
  scope: Scope | null
  /** Scopes needed beside it, for what the input names. */
  beside?: readonly Scope[]
  /** Not for a token that is held to some customers. */
  vendorWide?: true
  /** What the cell "invite" allows. */
  invites?: true
  /** It is nobody's own: of a person with several memberships the one that may most counts. */
  anywhere?: true
  /** What people need where no token can have it. */
  ofPeople?: readonly Scope[]
  /** What the cell "own contact data" allows. */
  contactData?: true
  /** It is the caller's own, to whatever customers a token is held. */
  ownOfToken?: true
}

const reads = (row: string, about: About, scope: Scope | null): Place => ({ row, about, scope })

const customers = (about: About, scope: Scope) => reads('read customers, projects', about, scope)
const catalog = reads('read products, levels, metrics', 'vendor', 'product:read')
const people = reads('read portal users, memberships, assignments', 'person', 'portal_user:read')
const partner: Place = {
  row: 'partners: create, update, assign to projects',
  about: 'partner',
  scope: 'partner:write',
  vendorWide: true,
}
const settings: Place = {
  row: 'vendor settings (products, levels, ticketing, mail, content)',
  about: 'vendor',
  scope: 'product:write',
  vendorWide: true,
}
const session = (row: string, scope: Scope): Place => ({ row, about: 'person', scope, vendorWide: true })
const failedSignIn: Place = {
  row: 'read failed sign-ins',
  about: 'vendor',
  scope: 'sign_in:read',
  vendorWide: true,
}
const mail = (about: About): Place => ({
  row: 'read the mail log, mail templates, the sender domain',
  about,
  scope: 'email:read',
})
const mailSettings: Place = { ...settings, scope: 'email:write' }
const contacts = reads('read support contacts', 'customer', 'support_contact:read')
const contact: Place = {
  row: 'support contacts: add, edit, change access, remove',
  about: 'customer',
  scope: 'support_contact:write',
}
const apiUsages = reads('read API usage', 'customer', 'api_usage:read')
const invitations = reads('read invitations', 'customer', 'invitation:read')
const invite: Place = {
  row: 'portal users: invite, remove, change role',
  about: 'customer',
  scope: 'invitation:write',
  invites: true,
}
/** What licenses are made of is seen by those who see licenses. */
const licenseSettings: Place = { ...settings, beside: ['license:read'] }
const portal: Place = {
  row: 'portal access settings, domain restriction, SAML switch',
  about: 'customer',
  scope: 'portal_settings:write',
}
const impersonations = reads('see who signed in as a customer', 'customer', 'impersonation:read')
const impersonate: Place = {
  row: 'sign in as a customer',
  about: 'customer',
  scope: null,
  ofPeople: ['customer:impersonate'],
}
const staff: Place = { row: 'API tokens, staff', about: 'vendor', scope: null }
const accounts = reads('read service accounts', 'customer', 'service_account:read')
const account: Place = {
  row: 'service accounts: create, rotate, revoke',
  about: 'customer',
  scope: 'service_account:write',
}
/** Who makes a token must have what it is given. */
const accountToken: Place = { ...account, beside: ['license:activate', 'license:validate'] }
const archive: Place = {
  row: 'archive, unarchive, delete customers',
  about: 'customer',
  scope: 'customer:write',
}
const writeProject: Place = { row: 'projects: create, update', about: 'project', scope: 'project:write' }
const assignUser: Place = { row: 'assign users to projects', about: 'project', scope: 'project:assign' }
const request: Place = {
  row: 'request, renew, withdraw a subscription',
  about: 'project',
  scope: 'subscription:request',
}
const manage: Place = {
  row: 'accept, reject, activate, terminate, edit a subscription',
  about: 'project',
  scope: 'subscription:write',
}
const changePerson: Place = {
  row: 'portal users: change the person',
  about: 'person',
  scope: 'portal_user:write',
  vendorWide: true,
}
const membership: Place = {
  row: 'portal users: invite, remove, change role',
  about: 'person',
  scope: 'portal_user:write',
}
const createPerson: Place = {
  row: 'portal users: create without mail',
  about: 'customer',
  scope: 'portal_user:create',
}

const trail = reads('audit trail', 'customer', 'audit_event:read')

const readLicense = reads('licenses: read, download', 'project', 'license:read')
const readLicenseField: Place = {
  ...reads('read license fields', 'vendor', 'license:read'),
  anywhere: true,
}
const readLicenseTemplate = reads('read license templates', 'vendor', 'license:read')
const manageLicense: Place = {
  row: 'licenses: issue, change, suspend, revoke',
  about: 'project',
  scope: 'license:write',
}
const readMachine = reads('licenses: read, download', 'project', 'license:read')
const activate: Place = {
  row: 'licenses: activate machines, count uses',
  about: 'project',
  scope: 'license:activate',
}
const readUsage = reads('subscription overview (SLA, limits, usage)', 'project', 'license:read')
const readSeat = reads('read license seats', 'person', 'license_seat:read')
const assignSeat: Place = {
  row: 'license seats: assign, revoke',
  about: 'customer',
  scope: 'license_seat:assign',
}

const ownExport: Place = {
  ...reads("one's own exports", 'person', 'list_export:read'),
  ownOfToken: true,
}
const webhooks = reads('webhook endpoints and deliveries: read', 'customer', 'webhook_endpoint:read')
const webhook: Place = {
  row: 'webhook endpoints: create, change, test, send again, delete',
  about: 'customer',
  scope: 'webhook_endpoint:write',
}

const destinations = reads('e-mail destinations: read', 'customer', 'email_destination:read')
const destination: Place = {
  row: 'e-mail destinations: create, change, mute, delete',
  about: 'customer',
  scope: 'email_destination:write',
}

/** Every root field of the schema. */
export const fields: Readonly<Record<string, Place>> = {
  viewer: reads('who am I', 'vendor', null),
  node: customers('project', 'project:read'),
  nodes: customers('project', 'project:read'),
  customer: customers('customer', 'customer:read'),
  customerByNumber: customers('customer', 'customer:read'),
  customers: customers('customer', 'customer:read'),
  project: customers('project', 'project:read'),
  projects: customers('project', 'project:read'),
  partner: reads('read partners', 'partner', 'partner:read'),
  partnerByNumber: reads('read partners', 'partner', 'partner:read'),
  partners: reads('read partners', 'partner', 'partner:read'),
  projectAssignment: { ...people, scope: 'project:read' },
  projectAssignments: { ...people, scope: 'project:read' },
  portalUser: people,
  portalUserByEmail: people,
  portalUsers: people,
  membership: people,
  memberships: people,
  product: catalog,
  productBySlug: catalog,
  products: catalog,
  productVersion: catalog,
  productVersions: catalog,
  subscriptionLevel: catalog,
  subscriptionLevels: catalog,
  usageMetric: catalog,
  usageMetrics: catalog,
  subscription: reads('read subscriptions', 'project', 'subscription:read'),
  subscriptions: reads('read subscriptions', 'project', 'subscription:read'),
  subscriptionOverview: {
    row: 'subscription overview (SLA, limits, usage)',
    about: 'project',
    scope: 'subscription:overview',
    beside: ['customer:read'],
  },
  session: session('read sessions', 'session:read'),
  sessions: session('read sessions', 'session:read'),
  failedSignIn,
  failedSignIns: failedSignIn,
  email: mail('customer'),
  emails: mail('customer'),
  expiryNotice: mail('customer'),
  expiryNotices: mail('customer'),
  emailTemplate: mail('vendor'),
  emailTemplates: mail('vendor'),
  emailTemplatePreview: mail('vendor'),
  senderDomain: mail('vendor'),
  supportContact: contacts,
  supportContacts: contacts,
  supportContactLimits: { ...contacts },
  invitation: invitations,
  invitations,
  signingKey: reads('read signing keys', 'vendor', 'signing_key:read'),
  signingKeys: reads('read signing keys', 'vendor', 'signing_key:read'),
  license: readLicense,
  licenses: readLicense,
  licenseChange: readLicense,
  licenseChanges: readLicense,
  licenseField: readLicenseField,
  licenseFields: readLicenseField,
  licenseTemplate: readLicenseTemplate,
  licenseTemplates: readLicenseTemplate,
  portalSettings: reads('read what is settled for the portal', 'vendor', 'portal_settings:read'),
  impersonation: impersonations,
  impersonations,
  licenseValidate: reads('licenses: validate', 'project', 'license:validate'),
  machine: readMachine,
  machines: readMachine,
  licenseUsageMonth: readUsage,
  licenseUsageMonths: readUsage,
  licenseSeat: readSeat,
  licenseSeats: readSeat,
  listExport: ownExport,
  listExports: ownExport,
  apiUsage: apiUsages,
  apiUsages,
  auditEvent: trail,
  auditEvents: trail,
  auditVerification: {
    row: 'read what came of verifying the audit trail',
    about: 'vendor',
    scope: 'audit_event:read',
    vendorWide: true,
  },
  apiToken: staff,
  apiTokens: staff,
  tokenPolicy: staff,
  tokenPolicies: staff,
  serviceAccount: accounts,
  serviceAccounts: accounts,
  serviceAccountToken: accounts,
  serviceAccountTokens: accounts,
  staffMember: staff,
  staffMembers: staff,
  webhookEndpoint: webhooks,
  webhookEndpoints: webhooks,
  emailDestination: destinations,
  emailDestinations: destinations,
  webhookDelivery: webhooks,
  webhookDeliveries: webhooks,

  customerCreate: {
    row: 'create, update customers',
    about: 'vendor',
    scope: 'customer:write',
    vendorWide: true,
  },
  customerUpdate: { row: 'create, update customers', about: 'customer', scope: 'customer:write' },
  customerUpdateContact: {
    row: 'create, update customers',
    about: 'customer',
    scope: 'customer:update_contact',
    contactData: true,
  },
  customerArchive: archive,
  customerUnarchive: archive,
  customerDelete: archive,
  partnerCreate: { ...partner, about: 'vendor' },
  partnerUpdate: partner,
  partnerDelete: partner,
  projectAssignPartner: { ...partner, about: 'project', vendorWide: undefined },
  projectUnassignPartner: { ...partner, about: 'project', vendorWide: undefined },
  projectCreate: { ...writeProject, about: 'customer' },
  projectUpdate: writeProject,
  projectDelete: { row: 'projects: delete', about: 'project', scope: 'project:delete' },
  projectAssignUser: assignUser,
  projectUnassignUser: assignUser,
  projectAssignUserToAll: { ...assignUser, about: 'customer' },
  projectUnassignUserFromAll: { ...assignUser, about: 'customer' },
  subscriptionRequest: request,
  subscriptionRenew: request,
  subscriptionWithdraw: request,
  subscriptionCreate: manage,
  subscriptionUpdate: manage,
  subscriptionAccept: manage,
  subscriptionReject: manage,
  subscriptionActivate: manage,
  subscriptionTerminate: manage,
  portalUserCreate: createPerson,
  membershipCreate: createPerson,
  portalUserUpdate: changePerson,
  portalUserDisable: changePerson,
  portalUserEnable: changePerson,
  membershipChangeRole: membership,
  membershipDisable: membership,
  membershipEnable: membership,
  membershipRemove: membership,
  supportContactCreate: contact,
  supportContactUpdate: contact,
  supportContactChangeAccess: contact,
  supportContactRemove: contact,
  invitationCreate: invite,
  invitationCreateMany: invite,
  invitationResend: invite,
  invitationApprove: invite,
  invitationDecline: invite,
  invitationRevoke: invite,
  invitationAccept: reads('accept an invitation by id', 'person', null),
  customerPortalUpdateRules: {
    row: 'settle who can be invited to a customer',
    about: 'customer',
    scope: 'portal_rules:write',
  },
  customerPortalUpdateNotices: {
    row: 'settle what a customer is told by mail',
    about: 'customer',
    scope: 'portal_rules:write',
  },
  productCreate: settings,
  productUpdate: settings,
  productDelete: settings,
  productVersionCreate: settings,
  productVersionUpdate: settings,
  productVersionDelete: settings,
  // The customers it names are found by who reads customers.
  productVersionAnnounce: { ...settings, beside: ['customer:read'] },
  subscriptionLevelCreate: settings,
  subscriptionLevelUpdate: settings,
  subscriptionLevelDelete: settings,
  usageMetricCreate: settings,
  usageMetricUpdate: settings,
  usageMetricDelete: settings,
  sessionRevoke: session('end sessions', 'session:write'),
  sessionRevokeAll: reads("end one's own sessions", 'vendor', null),
  signOut: reads("end one's own sessions", 'vendor', null),
  signInStart: reads('who am I', 'vendor', null),
  signInComplete: reads('who am I', 'vendor', null),
  signInWithPassword: reads('who am I', 'vendor', null),
  signInSecondFactor: reads('who am I', 'vendor', null),
  passwordResetRequest: reads('who am I', 'vendor', null),
  passwordReset: reads('who am I', 'vendor', null),
  secondFactorEnroll: reads('who am I', 'vendor', null),
  secondFactorConfirm: reads('who am I', 'vendor', null),
  passwordSet: reads('manage how one signs in', 'vendor', null),
  passwordRemove: reads('manage how one signs in', 'vendor', null),
  secondFactorDisable: reads('manage how one signs in', 'vendor', null),
  recoveryCodesRegenerate: reads('manage how one signs in', 'vendor', null),
  secondFactorReset: session('reset second factors of others', 'second_factor:reset'),
  emailResend: { ...mailSettings, about: 'customer', vendorWide: undefined },
  emailTemplateUpdate: mailSettings,
  emailTemplateReset: mailSettings,
  senderDomainSet: mailSettings,
  senderDomainVerify: mailSettings,
  senderDomainRemove: mailSettings,
  licenseCreateDownloadLink: readLicense,
  licenseRevealKey: readLicense,
  signingKeyRotate: { ...settings, scope: 'signing_key:write' },
  signingKeyWithdraw: { ...settings, scope: 'signing_key:write' },
  licenseFieldCreate: licenseSettings,
  licenseFieldUpdate: licenseSettings,
  licenseFieldDelete: licenseSettings,
  licenseTemplateCreate: licenseSettings,
  licenseTemplateUpdate: licenseSettings,
  licenseTemplateDelete: licenseSettings,
  licenseIssue: manageLicense,
  licenseBulkIssue: manageLicense,
  licenseUpdate: manageLicense,
  licenseSuspend: manageLicense,
  licenseReinstate: manageLicense,
  licenseRenew: manageLicense,
  licenseRevoke: manageLicense,
  licenseCreateTemporary: {
    row: 'temporary license (90 days)',
    about: 'customer',
    scope: 'license:create_temporary',
  },
  portalSettingsUpdate: { ...portal, about: 'vendor', vendorWide: true },
  customerPortalUpdate: portal,
  impersonationStart: impersonate,
  impersonationEnd: impersonate,
  machineActivate: activate,
  machineDeactivate: activate,
  machineReplace: activate,
  machineHeartbeat: activate,
  licenseUse: activate,
  licenseResetUses: {
    row: 'licenses: issue, change, suspend, revoke',
    about: 'project',
    scope: 'license:write',
  },
  licenseSeatAssign: assignSeat,
  licenseSeatResend: assignSeat,
  licenseSeatRevoke: assignSeat,
  licenseSeatClaim: { row: 'license seats: take', about: 'person', scope: 'license_seat:claim' },
  listExportCreate: {
    ...reads('export what one can read', 'vendor', 'list_export:write'),
    beside: ['product:read'],
  },
  customerExport: {
    ...reads('export all that is stored about a customer', 'customer', 'customer:export'),
  },
  customerErase: {
    ...reads('customers: erase', 'customer', null),
    ofPeople: ['customer:erase'],
  },
  portalUserErase: {
    ...reads('portal users: erase the person', 'person', null),
    ofPeople: ['portal_user:erase'],
  },
  portalUserExport: {
    ...reads('export all that is stored about a person', 'person', 'portal_user:export'),
    vendorWide: true,
  },
  listExportDelete: { ...ownExport, scope: 'list_export:write' },
  listExportCreateDownloadLink: ownExport,
  // It names nothing: what it opens is as much as the caller sees.
  auditEventCreateExportLink: { ...trail, about: 'vendor', anywhere: true },
  apiTokenCreate: staff,
  apiTokenRotate: staff,
  apiTokenRevoke: staff,
  tokenPolicyCreate: staff,
  tokenPolicyUpdate: staff,
  tokenPolicyDelete: staff,
  serviceAccountCreate: accountToken,
  serviceAccountRevoke: account,
  serviceAccountTokenCreate: accountToken,
  serviceAccountTokenRotate: accountToken,
  serviceAccountTokenRevoke: account,
  installationStart: accountToken,
  staffMemberCreate: staff,
  staffMemberUpdate: staff,
  staffMemberDisable: staff,
  staffMemberEnable: staff,
  webhookEndpointCreate: webhook,
  webhookEndpointUpdate: webhook,
  webhookEndpointRotateSecret: webhook,
  webhookEndpointEnable: webhook,
  webhookEndpointDisable: webhook,
  webhookEndpointTest: webhook,
  webhookEndpointReplay: webhook,
  webhookEndpointDelete: webhook,
  webhookDeliveryReplay: webhook,
  emailDestinationCreate: destination,
  emailDestinationUpdate: destination,
  emailDestinationResendVerification: destination,
  emailDestinationMute: destination,
  emailDestinationUnmute: destination,
  emailDestinationEnable: destination,
  emailDestinationDisable: destination,
  emailDestinationDelete: destination,
  emailDestinationVerify: reads('who am I', 'vendor', null),
}

/** The cell of a kind of caller in the row of a field, with the words that narrow it read for this field. */
export function cellOf({ row, contactData, invites }: Place, kind: Kind): Cell {
  const cell = table.get(row)?.get(kind)
  switch (cell) {
    case 'all':
    case 'own':
    case 'assigned':
    case 'self':
    case 'scopes':
    case '–':
      return cell
    case 'own contact data':
      return contactData ? 'own' : '–'
    case 'own (never the last admin)':
      return 'own'
    // To invite is to create a membership, which has a row of its own; to change and remove is more.
    case 'invite':
      return invites ? 'all' : '–'
    case 'all (read)':
      return 'all'
    default:
      throw new Error(`matrix.ts does not know what "${cell}" means in the row "${row}".`)
  }
}

/** Where the rows lie that an attempt is about. */
const sides = ['assigned', 'own', 'foreign', 'self'] as const
export type Side = (typeof sides)[number]

/** Which sides there are of what a field is about. */
export function sidesOf(about: About): readonly Side[] {
  if (about === 'vendor') return ['own']
  return about === 'person' ? sides : ['assigned', 'own', 'foreign']
}

/**
 * Whether a cell reaches a side. `assigned` is a project of the own customer that the caller is assigned to, `own`
 * another project of the same customer: what is about the customer alone is the same on both.
 */
export function reaches(cell: Cell, about: About, side: Side): boolean {
  switch (cell) {
    case 'all':
    case 'scopes':
      return true
    case 'own':
      return side !== 'foreign'
    case 'assigned':
      return side === 'assigned' || (side === 'own' && about === 'customer')
    case 'self':
      return side === 'self'
    case '–':
      return false
  }
}
