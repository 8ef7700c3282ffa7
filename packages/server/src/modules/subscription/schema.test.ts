import { expect, test, vi } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeAssignment,
  makeCustomer,
  makePartner,
  makePortalUser,
  makeProject,
  makeSubscription,
  makeUsageMetric,
} from '../../../test/factories.ts'
import { inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import type { Actor } from '../../auth/actor.ts'
import type { Prisma } from '../../db/generated/prisma/client.ts'
import { newId } from '../../ids.ts'

type Terms = Partial<Prisma.SubscriptionUncheckedCreateInput> & { limits?: Record<string, number> }

/** An active subscription with limits by metric. */
async function subscribe(world: World, { limits = {}, ...terms }: Terms) {
  return makeSubscription(world.db, {
    ...terms,
    usageLimits: {
      create: Object.entries(limits).map(([metricId, quantity]) => ({
        id: newId('SubscriptionUsageLimit'),
        metricId,
        quantity,
      })),
    },
  })
}

const included = {
  slaName: '24x7',
  slaTimeZone: 'UTC',
  fullSupportContacts: 3,
  readOnlySupportContacts: 9,
  notes: 'pays late',
}

/** A person who is ADMIN of one customer and MEMBER of another, assigned to a project there. */
async function twoHats(world: World) {
  const [own, other] = [await makeCustomer(world.db), await makeCustomer(world.db)]
  const [ownProject, otherProject] = [
    await makeProject(world.db, { customerId: own.id }),
    await makeProject(world.db, { customerId: other.id }),
  ]
  const person = await makePortalUser(world.db)
  await makeAssignment(world.db, { projectId: otherProject.id, portalUserId: person.id })
  const actor = portalUser(person.id, { adminOf: [own.id], memberOf: [other.id] })
  return { own, other, ownProject, otherProject, actor }
}

test(
  'the list shows project, partners, version and term, and one subscription all of it',
  inWorld(async (world) => {
    const partner = await makePartner(world.db, { name: 'Helper' })
    const project = await makeProject(world.db, { partnerIds: [partner.id], name: 'Migration' })
    const metric = await makeUsageMetric(world.db, { code: 'TASKS', name: 'Tasks' })
    const { id } = await subscribe(world, { projectId: project.id, ...included, limits: { [metric.id]: 7 } })
    const renewal = await makeSubscription(world.db, {
      projectId: project.id,
      status: 'REQUESTED',
      renewalOfId: id,
    })
    const document = `query ($id: ID!) {
      subscriptions(filter: { status: { eq: ACTIVE } }) {
        totalCount
        nodes {
          project { name partners { nodes { name } } }
          productVersion { name product { name } } product { name } level { name }
          startsOn endsOn months viewerCan { renew }
        }
      }
      subscription(id: $id) {
        status notes renewalOf { id } renewals { nodes { id renewalOf { id } } }
        overview {
          slaName slaTimeZone fullSupportContacts readOnlySupportContacts
          usageLimits { quantity metric { code } }
        }
      }
      node(id: $id) { ... on Subscription { version } }
    }`
    const { data, errors } = await query(world.as(staff('SUPPORT')), document, { id })
    expect(errors).toBeUndefined()
    expect(data.subscriptions).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          project: { name: 'Migration', partners: { nodes: [{ name: 'Helper' }] } },
          startsOn: '2026-01-01',
          endsOn: '2027-01-01',
          months: 12,
          viewerCan: { renew: false },
        },
      ],
    })
    expect(data.subscription).toEqual({
      status: 'ACTIVE',
      notes: 'pays late',
      renewalOf: null,
      renewals: { nodes: [{ id: renewal.id, renewalOf: { id } }] },
      overview: {
        slaName: '24x7',
        slaTimeZone: 'UTC',
        fullSupportContacts: 3,
        readOnlySupportContacts: 9,
        usageLimits: [{ quantity: 7, metric: { code: 'TASKS' } }],
      },
    })
    expect(data.node).toEqual({ version: 1 })
  }),
)

