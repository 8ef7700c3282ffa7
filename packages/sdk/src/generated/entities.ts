import type {
  ApiUsageCredential,
  AuditActorKind,
  CustomerType,
  EmailDestinationDisabledReason,
  EmailLocale,
  EmailStatus,
  EmailType,
  ExpiryDigestFrequency,
  InvitationStatus,
  LicenseChangeActorKind,
  LicenseChangeSubject,
  LicenseExpirationBasis,
  LicenseFieldType,
  LicenseKind,
  LicenseMachineMatching,
  LicenseOverage,
  LicenseRenewalBasis,
  LicenseStatus,
  LicenseType,
  LicenseValidationCode,
  LicenseValueFragment,
  ListExportFormat,
  ListExportStatus,
  MembershipRole,
  MembershipSource,
  MembershipStatus,
  NodeSummaryFragment,
  PortalFeature,
  PortalVersion,
  Scope,
  SecondFactorKind,
  SecondFactorRule,
  ServiceAccountOrigin,
  SignInFailure,
  SignInMethod,
  SigningKeyStatus,
  StaffRole,
  SubscriptionStatus,
  SupportContactAccess,
  SupportContactStatus,
  SupportContactSyncStatus,
  UserErrorFragment,
  ViewerKind,
  WebhookDeliveryKind,
  WebhookDeliveryStatus,
  WebhookDisabledReason,
} from './types.ts'

/** A vendor's machine identity, with scopes. Its secret is shown once, when it is created. */
export interface ApiToken {
  /** The id, `tok_…`. */
  id: string
  /** What it is for. */
  name: string
  /** The last four characters of the secret, to tell tokens apart. */
  lastFour: string
  /** What was granted; some scopes bring others along, which `viewer` shows to the token itself. */
  scopes: Scope[]
  /** The name of the policy that it has beside its scopes, see `tokenPolicy`; null: none. */
  policy: string | null
  /** Whether it reaches every customer, later ones included. */
  allCustomers: boolean
  /** The customers it reaches, at most 100; empty when it reaches every one. */
  customerIds: string[]
  /** When it runs out; null: never. */
  expiresAt: string | null
  /** When it was last used, to the minute; null: never. */
  lastUsedAt: string | null
  /** From which address it was used then; null: never, or unknown. */
  lastUsedIp: string | null
  /** When it was revoked; null: it was not. */
  revokedAt: string | null
  /** When it was created. */
  createdAt: string
  /** Who created or last rotated it, and on whose right it stands: it may what was granted as far as this person may that now, and nothing while he or she is disabled. Null where nobody stands behind it, as with what the configured token makes. */
  sponsorName: string | null
  /** The token in whose place it came by a rotation; null: none. */
  replacesId: string | null
}

/** What a machine identity has asked of the API on a day in UTC. Requests are added up within seconds; when a server process ends without being stopped, its last seconds are missing. Kept for 400 days. */
export interface ApiUsage {
  /** The id, `aus_…`. */
  id: string
  /** What kind of machine identity. */
  credentialKind: ApiUsageCredential
  /** The id of the API token or service account; `bootstrap` for the configured token. */
  credentialId: string
  /** What it was called on that day. */
  credentialName: string
  /** The customer whose machine identity it is; null for those of the vendor. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  } | null
  /** The day, in UTC. */
  day: string
  /** How many requests, whatever they were answered. */
  requests: number
  /** The points they cost, a whole number. It can exceed what fits into an Int. */
  cost: number
  /** How many of the requests were answered with errors at the top level or refused, those over the budget included. The `errors` of mutations are answers and do not count. */
  errors: number
}

/** Who did what to what, when, and from where. It is written together with what it tells of, never changes, and is there for readers a moment later. */
export interface AuditEvent {
  /** The id, `evt_…`. */
  id: string
  /** What happened: noun, dot, verb, such as `license.revoked`. */
  type: string
  /** When it happened. */
  occurredAt: string
  /** What kind of caller did it. */
  actorKind: AuditActorKind
  /** Who did it. For callers without `internal:read` null where it was the vendor; for people also where they do not see others of the customer. */
  actorId: string | null
  /** The name of who did it, as it was then; null where `actorId` is hidden, but for staff who signed in as the customer. */
  actorName: string | null
  /** The noun of what it happened to, such as `license`. */
  entityType: string
  /** The id of what it happened to, which need not be there any more. */
  entityId: string
  /** Its number among the events of the entity, from 1 and without gaps; from 1 again once all earlier ones were pruned. */
  entitySequence: number | null
  /** The customer in whose trail it is; null for what is the vendor's own. */
  customerId: string | null
  /** The request, as in answers and logs; null where `actorId` is hidden. */
  requestId: string | null
  /** From which address; null where that is not known, and where `actorId` is hidden. */
  ipAddress: string | null
  /** The fields that changed, at most some hundred. What is hidden from customers is left out for callers without `internal:read`. */
  changes: ({
    /** The field; of a license, `fields.` stands before the name of a license field. */
    field: string
    /** What it was; null: nothing, or not recorded. */
    from: Record<string, unknown> | null
    /** What it became; null: nothing. */
    to: Record<string, unknown> | null
  })[]
}

/** A sign-in that waits for the second factor: there is no session before it. */
export interface AwaitedSecondFactor {
  /** What goes on with the sign-in, as `signInSecret`; it opens nothing by itself. */
  secret: string
  /** Until when it can be completed: 10 minutes. */
  expiresAt: string
  /** Whether the person has a second factor, for `signInSecondFactor`; otherwise one has to be added now, with `secondFactorEnroll` and `secondFactorConfirm`. */
  enrolled: boolean
}

/** A password that was set or changed. It is never shown. */
export interface ChangedPassword {
  /** When. */
  changedAt: string
}

/** A company that buys. */
export interface Customer {
  /** The id, `cus_…`. */
  id: string
  /** The number that sales gave it; unique. */
  number: string
  /** The name of the company. */
  name: string
  /** The id of the customer in another system, not unique. Null for callers without `internal:read`. */
  externalId: string | null
  /** On what footing it is a customer. Null for callers without `internal:read`. */
  type: CustomerType | null
  /** When a customer of type TEST is archived; null for the other types and for callers without `internal:read`. */
  testEndsAt: string | null
  /** Whom to talk to. */
  contactName: string | null
  /** The e-mail address of the contact, in lower case. */
  contactEmail: string | null
  /** The telephone number of the contact. */
  contactPhone: string | null
  /** What the vendor notes for itself, at most 10,000 characters. Null for callers without `internal:read`. */
  notes: string | null
  /** Free data of integrations, an object of at most 16 KB. */
  metadata: Record<string, unknown>
  /** When it was archived; null while it is active. */
  archivedAt: string | null
  /** When what is personal of it was erased; null unless that happened. */
  erasedAt: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
}

/** What is settled for the portal of one customer, beside what the vendor settled for all. */
export interface CustomerPortal {
  /** The id, `cpt_…`. */
  id: string
  /** Whether its people get in; null: as for all. */
  enabled: boolean | null
  /** Which portal its people are led to; null: as for all. */
  portalVersion: PortalVersion | null
  /** Whether it is invited by itself when it is created; null: as for all. */
  autoInvite: boolean | null
  /** The features that are off for it, beside those that are off for all. */
  featuresOff: PortalFeature[]
  /** Whether its people can sign in with a password; null: as for all. Of people in several companies, all of them must allow it. */
  passwords: boolean | null
  /** The second factor of its people; null: as for all. Of people in several companies the strictest counts. */
  secondFactor: SecondFactorRule | null
  /** What holds for it, from this and what is settled for all. */
  effective: EffectivePortal
  /** The mail domains of which people can be invited, in ASCII and lower case, at most 50; empty: any. */
  allowedDomains: string[]
  /** Whether addresses of their subdomains can be invited too. */
  allowSubdomains: boolean
  /** Whether an invitation by an admin of the customer waits for another of its admins, or for the vendor. */
  requireApproval: boolean
  /** Whether staff may sign in as the customer. */
  allowImpersonation: boolean
  /** Whether it is told by mail that a license or subscription ends. */
  expiryMails: boolean
  /** Whether those mails go to its active admins, 20 at most, or to its contact where it has none. */
  expiryMailsToAdmins: boolean
  /** Other addresses that they go to, in lower case, at most 20. */
  expiryRecipients: string[]
  /** On how many days before it an end is announced, at most 10, the largest first; null: as settled for all. */
  expiryDays: number[] | null
  /** Whether its admins are told by mail of new versions of what it has subscribed to. */
  releaseMails: boolean
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When something was first settled. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The customer. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  }
}

