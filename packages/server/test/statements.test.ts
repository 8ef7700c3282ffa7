import { openAsBlob } from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { recordEvent } from '../src/audit/record.ts'
import type { Actor } from '../src/auth/actor.ts'
import { openDatabase } from '../src/db/database.ts'
import { openInMemory } from '../src/db/embedded.ts'
import { PrismaClient } from '../src/db/generated/prisma/client.ts'
import { newId } from '../src/ids.ts'
import { eraseCustomer } from '../src/modules/customer/erase-operations.ts'
import { downloadLicenseFile } from '../src/modules/license/file-operations.ts'
import { erasePortalUser } from '../src/modules/portal-user/erase-operations.ts'
import { apiToken, portalUser, staff } from './actors.ts'
import { ownDatabase } from './database.ts'
import {
  makeAssignment,
  makeCustomer,
  makeLicense,
  makeLicenseField,
  makeMembership,
  makePartner,
  makePortalUser,
  makeProductVersion,
  makeProject,
  makeSubscription,
  makeSubscriptionLevel,
} from './factories.ts'
import { type World, worldOn } from './harness.ts'
import { query } from './query.ts'

type Counted = AsyncDisposable & { prisma: PrismaClient; statements: string[] }

let counted: Counted
let world: World

beforeAll(async () => {
  counted = await openCounted()
  world = await worldOn(counted.prisma)
})
afterAll(() => counted[Symbol.asyncDispose]())