test(
  'what a subscription includes is null for who is not in charge, row by row, and notes for who is no staff',
  inWorld(async (world) => {
    const { ownProject, otherProject, actor } = await twoHats(world)
    await subscribe(world, { projectId: ownProject.id, ...included })
    await subscribe(world, { projectId: otherProject.id, ...included })
    const { data, errors } = await query(
      world.as(actor),
      `{ subscriptions(orderBy: { field: CREATED_AT, direction: ASC }) {
        nodes { notes overview { slaName } project { id } viewerCan { renew update } }
      } }`,
    )
    expect(errors).toBeUndefined()
    const shown = new Map(
      data.subscriptions.nodes.map((node: { project: { id: string } }) => [node.project.id, node]),
    )
    expect(shown.get(ownProject.id)).toMatchObject({
      notes: null,
      overview: { slaName: '24x7' },
      viewerCan: { renew: true, update: false },
    })
    expect(shown.get(otherProject.id)).toMatchObject({
      notes: null,
      overview: null,
      viewerCan: { renew: false, update: false },
    })
  }),
)

const actions = 'accept reject withdraw activate update terminate renew'

test(
  'viewerCan follows role, state and archive',
  inWorld(async (world) => {
    const partner = await makePartner(world.db)
    const project = await makeProject(world.db, { partnerIds: [partner.id] })
    const byStatus = async (actor: Actor) => {
      const { data, errors } = await query(
        world.as(actor),
        `{ subscriptions { nodes { status viewerCan { ${actions} } } } }`,
      )
      expect(errors).toBeUndefined()
      const nodes: { status: string; viewerCan: Record<string, boolean> }[] = data.subscriptions.nodes
      const can = ({ viewerCan }: (typeof nodes)[number]) =>
        actions.split(' ').filter((action) => viewerCan[action])
      return Object.fromEntries(nodes.map((node) => [node.status, can(node).join(' ')]))
    }
    for (const status of [
      'REQUESTED',
      'PENDING',
      'ACTIVE',
      'EXPIRED',
      'REJECTED',
      'CANCELED',
      'TERMINATED',
    ] as const) {
      await makeSubscription(world.db, { projectId: project.id, status })
    }
    const ended = { REJECTED: '', CANCELED: '', TERMINATED: '' }
    expect(await byStatus(staff('SALES'))).toEqual({
      REQUESTED: 'accept reject withdraw update',
      PENDING: 'activate update',
      ACTIVE: 'update terminate renew',
      EXPIRED: 'renew',
      ...ended,
    })
    const inCharge = { REQUESTED: 'withdraw', PENDING: '', ACTIVE: 'renew', EXPIRED: 'renew', ...ended }
    expect(await byStatus(portalUser('usr_a', { adminOf: [project.customerId] }))).toEqual(inCharge)
    expect(await byStatus(portalUser('usr_p', { partnerOf: [partner.id] }))).toEqual(inCharge)
    const nothing = { REQUESTED: '', PENDING: '', ACTIVE: '', EXPIRED: '', ...ended }
    expect(await byStatus(staff('SUPPORT'))).toEqual(nothing)
    await world.db.customer.update({ where: { id: project.customerId }, data: { archivedAt: today } })
    expect(await byStatus(staff('ADMIN'))).toEqual(nothing)
  }),
)