/** What the active subscriptions of a customer include, one by one and together. */
export interface CustomerSubscriptionOverview {
  /** The included support contacts, added up. */
  supportContacts: {
    /** With full access; null is no limit. */
    full: number | null
    /** With read-only access; null is no limit. */
    readOnly: number | null
  }
  /** The included quantities, added up for each metric, by its code. */
  usageLimits: {
    /** The sum, a whole number. It can exceed what fits into an Int. */
    quantity: number
    /** What is counted. */
    metric: {
      /** The id, `mtr_…`. */
      id: string
      /** Its name for programs: capitals, digits and underscores, such as PROCESS_INSTANCES; unique. */
      code: string
      /** Its name for people, unique in whichever case. */
      name: string
    }
  }[]
}

/** What holds for the portal of a customer, from what is settled for it and for all. */
export interface EffectivePortal {
  /** Whether its people get in. While it is off, their memberships in it give nothing. */
  enabled: boolean
  /** Which portal they are led to. */
  version: PortalVersion
  /** Where that is; null where no address is settled for the version. */
  url: string | null
  /** The features that are on. */
  features: PortalFeature[]
}

/** A mail to one recipient and what became of it. What it says is kept encrypted and shown to nobody. */
export interface Email {
  /** The id, `eml_…`. */
  id: string
  /** What it is for. */
  type: EmailType
  /** Its language. */
  locale: EmailLocale
  /** How far it has come. */
  status: EmailStatus
  /** The address it goes to, in lower case. */
  recipient: string
  /** Its subject, which never has a code or link in it. */
  subject: string
  /** The customer it is about; null when it is about none, or that was deleted. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The name of the company. */
    name: string
  } | null
  /** How often the mail server was tried. */
  attempts: number
  /** What the mail server, or the way to it, said last, at most 1,000 characters; null before the first attempt. */
  lastAnswer: string | null
  /** When the mail server was last tried; null before the first attempt. */
  lastAttemptAt: string | null
  /** When it was put into the queue, the last time where it was sent again. */
  queuedAt: string
  /** When the mail server took it; null while it has not. */
  sentAt: string | null
  /** Until when its text is kept for sending it again; null once it is gone, which in mails with a code or a link to get in is as soon as they are sent. */
  contentUntil: string | null
  /** When it was written. */
  createdAt: string
}

/** An e-mail address that is told of events, once its owner has said so by the link that is mailed to it. One of the vendor is told of everything, one of a customer of what its admins see in their audit trail; of mails none is told. What happens is put together: the first mail goes out within about a minute, and the next ones at least 15 minutes after the one before, each with at most 50 events and the number of the others. Every mail has a link that ends them. */
export interface EmailDestination {
  /** The id, `emd_…`. */
  id: string
  /** The address, in lower case. */
  email: string
  /** At most 20, together of at most 20,000 characters as JSON, of which one has to be true of an event; empty: every event. */
  filters: ({
    /** Types of events such as `license.issued`, and all of a noun such as `license.*`. */
    types: string[]
    /** The customers whose event it is. */
    customerIds: string[]
    /** The products it is about: of a product, its versions, license fields, templates and keys, of a subscription, a license, its machines and seats. */
    productIds: string[]
    /** What the license has in license fields, of an event about a license, its machines and seats; every condition has to hold. Looked at when the event is handed out; no event meets a condition on a field that its product has not, or no longer. Null where they may be on hidden fields, for callers without `internal:read`. */
    fields: {
      /** The name of the license field, in its own case. */
      name: string
      /** The values of which the field has to have one, its own or the default: whole numbers in decimal, booleans as `true` or `false`. */
      values: string[]
    }[] | null
  })[]
  /** What it is not told of at present, at most 100. */
  mutes: ({
    /** The license, machine, project or customer, with what belongs to it. */
    entityId: string
    /** Until when; null: until it is unmuted. */
    until: string | null
  })[]
  /** When the address was proved; null where it was not, and nothing is sent to it. */
  verifiedAt: string | null
  /** Since when no events are mailed to it; null where they are. */
  disabledAt: string | null
  /** Why no events are mailed to it; null where they are. */
  disabledReason: EmailDestinationDisabledReason | null
  /** When the last mail of events was written; null before the first. */
  mailedAt: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The customer whose it is; null for one of the vendor. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  } | null
}

/** What the mails of a type and language are made of, in Liquid: `{{ variables }}`, the tags if, unless, case and comment, and the filters append, capitalize, default, downcase, prepend, strip, truncate and upcase. */
export interface EmailTemplate {
  /** Of which mails. */
  type: EmailType
  /** In which language. */
  locale: EmailLocale
  /** What the mails are for. */
  description: string
  /** The subject, one line. */
  subject: string
  /** The text, for readers without HTML. */
  text: string
  /** The HTML. What variables stand for is escaped in it. */
  html: string
  /** Whether the vendor has written it; otherwise it is the shipped one. */
  edited: boolean
  /** All that it can say, at most 20. */
  variables: {
    /** The name in the template. */
    name: string
    /** What it stands for. */
    description: string
    /** What the preview shows. */
    sample: string
    /** Whether it can be empty: `{% if name != blank %}` asks. */
    optional: boolean
    /** Whether it lets in whoever has it; it may not be in a subject. */
    secret: boolean
  }[]
  /** Grows by one with every change, for `expectedVersion`; 0 is the shipped one. */
  version: number
  /** When the vendor last changed it; null for the shipped one. */
  updatedAt: string | null
}

/** That the coming end of a license or subscription was announced: once for each of the days before it, and each end. */
export interface ExpiryNotice {
  /** The id, `exn_…`. */
  id: string
  /** The end that was announced. */
  endsAt: string
  /** On which of the days before the end it was announced, 0 to 365. One that was missed is made good by the next; 0 is the end itself, which is not mailed. */
  days: number
  /** When it was announced. */
  announcedAt: string
  /** What ends, where it is a license; null otherwise. */
  license: {
    /** The id, `lic_…`. */
    id: string
    /** What it is called; null: nothing. */
    name: string | null
  } | null
  /** What ends, where it is a subscription; null otherwise. */
  subscription: {
    /** The id, `sub_…`. */
    id: string
  } | null
  /** The mails that told of it, one to each recipient; none where there was nobody to tell, or it no longer held. */
  emails: {
    /** The rows of this page. */
    nodes: ({
      /** The id, `eml_…`. */
      id: string
      /** The address it goes to, in lower case. */
      recipient: string
      /** How far it has come. */
      status: EmailStatus
      /** When the mail server took it; null while it has not. */
      sentAt: string | null
      /** What the mail server, or the way to it, said last, at most 1,000 characters; null before the first attempt. */
      lastAnswer: string | null
    })[]
  }
}

/** A sign-in that failed. Kept for 30 days. */
export interface FailedSignIn {
  /** The id, `fsi_…`. */
  id: string
  /** The address that was given, in lower case; null for a link that is not ours. */
  email: string | null
  /** The portal user whose address it is; null where it is that of nobody, or of staff. */
  portalUser: {
    /** The id, `usr_…`. */
    id: string
    /** The e-mail address, in lower case; unique. */
    email: string
    /** The first name. */
    firstName: string
    /** The last name. */
    lastName: string
  } | null
  /** Why it failed. */
  reason: SignInFailure
  /** Where it came from; null where that is not known. */
  ipAddress: string | null
  /** When it failed. */
  occurredAt: string
}

