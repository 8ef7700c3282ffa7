import type { TypedDocumentText } from '../document.ts'
import type {
  ApiTokenCreateMutation,
  ApiTokenCreateMutationVariables,
  ApiTokenQuery,
  ApiTokenQueryVariables,
  ApiTokenRevokeMutation,
  ApiTokenRevokeMutationVariables,
  ApiTokenRotateMutation,
  ApiTokenRotateMutationVariables,
  ApiTokensQuery,
  ApiTokensQueryVariables,
  ApiUsageQuery,
  ApiUsageQueryVariables,
  ApiUsagesQuery,
  ApiUsagesQueryVariables,
  AuditEventAddedSubscription,
  AuditEventAddedSubscriptionVariables,
  AuditEventCreateExportLinkMutation,
  AuditEventCreateExportLinkMutationVariables,
  AuditEventQuery,
  AuditEventQueryVariables,
  AuditEventsQuery,
  AuditEventsQueryVariables,
  AuditVerificationQuery,
  AuditVerificationQueryVariables,
  CustomerArchiveMutation,
  CustomerArchiveMutationVariables,
  CustomerByNumberQuery,
  CustomerByNumberQueryVariables,
  CustomerCreateMutation,
  CustomerCreateMutationVariables,
  CustomerDeleteMutation,
  CustomerDeleteMutationVariables,
  CustomerEraseMutation,
  CustomerEraseMutationVariables,
  CustomerExportMutation,
  CustomerExportMutationVariables,
  CustomerPortalUpdateMutation,
  CustomerPortalUpdateMutationVariables,
  CustomerPortalUpdateNoticesMutation,
  CustomerPortalUpdateNoticesMutationVariables,
  CustomerPortalUpdateRulesMutation,
  CustomerPortalUpdateRulesMutationVariables,
  CustomerQuery,
  CustomerQueryVariables,
  CustomerUnarchiveMutation,
  CustomerUnarchiveMutationVariables,
  CustomerUpdateContactMutation,
  CustomerUpdateContactMutationVariables,
  CustomerUpdateMutation,
  CustomerUpdateMutationVariables,
  CustomersQuery,
  CustomersQueryVariables,
  EmailDestinationCreateMutation,
  EmailDestinationCreateMutationVariables,
  EmailDestinationDeleteMutation,
  EmailDestinationDeleteMutationVariables,
  EmailDestinationDisableMutation,
  EmailDestinationDisableMutationVariables,
  EmailDestinationEnableMutation,
  EmailDestinationEnableMutationVariables,
  EmailDestinationMuteMutation,
  EmailDestinationMuteMutationVariables,
  EmailDestinationQuery,
  EmailDestinationQueryVariables,
  EmailDestinationResendVerificationMutation,
  EmailDestinationResendVerificationMutationVariables,
  EmailDestinationUnmuteMutation,
  EmailDestinationUnmuteMutationVariables,
  EmailDestinationUpdateMutation,
  EmailDestinationUpdateMutationVariables,
  EmailDestinationVerifyMutation,
  EmailDestinationVerifyMutationVariables,
  EmailDestinationsQuery,
  EmailDestinationsQueryVariables,
  EmailQuery,
  EmailQueryVariables,
  EmailResendMutation,
  EmailResendMutationVariables,
  EmailTemplatePreviewQuery,
  EmailTemplatePreviewQueryVariables,
  EmailTemplateQuery,
  EmailTemplateQueryVariables,
  EmailTemplateResetMutation,
  EmailTemplateResetMutationVariables,
  EmailTemplateUpdateMutation,
  EmailTemplateUpdateMutationVariables,
  EmailTemplatesQuery,
  EmailTemplatesQueryVariables,
  EmailsQuery,
  EmailsQueryVariables,
  ExpiryNoticeQuery,
  ExpiryNoticeQueryVariables,
  ExpiryNoticesQuery,
  ExpiryNoticesQueryVariables,
  FailedSignInQuery,
  FailedSignInQueryVariables,
  FailedSignInsQuery,
  FailedSignInsQueryVariables,
  ImpersonationEndMutation,
  ImpersonationEndMutationVariables,
  ImpersonationQuery,
  ImpersonationQueryVariables,
  ImpersonationStartMutation,
  ImpersonationStartMutationVariables,
  ImpersonationsQuery,
  ImpersonationsQueryVariables,
  InstallationStartMutation,
  InstallationStartMutationVariables,
  InvitationAcceptMutation,
  InvitationAcceptMutationVariables,
  InvitationApproveMutation,
  InvitationApproveMutationVariables,
  InvitationCreateManyMutation,
  InvitationCreateManyMutationVariables,
  InvitationCreateMutation,
  InvitationCreateMutationVariables,
  InvitationDeclineMutation,
  InvitationDeclineMutationVariables,
  InvitationQuery,
  InvitationQueryVariables,
  InvitationResendMutation,
  InvitationResendMutationVariables,
  InvitationRevokeMutation,
  InvitationRevokeMutationVariables,
  InvitationsQuery,
  InvitationsQueryVariables,
  LicenseBulkIssueMutation,
  LicenseBulkIssueMutationVariables,
  LicenseChangeQuery,
  LicenseChangeQueryVariables,
  LicenseChangedSubscription,
  LicenseChangedSubscriptionVariables,
  LicenseChangesQuery,
  LicenseChangesQueryVariables,
  LicenseCreateDownloadLinkMutation,
  LicenseCreateDownloadLinkMutationVariables,
  LicenseCreateTemporaryMutation,
  LicenseCreateTemporaryMutationVariables,
  LicenseFieldCreateMutation,
  LicenseFieldCreateMutationVariables,
  LicenseFieldDeleteMutation,
  LicenseFieldDeleteMutationVariables,
  LicenseFieldQuery,
  LicenseFieldQueryVariables,
  LicenseFieldUpdateMutation,
  LicenseFieldUpdateMutationVariables,
  LicenseFieldsQuery,
  LicenseFieldsQueryVariables,
  LicenseIssueMutation,
  LicenseIssueMutationVariables,
  LicenseQuery,
  LicenseQueryVariables,
  LicenseReinstateMutation,
  LicenseReinstateMutationVariables,
  LicenseRenewMutation,
  LicenseRenewMutationVariables,
  LicenseResetUsesMutation,
  LicenseResetUsesMutationVariables,
  LicenseRevealKeyMutation,
  LicenseRevealKeyMutationVariables,
  LicenseRevokeMutation,
  LicenseRevokeMutationVariables,
  LicenseSeatAssignMutation,
  LicenseSeatAssignMutationVariables,
  LicenseSeatClaimMutation,
  LicenseSeatClaimMutationVariables,
  LicenseSeatQuery,
  LicenseSeatQueryVariables,
  LicenseSeatResendMutation,
  LicenseSeatResendMutationVariables,
  LicenseSeatRevokeMutation,
  LicenseSeatRevokeMutationVariables,
  LicenseSeatsQuery,
  LicenseSeatsQueryVariables,
  LicenseSuspendMutation,
  LicenseSuspendMutationVariables,
  LicenseTemplateCreateMutation,
  LicenseTemplateCreateMutationVariables,
  LicenseTemplateDeleteMutation,
  LicenseTemplateDeleteMutationVariables,
  LicenseTemplateQuery,
  LicenseTemplateQueryVariables,
  LicenseTemplateUpdateMutation,
  LicenseTemplateUpdateMutationVariables,
  LicenseTemplatesQuery,
  LicenseTemplatesQueryVariables,
  LicenseUpdateMutation,
  LicenseUpdateMutationVariables,
  LicenseUsageMonthQuery,
  LicenseUsageMonthQueryVariables,
  LicenseUsageMonthsQuery,
  LicenseUsageMonthsQueryVariables,
  LicenseUseMutation,
  LicenseUseMutationVariables,
  LicenseValidateQuery,
  LicenseValidateQueryVariables,
  LicensesQuery,
  LicensesQueryVariables,
  ListExportCreateDownloadLinkMutation,
  ListExportCreateDownloadLinkMutationVariables,
  ListExportCreateMutation,
  ListExportCreateMutationVariables,
  ListExportDeleteMutation,
  ListExportDeleteMutationVariables,
  ListExportQuery,
  ListExportQueryVariables,
  ListExportsQuery,
  ListExportsQueryVariables,
  MachineActivateMutation,
  MachineActivateMutationVariables,
  MachineDeactivateMutation,
  MachineDeactivateMutationVariables,
  MachineHeartbeatMutation,
  MachineHeartbeatMutationVariables,
  MachineQuery,
  MachineQueryVariables,
  MachineReplaceMutation,
  MachineReplaceMutationVariables,
  MachinesQuery,
  MachinesQueryVariables,
  MembershipChangeRoleMutation,
  MembershipChangeRoleMutationVariables,
  MembershipCreateMutation,
  MembershipCreateMutationVariables,
  MembershipDisableMutation,
  MembershipDisableMutationVariables,
  MembershipEnableMutation,
  MembershipEnableMutationVariables,
  MembershipQuery,
  MembershipQueryVariables,
  MembershipRemoveMutation,
  MembershipRemoveMutationVariables,
  MembershipsQuery,
  MembershipsQueryVariables,
  NodeQuery,
  NodeQueryVariables,
  NodesQuery,
  NodesQueryVariables,
  PartnerByNumberQuery,
  PartnerByNumberQueryVariables,
  PartnerCreateMutation,
  PartnerCreateMutationVariables,
  PartnerDeleteMutation,
  PartnerDeleteMutationVariables,
  PartnerQuery,
  PartnerQueryVariables,
  PartnerUpdateMutation,
  PartnerUpdateMutationVariables,
  PartnersQuery,
  PartnersQueryVariables,
  PasswordRemoveMutation,
  PasswordRemoveMutationVariables,
  PasswordResetMutation,
  PasswordResetMutationVariables,
  PasswordResetRequestMutation,
  PasswordResetRequestMutationVariables,
  PasswordSetMutation,
  PasswordSetMutationVariables,
  PortalSettingsQuery,
  PortalSettingsQueryVariables,
  PortalSettingsUpdateMutation,
  PortalSettingsUpdateMutationVariables,
  PortalUserByEmailQuery,
  PortalUserByEmailQueryVariables,
  PortalUserCreateMutation,
  PortalUserCreateMutationVariables,
  PortalUserDisableMutation,
  PortalUserDisableMutationVariables,
  PortalUserEnableMutation,
  PortalUserEnableMutationVariables,
  PortalUserEraseMutation,
  PortalUserEraseMutationVariables,
  PortalUserExportMutation,
  PortalUserExportMutationVariables,
  PortalUserQuery,
  PortalUserQueryVariables,
  PortalUserUpdateMutation,
  PortalUserUpdateMutationVariables,
  PortalUsersQuery,
  PortalUsersQueryVariables,
  ProductBySlugQuery,
  ProductBySlugQueryVariables,
  ProductCreateMutation,
  ProductCreateMutationVariables,
  ProductDeleteMutation,
  ProductDeleteMutationVariables,
  ProductQuery,
  ProductQueryVariables,
  ProductUpdateMutation,
  ProductUpdateMutationVariables,
  ProductVersionAnnounceMutation,
  ProductVersionAnnounceMutationVariables,
  ProductVersionCreateMutation,
  ProductVersionCreateMutationVariables,
  ProductVersionDeleteMutation,
  ProductVersionDeleteMutationVariables,
  ProductVersionQuery,
  ProductVersionQueryVariables,
  ProductVersionUpdateMutation,
  ProductVersionUpdateMutationVariables,
  ProductVersionsQuery,
  ProductVersionsQueryVariables,
  ProductsQuery,
  ProductsQueryVariables,
  ProjectAssignPartnerMutation,
  ProjectAssignPartnerMutationVariables,
  ProjectAssignUserMutation,
  ProjectAssignUserMutationVariables,
  ProjectAssignUserToAllMutation,
  ProjectAssignUserToAllMutationVariables,
  ProjectAssignmentQuery,
  ProjectAssignmentQueryVariables,
  ProjectAssignmentsQuery,
  ProjectAssignmentsQueryVariables,
  ProjectCreateMutation,
  ProjectCreateMutationVariables,
  ProjectDeleteMutation,
  ProjectDeleteMutationVariables,
  ProjectQuery,
  ProjectQueryVariables,
  ProjectUnassignPartnerMutation,
  ProjectUnassignPartnerMutationVariables,
  ProjectUnassignUserFromAllMutation,
  ProjectUnassignUserFromAllMutationVariables,
  ProjectUnassignUserMutation,
  ProjectUnassignUserMutationVariables,
  ProjectUpdateMutation,
  ProjectUpdateMutationVariables,
  ProjectsQuery,
  ProjectsQueryVariables,
  RecoveryCodesRegenerateMutation,
  RecoveryCodesRegenerateMutationVariables,
  SecondFactorConfirmMutation,
  SecondFactorConfirmMutationVariables,
  SecondFactorDisableMutation,
  SecondFactorDisableMutationVariables,
  SecondFactorEnrollMutation,
  SecondFactorEnrollMutationVariables,
  SecondFactorResetMutation,
  SecondFactorResetMutationVariables,
  SenderDomainQuery,
  SenderDomainQueryVariables,
  SenderDomainRemoveMutation,
  SenderDomainRemoveMutationVariables,
  SenderDomainSetMutation,
  SenderDomainSetMutationVariables,
  SenderDomainVerifyMutation,
  SenderDomainVerifyMutationVariables,
  ServiceAccountCreateMutation,
  ServiceAccountCreateMutationVariables,
  ServiceAccountQuery,
  ServiceAccountQueryVariables,
  ServiceAccountRevokeMutation,
  ServiceAccountRevokeMutationVariables,
  ServiceAccountTokenCreateMutation,
  ServiceAccountTokenCreateMutationVariables,
  ServiceAccountTokenQuery,
  ServiceAccountTokenQueryVariables,
  ServiceAccountTokenRevokeMutation,
  ServiceAccountTokenRevokeMutationVariables,
  ServiceAccountTokenRotateMutation,
  ServiceAccountTokenRotateMutationVariables,
  ServiceAccountTokensQuery,
  ServiceAccountTokensQueryVariables,
  ServiceAccountsQuery,
  ServiceAccountsQueryVariables,
  SessionQuery,
  SessionQueryVariables,
  SessionRevokeAllMutation,
  SessionRevokeAllMutationVariables,
  SessionRevokeMutation,
  SessionRevokeMutationVariables,
  SessionsQuery,
  SessionsQueryVariables,
  SignInCompleteMutation,
  SignInCompleteMutationVariables,
  SignInSecondFactorMutation,
  SignInSecondFactorMutationVariables,
  SignInStartMutation,
  SignInStartMutationVariables,
  SignInWithPasswordMutation,
  SignInWithPasswordMutationVariables,
  SignOutMutation,
  SignOutMutationVariables,
  SigningKeyQuery,
  SigningKeyQueryVariables,
  SigningKeyRotateMutation,
  SigningKeyRotateMutationVariables,
  SigningKeyWithdrawMutation,
  SigningKeyWithdrawMutationVariables,
  SigningKeysQuery,
  SigningKeysQueryVariables,
  StaffMemberCreateMutation,
  StaffMemberCreateMutationVariables,
  StaffMemberDisableMutation,
  StaffMemberDisableMutationVariables,
  StaffMemberEnableMutation,
  StaffMemberEnableMutationVariables,
  StaffMemberQuery,
  StaffMemberQueryVariables,
  StaffMemberUpdateMutation,
  StaffMemberUpdateMutationVariables,
  StaffMembersQuery,
  StaffMembersQueryVariables,
  SubscriptionAcceptMutation,
  SubscriptionAcceptMutationVariables,
  SubscriptionActivateMutation,
  SubscriptionActivateMutationVariables,
  SubscriptionChangedSubscription,
  SubscriptionChangedSubscriptionVariables,
  SubscriptionCreateMutation,
  SubscriptionCreateMutationVariables,
  SubscriptionLevelCreateMutation,
  SubscriptionLevelCreateMutationVariables,
  SubscriptionLevelDeleteMutation,
  SubscriptionLevelDeleteMutationVariables,
  SubscriptionLevelQuery,
  SubscriptionLevelQueryVariables,
  SubscriptionLevelUpdateMutation,
  SubscriptionLevelUpdateMutationVariables,
  SubscriptionLevelsQuery,
  SubscriptionLevelsQueryVariables,
  SubscriptionOverviewQuery,
  SubscriptionOverviewQueryVariables,
  SubscriptionQuery,
  SubscriptionQueryVariables,
  SubscriptionRejectMutation,
  SubscriptionRejectMutationVariables,
  SubscriptionRenewMutation,
  SubscriptionRenewMutationVariables,
  SubscriptionRequestMutation,
  SubscriptionRequestMutationVariables,
  SubscriptionTerminateMutation,
  SubscriptionTerminateMutationVariables,
  SubscriptionUpdateMutation,
  SubscriptionUpdateMutationVariables,
  SubscriptionWithdrawMutation,
  SubscriptionWithdrawMutationVariables,
  SubscriptionsQuery,
  SubscriptionsQueryVariables,
  SupportContactChangeAccessMutation,
  SupportContactChangeAccessMutationVariables,
  SupportContactCreateMutation,
  SupportContactCreateMutationVariables,
  SupportContactLimitsQuery,
  SupportContactLimitsQueryVariables,
  SupportContactQuery,
  SupportContactQueryVariables,
  SupportContactRemoveMutation,
  SupportContactRemoveMutationVariables,
  SupportContactUpdateMutation,
  SupportContactUpdateMutationVariables,
  SupportContactsQuery,
  SupportContactsQueryVariables,
  TokenPoliciesQuery,
  TokenPoliciesQueryVariables,
  TokenPolicyCreateMutation,
  TokenPolicyCreateMutationVariables,
  TokenPolicyDeleteMutation,
  TokenPolicyDeleteMutationVariables,
  TokenPolicyQuery,
  TokenPolicyQueryVariables,
  TokenPolicyUpdateMutation,
  TokenPolicyUpdateMutationVariables,
  UsageMetricCreateMutation,
  UsageMetricCreateMutationVariables,
  UsageMetricDeleteMutation,
  UsageMetricDeleteMutationVariables,
  UsageMetricQuery,
  UsageMetricQueryVariables,
  UsageMetricUpdateMutation,
  UsageMetricUpdateMutationVariables,
  UsageMetricsQuery,
  UsageMetricsQueryVariables,
  ViewerQuery,
  ViewerQueryVariables,
  WebhookDeliveriesQuery,
  WebhookDeliveriesQueryVariables,
  WebhookDeliveryQuery,
  WebhookDeliveryQueryVariables,
  WebhookDeliveryReplayMutation,
  WebhookDeliveryReplayMutationVariables,
  WebhookEndpointCreateMutation,
  WebhookEndpointCreateMutationVariables,
  WebhookEndpointDeleteMutation,
  WebhookEndpointDeleteMutationVariables,
  WebhookEndpointDisableMutation,
  WebhookEndpointDisableMutationVariables,
  WebhookEndpointEnableMutation,
  WebhookEndpointEnableMutationVariables,
  WebhookEndpointQuery,
  WebhookEndpointQueryVariables,
  WebhookEndpointReplayMutation,
  WebhookEndpointReplayMutationVariables,
  WebhookEndpointRotateSecretMutation,
  WebhookEndpointRotateSecretMutationVariables,
  WebhookEndpointTestMutation,
  WebhookEndpointTestMutationVariables,
  WebhookEndpointUpdateMutation,
  WebhookEndpointUpdateMutationVariables,
  WebhookEndpointsQuery,
  WebhookEndpointsQueryVariables,
} from './types.ts'

