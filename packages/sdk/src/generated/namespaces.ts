import type { List, ListArgs } from '../pages.ts'
import type { Requests } from '../requests.ts'
import type { RequestOptions } from '../transport.ts'
import * as documents from './documents.ts'
import type {
  ApiToken,
  Customer,
  CustomerSubscriptionOverview,
  Membership,
  NodeSummary,
  Partner,
  PortalUser,
  Product,
  ProductVersion,
  Project,
  ProjectAssignment,
  StaffMember,
  Subscription,
  SubscriptionLevel,
  UsageMetric,
  Viewer,
} from './entities.ts'
import type {
  ApiTokenCreateInput,
  ApiTokenRevokeInput,
  ApiTokensQueryVariables,
  CustomerArchiveInput,
  CustomerCreateInput,
  CustomerDeleteInput,
  CustomerUnarchiveInput,
  CustomerUpdateContactInput,
  CustomerUpdateInput,
  CustomersQueryVariables,
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
  PortalUserCreateInput,
  PortalUserDisableInput,
  PortalUserEnableInput,
  PortalUserUpdateInput,
  PortalUsersQueryVariables,
  ProductCreateInput,
  ProductDeleteInput,
  ProductUpdateInput,
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
  StaffMemberCreateInput,
  StaffMemberDisableInput,
  StaffMemberEnableInput,
  StaffMemberUpdateInput,
  StaffMembersQueryVariables,
  SubscriptionAcceptInput,
  SubscriptionActivateInput,
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
  UsageMetricCreateInput,
  UsageMetricDeleteInput,
  UsageMetricUpdateInput,
  UsageMetricsQueryVariables,
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
   * Creates an API token. The answer has its secret, which cannot be read again.
   *
   * @example
   * ```ts
   * const { apiToken, secret } = await portico.apiTokens.create({ name, scopes: ['API_TOKEN_READ'] })
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
   * Deletes a customer for good. CONFLICT, saying on what, while projects or memberships depend on it.
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
   * Deletes a version. CONFLICT, saying how many, while it has subscriptions; disable it instead.
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
   * Deletes a product. CONFLICT, saying what it has, while it has versions or subscriptions.
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
   * Deletes a project for good. CONFLICT, saying what it has, while it has subscriptions, assigned users or partners.
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

/** What the client is generated from. */
export class Namespaces {
  readonly apiTokens: ApiTokens
  readonly customers: Customers
  readonly memberships: Memberships
  readonly partners: Partners
  readonly portalUsers: PortalUsers
  readonly productVersions: ProductVersions
  readonly products: Products
  readonly projectAssignments: ProjectAssignments
  readonly projects: Projects
  readonly staffMembers: StaffMembers
  readonly subscriptionLevels: SubscriptionLevels
  readonly subscriptions: Subscriptions
  readonly usageMetrics: UsageMetrics
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
    this.apiTokens = new ApiTokens(requests)
    this.customers = new Customers(requests)
    this.memberships = new Memberships(requests)
    this.partners = new Partners(requests)
    this.portalUsers = new PortalUsers(requests)
    this.productVersions = new ProductVersions(requests)
    this.products = new Products(requests)
    this.projectAssignments = new ProjectAssignments(requests)
    this.projects = new Projects(requests)
    this.staffMembers = new StaffMembers(requests)
    this.subscriptionLevels = new SubscriptionLevels(requests)
    this.subscriptions = new Subscriptions(requests)
    this.usageMetrics = new UsageMetrics(requests)
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
