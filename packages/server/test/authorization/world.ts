import {
  grantableScopes,
  type Scope,
  serviceAccountScopes,
  staffScopes,
  withImplied,
} from '../../src/auth/scopes.ts'
import { hashToken, lastFour, makeToken } from '../../src/auth/token.ts'
import type { Db } from '../../src/context.ts'
import type * as database from '../../src/db/generated/prisma/client.ts'
import { newId } from '../../src/ids.ts'
import type { Model, RowOf, Rows, Who } from './oracle.ts'
import { type Random, randomOf } from './random.ts'

/** The instant at which every test of a world takes place. */
export const now = new Date('2026-06-15T12:00:00.000Z')

/** What a text or number that stands in one row alone tells of, wherever it turns up. */
type Mark = { model: Model; id: string; column: string }

/** One who can ask: with what credential, and who that is. */
export type Caller = { name: string; who: Who; token: string | null; team?: string }

/** A random installation with everything that makes authorization hard, and everyone who can ask it. */
export type World = {
  seed: number
  rows: Rows
  /** Every recognizable value, in lower case. */
  marks: ReadonlyMap<string, Mark>
  callers: readonly Caller[]
  /** Credentials that must not work, with the code they are refused with. */
  refused: readonly { name: string; token: string; code: string }[]
}

/** Finds the marks of a text: five digits between letters that no id has, and numbers of seven digits from 5 on. */
export const markPattern = /u\d{5}u|\b[5-9]\d{6}\b/gi

export function makeWorld(seed: number): World {
  const world = new Maker(seed)
  world.makeVendor()
  world.makeCatalog()
  world.makeCompanies()
  world.makeProjects()
  world.makeSubscriptions()
  world.makePeople()
  world.makeEmails()
  world.makeLicenses()
  world.makeExpiryNotices()
  world.makeSupportContacts()
  world.makePortals()
  world.makeSignIns()
  world.makeImpersonations()
  world.makeInvitations()
  world.makeWebhooks()
  world.makeDestinations()
  world.makeTokens()
  world.makeExports()
  world.makeApiUsage()
  world.makeServiceAccounts()
  world.makeAuditEvents()
  return { seed, rows: world.rows, marks: world.marks, callers: world.callers, refused: world.refused }
}

const words = ['north', 'south', 'east', 'west']
const day = 86_400_000
const features = [
  'SUBSCRIPTION_REQUESTS',
  'LICENSES',
  'TEMPORARY_LICENSES',
  'SUPPORT_CONTACTS',
  'PEOPLE',
] as const
const roles = ['ADMIN', 'MEMBER', 'READ_ONLY'] as const
const states = ['REQUESTED', 'PENDING', 'ACTIVE', 'EXPIRED', 'REJECTED', 'CANCELED', 'TERMINATED'] as const

type Company = { customerId: string; partnerId?: undefined } | { customerId?: undefined; partnerId: string }
type TermsOfLicense = Pick<
  database.License,
  | 'expirationBasis'
  | 'renewalBasis'
  | 'maxMachines'
  | 'maxUsers'
  | 'maxUses'
  | 'overage'
  | 'machineMatching'
  | 'heartbeatSeconds'
  | 'fileTtlSeconds'
  | 'entitlements'
>
type Staff = database.Staff
type MembershipOptions = Partial<Pick<database.Membership, 'role' | 'status'>>

/** A field of which a customer is told. */
const shownField = (entityType: string) =>
  ({ membership: 'role', support_contact: 'email' })[entityType] ?? 'name'

/** Who did it; whether the event waits for its place, and whether only what is hidden changed. */
type By = Pick<database.AuditEvent, 'actorKind' | 'actorId'> & { position?: null; onlyHidden?: boolean }

class Maker {
  readonly rows: Rows = {
    Staff: [],
    ApiToken: [],
    ApiUsage: [],
    TokenPolicy: [],
    ServiceAccount: [],
    ServiceAccountToken: [],
    Session: [],
    Password: [],
    PasswordLink: [],
    SecondFactor: [],
    RecoveryCode: [],
    PendingSignIn: [],
    SignIn: [],
    SignInLimit: [],
    Budget: [],
    FailedSignIn: [],
    AuditEvent: [],
    Customer: [],
    Partner: [],
    Project: [],
    ProjectAssignment: [],
    PortalUser: [],
    Membership: [],
    Product: [],
    ProductVersion: [],
    UsageMetric: [],
    SubscriptionLevel: [],
    SubscriptionLevelUsageLimit: [],
    Subscription: [],
    SubscriptionUsageLimit: [],
    Email: [],
    EmailTemplate: [],
    SenderDomain: [],
    ExpiryNotice: [],
    ExpiryDigest: [],
    ReleaseAnnouncement: [],
    ReleaseNotice: [],
    License: [],
    LicenseChange: [],
    LicenseDownloadLink: [],
    LicenseField: [],
    LicenseFieldValue: [],
    LicenseSeat: [],
    LicenseUsageMonth: [],
    LicenseTemplate: [],
    LicenseTemplateValue: [],
    Machine: [],
    SigningKey: [],
    SupportContact: [],
    PortalSettings: [],
    CustomerPortal: [],
    Impersonation: [],
    Invitation: [],
    ListExport: [],
    ListExportPart: [],
    EmailDestination: [],
    WebhookEndpoint: [],
    WebhookDelivery: [],
  }
  readonly marks = new Map<string, Mark>()
  readonly callers: Caller[] = [{ name: 'anonymous', who: { kind: 'nobody' }, token: null }]
  readonly refused: { name: string; token: string; code: string }[] = []
  readonly random: Random
  private readonly seed: number
  private count = 0

  constructor(seed: number) {
    this.seed = seed
    this.random = randomOf(seed)
  }

  makeVendor(): void {
    for (const role of ['ADMIN', 'SALES', 'SUPPORT'] as const) {
      const id = this.staff(role, null)
      this.callers.push({
        name: `staff ${role}`,
        who: { kind: 'staff', id, role },
        token: this.session({ staffId: id }),
      })
    }
    const gone = this.staff('ADMIN', this.time())
    this.refused.push({
      name: 'disabled staff',
      token: this.session({ staffId: gone }),
      code: 'UNAUTHENTICATED',
    })
  }

  makeCatalog(): void {
    for (let i = 0; i < 3; i++) {
      const productId = newId('Product')
      this.rows.Product.push({
        id: productId,
        slug: `${this.random.pick(words)}-${this.mark('Product', productId, 'slug')}`,
        name: this.text('Product', productId, 'name'),
        description: this.maybe(() => this.text('Product', productId, 'description')),
        ...this.editable(),
      })
      for (let j = 0; j < 3; j++) {
        const id = newId('ProductVersion')
        this.rows.ProductVersion.push({
          id,
          productId,
          name: this.text('ProductVersion', id, 'name'),
          enabled: j === 0 || (j === 1 && this.random.chance(50)),
          supportStartsOn: this.maybe(() => this.date(-12)),
          supportEndsOn: this.maybe(() => this.date(12)),
          ...this.editable(),
        })
      }
      const metricId = newId('UsageMetric')
      this.rows.UsageMetric.push({
        id: metricId,
        code: `M_${this.mark('UsageMetric', metricId, 'code').toUpperCase()}`,
        name: this.text('UsageMetric', metricId, 'name'),
        unit: this.maybe(() => this.text('UsageMetric', metricId, 'unit')),
        ...this.editable(),
      })
    }
    for (let i = 0; i < 3; i++) {
      const levelId = newId('SubscriptionLevel')
      this.rows.SubscriptionLevel.push({
        id: levelId,
        code: `L_${this.mark('SubscriptionLevel', levelId, 'code').toUpperCase()}`,
        name: this.text('SubscriptionLevel', levelId, 'name'),
        ...this.terms('SubscriptionLevel', levelId),
        ...this.editable(),
      })
      for (const metric of this.random.some(this.rows.UsageMetric, 2)) {
        const id = newId('SubscriptionLevelUsageLimit')
        const quantity = this.number('SubscriptionLevelUsageLimit', id, 'quantity')
        this.rows.SubscriptionLevelUsageLimit.push({ id, levelId, metricId: metric.id, quantity })
      }
    }
  }

