import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeCustomer,
  makeLicense,
  makeLicenseField,
  makeLicenseTemplate,
  makePartner,
  makeProduct,
  makeProject,
} from '../../../test/factories.ts'
import { inWorld, today, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { impersonatedActor } from '../../auth/impersonated.ts'
import { createTemporaryLicense } from './operations/create-temporary.ts'
import { issueLicense } from './operations/issue.ts'
import { revokeLicense } from './operations/revoke.ts'

/** A license with a value of every type, one of them hidden, and who may look at it. */
async function withFields(world: World) {
  const partner = await makePartner(world.db)
  const project = await makeProject(world.db, { partnerIds: [partner.id] })
  const { customerId } = project
  const { id: productId } = await makeProduct(world.db)
  const template = await makeLicenseTemplate(world.db, { productId, entitlements: ['sso'] })
  const field = (name: string, type: 'TEXT' | 'INTEGER' | 'BOOLEAN' | 'PASSWORD', position: number) =>
    makeLicenseField(world.db, { productId, name, title: name, type, position })
  await field('about', 'TEXT', 1)
  await field('seats', 'INTEGER', 2)
  await field('beta', 'BOOLEAN', 3)
  await field('secret', 'PASSWORD', 4)
  await makeLicenseField(world.db, {
    productId,
    name: 'color',
    title: 'color',
    defaultValue: 'blue',
    position: 5,
  })
  await makeLicenseField(world.db, {
    productId,
    name: 'discount',
    title: 'discount',
    hidden: true,
    position: 6,
  })
  const { id } = await issueLicense(world.as(staff('ADMIN')), {
    customerId,
    projectId: project.id,
    templateId: template.id,
    fields: [
      { name: 'about', text: 'All plants' },
      { name: 'seats', integer: 9_007_199_254_740_991 },
      { name: 'beta', boolean: false },
      { name: 'secret', text: 'hunter2' },
      { name: 'discount', text: '20' },
    ],
  })
  return {
    id,
    project,
    template,
    admin: world.as(portalUser('usr_a', { adminOf: [customerId] })),
    partner: world.as(portalUser('usr_p', { partnerOf: [partner.id] })),
    member: world.as(portalUser('usr_m', { memberOf: [customerId] })),
    support: world.as(staff('SUPPORT')),
  }
}

const whole = `query ($id: ID!) {
  license(id: $id) {
    status kind type sequence version entitlements expiresAt
    project { id } template { id } customer { id } product { id licenseTemplates { totalCount } }
    fields {
      name type overridden hidden
      value {
        type
        ... on LicenseTextValue { text }
        ... on LicenseIntegerValue { integer }
        ... on LicenseBooleanValue { boolean }
        ... on LicensePasswordValue { isSet }
      }
    }
    changes { totalCount nodes { sequence verb actorKind actorName changes { subject name from to } } }
    viewerCan { update suspend reinstate renew revoke }
  }
}`

test(
  "a customer's admin and a partner see the license with its visible fields, the vendor all of it",
  inWorld(async (world) => {
    const { id, project, template, admin, partner, support } = await withFields(world)
    const visible = [
      { name: 'about', type: 'TEXT', overridden: true, value: { type: 'TEXT', text: 'All plants' } },
      { name: 'seats', overridden: true, value: { integer: 9_007_199_254_740_991 } },
      { name: 'beta', overridden: true, value: { boolean: false } },
      { name: 'secret', overridden: true, value: { type: 'PASSWORD', isSet: true } },
      { name: 'color', overridden: false, value: { text: 'blue' } },
    ]
    for (const ctx of [admin, partner]) {
      const { data, errors } = await query(ctx, whole, { id })
      expect(errors).toBeUndefined()
      expect(data.license).toMatchObject({
        status: 'ACTIVE',
        kind: 'PRODUCTION',
        sequence: 1,
        version: 1,
        entitlements: ['sso'],
        project: { id: project.id },
        template: null,
        product: { licenseTemplates: { totalCount: 0 } },
        fields: visible,
        changes: {
          totalCount: 1,
          nodes: [{ sequence: 1, verb: 'issued', actorKind: 'STAFF', actorName: null }],
        },
        viewerCan: { update: false, suspend: false, reinstate: false, renew: false, revoke: false },
      })
      const said = JSON.stringify(data)
      for (const hidden of ['discount', 'templateId', 'hunter2', 'v1.']) expect(said).not.toContain(hidden)
    }
    const { data } = await query(support, whole, { id })
    expect(data.license.template).toEqual({ id: template.id })
    expect(data.license.fields).toHaveLength(6)
    expect(data.license.fields[5]).toMatchObject({ name: 'discount', hidden: true, value: { text: '20' } })
    const [change] = data.license.changes.nodes
    expect(change).toMatchObject({ actorName: 'ADMIN staff' })
    expect(change.changes).toContainEqual({ subject: 'FIELD', name: 'discount', from: null, to: '20' })
    expect(change.changes).toContainEqual({ subject: 'FIELD', name: 'secret', from: null, to: null })
  }),
)

test(
  'who may not read licenses is refused, and one that is foreign does not exist',
  inWorld(async (world) => {
    const { id, member } = await withFields(world)
    const { errors } = await query(member, '{ licenses { nodes { id } } }')
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const foreign = [
      portalUser('usr_f', { adminOf: ['cus_other'], partnerOf: ['par_other'] }),
      apiToken(['license:read'], ['cus_other']),
    ]
    for (const actor of foreign) {
      const document = `query ($id: ID!) {
        license(id: $id) { id } node(id: $id) { id } licenses { totalCount } licenseChanges { totalCount } }`
      const { data } = await query(world.as(actor), document, { id })
      expect(data).toEqual({
        license: null,
        node: null,
        licenses: { totalCount: 0 },
        licenseChanges: { totalCount: 0 },
      })
    }
  }),
)

test(
  'licenses are found by status, kind, entitlement, and by template only where the caller sees it',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db)
    const template = await makeLicenseTemplate(world.db)
    const make = async (data: object) =>
      (await makeLicense(world.db, { customerId: customer.id, ...data })).id
    const active = await make({
      entitlements: ['sso'],
      productId: template.productId,
      templateId: template.id,
    })
    const expiring = await make({ expiresAt: new Date('2026-07-01'), kind: 'TEMPORARY' })
    const expired = await make({ expiresAt: new Date('2026-06-01') })
    const suspended = await make({ suspendedAt: today })
    const document = `query ($filter: LicenseFilter) {
      licenses(filter: $filter, orderBy: [{ field: CREATED_AT }]) { totalCount nodes { id status } } }`
    const admin = world.as(portalUser('usr_a', { adminOf: [customer.id] }))
    const found = async (filter: object, ctx = admin) => {
      const { data, errors } = await query(ctx, document, { filter })
      expect(errors).toBeUndefined()
      expect(data.licenses.totalCount).toBe(data.licenses.nodes.length)
      return data.licenses.nodes.map(({ id }: { id: string }) => id).sort()
    }
    expect(await found({ status: { eq: 'ACTIVE' } })).toEqual([active])
    expect(await found({ status: { eq: 'EXPIRING' } })).toEqual([expiring])
    expect(await found({ status: { in: ['EXPIRED', 'SUSPENDED'] } })).toEqual([expired, suspended].sort())
    expect(await found({ not: { status: { eq: 'ACTIVE' } } })).toEqual([expiring, expired, suspended].sort())
    expect(await found({ status: { in: [] } })).toEqual([])
    expect(await found({ kind: { eq: 'TEMPORARY' } })).toEqual([expiring])
    expect(await found({ entitlement: { in: ['sso', 'api'] } })).toEqual([active])
    expect(await found({ entitlement: { eq: 'SSO' } })).toEqual([])
    expect(await found({ expiresAt: { isNull: true } })).toEqual([active, suspended].sort())
    const byTemplate = { templateId: { eq: template.id } }
    expect(await found(byTemplate, world.as(staff('SUPPORT')))).toEqual([active])
    expect(await found(byTemplate)).toEqual([])
    expect(await found({ not: byTemplate })).toHaveLength(4)
  }),
)

