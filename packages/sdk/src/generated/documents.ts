import type { TypedDocumentText } from '../document.ts'
import { listText, lookupText, mutationText } from '../texts.ts'
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

export const apiToken = /* @__PURE__ */ lookupText("apiToken", "ApiToken", ApiTokenFragment) as TypedDocumentText<
  ApiTokenQuery,
  ApiTokenQueryVariables
>

export const apiTokenCreate = /* @__PURE__ */ mutationText("apiTokenCreate", "apiToken{...ApiToken}secret ", ApiTokenFragment, UserErrorFragment) as TypedDocumentText<
  ApiTokenCreateMutation,
  ApiTokenCreateMutationVariables
>

export const apiTokenRevoke = /* @__PURE__ */ mutationText("apiTokenRevoke", "apiToken{...ApiToken}", ApiTokenFragment, UserErrorFragment) as TypedDocumentText<
  ApiTokenRevokeMutation,
  ApiTokenRevokeMutationVariables
>

export const apiTokenRotate = /* @__PURE__ */ mutationText("apiTokenRotate", "apiToken{...ApiToken}secret ", ApiTokenFragment, UserErrorFragment) as TypedDocumentText<
  ApiTokenRotateMutation,
  ApiTokenRotateMutationVariables
>

export const apiTokens = /* @__PURE__ */ listText("apiTokens", "ApiToken", ApiTokenFragment) as TypedDocumentText<
  ApiTokensQuery,
  ApiTokensQueryVariables
>

export const apiUsage = /* @__PURE__ */ lookupText("apiUsage", "ApiUsage", ApiUsageFragment) as TypedDocumentText<
  ApiUsageQuery,
  ApiUsageQueryVariables
>

export const apiUsages = /* @__PURE__ */ listText("apiUsages", "ApiUsage", ApiUsageFragment) as TypedDocumentText<
  ApiUsagesQuery,
  ApiUsagesQueryVariables
>

export const auditEvent = /* @__PURE__ */ lookupText("auditEvent", "AuditEvent", AuditEventFragment) as TypedDocumentText<
  AuditEventQuery,
  AuditEventQueryVariables
>

export const auditEventAdded = ("subscription auditEventAdded($ids:[ID!]$after:ID){auditEventAdded(ids:$ids after:$after){eventId type occurredAt auditEvent{...AuditEvent}}}" +
  AuditEventFragment) as TypedDocumentText<
  AuditEventAddedSubscription,
  AuditEventAddedSubscriptionVariables
>

export const auditEventCreateExportLink = /* @__PURE__ */ mutationText("auditEventCreateExportLink", "exportLink{url expiresAt}", UserErrorFragment) as TypedDocumentText<
  AuditEventCreateExportLinkMutation,
  AuditEventCreateExportLinkMutationVariables
>

export const auditEvents = /* @__PURE__ */ listText("auditEvents", "AuditEvent", AuditEventFragment) as TypedDocumentText<
  AuditEventsQuery,
  AuditEventsQueryVariables
>

export const auditVerification = ("query auditVerification{auditVerification{ranAt position roundEndedAt findings{kind position message foundAt}}}") as TypedDocumentText<
  AuditVerificationQuery,
  AuditVerificationQueryVariables
>

export const customer = /* @__PURE__ */ lookupText("customer", "Customer", CustomerFragment) as TypedDocumentText<
  CustomerQuery,
  CustomerQueryVariables
>

export const customerArchive = /* @__PURE__ */ mutationText("customerArchive", "customer{...Customer}", CustomerFragment, UserErrorFragment) as TypedDocumentText<
  CustomerArchiveMutation,
  CustomerArchiveMutationVariables
>

export const customerByNumber = ("query customerByNumber($number:String!){customerByNumber(number:$number){...Customer}}" +
  CustomerFragment) as TypedDocumentText<
  CustomerByNumberQuery,
  CustomerByNumberQueryVariables
>

export const customerCreate = /* @__PURE__ */ mutationText("customerCreate", "customer{...Customer}", CustomerFragment, UserErrorFragment) as TypedDocumentText<
  CustomerCreateMutation,
  CustomerCreateMutationVariables
>