  /** Six customers: the fourth without projects, the fifth archived, the last for a test. Four partners, one idle. */
  makeCompanies(): void {
    for (let i = 0; i < 6; i++) {
      const id = newId('Customer')
      const created = this.editable()
      const type = i === 5 ? 'TEST' : this.random.pick(['DEVELOPMENT', 'TRIAL', 'PAID', 'COMMUNITY'] as const)
      this.rows.Customer.push({
        id,
        number: `c-${this.mark('Customer', id, 'number')}`,
        externalId: i < 3 || this.random.chance(50) ? this.text('Customer', id, 'externalId') : null,
        name: this.text('Customer', id, 'name'),
        type,
        testEndsAt: type === 'TEST' ? new Date(created.createdAt.getTime() + day) : null,
        ...this.contact('Customer', id),
        notes: this.text('Customer', id, 'notes'),
        metadata: { free: this.mark('Customer', id, 'metadata') },
        archivedAt: i === 4 ? this.time() : null,
        erasedAt: null,
        ...created,
      })
    }
    for (let i = 0; i < 4; i++) {
      const id = newId('Partner')
      this.rows.Partner.push({
        id,
        number: `p-${this.mark('Partner', id, 'number')}`,
        name: this.text('Partner', id, 'name'),
        ...this.contact('Partner', id),
        notes: this.text('Partner', id, 'notes'),
        ...this.editable(),
      })
    }
  }

  /** The first partner serves two customers at least, and the first project has two partners. */
  makeProjects(): void {
    const busy = this.rows.Partner.slice(0, 3).map((partner) => partner.id)
    const withProjects = this.rows.Customer.filter((_, i) => i !== 3)
    for (const [i, customer] of withProjects.entries()) {
      const size = i < 2 ? 3 : 1 + this.random.below(2)
      for (let j = 0; j < size; j++) {
        const id = newId('Project')
        const partnerIds =
          i < 2 && j === 0 ? busy.slice(0, 2 - i) : this.random.some(busy, this.random.below(3))
        this.rows.Project.push({
          id,
          customerId: customer.id,
          name: this.text('Project', id, 'name'),
          description: this.text('Project', id, 'description'),
          ticketOrganizationId: this.maybe(() => this.text('Project', id, 'ticketOrganizationId')),
          notes: this.text('Project', id, 'notes'),
          metadata: { free: this.mark('Project', id, 'metadata') },
          ...this.editable(),
          partnerIds,
        })
      }
    }
  }

  /** In all states, some of versions that are no longer enabled, some renewals, one of them of a foreign subscription. */
  makeSubscriptions(): void {
    for (const [i, project] of this.rows.Project.entries()) {
      for (const product of this.random.some(this.rows.Product, i < 3 ? 2 : this.random.below(3))) {
        const first = this.subscription(
          project.id,
          product.id,
          this.random.chance(50) ? 'ACTIVE' : this.random.pick(states),
        )
        if (first.status !== 'ACTIVE' && first.status !== 'EXPIRED') continue
        if (this.random.chance(60))
          this.subscription(
            project.id,
            product.id,
            this.random.pick(['REQUESTED', 'PENDING', 'REJECTED']),
            first.id,
          )
      }
    }
    const [one, other] = [this.rows.Project[0]!, this.rows.Project.at(-1)!]
    const foreign = this.subscription(other.id, this.rows.Product[0]!.id, 'TERMINATED')
    this.subscription(one.id, this.rows.Product[0]!.id, 'CANCELED', foreign.id)
    this.subscription(other.id, this.rows.Product[0]!.id, 'CANCELED', this.rows.Subscription[0]!.id)
  }

  makePeople(): void {
    const [c0, c1, c2, c3, c4, c5] = this.rows.Customer.map(({ id }) => ({ customerId: id })) as [
      Company,
      Company,
      Company,
      Company,
      Company,
      Company,
    ]
    const [p0, p1, p2, p3] = this.rows.Partner.map(({ id }) => ({ partnerId: id })) as [
      Company,
      Company,
      Company,
      Company,
    ]
    const own = (company: Company, count = 2) =>
      this.random.some(
        this.rows.Project.filter((p) => p.customerId === company.customerId),
        count,
      )
    const any = (count: number) => this.random.some(this.rows.Project, count)

    this.person('admin', [[c0, { role: 'ADMIN' }]])
    this.person(
      'admin of two, on projects of both',
      [
        [c0, { role: 'ADMIN' }],
        [c1, { role: 'ADMIN' }],
      ],
      [...own(c0), ...own(c1)],
    )
    this.person(
      'admin here, read-only there',
      [
        [c1, { role: 'ADMIN' }],
        [c2, { role: 'READ_ONLY' }],
      ],
      own(c2, 1),
    )
    this.person('member on projects', [[c0, { role: 'MEMBER' }]], own(c0))
    this.person('member without a project', [[c0, { role: 'MEMBER' }]])
    this.person(
      'member with a project of a foreign customer',
      [[c0, { role: 'MEMBER' }]],
      [...own(c0, 1), ...own(c1)],
    )
    this.person('read-only on projects', [[c1, { role: 'READ_ONLY' }]], own(c1))
    this.person(
      'member here, disabled there',
      [
        [c2, { role: 'MEMBER' }],
        [c0, { role: 'ADMIN', status: 'DISABLED' }],
      ],
      [...own(c2), ...own(c0)],
    )
    this.person(
      'removed here, member there',
      [
        [c0, { role: 'MEMBER', status: 'REMOVED' }],
        [c1, { role: 'MEMBER' }],
      ],
      own(c0),
    )
    this.person(
      'removed and back',
      [
        [c1, { role: 'ADMIN', status: 'REMOVED' }],
        [c1, { role: 'READ_ONLY' }],
      ],
      own(c1, 1),
    )
    this.person('disabled membership alone', [[c0, { role: 'ADMIN', status: 'DISABLED' }]], own(c0))
    this.person('no membership at all', [], any(2))
    this.person('admin of a customer without projects', [[c3, { role: 'ADMIN' }]])
    this.person('admin of an archived customer', [[c4, { role: 'ADMIN' }]])
    this.person('admin where the portal is off', [[c5, { role: 'ADMIN' }]], own(c5))
    this.person(
      'admin where the portal is off, and where some of it is',
      [
        [c5, { role: 'ADMIN' }],
        [c2, { role: 'ADMIN' }],
        [c1, { role: 'MEMBER' }],
      ],
      [...own(c5), ...own(c1)],
    )
    this.person('admin where licenses and people are off', [[c2, { role: 'ADMIN' }]])
    this.person('partner', [[p0, { role: 'MEMBER' }]])
    this.person('partner admin on a stray project', [[p1, { role: 'ADMIN' }]], any(2))
    this.person('idle partner', [[p3, { role: 'READ_ONLY' }]])
    this.person('partner and admin', [
      [p0, { role: 'MEMBER' }],
      [c2, { role: 'ADMIN' }],
    ])
    this.person(
      'partner and member',
      [
        [p1, { role: 'MEMBER' }],
        [c0, { role: 'MEMBER' }],
      ],
      own(c0, 1),
    )
    this.person('partner here, disabled there', [
      [p0, { role: 'ADMIN', status: 'DISABLED' }],
      [p2, { role: 'MEMBER' }],
    ])
    this.person(
      'removed partner',
      [
        [p2, { role: 'MEMBER', status: 'REMOVED' }],
        [c4, { role: 'MEMBER' }],
      ],
      own(c4, 1),
    )
    for (let i = 0; i < 5; i++) {
      const companies = this.random.some<Company>([c0, c1, c2, c3, c4, p0, p1, p2], this.random.below(4))
      const memberships = companies.map((company): [Company, MembershipOptions] => [
        company,
        {
          role: this.random.pick(roles),
          status: this.random.pick(['ACTIVE', 'ACTIVE', 'ACTIVE', 'DISABLED', 'REMOVED']),
        },
      ])
      this.person(`someone ${i}`, memberships, any(this.random.below(5)))
    }

    const gone = this.user('gone', [[c0, { role: 'ADMIN' }]], own(c0), this.time())
    this.refused.push({
      name: 'disabled person',
      token: this.session({ portalUserId: gone }),
      code: 'UNAUTHENTICATED',
    })
    const [user] = this.rows.PortalUser
    const past = new Date(now.getTime() - day)
    const ended = this.session({ portalUserId: user!.id, revokedAt: past })
    const over = this.session({ portalUserId: user!.id, expiresAt: past })
    this.refused.push({ name: 'ended session', token: ended, code: 'TOKEN_REVOKED' })
    this.refused.push({ name: 'session that has run out', token: over, code: 'TOKEN_EXPIRED' })
  }