test(
  'customers, projects, subscriptions and products list their licenses, each in the statement of its parent',
  inWorld(async (world) => {
    const { id, project, admin } = await withFields(world)
    const document = `query ($customer: ID!) {
      customer(id: $customer) { licenses { totalCount nodes { id } } projects { nodes { id licenses { nodes { id } } } } }
      products { nodes { licenses { nodes { id } } licenseFields { nodes { name } } } }
    }`
    const { data, errors } = await query(admin, document, { customer: project.customerId })
    expect(errors).toBeUndefined()
    expect(data.customer.licenses).toEqual({ totalCount: 1, nodes: [{ id }] })
    expect(data.customer.projects.nodes).toEqual([{ id: project.id, licenses: { nodes: [{ id }] } }])
    expect(data.products.nodes[0].licenses.nodes).toEqual([{ id }])
    expect(data.products.nodes[0].licenseFields.nodes.map(({ name }: { name: string }) => name)).toEqual([
      'about',
      'seats',
      'beta',
      'secret',
      'color',
    ])
  }),
)

test(
  'errors come as data with their path from the input, and many licenses in their order',
  inWorld(async (world) => {
    const sales = world.as(staff('SALES'))
    const [customer, product] = [await makeCustomer(world.db), await makeProduct(world.db)]
    const one = { customerId: customer.id, productId: product.id, type: 'PAID' }
    const document = `mutation ($input: LicenseBulkIssueInput!) {
      licenseBulkIssue(input: $input) { licenses { name } errors { code path } } }`
    const issue = async (licenses: object[]) => {
      const { data } = await query(sales, document, { input: { licenses } })
      return data.licenseBulkIssue
    }
    expect(
      await issue([
        { ...one, name: 'B' },
        { ...one, name: 'A' },
      ]),
    ).toEqual({
      licenses: [{ name: 'B' }, { name: 'A' }],
      errors: [],
    })
    expect(await issue([one, { ...one, fields: [{ name: 'none', text: 'x' }] }])).toEqual({
      licenses: null,
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'licenses', '1', 'fields', '0', 'name'] }],
    })
  }),
)