export const customerDelete = /* @__PURE__ */ mutationText("customerDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  CustomerDeleteMutation,
  CustomerDeleteMutationVariables
>

export const customerErase = /* @__PURE__ */ mutationText("customerErase", "customer{...Customer}", CustomerFragment, UserErrorFragment) as TypedDocumentText<
  CustomerEraseMutation,
  CustomerEraseMutationVariables
>

export const customerExport = /* @__PURE__ */ mutationText("customerExport", "listExport{...ListExport}", ListExportFragment, UserErrorFragment) as TypedDocumentText<
  CustomerExportMutation,
  CustomerExportMutationVariables
>

export const customerPortalUpdate = /* @__PURE__ */ mutationText("customerPortalUpdate", "customerPortal{...CustomerPortal}", CustomerPortalFragment, EffectivePortalFragment, UserErrorFragment) as TypedDocumentText<
  CustomerPortalUpdateMutation,
  CustomerPortalUpdateMutationVariables
>

export const customerPortalUpdateNotices = /* @__PURE__ */ mutationText("customerPortalUpdateNotices", "customerPortal{...CustomerPortal}", CustomerPortalFragment, EffectivePortalFragment, UserErrorFragment) as TypedDocumentText<
  CustomerPortalUpdateNoticesMutation,
  CustomerPortalUpdateNoticesMutationVariables
>

export const customerPortalUpdateRules = /* @__PURE__ */ mutationText("customerPortalUpdateRules", "customerPortal{...CustomerPortal}", CustomerPortalFragment, EffectivePortalFragment, UserErrorFragment) as TypedDocumentText<
  CustomerPortalUpdateRulesMutation,
  CustomerPortalUpdateRulesMutationVariables
>

export const customerUnarchive = /* @__PURE__ */ mutationText("customerUnarchive", "customer{...Customer}", CustomerFragment, UserErrorFragment) as TypedDocumentText<
  CustomerUnarchiveMutation,
  CustomerUnarchiveMutationVariables
>

export const customerUpdate = /* @__PURE__ */ mutationText("customerUpdate", "customer{...Customer}", CustomerFragment, UserErrorFragment) as TypedDocumentText<
  CustomerUpdateMutation,
  CustomerUpdateMutationVariables
>

export const customerUpdateContact = /* @__PURE__ */ mutationText("customerUpdateContact", "customer{...Customer}", CustomerFragment, UserErrorFragment) as TypedDocumentText<
  CustomerUpdateContactMutation,
  CustomerUpdateContactMutationVariables
>

export const customers = ("query customers($filter:CustomerFilter$orderBy:[CustomerOrder!]$includeArchived:Boolean$first:Int$after:String$withTotalCount:Boolean=false){customers(filter:$filter orderBy:$orderBy includeArchived:$includeArchived first:$first after:$after){nodes{...Customer}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  CustomerFragment) as TypedDocumentText<
  CustomersQuery,
  CustomersQueryVariables
>

export const email = /* @__PURE__ */ lookupText("email", "Email", EmailFragment) as TypedDocumentText<
  EmailQuery,
  EmailQueryVariables
>

export const emailDestination = /* @__PURE__ */ lookupText("emailDestination", "EmailDestination", EmailDestinationFragment) as TypedDocumentText<
  EmailDestinationQuery,
  EmailDestinationQueryVariables
>

export const emailDestinationCreate = /* @__PURE__ */ mutationText("emailDestinationCreate", "emailDestination{...EmailDestination}", EmailDestinationFragment, UserErrorFragment) as TypedDocumentText<
  EmailDestinationCreateMutation,
  EmailDestinationCreateMutationVariables
>

export const emailDestinationDelete = /* @__PURE__ */ mutationText("emailDestinationDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  EmailDestinationDeleteMutation,
  EmailDestinationDeleteMutationVariables
>

export const emailDestinationDisable = /* @__PURE__ */ mutationText("emailDestinationDisable", "emailDestination{...EmailDestination}", EmailDestinationFragment, UserErrorFragment) as TypedDocumentText<
  EmailDestinationDisableMutation,
  EmailDestinationDisableMutationVariables
>

export const emailDestinationEnable = /* @__PURE__ */ mutationText("emailDestinationEnable", "emailDestination{...EmailDestination}", EmailDestinationFragment, UserErrorFragment) as TypedDocumentText<
  EmailDestinationEnableMutation,
  EmailDestinationEnableMutationVariables
>

export const emailDestinationMute = /* @__PURE__ */ mutationText("emailDestinationMute", "emailDestination{...EmailDestination}", EmailDestinationFragment, UserErrorFragment) as TypedDocumentText<
  EmailDestinationMuteMutation,
  EmailDestinationMuteMutationVariables
>

export const emailDestinationResendVerification = /* @__PURE__ */ mutationText("emailDestinationResendVerification", "emailDestination{...EmailDestination}", EmailDestinationFragment, UserErrorFragment) as TypedDocumentText<
  EmailDestinationResendVerificationMutation,
  EmailDestinationResendVerificationMutationVariables
>

export const emailDestinationUnmute = /* @__PURE__ */ mutationText("emailDestinationUnmute", "emailDestination{...EmailDestination}", EmailDestinationFragment, UserErrorFragment) as TypedDocumentText<
  EmailDestinationUnmuteMutation,
  EmailDestinationUnmuteMutationVariables
>

export const emailDestinationUpdate = /* @__PURE__ */ mutationText("emailDestinationUpdate", "emailDestination{...EmailDestination}", EmailDestinationFragment, UserErrorFragment) as TypedDocumentText<
  EmailDestinationUpdateMutation,
  EmailDestinationUpdateMutationVariables
>

export const emailDestinationVerify = /* @__PURE__ */ mutationText("emailDestinationVerify", "address{email verifiedAt}", UserErrorFragment) as TypedDocumentText<
  EmailDestinationVerifyMutation,
  EmailDestinationVerifyMutationVariables
>

export const emailDestinations = /* @__PURE__ */ listText("emailDestinations", "EmailDestination", EmailDestinationFragment) as TypedDocumentText<
  EmailDestinationsQuery,
  EmailDestinationsQueryVariables
>

export const emailResend = /* @__PURE__ */ mutationText("emailResend", "email{...Email}", EmailFragment, UserErrorFragment) as TypedDocumentText<
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

export const emailTemplateReset = /* @__PURE__ */ mutationText("emailTemplateReset", "emailTemplate{...EmailTemplate}", EmailTemplateFragment, UserErrorFragment) as TypedDocumentText<
  EmailTemplateResetMutation,
  EmailTemplateResetMutationVariables
>

export const emailTemplateUpdate = /* @__PURE__ */ mutationText("emailTemplateUpdate", "emailTemplate{...EmailTemplate}", EmailTemplateFragment, UserErrorFragment) as TypedDocumentText<
  EmailTemplateUpdateMutation,
  EmailTemplateUpdateMutationVariables
>

export const emailTemplates = ("query emailTemplates($locale:EmailLocale){emailTemplates(locale:$locale){...EmailTemplate}}" +
  EmailTemplateFragment) as TypedDocumentText<
  EmailTemplatesQuery,
  EmailTemplatesQueryVariables
>

export const emails = /* @__PURE__ */ listText("emails", "Email", EmailFragment) as TypedDocumentText<
  EmailsQuery,
  EmailsQueryVariables
>

export const expiryNotice = /* @__PURE__ */ lookupText("expiryNotice", "ExpiryNotice", ExpiryNoticeFragment) as TypedDocumentText<
  ExpiryNoticeQuery,
  ExpiryNoticeQueryVariables
>

export const expiryNotices = /* @__PURE__ */ listText("expiryNotices", "ExpiryNotice", ExpiryNoticeFragment) as TypedDocumentText<
  ExpiryNoticesQuery,
  ExpiryNoticesQueryVariables
>

export const failedSignIn = /* @__PURE__ */ lookupText("failedSignIn", "FailedSignIn", FailedSignInFragment) as TypedDocumentText<
  FailedSignInQuery,
  FailedSignInQueryVariables
>

export const failedSignIns = /* @__PURE__ */ listText("failedSignIns", "FailedSignIn", FailedSignInFragment) as TypedDocumentText<
  FailedSignInsQuery,
  FailedSignInsQueryVariables
>

export const impersonation = /* @__PURE__ */ lookupText("impersonation", "Impersonation", ImpersonationFragment) as TypedDocumentText<
  ImpersonationQuery,
  ImpersonationQueryVariables
>

export const impersonationEnd = /* @__PURE__ */ mutationText("impersonationEnd", "impersonation{...Impersonation}", ImpersonationFragment, UserErrorFragment) as TypedDocumentText<
  ImpersonationEndMutation,
  ImpersonationEndMutationVariables
>

export const impersonationStart = /* @__PURE__ */ mutationText("impersonationStart", "impersonation{...Impersonation}secret ", ImpersonationFragment, UserErrorFragment) as TypedDocumentText<
  ImpersonationStartMutation,
  ImpersonationStartMutationVariables
>

export const impersonations = /* @__PURE__ */ listText("impersonations", "Impersonation", ImpersonationFragment) as TypedDocumentText<
  ImpersonationsQuery,
  ImpersonationsQueryVariables
>

export const installationStart = /* @__PURE__ */ mutationText("installationStart", "serviceAccount{...ServiceAccount}secret ", ServiceAccountFragment, UserErrorFragment) as TypedDocumentText<
  InstallationStartMutation,
  InstallationStartMutationVariables
>

export const invitation = /* @__PURE__ */ lookupText("invitation", "Invitation", InvitationFragment) as TypedDocumentText<
  InvitationQuery,
  InvitationQueryVariables
>

export const invitationAccept = /* @__PURE__ */ mutationText("invitationAccept", "joined{membershipId customerId partnerId companyName role}", UserErrorFragment) as TypedDocumentText<
  InvitationAcceptMutation,
  InvitationAcceptMutationVariables
>

export const invitationApprove = /* @__PURE__ */ mutationText("invitationApprove", "invitation{...Invitation}url ", InvitationFragment, UserErrorFragment) as TypedDocumentText<
  InvitationApproveMutation,
  InvitationApproveMutationVariables
>

export const invitationCreate = /* @__PURE__ */ mutationText("invitationCreate", "invitation{...Invitation}url ", InvitationFragment, UserErrorFragment) as TypedDocumentText<
  InvitationCreateMutation,
  InvitationCreateMutationVariables
>

export const invitationCreateMany = /* @__PURE__ */ mutationText("invitationCreateMany", "invitations{...Invitation}", InvitationFragment, UserErrorFragment) as TypedDocumentText<
  InvitationCreateManyMutation,
  InvitationCreateManyMutationVariables
>

export const invitationDecline = /* @__PURE__ */ mutationText("invitationDecline", "invitation{...Invitation}", InvitationFragment, UserErrorFragment) as TypedDocumentText<
  InvitationDeclineMutation,
  InvitationDeclineMutationVariables
>

export const invitationResend = /* @__PURE__ */ mutationText("invitationResend", "invitation{...Invitation}url ", InvitationFragment, UserErrorFragment) as TypedDocumentText<
  InvitationResendMutation,
  InvitationResendMutationVariables
>

export const invitationRevoke = /* @__PURE__ */ mutationText("invitationRevoke", "invitation{...Invitation}", InvitationFragment, UserErrorFragment) as TypedDocumentText<
  InvitationRevokeMutation,
  InvitationRevokeMutationVariables
>

export const invitations = /* @__PURE__ */ listText("invitations", "Invitation", InvitationFragment) as TypedDocumentText<
  InvitationsQuery,
  InvitationsQueryVariables
>

export const license = /* @__PURE__ */ lookupText("license", "License", LicenseFragment, LicenseValueFragment) as TypedDocumentText<
  LicenseQuery,
  LicenseQueryVariables
>

export const licenseBulkIssue = /* @__PURE__ */ mutationText("licenseBulkIssue", "licenses{...License}", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseBulkIssueMutation,
  LicenseBulkIssueMutationVariables
>

export const licenseChange = /* @__PURE__ */ lookupText("licenseChange", "LicenseChange", LicenseChangeFragment) as TypedDocumentText<
  LicenseChangeQuery,
  LicenseChangeQueryVariables
>

export const licenseChanged = ("subscription licenseChanged($ids:[ID!]$after:ID){licenseChanged(ids:$ids after:$after){eventId type occurredAt license{...License}}}" +
  LicenseFragment +
  LicenseValueFragment) as TypedDocumentText<
  LicenseChangedSubscription,
  LicenseChangedSubscriptionVariables
>

export const licenseChanges = /* @__PURE__ */ listText("licenseChanges", "LicenseChange", LicenseChangeFragment) as TypedDocumentText<
  LicenseChangesQuery,
  LicenseChangesQueryVariables
>

export const licenseCreateDownloadLink = /* @__PURE__ */ mutationText("licenseCreateDownloadLink", "url expiresAt ", UserErrorFragment) as TypedDocumentText<
  LicenseCreateDownloadLinkMutation,
  LicenseCreateDownloadLinkMutationVariables
>

export const licenseCreateTemporary = /* @__PURE__ */ mutationText("licenseCreateTemporary", "license{...License}", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseCreateTemporaryMutation,
  LicenseCreateTemporaryMutationVariables
>

export const licenseField = /* @__PURE__ */ lookupText("licenseField", "LicenseField", LicenseFieldFragment, LicenseValueFragment) as TypedDocumentText<
  LicenseFieldQuery,
  LicenseFieldQueryVariables
>

export const licenseFieldCreate = /* @__PURE__ */ mutationText("licenseFieldCreate", "licenseField{...LicenseField}", LicenseFieldFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseFieldCreateMutation,
  LicenseFieldCreateMutationVariables
>

export const licenseFieldDelete = /* @__PURE__ */ mutationText("licenseFieldDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  LicenseFieldDeleteMutation,
  LicenseFieldDeleteMutationVariables
>

export const licenseFieldUpdate = /* @__PURE__ */ mutationText("licenseFieldUpdate", "licenseField{...LicenseField}", LicenseFieldFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseFieldUpdateMutation,
  LicenseFieldUpdateMutationVariables
>

export const licenseFields = /* @__PURE__ */ listText("licenseFields", "LicenseField", LicenseFieldFragment, LicenseValueFragment) as TypedDocumentText<
  LicenseFieldsQuery,
  LicenseFieldsQueryVariables
>

export const licenseIssue = /* @__PURE__ */ mutationText("licenseIssue", "license{...License}", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseIssueMutation,
  LicenseIssueMutationVariables
>

export const licenseReinstate = /* @__PURE__ */ mutationText("licenseReinstate", "license{...License}", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseReinstateMutation,
  LicenseReinstateMutationVariables
>

export const licenseRenew = /* @__PURE__ */ mutationText("licenseRenew", "license{...License}", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseRenewMutation,
  LicenseRenewMutationVariables
>

export const licenseResetUses = /* @__PURE__ */ mutationText("licenseResetUses", "license{...License}", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseResetUsesMutation,
  LicenseResetUsesMutationVariables
>

export const licenseRevealKey = /* @__PURE__ */ mutationText("licenseRevealKey", "license{...License}licenseKey ", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseRevealKeyMutation,
  LicenseRevealKeyMutationVariables
>

export const licenseRevoke = /* @__PURE__ */ mutationText("licenseRevoke", "license{...License}", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseRevokeMutation,
  LicenseRevokeMutationVariables
>

export const licenseSeat = /* @__PURE__ */ lookupText("licenseSeat", "LicenseSeat", LicenseSeatFragment) as TypedDocumentText<
  LicenseSeatQuery,
  LicenseSeatQueryVariables
>

export const licenseSeatAssign = /* @__PURE__ */ mutationText("licenseSeatAssign", "licenseSeat{...LicenseSeat}", LicenseSeatFragment, UserErrorFragment) as TypedDocumentText<
  LicenseSeatAssignMutation,
  LicenseSeatAssignMutationVariables
>

export const licenseSeatClaim = /* @__PURE__ */ mutationText("licenseSeatClaim", "licenseSeat{...LicenseSeat}", LicenseSeatFragment, UserErrorFragment) as TypedDocumentText<
  LicenseSeatClaimMutation,
  LicenseSeatClaimMutationVariables
>

export const licenseSeatResend = /* @__PURE__ */ mutationText("licenseSeatResend", "licenseSeat{...LicenseSeat}", LicenseSeatFragment, UserErrorFragment) as TypedDocumentText<
  LicenseSeatResendMutation,
  LicenseSeatResendMutationVariables
>

export const licenseSeatRevoke = /* @__PURE__ */ mutationText("licenseSeatRevoke", "deletedId ", UserErrorFragment) as TypedDocumentText<
  LicenseSeatRevokeMutation,
  LicenseSeatRevokeMutationVariables
>

export const licenseSeats = /* @__PURE__ */ listText("licenseSeats", "LicenseSeat", LicenseSeatFragment) as TypedDocumentText<
  LicenseSeatsQuery,
  LicenseSeatsQueryVariables
>

export const licenseSuspend = /* @__PURE__ */ mutationText("licenseSuspend", "license{...License}", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseSuspendMutation,
  LicenseSuspendMutationVariables
>

export const licenseTemplate = /* @__PURE__ */ lookupText("licenseTemplate", "LicenseTemplate", LicenseTemplateFragment, LicenseValueFragment) as TypedDocumentText<
  LicenseTemplateQuery,
  LicenseTemplateQueryVariables
>

export const licenseTemplateCreate = /* @__PURE__ */ mutationText("licenseTemplateCreate", "licenseTemplate{...LicenseTemplate}", LicenseTemplateFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseTemplateCreateMutation,
  LicenseTemplateCreateMutationVariables
>

export const licenseTemplateDelete = /* @__PURE__ */ mutationText("licenseTemplateDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  LicenseTemplateDeleteMutation,
  LicenseTemplateDeleteMutationVariables
>

export const licenseTemplateUpdate = /* @__PURE__ */ mutationText("licenseTemplateUpdate", "licenseTemplate{...LicenseTemplate}", LicenseTemplateFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseTemplateUpdateMutation,
  LicenseTemplateUpdateMutationVariables
>

export const licenseTemplates = /* @__PURE__ */ listText("licenseTemplates", "LicenseTemplate", LicenseTemplateFragment, LicenseValueFragment) as TypedDocumentText<
  LicenseTemplatesQuery,
  LicenseTemplatesQueryVariables
>

export const licenseUpdate = /* @__PURE__ */ mutationText("licenseUpdate", "license{...License}", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseUpdateMutation,
  LicenseUpdateMutationVariables
>

export const licenseUsageMonth = /* @__PURE__ */ lookupText("licenseUsageMonth", "LicenseUsageMonth", LicenseUsageMonthFragment) as TypedDocumentText<
  LicenseUsageMonthQuery,
  LicenseUsageMonthQueryVariables
>

export const licenseUsageMonths = /* @__PURE__ */ listText("licenseUsageMonths", "LicenseUsageMonth", LicenseUsageMonthFragment) as TypedDocumentText<
  LicenseUsageMonthsQuery,
  LicenseUsageMonthsQueryVariables
>

export const licenseUse = /* @__PURE__ */ mutationText("licenseUse", "license{...License}uses ", LicenseFragment, LicenseValueFragment, UserErrorFragment) as TypedDocumentText<
  LicenseUseMutation,
  LicenseUseMutationVariables
>

export const licenseValidate = ("query licenseValidate($input:LicenseValidateInput!){licenseValidate(input:$input){...LicenseValidation}}" +
  LicenseValidationFragment) as TypedDocumentText<
  LicenseValidateQuery,
  LicenseValidateQueryVariables
>

export const licenses = /* @__PURE__ */ listText("licenses", "License", LicenseFragment, LicenseValueFragment) as TypedDocumentText<
  LicensesQuery,
  LicensesQueryVariables
>

export const listExport = /* @__PURE__ */ lookupText("listExport", "ListExport", ListExportFragment) as TypedDocumentText<
  ListExportQuery,
  ListExportQueryVariables
>

export const listExportCreate = /* @__PURE__ */ mutationText("listExportCreate", "listExport{...ListExport}", ListExportFragment, UserErrorFragment) as TypedDocumentText<
  ListExportCreateMutation,
  ListExportCreateMutationVariables
>

export const listExportCreateDownloadLink = /* @__PURE__ */ mutationText("listExportCreateDownloadLink", "listExport{...ListExport}url expiresAt ", ListExportFragment, UserErrorFragment) as TypedDocumentText<
  ListExportCreateDownloadLinkMutation,
  ListExportCreateDownloadLinkMutationVariables
>

export const listExportDelete = /* @__PURE__ */ mutationText("listExportDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  ListExportDeleteMutation,
  ListExportDeleteMutationVariables
>

export const listExports = /* @__PURE__ */ listText("listExports", "ListExport", ListExportFragment) as TypedDocumentText<
  ListExportsQuery,
  ListExportsQueryVariables
>

export const machine = /* @__PURE__ */ lookupText("machine", "Machine", MachineFragment) as TypedDocumentText<
  MachineQuery,
  MachineQueryVariables
>

export const machineActivate = /* @__PURE__ */ mutationText("machineActivate", "machine{...Machine}", MachineFragment, UserErrorFragment) as TypedDocumentText<
  MachineActivateMutation,
  MachineActivateMutationVariables
>

export const machineDeactivate = /* @__PURE__ */ mutationText("machineDeactivate", "deletedId ", UserErrorFragment) as TypedDocumentText<
  MachineDeactivateMutation,
  MachineDeactivateMutationVariables
>

export const machineHeartbeat = /* @__PURE__ */ mutationText("machineHeartbeat", "machine{...Machine}", MachineFragment, UserErrorFragment) as TypedDocumentText<
  MachineHeartbeatMutation,
  MachineHeartbeatMutationVariables
>

export const machineReplace = /* @__PURE__ */ mutationText("machineReplace", "machine{...Machine}", MachineFragment, UserErrorFragment) as TypedDocumentText<
  MachineReplaceMutation,
  MachineReplaceMutationVariables
>

export const machines = /* @__PURE__ */ listText("machines", "Machine", MachineFragment) as TypedDocumentText<
  MachinesQuery,
  MachinesQueryVariables
>

export const membership = /* @__PURE__ */ lookupText("membership", "Membership", MembershipFragment) as TypedDocumentText<
  MembershipQuery,
  MembershipQueryVariables
>

export const membershipChangeRole = /* @__PURE__ */ mutationText("membershipChangeRole", "membership{...Membership}", MembershipFragment, UserErrorFragment) as TypedDocumentText<
  MembershipChangeRoleMutation,
  MembershipChangeRoleMutationVariables
>

export const membershipCreate = /* @__PURE__ */ mutationText("membershipCreate", "membership{...Membership}", MembershipFragment, UserErrorFragment) as TypedDocumentText<
  MembershipCreateMutation,
  MembershipCreateMutationVariables
>

export const membershipDisable = /* @__PURE__ */ mutationText("membershipDisable", "membership{...Membership}", MembershipFragment, UserErrorFragment) as TypedDocumentText<
  MembershipDisableMutation,
  MembershipDisableMutationVariables
>

export const membershipEnable = /* @__PURE__ */ mutationText("membershipEnable", "membership{...Membership}", MembershipFragment, UserErrorFragment) as TypedDocumentText<
  MembershipEnableMutation,
  MembershipEnableMutationVariables
>

export const membershipRemove = /* @__PURE__ */ mutationText("membershipRemove", "deletedId ", UserErrorFragment) as TypedDocumentText<
  MembershipRemoveMutation,
  MembershipRemoveMutationVariables
>

export const memberships = /* @__PURE__ */ listText("memberships", "Membership", MembershipFragment) as TypedDocumentText<
  MembershipsQuery,
  MembershipsQueryVariables
>

export const node = /* @__PURE__ */ lookupText("node", "NodeSummary", NodeSummaryFragment) as TypedDocumentText<
  NodeQuery,
  NodeQueryVariables
>

export const nodes = ("query nodes($ids:[ID!]!){nodes(ids:$ids){...NodeSummary}}" +
  NodeSummaryFragment) as TypedDocumentText<
  NodesQuery,
  NodesQueryVariables
>

export const partner = /* @__PURE__ */ lookupText("partner", "Partner", PartnerFragment) as TypedDocumentText<
  PartnerQuery,
  PartnerQueryVariables
>

export const partnerByNumber = ("query partnerByNumber($number:String!){partnerByNumber(number:$number){...Partner}}" +
  PartnerFragment) as TypedDocumentText<
  PartnerByNumberQuery,
  PartnerByNumberQueryVariables
>

export const partnerCreate = /* @__PURE__ */ mutationText("partnerCreate", "partner{...Partner}", PartnerFragment, UserErrorFragment) as TypedDocumentText<
  PartnerCreateMutation,
  PartnerCreateMutationVariables
>

export const partnerDelete = /* @__PURE__ */ mutationText("partnerDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  PartnerDeleteMutation,
  PartnerDeleteMutationVariables
>

export const partnerUpdate = /* @__PURE__ */ mutationText("partnerUpdate", "partner{...Partner}", PartnerFragment, UserErrorFragment) as TypedDocumentText<
  PartnerUpdateMutation,
  PartnerUpdateMutationVariables
>

export const partners = /* @__PURE__ */ listText("partners", "Partner", PartnerFragment) as TypedDocumentText<
  PartnersQuery,
  PartnersQueryVariables
>

export const passwordRemove = /* @__PURE__ */ mutationText("passwordRemove", "deletedId ", UserErrorFragment) as TypedDocumentText<
  PasswordRemoveMutation,
  PasswordRemoveMutationVariables
>

export const passwordReset = /* @__PURE__ */ mutationText("passwordReset", "password{...ChangedPassword}", ChangedPasswordFragment, UserErrorFragment) as TypedDocumentText<
  PasswordResetMutation,
  PasswordResetMutationVariables
>

export const passwordResetRequest = /* @__PURE__ */ mutationText("passwordResetRequest", "passwordReset{...RequestedPasswordReset}", RequestedPasswordResetFragment, UserErrorFragment) as TypedDocumentText<
  PasswordResetRequestMutation,
  PasswordResetRequestMutationVariables
>

export const passwordSet = /* @__PURE__ */ mutationText("passwordSet", "password{...ChangedPassword}", ChangedPasswordFragment, UserErrorFragment) as TypedDocumentText<
  PasswordSetMutation,
  PasswordSetMutationVariables
>

export const portalSettings = ("query portalSettings{portalSettings{...PortalSettings}}" +
  PortalSettingsFragment) as TypedDocumentText<
  PortalSettingsQuery,
  PortalSettingsQueryVariables
>

export const portalSettingsUpdate = /* @__PURE__ */ mutationText("portalSettingsUpdate", "portalSettings{...PortalSettings}", PortalSettingsFragment, UserErrorFragment) as TypedDocumentText<
  PortalSettingsUpdateMutation,
  PortalSettingsUpdateMutationVariables
>

export const portalUser = /* @__PURE__ */ lookupText("portalUser", "PortalUser", PortalUserFragment) as TypedDocumentText<
  PortalUserQuery,
  PortalUserQueryVariables
>

export const portalUserByEmail = ("query portalUserByEmail($email:String!){portalUserByEmail(email:$email){...PortalUser}}" +
  PortalUserFragment) as TypedDocumentText<
  PortalUserByEmailQuery,
  PortalUserByEmailQueryVariables
>

export const portalUserCreate = /* @__PURE__ */ mutationText("portalUserCreate", "portalUser{...PortalUser}", PortalUserFragment, UserErrorFragment) as TypedDocumentText<
  PortalUserCreateMutation,
  PortalUserCreateMutationVariables
>

export const portalUserDisable = /* @__PURE__ */ mutationText("portalUserDisable", "portalUser{...PortalUser}", PortalUserFragment, UserErrorFragment) as TypedDocumentText<
  PortalUserDisableMutation,
  PortalUserDisableMutationVariables
>

export const portalUserEnable = /* @__PURE__ */ mutationText("portalUserEnable", "portalUser{...PortalUser}", PortalUserFragment, UserErrorFragment) as TypedDocumentText<
  PortalUserEnableMutation,
  PortalUserEnableMutationVariables
>

export const portalUserErase = /* @__PURE__ */ mutationText("portalUserErase", "portalUser{...PortalUser}", PortalUserFragment, UserErrorFragment) as TypedDocumentText<
  PortalUserEraseMutation,
  PortalUserEraseMutationVariables
>

export const portalUserExport = /* @__PURE__ */ mutationText("portalUserExport", "listExport{...ListExport}", ListExportFragment, UserErrorFragment) as TypedDocumentText<
  PortalUserExportMutation,
  PortalUserExportMutationVariables
>

export const portalUserUpdate = /* @__PURE__ */ mutationText("portalUserUpdate", "portalUser{...PortalUser}", PortalUserFragment, UserErrorFragment) as TypedDocumentText<
  PortalUserUpdateMutation,
  PortalUserUpdateMutationVariables
>

export const portalUsers = /* @__PURE__ */ listText("portalUsers", "PortalUser", PortalUserFragment) as TypedDocumentText<
  PortalUsersQuery,
  PortalUsersQueryVariables
>

export const product = /* @__PURE__ */ lookupText("product", "Product", ProductFragment) as TypedDocumentText<
  ProductQuery,
  ProductQueryVariables
>

export const productBySlug = ("query productBySlug($slug:String!){productBySlug(slug:$slug){...Product}}" +
  ProductFragment) as TypedDocumentText<
  ProductBySlugQuery,
  ProductBySlugQueryVariables
>

export const productCreate = /* @__PURE__ */ mutationText("productCreate", "product{...Product}", ProductFragment, UserErrorFragment) as TypedDocumentText<
  ProductCreateMutation,
  ProductCreateMutationVariables
>

export const productDelete = /* @__PURE__ */ mutationText("productDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  ProductDeleteMutation,
  ProductDeleteMutationVariables
>

export const productUpdate = /* @__PURE__ */ mutationText("productUpdate", "product{...Product}", ProductFragment, UserErrorFragment) as TypedDocumentText<
  ProductUpdateMutation,
  ProductUpdateMutationVariables
>

export const productVersion = /* @__PURE__ */ lookupText("productVersion", "ProductVersion", ProductVersionFragment) as TypedDocumentText<
  ProductVersionQuery,
  ProductVersionQueryVariables
>

export const productVersionAnnounce = /* @__PURE__ */ mutationText("productVersionAnnounce", "productVersion{...ProductVersion}customerCount ", ProductVersionFragment, UserErrorFragment) as TypedDocumentText<
  ProductVersionAnnounceMutation,
  ProductVersionAnnounceMutationVariables
>

export const productVersionCreate = /* @__PURE__ */ mutationText("productVersionCreate", "productVersion{...ProductVersion}", ProductVersionFragment, UserErrorFragment) as TypedDocumentText<
  ProductVersionCreateMutation,
  ProductVersionCreateMutationVariables
>

export const productVersionDelete = /* @__PURE__ */ mutationText("productVersionDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  ProductVersionDeleteMutation,
  ProductVersionDeleteMutationVariables
>

export const productVersionUpdate = /* @__PURE__ */ mutationText("productVersionUpdate", "productVersion{...ProductVersion}", ProductVersionFragment, UserErrorFragment) as TypedDocumentText<
  ProductVersionUpdateMutation,
  ProductVersionUpdateMutationVariables
>

export const productVersions = /* @__PURE__ */ listText("productVersions", "ProductVersion", ProductVersionFragment) as TypedDocumentText<
  ProductVersionsQuery,
  ProductVersionsQueryVariables
>

export const products = /* @__PURE__ */ listText("products", "Product", ProductFragment) as TypedDocumentText<
  ProductsQuery,
  ProductsQueryVariables
>

export const project = /* @__PURE__ */ lookupText("project", "Project", ProjectFragment) as TypedDocumentText<
  ProjectQuery,
  ProjectQueryVariables
>

export const projectAssignPartner = /* @__PURE__ */ mutationText("projectAssignPartner", "project{...Project}", ProjectFragment, UserErrorFragment) as TypedDocumentText<
  ProjectAssignPartnerMutation,
  ProjectAssignPartnerMutationVariables
>

export const projectAssignUser = /* @__PURE__ */ mutationText("projectAssignUser", "projectAssignment{...ProjectAssignment}", ProjectAssignmentFragment, UserErrorFragment) as TypedDocumentText<
  ProjectAssignUserMutation,
  ProjectAssignUserMutationVariables
>

export const projectAssignUserToAll = /* @__PURE__ */ mutationText("projectAssignUserToAll", "portalUser{...PortalUser}count ", PortalUserFragment, UserErrorFragment) as TypedDocumentText<
  ProjectAssignUserToAllMutation,
  ProjectAssignUserToAllMutationVariables
>

export const projectAssignment = /* @__PURE__ */ lookupText("projectAssignment", "ProjectAssignment", ProjectAssignmentFragment) as TypedDocumentText<
  ProjectAssignmentQuery,
  ProjectAssignmentQueryVariables
>

export const projectAssignments = /* @__PURE__ */ listText("projectAssignments", "ProjectAssignment", ProjectAssignmentFragment) as TypedDocumentText<
  ProjectAssignmentsQuery,
  ProjectAssignmentsQueryVariables
>

export const projectCreate = /* @__PURE__ */ mutationText("projectCreate", "project{...Project}", ProjectFragment, UserErrorFragment) as TypedDocumentText<
  ProjectCreateMutation,
  ProjectCreateMutationVariables
>

export const projectDelete = /* @__PURE__ */ mutationText("projectDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  ProjectDeleteMutation,
  ProjectDeleteMutationVariables
>

export const projectUnassignPartner = /* @__PURE__ */ mutationText("projectUnassignPartner", "project{...Project}", ProjectFragment, UserErrorFragment) as TypedDocumentText<
  ProjectUnassignPartnerMutation,
  ProjectUnassignPartnerMutationVariables
>

export const projectUnassignUser = /* @__PURE__ */ mutationText("projectUnassignUser", "deletedId ", UserErrorFragment) as TypedDocumentText<
  ProjectUnassignUserMutation,
  ProjectUnassignUserMutationVariables
>

export const projectUnassignUserFromAll = /* @__PURE__ */ mutationText("projectUnassignUserFromAll", "portalUser{...PortalUser}count ", PortalUserFragment, UserErrorFragment) as TypedDocumentText<
  ProjectUnassignUserFromAllMutation,
  ProjectUnassignUserFromAllMutationVariables
>

export const projectUpdate = /* @__PURE__ */ mutationText("projectUpdate", "project{...Project}", ProjectFragment, UserErrorFragment) as TypedDocumentText<
  ProjectUpdateMutation,
  ProjectUpdateMutationVariables
>

export const projects = /* @__PURE__ */ listText("projects", "Project", ProjectFragment) as TypedDocumentText<
  ProjectsQuery,
  ProjectsQueryVariables
>

export const recoveryCodesRegenerate = /* @__PURE__ */ mutationText("recoveryCodesRegenerate", "secondFactor{...SecondFactorCodes}", SecondFactorCodesFragment, OpenedSessionFragment, UserErrorFragment) as TypedDocumentText<
  RecoveryCodesRegenerateMutation,
  RecoveryCodesRegenerateMutationVariables
>

export const secondFactorConfirm = /* @__PURE__ */ mutationText("secondFactorConfirm", "secondFactor{...SecondFactorCodes}", SecondFactorCodesFragment, OpenedSessionFragment, UserErrorFragment) as TypedDocumentText<
  SecondFactorConfirmMutation,
  SecondFactorConfirmMutationVariables
>

export const secondFactorDisable = /* @__PURE__ */ mutationText("secondFactorDisable", "deletedId ", UserErrorFragment) as TypedDocumentText<
  SecondFactorDisableMutation,
  SecondFactorDisableMutationVariables
>

export const secondFactorEnroll = /* @__PURE__ */ mutationText("secondFactorEnroll", "enrollment{...SecondFactorEnrollment}", SecondFactorEnrollmentFragment, UserErrorFragment) as TypedDocumentText<
  SecondFactorEnrollMutation,
  SecondFactorEnrollMutationVariables
>

export const secondFactorReset = /* @__PURE__ */ mutationText("secondFactorReset", "deletedId ", UserErrorFragment) as TypedDocumentText<
  SecondFactorResetMutation,
  SecondFactorResetMutationVariables
>

export const senderDomain = ("query senderDomain{senderDomain{...SenderDomain}}" +
  SenderDomainFragment) as TypedDocumentText<
  SenderDomainQuery,
  SenderDomainQueryVariables
>

export const senderDomainRemove = /* @__PURE__ */ mutationText("senderDomainRemove", "deletedId ", UserErrorFragment) as TypedDocumentText<
  SenderDomainRemoveMutation,
  SenderDomainRemoveMutationVariables
>

export const senderDomainSet = /* @__PURE__ */ mutationText("senderDomainSet", "senderDomain{...SenderDomain}", SenderDomainFragment, UserErrorFragment) as TypedDocumentText<
  SenderDomainSetMutation,
  SenderDomainSetMutationVariables
>

export const senderDomainVerify = /* @__PURE__ */ mutationText("senderDomainVerify", "senderDomain{...SenderDomain}", SenderDomainFragment, UserErrorFragment) as TypedDocumentText<
  SenderDomainVerifyMutation,
  SenderDomainVerifyMutationVariables
>

export const serviceAccount = /* @__PURE__ */ lookupText("serviceAccount", "ServiceAccount", ServiceAccountFragment) as TypedDocumentText<
  ServiceAccountQuery,
  ServiceAccountQueryVariables
>

export const serviceAccountCreate = /* @__PURE__ */ mutationText("serviceAccountCreate", "serviceAccount{...ServiceAccount}secret ", ServiceAccountFragment, UserErrorFragment) as TypedDocumentText<
  ServiceAccountCreateMutation,
  ServiceAccountCreateMutationVariables
>

export const serviceAccountRevoke = /* @__PURE__ */ mutationText("serviceAccountRevoke", "serviceAccount{...ServiceAccount}", ServiceAccountFragment, UserErrorFragment) as TypedDocumentText<
  ServiceAccountRevokeMutation,
  ServiceAccountRevokeMutationVariables
>

export const serviceAccountToken = /* @__PURE__ */ lookupText("serviceAccountToken", "ServiceAccountToken", ServiceAccountTokenFragment) as TypedDocumentText<
  ServiceAccountTokenQuery,
  ServiceAccountTokenQueryVariables
>

export const serviceAccountTokenCreate = /* @__PURE__ */ mutationText("serviceAccountTokenCreate", "serviceAccountToken{...ServiceAccountToken}secret ", ServiceAccountTokenFragment, UserErrorFragment) as TypedDocumentText<
  ServiceAccountTokenCreateMutation,
  ServiceAccountTokenCreateMutationVariables
>

export const serviceAccountTokenRevoke = /* @__PURE__ */ mutationText("serviceAccountTokenRevoke", "serviceAccountToken{...ServiceAccountToken}", ServiceAccountTokenFragment, UserErrorFragment) as TypedDocumentText<
  ServiceAccountTokenRevokeMutation,
  ServiceAccountTokenRevokeMutationVariables
>

export const serviceAccountTokenRotate = /* @__PURE__ */ mutationText("serviceAccountTokenRotate", "serviceAccountToken{...ServiceAccountToken}secret ", ServiceAccountTokenFragment, UserErrorFragment) as TypedDocumentText<
  ServiceAccountTokenRotateMutation,
  ServiceAccountTokenRotateMutationVariables
>

export const serviceAccountTokens = /* @__PURE__ */ listText("serviceAccountTokens", "ServiceAccountToken", ServiceAccountTokenFragment) as TypedDocumentText<
  ServiceAccountTokensQuery,
  ServiceAccountTokensQueryVariables
>

export const serviceAccounts = /* @__PURE__ */ listText("serviceAccounts", "ServiceAccount", ServiceAccountFragment) as TypedDocumentText<
  ServiceAccountsQuery,
  ServiceAccountsQueryVariables
>

export const session = /* @__PURE__ */ lookupText("session", "Session", SessionFragment) as TypedDocumentText<
  SessionQuery,
  SessionQueryVariables
>

export const sessionRevoke = /* @__PURE__ */ mutationText("sessionRevoke", "session{...Session}", SessionFragment, UserErrorFragment) as TypedDocumentText<
  SessionRevokeMutation,
  SessionRevokeMutationVariables
>

export const sessionRevokeAll = /* @__PURE__ */ mutationText("sessionRevokeAll", "ended{count}", UserErrorFragment) as TypedDocumentText<
  SessionRevokeAllMutation,
  SessionRevokeAllMutationVariables
>

export const sessions = /* @__PURE__ */ listText("sessions", "Session", SessionFragment) as TypedDocumentText<
  SessionsQuery,
  SessionsQueryVariables
>

export const signInComplete = /* @__PURE__ */ mutationText("signInComplete", "session{...OpenedSession}secondFactor{...AwaitedSecondFactor}", OpenedSessionFragment, AwaitedSecondFactorFragment, UserErrorFragment) as TypedDocumentText<
  SignInCompleteMutation,
  SignInCompleteMutationVariables
>

export const signInSecondFactor = /* @__PURE__ */ mutationText("signInSecondFactor", "session{...OpenedSession}", OpenedSessionFragment, UserErrorFragment) as TypedDocumentText<
  SignInSecondFactorMutation,
  SignInSecondFactorMutationVariables
>

export const signInStart = /* @__PURE__ */ mutationText("signInStart", "signIn{...StartedSignIn}", StartedSignInFragment, UserErrorFragment) as TypedDocumentText<
  SignInStartMutation,
  SignInStartMutationVariables
>

export const signInWithPassword = /* @__PURE__ */ mutationText("signInWithPassword", "session{...OpenedSession}secondFactor{...AwaitedSecondFactor}", OpenedSessionFragment, AwaitedSecondFactorFragment, UserErrorFragment) as TypedDocumentText<
  SignInWithPasswordMutation,
  SignInWithPasswordMutationVariables
>

export const signOut = /* @__PURE__ */ mutationText("signOut", "deletedId ", UserErrorFragment) as TypedDocumentText<
  SignOutMutation,
  SignOutMutationVariables
>

export const signingKey = /* @__PURE__ */ lookupText("signingKey", "SigningKey", SigningKeyFragment) as TypedDocumentText<
  SigningKeyQuery,
  SigningKeyQueryVariables
>

export const signingKeyRotate = /* @__PURE__ */ mutationText("signingKeyRotate", "signingKey{...SigningKey}", SigningKeyFragment, UserErrorFragment) as TypedDocumentText<
  SigningKeyRotateMutation,
  SigningKeyRotateMutationVariables
>

export const signingKeyWithdraw = /* @__PURE__ */ mutationText("signingKeyWithdraw", "signingKey{...SigningKey}", SigningKeyFragment, UserErrorFragment) as TypedDocumentText<
  SigningKeyWithdrawMutation,
  SigningKeyWithdrawMutationVariables
>

export const signingKeys = /* @__PURE__ */ listText("signingKeys", "SigningKey", SigningKeyFragment) as TypedDocumentText<
  SigningKeysQuery,
  SigningKeysQueryVariables
>

export const staffMember = /* @__PURE__ */ lookupText("staffMember", "StaffMember", StaffMemberFragment) as TypedDocumentText<
  StaffMemberQuery,
  StaffMemberQueryVariables
>

export const staffMemberCreate = /* @__PURE__ */ mutationText("staffMemberCreate", "staffMember{...StaffMember}", StaffMemberFragment, UserErrorFragment) as TypedDocumentText<
  StaffMemberCreateMutation,
  StaffMemberCreateMutationVariables
>

export const staffMemberDisable = /* @__PURE__ */ mutationText("staffMemberDisable", "staffMember{...StaffMember}", StaffMemberFragment, UserErrorFragment) as TypedDocumentText<
  StaffMemberDisableMutation,
  StaffMemberDisableMutationVariables
>

export const staffMemberEnable = /* @__PURE__ */ mutationText("staffMemberEnable", "staffMember{...StaffMember}", StaffMemberFragment, UserErrorFragment) as TypedDocumentText<
  StaffMemberEnableMutation,
  StaffMemberEnableMutationVariables
>

export const staffMemberUpdate = /* @__PURE__ */ mutationText("staffMemberUpdate", "staffMember{...StaffMember}", StaffMemberFragment, UserErrorFragment) as TypedDocumentText<
  StaffMemberUpdateMutation,
  StaffMemberUpdateMutationVariables
>

export const staffMembers = ("query staffMembers($filter:StaffFilter$orderBy:[StaffOrder!]$first:Int$after:String$withTotalCount:Boolean=false){staffMembers(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...StaffMember}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  StaffMemberFragment) as TypedDocumentText<
  StaffMembersQuery,
  StaffMembersQueryVariables
>

export const subscription = /* @__PURE__ */ lookupText("subscription", "Subscription", SubscriptionFragment) as TypedDocumentText<
  SubscriptionQuery,
  SubscriptionQueryVariables
>

export const subscriptionAccept = /* @__PURE__ */ mutationText("subscriptionAccept", "subscription{...Subscription}", SubscriptionFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionAcceptMutation,
  SubscriptionAcceptMutationVariables
>

export const subscriptionActivate = /* @__PURE__ */ mutationText("subscriptionActivate", "subscription{...Subscription}", SubscriptionFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionActivateMutation,
  SubscriptionActivateMutationVariables
>

export const subscriptionChanged = ("subscription subscriptionChanged($ids:[ID!]$after:ID){subscriptionChanged(ids:$ids after:$after){eventId type occurredAt subscription{...Subscription}}}" +
  SubscriptionFragment) as TypedDocumentText<
  SubscriptionChangedSubscription,
  SubscriptionChangedSubscriptionVariables
>

export const subscriptionCreate = /* @__PURE__ */ mutationText("subscriptionCreate", "subscription{...Subscription}", SubscriptionFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionCreateMutation,
  SubscriptionCreateMutationVariables
>

export const subscriptionLevel = /* @__PURE__ */ lookupText("subscriptionLevel", "SubscriptionLevel", SubscriptionLevelFragment) as TypedDocumentText<
  SubscriptionLevelQuery,
  SubscriptionLevelQueryVariables
>

export const subscriptionLevelCreate = /* @__PURE__ */ mutationText("subscriptionLevelCreate", "subscriptionLevel{...SubscriptionLevel}", SubscriptionLevelFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionLevelCreateMutation,
  SubscriptionLevelCreateMutationVariables
>

export const subscriptionLevelDelete = /* @__PURE__ */ mutationText("subscriptionLevelDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  SubscriptionLevelDeleteMutation,
  SubscriptionLevelDeleteMutationVariables
>

export const subscriptionLevelUpdate = /* @__PURE__ */ mutationText("subscriptionLevelUpdate", "subscriptionLevel{...SubscriptionLevel}", SubscriptionLevelFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionLevelUpdateMutation,
  SubscriptionLevelUpdateMutationVariables
>

export const subscriptionLevels = /* @__PURE__ */ listText("subscriptionLevels", "SubscriptionLevel", SubscriptionLevelFragment) as TypedDocumentText<
  SubscriptionLevelsQuery,
  SubscriptionLevelsQueryVariables
>

export const subscriptionOverview = ("query subscriptionOverview($customerId:ID!$projectId:ID){subscriptionOverview(customerId:$customerId projectId:$projectId){...CustomerSubscriptionOverview}}" +
  CustomerSubscriptionOverviewFragment) as TypedDocumentText<
  SubscriptionOverviewQuery,
  SubscriptionOverviewQueryVariables
>

export const subscriptionReject = /* @__PURE__ */ mutationText("subscriptionReject", "subscription{...Subscription}", SubscriptionFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionRejectMutation,
  SubscriptionRejectMutationVariables
>

export const subscriptionRenew = /* @__PURE__ */ mutationText("subscriptionRenew", "subscription{...Subscription}", SubscriptionFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionRenewMutation,
  SubscriptionRenewMutationVariables
>

export const subscriptionRequest = /* @__PURE__ */ mutationText("subscriptionRequest", "subscription{...Subscription}", SubscriptionFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionRequestMutation,
  SubscriptionRequestMutationVariables
>

export const subscriptionTerminate = /* @__PURE__ */ mutationText("subscriptionTerminate", "subscription{...Subscription}", SubscriptionFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionTerminateMutation,
  SubscriptionTerminateMutationVariables
>

export const subscriptionUpdate = /* @__PURE__ */ mutationText("subscriptionUpdate", "subscription{...Subscription}", SubscriptionFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionUpdateMutation,
  SubscriptionUpdateMutationVariables
>

export const subscriptionWithdraw = /* @__PURE__ */ mutationText("subscriptionWithdraw", "subscription{...Subscription}", SubscriptionFragment, UserErrorFragment) as TypedDocumentText<
  SubscriptionWithdrawMutation,
  SubscriptionWithdrawMutationVariables
>

export const subscriptions = /* @__PURE__ */ listText("subscriptions", "Subscription", SubscriptionFragment) as TypedDocumentText<
  SubscriptionsQuery,
  SubscriptionsQueryVariables
>

export const supportContact = /* @__PURE__ */ lookupText("supportContact", "SupportContact", SupportContactFragment) as TypedDocumentText<
  SupportContactQuery,
  SupportContactQueryVariables
>

export const supportContactChangeAccess = /* @__PURE__ */ mutationText("supportContactChangeAccess", "supportContact{...SupportContact}", SupportContactFragment, UserErrorFragment) as TypedDocumentText<
  SupportContactChangeAccessMutation,
  SupportContactChangeAccessMutationVariables
>

export const supportContactCreate = /* @__PURE__ */ mutationText("supportContactCreate", "supportContact{...SupportContact}", SupportContactFragment, UserErrorFragment) as TypedDocumentText<
  SupportContactCreateMutation,
  SupportContactCreateMutationVariables
>

export const supportContactLimits = ("query supportContactLimits($customerId:ID!){supportContactLimits(customerId:$customerId){full{used limit}readOnly{used limit}}}") as TypedDocumentText<
  SupportContactLimitsQuery,
  SupportContactLimitsQueryVariables
>

export const supportContactRemove = /* @__PURE__ */ mutationText("supportContactRemove", "supportContact{...SupportContact}", SupportContactFragment, UserErrorFragment) as TypedDocumentText<
  SupportContactRemoveMutation,
  SupportContactRemoveMutationVariables
>

export const supportContactUpdate = /* @__PURE__ */ mutationText("supportContactUpdate", "supportContact{...SupportContact}", SupportContactFragment, UserErrorFragment) as TypedDocumentText<
  SupportContactUpdateMutation,
  SupportContactUpdateMutationVariables
>

export const supportContacts = /* @__PURE__ */ listText("supportContacts", "SupportContact", SupportContactFragment) as TypedDocumentText<
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

export const tokenPolicyCreate = /* @__PURE__ */ mutationText("tokenPolicyCreate", "tokenPolicy{...TokenPolicy}", TokenPolicyFragment, UserErrorFragment) as TypedDocumentText<
  TokenPolicyCreateMutation,
  TokenPolicyCreateMutationVariables
>

export const tokenPolicyDelete = /* @__PURE__ */ mutationText("tokenPolicyDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  TokenPolicyDeleteMutation,
  TokenPolicyDeleteMutationVariables
>

export const tokenPolicyUpdate = /* @__PURE__ */ mutationText("tokenPolicyUpdate", "tokenPolicy{...TokenPolicy}", TokenPolicyFragment, UserErrorFragment) as TypedDocumentText<
  TokenPolicyUpdateMutation,
  TokenPolicyUpdateMutationVariables
>

export const usageMetric = /* @__PURE__ */ lookupText("usageMetric", "UsageMetric", UsageMetricFragment) as TypedDocumentText<
  UsageMetricQuery,
  UsageMetricQueryVariables
>

export const usageMetricCreate = /* @__PURE__ */ mutationText("usageMetricCreate", "usageMetric{...UsageMetric}", UsageMetricFragment, UserErrorFragment) as TypedDocumentText<
  UsageMetricCreateMutation,
  UsageMetricCreateMutationVariables
>

export const usageMetricDelete = /* @__PURE__ */ mutationText("usageMetricDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  UsageMetricDeleteMutation,
  UsageMetricDeleteMutationVariables
>

export const usageMetricUpdate = /* @__PURE__ */ mutationText("usageMetricUpdate", "usageMetric{...UsageMetric}", UsageMetricFragment, UserErrorFragment) as TypedDocumentText<
  UsageMetricUpdateMutation,
  UsageMetricUpdateMutationVariables
>

export const usageMetrics = /* @__PURE__ */ listText("usageMetrics", "UsageMetric", UsageMetricFragment) as TypedDocumentText<
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

export const webhookDeliveries = /* @__PURE__ */ listText("webhookDeliveries", "WebhookDelivery", WebhookDeliveryFragment) as TypedDocumentText<
  WebhookDeliveriesQuery,
  WebhookDeliveriesQueryVariables
>

export const webhookDelivery = /* @__PURE__ */ lookupText("webhookDelivery", "WebhookDelivery", WebhookDeliveryFragment) as TypedDocumentText<
  WebhookDeliveryQuery,
  WebhookDeliveryQueryVariables
>

export const webhookDeliveryReplay = /* @__PURE__ */ mutationText("webhookDeliveryReplay", "webhookDelivery{...WebhookDelivery}", WebhookDeliveryFragment, UserErrorFragment) as TypedDocumentText<
  WebhookDeliveryReplayMutation,
  WebhookDeliveryReplayMutationVariables
>

export const webhookEndpoint = /* @__PURE__ */ lookupText("webhookEndpoint", "WebhookEndpoint", WebhookEndpointFragment) as TypedDocumentText<
  WebhookEndpointQuery,
  WebhookEndpointQueryVariables
>

export const webhookEndpointCreate = /* @__PURE__ */ mutationText("webhookEndpointCreate", "webhookEndpoint{...WebhookEndpoint}secret ", WebhookEndpointFragment, UserErrorFragment) as TypedDocumentText<
  WebhookEndpointCreateMutation,
  WebhookEndpointCreateMutationVariables
>

export const webhookEndpointDelete = /* @__PURE__ */ mutationText("webhookEndpointDelete", "deletedId ", UserErrorFragment) as TypedDocumentText<
  WebhookEndpointDeleteMutation,
  WebhookEndpointDeleteMutationVariables
>

export const webhookEndpointDisable = /* @__PURE__ */ mutationText("webhookEndpointDisable", "webhookEndpoint{...WebhookEndpoint}", WebhookEndpointFragment, UserErrorFragment) as TypedDocumentText<
  WebhookEndpointDisableMutation,
  WebhookEndpointDisableMutationVariables
>

export const webhookEndpointEnable = /* @__PURE__ */ mutationText("webhookEndpointEnable", "webhookEndpoint{...WebhookEndpoint}", WebhookEndpointFragment, UserErrorFragment) as TypedDocumentText<
  WebhookEndpointEnableMutation,
  WebhookEndpointEnableMutationVariables
>

export const webhookEndpointReplay = /* @__PURE__ */ mutationText("webhookEndpointReplay", "webhookEndpoint{...WebhookEndpoint}count ", WebhookEndpointFragment, UserErrorFragment) as TypedDocumentText<
  WebhookEndpointReplayMutation,
  WebhookEndpointReplayMutationVariables
>

export const webhookEndpointRotateSecret = /* @__PURE__ */ mutationText("webhookEndpointRotateSecret", "webhookEndpoint{...WebhookEndpoint}secret ", WebhookEndpointFragment, UserErrorFragment) as TypedDocumentText<
  WebhookEndpointRotateSecretMutation,
  WebhookEndpointRotateSecretMutationVariables
>

export const webhookEndpointTest = /* @__PURE__ */ mutationText("webhookEndpointTest", "webhookDelivery{...WebhookDelivery}", WebhookDeliveryFragment, UserErrorFragment) as TypedDocumentText<
  WebhookEndpointTestMutation,
  WebhookEndpointTestMutationVariables
>

export const webhookEndpointUpdate = /* @__PURE__ */ mutationText("webhookEndpointUpdate", "webhookEndpoint{...WebhookEndpoint}", WebhookEndpointFragment, UserErrorFragment) as TypedDocumentText<
  WebhookEndpointUpdateMutation,
  WebhookEndpointUpdateMutationVariables
>

export const webhookEndpoints = ("query webhookEndpoints($filter:WebhookEndpointFilter$orderBy:[WebhookEndpointOrder!]$includeArchived:Boolean$first:Int$after:String$withTotalCount:Boolean=false){webhookEndpoints(filter:$filter orderBy:$orderBy includeArchived:$includeArchived first:$first after:$after){nodes{...WebhookEndpoint}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  WebhookEndpointFragment) as TypedDocumentText<
  WebhookEndpointsQuery,
  WebhookEndpointsQueryVariables
>