  /** Two of each customer, two that are about none, and the domain they are from. */
  makeEmails(): void {
    const customers = this.rows.Customer.flatMap(({ id }) => [id, id])
    for (const customerId of [...customers, null, null]) {
      const id = newId('Email')
      const createdAt = this.time()
      const sent = this.random.chance(50)
      this.rows.Email.push({
        id,
        type: this.random.pick(['INVITATION', 'ROLE_CHANGED'] as const),
        locale: this.random.pick(['EN', 'DE'] as const),
        status: sent ? 'SENT' : 'FAILED',
        recipient: `${this.mark('Email', id, 'recipient')}@customer.example`,
        customerId,
        expiryNoticeId: null,
        subject: this.text('Email', id, 'subject'),
        content: this.text('Email', id, 'content'),
        contentUntil: now,
        attempts: this.random.below(5),
        lastAnswer: this.maybe(() => this.text('Email', id, 'lastAnswer')),
        queuedAt: createdAt,
        lastAttemptAt: this.maybe(() => this.time()),
        sentAt: sent ? this.time() : null,
        createdAt,
      })
    }
    const id = newId('SenderDomain')
    const domain = `${this.mark('SenderDomain', id, 'domain')}.example`
    this.rows.SenderDomain.push({
      id,
      address: `portal@${domain}`,
      domain,
      selector: 'portico1',
      publicKey: 'AAAA',
      privateKey: this.text('SenderDomain', id, 'privateKey'),
      verifiedAt: this.maybe(() => this.time()),
      checkedAt: this.time(),
      problem: null,
      ...this.editable(),
    })
  }

  /** For each customer one of its own and one of a project; fields that are hidden and deleted; seats of its people. */
  makeLicenses(): void {
    for (const product of this.rows.Product) {
      for (const kind of ['shown', 'shown', 'hidden', 'deleted'] as const) this.licenseField(product.id, kind)
      this.signingKey(product.id, this.time())
      this.signingKey(product.id, null)
      this.licenseTemplate(product.id)
    }
    for (const customer of this.rows.Customer) {
      this.license(customer.id, null)
      for (const project of this.rows.Project.filter((p) => p.customerId === customer.id).slice(0, 2))
        this.license(customer.id, project.id)
    }
  }

  /** One of each access for every customer, and one that was removed. */
  makeSupportContacts(): void {
    for (const { id: customerId } of this.rows.Customer) {
      for (const kind of ['FULL', 'READ_ONLY', 'removed'] as const) {
        const id = newId('SupportContact')
        this.rows.SupportContact.push({
          id,
          customerId,
          firstName: this.text('SupportContact', id, 'firstName'),
          lastName: this.text('SupportContact', id, 'lastName'),
          email: `${this.mark('SupportContact', id, 'email')}@${this.random.pick(words)}.example`,
          projectRole: this.maybe(() => this.text('SupportContact', id, 'projectRole')),
          access: kind === 'removed' ? 'FULL' : kind,
          status: kind === 'removed' ? 'REMOVED' : 'ACTIVE',
          syncStatus: this.random.pick(['PENDING', 'SYNCED', 'FAILED'] as const),
          syncError: this.maybe(() => this.text('SupportContact', id, 'syncError')),
          syncedAt: this.maybe(() => this.time()),
          removedAt: kind === 'removed' ? this.time() : null,
          ...this.editable(),
        })
      }
    }
  }

  /** One of each customer and one of the vendor. */
  makeDestinations(): void {
    for (const customerId of [...this.rows.Customer.map(({ id }) => id), null]) {
      const id = newId('EmailDestination')
      const disabledAt = this.random.chance(50) ? this.time() : null
      const verifiedAt = this.random.chance(50) ? this.time() : null
      this.rows.EmailDestination.push({
        id,
        customerId,
        email: `${this.mark('EmailDestination', id, 'email')}@${this.random.pick(words)}.example`,
        filters: [],
        internal: false,
        mutes: [],
        verifiedAt,
        verifyHash: verifiedAt ? null : this.text('EmailDestination', id, 'verifyHash'),
        verifyUntil: verifiedAt ? null : this.time(),
        disabledAt,
        disabledReason: disabledAt && 'MANUAL',
        enabledAt: this.time(),
        waiting: [],
        waitingMore: 0,
        dueAt: null,
        mailedAt: this.maybe(() => this.time()),
        ...this.editable(),
      })
    }
  }

  /** Two of each customer, one of them deleted, and two of the vendor; each was told of something. */
  makeWebhooks(): void {
    const owners = [...this.rows.Customer.map(({ id }) => id), null]
    for (const [customerId, deleted] of owners.flatMap((id) => [[id, false] as const, [id, true] as const])) {
      const id = newId('WebhookEndpoint')
      const disabledAt = this.random.chance(50) ? this.time() : null
      const url = `https://${this.mark('WebhookEndpoint', id, 'url')}.example/hooks`
      this.rows.WebhookEndpoint.push({
        id,
        customerId,
        url,
        description: this.maybe(() => this.text('WebhookEndpoint', id, 'description')),
        filters: [],
        timeoutSeconds: 5,
        internal: false,
        secretSealed: deleted ? null : this.text('WebhookEndpoint', id, 'secretSealed'),
        previousSecretSealed: null,
        previousSecretUntil: null,
        headersSealed: deleted ? null : this.text('WebhookEndpoint', id, 'headersSealed'),
        headerNames: [],
        disabledAt,
        disabledReason: disabledAt && 'MANUAL',
        failingSince: this.maybe(() => this.time()),
        failureMailedAt: null,
        deletedAt: deleted ? this.time() : null,
        ...this.editable(),
      })
      const deliveryId = newId('WebhookDelivery')
      this.rows.WebhookDelivery.push({
        id: deliveryId,
        endpointId: id,
        customerId,
        kind: this.random.pick(['EVENT', 'REPLAY'] as const),
        eventId: this.mark('WebhookDelivery', deliveryId, 'eventId'),
        eventType: 'customer.updated',
        entityId: this.mark('WebhookDelivery', deliveryId, 'entityId'),
        status: this.random.pick(['DELIVERED', 'FAILED'] as const),
        ordinal: BigInt(this.rows.WebhookDelivery.length + 1),
        attemptCount: this.random.below(12),
        log: [],
        url,
        dueAt: null,
        finishedAt: this.time(),
        createdAt: this.time(),
      })
    }
  }

  /** The last customer, whose portal is off and who lets no staff sign in. */
  private get closedCustomer(): string {
    return this.rows.Customer[5]!.id
  }

  /** Without licenses and people for the third, without some of the features for the second and the archived one. */
  private featuresOffFor(customerId: string): database.PortalFeature[] {
    const at = this.rows.Customer.findIndex(({ id }) => id === customerId)
    if (at === 2) return ['LICENSES', 'PEOPLE']
    return at === 1 || at === 4 ? this.random.some(features, 1 + this.random.below(2)) : []
  }

  /** Staff who are signed in as a customer, who were, and who no longer may. */
  makeImpersonations(): void {
    const [admin, , support] = this.rows.Staff as [database.Staff, database.Staff, database.Staff]
    const [c0, c1, c2, c3] = this.rows.Customer.map(({ id }) => id) as [string, string, string, string]
    for (const [staff, customerId, readOnly] of [
      [admin, c0, true],
      [admin, c1, false],
      [support, c2, true],
    ] as const) {
      const token = this.impersonation(staff, customerId, { readOnly })
      const impersonationId = this.rows.Impersonation.at(-1)!.id
      this.callers.push({
        name: `staff ${staff.role} as a customer${readOnly ? ', to read' : ''}`,
        who: { kind: 'impersonator', id: staff.id, customerId, impersonationId },
        token,
      })
    }
    for (const { id } of this.rows.Customer) {
      const createdAt = this.time()
      this.impersonation(admin, id, { createdAt, expiresAt: new Date(createdAt.getTime() + 600_000) })
    }
    for (const [name, token] of [
      ['impersonation that was ended', this.impersonation(admin, c3, { endedAt: now })],
      ['impersonation that writes, without the role', this.impersonation(support, c3, { readOnly: false })],
      ['impersonation of an archived customer', this.impersonation(admin, this.rows.Customer[4]!.id, {})],
      ['impersonation that the customer refuses', this.impersonation(admin, this.closedCustomer, {})],
    ] as const)
      this.refused.push({ name, token, code: 'TOKEN_REVOKED' })
  }

  /** One of everyone who can ask, and of a staff member who was signed in before. */
  makeExports(): void {
    const owners = this.callers.flatMap(({ who }) => {
      if (who.kind === 'impersonator') return [{ actorKind: 'impersonation', actorId: who.impersonationId }]
      const actorKind = {
        staff: 'staff',
        person: 'portalUser',
        token: 'apiToken',
        machine: null,
        nobody: null,
      }[who.kind]
      return actorKind && 'id' in who ? [{ actorKind, actorId: who.id }] : []
    })
    const past = { actorKind: 'impersonation', actorId: this.rows.Impersonation.at(-1)!.id }
    for (const owner of new Map([...owners, past].map((one) => [one.actorId, one])).values()) {
      const id = newId('ListExport')
      const createdAt = this.time()
      const status = this.random.pick(['QUEUED', 'READY', 'FAILED'] as const)
      this.rows.ListExport.push({
        id,
        list: this.text('ListExport', id, 'list'),
        subjectId: null,
        arguments: {},
        format: this.random.pick(['CSV', 'JSONL'] as const),
        status,
        ...owner,
        actorName: this.text('ListExport', id, 'actorName'),
        credentialHash: this.mark('ListExport', id, 'credentialHash'),
        team: null,
        rights: [],
        rows: this.random.below(50),
        bytes: BigInt(this.random.below(5_000)),
        partCount: 0,
        cursor: null,
        error: status === 'FAILED' ? this.text('ListExport', id, 'error') : null,
        createdAt,
        finishedAt: status === 'QUEUED' ? null : now,
        expiresAt: new Date(createdAt.getTime() + 7 * day),
      })
      const data = Buffer.from(this.mark('ListExport', id, 'data'))
      this.rows.ListExportPart.push({ id: newId('ListExportPart'), exportId: id, number: 0, data })
    }
  }

