import type { LiveOptions } from '../live.ts'
import type { List, ListArgs } from '../pages.ts'
import type { Requests } from '../requests.ts'
import type { RequestOptions } from '../transport.ts'
import * as documents from './documents.ts'
import type {
  ApiToken,
  ApiUsage,
  AuditEvent,
  AwaitedSecondFactor,
  ChangedPassword,
  Customer,
  CustomerPortal,
  CustomerSubscriptionOverview,
  Email,
  EmailDestination,
  EmailTemplate,
  ExpiryNotice,
  FailedSignIn,
  Impersonation,
  Invitation,
  License,
  LicenseChange,
  LicenseField,
  LicenseSeat,
  LicenseTemplate,
  LicenseUsageMonth,
  LicenseValidation,
  ListExport,
  Machine,
  Membership,
  NodeSummary,
  OpenedSession,
  Partner,
  PortalSettings,
  PortalUser,
  Product,
  ProductVersion,
  Project,
  ProjectAssignment,
  RequestedPasswordReset,
  SecondFactorCodes,
  SecondFactorEnrollment,
  SenderDomain,
  ServiceAccount,
  ServiceAccountToken,
  Session,
  SigningKey,
  StaffMember,
  StartedSignIn,
  Subscription,
  SubscriptionLevel,
  SupportContact,
  TokenPolicy,
  UsageMetric,
  Viewer,
  WebhookDelivery,
  WebhookEndpoint,
} from './entities.ts'
import type {
  ApiTokenCreateInput,
  ApiTokenRevokeInput,
  ApiTokenRotateInput,
  ApiTokensQueryVariables,
  ApiUsagesQueryVariables,
  AuditEventAddedSubscription,
  AuditEventAddedSubscriptionVariables,
  AuditEventCreateExportLinkInput,
  AuditEventCreateExportLinkMutation,
  AuditEventsQueryVariables,
  AuditVerificationQuery,
  CustomerArchiveInput,
  CustomerCreateInput,
  CustomerDeleteInput,
  CustomerEraseInput,
  CustomerExportInput,
  CustomerPortalUpdateInput,
  CustomerPortalUpdateNoticesInput,
  CustomerPortalUpdateRulesInput,
  CustomerUnarchiveInput,
  CustomerUpdateContactInput,
  CustomerUpdateInput,
  CustomersQueryVariables,
  EmailDestinationCreateInput,
  EmailDestinationDeleteInput,
  EmailDestinationDisableInput,
  EmailDestinationEnableInput,
  EmailDestinationMuteInput,
  EmailDestinationResendVerificationInput,
  EmailDestinationUnmuteInput,
  EmailDestinationUpdateInput,
  EmailDestinationVerifyInput,
  EmailDestinationVerifyMutation,
  EmailDestinationsQueryVariables,
  EmailResendInput,
  EmailTemplatePreviewQuery,
  EmailTemplatePreviewQueryVariables,
  EmailTemplateQueryVariables,
  EmailTemplateResetInput,
  EmailTemplateUpdateInput,
  EmailTemplatesQueryVariables,
  EmailsQueryVariables,
  ExpiryNoticesQueryVariables,
  FailedSignInsQueryVariables,
  ImpersonationEndInput,
  ImpersonationStartInput,
  ImpersonationsQueryVariables,
  InstallationStartInput,
  InvitationAcceptInput,
  InvitationAcceptMutation,
  InvitationApproveInput,
  InvitationCreateInput,
  InvitationCreateManyInput,
  InvitationDeclineInput,
  InvitationResendInput,
  InvitationRevokeInput,
  InvitationsQueryVariables,
  LicenseBulkIssueInput,
  LicenseChangedSubscription,
  LicenseChangedSubscriptionVariables,
  LicenseChangesQueryVariables,
  LicenseCreateDownloadLinkInput,
  LicenseCreateTemporaryInput,
  LicenseFieldCreateInput,
  LicenseFieldDeleteInput,
  LicenseFieldUpdateInput,
  LicenseFieldsQueryVariables,
  LicenseIssueInput,
  LicenseReinstateInput,
  LicenseRenewInput,
  LicenseResetUsesInput,
  LicenseRevealKeyInput,
  LicenseRevokeInput,
  LicenseSeatAssignInput,
  LicenseSeatClaimInput,
  LicenseSeatResendInput,
  LicenseSeatRevokeInput,
  LicenseSeatsQueryVariables,
  LicenseSuspendInput,
  LicenseTemplateCreateInput,
  LicenseTemplateDeleteInput,
  LicenseTemplateUpdateInput,
  LicenseTemplatesQueryVariables,
  LicenseUpdateInput,
  LicenseUsageMonthsQueryVariables,
  LicenseUseInput,
  LicenseValidateInput,
  LicensesQueryVariables,
  ListExportCreateDownloadLinkInput,
  ListExportCreateInput,
  ListExportDeleteInput,
  ListExportsQueryVariables,
  MachineActivateInput,
  MachineDeactivateInput,
  MachineHeartbeatInput,
  MachineReplaceInput,
  MachinesQueryVariables,
  MembershipChangeRoleInput,
  MembershipCreateInput,
  MembershipDisableInput,
  MembershipEnableInput,
  MembershipRemoveInput,
  MembershipsQueryVariables,
  PartnerCreateInput,
  PartnerDeleteInput,
  PartnerUpdateInput,
  PartnersQueryVariables,
  PasswordRemoveInput,
  PasswordResetInput,
  PasswordResetRequestInput,
  PasswordSetInput,
  PortalSettingsUpdateInput,
  PortalUserCreateInput,
  PortalUserDisableInput,
  PortalUserEnableInput,
  PortalUserEraseInput,
  PortalUserExportInput,
  PortalUserUpdateInput,
  PortalUsersQueryVariables,
  ProductCreateInput,
  ProductDeleteInput,
  ProductUpdateInput,
  ProductVersionAnnounceInput,
  ProductVersionCreateInput,
  ProductVersionDeleteInput,
  ProductVersionUpdateInput,
  ProductVersionsQueryVariables,
  ProductsQueryVariables,
  ProjectAssignPartnerInput,
  ProjectAssignUserInput,
  ProjectAssignUserToAllInput,
  ProjectAssignmentsQueryVariables,
  ProjectCreateInput,
  ProjectDeleteInput,
  ProjectUnassignPartnerInput,
  ProjectUnassignUserFromAllInput,
  ProjectUnassignUserInput,
  ProjectUpdateInput,
  ProjectsQueryVariables,
  RecoveryCodesRegenerateInput,
  SecondFactorConfirmInput,
  SecondFactorDisableInput,
  SecondFactorEnrollInput,
  SecondFactorResetInput,
  SenderDomainRemoveInput,
  SenderDomainSetInput,
  SenderDomainVerifyInput,
  ServiceAccountCreateInput,
  ServiceAccountRevokeInput,
  ServiceAccountTokenCreateInput,
  ServiceAccountTokenRevokeInput,
  ServiceAccountTokenRotateInput,
  ServiceAccountTokensQueryVariables,
  ServiceAccountsQueryVariables,
  SessionRevokeAllInput,
  SessionRevokeAllMutation,
  SessionRevokeInput,
  SessionsQueryVariables,
  SignInCompleteInput,
  SignInSecondFactorInput,
  SignInStartInput,
  SignInWithPasswordInput,
  SignOutInput,
  SigningKeyRotateInput,
  SigningKeyWithdrawInput,
  SigningKeysQueryVariables,
  StaffMemberCreateInput,
  StaffMemberDisableInput,
  StaffMemberEnableInput,
  StaffMemberUpdateInput,
  StaffMembersQueryVariables,
  SubscriptionAcceptInput,
  SubscriptionActivateInput,
  SubscriptionChangedSubscription,
  SubscriptionChangedSubscriptionVariables,
  SubscriptionCreateInput,
  SubscriptionLevelCreateInput,
  SubscriptionLevelDeleteInput,
  SubscriptionLevelUpdateInput,
  SubscriptionLevelsQueryVariables,
  SubscriptionOverviewQueryVariables,
  SubscriptionRejectInput,
  SubscriptionRenewInput,
  SubscriptionRequestInput,
  SubscriptionTerminateInput,
  SubscriptionUpdateInput,
  SubscriptionWithdrawInput,
  SubscriptionsQueryVariables,
  SupportContactChangeAccessInput,
  SupportContactCreateInput,
  SupportContactLimitsQuery,
  SupportContactRemoveInput,
  SupportContactUpdateInput,
  SupportContactsQueryVariables,
  TokenPolicyCreateInput,
  TokenPolicyDeleteInput,
  TokenPolicyUpdateInput,
  UsageMetricCreateInput,
  UsageMetricDeleteInput,
  UsageMetricUpdateInput,
  UsageMetricsQueryVariables,
  WebhookDeliveriesQueryVariables,
  WebhookDeliveryReplayInput,
  WebhookEndpointCreateInput,
  WebhookEndpointDeleteInput,
  WebhookEndpointDisableInput,
  WebhookEndpointEnableInput,
  WebhookEndpointReplayInput,
  WebhookEndpointRotateSecretInput,
  WebhookEndpointTestInput,
  WebhookEndpointUpdateInput,
  WebhookEndpointsQueryVariables,
} from './types.ts'

/** The methods of `portico.apiTokens`. */
export class ApiTokens {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One API token by id.
   *
   * @example
   * ```ts
   * const apiToken = await portico.apiTokens.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<ApiToken> {
    return this.#requests.get(documents.apiToken, { id }, options)
  }

  /**
   * One API token by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const apiToken = await portico.apiTokens.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<ApiToken | null> {
    return this.#requests.read(documents.apiToken, { id }, options)
  }

  /**
   * Creates an API token. The answer has its secret, which cannot be read again. FORBIDDEN for more than the caller has.
   *
   * @example
   * ```ts
   * const { apiToken, secret } = await portico.apiTokens.create({ name })
   * ```
   */
  create(input: ApiTokenCreateInput, options?: RequestOptions): Promise<{ apiToken: ApiToken; secret: string }> {
    return this.#requests.mutate(documents.apiTokenCreate, { input }, options)
  }

  /**
   * Revokes an API token at once and for good. Again is no change.
   *
   * @example
   * ```ts
   * const apiToken = await portico.apiTokens.revoke({ id })
   * ```
   */
  async revoke(input: ApiTokenRevokeInput, options?: RequestOptions): Promise<ApiToken> {
    const { apiToken } = await this.#requests.mutate(documents.apiTokenRevoke, { input }, options)
    return apiToken
  }

  /**
   * Puts a new API token in the place of one: the same name, scopes, policy and customers, another id and secret. The answer has the secret, which cannot be read again. CONFLICT for one that was rotated or revoked or has run out, FORBIDDEN for more than the caller has.
   *
   * @example
   * ```ts
   * const { apiToken, secret } = await portico.apiTokens.rotate({ id })
   * ```
   */
  rotate(input: ApiTokenRotateInput, options?: RequestOptions): Promise<{ apiToken: ApiToken; secret: string }> {
    return this.#requests.mutate(documents.apiTokenRotate, { input }, options)
  }

  /**
   * The API tokens of the vendor, revoked and expired ones included.
   *
   * @example
   * ```ts
   * for await (const apiToken of portico.apiTokens.list()) console.log(apiToken.id)
   * ```
   */
  list(args: ListArgs<ApiTokensQueryVariables> = {}, options?: RequestOptions): List<ApiToken> {
    return this.#requests.list(documents.apiTokens, args, options)
  }
}

/** The methods of `portico.apiUsages`. */
export class ApiUsages {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * The usage of one day by id.
   *
   * @example
   * ```ts
   * const apiUsage = await portico.apiUsages.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<ApiUsage> {
    return this.#requests.get(documents.apiUsage, { id }, options)
  }

  /**
   * The usage of one day by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const apiUsage = await portico.apiUsages.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<ApiUsage | null> {
    return this.#requests.read(documents.apiUsage, { id }, options)
  }

  /**
   * What machine identities have asked of the API, day by day, newest first.
   *
   * @example
   * ```ts
   * for await (const apiUsage of portico.apiUsages.list()) console.log(apiUsage.id)
   * ```
   */
  list(args: ListArgs<ApiUsagesQueryVariables> = {}, options?: RequestOptions): List<ApiUsage> {
    return this.#requests.list(documents.apiUsages, args, options)
  }
}

/** The methods of `portico.auditEvents`. */
export class AuditEvents {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One audit event by id.
   *
   * @example
   * ```ts
   * const auditEvent = await portico.auditEvents.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<AuditEvent> {
    return this.#requests.get(documents.auditEvent, { id }, options)
  }

  /**
   * One audit event by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const auditEvent = await portico.auditEvents.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<AuditEvent | null> {
    return this.#requests.read(documents.auditEvent, { id }, options)
  }

  /**
   * Something happened of which the audit trail tells the caller.
   *
   * The updates go on until the loop over them is left or the signal aborts, over as many connections as it takes.
   *
   * @example
   * ```ts
   * for await (const { type } of portico.auditEvents.added()) console.log(type)
   * ```
   */
  added(args: AuditEventAddedSubscriptionVariables = {}, options?: LiveOptions): AsyncIterable<AuditEventAddedSubscription['auditEventAdded']> {
    return this.#requests.follow(documents.auditEventAdded, args, options)
  }

  /**
   * Makes a link to one download of the audit trail, for a browser that cannot send a credential. It works once, for five minutes, and gives what the credential that asked for it may see by then. With a credential, `GET /audit-events.jsonl` and `/audit-events.csv` take the same filter as query parameters.
   *
   * @example
   * ```ts
   * const exportLink = await portico.auditEvents.createExportLink({ format: 'CSV' })
   * ```
   */
  async createExportLink(input: AuditEventCreateExportLinkInput, options?: RequestOptions): Promise<NonNullable<AuditEventCreateExportLinkMutation['auditEventCreateExportLink']['exportLink']>> {
    const { exportLink } = await this.#requests.mutate(documents.auditEventCreateExportLink, { input }, options)
    return exportLink
  }

  /**
   * The audit trail as far as the caller sees it, oldest first, which makes a feed of it: keep `endCursor` of the last page and give it as `after` later, then only newer events come and none is missed; of an empty page it stays what it was. Customers see what concerns them, without hidden fields and without who of the vendor it was. To begin with what comes from now on, take the `endCursor` of `last: 1`.
   *
   * @example
   * ```ts
   * for await (const auditEvent of portico.auditEvents.list()) console.log(auditEvent.id)
   * ```
   */
  list(args: ListArgs<AuditEventsQueryVariables> = {}, options?: RequestOptions): List<AuditEvent> {
    return this.#requests.list(documents.auditEvents, args, options)
  }
}

/** The methods of `portico.customers`. */
export class Customers {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One customer by id.
   *
   * @example
   * ```ts
   * const customer = await portico.customers.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Customer> {
    return this.#requests.get(documents.customer, { id }, options)
  }

  /**
   * One customer by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const customer = await portico.customers.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Customer | null> {
    return this.#requests.read(documents.customer, { id }, options)
  }

  /**
   * Archives a customer: read-only, out of the default lists, its licenses keep working.
   *
   * @example
   * ```ts
   * const customer = await portico.customers.archive({ id })
   * ```
   */
  async archive(input: CustomerArchiveInput, options?: RequestOptions): Promise<Customer> {
    const { customer } = await this.#requests.mutate(documents.customerArchive, { input }, options)
    return customer
  }

  /**
   * One customer by number.
   *
   * @example
   * ```ts
   * const customer = await portico.customers.getByNumber(number)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  getByNumber(number: string, options?: RequestOptions): Promise<Customer> {
    return this.#requests.get(documents.customerByNumber, { number }, options)
  }

  /**
   * One customer by number; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const customer = await portico.customers.findByNumber(number)
   * ```
   */
  findByNumber(number: string, options?: RequestOptions): Promise<Customer | null> {
    return this.#requests.read(documents.customerByNumber, { number }, options)
  }

