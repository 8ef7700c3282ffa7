import { serviceAccountScopes } from '../auth/scopes.ts'
import { createSession } from '../auth/session.ts'
import type { Ctx } from '../context.ts'
import type { MembershipRole, StaffRole, SupportContactAccess } from '../db/generated/prisma/client.ts'
import { createApiToken } from '../modules/api-token/operations.ts'
import { archiveCustomer, createCustomer } from '../modules/customer/operations.ts'
import { createInvitation } from '../modules/invitation/operations/create.ts'
import { createPartner } from '../modules/partner/operations.ts'
import { createPortalUser } from '../modules/portal-user/operations.ts'
import { createSubscriptionLevel } from '../modules/product/level-operations.ts'
import { createUsageMetric } from '../modules/product/metric-operations.ts'
import { createProduct } from '../modules/product/operations.ts'
import { createProductVersion } from '../modules/product/version-operations.ts'
import { assignUser } from '../modules/project/assignment-operations.ts'
import { assignPartner, createProject } from '../modules/project/operations.ts'
import { createServiceAccount } from '../modules/service-account/operations/create.ts'
import { rotateSigningKey } from '../modules/signing-key/operations.ts'
import { createStaffMember } from '../modules/staff/operations.ts'
import { createSubscription } from '../modules/subscription/operations/create.ts'
import { renewSubscription } from '../modules/subscription/operations/renew.ts'
import { requestSubscription } from '../modules/subscription/operations/request.ts'
import { createSupportContact } from '../modules/support-contact/operations.ts'
import { loadLicenses } from './licenses.ts'
import { loadUsage } from './usage.ts'

const dayMs = 86_400_000
const yearMs = 365 * dayMs

/** One token for every kind of actor, to try the roles out. */
export type Credential = { actor: string; who: string; token: string }

/** A vendor of a workflow engine with five customers and two partners, through the same operations as everything else. */
export async function loadDemoData(ctx: Ctx): Promise<Credential[]> {
  const catalog = await loadCatalog(ctx)
  const { acme, globex, projects } = await loadCustomers(ctx)
  await loadSubscriptions(ctx, catalog, projects)
  await loadSupportContacts(ctx, acme.id)
  const license = await loadLicenses(ctx, { engine: catalog.engine, acme, globex, projects })
  const { people, credentials } = await loadPeople(ctx, acme.id, globex.id, projects)
  await loadUsage(ctx, license.id, people)
  return credentials
}

async function loadCatalog(ctx: Ctx) {
  const processes = await createUsageMetric(ctx, {
    code: 'PROCESS_INSTANCES',
    name: 'Process instances',
    unit: 'per year',
  })
  const decisions = await createUsageMetric(ctx, {
    code: 'DECISION_INSTANCES',
    name: 'Decision instances',
    unit: 'per year',
  })
  const users = await createUsageMetric(ctx, { code: 'TASK_USERS', name: 'Task users', unit: 'people' })
  const gold = await createSubscriptionLevel(ctx, {
    code: 'GOLD',
    name: 'Gold',
    slaName: '8x5, first answer in 8 hours',
    slaTimeZone: 'Europe/Berlin',
    fullSupportContacts: 5,
    readOnlySupportContacts: 10,
    usageLimits: [
      { metricId: processes.id, quantity: 500_000 },
      { metricId: users.id, quantity: 50 },
    ],
  })
  const platinum = await createSubscriptionLevel(ctx, {
    code: 'PLATINUM',
    name: 'Platinum',
    slaName: '24x7, first answer in 1 hour',
    slaTimeZone: 'Etc/UTC',
    fullSupportContacts: 15,
    readOnlySupportContacts: null,
    usageLimits: [
      { metricId: processes.id, quantity: 5_000_000 },
      { metricId: decisions.id, quantity: 10_000_000 },
      { metricId: users.id, quantity: 500 },
    ],
  })
  const engine = await createProduct(ctx, {
    slug: 'flow-engine',
    name: 'Flow Engine',
    description: 'Runs business processes.',
  })
  const insight = await createProduct(ctx, {
    slug: 'flow-insight',
    name: 'Flow Insight',
    description: 'Shows how they run.',
  })
  for (const { id: productId } of [engine, insight]) await rotateSigningKey(ctx, { productId })
  const version = (productId: string, name: string, enabled: boolean, from: string, until: string) =>
    createProductVersion(ctx, {
      productId,
      name,
      enabled,
      supportStartsOn: new Date(from),
      supportEndsOn: new Date(until),
    })
  await version(engine.id, '8.5', false, '2024-04-09', '2025-10-14')
  const engine87 = await version(engine.id, '8.7', true, '2025-04-08', '2026-10-13')
  const engine88 = await version(engine.id, '8.8', true, '2025-10-14', '2027-04-13')
  await version(engine.id, '8.9', false, '2026-04-14', '2027-10-12')
  const insight3 = await version(insight.id, '3.0', true, '2025-06-01', '2027-06-01')
  return { gold, platinum, engine, engine87, engine88, insight3 }
}