  private impersonation(
    { id: staffId }: database.Staff,
    customerId: string,
    row: Partial<database.Impersonation>,
  ): string {
    const id = newId('Impersonation')
    const createdAt = new Date(now.getTime() - 60_000)
    this.rows.Impersonation.push({
      id,
      staffId,
      staffName: this.text('Impersonation', id, 'staffName'),
      customerId,
      reason: this.text('Impersonation', id, 'reason'),
      readOnly: true,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + 600_000),
      endedAt: null,
      ...row,
    })
    return this.session({ staffId, impersonationId: id })
  }

  /** The vendor's settings, and those of every customer but one. */
  makePortals(): void {
    const id = newId('PortalSettings')
    this.rows.PortalSettings.push({
      id,
      singleton: true,
      enabled: true,
      portalVersion: 'NEW',
      // Without marks: where the portal is, everybody may know.
      classicUrl: 'https://classic.example',
      newUrl: 'https://new.example',
      autoInvite: false,
      invitationDays: 7,
      featuresOff: this.seed % 2 === 0 ? ['TEMPORARY_LICENSES', 'SUPPORT_CONTACTS'] : [],
      passwords: true,
      secondFactor: 'OPTIONAL',
      staffSecondFactor: 'OPTIONAL',
      allowEndlessTokens: false,
      expiryDays: [30, 7],
      expiryDigest: 'WEEKLY',
      expiryDigestDays: 30,
      expiryDigestRecipients: [`${this.mark('PortalSettings', id, 'expiryDigestRecipients')}@vendor.example`],
      ...this.editable(),
    })
    for (const { id: customerId } of this.rows.Customer.slice(1)) {
      const portalId = newId('CustomerPortal')
      this.rows.CustomerPortal.push({
        id: portalId,
        customerId,
        enabled: customerId === this.closedCustomer ? false : null,
        portalVersion: this.maybe(() => 'CLASSIC' as const),
        autoInvite: this.maybe(() => false),
        featuresOff: this.featuresOffFor(customerId),
        passwords: this.maybe(() => false),
        secondFactor: this.maybe(() => 'OPTIONAL' as const),
        allowedDomains: [`${this.mark('CustomerPortal', portalId, 'allowedDomains')}.example`],
        allowSubdomains: this.random.chance(50),
        requireApproval: this.random.chance(50),
        allowImpersonation: customerId !== this.closedCustomer,
        expiryMails: this.random.chance(50),
        expiryMailsToAdmins: this.random.chance(50),
        expiryRecipients: [`${this.mark('CustomerPortal', portalId, 'expiryRecipients')}@customer.example`],
        expiryDays: [60, 14],
        releaseMails: this.random.chance(50),
        ...this.editable(),
      })
    }
  }

  /** How two people sign in besides by mail, a staff member and a portal user; nobody is ever shown any of it. */
  private makeCredentials(): void {
    const nobody = { staffId: null, portalUserId: null }
    const owners = [{ staffId: this.rows.Staff[0]!.id }, { portalUserId: this.rows.PortalUser[0]!.id }]
    for (const owner of owners) {
      const passwordId = newId('Password')
      this.rows.Password.push({
        id: passwordId,
        ...nobody,
        ...owner,
        hash: `v1.${this.mark('Password', passwordId, 'hash')}`,
        wrongGuesses: 0,
        changedAt: now,
        createdAt: this.time(),
      })
      const factorId = newId('SecondFactor')
      this.rows.SecondFactor.push({
        id: factorId,
        ...nobody,
        ...owner,
        secret: `v1.${this.mark('SecondFactor', factorId, 'secret')}`,
        lastStep: 1,
        confirmedAt: now,
        createdAt: this.time(),
      })
      const codeId = newId('RecoveryCode')
      const codeHash = this.mark('RecoveryCode', codeId, 'codeHash')
      this.rows.RecoveryCode.push({ id: codeId, secondFactorId: factorId, codeHash, usedAt: null })
      const pendingId = newId('PendingSignIn')
      this.rows.PendingSignIn.push({
        id: pendingId,
        ...nobody,
        ...owner,
        secretHash: this.mark('PendingSignIn', pendingId, 'secretHash'),
        method: 'PASSWORD',
        wrongGuesses: 0,
        usedAt: null,
        expiresAt: now,
        createdAt: this.time(),
      })
    }
    const linkId = newId('PasswordLink')
    this.rows.PasswordLink.push({
      id: linkId,
      email: `${this.mark('PasswordLink', linkId, 'email')}@customer.example`,
      purpose: 'RESET',
      secretHash: this.mark('PasswordLink', linkId, 'secretHash'),
      ipAddress: null,
      usedAt: null,
      expiresAt: now,
      createdAt: this.time(),
    })
  }

  /** One under way, and failures of people, of staff and of nobody. */
  makeSignIns(): void {
    const id = newId('SignIn')
    this.rows.SignIn.push({
      id,
      email: `${this.mark('SignIn', id, 'email')}@customer.example`,
      code: this.text('SignIn', id, 'code'),
      secretHash: this.mark('SignIn', id, 'secretHash'),
      wrongGuesses: 1,
      ipAddress: null,
      usedAt: null,
      expiresAt: now,
      createdAt: this.time(),
    })
    this.makeCredentials()
    const limitId = `startsOfAddress ${this.rows.SignIn[0]!.email}`
    this.rows.SignInLimit.push({ id: limitId, count: 1, endsAt: now })
    const people = this.random.some(this.rows.PortalUser, 6).map((person) => ({ portalUserId: person.id }))
    for (const person of [...people, { staffId: this.rows.Staff[0]!.id }, {}]) {
      const failedId = newId('FailedSignIn')
      this.rows.FailedSignIn.push({
        id: failedId,
        email: `${this.mark('FailedSignIn', failedId, 'email')}@customer.example`,
        portalUserId: null,
        staffId: null,
        reason: this.random.pick(['WRONG_CODE', 'EXPIRED', 'NO_ACCESS'] as const),
        ipAddress: this.text('FailedSignIn', failedId, 'ipAddress'),
        occurredAt: this.time(),
        ...person,
      })
    }
  }

  /** Of some machine identities of the vendor and of one of every customer. */
  makeApiUsage(): void {
    for (const name of words) this.apiUsage('API_TOKEN', name, null)
    for (const [i, { id }] of this.rows.Customer.entries())
      this.apiUsage('SERVICE_ACCOUNT', `account ${i}`, id)
  }

  private apiUsage(
    credentialKind: database.ApiUsageCredential,
    credentialId: string,
    customerId: string | null,
  ): void {
    for (const daysAgo of [0, 1]) {
      const id = newId('ApiUsage')
      this.rows.ApiUsage.push({
        id,
        credentialKind,
        credentialId,
        credentialName: this.text('ApiUsage', id, 'credentialName'),
        customerId,
        day: new Date(Date.UTC(2026, 5, 15 - daysAgo)),
        requests: 3,
        cost: 40,
        errors: 1,
      })
    }
  }

  /** An open, a waiting and an old one of every customer, and an open one of every partner. */
  makeInvitations(): void {
    for (const { id } of this.rows.Customer) {
      this.invitation({ customerId: id }, 'PENDING')
      this.invitation({ customerId: id }, 'PENDING_APPROVAL')
      this.invitation({ customerId: id }, this.random.pick(['ACCEPTED', 'REVOKED', 'EXPIRED'] as const))
    }
    for (const { id } of this.rows.Partner) this.invitation({ partnerId: id }, 'PENDING')
  }

  private invitation(company: Company, status: database.InvitationStatus): void {
    const id = newId('Invitation')
    const customerId = company.customerId ?? null
    const projects = this.rows.Project.filter((project) => project.customerId === customerId)
    const by = { kind: 'staff', id: this.rows.Staff[0]!.id }
    const sent = status !== 'PENDING_APPROVAL'
    this.rows.Invitation.push({
      id,
      email: `${this.mark('Invitation', id, 'email')}@${this.random.pick(words)}.example`,
      customerId,
      partnerId: company.partnerId ?? null,
      role: this.random.pick(['ADMIN', 'MEMBER', 'READ_ONLY'] as const),
      projectIds: this.random.some(projects, 2).map((project) => project.id),
      locale: this.random.pick(['EN', 'DE'] as const),
      status,
      secretHash: sent ? this.mark('Invitation', id, 'secretHash') : null,
      invitedByKind: by.kind,
      invitedById: by.id,
      invitedByName: this.text('Invitation', id, 'invitedByName'),
      sponsorKind: by.kind,
      sponsorId: by.id,
      expiresAt: new Date(now.getTime() + (1 + this.random.below(9)) * day),
      sentAt: sent ? this.time() : null,
      acceptedAt: status === 'ACCEPTED' ? this.time() : null,
      ...this.editable(),
    })
  }

  makeTokens(): void {
    const [c0, c1, c2, , c4] = this.rows.Customer.map((customer) => customer.id)
    this.token('every scope', grantableScopes, null)
    this.token('every scope, some customers', grantableScopes, [c0!, c2!])
    this.token('every scope, an archived customer', grantableScopes, [c4!])
    this.token('every scope, no customer', grantableScopes, [])
    this.token('projects alone', ['project:read'], null)
    this.token('subscriptions alone', ['subscription:read'], null)
    this.token('subscriptions of one customer', ['subscription:read', 'project:read'], [c1!])
    this.token(
      'overviews of one customer',
      ['subscription:overview', 'customer:read', 'internal:read'],
      [c0!],
    )
    this.token('people of some customers', ['portal_user:read', 'project:read'], [c0!, c1!])
    this.token(
      'partners through some customers',
      ['partner:read', 'customer:read', 'project:read'],
      [c1!, c2!],
    )
    const people: Scope[] = ['project:assign', 'partner:read', 'email:read']
    this.token('mails of some customers', ['email:read', 'customer:read'], [c0!, c1!])
    this.token('people and mails of one customer', people, [c0!])
    this.token('people and mails of some customers', people, [c0!, c1!, c2!])
    this.token('people and mails', people, null)
    this.token('mails alone', ['email:read'], null)
    this.token('sessions alone', ['session:read'], null)
    this.token('sessions of the people of one customer', ['session:write', 'portal_user:read'], [c0!])
    this.token('failed sign-ins', ['sign_in:read'], null)
    this.token(
      'scopes that no token has',
      ['customer:read', 'staff:read', 'api_token:read', 'audit_event:read'],
      null,
    )
    const [, , support, gone] = this.rows.Staff as [Staff, Staff, Staff, Staff]
    this.sponsored('of one who was an admin, for support now', ['license:write', 'project:write'], support)
    this.sponsored('of one who is disabled', grantableScopes, gone)
    const own = this.tokenPolicy(['license:*', '*:read'], ['*', 'project:*'])
    this.policied('with a policy', ['project:read'], { policyId: own }, [
      'project:read',
      ...grantableScopes.filter((scope) => scope.startsWith('license:') || scope.endsWith(':read')),
    ])
    for (let i = 0; i < 2; i++) {
      const scopes = this.random.some(grantableScopes, 4 + this.random.below(5))
      const customers = this.random
        .some(this.rows.Customer, this.random.below(4))
        .map((customer) => customer.id)
      this.token(`some scopes ${i}`, scopes, this.random.chance(30) ? null : customers)
    }
    const past = new Date(now.getTime() - day)
    const revoked = this.apiToken(grantableScopes, null, { revokedAt: past })
    const expired = this.apiToken(grantableScopes, null, { expiresAt: past })
    this.refused.push({ name: 'revoked token', token: revoked.secret, code: 'TOKEN_REVOKED' })
    this.refused.push({ name: 'expired token', token: expired.secret, code: 'TOKEN_EXPIRED' })
    this.refused.push({
      name: 'token that does not exist',
      token: makeToken('apiToken'),
      code: 'UNAUTHENTICATED',
    })
  }

  /** With all of their scopes and with one, on the right of people who have it and who had it, and some that are over. */
  makeServiceAccounts(): void {
    const [c0, c1, c2, , c4, c5] = this.rows.Customer.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    /** Somebody who has this role in the customer, in this status, and who is its admin by no other membership. */
    const person = (customerId: string, role: database.MembershipRole, status: database.MembershipStatus) => {
      const isAdmin = (id: string) =>
        this.rows.Membership.some(
          (m) =>
            m.portalUserId === id &&
            m.customerId === customerId &&
            m.role === 'ADMIN' &&
            m.status === 'ACTIVE',
        )
      const { portalUserId } = this.rows.Membership.find(
        (m) =>
          m.customerId === customerId &&
          m.role === role &&
          m.status === status &&
          isAdmin(m.portalUserId) === (role === 'ADMIN' && status === 'ACTIVE'),
      )!
      return { sponsorPortalUserId: portalUserId }
    }
    const [admin, , support] = this.rows.Staff as [Staff, Staff, Staff]
    const all: readonly Scope[] = serviceAccountScopes
    const ofC0 = this.serviceAccount(c0)
    this.machine('every scope', ofC0, all, person(c0, 'ADMIN', 'ACTIVE'))
    this.machine('licenses alone', this.serviceAccount(c1), ['license:read'], { sponsorStaffId: admin.id })
    this.machine('projects alone', this.serviceAccount(c1), ['project:read'], { sponsorStaffId: admin.id })
    this.machine(
      'where licenses are off in the portal',
      this.serviceAccount(c2),
      all,
      person(c2, 'ADMIN', 'ACTIVE'),
    )
    this.machine('of an archived customer', this.serviceAccount(c4), all, { sponsorStaffId: admin.id })
    this.machine('where the portal is off', this.serviceAccount(c5), all, person(c5, 'ADMIN', 'ACTIVE'))
    this.machine('of staff for support', this.serviceAccount(c2), all, { sponsorStaffId: support.id }, [
      'customer:read',
      'project:read',
      'license:read',
      'license:validate',
    ])
    this.machine('of a disabled admin', ofC0, all, person(c0, 'ADMIN', 'DISABLED'), [])
    this.machine('of a member', ofC0, all, person(c0, 'MEMBER', 'ACTIVE'), [])

    const past = new Date(now.getTime() - day)
    const revokedAccount = this.serviceAccount(c0, past)
    for (const [name, account, ending, code] of [
      ['service account that was revoked', revokedAccount, {}, 'TOKEN_REVOKED'],
      ['revoked token of a service account', ofC0, { revokedAt: past }, 'TOKEN_REVOKED'],
      ['expired token of a service account', ofC0, { expiresAt: past }, 'TOKEN_EXPIRED'],
    ] as const)
      this.refused.push({ name, token: this.serviceAccountToken(account, all, ending).secret, code })
    this.refused.push({
      name: 'token of a service account that does not exist',
      token: makeToken('serviceAccount'),
      code: 'UNAUTHENTICATED',
    })
  }

  /** An account's token that can ask; `may` is what its sponsor leaves of its scopes. */
  private machine(
    name: string,
    accountId: string,
    scopes: readonly Scope[],
    sponsor: Partial<database.ServiceAccountToken>,
    may: readonly Scope[] = scopes,
  ): void {
    const { secret } = this.serviceAccountToken(accountId, scopes, sponsor)
    const { customerId } = this.rows.ServiceAccount.find(({ id }) => id === accountId)!
    const who: Who = { kind: 'machine', id: accountId, customerId, scopes: withImplied(may) }
    this.callers.push({ name: `service account: ${name}`, who, token: secret })
  }

  private serviceAccount(customerId: string, revokedAt: Date | null = null): string {
    const id = newId('ServiceAccount')
    this.rows.ServiceAccount.push({
      id,
      customerId,
      name: this.text('ServiceAccount', id, 'name'),
      origin: this.random.pick(['MANUAL', 'INSTALLATION'] as const),
      revokedAt,
      createdAt: this.time(),
    })
    return id
  }

  private serviceAccountToken(
    serviceAccountId: string,
    scopes: readonly string[],
    row: Partial<database.ServiceAccountToken>,
  ): { id: string; secret: string } {
    const id = newId('ServiceAccountToken')
    const secret = makeToken('serviceAccount')
    this.rows.ServiceAccountToken.push({
      id,
      serviceAccountId,
      tokenHash: this.secret('ServiceAccountToken', id, secret),
      lastFour: lastFour(secret),
      scopes: [...scopes],
      demo: false,
      sponsorStaffId: null,
      sponsorPortalUserId: null,
      // The earlier ones of the account, one after the other.
      replacesId: this.random.chance(30)
        ? (this.rows.ServiceAccountToken.find(
            (other) =>
              other.serviceAccountId === serviceAccountId &&
              !this.rows.ServiceAccountToken.some(({ replacesId }) => replacesId === other.id),
          )?.id ?? null)
        : null,
      expiresAt: this.maybe(() => new Date(now.getTime() + day)),
      announcedDays: null,
      // A moment ago, so that no use of it has to be written while a test runs.
      lastUsedAt: new Date(now.getTime() - 1_000),
      lastUsedIp: this.text('ServiceAccountToken', id, 'lastUsedIp'),
      revokedAt: null,
      createdAt: this.time(),
      ...row,
    })
    return { id, secret }
  }

  private tokenPolicy(allow: string[], deny: string[]): string {
    const id = newId('TokenPolicy')
    const name = `policy-${this.mark('TokenPolicy', id, 'name')}`
    const description = this.text('TokenPolicy', id, 'description')
    this.rows.TokenPolicy.push({ id, name, description, allow, deny, ...this.editable() })
    return id
  }

  /** A token that stands on the right of a staff member, whose role is its bound. */
  private sponsored(name: string, scopes: readonly Scope[], { id, role, disabledAt }: Staff): void {
    const { id: tokenId, secret } = this.apiToken(scopes, null, { sponsorId: id })
    const most: ReadonlySet<Scope> = disabledAt ? new Set() : staffScopes[role]
    const may = new Set([...withImplied(scopes)].filter((scope) => most.has(scope)))
    const who: Who = { kind: 'token', id: tokenId, scopes: may, customerIds: null }
    this.callers.push({ name: `token: ${name}`, who, token: secret })
  }

  /** A token with a policy, which comes to the given scopes. */
  private policied(
    name: string,
    scopes: readonly Scope[],
    policy: Partial<database.ApiToken>,
    may: readonly Scope[],
  ): void {
    const { id, secret } = this.apiToken(scopes, null, policy)
    const who: Who = { kind: 'token', id, scopes: new Set(may), customerIds: null }
    this.callers.push({ name: `token: ${name}`, who, token: secret })
  }

  /** The trail of each customer, with what is hidden in it, and of the vendor; the last of each waits for its place. */
  makeAuditEvents(): void {
    const [admin] = this.rows.Staff
    const [token] = this.rows.ApiToken
    const byStaff = { actorKind: 'staff', actorId: admin!.id }
    for (const { id: customerId } of this.rows.Customer) {
      const ofCustomer = <M extends 'SupportContact' | 'Email' | 'License' | 'Project'>(model: M) =>
        (this.rows[model] as { id: string; customerId: string | null }[]).filter(
          (row) => row.customerId === customerId,
        )
      this.auditEvent('customer.updated', customerId, customerId, byStaff)
      this.auditEvent('customer.updated', customerId, customerId, { ...byStaff, onlyHidden: true })
      const byToken = { actorKind: 'apiToken', actorId: token!.id }
      for (const { id } of ofCustomer('SupportContact'))
        this.auditEvent('support_contact.updated', id, customerId, byToken)
      for (const { id } of ofCustomer('License').slice(0, 2))
        this.auditEvent('license.updated', id, customerId, byStaff)
      for (const { id } of ofCustomer('Email').slice(0, 1))
        this.auditEvent('email.sent', id, customerId, { actorKind: 'system', actorId: 'deliver-email' })
      for (const { id } of ofCustomer('Project').slice(0, 1))
        this.auditEvent('project.updated', id, customerId, { actorKind: 'impersonation', actorId: admin!.id })
      const people = this.rows.Membership.filter((m) => m.customerId === customerId && m.status === 'ACTIVE')
      for (const { id, portalUserId } of people.slice(0, 2)) {
        const byPerson = { actorKind: 'portalUser', actorId: portalUserId }
        this.auditEvent('membership.role_changed', id, customerId, byPerson)
        this.auditEvent('customer.updated', customerId, customerId, byPerson)
      }
      this.auditEvent('customer.archived', customerId, customerId, { ...byStaff, position: null })
    }
    this.auditEvent('product.updated', this.rows.Product[0]!.id, null, byStaff)
    this.auditEvent('product.updated', this.rows.Product[0]!.id, null, { ...byStaff, position: null })
  }

  private auditEvent(
    type: string,
    entityId: string,
    customerId: string | null,
    { onlyHidden = false, ...by }: By,
  ): void {
    const id = newId('AuditEvent')
    const place = BigInt(this.rows.AuditEvent.length + 1)
    const entityType = type.split('.')[0]!
    const shown = entityType === 'product' || entityType === 'email' ? 'hiddenChanges' : 'changes'
    const told = !onlyHidden && shown === 'changes'
    const hiddenField = { to: this.text('AuditEvent', id, 'hiddenChanges'), hidden: true }
    const chained = {
      position: place,
      entitySequence: 1 + this.rows.AuditEvent.filter((event) => event.entityId === entityId).length,
      digest: '0'.repeat(64),
      hash: '0'.repeat(64),
    }
    const waiting = { position: null, entitySequence: null, digest: null, hash: null }
    this.rows.AuditEvent.push({
      id,
      type,
      actorName: this.text('AuditEvent', id, 'actorName'),
      entityType,
      entityId,
      customerId,
      requestId: this.text('AuditEvent', id, 'requestId'),
      ipAddress: this.text('AuditEvent', id, 'ipAddress'),
      changes: {
        ...(!onlyHidden && {
          [shownField(entityType)]: { from: null, to: this.text('AuditEvent', id, shown) },
        }),
        notes: { from: this.text('AuditEvent', id, 'hiddenChanges'), to: null },
        'fields.secret': hiddenField,
      },
      hidden: !told,
      occurredAt: this.time(),
      ordinal: place,
      ...by,
      ...(by.position === null ? waiting : chained),
    })
  }

  private staff(role: database.StaffRole, disabledAt: Date | null): string {
    const id = newId('Staff')
    const email = `${this.mark('Staff', id, 'email')}@vendor.example`
    this.rows.Staff.push({
      id,
      email,
      name: this.text('Staff', id, 'name'),
      role,
      disabledAt,
      ...this.editable(),
    })
    return id
  }

  /** A portal user who can ask: in all companies together, and in each one of several. */
  private person(
    name: string,
    memberships: [Company, MembershipOptions][],
    projects: readonly { id: string }[] = [],
  ): void {
    const id = this.user(name, memberships, projects, null)
    const token = this.session({ portalUserId: id })
    this.callers.push({ name, who: { kind: 'person', id }, token })
    const active = this.rows.Membership.filter(
      (m) => m.portalUserId === id && m.status === 'ACTIVE' && m.customerId !== this.closedCustomer,
    )
    if (active.length < 2) return
    for (const { customerId, partnerId } of active) {
      const team = (customerId ?? partnerId)!
      this.callers.push({
        name: `${name}, as one of ${team}`,
        who: { kind: 'person', id, team },
        token,
        team,
      })
    }
  }

  private user(
    name: string,
    memberships: [Company, MembershipOptions][],
    projects: readonly { id: string }[],
    disabledAt: Date | null,
  ): string {
    const id = newId('PortalUser')
    this.rows.PortalUser.push({
      id,
      email: `${this.mark('PortalUser', id, 'email')}@${this.random.pick(words)}.example`,
      firstName: `${name} ${this.mark('PortalUser', id, 'firstName')}`,
      lastName: this.text('PortalUser', id, 'lastName'),
      disabledAt,
      erasedAt: null,
      ...this.editable(),
    })
    for (const [company, options] of memberships) {
      this.rows.Membership.push({
        id: newId('Membership'),
        portalUserId: id,
        customerId: company.customerId ?? null,
        partnerId: company.partnerId ?? null,
        role: 'MEMBER',
        source: this.random.pick(['INVITATION', 'SSO', 'STAFF'] as const),
        status: 'ACTIVE',
        ...options,
        ...this.editable(),
      })
    }
    for (const project of new Set(projects)) {
      const assignment = {
        id: newId('ProjectAssignment'),
        projectId: project.id,
        portalUserId: id,
        createdAt: this.time(),
      }
      this.rows.ProjectAssignment.push(assignment)
    }
    return id
  }

  private subscription(
    projectId: string,
    productId: string,
    status: database.SubscriptionStatus,
    renewalOfId: string | null = null,
  ): database.Subscription {
    const id = newId('Subscription')
    const startsOn = this.date(0)
    const months = 1 + this.random.below(36)
    const endsOn = new Date(startsOn)
    endsOn.setUTCMonth(endsOn.getUTCMonth() + months)
    const row = {
      id,
      projectId,
      productId,
      productVersionId: this.random.pick(this.rows.ProductVersion.filter((v) => v.productId === productId))
        .id,
      levelId: this.random.pick(this.rows.SubscriptionLevel).id,
      status,
      startsOn,
      months,
      endsOn,
      renewalOfId,
      ...this.terms('Subscription', id),
      notes: this.text('Subscription', id, 'notes'),
      rejectionReason: status === 'REJECTED' ? this.text('Subscription', id, 'rejectionReason') : null,
      activatedAt: status === 'ACTIVE' ? this.time() : null,
      endedAt: this.maybe(() => this.time()),
      ...this.editable(),
    }
    this.rows.Subscription.push(row)
    for (const metric of this.random.some(this.rows.UsageMetric, this.random.below(3))) {
      const limitId = newId('SubscriptionUsageLimit')
      const quantity = this.number('SubscriptionUsageLimit', limitId, 'quantity')
      this.rows.SubscriptionUsageLimit.push({
        id: limitId,
        subscriptionId: id,
        metricId: metric.id,
        quantity,
      })
    }
    return row
  }

  private licenseField(productId: string, kind: 'shown' | 'hidden' | 'deleted'): void {
    const id = newId('LicenseField')
    this.rows.LicenseField.push({
      id,
      productId,
      name: `f_${this.mark('LicenseField', id, 'name')}`,
      title: this.text('LicenseField', id, 'title'),
      description: this.maybe(() => this.text('LicenseField', id, 'description')),
      type: 'STRING',
      required: this.random.chance(50),
      hidden: kind === 'hidden',
      options: [],
      defaultValue: this.maybe(() => this.text('LicenseField', id, 'defaultValue')),
      initialValue: null,
      initialLocked: false,
      position: this.random.below(5),
      deletedAt: kind === 'deleted' ? this.time() : null,
      ...this.editable(),
    })
  }

  private licenseTemplate(productId: string): void {
    const id = newId('LicenseTemplate')
    this.rows.LicenseTemplate.push({
      id,
      productId,
      name: this.text('LicenseTemplate', id, 'name'),
      type: 'PAID',
      durationDays: 365,
      ...this.licenseTerms(),
      ...this.editable(),
    })
    for (const { id: fieldId } of this.fieldsOf(productId)) {
      const valueId = newId('LicenseTemplateValue')
      const value = this.text('LicenseTemplateValue', valueId, 'value')
      this.rows.LicenseTemplateValue.push({ id: valueId, templateId: id, fieldId, value })
    }
  }

  private signingKey(productId: string, rotatedAt: Date | null): void {
    const id = newId('SigningKey')
    this.rows.SigningKey.push({
      id,
      productId,
      kid: this.mark('SigningKey', id, 'kid'),
      publicJwk: {},
      privateSealed: this.mark('SigningKey', id, 'privateSealed'),
      rotatedAt,
      withdrawnAt: null,
      createdAt: this.time(),
    })
  }

  private license(customerId: string, projectId: string | null): void {
    const id = newId('License')
    const product = this.random.pick(this.rows.Product)
    const subscription = this.rows.Subscription.find((s) => s.projectId === projectId)
    const template = this.rows.LicenseTemplate.find(({ productId }) => productId === product.id)!
    const { version: sequence, ...times } = this.editable()
    this.rows.License.push({
      id,
      keyHash: this.mark('License', id, 'keyHash'),
      keySealed: this.mark('License', id, 'keySealed'),
      sequence,
      kind: this.random.pick(['PRODUCTION', 'TEMPORARY'] as const),
      type: this.random.pick(['DEVELOPMENT', 'TRIAL', 'PAID', 'COMMUNITY'] as const),
      name: this.maybe(() => this.text('License', id, 'name')),
      productId: product.id,
      productVersionId: this.random.chance(50)
        ? this.random.pick(this.rows.ProductVersion.filter((v) => v.productId === product.id)).id
        : null,
      customerId,
      projectId,
      subscriptionId: subscription?.id ?? null,
      templateId: this.random.chance(50) ? template.id : null,
      startsAt: new Date('2025-01-01T00:00:00.000Z'),
      expiresAt: this.maybe(() => new Date(now.getTime() + (this.random.below(60) - 20 + 0.5) * day)),
      durationDays: null,
      ...this.licenseTerms(),
      uses: this.number('License', id, 'uses'),
      suspendedAt: this.random.chance(20) ? this.time() : null,
      suspensionReason: this.maybe(() => this.text('License', id, 'suspensionReason')),
      revokedAt: this.random.chance(20) ? this.time() : null,
      revocationReason: this.maybe(() => this.text('License', id, 'revocationReason')),
      firstValidatedAt: null,
      lastValidatedAt: this.maybe(() => this.time()),
      ...times,
    })
    this.ofLicense(id, customerId, product.id)
  }

  /** What hangs on a license: values, changes, machines, seats, links, notices. */
  private ofLicense(licenseId: string, customerId: string, productId: string): void {
    for (const { id: fieldId } of this.fieldsOf(productId)) {
      const id = newId('LicenseFieldValue')
      const value = this.text('LicenseFieldValue', id, 'value')
      this.rows.LicenseFieldValue.push({ id, licenseId, fieldId, value })
    }
    for (const sequence of [1, 2]) {
      this.rows.LicenseChange.push({
        id: newId('LicenseChange'),
        licenseId,
        sequence,
        verb: sequence === 1 ? 'issued' : 'updated',
        actorKind: 'staff',
        actorName: 'Somebody',
        changes: this.changesOf(licenseId, productId),
        occurredAt: this.time(),
      })
    }
    for (let i = 0; i < 2; i++) {
      const id = newId('Machine')
      this.rows.Machine.push({
        id,
        licenseId,
        fingerprint: this.text('Machine', id, 'fingerprint'),
        name: this.maybe(() => this.text('Machine', id, 'name')),
        platform: this.maybe(() => this.text('Machine', id, 'platform')),
        ipAddress: null,
        lastHeartbeatAt: this.maybe(() => this.time()),
        createdAt: this.time(),
        updatedAt: this.time(),
      })
    }
    const people = this.rows.Membership.filter((m) => m.customerId === customerId)
    for (const portalUserId of this.random.some([...new Set(people.map((m) => m.portalUserId))], 4)) {
      const claimedAt = this.maybe(() => this.time())
      this.rows.LicenseSeat.push({
        id: newId('LicenseSeat'),
        licenseId,
        portalUserId,
        claimedAt,
        createdAt: this.time(),
      })
    }
    for (const month of ['2026-04-01', '2026-05-01']) {
      const [seats, machines, uses] = this.random.some([1, 2, 3, 4, 5, 6], 3) as [number, number, number]
      this.rows.LicenseUsageMonth.push({
        id: newId('LicenseUsageMonth'),
        licenseId,
        month: new Date(month),
        maxUsers: this.maybe(() => seats),
        maxMachines: this.maybe(() => machines),
        maxUses: this.maybe(() => uses),
        seatsMost: seats,
        seatsAtEnd: seats,
        seatsOver: 0,
        machinesMost: machines,
        machinesAtEnd: machines,
        machinesOver: 0,
        usesMost: uses,
        usesAtEnd: uses,
        usesOver: 0,
        usesCounted: uses,
      })
    }
    const linkId = newId('LicenseDownloadLink')
    this.rows.LicenseDownloadLink.push({
      id: linkId,
      tokenHash: this.mark('LicenseDownloadLink', linkId, 'tokenHash'),
      licenseId,
      actorKind: 'staff',
      actorId: this.rows.Staff[0]!.id,
      credentialHash: this.mark('LicenseDownloadLink', linkId, 'credentialHash'),
      encrypted: false,
      fingerprint: null,
      expiresAt: this.time(),
      usedAt: null,
      createdAt: this.time(),
    })
  }

  /** Of every license and subscription, each with a mail to its customer as long as there are any; and of a version. */
  makeExpiryNotices(): void {
    const customerOf = (projectId: string) => this.rows.Project.find(({ id }) => id === projectId)!.customerId
    const ending = [
      ...this.rows.License.map(({ id, customerId }) => ({ licenseId: id, subscriptionId: null, customerId })),
      ...this.rows.Subscription.map(({ id, projectId }) => ({
        licenseId: null,
        subscriptionId: id,
        customerId: customerOf(projectId),
      })),
    ]
    for (const { customerId, ...of } of ending) {
      const id = newId('ExpiryNotice')
      this.rows.ExpiryNotice.push({
        id,
        ...of,
        endsAt: this.time(),
        days: 30,
        announcedAt: this.time(),
        mailedAt: this.maybe(() => this.time()),
      })
      const email = this.rows.Email.find((e) => e.customerId === customerId && e.expiryNoticeId === null)
      if (email) email.expiryNoticeId = id
    }
    this.rows.ExpiryDigest.push({
      id: newId('ExpiryDigest'),
      frequency: 'WEEKLY',
      periodOn: this.date(0),
      createdAt: this.time(),
    })
    const announcementId = newId('ReleaseAnnouncement')
    const productVersionId = this.rows.ProductVersion[0]!.id
    this.rows.ReleaseAnnouncement.push({
      id: announcementId,
      productVersionId,
      notes: this.text('ReleaseAnnouncement', announcementId, 'notes'),
      updateUrl: null,
      announcedAt: this.time(),
    })
    for (const { id: customerId } of this.rows.Customer)
      this.rows.ReleaseNotice.push({
        id: newId('ReleaseNotice'),
        announcementId,
        productVersionId,
        customerId,
        mailedAt: null,
      })
  }

  /** Of a field that is shown, and of one that is hidden. */
  private changesOf(licenseId: string, productId: string) {
    const fields = this.fieldsOf(productId).filter(({ deletedAt }) => deletedAt === null)
    return fields.map(({ id, name, hidden }) => {
      const of = this.rows.LicenseFieldValue.find((v) => v.fieldId === id && v.licenseId === licenseId)
      return { subject: 'FIELD', name, from: null, to: of?.value ?? null, ...(hidden ? { hidden } : {}) }
    })
  }

  private fieldsOf(productId: string) {
    return this.rows.LicenseField.filter((field) => field.productId === productId)
  }

  private licenseTerms(): TermsOfLicense {
    return {
      expirationBasis: 'FROM_ISSUE',
      renewalBasis: 'FROM_EXPIRY',
      maxMachines: 5,
      maxUsers: 50,
      maxUses: null,
      overage: 'NONE',
      machineMatching: 'ANY',
      heartbeatSeconds: null,
      fileTtlSeconds: 86_400,
      entitlements: ['BASIC'],
    }
  }

  private token(name: string, scopes: readonly string[], customerIds: string[] | null): void {
    const { id, secret } = this.apiToken(scopes, customerIds)
    const known = scopes.filter((scope) => (grantableScopes as readonly string[]).includes(scope)) as Scope[]
    const who: Who = { kind: 'token', id, scopes: withImplied(known), customerIds }
    this.callers.push({ name: `token: ${name}`, who, token: secret })
  }

  private apiToken(
    scopes: readonly string[],
    customerIds: string[] | null,
    row: Partial<database.ApiToken> = {},
  ): { id: string; secret: string } {
    const id = newId('ApiToken')
    const secret = makeToken('apiToken')
    this.rows.ApiToken.push({
      id,
      name: this.text('ApiToken', id, 'name'),
      tokenHash: this.secret('ApiToken', id, secret),
      lastFour: lastFour(secret),
      scopes: [...scopes],
      shippedPolicy: null,
      policyId: null,
      sponsorId: null,
      replacesId: null,
      announcedDays: null,
      lastUsedIp: this.text('ApiToken', id, 'lastUsedIp'),
      allCustomers: customerIds === null,
      customerIds: customerIds ?? [],
      demo: false,
      expiresAt: this.maybe(() => new Date(now.getTime() + day)),
      // A moment ago, so that no use of it has to be written while a test runs.
      lastUsedAt: new Date(now.getTime() - 1_000),
      revokedAt: null,
      createdAt: this.time(),
      ...row,
    })
    return { id, secret }
  }

  private session(row: Partial<database.Session>): string {
    const id = newId('Session')
    const secret = makeToken('session')
    this.rows.Session.push({
      id,
      cookie: false,
      method: null,
      secondFactor: null,
      ipAddress: this.text('Session', id, 'ipAddress'),
      userAgent: this.text('Session', id, 'userAgent'),
      // A moment ago, so that no use of it has to be written while a test runs.
      lastUsedAt: new Date(now.getTime() - 1_000),
      tokenHash: this.secret('Session', id, secret),
      staffId: null,
      portalUserId: null,
      demo: false,
      createdAt: this.time(),
      expiresAt: new Date(now.getTime() + day),
      revokedAt: null,
      impersonationId: null,
      ...row,
    })
    return secret
  }

  private secret(model: Model, id: string, secret: string): string {
    const hash = hashToken(secret)
    this.marks.set(hash, { model, id, column: 'tokenHash' })
    return hash
  }

  private mark(model: Model, id: string, column: string): string {
    const mark = `u${String(++this.count).padStart(5, '0')}u`
    this.marks.set(mark, { model, id, column })
    return mark
  }

  private text(model: Model, id: string, column: string): string {
    return `${this.random.pick(words)} ${this.mark(model, id, column)}`
  }

  private number(model: Model, id: string, column: string): number {
    const number = 5_000_000 + ++this.count
    this.marks.set(String(number), { model, id, column })
    return number
  }

  private terms(model: Model, id: string) {
    return {
      slaName: this.text(model, id, 'slaName'),
      slaTimeZone: this.text(model, id, 'slaTimeZone'),
      fullSupportContacts: this.number(model, id, 'fullSupportContacts'),
      readOnlySupportContacts: this.number(model, id, 'readOnlySupportContacts'),
    }
  }

  private contact(model: Model, id: string) {
    return {
      contactName: this.maybe(() => this.text(model, id, 'contactName')),
      contactEmail: this.maybe(
        () => `${this.mark(model, id, 'contactEmail')}@${this.random.pick(words)}.example`,
      ),
      contactPhone: this.maybe(() => this.text(model, id, 'contactPhone')),
    }
  }

  private editable() {
    const createdAt = this.time()
    const updatedAt = new Date(createdAt.getTime() + this.random.below(5) * 3_600_000)
    return { version: 1 + this.random.below(9), createdAt, updatedAt }
  }

  /** One of few past instants, so that many rows have the same. */
  private time(): Date {
    return new Date(now.getTime() - (1 + this.random.below(12)) * 5 * day)
  }

  /** A day that every month has, some months before or after the start of this year. */
  private date(months: number): Date {
    return new Date(Date.UTC(2026, months + this.random.below(6), 1 + this.random.below(28)))
  }

  private maybe<T>(make: () => T): T | null {
    return this.random.chance(80) ? make() : null
  }
}