const ApiTokenFragment = "fragment ApiToken on ApiToken{id name lastFour scopes policy allCustomers customerIds expiresAt lastUsedAt lastUsedIp revokedAt createdAt sponsorName replacesId}"

const ApiUsageFragment = "fragment ApiUsage on ApiUsage{id credentialKind credentialId credentialName customer{id number name}day requests cost errors}"

const AuditEventFragment = "fragment AuditEvent on AuditEvent{id type occurredAt actorKind actorId actorName entityType entityId entitySequence customerId requestId ipAddress changes{field from to}}"

const AwaitedSecondFactorFragment = "fragment AwaitedSecondFactor on AwaitedSecondFactor{secret expiresAt enrolled}"

const ChangedPasswordFragment = "fragment ChangedPassword on ChangedPassword{changedAt}"

const CustomerFragment = "fragment Customer on Customer{id number name externalId type testEndsAt contactName contactEmail contactPhone notes metadata archivedAt erasedAt version createdAt updatedAt}"

const CustomerPortalFragment = "fragment CustomerPortal on CustomerPortal{id enabled portalVersion autoInvite featuresOff passwords secondFactor effective{...EffectivePortal}allowedDomains allowSubdomains requireApproval allowImpersonation expiryMails expiryMailsToAdmins expiryRecipients expiryDays releaseMails version createdAt updatedAt customer{id number name}}"

const CustomerSubscriptionOverviewFragment = "fragment CustomerSubscriptionOverview on CustomerSubscriptionOverview{supportContacts{full readOnly}usageLimits{quantity metric{id code name}}}"

const EffectivePortalFragment = "fragment EffectivePortal on EffectivePortal{enabled version url features}"

const EmailFragment = "fragment Email on Email{id type locale status recipient subject customer{id name}attempts lastAnswer lastAttemptAt queuedAt sentAt contentUntil createdAt}"

const EmailDestinationFragment = "fragment EmailDestination on EmailDestination{id email filters{types customerIds productIds fields{name values}}mutes{entityId until}verifiedAt disabledAt disabledReason mailedAt version createdAt updatedAt customer{id number name}}"

const EmailTemplateFragment = "fragment EmailTemplate on EmailTemplate{type locale description subject text html edited variables{name description sample optional secret}version updatedAt}"

const ExpiryNoticeFragment = "fragment ExpiryNotice on ExpiryNotice{id endsAt days announcedAt license{id name}subscription{id}emails(first:50){nodes{id recipient status sentAt lastAnswer}}}"

const FailedSignInFragment = "fragment FailedSignIn on FailedSignIn{id email portalUser{id email firstName lastName}reason ipAddress occurredAt}"

const ImpersonationFragment = "fragment Impersonation on Impersonation{id staffName reason readOnly expiresAt endedAt createdAt customer{id number name}}"

const InvitationFragment = "fragment Invitation on Invitation{id email role projectIds locale status invitedByName expiresAt sentAt acceptedAt version createdAt updatedAt customer{id number name}partner{id number name}}"

const LicenseFragment = "fragment License on License{id name kind type status sequence version startsAt expiresAt durationDays expirationBasis renewalBasis maxMachines maxUsers maxUses overage machineMatching heartbeatSeconds fileTtlSeconds entitlements uses suspendedAt suspensionReason revokedAt revocationReason firstValidatedAt lastValidatedAt createdAt updatedAt customer{id number name}product{id slug name}productVersion{id name}project{id name}subscription{id status}template{id name}fields{name title type overridden value{...LicenseValue}}}"

const LicenseChangeFragment = "fragment LicenseChange on LicenseChange{id sequence verb occurredAt actorKind actorName license{id}changes{subject name from to}}"

const LicenseFieldFragment = "fragment LicenseField on LicenseField{id name title description type required hidden textOptions integerOptions initialLocked position version createdAt updatedAt product{id slug name}defaultValue{...LicenseValue}initialValue{...LicenseValue}}"

const LicenseSeatFragment = "fragment LicenseSeat on LicenseSeat{id licenseId productName portalUser{id email firstName lastName}claimedAt createdAt}"

const LicenseTemplateFragment = "fragment LicenseTemplate on LicenseTemplate{id name type durationDays expirationBasis renewalBasis maxMachines maxUsers maxUses overage machineMatching heartbeatSeconds fileTtlSeconds entitlements version createdAt updatedAt product{id slug name}fields{name value{...LicenseValue}}}"

const LicenseUsageMonthFragment = "fragment LicenseUsageMonth on LicenseUsageMonth{id license{id name}customerName productName month maxUsers seatsMost seatsAtEnd seatsOver maxMachines machinesMost machinesAtEnd machinesOver maxUses usesMost usesAtEnd usesOver usesCounted}"

const LicenseValidationFragment = "fragment LicenseValidation on LicenseValidation{valid code message license{id expiresAt}}"

const LicenseValueFragment = "fragment LicenseValue on LicenseValue{type ...on LicenseTextValue{text}...on LicenseIntegerValue{integer}...on LicenseBooleanValue{boolean}...on LicensePasswordValue{isSet}}"

const ListExportFragment = "fragment ListExport on ListExport{id list subjectId format status rows bytes error createdAt finishedAt expiresAt}"

const MachineFragment = "fragment Machine on Machine{id fingerprint name platform ipAddress lastHeartbeatAt createdAt updatedAt license{id}}"

const MembershipFragment = "fragment Membership on Membership{id status role source version createdAt updatedAt customer{id number name}partner{id number name}portalUser{id email firstName lastName}}"

const NodeSummaryFragment = "fragment NodeSummary on Node{__typename id ...on ApiToken{name}...on ApiUsage{credentialName day}...on AuditEvent{entityType entityId}...on Customer{number name}...on Email{recipient}...on ExpiryNotice{days endsAt}...on Impersonation{readOnly}...on License{customer{id name}product{id name}}...on LicenseChange{sequence verb}...on LicenseField{name}...on LicenseTemplate{name}...on LicenseSeat{portalUser{id email}}...on LicenseUsageMonth{productName month}...on Machine{fingerprint}...on Membership{portalUser{id email}}...on Partner{number name}...on PortalUser{email}...on PortalSettings{version}...on Product{name}...on ProductVersion{name}...on Project{name}...on ProjectAssignment{project{id name}portalUser{id email}}...on ServiceAccount{name}...on ServiceAccountToken{lastFour}...on SigningKey{kid}...on Staff{name email}...on Session{userAgent}...on FailedSignIn{reason}...on Subscription{project{id name}}...on SubscriptionLevel{name}...on CustomerPortal{customer{id name}}...on Invitation{email status}...on SupportContact{firstName lastName email}...on ListExport{list}...on UsageMetric{name}...on WebhookDelivery{eventType entityId}...on EmailDestination{email}...on WebhookEndpoint{url}}"

const OpenedSessionFragment = "fragment OpenedSession on OpenedSession{id token expiresAt person{kind id name}}"

const PartnerFragment = "fragment Partner on Partner{id number name contactName contactEmail contactPhone notes version createdAt updatedAt}"

const PortalSettingsFragment = "fragment PortalSettings on PortalSettings{id enabled portalVersion classicUrl newUrl autoInvite invitationDays featuresOff passwords secondFactor staffSecondFactor allowEndlessTokens expiryDays expiryDigest expiryDigestDays expiryDigestRecipients version createdAt updatedAt}"

const PortalUserFragment = "fragment PortalUser on PortalUser{id email firstName lastName disabledAt erasedAt version createdAt updatedAt}"

const ProductFragment = "fragment Product on Product{id slug name description version createdAt updatedAt}"

