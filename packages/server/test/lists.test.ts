import { expect, test } from 'vitest'
import type { Actor } from '../src/auth/actor.ts'
import { portalUser, staff } from './actors.ts'
import { makeCustomer, makeLicense, makePartner, makeProject } from './factories.ts'
import { inWorld, type World } from './harness.ts'
import { query } from './query.ts'

const page = /* GraphQL */ `
  query ($first: Int, $last: Int, $after: String, $before: String, $filter: CustomerFilter, $orderBy: [CustomerOrder!], $archived: Boolean) {
    customers(first: $first, last: $last, after: $after, before: $before, filter: $filter, orderBy: $orderBy, includeArchived: $archived) {
      totalCount
      nodes { number }
      edges { cursor node { number } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`

async function list(world: World, variables: Record<string, unknown> = {}, actor: Actor = staff()) {
  const { data, errors } = await query(world.as(actor), page, variables)
  if (errors) return { errors }
  const { nodes, ...rest } = data.customers
  return { numbers: nodes.map((node: { number: string }) => node.number), ...rest }
}

/** Nine customers in three groups of one name each, so that every page border falls among ties. */
async function nine(world: World) {
  for (const number of ['1', '2', '3', '4', '5', '6', '7', '8', '9']) {
    await makeCustomer(world.db, { number, name: 'ABC'[(Number(number) - 1) % 3]! })
  }
}

const byName = [{ field: 'NAME', direction: 'ASC' }]
const inOrder = ['1', '4', '7', '2', '5', '8', '3', '6', '9']

test(
  'pages walk forward through ties without gap or repetition',
  inWorld(async (world) => {
    await nine(world)
    const seen: string[] = []
    let after: string | null = null
    for (const expected of [4, 4, 1]) {
      const { numbers, pageInfo, totalCount } = await list(world, { first: 4, after, orderBy: byName })
      expect(numbers).toHaveLength(expected)
      expect(totalCount).toBe(9)
      expect(pageInfo.hasNextPage).toBe(expected === 4)
      expect(pageInfo.hasPreviousPage).toBe(after !== null)
      seen.push(...numbers)
      after = pageInfo.endCursor
    }
    expect(seen).toEqual(inOrder)
  }),
)

test(
  'pages walk backward, each in the order of the list',
  inWorld(async (world) => {
    await nine(world)
    const last = await list(world, { last: 4, orderBy: byName })
    expect(last.numbers).toEqual(inOrder.slice(5))
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    const before = await list(world, { last: 5, before: last.pageInfo.startCursor, orderBy: byName })
    expect(before.numbers).toEqual(inOrder.slice(0, 5))
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  }),
)

test(
  'several steps of an order go in their own directions',
  inWorld(async (world) => {
    await nine(world)
    const orderBy = [...byName, { field: 'NUMBER', direction: 'DESC' }]
    const first = await list(world, { first: 5, orderBy })
    const second = await list(world, { after: first.pageInfo.endCursor, orderBy })
    expect([...first.numbers, ...second.numbers]).toEqual(['7', '4', '1', '8', '5', '2', '9', '6', '3'])
  }),
)

test(
  'a page is stable while rows come in before it',
  inWorld(async (world) => {
    await nine(world)
    const first = await list(world, { first: 3, orderBy: byName })
    await makeCustomer(world.db, { number: '0', name: 'A' })
    await makeCustomer(world.db, { number: '00', name: '0' })
    const second = await list(world, { first: 3, after: first.pageInfo.endCursor, orderBy: byName })
    expect(second.numbers.filter((number: string) => number !== '0')).toEqual(
      inOrder.slice(3, second.numbers.includes('0') ? 5 : 6),
    )
  }),
)

test(
  'times order as well, to the millisecond',
  inWorld(async (world) => {
    for (const ms of [3, 1, 2]) {
      await makeCustomer(world.db, {
        number: String(ms),
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 0, ms)),
      })
    }
    const orderBy = [{ field: 'CREATED_AT', direction: 'ASC' }]
    const first = await list(world, { first: 1, orderBy })
    const rest = await list(world, { after: first.pageInfo.endCursor, orderBy })
    expect([...first.numbers, ...rest.numbers]).toEqual(['1', '2', '3'])
  }),
)

/** So many conditions, in branches of 20. */
const conditions = (n: number) => ({
  or: Array.from({ length: Math.ceil(n / 20) }, (_, i) => ({
    or: Array.from({ length: Math.min(20, n - 20 * i) }, () => ({ number: { eq: '1' } })),
  })),
})

