import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makePortalUser,
  makeProduct,
  makeProductVersion,
  makeProject,
  makeSubscription,
  makeSubscriptionLevel,
  makeUsageMetric,
} from '../../../test/factories.ts'
import { inWorld, unknownId } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { newId } from '../../ids.ts'

test(
  'a product is found by id, slug and node, and the list has its versions',
  inWorld(async (world) => {
    const { id } = await makeProduct(world.db, { slug: 'engine', name: 'Engine' })
    await makeProductVersion(world.db, { productId: id, name: '8.6' })
    const { data, errors } = await query(
      world.as(staff('SUPPORT')),
      `query ($id: ID!) {
        product(id: $id) { slug viewerCan { update delete createVersion } }
        productBySlug(slug: "engine") { id }
        node(id: $id) { ... on Product { name } }
        products(filter: { slug: { eq: "engine" } }) {
          totalCount
          nodes { versions { totalCount nodes { name enabled product { id } viewerCan { update } } } }
        }
        none: productBySlug(slug: "other") { id }
      }`,
      { id },
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      product: { slug: 'engine', viewerCan: { update: false, delete: false, createVersion: false } },
      productBySlug: { id },
      node: { name: 'Engine' },
      products: {
        totalCount: 1,
        nodes: [
          {
            versions: {
              totalCount: 1,
              nodes: [{ name: '8.6', enabled: true, product: { id }, viewerCan: { update: false } }],
            },
          },
        ],
      },
      none: null,
    })
  }),
)

test(
  'customers see the versions that are offered and those they have, not the others',
  inWorld(async (world) => {
    const person = await makePortalUser(world.db)
    const project = await makeProject(world.db)
    const foreign = await makeProject(world.db)
    const { id: productId } = await makeProduct(world.db)
    const version = (name: string, enabled: boolean) =>
      makeProductVersion(world.db, { productId, name, enabled })
    await version('offered', true)
    const [own, others, unused] = [
      await version('own', false),
      await version('others', false),
      await version('unused', false),
    ]
    await makeSubscription(world.db, { projectId: project.id, productVersionId: own.id })
    await makeSubscription(world.db, { projectId: foreign.id, productVersionId: others.id })
    const admin = portalUser(person.id, { adminOf: [project.customerId] })
    const document = `query ($hidden: ID!, $unknown: ID!) {
      productVersions(orderBy: { field: NAME, direction: ASC }) { totalCount nodes { name } }
      hidden: productVersion(id: $hidden) { id }
      unknown: productVersion(id: $unknown) { id }
    }`
    const variables = { hidden: unused.id, unknown: unknownId('ProductVersion') }
    const { data } = await query(world.as(admin), document, variables)
    expect(data).toEqual({
      productVersions: { totalCount: 2, nodes: [{ name: 'offered' }, { name: 'own' }] },
      hidden: null,
      unknown: null,
    })
    const all = await query(world.as(staff('SUPPORT')), document, variables)
    expect(all.data.productVersions.totalCount).toBe(4)
  }),
)

test(
  'what a level includes is for those with the scope; the others get null and no error',
  inWorld(async (world) => {
    const metric = await makeUsageMetric(world.db, { code: 'TASKS', name: 'Tasks' })
    const level = await makeSubscriptionLevel(world.db, {
      name: 'Gold',
      slaName: '24x7',
      slaTimeZone: 'UTC',
      fullSupportContacts: 3,
      readOnlySupportContacts: 9,
      usageLimits: {
        create: [{ id: newId('SubscriptionLevelUsageLimit'), metricId: metric.id, quantity: 7 }],
      },
    })
    const document = `query ($id: ID!) {
      subscriptionLevel(id: $id) {
        name slaName slaTimeZone fullSupportContacts readOnlySupportContacts
        usageLimits { quantity metric { code } }
      }
    }`
    const member = portalUser('usr_m', { memberOf: ['cus_1'] })
    for (const actor of [member, apiToken(['subscription:read'])]) {
      const { data, errors } = await query(world.as(actor), document, { id: level.id })
      expect(errors).toBeUndefined()
      expect(data.subscriptionLevel).toEqual({
        name: 'Gold',
        slaName: null,
        slaTimeZone: null,
        fullSupportContacts: null,
        readOnlySupportContacts: null,
        usageLimits: null,
      })
    }
    for (const actor of [staff('SUPPORT'), portalUser('usr_a', { adminOf: ['cus_1'] })]) {
      const { data } = await query(world.as(actor), document, { id: level.id })
      expect(data.subscriptionLevel).toEqual({
        name: 'Gold',
        slaName: '24x7',
        slaTimeZone: 'UTC',
        fullSupportContacts: 3,
        readOnlySupportContacts: 9,
        usageLimits: [{ quantity: 7, metric: { code: 'TASKS' } }],
      })
    }
  }),
)