const ProductVersionFragment = "fragment ProductVersion on ProductVersion{id name enabled supportEndsOn supportStartsOn version createdAt updatedAt product{id slug name}}"

const ProjectFragment = "fragment Project on Project{id name description notes ticketOrganizationId metadata version createdAt updatedAt customer{id number name}}"

const ProjectAssignmentFragment = "fragment ProjectAssignment on ProjectAssignment{id createdAt portalUser{id email firstName lastName}project{id name}}"

const RequestedPasswordResetFragment = "fragment RequestedPasswordReset on RequestedPasswordReset{validMinutes}"

const SecondFactorCodesFragment = "fragment SecondFactorCodes on SecondFactorCodes{recoveryCodes session{...OpenedSession}}"

const SecondFactorEnrollmentFragment = "fragment SecondFactorEnrollment on SecondFactorEnrollment{secret uri}"

const SenderDomainFragment = "fragment SenderDomain on SenderDomain{id address domain record{name value}verifiedAt checkedAt problem version createdAt}"

const ServiceAccountFragment = "fragment ServiceAccount on ServiceAccount{id name origin revokedAt createdAt customer{id number name}}"

const ServiceAccountTokenFragment = "fragment ServiceAccountToken on ServiceAccountToken{id lastFour scopes sponsorName replacesId expiresAt lastUsedAt lastUsedIp revokedAt createdAt serviceAccount{id name}}"

const SessionFragment = "fragment Session on Session{id cookie method secondFactor ipAddress userAgent createdAt lastUsedAt expiresAt revokedAt active current}"

const SigningKeyFragment = "fragment SigningKey on SigningKey{id kid status rotatedAt withdrawnAt product{id slug name}createdAt}"

const StaffMemberFragment = "fragment StaffMember on Staff{id name email role disabledAt version createdAt updatedAt}"

const StartedSignInFragment = "fragment StartedSignIn on StartedSignIn{validMinutes}"

const SubscriptionFragment = "fragment Subscription on Subscription{id status startsOn months endsOn notes rejectionReason activatedAt endedAt version createdAt updatedAt project{id name}product{id slug name}productVersion{id name}level{id code name}renewalOf{id status startsOn endsOn}overview{slaName slaTimeZone fullSupportContacts readOnlySupportContacts usageLimits{id quantity metric{id code name}}}}"

const SubscriptionLevelFragment = "fragment SubscriptionLevel on SubscriptionLevel{id code name slaName slaTimeZone fullSupportContacts readOnlySupportContacts version createdAt updatedAt usageLimits{id quantity metric{id code name}}}"

const SupportContactFragment = "fragment SupportContact on SupportContact{id firstName lastName email projectRole access status syncStatus syncError syncedAt removedAt version createdAt updatedAt customer{id number name}}"

const TokenPolicyFragment = "fragment TokenPolicy on TokenPolicy{name description allow deny scopes shipped version}"

const UsageMetricFragment = "fragment UsageMetric on UsageMetric{id code name unit version createdAt updatedAt}"

const UserErrorFragment = "fragment UserError on UserError{code message path}"

const ViewerFragment = "fragment Viewer on Viewer{kind id name role scopes budget{limit remaining resetsAt}features portals{membershipId effective{...EffectivePortal}}impersonation{...Impersonation}portalUser{...PortalUser}memberships{...Membership}credentials{passwordsOffered passwordChangedAt secondFactorRule secondFactorSince recoveryCodesLeft}invitations{id companyName role inviterName expiresAt}}"

const WebhookDeliveryFragment = "fragment WebhookDelivery on WebhookDelivery{id url kind status eventId eventType entityId attemptCount attempts{number attemptedAt durationMs httpStatus error answer}nextAttemptAt finishedAt createdAt endpoint{id url}}"

const WebhookEndpointFragment = "fragment WebhookEndpoint on WebhookEndpoint{id url description filters{types customerIds productIds fields{name values}}timeoutSeconds headerNames previousSecretUntil disabledAt disabledReason failingSince deletedAt version createdAt updatedAt customer{id number name}}"

export const apiToken = ("query apiToken($id:ID!){apiToken(id:$id){...ApiToken}}" +
  ApiTokenFragment) as TypedDocumentText<
  ApiTokenQuery,
  ApiTokenQueryVariables
>

export const apiTokenCreate = ("mutation apiTokenCreate($input:ApiTokenCreateInput!){apiTokenCreate(input:$input){apiToken{...ApiToken}secret errors{...UserError}}}" +
  ApiTokenFragment +
  UserErrorFragment) as TypedDocumentText<
  ApiTokenCreateMutation,
  ApiTokenCreateMutationVariables
>

export const apiTokenRevoke = ("mutation apiTokenRevoke($input:ApiTokenRevokeInput!){apiTokenRevoke(input:$input){apiToken{...ApiToken}errors{...UserError}}}" +
  ApiTokenFragment +
  UserErrorFragment) as TypedDocumentText<
  ApiTokenRevokeMutation,
  ApiTokenRevokeMutationVariables
>

export const apiTokenRotate = ("mutation apiTokenRotate($input:ApiTokenRotateInput!){apiTokenRotate(input:$input){apiToken{...ApiToken}secret errors{...UserError}}}" +
  ApiTokenFragment +
  UserErrorFragment) as TypedDocumentText<
  ApiTokenRotateMutation,
  ApiTokenRotateMutationVariables
>