test.each([
  ['no row', { first: 0 }, ['first']],
  ['too many rows', { first: 101 }, ['first']],
  ['less than none', { first: -1 }, ['first']],
  ['too many rows from the end', { last: 101 }, ['last']],
  ['both ends', { first: 1, last: 1 }, ['last']],
  ['a direction against the cursor', { last: 1, after: 'x' }, ['after']],
  ['a cursor that was made up', { after: 'bm9uc2Vuc2U' }, ['after']],
  [
    'SQL for a cursor',
    { after: Buffer.from('\'; drop table "Customer"; --').toString('base64url') },
    ['after'],
  ],
  ['the same step twice', { orderBy: [...byName, ...byName] }, ['orderBy']],
  [
    'a filter four levels deep',
    { filter: { not: { not: { not: { not: {} } } } } },
    ['filter', 'not', 'not', 'not', 'not'],
  ],
  ['a list of 101 values', { filter: { number: { in: Array(101).fill('1') } } }, ['filter', 'number', 'in']],
  ['101 conditions', { filter: conditions(101) }, ['filter']],
  [
    '400 branches that say nothing',
    { filter: { or: Array(20).fill({ and: Array(20).fill({}) }) } },
    ['filter'],
  ],
  ['1,001 values', { filter: { or: Array(11).fill({ number: { in: Array(91).fill('1') } }) } }, ['filter']],
  ['no alternative', { filter: { or: [] } }, ['filter', 'or']],
  ['a NUL byte in a filter', { filter: { name: { eq: 'a\0b' } } }, ['filter', 'name', 'eq']],
  [
    'a lone surrogate in a filter',
    { filter: { name: { contains: '\ud800' } } },
    ['filter', 'name', 'contains'],
  ],
])('asking for %s is invalid and names the argument', (_what, variables, path) =>
  inWorld(async (world) => {
    const { errors } = await list(world, variables)
    expect(errors).toMatchObject([{ path: ['customers'], extensions: { code: 'INVALID_INPUT', path } }])
  })(),
)

test(
  'a cursor of one order is refused by another',
  inWorld(async (world) => {
    await nine(world)
    const { pageInfo } = await list(world, { first: 1, orderBy: byName })
    for (const orderBy of [
      null,
      [{ field: 'NAME', direction: 'DESC' }],
      [{ field: 'NUMBER', direction: 'ASC' }],
    ]) {
      const { errors } = await list(world, { after: pageInfo.endCursor, orderBy })
      expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', path: ['after'] } }])
    }
  }),
)

test.each([
  ['customers', 'CREATED_AT', ['createdAt:asc,id:asc', '0000-01-01T00:00:00.000Z', 'x']],
  ['customers', 'CREATED_AT', ['createdAt:asc,id:asc', '-200000-01-01T00:00:00.000Z', 'x']],
  ['customers', 'CREATED_AT', ['createdAt:asc,id:asc', '+010000-01-01T00:00:00.000Z', 'x']],
  ['licenseFields', 'POSITION', ['position:asc,id:asc', 2 ** 31, 'x']],
  ['licenseFields', 'POSITION', ['position:asc,id:asc', -(2 ** 31) - 1, 'x']],
  ['licenseFields', 'POSITION', ['position:asc,id:asc', 0.5, 'x']],
])('a cursor of %s by %s with a value that no row can have is refused: %j', (name, field, values) =>
  inWorld(async (world) => {
    const at = Buffer.from(JSON.stringify(values)).toString('base64url')
    const document = `{ ${name}(first: 1, orderBy: [{ field: ${field} }], after: "${at}") { nodes { id } } }`
    const { errors } = await query(world.as(staff('ADMIN')), document)
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', path: ['after'] } }])
  })(),
)