test(
  'what can be done follows the state, and history is paged from the newest',
  inWorld(async (world) => {
    const sales = world.as(staff('SALES'))
    const end = { expiresAt: new Date('2027-01-01'), durationDays: 365 }
    const { id } = await makeLicense(world.db, end)
    const document = `query ($id: ID!) { license(id: $id) {
      status viewerCan { update suspend reinstate renew revoke } changes(first: 1) { nodes { verb } pageInfo { hasNextPage } } } }`
    expect((await query(sales, document, { id })).data.license.viewerCan).toEqual({
      update: true,
      suspend: true,
      reinstate: false,
      renew: true,
      revoke: true,
    })
    await query(
      sales,
      'mutation ($id: ID!) { licenseSuspend(input: { id: $id }) { license { status } errors { code } } }',
      { id },
    )
    await revokeLicense(sales, { id })
    expect((await query(sales, document, { id })).data.license).toEqual({
      status: 'REVOKED',
      viewerCan: { update: false, suspend: false, reinstate: false, renew: false, revoke: false },
      changes: { nodes: [{ verb: 'revoked' }], pageInfo: { hasNextPage: true } },
    })
  }),
)

test(
  'hidden license fields do not exist for customers, not even for a filter',
  inWorld(async (world) => {
    const { id } = await makeLicenseField(world.db, { name: 'discount', hidden: true })
    const document = `query ($id: ID!) {
      licenseField(id: $id) { id }
      licenseFields(filter: { name: { eq: "discount" } }) { totalCount nodes { id } } }`
    const admin = world.as(portalUser('usr_a', { adminOf: ['cus_1'] }))
    expect((await query(admin, document, { id })).data).toEqual({
      licenseField: null,
      licenseFields: { totalCount: 0, nodes: [] },
    })
    const { data } = await query(world.as(staff('SUPPORT')), document, { id })
    expect(data).toEqual({ licenseField: { id }, licenseFields: { totalCount: 1, nodes: [{ id }] } })
  }),
)

test(
  'what staff did signed in as the customer is in the history of the license',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db, { name: 'Acme' })
    const { id: productId } = await makeProduct(world.db)
    const within = impersonatedActor(
      {
        staffId: staff().id,
        name: 'Sue Tanaka',
        role: 'ADMIN',
        impersonationId: 'imp_1',
        customerId: customer.id,
        customerName: customer.name,
        readOnly: false,
        impersonationHolds: true,
      },
      {},
    )
    const { id } = await createTemporaryLicense(world.as(within), { productId })
    const { data } = await query(
      world.as(portalUser('usr_a', { adminOf: [customer.id] })),
      'query ($id: ID!) { license(id: $id) { changes { nodes { verb actorKind actorName } } } }',
      { id },
    )
    expect(data.license.changes.nodes).toEqual([
      { verb: 'issued', actorKind: 'IMPERSONATION', actorName: 'Sue Tanaka as Acme' },
    ])
  }),
)