  /**
   * Creates a customer. CONFLICT on `number` when another customer has it.
   *
   * @example
   * ```ts
   * const customer = await portico.customers.create({ name, number })
   * ```
   */
  async create(input: CustomerCreateInput, options?: RequestOptions): Promise<Customer> {
    const { customer } = await this.#requests.mutate(documents.customerCreate, { input }, options)
    return customer
  }

  /**
   * Deletes a customer for good. CONFLICT, saying on what, while projects, licenses or memberships depend on it.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.customers.delete({ id })
   * ```
   */
  delete(input: CustomerDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.customerDelete, { input }, options)
  }

  /**
   * Erases what is personal of an archived customer for good: contact data, notes and metadata, support contacts, invitations and mails, what machines are called and where they are, webhook endpoints with their addresses and what receivers answered, and its people who belong to nobody else, as by `portalUserErase`; others lose their membership. Number, name, subscriptions and licenses with their fields stay, as records of what was sold. CONFLICT unless it is archived, while subscriptions are open, and with more than 50 people to erase. For staff ADMIN. Again is no change.
   *
   * @example
   * ```ts
   * const customer = await portico.customers.erase({ id, reason })
   * ```
   */
  async erase(input: CustomerEraseInput, options?: RequestOptions): Promise<Customer> {
    const { customer } = await this.#requests.mutate(documents.customerErase, { input }, options)
    return customer
  }

  /**
   * Asks for everything that is stored about a customer, in one file of JSON lines: `{"model", "data"}` for each row, from the customer itself to its part of the audit trail. People of the customer get the rows that they see in the portal; what is hidden from customers is in it only for callers with `internal:read`; secrets never are. For the rest it is an export like one of `listExportCreate`.
   *
   * @example
   * ```ts
   * const listExport = await portico.customers.export({ id })
   * ```
   */
  async export(input: CustomerExportInput, options?: RequestOptions): Promise<ListExport> {
    const { listExport } = await this.#requests.mutate(documents.customerExport, { input }, options)
    return listExport
  }

  /**
   * Settles the portal of one customer: what is left out stays, null is as for all. CONFLICT for an archived customer.
   *
   * @example
   * ```ts
   * const customerPortal = await portico.customers.portalUpdate({ customerId })
   * ```
   */
  async portalUpdate(input: CustomerPortalUpdateInput, options?: RequestOptions): Promise<CustomerPortal> {
    const { customerPortal } = await this.#requests.mutate(documents.customerPortalUpdate, { input }, options)
    return customerPortal
  }

  /**
   * Settles what a customer is told by mail, when, and who of it: what is left out stays. The end itself is announced in any case. CONFLICT for an archived customer.
   *
   * @example
   * ```ts
   * const customerPortal = await portico.customers.portalUpdateNotices({ customerId })
   * ```
   */
  async portalUpdateNotices(input: CustomerPortalUpdateNoticesInput, options?: RequestOptions): Promise<CustomerPortal> {
    const { customerPortal } = await this.#requests.mutate(documents.customerPortalUpdateNotices, { input }, options)
    return customerPortal
  }

  /**
   * Settles who can be invited to a customer, and whether staff may sign in as it: what is left out stays. Nobody who is in already is locked out. CONFLICT for an archived customer.
   *
   * @example
   * ```ts
   * const customerPortal = await portico.customers.portalUpdateRules({ customerId })
   * ```
   */
  async portalUpdateRules(input: CustomerPortalUpdateRulesInput, options?: RequestOptions): Promise<CustomerPortal> {
    const { customerPortal } = await this.#requests.mutate(documents.customerPortalUpdateRules, { input }, options)
    return customerPortal
  }

  /**
   * Brings a customer back from the archive.
   *
   * @example
   * ```ts
   * const customer = await portico.customers.unarchive({ id })
   * ```
   */
  async unarchive(input: CustomerUnarchiveInput, options?: RequestOptions): Promise<Customer> {
    const { customer } = await this.#requests.mutate(documents.customerUnarchive, { input }, options)
    return customer
  }

  /**
   * Changes a customer: what is left out stays, null empties. CONFLICT while it is archived or when `expectedVersion` is stale.
   *
   * @example
   * ```ts
   * const customer = await portico.customers.update({ id })
   * ```
   */
  async update(input: CustomerUpdateInput, options?: RequestOptions): Promise<Customer> {
    const { customer } = await this.#requests.mutate(documents.customerUpdate, { input }, options)
    return customer
  }

  /**
   * Changes a customer's contact data, which its own admins may do. What is left out stays, null empties.
   *
   * @example
   * ```ts
   * const customer = await portico.customers.updateContact({ id })
   * ```
   */
  async updateContact(input: CustomerUpdateContactInput, options?: RequestOptions): Promise<Customer> {
    const { customer } = await this.#requests.mutate(documents.customerUpdateContact, { input }, options)
    return customer
  }

  /**
   * The customers the caller sees; archived ones only with `includeArchived`.
   *
   * @example
   * ```ts
   * for await (const customer of portico.customers.list()) console.log(customer.id)
   * ```
   */
  list(args: ListArgs<CustomersQueryVariables> = {}, options?: RequestOptions): List<Customer> {
    return this.#requests.list(documents.customers, args, options)
  }
}

/** The methods of `portico.emailDestinations`. */
export class EmailDestinations {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One e-mail destination by id.
   *
   * @example
   * ```ts
   * const emailDestination = await portico.emailDestinations.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<EmailDestination> {
    return this.#requests.get(documents.emailDestination, { id }, options)
  }

  /**
   * One e-mail destination by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const emailDestination = await portico.emailDestinations.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<EmailDestination | null> {
    return this.#requests.read(documents.emailDestination, { id }, options)
  }

  /**
   * Creates an e-mail destination. It is mailed a link that proves it, which is good once and for 7 days. LIMIT_REACHED beyond 5 such mails a day to an address and 50 of one owner, and beyond 10 destinations of a customer or 50 of the vendor; CONFLICT for an address that the owner has already, and for an archived customer.
   *
   * @example
   * ```ts
   * const emailDestination = await portico.emailDestinations.create({ email })
   * ```
   */
  async create(input: EmailDestinationCreateInput, options?: RequestOptions): Promise<EmailDestination> {
    const { emailDestination } = await this.#requests.mutate(documents.emailDestinationCreate, { input }, options)
    return emailDestination
  }

  /**
   * Deletes an e-mail destination; what waits is not sent.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.emailDestinations.delete({ id })
   * ```
   */
  delete(input: EmailDestinationDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.emailDestinationDelete, { input }, options)
  }

  /**
   * Stops mailing events to an e-mail destination; what waits is not sent. Again is no change.
   *
   * @example
   * ```ts
   * const emailDestination = await portico.emailDestinations.disable({ id })
   * ```
   */
  async disable(input: EmailDestinationDisableInput, options?: RequestOptions): Promise<EmailDestination> {
    const { emailDestination } = await this.#requests.mutate(documents.emailDestinationDisable, { input }, options)
    return emailDestination
  }

  /**
   * Mails events to an e-mail destination again, from now on. One whose owner wanted no more mails has to be verified anew, and is mailed the link for it, as often as a new one. Again is no change.
   *
   * @example
   * ```ts
   * const emailDestination = await portico.emailDestinations.enable({ id })
   * ```
   */
  async enable(input: EmailDestinationEnableInput, options?: RequestOptions): Promise<EmailDestination> {
    const { emailDestination } = await this.#requests.mutate(documents.emailDestinationEnable, { input }, options)
    return emailDestination
  }

  /**
   * Mails an e-mail destination nothing of one thing and of what belongs to it, for a time; again is for the new time. LIMIT_REACHED beyond 100 things.
   *
   * @example
   * ```ts
   * const emailDestination = await portico.emailDestinations.mute({ entityId, for: 'DAYS_7', id })
   * ```
   */
  async mute(input: EmailDestinationMuteInput, options?: RequestOptions): Promise<EmailDestination> {
    const { emailDestination } = await this.#requests.mutate(documents.emailDestinationMute, { input }, options)
    return emailDestination
  }

  /**
   * Mails a new link to an address that is not verified yet; the link before does nothing any more. It is mailed a link that proves it, which is good once and for 7 days. LIMIT_REACHED beyond 5 such mails a day to an address and 50 of one owner; CONFLICT for a verified one.
   *
   * @example
   * ```ts
   * const emailDestination = await portico.emailDestinations.resendVerification({ id })
   * ```
   */
  async resendVerification(input: EmailDestinationResendVerificationInput, options?: RequestOptions): Promise<EmailDestination> {
    const { emailDestination } = await this.#requests.mutate(documents.emailDestinationResendVerification, { input }, options)
    return emailDestination
  }

  /**
   * Mails an e-mail destination of something muted again, from now on.
   *
   * @example
   * ```ts
   * const emailDestination = await portico.emailDestinations.unmute({ entityId, id })
   * ```
   */
  async unmute(input: EmailDestinationUnmuteInput, options?: RequestOptions): Promise<EmailDestination> {
    const { emailDestination } = await this.#requests.mutate(documents.emailDestinationUnmute, { input }, options)
    return emailDestination
  }

  /**
   * Changes an e-mail destination: what is left out stays. Another address is not verified. It is mailed a link that proves it, which is good once and for 7 days. LIMIT_REACHED beyond 5 such mails a day to an address and 50 of one owner; CONFLICT for one that the owner has already; INVALID_INPUT on `filters` where a caller without `internal:read` gives another address and leaves conditions on hidden fields.
   *
   * @example
   * ```ts
   * const emailDestination = await portico.emailDestinations.update({ id })
   * ```
   */
  async update(input: EmailDestinationUpdateInput, options?: RequestOptions): Promise<EmailDestination> {
    const { emailDestination } = await this.#requests.mutate(documents.emailDestinationUpdate, { input }, options)
    return emailDestination
  }

  /**
   * Proves the address of an e-mail destination, which is told of events from now on. INVALID_INPUT for a link that is wrong, was used or replaced, or has run out. One in a document.
   *
   * @example
   * ```ts
   * const address = await portico.emailDestinations.verify({ token })
   * ```
   */
  async verify(input: EmailDestinationVerifyInput, options?: RequestOptions): Promise<NonNullable<EmailDestinationVerifyMutation['emailDestinationVerify']['address']>> {
    const { address } = await this.#requests.mutate(documents.emailDestinationVerify, { input }, options)
    return address
  }

  /**
   * The e-mail destinations the caller sees.
   *
   * @example
   * ```ts
   * for await (const emailDestination of portico.emailDestinations.list()) console.log(emailDestination.id)
   * ```
   */
  list(args: ListArgs<EmailDestinationsQueryVariables> = {}, options?: RequestOptions): List<EmailDestination> {
    return this.#requests.list(documents.emailDestinations, args, options)
  }
}

/** The methods of `portico.emails`. */
export class Emails {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One mail of the delivery log by id.
   *
   * @example
   * ```ts
   * const email = await portico.emails.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Email> {
    return this.#requests.get(documents.email, { id }, options)
  }

  /**
   * One mail of the delivery log by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const email = await portico.emails.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Email | null> {
    return this.#requests.read(documents.email, { id }, options)
  }

  /**
   * Puts a SENT, HELD or FAILED mail into the queue again, as it was written. CONFLICT while it is on its way, and once its text is no longer kept.
   *
   * @example
   * ```ts
   * const email = await portico.emails.resend({ id })
   * ```
   */
  async resend(input: EmailResendInput, options?: RequestOptions): Promise<Email> {
    const { email } = await this.#requests.mutate(documents.emailResend, { input }, options)
    return email
  }

  /**
   * The template of a type of mail in a language.
   *
   * @example
   * ```ts
   * const template = await portico.emails.template({ type, locale })
   * ```
   */
  template(args: EmailTemplateQueryVariables, options?: RequestOptions): Promise<EmailTemplate> {
    return this.#requests.read(documents.emailTemplate, args, options)
  }

  /**
   * A template with sample data, as it is or with other words in its place. INVALID_INPUT with the part and the line for what cannot be rendered.
   *
   * @example
   * ```ts
   * const templatePreview = await portico.emails.templatePreview({ type, locale })
   * ```
   */
  templatePreview(args: EmailTemplatePreviewQueryVariables, options?: RequestOptions): Promise<EmailTemplatePreviewQuery['emailTemplatePreview']> {
    return this.#requests.read(documents.emailTemplatePreview, args, options)
  }

  /**
   * Brings the shipped template back. Again is no change.
   *
   * @example
   * ```ts
   * const emailTemplate = await portico.emails.templateReset({ locale: 'DE', type: 'ACCOUNT_ACTIVATION' })
   * ```
   */
  async templateReset(input: EmailTemplateResetInput, options?: RequestOptions): Promise<EmailTemplate> {
    const { emailTemplate } = await this.#requests.mutate(documents.emailTemplateReset, { input }, options)
    return emailTemplate
  }

  /**
   * Puts own words in the place of a shipped template: what is left out stays. INVALID_INPUT with the part and the line for an unknown variable, tag or filter, for what cannot be rendered, and where a secret (a code, a link that lets in) could get elsewhere: in a text it stands by itself, in HTML it is text or the whole `href` of a link, no filter changes it and nothing depends on it.
   *
   * @example
   * ```ts
   * const emailTemplate = await portico.emails.templateUpdate({ locale: 'DE', type: 'ACCOUNT_ACTIVATION' })
   * ```
   */
  async templateUpdate(input: EmailTemplateUpdateInput, options?: RequestOptions): Promise<EmailTemplate> {
    const { emailTemplate } = await this.#requests.mutate(documents.emailTemplateUpdate, { input }, options)
    return emailTemplate
  }

  /**
   * The templates of every type of mail, 13 a language.
   *
   * @example
   * ```ts
   * const templates = await portico.emails.templates()
   * ```
   */
  templates(args: EmailTemplatesQueryVariables = {}, options?: RequestOptions): Promise<EmailTemplate[]> {
    return this.#requests.read(documents.emailTemplates, args, options)
  }

  /**
   * The delivery log: every mail, newest first.
   *
   * @example
   * ```ts
   * for await (const email of portico.emails.list()) console.log(email.id)
   * ```
   */
  list(args: ListArgs<EmailsQueryVariables> = {}, options?: RequestOptions): List<Email> {
    return this.#requests.list(documents.emails, args, options)
  }
}

/** The methods of `portico.expiryNotices`. */
export class ExpiryNotices {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One announcement by id.
   *
   * @example
   * ```ts
   * const expiryNotice = await portico.expiryNotices.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<ExpiryNotice> {
    return this.#requests.get(documents.expiryNotice, { id }, options)
  }

  /**
   * One announcement by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const expiryNotice = await portico.expiryNotices.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<ExpiryNotice | null> {
    return this.#requests.read(documents.expiryNotice, { id }, options)
  }

  /**
   * The announcements of ends of licenses and subscriptions, the newest first, for the vendor.
   *
   * @example
   * ```ts
   * for await (const expiryNotice of portico.expiryNotices.list()) console.log(expiryNotice.id)
   * ```
   */
  list(args: ListArgs<ExpiryNoticesQueryVariables> = {}, options?: RequestOptions): List<ExpiryNotice> {
    return this.#requests.list(documents.expiryNotices, args, options)
  }
}