test(
  'the list is filtered and ordered by what the caller sees',
  inWorld(async (world) => {
    const project = await makeProject(world.db)
    const make = (more: Partial<Prisma.SubscriptionUncheckedCreateInput>) =>
      makeSubscription(world.db, { projectId: project.id, ...more })
    const first = await make({
      startsOn: new Date('2026-01-01'),
      endsOn: new Date('2026-06-01'),
      status: 'EXPIRED',
    })
    const second = await make({ startsOn: new Date('2026-06-01'), renewalOfId: first.id })
    // As no operation would write it: a renewal of what the customer does not see.
    const foreign = await makeSubscription(world.db)
    const third = await make({
      startsOn: new Date('2026-07-01'),
      status: 'REQUESTED',
      renewalOfId: foreign.id,
    })
    const ctx = world.as(portalUser('usr_a', { adminOf: [project.customerId] }))
    const ids = async (filter: string, order = 'STARTS_ON') => {
      const { data, errors } = await query(
        ctx,
        `{ subscriptions(filter: ${filter}, orderBy: { field: ${order}, direction: ASC }) { nodes { id } } }`,
      )
      expect(errors).toBeUndefined()
      return data.subscriptions.nodes.map(({ id }: { id: string }) => id)
    }
    expect(await ids('{}')).toEqual([first.id, second.id, third.id])
    expect(await ids('{}', 'ENDS_ON')).toEqual([first.id, second.id, third.id])
    expect(await ids(`{ customerId: { eq: "${project.customerId}" } }`)).toHaveLength(3)
    expect(await ids(`{ customerId: { eq: "${unknownId('Customer')}" } }`)).toEqual([])
    expect(await ids(`{ projectId: { eq: "${foreign.projectId}" } }`)).toEqual([])
    expect(await ids(`{ productId: { in: ["${first.productId}", "${second.productId}"] } }`)).toHaveLength(2)
    expect(await ids(`{ productVersionId: { eq: "${first.productVersionId}" } }`)).toEqual([first.id])
    expect(await ids(`{ levelId: { eq: "${second.levelId}" } }`)).toEqual([second.id])
    expect(await ids('{ status: { in: [EXPIRED, REQUESTED] } }')).toEqual([first.id, third.id])
    expect(await ids('{ startsOn: { gte: "2026-06-01", lt: "2026-07-01" } }')).toEqual([second.id])
    expect(await ids('{ endsOn: { lte: "2026-06-01" } }')).toEqual([first.id])
    expect(await ids(`{ renewalOfId: { eq: "${first.id}" } }`)).toEqual([second.id])
    expect(await ids(`{ renewalOfId: { eq: "${foreign.id}" } }`)).toEqual([])
    expect(await ids('{ renewalOfId: { isNull: false } }')).toEqual([second.id])
    expect(await ids('{ renewalOfId: { isNull: true } }')).toEqual([first.id, third.id])
  }),
)

const overview = `query ($customer: ID!, $project: ID) {
  subscriptionOverview(customerId: $customer, projectId: $project) {
    supportContacts { full readOnly }
    usageLimits { quantity metric { code } }
    subscriptions { totalCount nodes { id overview { slaName } } }
  }
}`

test(
  'the overview adds up what the active subscriptions of a customer include',
  inWorld(async (world) => {
    const [b, a] = [
      await makeUsageMetric(world.db, { code: 'B', name: 'B' }),
      await makeUsageMetric(world.db, { code: 'A', name: 'A' }),
    ]
    const customer = await makeCustomer(world.db)
    const [one, two] = [
      await makeProject(world.db, { customerId: customer.id }),
      await makeProject(world.db, { customerId: customer.id }),
    ]
    const first = await subscribe(world, {
      projectId: one.id,
      ...included,
      limits: { [a.id]: 2_147_483_647, [b.id]: 1 },
    })
    await subscribe(world, {
      projectId: two.id,
      fullSupportContacts: 4,
      readOnlySupportContacts: null,
      limits: { [a.id]: 2_147_483_647 },
    })
    await subscribe(world, {
      projectId: two.id,
      status: 'EXPIRED',
      fullSupportContacts: 50,
      limits: { [b.id]: 50 },
    })
    await subscribe(world, { fullSupportContacts: 50, limits: { [b.id]: 50 } })
    for (const actor of [staff('SUPPORT'), portalUser('usr_a', { adminOf: [customer.id] }), apiToken()]) {
      const { data, errors } = await query(world.as(actor), overview, { customer: customer.id })
      expect(errors).toBeUndefined()
      expect(data.subscriptionOverview).toMatchObject({
        supportContacts: { full: 7, readOnly: null },
        usageLimits: [
          { quantity: 4_294_967_294, metric: { code: 'A' } },
          { quantity: 1, metric: { code: 'B' } },
        ],
        subscriptions: { totalCount: 2 },
      })
      const ofOne = await query(world.as(actor), overview, { customer: customer.id, project: one.id })
      expect(ofOne.data.subscriptionOverview).toEqual({
        supportContacts: { full: 3, readOnly: 9 },
        usageLimits: [
          { quantity: 2_147_483_647, metric: { code: 'A' } },
          { quantity: 1, metric: { code: 'B' } },
        ],
        subscriptions: { totalCount: 1, nodes: [{ id: first.id, overview: { slaName: '24x7' } }] },
      })
    }
  }),
)