async function loadCustomers(ctx: Ctx) {
  const acme = await createCustomer(ctx, {
    number: 'C-1001',
    name: 'Acme Manufacturing',
    type: 'PAID',
    externalId: 'crm-4711',
    contactName: 'Ada Lindqvist',
    contactEmail: 'ada@acme.example',
    notes: 'Wants to move to Platinum next year.',
  })
  const globex = await createCustomer(ctx, {
    number: 'C-1002',
    name: 'Globex Bank',
    type: 'PAID',
    contactEmail: 'platform@globex.example',
    metadata: { region: 'EMEA', segment: 'banking' },
  })
  const initech = await createCustomer(ctx, { number: 'C-1003', name: 'Initech Insurance', type: 'TRIAL' })
  await createCustomer(ctx, { number: 'C-1004', name: 'Hooli', type: 'COMMUNITY' })
  const umbrella = await createCustomer(ctx, { number: 'C-0007', name: 'Umbrella Health', type: 'PAID' })
  await archiveCustomer(ctx, { id: umbrella.id })

  const project = (customerId: string, name: string, description: string) =>
    createProject(ctx, { customerId, name, description })
  const projects = {
    plants: await project(acme.id, 'Plant rollout', 'Order processes in twelve plants.'),
    suppliers: await project(acme.id, 'Supplier portal', 'Onboarding of suppliers.'),
    payments: await project(globex.id, 'Instant payments', 'Screening and routing of payments.'),
    claims: await project(initech.id, 'Claims pilot', 'A first process for claims.'),
  }
  return { acme, globex, projects }
}

type Catalog = Awaited<ReturnType<typeof loadCatalog>>
type Projects = Awaited<ReturnType<typeof loadCustomers>>['projects']

async function loadSubscriptions(ctx: Ctx, catalog: Catalog, projects: Projects): Promise<void> {
  const day = (offset: number) => new Date(Math.floor(ctx.now().getTime() / dayMs + offset) * dayMs)
  const active = await createSubscription(ctx, {
    projectId: projects.plants.id,
    productVersionId: catalog.engine87.id,
    levelId: catalog.gold.id,
    status: 'ACTIVE',
    startsOn: day(-300),
    months: 12,
    notes: 'Twenty percent discount in the first year.',
  })
  await renewSubscription(ctx, { renewalOfId: active.id, productVersionId: catalog.engine88.id })
  await createSubscription(ctx, {
    projectId: projects.payments.id,
    productVersionId: catalog.engine88.id,
    levelId: catalog.platinum.id,
    status: 'ACTIVE',
    startsOn: day(-60),
    months: 36,
  })
  await createSubscription(ctx, {
    projectId: projects.suppliers.id,
    productVersionId: catalog.insight3.id,
    levelId: catalog.gold.id,
    startsOn: day(14),
    months: 12,
  })
  await requestSubscription(ctx, {
    projectId: projects.claims.id,
    productVersionId: catalog.engine88.id,
    levelId: catalog.gold.id,
    startsOn: day(30),
    months: 12,
  })
}

