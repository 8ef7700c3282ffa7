import { execute, type OperationDefinitionNode, parse } from 'graphql'
import { expect, test } from 'vitest'
import type { Ctx } from '../src/context.ts'
import { executePlanned } from '../src/http/execute.ts'
import { schema } from '../src/schema.ts'
import { apiToken, portalUser, staff } from './actors.ts'
import { makeCustomer, makeMembership, makePortalUser, makeProject } from './factories.ts'
import { inWorld, type World } from './harness.ts'

/** The answer by plan, the one of graphql-js, and how often the plan was left to it. */
async function both(ctx: Ctx, source: string) {
  const args = { schema, document: parse(source), contextValue: ctx }
  const operation = args.document.definitions[0] as OperationDefinitionNode
  let left = 0
  const planned = await executePlanned(args, operation, undefined, (contextValue) => {
    left++
    return execute({ ...args, contextValue })
  })
  return { planned: JSON.stringify(planned), ordinary: JSON.stringify(await execute(args)), left }
}

async function plant({ db }: World) {
  const customer = await makeCustomer(db, { notes: 'between us' })
  const user = await makePortalUser(db)
  await makeMembership(db, { portalUserId: user.id, customerId: customer.id })
  for (let i = 0; i < 3; i++) await makeProject(db, { customerId: customer.id, notes: 'inside' })
  return { user, customer }
}

const tree = /* GraphQL */ `
  { customers(first: 5) {
    totalCount
    edges { cursor node { __typename id name notes createdAt viewerCan { update }
      newest: projects(first: 1) { nodes { ...project } }
      projects(first: 2) { totalCount nodes { ...project notes } pageInfo { endCursor } } } } } }
  fragment project on Project { ... on Node { id } name customer { number } subscriptions { nodes { id } } }
`

test(
  'a tree is answered by plan as it is answered without, for whoever asks',
  inWorld(async (world) => {
    const { user, customer } = await plant(world)
    for (const [actor, notes] of [
      [staff(), '"between us"'],
      [apiToken(undefined, [customer.id]), '"between us"'],
      [portalUser(user.id, { adminOf: [customer.id] }), 'null'],
    ] as const) {
      const { planned, ordinary, left } = await both(world.as(actor), tree)
      expect(planned).toBe(ordinary)
      expect(planned).toContain(`"notes":${notes}`)
      expect(left).toBe(0)
    }
  }),
)

test(
  'what is refused, and what is wrong, is said by the general executor',
  inWorld(async (world) => {
    await plant(world)
    for (const [actor, source] of [
      [
        apiToken(['customer:read']),
        '{ customers { nodes { id projects { nodes { name } } } } }',
        'FORBIDDEN',
      ],
      [staff(), '{ customers(first: 101) { nodes { id } } viewer { __typename } }'],
    ] as const) {
      const { planned, ordinary, left } = await both(world.as(actor), source)
      expect(planned).toBe(ordinary)
      expect(planned).toMatch(/^{"errors":\[{/)
      expect(left).toBe(1)
    }
  }),
)
