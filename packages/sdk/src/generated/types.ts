/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What `apiTokenCreate` takes. */
export type ApiTokenCreateInput = {
  /** The only customers it reaches, 1 to 100; every customer when left out. */
  customerIds?: Array<string> | null | undefined;
  /** When it runs out: within 365 days, in 90 days by default. */
  expiresAt?: Date | string | null | undefined;
  /** What it is for, at most 255 characters. */
  name: string;
  /** Whether it never runs out: FORBIDDEN unless `allowEndlessTokens` of the portal settings is on. */
  neverExpires?: boolean | null | undefined;
  /** The name of a policy that it is to have beside the scopes. NOT_FOUND without one. */
  policy?: string | null | undefined;
  /** What it may attempt, at least one unless there is a policy; none of the STAFF and API_TOKEN scopes, which no token can have. */
  scopes?: Array<Scope> | null | undefined;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ApiTokenFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ApiTokenFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By when it runs out. */
  expiresAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By the last four characters of the secret. */
  lastFour?: StringFilter | null | undefined;
  /** By when it was last used. */
  lastUsedAt?: DateTimeFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ApiTokenFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ApiTokenFilter> | null | undefined;
  /** By when it was revoked. */
  revokedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type ApiTokenOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ApiTokenOrderField;
};

/** What a list of this type can be ordered by. */
export type ApiTokenOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** What `apiTokenRevoke` takes. */
export type ApiTokenRevokeInput = {
  /** The API token. */
  id: string;
};

/** What `apiTokenRotate` takes. */
export type ApiTokenRotateInput = {
  /** When it runs out: within 365 days, in 90 days by default. */
  expiresAt?: Date | string | null | undefined;
  /** The API token to replace. */
  id: string;
  /** Whether it never runs out: FORBIDDEN unless `allowEndlessTokens` of the portal settings is on. */
  neverExpires?: boolean | null | undefined;
  /** How many minutes the old one works on, 0 to 1,440, but not beyond its own end. 0, the default, revokes it at once. */
  overlapMinutes?: number | null | undefined;
};

/** What kind of machine identity. */
export type ApiUsageCredential =
  /** A token of the vendor. */
  | 'API_TOKEN'
  /** A machine identity of a customer. */
  | 'SERVICE_ACCOUNT';

/** Conditions on a ApiUsageCredential; all that are given must hold. */
export type ApiUsageCredentialFilter = {
  /** This value. */
  eq?: ApiUsageCredential | null | undefined;
  /** One of these values. */
  in?: Array<ApiUsageCredential> | null | undefined;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ApiUsageFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ApiUsageFilter> | null | undefined;
  /** By machine identity. */
  credentialId?: IDFilter | null | undefined;
  /** By kind of machine identity. */
  credentialKind?: ApiUsageCredentialFilter | null | undefined;
  /** By the customer whose machine identity it is. */
  customerId?: IDFilter | null | undefined;
  /** By day. */
  day?: DateFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: ApiUsageFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ApiUsageFilter> | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type ApiUsageOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ApiUsageOrderField;
};

/** What a list of this type can be ordered by. */
export type ApiUsageOrderField =
  /** By day. */
  | 'DAY';

/** What kind of caller did something. */
export type AuditActorKind =
  /** Somebody who had not signed in. */
  | 'ANONYMOUS'
  /** A program of the vendor. */
  | 'API_TOKEN'
  /** A staff member who signed in as the customer. */
  | 'IMPERSONATION'
  /** A person of a customer or partner. */
  | 'PORTAL_USER'
  /** A program of the customer. */
  | 'SERVICE_ACCOUNT'
  /** A staff member of the vendor. */
  | 'STAFF'
  /** The server by itself. */
  | 'SYSTEM';

/** Conditions on a AuditActorKind; all that are given must hold. */
export type AuditActorKindFilter = {
  /** This value. */
  eq?: AuditActorKind | null | undefined;
  /** One of these values. */
  in?: Array<AuditActorKind> | null | undefined;
};

/** What `auditEventCreateExportLink` takes. */
export type AuditEventCreateExportLinkInput = {
  /** Only what this caller did, where that is shown. */
  actorId?: string | null | undefined;
  /** Only what this kind of caller did. */
  actorKind?: AuditActorKind | null | undefined;
  /** Only the trail of this customer. */
  customerId?: string | null | undefined;
  /** Only what happened to this. */
  entityId?: string | null | undefined;
  /** Only what happened to this noun. */
  entityType?: string | null | undefined;
  /** How it is written. */
  format: AuditExportFormat;
  /** Only what happened then or later. */
  from?: Date | string | null | undefined;
  /** Only this request, where that is shown. */
  requestId?: string | null | undefined;
  /** Only these types, at most 100; all types of a noun are told by `noun.*`. */
  types?: Array<string> | null | undefined;
  /** Only what happened earlier. */
  until?: Date | string | null | undefined;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type AuditEventFilter = {
  /** By who did it; where that is not shown, nothing is found by it. */
  actorId?: IDFilter | null | undefined;
  /** By what kind of caller did it. */
  actorKind?: AuditActorKindFilter | null | undefined;
  /** All of these hold; at most 20. */
  and?: Array<AuditEventFilter> | null | undefined;
  /** By the customer in whose trail it is. */
  customerId?: IDFilter | null | undefined;
  /** By what it happened to. */
  entityId?: IDFilter | null | undefined;
  /** By the noun of what it happened to, such as `license`. */
  entityType?: StringFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: AuditEventFilter | null | undefined;
  /** By when it happened. */
  occurredAt?: DateTimeFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<AuditEventFilter> | null | undefined;
  /** By the request; where that is not shown, nothing is found by it. */
  requestId?: IDFilter | null | undefined;
  /** By what happened, such as `license.revoked`; all of a noun start with it and a dot. */
  type?: StringFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type AuditEventOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: AuditEventOrderField;
};

/** What a list of this type can be ordered by. */
export type AuditEventOrderField =
  /** By when it happened. */
  | 'OCCURRED_AT'
  /** In the order of the trail: what is written later comes at its end, never in between. */
  | 'POSITION';

/** How a download is written. */
export type AuditExportFormat =
  /** A table (RFC 4180) in UTF-8, for spreadsheets. */
  | 'CSV'
  /** A JSON object in each line; for the vendor with the hashes. */
  | 'JSONL';

/** What is wrong with the audit trail. */
export type AuditFindingKind =
  /** What is said to have been pruned is not what was. */
  | 'CHECKPOINT'
  /** An event does not say what it said. */
  | 'EDITED'
  /** An event that was verified before is gone, or has another hash. */
  | 'HEAD'
  /** An event was put in. */
  | 'INSERTED'
  /** Events are not there any more. */
  | 'MISSING'
  /** An event stands in the place of another. */
  | 'REORDERED'
  /** The number of an event among its entity's is wrong. */
  | 'SEQUENCE';

/** A condition on a truth value. */
export type BooleanFilter = {
  /** Equal. */
  eq: boolean;
};

/** What `customerArchive` takes. */
export type CustomerArchiveInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The customer. */
  id: string;
};

/** What `customerCreate` takes. */
export type CustomerCreateInput = {
  /** One e-mail address. */
  contactEmail?: string | null | undefined;
  /** Whom to talk to, at most 255 characters. */
  contactName?: string | null | undefined;
  /** A telephone number, as people write it. */
  contactPhone?: string | null | undefined;
  /** The id in another system; not unique, hidden from customers. */
  externalId?: string | null | undefined;
  /** Whether `contactEmail` is invited as an admin, which takes `invitation:write`; by default as the vendor settled it. */
  invite?: boolean | null | undefined;
  /** An object of at most 16 KB, 64 keys and 4 levels. */
  metadata?: Record<string, unknown> | null | undefined;
  /** At most 255 characters. */
  name: string;
  /** For the vendor alone, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** Unique, at most 255 characters. */
  number: string;
  /** For type TEST alone: within the next 48 hours, which is also the default. */
  testEndsAt?: Date | string | null | undefined;
  /** TRIAL by default; hidden from customers. */
  type?: CustomerType | null | undefined;
};

/** What `customerDelete` takes. */
export type CustomerDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The customer. */
  id: string;
};

/** What `customerErase` takes. */
export type CustomerEraseInput = {
  /** The customer. */
  id: string;
  /** Why; for the audit trail. At most 500 characters. */
  reason: string;
};

/** What `customerExport` takes. */
export type CustomerExportInput = {
  /** The customer. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type CustomerFilter = {
  /** All of these hold; at most 20. */
  and?: Array<CustomerFilter> | null | undefined;
  /** By when it was archived; needs `includeArchived`. */
  archivedAt?: DateTimeFilter | null | undefined;
  /** By the e-mail address of the contact. */
  contactEmail?: StringFilter | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By the id of another system. FORBIDDEN without the scope `internal:read`. */
  externalId?: StringFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: CustomerFilter | null | undefined;
  /** By number. */
  number?: StringFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<CustomerFilter> | null | undefined;
  /** By type. FORBIDDEN without the scope `internal:read`. */
  type?: CustomerTypeFilter | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type CustomerOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: CustomerOrderField;
};

/** What a list of this type can be ordered by. */
export type CustomerOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By number. */
  | 'NUMBER'
  /** By when it was last changed. */
  | 'UPDATED_AT';

/** What `customerPortalUpdate` takes. */
export type CustomerPortalUpdateInput = {
  /** Whether it is invited by itself. */
  autoInvite?: boolean | null | undefined;
  /** The customer. */
  customerId: string;
  /** Whether its people get in. */
  enabled?: boolean | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** All the features that are to be off for it, beside those that are off for all. Not null. */
  featuresOff?: Array<PortalFeature> | null | undefined;
  /** Whether its people can sign in with a password. */
  passwords?: boolean | null | undefined;
  /** Which portal they are led to. */
  portalVersion?: PortalVersion | null | undefined;
  /** The second factor of its people. */
  secondFactor?: SecondFactorRule | null | undefined;
};

/** What `customerPortalUpdateNotices` takes. */
export type CustomerPortalUpdateNoticesInput = {
  /** The customer. */
  customerId: string;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** Replaces the days before an end on which it is announced: 1 to 10 of 0 to 365; null: as settled for all. */
  expiryDays?: Array<number> | null | undefined;
  /** Whether it is told by mail that a license or subscription ends. Not null. */
  expiryMails?: boolean | null | undefined;
  /** Whether those mails go to its admins. INVALID_INPUT when nobody would be left. Not null. */
  expiryMailsToAdmins?: boolean | null | undefined;
  /** Replaces the other addresses that they go to: at most 20, each one e-mail address. Not null. */
  expiryRecipients?: Array<string> | null | undefined;
  /** Whether its admins are told by mail of new versions. Not null. */
  releaseMails?: boolean | null | undefined;
};

/** What `customerPortalUpdateRules` takes. */
export type CustomerPortalUpdateRulesInput = {
  /** Whether staff may sign in as the customer. */
  allowImpersonation?: boolean | null | undefined;
  /** Whether subdomains of them count too. */
  allowSubdomains?: boolean | null | undefined;
  /** Replaces the mail domains, such as example.com, at most 50; empty allows any. In any script. INVALID_INPUT for public mail domains. */
  allowedDomains?: Array<string> | null | undefined;
  /** The customer. */
  customerId: string;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** Whether invitations by an admin of the customer wait for somebody else. */
  requireApproval?: boolean | null | undefined;
};

/** On what footing a company is a customer. */
export type CustomerType =
  /** Uses the free edition. */
  | 'COMMUNITY'
  /** Internal use, for development. */
  | 'DEVELOPMENT'
  /** Has a contract. */
  | 'PAID'
  /** Has an installation that the vendor runs for it alone. */
  | 'SINGLE_TENANT'
  /** Exists for a test and is archived after 48 hours at most. */
  | 'TEST'
  /** Tries the product out. */
  | 'TRIAL';

/** Conditions on a CustomerType; all that are given must hold. */
export type CustomerTypeFilter = {
  /** This value. */
  eq?: CustomerType | null | undefined;
  /** One of these values. */
  in?: Array<CustomerType> | null | undefined;
};

/** What `customerUnarchive` takes. */
export type CustomerUnarchiveInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The customer. */
  id: string;
};

/** What `customerUpdateContact` takes. */
export type CustomerUpdateContactInput = {
  /** One e-mail address. */
  contactEmail?: string | null | undefined;
  /** Whom to talk to, at most 255 characters. */
  contactName?: string | null | undefined;
  /** A telephone number, as people write it. */
  contactPhone?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The customer. */
  id: string;
};

/** What `customerUpdate` takes. */
export type CustomerUpdateInput = {
  /** One e-mail address. */
  contactEmail?: string | null | undefined;
  /** Whom to talk to, at most 255 characters. */
  contactName?: string | null | undefined;
  /** A telephone number, as people write it. */
  contactPhone?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The id in another system. */
  externalId?: string | null | undefined;
  /** The customer. */
  id: string;
  /** Replaces the whole object; may not be emptied with null. */
  metadata?: Record<string, unknown> | null | undefined;
  /** May not be emptied. */
  name?: string | null | undefined;
  /** For the vendor alone, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** Unique; may not be emptied. */
  number?: string | null | undefined;
  /** Any type but TEST, which a customer has from its creation or not at all. */
  type?: CustomerType | null | undefined;
};

/** Conditions on a day; all that are given must hold. */
export type DateFilter = {
  /** This day. */
  eq?: string | null | undefined;
  /** Later than this day. */
  gt?: string | null | undefined;
  /** This day or later. */
  gte?: string | null | undefined;
  /** True: empty. False: not empty. */
  isNull?: boolean | null | undefined;
  /** Earlier than this day. */
  lt?: string | null | undefined;
  /** This day or earlier. */
  lte?: string | null | undefined;
};

/** Conditions on an instant; all that are given must hold. */
export type DateTimeFilter = {
  /** Later. */
  gt?: Date | string | null | undefined;
  /** Then or later. */
  gte?: Date | string | null | undefined;
  /** True: empty. False: not empty. */
  isNull?: boolean | null | undefined;
  /** Earlier. */
  lt?: Date | string | null | undefined;
  /** Then or earlier. */
  lte?: Date | string | null | undefined;
};

/** What `emailDestinationCreate` takes. */
export type EmailDestinationCreateInput = {
  /** The customer whose it is, for good, and of whose events alone it is told; the vendor by default. */
  customerId?: string | null | undefined;
  /** One e-mail address. It need not be that of a person of the portal. */
  email: string;
  /** At most 20, together of at most 20,000 characters as JSON, of which one has to be true of an event; empty: every event. */
  filters?: Array<EventFilterInput> | null | undefined;
};

/** What `emailDestinationDelete` takes. */
export type EmailDestinationDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The e-mail destination. */
  id: string;
};

/** What `emailDestinationDisable` takes. */
export type EmailDestinationDisableInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The e-mail destination. */
  id: string;
};

/** Why no events are mailed to an e-mail destination. */
export type EmailDestinationDisabledReason =
  /** The last three mails to it were refused, or could not be delivered. */
  | 'FAILURES'
  /** Somebody disabled it. */
  | 'MANUAL'
  /** Its owner wants no more mails, by the link of one of them. */
  | 'UNSUBSCRIBED';

/** What `emailDestinationEnable` takes. */
export type EmailDestinationEnableInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The e-mail destination. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type EmailDestinationFilter = {
  /** All of these hold; at most 20. */
  and?: Array<EmailDestinationFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By customer; those of the vendor have none. */
  customerId?: IDFilter | null | undefined;
  /** By when it was disabled. */
  disabledAt?: DateTimeFilter | null | undefined;
  /** By address. */
  email?: StringFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: EmailDestinationFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<EmailDestinationFilter> | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** By when the address was proved. */
  verifiedAt?: DateTimeFilter | null | undefined;
};

/** What `emailDestinationMute` takes. */
export type EmailDestinationMuteInput = {
  /** A license, machine, project or customer; NOT_FOUND for anything else, and for what is not of the customer whose destination it is. */
  entityId: string;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** For how long, from now on. */
  for: EmailDestinationMuteTime;
  /** The e-mail destination. */
  id: string;
};

/** For how long something is muted. */
export type EmailDestinationMuteTime =
  /** For 7 days. */
  | 'DAYS_7'
  /** For 30 days. */
  | 'DAYS_30'
  /** Until it is unmuted. */
  | 'FOREVER';

/** One step of an order; ties are broken by id. */
export type EmailDestinationOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: EmailDestinationOrderField;
};

/** What a list of this type can be ordered by. */
export type EmailDestinationOrderField =
  /** By when it was created. */
  | 'CREATED_AT';

/** What `emailDestinationResendVerification` takes. */
export type EmailDestinationResendVerificationInput = {
  /** The e-mail destination. */
  id: string;
};

/** What `emailDestinationUnmute` takes. */
export type EmailDestinationUnmuteInput = {
  /** What is muted; NOT_FOUND for what is not. */
  entityId: string;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The e-mail destination. */
  id: string;
};

/** What `emailDestinationUpdate` takes. */
export type EmailDestinationUpdateInput = {
  /** One e-mail address. */
  email?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** At most 20, together of at most 20,000 characters as JSON, of which one has to be true of an event; empty: every event. */
  filters?: Array<EventFilterInput> | null | undefined;
  /** The e-mail destination. */
  id: string;
};

/** What `emailDestinationVerify` takes. */
export type EmailDestinationVerifyInput = {
  /** What stands at the end of the link. */
  token: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type EmailFilter = {
  /** All of these hold; at most 20. */
  and?: Array<EmailFilter> | null | undefined;
  /** By when it was written. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By the customer it is about, as far as the caller sees that. */
  customerId?: IDFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: EmailFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<EmailFilter> | null | undefined;
  /** By recipient. */
  recipient?: StringFilter | null | undefined;
  /** By when the mail server took it. */
  sentAt?: DateTimeFilter | null | undefined;
  /** By status. */
  status?: EmailStatusFilter | null | undefined;
  /** By type. */
  type?: EmailTypeFilter | null | undefined;
};

/** The language of a mail. */
export type EmailLocale =
  /** German. */
  | 'DE'
  /** English. */
  | 'EN';

/** One step of an order; ties are broken by id. */
export type EmailOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: EmailOrderField;
};

/** What a list of this type can be ordered by. */
export type EmailOrderField =
  /** By when it was written. */
  | 'CREATED_AT';

/** What `emailResend` takes. */
export type EmailResendInput = {
  /** The mail. */
  id: string;
};

/** How far a mail has come. */
export type EmailStatus =
  /** The mail server has refused it, or could not be reached for too long. */
  | 'FAILED'
  /** There is no mail server: `SMTP_URL` is not set. It can be sent again once there is. */
  | 'HELD'
  /** It waits for its first attempt, or for the next one after the mail server deferred it. */
  | 'QUEUED'
  /** It is on its way to the mail server. */
  | 'SENDING'
  /** The mail server has taken it. */
  | 'SENT';

/** Conditions on a EmailStatus; all that are given must hold. */
export type EmailStatusFilter = {
  /** This value. */
  eq?: EmailStatus | null | undefined;
  /** One of these values. */
  in?: Array<EmailStatus> | null | undefined;
};

/** What `emailTemplateReset` takes. */
export type EmailTemplateResetInput = {
  /** The version last read, from 1 on; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** In which language. */
  locale: EmailLocale;
  /** Of which mails. */
  type: EmailType;
};

/** What `emailTemplateUpdate` takes. */
export type EmailTemplateUpdateInput = {
  /** The version last read, from 1 on; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** At most 50,000 characters. */
  html?: string | null | undefined;
  /** In which language. */
  locale: EmailLocale;
  /** One line of at most 255 characters; no code and no link to get in. */
  subject?: string | null | undefined;
  /** At most 20,000 characters. */
  text?: string | null | undefined;
  /** Of which mails. */
  type: EmailType;
};

/** What a mail is for. */
export type EmailType =
  /** Welcomes a new person, who can choose a password. */
  | 'ACCOUNT_ACTIVATION'
  /** Tells the admins of the vendor that the audit trail is not as it was written. */
  | 'AUDIT_TRAIL_ALTERED'
  /** Asks the owner of an address whether it is to be told of events. */
  | 'EMAIL_DESTINATION_VERIFY'
  /** Tells an address of events. */
  | 'EVENT_NOTIFICATION'
  /** Tells the vendor which licenses and subscriptions end soon. */
  | 'EXPIRY_DIGEST'
  /** Invites a person into a company. */
  | 'INVITATION'
  /** Reminds of an invitation that was not accepted yet. */
  | 'INVITATION_REMINDER'
  /** Tells that a license runs out soon. */
  | 'LICENSE_EXPIRING'
  /** Tells a person of a seat that waits to be taken. */
  | 'LICENSE_SEAT_ASSIGNED'
  /** Announces a new version of a product. */
  | 'NEW_RELEASE'
  /** Tells a person that the password was set, changed or removed. */
  | 'PASSWORD_CHANGED'
  /** Lets a person choose a new password. */
  | 'PASSWORD_RESET'
  /** Tells a person of a new role in a company. */
  | 'ROLE_CHANGED'
  /** Tells a person that signing in needs a second factor now. */
  | 'SECOND_FACTOR_ADDED'
  /** Tells a person that the second factor is gone. */
  | 'SECOND_FACTOR_RESET'
  /** Lets a person sign in, by a code or a link. */
  | 'SIGN_IN_CODE'
  /** Tells that a subscription is active. */
  | 'SUBSCRIPTION_ACTIVATED'
  /** Tells that a subscription ends soon. */
  | 'SUBSCRIPTION_EXPIRING'
  /** Tells that a subscription was requested. */
  | 'SUBSCRIPTION_REQUESTED'
  /** Tells a person that he or she may now ask the vendor for support. */
  | 'SUPPORT_CONTACT_ADDED'
  /** Tells that a token of a machine runs out soon. */
  | 'TOKEN_EXPIRING'
  /** Tells that a webhook endpoint was disabled by itself. */
  | 'WEBHOOK_DISABLED'
  /** Tells that nothing can be delivered to a webhook endpoint at present. */
  | 'WEBHOOK_FAILING';

/** Conditions on a EmailType; all that are given must hold. */
export type EmailTypeFilter = {
  /** This value. */
  eq?: EmailType | null | undefined;
  /** One of these values. */
  in?: Array<EmailType> | null | undefined;
};

/** What went wrong, for programs. The first five come as data in `errors`, the others as top-level errors. */
export type ErrorCode =
  /** The request contradicts the present state: a duplicate, a stale version, a state that forbids it. */
  | 'CONFLICT'
  /** The caller may see this but may not do it. */
  | 'FORBIDDEN'
  /** The idempotency key was used before for a different request; send a new key with a new request. */
  | 'IDEMPOTENCY_CONFLICT'
  /** A fault of the server. The request id identifies it in the logs. */
  | 'INTERNAL'
  /** An argument or input field is not acceptable; `path` names it and `message` says what is allowed. */
  | 'INVALID_INPUT'
  /** A contracted or configured limit is used up; the message names it. */
  | 'LIMIT_REACHED'
  /** What was named does not exist, or the caller may not see it: the two are not told apart. */
  | 'NOT_FOUND'
  /** The operation is larger than the server answers; ask for less at once. */
  | 'QUERY_TOO_COMPLEX'
  /** It was tried too often, or a budget is used up; wait for the time in `Retry-After`. */
  | 'RATE_LIMITED'
  /** The credential was valid once and has run out; get a new one. */
  | 'TOKEN_EXPIRED'
  /** The credential was revoked; it will never work again. */
  | 'TOKEN_REVOKED'
  /** No credential was sent, or it is not one of ours. */
  | 'UNAUTHENTICATED';

/** What has to be true of an event, all of it together; a list is true where one entry is, and where it is empty. */
export type EventFilterInput = {
  /** The customers whose event it is; at most 100. */
  customerIds?: Array<string> | null | undefined;
  /** What the license has in license fields, of an event about a license, its machines and seats; every condition has to hold. Looked at when the event is handed out; no event meets a condition on a field that its product has not, or no longer. At most 10. */
  fields?: Array<LicenseFieldConditionInput> | null | undefined;
  /** The products it is about: of a product, its versions, license fields, templates and keys, of a subscription, a license, its machines and seats; at most 100. */
  productIds?: Array<string> | null | undefined;
  /** Types of events such as `license.issued`, and all of a noun such as `license.*`; at most 100. */
  types?: Array<string> | null | undefined;
};

/** How often the vendor is told by mail what ends. */
export type ExpiryDigestFrequency =
  /** Once a day in UTC, where something ends. */
  | 'DAILY'
  /** Never. */
  | 'OFF'
  /** Once a week, which begins on Monday in UTC, where something ends. */
  | 'WEEKLY';

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ExpiryNoticeFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ExpiryNoticeFilter> | null | undefined;
  /** By when it was announced. */
  announcedAt?: DateTimeFilter | null | undefined;
  /** By the end that was announced. */
  endsAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By license, as far as the caller sees that. */
  licenseId?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: ExpiryNoticeFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ExpiryNoticeFilter> | null | undefined;
  /** By subscription, as far as the caller sees that. */
  subscriptionId?: IDFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type ExpiryNoticeOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ExpiryNoticeOrderField;
};

/** What a list of this type can be ordered by. */
export type ExpiryNoticeOrderField =
  /** By when it was announced. */
  | 'ANNOUNCED_AT';

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type FailedSignInFilter = {
  /** All of these hold; at most 20. */
  and?: Array<FailedSignInFilter> | null | undefined;
  /** By the address that was given, in lower case. */
  email?: StringFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By where it came from. */
  ipAddress?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: FailedSignInFilter | null | undefined;
  /** By when it failed. */
  occurredAt?: DateTimeFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<FailedSignInFilter> | null | undefined;
  /** By the portal user whose address it is. */
  portalUserId?: IDFilter | null | undefined;
  /** By reason. */
  reason?: SignInFailureFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type FailedSignInOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: FailedSignInOrderField;
};

/** What a list of this type can be ordered by. */
export type FailedSignInOrderField =
  /** By when it failed. */
  | 'OCCURRED_AT';