/** The methods of `portico.failedSignIns`. */
export class FailedSignIns {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One failed sign-in by id.
   *
   * @example
   * ```ts
   * const failedSignIn = await portico.failedSignIns.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<FailedSignIn> {
    return this.#requests.get(documents.failedSignIn, { id }, options)
  }

  /**
   * One failed sign-in by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const failedSignIn = await portico.failedSignIns.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<FailedSignIn | null> {
    return this.#requests.read(documents.failedSignIn, { id }, options)
  }

  /**
   * The sign-ins that failed in the last 30 days, newest first.
   *
   * @example
   * ```ts
   * for await (const failedSignIn of portico.failedSignIns.list()) console.log(failedSignIn.id)
   * ```
   */
  list(args: ListArgs<FailedSignInsQueryVariables> = {}, options?: RequestOptions): List<FailedSignIn> {
    return this.#requests.list(documents.failedSignIns, args, options)
  }
}

/** The methods of `portico.impersonations`. */
export class Impersonations {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One sign-in as a customer by id.
   *
   * @example
   * ```ts
   * const impersonation = await portico.impersonations.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Impersonation> {
    return this.#requests.get(documents.impersonation, { id }, options)
  }

  /**
   * One sign-in as a customer by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const impersonation = await portico.impersonations.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Impersonation | null> {
    return this.#requests.read(documents.impersonation, { id }, options)
  }

  /**
   * Ends a sign-in as a customer at once: the own one, also from within it, and for staff with the role ADMIN any. Again is no change.
   *
   * @example
   * ```ts
   * const impersonation = await portico.impersonations.end({ id })
   * ```
   */
  async end(input: ImpersonationEndInput, options?: RequestOptions): Promise<Impersonation> {
    const { impersonation } = await this.#requests.mutate(documents.impersonationEnd, { input }, options)
    return impersonation
  }

  /**
   * Signs a staff member with the role ADMIN or SUPPORT in as an admin of a customer, for ten minutes. The customer sees it. FORBIDDEN where the customer does not let staff sign in; CONFLICT for an archived customer.
   *
   * @example
   * ```ts
   * const { impersonation, secret } = await portico.impersonations.start({ customerId, reason })
   * ```
   */
  start(input: ImpersonationStartInput, options?: RequestOptions): Promise<{ impersonation: Impersonation; secret: string }> {
    return this.#requests.mutate(documents.impersonationStart, { input }, options)
  }

  /**
   * The sign-ins of staff as customers that the caller sees.
   *
   * @example
   * ```ts
   * for await (const impersonation of portico.impersonations.list()) console.log(impersonation.id)
   * ```
   */
  list(args: ListArgs<ImpersonationsQueryVariables> = {}, options?: RequestOptions): List<Impersonation> {
    return this.#requests.list(documents.impersonations, args, options)
  }
}

/** The methods of `portico.invitations`. */
export class Invitations {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One invitation by id.
   *
   * @example
   * ```ts
   * const invitation = await portico.invitations.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Invitation> {
    return this.#requests.get(documents.invitation, { id }, options)
  }

  /**
   * One invitation by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const invitation = await portico.invitations.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Invitation | null> {
    return this.#requests.read(documents.invitation, { id }, options)
  }

  /**
   * Accepts an invitation: by the secret of its link, signed in or not, or by id for who is signed in with the invited address. A person who exists joins; a new one is created. Where the company requires a second factor, sessions that were opened without one end. NOT_FOUND for a wrong link, CONFLICT for one that was used, withdrawn or has run out and for a disabled person, FORBIDDEN for who is signed in with another address. One in a document.
   *
   * @example
   * ```ts
   * const joined = await portico.invitations.accept({  })
   * ```
   */
  async accept(input: InvitationAcceptInput, options?: RequestOptions): Promise<NonNullable<InvitationAcceptMutation['invitationAccept']['joined']>> {
    const { joined } = await this.#requests.mutate(documents.invitationAccept, { input }, options)
    return joined
  }

  /**
   * Lets an invitation go out that waits for approval. FORBIDDEN for who made it; CONFLICT when it does not wait; INVALID_INPUT where the customer does not take the address any more.
   *
   * @example
   * ```ts
   * const { invitation, url } = await portico.invitations.approve({ id })
   * ```
   */
  approve(input: InvitationApproveInput, options?: RequestOptions): Promise<{ invitation: Invitation; url: string }> {
    return this.#requests.mutate(documents.invitationApprove, { input }, options)
  }

  /**
   * Invites a person by mail. CONFLICT when he or she is a member or invited already, for an archived customer, and where the portal is off. By an admin of a customer that wants approval, it waits for that first.
   *
   * @example
   * ```ts
   * const { invitation, url } = await portico.invitations.create({ email, role: 'ADMIN' })
   * ```
   */
  create(input: InvitationCreateInput, options?: RequestOptions): Promise<{ invitation: Invitation; url: string }> {
    return this.#requests.mutate(documents.invitationCreate, { input }, options)
  }

  /**
   * Invites many people into one company: all or, with an error whose path has the index, nobody. Otherwise as `invitationCreate`.
   *
   * @example
   * ```ts
   * const invitations = await portico.invitations.createMany({ invitations: [{ email, role: 'ADMIN' }] })
   * ```
   */
  async createMany(input: InvitationCreateManyInput, options?: RequestOptions): Promise<Invitation[]> {
    const { invitations } = await this.#requests.mutate(documents.invitationCreateMany, { input }, options)
    return invitations
  }

  /**
   * Ends an invitation that waits for approval, without a mail. FORBIDDEN for who made it; CONFLICT when it does not wait.
   *
   * @example
   * ```ts
   * const invitation = await portico.invitations.decline({ id })
   * ```
   */
  async decline(input: InvitationDeclineInput, options?: RequestOptions): Promise<Invitation> {
    const { invitation } = await this.#requests.mutate(documents.invitationDecline, { input }, options)
    return invitation
  }

  /**
   * Sends an open or expired invitation again, with a new link and a new end; the old link is dead. CONFLICT once it was accepted or revoked, and for an admin of the customer where an expired one would need an approval by now. INVALID_INPUT where the customer does not take the address any more.
   *
   * @example
   * ```ts
   * const { invitation, url } = await portico.invitations.resend({ id })
   * ```
   */
  resend(input: InvitationResendInput, options?: RequestOptions): Promise<{ invitation: Invitation; url: string }> {
    return this.#requests.mutate(documents.invitationResend, { input }, options)
  }

  /**
   * Takes an invitation back; its link is dead at once. CONFLICT once it was accepted.
   *
   * @example
   * ```ts
   * const invitation = await portico.invitations.revoke({ id })
   * ```
   */
  async revoke(input: InvitationRevokeInput, options?: RequestOptions): Promise<Invitation> {
    const { invitation } = await this.#requests.mutate(documents.invitationRevoke, { input }, options)
    return invitation
  }

  /**
   * The invitations the caller sees, old ones included.
   *
   * @example
   * ```ts
   * for await (const invitation of portico.invitations.list()) console.log(invitation.id)
   * ```
   */
  list(args: ListArgs<InvitationsQueryVariables> = {}, options?: RequestOptions): List<Invitation> {
    return this.#requests.list(documents.invitations, args, options)
  }
}

/** The methods of `portico.licenseChanges`. */
export class LicenseChanges {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One change of a license by id.
   *
   * @example
   * ```ts
   * const licenseChange = await portico.licenseChanges.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<LicenseChange> {
    return this.#requests.get(documents.licenseChange, { id }, options)
  }

  /**
   * One change of a license by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const licenseChange = await portico.licenseChanges.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<LicenseChange | null> {
    return this.#requests.read(documents.licenseChange, { id }, options)
  }

  /**
   * What changed in the licenses the caller sees, the newest first.
   *
   * @example
   * ```ts
   * for await (const licenseChange of portico.licenseChanges.list()) console.log(licenseChange.id)
   * ```
   */
  list(args: ListArgs<LicenseChangesQueryVariables> = {}, options?: RequestOptions): List<LicenseChange> {
    return this.#requests.list(documents.licenseChanges, args, options)
  }
}

/** The methods of `portico.licenseFields`. */
export class LicenseFields {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One license field by id.
   *
   * @example
   * ```ts
   * const licenseField = await portico.licenseFields.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<LicenseField> {
    return this.#requests.get(documents.licenseField, { id }, options)
  }

  /**
   * One license field by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const licenseField = await portico.licenseFields.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<LicenseField | null> {
    return this.#requests.read(documents.licenseField, { id }, options)
  }

  /**
   * Creates a field of the licenses of a product. If one of the same name (in whichever case) and type was deleted with its values kept, that one comes back with the values of the licenses. Licenses that get a value by it grow by one in `sequence`. INVALID_INPUT on a reserved name, CONFLICT when a field has the name, LIMIT_REACHED at 100 fields.
   *
   * @example
   * ```ts
   * const licenseField = await portico.licenseFields.create({ name, productId, type: 'BOOLEAN' })
   * ```
   */
  async create(input: LicenseFieldCreateInput, options?: RequestOptions): Promise<LicenseField> {
    const { licenseField } = await this.#requests.mutate(documents.licenseFieldCreate, { input }, options)
    return licenseField
  }

  /**
   * Deletes a field. Licenses that had a value by it grow by one in `sequence`; revoked ones stay.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.licenseFields.delete({ id, preserveValues })
   * ```
   */
  delete(input: LicenseFieldDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.licenseFieldDelete, { input }, options)
  }

  /**
   * Changes a field: what is left out stays, null empties. Another default is a change of the licenses without a value of their own, which grow by one in `sequence`; revoked ones stay.
   *
   * @example
   * ```ts
   * const licenseField = await portico.licenseFields.update({ id })
   * ```
   */
  async update(input: LicenseFieldUpdateInput, options?: RequestOptions): Promise<LicenseField> {
    const { licenseField } = await this.#requests.mutate(documents.licenseFieldUpdate, { input }, options)
    return licenseField
  }

  /**
   * The license fields the caller sees.
   *
   * @example
   * ```ts
   * for await (const licenseField of portico.licenseFields.list()) console.log(licenseField.id)
   * ```
   */
  list(args: ListArgs<LicenseFieldsQueryVariables> = {}, options?: RequestOptions): List<LicenseField> {
    return this.#requests.list(documents.licenseFields, args, options)
  }
}

/** The methods of `portico.licenseSeats`. */
export class LicenseSeats {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One seat by id.
   *
   * @example
   * ```ts
   * const licenseSeat = await portico.licenseSeats.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<LicenseSeat> {
    return this.#requests.get(documents.licenseSeat, { id }, options)
  }

  /**
   * One seat by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const licenseSeat = await portico.licenseSeats.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<LicenseSeat | null> {
    return this.#requests.read(documents.licenseSeat, { id }, options)
  }

  /**
   * Gives a seat of a license to a person. CONFLICT without an active membership in its customer, when the person has one already, when the customer is archived or, naming the status, the license is not in force; LIMIT_REACHED when all seats are taken.
   *
   * @example
   * ```ts
   * const licenseSeat = await portico.licenseSeats.assign({ licenseId, portalUserId })
   * ```
   */
  async assign(input: LicenseSeatAssignInput, options?: RequestOptions): Promise<LicenseSeat> {
    const { licenseSeat } = await this.#requests.mutate(documents.licenseSeatAssign, { input }, options)
    return licenseSeat
  }

  /**
   * Takes a seat that was assigned to the caller. CONFLICT the second time, when the customer is archived, and, naming the status, when the license is not in force.
   *
   * @example
   * ```ts
   * const licenseSeat = await portico.licenseSeats.claim({ id })
   * ```
   */
  async claim(input: LicenseSeatClaimInput, options?: RequestOptions): Promise<LicenseSeat> {
    const { licenseSeat } = await this.#requests.mutate(documents.licenseSeatClaim, { input }, options)
    return licenseSeat
  }

  /**
   * Tells the person again of a seat that was not taken yet. CONFLICT when it was, when the customer is archived, and, naming the status, when the license is not in force.
   *
   * @example
   * ```ts
   * const licenseSeat = await portico.licenseSeats.resend({ id })
   * ```
   */
  async resend(input: LicenseSeatResendInput, options?: RequestOptions): Promise<LicenseSeat> {
    const { licenseSeat } = await this.#requests.mutate(documents.licenseSeatResend, { input }, options)
    return licenseSeat
  }

  /**
   * Takes a seat back, which frees it at once. CONFLICT when the customer is archived.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.licenseSeats.revoke({ id })
   * ```
   */
  revoke(input: LicenseSeatRevokeInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.licenseSeatRevoke, { input }, options)
  }

  /**
   * The seats the caller sees: of visible licenses, and their own.
   *
   * @example
   * ```ts
   * for await (const licenseSeat of portico.licenseSeats.list()) console.log(licenseSeat.id)
   * ```
   */
  list(args: ListArgs<LicenseSeatsQueryVariables> = {}, options?: RequestOptions): List<LicenseSeat> {
    return this.#requests.list(documents.licenseSeats, args, options)
  }
}

/** The methods of `portico.licenseTemplates`. */
export class LicenseTemplates {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One license template by id.
   *
   * @example
   * ```ts
   * const licenseTemplate = await portico.licenseTemplates.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<LicenseTemplate> {
    return this.#requests.get(documents.licenseTemplate, { id }, options)
  }

  /**
   * One license template by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const licenseTemplate = await portico.licenseTemplates.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<LicenseTemplate | null> {
    return this.#requests.read(documents.licenseTemplate, { id }, options)
  }

  /**
   * Creates a template. CONFLICT on `name` when the product has one of that name.
   *
   * @example
   * ```ts
   * const licenseTemplate = await portico.licenseTemplates.create({ name, productId, type: 'COMMUNITY' })
   * ```
   */
  async create(input: LicenseTemplateCreateInput, options?: RequestOptions): Promise<LicenseTemplate> {
    const { licenseTemplate } = await this.#requests.mutate(documents.licenseTemplateCreate, { input }, options)
    return licenseTemplate
  }

  /**
   * Deletes a template. Licenses that were issued from it copied it: they stay as they are and name no template any more.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.licenseTemplates.delete({ id })
   * ```
   */
  delete(input: LicenseTemplateDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.licenseTemplateDelete, { input }, options)
  }

  /**
   * Changes a template: what is left out stays, null empties. Licenses that were issued from it stay as they are.
   *
   * @example
   * ```ts
   * const licenseTemplate = await portico.licenseTemplates.update({ id })
   * ```
   */
  async update(input: LicenseTemplateUpdateInput, options?: RequestOptions): Promise<LicenseTemplate> {
    const { licenseTemplate } = await this.#requests.mutate(documents.licenseTemplateUpdate, { input }, options)
    return licenseTemplate
  }

  /**
   * The license templates; only the vendor sees any.
   *
   * @example
   * ```ts
   * for await (const licenseTemplate of portico.licenseTemplates.list()) console.log(licenseTemplate.id)
   * ```
   */
  list(args: ListArgs<LicenseTemplatesQueryVariables> = {}, options?: RequestOptions): List<LicenseTemplate> {
    return this.#requests.list(documents.licenseTemplates, args, options)
  }
}

/** The methods of `portico.licenseUsageMonths`. */
export class LicenseUsageMonths {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One month by id.
   *
   * @example
   * ```ts
   * const licenseUsageMonth = await portico.licenseUsageMonths.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<LicenseUsageMonth> {
    return this.#requests.get(documents.licenseUsageMonth, { id }, options)
  }

  /**
   * One month by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const licenseUsageMonth = await portico.licenseUsageMonths.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<LicenseUsageMonth | null> {
    return this.#requests.read(documents.licenseUsageMonth, { id }, options)
  }

  /**
   * What was taken month by month of the licenses that the caller sees, and what was contracted; the newest first.
   *
   * @example
   * ```ts
   * for await (const licenseUsageMonth of portico.licenseUsageMonths.list()) console.log(licenseUsageMonth.id)
   * ```
   */
  list(args: ListArgs<LicenseUsageMonthsQueryVariables> = {}, options?: RequestOptions): List<LicenseUsageMonth> {
    return this.#requests.list(documents.licenseUsageMonths, args, options)
  }
}

/** The methods of `portico.licenses`. */
export class Licenses {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One license by id.
   *
   * @example
   * ```ts
   * const license = await portico.licenses.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<License> {
    return this.#requests.get(documents.license, { id }, options)
  }