test(
  'a customer without subscriptions has an overview in which nothing is included',
  inWorld(async (world) => {
    const { id } = await makeCustomer(world.db)
    const { data } = await query(world.as(portalUser('usr_a', { adminOf: [id] })), overview, { customer: id })
    expect(data.subscriptionOverview).toEqual({
      supportContacts: { full: 0, readOnly: 0 },
      usageLimits: [],
      subscriptions: { totalCount: 0, nodes: [] },
    })
  }),
)

test(
  'a partner has the overview of its own projects of a customer',
  inWorld(async (world) => {
    const partner = await makePartner(world.db)
    const project = await makeProject(world.db, { partnerIds: [partner.id] })
    const sibling = await makeProject(world.db, { customerId: project.customerId })
    const own = await subscribe(world, { projectId: project.id, ...included })
    await subscribe(world, { projectId: sibling.id, ...included })
    const ctx = world.as(portalUser('usr_p', { partnerOf: [partner.id] }))
    const { data } = await query(ctx, overview, { customer: project.customerId })
    expect(data.subscriptionOverview).toMatchObject({
      supportContacts: { full: 3, readOnly: 9 },
      subscriptions: { totalCount: 1, nodes: [{ id: own.id }] },
    })
    const hidden = await query(ctx, overview, { customer: project.customerId, project: sibling.id })
    expect(hidden.data.subscriptionOverview).toBeNull()
  }),
)

test(
  'there is no overview of a customer that is foreign, unknown or only worked for',
  inWorld(async (world) => {
    const { own, other, ownProject, otherProject, actor } = await twoHats(world)
    await subscribe(world, { projectId: otherProject.id, ...included })
    const ask = (customer: string, project?: string) =>
      query(world.as(actor), overview, { customer, project })
    const unknown = await ask(unknownId('Customer'))
    expect(unknown).toEqual({ data: { subscriptionOverview: null } })
    const foreign = await makeCustomer(world.db)
    expect(await ask(foreign.id)).toEqual(unknown)
    expect(await ask(other.id)).toEqual(unknown)
    expect(await ask(other.id, otherProject.id)).toEqual(unknown)
    expect(await ask(own.id, otherProject.id)).toEqual(unknown)
    expect((await ask(own.id, ownProject.id)).data.subscriptionOverview).not.toBeNull()
    const token = apiToken(['subscription:overview', 'customer:read'], [own.id])
    const ofToken = await query(world.as(token), overview, { customer: other.id })
    expect(ofToken).toEqual(unknown)
  }),
)

test(
  'an overview is for subscription:overview',
  inWorld(async (world) => {
    const { id } = await makeCustomer(world.db)
    for (const actor of [
      portalUser('usr_m', { memberOf: [id] }),
      apiToken(['subscription:read', 'customer:read']),
    ]) {
      const { data, errors } = await query(world.as(actor), overview, { customer: id })
      expect(data).toEqual({ subscriptionOverview: null })
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    }
  }),
)