const parentsFirst = [
  'Staff',
  'TokenPolicy',
  'ApiToken',
  'PortalUser',
  'Customer',
  'ServiceAccount',
  'ServiceAccountToken',
  'Impersonation',
  'Session',
  'Partner',
  'Project',
  'ProjectAssignment',
  'Membership',
  'Product',
  'ProductVersion',
  'UsageMetric',
  'SubscriptionLevel',
  'SubscriptionLevelUsageLimit',
  'Subscription',
  'SubscriptionUsageLimit',
  'SenderDomain',
  'LicenseField',
  'LicenseTemplate',
  'LicenseTemplateValue',
  'SigningKey',
  'License',
  'LicenseFieldValue',
  'LicenseChange',
  'LicenseDownloadLink',
  'ExpiryNotice',
  'ExpiryDigest',
  'ReleaseAnnouncement',
  'ReleaseNotice',
  'Email',
  'LicenseSeat',
  'LicenseUsageMonth',
  'Machine',
  'SupportContact',
  'Password',
  'PasswordLink',
  'SecondFactor',
  'RecoveryCode',
  'PendingSignIn',
  'SignIn',
  'SignInLimit',
  'Budget',
  'FailedSignIn',
  'ApiUsage',
  'PortalSettings',
  'CustomerPortal',
  'Invitation',
  'ListExport',
  'ListExportPart',
  'AuditEvent',
  'EmailDestination',
  'WebhookEndpoint',
  'WebhookDelivery',
] as const satisfies readonly Model[]