  /**
   * One license by id; null when there is none that the caller sees.
   *
   * @example
   * ```ts
   * const license = await portico.licenses.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<License | null> {
    return this.#requests.read(documents.license, { id }, options)
  }

  /**
   * Issues 1 to 100 licenses, all of them or none.
   *
   * @example
   * ```ts
   * const licenses = await portico.licenses.bulkIssue({ licenses: [{ customerId }] })
   * ```
   */
  async bulkIssue(input: LicenseBulkIssueInput, options?: RequestOptions): Promise<License[]> {
    const { licenses } = await this.#requests.mutate(documents.licenseBulkIssue, { input }, options)
    return licenses
  }

  /**
   * Something happened to a license that the caller sees.
   *
   * The updates go on until the loop over them is left or the signal aborts, over as many connections as it takes.
   *
   * @example
   * ```ts
   * for await (const { type } of portico.licenses.changed()) console.log(type)
   * ```
   */
  changed(args: LicenseChangedSubscriptionVariables = {}, options?: LiveOptions): AsyncIterable<LicenseChangedSubscription['licenseChanged']> {
    return this.#requests.follow(documents.licenseChanged, args, options)
  }

  /**
   * Makes a link to one download of the license file, for a browser that cannot send a credential. It works once, for five minutes, and no longer than the credential that asked for it. CONFLICT for a license that is revoked, suspended or expired, or whose term waits for its first validation or activation: there is no file of it.
   *
   * @example
   * ```ts
   * const { url, expiresAt } = await portico.licenses.createDownloadLink({ id })
   * ```
   */
  createDownloadLink(input: LicenseCreateDownloadLinkInput, options?: RequestOptions): Promise<{ url: string; expiresAt: string }> {
    return this.#requests.mutate(documents.licenseCreateDownloadLink, { input }, options)
  }

  /**
   * Creates a temporary license for development, which ends after exactly 90 days. LIMIT_REACHED when as many of the customer as are allowed (5, unless the installation says otherwise) have not ended; CONFLICT when the customer is archived.
   *
   * @example
   * ```ts
   * const license = await portico.licenses.createTemporary({ productId })
   * ```
   */
  async createTemporary(input: LicenseCreateTemporaryInput, options?: RequestOptions): Promise<License> {
    const { license } = await this.#requests.mutate(documents.licenseCreateTemporary, { input }, options)
    return license
  }

  /**
   * Issues a license for a customer, from a template or by hand. CONFLICT when the customer is archived.
   *
   * @example
   * ```ts
   * const license = await portico.licenses.issue({ customerId })
   * ```
   */
  async issue(input: LicenseIssueInput, options?: RequestOptions): Promise<License> {
    const { license } = await this.#requests.mutate(documents.licenseIssue, { input }, options)
    return license
  }

  /**
   * Ends the suspension of a license; its time ran on meanwhile. CONFLICT when it is not suspended.
   *
   * @example
   * ```ts
   * const license = await portico.licenses.reinstate({ id })
   * ```
   */
  async reinstate(input: LicenseReinstateInput, options?: RequestOptions): Promise<License> {
    const { license } = await this.#requests.mutate(documents.licenseReinstate, { input }, options)
    return license
  }

  /**
   * Gives a license its duration once more, counted as its renewal basis says. CONFLICT when it is revoked or has no end or no duration.
   *
   * @example
   * ```ts
   * const license = await portico.licenses.renew({ id })
   * ```
   */
  async renew(input: LicenseRenewInput, options?: RequestOptions): Promise<License> {
    const { license } = await this.#requests.mutate(documents.licenseRenew, { input }, options)
    return license
  }

  /**
   * Counts the uses of a license from none again. Does not raise its version. CONFLICT when the customer is archived.
   *
   * @example
   * ```ts
   * const license = await portico.licenses.resetUses({ licenseId })
   * ```
   */
  async resetUses(input: LicenseResetUsesInput, options?: RequestOptions): Promise<License> {
    const { license } = await this.#requests.mutate(documents.licenseResetUses, { input }, options)
    return license
  }

  /**
   * Shows the license key, which activates machines and opens encrypted files. It is a mutation because the audit trail says who has read the key.
   *
   * @example
   * ```ts
   * const { license, licenseKey } = await portico.licenses.revealKey({ id })
   * ```
   */
  revealKey(input: LicenseRevealKeyInput, options?: RequestOptions): Promise<{ license: License; licenseKey: string }> {
    return this.#requests.mutate(documents.licenseRevealKey, { input }, options)
  }

  /**
   * Revokes a license for good. CONFLICT when it is revoked already.
   *
   * @example
   * ```ts
   * const license = await portico.licenses.revoke({ id })
   * ```
   */
  async revoke(input: LicenseRevokeInput, options?: RequestOptions): Promise<License> {
    const { license } = await this.#requests.mutate(documents.licenseRevoke, { input }, options)
    return license
  }

  /**
   * Suspends a license until it is reinstated. CONFLICT when it is suspended or revoked.
   *
   * @example
   * ```ts
   * const license = await portico.licenses.suspend({ id })
   * ```
   */
  async suspend(input: LicenseSuspendInput, options?: RequestOptions): Promise<License> {
    const { license } = await this.#requests.mutate(documents.licenseSuspend, { input }, options)
    return license
  }

  /**
   * Changes a license: what is left out stays, null empties. CONFLICT when it is revoked, when its customer is archived, when a COMMUNITY license shall be of another type or a temporary one shall end at another time.
   *
   * @example
   * ```ts
   * const license = await portico.licenses.update({ id })
   * ```
   */
  async update(input: LicenseUpdateInput, options?: RequestOptions): Promise<License> {
    const { license } = await this.#requests.mutate(documents.licenseUpdate, { input }, options)
    return license
  }

  /**
   * Counts uses of a license, or takes some back. Uses do not raise its version. LIMIT_REACHED when that would be more than it allows, and then none is counted; CONFLICT when more are taken back than are counted and, naming the status, when it is not in force.
   *
   * @example
   * ```ts
   * const { license, uses } = await portico.licenses.use({  })
   * ```
   */
  use(input: LicenseUseInput, options?: RequestOptions): Promise<{ license: License; uses: number }> {
    return this.#requests.mutate(documents.licenseUse, { input }, options)
  }

  /**
   * Asks whether a license holds. The first time it does may begin its term. One that is about to expire is valid; one that the caller does not see is NOT_FOUND.
   *
   * @example
   * ```ts
   * const validate = await portico.licenses.validate({  })
   * ```
   */
  validate(input: LicenseValidateInput, options?: RequestOptions): Promise<LicenseValidation> {
    return this.#requests.read(documents.licenseValidate, { input }, options)
  }

  /**
   * The licenses the caller sees, in every status.
   *
   * @example
   * ```ts
   * for await (const license of portico.licenses.list()) console.log(license.id)
   * ```
   */
  list(args: ListArgs<LicensesQueryVariables> = {}, options?: RequestOptions): List<License> {
    return this.#requests.list(documents.licenses, args, options)
  }
}

/** The methods of `portico.listExports`. */
export class ListExports {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One of the caller's exports by id.
   *
   * @example
   * ```ts
   * const listExport = await portico.listExports.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<ListExport> {
    return this.#requests.get(documents.listExport, { id }, options)
  }

  /**
   * One of the caller's exports by id; null when there is none.
   *
   * @example
   * ```ts
   * const listExport = await portico.listExports.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<ListExport | null> {
    return this.#requests.read(documents.listExport, { id }, options)
  }

  /**
   * Asks for a list as a file. A job writes it with the rights of the caller: every row that the caller sees then, with its plain values and the ids of what it belongs to. Ask for the export until it is READY; it is FAILED when the session or token ends before that, or has other rights. INVALID_INPUT for an unknown list or arguments that it does not take; FORBIDDEN for a list that is not for the caller; LIMIT_REACHED with five under way or 100 kept.
   *
   * @example
   * ```ts
   * const listExport = await portico.listExports.create({ format: 'CSV', list })
   * ```
   */
  async create(input: ListExportCreateInput, options?: RequestOptions): Promise<ListExport> {
    const { listExport } = await this.#requests.mutate(documents.listExportCreate, { input }, options)
    return listExport
  }

  /**
   * Signs a link to the file, for a browser that cannot send a credential: for five minutes, and no longer than the credential that asked for it. With a credential, `GET /exports/<id>/file` does without. CONFLICT unless the export is READY; FORBIDDEN for who has lost a right since the export was asked for.
   *
   * @example
   * ```ts
   * const { listExport, url, expiresAt } = await portico.listExports.createDownloadLink({ id })
   * ```
   */
  createDownloadLink(input: ListExportCreateDownloadLinkInput, options?: RequestOptions): Promise<{ listExport: ListExport; url: string; expiresAt: string }> {
    return this.#requests.mutate(documents.listExportCreateDownloadLink, { input }, options)
  }

  /**
   * Deletes an export with its file. CONFLICT while it is being written.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.listExports.delete({ id })
   * ```
   */
  delete(input: ListExportDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.listExportDelete, { input }, options)
  }

  /**
   * The caller's exports.
   *
   * @example
   * ```ts
   * for await (const listExport of portico.listExports.list()) console.log(listExport.id)
   * ```
   */
  list(args: ListArgs<ListExportsQueryVariables> = {}, options?: RequestOptions): List<ListExport> {
    return this.#requests.list(documents.listExports, args, options)
  }
}

/** The methods of `portico.machines`. */
export class Machines {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One machine by id.
   *
   * @example
   * ```ts
   * const machine = await portico.machines.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Machine> {
    return this.#requests.get(documents.machine, { id }, options)
  }

  /**
   * One machine by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const machine = await portico.machines.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Machine | null> {
    return this.#requests.read(documents.machine, { id }, options)
  }

  /**
   * Activates a license on a machine. Again with the same fingerprint answers the same machine and refreshes what it tells. Machines that were silent for too long make room first. LIMIT_REACHED when all places are taken; CONFLICT, naming the status, when the license is not in force.
   *
   * @example
   * ```ts
   * const machine = await portico.machines.activate({ fingerprint })
   * ```
   */
  async activate(input: MachineActivateInput, options?: RequestOptions): Promise<Machine> {
    const { machine } = await this.#requests.mutate(documents.machineActivate, { input }, options)
    return machine
  }

  /**
   * Frees the place of a machine at once, whatever the status of the license.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.machines.deactivate({  })
   * ```
   */
  deactivate(input: MachineDeactivateInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.machineDeactivate, { input }, options)
  }

  /**
   * Says that a machine runs. CONFLICT when it was silent for too long and must be activated again, or when the license is not in force. Leaves no audit event.
   *
   * @example
   * ```ts
   * const machine = await portico.machines.heartbeat({  })
   * ```
   */
  async heartbeat(input: MachineHeartbeatInput, options?: RequestOptions): Promise<Machine> {
    const { machine } = await this.#requests.mutate(documents.machineHeartbeat, { input }, options)
    return machine
  }

  /**
   * Moves a license from one machine to another in one step. CONFLICT when it is active on the other one already, or, naming the status, not in force; LIMIT_REACHED when it has more machines than it allows by now.
   *
   * @example
   * ```ts
   * const machine = await portico.machines.replace({ fingerprint, id })
   * ```
   */
  async replace(input: MachineReplaceInput, options?: RequestOptions): Promise<Machine> {
    const { machine } = await this.#requests.mutate(documents.machineReplace, { input }, options)
    return machine
  }

  /**
   * The machines of the licenses that the caller sees.
   *
   * @example
   * ```ts
   * for await (const machine of portico.machines.list()) console.log(machine.id)
   * ```
   */
  list(args: ListArgs<MachinesQueryVariables> = {}, options?: RequestOptions): List<Machine> {
    return this.#requests.list(documents.machines, args, options)
  }
}

/** The methods of `portico.memberships`. */
export class Memberships {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One membership by id.
   *
   * @example
   * ```ts
   * const membership = await portico.memberships.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Membership> {
    return this.#requests.get(documents.membership, { id }, options)
  }

  /**
   * One membership by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const membership = await portico.memberships.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Membership | null> {
    return this.#requests.read(documents.membership, { id }, options)
  }

  /**
   * Changes the role. CONFLICT, except for staff, when the customer would lose its last active admin.
   *
   * @example
   * ```ts
   * const membership = await portico.memberships.changeRole({ id, role: 'ADMIN' })
   * ```
   */
  async changeRole(input: MembershipChangeRoleInput, options?: RequestOptions): Promise<Membership> {
    const { membership } = await this.#requests.mutate(documents.membershipChangeRole, { input }, options)
    return membership
  }

  /**
   * Makes a person one of the people of a customer or partner. CONFLICT when he or she is already.
   *
   * @example
   * ```ts
   * const membership = await portico.memberships.create({ portalUserId, role: 'ADMIN' })
   * ```
   */
  async create(input: MembershipCreateInput, options?: RequestOptions): Promise<Membership> {
    const { membership } = await this.#requests.mutate(documents.membershipCreate, { input }, options)
    return membership
  }

  /**
   * Takes the access away until it is enabled again. CONFLICT, except for staff, when the customer would lose its last active admin.
   *
   * @example
   * ```ts
   * const membership = await portico.memberships.disable({ id })
   * ```
   */
  async disable(input: MembershipDisableInput, options?: RequestOptions): Promise<Membership> {
    const { membership } = await this.#requests.mutate(documents.membershipDisable, { input }, options)
    return membership
  }

  /**
   * Gives the access of a disabled membership back.
   *
   * @example
   * ```ts
   * const membership = await portico.memberships.enable({ id })
   * ```
   */
  async enable(input: MembershipEnableInput, options?: RequestOptions): Promise<Membership> {
    const { membership } = await this.#requests.mutate(documents.membershipEnable, { input }, options)
    return membership
  }

  /**
   * Removes a membership for good, and the person from the customer's projects. CONFLICT, except for staff, when the customer would lose its last active admin.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.memberships.remove({ id })
   * ```
   */
  remove(input: MembershipRemoveInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.membershipRemove, { input }, options)
  }

  /**
   * The memberships the caller sees; removed ones are seen by the vendor alone.
   *
   * @example
   * ```ts
   * for await (const membership of portico.memberships.list()) console.log(membership.id)
   * ```
   */
  list(args: ListArgs<MembershipsQueryVariables> = {}, options?: RequestOptions): List<Membership> {
    return this.#requests.list(documents.memberships, args, options)
  }
}

/** The methods of `portico.partners`. */
export class Partners {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One partner by id.
   *
   * @example
   * ```ts
   * const partner = await portico.partners.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Partner> {
    return this.#requests.get(documents.partner, { id }, options)
  }

  /**
   * One partner by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const partner = await portico.partners.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Partner | null> {
    return this.#requests.read(documents.partner, { id }, options)
  }

  /**
   * One partner by number.
   *
   * @example
   * ```ts
   * const partner = await portico.partners.getByNumber(number)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  getByNumber(number: string, options?: RequestOptions): Promise<Partner> {
    return this.#requests.get(documents.partnerByNumber, { number }, options)
  }

  /**
   * One partner by number; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const partner = await portico.partners.findByNumber(number)
   * ```
   */
  findByNumber(number: string, options?: RequestOptions): Promise<Partner | null> {
    return this.#requests.read(documents.partnerByNumber, { number }, options)
  }

  /**
   * Creates a partner. CONFLICT on `number` when another partner has it.
   *
   * @example
   * ```ts
   * const partner = await portico.partners.create({ name, number })
   * ```
   */
  async create(input: PartnerCreateInput, options?: RequestOptions): Promise<Partner> {
    const { partner } = await this.#requests.mutate(documents.partnerCreate, { input }, options)
    return partner
  }