/** A database of its own whose client tells each statement that it sends. */
async function openCounted(): Promise<Counted> {
  await using stack = new AsyncDisposableStack()
  const adapter = await openAdapter(stack)
  const prisma = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] })
  stack.defer(() => prisma.$disconnect())
  const statements: string[] = []
  prisma.$on('query', (event) => statements.push(event.query))
  const opened = stack.move()
  return { prisma, statements, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

async function openAdapter(stack: AsyncDisposableStack) {
  const template = inject('template')
  if (template.kind === 'memory') {
    const engine = await openInMemory(await openAsBlob(template.dump))
    stack.defer(() => engine.close())
    return engine.adapter
  }
  const database = stack.use(await ownDatabase())
  if (database.options.kind !== 'postgres') throw new Error('A template on a server makes databases on it.')
  return new PrismaPg({ connectionString: database.options.url, options: '-c TimeZone=UTC' })
}

/** The statements of one operation, those that only begin and end its transaction left out. */
async function statementsOf(actor: Actor, document: string, variables: Record<string, unknown> = {}) {
  counted.statements.length = 0
  const { data, errors } = await query(world.as(actor), document, variables)
  expect(errors).toBeUndefined()
  return { data, statements: counted.statements.filter((sql) => !/^(--|BEGIN|COMMIT)/i.test(sql)) }
}

/** A customer with projects, which have subscriptions, a person and a partner each. */
async function plant(projects: number, subscriptions: number) {
  const { db } = world
  const customer = await makeCustomer(db)
  const user = await makePortalUser(db)
  const partner = await makePartner(db)
  await makeMembership(db, { portalUserId: user.id, customerId: customer.id })
  const levelId = (await makeSubscriptionLevel(db)).id
  for (let i = 0; i < projects; i++) {
    const project = await makeProject(db, { customerId: customer.id, partnerIds: [partner.id] })
    await makeAssignment(db, { projectId: project.id, portalUserId: user.id })
    for (let j = 0; j < subscriptions; j++) {
      const productVersionId = (await makeProductVersion(db)).id
      await makeSubscription(db, { projectId: project.id, productVersionId, levelId })
    }
  }
  return { customer, user, partner }
}

const one = /* GraphQL */ `
  query ($number: String!) { customerByNumber(number: $number) { id number name type notes createdAt } }
`

const nested = /* GraphQL */ `
  {
    customers(first: 20) {
      nodes {
        id
        name
        projects(first: 5) { nodes { id name subscriptions(first: 3) { nodes { id status startsOn endsOn } } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`

const page = /* GraphQL */ `
  query ($after: String) {
    customers(
      first: 2, after: $after, filter: { name: { contains: "customer" } }, orderBy: [{ field: NAME, direction: ASC }]
    ) {
      totalCount
      nodes { id name }
      pageInfo { hasNextPage endCursor }
    }
  }
`

const create = /* GraphQL */ `
  mutation ($input: ProjectCreateInput!) {
    projectCreate(input: $input) { project { id name customer { id } } errors { message } }
  }
`

const deep = /* GraphQL */ `
  {
    customers(first: 20) {
      totalCount
      edges {
        cursor
        node {
          name
          viewerCan { update }
          memberships { totalCount nodes { role portalUser { email assignments { nodes { project { name } } } } } }
          projects {
            totalCount
            nodes {
              name
              customer { name }
              partners { nodes { name } }
              viewerCan { requestSubscription }
              subscriptions {
                pageInfo { endCursor }
                nodes {
                  status
                  level { name }
                  product { name versions { nodes { name } } }
                  renewals { totalCount }
                  viewerCan { renew }
                }
              }
            }
          }
        }
      }
    }
  }
`

/** Asks for the same relation twice, in two ways: the second one is found for all rows together. */
const twice = /* GraphQL */ `
  {
    customers(first: 20) {
      nodes {
        name
        newest: projects(first: 1) { nodes { name subscriptions(first: 1) { nodes { status } } } }
        projects(first: 5, orderBy: [{ field: NAME, direction: ASC }]) {
          nodes {
            name
            subscriptions(first: 1) { nodes { status } }
            others: subscriptions(first: 2, orderBy: [{ field: ENDS_ON, direction: ASC }]) { nodes { endsOn } }
          }
        }
      }
    }
  }
`

/** A statement for each list, each to-one relation and each total at most. */
const trees = { nested: [nested, 3], deep: [deep, 18], twice: [twice, 6] } as const

test('one row by a unique column is one statement', async () => {
  const { customer } = await plant(1, 1)
  const { data, statements } = await statementsOf(staff(), one, { number: customer.number })
  expect(data.customerByNumber.id).toBe(customer.id)
  expect(statements).toHaveLength(1)
})

test('a page and its total are one statement each, and the total costs nothing where it is not asked for', async () => {
  for (let i = 0; i < 3; i++) await plant(0, 0)
  const first = await statementsOf(staff(), page)
  expect(first.data.customers.nodes).toHaveLength(2)
  const { endCursor } = first.data.customers.pageInfo
  const second = await statementsOf(staff(), page, { after: endCursor })
  expect(second.statements).toHaveLength(2)
  const { statements } = await statementsOf(staff(), page.replace('totalCount', ''), { after: endCursor })
  expect(statements).toHaveLength(1)
})

test('a mutation is the rows that it needs, the row and its event, and the row read again', async () => {
  const { customer } = await plant(0, 0)
  const input = { customerId: customer.id, name: 'Rollout', description: 'What it is about' }
  const { data, statements } = await statementsOf(staff(), create, { input })
  expect(data.projectCreate.errors).toEqual([])
  expect(verbsOf(statements)).toEqual(['SELECT', 'INSERT', 'INSERT', 'SELECT'])
})

const verbsOf = (statements: readonly string[]) => statements.map((sql) => /\w+/.exec(sql)![0].toUpperCase())

test('a row whose columns are all that is asked for is read again only for who might not see it', async () => {
  const { customer } = await plant(0, 0)
  const columns = '{ id name description ticketOrganizationId notes metadata version createdAt updatedAt }'
  const document = create.replace('{ id name customer { id } }', columns)
  const input = {
    customerId: customer.id,
    name: 'Rollout',
    description: 'What it is about',
    metadata: { a: [1] },
  }
  for (const [actor, more] of [
    [staff(), []],
    [apiToken(undefined, [customer.id]), ['SELECT']],
  ] as const) {
    const { data, statements } = await statementsOf(actor, document, { input })
    const { project } = data.projectCreate
    expect(verbsOf(statements)).toEqual(['SELECT', 'INSERT', 'INSERT', ...more])
    const again = await statementsOf(actor, `query ($id: ID!) { project(id: $id) ${columns} }`, {
      id: project.id,
    })
    expect(again.data.project).toEqual(project)
  }
})

test.each([
  ['staff', () => staff()],
  ['the admin of some customers', (all: Planted) => portalUser(all.userId, { adminOf: all.customers })],
  ['a member of some customers', (all: Planted) => portalUser(all.userId, { memberOf: all.customers })],
  ['a partner of some projects', (all: Planted) => portalUser(all.userId, { partnerOf: all.partners })],
])('a tree is at most a statement a level, however many rows it has, for %s', async (_who, actorOf) => {
  const counts = { nested: [] as number[], deep: [] as number[], twice: [] as number[] }
  const all: Planted = { customers: [], partners: [], userId: '' }
  for (const [projects, subscriptions] of [
    [2, 2],
    [5, 3],
    [4, 2],
  ] as const) {
    const { customer, user, partner } = await plant(projects, subscriptions)
    all.customers.push(customer.id)
    all.partners.push(partner.id)
    all.userId = user.id
    for (const [name, [document]] of Object.entries(trees)) {
      const { data, statements } = await statementsOf(actorOf(all), document)
      // The number says nothing where the rows did not come.
      expect(JSON.stringify(data)).toContain('ACTIVE')
      counts[name as keyof typeof trees].push(statements.length)
    }
  }
  for (const [name, [, most]] of Object.entries(trees)) {
    const [first, ...others] = counts[name as keyof typeof trees]
    expect(others, name).toEqual([first, first])
    expect(first, name).toBeLessThanOrEqual(most)
  }
})

test.runIf(process.env.TEST_DATABASE_URL)(
  'a connection prepares what comes again and again, unless its plan depends on the values',
  async () => {
    await using own = await ownDatabase()
    const database = await openDatabase({ ...own.options, poolSize: 1 } as typeof own.options)
    try {
      const { prisma, sql } = database
      for (let i = 0; i < 10; i++) {
        await prisma.customer.findUnique({ where: { id: `cus_${i}` } })
        await prisma.customer.findMany({ where: { id: { in: ['a'] } } })
        const ids = Array.from({ length: 2 + (i % 5) }, (_, n) => `cus_${n}`)
        await prisma.customer.findMany({ where: { id: { in: ids } } })
        await prisma.customer.findMany({ where: { id: { in: ids } }, orderBy: { name: 'asc' } })
        await prisma.customer.findMany({
          where: { name: { contains: 'x', mode: 'insensitive' } },
          orderBy: { name: 'asc' },
        })
        await prisma.customer.findMany({ take: i + 1, skip: i })
      }
      const { rows } = await sql<{ statement: string }>('select statement from pg_prepared_statements')
      const prepared = rows
        .map(({ statement }) => statement)
        .filter((statement) => statement.includes('"Customer"'))
      // One row, one id, any number of ids, and a page.
      expect(prepared).toHaveLength(4)
      for (const statement of prepared) expect(statement).not.toMatch(/ (ILIKE|ANY) ?.* ORDER BY /)
    } finally {
      await database.close()
    }
  },
)

type Planted = { customers: string[]; partners: string[]; userId: string }

test('a license file takes as many statements whatever there is in it', async () => {
  const { id, productId } = await makeLicense(world.db)
  const download = async () => {
    counted.statements.length = 0
    const { text } = await downloadLicenseFile(world.as(staff()), { id })
    return { text, statements: counted.statements.filter((sql) => !/^(--|BEGIN|COMMIT)/i.test(sql)) }
  }
  // Makes the signing key.
  await download()
  const few = await download()
  for (let i = 0; i < 10; i++) {
    const field = await makeLicenseField(world.db, { productId })
    const value = { licenseId: id, fieldId: field.id, value: 'x'.repeat(100) }
    await world.db.licenseFieldValue.create({ data: { id: newId('LicenseFieldValue'), ...value } })
    const { id: portalUserId } = await makePortalUser(world.db)
    const seat = { licenseId: id, portalUserId, claimedAt: world.env.now() }
    await world.db.licenseSeat.create({ data: { id: newId('LicenseSeat'), ...seat } })
  }
  const many = await download()
  expect(many.text.length).toBeGreaterThan(few.text.length + 1_000)
  expect(many.statements.length).toBe(few.statements.length)
  // Whether it is visible, all of it, the key, the event.
  expect(many.statements).toHaveLength(4)
})

test('the fields and history of many licenses come with them, however many there are', async () => {
  const field = await makeLicenseField(world.db, { name: 'color', defaultValue: 'blue' })
  const document = `query ($product: ID!) { licenses(filter: { productId: { eq: $product } }) { nodes {
    customer { name } fields { name value { ... on LicenseTextValue { text } } } changes { nodes { verb } } } } }`
  const counts: number[] = []
  for (let i = 0; i < 3; i++) {
    await makeLicense(world.db, { productId: field.productId })
    const { data, statements } = await statementsOf(staff(), document, { product: field.productId })
    expect(data.licenses.nodes).toHaveLength(i + 1)
    expect(data.licenses.nodes[i].fields).toEqual([{ name: 'color', value: { text: 'blue' } }])
    counts.push(statements.length)
  }
  expect(counts).toEqual([1, 1, 1])
})

test('a hundred licenses are issued, and a default reaches them, in as many statements as one', async () => {
  const field = await makeLicenseField(world.db, { name: 'color', initialValue: 'blue' })
  const plain = await makeLicenseField(world.db, { productId: field.productId, defaultValue: 'a' })
  const one = { customerId: (await makeCustomer(world.db)).id, productId: field.productId, type: 'PAID' }
  const issue = `mutation ($input: LicenseBulkIssueInput!) {
    licenseBulkIssue(input: $input) { licenses { id } errors { message } } }`
  const update = `mutation ($input: LicenseFieldUpdateInput!) {
    licenseFieldUpdate(input: $input) { errors { message } } }`
  const counts: { issued: number; updated: number }[] = []
  for (const [i, size] of [1, 100].entries()) {
    const issued = await statementsOf(staff(), issue, { input: { licenses: Array(size).fill(one) } })
    expect(issued.data.licenseBulkIssue.licenses).toHaveLength(size)
    const input = { id: plain.id, defaultValue: { text: `b${i}` } }
    const updated = await statementsOf(staff(), update, { input })
    expect(updated.data.licenseFieldUpdate.errors).toEqual([])
    counts.push({ issued: issued.statements.length, updated: updated.statements.length })
  }
  expect(counts[1]).toEqual(counts[0])
  expect(await world.db.licenseChange.count({ where: { license: { productId: field.productId } } })).toBe(203)
})

const validate = /* GraphQL */ `
  query ($input: LicenseValidateInput!) { licenseValidate(input: $input) { valid code } }
`

const activate = /* GraphQL */ `
  mutation ($input: MachineActivateInput!) { machineActivate(input: $input) { machine { id } errors { message } } }
`

test('a license is validated in one statement, in two when its machines matter, and noted once a minute', async () => {
  const { id: licenseId } = await makeLicense(world.db, { maxMachines: 5 })
  const machine = { licenseId, fingerprint: 'aa' }
  const activated = await statementsOf(staff(), activate, { input: machine })
  expect(activated.data.machineActivate.errors).toEqual([])
  expect(activated.statements.length).toBeLessThanOrEqual(8)
  const ask = async (input: object) => {
    const { data, statements } = await statementsOf(staff(), validate, { input })
    expect(data.licenseValidate).toEqual({ valid: true, code: 'VALID' })
    return statements.length
  }
  const input = { licenseId, fingerprints: ['aa'] }
  expect([await ask(input), await ask(input)]).toEqual([3, 2])
  const plain = { licenseId: (await makeLicense(world.db)).id }
  expect([await ask(plain), await ask(plain)]).toEqual([2, 1])
})

/** As the chain would number them. */
const placeEvents = () => counted.prisma.$executeRaw`
  update "AuditEvent" e set position = o.n, "entitySequence" = o.n, digest = repeat('a', 64), hash = repeat('a', 64)
  from (select id, row_number() over (order by ordinal) as n from "AuditEvent") o where o.id = e.id and e.position is null`

test('to erase a customer, what the trail says is read once for all its people, before the transaction', async () => {
  const { db } = world
  const customer = await makeCustomer(db, { archivedAt: new Date() })
  const people = [await makePortalUser(db), await makePortalUser(db), await makePortalUser(db)]
  const tell = (at: number) =>
    recordEvent(world.as(staff()), {
      type: 'customer.updated',
      entityId: 'cus_told',
      changes: { contactEmail: { to: people[at]!.email } },
    })
  for (const at of [0, 1, 2]) {
    await makeMembership(db, { portalUserId: people[at]!.id, customerId: customer.id })
    await tell(at)
  }
  await placeEvents()
  await tell(0)
  counted.statements.length = 0
  await eraseCustomer(world.as(staff()), { id: customer.id, reason: 'It is over.' })
  const order = counted.statements.flatMap((sql) => {
    // The first lock of the transaction.
    if (sql.includes('for no key update')) return ['begin']
    if (!sql.includes('lower(changes::text)')) return []
    return [sql.includes('position is null') ? 'what came since' : 'everything']
  })
  expect(order.filter((what, at) => what !== 'begin' || at === 1)).toEqual([
    'everything',
    'begin',
    ...people.map(() => 'what came since'),
  ])
  const told = await db.auditEvent.findMany({ where: { entityId: 'cus_told' } })
  expect(told.map(({ changes }) => changes)).toEqual(told.map(() => ({ contactEmail: { to: '[erased]' } })))
  expect(told).toHaveLength(4)
})

test('who is erased is searched for in the log of webhooks before anything is held, and destinations go after endpoints', async () => {
  const { db } = world
  const person = await makePortalUser(db)
  const customer = await makeCustomer(db, { archivedAt: new Date() })
  await makeMembership(db, { portalUserId: person.id, customerId: customer.id })
  const alone = await makePortalUser(db)
  const ctx = world.as(staff())
  for (const erase of [
    () => eraseCustomer(ctx, { id: customer.id, reason: 'It is over.' }),
    () => erasePortalUser(ctx, { id: alone.id, reason: 'Asked for.' }),
  ]) {
    counted.statements.length = 0
    await erase()
    const order = counted.statements.flatMap((sql) => {
      if (sql.includes('from "WebhookDelivery" d') && sql.includes(' limit ')) return ['search']
      if (sql.includes('from "WebhookEndpoint"') && sql.includes('for no key update')) return ['endpoints']
      if (/^delete from .*"EmailDestination"/i.test(sql)) return ['destinations']
      return /^(insert|update|delete)|for no key update/i.test(sql.trim()) ? ['something held'] : []
    })
    expect([...new Set(order)]).toEqual(['search', 'something held', 'endpoints', 'destinations'])
    expect(order.lastIndexOf('search')).toBeLessThan(order.indexOf('something held'))
    expect(order.lastIndexOf('endpoints')).toBeLessThan(order.indexOf('destinations'))
  }
})
