import { grantableScopes, type Scope, withImplied } from '../../src/auth/scopes.ts'
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
  world.makeTokens()
  return { seed, rows: world.rows, marks: world.marks, callers: world.callers, refused: world.refused }
}

const words = ['north', 'south', 'east', 'west']
const day = 86_400_000
const roles = ['ADMIN', 'MEMBER', 'READ_ONLY'] as const
const states = ['REQUESTED', 'PENDING', 'ACTIVE', 'EXPIRED', 'REJECTED', 'CANCELED', 'TERMINATED'] as const

type Company = { customerId: string; partnerId?: undefined } | { customerId?: undefined; partnerId: string }
type MembershipOptions = Partial<Pick<database.Membership, 'role' | 'status'>>

class Maker {
  readonly rows: Rows = {
    Staff: [],
    ApiToken: [],
    Session: [],
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
  }
  readonly marks = new Map<string, Mark>()
  readonly callers: Caller[] = [{ name: 'anonymous', who: { kind: 'nobody' }, token: null }]
  readonly refused: { name: string; token: string; code: string }[] = []
  readonly random: Random
  private count = 0

  constructor(seed: number) {
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
    const [c0, c1, c2, c3, c4] = this.rows.Customer.map(({ id }) => ({ customerId: id })) as [
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
    this.token(
      'scopes that no token has',
      ['customer:read', 'staff:read', 'api_token:read', 'audit_event:read'],
      null,
    )
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
    const active = this.rows.Membership.filter((m) => m.portalUserId === id && m.status === 'ACTIVE')
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

  private token(name: string, scopes: readonly string[], customerIds: string[] | null): void {
    const { id, secret } = this.apiToken(scopes, customerIds)
    const known = scopes.filter((scope) => (grantableScopes as readonly string[]).includes(scope)) as Scope[]
    const who: Who = { kind: 'token', id, scopes: withImplied(known), customerIds }
    this.callers.push({ name: `token: ${name}`, who, token: secret })
  }

  private apiToken(
    scopes: readonly string[],
    customerIds: string[] | null,
    ending: Partial<Pick<database.ApiToken, 'revokedAt' | 'expiresAt'>> = {},
  ): { id: string; secret: string } {
    const id = newId('ApiToken')
    const secret = makeToken('apiToken')
    this.rows.ApiToken.push({
      id,
      name: this.text('ApiToken', id, 'name'),
      tokenHash: this.secret('ApiToken', id, secret),
      lastFour: lastFour(secret),
      scopes: [...scopes],
      allCustomers: customerIds === null,
      customerIds: customerIds ?? [],
      demo: false,
      expiresAt: this.maybe(() => new Date(now.getTime() + day)),
      // A moment ago, so that no use of it has to be written while a test runs.
      lastUsedAt: new Date(now.getTime() - 1_000),
      revokedAt: null,
      createdAt: this.time(),
      ...ending,
    })
    return { id, secret }
  }

  private session(row: Partial<database.Session>): string {
    const id = newId('Session')
    const secret = makeToken('session')
    this.rows.Session.push({
      id,
      tokenHash: this.secret('Session', id, secret),
      staffId: null,
      portalUserId: null,
      demo: false,
      createdAt: this.time(),
      expiresAt: new Date(now.getTime() + day),
      revokedAt: null,
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
  'ApiToken',
  'PortalUser',
  'Session',
  'Customer',
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