async function loadSupportContacts(ctx: Ctx, customerId: string): Promise<void> {
  const contact = (firstName: string, lastName: string, projectRole: string, access: SupportContactAccess) =>
    createSupportContact(ctx, {
      customerId,
      firstName,
      lastName,
      email: `${firstName.toLowerCase()}@acme.example`,
      projectRole,
      access,
    })
  await contact('Ada', 'Lindqvist', 'Head of platform', 'FULL')
  await contact('Tom', 'Berger', 'Developer', 'FULL')
  await contact('Ines', 'Marques', 'Business analyst', 'READ_ONLY')
}

async function loadPeople(
  ctx: Ctx,
  acmeId: string,
  globexId: string,
  projects: Projects,
): Promise<{ people: string[]; credentials: Credential[] }> {
  const integrators = await createPartner(ctx, {
    number: 'P-100',
    name: 'Integrators',
    contactEmail: 'hello@integrators.example',
  })
  await createPartner(ctx, { number: 'P-101', name: 'Cloudworks' })
  for (const projectId of [projects.plants.id, projects.payments.id]) {
    await assignPartner(ctx, { projectId, partnerId: integrators.id })
  }

  const staff = async (role: StaffRole, name: string): Promise<Credential> => {
    const member = await createStaffMember(ctx, {
      role,
      name,
      email: `${name.split(' ')[0]!.toLowerCase()}@vendor.example`,
    })
    return { actor: `staff ${role}`, who: name, token: await demoSession(ctx, { staffId: member.id }) }
  }
  const person = async (
    actor: string,
    name: string,
    domain: string,
    company: object,
    role: MembershipRole,
  ) => {
    const [firstName, lastName] = name.split(' ') as [string, string]
    const email = `${firstName.toLowerCase()}@${domain}`
    const user = await createPortalUser(ctx, { email, firstName, lastName, membership: { ...company, role } })
    const token = await demoSession(ctx, { portalUserId: user.id })
    return { id: user.id, credential: { actor, who: `${name}, ${domain}`, token } }
  }

  const admin = await staff('ADMIN', 'Alice Moreau')
  const sales = await staff('SALES', 'Sam Okafor')
  const support = await staff('SUPPORT', 'Sue Tanaka')
  const acme = { customerId: acmeId }
  const partner = await person(
    'partner user',
    'Pat Novak',
    'integrators.example',
    { partnerId: integrators.id },
    'MEMBER',
  )
  const customerAdmin = await person('customer ADMIN', 'Ada Lindqvist', 'acme.example', acme, 'ADMIN')
  const member = await person('customer MEMBER', 'Max Weber', 'acme.example', acme, 'MEMBER')
  const reader = await person('customer READ_ONLY', 'Rea Costa', 'acme.example', acme, 'READ_ONLY')
  await createInvitation(ctx, {
    customerId: acmeId,
    email: 'ben@acme.example',
    role: 'MEMBER',
    projectIds: [projects.plants.id],
  })
  await createPortalUser(ctx, {
    email: 'gus@globex.example',
    firstName: 'Gus',
    lastName: 'Hansen',
    membership: { customerId: globexId, role: 'ADMIN' },
  })
  for (const { id } of [member, reader])
    await assignUser(ctx, { projectId: projects.plants.id, portalUserId: id })

  const inAYear = new Date(ctx.now().getTime() + yearMs)
  const { secret } = await createApiToken(
    ctx,
    { name: 'Demo', policy: 'admin', expiresAt: inAYear },
    { demo: true },
  )
  const machine = await createServiceAccount(
    ctx,
    { customerId: acmeId, name: 'Plant cluster', scopes: serviceAccountScopes, expiresAt: inAYear },
    { demo: true },
  )
  const credentials = [
    admin,
    sales,
    support,
    ...[partner, customerAdmin, member, reader].map(({ credential }) => credential),
    { actor: 'service account', who: 'Plant cluster, acme.example', token: machine.secret },
    { actor: 'API token', who: 'every scope a token can have', token: secret },
  ]
  return { people: [member.id, reader.id], credentials }
}

async function demoSession(ctx: Ctx, owner: { staffId: string } | { portalUserId: string }): Promise<string> {
  const expiresAt = new Date(ctx.now().getTime() + 10 * yearMs)
  const { token } = await createSession(ctx, { ...owner, expiresAt, demo: true })
  return token
}