  /**
   * Deletes a partner for good. CONFLICT, saying what it has, while it has projects or people.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.partners.delete({ id })
   * ```
   */
  delete(input: PartnerDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.partnerDelete, { input }, options)
  }

  /**
   * Changes a partner: what is left out stays, null empties. CONFLICT when `expectedVersion` is stale.
   *
   * @example
   * ```ts
   * const partner = await portico.partners.update({ id })
   * ```
   */
  async update(input: PartnerUpdateInput, options?: RequestOptions): Promise<Partner> {
    const { partner } = await this.#requests.mutate(documents.partnerUpdate, { input }, options)
    return partner
  }

  /**
   * The partners the caller sees: customers those of their projects, partners themselves.
   *
   * @example
   * ```ts
   * for await (const partner of portico.partners.list()) console.log(partner.id)
   * ```
   */
  list(args: ListArgs<PartnersQueryVariables> = {}, options?: RequestOptions): List<Partner> {
    return this.#requests.list(documents.partners, args, options)
  }
}

/** The methods of `portico.password`. */
export class Password {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * Takes one's own password away, ends one's other sessions, and tells the person by mail, which lets in as before. Needs a sign-in of the last 10 minutes or the password. CONFLICT when there is none. One in a document.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.password.remove({  })
   * ```
   */
  remove(input: PasswordRemoveInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.passwordRemove, { input }, options)
  }

  /**
   * Sets the password of whoever has the link, ends all sessions of the person, and tells the person by mail. It opens no session. INVALID_INPUT for a link that was used or replaced or has run out, and for a password that is refused, after which the link is still good. One in a document.
   *
   * @example
   * ```ts
   * const password = await portico.password.reset({ password, secret })
   * ```
   */
  async reset(input: PasswordResetInput, options?: RequestOptions): Promise<ChangedPassword> {
    const { password } = await this.#requests.mutate(documents.passwordReset, { input }, options)
    return password
  }

  /**
   * Mails a link to choose a password to whoever has the address and may have one; it is good once and for 60 minutes. The answer is the same for every address. RATE_LIMITED as `signInStart`, with which it is counted. One in a document.
   *
   * @example
   * ```ts
   * const passwordReset = await portico.password.resetRequest({ email })
   * ```
   */
  async resetRequest(input: PasswordResetRequestInput, options?: RequestOptions): Promise<RequestedPasswordReset> {
    const { passwordReset } = await this.#requests.mutate(documents.passwordResetRequest, { input }, options)
    return passwordReset
  }

  /**
   * Sets or changes one's own password, ends one's other sessions, and tells the person by mail. Needs a sign-in of the last 10 minutes or the current password, of which wrong ones count as those of a sign-in do. FORBIDDEN where no passwords are offered, and for callers who are no person. One in a document.
   *
   * @example
   * ```ts
   * const password = await portico.password.set({ password })
   * ```
   */
  async set(input: PasswordSetInput, options?: RequestOptions): Promise<ChangedPassword> {
    const { password } = await this.#requests.mutate(documents.passwordSet, { input }, options)
    return password
  }
}

/** The methods of `portico.portalUsers`. */
export class PortalUsers {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One person by id.
   *
   * @example
   * ```ts
   * const portalUser = await portico.portalUsers.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<PortalUser> {
    return this.#requests.get(documents.portalUser, { id }, options)
  }

  /**
   * One person by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const portalUser = await portico.portalUsers.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<PortalUser | null> {
    return this.#requests.read(documents.portalUser, { id }, options)
  }

  /**
   * One person by e-mail address, in whichever case.
   *
   * @example
   * ```ts
   * const portalUser = await portico.portalUsers.getByEmail(email)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  getByEmail(email: string, options?: RequestOptions): Promise<PortalUser> {
    return this.#requests.get(documents.portalUserByEmail, { email }, options)
  }

  /**
   * One person by e-mail address, in whichever case; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const portalUser = await portico.portalUsers.findByEmail(email)
   * ```
   */
  findByEmail(email: string, options?: RequestOptions): Promise<PortalUser | null> {
    return this.#requests.read(documents.portalUserByEmail, { email }, options)
  }

  /**
   * Creates a person, without sending mail. CONFLICT on `email` when there is one with the address: give that one a membership.
   *
   * @example
   * ```ts
   * const portalUser = await portico.portalUsers.create({ email, firstName, lastName })
   * ```
   */
  async create(input: PortalUserCreateInput, options?: RequestOptions): Promise<PortalUser> {
    const { portalUser } = await this.#requests.mutate(documents.portalUserCreate, { input }, options)
    return portalUser
  }

  /**
   * Locks a person out of everything and ends all sessions. CONFLICT, except for staff, when a customer would lose its last active admin.
   *
   * @example
   * ```ts
   * const portalUser = await portico.portalUsers.disable({ id })
   * ```
   */
  async disable(input: PortalUserDisableInput, options?: RequestOptions): Promise<PortalUser> {
    const { portalUser } = await this.#requests.mutate(documents.portalUserDisable, { input }, options)
    return portalUser
  }

  /**
   * Lets a person in again, who has to sign in anew.
   *
   * @example
   * ```ts
   * const portalUser = await portico.portalUsers.enable({ id })
   * ```
   */
  async enable(input: PortalUserEnableInput, options?: RequestOptions): Promise<PortalUser> {
    const { portalUser } = await this.#requests.mutate(documents.portalUserEnable, { input }, options)
    return portalUser
  }

  /**
   * Erases a person for good: name and address everywhere, sessions, password, memberships, seats, invitations and mails, support contacts and contact data of companies with the same address, and that address in webhook endpoints and in what their receivers answered. In the audit trail stays what happened, without who it was, and an event `portal_user.erased` that says which events were altered. For staff ADMIN; customers may be left without an admin. Again is no change.
   *
   * @example
   * ```ts
   * const portalUser = await portico.portalUsers.erase({ id, reason })
   * ```
   */
  async erase(input: PortalUserEraseInput, options?: RequestOptions): Promise<PortalUser> {
    const { portalUser } = await this.#requests.mutate(documents.portalUserErase, { input }, options)
    return portalUser
  }

  /**
   * Asks for everything that is stored about a person, in one file of JSON lines as of `customerExport`: profile, memberships, sessions, sign-ins, invitations, mails, contacts with the same address, and what the audit trail has of and by the person. FORBIDDEN but for the vendor and the person.
   *
   * @example
   * ```ts
   * const listExport = await portico.portalUsers.export({ id })
   * ```
   */
  async export(input: PortalUserExportInput, options?: RequestOptions): Promise<ListExport> {
    const { listExport } = await this.#requests.mutate(documents.portalUserExport, { input }, options)
    return listExport
  }

  /**
   * Changes a person: what is left out stays. A new e-mail address ends all sessions of the person.
   *
   * @example
   * ```ts
   * const portalUser = await portico.portalUsers.update({ id })
   * ```
   */
  async update(input: PortalUserUpdateInput, options?: RequestOptions): Promise<PortalUser> {
    const { portalUser } = await this.#requests.mutate(documents.portalUserUpdate, { input }, options)
    return portalUser
  }

  /**
   * The people of customers and partners the caller sees.
   *
   * @example
   * ```ts
   * for await (const portalUser of portico.portalUsers.list()) console.log(portalUser.id)
   * ```
   */
  list(args: ListArgs<PortalUsersQueryVariables> = {}, options?: RequestOptions): List<PortalUser> {
    return this.#requests.list(documents.portalUsers, args, options)
  }
}

/** The methods of `portico.productVersions`. */
export class ProductVersions {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One version by id.
   *
   * @example
   * ```ts
   * const productVersion = await portico.productVersions.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<ProductVersion> {
    return this.#requests.get(documents.productVersion, { id }, options)
  }

  /**
   * One version by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const productVersion = await portico.productVersions.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<ProductVersion | null> {
    return this.#requests.read(documents.productVersion, { id }, options)
  }

  /**
   * Tells customers with an ACTIVE subscription to the product of a version, by mail to their admins: each customer once for good, unless its portal is off, it is archived or wants no such mails. CONFLICT while the version is not enabled.
   *
   * @example
   * ```ts
   * const { productVersion, customerCount } = await portico.productVersions.announce({ productVersionId })
   * ```
   */
  announce(input: ProductVersionAnnounceInput, options?: RequestOptions): Promise<{ productVersion: ProductVersion; customerCount: number }> {
    return this.#requests.mutate(documents.productVersionAnnounce, { input }, options)
  }

  /**
   * Creates a version of a product. CONFLICT on `name` when the product has one of that name.
   *
   * @example
   * ```ts
   * const productVersion = await portico.productVersions.create({ name, productId })
   * ```
   */
  async create(input: ProductVersionCreateInput, options?: RequestOptions): Promise<ProductVersion> {
    const { productVersion } = await this.#requests.mutate(documents.productVersionCreate, { input }, options)
    return productVersion
  }

  /**
   * Deletes a version. CONFLICT, saying how many, while it has subscriptions or licenses; disable it instead.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.productVersions.delete({ id })
   * ```
   */
  delete(input: ProductVersionDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.productVersionDelete, { input }, options)
  }

  /**
   * Changes a version: what is left out stays, null empties. A disabled one is no longer offered; subscriptions to it stay.
   *
   * @example
   * ```ts
   * const productVersion = await portico.productVersions.update({ id })
   * ```
   */
  async update(input: ProductVersionUpdateInput, options?: RequestOptions): Promise<ProductVersion> {
    const { productVersion } = await this.#requests.mutate(documents.productVersionUpdate, { input }, options)
    return productVersion
  }

  /**
   * The versions of all products. Customers and partners see those that can be requested and those they subscribe to.
   *
   * @example
   * ```ts
   * for await (const productVersion of portico.productVersions.list()) console.log(productVersion.id)
   * ```
   */
  list(args: ListArgs<ProductVersionsQueryVariables> = {}, options?: RequestOptions): List<ProductVersion> {
    return this.#requests.list(documents.productVersions, args, options)
  }
}

/** The methods of `portico.products`. */
export class Products {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One product by id.
   *
   * @example
   * ```ts
   * const product = await portico.products.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Product> {
    return this.#requests.get(documents.product, { id }, options)
  }

  /**
   * One product by id; null when there is none.
   *
   * @example
   * ```ts
   * const product = await portico.products.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Product | null> {
    return this.#requests.read(documents.product, { id }, options)
  }

  /**
   * One product by slug.
   *
   * @example
   * ```ts
   * const product = await portico.products.getBySlug(slug)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  getBySlug(slug: string, options?: RequestOptions): Promise<Product> {
    return this.#requests.get(documents.productBySlug, { slug }, options)
  }

  /**
   * One product by slug; null when there is none.
   *
   * @example
   * ```ts
   * const product = await portico.products.findBySlug(slug)
   * ```
   */
  findBySlug(slug: string, options?: RequestOptions): Promise<Product | null> {
    return this.#requests.read(documents.productBySlug, { slug }, options)
  }

  /**
   * Creates a product. CONFLICT on `slug` or `name` when another product has it.
   *
   * @example
   * ```ts
   * const product = await portico.products.create({ name, slug })
   * ```
   */
  async create(input: ProductCreateInput, options?: RequestOptions): Promise<Product> {
    const { product } = await this.#requests.mutate(documents.productCreate, { input }, options)
    return product
  }

  /**
   * Deletes a product. CONFLICT, saying what it has, while it has versions, licenses or anything else that depends on it.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.products.delete({ id })
   * ```
   */
  delete(input: ProductDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.productDelete, { input }, options)
  }

  /**
   * Changes a product: what is left out stays, null empties.
   *
   * @example
   * ```ts
   * const product = await portico.products.update({ id })
   * ```
   */
  async update(input: ProductUpdateInput, options?: RequestOptions): Promise<Product> {
    const { product } = await this.#requests.mutate(documents.productUpdate, { input }, options)
    return product
  }

  /**
   * The products the vendor sells.
   *
   * @example
   * ```ts
   * for await (const product of portico.products.list()) console.log(product.id)
   * ```
   */
  list(args: ListArgs<ProductsQueryVariables> = {}, options?: RequestOptions): List<Product> {
    return this.#requests.list(documents.products, args, options)
  }
}

/** The methods of `portico.projectAssignments`. */
export class ProjectAssignments {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One assignment by id.
   *
   * @example
   * ```ts
   * const projectAssignment = await portico.projectAssignments.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<ProjectAssignment> {
    return this.#requests.get(documents.projectAssignment, { id }, options)
  }

  /**
   * One assignment by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const projectAssignment = await portico.projectAssignments.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<ProjectAssignment | null> {
    return this.#requests.read(documents.projectAssignment, { id }, options)
  }

  /**
   * The assignments of people to projects the caller sees.
   *
   * @example
   * ```ts
   * for await (const projectAssignment of portico.projectAssignments.list()) console.log(projectAssignment.id)
   * ```
   */
  list(args: ListArgs<ProjectAssignmentsQueryVariables> = {}, options?: RequestOptions): List<ProjectAssignment> {
    return this.#requests.list(documents.projectAssignments, args, options)
  }
}

/** The methods of `portico.projects`. */
export class Projects {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One project by id.
   *
   * @example
   * ```ts
   * const project = await portico.projects.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Project> {
    return this.#requests.get(documents.project, { id }, options)
  }

  /**
   * One project by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const project = await portico.projects.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Project | null> {
    return this.#requests.read(documents.project, { id }, options)
  }

  /**
   * Lets a partner see and serve a project. Assigning again is no change.
   *
   * @example
   * ```ts
   * const project = await portico.projects.assignPartner({ partnerId, projectId })
   * ```
   */
  async assignPartner(input: ProjectAssignPartnerInput, options?: RequestOptions): Promise<Project> {
    const { project } = await this.#requests.mutate(documents.projectAssignPartner, { input }, options)
    return project
  }

  /**
   * Assigns a person to a project. CONFLICT without an active membership in its customer; again is no change.
   *
   * @example
   * ```ts
   * const projectAssignment = await portico.projects.assignUser({ portalUserId, projectId })
   * ```
   */
  async assignUser(input: ProjectAssignUserInput, options?: RequestOptions): Promise<ProjectAssignment> {
    const { projectAssignment } = await this.#requests.mutate(documents.projectAssignUser, { input }, options)
    return projectAssignment
  }

  /**
   * Assigns a person to all projects that a customer has now. CONFLICT without an active membership in it.
   *
   * @example
   * ```ts
   * const { portalUser, count } = await portico.projects.assignUserToAll({ customerId, portalUserId })
   * ```
   */
  assignUserToAll(input: ProjectAssignUserToAllInput, options?: RequestOptions): Promise<{ portalUser: PortalUser; count: number }> {
    return this.#requests.mutate(documents.projectAssignUserToAll, { input }, options)
  }

  /**
   * Creates a project of a customer. CONFLICT when the customer is archived.
   *
   * @example
   * ```ts
   * const project = await portico.projects.create({ customerId, description, name })
   * ```
   */
  async create(input: ProjectCreateInput, options?: RequestOptions): Promise<Project> {
    const { project } = await this.#requests.mutate(documents.projectCreate, { input }, options)
    return project
  }

