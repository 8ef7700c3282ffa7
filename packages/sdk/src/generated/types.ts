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
  /** What it may attempt, at least one; none of the STAFF and API_TOKEN scopes, which no token can have. */
  scopes: Array<Scope>;
};

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** What went wrong, for programs. The first five come as data in `errors`, the others as top-level errors. */
export type ErrorCode =
  /** The request contradicts the present state: a duplicate, a stale version, a state that forbids it. */
  | 'CONFLICT'
  /** The caller may see this but may not do it. */
  | 'FORBIDDEN'
  /** The idempotency key was used before for a different request. */
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
  /** The budget of the credential is used up; wait for the time in `Retry-After`. */
  | 'RATE_LIMITED'
  /** The credential was valid once and has run out; get a new one. */
  | 'TOKEN_EXPIRED'
  /** The credential was revoked; it will never work again. */
  | 'TOKEN_REVOKED'
  /** No credential was sent, or it is not one of ours. */
  | 'UNAUTHENTICATED';

/** Conditions on an id; all that are given must hold. */
export type IDFilter = {
  /** This id. */
  eq?: string | null | undefined;
  /** One of at most 100 ids. */
  in?: Array<string> | null | undefined;
  /** True: empty. False: not empty. */
  isNull?: boolean | null | undefined;
};

/** What `membershipChangeRole` takes. */
export type MembershipChangeRoleInput = {
  /** The version last read; CONFLICT when there is a newer one. */
  expectedVersion?: number | null | undefined;
  /** The membership. */
  id: string;
  /** The new role. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** What a credential may attempt at all; on which rows, the roles and customers of the caller decide. */
export type Scope =
  /** Read API tokens, never their secrets. */
  | 'API_TOKEN_READ'
  /** Create and revoke API tokens. */
  | 'API_TOKEN_WRITE'
  /** Read customers. */
  | 'CUSTOMER_READ'
  /** Change the contact data of one's own customer. */
  | 'CUSTOMER_UPDATE_CONTACT'
  /** Create, update, archive, unarchive and delete customers. */
  | 'CUSTOMER_WRITE'
  /** Read, filter and sort by what is hidden from customers: notes, customer type, external id. */
  | 'INTERNAL_READ'
  /** Read partners. */
  | 'PARTNER_READ'
  /** Create, update and delete partners and assign them to projects. */
  | 'PARTNER_WRITE'
  /** Create portal users and memberships. */
  | 'PORTAL_USER_CREATE'
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
  | 'SUBSCRIPTION_WRITE';

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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
  /** Holds from the next request on. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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

/** Which rows to list; all conditions that are given must hold. `and`, `or` and `not` nest 3 deep. */
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
  /** A person who works for the vendor. */
  | 'STAFF';

export type ApiTokenFragment = { id: string, name: string, lastFour: string, scopes: Array<Scope>, allCustomers: boolean, customerIds: Array<string>, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdAt: string };

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

export type ApiTokenRevokeMutationVariables = Exact<{
  input: ApiTokenRevokeInput;
}>;


export type ApiTokenRevokeMutation = { apiTokenRevoke: { apiToken: ApiTokenFragment | null, errors: Array<UserErrorFragment> } };

export type CustomerFragment = { id: string, number: string, name: string, externalId: string | null, type: CustomerType | null, testEndsAt: string | null, contactName: string | null, contactEmail: string | null, contactPhone: string | null, notes: string | null, metadata: Record<string, unknown>, archivedAt: string | null, version: number, createdAt: string, updatedAt: string };

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

type NodeSummary_Customer_Fragment = { __typename: 'Customer', number: string, name: string, id: string };

type NodeSummary_Membership_Fragment = { __typename: 'Membership', id: string, portalUser: { id: string, email: string } };

type NodeSummary_Partner_Fragment = { __typename: 'Partner', number: string, name: string, id: string };

type NodeSummary_PortalUser_Fragment = { __typename: 'PortalUser', email: string, id: string };

type NodeSummary_Product_Fragment = { __typename: 'Product', name: string, id: string };

type NodeSummary_ProductVersion_Fragment = { __typename: 'ProductVersion', name: string, id: string };

type NodeSummary_Project_Fragment = { __typename: 'Project', name: string, id: string };

type NodeSummary_ProjectAssignment_Fragment = { __typename: 'ProjectAssignment', id: string, project: { id: string, name: string }, portalUser: { id: string, email: string } };

type NodeSummary_Staff_Fragment = { __typename: 'Staff', name: string, email: string, id: string };

type NodeSummary_Subscription_Fragment = { __typename: 'Subscription', id: string, project: { id: string, name: string } };

type NodeSummary_SubscriptionLevel_Fragment = { __typename: 'SubscriptionLevel', name: string, id: string };

type NodeSummary_UsageMetric_Fragment = { __typename: 'UsageMetric', name: string, id: string };

export type NodeSummaryFragment =
  | NodeSummary_ApiToken_Fragment
  | NodeSummary_Customer_Fragment
  | NodeSummary_Membership_Fragment
  | NodeSummary_Partner_Fragment
  | NodeSummary_PortalUser_Fragment
  | NodeSummary_Product_Fragment
  | NodeSummary_ProductVersion_Fragment
  | NodeSummary_Project_Fragment
  | NodeSummary_ProjectAssignment_Fragment
  | NodeSummary_Staff_Fragment
  | NodeSummary_Subscription_Fragment
  | NodeSummary_SubscriptionLevel_Fragment
  | NodeSummary_UsageMetric_Fragment
;

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | NodeSummary_ApiToken_Fragment
    | NodeSummary_Customer_Fragment
    | NodeSummary_Membership_Fragment
    | NodeSummary_Partner_Fragment
    | NodeSummary_PortalUser_Fragment
    | NodeSummary_Product_Fragment
    | NodeSummary_ProductVersion_Fragment
    | NodeSummary_Project_Fragment
    | NodeSummary_ProjectAssignment_Fragment
    | NodeSummary_Staff_Fragment
    | NodeSummary_Subscription_Fragment
    | NodeSummary_SubscriptionLevel_Fragment
    | NodeSummary_UsageMetric_Fragment
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string>;
}>;


export type NodesQuery = { nodes: Array<
    | NodeSummary_ApiToken_Fragment
    | NodeSummary_Customer_Fragment
    | NodeSummary_Membership_Fragment
    | NodeSummary_Partner_Fragment
    | NodeSummary_PortalUser_Fragment
    | NodeSummary_Product_Fragment
    | NodeSummary_ProductVersion_Fragment
    | NodeSummary_Project_Fragment
    | NodeSummary_ProjectAssignment_Fragment
    | NodeSummary_Staff_Fragment
    | NodeSummary_Subscription_Fragment
    | NodeSummary_SubscriptionLevel_Fragment
    | NodeSummary_UsageMetric_Fragment
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

export type PortalUserFragment = { id: string, email: string, firstName: string, lastName: string, disabledAt: string | null, version: number, createdAt: string, updatedAt: string };

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

export type ViewerFragment = { kind: ViewerKind, id: string, name: string, role: StaffRole | null, scopes: Array<Scope>, portalUser: PortalUserFragment | null, memberships: Array<MembershipFragment> };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: ViewerFragment | null };