test(
  'filters combine, and wildcards stand for themselves',
  inWorld(async (world) => {
    await makeCustomer(world.db, { number: '1', name: '100% Acme', contactEmail: 'a@acme.example' })
    await makeCustomer(world.db, { number: '2', name: '1000 Acme' })
    await makeCustomer(world.db, { number: '3', name: 'under_score \\ back' })
    const numbers = async (filter: object) => (await list(world, { filter })).numbers.sort()
    expect(await numbers({ name: { contains: '0% acme' } })).toEqual(['1'])
    expect(await numbers({ name: { contains: '_score \\ B' } })).toEqual(['3'])
    expect(await numbers({ name: { contains: 'Acm_' } })).toEqual([])
    expect(await numbers({ name: { startsWith: 'UNDER' } })).toEqual(['3'])
    expect(await numbers({ name: { eq: '100% acme' } })).toEqual([])
    expect(await numbers({ contactEmail: { isNull: true } })).toEqual(['2', '3'])
    expect(await numbers({ not: { contactEmail: { isNull: true } } })).toEqual(['1'])
    expect(await numbers({ or: [{ number: { eq: '1' } }, { number: { in: ['3'] } }] })).toEqual(['1', '3'])
    expect(await numbers({ and: [{ name: { contains: 'acme' } }, { number: { eq: '2' } }] })).toEqual(['2'])
    expect(await numbers({ number: { eq: '1' }, name: { startsWith: '1000' } })).toEqual([])
    expect(await numbers({ name: { contains: "'; drop table x; --" } })).toEqual([])
  }),
)

test(
  'what does not hold of a value does not hold where there is none either',
  inWorld(async (world) => {
    const { id } = await makeCustomer(world.db, { number: '1', contactEmail: 'a@acme.example' })
    await makeCustomer(world.db, { number: '2', contactEmail: 'b@acme.example' })
    await makeCustomer(world.db, { number: '3' })
    const numbers = async (filter: object) => (await list(world, { filter })).numbers.sort()
    expect(await numbers({ not: { contactEmail: { eq: 'a@acme.example' } } })).toEqual(['2', '3'])
    expect(await numbers({ not: { contactEmail: { startsWith: 'A@' } } })).toEqual(['2', '3'])
    expect(await numbers({ not: { contactEmail: { in: ['a@acme.example', 'b@acme.example'] } } })).toEqual([
      '3',
    ])
    const either = [{ contactEmail: { contains: 'b@' } }, { number: { eq: '1' } }]
    expect(await numbers({ not: { or: either } })).toEqual(['3'])
    expect(await numbers({ not: { and: either } })).toEqual(['1', '2', '3'])
    expect(await numbers({ not: { not: { contactEmail: { startsWith: 'a@' } } } })).toEqual(['1'])
    expect(await numbers({ not: { contactEmail: { isNull: false } } })).toEqual(['3'])
    expect(await numbers({ not: { id: { eq: id } } })).toEqual(['2', '3'])
  }),
)

test(
  'nor does it where a condition looks at several columns',
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db, { projectId: null, expiresAt: null })
    const document = `query ($filter: LicenseFilter) { licenses(filter: $filter) { nodes { id } } }`
    for (const filter of [{ status: { in: ['EXPIRED', 'EXPIRING'] } }, { projectId: { eq: 'prj_1' } }]) {
      const { data, errors } = await query(world.as(staff()), document, { filter: { not: filter } })
      expect([data?.licenses, errors]).toEqual([{ nodes: [{ id }] }, undefined])
      expect((await query(world.as(staff()), document, { filter })).data.licenses.nodes).toEqual([])
    }
  }),
)

test(
  'what says nothing holds for every row, and its opposite for none',
  inWorld(async (world) => {
    await makeCustomer(world.db, { number: '1' })
    const numbers = async (filter: object) => (await list(world, { filter })).numbers
    for (const nothing of [{}, { name: {} }, { and: [{}] }, { or: [{}, { number: { eq: '2' } }] }]) {
      expect(await numbers(nothing)).toEqual(['1'])
      expect(await numbers({ not: nothing })).toEqual([])
      expect(await numbers({ not: { not: nothing } })).toEqual(['1'])
    }
  }),
)

test(
  'a filter may have 100 conditions, or 1,000 values in its lists',
  inWorld(async (world) => {
    await makeCustomer(world.db, { number: '1' })
    expect((await list(world, { filter: conditions(100) })).numbers).toEqual(['1'])
    const filter = { or: Array(10).fill({ number: { in: Array(100).fill('1') } }) }
    expect((await list(world, { filter })).numbers).toEqual(['1'])
  }),
)

test(
  'archived rows are listed only when asked for',
  inWorld(async (world) => {
    await makeCustomer(world.db, { number: '1' })
    await makeCustomer(world.db, { number: '2', archivedAt: new Date() })
    expect(await list(world)).toMatchObject({ numbers: ['1'], totalCount: 1 })
    expect(await list(world, { archived: true, orderBy: byName })).toMatchObject({ totalCount: 2 })
  }),
)