  /**
   * Deletes a project for good. CONFLICT, saying what it has, while it has subscriptions, licenses, assigned users or partners.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.projects.delete({ id })
   * ```
   */
  delete(input: ProjectDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.projectDelete, { input }, options)
  }

  /**
   * Takes a project away from a partner. Again is no change.
   *
   * @example
   * ```ts
   * const project = await portico.projects.unassignPartner({ partnerId, projectId })
   * ```
   */
  async unassignPartner(input: ProjectUnassignPartnerInput, options?: RequestOptions): Promise<Project> {
    const { project } = await this.#requests.mutate(documents.projectUnassignPartner, { input }, options)
    return project
  }

  /**
   * Takes a person off a project. NOT_FOUND when the person is not assigned.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.projects.unassignUser({ portalUserId, projectId })
   * ```
   */
  unassignUser(input: ProjectUnassignUserInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.projectUnassignUser, { input }, options)
  }

  /**
   * Takes a person off all projects of a customer.
   *
   * @example
   * ```ts
   * const { portalUser, count } = await portico.projects.unassignUserFromAll({ customerId, portalUserId })
   * ```
   */
  unassignUserFromAll(input: ProjectUnassignUserFromAllInput, options?: RequestOptions): Promise<{ portalUser: PortalUser; count: number }> {
    return this.#requests.mutate(documents.projectUnassignUserFromAll, { input }, options)
  }

  /**
   * Changes a project: what is left out stays, null empties.
   *
   * @example
   * ```ts
   * const project = await portico.projects.update({ id })
   * ```
   */
  async update(input: ProjectUpdateInput, options?: RequestOptions): Promise<Project> {
    const { project } = await this.#requests.mutate(documents.projectUpdate, { input }, options)
    return project
  }

  /**
   * The projects the caller sees.
   *
   * @example
   * ```ts
   * for await (const project of portico.projects.list()) console.log(project.id)
   * ```
   */
  list(args: ListArgs<ProjectsQueryVariables> = {}, options?: RequestOptions): List<Project> {
    return this.#requests.list(documents.projects, args, options)
  }
}

/** The methods of `portico.recoveryCodes`. */
export class RecoveryCodes {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * Makes new recovery codes of one's own, with a code of the second factor; those of before are no good any more. CONFLICT when there is no second factor. One in a document.
   *
   * @example
   * ```ts
   * const secondFactor = await portico.recoveryCodes.regenerate({  })
   * ```
   */
  async regenerate(input: RecoveryCodesRegenerateInput, options?: RequestOptions): Promise<SecondFactorCodes> {
    const { secondFactor } = await this.#requests.mutate(documents.recoveryCodesRegenerate, { input }, options)
    return secondFactor
  }
}

/** The methods of `portico.secondFactor`. */
export class SecondFactor {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * Puts the second factor into force with a first code, ends one's other sessions, and tells the person by mail; a sign-in that waited for it gets its session. INVALID_INPUT for a wrong code, CONFLICT when none was enrolled, RATE_LIMITED beyond 10 failures an hour for a person. One in a document.
   *
   * @example
   * ```ts
   * const secondFactor = await portico.secondFactor.confirm({ code })
   * ```
   */
  async confirm(input: SecondFactorConfirmInput, options?: RequestOptions): Promise<SecondFactorCodes> {
    const { secondFactor } = await this.#requests.mutate(documents.secondFactorConfirm, { input }, options)
    return secondFactor
  }

  /**
   * Gives one's own second factor up, with a code of it. FORBIDDEN where one is required, CONFLICT when there is none. One in a document.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.secondFactor.disable({  })
   * ```
   */
  disable(input: SecondFactorDisableInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.secondFactorDisable, { input }, options)
  }

  /**
   * Makes a second factor for the person who calls, or whose sign-in waits for one; nothing changes before it is confirmed. Needs a sign-in of the last 10 minutes. CONFLICT when there is one, FORBIDDEN where the vendor offers none.
   *
   * @example
   * ```ts
   * const enrollment = await portico.secondFactor.enroll({  })
   * ```
   */
  async enroll(input: SecondFactorEnrollInput, options?: RequestOptions): Promise<SecondFactorEnrollment> {
    const { enrollment } = await this.#requests.mutate(documents.secondFactorEnroll, { input }, options)
    return enrollment
  }

  /**
   * Takes the second factor from a person who has lost it, ends the sessions, and tells the person by mail; for staff ADMIN, and not for oneself. CONFLICT when there is none.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.secondFactor.reset({  })
   * ```
   */
  reset(input: SecondFactorResetInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.secondFactorReset, { input }, options)
  }
}

/** The methods of `portico.serviceAccountTokens`. */
export class ServiceAccountTokens {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One token of a service account by id.
   *
   * @example
   * ```ts
   * const serviceAccountToken = await portico.serviceAccountTokens.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<ServiceAccountToken> {
    return this.#requests.get(documents.serviceAccountToken, { id }, options)
  }

  /**
   * One token of a service account by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const serviceAccountToken = await portico.serviceAccountTokens.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<ServiceAccountToken | null> {
    return this.#requests.read(documents.serviceAccountToken, { id }, options)
  }

  /**
   * Gives a service account one more token. The answer has its secret, which cannot be read again. CONFLICT for a revoked account, beyond 50 tokens that work, and for an archived customer.
   *
   * @example
   * ```ts
   * const { serviceAccountToken, secret } = await portico.serviceAccountTokens.create({ scopes: ['API_TOKEN_READ'], serviceAccountId })
   * ```
   */
  create(input: ServiceAccountTokenCreateInput, options?: RequestOptions): Promise<{ serviceAccountToken: ServiceAccountToken; secret: string }> {
    return this.#requests.mutate(documents.serviceAccountTokenCreate, { input }, options)
  }

  /**
   * Revokes one token of a service account at once and for good. Again is no change.
   *
   * @example
   * ```ts
   * const serviceAccountToken = await portico.serviceAccountTokens.revoke({ id })
   * ```
   */
  async revoke(input: ServiceAccountTokenRevokeInput, options?: RequestOptions): Promise<ServiceAccountToken> {
    const { serviceAccountToken } = await this.#requests.mutate(documents.serviceAccountTokenRevoke, { input }, options)
    return serviceAccountToken
  }

  /**
   * Puts a new token in the place of one: the same account and scopes, another id and secret. The answer has the secret, which cannot be read again. CONFLICT for one that was rotated or revoked or has run out, and with an overlap for an account with 50 tokens that work; FORBIDDEN for more than the caller has.
   *
   * @example
   * ```ts
   * const { serviceAccountToken, secret } = await portico.serviceAccountTokens.rotate({ id })
   * ```
   */
  rotate(input: ServiceAccountTokenRotateInput, options?: RequestOptions): Promise<{ serviceAccountToken: ServiceAccountToken; secret: string }> {
    return this.#requests.mutate(documents.serviceAccountTokenRotate, { input }, options)
  }

  /**
   * The tokens of the service accounts the caller sees, revoked and expired ones included.
   *
   * @example
   * ```ts
   * for await (const serviceAccountToken of portico.serviceAccountTokens.list()) console.log(serviceAccountToken.id)
   * ```
   */
  list(args: ListArgs<ServiceAccountTokensQueryVariables> = {}, options?: RequestOptions): List<ServiceAccountToken> {
    return this.#requests.list(documents.serviceAccountTokens, args, options)
  }
}

/** The methods of `portico.serviceAccounts`. */
export class ServiceAccounts {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One service account by id.
   *
   * @example
   * ```ts
   * const serviceAccount = await portico.serviceAccounts.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<ServiceAccount> {
    return this.#requests.get(documents.serviceAccount, { id }, options)
  }

  /**
   * One service account by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const serviceAccount = await portico.serviceAccounts.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<ServiceAccount | null> {
    return this.#requests.read(documents.serviceAccount, { id }, options)
  }

  /**
   * Creates a service account with its first token. The answer has the secret, which cannot be read again. CONFLICT for an archived customer.
   *
   * @example
   * ```ts
   * const { serviceAccount, secret } = await portico.serviceAccounts.create({ customerId, name, scopes: ['API_TOKEN_READ'] })
   * ```
   */
  create(input: ServiceAccountCreateInput, options?: RequestOptions): Promise<{ serviceAccount: ServiceAccount; secret: string }> {
    return this.#requests.mutate(documents.serviceAccountCreate, { input }, options)
  }

  /**
   * Revokes a service account with all of its tokens, at once and for good; its name is free again. Again is no change.
   *
   * @example
   * ```ts
   * const serviceAccount = await portico.serviceAccounts.revoke({ id })
   * ```
   */
  async revoke(input: ServiceAccountRevokeInput, options?: RequestOptions): Promise<ServiceAccount> {
    const { serviceAccount } = await this.#requests.mutate(documents.serviceAccountRevoke, { input }, options)
    return serviceAccount
  }

  /**
   * The service accounts the caller sees, revoked ones included; filter by `revokedAt`.
   *
   * @example
   * ```ts
   * for await (const serviceAccount of portico.serviceAccounts.list()) console.log(serviceAccount.id)
   * ```
   */
  list(args: ListArgs<ServiceAccountsQueryVariables> = {}, options?: RequestOptions): List<ServiceAccount> {
    return this.#requests.list(documents.serviceAccounts, args, options)
  }
}

/** The methods of `portico.sessions`. */
export class Sessions {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One session by id.
   *
   * @example
   * ```ts
   * const session = await portico.sessions.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Session> {
    return this.#requests.get(documents.session, { id }, options)
  }

  /**
   * One session by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const session = await portico.sessions.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Session | null> {
    return this.#requests.read(documents.session, { id }, options)
  }

  /**
   * Ends a session at once. Ending it twice changes nothing.
   *
   * @example
   * ```ts
   * const session = await portico.sessions.revoke({ id })
   * ```
   */
  async revoke(input: SessionRevokeInput, options?: RequestOptions): Promise<Session> {
    const { session } = await this.#requests.mutate(documents.sessionRevoke, { input }, options)
    return session
  }

  /**
   * Ends one's own sessions, all but the one that calls; or, for staff ADMIN and tokens, those of a portal user.
   *
   * @example
   * ```ts
   * const ended = await portico.sessions.revokeAll({  })
   * ```
   */
  async revokeAll(input: SessionRevokeAllInput, options?: RequestOptions): Promise<NonNullable<SessionRevokeAllMutation['sessionRevokeAll']['ended']>> {
    const { ended } = await this.#requests.mutate(documents.sessionRevokeAll, { input }, options)
    return ended
  }

  /**
   * The sessions the caller sees, ended ones included: one's own; for staff ADMIN those of everybody, for tokens those of portal users.
   *
   * @example
   * ```ts
   * for await (const session of portico.sessions.list()) console.log(session.id)
   * ```
   */
  list(args: ListArgs<SessionsQueryVariables> = {}, options?: RequestOptions): List<Session> {
    return this.#requests.list(documents.sessions, args, options)
  }
}

/** The methods of `portico.signIn`. */
export class SignIn {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * Opens a session with the code or the secret of the link from the mail; where a second factor is there or required, asks for that first. INVALID_INPUT when it is wrong, used, replaced or has run out; after the sixth wrong guess nothing works until a new code. RATE_LIMITED beyond 60 failures an hour from one source, and for a code beyond 10 for an address, which the link is not held to. One in a document.
   *
   * @example
   * ```ts
   * const { session, secondFactor } = await portico.signIn.complete({  })
   * ```
   */
  complete(input: SignInCompleteInput, options?: RequestOptions): Promise<{ session: OpenedSession | null; secondFactor: AwaitedSecondFactor | null }> {
    return this.#requests.mutate(documents.signInComplete, { input }, options)
  }

  /**
   * Completes a sign-in with the second factor: a code of the application, or a recovery code. INVALID_INPUT for a wrong or used one; five wrong ones end the sign-in. RATE_LIMITED beyond 10 an hour for a person. One in a document.
   *
   * @example
   * ```ts
   * const session = await portico.signIn.secondFactor({ signInSecret })
   * ```
   */
  async secondFactor(input: SignInSecondFactorInput, options?: RequestOptions): Promise<OpenedSession> {
    const { session } = await this.#requests.mutate(documents.signInSecondFactor, { input }, options)
    return session
  }

  /**
   * Mails a one-time code and a link to whoever has the address and may come in; they replace those of before and are good for 10 minutes. The answer is the same for every address. RATE_LIMITED beyond 5 an hour for an address and 30 from one source. One in a document.
   *
   * @example
   * ```ts
   * const signIn = await portico.signIn.start({ email })
   * ```
   */
  async start(input: SignInStartInput, options?: RequestOptions): Promise<StartedSignIn> {
    const { signIn } = await this.#requests.mutate(documents.signInStart, { input }, options)
    return signIn
  }

  /**
   * Opens a session with address and password, where the vendor offers them; where a second factor is there or required, asks for that first. INVALID_INPUT, the same whatever is wrong. RATE_LIMITED beyond 10 failures an hour for an address and 60 from one source; signing in by mail still works then. One in a document.
   *
   * @example
   * ```ts
   * const { session, secondFactor } = await portico.signIn.withPassword({ email, password })
   * ```
   */
  withPassword(input: SignInWithPasswordInput, options?: RequestOptions): Promise<{ session: OpenedSession | null; secondFactor: AwaitedSecondFactor | null }> {
    return this.#requests.mutate(documents.signInWithPassword, { input }, options)
  }
}

/** The methods of `portico.signingKeys`. */
export class SigningKeys {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One signing key by id.
   *
   * @example
   * ```ts
   * const signingKey = await portico.signingKeys.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<SigningKey> {
    return this.#requests.get(documents.signingKey, { id }, options)
  }

  /**
   * One signing key by id; null when there is none that the caller sees.
   *
   * @example
   * ```ts
   * const signingKey = await portico.signingKeys.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<SigningKey | null> {
    return this.#requests.read(documents.signingKey, { id }, options)
  }

  /**
   * Makes a new key for the files of a product, or its first one. The new one signs from now on, and what older ones signed stays valid. Publish it to products in the field before files of it reach them: a product that does not know a key refuses its files.
   *
   * @example
   * ```ts
   * const signingKey = await portico.signingKeys.rotate({ productId })
   * ```
   */
  async rotate(input: SigningKeyRotateInput, options?: RequestOptions): Promise<SigningKey> {
    const { signingKey } = await this.#requests.mutate(documents.signingKeyRotate, { input }, options)
    return signingKey
  }

  /**
   * Withdraws a key, such as a stolen one, for good: every file it has signed is refused by products that get the new key set, and its private part is erased. Where it was the one that signs, a new one takes over. Again is no change.
   *
   * @example
   * ```ts
   * const signingKey = await portico.signingKeys.withdraw({ id })
   * ```
   */
  async withdraw(input: SigningKeyWithdrawInput, options?: RequestOptions): Promise<SigningKey> {
    const { signingKey } = await this.#requests.mutate(documents.signingKeyWithdraw, { input }, options)
    return signingKey
  }

  /**
   * The keys of all products, rotated and withdrawn ones included.
   *
   * @example
   * ```ts
   * for await (const signingKey of portico.signingKeys.list()) console.log(signingKey.id)
   * ```
   */
  list(args: ListArgs<SigningKeysQueryVariables> = {}, options?: RequestOptions): List<SigningKey> {
    return this.#requests.list(documents.signingKeys, args, options)
  }
}

/** The methods of `portico.staffMembers`. */
export class StaffMembers {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One staff member by id.
   *
   * @example
   * ```ts
   * const staffMember = await portico.staffMembers.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<StaffMember> {
    return this.#requests.get(documents.staffMember, { id }, options)
  }

  /**
   * One staff member by id; null when there is none.
   *
   * @example
   * ```ts
   * const staffMember = await portico.staffMembers.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<StaffMember | null> {
    return this.#requests.read(documents.staffMember, { id }, options)
  }

  /**
   * Creates a staff member. CONFLICT on `email` when another one has the address.
   *
   * @example
   * ```ts
   * const staffMember = await portico.staffMembers.create({ email, name, role: 'ADMIN' })
   * ```
   */
  async create(input: StaffMemberCreateInput, options?: RequestOptions): Promise<StaffMember> {
    const { staffMember } = await this.#requests.mutate(documents.staffMemberCreate, { input }, options)
    return staffMember
  }

  /**
   * Locks a staff member out and ends all sessions. CONFLICT for the last active admin.
   *
   * @example
   * ```ts
   * const staffMember = await portico.staffMembers.disable({ id })
   * ```
   */
  async disable(input: StaffMemberDisableInput, options?: RequestOptions): Promise<StaffMember> {
    const { staffMember } = await this.#requests.mutate(documents.staffMemberDisable, { input }, options)
    return staffMember
  }