/** Conditions on an id; all that are given must hold. */
export type IDFilter = {
  /** This id. */
  eq?: string | null | undefined;
  /** One of at most 100 ids. */
  in?: Array<string> | null | undefined;
  /** True: empty. False: not empty. */
  isNull?: boolean | null | undefined;
};

/** What `impersonationEnd` takes. */
export type ImpersonationEndInput = {
  /** The sign-in as a customer. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ImpersonationFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ImpersonationFilter> | null | undefined;
  /** By when it began. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By customer. */
  customerId?: IDFilter | null | undefined;
  /** By when it was ended before its time. */
  endedAt?: DateTimeFilter | null | undefined;
  /** By when it runs out, if it is not ended before. */
  expiresAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: ImpersonationFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ImpersonationFilter> | null | undefined;
  /** By whether nothing could be changed. */
  readOnly?: BooleanFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type ImpersonationOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ImpersonationOrderField;
};

/** What a list of this type can be ordered by. */
export type ImpersonationOrderField =
  /** By when it began. */
  | 'CREATED_AT';

/** What `impersonationStart` takes. */
export type ImpersonationStartInput = {
  /** The customer. */
  customerId: string;
  /** Why, 1 to 500 characters; the customer reads it. */
  reason: string;
  /** Whether something is to be changed, which only staff with the role ADMIN may; otherwise the session is read-only. */
  write?: boolean | null | undefined;
};

/** What `installationStart` takes. */
export type InstallationStartInput = {
  /** The customer, for good. */
  customerId: string;
  /** When it runs out: within 365 days, in 90 days by default. */
  expiresAt?: Date | string | null | undefined;
  /** The name of the installation. The name, at most 255 characters. CONFLICT when a service account of the customer that is not revoked has it. */
  name: string;
  /** Whether it never runs out: FORBIDDEN unless `allowEndlessTokens` of the portal settings is on. */
  neverExpires?: boolean | null | undefined;
};

/** What `invitationAccept` takes. */
export type InvitationAcceptInput = {
  /** At most 255 characters. Needed of a new person, else ignored. */
  firstName?: string | null | undefined;
  /** The invitation, of `viewer.invitations`; either this or `secret`. */
  id?: string | null | undefined;
  /** At most 255 characters. Needed of a new person, else ignored. */
  lastName?: string | null | undefined;
  /** The last part of the link; either this or `id`. */
  secret?: string | null | undefined;
};

/** What `invitationApprove` takes. */
export type InvitationApproveInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The invitation. */
  id: string;
};

/** What `invitationCreate` takes. */
export type InvitationCreateInput = {
  /** The customer; either this or `partnerId`. */
  customerId?: string | null | undefined;
  /** One e-mail address. INVALID_INPUT when the customer takes only others. */
  email: string;
  /** The language of the mail; English by default. */
  locale?: EmailLocale | null | undefined;
  /** The partner; either this or `customerId`. Into a partner only staff ADMIN invites. */
  partnerId?: string | null | undefined;
  /** Projects of the customer to assign the person to on acceptance, at most 50, by callers who may assign people. */
  projectIds?: Array<string> | null | undefined;
  /** What the person becomes there. */
  role: MembershipRole;
};

/** What `invitationCreateMany` takes. */
export type InvitationCreateManyInput = {
  /** The customer; either this or `partnerId`. */
  customerId?: string | null | undefined;
  /** The people, 1 to 100, each address once. */
  invitations: Array<InvitedPersonInput>;
  /** The language of the mail; English by default. */
  locale?: EmailLocale | null | undefined;
  /** The partner; either this or `customerId`. Into a partner only staff ADMIN invites. */
  partnerId?: string | null | undefined;
};

/** What `invitationDecline` takes. */
export type InvitationDeclineInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The invitation. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type InvitationFilter = {
  /** All of these hold; at most 20. */
  and?: Array<InvitationFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By customer, as far as the caller sees that. */
  customerId?: IDFilter | null | undefined;
  /** By the invited address, in lower case. */
  email?: StringFilter | null | undefined;
  /** By when it ends. */
  expiresAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: InvitationFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<InvitationFilter> | null | undefined;
  /** By partner, as far as the caller sees that. */
  partnerId?: IDFilter | null | undefined;
  /** By role. */
  role?: MembershipRoleFilter | null | undefined;
  /** By status as it was last written: what ran out within the last ten minutes may still be found as open. */
  status?: InvitationStatusFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type InvitationOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: InvitationOrderField;
};

/** What a list of this type can be ordered by. */
export type InvitationOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By the invited address. */
  | 'EMAIL'
  /** By when it ends. */
  | 'EXPIRES_AT';

/** What `invitationResend` takes. */
export type InvitationResendInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The invitation. */
  id: string;
};

/** What `invitationRevoke` takes. */
export type InvitationRevokeInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The invitation. */
  id: string;
};

/** What has become of an invitation. */
export type InvitationStatus =
  /** Was accepted; there is a membership. */
  | 'ACCEPTED'
  /** Was not accepted in time; can be sent again. */
  | 'EXPIRED'
  /** Was sent and can be accepted. */
  | 'PENDING'
  /** Waits for another admin of the customer, or for the vendor; no mail was sent. */
  | 'PENDING_APPROVAL'
  /** Was revoked or declined. */
  | 'REVOKED';

/** Conditions on a InvitationStatus; all that are given must hold. */
export type InvitationStatusFilter = {
  /** This value. */
  eq?: InvitationStatus | null | undefined;
  /** One of these values. */
  in?: Array<InvitationStatus> | null | undefined;
};

/** One of many people to invite. */
export type InvitedPersonInput = {
  /** One e-mail address. INVALID_INPUT when the customer takes only others. */
  email: string;
  /** Projects of the customer to assign the person to on acceptance, at most 50, by callers who may assign people. */
  projectIds?: Array<string> | null | undefined;
  /** What the person becomes there. */
  role: MembershipRole;
};

/** What `licenseBulkIssue` takes. */
export type LicenseBulkIssueInput = {
  /** What to issue, 1 to 100. An error has the place in its path. */
  licenses: Array<LicenseBulkIssueItem>;
};

/** One of several licenses to issue. */
export type LicenseBulkIssueItem = {
  /** The customer, for good. */
  customerId: string;
  /** For how many days, 1 to 36,500; null: without end. */
  durationDays?: number | null | undefined;
  /** Codes of 1 to 64 letters, digits, underscores, dots, colons and hyphens; at most 100. By default those of the template. */
  entitlements?: Array<string> | null | undefined;
  /** When the duration begins. FROM_FIRST_VALIDATION and FROM_FIRST_ACTIVATION need a duration. */
  expirationBasis?: LicenseExpirationBasis | null | undefined;
  /** The first moment at which it does not hold, midnight in UTC; null: without end. By default the midnight after the duration, or none where there is no duration. */
  expiresAt?: Date | string | null | undefined;
  /** Values for fields, at most 100. They go before those of the template, and those before the initial values. INVALID_INPUT where a required field has none of these and no default. */
  fields?: Array<LicenseFieldValueInput> | null | undefined;
  /** For how many seconds a license file is valid, at least 3,600; null: as long as the license. */
  fileTtlSeconds?: number | null | undefined;
  /** After how many seconds of silence a machine no longer counts, at least 60; null: machines need not report. */
  heartbeatSeconds?: number | null | undefined;
  /** How many of several fingerprints must match. */
  machineMatching?: LicenseMachineMatching | null | undefined;
  /** How many machines can be active; null: any number. */
  maxMachines?: number | null | undefined;
  /** How many people can have a seat; null: any number. */
  maxUsers?: number | null | undefined;
  /** How many uses it is good for; null: any number. */
  maxUses?: number | null | undefined;
  /** What it is called, at most 255 characters. */
  name?: string | null | undefined;
  /** How far these limits may be exceeded. */
  overage?: LicenseOverage | null | undefined;
  /** The product, for good; by default that of the template. */
  productId?: string | null | undefined;
  /** The version of the product it is limited to; by default to none. */
  productVersionId?: string | null | undefined;
  /** A project of the customer; by default that of the subscription. */
  projectId?: string | null | undefined;
  /** From when the duration counts in a renewal. */
  renewalBasis?: LicenseRenewalBasis | null | undefined;
  /** The first moment at which it holds; now by default. */
  startsAt?: Date | string | null | undefined;
  /** A subscription of the project to the product. */
  subscriptionId?: string | null | undefined;
  /** A template of the product. It is copied; what else is given goes before it. */
  templateId?: string | null | undefined;
  /** What it is for; by default as the template has it. */
  type?: LicenseType | null | undefined;
};

/** Who changed a license. */
export type LicenseChangeActorKind =
  /** A program of the vendor. */
  | 'API_TOKEN'
  /** A staff member who signed in as the customer. */
  | 'IMPERSONATION'
  /** A person of the customer. */
  | 'PORTAL_USER'
  /** A machine of the customer. */
  | 'SERVICE_ACCOUNT'
  /** A staff member of the vendor. */
  | 'STAFF'
  /** The server by itself. */
  | 'SYSTEM';

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type LicenseChangeFilter = {
  /** All of these hold; at most 20. */
  and?: Array<LicenseChangeFilter> | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By license. */
  licenseId?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: LicenseChangeFilter | null | undefined;
  /** By when it happened. */
  occurredAt?: DateTimeFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<LicenseChangeFilter> | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type LicenseChangeOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: LicenseChangeOrderField;
};

/** What a list of this type can be ordered by. */
export type LicenseChangeOrderField =
  /** By when it happened. */
  | 'OCCURRED_AT'
  /** By the sequence that the license got by it. */
  | 'SEQUENCE';

/** What a change is about. */
export type LicenseChangeSubject =
  /** An attribute that every license has, such as `expiresAt`. */
  | 'ATTRIBUTE'
  /** A license field of the product. */
  | 'FIELD';

/** What `licenseCreateDownloadLink` takes. */
export type LicenseCreateDownloadLinkInput = {
  /** Whether the file is encrypted with the license key. False by default. */
  encrypted?: boolean | null | undefined;
  /** Binds the file to this machine of the license, at most 255 characters; CONFLICT when none has the fingerprint. Bound to none by default. */
  fingerprint?: string | null | undefined;
  /** The license. */
  id: string;
};

/** What `licenseCreateTemporary` takes. */
export type LicenseCreateTemporaryInput = {
  /** The customer; by default the one that the caller administers, where it is one. */
  customerId?: string | null | undefined;
  /** What it is called, at most 255 characters. */
  name?: string | null | undefined;
  /** The product. */
  productId: string;
  /** A project of the customer. */
  projectId?: string | null | undefined;
};

/** When the duration of a license begins. */
export type LicenseExpirationBasis =
  /** When the first machine is activated; until then it has no end. */
  | 'FROM_FIRST_ACTIVATION'
  /** When it is validated for the first time; until then it has no end. */
  | 'FROM_FIRST_VALIDATION'
  /** When the license starts. */
  | 'FROM_ISSUE';

/** What a license has to have in a license field. */
export type LicenseFieldConditionInput = {
  /** The name of the license field, in its own case. INVALID_INPUT for one that no product has, that the receiver of the events is not shown, or that is a PASSWORD. */
  name: string;
  /** The values of which the field has to have one, its own or the default: whole numbers in decimal, booleans as `true` or `false`; 1 to 20, of at most 1,000 characters. INVALID_INPUT for what the field never is. */
  values: Array<string>;
};

/** What `licenseFieldCreate` takes. */
export type LicenseFieldCreateInput = {
  /** The value in licenses without one of their own. */
  defaultValue?: LicenseValueInput | null | undefined;
  /** What it means, at most 10,000 characters. */
  description?: string | null | undefined;
  /** Whether only callers with `internal:read` see it. False by default. */
  hidden?: boolean | null | undefined;
  /** A hint for user interfaces not to let the initial value be changed. False by default. */
  initialLocked?: boolean | null | undefined;
  /** What a license gets as its own when it is issued. */
  initialValue?: LicenseValueInput | null | undefined;
  /** Only of an INTEGER: what it may be, at most 100 whole numbers; empty: anything. */
  integerOptions?: Array<number> | null | undefined;
  /** A letter, then at most 63 letters, digits, underscores, dots and hyphens; for good. Names that licenses have a meaning of their own for, such as `key` and `expiresAt`, are refused. */
  name: string;
  /** Its place among the fields, smallest first, not negative. 0 by default. */
  position?: number | null | undefined;
  /** The product, for good. */
  productId: string;
  /** Whether a license needs a value. Licenses that were issued without stay valid. False by default. */
  required?: boolean | null | undefined;
  /** Only of a STRING: what it may be, at most 100 of at most 255 characters; empty: anything. */
  textOptions?: Array<string> | null | undefined;
  /** Its name for people, at most 255 characters. The name by default. */
  title?: string | null | undefined;
  /** What it holds, for good. */
  type: LicenseFieldType;
};

/** What `licenseFieldDelete` takes. */
export type LicenseFieldDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The field. */
  id: string;
  /** True: the values are kept, and a new field of the same name and type has them. False: they are gone. */
  preserveValues: boolean;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type LicenseFieldFilter = {
  /** All of these hold; at most 20. */
  and?: Array<LicenseFieldFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: LicenseFieldFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<LicenseFieldFilter> | null | undefined;
  /** By product. */
  productId?: IDFilter | null | undefined;
  /** By whether a license needs a value. */
  required?: BooleanFilter | null | undefined;
  /** By type. */
  type?: LicenseFieldTypeFilter | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type LicenseFieldOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: LicenseFieldOrderField;
};

/** What a list of this type can be ordered by. */
export type LicenseFieldOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By position. */
  | 'POSITION';

/** What a license field holds. */
export type LicenseFieldType =
  /** True or false. */
  | 'BOOLEAN'
  /** The content of a small file as text, at most 65,536 bytes. */
  | 'FILE'
  /** A whole number between -(2^53 - 1) and 2^53 - 1; perhaps one of some options. */
  | 'INTEGER'
  /** A text of at most 65,536 bytes that is kept encrypted and shown in license files alone. */
  | 'PASSWORD'
  /** One line of text, at most 65,536 bytes; perhaps one of some options. */
  | 'STRING'
  /** Lines of text, at most 65,536 bytes. */
  | 'TEXT';

/** Conditions on a LicenseFieldType; all that are given must hold. */
export type LicenseFieldTypeFilter = {
  /** This value. */
  eq?: LicenseFieldType | null | undefined;
  /** One of these values. */
  in?: Array<LicenseFieldType> | null | undefined;
};

/** What `licenseFieldUpdate` takes. */
export type LicenseFieldUpdateInput = {
  /** The value in licenses without one of their own. */
  defaultValue?: LicenseValueInput | null | undefined;
  /** What it means, at most 10,000 characters. */
  description?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** Whether only callers with `internal:read` see it. */
  hidden?: boolean | null | undefined;
  /** The field. */
  id: string;
  /** A hint for user interfaces not to let the initial value be changed. */
  initialLocked?: boolean | null | undefined;
  /** What a license gets as its own when it is issued. */
  initialValue?: LicenseValueInput | null | undefined;
  /** Only of an INTEGER: what it may be, at most 100 whole numbers; empty: anything. */
  integerOptions?: Array<number> | null | undefined;
  /** As it is: another one is INVALID_INPUT. */
  name?: string | null | undefined;
  /** Its place among the fields, smallest first, not negative. */
  position?: number | null | undefined;
  /** Whether a license needs a value. Licenses that were issued without stay valid. */
  required?: boolean | null | undefined;
  /** Only of a STRING: what it may be, at most 100 of at most 255 characters; empty: anything. */
  textOptions?: Array<string> | null | undefined;
  /** Its name for people, at most 255 characters. */
  title?: string | null | undefined;
  /** As it is: another one is INVALID_INPUT. */
  type?: LicenseFieldType | null | undefined;
};

/** A value for a license field: its name, and exactly one of `text`, `integer` and `boolean`, as its type has it. */
export type LicenseFieldValueInput = {
  /** Of a BOOLEAN. */
  boolean?: boolean | null | undefined;
  /** Of an INTEGER: a whole number between -(2^53 - 1) and 2^53 - 1. */
  integer?: number | null | undefined;
  /** The name of the field, in its own case. */
  name: string;
  /** Of a STRING, TEXT, PASSWORD or FILE; at most 65,536 bytes. */
  text?: string | null | undefined;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type LicenseFilter = {
  /** All of these hold; at most 20. */
  and?: Array<LicenseFilter> | null | undefined;
  /** By when it was issued. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By customer. */
  customerId?: IDFilter | null | undefined;
  /** By the code of something it entitles to. */
  entitlement?: IDFilter | null | undefined;
  /** By the first moment at which it does not hold. */
  expiresAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By kind. */
  kind?: LicenseKindFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: LicenseFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<LicenseFilter> | null | undefined;
  /** By product. */
  productId?: IDFilter | null | undefined;
  /** By version of the product, as far as the caller sees that. */
  productVersionId?: IDFilter | null | undefined;
  /** By project, as far as the caller sees that. */
  projectId?: IDFilter | null | undefined;
  /** By status, at the time of the request. */
  status?: LicenseStatusFilter | null | undefined;
  /** By subscription, as far as the caller sees that. */
  subscriptionId?: IDFilter | null | undefined;
  /** By the template it was issued from, as far as the caller sees that. */
  templateId?: IDFilter | null | undefined;
  /** By type. */
  type?: LicenseTypeFilter | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** What `licenseIssue` takes. */
export type LicenseIssueInput = {
  /** The customer, for good. */
  customerId: string;
  /** For how many days, 1 to 36,500; null: without end. */
  durationDays?: number | null | undefined;
  /** Codes of 1 to 64 letters, digits, underscores, dots, colons and hyphens; at most 100. By default those of the template. */
  entitlements?: Array<string> | null | undefined;
  /** When the duration begins. FROM_FIRST_VALIDATION and FROM_FIRST_ACTIVATION need a duration. */
  expirationBasis?: LicenseExpirationBasis | null | undefined;
  /** The first moment at which it does not hold, midnight in UTC; null: without end. By default the midnight after the duration, or none where there is no duration. */
  expiresAt?: Date | string | null | undefined;
  /** Values for fields, at most 100. They go before those of the template, and those before the initial values. INVALID_INPUT where a required field has none of these and no default. */
  fields?: Array<LicenseFieldValueInput> | null | undefined;
  /** For how many seconds a license file is valid, at least 3,600; null: as long as the license. */
  fileTtlSeconds?: number | null | undefined;
  /** After how many seconds of silence a machine no longer counts, at least 60; null: machines need not report. */
  heartbeatSeconds?: number | null | undefined;
  /** How many of several fingerprints must match. */
  machineMatching?: LicenseMachineMatching | null | undefined;
  /** How many machines can be active; null: any number. */
  maxMachines?: number | null | undefined;
  /** How many people can have a seat; null: any number. */
  maxUsers?: number | null | undefined;
  /** How many uses it is good for; null: any number. */
  maxUses?: number | null | undefined;
  /** What it is called, at most 255 characters. */
  name?: string | null | undefined;
  /** How far these limits may be exceeded. */
  overage?: LicenseOverage | null | undefined;
  /** The product, for good; by default that of the template. */
  productId?: string | null | undefined;
  /** The version of the product it is limited to; by default to none. */
  productVersionId?: string | null | undefined;
  /** A project of the customer; by default that of the subscription. */
  projectId?: string | null | undefined;
  /** From when the duration counts in a renewal. */
  renewalBasis?: LicenseRenewalBasis | null | undefined;
  /** The first moment at which it holds; now by default. */
  startsAt?: Date | string | null | undefined;
  /** A subscription of the project to the product. */
  subscriptionId?: string | null | undefined;
  /** A template of the product. It is copied; what else is given goes before it. */
  templateId?: string | null | undefined;
  /** What it is for; by default as the template has it. */
  type?: LicenseType | null | undefined;
};

/** How a license came about. */
export type LicenseKind =
  /** Issued by the vendor. */
  | 'PRODUCTION'
  /** Created for development; ends after exactly 90 days. */
  | 'TEMPORARY';

/** Conditions on a LicenseKind; all that are given must hold. */
export type LicenseKindFilter = {
  /** This value. */
  eq?: LicenseKind | null | undefined;
  /** One of these values. */
  in?: Array<LicenseKind> | null | undefined;
};

/** How many of several fingerprints of a validation must be those of machines of the license. */
export type LicenseMachineMatching =
  /** Every one. */
  | 'ALL'
  /** One. */
  | 'ANY'
  /** More than half. */
  | 'MOST'
  /** Two. */
  | 'TWO';

/** One step of an order; ties are broken by id. */
export type LicenseOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: LicenseOrderField;
};

/** What a list of this type can be ordered by. */
export type LicenseOrderField =
  /** By when it was issued. */
  | 'CREATED_AT'
  /** By when it starts. */
  | 'STARTS_AT'
  /** By when it was last changed. */
  | 'UPDATED_AT';

/** How far the limits of a license may be exceeded. */
export type LicenseOverage =
  /** Not at all. */
  | 'NONE'
  /** Up to 1.5 times the limit, rounded down. */
  | 'TIMES_1_5'
  /** Up to 1.25 times the limit, rounded down. */
  | 'TIMES_1_25'
  /** Up to twice the limit. */
  | 'TIMES_2'
  /** As far as one likes. */
  | 'UNLIMITED';

/** What `licenseReinstate` takes. */
export type LicenseReinstateInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The license. */
  id: string;
};

/** What `licenseRenew` takes. */
export type LicenseRenewInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The license. */
  id: string;
};

/** From when the duration counts in a renewal. */
export type LicenseRenewalBasis =
  /** From the present end, even one that is past. */
  | 'FROM_EXPIRY'
  /** From the moment of the renewal. */
  | 'FROM_NOW'
  /** From the moment of the renewal where the end is past, otherwise from the end. */
  | 'FROM_NOW_IF_EXPIRED';

/** What `licenseResetUses` takes. */
export type LicenseResetUsesInput = {
  /** The license. */
  licenseId: string;
};

/** What `licenseRevealKey` takes. */
export type LicenseRevealKeyInput = {
  /** The license. */
  id: string;
};

/** What `licenseRevoke` takes. */
export type LicenseRevokeInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The license. */
  id: string;
  /** Why, for the customer too; at most 10,000 characters. */
  reason?: string | null | undefined;
};

/** What `licenseSeatAssign` takes. */
export type LicenseSeatAssignInput = {
  /** The license. */
  licenseId: string;
  /** The person. */
  portalUserId: string;
};

/** What `licenseSeatClaim` takes. */
export type LicenseSeatClaimInput = {
  /** The seat. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type LicenseSeatFilter = {
  /** All of these hold; at most 20. */
  and?: Array<LicenseSeatFilter> | null | undefined;
  /** By when it was taken. */
  claimedAt?: DateTimeFilter | null | undefined;
  /** By when it was assigned. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By license. */
  licenseId?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: LicenseSeatFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<LicenseSeatFilter> | null | undefined;
  /** By person. */
  portalUserId?: IDFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type LicenseSeatOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: LicenseSeatOrderField;
};

/** What a list of this type can be ordered by. */
export type LicenseSeatOrderField =
  /** By when it was assigned. */
  | 'CREATED_AT';

/** What `licenseSeatResend` takes. */
export type LicenseSeatResendInput = {
  /** The seat. */
  id: string;
};

/** What `licenseSeatRevoke` takes. */
export type LicenseSeatRevokeInput = {
  /** The seat. */
  id: string;
};

/** Where a license stands; of several reasons the first in this order decides. */
export type LicenseStatus =
  /** Holds. */
  | 'ACTIVE'
  /** Its time is over. */
  | 'EXPIRED'
  /** Holds, and ends soon: within 30 days, unless the installation says otherwise. */
  | 'EXPIRING'
  /** Ended by the vendor, for good. */
  | 'REVOKED'
  /** Does not hold until the vendor reinstates it. */
  | 'SUSPENDED';

/** Conditions on a LicenseStatus; all that are given must hold. */
export type LicenseStatusFilter = {
  /** This value. */
  eq?: LicenseStatus | null | undefined;
  /** One of these values. */
  in?: Array<LicenseStatus> | null | undefined;
};

/** What `licenseSuspend` takes. */
export type LicenseSuspendInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The license. */
  id: string;
  /** Why, for the customer too; at most 10,000 characters. */
  reason?: string | null | undefined;
};

/** What `licenseTemplateCreate` takes. */
export type LicenseTemplateCreateInput = {
  /** For how many days, 1 to 36,500; null: without end. */
  durationDays?: number | null | undefined;
  /** Codes of 1 to 64 letters, digits, underscores, dots, colons and hyphens; at most 100. */
  entitlements?: Array<string> | null | undefined;
  /** When the duration begins. FROM_FIRST_VALIDATION and FROM_FIRST_ACTIVATION need a duration. */
  expirationBasis?: LicenseExpirationBasis | null | undefined;
  /** Values for fields, at most 100. */
  fields?: Array<LicenseFieldValueInput> | null | undefined;
  /** For how many seconds a license file is valid, at least 3,600; null: as long as the license. */
  fileTtlSeconds?: number | null | undefined;
  /** After how many seconds of silence a machine no longer counts, at least 60; null: machines need not report. */
  heartbeatSeconds?: number | null | undefined;
  /** How many of several fingerprints must match. */
  machineMatching?: LicenseMachineMatching | null | undefined;
  /** How many machines can be active; null: any number. */
  maxMachines?: number | null | undefined;
  /** How many people can have a seat; null: any number. */
  maxUsers?: number | null | undefined;
  /** How many uses it is good for; null: any number. */
  maxUses?: number | null | undefined;
  /** Unique within the product in whichever case, at most 255 characters. */
  name: string;
  /** How far these limits may be exceeded. */
  overage?: LicenseOverage | null | undefined;
  /** The product, for good. */
  productId: string;
  /** From when the duration counts in a renewal. */
  renewalBasis?: LicenseRenewalBasis | null | undefined;
  /** What the licenses are for. */
  type: LicenseType;
};

