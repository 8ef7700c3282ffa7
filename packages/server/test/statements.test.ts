import { openAsBlob } from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Actor } from '../src/auth/actor.ts'
import { openDatabase } from '../src/db/database.ts'
import { openInMemory } from '../src/db/embedded.ts'
import { PrismaClient } from '../src/db/generated/prisma/client.ts'
import { portalUser, staff } from './actors.ts'
import { ownDatabase } from './database.ts'
import {
  makeAssignment,
  makeCustomer,
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
  expect(statements.map((sql) => sql.split(' ', 1)[0])).toEqual(['SELECT', 'INSERT', 'INSERT', 'SELECT'])
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
        await prisma.customer.findMany({ where: { id: { in: ['a', 'b'] } } })
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
      expect(prepared).toHaveLength(2)
      expect(prepared.join()).not.toMatch(/ IN | ILIKE /)
    } finally {
      await database.close()
    }
  },
)

type Planted = { customers: string[]; partners: string[]; userId: string }