test(
  'an admin sets products up, and what is wrong comes back as data',
  inWorld(async (world) => {
    const ctx = world.as(staff('ADMIN'))
    const run = async (mutation: string, input: object, fields: string) => {
      const name = mutation.charAt(0).toUpperCase() + mutation.slice(1)
      const document = `mutation ($input: ${name}Input!) {
        ${mutation}(input: $input) { ${fields} errors { code path message } }
      }`
      const { data, errors } = await query(ctx, document, { input })
      expect(errors).toBeUndefined()
      return data[mutation]
    }
    const { product } = await run('productCreate', { slug: 'engine', name: 'Engine' }, 'product { id }')
    const version = { productId: product.id, name: '8.6', supportEndsOn: '2027-06-30' }
    const created = await run('productVersionCreate', version, 'productVersion { id enabled supportEndsOn }')
    expect(created).toMatchObject({
      productVersion: { enabled: false, supportEndsOn: '2027-06-30' },
      errors: [],
    })
    const { usageMetric } = await run(
      'usageMetricCreate',
      { code: 'TASKS', name: 'Tasks' },
      'usageMetric { id }',
    )
    const level = {
      code: 'GOLD',
      name: 'Gold',
      usageLimits: [{ metricId: usageMetric.id, quantity: 5 }],
    }
    const shown = 'subscriptionLevel { id usageLimits { quantity metric { id } } }'
    const { subscriptionLevel } = await run('subscriptionLevelCreate', level, shown)
    expect(subscriptionLevel.usageLimits).toEqual([{ quantity: 5, metric: { id: usageMetric.id } }])
    expect(await run('subscriptionLevelCreate', level, shown)).toMatchObject({
      subscriptionLevel: null,
      errors: [{ code: 'CONFLICT', path: ['input', 'code'] }],
    })
    const twice = { ...level, code: 'NEW', usageLimits: [...level.usageLimits, ...level.usageLimits] }
    expect(await run('subscriptionLevelCreate', twice, shown)).toMatchObject({
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'usageLimits', '1', 'metricId'] }],
    })
    expect(await run('productDelete', { id: product.id }, 'deletedId')).toMatchObject({
      deletedId: null,
      errors: [{ code: 'CONFLICT', path: ['input', 'id'] }],
    })
    expect(await run('subscriptionLevelDelete', { id: subscriptionLevel.id }, 'deletedId')).toEqual({
      deletedId: subscriptionLevel.id,
      errors: [],
    })
  }),
)

test.each([
  ['productCreate', '{ slug: "x", name: "X" }'],
  ['productVersionCreate', '{ productId: "x", name: "X" }'],
  ['usageMetricCreate', '{ code: "X", name: "X" }'],
  ['subscriptionLevelCreate', '{ code: "X", name: "X" }'],
])('%s is for product:write', (mutation, input) =>
  inWorld(async (world) => {
    const document = `mutation { ${mutation}(input: ${input}) { errors { code } } }`
    for (const actor of [staff('SALES'), portalUser('usr_a', { adminOf: ['cus_1'] })]) {
      const { data, errors } = await query(world.as(actor), document)
      expect(data).toBeNull()
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
  })(),
)