  /**
   * Lets a staff member in again, who has to sign in anew.
   *
   * @example
   * ```ts
   * const staffMember = await portico.staffMembers.enable({ id })
   * ```
   */
  async enable(input: StaffMemberEnableInput, options?: RequestOptions): Promise<StaffMember> {
    const { staffMember } = await this.#requests.mutate(documents.staffMemberEnable, { input }, options)
    return staffMember
  }

  /**
   * Changes a staff member: what is left out stays. A new e-mail address ends all sessions of the person. CONFLICT when the last active admin would become something else.
   *
   * @example
   * ```ts
   * const staffMember = await portico.staffMembers.update({ id })
   * ```
   */
  async update(input: StaffMemberUpdateInput, options?: RequestOptions): Promise<StaffMember> {
    const { staffMember } = await this.#requests.mutate(documents.staffMemberUpdate, { input }, options)
    return staffMember
  }

  /**
   * The people who work for the vendor.
   *
   * @example
   * ```ts
   * for await (const staffMember of portico.staffMembers.list()) console.log(staffMember.id)
   * ```
   */
  list(args: ListArgs<StaffMembersQueryVariables> = {}, options?: RequestOptions): List<StaffMember> {
    return this.#requests.list(documents.staffMembers, args, options)
  }
}

/** The methods of `portico.subscriptionLevels`. */
export class SubscriptionLevels {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One level by id.
   *
   * @example
   * ```ts
   * const subscriptionLevel = await portico.subscriptionLevels.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<SubscriptionLevel> {
    return this.#requests.get(documents.subscriptionLevel, { id }, options)
  }

  /**
   * One level by id; null when there is none.
   *
   * @example
   * ```ts
   * const subscriptionLevel = await portico.subscriptionLevels.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<SubscriptionLevel | null> {
    return this.#requests.read(documents.subscriptionLevel, { id }, options)
  }

  /**
   * Creates a level. CONFLICT on `code` or `name` when another level has it.
   *
   * @example
   * ```ts
   * const subscriptionLevel = await portico.subscriptionLevels.create({ code, name })
   * ```
   */
  async create(input: SubscriptionLevelCreateInput, options?: RequestOptions): Promise<SubscriptionLevel> {
    const { subscriptionLevel } = await this.#requests.mutate(documents.subscriptionLevelCreate, { input }, options)
    return subscriptionLevel
  }

  /**
   * Deletes a level. CONFLICT, saying how many, while subscriptions are at it.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.subscriptionLevels.delete({ id })
   * ```
   */
  delete(input: SubscriptionLevelDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.subscriptionLevelDelete, { input }, options)
  }

  /**
   * Changes a level: what is left out stays, null empties. Existing subscriptions keep what they include.
   *
   * @example
   * ```ts
   * const subscriptionLevel = await portico.subscriptionLevels.update({ id })
   * ```
   */
  async update(input: SubscriptionLevelUpdateInput, options?: RequestOptions): Promise<SubscriptionLevel> {
    const { subscriptionLevel } = await this.#requests.mutate(documents.subscriptionLevelUpdate, { input }, options)
    return subscriptionLevel
  }

  /**
   * The levels the vendor sells.
   *
   * @example
   * ```ts
   * for await (const subscriptionLevel of portico.subscriptionLevels.list()) console.log(subscriptionLevel.id)
   * ```
   */
  list(args: ListArgs<SubscriptionLevelsQueryVariables> = {}, options?: RequestOptions): List<SubscriptionLevel> {
    return this.#requests.list(documents.subscriptionLevels, args, options)
  }
}

/** The methods of `portico.subscriptions`. */
export class Subscriptions {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One subscription by id.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<Subscription> {
    return this.#requests.get(documents.subscription, { id }, options)
  }

  /**
   * One subscription by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<Subscription | null> {
    return this.#requests.read(documents.subscription, { id }, options)
  }

  /**
   * Accepts a request: REQUESTED becomes PENDING. CONFLICT in other states.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.accept({ id })
   * ```
   */
  async accept(input: SubscriptionAcceptInput, options?: RequestOptions): Promise<Subscription> {
    const { subscription } = await this.#requests.mutate(documents.subscriptionAccept, { input }, options)
    return subscription
  }

  /**
   * Puts a subscription in force: PENDING becomes ACTIVE, and the one that it renews EXPIRED. CONFLICT in other states, when its time is over, or when the project has another active one of the product, which the message names.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.activate({ id })
   * ```
   */
  async activate(input: SubscriptionActivateInput, options?: RequestOptions): Promise<Subscription> {
    const { subscription } = await this.#requests.mutate(documents.subscriptionActivate, { input }, options)
    return subscription
  }

  /**
   * Something happened to a subscription that the caller sees.
   *
   * The updates go on until the loop over them is left or the signal aborts, over as many connections as it takes.
   *
   * @example
   * ```ts
   * for await (const { type } of portico.subscriptions.changed()) console.log(type)
   * ```
   */
  changed(args: SubscriptionChangedSubscriptionVariables = {}, options?: LiveOptions): AsyncIterable<SubscriptionChangedSubscription['subscriptionChanged']> {
    return this.#requests.follow(documents.subscriptionChanged, args, options)
  }

  /**
   * Creates a subscription without a request. What is not given of its terms is taken from the level. CONFLICT when it shall be ACTIVE and the project has an active one of the product, which the message names.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.create({ levelId, months, productVersionId, projectId, startsOn })
   * ```
   */
  async create(input: SubscriptionCreateInput, options?: RequestOptions): Promise<Subscription> {
    const { subscription } = await this.#requests.mutate(documents.subscriptionCreate, { input }, options)
    return subscription
  }

  /**
   * What the active subscriptions of a customer include; of one project where that is given. Null when there is no such customer or project of which the caller sees an overview; a token needs `customer:read` as well.
   *
   * @example
   * ```ts
   * const overview = await portico.subscriptions.overview({ customerId })
   * ```
   */
  overview(args: SubscriptionOverviewQueryVariables, options?: RequestOptions): Promise<CustomerSubscriptionOverview | null> {
    return this.#requests.read(documents.subscriptionOverview, args, options)
  }

  /**
   * Declines a request: REQUESTED becomes REJECTED. CONFLICT in other states.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.reject({ id, reason })
   * ```
   */
  async reject(input: SubscriptionRejectInput, options?: RequestOptions): Promise<Subscription> {
    const { subscription } = await this.#requests.mutate(documents.subscriptionReject, { input }, options)
    return subscription
  }

  /**
   * Requests a renewal of a subscription that is ACTIVE or EXPIRED: a new subscription, filled from the old one where nothing is given. CONFLICT while another renewal is open.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.renew({ renewalOfId })
   * ```
   */
  async renew(input: SubscriptionRenewInput, options?: RequestOptions): Promise<Subscription> {
    const { subscription } = await this.#requests.mutate(documents.subscriptionRenew, { input }, options)
    return subscription
  }

  /**
   * Requests a subscription, with what the level includes. INVALID_INPUT when the version is not enabled, CONFLICT when the customer is archived.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.request({ levelId, months, productVersionId, projectId, startsOn })
   * ```
   */
  async request(input: SubscriptionRequestInput, options?: RequestOptions): Promise<Subscription> {
    const { subscription } = await this.#requests.mutate(documents.subscriptionRequest, { input }, options)
    return subscription
  }

  /**
   * Ends a subscription before its time: ACTIVE becomes TERMINATED. CONFLICT in other states.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.terminate({ id })
   * ```
   */
  async terminate(input: SubscriptionTerminateInput, options?: RequestOptions): Promise<Subscription> {
    const { subscription } = await this.#requests.mutate(documents.subscriptionTerminate, { input }, options)
    return subscription
  }

  /**
   * Changes a subscription that has not ended: what is left out stays, null empties. `endsOn` follows. Another level brings its own terms, as far as the same request does not give them.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.update({ id })
   * ```
   */
  async update(input: SubscriptionUpdateInput, options?: RequestOptions): Promise<Subscription> {
    const { subscription } = await this.#requests.mutate(documents.subscriptionUpdate, { input }, options)
    return subscription
  }

  /**
   * Withdraws a request on which the vendor has not decided. CONFLICT in other states.
   *
   * @example
   * ```ts
   * const subscription = await portico.subscriptions.withdraw({ id })
   * ```
   */
  async withdraw(input: SubscriptionWithdrawInput, options?: RequestOptions): Promise<Subscription> {
    const { subscription } = await this.#requests.mutate(documents.subscriptionWithdraw, { input }, options)
    return subscription
  }

  /**
   * The subscriptions the caller sees, in every status.
   *
   * @example
   * ```ts
   * for await (const subscription of portico.subscriptions.list()) console.log(subscription.id)
   * ```
   */
  list(args: ListArgs<SubscriptionsQueryVariables> = {}, options?: RequestOptions): List<Subscription> {
    return this.#requests.list(documents.subscriptions, args, options)
  }
}

/** The methods of `portico.supportContacts`. */
export class SupportContacts {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One support contact by id.
   *
   * @example
   * ```ts
   * const supportContact = await portico.supportContacts.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<SupportContact> {
    return this.#requests.get(documents.supportContact, { id }, options)
  }

  /**
   * One support contact by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const supportContact = await portico.supportContacts.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<SupportContact | null> {
    return this.#requests.read(documents.supportContact, { id }, options)
  }

  /**
   * Gives full or read-only access. LIMIT_REACHED when the active subscriptions include no more with it; CONFLICT for a removed contact.
   *
   * @example
   * ```ts
   * const supportContact = await portico.supportContacts.changeAccess({ access: 'FULL', id })
   * ```
   */
  async changeAccess(input: SupportContactChangeAccessInput, options?: RequestOptions): Promise<SupportContact> {
    const { supportContact } = await this.#requests.mutate(documents.supportContactChangeAccess, { input }, options)
    return supportContact
  }

  /**
   * Adds a support contact. LIMIT_REACHED when the active subscriptions include no more with this access; CONFLICT for an archived customer.
   *
   * @example
   * ```ts
   * const supportContact = await portico.supportContacts.create({ access: 'FULL', customerId, email, firstName, lastName })
   * ```
   */
  async create(input: SupportContactCreateInput, options?: RequestOptions): Promise<SupportContact> {
    const { supportContact } = await this.#requests.mutate(documents.supportContactCreate, { input }, options)
    return supportContact
  }

  /**
   * The support contacts of a customer against what its active subscriptions include; null when there is no such customer whose contacts the caller sees.
   *
   * @example
   * ```ts
   * const limits = await portico.supportContacts.limits(customerId)
   * ```
   */
  limits(customerId: string, options?: RequestOptions): Promise<SupportContactLimitsQuery['supportContactLimits']> {
    return this.#requests.read(documents.supportContactLimits, { customerId }, options)
  }

  /**
   * Removes a support contact for good, which makes room for another. CONFLICT for a removed one.
   *
   * @example
   * ```ts
   * const supportContact = await portico.supportContacts.remove({ id })
   * ```
   */
  async remove(input: SupportContactRemoveInput, options?: RequestOptions): Promise<SupportContact> {
    const { supportContact } = await this.#requests.mutate(documents.supportContactRemove, { input }, options)
    return supportContact
  }

  /**
   * Edits a support contact: what is left out stays, null empties. CONFLICT for a removed one.
   *
   * @example
   * ```ts
   * const supportContact = await portico.supportContacts.update({ id })
   * ```
   */
  async update(input: SupportContactUpdateInput, options?: RequestOptions): Promise<SupportContact> {
    const { supportContact } = await this.#requests.mutate(documents.supportContactUpdate, { input }, options)
    return supportContact
  }

  /**
   * The support contacts the caller sees, removed ones included; filter by `status`.
   *
   * @example
   * ```ts
   * for await (const supportContact of portico.supportContacts.list()) console.log(supportContact.id)
   * ```
   */
  list(args: ListArgs<SupportContactsQueryVariables> = {}, options?: RequestOptions): List<SupportContact> {
    return this.#requests.list(documents.supportContacts, args, options)
  }
}

/** The methods of `portico.usageMetrics`. */
export class UsageMetrics {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One metric by id.
   *
   * @example
   * ```ts
   * const usageMetric = await portico.usageMetrics.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<UsageMetric> {
    return this.#requests.get(documents.usageMetric, { id }, options)
  }

  /**
   * One metric by id; null when there is none.
   *
   * @example
   * ```ts
   * const usageMetric = await portico.usageMetrics.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<UsageMetric | null> {
    return this.#requests.read(documents.usageMetric, { id }, options)
  }

  /**
   * Creates a metric. CONFLICT on `code` or `name` when another metric has it.
   *
   * @example
   * ```ts
   * const usageMetric = await portico.usageMetrics.create({ code, name })
   * ```
   */
  async create(input: UsageMetricCreateInput, options?: RequestOptions): Promise<UsageMetric> {
    const { usageMetric } = await this.#requests.mutate(documents.usageMetricCreate, { input }, options)
    return usageMetric
  }

  /**
   * Deletes a metric. CONFLICT, saying how many, while levels or subscriptions include some of it.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.usageMetrics.delete({ id })
   * ```
   */
  delete(input: UsageMetricDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.usageMetricDelete, { input }, options)
  }

  /**
   * Changes a metric: what is left out stays, null empties.
   *
   * @example
   * ```ts
   * const usageMetric = await portico.usageMetrics.update({ id })
   * ```
   */
  async update(input: UsageMetricUpdateInput, options?: RequestOptions): Promise<UsageMetric> {
    const { usageMetric } = await this.#requests.mutate(documents.usageMetricUpdate, { input }, options)
    return usageMetric
  }

  /**
   * The metrics the vendor counts.
   *
   * @example
   * ```ts
   * for await (const usageMetric of portico.usageMetrics.list()) console.log(usageMetric.id)
   * ```
   */
  list(args: ListArgs<UsageMetricsQueryVariables> = {}, options?: RequestOptions): List<UsageMetric> {
    return this.#requests.list(documents.usageMetrics, args, options)
  }
}

/** The methods of `portico.webhookDeliveries`. */
export class WebhookDeliveries {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * What was and is to be delivered to the webhook endpoints the caller sees, those of deleted ones included.
   *
   * @example
   * ```ts
   * for await (const webhookDelivery of portico.webhookDeliveries.list()) console.log(webhookDelivery.id)
   * ```
   */
  list(args: ListArgs<WebhookDeliveriesQueryVariables> = {}, options?: RequestOptions): List<WebhookDelivery> {
    return this.#requests.list(documents.webhookDeliveries, args, options)
  }

  /**
   * One webhook delivery by id.
   *
   * @example
   * ```ts
   * const webhookDelivery = await portico.webhookDeliveries.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<WebhookDelivery> {
    return this.#requests.get(documents.webhookDelivery, { id }, options)
  }

  /**
   * One webhook delivery by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const webhookDelivery = await portico.webhookDeliveries.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<WebhookDelivery | null> {
    return this.#requests.read(documents.webhookDelivery, { id }, options)
  }

  /**
   * Sends the event of a delivery once more, under the same webhook id and behind what waits of its entity. CONFLICT while it is under way, for a test, where the endpoint is disabled or deleted, and where it is not told of the event any more.
   *
   * @example
   * ```ts
   * const webhookDelivery = await portico.webhookDeliveries.replay({ id })
   * ```
   */
  async replay(input: WebhookDeliveryReplayInput, options?: RequestOptions): Promise<WebhookDelivery> {
    const { webhookDelivery } = await this.#requests.mutate(documents.webhookDeliveryReplay, { input }, options)
    return webhookDelivery
  }
}

