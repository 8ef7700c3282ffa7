import type * as db from '../../src/db/generated/prisma/client.ts'

// Who sees what, as the product defines it: plain predicates over loaded rows. This file is the second opinion on the
// policies, so it shares nothing with them: no `where`, no actor, no policy. Change it when the rules of the product change.

/** Every row of a world, by model. */
export type Rows = {
  Staff: db.Staff[]
  ApiToken: db.ApiToken[]
  Session: db.Session[]
  AuditEvent: db.AuditEvent[]
  Customer: db.Customer[]
  Partner: db.Partner[]
  Project: (db.Project & { partnerIds: readonly string[] })[]
  ProjectAssignment: db.ProjectAssignment[]
  PortalUser: db.PortalUser[]
  Membership: db.Membership[]
  Product: db.Product[]
  ProductVersion: db.ProductVersion[]
  UsageMetric: db.UsageMetric[]
  SubscriptionLevel: db.SubscriptionLevel[]
  SubscriptionLevelUsageLimit: db.SubscriptionLevelUsageLimit[]
  Subscription: db.Subscription[]
  SubscriptionUsageLimit: db.SubscriptionUsageLimit[]
}

export type Model = keyof Rows
export type RowOf<M extends Model> = Rows[M][number]

/** Who asks, in the words of the table. */
export type Who =
  | { kind: 'staff'; id: string; role: db.StaffRole }
  /** A portal user, in one company or (without `team`) in all of them together. */
  | { kind: 'person'; id: string; team?: string }
  /** Its scopes with those they bring along; `customerIds` null is every customer. */
  | { kind: 'token'; id: string; scopes: ReadonlySet<string>; customerIds: readonly string[] | null }
  | { kind: 'nobody' }

/** What one who may see. */
export type Oracle = {
  /** Whether the type can be asked for at all: otherwise FORBIDDEN, not an empty answer. */
  mayRead: (model: Model) => boolean
  /** Whether the row exists for this one. */
  sees: <M extends Model>(model: M, row: RowOf<M>) => boolean
  /** Whether the row would exist, could its type be asked for. */
  reaches: <M extends Model>(model: M, row: RowOf<M>) => boolean
  /** Whether a column of a visible row shows its value; otherwise null. */
  seesColumn: <M extends Model>(model: M, row: RowOf<M>, column: string) => boolean
  /** Whether a column may be named in a filter or an order: only where it hides its value in no row. */
  mayName: (model: Model, column: string) => boolean
}

/** The scope with which a token reads a model; null: no token ever does. */
const tokenScopes: { readonly [M in Model]: string | null } = {
  Staff: null,
  ApiToken: null,
  Session: null,
  AuditEvent: null,
  Customer: 'customer:read',
  Partner: 'partner:read',
  Project: 'project:read',
  ProjectAssignment: 'project:read',
  PortalUser: 'portal_user:read',
  Membership: 'portal_user:read',
  Product: 'product:read',
  ProductVersion: 'product:read',
  UsageMetric: 'product:read',
  SubscriptionLevel: 'product:read',
  SubscriptionLevelUsageLimit: 'subscription:overview',
  Subscription: 'subscription:read',
  SubscriptionUsageLimit: 'subscription:overview',
}

/** "Hidden from everyone but staff (and tokens with the scope)". */
const internalColumns: { readonly [M in Model]?: readonly string[] } = {
  Customer: ['notes', 'type', 'externalId', 'testEndsAt'],
  Partner: ['notes'],
  Project: ['notes'],
  Subscription: ['notes'],
}

/** What the row "subscription overview (SLA, limits, usage)" of the table is about. */
const termColumns: { readonly [M in Model]?: readonly string[] } = {
  SubscriptionLevel: ['slaName', 'slaTimeZone', 'fullSupportContacts', 'readOnlySupportContacts'],
  Subscription: ['slaName', 'slaTimeZone', 'fullSupportContacts', 'readOnlySupportContacts'],
}

/** Columns that nobody is ever shown. */
const secretColumns: { readonly [M in Model]?: readonly string[] } = {
  ApiToken: ['tokenHash'],
  Session: ['tokenHash'],
}

const nobodyReads: ReadonlySet<Model> = new Set(['Session', 'AuditEvent'])