test(
  'a relation pages, filters and counts in the query of its parent',
  inWorld(async (world) => {
    for (const number of ['1', '2']) {
      const { id: customerId } = await makeCustomer(world.db, { number })
      for (const name of ['a', 'b', 'c']) await makeProject(world.db, { customerId, name })
    }
    const document = /* GraphQL */ `
      query ($after: String) {
        customers(orderBy: [{ field: NUMBER, direction: ASC }]) {
          nodes {
            number
            projects(first: 1, after: $after, orderBy: [{ field: NAME, direction: ASC }], filter: { name: { in: ["a", "b"] } }) {
              totalCount
              nodes { name customer { number } }
              edges { cursor }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
      }
    `
    const first = (await query(world.as(staff()), document)).data.customers.nodes
    for (const [i, { projects }] of first.entries()) {
      expect(projects).toMatchObject({
        totalCount: 2,
        nodes: [{ name: 'a', customer: { number: String(i + 1) } }],
        pageInfo: { hasNextPage: true },
      })
    }
    const after = first[0].projects.pageInfo.endCursor
    const [second] = (await query(world.as(staff()), document, { after })).data.customers.nodes
    expect(second.projects).toMatchObject({
      totalCount: 2,
      nodes: [{ name: 'b' }],
      pageInfo: { hasNextPage: false },
    })
  }),
)

test(
  'parts of a relation can be asked for alone, and one relation several times',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    for (const name of ['a', 'b', 'c']) await makeProject(world.db, { customerId, name })
    const document = /* GraphQL */ `
      {
        customers {
          nodes {
            count: projects { totalCount }
            info: projects(first: 2) { pageInfo { hasNextPage } }
            cursors: projects(first: 1) { edges { cursor } }
            named: projects(filter: { name: { eq: "b" } }) { totalCount nodes { name } }
            typename: projects { __typename }
          }
        }
      }
    `
    const { data, errors } = await query(world.as(staff()), document)
    expect(errors).toBeUndefined()
    expect(data.customers.nodes).toMatchObject([
      {
        count: { totalCount: 3 },
        info: { pageInfo: { hasNextPage: true } },
        cursors: { edges: [{ cursor: expect.any(String) }] },
        named: { totalCount: 1, nodes: [{ name: 'b' }] },
        typename: { __typename: 'ProjectConnection' },
      },
    ])
  }),
)

test(
  'what a caller does not see is in no count, page or filter',
  inWorld(async (world) => {
    const partner = await makePartner(world.db)
    const other = await makePartner(world.db)
    const { id: customerId } = await makeCustomer(world.db, { number: '1' })
    await makeCustomer(world.db, { number: '2' })
    await makeProject(world.db, { customerId, name: 'mine', partnerIds: [partner.id, other.id] })
    await makeProject(world.db, { customerId, name: 'foreign', partnerIds: [other.id] })
    const actor = portalUser('usr_p', { partnerOf: [partner.id] })
    expect(await list(world, {}, actor)).toMatchObject({ numbers: ['1'], totalCount: 1 })
    const document = /* GraphQL */ `
      query ($other: ID!) {
        customers { nodes { projects { totalCount nodes { name partners { totalCount nodes { id } } } } } }
        probe: projects(filter: { partnerId: { eq: $other } }) { totalCount }
      }
    `
    const { data } = await query(world.as(actor), document, { other: other.id })
    expect(data.customers.nodes).toEqual([
      {
        projects: {
          totalCount: 1,
          nodes: [{ name: 'mine', partners: { totalCount: 1, nodes: [{ id: partner.id }] } }],
        },
      },
    ])
    expect(data.probe).toEqual({ totalCount: 0 })
  }),
)

test(
  'hidden fields are null, and filtering by them is refused, for everyone but the vendor',
  inWorld(async (world) => {
    const { id } = await makeCustomer(world.db, { externalId: 'crm-1', type: 'PAID', notes: 'secret' })
    const document = /* GraphQL */ `query ($id: ID!) { customer(id: $id) { externalId type notes } }`
    const admin = portalUser('usr_a', { adminOf: [id] })
    expect((await query(world.as(admin), document, { id })).data.customer).toEqual({
      externalId: null,
      type: null,
      notes: null,
    })
    expect((await query(world.as(staff('SUPPORT')), document, { id })).data.customer).toEqual({
      externalId: 'crm-1',
      type: 'PAID',
      notes: 'secret',
    })
    for (const filter of [{ externalId: { eq: 'crm-1' } }, { or: [{ type: { eq: 'PAID' } }] }]) {
      const { errors } = await list(world, { filter }, admin)
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
      expect(await list(world, { filter })).toMatchObject({ totalCount: 1 })
    }
  }),
)
