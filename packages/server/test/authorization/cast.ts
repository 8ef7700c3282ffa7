import type { Actor } from '../../src/auth/actor.ts'
import { hashToken, makeToken } from '../../src/auth/token.ts'
import type { Db } from '../../src/context.ts'
import { newId } from '../../src/ids.ts'
import { portalUser, staff } from '../actors.ts'
import {
  makeAssignment,
  makeCustomer,
  makeMembership,
  makePartner,
  makePortalUser,
  makeProduct,
  makeProductVersion,
  makeProject,
  makeStaff,
  makeSubscription,
  makeSubscriptionLevel,
  makeUsageMetric,
} from '../factories.ts'
import type { Kind, Side } from './matrix.ts'

/** Rows to name in arguments, all on one side of the actors. */
export type Target = {
  customer: string
  customerNumber: string
  /** Nothing depends on it. */
  bareCustomer: string
  project: string
  bareProject: string
  partner: string
  partnerNumber: string
  barePartner: string
  person: string
  personEmail: string
  membership: string
  assignment: string
  /** One of the customer's people who is assigned to the project, and whom its mixed members see as admins elsewhere. */
  shared: string
  /** Somebody of another customer on the same side, who has no part in this one. */
  stranger: string
  requested: string
  pending: string
  active: string
  product: string
  productSlug: string
  bareProduct: string
  version: string
  bareVersion: string
  /** Not offered, and of no subscription that the actors see. */
  hiddenVersion: string
  level: string
  bareLevel: string
  metric: string
  bareMetric: string
  staffMember: string
  apiToken: string
}

export type Member = { name: string; kind: Kind; actor: Actor; self?: Partial<Target> }

export type Cast = {
  members: readonly Member[]
  targets: Readonly<Record<Exclude<Side, 'self'>, Target>>
  /** The customers on the side of the actors, for tokens that are held to them. */
  ownCustomers: string[]
  foreignCustomers: string[]
}