/** Puts every row of the world into the database, past the operations. */
export async function writeWorld(db: Db, { rows }: World): Promise<void> {
  for (const model of parentsFirst) {
    const data = rows[model].map((row) => ({ ...row, partnerIds: undefined })).map(withoutUndefined)
    const delegate = db[uncapitalized(model)] as unknown as { createMany: (args: object) => Promise<unknown> }
    await delegate.createMany({ data })
  }
  const links = rows.Project.flatMap((project) =>
    project.partnerIds.map((partnerId) => [partnerId, project.id] as const),
  )
  const [partnerIds, projectIds] = [
    links.map(([partnerId]) => partnerId),
    links.map(([, projectId]) => projectId),
  ]
  await db.$executeRaw`
    insert into "_ProjectPartner" ("A", "B")
    select * from unnest(${partnerIds}::text[], ${projectIds}::text[])`
}

function withoutUndefined(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
}

export function uncapitalized<M extends Model>(model: M): Uncapitalize<M> {
  return (model.charAt(0).toLowerCase() + model.slice(1)) as Uncapitalize<M>
}

/** Every row by its id: ids are unique over all models. */
export function rowsById(rows: Rows): ReadonlyMap<string, { model: Model; row: RowOf<Model> }> {
  const models = Object.keys(rows) as Model[]
  return new Map(
    models.flatMap((model) => rows[model].map((row: RowOf<Model>) => [row.id, { model, row }] as const)),
  )
}