/** The rules of one who over the rows of one world. */
export function oracleOf(rows: Rows, who: Who): Oracle {
  const rules = rulesOf(rows, who)
  const seen = new Map<string, boolean>()
  const mayRead = (model: Model) => !nobodyReads.has(model) && rules.mayRead(model)
  return {
    mayRead,
    reaches: (model, row) => rules.sees[model](row),
    sees: (model, row) => {
      const known = seen.get(row.id)
      if (known !== undefined) return known
      const sees = mayRead(model) && rules.sees[model](row)
      seen.set(row.id, sees)
      return sees
    },
    seesColumn: (model, row, column) => {
      if (secretColumns[model]?.includes(column)) return false
      if (internalColumns[model]?.includes(column)) return rules.seesInternal
      if (!termColumns[model]?.includes(column)) return true
      return model === 'Subscription' ? rules.seesOverview(row as db.Subscription) : rules.seesAnyOverview
    },
    mayName: (model, column) => {
      if (secretColumns[model]?.includes(column)) return false
      if (internalColumns[model]?.includes(column)) return rules.seesInternal
      // An overview may be seen of one subscription and not of the next: only who sees them all may ask across them.
      return !termColumns[model]?.includes(column) || rules.seesEveryOverview
    },
  }
}

type Rules = {
  mayRead: (model: Model) => boolean
  sees: { readonly [M in Model]: (row: RowOf<M>) => boolean }
  seesInternal: boolean
  seesOverview: (subscription: db.Subscription) => boolean
  seesAnyOverview: boolean
  seesEveryOverview: boolean
}

function rulesOf(rows: Rows, who: Who): Rules {
  switch (who.kind) {
    case 'staff':
      return rulesOfStaff(who.role)
    case 'person':
      return rulesOfPerson(rows, who)
    case 'token':
      return rulesOfToken(rows, who)
    case 'nobody':
      return { ...everything, mayRead: () => false, seesInternal: false }
  }
}

const yes = () => true
const no = () => false

const everything: Rules = {
  mayRead: yes,
  sees: {
    Staff: yes,
    ApiToken: yes,
    Session: no,
    AuditEvent: no,
    Customer: yes,
    Partner: yes,
    Project: yes,
    ProjectAssignment: yes,
    PortalUser: yes,
    Membership: yes,
    Product: yes,
    ProductVersion: yes,
    UsageMetric: yes,
    SubscriptionLevel: yes,
    SubscriptionLevelUsageLimit: yes,
    Subscription: yes,
    SubscriptionUsageLimit: yes,
  },
  seesInternal: true,
  seesOverview: yes,
  seesAnyOverview: true,
  seesEveryOverview: true,
}

/** "all": every row; API tokens and staff are for ADMIN alone. */
function rulesOfStaff(role: db.StaffRole): Rules {
  const forAdmins: readonly Model[] = ['Staff', 'ApiToken']
  return { ...everything, mayRead: (model) => role === 'ADMIN' || !forAdmins.includes(model) }
}

/** "scopes": as far as its scopes and customer list go. */
function rulesOfToken(rows: Rows, token: Who & { kind: 'token' }): Rules {
  const covers = (customerId: string | null) =>
    token.customerIds === null || (customerId !== null && token.customerIds.includes(customerId))
  const project = (id: string) => rows.Project.find((p) => p.id === id)!
  const subscription = (id: string) => rows.Subscription.find((s) => s.id === id)!
  const everywhere = token.customerIds === null

  const seesMembership = (m: db.Membership) => everywhere || (covers(m.customerId) && m.status !== 'REMOVED')
  const seesPerson = (id: string) =>
    everywhere || rows.Membership.some((m) => m.portalUserId === id && seesMembership(m))
  const seesProject = (p: RowOf<'Project'>) => covers(p.customerId)
  const seesSubscription = (s: db.Subscription) => seesProject(project(s.projectId))

  return {
    ...everything,
    mayRead: (model) => {
      const scope = tokenScopes[model]
      return scope !== null && token.scopes.has(scope)
    },
    sees: {
      ...everything.sees,
      Customer: (c) => covers(c.id),
      Partner: (partner) =>
        everywhere || rows.Project.some((p) => p.partnerIds.includes(partner.id) && seesProject(p)),
      Project: seesProject,
      ProjectAssignment: (a) => seesProject(project(a.projectId)) && seesPerson(a.portalUserId),
      PortalUser: (user) => seesPerson(user.id),
      Membership: seesMembership,
      Subscription: seesSubscription,
      SubscriptionUsageLimit: (limit) => seesSubscription(subscription(limit.subscriptionId)),
    },
    seesInternal: token.scopes.has('internal:read'),
    seesOverview: () => token.scopes.has('subscription:overview'),
    seesAnyOverview: token.scopes.has('subscription:overview'),
    seesEveryOverview: token.scopes.has('subscription:overview'),
  }
}

