import type { Db } from '../src/context.ts'
import type { Prisma } from '../src/db/generated/prisma/client.ts'
import { newId } from '../src/ids.ts'

// Rows for tests, written past the operations. Each factory creates the parents that it is not given.

let counter = 0
const unique = () => String(++counter).padStart(6, '0')

export function makeStaff(db: Db, data: Partial<Prisma.StaffUncheckedCreateInput> = {}) {
  const n = unique()
  return db.staff.create({
    data: {
      id: newId('Staff'),
      email: `staff-${n}@vendor.example`,
      name: `Staff ${n}`,
      role: 'ADMIN',
      ...data,
    },
  })
}

export function makeCustomer(db: Db, data: Partial<Prisma.CustomerUncheckedCreateInput> = {}) {
  const n = unique()
  return db.customer.create({
    data: { id: newId('Customer'), number: `C-${n}`, name: `Customer ${n}`, ...data },
  })
}

export function makePartner(db: Db, data: Partial<Prisma.PartnerUncheckedCreateInput> = {}) {
  const n = unique()
  return db.partner.create({
    data: { id: newId('Partner'), number: `P-${n}`, name: `Partner ${n}`, ...data },
  })
}

/** `partnerIds` are assigned to it. */
export async function makeProject(
  db: Db,
  { partnerIds = [], ...data }: Partial<Prisma.ProjectUncheckedCreateInput> & { partnerIds?: string[] } = {},
) {
  const n = unique()
  const customerId = data.customerId ?? (await makeCustomer(db)).id
  const partners = { connect: partnerIds.map((id) => ({ id })) }
  return db.project.create({
    data: {
      id: newId('Project'),
      name: `Project ${n}`,
      description: `What project ${n} is about`,
      partners,
      ...data,
      customerId,
    },
  })
}

export function makePortalUser(db: Db, data: Partial<Prisma.PortalUserUncheckedCreateInput> = {}) {
  const n = unique()
  return db.portalUser.create({
    data: {
      id: newId('PortalUser'),
      email: `user-${n}@customer.example`,
      firstName: 'User',
      lastName: n,
      ...data,
    },
  })
}

/** In a new customer, unless a customer or partner is given. */
export async function makeMembership(db: Db, data: Partial<Prisma.MembershipUncheckedCreateInput> = {}) {
  const portalUserId = data.portalUserId ?? (await makePortalUser(db)).id
  const customerId = data.partnerId ? null : (data.customerId ?? (await makeCustomer(db)).id)
  return db.membership.create({
    data: { id: newId('Membership'), role: 'MEMBER', source: 'STAFF', ...data, portalUserId, customerId },
  })
}

export async function makeAssignment(
  db: Db,
  data: Partial<Prisma.ProjectAssignmentUncheckedCreateInput> = {},
) {
  const projectId = data.projectId ?? (await makeProject(db)).id
  const portalUserId = data.portalUserId ?? (await makePortalUser(db)).id
  return db.projectAssignment.create({
    data: { id: newId('ProjectAssignment'), ...data, projectId, portalUserId },
  })
}

export function makeProduct(db: Db, data: Partial<Prisma.ProductUncheckedCreateInput> = {}) {
  const n = unique()
  return db.product.create({
    data: { id: newId('Product'), slug: `product-${n}`, name: `Product ${n}`, ...data },
  })
}

/** Enabled, other than in production. */
export async function makeProductVersion(
  db: Db,
  data: Partial<Prisma.ProductVersionUncheckedCreateInput> = {},
) {
  const productId = data.productId ?? (await makeProduct(db)).id
  return db.productVersion.create({
    data: { id: newId('ProductVersion'), name: `8.${unique()}`, enabled: true, ...data, productId },
  })
}

export function makeUsageMetric(db: Db, data: Partial<Prisma.UsageMetricUncheckedCreateInput> = {}) {
  const n = unique()
  return db.usageMetric.create({
    data: { id: newId('UsageMetric'), code: `METRIC_${n}`, name: `Metric ${n}`, ...data },
  })
}

export function makeSubscriptionLevel(
  db: Db,
  data: Partial<Prisma.SubscriptionLevelUncheckedCreateInput> = {},
) {
  const n = unique()
  return db.subscriptionLevel.create({
    data: { id: newId('SubscriptionLevel'), code: `LEVEL_${n}`, name: `Level ${n}`, ...data },
  })
}

/** ACTIVE for the twelve months from 2026-01-01. */
export async function makeSubscription(db: Db, data: Partial<Prisma.SubscriptionUncheckedCreateInput> = {}) {
  const projectId = data.projectId ?? (await makeProject(db)).id
  const version = data.productVersionId
    ? await db.productVersion.findUniqueOrThrow({ where: { id: data.productVersionId } })
    : await makeProductVersion(db, data.productId ? { productId: data.productId } : {})
  const levelId = data.levelId ?? (await makeSubscriptionLevel(db)).id
  return db.subscription.create({
    data: {
      id: newId('Subscription'),
      status: 'ACTIVE',
      startsOn: new Date('2026-01-01'),
      months: 12,
      endsOn: new Date('2027-01-01'),
      ...data,
      projectId,
      productId: version.productId,
      productVersionId: version.id,
      levelId,
    },
  })
}