/** What `licenseTemplateDelete` takes. */
export type LicenseTemplateDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The template. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type LicenseTemplateFilter = {
  /** All of these hold; at most 20. */
  and?: Array<LicenseTemplateFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: LicenseTemplateFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<LicenseTemplateFilter> | null | undefined;
  /** By product. */
  productId?: IDFilter | null | undefined;
  /** By type. */
  type?: LicenseTypeFilter | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type LicenseTemplateOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: LicenseTemplateOrderField;
};

/** What a list of this type can be ordered by. */
export type LicenseTemplateOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** What `licenseTemplateUpdate` takes. */
export type LicenseTemplateUpdateInput = {
  /** For how many days, 1 to 36,500; null: without end. */
  durationDays?: number | null | undefined;
  /** Codes of 1 to 64 letters, digits, underscores, dots, colons and hyphens; at most 100. They take the place of all. */
  entitlements?: Array<string> | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** When the duration begins. FROM_FIRST_VALIDATION and FROM_FIRST_ACTIVATION need a duration. */
  expirationBasis?: LicenseExpirationBasis | null | undefined;
  /** Values for fields, at most 100; they take the place of all. */
  fields?: Array<LicenseFieldValueInput> | null | undefined;
  /** For how many seconds a license file is valid, at least 3,600; null: as long as the license. */
  fileTtlSeconds?: number | null | undefined;
  /** After how many seconds of silence a machine no longer counts, at least 60; null: machines need not report. */
  heartbeatSeconds?: number | null | undefined;
  /** The template. */
  id: string;
  /** How many of several fingerprints must match. */
  machineMatching?: LicenseMachineMatching | null | undefined;
  /** How many machines can be active; null: any number. */
  maxMachines?: number | null | undefined;
  /** How many people can have a seat; null: any number. */
  maxUsers?: number | null | undefined;
  /** How many uses it is good for; null: any number. */
  maxUses?: number | null | undefined;
  /** Unique within the product in whichever case, at most 255 characters. */
  name?: string | null | undefined;
  /** How far these limits may be exceeded. */
  overage?: LicenseOverage | null | undefined;
  /** From when the duration counts in a renewal. */
  renewalBasis?: LicenseRenewalBasis | null | undefined;
  /** What the licenses are for. */
  type?: LicenseType | null | undefined;
};

/** What a license is for. */
export type LicenseType =
  /** Free of charge. A license that is one stays one. */
  | 'COMMUNITY'
  /** To develop with. */
  | 'DEVELOPMENT'
  /** Sold. */
  | 'PAID'
  /** To try the product. */
  | 'TRIAL';

/** Conditions on a LicenseType; all that are given must hold. */
export type LicenseTypeFilter = {
  /** This value. */
  eq?: LicenseType | null | undefined;
  /** One of these values. */
  in?: Array<LicenseType> | null | undefined;
};

/** What `licenseUpdate` takes. */
export type LicenseUpdateInput = {
  /** Entitles to more. Codes of 1 to 64 letters, digits, underscores, dots, colons and hyphens; at most 100. What it entitles to already is no change. */
  attachEntitlements?: Array<string> | null | undefined;
  /** Entitles no more to these. Codes of 1 to 64 letters, digits, underscores, dots, colons and hyphens; at most 100. What it does not entitle to is no change. */
  detachEntitlements?: Array<string> | null | undefined;
  /** For how many days, 1 to 36,500; null: without end. */
  durationDays?: number | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** When the duration begins. FROM_FIRST_VALIDATION and FROM_FIRST_ACTIVATION need a duration. */
  expirationBasis?: LicenseExpirationBasis | null | undefined;
  /** The first moment at which it does not hold, midnight in UTC; null: without end. */
  expiresAt?: Date | string | null | undefined;
  /** Values for fields, at most 100. */
  fields?: Array<LicenseFieldValueInput> | null | undefined;
  /** For how many seconds a license file is valid, at least 3,600; null: as long as the license. */
  fileTtlSeconds?: number | null | undefined;
  /** After how many seconds of silence a machine no longer counts, at least 60; null: machines need not report. */
  heartbeatSeconds?: number | null | undefined;
  /** The license. */
  id: string;
  /** How many of several fingerprints must match. */
  machineMatching?: LicenseMachineMatching | null | undefined;
  /** How many machines can be active; null: any number. */
  maxMachines?: number | null | undefined;
  /** How many people can have a seat; null: any number. */
  maxUsers?: number | null | undefined;
  /** How many uses it is good for; null: any number. */
  maxUses?: number | null | undefined;
  /** What it is called, at most 255 characters. */
  name?: string | null | undefined;
  /** How far these limits may be exceeded. */
  overage?: LicenseOverage | null | undefined;
  /** The version of the product it is limited to; null: to none. */
  productVersionId?: string | null | undefined;
  /** From when the duration counts in a renewal. */
  renewalBasis?: LicenseRenewalBasis | null | undefined;
  /** The names of fields, at most 100, whose value goes back to the default. INVALID_INPUT where a required one has none. */
  resetFields?: Array<string> | null | undefined;
  /** What it is for. */
  type?: LicenseType | null | undefined;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type LicenseUsageMonthFilter = {
  /** All of these hold; at most 20. */
  and?: Array<LicenseUsageMonthFilter> | null | undefined;
  /** By the customer whose license it is. */
  customerId?: IDFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By license. */
  licenseId?: IDFilter | null | undefined;
  /** By month, as its first day. */
  month?: DateFilter | null | undefined;
  /** This does not hold. */
  not?: LicenseUsageMonthFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<LicenseUsageMonthFilter> | null | undefined;
  /** By the product of the license. */
  productId?: IDFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type LicenseUsageMonthOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: LicenseUsageMonthOrderField;
};

/** What a list of this type can be ordered by. */
export type LicenseUsageMonthOrderField =
  /** By month. */
  | 'MONTH';

/** What `licenseUse` takes. */
export type LicenseUseInput = {
  /** How many, 1 to 1,000,000; negative takes back. */
  count?: number;
  /** The license, unless `licenseKey` is given. */
  licenseId?: string | null | undefined;
  /** Its key, unless `licenseId` is given. */
  licenseKey?: string | null | undefined;
};

/** Which license, and what it must hold for. What is left out is not asked. */
export type LicenseValidateInput = {
  /** At most 50 codes of entitlements that it must have. */
  entitlements?: Array<string> | null | undefined;
  /** At most 50 names of license fields that must have a value, exactly as written. */
  fields?: Array<string> | null | undefined;
  /** At most 10 fingerprints of the machine, of which as many must match as the license says. */
  fingerprints?: Array<string> | null | undefined;
  /** The license, unless `licenseKey` is given. */
  licenseId?: string | null | undefined;
  /** Its key, unless `licenseId` is given. */
  licenseKey?: string | null | undefined;
  /** The same by e-mail address; not beside `portalUserId`. */
  portalUserEmail?: string | null | undefined;
  /** The person who must have a seat, taken or only offered. */
  portalUserId?: string | null | undefined;
  /** The slug of the product that asks. */
  productSlug?: string | null | undefined;
  /** The name of its version; a license that names none is for every version. */
  versionName?: string | null | undefined;
};

/** What came of a validation, in the order in which it is looked for: the first that applies is the answer. */
export type LicenseValidationCode =
  /** It lacks an entitlement that was asked for. */
  | 'ENTITLEMENT_MISSING'
  /** Its time is over. */
  | 'EXPIRED'
  /** It has no value for a field that was asked for, or no such field that the caller sees. */
  | 'FIELD_MISSING'
  /** Too few of the fingerprints are of machines on which it is active. */
  | 'FINGERPRINT_MISMATCH'
  /** It was active on the machine, which was silent for too long: activate it again. */
  | 'HEARTBEAT_DEAD'
  /** There is no such license that the caller sees. */
  | 'NOT_FOUND'
  /** Its time has not begun. */
  | 'NOT_STARTED'
  /** Fingerprints were given, but it is not active on any machine: activate it. */
  | 'NO_MACHINE'
  /** It is a license of another product. */
  | 'PRODUCT_MISMATCH'
  /** The license was revoked; it never becomes valid again. */
  | 'REVOKED'
  /** The license is suspended until it is reinstated. */
  | 'SUSPENDED'
  /** It is active on more machines than it allows by now. */
  | 'TOO_MANY_MACHINES'
  /** More seats are assigned than it allows by now. */
  | 'TOO_MANY_USERS'
  /** More uses are counted than it allows by now. */
  | 'TOO_MANY_USES'
  /** The person has no seat of it, or is disabled. */
  | 'USER_MISMATCH'
  /** It is valid. So is one that ends soon: see `expiresAt` of the license. */
  | 'VALID'
  /** It is a license of another version of the product. */
  | 'VERSION_MISMATCH';

/** A value of a license field: exactly one of `text`, `integer` and `boolean`, as its type has it. */
export type LicenseValueInput = {
  /** Of a BOOLEAN. */
  boolean?: boolean | null | undefined;
  /** Of an INTEGER: a whole number between -(2^53 - 1) and 2^53 - 1. */
  integer?: number | null | undefined;
  /** Of a STRING, TEXT, PASSWORD or FILE; at most 65,536 bytes. */
  text?: string | null | undefined;
};

/** What `listExportCreateDownloadLink` takes. */
export type ListExportCreateDownloadLinkInput = {
  /** The export. */
  id: string;
};

/** What `listExportCreate` takes. */
export type ListExportCreateInput = {
  /** The arguments of that field but those for paging, such as `{ "filter": { "name": { "contains": "Acme" } } }`. */
  arguments?: Record<string, unknown> | null | undefined;
  /** How to write the rows. */
  format: ListExportFormat;
  /** The name of a root field that is a list, such as `customers` or `licenses`. */
  list: string;
};

/** What `listExportDelete` takes. */
export type ListExportDeleteInput = {
  /** The export. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ListExportFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ListExportFilter> | null | undefined;
  /** By when it was asked for. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By list. */
  list?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ListExportFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ListExportFilter> | null | undefined;
  /** By status. */
  status?: ListExportStatusFilter | null | undefined;
};

/** How the rows of an export are written. */
export type ListExportFormat =
  /** Comma-separated values (RFC 4180) with a header, in UTF-8. Text that a spreadsheet would take for a formula begins with an apostrophe. */
  | 'CSV'
  /** A JSON object a line, in UTF-8. */
  | 'JSONL';

/** One step of an order; ties are broken by id. */
export type ListExportOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ListExportOrderField;
};

/** What a list of this type can be ordered by. */
export type ListExportOrderField =
  /** By when it was asked for. */
  | 'CREATED_AT';

/** How far an export is. */
export type ListExportStatus =
  /** There is no file; see `error`. */
  | 'FAILED'
  /** It waits for a job. */
  | 'QUEUED'
  /** The file is there. */
  | 'READY'
  /** It is being written. */
  | 'RUNNING';

/** Conditions on a ListExportStatus; all that are given must hold. */
export type ListExportStatusFilter = {
  /** This value. */
  eq?: ListExportStatus | null | undefined;
  /** One of these values. */
  in?: Array<ListExportStatus> | null | undefined;
};

/** What `machineActivate` takes. */
export type MachineActivateInput = {
  /** What identifies the machine, at most 255 characters. */
  fingerprint: string;
  /** The license, unless `licenseKey` is given. */
  licenseId?: string | null | undefined;
  /** Its key, unless `licenseId` is given. */
  licenseKey?: string | null | undefined;
  /** What people call it, at most 255 characters; left out, it stays. */
  name?: string | null | undefined;
  /** What runs on it, such as linux/amd64, at most 255 characters; left out, it stays. */
  platform?: string | null | undefined;
};

/** What `machineDeactivate` takes. */
export type MachineDeactivateInput = {
  /** Of the machine, unless `id` is given. */
  fingerprint?: string | null | undefined;
  /** The machine, unless a license and `fingerprint` are given. */
  id?: string | null | undefined;
  /** The license, unless `licenseKey` is given. */
  licenseId?: string | null | undefined;
  /** Its key, unless `licenseId` is given. */
  licenseKey?: string | null | undefined;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type MachineFilter = {
  /** All of these hold; at most 20. */
  and?: Array<MachineFilter> | null | undefined;
  /** By when it was activated. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By fingerprint. */
  fingerprint?: StringFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By when it last reported. */
  lastHeartbeatAt?: DateTimeFilter | null | undefined;
  /** By license. */
  licenseId?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: MachineFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<MachineFilter> | null | undefined;
  /** By platform. */
  platform?: StringFilter | null | undefined;
};

/** What `machineHeartbeat` takes. */
export type MachineHeartbeatInput = {
  /** Of the machine, unless `id` is given. */
  fingerprint?: string | null | undefined;
  /** The machine, unless a license and `fingerprint` are given. */
  id?: string | null | undefined;
  /** The license, unless `licenseKey` is given. */
  licenseId?: string | null | undefined;
  /** Its key, unless `licenseId` is given. */
  licenseKey?: string | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type MachineOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: MachineOrderField;
};

/** What a list of this type can be ordered by. */
export type MachineOrderField =
  /** By when it was activated. */
  | 'CREATED_AT';

/** What `machineReplace` takes. */
export type MachineReplaceInput = {
  /** What identifies the new machine, at most 255 characters. */
  fingerprint: string;
  /** The machine that loses its place. */
  id: string;
  /** What people call it, at most 255 characters. */
  name?: string | null | undefined;
  /** What runs on it, such as linux/amd64, at most 255 characters. */
  platform?: string | null | undefined;
};

/** What `membershipChangeRole` takes. */
export type MembershipChangeRoleInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The membership. */
  id: string;
  /** The new role. ADMIN ends the sessions of the person, who signs in again. */
  role: MembershipRole;
};

/** What `membershipCreate` takes. */
export type MembershipCreateInput = {
  /** The customer; either this or `partnerId`. */
  customerId?: string | null | undefined;
  /** The partner; either this or `customerId`. */
  partnerId?: string | null | undefined;
  /** The person. */
  portalUserId: string;
  /** What the person is there. */
  role: MembershipRole;
};

/** What `membershipDisable` takes. */
export type MembershipDisableInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The membership. */
  id: string;
};

/** What `membershipEnable` takes. */
export type MembershipEnableInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The membership. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type MembershipFilter = {
  /** All of these hold; at most 20. */
  and?: Array<MembershipFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By customer, as far as the caller sees that. */
  customerId?: IDFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: MembershipFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<MembershipFilter> | null | undefined;
  /** By partner, as far as the caller sees that. */
  partnerId?: IDFilter | null | undefined;
  /** By person. */
  portalUserId?: IDFilter | null | undefined;
  /** By role. */
  role?: MembershipRoleFilter | null | undefined;
  /** By how it came about. */
  source?: MembershipSourceFilter | null | undefined;
  /** By status. */
  status?: MembershipStatusFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type MembershipOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: MembershipOrderField;
};

/** What a list of this type can be ordered by. */
export type MembershipOrderField =
  /** By when it was created. */
  | 'CREATED_AT';

/** What `membershipRemove` takes. */
export type MembershipRemoveInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The membership. */
  id: string;
};

/** What a person is in a customer; in a partner each role sees the projects assigned to the partner. */
export type MembershipRole =
  /** Sees all of the customer and manages its people and contact data. */
  | 'ADMIN'
  /** Sees the projects he or she is assigned to, and works in them. */
  | 'MEMBER'
  /** Sees the projects he or she is assigned to. */
  | 'READ_ONLY';

/** Conditions on a MembershipRole; all that are given must hold. */
export type MembershipRoleFilter = {
  /** This value. */
  eq?: MembershipRole | null | undefined;
  /** One of these values. */
  in?: Array<MembershipRole> | null | undefined;
};

/** How a membership came about. */
export type MembershipSource =
  /** By an invitation that was accepted. */
  | 'INVITATION'
  /** By the customer's directory. */
  | 'SCIM'
  /** By signing up. */
  | 'SIGNUP'
  /** By the first single sign-on. */
  | 'SSO'
  /** Made by the vendor. */
  | 'STAFF';

/** Conditions on a MembershipSource; all that are given must hold. */
export type MembershipSourceFilter = {
  /** This value. */
  eq?: MembershipSource | null | undefined;
  /** One of these values. */
  in?: Array<MembershipSource> | null | undefined;
};

/** Whether a membership counts. */
export type MembershipStatus =
  /** It gives access. */
  | 'ACTIVE'
  /** It gives no access until it is enabled again. */
  | 'DISABLED'
  /** It is history, for good; only the vendor reads it. */
  | 'REMOVED';

/** Conditions on a MembershipStatus; all that are given must hold. */
export type MembershipStatusFilter = {
  /** This value. */
  eq?: MembershipStatus | null | undefined;
  /** One of these values. */
  in?: Array<MembershipStatus> | null | undefined;
};

/** Which end comes first. */
export type OrderDirection =
  /** Smallest, earliest, A first. */
  | 'ASC'
  /** Largest, latest, Z first. */
  | 'DESC';

/** What `partnerCreate` takes. */
export type PartnerCreateInput = {
  /** One e-mail address. */
  contactEmail?: string | null | undefined;
  /** Whom to talk to, at most 255 characters. */
  contactName?: string | null | undefined;
  /** A telephone number, as people write it. */
  contactPhone?: string | null | undefined;
  /** At most 255 characters. */
  name: string;
  /** For the vendor alone, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** Unique, at most 255 characters. */
  number: string;
};

/** What `partnerDelete` takes. */
export type PartnerDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The partner. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type PartnerFilter = {
  /** All of these hold; at most 20. */
  and?: Array<PartnerFilter> | null | undefined;
  /** By the e-mail address of the contact. */
  contactEmail?: StringFilter | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: PartnerFilter | null | undefined;
  /** By number. */
  number?: StringFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<PartnerFilter> | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type PartnerOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: PartnerOrderField;
};

/** What a list of this type can be ordered by. */
export type PartnerOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By number. */
  | 'NUMBER'
  /** By when it was last changed. */
  | 'UPDATED_AT';

/** What `partnerUpdate` takes. */
export type PartnerUpdateInput = {
  /** One e-mail address. */
  contactEmail?: string | null | undefined;
  /** Whom to talk to, at most 255 characters. */
  contactName?: string | null | undefined;
  /** A telephone number, as people write it. */
  contactPhone?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The partner. */
  id: string;
  /** May not be emptied. */
  name?: string | null | undefined;
  /** For the vendor alone, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** Unique; may not be emptied. */
  number?: string | null | undefined;
};

/** What `passwordRemove` takes. */
export type PasswordRemoveInput = {
  /** The password; left out within 10 minutes of signing in. */
  currentPassword?: string | null | undefined;
};

/** What `passwordReset` takes. */
export type PasswordResetInput = {
  /** 15 to 128 characters of any kind, spaces included. Refused with INVALID_INPUT when it is common, or has the name, the address or the portal in it. */
  password: string;
  /** What stands at the end of the link. */
  secret: string;
};

/** What `passwordResetRequest` takes. */
export type PasswordResetRequestInput = {
  /** One e-mail address, in whichever case. */
  email: string;
  /** The language of the mail; English by default. */
  locale?: EmailLocale | null | undefined;
};

/** What `passwordSet` takes. */
export type PasswordSetInput = {
  /** The one of before; left out within 10 minutes of signing in. */
  currentPassword?: string | null | undefined;
  /** 15 to 128 characters of any kind, spaces included. Refused with INVALID_INPUT when it is common, or has the name, the address or the portal in it. */
  password: string;
};

/** A part of the portal that can be switched off. It is then closed to the people of the customer, and to those of partners on its projects; never to staff, API tokens and service accounts. */
export type PortalFeature =
  /** Licenses: reading and downloading them, their machines, seats and temporary licenses. */
  | 'LICENSES'
  /** Seeing other people, inviting and removing them, changing their roles, assigning them to projects. */
  | 'PEOPLE'
  /** Requesting, renewing and withdrawing subscriptions. */
  | 'SUBSCRIPTION_REQUESTS'
  /** Reading and managing support contacts. */
  | 'SUPPORT_CONTACTS'
  /** Creating temporary licenses. */
  | 'TEMPORARY_LICENSES';

/** What `portalSettingsUpdate` takes. */
export type PortalSettingsUpdateInput = {
  /** Whether tokens can be made that never run out. Switched off again, those that were made work on. */
  allowEndlessTokens?: boolean | null | undefined;
  /** Whether a new customer with an e-mail address is invited by itself. */
  autoInvite?: boolean | null | undefined;
  /** Where the classic portal is. An https address of at most 255 characters, without a user; http on the machine of the server alone. Null: nowhere. */
  classicUrl?: string | null | undefined;
  /** Whether the portal is on for customers that do not differ in it, and for partners. */
  enabled?: boolean | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** Replaces the days before an end on which it is announced: at most 10 of 0 to 365; empty: not before the end. Customers may differ. */
  expiryDays?: Array<number> | null | undefined;
  /** How often the vendor is told by mail what ends. */
  expiryDigest?: ExpiryDigestFrequency | null | undefined;
  /** What ends within so many days is told, 1 to 365. */
  expiryDigestDays?: number | null | undefined;
  /** Replaces who is told: addresses of active staff members, at most 20; empty: everybody of the roles SALES and ADMIN. */
  expiryDigestRecipients?: Array<string> | null | undefined;
  /** All the features that are to be off for every customer. */
  featuresOff?: Array<PortalFeature> | null | undefined;
  /** How many days an invitation can be accepted, 1 to 90. */
  invitationDays?: number | null | undefined;
  /** Where the new portal is. An https address of at most 255 characters, without a user; http on the machine of the server alone. Null: nowhere. */
  newUrl?: string | null | undefined;
  /** Whether people, staff too, can sign in with a password besides by mail. Nobody has one before it is on; switched off, those there are do not work. */
  passwords?: boolean | null | undefined;
  /** Which portal people are led to. */
  portalVersion?: PortalVersion | null | undefined;
  /** The second factor of people of customers that do not differ in it, and of partners. */
  secondFactor?: SecondFactorRule | null | undefined;
  /** The second factor of staff. */
  staffSecondFactor?: SecondFactorRule | null | undefined;
};

/** What `portalUserCreate` takes. */
export type PortalUserCreateInput = {
  /** One e-mail address; unique, in whichever case. */
  email: string;
  /** At most 255 characters. */
  firstName: string;
  /** At most 255 characters. */
  lastName: string;
  /** A first membership. A token for some customers must give one, in one of them. */
  membership?: PortalUserFirstMembershipInput | null | undefined;
};

/** What `portalUserDisable` takes. */
export type PortalUserDisableInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The person. */
  id: string;
};

/** What `portalUserEnable` takes. */
export type PortalUserEnableInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The person. */
  id: string;
};

/** What `portalUserErase` takes. */
export type PortalUserEraseInput = {
  /** The person. */
  id: string;
  /** Why, such as a request of the person; for the audit trail. At most 500 characters. */
  reason: string;
};

/** What `portalUserExport` takes. */
export type PortalUserExportInput = {
  /** The person. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type PortalUserFilter = {
  /** All of these hold; at most 20. */
  and?: Array<PortalUserFilter> | null | undefined;
  /** By when the person was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By a customer of which the person is a member, as far as the caller sees that. */
  customerId?: IDFilter | null | undefined;
  /** By when the person was disabled. */
  disabledAt?: DateTimeFilter | null | undefined;
  /** By e-mail address, which is kept in lower case. */
  email?: StringFilter | null | undefined;
  /** By first name. */
  firstName?: StringFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By last name. */
  lastName?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: PortalUserFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<PortalUserFilter> | null | undefined;
  /** By a partner of which the person is a member, as far as the caller sees that. */
  partnerId?: IDFilter | null | undefined;
};

/** The customer or partner a new person belongs to from the start. */
export type PortalUserFirstMembershipInput = {
  /** The customer; either this or `partnerId`. */
  customerId?: string | null | undefined;
  /** The partner; either this or `customerId`. */
  partnerId?: string | null | undefined;
  /** What the person is there. */
  role: MembershipRole;
};

/** One step of an order; ties are broken by id. */
export type PortalUserOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: PortalUserOrderField;
};

/** What a list of this type can be ordered by. */
export type PortalUserOrderField =
  /** By when the person was created. */
  | 'CREATED_AT'
  /** By e-mail address. */
  | 'EMAIL'
  /** By last name. */
  | 'LAST_NAME';

/** What `portalUserUpdate` takes. */
export type PortalUserUpdateInput = {
  /** CONFLICT when somebody else has it; may not be emptied. */
  email?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** May not be emptied. */
  firstName?: string | null | undefined;
  /** The person. */
  id: string;
  /** May not be emptied. */
  lastName?: string | null | undefined;
};

/** Which of two portals people are led to. */
export type PortalVersion =
  /** The one at `classicUrl`. */
  | 'CLASSIC'
  /** The one at `newUrl`. */
  | 'NEW';

/** What `productCreate` takes. */
export type ProductCreateInput = {
  /** At most 10,000 characters. */
  description?: string | null | undefined;
  /** Unique in whichever case, at most 255 characters. */
  name: string;
  /** Unique: 1 to 63 lower-case letters, digits and hyphens, no hyphen first. */
  slug: string;
};

/** What `productDelete` takes. */
export type ProductDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The product. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ProductFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ProductFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ProductFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ProductFilter> | null | undefined;
  /** By slug. */
  slug?: StringFilter | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type ProductOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ProductOrderField;
};

/** What a list of this type can be ordered by. */
export type ProductOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By slug. */
  | 'SLUG'
  /** By when it was last changed. */
  | 'UPDATED_AT';

/** What `productUpdate` takes. */
export type ProductUpdateInput = {
  /** At most 10,000 characters. */
  description?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The product. */
  id: string;
  /** Unique in whichever case, at most 255 characters. */
  name?: string | null | undefined;
  /** Unique: 1 to 63 lower-case letters, digits and hyphens, no hyphen first. */
  slug?: string | null | undefined;
};