/** What the active memberships of a person add up to: own customers, assigned projects, projects of one's partner. */
function rulesOfPerson(rows: Rows, person: Who & { kind: 'person' }): Rules {
  const memberships = rows.Membership.filter(
    (m) =>
      m.portalUserId === person.id &&
      m.status === 'ACTIVE' &&
      (person.team === undefined || m.customerId === person.team || m.partnerId === person.team),
  )
  const administers = (customerId: string | null) =>
    customerId !== null && memberships.some((m) => m.customerId === customerId && m.role === 'ADMIN')
  const belongsTo = (customerId: string) => memberships.some((m) => m.customerId === customerId)
  const worksFor = (partnerId: string) => memberships.some((m) => m.partnerId === partnerId)
  const isAssignedTo = (projectId: string) =>
    rows.ProjectAssignment.some((a) => a.projectId === projectId && a.portalUserId === person.id)
  const project = (id: string) => rows.Project.find((p) => p.id === id)!
  const subscription = (id: string) => rows.Subscription.find((s) => s.id === id)!

  const servesAsPartner = (p: RowOf<'Project'>) => p.partnerIds.some(worksFor)
  const seesAsCustomer = (p: RowOf<'Project'>) =>
    administers(p.customerId) || (belongsTo(p.customerId) && isAssignedTo(p.id))
  const seesProject = (p: RowOf<'Project'>) => seesAsCustomer(p) || servesAsPartner(p)
  const isInChargeOf = (p: RowOf<'Project'>) => administers(p.customerId) || servesAsPartner(p)
  const seesSubscription = (s: db.Subscription) => seesProject(project(s.projectId))
  const seesOverview = (s: db.Subscription) => isInChargeOf(project(s.projectId))
  const seesAnyOverview = memberships.some((m) => m.partnerId !== null || m.role === 'ADMIN')

  const seesMembership = (m: db.Membership) =>
    m.status !== 'REMOVED' && (m.portalUserId === person.id || administers(m.customerId))
  const seesPerson = (id: string) =>
    id === person.id || rows.Membership.some((m) => m.portalUserId === id && seesMembership(m))

  const forTheVendor: readonly Model[] = ['Staff', 'ApiToken']
  const overviews: readonly Model[] = ['SubscriptionUsageLimit', 'SubscriptionLevelUsageLimit']

  return {
    mayRead: (model) => {
      if (memberships.length === 0 || forTheVendor.includes(model)) return false
      return seesAnyOverview || !overviews.includes(model)
    },
    sees: {
      ...everything.sees,
      Staff: no,
      ApiToken: no,
      Customer: (c) => administers(c.id) || rows.Project.some((p) => p.customerId === c.id && seesProject(p)),
      Partner: (partner) =>
        worksFor(partner.id) ||
        rows.Project.some((p) => p.partnerIds.includes(partner.id) && seesAsCustomer(p)),
      Project: seesProject,
      ProjectAssignment: (a) => {
        const assigned = project(a.projectId)
        if (a.portalUserId === person.id) return seesProject(assigned)
        return administers(assigned.customerId) && seesPerson(a.portalUserId)
      },
      PortalUser: (user) => seesPerson(user.id),
      Membership: seesMembership,
      ProductVersion: (version) =>
        version.enabled ||
        rows.Subscription.some((s) => s.productVersionId === version.id && seesSubscription(s)),
      Subscription: seesSubscription,
      SubscriptionUsageLimit: (limit) => seesOverview(subscription(limit.subscriptionId)),
    },
    seesInternal: false,
    seesOverview,
    seesAnyOverview,
    seesEveryOverview: false,
  }
}