/** A sign-in of a staff member as a customer, past or present: for ten minutes and a reason. */
export interface Impersonation {
  /** The id, `imp_…`. */
  id: string
  /** The staff member, as he or she was called then. */
  staffName: string
  /** Why, as the staff member gave it. */
  reason: string
  /** Whether nothing could be changed. */
  readOnly: boolean
  /** When it runs out, if it is not ended before: ten minutes after it began. */
  expiresAt: string
  /** When it was ended before its time; null where it was not. */
  endedAt: string | null
  /** When it began. */
  createdAt: string
  /** The customer. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  }
}

/** An e-mailed, single-use offer of a membership. Its link is in the mail and cannot be read. */
export interface Invitation {
  /** The id, `inv_…`. */
  id: string
  /** The invited address, in lower case. */
  email: string
  /** What the person becomes there. */
  role: MembershipRole
  /** The projects that the person is assigned to on acceptance, as far as they exist then; at most 50. */
  projectIds: string[]
  /** The language of its mails. */
  locale: EmailLocale
  /** What has become of it, as of now. */
  status: InvitationStatus
  /** The name of the person or machine that invited, as it was then. */
  invitedByName: string
  /** Until when it can be accepted. */
  expiresAt: string
  /** When its last mail was queued; null while it was not sent. */
  sentAt: string | null
  /** When it was accepted; null when it was not. */
  acceptedAt: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The customer; null in an invitation to a partner. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  } | null
  /** The partner; null in an invitation to a customer. */
  partner: {
    /** The id, `par_…`. */
    id: string
    /** The number that the vendor gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  } | null
}

/** A customer's right to run a product. It issues license files. */
export interface License {
  /** The id, `lic_…`. */
  id: string
  /** What it is called; null: nothing. */
  name: string | null
  /** How it came about. */
  kind: LicenseKind
  /** What it is for. */
  type: LicenseType
  /** Where it stands, at the time of the request. */
  status: LicenseStatus
  /** Grows by one with every change; of two license files the one with the higher is the newer. */
  sequence: number
  /** `sequence` again; for `expectedVersion`. */
  version: number
  /** The first moment at which it holds. */
  startsAt: string
  /** The first moment at which it does not hold, midnight in UTC other than of temporary licenses; null: without end, or its duration has not begun. */
  expiresAt: string | null
  /** For how many days, 1 to 36,500; null: without end. */
  durationDays: number | null
  /** When the duration begins. */
  expirationBasis: LicenseExpirationBasis
  /** From when the duration counts in a renewal. */
  renewalBasis: LicenseRenewalBasis
  /** How many machines can be active; null: any number. */
  maxMachines: number | null
  /** How many people can have a seat; null: any number. */
  maxUsers: number | null
  /** How many uses it is good for; null: any number. */
  maxUses: number | null
  /** How far these limits may be exceeded. */
  overage: LicenseOverage
  /** How many of several fingerprints must match. */
  machineMatching: LicenseMachineMatching
  /** After how many seconds of silence a machine no longer counts, at least 60; null: machines need not report. */
  heartbeatSeconds: number | null
  /** For how many seconds a license file is valid, at least 3,600; null: as long as the license. */
  fileTtlSeconds: number | null
  /** The codes of what it entitles to, sorted; at most 100. */
  entitlements: string[]
  /** How many uses were counted. */
  uses: number
  /** Since when it is suspended; null when it is not. */
  suspendedAt: string | null
  /** Why it is suspended; null when it is not, or nobody said why. */
  suspensionReason: string | null
  /** When it was revoked; null when it was not. */
  revokedAt: string | null
  /** Why it was revoked; null when it was not, or nobody said why. */
  revocationReason: string | null
  /** When it was validated for the first time; null: never. */
  firstValidatedAt: string | null
  /** When it was last validated; null: never. */
  lastValidatedAt: string | null
  /** When it was issued. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** Whose right it is. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  }
  /** What it is a right to run. */
  product: {
    /** The id, `prd_…`. */
    id: string
    /** Its name in addresses and scripts: lower-case letters, digits and hyphens; unique. */
    slug: string
    /** Its name, unique in whichever case. */
    name: string
  }
  /** The version it is limited to; null when it is not, or to none the caller sees. */
  productVersion: {
    /** The id, `prv_…`. */
    id: string
    /** Its name, such as 8.6; unique within the product. */
    name: string
  } | null
  /** The project it is for; null when it is for none, or none the caller sees. */
  project: {
    /** The id, `prj_…`. */
    id: string
    /** Its name. */
    name: string
  } | null
  /** The subscription it belongs to; null when to none, or none the caller sees. */
  subscription: {
    /** The id, `sub_…`. */
    id: string
    /** Where it stands. */
    status: SubscriptionStatus
  } | null
  /** The template it was issued from; null when from none, for all but the vendor, and once it is deleted. */
  template: {
    /** The id, `ltp_…`. */
    id: string
    /** Its name, unique within the product in whichever case. */
    name: string
  } | null
  /** The fields of the product that the caller sees, with what holds here; at most 100. */
  fields: ({
    /** The name of the field. */
    name: string
    /** Its name for people. */
    title: string
    /** What it holds. */
    type: LicenseFieldType
    /** Whether the license has a value of its own, which the default does not reach. */
    overridden: boolean
    /** The license's own value, or else the default of the field; null where there is neither. */
    value: LicenseValue | null
  })[]
}

/** What changed in a license at once. */
export interface LicenseChange {
  /** The id, `lch_…`. */
  id: string
  /** The sequence that the license got by it. */
  sequence: number
  /** What happened: issued, updated, suspended, reinstated, renewed or revoked. */
  verb: string
  /** When it happened. */
  occurredAt: string
  /** What kind of caller did it. */
  actorKind: LicenseChangeActorKind
  /** Who did it; null for callers without `internal:read` where it was somebody of the vendor. */
  actorName: string | null
  /** The license. */
  license: {
    /** The id, `lic_…`. */
    id: string
  }
  /** What changed, at most some hundred things. What is hidden is left out for callers without `internal:read`. */
  changes: ({
    /** Whether `name` is an attribute or a license field. */
    subject: LicenseChangeSubject
    /** The name of the attribute or field. */
    name: string
    /** What it was, as text of which the first 1,000 characters are kept; null: nothing, or a password. */
    from: string | null
    /** What it became, as text of which the first 1,000 characters are kept; null: nothing, or a password. */
    to: string | null
  })[]
}

/** A field that the vendor gives the licenses of a product. */
export interface LicenseField {
  /** The id, `lfd_…`. */
  id: string
  /** Its name in license files and scripts; unique within the product in whichever case. */
  name: string
  /** Its name for people. */
  title: string
  /** What it means. */
  description: string | null
  /** What it holds; never changes. */
  type: LicenseFieldType
  /** Whether a license cannot be issued without a value of its own or a default. */
  required: boolean
  /** Whether it exists only for callers with `internal:read`. */
  hidden: boolean
  /** Of a STRING: what it may be; empty where it may be anything, and for other types. */
  textOptions: string[]
  /** Of an INTEGER: what it may be; empty where it may be anything, and for other types. */
  integerOptions: number[]
  /** A hint for user interfaces not to let the initial value be changed; the API does not hold it. */
  initialLocked: boolean
  /** Its place among the fields, smallest first. */
  position: number
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The product whose licenses have it. */
  product: {
    /** The id, `prd_…`. */
    id: string
    /** Its name in addresses and scripts: lower-case letters, digits and hyphens; unique. */
    slug: string
    /** Its name, unique in whichever case. */
    name: string
  }
  /** The value in licenses without one of their own; null where there is none. */
  defaultValue: LicenseValue | null
  /** What a license gets as its own when it is issued; null where that is nothing. */
  initialValue: LicenseValue | null
}

/** A seat of a license that a person of its customer has. It counts from when it is assigned, and ends with the membership. */
export interface LicenseSeat {
  /** The id, `sea_…`. */
  id: string
  /** The license, which the person who has the seat may not see. */
  licenseId: string
  /** The name of the product that it is a seat of. */
  productName: string
  /** Who has it. */
  portalUser: {
    /** The id, `usr_…`. */
    id: string
    /** The e-mail address, in lower case; unique. */
    email: string
    /** The first name. */
    firstName: string
    /** The last name. */
    lastName: string
  }
  /** When the person took it; null while it is only offered. */
  claimedAt: string | null
  /** When it was assigned. */
  createdAt: string
}

/** What licenses of a product are issued from: issuing copies it, so that later changes do not reach them. Only the vendor sees templates. */
export interface LicenseTemplate {
  /** The id, `ltp_…`. */
  id: string
  /** Its name, unique within the product in whichever case. */
  name: string
  /** What the licenses are for. */
  type: LicenseType
  /** For how many days, 1 to 36,500; null: without end. */
  durationDays: number | null
  /** When the duration begins. */
  expirationBasis: LicenseExpirationBasis
  /** From when the duration counts in a renewal. */
  renewalBasis: LicenseRenewalBasis
  /** How many machines can be active; null: any number. */
  maxMachines: number | null
  /** How many people can have a seat; null: any number. */
  maxUsers: number | null
  /** How many uses it is good for; null: any number. */
  maxUses: number | null
  /** How far these limits may be exceeded. */
  overage: LicenseOverage
  /** How many of several fingerprints must match. */
  machineMatching: LicenseMachineMatching
  /** After how many seconds of silence a machine no longer counts, at least 60; null: machines need not report. */
  heartbeatSeconds: number | null
  /** For how many seconds a license file is valid, at least 3,600; null: as long as the license. */
  fileTtlSeconds: number | null
  /** The codes of what it entitles to, sorted; at most 100. */
  entitlements: string[]
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The product it is for. */
  product: {
    /** The id, `prd_…`. */
    id: string
    /** Its name in addresses and scripts: lower-case letters, digits and hyphens; unique. */
    slug: string
    /** Its name, unique in whichever case. */
    name: string
  }
  /** The values it gives fields that the caller sees, by position; at most 100. */
  fields: {
    /** The name of the field. */
    name: string
    /** The value. */
    value: LicenseValue
  }[]
}

/** How many seats, machines and uses of a license were taken in a calendar month in UTC, and how many were contracted. A license has one for every month from its issue on, kept as long as the license; once it is over, for those alone in which something of it changed, and for the ones before. The month that is under way says how it is so far. */
export interface LicenseUsageMonth {
  /** The id, `lum_…`. */
  id: string
  /** The license. */
  license: {
    /** The id, `lic_…`. */
    id: string
    /** What it is called; null: nothing. */
    name: string | null
  }
  /** The name of the customer whose license it is; null without the scope `customer:read`. */
  customerName: string | null
  /** The name of the product that it is a license of. */
  productName: string
  /** The month, as its first day. */
  month: string
  /** How many seats were contracted at its end, without overage; null: any number. */
  maxUsers: number | null
  /** How many seats were taken at the most at a time. */
  seatsMost: number
  /** How many seats were taken at its end. */
  seatsAtEnd: number
  /** How many seats were taken at the most beyond those that were contracted at that moment; 0: never any. */
  seatsOver: number
  /** How many machines were contracted at its end, without overage; null: any number. */
  maxMachines: number | null
  /** On how many machines it was active at the most at a time. */
  machinesMost: number
  /** On how many machines it was active at its end. Those that were silent for too long do not count; in the month that is under way they do until the next change. */
  machinesAtEnd: number
  /** On how many machines it was active at the most beyond those that were contracted at that moment; 0: never any. */
  machinesOver: number
  /** How many uses were contracted at its end, without overage; null: any number. As the limit is not one by month, it is held against all that are counted. */
  maxUses: number | null
  /** How many uses stood counted at the most, those of the months before included. */
  usesMost: number
  /** How many uses stood counted at its end, those of the months before included. */
  usesAtEnd: number
  /** How many uses stood counted at the most beyond those that were contracted at that moment; 0: never any. */
  usesOver: number
  /** How many uses were counted within the month, less those taken back: a whole number, which can be negative and can exceed what fits into an Int. Counting from none again takes nothing back. */
  usesCounted: number
}

/** Whether a license holds, and why not. */
export interface LicenseValidation {
  /** Whether `code` is VALID. */
  valid: boolean
  /** For programs. */
  code: LicenseValidationCode
  /** For people. */
  message: string
  /** The license; null when there is none, and for callers without `license:read`. */
  license: {
    /** The id, `lic_…`. */
    id: string
    /** The first moment at which it does not hold, midnight in UTC other than of temporary licenses; null: without end, or its duration has not begun. */
    expiresAt: string | null
  } | null
}

/** A value of a license field, in a type for each kind of value. */
export type LicenseValue = LicenseValueFragment

/** A list as a file, with what the caller sees of it; kept for seven days. */
export interface ListExport {
  /** The id, `exp_…`. */
  id: string
  /** The list, such as `customers`; `customer` or `portalUser` where it is all data of one of them. */
  list: string
  /** The customer or person whose complete data it is; null for a list. */
  subjectId: string | null
  /** How its rows are written. */
  format: ListExportFormat
  /** How far it is. */
  status: ListExportStatus
  /** How many rows are written. */
  rows: number
  /** How large the file is so far, in bytes. */
  bytes: number
  /** Why there is no file; null unless FAILED. */
  error: string | null
  /** When it was asked for. */
  createdAt: string
  /** When it was ready or failed; null before that. */
  finishedAt: string | null
  /** When it is deleted with its file. */
  expiresAt: string
}

/** A machine on which a license is active. */
export interface Machine {
  /** The id, `mac_…`. */
  id: string
  /** What identifies it, as the product made it; unique within the license. */
  fingerprint: string
  /** What people call it; null when unknown. */
  name: string | null
  /** What runs on it, such as linux/amd64; null when unknown. */
  platform: string | null
  /** From where it was last activated; null when unknown. */
  ipAddress: string | null
  /** When it last reported or was activated. */
  lastHeartbeatAt: string | null
  /** When it was first activated. */
  createdAt: string
  /** When it was last changed or reported. */
  updatedAt: string
  /** The license. */
  license: {
    /** The id, `lic_…`. */
    id: string
  }
}

/** Makes a person one of the people of a customer or of a partner. */
export interface Membership {
  /** The id, `mem_…`. */
  id: string
  /** Whether it counts. */
  status: MembershipStatus
  /** What the person is there. */
  role: MembershipRole
  /** How it came about. */
  source: MembershipSource
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The customer; null in a membership of a partner, and when the caller does not see the customer. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  } | null
  /** The partner; null in a membership of a customer, and when the caller does not see the partner. */
  partner: {
    /** The id, `par_…`. */
    id: string
    /** The number that the vendor gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  } | null
  /** The person. */
  portalUser: {
    /** The id, `usr_…`. */
    id: string
    /** The e-mail address, in lower case; unique. */
    email: string
    /** The first name. */
    firstName: string
    /** The last name. */
    lastName: string
  }
}

/** An object with an id that is unique over all types. */
export type NodeSummary = NodeSummaryFragment

/** A session that was opened by signing in. */
export interface OpenedSession {
  /** The id of the session, `ses_…`. */
  id: string
  /** The secret for `Authorization: Bearer …`, which cannot be read again; null where a cookie holds it. */
  token: string | null
  /** When it ends at the latest; earlier where it is idle. */
  expiresAt: string
  /** Whose it is. */
  person: {
    /** Whether staff or portal user. */
    kind: ViewerKind
    /** The id of the staff member or portal user. */
    id: string
    /** The name of the person. */
    name: string
  }
}

/** A company that serves several customers and sees only the projects assigned to it. */
export interface Partner {
  /** The id, `par_…`. */
  id: string
  /** The number that the vendor gave it; unique. */
  number: string
  /** The name of the company. */
  name: string
  /** Whom to talk to. */
  contactName: string | null
  /** The e-mail address of the contact, in lower case. */
  contactEmail: string | null
  /** The telephone number of the contact. */
  contactPhone: string | null
  /** What the vendor notes for itself, at most 10,000 characters. Null for callers without `internal:read`. */
  notes: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
}

/** What the vendor settled for the portal of all customers; each may differ in it. */
export interface PortalSettings {
  /** The id, `pst_…`. */
  id: string
  /** Whether the portal is on for customers that do not differ in it, and for partners. */
  enabled: boolean
  /** Which portal people are led to. */
  portalVersion: PortalVersion
  /** Where the classic portal is; null: nowhere. */
  classicUrl: string | null
  /** Where the new portal is; null: nowhere. */
  newUrl: string | null
  /** Whether a new customer with an e-mail address is invited by itself. */
  autoInvite: boolean
  /** How many days an invitation can be accepted, 1 to 90. */
  invitationDays: number
  /** The features that are off for every customer. */
  featuresOff: PortalFeature[]
  /** Whether people, staff too, can sign in with a password besides by mail. */
  passwords: boolean
  /** The second factor of people of customers that do not differ in it, and of partners. */
  secondFactor: SecondFactorRule
  /** The second factor of staff. */
  staffSecondFactor: SecondFactorRule
  /** Whether tokens can be made that never run out. */
  allowEndlessTokens: boolean
  /** On how many days before it the end of a license or subscription is announced, at most 10, the largest first. The end of a license itself is announced in any case. */
  expiryDays: number[]
  /** How often the vendor is told by mail what ends. */
  expiryDigest: ExpiryDigestFrequency
  /** What ends within so many days is told, 1 to 365. */
  expiryDigestDays: number
  /** The staff members who are told, by address, at most 20; empty: everybody of the roles SALES and ADMIN. */
  expiryDigestRecipients: string[]
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When the settings were first needed. */
  createdAt: string
  /** When they were last changed. */
  updatedAt: string
}

/** A person of customers or partners: one identity per e-mail address, with memberships. */
export interface PortalUser {
  /** The id, `usr_…`. */
  id: string
  /** The e-mail address, in lower case; unique. */
  email: string
  /** The first name. */
  firstName: string
  /** The last name. */
  lastName: string
  /** Since when the person is locked out everywhere; null while he or she is not. */
  disabledAt: string | null
  /** When the person was erased; null unless that happened. */
  erasedAt: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When the person was created. */
  createdAt: string
  /** When the person was last changed. */
  updatedAt: string
}

/** What the vendor sells. */
export interface Product {
  /** The id, `prd_…`. */
  id: string
  /** Its name in addresses and scripts: lower-case letters, digits and hyphens; unique. */
  slug: string
  /** Its name, unique in whichever case. */
  name: string
  /** What it is. */
  description: string | null
  /** Grows by one with every change of this entry; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
}

/** A release line of a product. */
export interface ProductVersion {
  /** The id, `prv_…`. */
  id: string
  /** Its name, such as 8.6; unique within the product. */
  name: string
  /** Whether subscriptions to it can be requested. */
  enabled: boolean
  /** The last day of support; null when it is not settled. */
  supportEndsOn: string | null
  /** The first day of support; null when it is not settled. */
  supportStartsOn: string | null
  /** Grows by one with every change of this entry; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The product it is a version of. */
  product: {
    /** The id, `prd_…`. */
    id: string
    /** Its name in addresses and scripts: lower-case letters, digits and hyphens; unique. */
    slug: string
    /** Its name, unique in whichever case. */
    name: string
  }
}

/** A customer's deployment or engagement. */
export interface Project {
  /** The id, `prj_…`. */
  id: string
  /** Its name. */
  name: string
  /** What it is about. */
  description: string
  /** What the vendor notes for itself, at most 10,000 characters. Null for callers without `internal:read`. */
  notes: string | null
  /** Its organization in the ticketing system; no two projects have the same. */
  ticketOrganizationId: string | null
  /** Free data of integrations, an object of at most 16 KB. */
  metadata: Record<string, unknown>
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The customer it belongs to. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  }
}

/** Makes a project visible to a person of its customer. */
export interface ProjectAssignment {
  /** The id, `asg_…`. */
  id: string
  /** When it was made. */
  createdAt: string
  /** The person. */
  portalUser: {
    /** The id, `usr_…`. */
    id: string
    /** The e-mail address, in lower case; unique. */
    email: string
    /** The first name. */
    firstName: string
    /** The last name. */
    lastName: string
  }
  /** The project. */
  project: {
    /** The id, `prj_…`. */
    id: string
    /** Its name. */
    name: string
  }
}

/** A new password that was asked for. It is the same whether the address is known or not. */
export interface RequestedPasswordReset {
  /** How many minutes the link is good, once the mail is there. */
  validMinutes: number
}

/** What takes the place of the application when it is lost. */
export interface SecondFactorCodes {
  /** Ten codes, each good once. They are shown once. */
  recoveryCodes: string[]
  /** The session of a sign-in that waited for the second factor; null elsewhere. */
  session: OpenedSession | null
}

/** What an authenticator application gets. It is shown once. */
export interface SecondFactorEnrollment {
  /** The secret in base32, for typing. */
  secret: string
  /** The same as an `otpauth://` address, for a QR code: TOTP, SHA-1, 6 digits, 30 seconds. */
  uri: string
}

/** The vendor's own domain for mails. Once verified, mails are from its address and signed with its key (DKIM, RSA of 2048 bits). */
export interface SenderDomain {
  /** The id, `snd_…`. */
  id: string
  /** The address that mails are from once it is verified. */
  address: string
  /** The domain of the address. */
  domain: string
  /** What to publish in DNS before it can be verified. */
  record: {
    /** The whole name of the record. */
    name: string
    /** Its text; over 255 bytes a zone file has it in pieces. */
    value: string
  }
  /** Since when the record is known to be published; null while it is not. */
  verifiedAt: string | null
  /** When DNS was last asked; null: never. */
  checkedAt: string | null
  /** What was wrong when DNS was last asked; null when all was well. */
  problem: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was set. */
  createdAt: string
}

/** A customer's machine identity, with tokens. It sees the customer it is of, and no other. */
export interface ServiceAccount {
  /** The id, `sva_…`. */
  id: string
  /** What it is for; unique among those of a customer that are not revoked. */
  name: string
  /** How it came to be. */
  origin: ServiceAccountOrigin
  /** When it was revoked, for good; null while it lives. */
  revokedAt: string | null
  /** When it was created. */
  createdAt: string
  /** The customer. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  }
}

/** A token of a service account. Its secret is shown once, when it is created. */
export interface ServiceAccountToken {
  /** The id, `sat_…`. */
  id: string
  /** The last four characters of the secret, to tell tokens apart. */
  lastFour: string
  /** What was granted; some scopes bring others along. It may all that only while who created or last rotated it may: a person of the customer as its admin, staff as far as the role goes. A person who is disabled, removed or no admin any more leaves a token that may nothing, until somebody else rotates it. */
  scopes: Scope[]
  /** The name of the person on whose right it stands, if the caller sees that person: staff are seen by the vendor alone. Null also where nobody stands behind it. */
  sponsorName: string | null
  /** The token in whose place it came by a rotation; null: none. */
  replacesId: string | null
  /** When it runs out; null: never. */
  expiresAt: string | null
  /** When it was last used, to the minute; null: never. */
  lastUsedAt: string | null
  /** From which address it was used then; null: never, or unknown. */
  lastUsedIp: string | null
  /** When it was revoked, or rotated without an overlap; null: it was not. */
  revokedAt: string | null
  /** When it was created. */
  createdAt: string
  /** Whose it is. */
  serviceAccount: {
    /** The id, `sva_…`. */
    id: string
    /** What it is for; unique among those of a customer that are not revoked. */
    name: string
  }
}

/** A person who has signed in somewhere, until signing out. Ended ones are shown for 30 days; the secret never is. */
export interface Session {
  /** The id, `ses_…`. */
  id: string
  /** Whether a browser keeps it in a cookie; otherwise it is a bearer token. */
  cookie: boolean
  /** What it was opened with; null where it was neither mail nor a password. */
  method: SignInMethod | null
  /** What was given besides; null where nothing was. */
  secondFactor: SecondFactorKind | null
  /** From which address it was opened; null where that is not known. */
  ipAddress: string | null
  /** What it was opened with, as that calls itself; null where it did not. */
  userAgent: string | null
  /** When it was opened. */
  createdAt: string
  /** When it was last used, within a minute. */
  lastUsedAt: string
  /** When it ends at the latest. */
  expiresAt: string
  /** When it was ended; null where nobody ended it. */
  revokedAt: string | null
  /** Whether it can still be used: not ended, not run out, not idle for too long. */
  active: boolean
  /** Whether it is the one that the caller acts in. */
  current: boolean
}

/** An Ed25519 key that signs the license files of a product. Its private part is never shown; the public ones are at `/.well-known/portico/licenses/<product slug>/jwks.json`. */
export interface SigningKey {
  /** The id, `key_…`. */
  id: string
  /** Names the key in files and key sets: the thumbprint of the public key (RFC 7638). */
  kid: string
  /** What it is still good for. */
  status: SigningKeyStatus
  /** When a newer key took over; null when none did. */
  rotatedAt: string | null
  /** When it was withdrawn; null when it was not. */
  withdrawnAt: string | null
  /** The product whose files it signs. */
  product: {
    /** The id, `prd_…`. */
    id: string
    /** Its name in addresses and scripts: lower-case letters, digits and hyphens; unique. */
    slug: string
    /** Its name, unique in whichever case. */
    name: string
  }
  /** When it was created. */
  createdAt: string
}

/** A staff member: a person who works for the vendor. */
export interface StaffMember {
  /** The id, `stf_…`. */
  id: string
  /** The name. */
  name: string
  /** The e-mail address, in lower case; unique. */
  email: string
  /** What the person does for the vendor. */
  role: StaffRole
  /** Since when the person is locked out; null while he or she is not. */
  disabledAt: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When the person was created. */
  createdAt: string
  /** When the person was last changed. */
  updatedAt: string
}

/** A sign-in that was started. It is the same whether the address is known or not. */
export interface StartedSignIn {
  /** How many minutes the code and the link are good, once the mail is there. */
  validMinutes: number
}

/** A project's right to a product at a level for a time. */
export interface Subscription {
  /** The id, `sub_…`. */
  id: string
  /** Where it stands. */
  status: SubscriptionStatus
  /** The first day. */
  startsOn: string
  /** For how many months, 1 to 120. */
  months: number
  /** `startsOn` plus `months`: the first day on which it no longer holds. */
  endsOn: string
  /** What the vendor notes for itself, at most 10,000 characters. Null for callers without `internal:read`. */
  notes: string | null
  /** Why the request was declined; null when it was not. */
  rejectionReason: string | null
  /** When it came into force; null when it never did. */
  activatedAt: string | null
  /** When it was declined, withdrawn or terminated or expired; null before. */
  endedAt: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The project that has it. */
  project: {
    /** The id, `prj_…`. */
    id: string
    /** Its name. */
    name: string
  }
  /** What it is a right to. */
  product: {
    /** The id, `prd_…`. */
    id: string
    /** Its name in addresses and scripts: lower-case letters, digits and hyphens; unique. */
    slug: string
    /** Its name, unique in whichever case. */
    name: string
  }
  /** The version of the product. */
  productVersion: {
    /** The id, `prv_…`. */
    id: string
    /** Its name, such as 8.6; unique within the product. */
    name: string
  }
  /** The level; what this subscription includes may differ from it. */
  level: {
    /** The id, `lvl_…`. */
    id: string
    /** Its name for programs: capitals, digits and underscores, such as GOLD; unique. */
    code: string
    /** Its name for people, unique in whichever case. */
    name: string
  }
  /** The subscription that this one renews; null when it is none, or none the caller sees. */
  renewalOf: {
    /** The id, `sub_…`. */
    id: string
    /** Where it stands. */
    status: SubscriptionStatus
    /** The first day. */
    startsOn: string
    /** `startsOn` plus `months`: the first day on which it no longer holds. */
    endsOn: string
  } | null
  /** What it includes; null for callers who are neither the vendor, an admin of the customer nor a partner of the project. */
  overview: {
    /** The service level agreement; null when there is none. */
    slaName: string | null
    /** The IANA time zone of its hours, such as Europe/Berlin. */
    slaTimeZone: string | null
    /** How many support contacts with full access are included; null is no limit. */
    fullSupportContacts: number | null
    /** How many support contacts with read-only access are included; null is no limit. */
    readOnlySupportContacts: number | null
    /** The included quantities, at most 100, by code of the metric. */
    usageLimits: {
      /** The id, `sul_…`; a new one with every change of the list. */
      id: string
      /** How much of it is included. */
      quantity: number
      /** What is counted. */
      metric: {
        /** The id, `mtr_…`. */
        id: string
        /** Its name for programs: capitals, digits and underscores, such as PROCESS_INSTANCES; unique. */
        code: string
        /** Its name for people, unique in whichever case. */
        name: string
      }
    }[]
  } | null
}

/** A level the vendor sells, such as GOLD, with what new subscriptions at it include. Existing ones keep what they have. */
export interface SubscriptionLevel {
  /** The id, `lvl_…`. */
  id: string
  /** Its name for programs: capitals, digits and underscores, such as GOLD; unique. */
  code: string
  /** Its name for people, unique in whichever case. */
  name: string
  /** The service level agreement; null when there is none. Null for callers without `subscription:overview`. */
  slaName: string | null
  /** The IANA time zone of its hours, such as Europe/Berlin. Null for callers without `subscription:overview`. */
  slaTimeZone: string | null
  /** How many support contacts with full access are included; null is no limit. Null for callers without `subscription:overview`. */
  fullSupportContacts: number | null
  /** How many support contacts with read-only access are included; null is no limit. Null for callers without `subscription:overview`. */
  readOnlySupportContacts: number | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The included quantities, at most 100, by code of the metric. Null for callers without `subscription:overview`. */
  usageLimits: {
    /** The id, `lul_…`; a new one with every change of the list. */
    id: string
    /** How much of it is included. */
    quantity: number
    /** What is counted. */
    metric: {
      /** The id, `mtr_…`. */
      id: string
      /** Its name for programs: capitals, digits and underscores, such as PROCESS_INSTANCES; unique. */
      code: string
      /** Its name for people, unique in whichever case. */
      name: string
    }
  }[] | null
}

/** A person of a customer who may use the ticketing system. */
export interface SupportContact {
  /** The id, `spc_…`. */
  id: string
  /** The first name. */
  firstName: string
  /** The last name. */
  lastName: string
  /** The e-mail address, in lower case; unique among the active contacts of a customer. */
  email: string
  /** What the person does in the project, such as developer. */
  projectRole: string | null
  /** What the person may do in the ticketing system. */
  access: SupportContactAccess
  /** Whether it counts. */
  status: SupportContactStatus
  /** Whether the ticketing system knows its present state. */
  syncStatus: SupportContactSyncStatus
  /** Why the ticketing system could not be told; null where nothing failed. */
  syncError: string | null
  /** When the ticketing system was last told; null when it never was. */
  syncedAt: string | null
  /** When it was removed; null while it counts. */
  removedAt: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was added. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The customer. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  }
}

/** A named set of patterns over scopes, which tokens can be given. The most specific pattern on a scope decides: the one with the most letters beside its stars, and without a star before all others; of equals, the denial does. */
export interface TokenPolicy {
  /** The name, by which tokens have it. */
  name: string
  /** What it is for. */
  description: string | null
  /** What is granted: patterns such as `license:*` and `*:read`, a star for any text, at most 100. */
  allow: string[]
  /** What is denied, in the same way, at most 100. */
  deny: string[]
  /** What it comes to now, with the scopes that others bring along. New scopes of a later server that match are in it. */
  scopes: Scope[]
  /** Whether it comes with the server; then it cannot be changed or deleted. */
  shipped: boolean
  /** Grows by one with every change; for `expectedVersion`. 0 for one that comes with the server. */
  version: number
}

/** A quantity the vendor defines, of which subscriptions include some, such as process instances. */
export interface UsageMetric {
  /** The id, `mtr_…`. */
  id: string
  /** Its name for programs: capitals, digits and underscores, such as PROCESS_INSTANCES; unique. */
  code: string
  /** Its name for people, unique in whichever case. */
  name: string
  /** What is counted, such as "per month". */
  unit: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
}

/** Something the caller can put right. */
export type UserError = UserErrorFragment

/** Who calls, and what the caller may attempt. */
export interface Viewer {
  /** What kind of caller. */
  kind: ViewerKind
  /** The id of the staff member, portal user, API token or service account, of the staff member also while signed in as a customer; `bootstrap` for the configured token. */
  id: string
  /** The name of the person, the token or the service account. */
  name: string
  /** The role of a staff member; null for other callers. */
  role: StaffRole | null
  /** What the caller may attempt, with the scopes that others bring along. */
  scopes: Scope[]
  /** How the budget of the caller stands; null where nothing is counted. */
  budget: {
    /** How many points there are in a window. */
    limit: number
    /** How many are left, this request taken off; other server processes may have used some since. */
    remaining: number
    /** When the next window can begin. */
    resetsAt: string
  } | null
  /** The features of the portal that are on for the caller in at least one customer; all of them for staff and API tokens, none for service accounts. */
  features: PortalFeature[]
  /** The portals of the customers to which the person who calls belongs, those included that are off; oldest membership first, at most 100. None for other callers. */
  portals: ({
    /** The membership, as in `memberships`; null while none of the memberships gives anything, and for staff signed in as a customer. */
    membershipId: string | null
    /** What holds for it. */
    effective: EffectivePortal
  })[]
  /** Of a staff member who signed in as a customer: who it is, and why. Null for everybody else. */
  impersonation: Impersonation | null
  /** The person who calls; null for staff, tokens and people without an active membership. */
  portalUser: PortalUser | null
  /** The active memberships of the person who calls, oldest first, at most 100; none for other callers. */
  memberships: Membership[]
  /** How the person who calls can sign in besides by mail; null for other callers, and for staff signed in as a customer. */
  credentials: {
    /** Whether the person can sign in with a password. */
    passwordsOffered: boolean
    /** When the password was last changed; null where there is none. */
    passwordChangedAt: string | null
    /** What is wanted of a second factor. */
    secondFactorRule: SecondFactorRule
    /** Since when there is a second factor; null where there is none. */
    secondFactorSince: string | null
    /** How many recovery codes were not used yet. */
    recoveryCodesLeft: number
  } | null
  /** The open invitations to the address of the person who calls, oldest first, at most 100; none for other callers. */
  invitations: ({
    /** The id, for `invitationAccept`. */
    id: string
    /** The customer or partner. */
    companyName: string
    /** What the person becomes there. */
    role: MembershipRole
    /** The person who invites; null where it was a program. */
    inviterName: string | null
    /** Until when it can be accepted. */
    expiresAt: string
  })[]
}

/** An event on its way to a webhook endpoint, and what came of it; kept for 90 days after it was over. Events about one entity reach an endpoint one after the other. */
export interface WebhookDelivery {
  /** The id, `whd_…`. */
  id: string
  /** The address it was last sent to, or is to be sent to. */
  url: string
  /** Why it is sent. */
  kind: WebhookDeliveryKind
  /** How far it is. */
  status: WebhookDeliveryStatus
  /** The event, `evt_…`, or the test: the header `webhook-id`, by which a receiver knows what it has had before. */
  eventId: string
  /** The type of event, such as `license.issued`. */
  eventType: string
  /** What the event is about. */
  entityId: string
  /** How many attempts were begun, at most about 12. */
  attemptCount: number
  /** The attempts that came to an end, the first one first. */
  attempts: ({
    /** Counts from 1; one is missing where the server ended in the middle of it. */
    number: number
    /** When it began. */
    attemptedAt: string
    /** How long it took, in milliseconds. */
    durationMs: number
    /** What the receiver answered; null where it did not. */
    httpStatus: number | null
    /** Why it failed; null where it did not. */
    error: string | null
    /** The first 1,000 characters of what the receiver said, on one line; null where it said nothing. */
    answer: string | null
  })[]
  /** When the next attempt is made at the earliest; null where none is, and while it may wait for an earlier one of its entity. */
  nextAttemptAt: string | null
  /** When it was delivered, given up or called off; null while it is under way. */
  finishedAt: string | null
  /** When it was set on its way. */
  createdAt: string
  /** The endpoint, also when it was deleted since. */
  endpoint: {
    /** The id, `whe_…`. */
    id: string
    /** Where events are posted to. */
    url: string
  }
}

/** Where events are sent to, by the Standard Webhooks specification. One of the vendor is told of everything, one of a customer of what its admins see in their audit trail. */
export interface WebhookEndpoint {
  /** The id, `whe_…`. */
  id: string
  /** Where events are posted to. */
  url: string
  /** What it is for. */
  description: string | null
  /** At most 20, together of at most 20,000 characters as JSON, of which one has to be true of an event; empty: every event. */
  filters: ({
    /** Types of events such as `license.issued`, and all of a noun such as `license.*`. */
    types: string[]
    /** The customers whose event it is. */
    customerIds: string[]
    /** The products it is about: of a product, its versions, license fields, templates and keys, of a subscription, a license, its machines and seats. */
    productIds: string[]
    /** What the license has in license fields, of an event about a license, its machines and seats; every condition has to hold. Looked at when the event is handed out; no event meets a condition on a field that its product has not, or no longer. Null where they may be on hidden fields, for callers without `internal:read`. */
    fields: {
      /** The name of the license field, in its own case. */
      name: string
      /** The values of which the field has to have one, its own or the default: whole numbers in decimal, booleans as `true` or `false`. */
      values: string[]
    }[] | null
  })[]
  /** How long an attempt may take, 1 to 15 seconds. */
  timeoutSeconds: number
  /** The headers of its own that every request has, at most 5. Their values are never shown. */
  headerNames: string[]
  /** Until when the secret before signs as well; null where there is none that does. */
  previousSecretUntil: string | null
  /** Since when nothing is sent to it; null where it is. */
  disabledAt: string | null
  /** Why nothing is sent to it; null where it is. */
  disabledReason: WebhookDisabledReason | null
  /** When the first attempt at its address failed since one got through; null where the last one did. */
  failingSince: string | null
  /** When it was deleted; null where it was not. It is kept for what was delivered to it. */
  deletedAt: string | null
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
  /** The customer whose it is; null for one of the vendor. */
  customer: {
    /** The id, `cus_…`. */
    id: string
    /** The number that sales gave it; unique. */
    number: string
    /** The name of the company. */
    name: string
  } | null
}

export type {
  ApiTokenCreateInput,
  ApiTokenFilter,
  ApiTokenOrder,
  ApiTokenOrderField,
  ApiTokenRevokeInput,
  ApiTokenRotateInput,
  ApiUsageCredential,
  ApiUsageCredentialFilter,
  ApiUsageFilter,
  ApiUsageOrder,
  ApiUsageOrderField,
  AuditActorKind,
  AuditActorKindFilter,
  AuditEventCreateExportLinkInput,
  AuditEventFilter,
  AuditEventOrder,
  AuditEventOrderField,
  AuditExportFormat,
  BooleanFilter,
  CustomerArchiveInput,
  CustomerCreateInput,
  CustomerDeleteInput,
  CustomerEraseInput,
  CustomerExportInput,
  CustomerFilter,
  CustomerOrder,
  CustomerOrderField,
  CustomerPortalUpdateInput,
  CustomerPortalUpdateNoticesInput,
  CustomerPortalUpdateRulesInput,
  CustomerType,
  CustomerTypeFilter,
  CustomerUnarchiveInput,
  CustomerUpdateContactInput,
  CustomerUpdateInput,
  DateFilter,
  DateTimeFilter,
  EmailDestinationCreateInput,
  EmailDestinationDeleteInput,
  EmailDestinationDisableInput,
  EmailDestinationDisabledReason,
  EmailDestinationEnableInput,
  EmailDestinationFilter,
  EmailDestinationMuteInput,
  EmailDestinationMuteTime,
  EmailDestinationOrder,
  EmailDestinationOrderField,
  EmailDestinationResendVerificationInput,
  EmailDestinationUnmuteInput,
  EmailDestinationUpdateInput,
  EmailDestinationVerifyInput,
  EmailFilter,
  EmailLocale,
  EmailOrder,
  EmailOrderField,
  EmailResendInput,
  EmailStatus,
  EmailStatusFilter,
  EmailTemplateResetInput,
  EmailTemplateUpdateInput,
  EmailType,
  EmailTypeFilter,
  EventFilterInput,
  ExpiryDigestFrequency,
  ExpiryNoticeFilter,
  ExpiryNoticeOrder,
  ExpiryNoticeOrderField,
  FailedSignInFilter,
  FailedSignInOrder,
  FailedSignInOrderField,
  IDFilter,
  ImpersonationEndInput,
  ImpersonationFilter,
  ImpersonationOrder,
  ImpersonationOrderField,
  ImpersonationStartInput,
  InstallationStartInput,
  InvitationAcceptInput,
  InvitationApproveInput,
  InvitationCreateInput,
  InvitationCreateManyInput,
  InvitationDeclineInput,
  InvitationFilter,
  InvitationOrder,
  InvitationOrderField,
  InvitationResendInput,
  InvitationRevokeInput,
  InvitationStatus,
  InvitationStatusFilter,
  InvitedPersonInput,
  LicenseBulkIssueInput,
  LicenseBulkIssueItem,
  LicenseChangeActorKind,
  LicenseChangeFilter,
  LicenseChangeOrder,
  LicenseChangeOrderField,
  LicenseChangeSubject,
  LicenseCreateDownloadLinkInput,
  LicenseCreateTemporaryInput,
  LicenseExpirationBasis,
  LicenseFieldConditionInput,
  LicenseFieldCreateInput,
  LicenseFieldDeleteInput,
  LicenseFieldFilter,
  LicenseFieldOrder,
  LicenseFieldOrderField,
  LicenseFieldType,
  LicenseFieldTypeFilter,
  LicenseFieldUpdateInput,
  LicenseFieldValueInput,
  LicenseFilter,
  LicenseIssueInput,
  LicenseKind,
  LicenseKindFilter,
  LicenseMachineMatching,
  LicenseOrder,
  LicenseOrderField,
  LicenseOverage,
  LicenseReinstateInput,
  LicenseRenewInput,
  LicenseRenewalBasis,
  LicenseResetUsesInput,
  LicenseRevealKeyInput,
  LicenseRevokeInput,
  LicenseSeatAssignInput,
  LicenseSeatClaimInput,
  LicenseSeatFilter,
  LicenseSeatOrder,
  LicenseSeatOrderField,
  LicenseSeatResendInput,
  LicenseSeatRevokeInput,
  LicenseStatus,
  LicenseStatusFilter,
  LicenseSuspendInput,
  LicenseTemplateCreateInput,
  LicenseTemplateDeleteInput,
  LicenseTemplateFilter,
  LicenseTemplateOrder,
  LicenseTemplateOrderField,
  LicenseTemplateUpdateInput,
  LicenseType,
  LicenseTypeFilter,
  LicenseUpdateInput,
  LicenseUsageMonthFilter,
  LicenseUsageMonthOrder,
  LicenseUsageMonthOrderField,
  LicenseUseInput,
  LicenseValidateInput,
  LicenseValidationCode,
  LicenseValueInput,
  ListExportCreateDownloadLinkInput,
  ListExportCreateInput,
  ListExportDeleteInput,
  ListExportFilter,
  ListExportFormat,
  ListExportOrder,
  ListExportOrderField,
  ListExportStatus,
  ListExportStatusFilter,
  MachineActivateInput,
  MachineDeactivateInput,
  MachineFilter,
  MachineHeartbeatInput,
  MachineOrder,
  MachineOrderField,
  MachineReplaceInput,
  MembershipChangeRoleInput,
  MembershipCreateInput,
  MembershipDisableInput,
  MembershipEnableInput,
  MembershipFilter,
  MembershipOrder,
  MembershipOrderField,
  MembershipRemoveInput,
  MembershipRole,
  MembershipRoleFilter,
  MembershipSource,
  MembershipSourceFilter,
  MembershipStatus,
  MembershipStatusFilter,
  OrderDirection,
  PartnerCreateInput,
  PartnerDeleteInput,
  PartnerFilter,
  PartnerOrder,
  PartnerOrderField,
  PartnerUpdateInput,
  PasswordRemoveInput,
  PasswordResetInput,
  PasswordResetRequestInput,
  PasswordSetInput,
  PortalFeature,
  PortalSettingsUpdateInput,
  PortalUserCreateInput,
  PortalUserDisableInput,
  PortalUserEnableInput,
  PortalUserEraseInput,
  PortalUserExportInput,
  PortalUserFilter,
  PortalUserFirstMembershipInput,
  PortalUserOrder,
  PortalUserOrderField,
  PortalUserUpdateInput,
  PortalVersion,
  ProductCreateInput,
  ProductDeleteInput,
  ProductFilter,
  ProductOrder,
  ProductOrderField,
  ProductUpdateInput,
  ProductVersionAnnounceInput,
  ProductVersionCreateInput,
  ProductVersionDeleteInput,
  ProductVersionFilter,
  ProductVersionOrder,
  ProductVersionOrderField,
  ProductVersionUpdateInput,
  ProjectAssignPartnerInput,
  ProjectAssignUserInput,
  ProjectAssignUserToAllInput,
  ProjectAssignmentFilter,
  ProjectAssignmentOrder,
  ProjectAssignmentOrderField,
  ProjectCreateInput,
  ProjectDeleteInput,
  ProjectFilter,
  ProjectOrder,
  ProjectOrderField,
  ProjectUnassignPartnerInput,
  ProjectUnassignUserFromAllInput,
  ProjectUnassignUserInput,
  ProjectUpdateInput,
  RecoveryCodesRegenerateInput,
  Scope,
  SecondFactorConfirmInput,
  SecondFactorDisableInput,
  SecondFactorEnrollInput,
  SecondFactorKind,
  SecondFactorResetInput,
  SecondFactorRule,
  SenderDomainRemoveInput,
  SenderDomainSetInput,
  SenderDomainVerifyInput,
  ServiceAccountCreateInput,
  ServiceAccountFilter,
  ServiceAccountOrder,
  ServiceAccountOrderField,
  ServiceAccountOrigin,
  ServiceAccountOriginFilter,
  ServiceAccountRevokeInput,
  ServiceAccountTokenCreateInput,
  ServiceAccountTokenFilter,
  ServiceAccountTokenOrder,
  ServiceAccountTokenOrderField,
  ServiceAccountTokenRevokeInput,
  ServiceAccountTokenRotateInput,
  SessionFilter,
  SessionOrder,
  SessionOrderField,
  SessionRevokeAllInput,
  SessionRevokeInput,
  SignInCompleteInput,
  SignInFailure,
  SignInFailureFilter,
  SignInMethod,
  SignInSecondFactorInput,
  SignInStartInput,
  SignInWithPasswordInput,
  SignOutInput,
  SigningKeyFilter,
  SigningKeyOrder,
  SigningKeyOrderField,
  SigningKeyRotateInput,
  SigningKeyStatus,
  SigningKeyWithdrawInput,
  StaffFilter,
  StaffMemberCreateInput,
  StaffMemberDisableInput,
  StaffMemberEnableInput,
  StaffMemberUpdateInput,
  StaffOrder,
  StaffOrderField,
  StaffRole,
  StaffRoleFilter,
  StringFilter,
  SubscriptionAcceptInput,
  SubscriptionActivateInput,
  SubscriptionCreateInput,
  SubscriptionFilter,
  SubscriptionLevelCreateInput,
  SubscriptionLevelDeleteInput,
  SubscriptionLevelFilter,
  SubscriptionLevelOrder,
  SubscriptionLevelOrderField,
  SubscriptionLevelUpdateInput,
  SubscriptionOrder,
  SubscriptionOrderField,
  SubscriptionRejectInput,
  SubscriptionRenewInput,
  SubscriptionRequestInput,
  SubscriptionStatus,
  SubscriptionStatusFilter,
  SubscriptionTerminateInput,
  SubscriptionUpdateInput,
  SubscriptionWithdrawInput,
  SupportContactAccess,
  SupportContactAccessFilter,
  SupportContactChangeAccessInput,
  SupportContactCreateInput,
  SupportContactFilter,
  SupportContactOrder,
  SupportContactOrderField,
  SupportContactRemoveInput,
  SupportContactStatus,
  SupportContactStatusFilter,
  SupportContactSyncStatus,
  SupportContactSyncStatusFilter,
  SupportContactUpdateInput,
  TokenPolicyCreateInput,
  TokenPolicyDeleteInput,
  TokenPolicyUpdateInput,
  UsageLimitInput,
  UsageMetricCreateInput,
  UsageMetricDeleteInput,
  UsageMetricFilter,
  UsageMetricOrder,
  UsageMetricOrderField,
  UsageMetricUpdateInput,
  ViewerKind,
  WebhookDeliveryFilter,
  WebhookDeliveryKind,
  WebhookDeliveryKindFilter,
  WebhookDeliveryOrder,
  WebhookDeliveryOrderField,
  WebhookDeliveryReplayInput,
  WebhookDeliveryStatus,
  WebhookDeliveryStatusFilter,
  WebhookDisabledReason,
  WebhookEndpointCreateInput,
  WebhookEndpointDeleteInput,
  WebhookEndpointDisableInput,
  WebhookEndpointEnableInput,
  WebhookEndpointFilter,
  WebhookEndpointOrder,
  WebhookEndpointOrderField,
  WebhookEndpointReplayInput,
  WebhookEndpointRotateSecretInput,
  WebhookEndpointTestInput,
  WebhookEndpointUpdateInput,
  WebhookHeaderInput,
} from './types.ts'