/** What `productVersionAnnounce` takes. */
export type ProductVersionAnnounceInput = {
  /** Only these customers, 1 to 100; by default every one that has subscribed to the product. */
  customerIds?: Array<string> | null | undefined;
  /** What is new, at most 8,000 characters: plain text or Markdown, which stands in the mail as it is written. */
  notes?: string | null | undefined;
  /** The version. */
  productVersionId: string;
  /** Where to get it: an https address of at most 255 characters, without a user; by default the sign-in page of the portal. */
  updateUrl?: string | null | undefined;
};

/** What `productVersionCreate` takes. */
export type ProductVersionCreateInput = {
  /** Whether subscriptions to it can be requested. False by default. */
  enabled?: boolean | null | undefined;
  /** Unique within the product in whichever case, at most 255 characters. */
  name: string;
  /** The product, for good. */
  productId: string;
  /** The last day of support, not before the first. */
  supportEndsOn?: string | null | undefined;
  /** The first day of support. */
  supportStartsOn?: string | null | undefined;
};

/** What `productVersionDelete` takes. */
export type ProductVersionDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The version. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ProductVersionFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ProductVersionFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By whether it can be requested. */
  enabled?: BooleanFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ProductVersionFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ProductVersionFilter> | null | undefined;
  /** By product. */
  productId?: IDFilter | null | undefined;
  /** By the last day of support. */
  supportEndsOn?: DateFilter | null | undefined;
  /** By the first day of support. */
  supportStartsOn?: DateFilter | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type ProductVersionOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ProductVersionOrderField;
};

/** What a list of this type can be ordered by. */
export type ProductVersionOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name, as text. */
  | 'NAME'
  /** By when it was last changed. */
  | 'UPDATED_AT';

/** What `productVersionUpdate` takes. */
export type ProductVersionUpdateInput = {
  /** Whether subscriptions to it can be requested. */
  enabled?: boolean | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The version. */
  id: string;
  /** Unique within the product in whichever case, at most 255 characters. */
  name?: string | null | undefined;
  /** The last day of support, not before the first. */
  supportEndsOn?: string | null | undefined;
  /** The first day of support. */
  supportStartsOn?: string | null | undefined;
};

/** What `projectAssignPartner` takes. */
export type ProjectAssignPartnerInput = {
  /** The partner. */
  partnerId: string;
  /** The project. */
  projectId: string;
};

/** What `projectAssignUser` takes. */
export type ProjectAssignUserInput = {
  /** The person. */
  portalUserId: string;
  /** The project. */
  projectId: string;
};

/** What `projectAssignUserToAll` takes. */
export type ProjectAssignUserToAllInput = {
  /** The customer. */
  customerId: string;
  /** The person. */
  portalUserId: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ProjectAssignmentFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ProjectAssignmentFilter> | null | undefined;
  /** By when it was made. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: ProjectAssignmentFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ProjectAssignmentFilter> | null | undefined;
  /** By person. */
  portalUserId?: IDFilter | null | undefined;
  /** By project. */
  projectId?: IDFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type ProjectAssignmentOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ProjectAssignmentOrderField;
};

/** What a list of this type can be ordered by. */
export type ProjectAssignmentOrderField =
  /** By when it was made. */
  | 'CREATED_AT';

/** What `projectCreate` takes. */
export type ProjectCreateInput = {
  /** The customer it belongs to, for good. */
  customerId: string;
  /** What it is about, at most 2,000 characters. */
  description: string;
  /** An object of at most 16 KB, 64 keys and 4 levels. */
  metadata?: Record<string, unknown> | null | undefined;
  /** At most 255 characters. */
  name: string;
  /** For the vendor alone, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** Its organization in the ticketing system; CONFLICT when another project has it. Empty is none. */
  ticketOrganizationId?: string | null | undefined;
};

/** What `projectDelete` takes. */
export type ProjectDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The project. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ProjectFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ProjectFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By customer. */
  customerId?: IDFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ProjectFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ProjectFilter> | null | undefined;
  /** By a partner that it is assigned to and that the caller sees. */
  partnerId?: IDFilter | null | undefined;
  /** By organization in the ticketing system. */
  ticketOrganizationId?: StringFilter | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type ProjectOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ProjectOrderField;
};

/** What a list of this type can be ordered by. */
export type ProjectOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By when it was last changed. */
  | 'UPDATED_AT';

/** What `projectUnassignPartner` takes. */
export type ProjectUnassignPartnerInput = {
  /** The partner. */
  partnerId: string;
  /** The project. */
  projectId: string;
};

/** What `projectUnassignUserFromAll` takes. */
export type ProjectUnassignUserFromAllInput = {
  /** The customer. */
  customerId: string;
  /** The person. */
  portalUserId: string;
};

/** What `projectUnassignUser` takes. */
export type ProjectUnassignUserInput = {
  /** The person. */
  portalUserId: string;
  /** The project. */
  projectId: string;
};

/** What `projectUpdate` takes. */
export type ProjectUpdateInput = {
  /** May not be emptied. */
  description?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The project. */
  id: string;
  /** Replaces the whole object; may not be emptied with null. */
  metadata?: Record<string, unknown> | null | undefined;
  /** May not be emptied. */
  name?: string | null | undefined;
  /** For the vendor alone, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** Its organization in the ticketing system; CONFLICT when another project has it. Empty is none. */
  ticketOrganizationId?: string | null | undefined;
};

/** What `recoveryCodesRegenerate` takes. */
export type RecoveryCodesRegenerateInput = {
  /** The six digits of the application; either this or `recoveryCode`. */
  code?: string | null | undefined;
  /** A recovery code, which is used with that; either this or `code`. */
  recoveryCode?: string | null | undefined;
};

/** What a credential may attempt at all; on which rows, the roles and customers of the caller decide. */
export type Scope =
  /** Read API tokens, never their secrets, and the policies of tokens. */
  | 'API_TOKEN_READ'
  /** Create, rotate and revoke API tokens, and change the policies of tokens. */
  | 'API_TOKEN_WRITE'
  /** Read what machine identities have asked of the API. */
  | 'API_USAGE_READ'
  /** Read the audit trail. */
  | 'AUDIT_EVENT_READ'
  /** Erase what is personal of customers, with their people. */
  | 'CUSTOMER_ERASE'
  /** Export everything that is stored about a customer. */
  | 'CUSTOMER_EXPORT'
  /** Sign in as a customer. */
  | 'CUSTOMER_IMPERSONATE'
  /** Read customers. */
  | 'CUSTOMER_READ'
  /** Change the contact data of one's own customer. */
  | 'CUSTOMER_UPDATE_CONTACT'
  /** Create, update, archive, unarchive and delete customers. */
  | 'CUSTOMER_WRITE'
  /** Read which e-mail addresses are told of events. */
  | 'EMAIL_DESTINATION_READ'
  /** Create, change, mute and delete e-mail destinations of events. */
  | 'EMAIL_DESTINATION_WRITE'
  /** Read the delivery log of mails, mail templates and the sender domain. */
  | 'EMAIL_READ'
  /** Change mail templates and the sender domain, send mails again. */
  | 'EMAIL_WRITE'
  /** End a sign-in as a customer. */
  | 'IMPERSONATION_END'
  /** Read who of the vendor signed in as a customer, and why. */
  | 'IMPERSONATION_READ'
  /** Read, filter and sort by what is hidden from customers: notes, customer type, external id. */
  | 'INTERNAL_READ'
  /** Read invitations. */
  | 'INVITATION_READ'
  /** Invite people, send invitations again, approve and revoke them. */
  | 'INVITATION_WRITE'
  /** Activate and deactivate machines of licenses, report heartbeats, count uses. */
  | 'LICENSE_ACTIVATE'
  /** Create temporary licenses. */
  | 'LICENSE_CREATE_TEMPORARY'
  /** Read and download licenses and their machines. */
  | 'LICENSE_READ'
  /** Assign seats of licenses to portal users and revoke them. */
  | 'LICENSE_SEAT_ASSIGN'
  /** Take a seat that was assigned to oneself. */
  | 'LICENSE_SEAT_CLAIM'
  /** Read seats of licenses. */
  | 'LICENSE_SEAT_READ'
  /** Ask whether a license is valid. */
  | 'LICENSE_VALIDATE'
  /** Issue, change, suspend, reinstate, renew and revoke licenses. */
  | 'LICENSE_WRITE'
  /** Read and download one's own exports. */
  | 'LIST_EXPORT_READ'
  /** Export what one can read. */
  | 'LIST_EXPORT_WRITE'
  /** Read partners. */
  | 'PARTNER_READ'
  /** Create, update and delete partners and assign them to projects. */
  | 'PARTNER_WRITE'
  /** Settle for a customer who can be invited, whether staff may sign in as it, and what it is told by mail. */
  | 'PORTAL_RULES_WRITE'
  /** Read what is settled for the portal, for all customers and for each. */
  | 'PORTAL_SETTINGS_READ'
  /** Settle access to the portal, its version and its features. */
  | 'PORTAL_SETTINGS_WRITE'
  /** Create portal users and memberships. */
  | 'PORTAL_USER_CREATE'
  /** Erase people for good. */
  | 'PORTAL_USER_ERASE'
  /** Export everything that is stored about a person. */
  | 'PORTAL_USER_EXPORT'
  /** Read portal users and their memberships. */
  | 'PORTAL_USER_READ'
  /** Update portal users; change the role of, disable, enable and remove memberships. */
  | 'PORTAL_USER_WRITE'
  /** Read products, their versions, subscription levels and usage metrics. */
  | 'PRODUCT_READ'
  /** Change products, their versions, subscription levels and usage metrics. */
  | 'PRODUCT_WRITE'
  /** Assign portal users to projects. */
  | 'PROJECT_ASSIGN'
  /** Delete projects. */
  | 'PROJECT_DELETE'
  /** Read projects. */
  | 'PROJECT_READ'
  /** Create and update projects. */
  | 'PROJECT_WRITE'
  /** Take the second factor from people who have lost it. */
  | 'SECOND_FACTOR_RESET'
  /** Read service accounts and their tokens, never their secrets. */
  | 'SERVICE_ACCOUNT_READ'
  /** Create, rotate and revoke service accounts and their tokens. */
  | 'SERVICE_ACCOUNT_WRITE'
  /** Read one's own sessions; for the vendor, those of portal users. */
  | 'SESSION_READ'
  /** End one's own sessions; for the vendor, those of portal users. */
  | 'SESSION_WRITE'
  /** Read the public parts of the keys that sign license files. */
  | 'SIGNING_KEY_READ'
  /** Create, rotate and withdraw the keys that sign license files. */
  | 'SIGNING_KEY_WRITE'
  /** Read failed sign-ins. */
  | 'SIGN_IN_READ'
  /** Read staff members. */
  | 'STAFF_READ'
  /** Create, update and disable staff members. */
  | 'STAFF_WRITE'
  /** Read what subscriptions include: SLA, usage limits, support contacts. */
  | 'SUBSCRIPTION_OVERVIEW'
  /** Read subscriptions. */
  | 'SUBSCRIPTION_READ'
  /** Request, renew and withdraw subscriptions. */
  | 'SUBSCRIPTION_REQUEST'
  /** Create, update, accept, reject, activate and terminate subscriptions. */
  | 'SUBSCRIPTION_WRITE'
  /** Read support contacts. */
  | 'SUPPORT_CONTACT_READ'
  /** Add, edit and remove support contacts and change their access. */
  | 'SUPPORT_CONTACT_WRITE'
  /** Read webhook endpoints and what was delivered to them. */
  | 'WEBHOOK_ENDPOINT_READ'
  /** Create, change, test and delete webhook endpoints, and send events to them again. */
  | 'WEBHOOK_ENDPOINT_WRITE';

/** What `secondFactorConfirm` takes. */
export type SecondFactorConfirmInput = {
  /** The six digits of the application. */
  code: string;
  /** Whether a browser keeps the session in a cookie, of which no script sees the secret. Needs the header `X-Portico-Csrf` and an allowed Origin. */
  cookie?: boolean | null | undefined;
  /** The secret of a sign-in that waits for the second factor; left out by who is signed in. */
  signInSecret?: string | null | undefined;
};

/** What `secondFactorDisable` takes. */
export type SecondFactorDisableInput = {
  /** The six digits of the application; either this or `recoveryCode`. */
  code?: string | null | undefined;
  /** A recovery code, which is used with that; either this or `code`. */
  recoveryCode?: string | null | undefined;
};

/** What `secondFactorEnroll` takes. */
export type SecondFactorEnrollInput = {
  /** The secret of a sign-in that waits for the second factor; left out by who is signed in. */
  signInSecret?: string | null | undefined;
};

/** What is given as a second factor. */
export type SecondFactorKind =
  /** A recovery code, once. */
  | 'RECOVERY_CODE'
  /** A code of an authenticator application. */
  | 'TOTP';

/** What `secondFactorReset` takes. */
export type SecondFactorResetInput = {
  /** The portal user; either this or `staffId`. */
  portalUserId?: string | null | undefined;
  /** The staff member; either this or `portalUserId`. */
  staffId?: string | null | undefined;
};

/** What is wanted of a second factor at sign-in. */
export type SecondFactorRule =
  /** None can be added; those that are there still count. */
  | 'NONE'
  /** Whoever wants can add one. */
  | 'OPTIONAL'
  /** Nobody gets a session without one; it is added at the next sign-in. Sessions that are open go on. */
  | 'REQUIRED';

/** What `senderDomainRemove` takes. */
export type SenderDomainRemoveInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
};

/** What `senderDomainSet` takes. */
export type SenderDomainSetInput = {
  /** One e-mail address in a domain of the vendor. */
  address: string;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
};

/** What `senderDomainVerify` takes. */
export type SenderDomainVerifyInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
};

/** What `serviceAccountCreate` takes. */
export type ServiceAccountCreateInput = {
  /** The customer, for good. */
  customerId: string;
  /** When it runs out: within 365 days, in 90 days by default. */
  expiresAt?: Date | string | null | undefined;
  /** The name, at most 255 characters. CONFLICT when a service account of the customer that is not revoked has it. */
  name: string;
  /** Whether it never runs out: FORBIDDEN unless `allowEndlessTokens` of the portal settings is on. */
  neverExpires?: boolean | null | undefined;
  /** What the token may attempt, at least one of CUSTOMER_READ, PROJECT_READ, LICENSE_READ, LICENSE_ACTIVATE and LICENSE_VALIDATE. FORBIDDEN for what the caller does not have. */
  scopes: Array<Scope>;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ServiceAccountFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ServiceAccountFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By customer. */
  customerId?: IDFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ServiceAccountFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ServiceAccountFilter> | null | undefined;
  /** By how it came to be. */
  origin?: ServiceAccountOriginFilter | null | undefined;
  /** By when it was revoked. */
  revokedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type ServiceAccountOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ServiceAccountOrderField;
};

/** What a list of this type can be ordered by. */
export type ServiceAccountOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** How a service account came to be. */
export type ServiceAccountOrigin =
  /** It was made for an installation when that was started. */
  | 'INSTALLATION'
  /** Somebody created it. */
  | 'MANUAL';

/** Conditions on a ServiceAccountOrigin; all that are given must hold. */
export type ServiceAccountOriginFilter = {
  /** This value. */
  eq?: ServiceAccountOrigin | null | undefined;
  /** One of these values. */
  in?: Array<ServiceAccountOrigin> | null | undefined;
};

/** What `serviceAccountRevoke` takes. */
export type ServiceAccountRevokeInput = {
  /** The service account. */
  id: string;
};

/** What `serviceAccountTokenCreate` takes. */
export type ServiceAccountTokenCreateInput = {
  /** When it runs out: within 365 days, in 90 days by default. */
  expiresAt?: Date | string | null | undefined;
  /** Whether it never runs out: FORBIDDEN unless `allowEndlessTokens` of the portal settings is on. */
  neverExpires?: boolean | null | undefined;
  /** What the token may attempt, at least one of CUSTOMER_READ, PROJECT_READ, LICENSE_READ, LICENSE_ACTIVATE and LICENSE_VALIDATE. FORBIDDEN for what the caller does not have. */
  scopes: Array<Scope>;
  /** The service account. */
  serviceAccountId: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type ServiceAccountTokenFilter = {
  /** All of these hold; at most 20. */
  and?: Array<ServiceAccountTokenFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By when it runs out. */
  expiresAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By the last four characters of the secret. */
  lastFour?: StringFilter | null | undefined;
  /** By when it was last used. */
  lastUsedAt?: DateTimeFilter | null | undefined;
  /** This does not hold. */
  not?: ServiceAccountTokenFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<ServiceAccountTokenFilter> | null | undefined;
  /** By when it was revoked. */
  revokedAt?: DateTimeFilter | null | undefined;
  /** By service account. */
  serviceAccountId?: IDFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type ServiceAccountTokenOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ServiceAccountTokenOrderField;
};

/** What a list of this type can be ordered by. */
export type ServiceAccountTokenOrderField =
  /** By when it was created. */
  | 'CREATED_AT';

/** What `serviceAccountTokenRevoke` takes. */
export type ServiceAccountTokenRevokeInput = {
  /** The token. */
  id: string;
};

/** What `serviceAccountTokenRotate` takes. */
export type ServiceAccountTokenRotateInput = {
  /** When it runs out: within 365 days, in 90 days by default. */
  expiresAt?: Date | string | null | undefined;
  /** The token to replace. */
  id: string;
  /** Whether it never runs out: FORBIDDEN unless `allowEndlessTokens` of the portal settings is on. */
  neverExpires?: boolean | null | undefined;
  /** How many minutes the old one works on, 0 to 1,440, but not beyond its own end. 0, the default, revokes it at once. */
  overlapMinutes?: number | null | undefined;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type SessionFilter = {
  /** All of these hold; at most 20. */
  and?: Array<SessionFilter> | null | undefined;
  /** By when they were opened. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By when they end at the latest. */
  expiresAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: SessionFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<SessionFilter> | null | undefined;
  /** By the portal user whose they are; null are those of staff. */
  portalUserId?: IDFilter | null | undefined;
  /** By when they were ended. */
  revokedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type SessionOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: SessionOrderField;
};

/** What a list of this type can be ordered by. */
export type SessionOrderField =
  /** By when they were opened. */
  | 'CREATED_AT';

/** What `sessionRevokeAll` takes. */
export type SessionRevokeAllInput = {
  /** The portal user; left out, one's own sessions are meant. */
  portalUserId?: string | null | undefined;
};

/** What `sessionRevoke` takes. */
export type SessionRevokeInput = {
  /** The session. */
  id: string;
};

/** What `signInComplete` takes. */
export type SignInCompleteInput = {
  /** The six digits from the mail. */
  code?: string | null | undefined;
  /** Whether a browser keeps the session in a cookie, of which no script sees the secret. Needs the header `X-Portico-Csrf` and an allowed Origin. */
  cookie?: boolean | null | undefined;
  /** The address the code was mailed to; together with `code`. */
  email?: string | null | undefined;
  /** What stands at the end of the link, in place of `email` and `code`. */
  secret?: string | null | undefined;
};

/** Why a sign-in failed. The caller is told as much for none of them. */
export type SignInFailure =
  /** The code or link had run out. */
  | 'EXPIRED'
  /** It was guessed at too often before. */
  | 'LOCKED'
  /** The person is disabled, has no active membership, or belongs to customers whose portal is off. */
  | 'NO_ACCESS'
  /** The person has no password, or may not use one. */
  | 'NO_PASSWORD'
  /** The address or the source had tried too often; kept once an hour for each. */
  | 'RATE_LIMITED'
  /** Nobody has the address. */
  | 'UNKNOWN_ADDRESS'
  /** The link was never ours, or a newer one has replaced it. */
  | 'UNKNOWN_LINK'
  /** The code or link had been used. */
  | 'USED'
  /** Another code was mailed, or none. */
  | 'WRONG_CODE'
  /** The password is another one. */
  | 'WRONG_PASSWORD'
  /** The code of the second factor was wrong or used; what comes before it was right. */
  | 'WRONG_SECOND_FACTOR';

/** Conditions on a SignInFailure; all that are given must hold. */
export type SignInFailureFilter = {
  /** This value. */
  eq?: SignInFailure | null | undefined;
  /** One of these values. */
  in?: Array<SignInFailure> | null | undefined;
};

/** What shows who signs in. */
export type SignInMethod =
  /** A code by mail. */
  | 'MAIL_CODE'
  /** A link by mail. */
  | 'MAIL_LINK'
  /** A password. */
  | 'PASSWORD';

/** What `signInSecondFactor` takes. */
export type SignInSecondFactorInput = {
  /** The six digits of the application; either this or `recoveryCode`. */
  code?: string | null | undefined;
  /** Whether a browser keeps the session in a cookie, of which no script sees the secret. Needs the header `X-Portico-Csrf` and an allowed Origin. */
  cookie?: boolean | null | undefined;
  /** A recovery code, good once; either this or `code`. */
  recoveryCode?: string | null | undefined;
  /** The secret of the sign-in. */
  signInSecret: string;
};

/** What `signInStart` takes. */
export type SignInStartInput = {
  /** One e-mail address, in whichever case. */
  email: string;
  /** The language of the mail; English by default. */
  locale?: EmailLocale | null | undefined;
};

/** What `signInWithPassword` takes. */
export type SignInWithPasswordInput = {
  /** Whether a browser keeps the session in a cookie, of which no script sees the secret. Needs the header `X-Portico-Csrf` and an allowed Origin. */
  cookie?: boolean | null | undefined;
  /** The address, in whichever case. */
  email: string;
  /** The password. */
  password: string;
};

/** What `signOut` takes. */
export type SignOutInput = {
  /** Whether all other sessions of the person end too. */
  everywhere?: boolean | null | undefined;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type SigningKeyFilter = {
  /** All of these hold; at most 20. */
  and?: Array<SigningKeyFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By the name that files give it. */
  kid?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: SigningKeyFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<SigningKeyFilter> | null | undefined;
  /** By product. */
  productId?: IDFilter | null | undefined;
  /** By when a newer one took over. */
  rotatedAt?: DateTimeFilter | null | undefined;
  /** By when it was withdrawn. */
  withdrawnAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type SigningKeyOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: SigningKeyOrderField;
};

/** What a list of this type can be ordered by. */
export type SigningKeyOrderField =
  /** By when it was created. */
  | 'CREATED_AT';

/** What `signingKeyRotate` takes. */
export type SigningKeyRotateInput = {
  /** The product. NOT_FOUND when there is none. */
  productId: string;
};

/** What a signing key is still good for. */
export type SigningKeyStatus =
  /** A newer one signs; what it signed stays valid. */
  | 'ROTATED'
  /** It signs the files of its product; one key does. */
  | 'SIGNING'
  /** Nothing that it signed is valid any more; its private part is erased. */
  | 'WITHDRAWN';

/** What `signingKeyWithdraw` takes. */
export type SigningKeyWithdrawInput = {
  /** The key. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type StaffFilter = {
  /** All of these hold; at most 20. */
  and?: Array<StaffFilter> | null | undefined;
  /** By when the person was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By when the person was disabled. */
  disabledAt?: DateTimeFilter | null | undefined;
  /** By e-mail address, which is kept in lower case. */
  email?: StringFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: StaffFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<StaffFilter> | null | undefined;
  /** By role. */
  role?: StaffRoleFilter | null | undefined;
};

/** What `staffMemberCreate` takes. */
export type StaffMemberCreateInput = {
  /** One e-mail address; unique, in whichever case. */
  email: string;
  /** At most 255 characters. */
  name: string;
  /** What the person does for the vendor. */
  role: StaffRole;
};

/** What `staffMemberDisable` takes. */
export type StaffMemberDisableInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The staff member. */
  id: string;
};

/** What `staffMemberEnable` takes. */
export type StaffMemberEnableInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The staff member. */
  id: string;
};

/** What `staffMemberUpdate` takes. */
export type StaffMemberUpdateInput = {
  /** CONFLICT when another one has it; may not be emptied. */
  email?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The staff member. */
  id: string;
  /** May not be emptied. */
  name?: string | null | undefined;
  /** A new one ends the sessions of the person. */
  role?: StaffRole | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type StaffOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: StaffOrderField;
};

/** What a list of this type can be ordered by. */
export type StaffOrderField =
  /** By when the person was created. */
  | 'CREATED_AT'
  /** By e-mail address. */
  | 'EMAIL'
  /** By name. */
  | 'NAME';

/** What a staff member does for the vendor. */
export type StaffRole =
  /** May do everything. */
  | 'ADMIN'
  /** Manages customers, projects and subscriptions, and invites people. */
  | 'SALES'
  /** Reads what it takes to help customers. */
  | 'SUPPORT';

/** Conditions on a StaffRole; all that are given must hold. */
export type StaffRoleFilter = {
  /** This value. */
  eq?: StaffRole | null | undefined;
  /** One of these values. */
  in?: Array<StaffRole> | null | undefined;
};

/** Conditions on a text; all that are given must hold. */
export type StringFilter = {
  /** Has this text in it, in whichever case. `%` and `_` stand for themselves. */
  contains?: string | null | undefined;
  /** Equal, case-sensitive. */
  eq?: string | null | undefined;
  /** Equal to one of at most 100. */
  in?: Array<string> | null | undefined;
  /** True: empty. False: not empty. */
  isNull?: boolean | null | undefined;
  /** Begins with this text, in whichever case. */
  startsWith?: string | null | undefined;
};

/** What `subscriptionAccept` takes. */
export type SubscriptionAcceptInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The subscription. */
  id: string;
};

/** What `subscriptionActivate` takes. */
export type SubscriptionActivateInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The subscription. */
  id: string;
};

