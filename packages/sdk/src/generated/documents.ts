import type { TypedDocumentText } from '../document.ts'
import type {
  ApiTokenCreateMutation,
  ApiTokenCreateMutationVariables,
  ApiTokenQuery,
  ApiTokenQueryVariables,
  ApiTokenRevokeMutation,
  ApiTokenRevokeMutationVariables,
  ApiTokensQuery,
  ApiTokensQueryVariables,
  CustomerArchiveMutation,
  CustomerArchiveMutationVariables,
  CustomerByNumberQuery,
  CustomerByNumberQueryVariables,
  CustomerCreateMutation,
  CustomerCreateMutationVariables,
  CustomerDeleteMutation,
  CustomerDeleteMutationVariables,
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
  PortalUserByEmailQuery,
  PortalUserByEmailQueryVariables,
  PortalUserCreateMutation,
  PortalUserCreateMutationVariables,
  PortalUserDisableMutation,
  PortalUserDisableMutationVariables,
  PortalUserEnableMutation,
  PortalUserEnableMutationVariables,
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
} from './types.ts'

const ApiTokenFragment = "fragment ApiToken on ApiToken{id name lastFour scopes allCustomers customerIds expiresAt lastUsedAt revokedAt createdAt}"

const CustomerFragment = "fragment Customer on Customer{id number name externalId type testEndsAt contactName contactEmail contactPhone notes metadata archivedAt version createdAt updatedAt}"

const CustomerSubscriptionOverviewFragment = "fragment CustomerSubscriptionOverview on CustomerSubscriptionOverview{supportContacts{full readOnly}usageLimits{quantity metric{id code name}}}"

const MembershipFragment = "fragment Membership on Membership{id status role source version createdAt updatedAt customer{id number name}partner{id number name}portalUser{id email firstName lastName}}"

const NodeSummaryFragment = "fragment NodeSummary on Node{__typename id ...on ApiToken{name}...on Customer{number name}...on Membership{portalUser{id email}}...on Partner{number name}...on PortalUser{email}...on Product{name}...on ProductVersion{name}...on Project{name}...on ProjectAssignment{project{id name}portalUser{id email}}...on Staff{name email}...on Subscription{project{id name}}...on SubscriptionLevel{name}...on UsageMetric{name}}"

const PartnerFragment = "fragment Partner on Partner{id number name contactName contactEmail contactPhone notes version createdAt updatedAt}"

const PortalUserFragment = "fragment PortalUser on PortalUser{id email firstName lastName disabledAt version createdAt updatedAt}"

const ProductFragment = "fragment Product on Product{id slug name description version createdAt updatedAt}"

const ProductVersionFragment = "fragment ProductVersion on ProductVersion{id name enabled supportEndsOn supportStartsOn version createdAt updatedAt product{id slug name}}"

const ProjectFragment = "fragment Project on Project{id name description notes ticketOrganizationId metadata version createdAt updatedAt customer{id number name}}"

const ProjectAssignmentFragment = "fragment ProjectAssignment on ProjectAssignment{id createdAt portalUser{id email firstName lastName}project{id name}}"

const StaffMemberFragment = "fragment StaffMember on Staff{id name email role disabledAt version createdAt updatedAt}"

const SubscriptionFragment = "fragment Subscription on Subscription{id status startsOn months endsOn notes rejectionReason activatedAt endedAt version createdAt updatedAt project{id name}product{id slug name}productVersion{id name}level{id code name}renewalOf{id status startsOn endsOn}overview{slaName slaTimeZone fullSupportContacts readOnlySupportContacts usageLimits{id quantity metric{id code name}}}}"

const SubscriptionLevelFragment = "fragment SubscriptionLevel on SubscriptionLevel{id code name slaName slaTimeZone fullSupportContacts readOnlySupportContacts version createdAt updatedAt usageLimits{id quantity metric{id code name}}}"

const UsageMetricFragment = "fragment UsageMetric on UsageMetric{id code name unit version createdAt updatedAt}"

const UserErrorFragment = "fragment UserError on UserError{code message path}"

const ViewerFragment = "fragment Viewer on Viewer{kind id name role scopes portalUser{...PortalUser}memberships{...Membership}}"

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

export const apiTokens = ("query apiTokens($filter:ApiTokenFilter$orderBy:[ApiTokenOrder!]$first:Int$after:String$withTotalCount:Boolean=false){apiTokens(filter:$filter orderBy:$orderBy first:$first after:$after){nodes{...ApiToken}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}" +
  ApiTokenFragment) as TypedDocumentText<
  ApiTokensQuery,
  ApiTokensQueryVariables
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
  PortalUserFragment +
  MembershipFragment) as TypedDocumentText<
  ViewerQuery,
  ViewerQueryVariables
>