import type {
  CustomerType,
  MembershipRole,
  MembershipSource,
  MembershipStatus,
  NodeSummaryFragment,
  Scope,
  StaffRole,
  SubscriptionStatus,
  UserErrorFragment,
  ViewerKind,
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
  /** Whether it reaches every customer, later ones included. */
  allCustomers: boolean
  /** The customers it reaches, at most 100; empty when it reaches every one. */
  customerIds: string[]
  /** When it runs out; null: never. */
  expiresAt: string | null
  /** When it was last used, to the minute; null: never. */
  lastUsedAt: string | null
  /** When it was revoked; null: it was not. */
  revokedAt: string | null
  /** When it was created. */
  createdAt: string
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
  /** Grows by one with every change; for `expectedVersion`. */
  version: number
  /** When it was created. */
  createdAt: string
  /** When it was last changed. */
  updatedAt: string
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
  /** The id of the staff member, portal user or API token; `bootstrap` for the configured token. */
  id: string
  /** The name of the person or the token. */
  name: string
  /** The role of a staff member; null for other callers. */
  role: StaffRole | null
  /** What the caller may attempt, with the scopes that others bring along. */
  scopes: Scope[]
  /** The person who calls; null for staff, tokens and people without an active membership. */
  portalUser: PortalUser | null
  /** The active memberships of the person who calls, oldest first, at most 100; none for other callers. */
  memberships: Membership[]
}

export type {
  ApiTokenCreateInput,
  ApiTokenFilter,
  ApiTokenOrder,
  ApiTokenOrderField,
  ApiTokenRevokeInput,
  BooleanFilter,
  CustomerArchiveInput,
  CustomerCreateInput,
  CustomerDeleteInput,
  CustomerFilter,
  CustomerOrder,
  CustomerOrderField,
  CustomerType,
  CustomerTypeFilter,
  CustomerUnarchiveInput,
  CustomerUpdateContactInput,
  CustomerUpdateInput,
  DateFilter,
  DateTimeFilter,
  IDFilter,
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
  PortalUserCreateInput,
  PortalUserDisableInput,
  PortalUserEnableInput,
  PortalUserFilter,
  PortalUserFirstMembershipInput,
  PortalUserOrder,
  PortalUserOrderField,
  PortalUserUpdateInput,
  ProductCreateInput,
  ProductDeleteInput,
  ProductFilter,
  ProductOrder,
  ProductOrderField,
  ProductUpdateInput,
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
  Scope,
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
  UsageLimitInput,
  UsageMetricCreateInput,
  UsageMetricDeleteInput,
  UsageMetricFilter,
  UsageMetricOrder,
  UsageMetricOrderField,
  UsageMetricUpdateInput,
  ViewerKind,
} from './types.ts'