/** What `subscriptionCreate` takes. */
export type SubscriptionCreateInput = {
  /** Included support contacts with full access, 0 to 100,000; null is no limit. */
  fullSupportContacts?: number | null | undefined;
  /** The level. */
  levelId: string;
  /** For how many months, 1 to 120. */
  months: number;
  /** For the vendor alone, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** A version of a product, enabled or not. */
  productVersionId: string;
  /** The project that has it. */
  projectId: string;
  /** Included support contacts with read-only access, 0 to 100,000; null is no limit. */
  readOnlySupportContacts?: number | null | undefined;
  /** The service level agreement, at most 255 characters; null is none. */
  slaName?: string | null | undefined;
  /** The IANA time zone of its hours, such as Europe/Berlin. */
  slaTimeZone?: string | null | undefined;
  /** The first day. */
  startsOn: string;
  /** PENDING, which is the default, or ACTIVE. */
  status?: SubscriptionStatus | null | undefined;
  /** The included quantities, at most 100; the list replaces the one before. */
  usageLimits?: Array<UsageLimitInput> | null | undefined;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type SubscriptionFilter = {
  /** All of these hold; at most 20. */
  and?: Array<SubscriptionFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By the customer of the project. */
  customerId?: IDFilter | null | undefined;
  /** By the day on which it no longer holds. */
  endsOn?: DateFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By level. */
  levelId?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: SubscriptionFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<SubscriptionFilter> | null | undefined;
  /** By product. */
  productId?: IDFilter | null | undefined;
  /** By version of the product. */
  productVersionId?: IDFilter | null | undefined;
  /** By project. */
  projectId?: IDFilter | null | undefined;
  /** By the subscription that it renews, as far as the caller sees that. */
  renewalOfId?: IDFilter | null | undefined;
  /** By the first day. */
  startsOn?: DateFilter | null | undefined;
  /** By status. */
  status?: SubscriptionStatusFilter | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** What `subscriptionLevelCreate` takes. */
export type SubscriptionLevelCreateInput = {
  /** Unique: 1 to 64 capitals, digits and underscores, a letter first. */
  code: string;
  /** Included support contacts with full access, 0 to 100,000; null is no limit. */
  fullSupportContacts?: number | null | undefined;
  /** Unique in whichever case, at most 255 characters. */
  name: string;
  /** Included support contacts with read-only access, 0 to 100,000; null is no limit. */
  readOnlySupportContacts?: number | null | undefined;
  /** The service level agreement, at most 255 characters; null is none. */
  slaName?: string | null | undefined;
  /** The IANA time zone of its hours, such as Europe/Berlin. */
  slaTimeZone?: string | null | undefined;
  /** The included quantities, at most 100; the list replaces the one before. */
  usageLimits?: Array<UsageLimitInput> | null | undefined;
};

/** What `subscriptionLevelDelete` takes. */
export type SubscriptionLevelDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The level. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type SubscriptionLevelFilter = {
  /** All of these hold; at most 20. */
  and?: Array<SubscriptionLevelFilter> | null | undefined;
  /** By code. */
  code?: StringFilter | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: SubscriptionLevelFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<SubscriptionLevelFilter> | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type SubscriptionLevelOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: SubscriptionLevelOrderField;
};

/** What a list of this type can be ordered by. */
export type SubscriptionLevelOrderField =
  /** By code. */
  | 'CODE'
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By when it was last changed. */
  | 'UPDATED_AT';

/** What `subscriptionLevelUpdate` takes. */
export type SubscriptionLevelUpdateInput = {
  /** Unique: 1 to 64 capitals, digits and underscores, a letter first. */
  code?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** Included support contacts with full access, 0 to 100,000; null is no limit. */
  fullSupportContacts?: number | null | undefined;
  /** The level. */
  id: string;
  /** Unique in whichever case, at most 255 characters. */
  name?: string | null | undefined;
  /** Included support contacts with read-only access, 0 to 100,000; null is no limit. */
  readOnlySupportContacts?: number | null | undefined;
  /** The service level agreement, at most 255 characters; null is none. */
  slaName?: string | null | undefined;
  /** The IANA time zone of its hours, such as Europe/Berlin. */
  slaTimeZone?: string | null | undefined;
  /** The included quantities, at most 100; the list replaces the one before. */
  usageLimits?: Array<UsageLimitInput> | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type SubscriptionOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: SubscriptionOrderField;
};

/** What a list of this type can be ordered by. */
export type SubscriptionOrderField =
  /** By when it was created. */
  | 'CREATED_AT'
  /** By the day on which it no longer holds. */
  | 'ENDS_ON'
  /** By the first day. */
  | 'STARTS_ON'
  /** By when it was last changed. */
  | 'UPDATED_AT';

/** What `subscriptionReject` takes. */
export type SubscriptionRejectInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The subscription. */
  id: string;
  /** Why, for those who asked; at most 2,000 characters. */
  reason: string;
};

/** What `subscriptionRenew` takes. */
export type SubscriptionRenewInput = {
  /** The level; by default the present one, with what the present subscription includes. Another level comes with its own. */
  levelId?: string | null | undefined;
  /** For how many months, 1 to 120. By default as many as now. */
  months?: number | null | undefined;
  /** An enabled version of the same product; by default the present one. INVALID_INPUT when that is no longer enabled. */
  productVersionId?: string | null | undefined;
  /** The subscription to renew. */
  renewalOfId: string;
  /** The first day, at most a year ago; by default the day on which the present one ends. */
  startsOn?: string | null | undefined;
};

/** What `subscriptionRequest` takes. */
export type SubscriptionRequestInput = {
  /** The level. */
  levelId: string;
  /** For how many months, 1 to 120. */
  months: number;
  /** An enabled version of a product. */
  productVersionId: string;
  /** The project that shall have it. */
  projectId: string;
  /** The first day, at most a year ago. */
  startsOn: string;
};

/** Where a subscription stands. */
export type SubscriptionStatus =
  /** In force: at most one of a product in a project. */
  | 'ACTIVE'
  /** The request was withdrawn. */
  | 'CANCELED'
  /** Its time is over, or its renewal took its place. */
  | 'EXPIRED'
  /** Accepted, not yet in force. */
  | 'PENDING'
  /** The vendor declined the request. */
  | 'REJECTED'
  /** Asked for; the vendor has to decide. */
  | 'REQUESTED'
  /** The vendor ended it before its time. */
  | 'TERMINATED';

/** Conditions on a SubscriptionStatus; all that are given must hold. */
export type SubscriptionStatusFilter = {
  /** This value. */
  eq?: SubscriptionStatus | null | undefined;
  /** One of these values. */
  in?: Array<SubscriptionStatus> | null | undefined;
};

/** What `subscriptionTerminate` takes. */
export type SubscriptionTerminateInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The subscription. */
  id: string;
};

/** What `subscriptionUpdate` takes. */
export type SubscriptionUpdateInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** Included support contacts with full access, 0 to 100,000; null is no limit. */
  fullSupportContacts?: number | null | undefined;
  /** The subscription. */
  id: string;
  /** The level. */
  levelId?: string | null | undefined;
  /** For how many months, 1 to 120. */
  months?: number | null | undefined;
  /** For the vendor alone, at most 10,000 characters. */
  notes?: string | null | undefined;
  /** A version of the same product, enabled or not. */
  productVersionId?: string | null | undefined;
  /** Included support contacts with read-only access, 0 to 100,000; null is no limit. */
  readOnlySupportContacts?: number | null | undefined;
  /** The service level agreement, at most 255 characters; null is none. */
  slaName?: string | null | undefined;
  /** The IANA time zone of its hours, such as Europe/Berlin. */
  slaTimeZone?: string | null | undefined;
  /** The first day. */
  startsOn?: string | null | undefined;
  /** The included quantities, at most 100; the list replaces the one before. */
  usageLimits?: Array<UsageLimitInput> | null | undefined;
};

/** What `subscriptionWithdraw` takes. */
export type SubscriptionWithdrawInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The subscription. */
  id: string;
};

/** What a support contact may do in the ticketing system. */
export type SupportContactAccess =
  /** Read, create and comment tickets. */
  | 'FULL'
  /** Read tickets. */
  | 'READ_ONLY';

/** Conditions on a SupportContactAccess; all that are given must hold. */
export type SupportContactAccessFilter = {
  /** This value. */
  eq?: SupportContactAccess | null | undefined;
  /** One of these values. */
  in?: Array<SupportContactAccess> | null | undefined;
};

/** What `supportContactChangeAccess` takes. */
export type SupportContactChangeAccessInput = {
  /** The new access. */
  access: SupportContactAccess;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The support contact. */
  id: string;
};

/** What `supportContactCreate` takes. */
export type SupportContactCreateInput = {
  /** What the person may do in the ticketing system. */
  access: SupportContactAccess;
  /** The customer, for good. */
  customerId: string;
  /** One e-mail address. CONFLICT when an active contact of the customer has it. */
  email: string;
  /** The first name, at most 255 characters. */
  firstName: string;
  /** The last name, at most 255 characters. */
  lastName: string;
  /** What the person does in the project, at most 255 characters. */
  projectRole?: string | null | undefined;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type SupportContactFilter = {
  /** By access. */
  access?: SupportContactAccessFilter | null | undefined;
  /** All of these hold; at most 20. */
  and?: Array<SupportContactFilter> | null | undefined;
  /** By when it was added. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By customer. */
  customerId?: IDFilter | null | undefined;
  /** By e-mail address, in lower case. */
  email?: StringFilter | null | undefined;
  /** By first name. */
  firstName?: StringFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By last name. */
  lastName?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: SupportContactFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<SupportContactFilter> | null | undefined;
  /** By status. */
  status?: SupportContactStatusFilter | null | undefined;
  /** By whether the ticketing system knows it. */
  syncStatus?: SupportContactSyncStatusFilter | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type SupportContactOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: SupportContactOrderField;
};

/** What a list of this type can be ordered by. */
export type SupportContactOrderField =
  /** By when it was added. */
  | 'CREATED_AT'
  /** By last name. */
  | 'LAST_NAME';

/** What `supportContactRemove` takes. */
export type SupportContactRemoveInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The support contact. */
  id: string;
};

/** Whether a support contact counts. */
export type SupportContactStatus =
  /** May use the ticketing system. */
  | 'ACTIVE'
  /** Is history, for good. */
  | 'REMOVED';

/** Conditions on a SupportContactStatus; all that are given must hold. */
export type SupportContactStatusFilter = {
  /** This value. */
  eq?: SupportContactStatus | null | undefined;
  /** One of these values. */
  in?: Array<SupportContactStatus> | null | undefined;
};

/** Whether the ticketing system knows the present state of a support contact. */
export type SupportContactSyncStatus =
  /** Could not be told; see `syncError`. */
  | 'FAILED'
  /** Not yet told. */
  | 'PENDING'
  /** Told. */
  | 'SYNCED';

/** Conditions on a SupportContactSyncStatus; all that are given must hold. */
export type SupportContactSyncStatusFilter = {
  /** This value. */
  eq?: SupportContactSyncStatus | null | undefined;
  /** One of these values. */
  in?: Array<SupportContactSyncStatus> | null | undefined;
};

/** What `supportContactUpdate` takes. */
export type SupportContactUpdateInput = {
  /** One e-mail address. CONFLICT when an active contact of the customer has it. */
  email?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The first name, at most 255 characters. */
  firstName?: string | null | undefined;
  /** The support contact. */
  id: string;
  /** The last name, at most 255 characters. */
  lastName?: string | null | undefined;
  /** What the person does in the project, at most 255 characters. */
  projectRole?: string | null | undefined;
};

/** What `tokenPolicyCreate` takes. */
export type TokenPolicyCreateInput = {
  /** What is granted, 1 to 100 patterns of at most 64 characters: scopes in lower case with a colon, a star for any text, such as `license:*`. Each must match a scope that a token can have. */
  allow: Array<string>;
  /** What is denied, at most 100 patterns in the same way. */
  deny?: Array<string> | null | undefined;
  /** What it is for, at most 10,000 characters. */
  description?: string | null | undefined;
  /** The name, for good: 1 to 63 lower-case letters, digits and hyphens. CONFLICT when it is taken. */
  name: string;
};

/** What `tokenPolicyDelete` takes. */
export type TokenPolicyDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The policy. */
  name: string;
};

/** What `tokenPolicyUpdate` takes. */
export type TokenPolicyUpdateInput = {
  /** What is granted, 1 to 100 patterns of at most 64 characters: scopes in lower case with a colon, a star for any text, such as `license:*`. Each must match a scope that a token can have. */
  allow?: Array<string> | null | undefined;
  /** What is denied, at most 100 patterns in the same way. */
  deny?: Array<string> | null | undefined;
  /** What it is for, at most 10,000 characters. Null empties. */
  description?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The policy. */
  name: string;
};

/** An included quantity of a metric. */
export type UsageLimitInput = {
  /** What is counted; each metric at most once. */
  metricId: string;
  /** How much of it is included, 0 or more. */
  quantity: number;
};

/** What `usageMetricCreate` takes. */
export type UsageMetricCreateInput = {
  /** Unique: 1 to 64 capitals, digits and underscores, a letter first. */
  code: string;
  /** Unique in whichever case, at most 255 characters. */
  name: string;
  /** What is counted, at most 255 characters. */
  unit?: string | null | undefined;
};

/** What `usageMetricDelete` takes. */
export type UsageMetricDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The metric. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type UsageMetricFilter = {
  /** All of these hold; at most 20. */
  and?: Array<UsageMetricFilter> | null | undefined;
  /** By code. */
  code?: StringFilter | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: UsageMetricFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<UsageMetricFilter> | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type UsageMetricOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: UsageMetricOrderField;
};

/** What a list of this type can be ordered by. */
export type UsageMetricOrderField =
  /** By code. */
  | 'CODE'
  /** By when it was created. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By when it was last changed. */
  | 'UPDATED_AT';

/** What `usageMetricUpdate` takes. */
export type UsageMetricUpdateInput = {
  /** Unique: 1 to 64 capitals, digits and underscores, a letter first. */
  code?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The metric. */
  id: string;
  /** Unique in whichever case, at most 255 characters. */
  name?: string | null | undefined;
  /** What is counted, at most 255 characters. */
  unit?: string | null | undefined;
};

/** What kind of caller. */
export type ViewerKind =
  /** A vendor's machine identity. */
  | 'API_TOKEN'
  /** A person of customers or partners. */
  | 'PORTAL_USER'
  /** A customer's machine identity. */
  | 'SERVICE_ACCOUNT'
  /** A person who works for the vendor. */
  | 'STAFF';

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type WebhookDeliveryFilter = {
  /** All of these hold; at most 20. */
  and?: Array<WebhookDeliveryFilter> | null | undefined;
  /** By when it was set on its way. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By the customer of the endpoint; those of the vendor have none. */
  customerId?: IDFilter | null | undefined;
  /** By endpoint, also by one that was deleted. */
  endpointId?: IDFilter | null | undefined;
  /** By what the event is about. */
  entityId?: IDFilter | null | undefined;
  /** By event, which is the webhook id. */
  eventId?: IDFilter | null | undefined;
  /** By type of event. */
  eventType?: StringFilter | null | undefined;
  /** By when it was over. */
  finishedAt?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** By why it is sent. */
  kind?: WebhookDeliveryKindFilter | null | undefined;
  /** This does not hold. */
  not?: WebhookDeliveryFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<WebhookDeliveryFilter> | null | undefined;
  /** By how far it is. */
  status?: WebhookDeliveryStatusFilter | null | undefined;
};

/** Why something is sent to a webhook endpoint. */
export type WebhookDeliveryKind =
  /** An event happened. */
  | 'EVENT'
  /** Somebody wanted it sent again. */
  | 'REPLAY'
  /** Somebody wanted to see whether it works. */
  | 'TEST';

/** Conditions on a WebhookDeliveryKind; all that are given must hold. */
export type WebhookDeliveryKindFilter = {
  /** This value. */
  eq?: WebhookDeliveryKind | null | undefined;
  /** One of these values. */
  in?: Array<WebhookDeliveryKind> | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type WebhookDeliveryOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: WebhookDeliveryOrderField;
};

/** What a list of this type can be ordered by. */
export type WebhookDeliveryOrderField =
  /** By when it was set on its way. */
  | 'CREATED_AT';

/** What `webhookDeliveryReplay` takes. */
export type WebhookDeliveryReplayInput = {
  /** The webhook delivery. */
  id: string;
};

/** How far a delivery is. */
export type WebhookDeliveryStatus =
  /** The endpoint was disabled or deleted before. */
  | 'CANCELED'
  /** The receiver answered with 2xx. */
  | 'DELIVERED'
  /** It was given up: after 12 attempts in about two days, or after one where another is of no use. */
  | 'FAILED'
  /** It waits: for its turn, for an answer, or for the next attempt. */
  | 'PENDING';

/** Conditions on a WebhookDeliveryStatus; all that are given must hold. */
export type WebhookDeliveryStatusFilter = {
  /** This value. */
  eq?: WebhookDeliveryStatus | null | undefined;
  /** One of these values. */
  in?: Array<WebhookDeliveryStatus> | null | undefined;
};

/** Why nothing is sent to a webhook endpoint. */
export type WebhookDisabledReason =
  /** Nothing got through for three days, and a delivery was given up. */
  | 'FAILURES'
  /** It answered 410 Gone. */
  | 'GONE'
  /** Somebody disabled it. */
  | 'MANUAL';

/** What `webhookEndpointCreate` takes. */
export type WebhookEndpointCreateInput = {
  /** The customer whose it is, for good, and of whose events alone it is told; the vendor by default. */
  customerId?: string | null | undefined;
  /** What it is for, at most 255 characters. */
  description?: string | null | undefined;
  /** At most 20, together of at most 20,000 characters as JSON, of which one has to be true of an event; empty: every event. */
  filters?: Array<EventFilterInput> | null | undefined;
  /** Headers that every request has, at most 5. */
  headers?: Array<WebhookHeaderInput> | null | undefined;
  /** How long an attempt may take, 1 to 15 seconds. 5 by default. */
  timeoutSeconds?: number | null | undefined;
  /** Where to post to: https in the public internet, at most 2,048 characters. Names are looked up for each connection, and redirects not followed. */
  url: string;
};

/** What `webhookEndpointDelete` takes. */
export type WebhookEndpointDeleteInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The webhook endpoint. */
  id: string;
};

/** What `webhookEndpointDisable` takes. */
export type WebhookEndpointDisableInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The webhook endpoint. */
  id: string;
};

/** What `webhookEndpointEnable` takes. */
export type WebhookEndpointEnableInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The webhook endpoint. */
  id: string;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. At most 100 conditions with 1,000 values in their lists in all, beyond which INVALID_INPUT; each condition costs 5 points, and ten values of a list one. */
export type WebhookEndpointFilter = {
  /** All of these hold; at most 20. */
  and?: Array<WebhookEndpointFilter> | null | undefined;
  /** By when it was created. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By customer; those of the vendor have none. */
  customerId?: IDFilter | null | undefined;
  /** By when it was disabled. */
  disabledAt?: DateTimeFilter | null | undefined;
  /** By since when nothing gets through. */
  failingSince?: DateTimeFilter | null | undefined;
  /** By id. */
  id?: IDFilter | null | undefined;
  /** This does not hold. */
  not?: WebhookEndpointFilter | null | undefined;
  /** At least one of these holds; at most 20. */
  or?: Array<WebhookEndpointFilter> | null | undefined;
  /** By when it was last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** By address. */
  url?: StringFilter | null | undefined;
};

/** One step of an order; ties are broken by id. */
export type WebhookEndpointOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: WebhookEndpointOrderField;
};

/** What a list of this type can be ordered by. */
export type WebhookEndpointOrderField =
  /** By when it was created. */
  | 'CREATED_AT';

/** What `webhookEndpointReplay` takes. */
export type WebhookEndpointReplayInput = {
  /** The webhook endpoint. */
  id: string;
  /** Whether those are sent too that did reach it; false by default. */
  includeDelivered?: boolean | null | undefined;
  /** Those that happened then or later. */
  since: Date | string;
  /** Those that happened before, at most 30 days later; now by default. */
  until?: Date | string | null | undefined;
};

/** What `webhookEndpointRotateSecret` takes. */
export type WebhookEndpointRotateSecretInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The webhook endpoint. */
  id: string;
  /** How many hours the secret before signs as well, 0 to 24; 0 by default. */
  overlapHours?: number | null | undefined;
};

/** What `webhookEndpointTest` takes. */
export type WebhookEndpointTestInput = {
  /** The webhook endpoint. */
  id: string;
};

/** What `webhookEndpointUpdate` takes. */
export type WebhookEndpointUpdateInput = {
  /** What it is for, at most 255 characters. */
  description?: string | null | undefined;
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** At most 20, together of at most 20,000 characters as JSON, of which one has to be true of an event; empty: every event. */
  filters?: Array<EventFilterInput> | null | undefined;
  /** Headers that every request has, at most 5. Those that are not among them are dropped. */
  headers?: Array<WebhookHeaderInput> | null | undefined;
  /** The webhook endpoint. */
  id: string;
  /** How long an attempt may take, 1 to 15 seconds. */
  timeoutSeconds?: number | null | undefined;
  /** Where to post to: https in the public internet, at most 2,048 characters. Names are looked up for each connection, and redirects not followed. */
  url?: string | null | undefined;
};

/** A header of the receiver’s own. */
export type WebhookHeaderInput = {
  /** Its name, each once. INVALID_INPUT for those that the server sets or that say where the request goes, such as Host, Content-Type and Webhook-Id. */
  name: string;
  /** Its value, 1 to 2,048 printable ASCII characters; kept encrypted and never shown. Left out in an update: as it was. */
  value?: string | null | undefined;
};

export type ApiTokenFragment = { id: string, name: string, lastFour: string, scopes: Array<Scope>, policy: string | null, allCustomers: boolean, customerIds: Array<string>, expiresAt: string | null, lastUsedAt: string | null, lastUsedIp: string | null, revokedAt: string | null, createdAt: string, sponsorName: string | null, replacesId: string | null };

export type ApiTokenQueryVariables = Exact<{
  id: string;
}>;


export type ApiTokenQuery = { apiToken: ApiTokenFragment | null };