/** A customer with two projects and its people, a foreign one, and one actor for every kind of caller and mixture. */
export async function makeCast(db: Db): Promise<Cast> {
  const vendor = await makeVendorRows(db)
  const [ours, theirs, elsewhere] = [await makeCustomer(db), await makeCustomer(db), await makeCustomer(db)]
  const [bare, bareTheirs] = [await makeCustomer(db), await makeCustomer(db)]
  const [annex, annexTheirs] = [await makeCustomer(db), await makeCustomer(db)]
  const [p, q, r, other] = [
    await makePartner(db),
    await makePartner(db),
    await makePartner(db),
    await makePartner(db),
  ]
  const colleague = await makePortalUser(db)

  const makeSide = async (
    [customer, bareCustomer, annex]: [typeof ours, typeof ours, typeof ours],
    partner: typeof p,
    person: typeof colleague,
  ) => {
    const [stranger, shared] = [await makePortalUser(db), await makePortalUser(db)]
    for (const { id } of [customer, elsewhere])
      await makeMembership(db, { portalUserId: shared.id, customerId: id })
    await makeMembership(db, { portalUserId: stranger.id, customerId: annex.id, role: 'READ_ONLY' })
    const project = await makeProject(db, { customerId: customer.id, partnerIds: [partner.id] })
    const [pendingVersion, barePartner, bareProject] = [
      await makeProductVersion(db),
      await makePartner(db),
      await makeProject(db, { customerId: customer.id, partnerIds: [] }),
    ]
    const subscription = (status: 'REQUESTED' | 'PENDING' | 'ACTIVE', productVersionId: string) =>
      makeSubscription(db, { projectId: project.id, productVersionId, levelId: vendor.level, status })
    const membership =
      (await db.membership.findFirst({ where: { portalUserId: person.id, customerId: customer.id } })) ??
      (await makeMembership(db, { portalUserId: person.id, customerId: customer.id, role: 'MEMBER' }))
    await makeAssignment(db, { projectId: project.id, portalUserId: shared.id })
    const target: Target = {
      ...vendor,
      customer: customer.id,
      customerNumber: customer.number,
      bareCustomer: bareCustomer.id,
      project: project.id,
      bareProject: bareProject.id,
      partner: partner.id,
      partnerNumber: partner.number,
      barePartner: barePartner.id,
      person: person.id,
      personEmail: person.email,
      membership: membership.id,
      assignment: (await makeAssignment(db, { projectId: project.id, portalUserId: person.id })).id,
      shared: shared.id,
      stranger: stranger.id,
      requested: (await subscription('REQUESTED', vendor.version)).id,
      pending: (await subscription('PENDING', pendingVersion.id)).id,
      active: (await subscription('ACTIVE', vendor.version)).id,
    }
    return target
  }
  const targets = {
    assigned: await makeSide([ours, bare, annex], p, colleague),
    own: await makeSide([ours, bare, annex], r, colleague),
    foreign: await makeSide([theirs, bareTheirs, annexTheirs], q, await makePortalUser(db)),
  }

  const makePerson = async (role: 'ADMIN' | 'MEMBER' | 'READ_ONLY', more: boolean) => {
    const user = await makePortalUser(db)
    const membership = await makeMembership(db, { portalUserId: user.id, customerId: ours.id, role })
    const assignment = await makeAssignment(db, {
      projectId: targets.assigned.project,
      portalUserId: user.id,
    })
    const admin = role === 'ADMIN'
    const actor = portalUser(user.id, {
      adminOf: [...(admin ? [ours.id] : []), ...(more ? [elsewhere.id] : [])],
      memberOf: admin ? [] : [ours.id],
      partnerOf: more ? [other.id] : [],
    })
    const self = {
      person: user.id,
      personEmail: user.email,
      membership: membership.id,
      assignment: assignment.id,
    }
    return {
      name: `customer ${role}${more ? ', admin and partner elsewhere' : ''}`,
      kind: `customer ${role}` as const,
      actor,
      self,
    }
  }
  const makePartnerUser = async (more: boolean): Promise<Member> => {
    const user = await makePortalUser(db)
    const membership = await makeMembership(db, { portalUserId: user.id, partnerId: p.id })
    const self = { person: user.id, personEmail: user.email, membership: membership.id }
    const actor = portalUser(user.id, { partnerOf: [p.id], adminOf: more ? [elsewhere.id] : [] })
    return { name: `partner user${more ? ', admin elsewhere' : ''}`, kind: 'partner user', actor, self }
  }

  return {
    members: [
      { name: 'staff ADMIN', kind: 'staff ADMIN', actor: staff('ADMIN') },
      { name: 'staff SALES', kind: 'staff SALES', actor: staff('SALES') },
      { name: 'staff SUPPORT', kind: 'staff SUPPORT', actor: staff('SUPPORT') },
      await makePartnerUser(false),
      await makePartnerUser(true),
      await makePerson('ADMIN', false),
      await makePerson('ADMIN', true),
      await makePerson('MEMBER', false),
      await makePerson('MEMBER', true),
      await makePerson('READ_ONLY', false),
      await makePerson('READ_ONLY', true),
    ],
    targets,
    ownCustomers: [ours.id, bare.id, annex.id],
    foreignCustomers: [theirs.id, bareTheirs.id, annexTheirs.id],
  }
}

type VendorRows = Pick<
  Target,
  | 'product'
  | 'productSlug'
  | 'bareProduct'
  | 'version'
  | 'bareVersion'
  | 'hiddenVersion'
  | 'level'
  | 'bareLevel'
  | 'metric'
  | 'bareMetric'
  | 'staffMember'
  | 'apiToken'
>

async function makeVendorRows(db: Db): Promise<VendorRows> {
  const version = await makeProductVersion(db)
  const product = await db.product.findUniqueOrThrow({ where: { id: version.productId } })
  await makeStaff(db)
  return {
    product: product.id,
    productSlug: product.slug,
    bareProduct: (await makeProduct(db)).id,
    version: version.id,
    bareVersion: (await makeProductVersion(db)).id,
    hiddenVersion: (await makeProductVersion(db, { productId: product.id, enabled: false })).id,
    level: (await makeSubscriptionLevel(db)).id,
    bareLevel: (await makeSubscriptionLevel(db)).id,
    metric: (await makeUsageMetric(db)).id,
    bareMetric: (await makeUsageMetric(db)).id,
    staffMember: (await makeStaff(db, { role: 'SALES' })).id,
    apiToken: (await makeApiToken(db)).id,
  }
}

function makeApiToken(db: Db): Promise<{ id: string }> {
  const tokenHash = hashToken(makeToken('apiToken'))
  return db.apiToken.create({
    data: { id: newId('ApiToken'), name: 'Token', tokenHash, lastFour: 'abcd', scopes: ['customer:read'] },
  })
}