test(
  'a subscription goes from request to end and renewal through the API',
  inWorld(async (world) => {
    const project = await makeProject(world.db)
    const offered = await makeSubscription(world.db)
    const admin = world.as(portalUser('usr_a', { adminOf: [project.customerId] }))
    const sales = world.as(staff('SALES'))
    const run = async (ctx: typeof admin, mutation: string, input: object) => {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
      const document = `mutation ($input: ${type}!) {
        ${mutation}(input: $input) {
          subscription { id status startsOn endsOn overview { slaName usageLimits { quantity } } renewalOf { id status } }
          errors { code path message }
        }
      }`
      const { data, errors } = await query(ctx, document, { input })
      return errors ? errors[0]?.extensions.code : data[mutation]
    }
    const wanted = {
      projectId: project.id,
      productVersionId: offered.productVersionId,
      levelId: offered.levelId,
      startsOn: '2026-01-31',
      months: 1,
    }
    const requested = await run(admin, 'subscriptionRequest', { ...wanted, months: 13 })
    expect(requested).toMatchObject({
      subscription: {
        status: 'REQUESTED',
        endsOn: '2027-02-28',
        overview: { slaName: null, usageLimits: [] },
      },
      errors: [],
    })
    const { id } = requested.subscription
    expect(await run(admin, 'subscriptionAccept', { id })).toBe('FORBIDDEN')
    expect(await run(sales, 'subscriptionActivate', { id })).toMatchObject({
      subscription: null,
      errors: [{ code: 'CONFLICT', path: ['input', 'id'] }],
    })
    expect(await run(sales, 'subscriptionAccept', { id })).toMatchObject({
      subscription: { status: 'PENDING' },
    })
    expect(await run(sales, 'subscriptionActivate', { id })).toMatchObject({
      subscription: { status: 'ACTIVE' },
    })
    expect(await run(sales, 'subscriptionUpdate', { id, slaName: '24x7', months: 14 })).toMatchObject({
      subscription: { endsOn: '2027-03-31', overview: { slaName: '24x7' } },
    })
    const renewed = await run(admin, 'subscriptionRenew', { renewalOfId: id })
    expect(renewed).toMatchObject({
      subscription: { status: 'REQUESTED', startsOn: '2027-03-31', renewalOf: { id, status: 'ACTIVE' } },
    })
    const renewal = { id: renewed.subscription.id }
    expect(await run(admin, 'subscriptionWithdraw', renewal)).toMatchObject({
      subscription: { status: 'CANCELED' },
    })
    expect(await run(sales, 'subscriptionReject', { ...renewal, reason: 'No.' })).toMatchObject({
      errors: [{ code: 'CONFLICT' }],
    })
    expect(await run(sales, 'subscriptionTerminate', { id })).toMatchObject({
      subscription: { status: 'TERMINATED' },
    })
    const created = await run(sales, 'subscriptionCreate', { ...wanted, months: 12, status: 'ACTIVE' })
    expect(created).toMatchObject({ subscription: { status: 'ACTIVE', renewalOf: null } })
    expect(await run(sales, 'subscriptionCreate', { ...wanted, status: 'EXPIRED', months: 0 })).toMatchObject(
      {
        subscription: null,
        errors: [
          { code: 'INVALID_INPUT', path: ['input', 'status'] },
          { code: 'INVALID_INPUT', path: ['input', 'months'] },
        ],
      },
    )
  }),
)

test(
  'partners are loaded for the rules only where they matter, so that a list stays one query',
  inWorld(async (world) => {
    const project = await makeProject(world.db, { partnerIds: [(await makePartner(world.db)).id] })
    for (let i = 0; i < 3; i++) await makeSubscription(world.db, { projectId: project.id })
    const ctx = world.as(portalUser('usr_a', { adminOf: [project.customerId] }))
    const reloads = vi.spyOn(ctx.read.subscription, 'findUniqueOrThrow')
    const { data, errors } = await query(
      ctx,
      '{ subscriptions { nodes { overview { slaName } viewerCan { renew } project { partners { nodes { name } } } } } }',
    )
    expect(errors).toBeUndefined()
    expect(data.subscriptions.nodes).toHaveLength(3)
    expect(reloads).not.toHaveBeenCalled()
  }),
)