export type ApiTokensQueryVariables = Exact<{
  filter?: ApiTokenFilter | null | undefined;
  orderBy?: Array<ApiTokenOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ApiTokensQuery = { apiTokens: { totalCount?: number, nodes: Array<ApiTokenFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ApiTokenCreateMutationVariables = Exact<{
  input: ApiTokenCreateInput;
}>;


export type ApiTokenCreateMutation = { apiTokenCreate: { secret: string | null, apiToken: ApiTokenFragment | null, errors: Array<UserErrorFragment> } };

export type ApiTokenRotateMutationVariables = Exact<{
  input: ApiTokenRotateInput;
}>;


export type ApiTokenRotateMutation = { apiTokenRotate: { secret: string | null, apiToken: ApiTokenFragment | null, errors: Array<UserErrorFragment> } };

export type ApiTokenRevokeMutationVariables = Exact<{
  input: ApiTokenRevokeInput;
}>;


export type ApiTokenRevokeMutation = { apiTokenRevoke: { apiToken: ApiTokenFragment | null, errors: Array<UserErrorFragment> } };

export type ApiUsageFragment = { id: string, credentialKind: ApiUsageCredential, credentialId: string, credentialName: string, day: string, requests: number, cost: number, errors: number, customer: { id: string, number: string, name: string } | null };

export type ApiUsageQueryVariables = Exact<{
  id: string;
}>;


export type ApiUsageQuery = { apiUsage: ApiUsageFragment | null };

export type ApiUsagesQueryVariables = Exact<{
  filter?: ApiUsageFilter | null | undefined;
  orderBy?: Array<ApiUsageOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ApiUsagesQuery = { apiUsages: { totalCount?: number, nodes: Array<ApiUsageFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AuditEventFragment = { id: string, type: string, occurredAt: string, actorKind: AuditActorKind, actorId: string | null, actorName: string | null, entityType: string, entityId: string, entitySequence: number | null, customerId: string | null, requestId: string | null, ipAddress: string | null, changes: Array<{ field: string, from: Record<string, unknown> | null, to: Record<string, unknown> | null }> };

export type AuditEventQueryVariables = Exact<{
  id: string;
}>;


export type AuditEventQuery = { auditEvent: AuditEventFragment | null };

export type AuditEventsQueryVariables = Exact<{
  filter?: AuditEventFilter | null | undefined;
  orderBy?: Array<AuditEventOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type AuditEventsQuery = { auditEvents: { totalCount?: number, nodes: Array<AuditEventFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AuditVerificationQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditVerificationQuery = { auditVerification: { ranAt: string, position: number, roundEndedAt: string | null, findings: Array<{ kind: AuditFindingKind, position: number, message: string, foundAt: string }> } | null };

export type AuditEventCreateExportLinkMutationVariables = Exact<{
  input: AuditEventCreateExportLinkInput;
}>;


export type AuditEventCreateExportLinkMutation = { auditEventCreateExportLink: { exportLink: { url: string, expiresAt: string } | null, errors: Array<UserErrorFragment> } };

export type CustomerPortalFragment = { id: string, enabled: boolean | null, portalVersion: PortalVersion | null, autoInvite: boolean | null, featuresOff: Array<PortalFeature>, passwords: boolean | null, secondFactor: SecondFactorRule | null, allowedDomains: Array<string>, allowSubdomains: boolean, requireApproval: boolean, allowImpersonation: boolean, expiryMails: boolean, expiryMailsToAdmins: boolean, expiryRecipients: Array<string>, expiryDays: Array<number> | null, releaseMails: boolean, version: number, createdAt: string, updatedAt: string, effective: EffectivePortalFragment, customer: { id: string, number: string, name: string } };

export type EffectivePortalFragment = { enabled: boolean, version: PortalVersion, url: string | null, features: Array<PortalFeature> };

export type CustomerPortalUpdateMutationVariables = Exact<{
  input: CustomerPortalUpdateInput;
}>;


export type CustomerPortalUpdateMutation = { customerPortalUpdate: { customerPortal: CustomerPortalFragment | null, errors: Array<UserErrorFragment> } };

export type CustomerPortalUpdateRulesMutationVariables = Exact<{
  input: CustomerPortalUpdateRulesInput;
}>;


export type CustomerPortalUpdateRulesMutation = { customerPortalUpdateRules: { customerPortal: CustomerPortalFragment | null, errors: Array<UserErrorFragment> } };

export type CustomerPortalUpdateNoticesMutationVariables = Exact<{
  input: CustomerPortalUpdateNoticesInput;
}>;


export type CustomerPortalUpdateNoticesMutation = { customerPortalUpdateNotices: { customerPortal: CustomerPortalFragment | null, errors: Array<UserErrorFragment> } };

export type CustomerFragment = { id: string, number: string, name: string, externalId: string | null, type: CustomerType | null, testEndsAt: string | null, contactName: string | null, contactEmail: string | null, contactPhone: string | null, notes: string | null, metadata: Record<string, unknown>, archivedAt: string | null, erasedAt: string | null, version: number, createdAt: string, updatedAt: string };

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { customer: CustomerFragment | null };

export type CustomerByNumberQueryVariables = Exact<{
  number: string;
}>;


export type CustomerByNumberQuery = { customerByNumber: CustomerFragment | null };

export type CustomersQueryVariables = Exact<{
  filter?: CustomerFilter | null | undefined;
  orderBy?: Array<CustomerOrder> | null | undefined;
  includeArchived?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type CustomersQuery = { customers: { totalCount?: number, nodes: Array<CustomerFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CustomerArchiveMutationVariables = Exact<{
  input: CustomerArchiveInput;
}>;


export type CustomerArchiveMutation = { customerArchive: { customer: CustomerFragment | null, errors: Array<UserErrorFragment> } };

export type CustomerCreateMutationVariables = Exact<{
  input: CustomerCreateInput;
}>;


export type CustomerCreateMutation = { customerCreate: { customer: CustomerFragment | null, errors: Array<UserErrorFragment> } };

export type CustomerDeleteMutationVariables = Exact<{
  input: CustomerDeleteInput;
}>;


export type CustomerDeleteMutation = { customerDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type CustomerUnarchiveMutationVariables = Exact<{
  input: CustomerUnarchiveInput;
}>;


export type CustomerUnarchiveMutation = { customerUnarchive: { customer: CustomerFragment | null, errors: Array<UserErrorFragment> } };

export type CustomerUpdateMutationVariables = Exact<{
  input: CustomerUpdateInput;
}>;


export type CustomerUpdateMutation = { customerUpdate: { customer: CustomerFragment | null, errors: Array<UserErrorFragment> } };

export type CustomerUpdateContactMutationVariables = Exact<{
  input: CustomerUpdateContactInput;
}>;


export type CustomerUpdateContactMutation = { customerUpdateContact: { customer: CustomerFragment | null, errors: Array<UserErrorFragment> } };

export type CustomerExportMutationVariables = Exact<{
  input: CustomerExportInput;
}>;


export type CustomerExportMutation = { customerExport: { listExport: ListExportFragment | null, errors: Array<UserErrorFragment> } };

export type CustomerEraseMutationVariables = Exact<{
  input: CustomerEraseInput;
}>;


export type CustomerEraseMutation = { customerErase: { customer: CustomerFragment | null, errors: Array<UserErrorFragment> } };

export type EmailDestinationFragment = { id: string, email: string, verifiedAt: string | null, disabledAt: string | null, disabledReason: EmailDestinationDisabledReason | null, mailedAt: string | null, version: number, createdAt: string, updatedAt: string, filters: Array<{ types: Array<string>, customerIds: Array<string>, productIds: Array<string>, fields: Array<{ name: string, values: Array<string> }> | null }>, mutes: Array<{ entityId: string, until: string | null }>, customer: { id: string, number: string, name: string } | null };

export type EmailDestinationQueryVariables = Exact<{
  id: string;
}>;


export type EmailDestinationQuery = { emailDestination: EmailDestinationFragment | null };

export type EmailDestinationsQueryVariables = Exact<{
  filter?: EmailDestinationFilter | null | undefined;
  orderBy?: Array<EmailDestinationOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type EmailDestinationsQuery = { emailDestinations: { totalCount?: number, nodes: Array<EmailDestinationFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EmailDestinationCreateMutationVariables = Exact<{
  input: EmailDestinationCreateInput;
}>;


export type EmailDestinationCreateMutation = { emailDestinationCreate: { emailDestination: EmailDestinationFragment | null, errors: Array<UserErrorFragment> } };

export type EmailDestinationDeleteMutationVariables = Exact<{
  input: EmailDestinationDeleteInput;
}>;


export type EmailDestinationDeleteMutation = { emailDestinationDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type EmailDestinationDisableMutationVariables = Exact<{
  input: EmailDestinationDisableInput;
}>;


export type EmailDestinationDisableMutation = { emailDestinationDisable: { emailDestination: EmailDestinationFragment | null, errors: Array<UserErrorFragment> } };

export type EmailDestinationEnableMutationVariables = Exact<{
  input: EmailDestinationEnableInput;
}>;


export type EmailDestinationEnableMutation = { emailDestinationEnable: { emailDestination: EmailDestinationFragment | null, errors: Array<UserErrorFragment> } };

export type EmailDestinationMuteMutationVariables = Exact<{
  input: EmailDestinationMuteInput;
}>;


export type EmailDestinationMuteMutation = { emailDestinationMute: { emailDestination: EmailDestinationFragment | null, errors: Array<UserErrorFragment> } };

export type EmailDestinationResendVerificationMutationVariables = Exact<{
  input: EmailDestinationResendVerificationInput;
}>;


export type EmailDestinationResendVerificationMutation = { emailDestinationResendVerification: { emailDestination: EmailDestinationFragment | null, errors: Array<UserErrorFragment> } };

export type EmailDestinationUnmuteMutationVariables = Exact<{
  input: EmailDestinationUnmuteInput;
}>;


export type EmailDestinationUnmuteMutation = { emailDestinationUnmute: { emailDestination: EmailDestinationFragment | null, errors: Array<UserErrorFragment> } };

export type EmailDestinationUpdateMutationVariables = Exact<{
  input: EmailDestinationUpdateInput;
}>;


export type EmailDestinationUpdateMutation = { emailDestinationUpdate: { emailDestination: EmailDestinationFragment | null, errors: Array<UserErrorFragment> } };

export type EmailDestinationVerifyMutationVariables = Exact<{
  input: EmailDestinationVerifyInput;
}>;


export type EmailDestinationVerifyMutation = { emailDestinationVerify: { address: { email: string, verifiedAt: string } | null, errors: Array<UserErrorFragment> } };

export type EmailFragment = { id: string, type: EmailType, locale: EmailLocale, status: EmailStatus, recipient: string, subject: string, attempts: number, lastAnswer: string | null, lastAttemptAt: string | null, queuedAt: string, sentAt: string | null, contentUntil: string | null, createdAt: string, customer: { id: string, name: string } | null };

export type EmailTemplateFragment = { type: EmailType, locale: EmailLocale, description: string, subject: string, text: string, html: string, edited: boolean, version: number, updatedAt: string | null, variables: Array<{ name: string, description: string, sample: string, optional: boolean, secret: boolean }> };

export type EmailQueryVariables = Exact<{
  id: string;
}>;


export type EmailQuery = { email: EmailFragment | null };

export type EmailsQueryVariables = Exact<{
  filter?: EmailFilter | null | undefined;
  orderBy?: Array<EmailOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type EmailsQuery = { emails: { totalCount?: number, nodes: Array<EmailFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EmailResendMutationVariables = Exact<{
  input: EmailResendInput;
}>;


export type EmailResendMutation = { emailResend: { email: EmailFragment | null, errors: Array<UserErrorFragment> } };

export type EmailTemplatesQueryVariables = Exact<{
  locale?: EmailLocale | null | undefined;
}>;


export type EmailTemplatesQuery = { emailTemplates: Array<EmailTemplateFragment> };

export type EmailTemplateQueryVariables = Exact<{
  type: EmailType;
  locale: EmailLocale;
}>;


export type EmailTemplateQuery = { emailTemplate: EmailTemplateFragment };

export type EmailTemplatePreviewQueryVariables = Exact<{
  type: EmailType;
  locale: EmailLocale;
  subject?: string | null | undefined;
  text?: string | null | undefined;
  html?: string | null | undefined;
}>;


export type EmailTemplatePreviewQuery = { emailTemplatePreview: { subject: string, text: string, html: string } };

export type EmailTemplateUpdateMutationVariables = Exact<{
  input: EmailTemplateUpdateInput;
}>;


export type EmailTemplateUpdateMutation = { emailTemplateUpdate: { emailTemplate: EmailTemplateFragment | null, errors: Array<UserErrorFragment> } };

export type EmailTemplateResetMutationVariables = Exact<{
  input: EmailTemplateResetInput;
}>;


export type EmailTemplateResetMutation = { emailTemplateReset: { emailTemplate: EmailTemplateFragment | null, errors: Array<UserErrorFragment> } };

export type ExpiryNoticeFragment = { id: string, endsAt: string, days: number, announcedAt: string, license: { id: string, name: string | null } | null, subscription: { id: string } | null, emails: { nodes: Array<{ id: string, recipient: string, status: EmailStatus, sentAt: string | null, lastAnswer: string | null }> } };

export type ExpiryNoticeQueryVariables = Exact<{
  id: string;
}>;


export type ExpiryNoticeQuery = { expiryNotice: ExpiryNoticeFragment | null };

export type ExpiryNoticesQueryVariables = Exact<{
  filter?: ExpiryNoticeFilter | null | undefined;
  orderBy?: Array<ExpiryNoticeOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ExpiryNoticesQuery = { expiryNotices: { totalCount?: number, nodes: Array<ExpiryNoticeFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImpersonationFragment = { id: string, staffName: string, reason: string, readOnly: boolean, expiresAt: string, endedAt: string | null, createdAt: string, customer: { id: string, number: string, name: string } };

export type ImpersonationQueryVariables = Exact<{
  id: string;
}>;


export type ImpersonationQuery = { impersonation: ImpersonationFragment | null };

export type ImpersonationsQueryVariables = Exact<{
  filter?: ImpersonationFilter | null | undefined;
  orderBy?: Array<ImpersonationOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ImpersonationsQuery = { impersonations: { totalCount?: number, nodes: Array<ImpersonationFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImpersonationStartMutationVariables = Exact<{
  input: ImpersonationStartInput;
}>;


export type ImpersonationStartMutation = { impersonationStart: { secret: string | null, impersonation: ImpersonationFragment | null, errors: Array<UserErrorFragment> } };

export type ImpersonationEndMutationVariables = Exact<{
  input: ImpersonationEndInput;
}>;


export type ImpersonationEndMutation = { impersonationEnd: { impersonation: ImpersonationFragment | null, errors: Array<UserErrorFragment> } };

export type InstallationStartMutationVariables = Exact<{
  input: InstallationStartInput;
}>;


export type InstallationStartMutation = { installationStart: { secret: string | null, serviceAccount: ServiceAccountFragment | null, errors: Array<UserErrorFragment> } };

export type InvitationFragment = { id: string, email: string, role: MembershipRole, projectIds: Array<string>, locale: EmailLocale, status: InvitationStatus, invitedByName: string, expiresAt: string, sentAt: string | null, acceptedAt: string | null, version: number, createdAt: string, updatedAt: string, customer: { id: string, number: string, name: string } | null, partner: { id: string, number: string, name: string } | null };

export type InvitationQueryVariables = Exact<{
  id: string;
}>;


export type InvitationQuery = { invitation: InvitationFragment | null };

export type InvitationsQueryVariables = Exact<{
  filter?: InvitationFilter | null | undefined;
  orderBy?: Array<InvitationOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type InvitationsQuery = { invitations: { totalCount?: number, nodes: Array<InvitationFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type InvitationAcceptMutationVariables = Exact<{
  input: InvitationAcceptInput;
}>;


export type InvitationAcceptMutation = { invitationAccept: { joined: { membershipId: string, customerId: string | null, partnerId: string | null, companyName: string, role: MembershipRole } | null, errors: Array<UserErrorFragment> } };

export type InvitationApproveMutationVariables = Exact<{
  input: InvitationApproveInput;
}>;


export type InvitationApproveMutation = { invitationApprove: { url: string | null, invitation: InvitationFragment | null, errors: Array<UserErrorFragment> } };

export type InvitationCreateMutationVariables = Exact<{
  input: InvitationCreateInput;
}>;


export type InvitationCreateMutation = { invitationCreate: { url: string | null, invitation: InvitationFragment | null, errors: Array<UserErrorFragment> } };

export type InvitationCreateManyMutationVariables = Exact<{
  input: InvitationCreateManyInput;
}>;


export type InvitationCreateManyMutation = { invitationCreateMany: { invitations: Array<InvitationFragment> | null, errors: Array<UserErrorFragment> } };

export type InvitationDeclineMutationVariables = Exact<{
  input: InvitationDeclineInput;
}>;


export type InvitationDeclineMutation = { invitationDecline: { invitation: InvitationFragment | null, errors: Array<UserErrorFragment> } };

export type InvitationResendMutationVariables = Exact<{
  input: InvitationResendInput;
}>;


export type InvitationResendMutation = { invitationResend: { url: string | null, invitation: InvitationFragment | null, errors: Array<UserErrorFragment> } };

export type InvitationRevokeMutationVariables = Exact<{
  input: InvitationRevokeInput;
}>;


export type InvitationRevokeMutation = { invitationRevoke: { invitation: InvitationFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseChangeFragment = { id: string, sequence: number, verb: string, occurredAt: string, actorKind: LicenseChangeActorKind, actorName: string | null, license: { id: string }, changes: Array<{ subject: LicenseChangeSubject, name: string, from: string | null, to: string | null }> };

export type LicenseChangeQueryVariables = Exact<{
  id: string;
}>;


export type LicenseChangeQuery = { licenseChange: LicenseChangeFragment | null };

export type LicenseChangesQueryVariables = Exact<{
  filter?: LicenseChangeFilter | null | undefined;
  orderBy?: Array<LicenseChangeOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type LicenseChangesQuery = { licenseChanges: { totalCount?: number, nodes: Array<LicenseChangeFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

type LicenseValue_LicenseBooleanValue_Fragment = { boolean: boolean, type: LicenseFieldType };

type LicenseValue_LicenseIntegerValue_Fragment = { integer: number, type: LicenseFieldType };

type LicenseValue_LicensePasswordValue_Fragment = { isSet: boolean, type: LicenseFieldType };

type LicenseValue_LicenseTextValue_Fragment = { text: string, type: LicenseFieldType };

export type LicenseValueFragment =
  | LicenseValue_LicenseBooleanValue_Fragment
  | LicenseValue_LicenseIntegerValue_Fragment
  | LicenseValue_LicensePasswordValue_Fragment
  | LicenseValue_LicenseTextValue_Fragment
;

export type LicenseFieldFragment = { id: string, name: string, title: string, description: string | null, type: LicenseFieldType, required: boolean, hidden: boolean, textOptions: Array<string>, integerOptions: Array<number>, initialLocked: boolean, position: number, version: number, createdAt: string, updatedAt: string, product: { id: string, slug: string, name: string }, defaultValue:
    | LicenseValue_LicenseBooleanValue_Fragment
    | LicenseValue_LicenseIntegerValue_Fragment
    | LicenseValue_LicensePasswordValue_Fragment
    | LicenseValue_LicenseTextValue_Fragment
   | null, initialValue:
    | LicenseValue_LicenseBooleanValue_Fragment
    | LicenseValue_LicenseIntegerValue_Fragment
    | LicenseValue_LicensePasswordValue_Fragment
    | LicenseValue_LicenseTextValue_Fragment
   | null };

export type LicenseFieldQueryVariables = Exact<{
  id: string;
}>;


export type LicenseFieldQuery = { licenseField: LicenseFieldFragment | null };

export type LicenseFieldsQueryVariables = Exact<{
  filter?: LicenseFieldFilter | null | undefined;
  orderBy?: Array<LicenseFieldOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type LicenseFieldsQuery = { licenseFields: { totalCount?: number, nodes: Array<LicenseFieldFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LicenseFieldCreateMutationVariables = Exact<{
  input: LicenseFieldCreateInput;
}>;


export type LicenseFieldCreateMutation = { licenseFieldCreate: { licenseField: LicenseFieldFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseFieldDeleteMutationVariables = Exact<{
  input: LicenseFieldDeleteInput;
}>;


export type LicenseFieldDeleteMutation = { licenseFieldDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type LicenseFieldUpdateMutationVariables = Exact<{
  input: LicenseFieldUpdateInput;
}>;


export type LicenseFieldUpdateMutation = { licenseFieldUpdate: { licenseField: LicenseFieldFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseCreateDownloadLinkMutationVariables = Exact<{
  input: LicenseCreateDownloadLinkInput;
}>;


export type LicenseCreateDownloadLinkMutation = { licenseCreateDownloadLink: { url: string | null, expiresAt: string | null, errors: Array<UserErrorFragment> } };

export type LicenseRevealKeyMutationVariables = Exact<{
  input: LicenseRevealKeyInput;
}>;


export type LicenseRevealKeyMutation = { licenseRevealKey: { licenseKey: string | null, license: LicenseFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseSeatFragment = { id: string, licenseId: string, productName: string, claimedAt: string | null, createdAt: string, portalUser: { id: string, email: string, firstName: string, lastName: string } };

export type LicenseSeatQueryVariables = Exact<{
  id: string;
}>;


export type LicenseSeatQuery = { licenseSeat: LicenseSeatFragment | null };

export type LicenseSeatsQueryVariables = Exact<{
  filter?: LicenseSeatFilter | null | undefined;
  orderBy?: Array<LicenseSeatOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type LicenseSeatsQuery = { licenseSeats: { totalCount?: number, nodes: Array<LicenseSeatFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LicenseSeatAssignMutationVariables = Exact<{
  input: LicenseSeatAssignInput;
}>;


export type LicenseSeatAssignMutation = { licenseSeatAssign: { licenseSeat: LicenseSeatFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseSeatClaimMutationVariables = Exact<{
  input: LicenseSeatClaimInput;
}>;


export type LicenseSeatClaimMutation = { licenseSeatClaim: { licenseSeat: LicenseSeatFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseSeatResendMutationVariables = Exact<{
  input: LicenseSeatResendInput;
}>;


export type LicenseSeatResendMutation = { licenseSeatResend: { licenseSeat: LicenseSeatFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseSeatRevokeMutationVariables = Exact<{
  input: LicenseSeatRevokeInput;
}>;


export type LicenseSeatRevokeMutation = { licenseSeatRevoke: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type LicenseTemplateFragment = { id: string, name: string, type: LicenseType, durationDays: number | null, expirationBasis: LicenseExpirationBasis, renewalBasis: LicenseRenewalBasis, maxMachines: number | null, maxUsers: number | null, maxUses: number | null, overage: LicenseOverage, machineMatching: LicenseMachineMatching, heartbeatSeconds: number | null, fileTtlSeconds: number | null, entitlements: Array<string>, version: number, createdAt: string, updatedAt: string, product: { id: string, slug: string, name: string }, fields: Array<{ name: string, value:
      | LicenseValue_LicenseBooleanValue_Fragment
      | LicenseValue_LicenseIntegerValue_Fragment
      | LicenseValue_LicensePasswordValue_Fragment
      | LicenseValue_LicenseTextValue_Fragment
     }> };

export type LicenseTemplateQueryVariables = Exact<{
  id: string;
}>;


export type LicenseTemplateQuery = { licenseTemplate: LicenseTemplateFragment | null };

export type LicenseTemplatesQueryVariables = Exact<{
  filter?: LicenseTemplateFilter | null | undefined;
  orderBy?: Array<LicenseTemplateOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type LicenseTemplatesQuery = { licenseTemplates: { totalCount?: number, nodes: Array<LicenseTemplateFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LicenseTemplateCreateMutationVariables = Exact<{
  input: LicenseTemplateCreateInput;
}>;


export type LicenseTemplateCreateMutation = { licenseTemplateCreate: { licenseTemplate: LicenseTemplateFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseTemplateDeleteMutationVariables = Exact<{
  input: LicenseTemplateDeleteInput;
}>;


export type LicenseTemplateDeleteMutation = { licenseTemplateDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type LicenseTemplateUpdateMutationVariables = Exact<{
  input: LicenseTemplateUpdateInput;
}>;


export type LicenseTemplateUpdateMutation = { licenseTemplateUpdate: { licenseTemplate: LicenseTemplateFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseUsageMonthFragment = { id: string, customerName: string | null, productName: string, month: string, maxUsers: number | null, seatsMost: number, seatsAtEnd: number, seatsOver: number, maxMachines: number | null, machinesMost: number, machinesAtEnd: number, machinesOver: number, maxUses: number | null, usesMost: number, usesAtEnd: number, usesOver: number, usesCounted: number, license: { id: string, name: string | null } };

export type LicenseUsageMonthQueryVariables = Exact<{
  id: string;
}>;


export type LicenseUsageMonthQuery = { licenseUsageMonth: LicenseUsageMonthFragment | null };

export type LicenseUsageMonthsQueryVariables = Exact<{
  filter?: LicenseUsageMonthFilter | null | undefined;
  orderBy?: Array<LicenseUsageMonthOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type LicenseUsageMonthsQuery = { licenseUsageMonths: { totalCount?: number, nodes: Array<LicenseUsageMonthFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LicenseResetUsesMutationVariables = Exact<{
  input: LicenseResetUsesInput;
}>;


export type LicenseResetUsesMutation = { licenseResetUses: { license: LicenseFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseUseMutationVariables = Exact<{
  input: LicenseUseInput;
}>;


export type LicenseUseMutation = { licenseUse: { uses: number | null, license: LicenseFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseValidationFragment = { valid: boolean, code: LicenseValidationCode, message: string, license: { id: string, expiresAt: string | null } | null };

export type LicenseValidateQueryVariables = Exact<{
  input: LicenseValidateInput;
}>;


export type LicenseValidateQuery = { licenseValidate: LicenseValidationFragment };

export type LicenseFragment = { id: string, name: string | null, kind: LicenseKind, type: LicenseType, status: LicenseStatus, sequence: number, version: number, startsAt: string, expiresAt: string | null, durationDays: number | null, expirationBasis: LicenseExpirationBasis, renewalBasis: LicenseRenewalBasis, maxMachines: number | null, maxUsers: number | null, maxUses: number | null, overage: LicenseOverage, machineMatching: LicenseMachineMatching, heartbeatSeconds: number | null, fileTtlSeconds: number | null, entitlements: Array<string>, uses: number, suspendedAt: string | null, suspensionReason: string | null, revokedAt: string | null, revocationReason: string | null, firstValidatedAt: string | null, lastValidatedAt: string | null, createdAt: string, updatedAt: string, customer: { id: string, number: string, name: string }, product: { id: string, slug: string, name: string }, productVersion: { id: string, name: string } | null, project: { id: string, name: string } | null, subscription: { id: string, status: SubscriptionStatus } | null, template: { id: string, name: string } | null, fields: Array<{ name: string, title: string, type: LicenseFieldType, overridden: boolean, value:
      | LicenseValue_LicenseBooleanValue_Fragment
      | LicenseValue_LicenseIntegerValue_Fragment
      | LicenseValue_LicensePasswordValue_Fragment
      | LicenseValue_LicenseTextValue_Fragment
     | null }> };

export type LicenseQueryVariables = Exact<{
  id: string;
}>;


export type LicenseQuery = { license: LicenseFragment | null };

export type LicensesQueryVariables = Exact<{
  filter?: LicenseFilter | null | undefined;
  orderBy?: Array<LicenseOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type LicensesQuery = { licenses: { totalCount?: number, nodes: Array<LicenseFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LicenseBulkIssueMutationVariables = Exact<{
  input: LicenseBulkIssueInput;
}>;


export type LicenseBulkIssueMutation = { licenseBulkIssue: { licenses: Array<LicenseFragment> | null, errors: Array<UserErrorFragment> } };

export type LicenseCreateTemporaryMutationVariables = Exact<{
  input: LicenseCreateTemporaryInput;
}>;


export type LicenseCreateTemporaryMutation = { licenseCreateTemporary: { license: LicenseFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseIssueMutationVariables = Exact<{
  input: LicenseIssueInput;
}>;


export type LicenseIssueMutation = { licenseIssue: { license: LicenseFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseReinstateMutationVariables = Exact<{
  input: LicenseReinstateInput;
}>;


export type LicenseReinstateMutation = { licenseReinstate: { license: LicenseFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseRenewMutationVariables = Exact<{
  input: LicenseRenewInput;
}>;


export type LicenseRenewMutation = { licenseRenew: { license: LicenseFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseRevokeMutationVariables = Exact<{
  input: LicenseRevokeInput;
}>;


export type LicenseRevokeMutation = { licenseRevoke: { license: LicenseFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseSuspendMutationVariables = Exact<{
  input: LicenseSuspendInput;
}>;


export type LicenseSuspendMutation = { licenseSuspend: { license: LicenseFragment | null, errors: Array<UserErrorFragment> } };

export type LicenseUpdateMutationVariables = Exact<{
  input: LicenseUpdateInput;
}>;


export type LicenseUpdateMutation = { licenseUpdate: { license: LicenseFragment | null, errors: Array<UserErrorFragment> } };

export type ListExportFragment = { id: string, list: string, subjectId: string | null, format: ListExportFormat, status: ListExportStatus, rows: number, bytes: number, error: string | null, createdAt: string, finishedAt: string | null, expiresAt: string };

export type ListExportQueryVariables = Exact<{
  id: string;
}>;


export type ListExportQuery = { listExport: ListExportFragment | null };

export type ListExportsQueryVariables = Exact<{
  filter?: ListExportFilter | null | undefined;
  orderBy?: Array<ListExportOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ListExportsQuery = { listExports: { totalCount?: number, nodes: Array<ListExportFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ListExportCreateMutationVariables = Exact<{
  input: ListExportCreateInput;
}>;


export type ListExportCreateMutation = { listExportCreate: { listExport: ListExportFragment | null, errors: Array<UserErrorFragment> } };

export type ListExportDeleteMutationVariables = Exact<{
  input: ListExportDeleteInput;
}>;


export type ListExportDeleteMutation = { listExportDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type ListExportCreateDownloadLinkMutationVariables = Exact<{
  input: ListExportCreateDownloadLinkInput;
}>;


export type ListExportCreateDownloadLinkMutation = { listExportCreateDownloadLink: { url: string | null, expiresAt: string | null, listExport: ListExportFragment | null, errors: Array<UserErrorFragment> } };

export type AuditEventAddedSubscriptionVariables = Exact<{
  ids?: Array<string> | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditEventAddedSubscription = { auditEventAdded: { eventId: string, type: string, occurredAt: string, auditEvent: AuditEventFragment | null } };

export type LicenseChangedSubscriptionVariables = Exact<{
  ids?: Array<string> | null | undefined;
  after?: string | null | undefined;
}>;


export type LicenseChangedSubscription = { licenseChanged: { eventId: string, type: string, occurredAt: string, license: LicenseFragment | null } };

export type SubscriptionChangedSubscriptionVariables = Exact<{
  ids?: Array<string> | null | undefined;
  after?: string | null | undefined;
}>;


export type SubscriptionChangedSubscription = { subscriptionChanged: { eventId: string, type: string, occurredAt: string, subscription: SubscriptionFragment | null } };

export type MachineFragment = { id: string, fingerprint: string, name: string | null, platform: string | null, ipAddress: string | null, lastHeartbeatAt: string | null, createdAt: string, updatedAt: string, license: { id: string } };

export type MachineQueryVariables = Exact<{
  id: string;
}>;


export type MachineQuery = { machine: MachineFragment | null };

export type MachinesQueryVariables = Exact<{
  filter?: MachineFilter | null | undefined;
  orderBy?: Array<MachineOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type MachinesQuery = { machines: { totalCount?: number, nodes: Array<MachineFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MachineActivateMutationVariables = Exact<{
  input: MachineActivateInput;
}>;


export type MachineActivateMutation = { machineActivate: { machine: MachineFragment | null, errors: Array<UserErrorFragment> } };

export type MachineDeactivateMutationVariables = Exact<{
  input: MachineDeactivateInput;
}>;


export type MachineDeactivateMutation = { machineDeactivate: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type MachineHeartbeatMutationVariables = Exact<{
  input: MachineHeartbeatInput;
}>;


export type MachineHeartbeatMutation = { machineHeartbeat: { machine: MachineFragment | null, errors: Array<UserErrorFragment> } };

export type MachineReplaceMutationVariables = Exact<{
  input: MachineReplaceInput;
}>;


export type MachineReplaceMutation = { machineReplace: { machine: MachineFragment | null, errors: Array<UserErrorFragment> } };

export type MembershipFragment = { id: string, status: MembershipStatus, role: MembershipRole, source: MembershipSource, version: number, createdAt: string, updatedAt: string, customer: { id: string, number: string, name: string } | null, partner: { id: string, number: string, name: string } | null, portalUser: { id: string, email: string, firstName: string, lastName: string } };

export type MembershipQueryVariables = Exact<{
  id: string;
}>;


export type MembershipQuery = { membership: MembershipFragment | null };

export type MembershipsQueryVariables = Exact<{
  filter?: MembershipFilter | null | undefined;
  orderBy?: Array<MembershipOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type MembershipsQuery = { memberships: { totalCount?: number, nodes: Array<MembershipFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MembershipChangeRoleMutationVariables = Exact<{
  input: MembershipChangeRoleInput;
}>;


export type MembershipChangeRoleMutation = { membershipChangeRole: { membership: MembershipFragment | null, errors: Array<UserErrorFragment> } };

export type MembershipCreateMutationVariables = Exact<{
  input: MembershipCreateInput;
}>;


export type MembershipCreateMutation = { membershipCreate: { membership: MembershipFragment | null, errors: Array<UserErrorFragment> } };

export type MembershipDisableMutationVariables = Exact<{
  input: MembershipDisableInput;
}>;


export type MembershipDisableMutation = { membershipDisable: { membership: MembershipFragment | null, errors: Array<UserErrorFragment> } };

export type MembershipEnableMutationVariables = Exact<{
  input: MembershipEnableInput;
}>;


export type MembershipEnableMutation = { membershipEnable: { membership: MembershipFragment | null, errors: Array<UserErrorFragment> } };

export type MembershipRemoveMutationVariables = Exact<{
  input: MembershipRemoveInput;
}>;


export type MembershipRemoveMutation = { membershipRemove: { deletedId: string | null, errors: Array<UserErrorFragment> } };

type NodeSummary_ApiToken_Fragment = { __typename: 'ApiToken', name: string, id: string };

type NodeSummary_ApiUsage_Fragment = { __typename: 'ApiUsage', credentialName: string, day: string, id: string };

type NodeSummary_AuditEvent_Fragment = { __typename: 'AuditEvent', entityType: string, entityId: string, id: string };

type NodeSummary_Customer_Fragment = { __typename: 'Customer', number: string, name: string, id: string };

type NodeSummary_CustomerPortal_Fragment = { __typename: 'CustomerPortal', id: string, customer: { id: string, name: string } };

type NodeSummary_Email_Fragment = { __typename: 'Email', recipient: string, id: string };

type NodeSummary_EmailDestination_Fragment = { __typename: 'EmailDestination', email: string, id: string };

type NodeSummary_ExpiryNotice_Fragment = { __typename: 'ExpiryNotice', days: number, endsAt: string, id: string };

type NodeSummary_FailedSignIn_Fragment = { __typename: 'FailedSignIn', reason: SignInFailure, id: string };

type NodeSummary_Impersonation_Fragment = { __typename: 'Impersonation', readOnly: boolean, id: string };

type NodeSummary_Invitation_Fragment = { __typename: 'Invitation', email: string, status: InvitationStatus, id: string };

type NodeSummary_License_Fragment = { __typename: 'License', id: string, customer: { id: string, name: string }, product: { id: string, name: string } };

type NodeSummary_LicenseChange_Fragment = { __typename: 'LicenseChange', sequence: number, verb: string, id: string };

type NodeSummary_LicenseField_Fragment = { __typename: 'LicenseField', name: string, id: string };

type NodeSummary_LicenseSeat_Fragment = { __typename: 'LicenseSeat', id: string, portalUser: { id: string, email: string } };

type NodeSummary_LicenseTemplate_Fragment = { __typename: 'LicenseTemplate', name: string, id: string };

type NodeSummary_LicenseUsageMonth_Fragment = { __typename: 'LicenseUsageMonth', productName: string, month: string, id: string };

type NodeSummary_ListExport_Fragment = { __typename: 'ListExport', list: string, id: string };

type NodeSummary_Machine_Fragment = { __typename: 'Machine', fingerprint: string, id: string };

type NodeSummary_Membership_Fragment = { __typename: 'Membership', id: string, portalUser: { id: string, email: string } };

type NodeSummary_Partner_Fragment = { __typename: 'Partner', number: string, name: string, id: string };

type NodeSummary_PortalSettings_Fragment = { __typename: 'PortalSettings', version: number, id: string };

type NodeSummary_PortalUser_Fragment = { __typename: 'PortalUser', email: string, id: string };

type NodeSummary_Product_Fragment = { __typename: 'Product', name: string, id: string };

type NodeSummary_ProductVersion_Fragment = { __typename: 'ProductVersion', name: string, id: string };

type NodeSummary_Project_Fragment = { __typename: 'Project', name: string, id: string };

type NodeSummary_ProjectAssignment_Fragment = { __typename: 'ProjectAssignment', id: string, project: { id: string, name: string }, portalUser: { id: string, email: string } };

type NodeSummary_ServiceAccount_Fragment = { __typename: 'ServiceAccount', name: string, id: string };

type NodeSummary_ServiceAccountToken_Fragment = { __typename: 'ServiceAccountToken', lastFour: string, id: string };

type NodeSummary_Session_Fragment = { __typename: 'Session', userAgent: string | null, id: string };

type NodeSummary_SigningKey_Fragment = { __typename: 'SigningKey', kid: string, id: string };

type NodeSummary_Staff_Fragment = { __typename: 'Staff', name: string, email: string, id: string };

type NodeSummary_Subscription_Fragment = { __typename: 'Subscription', id: string, project: { id: string, name: string } };

type NodeSummary_SubscriptionLevel_Fragment = { __typename: 'SubscriptionLevel', name: string, id: string };

type NodeSummary_SupportContact_Fragment = { __typename: 'SupportContact', firstName: string, lastName: string, email: string, id: string };

type NodeSummary_UsageMetric_Fragment = { __typename: 'UsageMetric', name: string, id: string };

type NodeSummary_WebhookDelivery_Fragment = { __typename: 'WebhookDelivery', eventType: string, entityId: string, id: string };

type NodeSummary_WebhookEndpoint_Fragment = { __typename: 'WebhookEndpoint', url: string, id: string };

export type NodeSummaryFragment =
  | NodeSummary_ApiToken_Fragment
  | NodeSummary_ApiUsage_Fragment
  | NodeSummary_AuditEvent_Fragment
  | NodeSummary_Customer_Fragment
  | NodeSummary_CustomerPortal_Fragment
  | NodeSummary_Email_Fragment
  | NodeSummary_EmailDestination_Fragment
  | NodeSummary_ExpiryNotice_Fragment
  | NodeSummary_FailedSignIn_Fragment
  | NodeSummary_Impersonation_Fragment
  | NodeSummary_Invitation_Fragment
  | NodeSummary_License_Fragment
  | NodeSummary_LicenseChange_Fragment
  | NodeSummary_LicenseField_Fragment
  | NodeSummary_LicenseSeat_Fragment
  | NodeSummary_LicenseTemplate_Fragment
  | NodeSummary_LicenseUsageMonth_Fragment
  | NodeSummary_ListExport_Fragment
  | NodeSummary_Machine_Fragment
  | NodeSummary_Membership_Fragment
  | NodeSummary_Partner_Fragment
  | NodeSummary_PortalSettings_Fragment
  | NodeSummary_PortalUser_Fragment
  | NodeSummary_Product_Fragment
  | NodeSummary_ProductVersion_Fragment
  | NodeSummary_Project_Fragment
  | NodeSummary_ProjectAssignment_Fragment
  | NodeSummary_ServiceAccount_Fragment
  | NodeSummary_ServiceAccountToken_Fragment
  | NodeSummary_Session_Fragment
  | NodeSummary_SigningKey_Fragment
  | NodeSummary_Staff_Fragment
  | NodeSummary_Subscription_Fragment
  | NodeSummary_SubscriptionLevel_Fragment
  | NodeSummary_SupportContact_Fragment
  | NodeSummary_UsageMetric_Fragment
  | NodeSummary_WebhookDelivery_Fragment
  | NodeSummary_WebhookEndpoint_Fragment
;

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | NodeSummary_ApiToken_Fragment
    | NodeSummary_ApiUsage_Fragment
    | NodeSummary_AuditEvent_Fragment
    | NodeSummary_Customer_Fragment
    | NodeSummary_CustomerPortal_Fragment
    | NodeSummary_Email_Fragment
    | NodeSummary_EmailDestination_Fragment
    | NodeSummary_ExpiryNotice_Fragment
    | NodeSummary_FailedSignIn_Fragment
    | NodeSummary_Impersonation_Fragment
    | NodeSummary_Invitation_Fragment
    | NodeSummary_License_Fragment
    | NodeSummary_LicenseChange_Fragment
    | NodeSummary_LicenseField_Fragment
    | NodeSummary_LicenseSeat_Fragment
    | NodeSummary_LicenseTemplate_Fragment
    | NodeSummary_LicenseUsageMonth_Fragment
    | NodeSummary_ListExport_Fragment
    | NodeSummary_Machine_Fragment
    | NodeSummary_Membership_Fragment
    | NodeSummary_Partner_Fragment
    | NodeSummary_PortalSettings_Fragment
    | NodeSummary_PortalUser_Fragment
    | NodeSummary_Product_Fragment
    | NodeSummary_ProductVersion_Fragment
    | NodeSummary_Project_Fragment
    | NodeSummary_ProjectAssignment_Fragment
    | NodeSummary_ServiceAccount_Fragment
    | NodeSummary_ServiceAccountToken_Fragment
    | NodeSummary_Session_Fragment
    | NodeSummary_SigningKey_Fragment
    | NodeSummary_Staff_Fragment
    | NodeSummary_Subscription_Fragment
    | NodeSummary_SubscriptionLevel_Fragment
    | NodeSummary_SupportContact_Fragment
    | NodeSummary_UsageMetric_Fragment
    | NodeSummary_WebhookDelivery_Fragment
    | NodeSummary_WebhookEndpoint_Fragment
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string>;
}>;


export type NodesQuery = { nodes: Array<
    | NodeSummary_ApiToken_Fragment
    | NodeSummary_ApiUsage_Fragment
    | NodeSummary_AuditEvent_Fragment
    | NodeSummary_Customer_Fragment
    | NodeSummary_CustomerPortal_Fragment
    | NodeSummary_Email_Fragment
    | NodeSummary_EmailDestination_Fragment
    | NodeSummary_ExpiryNotice_Fragment
    | NodeSummary_FailedSignIn_Fragment
    | NodeSummary_Impersonation_Fragment
    | NodeSummary_Invitation_Fragment
    | NodeSummary_License_Fragment
    | NodeSummary_LicenseChange_Fragment
    | NodeSummary_LicenseField_Fragment
    | NodeSummary_LicenseSeat_Fragment
    | NodeSummary_LicenseTemplate_Fragment
    | NodeSummary_LicenseUsageMonth_Fragment
    | NodeSummary_ListExport_Fragment
    | NodeSummary_Machine_Fragment
    | NodeSummary_Membership_Fragment
    | NodeSummary_Partner_Fragment
    | NodeSummary_PortalSettings_Fragment
    | NodeSummary_PortalUser_Fragment
    | NodeSummary_Product_Fragment
    | NodeSummary_ProductVersion_Fragment
    | NodeSummary_Project_Fragment
    | NodeSummary_ProjectAssignment_Fragment
    | NodeSummary_ServiceAccount_Fragment
    | NodeSummary_ServiceAccountToken_Fragment
    | NodeSummary_Session_Fragment
    | NodeSummary_SigningKey_Fragment
    | NodeSummary_Staff_Fragment
    | NodeSummary_Subscription_Fragment
    | NodeSummary_SubscriptionLevel_Fragment
    | NodeSummary_SupportContact_Fragment
    | NodeSummary_UsageMetric_Fragment
    | NodeSummary_WebhookDelivery_Fragment
    | NodeSummary_WebhookEndpoint_Fragment
   | null> };

export type PartnerFragment = { id: string, number: string, name: string, contactName: string | null, contactEmail: string | null, contactPhone: string | null, notes: string | null, version: number, createdAt: string, updatedAt: string };

export type PartnerQueryVariables = Exact<{
  id: string;
}>;


export type PartnerQuery = { partner: PartnerFragment | null };

export type PartnerByNumberQueryVariables = Exact<{
  number: string;
}>;


export type PartnerByNumberQuery = { partnerByNumber: PartnerFragment | null };

export type PartnersQueryVariables = Exact<{
  filter?: PartnerFilter | null | undefined;
  orderBy?: Array<PartnerOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type PartnersQuery = { partners: { totalCount?: number, nodes: Array<PartnerFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PartnerCreateMutationVariables = Exact<{
  input: PartnerCreateInput;
}>;


export type PartnerCreateMutation = { partnerCreate: { partner: PartnerFragment | null, errors: Array<UserErrorFragment> } };

export type PartnerDeleteMutationVariables = Exact<{
  input: PartnerDeleteInput;
}>;


export type PartnerDeleteMutation = { partnerDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type PartnerUpdateMutationVariables = Exact<{
  input: PartnerUpdateInput;
}>;


export type PartnerUpdateMutation = { partnerUpdate: { partner: PartnerFragment | null, errors: Array<UserErrorFragment> } };

export type ChangedPasswordFragment = { changedAt: string };

export type RequestedPasswordResetFragment = { validMinutes: number };

export type PasswordSetMutationVariables = Exact<{
  input: PasswordSetInput;
}>;


export type PasswordSetMutation = { passwordSet: { password: ChangedPasswordFragment | null, errors: Array<UserErrorFragment> } };

export type PasswordRemoveMutationVariables = Exact<{
  input: PasswordRemoveInput;
}>;


export type PasswordRemoveMutation = { passwordRemove: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type PasswordResetRequestMutationVariables = Exact<{
  input: PasswordResetRequestInput;
}>;


export type PasswordResetRequestMutation = { passwordResetRequest: { passwordReset: RequestedPasswordResetFragment | null, errors: Array<UserErrorFragment> } };

export type PasswordResetMutationVariables = Exact<{
  input: PasswordResetInput;
}>;


export type PasswordResetMutation = { passwordReset: { password: ChangedPasswordFragment | null, errors: Array<UserErrorFragment> } };

export type PortalSettingsFragment = { id: string, enabled: boolean, portalVersion: PortalVersion, classicUrl: string | null, newUrl: string | null, autoInvite: boolean, invitationDays: number, featuresOff: Array<PortalFeature>, passwords: boolean, secondFactor: SecondFactorRule, staffSecondFactor: SecondFactorRule, allowEndlessTokens: boolean, expiryDays: Array<number>, expiryDigest: ExpiryDigestFrequency, expiryDigestDays: number, expiryDigestRecipients: Array<string>, version: number, createdAt: string, updatedAt: string };

export type PortalSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type PortalSettingsQuery = { portalSettings: PortalSettingsFragment | null };

export type PortalSettingsUpdateMutationVariables = Exact<{
  input: PortalSettingsUpdateInput;
}>;


export type PortalSettingsUpdateMutation = { portalSettingsUpdate: { portalSettings: PortalSettingsFragment | null, errors: Array<UserErrorFragment> } };

export type PortalUserFragment = { id: string, email: string, firstName: string, lastName: string, disabledAt: string | null, erasedAt: string | null, version: number, createdAt: string, updatedAt: string };

export type PortalUserQueryVariables = Exact<{
  id: string;
}>;


export type PortalUserQuery = { portalUser: PortalUserFragment | null };

export type PortalUserByEmailQueryVariables = Exact<{
  email: string;
}>;


export type PortalUserByEmailQuery = { portalUserByEmail: PortalUserFragment | null };

export type PortalUsersQueryVariables = Exact<{
  filter?: PortalUserFilter | null | undefined;
  orderBy?: Array<PortalUserOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type PortalUsersQuery = { portalUsers: { totalCount?: number, nodes: Array<PortalUserFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PortalUserCreateMutationVariables = Exact<{
  input: PortalUserCreateInput;
}>;


export type PortalUserCreateMutation = { portalUserCreate: { portalUser: PortalUserFragment | null, errors: Array<UserErrorFragment> } };

export type PortalUserDisableMutationVariables = Exact<{
  input: PortalUserDisableInput;
}>;


export type PortalUserDisableMutation = { portalUserDisable: { portalUser: PortalUserFragment | null, errors: Array<UserErrorFragment> } };

export type PortalUserEnableMutationVariables = Exact<{
  input: PortalUserEnableInput;
}>;


export type PortalUserEnableMutation = { portalUserEnable: { portalUser: PortalUserFragment | null, errors: Array<UserErrorFragment> } };

export type PortalUserUpdateMutationVariables = Exact<{
  input: PortalUserUpdateInput;
}>;


export type PortalUserUpdateMutation = { portalUserUpdate: { portalUser: PortalUserFragment | null, errors: Array<UserErrorFragment> } };

export type PortalUserExportMutationVariables = Exact<{
  input: PortalUserExportInput;
}>;


export type PortalUserExportMutation = { portalUserExport: { listExport: ListExportFragment | null, errors: Array<UserErrorFragment> } };

export type PortalUserEraseMutationVariables = Exact<{
  input: PortalUserEraseInput;
}>;


export type PortalUserEraseMutation = { portalUserErase: { portalUser: PortalUserFragment | null, errors: Array<UserErrorFragment> } };

export type ProductVersionFragment = { id: string, name: string, enabled: boolean, supportEndsOn: string | null, supportStartsOn: string | null, version: number, createdAt: string, updatedAt: string, product: { id: string, slug: string, name: string } };

export type ProductVersionQueryVariables = Exact<{
  id: string;
}>;


export type ProductVersionQuery = { productVersion: ProductVersionFragment | null };

export type ProductVersionsQueryVariables = Exact<{
  filter?: ProductVersionFilter | null | undefined;
  orderBy?: Array<ProductVersionOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ProductVersionsQuery = { productVersions: { totalCount?: number, nodes: Array<ProductVersionFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductVersionCreateMutationVariables = Exact<{
  input: ProductVersionCreateInput;
}>;


export type ProductVersionCreateMutation = { productVersionCreate: { productVersion: ProductVersionFragment | null, errors: Array<UserErrorFragment> } };

export type ProductVersionDeleteMutationVariables = Exact<{
  input: ProductVersionDeleteInput;
}>;


export type ProductVersionDeleteMutation = { productVersionDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type ProductVersionUpdateMutationVariables = Exact<{
  input: ProductVersionUpdateInput;
}>;


export type ProductVersionUpdateMutation = { productVersionUpdate: { productVersion: ProductVersionFragment | null, errors: Array<UserErrorFragment> } };

export type ProductVersionAnnounceMutationVariables = Exact<{
  input: ProductVersionAnnounceInput;
}>;


export type ProductVersionAnnounceMutation = { productVersionAnnounce: { customerCount: number | null, productVersion: ProductVersionFragment | null, errors: Array<UserErrorFragment> } };

export type ProductFragment = { id: string, slug: string, name: string, description: string | null, version: number, createdAt: string, updatedAt: string };

export type ProductQueryVariables = Exact<{
  id: string;
}>;


export type ProductQuery = { product: ProductFragment | null };

export type ProductBySlugQueryVariables = Exact<{
  slug: string;
}>;


export type ProductBySlugQuery = { productBySlug: ProductFragment | null };

export type ProductsQueryVariables = Exact<{
  filter?: ProductFilter | null | undefined;
  orderBy?: Array<ProductOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ProductsQuery = { products: { totalCount?: number, nodes: Array<ProductFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductCreateMutationVariables = Exact<{
  input: ProductCreateInput;
}>;


export type ProductCreateMutation = { productCreate: { product: ProductFragment | null, errors: Array<UserErrorFragment> } };

export type ProductDeleteMutationVariables = Exact<{
  input: ProductDeleteInput;
}>;


export type ProductDeleteMutation = { productDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type ProductUpdateMutationVariables = Exact<{
  input: ProductUpdateInput;
}>;


export type ProductUpdateMutation = { productUpdate: { product: ProductFragment | null, errors: Array<UserErrorFragment> } };

export type ProjectAssignmentFragment = { id: string, createdAt: string, portalUser: { id: string, email: string, firstName: string, lastName: string }, project: { id: string, name: string } };

export type ProjectAssignmentQueryVariables = Exact<{
  id: string;
}>;


export type ProjectAssignmentQuery = { projectAssignment: ProjectAssignmentFragment | null };

export type ProjectAssignmentsQueryVariables = Exact<{
  filter?: ProjectAssignmentFilter | null | undefined;
  orderBy?: Array<ProjectAssignmentOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ProjectAssignmentsQuery = { projectAssignments: { totalCount?: number, nodes: Array<ProjectAssignmentFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProjectFragment = { id: string, name: string, description: string, notes: string | null, ticketOrganizationId: string | null, metadata: Record<string, unknown>, version: number, createdAt: string, updatedAt: string, customer: { id: string, number: string, name: string } };

export type ProjectQueryVariables = Exact<{
  id: string;
}>;


export type ProjectQuery = { project: ProjectFragment | null };

export type ProjectsQueryVariables = Exact<{
  filter?: ProjectFilter | null | undefined;
  orderBy?: Array<ProjectOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ProjectsQuery = { projects: { totalCount?: number, nodes: Array<ProjectFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProjectAssignPartnerMutationVariables = Exact<{
  input: ProjectAssignPartnerInput;
}>;


export type ProjectAssignPartnerMutation = { projectAssignPartner: { project: ProjectFragment | null, errors: Array<UserErrorFragment> } };

export type ProjectAssignUserMutationVariables = Exact<{
  input: ProjectAssignUserInput;
}>;


export type ProjectAssignUserMutation = { projectAssignUser: { projectAssignment: ProjectAssignmentFragment | null, errors: Array<UserErrorFragment> } };

export type ProjectAssignUserToAllMutationVariables = Exact<{
  input: ProjectAssignUserToAllInput;
}>;


export type ProjectAssignUserToAllMutation = { projectAssignUserToAll: { count: number | null, portalUser: PortalUserFragment | null, errors: Array<UserErrorFragment> } };

export type ProjectCreateMutationVariables = Exact<{
  input: ProjectCreateInput;
}>;


export type ProjectCreateMutation = { projectCreate: { project: ProjectFragment | null, errors: Array<UserErrorFragment> } };

export type ProjectDeleteMutationVariables = Exact<{
  input: ProjectDeleteInput;
}>;


export type ProjectDeleteMutation = { projectDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type ProjectUnassignPartnerMutationVariables = Exact<{
  input: ProjectUnassignPartnerInput;
}>;


export type ProjectUnassignPartnerMutation = { projectUnassignPartner: { project: ProjectFragment | null, errors: Array<UserErrorFragment> } };

export type ProjectUnassignUserMutationVariables = Exact<{
  input: ProjectUnassignUserInput;
}>;


export type ProjectUnassignUserMutation = { projectUnassignUser: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type ProjectUnassignUserFromAllMutationVariables = Exact<{
  input: ProjectUnassignUserFromAllInput;
}>;


export type ProjectUnassignUserFromAllMutation = { projectUnassignUserFromAll: { count: number | null, portalUser: PortalUserFragment | null, errors: Array<UserErrorFragment> } };

export type ProjectUpdateMutationVariables = Exact<{
  input: ProjectUpdateInput;
}>;


export type ProjectUpdateMutation = { projectUpdate: { project: ProjectFragment | null, errors: Array<UserErrorFragment> } };

export type SecondFactorEnrollmentFragment = { secret: string, uri: string };

export type SecondFactorCodesFragment = { recoveryCodes: Array<string>, session: OpenedSessionFragment | null };

export type SecondFactorEnrollMutationVariables = Exact<{
  input: SecondFactorEnrollInput;
}>;


export type SecondFactorEnrollMutation = { secondFactorEnroll: { enrollment: SecondFactorEnrollmentFragment | null, errors: Array<UserErrorFragment> } };

export type SecondFactorConfirmMutationVariables = Exact<{
  input: SecondFactorConfirmInput;
}>;


export type SecondFactorConfirmMutation = { secondFactorConfirm: { secondFactor: SecondFactorCodesFragment | null, errors: Array<UserErrorFragment> } };

export type SecondFactorDisableMutationVariables = Exact<{
  input: SecondFactorDisableInput;
}>;


export type SecondFactorDisableMutation = { secondFactorDisable: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type SecondFactorResetMutationVariables = Exact<{
  input: SecondFactorResetInput;
}>;


export type SecondFactorResetMutation = { secondFactorReset: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type RecoveryCodesRegenerateMutationVariables = Exact<{
  input: RecoveryCodesRegenerateInput;
}>;


export type RecoveryCodesRegenerateMutation = { recoveryCodesRegenerate: { secondFactor: SecondFactorCodesFragment | null, errors: Array<UserErrorFragment> } };

export type SenderDomainFragment = { id: string, address: string, domain: string, verifiedAt: string | null, checkedAt: string | null, problem: string | null, version: number, createdAt: string, record: { name: string, value: string } };

export type SenderDomainQueryVariables = Exact<{ [key: string]: never; }>;


export type SenderDomainQuery = { senderDomain: SenderDomainFragment | null };

export type SenderDomainSetMutationVariables = Exact<{
  input: SenderDomainSetInput;
}>;


export type SenderDomainSetMutation = { senderDomainSet: { senderDomain: SenderDomainFragment | null, errors: Array<UserErrorFragment> } };

export type SenderDomainVerifyMutationVariables = Exact<{
  input: SenderDomainVerifyInput;
}>;


export type SenderDomainVerifyMutation = { senderDomainVerify: { senderDomain: SenderDomainFragment | null, errors: Array<UserErrorFragment> } };

export type SenderDomainRemoveMutationVariables = Exact<{
  input: SenderDomainRemoveInput;
}>;


export type SenderDomainRemoveMutation = { senderDomainRemove: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type ServiceAccountTokenFragment = { id: string, lastFour: string, scopes: Array<Scope>, sponsorName: string | null, replacesId: string | null, expiresAt: string | null, lastUsedAt: string | null, lastUsedIp: string | null, revokedAt: string | null, createdAt: string, serviceAccount: { id: string, name: string } };

export type ServiceAccountTokenQueryVariables = Exact<{
  id: string;
}>;


export type ServiceAccountTokenQuery = { serviceAccountToken: ServiceAccountTokenFragment | null };

export type ServiceAccountTokensQueryVariables = Exact<{
  filter?: ServiceAccountTokenFilter | null | undefined;
  orderBy?: Array<ServiceAccountTokenOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ServiceAccountTokensQuery = { serviceAccountTokens: { totalCount?: number, nodes: Array<ServiceAccountTokenFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ServiceAccountTokenCreateMutationVariables = Exact<{
  input: ServiceAccountTokenCreateInput;
}>;


export type ServiceAccountTokenCreateMutation = { serviceAccountTokenCreate: { secret: string | null, serviceAccountToken: ServiceAccountTokenFragment | null, errors: Array<UserErrorFragment> } };

export type ServiceAccountTokenRotateMutationVariables = Exact<{
  input: ServiceAccountTokenRotateInput;
}>;


export type ServiceAccountTokenRotateMutation = { serviceAccountTokenRotate: { secret: string | null, serviceAccountToken: ServiceAccountTokenFragment | null, errors: Array<UserErrorFragment> } };

export type ServiceAccountTokenRevokeMutationVariables = Exact<{
  input: ServiceAccountTokenRevokeInput;
}>;


export type ServiceAccountTokenRevokeMutation = { serviceAccountTokenRevoke: { serviceAccountToken: ServiceAccountTokenFragment | null, errors: Array<UserErrorFragment> } };

export type ServiceAccountFragment = { id: string, name: string, origin: ServiceAccountOrigin, revokedAt: string | null, createdAt: string, customer: { id: string, number: string, name: string } };

export type ServiceAccountQueryVariables = Exact<{
  id: string;
}>;


export type ServiceAccountQuery = { serviceAccount: ServiceAccountFragment | null };

export type ServiceAccountsQueryVariables = Exact<{
  filter?: ServiceAccountFilter | null | undefined;
  orderBy?: Array<ServiceAccountOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type ServiceAccountsQuery = { serviceAccounts: { totalCount?: number, nodes: Array<ServiceAccountFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ServiceAccountCreateMutationVariables = Exact<{
  input: ServiceAccountCreateInput;
}>;


export type ServiceAccountCreateMutation = { serviceAccountCreate: { secret: string | null, serviceAccount: ServiceAccountFragment | null, errors: Array<UserErrorFragment> } };

export type ServiceAccountRevokeMutationVariables = Exact<{
  input: ServiceAccountRevokeInput;
}>;


export type ServiceAccountRevokeMutation = { serviceAccountRevoke: { serviceAccount: ServiceAccountFragment | null, errors: Array<UserErrorFragment> } };

export type SessionFragment = { id: string, cookie: boolean, method: SignInMethod | null, secondFactor: SecondFactorKind | null, ipAddress: string | null, userAgent: string | null, createdAt: string, lastUsedAt: string, expiresAt: string, revokedAt: string | null, active: boolean, current: boolean };

export type SessionQueryVariables = Exact<{
  id: string;
}>;


export type SessionQuery = { session: SessionFragment | null };

export type SessionsQueryVariables = Exact<{
  filter?: SessionFilter | null | undefined;
  orderBy?: Array<SessionOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type SessionsQuery = { sessions: { totalCount?: number, nodes: Array<SessionFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SessionRevokeMutationVariables = Exact<{
  input: SessionRevokeInput;
}>;


export type SessionRevokeMutation = { sessionRevoke: { session: SessionFragment | null, errors: Array<UserErrorFragment> } };

export type SessionRevokeAllMutationVariables = Exact<{
  input: SessionRevokeAllInput;
}>;


export type SessionRevokeAllMutation = { sessionRevokeAll: { ended: { count: number } | null, errors: Array<UserErrorFragment> } };

export type SignOutMutationVariables = Exact<{
  input: SignOutInput;
}>;


export type SignOutMutation = { signOut: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type FailedSignInFragment = { id: string, email: string | null, reason: SignInFailure, ipAddress: string | null, occurredAt: string, portalUser: { id: string, email: string, firstName: string, lastName: string } | null };

export type FailedSignInQueryVariables = Exact<{
  id: string;
}>;


export type FailedSignInQuery = { failedSignIn: FailedSignInFragment | null };

export type FailedSignInsQueryVariables = Exact<{
  filter?: FailedSignInFilter | null | undefined;
  orderBy?: Array<FailedSignInOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type FailedSignInsQuery = { failedSignIns: { totalCount?: number, nodes: Array<FailedSignInFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StartedSignInFragment = { validMinutes: number };

export type OpenedSessionFragment = { id: string, token: string | null, expiresAt: string, person: { kind: ViewerKind, id: string, name: string } };

export type AwaitedSecondFactorFragment = { secret: string, expiresAt: string, enrolled: boolean };

export type SignInStartMutationVariables = Exact<{
  input: SignInStartInput;
}>;


export type SignInStartMutation = { signInStart: { signIn: StartedSignInFragment | null, errors: Array<UserErrorFragment> } };

export type SignInCompleteMutationVariables = Exact<{
  input: SignInCompleteInput;
}>;


export type SignInCompleteMutation = { signInComplete: { session: OpenedSessionFragment | null, secondFactor: AwaitedSecondFactorFragment | null, errors: Array<UserErrorFragment> } };

export type SignInWithPasswordMutationVariables = Exact<{
  input: SignInWithPasswordInput;
}>;


export type SignInWithPasswordMutation = { signInWithPassword: { session: OpenedSessionFragment | null, secondFactor: AwaitedSecondFactorFragment | null, errors: Array<UserErrorFragment> } };

export type SignInSecondFactorMutationVariables = Exact<{
  input: SignInSecondFactorInput;
}>;


export type SignInSecondFactorMutation = { signInSecondFactor: { session: OpenedSessionFragment | null, errors: Array<UserErrorFragment> } };

export type SigningKeyFragment = { id: string, kid: string, status: SigningKeyStatus, rotatedAt: string | null, withdrawnAt: string | null, createdAt: string, product: { id: string, slug: string, name: string } };

export type SigningKeyQueryVariables = Exact<{
  id: string;
}>;


export type SigningKeyQuery = { signingKey: SigningKeyFragment | null };

export type SigningKeysQueryVariables = Exact<{
  filter?: SigningKeyFilter | null | undefined;
  orderBy?: Array<SigningKeyOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type SigningKeysQuery = { signingKeys: { totalCount?: number, nodes: Array<SigningKeyFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SigningKeyRotateMutationVariables = Exact<{
  input: SigningKeyRotateInput;
}>;


export type SigningKeyRotateMutation = { signingKeyRotate: { signingKey: SigningKeyFragment | null, errors: Array<UserErrorFragment> } };

export type SigningKeyWithdrawMutationVariables = Exact<{
  input: SigningKeyWithdrawInput;
}>;


export type SigningKeyWithdrawMutation = { signingKeyWithdraw: { signingKey: SigningKeyFragment | null, errors: Array<UserErrorFragment> } };

export type StaffMemberFragment = { id: string, name: string, email: string, role: StaffRole, disabledAt: string | null, version: number, createdAt: string, updatedAt: string };

export type StaffMemberQueryVariables = Exact<{
  id: string;
}>;


export type StaffMemberQuery = { staffMember: StaffMemberFragment | null };

export type StaffMembersQueryVariables = Exact<{
  filter?: StaffFilter | null | undefined;
  orderBy?: Array<StaffOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type StaffMembersQuery = { staffMembers: { totalCount?: number, nodes: Array<StaffMemberFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StaffMemberCreateMutationVariables = Exact<{
  input: StaffMemberCreateInput;
}>;


export type StaffMemberCreateMutation = { staffMemberCreate: { staffMember: StaffMemberFragment | null, errors: Array<UserErrorFragment> } };

export type StaffMemberDisableMutationVariables = Exact<{
  input: StaffMemberDisableInput;
}>;


export type StaffMemberDisableMutation = { staffMemberDisable: { staffMember: StaffMemberFragment | null, errors: Array<UserErrorFragment> } };

export type StaffMemberEnableMutationVariables = Exact<{
  input: StaffMemberEnableInput;
}>;


export type StaffMemberEnableMutation = { staffMemberEnable: { staffMember: StaffMemberFragment | null, errors: Array<UserErrorFragment> } };

export type StaffMemberUpdateMutationVariables = Exact<{
  input: StaffMemberUpdateInput;
}>;


export type StaffMemberUpdateMutation = { staffMemberUpdate: { staffMember: StaffMemberFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionLevelFragment = { id: string, code: string, name: string, slaName: string | null, slaTimeZone: string | null, fullSupportContacts: number | null, readOnlySupportContacts: number | null, version: number, createdAt: string, updatedAt: string, usageLimits: Array<{ id: string, quantity: number, metric: { id: string, code: string, name: string } }> | null };

export type SubscriptionLevelQueryVariables = Exact<{
  id: string;
}>;


export type SubscriptionLevelQuery = { subscriptionLevel: SubscriptionLevelFragment | null };

export type SubscriptionLevelsQueryVariables = Exact<{
  filter?: SubscriptionLevelFilter | null | undefined;
  orderBy?: Array<SubscriptionLevelOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type SubscriptionLevelsQuery = { subscriptionLevels: { totalCount?: number, nodes: Array<SubscriptionLevelFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SubscriptionLevelCreateMutationVariables = Exact<{
  input: SubscriptionLevelCreateInput;
}>;


export type SubscriptionLevelCreateMutation = { subscriptionLevelCreate: { subscriptionLevel: SubscriptionLevelFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionLevelDeleteMutationVariables = Exact<{
  input: SubscriptionLevelDeleteInput;
}>;


export type SubscriptionLevelDeleteMutation = { subscriptionLevelDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type SubscriptionLevelUpdateMutationVariables = Exact<{
  input: SubscriptionLevelUpdateInput;
}>;


export type SubscriptionLevelUpdateMutation = { subscriptionLevelUpdate: { subscriptionLevel: SubscriptionLevelFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionFragment = { id: string, status: SubscriptionStatus, startsOn: string, months: number, endsOn: string, notes: string | null, rejectionReason: string | null, activatedAt: string | null, endedAt: string | null, version: number, createdAt: string, updatedAt: string, project: { id: string, name: string }, product: { id: string, slug: string, name: string }, productVersion: { id: string, name: string }, level: { id: string, code: string, name: string }, renewalOf: { id: string, status: SubscriptionStatus, startsOn: string, endsOn: string } | null, overview: { slaName: string | null, slaTimeZone: string | null, fullSupportContacts: number | null, readOnlySupportContacts: number | null, usageLimits: Array<{ id: string, quantity: number, metric: { id: string, code: string, name: string } }> } | null };

export type SubscriptionQueryVariables = Exact<{
  id: string;
}>;


export type SubscriptionQuery = { subscription: SubscriptionFragment | null };

export type CustomerSubscriptionOverviewFragment = { supportContacts: { full: number | null, readOnly: number | null }, usageLimits: Array<{ quantity: number, metric: { id: string, code: string, name: string } }> };

export type SubscriptionOverviewQueryVariables = Exact<{
  customerId: string;
  projectId?: string | null | undefined;
}>;


export type SubscriptionOverviewQuery = { subscriptionOverview: CustomerSubscriptionOverviewFragment | null };

export type SubscriptionsQueryVariables = Exact<{
  filter?: SubscriptionFilter | null | undefined;
  orderBy?: Array<SubscriptionOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type SubscriptionsQuery = { subscriptions: { totalCount?: number, nodes: Array<SubscriptionFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SubscriptionAcceptMutationVariables = Exact<{
  input: SubscriptionAcceptInput;
}>;


export type SubscriptionAcceptMutation = { subscriptionAccept: { subscription: SubscriptionFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionActivateMutationVariables = Exact<{
  input: SubscriptionActivateInput;
}>;


export type SubscriptionActivateMutation = { subscriptionActivate: { subscription: SubscriptionFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionCreateMutationVariables = Exact<{
  input: SubscriptionCreateInput;
}>;


export type SubscriptionCreateMutation = { subscriptionCreate: { subscription: SubscriptionFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionRejectMutationVariables = Exact<{
  input: SubscriptionRejectInput;
}>;


export type SubscriptionRejectMutation = { subscriptionReject: { subscription: SubscriptionFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionRenewMutationVariables = Exact<{
  input: SubscriptionRenewInput;
}>;


export type SubscriptionRenewMutation = { subscriptionRenew: { subscription: SubscriptionFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionRequestMutationVariables = Exact<{
  input: SubscriptionRequestInput;
}>;


export type SubscriptionRequestMutation = { subscriptionRequest: { subscription: SubscriptionFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionTerminateMutationVariables = Exact<{
  input: SubscriptionTerminateInput;
}>;


export type SubscriptionTerminateMutation = { subscriptionTerminate: { subscription: SubscriptionFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionUpdateMutationVariables = Exact<{
  input: SubscriptionUpdateInput;
}>;


export type SubscriptionUpdateMutation = { subscriptionUpdate: { subscription: SubscriptionFragment | null, errors: Array<UserErrorFragment> } };

export type SubscriptionWithdrawMutationVariables = Exact<{
  input: SubscriptionWithdrawInput;
}>;


export type SubscriptionWithdrawMutation = { subscriptionWithdraw: { subscription: SubscriptionFragment | null, errors: Array<UserErrorFragment> } };

export type SupportContactFragment = { id: string, firstName: string, lastName: string, email: string, projectRole: string | null, access: SupportContactAccess, status: SupportContactStatus, syncStatus: SupportContactSyncStatus, syncError: string | null, syncedAt: string | null, removedAt: string | null, version: number, createdAt: string, updatedAt: string, customer: { id: string, number: string, name: string } };

export type SupportContactQueryVariables = Exact<{
  id: string;
}>;


export type SupportContactQuery = { supportContact: SupportContactFragment | null };

export type SupportContactsQueryVariables = Exact<{
  filter?: SupportContactFilter | null | undefined;
  orderBy?: Array<SupportContactOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type SupportContactsQuery = { supportContacts: { totalCount?: number, nodes: Array<SupportContactFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SupportContactLimitsQueryVariables = Exact<{
  customerId: string;
}>;


export type SupportContactLimitsQuery = { supportContactLimits: { full: { used: number, limit: number | null }, readOnly: { used: number, limit: number | null } } | null };

export type SupportContactChangeAccessMutationVariables = Exact<{
  input: SupportContactChangeAccessInput;
}>;


export type SupportContactChangeAccessMutation = { supportContactChangeAccess: { supportContact: SupportContactFragment | null, errors: Array<UserErrorFragment> } };

export type SupportContactCreateMutationVariables = Exact<{
  input: SupportContactCreateInput;
}>;


export type SupportContactCreateMutation = { supportContactCreate: { supportContact: SupportContactFragment | null, errors: Array<UserErrorFragment> } };

export type SupportContactRemoveMutationVariables = Exact<{
  input: SupportContactRemoveInput;
}>;


export type SupportContactRemoveMutation = { supportContactRemove: { supportContact: SupportContactFragment | null, errors: Array<UserErrorFragment> } };

export type SupportContactUpdateMutationVariables = Exact<{
  input: SupportContactUpdateInput;
}>;


export type SupportContactUpdateMutation = { supportContactUpdate: { supportContact: SupportContactFragment | null, errors: Array<UserErrorFragment> } };

export type TokenPolicyFragment = { name: string, description: string | null, allow: Array<string>, deny: Array<string>, scopes: Array<Scope>, shipped: boolean, version: number };

export type TokenPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type TokenPoliciesQuery = { tokenPolicies: Array<TokenPolicyFragment> };

export type TokenPolicyQueryVariables = Exact<{
  name: string;
}>;


export type TokenPolicyQuery = { tokenPolicy: TokenPolicyFragment | null };

export type TokenPolicyCreateMutationVariables = Exact<{
  input: TokenPolicyCreateInput;
}>;


export type TokenPolicyCreateMutation = { tokenPolicyCreate: { tokenPolicy: TokenPolicyFragment | null, errors: Array<UserErrorFragment> } };

export type TokenPolicyUpdateMutationVariables = Exact<{
  input: TokenPolicyUpdateInput;
}>;


export type TokenPolicyUpdateMutation = { tokenPolicyUpdate: { tokenPolicy: TokenPolicyFragment | null, errors: Array<UserErrorFragment> } };

export type TokenPolicyDeleteMutationVariables = Exact<{
  input: TokenPolicyDeleteInput;
}>;


export type TokenPolicyDeleteMutation = { tokenPolicyDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type UsageMetricFragment = { id: string, code: string, name: string, unit: string | null, version: number, createdAt: string, updatedAt: string };

export type UsageMetricQueryVariables = Exact<{
  id: string;
}>;


export type UsageMetricQuery = { usageMetric: UsageMetricFragment | null };

export type UsageMetricsQueryVariables = Exact<{
  filter?: UsageMetricFilter | null | undefined;
  orderBy?: Array<UsageMetricOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type UsageMetricsQuery = { usageMetrics: { totalCount?: number, nodes: Array<UsageMetricFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UsageMetricCreateMutationVariables = Exact<{
  input: UsageMetricCreateInput;
}>;


export type UsageMetricCreateMutation = { usageMetricCreate: { usageMetric: UsageMetricFragment | null, errors: Array<UserErrorFragment> } };

export type UsageMetricDeleteMutationVariables = Exact<{
  input: UsageMetricDeleteInput;
}>;


export type UsageMetricDeleteMutation = { usageMetricDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type UsageMetricUpdateMutationVariables = Exact<{
  input: UsageMetricUpdateInput;
}>;


export type UsageMetricUpdateMutation = { usageMetricUpdate: { usageMetric: UsageMetricFragment | null, errors: Array<UserErrorFragment> } };

export type UserErrorFragment = { code: ErrorCode, message: string, path: Array<string> | null };

export type ViewerFragment = { kind: ViewerKind, id: string, name: string, role: StaffRole | null, scopes: Array<Scope>, features: Array<PortalFeature>, budget: { limit: number, remaining: number, resetsAt: string } | null, portals: Array<{ membershipId: string | null, effective: EffectivePortalFragment }>, impersonation: ImpersonationFragment | null, portalUser: PortalUserFragment | null, memberships: Array<MembershipFragment>, credentials: { passwordsOffered: boolean, passwordChangedAt: string | null, secondFactorRule: SecondFactorRule, secondFactorSince: string | null, recoveryCodesLeft: number } | null, invitations: Array<{ id: string, companyName: string, role: MembershipRole, inviterName: string | null, expiresAt: string }> };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: ViewerFragment | null };

export type WebhookDeliveryFragment = { id: string, url: string, kind: WebhookDeliveryKind, status: WebhookDeliveryStatus, eventId: string, eventType: string, entityId: string, attemptCount: number, nextAttemptAt: string | null, finishedAt: string | null, createdAt: string, attempts: Array<{ number: number, attemptedAt: string, durationMs: number, httpStatus: number | null, error: string | null, answer: string | null }>, endpoint: { id: string, url: string } };

export type WebhookDeliveryQueryVariables = Exact<{
  id: string;
}>;


export type WebhookDeliveryQuery = { webhookDelivery: WebhookDeliveryFragment | null };

export type WebhookDeliveriesQueryVariables = Exact<{
  filter?: WebhookDeliveryFilter | null | undefined;
  orderBy?: Array<WebhookDeliveryOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type WebhookDeliveriesQuery = { webhookDeliveries: { totalCount?: number, nodes: Array<WebhookDeliveryFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WebhookDeliveryReplayMutationVariables = Exact<{
  input: WebhookDeliveryReplayInput;
}>;


export type WebhookDeliveryReplayMutation = { webhookDeliveryReplay: { webhookDelivery: WebhookDeliveryFragment | null, errors: Array<UserErrorFragment> } };

export type WebhookEndpointFragment = { id: string, url: string, description: string | null, timeoutSeconds: number, headerNames: Array<string>, previousSecretUntil: string | null, disabledAt: string | null, disabledReason: WebhookDisabledReason | null, failingSince: string | null, deletedAt: string | null, version: number, createdAt: string, updatedAt: string, filters: Array<{ types: Array<string>, customerIds: Array<string>, productIds: Array<string>, fields: Array<{ name: string, values: Array<string> }> | null }>, customer: { id: string, number: string, name: string } | null };

export type WebhookEndpointQueryVariables = Exact<{
  id: string;
}>;


export type WebhookEndpointQuery = { webhookEndpoint: WebhookEndpointFragment | null };

export type WebhookEndpointsQueryVariables = Exact<{
  filter?: WebhookEndpointFilter | null | undefined;
  orderBy?: Array<WebhookEndpointOrder> | null | undefined;
  includeArchived?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean | null | undefined;
}>;


export type WebhookEndpointsQuery = { webhookEndpoints: { totalCount?: number, nodes: Array<WebhookEndpointFragment>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WebhookEndpointCreateMutationVariables = Exact<{
  input: WebhookEndpointCreateInput;
}>;


export type WebhookEndpointCreateMutation = { webhookEndpointCreate: { secret: string | null, webhookEndpoint: WebhookEndpointFragment | null, errors: Array<UserErrorFragment> } };

export type WebhookEndpointDeleteMutationVariables = Exact<{
  input: WebhookEndpointDeleteInput;
}>;


export type WebhookEndpointDeleteMutation = { webhookEndpointDelete: { deletedId: string | null, errors: Array<UserErrorFragment> } };

export type WebhookEndpointDisableMutationVariables = Exact<{
  input: WebhookEndpointDisableInput;
}>;


export type WebhookEndpointDisableMutation = { webhookEndpointDisable: { webhookEndpoint: WebhookEndpointFragment | null, errors: Array<UserErrorFragment> } };

export type WebhookEndpointEnableMutationVariables = Exact<{
  input: WebhookEndpointEnableInput;
}>;


export type WebhookEndpointEnableMutation = { webhookEndpointEnable: { webhookEndpoint: WebhookEndpointFragment | null, errors: Array<UserErrorFragment> } };

export type WebhookEndpointReplayMutationVariables = Exact<{
  input: WebhookEndpointReplayInput;
}>;


export type WebhookEndpointReplayMutation = { webhookEndpointReplay: { count: number | null, webhookEndpoint: WebhookEndpointFragment | null, errors: Array<UserErrorFragment> } };

export type WebhookEndpointRotateSecretMutationVariables = Exact<{
  input: WebhookEndpointRotateSecretInput;
}>;


export type WebhookEndpointRotateSecretMutation = { webhookEndpointRotateSecret: { secret: string | null, webhookEndpoint: WebhookEndpointFragment | null, errors: Array<UserErrorFragment> } };

export type WebhookEndpointTestMutationVariables = Exact<{
  input: WebhookEndpointTestInput;
}>;


export type WebhookEndpointTestMutation = { webhookEndpointTest: { webhookDelivery: WebhookDeliveryFragment | null, errors: Array<UserErrorFragment> } };

export type WebhookEndpointUpdateMutationVariables = Exact<{
  input: WebhookEndpointUpdateInput;
}>;


export type WebhookEndpointUpdateMutation = { webhookEndpointUpdate: { webhookEndpoint: WebhookEndpointFragment | null, errors: Array<UserErrorFragment> } };