export const apiTokens = ("query apiTokens($filter:ApiTokenFilter$orderBy:[ApiTokenOrder!]$first:Int$after:String$withTotalCount:Boolean=false){apiTokens(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...ApiToken}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ApiTokenFragment) as TypedDocumentText<
  ApiTokensQuery,
  ApiTokensQueryVariables
>

export const apiUsage = ("query apiUsage($id:ID!){apiUsage(id:$id){...ApiUsage}}" +
  ApiUsageFragment) as TypedDocumentText<
  ApiUsageQuery,
  ApiUsageQueryVariables
>

export const apiUsages = ("query apiUsages($filter:ApiUsageFilter$orderBy:[ApiUsageOrder!]$first:Int$after:String$withTotalCount:Boolean=false){apiUsages(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...ApiUsage}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ApiUsageFragment) as TypedDocumentText<
  ApiUsagesQuery,
  ApiUsagesQueryVariables
>

export const auditEvent = ("query auditEvent($id:ID!){auditEvent(id:$id){...AuditEvent}}" +
  AuditEventFragment) as TypedDocumentText<
  AuditEventQuery,
  AuditEventQueryVariables
>

export const auditEventAdded = ("subscription auditEventAdded($ids:[ID!]$after:ID){auditEventAdded(ids:$ids after:$after){eventId type occurredAt auditEvent{...AuditEvent}}}" +
  AuditEventFragment) as TypedDocumentText<
  AuditEventAddedSubscription,
  AuditEventAddedSubscriptionVariables
>

export const auditEventCreateExportLink = ("mutation auditEventCreateExportLink($input:AuditEventCreateExportLinkInput!){auditEventCreateExportLink(input:$input){exportLink{url expiresAt}errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  AuditEventCreateExportLinkMutation,
  AuditEventCreateExportLinkMutationVariables
>

export const auditEvents = ("query auditEvents($filter:AuditEventFilter$orderBy:[AuditEventOrder!]$first:Int$after:String$withTotalCount:Boolean=false){auditEvents(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...AuditEvent}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  AuditEventFragment) as TypedDocumentText<
  AuditEventsQuery,
  AuditEventsQueryVariables
>

export const auditVerification = ("query auditVerification{auditVerification{ranAt position roundEndedAt findings{kind position message foundAt}}}") as TypedDocumentText<
  AuditVerificationQuery,
  AuditVerificationQueryVariables
>

export const customer = ("query customer($id:ID!){customer(id:$id){...Customer}}" +
  CustomerFragment) as TypedDocumentText<
  CustomerQuery,
  CustomerQueryVariables
>

export const customerArchive = ("mutation customerArchive($input:CustomerArchiveInput!){customerArchive(input:$input){customer{...Customer}errors{...UserError}}}" +
  CustomerFragment +
  UserErrorFragment) as TypedDocumentText<
  CustomerArchiveMutation,
  CustomerArchiveMutationVariables
>

export const customerByNumber = ("query customerByNumber($number:String!){customerByNumber(number:$number){...Customer}}" +
  CustomerFragment) as TypedDocumentText<
  CustomerByNumberQuery,
  CustomerByNumberQueryVariables
>

export const customerCreate = ("mutation customerCreate($input:CustomerCreateInput!){customerCreate(input:$input){customer{...Customer}errors{...UserError}}}" +
  CustomerFragment +
  UserErrorFragment) as TypedDocumentText<
  CustomerCreateMutation,
  CustomerCreateMutationVariables
>

export const customerDelete = ("mutation customerDelete($input:CustomerDeleteInput!){customerDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  CustomerDeleteMutation,
  CustomerDeleteMutationVariables
>

export const customerErase = ("mutation customerErase($input:CustomerEraseInput!){customerErase(input:$input){customer{...Customer}errors{code message path}}}" +
  CustomerFragment) as TypedDocumentText<
  CustomerEraseMutation,
  CustomerEraseMutationVariables
>

export const customerExport = ("mutation customerExport($input:CustomerExportInput!){customerExport(input:$input){listExport{...ListExport}errors{code message path}}}" +
  ListExportFragment) as TypedDocumentText<
  CustomerExportMutation,
  CustomerExportMutationVariables
>

export const customerPortalUpdate = ("mutation customerPortalUpdate($input:CustomerPortalUpdateInput!){customerPortalUpdate(input:$input){customerPortal{...CustomerPortal}errors{...UserError}}}" +
  CustomerPortalFragment +
  EffectivePortalFragment +
  UserErrorFragment) as TypedDocumentText<
  CustomerPortalUpdateMutation,
  CustomerPortalUpdateMutationVariables
>

export const customerPortalUpdateNotices = ("mutation customerPortalUpdateNotices($input:CustomerPortalUpdateNoticesInput!){customerPortalUpdateNotices(input:$input){customerPortal{...CustomerPortal}errors{...UserError}}}" +
  CustomerPortalFragment +
  EffectivePortalFragment +
  UserErrorFragment) as TypedDocumentText<
  CustomerPortalUpdateNoticesMutation,
  CustomerPortalUpdateNoticesMutationVariables
>

export const customerPortalUpdateRules = ("mutation customerPortalUpdateRules($input:CustomerPortalUpdateRulesInput!){customerPortalUpdateRules(input:$input){customerPortal{...CustomerPortal}errors{...UserError}}}" +
  CustomerPortalFragment +
  EffectivePortalFragment +
  UserErrorFragment) as TypedDocumentText<
  CustomerPortalUpdateRulesMutation,
  CustomerPortalUpdateRulesMutationVariables
>

export const customerUnarchive = ("mutation customerUnarchive($input:CustomerUnarchiveInput!){customerUnarchive(input:$input){customer{...Customer}errors{...UserError}}}" +
  CustomerFragment +
  UserErrorFragment) as TypedDocumentText<
  CustomerUnarchiveMutation,
  CustomerUnarchiveMutationVariables
>

export const customerUpdate = ("mutation customerUpdate($input:CustomerUpdateInput!){customerUpdate(input:$input){customer{...Customer}errors{...UserError}}}" +
  CustomerFragment +
  UserErrorFragment) as TypedDocumentText<
  CustomerUpdateMutation,
  CustomerUpdateMutationVariables
>

export const customerUpdateContact = ("mutation customerUpdateContact($input:CustomerUpdateContactInput!){customerUpdateContact(input:$input){customer{...Customer}errors{...UserError}}}" +
  CustomerFragment +
  UserErrorFragment) as TypedDocumentText<
  CustomerUpdateContactMutation,
  CustomerUpdateContactMutationVariables
>

export const customers = ("query customers($filter:CustomerFilter$orderBy:[CustomerOrder!]$includeArchived:Boolean$first:Int$after:String$withTotalCount:Boolean=false){customers(filter:$filter orderBy:$orderBy includeArchived:$includeArchived first:$first after:$after){nodes{...Customer}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  CustomerFragment) as TypedDocumentText<
  CustomersQuery,
  CustomersQueryVariables
>

export const email = ("query email($id:ID!){email(id:$id){...Email}}" +
  EmailFragment) as TypedDocumentText<
  EmailQuery,
  EmailQueryVariables
>

export const emailDestination = ("query emailDestination($id:ID!){emailDestination(id:$id){...EmailDestination}}" +
  EmailDestinationFragment) as TypedDocumentText<
  EmailDestinationQuery,
  EmailDestinationQueryVariables
>

export const emailDestinationCreate = ("mutation emailDestinationCreate($input:EmailDestinationCreateInput!){emailDestinationCreate(input:$input){emailDestination{...EmailDestination}errors{...UserError}}}" +
  EmailDestinationFragment +
  UserErrorFragment) as TypedDocumentText<
  EmailDestinationCreateMutation,
  EmailDestinationCreateMutationVariables
>

export const emailDestinationDelete = ("mutation emailDestinationDelete($input:EmailDestinationDeleteInput!){emailDestinationDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  EmailDestinationDeleteMutation,
  EmailDestinationDeleteMutationVariables
>

export const emailDestinationDisable = ("mutation emailDestinationDisable($input:EmailDestinationDisableInput!){emailDestinationDisable(input:$input){emailDestination{...EmailDestination}errors{...UserError}}}" +
  EmailDestinationFragment +
  UserErrorFragment) as TypedDocumentText<
  EmailDestinationDisableMutation,
  EmailDestinationDisableMutationVariables
>

export const emailDestinationEnable = ("mutation emailDestinationEnable($input:EmailDestinationEnableInput!){emailDestinationEnable(input:$input){emailDestination{...EmailDestination}errors{...UserError}}}" +
  EmailDestinationFragment +
  UserErrorFragment) as TypedDocumentText<
  EmailDestinationEnableMutation,
  EmailDestinationEnableMutationVariables
>

export const emailDestinationMute = ("mutation emailDestinationMute($input:EmailDestinationMuteInput!){emailDestinationMute(input:$input){emailDestination{...EmailDestination}errors{...UserError}}}" +
  EmailDestinationFragment +
  UserErrorFragment) as TypedDocumentText<
  EmailDestinationMuteMutation,
  EmailDestinationMuteMutationVariables
>

export const emailDestinationResendVerification = ("mutation emailDestinationResendVerification($input:EmailDestinationResendVerificationInput!){emailDestinationResendVerification(input:$input){emailDestination{...EmailDestination}errors{...UserError}}}" +
  EmailDestinationFragment +
  UserErrorFragment) as TypedDocumentText<
  EmailDestinationResendVerificationMutation,
  EmailDestinationResendVerificationMutationVariables
>

export const emailDestinationUnmute = ("mutation emailDestinationUnmute($input:EmailDestinationUnmuteInput!){emailDestinationUnmute(input:$input){emailDestination{...EmailDestination}errors{...UserError}}}" +
  EmailDestinationFragment +
  UserErrorFragment) as TypedDocumentText<
  EmailDestinationUnmuteMutation,
  EmailDestinationUnmuteMutationVariables
>

export const emailDestinationUpdate = ("mutation emailDestinationUpdate($input:EmailDestinationUpdateInput!){emailDestinationUpdate(input:$input){emailDestination{...EmailDestination}errors{...UserError}}}" +
  EmailDestinationFragment +
  UserErrorFragment) as TypedDocumentText<
  EmailDestinationUpdateMutation,
  EmailDestinationUpdateMutationVariables
>

export const emailDestinationVerify = ("mutation emailDestinationVerify($input:EmailDestinationVerifyInput!){emailDestinationVerify(input:$input){address{email verifiedAt}errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  EmailDestinationVerifyMutation,
  EmailDestinationVerifyMutationVariables
>

export const emailDestinations = ("query emailDestinations($filter:EmailDestinationFilter$orderBy:[EmailDestinationOrder!]$first:Int$after:String$withTotalCount:Boolean=false){emailDestinations(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...EmailDestination}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  EmailDestinationFragment) as TypedDocumentText<
  EmailDestinationsQuery,
  EmailDestinationsQueryVariables
>

export const emailResend = ("mutation emailResend($input:EmailResendInput!){emailResend(input:$input){email{...Email}errors{...UserError}}}" +
  EmailFragment +
  UserErrorFragment) as TypedDocumentText<
  EmailResendMutation,
  EmailResendMutationVariables
>

export const emailTemplate = ("query emailTemplate($type:EmailType!$locale:EmailLocale!){emailTemplate(type:$type locale:$locale){...EmailTemplate}}" +
  EmailTemplateFragment) as TypedDocumentText<
  EmailTemplateQuery,
  EmailTemplateQueryVariables
>

export const emailTemplatePreview = ("query emailTemplatePreview($type:EmailType!$locale:EmailLocale!$subject:String$text:String$html:String){emailTemplatePreview(type:$type locale:$locale subject:$subject text:$text html:$html){subject text html}}") as TypedDocumentText<
  EmailTemplatePreviewQuery,
  EmailTemplatePreviewQueryVariables
>

export const emailTemplateReset = ("mutation emailTemplateReset($input:EmailTemplateResetInput!){emailTemplateReset(input:$input){emailTemplate{...EmailTemplate}errors{...UserError}}}" +
  EmailTemplateFragment +
  UserErrorFragment) as TypedDocumentText<
  EmailTemplateResetMutation,
  EmailTemplateResetMutationVariables
>

export const emailTemplateUpdate = ("mutation emailTemplateUpdate($input:EmailTemplateUpdateInput!){emailTemplateUpdate(input:$input){emailTemplate{...EmailTemplate}errors{...UserError}}}" +
  EmailTemplateFragment +
  UserErrorFragment) as TypedDocumentText<
  EmailTemplateUpdateMutation,
  EmailTemplateUpdateMutationVariables
>

export const emailTemplates = ("query emailTemplates($locale:EmailLocale){emailTemplates(locale:$locale){...EmailTemplate}}" +
  EmailTemplateFragment) as TypedDocumentText<
  EmailTemplatesQuery,
  EmailTemplatesQueryVariables
>

export const emails = ("query emails($filter:EmailFilter$orderBy:[EmailOrder!]$first:Int$after:String$withTotalCount:Boolean=false){emails(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...Email}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  EmailFragment) as TypedDocumentText<
  EmailsQuery,
  EmailsQueryVariables
>

export const expiryNotice = ("query expiryNotice($id:ID!){expiryNotice(id:$id){...ExpiryNotice}}" +
  ExpiryNoticeFragment) as TypedDocumentText<
  ExpiryNoticeQuery,
  ExpiryNoticeQueryVariables
>

export const expiryNotices = ("query expiryNotices($filter:ExpiryNoticeFilter$orderBy:[ExpiryNoticeOrder!]$first:Int$after:String$withTotalCount:Boolean=false){expiryNotices(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...ExpiryNotice}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ExpiryNoticeFragment) as TypedDocumentText<
  ExpiryNoticesQuery,
  ExpiryNoticesQueryVariables
>

export const failedSignIn = ("query failedSignIn($id:ID!){failedSignIn(id:$id){...FailedSignIn}}" +
  FailedSignInFragment) as TypedDocumentText<
  FailedSignInQuery,
  FailedSignInQueryVariables
>

export const failedSignIns = ("query failedSignIns($filter:FailedSignInFilter$orderBy:[FailedSignInOrder!]$first:Int$after:String$withTotalCount:Boolean=false){failedSignIns(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...FailedSignIn}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  FailedSignInFragment) as TypedDocumentText<
  FailedSignInsQuery,
  FailedSignInsQueryVariables
>

export const impersonation = ("query impersonation($id:ID!){impersonation(id:$id){...Impersonation}}" +
  ImpersonationFragment) as TypedDocumentText<
  ImpersonationQuery,
  ImpersonationQueryVariables
>

export const impersonationEnd = ("mutation impersonationEnd($input:ImpersonationEndInput!){impersonationEnd(input:$input){impersonation{...Impersonation}errors{...UserError}}}" +
  ImpersonationFragment +
  UserErrorFragment) as TypedDocumentText<
  ImpersonationEndMutation,
  ImpersonationEndMutationVariables
>

export const impersonationStart = ("mutation impersonationStart($input:ImpersonationStartInput!){impersonationStart(input:$input){impersonation{...Impersonation}secret errors{...UserError}}}" +
  ImpersonationFragment +
  UserErrorFragment) as TypedDocumentText<
  ImpersonationStartMutation,
  ImpersonationStartMutationVariables
>

export const impersonations = ("query impersonations($filter:ImpersonationFilter$orderBy:[ImpersonationOrder!]$first:Int$after:String$withTotalCount:Boolean=false){impersonations(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...Impersonation}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ImpersonationFragment) as TypedDocumentText<
  ImpersonationsQuery,
  ImpersonationsQueryVariables
>

export const installationStart = ("mutation installationStart($input:InstallationStartInput!){installationStart(input:$input){serviceAccount{...ServiceAccount}secret errors{...UserError}}}" +
  ServiceAccountFragment +
  UserErrorFragment) as TypedDocumentText<
  InstallationStartMutation,
  InstallationStartMutationVariables
>

export const invitation = ("query invitation($id:ID!){invitation(id:$id){...Invitation}}" +
  InvitationFragment) as TypedDocumentText<
  InvitationQuery,
  InvitationQueryVariables
>

export const invitationAccept = ("mutation invitationAccept($input:InvitationAcceptInput!){invitationAccept(input:$input){joined{membershipId customerId partnerId companyName role}errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  InvitationAcceptMutation,
  InvitationAcceptMutationVariables
>

export const invitationApprove = ("mutation invitationApprove($input:InvitationApproveInput!){invitationApprove(input:$input){invitation{...Invitation}url errors{...UserError}}}" +
  InvitationFragment +
  UserErrorFragment) as TypedDocumentText<
  InvitationApproveMutation,
  InvitationApproveMutationVariables
>

export const invitationCreate = ("mutation invitationCreate($input:InvitationCreateInput!){invitationCreate(input:$input){invitation{...Invitation}url errors{...UserError}}}" +
  InvitationFragment +
  UserErrorFragment) as TypedDocumentText<
  InvitationCreateMutation,
  InvitationCreateMutationVariables
>

export const invitationCreateMany = ("mutation invitationCreateMany($input:InvitationCreateManyInput!){invitationCreateMany(input:$input){invitations{...Invitation}errors{...UserError}}}" +
  InvitationFragment +
  UserErrorFragment) as TypedDocumentText<
  InvitationCreateManyMutation,
  InvitationCreateManyMutationVariables
>

export const invitationDecline = ("mutation invitationDecline($input:InvitationDeclineInput!){invitationDecline(input:$input){invitation{...Invitation}errors{...UserError}}}" +
  InvitationFragment +
  UserErrorFragment) as TypedDocumentText<
  InvitationDeclineMutation,
  InvitationDeclineMutationVariables
>

export const invitationResend = ("mutation invitationResend($input:InvitationResendInput!){invitationResend(input:$input){invitation{...Invitation}url errors{...UserError}}}" +
  InvitationFragment +
  UserErrorFragment) as TypedDocumentText<
  InvitationResendMutation,
  InvitationResendMutationVariables
>

export const invitationRevoke = ("mutation invitationRevoke($input:InvitationRevokeInput!){invitationRevoke(input:$input){invitation{...Invitation}errors{...UserError}}}" +
  InvitationFragment +
  UserErrorFragment) as TypedDocumentText<
  InvitationRevokeMutation,
  InvitationRevokeMutationVariables
>

export const invitations = ("query invitations($filter:InvitationFilter$orderBy:[InvitationOrder!]$first:Int$after:String$withTotalCount:Boolean=false){invitations(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...Invitation}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  InvitationFragment) as TypedDocumentText<
  InvitationsQuery,
  InvitationsQueryVariables
>

export const license = ("query license($id:ID!){license(id:$id){...License}}" +
  LicenseFragment +
  LicenseValueFragment) as TypedDocumentText<
  LicenseQuery,
  LicenseQueryVariables
>

export const licenseBulkIssue = ("mutation licenseBulkIssue($input:LicenseBulkIssueInput!){licenseBulkIssue(input:$input){licenses{...License}errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseBulkIssueMutation,
  LicenseBulkIssueMutationVariables
>

export const licenseChange = ("query licenseChange($id:ID!){licenseChange(id:$id){...LicenseChange}}" +
  LicenseChangeFragment) as TypedDocumentText<
  LicenseChangeQuery,
  LicenseChangeQueryVariables
>

export const licenseChanged = ("subscription licenseChanged($ids:[ID!]$after:ID){licenseChanged(ids:$ids after:$after){eventId type occurredAt license{...License}}}" +
  LicenseFragment +
  LicenseValueFragment) as TypedDocumentText<
  LicenseChangedSubscription,
  LicenseChangedSubscriptionVariables
>

export const licenseChanges = ("query licenseChanges($filter:LicenseChangeFilter$orderBy:[LicenseChangeOrder!]$first:Int$after:String$withTotalCount:Boolean=false){licenseChanges(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...LicenseChange}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  LicenseChangeFragment) as TypedDocumentText<
  LicenseChangesQuery,
  LicenseChangesQueryVariables
>

export const licenseCreateDownloadLink = ("mutation licenseCreateDownloadLink($input:LicenseCreateDownloadLinkInput!){licenseCreateDownloadLink(input:$input){url expiresAt errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  LicenseCreateDownloadLinkMutation,
  LicenseCreateDownloadLinkMutationVariables
>

export const licenseCreateTemporary = ("mutation licenseCreateTemporary($input:LicenseCreateTemporaryInput!){licenseCreateTemporary(input:$input){license{...License}errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseCreateTemporaryMutation,
  LicenseCreateTemporaryMutationVariables
>

export const licenseField = ("query licenseField($id:ID!){licenseField(id:$id){...LicenseField}}" +
  LicenseFieldFragment +
  LicenseValueFragment) as TypedDocumentText<
  LicenseFieldQuery,
  LicenseFieldQueryVariables
>

export const licenseFieldCreate = ("mutation licenseFieldCreate($input:LicenseFieldCreateInput!){licenseFieldCreate(input:$input){licenseField{...LicenseField}errors{...UserError}}}" +
  LicenseFieldFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseFieldCreateMutation,
  LicenseFieldCreateMutationVariables
>

export const licenseFieldDelete = ("mutation licenseFieldDelete($input:LicenseFieldDeleteInput!){licenseFieldDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  LicenseFieldDeleteMutation,
  LicenseFieldDeleteMutationVariables
>

export const licenseFieldUpdate = ("mutation licenseFieldUpdate($input:LicenseFieldUpdateInput!){licenseFieldUpdate(input:$input){licenseField{...LicenseField}errors{...UserError}}}" +
  LicenseFieldFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseFieldUpdateMutation,
  LicenseFieldUpdateMutationVariables
>

export const licenseFields = ("query licenseFields($filter:LicenseFieldFilter$orderBy:[LicenseFieldOrder!]$first:Int$after:String$withTotalCount:Boolean=false){licenseFields(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...LicenseField}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  LicenseFieldFragment +
  LicenseValueFragment) as TypedDocumentText<
  LicenseFieldsQuery,
  LicenseFieldsQueryVariables
>

export const licenseIssue = ("mutation licenseIssue($input:LicenseIssueInput!){licenseIssue(input:$input){license{...License}errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseIssueMutation,
  LicenseIssueMutationVariables
>

export const licenseReinstate = ("mutation licenseReinstate($input:LicenseReinstateInput!){licenseReinstate(input:$input){license{...License}errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseReinstateMutation,
  LicenseReinstateMutationVariables
>

export const licenseRenew = ("mutation licenseRenew($input:LicenseRenewInput!){licenseRenew(input:$input){license{...License}errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseRenewMutation,
  LicenseRenewMutationVariables
>

export const licenseResetUses = ("mutation licenseResetUses($input:LicenseResetUsesInput!){licenseResetUses(input:$input){license{...License}errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseResetUsesMutation,
  LicenseResetUsesMutationVariables
>

export const licenseRevealKey = ("mutation licenseRevealKey($input:LicenseRevealKeyInput!){licenseRevealKey(input:$input){license{...License}licenseKey errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseRevealKeyMutation,
  LicenseRevealKeyMutationVariables
>

export const licenseRevoke = ("mutation licenseRevoke($input:LicenseRevokeInput!){licenseRevoke(input:$input){license{...License}errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseRevokeMutation,
  LicenseRevokeMutationVariables
>

export const licenseSeat = ("query licenseSeat($id:ID!){licenseSeat(id:$id){...LicenseSeat}}" +
  LicenseSeatFragment) as TypedDocumentText<
  LicenseSeatQuery,
  LicenseSeatQueryVariables
>

export const licenseSeatAssign = ("mutation licenseSeatAssign($input:LicenseSeatAssignInput!){licenseSeatAssign(input:$input){licenseSeat{...LicenseSeat}errors{...UserError}}}" +
  LicenseSeatFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseSeatAssignMutation,
  LicenseSeatAssignMutationVariables
>

export const licenseSeatClaim = ("mutation licenseSeatClaim($input:LicenseSeatClaimInput!){licenseSeatClaim(input:$input){licenseSeat{...LicenseSeat}errors{...UserError}}}" +
  LicenseSeatFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseSeatClaimMutation,
  LicenseSeatClaimMutationVariables
>

export const licenseSeatResend = ("mutation licenseSeatResend($input:LicenseSeatResendInput!){licenseSeatResend(input:$input){licenseSeat{...LicenseSeat}errors{...UserError}}}" +
  LicenseSeatFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseSeatResendMutation,
  LicenseSeatResendMutationVariables
>

export const licenseSeatRevoke = ("mutation licenseSeatRevoke($input:LicenseSeatRevokeInput!){licenseSeatRevoke(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  LicenseSeatRevokeMutation,
  LicenseSeatRevokeMutationVariables
>

export const licenseSeats = ("query licenseSeats($filter:LicenseSeatFilter$orderBy:[LicenseSeatOrder!]$first:Int$after:String$withTotalCount:Boolean=false){licenseSeats(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...LicenseSeat}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  LicenseSeatFragment) as TypedDocumentText<
  LicenseSeatsQuery,
  LicenseSeatsQueryVariables
>

export const licenseSuspend = ("mutation licenseSuspend($input:LicenseSuspendInput!){licenseSuspend(input:$input){license{...License}errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseSuspendMutation,
  LicenseSuspendMutationVariables
>

export const licenseTemplate = ("query licenseTemplate($id:ID!){licenseTemplate(id:$id){...LicenseTemplate}}" +
  LicenseTemplateFragment +
  LicenseValueFragment) as TypedDocumentText<
  LicenseTemplateQuery,
  LicenseTemplateQueryVariables
>

export const licenseTemplateCreate = ("mutation licenseTemplateCreate($input:LicenseTemplateCreateInput!){licenseTemplateCreate(input:$input){licenseTemplate{...LicenseTemplate}errors{...UserError}}}" +
  LicenseTemplateFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseTemplateCreateMutation,
  LicenseTemplateCreateMutationVariables
>

export const licenseTemplateDelete = ("mutation licenseTemplateDelete($input:LicenseTemplateDeleteInput!){licenseTemplateDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  LicenseTemplateDeleteMutation,
  LicenseTemplateDeleteMutationVariables
>

export const licenseTemplateUpdate = ("mutation licenseTemplateUpdate($input:LicenseTemplateUpdateInput!){licenseTemplateUpdate(input:$input){licenseTemplate{...LicenseTemplate}errors{...UserError}}}" +
  LicenseTemplateFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseTemplateUpdateMutation,
  LicenseTemplateUpdateMutationVariables
>

export const licenseTemplates = ("query licenseTemplates($filter:LicenseTemplateFilter$orderBy:[LicenseTemplateOrder!]$first:Int$after:String$withTotalCount:Boolean=false){licenseTemplates(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...LicenseTemplate}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  LicenseTemplateFragment +
  LicenseValueFragment) as TypedDocumentText<
  LicenseTemplatesQuery,
  LicenseTemplatesQueryVariables
>

export const licenseUpdate = ("mutation licenseUpdate($input:LicenseUpdateInput!){licenseUpdate(input:$input){license{...License}errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseUpdateMutation,
  LicenseUpdateMutationVariables
>

export const licenseUsageMonth = ("query licenseUsageMonth($id:ID!){licenseUsageMonth(id:$id){...LicenseUsageMonth}}" +
  LicenseUsageMonthFragment) as TypedDocumentText<
  LicenseUsageMonthQuery,
  LicenseUsageMonthQueryVariables
>

export const licenseUsageMonths = ("query licenseUsageMonths($filter:LicenseUsageMonthFilter$orderBy:[LicenseUsageMonthOrder!]$first:Int$after:String$withTotalCount:Boolean=false){licenseUsageMonths(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...LicenseUsageMonth}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  LicenseUsageMonthFragment) as TypedDocumentText<
  LicenseUsageMonthsQuery,
  LicenseUsageMonthsQueryVariables
>

export const licenseUse = ("mutation licenseUse($input:LicenseUseInput!){licenseUse(input:$input){license{...License}uses errors{...UserError}}}" +
  LicenseFragment +
  LicenseValueFragment +
  UserErrorFragment) as TypedDocumentText<
  LicenseUseMutation,
  LicenseUseMutationVariables
>

export const licenseValidate = ("query licenseValidate($input:LicenseValidateInput!){licenseValidate(input:$input){...LicenseValidation}}" +
  LicenseValidationFragment) as TypedDocumentText<
  LicenseValidateQuery,
  LicenseValidateQueryVariables
>

export const licenses = ("query licenses($filter:LicenseFilter$orderBy:[LicenseOrder!]$first:Int$after:String$withTotalCount:Boolean=false){licenses(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...License}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  LicenseFragment +
  LicenseValueFragment) as TypedDocumentText<
  LicensesQuery,
  LicensesQueryVariables
>

export const listExport = ("query listExport($id:ID!){listExport(id:$id){...ListExport}}" +
  ListExportFragment) as TypedDocumentText<
  ListExportQuery,
  ListExportQueryVariables
>

export const listExportCreate = ("mutation listExportCreate($input:ListExportCreateInput!){listExportCreate(input:$input){listExport{...ListExport}errors{code message path}}}" +
  ListExportFragment) as TypedDocumentText<
  ListExportCreateMutation,
  ListExportCreateMutationVariables
>

export const listExportCreateDownloadLink = ("mutation listExportCreateDownloadLink($input:ListExportCreateDownloadLinkInput!){listExportCreateDownloadLink(input:$input){listExport{...ListExport}url expiresAt errors{code message path}}}" +
  ListExportFragment) as TypedDocumentText<
  ListExportCreateDownloadLinkMutation,
  ListExportCreateDownloadLinkMutationVariables
>

export const listExportDelete = ("mutation listExportDelete($input:ListExportDeleteInput!){listExportDelete(input:$input){deletedId errors{code message path}}}") as TypedDocumentText<
  ListExportDeleteMutation,
  ListExportDeleteMutationVariables
>

export const listExports = ("query listExports($filter:ListExportFilter$orderBy:[ListExportOrder!]$first:Int$after:String$withTotalCount:Boolean=false){listExports(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...ListExport}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ListExportFragment) as TypedDocumentText<
  ListExportsQuery,
  ListExportsQueryVariables
>

export const machine = ("query machine($id:ID!){machine(id:$id){...Machine}}" +
  MachineFragment) as TypedDocumentText<
  MachineQuery,
  MachineQueryVariables
>

export const machineActivate = ("mutation machineActivate($input:MachineActivateInput!){machineActivate(input:$input){machine{...Machine}errors{...UserError}}}" +
  MachineFragment +
  UserErrorFragment) as TypedDocumentText<
  MachineActivateMutation,
  MachineActivateMutationVariables
>

export const machineDeactivate = ("mutation machineDeactivate($input:MachineDeactivateInput!){machineDeactivate(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  MachineDeactivateMutation,
  MachineDeactivateMutationVariables
>

export const machineHeartbeat = ("mutation machineHeartbeat($input:MachineHeartbeatInput!){machineHeartbeat(input:$input){machine{...Machine}errors{...UserError}}}" +
  MachineFragment +
  UserErrorFragment) as TypedDocumentText<
  MachineHeartbeatMutation,
  MachineHeartbeatMutationVariables
>

export const machineReplace = ("mutation machineReplace($input:MachineReplaceInput!){machineReplace(input:$input){machine{...Machine}errors{...UserError}}}" +
  MachineFragment +
  UserErrorFragment) as TypedDocumentText<
  MachineReplaceMutation,
  MachineReplaceMutationVariables
>

export const machines = ("query machines($filter:MachineFilter$orderBy:[MachineOrder!]$first:Int$after:String$withTotalCount:Boolean=false){machines(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...Machine}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  MachineFragment) as TypedDocumentText<
  MachinesQuery,
  MachinesQueryVariables
>

export const membership = ("query membership($id:ID!){membership(id:$id){...Membership}}" +
  MembershipFragment) as TypedDocumentText<
  MembershipQuery,
  MembershipQueryVariables
>

export const membershipChangeRole = ("mutation membershipChangeRole($input:MembershipChangeRoleInput!){membershipChangeRole(input:$input){membership{...Membership}errors{...UserError}}}" +
  MembershipFragment +
  UserErrorFragment) as TypedDocumentText<
  MembershipChangeRoleMutation,
  MembershipChangeRoleMutationVariables
>

export const membershipCreate = ("mutation membershipCreate($input:MembershipCreateInput!){membershipCreate(input:$input){membership{...Membership}errors{...UserError}}}" +
  MembershipFragment +
  UserErrorFragment) as TypedDocumentText<
  MembershipCreateMutation,
  MembershipCreateMutationVariables
>

export const membershipDisable = ("mutation membershipDisable($input:MembershipDisableInput!){membershipDisable(input:$input){membership{...Membership}errors{...UserError}}}" +
  MembershipFragment +
  UserErrorFragment) as TypedDocumentText<
  MembershipDisableMutation,
  MembershipDisableMutationVariables
>

export const membershipEnable = ("mutation membershipEnable($input:MembershipEnableInput!){membershipEnable(input:$input){membership{...Membership}errors{...UserError}}}" +
  MembershipFragment +
  UserErrorFragment) as TypedDocumentText<
  MembershipEnableMutation,
  MembershipEnableMutationVariables
>

export const membershipRemove = ("mutation membershipRemove($input:MembershipRemoveInput!){membershipRemove(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  MembershipRemoveMutation,
  MembershipRemoveMutationVariables
>

export const memberships = ("query memberships($filter:MembershipFilter$orderBy:[MembershipOrder!]$first:Int$after:String$withTotalCount:Boolean=false){memberships(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...Membership}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  MembershipFragment) as TypedDocumentText<
  MembershipsQuery,
  MembershipsQueryVariables
>

export const node = ("query node($id:ID!){node(id:$id){...NodeSummary}}" +
  NodeSummaryFragment) as TypedDocumentText<
  NodeQuery,
  NodeQueryVariables
>

export const nodes = ("query nodes($ids:[ID!]!){nodes(ids:$ids){...NodeSummary}}" +
  NodeSummaryFragment) as TypedDocumentText<
  NodesQuery,
  NodesQueryVariables
>

export const partner = ("query partner($id:ID!){partner(id:$id){...Partner}}" +
  PartnerFragment) as TypedDocumentText<
  PartnerQuery,
  PartnerQueryVariables
>

export const partnerByNumber = ("query partnerByNumber($number:String!){partnerByNumber(number:$number){...Partner}}" +
  PartnerFragment) as TypedDocumentText<
  PartnerByNumberQuery,
  PartnerByNumberQueryVariables
>

export const partnerCreate = ("mutation partnerCreate($input:PartnerCreateInput!){partnerCreate(input:$input){partner{...Partner}errors{...UserError}}}" +
  PartnerFragment +
  UserErrorFragment) as TypedDocumentText<
  PartnerCreateMutation,
  PartnerCreateMutationVariables
>

export const partnerDelete = ("mutation partnerDelete($input:PartnerDeleteInput!){partnerDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  PartnerDeleteMutation,
  PartnerDeleteMutationVariables
>

export const partnerUpdate = ("mutation partnerUpdate($input:PartnerUpdateInput!){partnerUpdate(input:$input){partner{...Partner}errors{...UserError}}}" +
  PartnerFragment +
  UserErrorFragment) as TypedDocumentText<
  PartnerUpdateMutation,
  PartnerUpdateMutationVariables
>

export const partners = ("query partners($filter:PartnerFilter$orderBy:[PartnerOrder!]$first:Int$after:String$withTotalCount:Boolean=false){partners(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...Partner}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  PartnerFragment) as TypedDocumentText<
  PartnersQuery,
  PartnersQueryVariables
>

export const passwordRemove = ("mutation passwordRemove($input:PasswordRemoveInput!){passwordRemove(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  PasswordRemoveMutation,
  PasswordRemoveMutationVariables
>

export const passwordReset = ("mutation passwordReset($input:PasswordResetInput!){passwordReset(input:$input){password{...ChangedPassword}errors{...UserError}}}" +
  ChangedPasswordFragment +
  UserErrorFragment) as TypedDocumentText<
  PasswordResetMutation,
  PasswordResetMutationVariables
>

export const passwordResetRequest = ("mutation passwordResetRequest($input:PasswordResetRequestInput!){passwordResetRequest(input:$input){passwordReset{...RequestedPasswordReset}errors{...UserError}}}" +
  RequestedPasswordResetFragment +
  UserErrorFragment) as TypedDocumentText<
  PasswordResetRequestMutation,
  PasswordResetRequestMutationVariables
>

export const passwordSet = ("mutation passwordSet($input:PasswordSetInput!){passwordSet(input:$input){password{...ChangedPassword}errors{...UserError}}}" +
  ChangedPasswordFragment +
  UserErrorFragment) as TypedDocumentText<
  PasswordSetMutation,
  PasswordSetMutationVariables
>

export const portalSettings = ("query portalSettings{portalSettings{...PortalSettings}}" +
  PortalSettingsFragment) as TypedDocumentText<
  PortalSettingsQuery,
  PortalSettingsQueryVariables
>

export const portalSettingsUpdate = ("mutation portalSettingsUpdate($input:PortalSettingsUpdateInput!){portalSettingsUpdate(input:$input){portalSettings{...PortalSettings}errors{...UserError}}}" +
  PortalSettingsFragment +
  UserErrorFragment) as TypedDocumentText<
  PortalSettingsUpdateMutation,
  PortalSettingsUpdateMutationVariables
>

export const portalUser = ("query portalUser($id:ID!){portalUser(id:$id){...PortalUser}}" +
  PortalUserFragment) as TypedDocumentText<
  PortalUserQuery,
  PortalUserQueryVariables
>

export const portalUserByEmail = ("query portalUserByEmail($email:String!){portalUserByEmail(email:$email){...PortalUser}}" +
  PortalUserFragment) as TypedDocumentText<
  PortalUserByEmailQuery,
  PortalUserByEmailQueryVariables
>

export const portalUserCreate = ("mutation portalUserCreate($input:PortalUserCreateInput!){portalUserCreate(input:$input){portalUser{...PortalUser}errors{...UserError}}}" +
  PortalUserFragment +
  UserErrorFragment) as TypedDocumentText<
  PortalUserCreateMutation,
  PortalUserCreateMutationVariables
>

export const portalUserDisable = ("mutation portalUserDisable($input:PortalUserDisableInput!){portalUserDisable(input:$input){portalUser{...PortalUser}errors{...UserError}}}" +
  PortalUserFragment +
  UserErrorFragment) as TypedDocumentText<
  PortalUserDisableMutation,
  PortalUserDisableMutationVariables
>

export const portalUserEnable = ("mutation portalUserEnable($input:PortalUserEnableInput!){portalUserEnable(input:$input){portalUser{...PortalUser}errors{...UserError}}}" +
  PortalUserFragment +
  UserErrorFragment) as TypedDocumentText<
  PortalUserEnableMutation,
  PortalUserEnableMutationVariables
>

export const portalUserErase = ("mutation portalUserErase($input:PortalUserEraseInput!){portalUserErase(input:$input){portalUser{...PortalUser}errors{code message path}}}" +
  PortalUserFragment) as TypedDocumentText<
  PortalUserEraseMutation,
  PortalUserEraseMutationVariables
>

export const portalUserExport = ("mutation portalUserExport($input:PortalUserExportInput!){portalUserExport(input:$input){listExport{...ListExport}errors{code message path}}}" +
  ListExportFragment) as TypedDocumentText<
  PortalUserExportMutation,
  PortalUserExportMutationVariables
>

export const portalUserUpdate = ("mutation portalUserUpdate($input:PortalUserUpdateInput!){portalUserUpdate(input:$input){portalUser{...PortalUser}errors{...UserError}}}" +
  PortalUserFragment +
  UserErrorFragment) as TypedDocumentText<
  PortalUserUpdateMutation,
  PortalUserUpdateMutationVariables
>

export const portalUsers = ("query portalUsers($filter:PortalUserFilter$orderBy:[PortalUserOrder!]$first:Int$after:String$withTotalCount:Boolean=false){portalUsers(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...PortalUser}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  PortalUserFragment) as TypedDocumentText<
  PortalUsersQuery,
  PortalUsersQueryVariables
>

export const product = ("query product($id:ID!){product(id:$id){...Product}}" +
  ProductFragment) as TypedDocumentText<
  ProductQuery,
  ProductQueryVariables
>

export const productBySlug = ("query productBySlug($slug:String!){productBySlug(slug:$slug){...Product}}" +
  ProductFragment) as TypedDocumentText<
  ProductBySlugQuery,
  ProductBySlugQueryVariables
>

export const productCreate = ("mutation productCreate($input:ProductCreateInput!){productCreate(input:$input){product{...Product}errors{...UserError}}}" +
  ProductFragment +
  UserErrorFragment) as TypedDocumentText<
  ProductCreateMutation,
  ProductCreateMutationVariables
>

export const productDelete = ("mutation productDelete($input:ProductDeleteInput!){productDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  ProductDeleteMutation,
  ProductDeleteMutationVariables
>

export const productUpdate = ("mutation productUpdate($input:ProductUpdateInput!){productUpdate(input:$input){product{...Product}errors{...UserError}}}" +
  ProductFragment +
  UserErrorFragment) as TypedDocumentText<
  ProductUpdateMutation,
  ProductUpdateMutationVariables
>

export const productVersion = ("query productVersion($id:ID!){productVersion(id:$id){...ProductVersion}}" +
  ProductVersionFragment) as TypedDocumentText<
  ProductVersionQuery,
  ProductVersionQueryVariables
>

export const productVersionAnnounce = ("mutation productVersionAnnounce($input:ProductVersionAnnounceInput!){productVersionAnnounce(input:$input){productVersion{...ProductVersion}customerCount errors{...UserError}}}" +
  ProductVersionFragment +
  UserErrorFragment) as TypedDocumentText<
  ProductVersionAnnounceMutation,
  ProductVersionAnnounceMutationVariables
>

export const productVersionCreate = ("mutation productVersionCreate($input:ProductVersionCreateInput!){productVersionCreate(input:$input){productVersion{...ProductVersion}errors{...UserError}}}" +
  ProductVersionFragment +
  UserErrorFragment) as TypedDocumentText<
  ProductVersionCreateMutation,
  ProductVersionCreateMutationVariables
>

export const productVersionDelete = ("mutation productVersionDelete($input:ProductVersionDeleteInput!){productVersionDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  ProductVersionDeleteMutation,
  ProductVersionDeleteMutationVariables
>

export const productVersionUpdate = ("mutation productVersionUpdate($input:ProductVersionUpdateInput!){productVersionUpdate(input:$input){productVersion{...ProductVersion}errors{...UserError}}}" +
  ProductVersionFragment +
  UserErrorFragment) as TypedDocumentText<
  ProductVersionUpdateMutation,
  ProductVersionUpdateMutationVariables
>

export const productVersions = ("query productVersions($filter:ProductVersionFilter$orderBy:[ProductVersionOrder!]$first:Int$after:String$withTotalCount:Boolean=false){productVersions(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...ProductVersion}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ProductVersionFragment) as TypedDocumentText<
  ProductVersionsQuery,
  ProductVersionsQueryVariables
>

export const products = ("query products($filter:ProductFilter$orderBy:[ProductOrder!]$first:Int$after:String$withTotalCount:Boolean=false){products(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...Product}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ProductFragment) as TypedDocumentText<
  ProductsQuery,
  ProductsQueryVariables
>

export const project = ("query project($id:ID!){project(id:$id){...Project}}" +
  ProjectFragment) as TypedDocumentText<
  ProjectQuery,
  ProjectQueryVariables
>

export const projectAssignPartner = ("mutation projectAssignPartner($input:ProjectAssignPartnerInput!){projectAssignPartner(input:$input){project{...Project}errors{...UserError}}}" +
  ProjectFragment +
  UserErrorFragment) as TypedDocumentText<
  ProjectAssignPartnerMutation,
  ProjectAssignPartnerMutationVariables
>

export const projectAssignUser = ("mutation projectAssignUser($input:ProjectAssignUserInput!){projectAssignUser(input:$input){projectAssignment{...ProjectAssignment}errors{...UserError}}}" +
  ProjectAssignmentFragment +
  UserErrorFragment) as TypedDocumentText<
  ProjectAssignUserMutation,
  ProjectAssignUserMutationVariables
>

export const projectAssignUserToAll = ("mutation projectAssignUserToAll($input:ProjectAssignUserToAllInput!){projectAssignUserToAll(input:$input){portalUser{...PortalUser}count errors{...UserError}}}" +
  PortalUserFragment +
  UserErrorFragment) as TypedDocumentText<
  ProjectAssignUserToAllMutation,
  ProjectAssignUserToAllMutationVariables
>

export const projectAssignment = ("query projectAssignment($id:ID!){projectAssignment(id:$id){...ProjectAssignment}}" +
  ProjectAssignmentFragment) as TypedDocumentText<
  ProjectAssignmentQuery,
  ProjectAssignmentQueryVariables
>

export const projectAssignments = ("query projectAssignments($filter:ProjectAssignmentFilter$orderBy:[ProjectAssignmentOrder!]$first:Int$after:String$withTotalCount:Boolean=false){projectAssignments(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...ProjectAssignment}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ProjectAssignmentFragment) as TypedDocumentText<
  ProjectAssignmentsQuery,
  ProjectAssignmentsQueryVariables
>

export const projectCreate = ("mutation projectCreate($input:ProjectCreateInput!){projectCreate(input:$input){project{...Project}errors{...UserError}}}" +
  ProjectFragment +
  UserErrorFragment) as TypedDocumentText<
  ProjectCreateMutation,
  ProjectCreateMutationVariables
>

export const projectDelete = ("mutation projectDelete($input:ProjectDeleteInput!){projectDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  ProjectDeleteMutation,
  ProjectDeleteMutationVariables
>

export const projectUnassignPartner = ("mutation projectUnassignPartner($input:ProjectUnassignPartnerInput!){projectUnassignPartner(input:$input){project{...Project}errors{...UserError}}}" +
  ProjectFragment +
  UserErrorFragment) as TypedDocumentText<
  ProjectUnassignPartnerMutation,
  ProjectUnassignPartnerMutationVariables
>

export const projectUnassignUser = ("mutation projectUnassignUser($input:ProjectUnassignUserInput!){projectUnassignUser(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  ProjectUnassignUserMutation,
  ProjectUnassignUserMutationVariables
>

export const projectUnassignUserFromAll = ("mutation projectUnassignUserFromAll($input:ProjectUnassignUserFromAllInput!){projectUnassignUserFromAll(input:$input){portalUser{...PortalUser}count errors{...UserError}}}" +
  PortalUserFragment +
  UserErrorFragment) as TypedDocumentText<
  ProjectUnassignUserFromAllMutation,
  ProjectUnassignUserFromAllMutationVariables
>

export const projectUpdate = ("mutation projectUpdate($input:ProjectUpdateInput!){projectUpdate(input:$input){project{...Project}errors{...UserError}}}" +
  ProjectFragment +
  UserErrorFragment) as TypedDocumentText<
  ProjectUpdateMutation,
  ProjectUpdateMutationVariables
>

export const projects = ("query projects($filter:ProjectFilter$orderBy:[ProjectOrder!]$first:Int$after:String$withTotalCount:Boolean=false){projects(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...Project}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ProjectFragment) as TypedDocumentText<
  ProjectsQuery,
  ProjectsQueryVariables
>

export const recoveryCodesRegenerate = ("mutation recoveryCodesRegenerate($input:RecoveryCodesRegenerateInput!){recoveryCodesRegenerate(input:$input){secondFactor{...SecondFactorCodes}errors{...UserError}}}" +
  SecondFactorCodesFragment +
  OpenedSessionFragment +
  UserErrorFragment) as TypedDocumentText<
  RecoveryCodesRegenerateMutation,
  RecoveryCodesRegenerateMutationVariables
>

export const secondFactorConfirm = ("mutation secondFactorConfirm($input:SecondFactorConfirmInput!){secondFactorConfirm(input:$input){secondFactor{...SecondFactorCodes}errors{...UserError}}}" +
  SecondFactorCodesFragment +
  OpenedSessionFragment +
  UserErrorFragment) as TypedDocumentText<
  SecondFactorConfirmMutation,
  SecondFactorConfirmMutationVariables
>

export const secondFactorDisable = ("mutation secondFactorDisable($input:SecondFactorDisableInput!){secondFactorDisable(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  SecondFactorDisableMutation,
  SecondFactorDisableMutationVariables
>

export const secondFactorEnroll = ("mutation secondFactorEnroll($input:SecondFactorEnrollInput!){secondFactorEnroll(input:$input){enrollment{...SecondFactorEnrollment}errors{...UserError}}}" +
  SecondFactorEnrollmentFragment +
  UserErrorFragment) as TypedDocumentText<
  SecondFactorEnrollMutation,
  SecondFactorEnrollMutationVariables
>

export const secondFactorReset = ("mutation secondFactorReset($input:SecondFactorResetInput!){secondFactorReset(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  SecondFactorResetMutation,
  SecondFactorResetMutationVariables
>

export const senderDomain = ("query senderDomain{senderDomain{...SenderDomain}}" +
  SenderDomainFragment) as TypedDocumentText<
  SenderDomainQuery,
  SenderDomainQueryVariables
>

export const senderDomainRemove = ("mutation senderDomainRemove($input:SenderDomainRemoveInput!){senderDomainRemove(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  SenderDomainRemoveMutation,
  SenderDomainRemoveMutationVariables
>

export const senderDomainSet = ("mutation senderDomainSet($input:SenderDomainSetInput!){senderDomainSet(input:$input){senderDomain{...SenderDomain}errors{...UserError}}}" +
  SenderDomainFragment +
  UserErrorFragment) as TypedDocumentText<
  SenderDomainSetMutation,
  SenderDomainSetMutationVariables
>

export const senderDomainVerify = ("mutation senderDomainVerify($input:SenderDomainVerifyInput!){senderDomainVerify(input:$input){senderDomain{...SenderDomain}errors{...UserError}}}" +
  SenderDomainFragment +
  UserErrorFragment) as TypedDocumentText<
  SenderDomainVerifyMutation,
  SenderDomainVerifyMutationVariables
>

export const serviceAccount = ("query serviceAccount($id:ID!){serviceAccount(id:$id){...ServiceAccount}}" +
  ServiceAccountFragment) as TypedDocumentText<
  ServiceAccountQuery,
  ServiceAccountQueryVariables
>

export const serviceAccountCreate = ("mutation serviceAccountCreate($input:ServiceAccountCreateInput!){serviceAccountCreate(input:$input){serviceAccount{...ServiceAccount}secret errors{...UserError}}}" +
  ServiceAccountFragment +
  UserErrorFragment) as TypedDocumentText<
  ServiceAccountCreateMutation,
  ServiceAccountCreateMutationVariables
>

export const serviceAccountRevoke = ("mutation serviceAccountRevoke($input:ServiceAccountRevokeInput!){serviceAccountRevoke(input:$input){serviceAccount{...ServiceAccount}errors{...UserError}}}" +
  ServiceAccountFragment +
  UserErrorFragment) as TypedDocumentText<
  ServiceAccountRevokeMutation,
  ServiceAccountRevokeMutationVariables
>

export const serviceAccountToken = ("query serviceAccountToken($id:ID!){serviceAccountToken(id:$id){...ServiceAccountToken}}" +
  ServiceAccountTokenFragment) as TypedDocumentText<
  ServiceAccountTokenQuery,
  ServiceAccountTokenQueryVariables
>

export const serviceAccountTokenCreate = ("mutation serviceAccountTokenCreate($input:ServiceAccountTokenCreateInput!){serviceAccountTokenCreate(input:$input){serviceAccountToken{...ServiceAccountToken}secret errors{...UserError}}}" +
  ServiceAccountTokenFragment +
  UserErrorFragment) as TypedDocumentText<
  ServiceAccountTokenCreateMutation,
  ServiceAccountTokenCreateMutationVariables
>

export const serviceAccountTokenRevoke = ("mutation serviceAccountTokenRevoke($input:ServiceAccountTokenRevokeInput!){serviceAccountTokenRevoke(input:$input){serviceAccountToken{...ServiceAccountToken}errors{...UserError}}}" +
  ServiceAccountTokenFragment +
  UserErrorFragment) as TypedDocumentText<
  ServiceAccountTokenRevokeMutation,
  ServiceAccountTokenRevokeMutationVariables
>

export const serviceAccountTokenRotate = ("mutation serviceAccountTokenRotate($input:ServiceAccountTokenRotateInput!){serviceAccountTokenRotate(input:$input){serviceAccountToken{...ServiceAccountToken}secret errors{...UserError}}}" +
  ServiceAccountTokenFragment +
  UserErrorFragment) as TypedDocumentText<
  ServiceAccountTokenRotateMutation,
  ServiceAccountTokenRotateMutationVariables
>

export const serviceAccountTokens = ("query serviceAccountTokens($filter:ServiceAccountTokenFilter$orderBy:[ServiceAccountTokenOrder!]$first:Int$after:String$withTotalCount:Boolean=false){serviceAccountTokens(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...ServiceAccountToken}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ServiceAccountTokenFragment) as TypedDocumentText<
  ServiceAccountTokensQuery,
  ServiceAccountTokensQueryVariables
>

export const serviceAccounts = ("query serviceAccounts($filter:ServiceAccountFilter$orderBy:[ServiceAccountOrder!]$first:Int$after:String$withTotalCount:Boolean=false){serviceAccounts(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...ServiceAccount}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ServiceAccountFragment) as TypedDocumentText<
  ServiceAccountsQuery,
  ServiceAccountsQueryVariables
>

export const session = ("query session($id:ID!){session(id:$id){...Session}}" +
  SessionFragment) as TypedDocumentText<
  SessionQuery,
  SessionQueryVariables
>

export const sessionRevoke = ("mutation sessionRevoke($input:SessionRevokeInput!){sessionRevoke(input:$input){session{...Session}errors{...UserError}}}" +
  SessionFragment +
  UserErrorFragment) as TypedDocumentText<
  SessionRevokeMutation,
  SessionRevokeMutationVariables
>

export const sessionRevokeAll = ("mutation sessionRevokeAll($input:SessionRevokeAllInput!){sessionRevokeAll(input:$input){ended{count}errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  SessionRevokeAllMutation,
  SessionRevokeAllMutationVariables
>

export const sessions = ("query sessions($filter:SessionFilter$orderBy:[SessionOrder!]$first:Int$after:String$withTotalCount:Boolean=false){sessions(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...Session}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  SessionFragment) as TypedDocumentText<
  SessionsQuery,
  SessionsQueryVariables
>

export const signInComplete = ("mutation signInComplete($input:SignInCompleteInput!){signInComplete(input:$input){session{...OpenedSession}secondFactor{...AwaitedSecondFactor}errors{...UserError}}}" +
  OpenedSessionFragment +
  AwaitedSecondFactorFragment +
  UserErrorFragment) as TypedDocumentText<
  SignInCompleteMutation,
  SignInCompleteMutationVariables
>

export const signInSecondFactor = ("mutation signInSecondFactor($input:SignInSecondFactorInput!){signInSecondFactor(input:$input){session{...OpenedSession}errors{...UserError}}}" +
  OpenedSessionFragment +
  UserErrorFragment) as TypedDocumentText<
  SignInSecondFactorMutation,
  SignInSecondFactorMutationVariables
>

export const signInStart = ("mutation signInStart($input:SignInStartInput!){signInStart(input:$input){signIn{...StartedSignIn}errors{...UserError}}}" +
  StartedSignInFragment +
  UserErrorFragment) as TypedDocumentText<
  SignInStartMutation,
  SignInStartMutationVariables
>

export const signInWithPassword = ("mutation signInWithPassword($input:SignInWithPasswordInput!){signInWithPassword(input:$input){session{...OpenedSession}secondFactor{...AwaitedSecondFactor}errors{...UserError}}}" +
  OpenedSessionFragment +
  AwaitedSecondFactorFragment +
  UserErrorFragment) as TypedDocumentText<
  SignInWithPasswordMutation,
  SignInWithPasswordMutationVariables
>

export const signOut = ("mutation signOut($input:SignOutInput!){signOut(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  SignOutMutation,
  SignOutMutationVariables
>

export const signingKey = ("query signingKey($id:ID!){signingKey(id:$id){...SigningKey}}" +
  SigningKeyFragment) as TypedDocumentText<
  SigningKeyQuery,
  SigningKeyQueryVariables
>

export const signingKeyRotate = ("mutation signingKeyRotate($input:SigningKeyRotateInput!){signingKeyRotate(input:$input){signingKey{...SigningKey}errors{...UserError}}}" +
  SigningKeyFragment +
  UserErrorFragment) as TypedDocumentText<
  SigningKeyRotateMutation,
  SigningKeyRotateMutationVariables
>

export const signingKeyWithdraw = ("mutation signingKeyWithdraw($input:SigningKeyWithdrawInput!){signingKeyWithdraw(input:$input){signingKey{...SigningKey}errors{...UserError}}}" +
  SigningKeyFragment +
  UserErrorFragment) as TypedDocumentText<
  SigningKeyWithdrawMutation,
  SigningKeyWithdrawMutationVariables
>

export const signingKeys = ("query signingKeys($filter:SigningKeyFilter$orderBy:[SigningKeyOrder!]$first:Int$after:String$withTotalCount:Boolean=false){signingKeys(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...SigningKey}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  SigningKeyFragment) as TypedDocumentText<
  SigningKeysQuery,
  SigningKeysQueryVariables
>

export const staffMember = ("query staffMember($id:ID!){staffMember(id:$id){...StaffMember}}" +
  StaffMemberFragment) as TypedDocumentText<
  StaffMemberQuery,
  StaffMemberQueryVariables
>

export const staffMemberCreate = ("mutation staffMemberCreate($input:StaffMemberCreateInput!){staffMemberCreate(input:$input){staffMember{...StaffMember}errors{...UserError}}}" +
  StaffMemberFragment +
  UserErrorFragment) as TypedDocumentText<
  StaffMemberCreateMutation,
  StaffMemberCreateMutationVariables
>

export const staffMemberDisable = ("mutation staffMemberDisable($input:StaffMemberDisableInput!){staffMemberDisable(input:$input){staffMember{...StaffMember}errors{...UserError}}}" +
  StaffMemberFragment +
  UserErrorFragment) as TypedDocumentText<
  StaffMemberDisableMutation,
  StaffMemberDisableMutationVariables
>

export const staffMemberEnable = ("mutation staffMemberEnable($input:StaffMemberEnableInput!){staffMemberEnable(input:$input){staffMember{...StaffMember}errors{...UserError}}}" +
  StaffMemberFragment +
  UserErrorFragment) as TypedDocumentText<
  StaffMemberEnableMutation,
  StaffMemberEnableMutationVariables
>

export const staffMemberUpdate = ("mutation staffMemberUpdate($input:StaffMemberUpdateInput!){staffMemberUpdate(input:$input){staffMember{...StaffMember}errors{...UserError}}}" +
  StaffMemberFragment +
  UserErrorFragment) as TypedDocumentText<
  StaffMemberUpdateMutation,
  StaffMemberUpdateMutationVariables
>

export const staffMembers = ("query staffMembers($filter:StaffFilter$orderBy:[StaffOrder!]$first:Int$after:String$withTotalCount:Boolean=false){staffMembers(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...StaffMember}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  StaffMemberFragment) as TypedDocumentText<
  StaffMembersQuery,
  StaffMembersQueryVariables
>

export const subscription = ("query subscription($id:ID!){subscription(id:$id){...Subscription}}" +
  SubscriptionFragment) as TypedDocumentText<
  SubscriptionQuery,
  SubscriptionQueryVariables
>

export const subscriptionAccept = ("mutation subscriptionAccept($input:SubscriptionAcceptInput!){subscriptionAccept(input:$input){subscription{...Subscription}errors{...UserError}}}" +
  SubscriptionFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionAcceptMutation,
  SubscriptionAcceptMutationVariables
>

export const subscriptionActivate = ("mutation subscriptionActivate($input:SubscriptionActivateInput!){subscriptionActivate(input:$input){subscription{...Subscription}errors{...UserError}}}" +
  SubscriptionFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionActivateMutation,
  SubscriptionActivateMutationVariables
>

export const subscriptionChanged = ("subscription subscriptionChanged($ids:[ID!]$after:ID){subscriptionChanged(ids:$ids after:$after){eventId type occurredAt subscription{...Subscription}}}" +
  SubscriptionFragment) as TypedDocumentText<
  SubscriptionChangedSubscription,
  SubscriptionChangedSubscriptionVariables
>

export const subscriptionCreate = ("mutation subscriptionCreate($input:SubscriptionCreateInput!){subscriptionCreate(input:$input){subscription{...Subscription}errors{...UserError}}}" +
  SubscriptionFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionCreateMutation,
  SubscriptionCreateMutationVariables
>

export const subscriptionLevel = ("query subscriptionLevel($id:ID!){subscriptionLevel(id:$id){...SubscriptionLevel}}" +
  SubscriptionLevelFragment) as TypedDocumentText<
  SubscriptionLevelQuery,
  SubscriptionLevelQueryVariables
>

export const subscriptionLevelCreate = ("mutation subscriptionLevelCreate($input:SubscriptionLevelCreateInput!){subscriptionLevelCreate(input:$input){subscriptionLevel{...SubscriptionLevel}errors{...UserError}}}" +
  SubscriptionLevelFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionLevelCreateMutation,
  SubscriptionLevelCreateMutationVariables
>

export const subscriptionLevelDelete = ("mutation subscriptionLevelDelete($input:SubscriptionLevelDeleteInput!){subscriptionLevelDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionLevelDeleteMutation,
  SubscriptionLevelDeleteMutationVariables
>

export const subscriptionLevelUpdate = ("mutation subscriptionLevelUpdate($input:SubscriptionLevelUpdateInput!){subscriptionLevelUpdate(input:$input){subscriptionLevel{...SubscriptionLevel}errors{...UserError}}}" +
  SubscriptionLevelFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionLevelUpdateMutation,
  SubscriptionLevelUpdateMutationVariables
>

export const subscriptionLevels = ("query subscriptionLevels($filter:SubscriptionLevelFilter$orderBy:[SubscriptionLevelOrder!]$first:Int$after:String$withTotalCount:Boolean=false){subscriptionLevels(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...SubscriptionLevel}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  SubscriptionLevelFragment) as TypedDocumentText<
  SubscriptionLevelsQuery,
  SubscriptionLevelsQueryVariables
>

export const subscriptionOverview = ("query subscriptionOverview($customerId:ID!$projectId:ID){subscriptionOverview(customerId:$customerId projectId:$projectId){...CustomerSubscriptionOverview}}" +
  CustomerSubscriptionOverviewFragment) as TypedDocumentText<
  SubscriptionOverviewQuery,
  SubscriptionOverviewQueryVariables
>

export const subscriptionReject = ("mutation subscriptionReject($input:SubscriptionRejectInput!){subscriptionReject(input:$input){subscription{...Subscription}errors{...UserError}}}" +
  SubscriptionFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionRejectMutation,
  SubscriptionRejectMutationVariables
>

export const subscriptionRenew = ("mutation subscriptionRenew($input:SubscriptionRenewInput!){subscriptionRenew(input:$input){subscription{...Subscription}errors{...UserError}}}" +
  SubscriptionFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionRenewMutation,
  SubscriptionRenewMutationVariables
>

export const subscriptionRequest = ("mutation subscriptionRequest($input:SubscriptionRequestInput!){subscriptionRequest(input:$input){subscription{...Subscription}errors{...UserError}}}" +
  SubscriptionFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionRequestMutation,
  SubscriptionRequestMutationVariables
>

export const subscriptionTerminate = ("mutation subscriptionTerminate($input:SubscriptionTerminateInput!){subscriptionTerminate(input:$input){subscription{...Subscription}errors{...UserError}}}" +
  SubscriptionFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionTerminateMutation,
  SubscriptionTerminateMutationVariables
>

export const subscriptionUpdate = ("mutation subscriptionUpdate($input:SubscriptionUpdateInput!){subscriptionUpdate(input:$input){subscription{...Subscription}errors{...UserError}}}" +
  SubscriptionFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionUpdateMutation,
  SubscriptionUpdateMutationVariables
>

export const subscriptionWithdraw = ("mutation subscriptionWithdraw($input:SubscriptionWithdrawInput!){subscriptionWithdraw(input:$input){subscription{...Subscription}errors{...UserError}}}" +
  SubscriptionFragment +
  UserErrorFragment) as TypedDocumentText<
  SubscriptionWithdrawMutation,
  SubscriptionWithdrawMutationVariables
>

export const subscriptions = ("query subscriptions($filter:SubscriptionFilter$orderBy:[SubscriptionOrder!]$first:Int$after:String$withTotalCount:Boolean=false){subscriptions(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...Subscription}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  SubscriptionFragment) as TypedDocumentText<
  SubscriptionsQuery,
  SubscriptionsQueryVariables
>

export const supportContact = ("query supportContact($id:ID!){supportContact(id:$id){...SupportContact}}" +
  SupportContactFragment) as TypedDocumentText<
  SupportContactQuery,
  SupportContactQueryVariables
>

export const supportContactChangeAccess = ("mutation supportContactChangeAccess($input:SupportContactChangeAccessInput!){supportContactChangeAccess(input:$input){supportContact{...SupportContact}errors{...UserError}}}" +
  SupportContactFragment +
  UserErrorFragment) as TypedDocumentText<
  SupportContactChangeAccessMutation,
  SupportContactChangeAccessMutationVariables
>

export const supportContactCreate = ("mutation supportContactCreate($input:SupportContactCreateInput!){supportContactCreate(input:$input){supportContact{...SupportContact}errors{...UserError}}}" +
  SupportContactFragment +
  UserErrorFragment) as TypedDocumentText<
  SupportContactCreateMutation,
  SupportContactCreateMutationVariables
>

export const supportContactLimits = ("query supportContactLimits($customerId:ID!){supportContactLimits(customerId:$customerId){full{used limit}readOnly{used limit}}}") as TypedDocumentText<
  SupportContactLimitsQuery,
  SupportContactLimitsQueryVariables
>

export const supportContactRemove = ("mutation supportContactRemove($input:SupportContactRemoveInput!){supportContactRemove(input:$input){supportContact{...SupportContact}errors{...UserError}}}" +
  SupportContactFragment +
  UserErrorFragment) as TypedDocumentText<
  SupportContactRemoveMutation,
  SupportContactRemoveMutationVariables
>

export const supportContactUpdate = ("mutation supportContactUpdate($input:SupportContactUpdateInput!){supportContactUpdate(input:$input){supportContact{...SupportContact}errors{...UserError}}}" +
  SupportContactFragment +
  UserErrorFragment) as TypedDocumentText<
  SupportContactUpdateMutation,
  SupportContactUpdateMutationVariables
>

export const supportContacts = ("query supportContacts($filter:SupportContactFilter$orderBy:[SupportContactOrder!]$first:Int$after:String$withTotalCount:Boolean=false){supportContacts(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...SupportContact}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  SupportContactFragment) as TypedDocumentText<
  SupportContactsQuery,
  SupportContactsQueryVariables
>

export const tokenPolicies = ("query tokenPolicies{tokenPolicies{...TokenPolicy}}" +
  TokenPolicyFragment) as TypedDocumentText<
  TokenPoliciesQuery,
  TokenPoliciesQueryVariables
>

export const tokenPolicy = ("query tokenPolicy($name:String!){tokenPolicy(name:$name){...TokenPolicy}}" +
  TokenPolicyFragment) as TypedDocumentText<
  TokenPolicyQuery,
  TokenPolicyQueryVariables
>

export const tokenPolicyCreate = ("mutation tokenPolicyCreate($input:TokenPolicyCreateInput!){tokenPolicyCreate(input:$input){tokenPolicy{...TokenPolicy}errors{...UserError}}}" +
  TokenPolicyFragment +
  UserErrorFragment) as TypedDocumentText<
  TokenPolicyCreateMutation,
  TokenPolicyCreateMutationVariables
>

export const tokenPolicyDelete = ("mutation tokenPolicyDelete($input:TokenPolicyDeleteInput!){tokenPolicyDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  TokenPolicyDeleteMutation,
  TokenPolicyDeleteMutationVariables
>

export const tokenPolicyUpdate = ("mutation tokenPolicyUpdate($input:TokenPolicyUpdateInput!){tokenPolicyUpdate(input:$input){tokenPolicy{...TokenPolicy}errors{...UserError}}}" +
  TokenPolicyFragment +
  UserErrorFragment) as TypedDocumentText<
  TokenPolicyUpdateMutation,
  TokenPolicyUpdateMutationVariables
>

export const usageMetric = ("query usageMetric($id:ID!){usageMetric(id:$id){...UsageMetric}}" +
  UsageMetricFragment) as TypedDocumentText<
  UsageMetricQuery,
  UsageMetricQueryVariables
>

export const usageMetricCreate = ("mutation usageMetricCreate($input:UsageMetricCreateInput!){usageMetricCreate(input:$input){usageMetric{...UsageMetric}errors{...UserError}}}" +
  UsageMetricFragment +
  UserErrorFragment) as TypedDocumentText<
  UsageMetricCreateMutation,
  UsageMetricCreateMutationVariables
>

export const usageMetricDelete = ("mutation usageMetricDelete($input:UsageMetricDeleteInput!){usageMetricDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  UsageMetricDeleteMutation,
  UsageMetricDeleteMutationVariables
>

export const usageMetricUpdate = ("mutation usageMetricUpdate($input:UsageMetricUpdateInput!){usageMetricUpdate(input:$input){usageMetric{...UsageMetric}errors{...UserError}}}" +
  UsageMetricFragment +
  UserErrorFragment) as TypedDocumentText<
  UsageMetricUpdateMutation,
  UsageMetricUpdateMutationVariables
>

export const usageMetrics = ("query usageMetrics($filter:UsageMetricFilter$orderBy:[UsageMetricOrder!]$first:Int$after:String$withTotalCount:Boolean=false){usageMetrics(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...UsageMetric}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  UsageMetricFragment) as TypedDocumentText<
  UsageMetricsQuery,
  UsageMetricsQueryVariables
>

export const viewer = ("query viewer{viewer{...Viewer}}" +
  ViewerFragment +
  EffectivePortalFragment +
  ImpersonationFragment +
  PortalUserFragment +
  MembershipFragment) as TypedDocumentText<
  ViewerQuery,
  ViewerQueryVariables
>

export const webhookDeliveries = ("query webhookDeliveries($filter:WebhookDeliveryFilter$orderBy:[WebhookDeliveryOrder!]$first:Int$after:String$withTotalCount:Boolean=false){webhookDeliveries(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...WebhookDelivery}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  WebhookDeliveryFragment) as TypedDocumentText<
  WebhookDeliveriesQuery,
  WebhookDeliveriesQueryVariables
>

export const webhookDelivery = ("query webhookDelivery($id:ID!){webhookDelivery(id:$id){...WebhookDelivery}}" +
  WebhookDeliveryFragment) as TypedDocumentText<
  WebhookDeliveryQuery,
  WebhookDeliveryQueryVariables
>

export const webhookDeliveryReplay = ("mutation webhookDeliveryReplay($input:WebhookDeliveryReplayInput!){webhookDeliveryReplay(input:$input){webhookDelivery{...WebhookDelivery}errors{...UserError}}}" +
  WebhookDeliveryFragment +
  UserErrorFragment) as TypedDocumentText<
  WebhookDeliveryReplayMutation,
  WebhookDeliveryReplayMutationVariables
>

export const webhookEndpoint = ("query webhookEndpoint($id:ID!){webhookEndpoint(id:$id){...WebhookEndpoint}}" +
  WebhookEndpointFragment) as TypedDocumentText<
  WebhookEndpointQuery,
  WebhookEndpointQueryVariables
>

export const webhookEndpointCreate = ("mutation webhookEndpointCreate($input:WebhookEndpointCreateInput!){webhookEndpointCreate(input:$input){webhookEndpoint{...WebhookEndpoint}secret errors{...UserError}}}" +
  WebhookEndpointFragment +
  UserErrorFragment) as TypedDocumentText<
  WebhookEndpointCreateMutation,
  WebhookEndpointCreateMutationVariables
>

export const webhookEndpointDelete = ("mutation webhookEndpointDelete($input:WebhookEndpointDeleteInput!){webhookEndpointDelete(input:$input){deletedId errors{...UserError}}}" +
  UserErrorFragment) as TypedDocumentText<
  WebhookEndpointDeleteMutation,
  WebhookEndpointDeleteMutationVariables
>

export const webhookEndpointDisable = ("mutation webhookEndpointDisable($input:WebhookEndpointDisableInput!){webhookEndpointDisable(input:$input){webhookEndpoint{...WebhookEndpoint}errors{...UserError}}}" +
  WebhookEndpointFragment +
  UserErrorFragment) as TypedDocumentText<
  WebhookEndpointDisableMutation,
  WebhookEndpointDisableMutationVariables
>

export const webhookEndpointEnable = ("mutation webhookEndpointEnable($input:WebhookEndpointEnableInput!){webhookEndpointEnable(input:$input){webhookEndpoint{...WebhookEndpoint}errors{...UserError}}}" +
  WebhookEndpointFragment +
  UserErrorFragment) as TypedDocumentText<
  WebhookEndpointEnableMutation,
  WebhookEndpointEnableMutationVariables
>

export const webhookEndpointReplay = ("mutation webhookEndpointReplay($input:WebhookEndpointReplayInput!){webhookEndpointReplay(input:$input){webhookEndpoint{...WebhookEndpoint}count errors{...UserError}}}" +
  WebhookEndpointFragment +
  UserErrorFragment) as TypedDocumentText<
  WebhookEndpointReplayMutation,
  WebhookEndpointReplayMutationVariables
>

export const webhookEndpointRotateSecret = ("mutation webhookEndpointRotateSecret($input:WebhookEndpointRotateSecretInput!){webhookEndpointRotateSecret(input:$input){webhookEndpoint{...WebhookEndpoint}secret errors{...UserError}}}" +
  WebhookEndpointFragment +
  UserErrorFragment) as TypedDocumentText<
  WebhookEndpointRotateSecretMutation,
  WebhookEndpointRotateSecretMutationVariables
>

export const webhookEndpointTest = ("mutation webhookEndpointTest($input:WebhookEndpointTestInput!){webhookEndpointTest(input:$input){webhookDelivery{...WebhookDelivery}errors{...UserError}}}" +
  WebhookDeliveryFragment +
  UserErrorFragment) as TypedDocumentText<
  WebhookEndpointTestMutation,
  WebhookEndpointTestMutationVariables
>

export const webhookEndpointUpdate = ("mutation webhookEndpointUpdate($input:WebhookEndpointUpdateInput!){webhookEndpointUpdate(input:$input){webhookEndpoint{...WebhookEndpoint}errors{...UserError}}}" +
  WebhookEndpointFragment +
  UserErrorFragment) as TypedDocumentText<
  WebhookEndpointUpdateMutation,
  WebhookEndpointUpdateMutationVariables
>

export const webhookEndpoints = ("query webhookEndpoints($filter:WebhookEndpointFilter$orderBy:[WebhookEndpointOrder!]$includeArchived:Boolean$first:Int$after:String$withTotalCount:Boolean=false){webhookEndpoints(filter:$filter orderBy:$orderBy includeArchived:$includeArchived first:$first after:$after){nodes{...WebhookEndpoint}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  WebhookEndpointFragment) as TypedDocumentText<
  WebhookEndpointsQuery,
  WebhookEndpointsQueryVariables
>