/** The methods of `portico.webhookEndpoints`. */
export class WebhookEndpoints {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /**
   * One webhook endpoint by id.
   *
   * @example
   * ```ts
   * const webhookEndpoint = await portico.webhookEndpoints.get(id)
   * ```
   * @throws NotFoundError when there is none the caller sees.
   */
  get(id: string, options?: RequestOptions): Promise<WebhookEndpoint> {
    return this.#requests.get(documents.webhookEndpoint, { id }, options)
  }

  /**
   * One webhook endpoint by id; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const webhookEndpoint = await portico.webhookEndpoints.find(id)
   * ```
   */
  find(id: string, options?: RequestOptions): Promise<WebhookEndpoint | null> {
    return this.#requests.read(documents.webhookEndpoint, { id }, options)
  }

  /**
   * Creates a webhook endpoint and answers with the secret that signs what it is sent. LIMIT_REACHED beyond 10 of a customer or 50 of the vendor; CONFLICT for an archived customer.
   *
   * @example
   * ```ts
   * const { webhookEndpoint, secret } = await portico.webhookEndpoints.create({ url })
   * ```
   */
  create(input: WebhookEndpointCreateInput, options?: RequestOptions): Promise<{ webhookEndpoint: WebhookEndpoint; secret: string }> {
    return this.#requests.mutate(documents.webhookEndpointCreate, { input }, options)
  }

  /**
   * Deletes a webhook endpoint and its secrets; what waits is called off. What was delivered stays in `webhookDeliveries` for 90 days.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.webhookEndpoints.delete({ id })
   * ```
   */
  delete(input: WebhookEndpointDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.webhookEndpointDelete, { input }, options)
  }

  /**
   * Stops sending to a webhook endpoint; what waits is called off. Again is no change.
   *
   * @example
   * ```ts
   * const webhookEndpoint = await portico.webhookEndpoints.disable({ id })
   * ```
   */
  async disable(input: WebhookEndpointDisableInput, options?: RequestOptions): Promise<WebhookEndpoint> {
    const { webhookEndpoint } = await this.#requests.mutate(documents.webhookEndpointDisable, { input }, options)
    return webhookEndpoint
  }

  /**
   * Sends to a webhook endpoint again, from now on; `webhookEndpointReplay` sends what it has missed. Again is no change.
   *
   * @example
   * ```ts
   * const webhookEndpoint = await portico.webhookEndpoints.enable({ id })
   * ```
   */
  async enable(input: WebhookEndpointEnableInput, options?: RequestOptions): Promise<WebhookEndpoint> {
    const { webhookEndpoint } = await this.#requests.mutate(documents.webhookEndpointEnable, { input }, options)
    return webhookEndpoint
  }

  /**
   * Sends the events of a time to a webhook endpoint that its filters let through and that have not reached it, under the same webhook ids. CONFLICT for a disabled endpoint; LIMIT_REACHED where more than 10,000 events happened.
   *
   * @example
   * ```ts
   * const { webhookEndpoint, count } = await portico.webhookEndpoints.replay({ id, since })
   * ```
   */
  replay(input: WebhookEndpointReplayInput, options?: RequestOptions): Promise<{ webhookEndpoint: WebhookEndpoint; count: number }> {
    return this.#requests.mutate(documents.webhookEndpointReplay, { input }, options)
  }

  /**
   * Makes a new secret, which signs from now on. With an overlap the one before signs beside it, so that a receiver can be given the new one in between.
   *
   * @example
   * ```ts
   * const { webhookEndpoint, secret } = await portico.webhookEndpoints.rotateSecret({ id })
   * ```
   */
  rotateSecret(input: WebhookEndpointRotateSecretInput, options?: RequestOptions): Promise<{ webhookEndpoint: WebhookEndpoint; secret: string }> {
    return this.#requests.mutate(documents.webhookEndpointRotateSecret, { input }, options)
  }

  /**
   * Sends an event of the type `webhook_endpoint.test` with `"test": true` to a webhook endpoint, once, also to a disabled one. LIMIT_REACHED while 5 tests are under way.
   *
   * @example
   * ```ts
   * const webhookDelivery = await portico.webhookEndpoints.test({ id })
   * ```
   */
  async test(input: WebhookEndpointTestInput, options?: RequestOptions): Promise<WebhookDelivery> {
    const { webhookDelivery } = await this.#requests.mutate(documents.webhookEndpointTest, { input }, options)
    return webhookDelivery
  }

  /**
   * Changes a webhook endpoint: what is left out stays, null empties. What waits for it goes to the new address. INVALID_INPUT on `filters` where a caller without `internal:read` gives another address and leaves conditions on hidden fields.
   *
   * @example
   * ```ts
   * const webhookEndpoint = await portico.webhookEndpoints.update({ id })
   * ```
   */
  async update(input: WebhookEndpointUpdateInput, options?: RequestOptions): Promise<WebhookEndpoint> {
    const { webhookEndpoint } = await this.#requests.mutate(documents.webhookEndpointUpdate, { input }, options)
    return webhookEndpoint
  }

  /**
   * The webhook endpoints the caller sees; those that were deleted with `includeArchived`.
   *
   * @example
   * ```ts
   * for await (const webhookEndpoint of portico.webhookEndpoints.list()) console.log(webhookEndpoint.id)
   * ```
   */
  list(args: ListArgs<WebhookEndpointsQueryVariables> = {}, options?: RequestOptions): List<WebhookEndpoint> {
    return this.#requests.list(documents.webhookEndpoints, args, options)
  }
}

/** What the client is generated from. */
export class Namespaces {
  readonly apiTokens: ApiTokens
  readonly apiUsages: ApiUsages
  readonly auditEvents: AuditEvents
  readonly customers: Customers
  readonly emailDestinations: EmailDestinations
  readonly emails: Emails
  readonly expiryNotices: ExpiryNotices
  readonly failedSignIns: FailedSignIns
  readonly impersonations: Impersonations
  readonly invitations: Invitations
  readonly licenseChanges: LicenseChanges
  readonly licenseFields: LicenseFields
  readonly licenseSeats: LicenseSeats
  readonly licenseTemplates: LicenseTemplates
  readonly licenseUsageMonths: LicenseUsageMonths
  readonly licenses: Licenses
  readonly listExports: ListExports
  readonly machines: Machines
  readonly memberships: Memberships
  readonly partners: Partners
  readonly password: Password
  readonly portalUsers: PortalUsers
  readonly productVersions: ProductVersions
  readonly products: Products
  readonly projectAssignments: ProjectAssignments
  readonly projects: Projects
  readonly recoveryCodes: RecoveryCodes
  readonly secondFactor: SecondFactor
  readonly serviceAccountTokens: ServiceAccountTokens
  readonly serviceAccounts: ServiceAccounts
  readonly sessions: Sessions
  readonly signIn: SignIn
  readonly signingKeys: SigningKeys
  readonly staffMembers: StaffMembers
  readonly subscriptionLevels: SubscriptionLevels
  readonly subscriptions: Subscriptions
  readonly supportContacts: SupportContacts
  readonly usageMetrics: UsageMetrics
  readonly webhookDeliveries: WebhookDeliveries
  readonly webhookEndpoints: WebhookEndpoints
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
    this.apiTokens = new ApiTokens(requests)
    this.apiUsages = new ApiUsages(requests)
    this.auditEvents = new AuditEvents(requests)
    this.customers = new Customers(requests)
    this.emailDestinations = new EmailDestinations(requests)
    this.emails = new Emails(requests)
    this.expiryNotices = new ExpiryNotices(requests)
    this.failedSignIns = new FailedSignIns(requests)
    this.impersonations = new Impersonations(requests)
    this.invitations = new Invitations(requests)
    this.licenseChanges = new LicenseChanges(requests)
    this.licenseFields = new LicenseFields(requests)
    this.licenseSeats = new LicenseSeats(requests)
    this.licenseTemplates = new LicenseTemplates(requests)
    this.licenseUsageMonths = new LicenseUsageMonths(requests)
    this.licenses = new Licenses(requests)
    this.listExports = new ListExports(requests)
    this.machines = new Machines(requests)
    this.memberships = new Memberships(requests)
    this.partners = new Partners(requests)
    this.password = new Password(requests)
    this.portalUsers = new PortalUsers(requests)
    this.productVersions = new ProductVersions(requests)
    this.products = new Products(requests)
    this.projectAssignments = new ProjectAssignments(requests)
    this.projects = new Projects(requests)
    this.recoveryCodes = new RecoveryCodes(requests)
    this.secondFactor = new SecondFactor(requests)
    this.serviceAccountTokens = new ServiceAccountTokens(requests)
    this.serviceAccounts = new ServiceAccounts(requests)
    this.sessions = new Sessions(requests)
    this.signIn = new SignIn(requests)
    this.signingKeys = new SigningKeys(requests)
    this.staffMembers = new StaffMembers(requests)
    this.subscriptionLevels = new SubscriptionLevels(requests)
    this.subscriptions = new Subscriptions(requests)
    this.supportContacts = new SupportContacts(requests)
    this.usageMetrics = new UsageMetrics(requests)
    this.webhookDeliveries = new WebhookDeliveries(requests)
    this.webhookEndpoints = new WebhookEndpoints(requests)
  }

  /**
   * What the daily verification of the audit trail has found; null before its first run, and for callers who do not act for the vendor as a whole.
   *
   * @example
   * ```ts
   * const auditVerification = await portico.auditVerification()
   * ```
   */
  auditVerification(options?: RequestOptions): Promise<AuditVerificationQuery['auditVerification']> {
    return this.#requests.read(documents.auditVerification, {}, options)
  }

  /**
   * Makes the service account of a new installation: it is called as that is, and its token has LICENSE_READ, LICENSE_ACTIVATE and LICENSE_VALIDATE. The answer has the secret, which cannot be read again. FORBIDDEN for a caller without these scopes, CONFLICT for an archived customer.
   *
   * @example
   * ```ts
   * const { serviceAccount, secret } = await portico.installationStart({ customerId, name })
   * ```
   */
  installationStart(input: InstallationStartInput, options?: RequestOptions): Promise<{ serviceAccount: ServiceAccount; secret: string }> {
    return this.#requests.mutate(documents.installationStart, { input }, options)
  }

  /**
   * The object with this id, of whatever type; null when there is none the caller sees.
   *
   * @example
   * ```ts
   * const node = await portico.node(id)
   * ```
   */
  node(id: string, options?: RequestOptions): Promise<NodeSummary | null> {
    return this.#requests.read(documents.node, { id }, options)
  }

  /**
   * The objects with these ids, in their order; null where there is none the caller sees.
   *
   * @example
   * ```ts
   * const nodes = await portico.nodes([id])
   * ```
   */
  nodes(ids: string[], options?: RequestOptions): Promise<(NodeSummary | null)[]> {
    return this.#requests.read(documents.nodes, { ids }, options)
  }

  /**
   * What the vendor settled for the portal; null for callers who act for no vendor.
   *
   * @example
   * ```ts
   * const portalSettings = await portico.portalSettings()
   * ```
   */
  portalSettings(options?: RequestOptions): Promise<PortalSettings | null> {
    return this.#requests.read(documents.portalSettings, {}, options)
  }

  /**
   * Settles the portal for all customers: what is left out stays. What is switched off is off from the next request.
   *
   * @example
   * ```ts
   * const portalSettings = await portico.portalSettingsUpdate({  })
   * ```
   */
  async portalSettingsUpdate(input: PortalSettingsUpdateInput, options?: RequestOptions): Promise<PortalSettings> {
    const { portalSettings } = await this.#requests.mutate(documents.portalSettingsUpdate, { input }, options)
    return portalSettings
  }

  /**
   * The vendor's own domain for mails; null when none is set.
   *
   * @example
   * ```ts
   * const senderDomain = await portico.senderDomain()
   * ```
   */
  senderDomain(options?: RequestOptions): Promise<SenderDomain | null> {
    return this.#requests.read(documents.senderDomain, {}, options)
  }

  /**
   * Forgets the sender domain and its key; mails are from the configured address again. NOT_FOUND when none is set.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.senderDomainRemove({  })
   * ```
   */
  senderDomainRemove(input: SenderDomainRemoveInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.senderDomainRemove, { input }, options)
  }

  /**
   * Sets the address that mails are to be from, in the place of the one before, with a new key for its domain. Mails are from the configured address until it is verified. The same address again is no change.
   *
   * @example
   * ```ts
   * const senderDomain = await portico.senderDomainSet({ address })
   * ```
   */
  async senderDomainSet(input: SenderDomainSetInput, options?: RequestOptions): Promise<SenderDomain> {
    const { senderDomain } = await this.#requests.mutate(documents.senderDomainSet, { input }, options)
    return senderDomain
  }

  /**
   * Asks DNS for the record. `verifiedAt` and `problem` say what came of it: a missing record is no error. NOT_FOUND when no domain is set.
   *
   * @example
   * ```ts
   * const senderDomain = await portico.senderDomainVerify({  })
   * ```
   */
  async senderDomainVerify(input: SenderDomainVerifyInput, options?: RequestOptions): Promise<SenderDomain> {
    const { senderDomain } = await this.#requests.mutate(documents.senderDomainVerify, { input }, options)
    return senderDomain
  }

  /**
   * Ends the session that calls, at once and everywhere; a browser forgets its cookie. Of staff it ends what they are signed in to as a customer too; called as a customer, that alone, with its own id for an answer. FORBIDDEN for a credential that is no session.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.signOut({  })
   * ```
   */
  signOut(input: SignOutInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.signOut, { input }, options)
  }

  /**
   * The policies for tokens: `admin`, `read-only`, `support` and `sales`, then the vendor's own by name, at most 104 together.
   *
   * @example
   * ```ts
   * const tokenPolicies = await portico.tokenPolicies()
   * ```
   */
  tokenPolicies(options?: RequestOptions): Promise<TokenPolicy[]> {
    return this.#requests.read(documents.tokenPolicies, {}, options)
  }

  /**
   * One policy for tokens by name; null when there is none.
   *
   * @example
   * ```ts
   * const tokenPolicy = await portico.tokenPolicy(name)
   * ```
   */
  tokenPolicy(name: string, options?: RequestOptions): Promise<TokenPolicy | null> {
    return this.#requests.read(documents.tokenPolicy, { name }, options)
  }

  /**
   * Creates a policy for tokens. LIMIT_REACHED beyond 100.
   *
   * @example
   * ```ts
   * const tokenPolicy = await portico.tokenPolicyCreate({ allow: [allow], name })
   * ```
   */
  async tokenPolicyCreate(input: TokenPolicyCreateInput, options?: RequestOptions): Promise<TokenPolicy> {
    const { tokenPolicy } = await this.#requests.mutate(documents.tokenPolicyCreate, { input }, options)
    return tokenPolicy
  }

  /**
   * Deletes a policy. CONFLICT while tokens that work have it, and for one that comes with the server.
   *
   * @example
   * ```ts
   * const { deletedId } = await portico.tokenPolicyDelete({ name })
   * ```
   */
  tokenPolicyDelete(input: TokenPolicyDeleteInput, options?: RequestOptions): Promise<{ deletedId: string }> {
    return this.#requests.mutate(documents.tokenPolicyDelete, { input }, options)
  }

  /**
   * Changes a policy, and with it what its tokens may from the next request on: what is left out stays. CONFLICT for one that comes with the server.
   *
   * @example
   * ```ts
   * const tokenPolicy = await portico.tokenPolicyUpdate({ name })
   * ```
   */
  async tokenPolicyUpdate(input: TokenPolicyUpdateInput, options?: RequestOptions): Promise<TokenPolicy> {
    const { tokenPolicy } = await this.#requests.mutate(documents.tokenPolicyUpdate, { input }, options)
    return tokenPolicy
  }

  /**
   * Who calls; null without a credential.
   *
   * @example
   * ```ts
   * const viewer = await portico.viewer()
   * ```
   */
  viewer(options?: RequestOptions): Promise<Viewer | null> {
    return this.#requests.read(documents.viewer, {}, options)
  }
}
