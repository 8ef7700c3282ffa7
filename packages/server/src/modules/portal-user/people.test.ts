import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeCustomer,
  makeInvitation,
  makeMembership,
  makePartner,
  makePortalUser,
} from '../../../test/factories.ts'
import { inWorld, today, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import type { Actor } from '../../auth/actor.ts'

const at = (minute: number) => new Date(today.getTime() + minute * 60_000)

const document = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $invites: Boolean) { customer(id: $id) {
  people(first: $first, after: $after, last: $last, before: $before, includeInvites: $invites) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor }
    nodes { __typename
      ... on Membership { id status portalUser { email } }
      ... on Invitation { id email invited: status }
    } } } }`

type Shown = {
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
  edges: { cursor: string }[]
  nodes: { __typename: string; id: string; email?: string; portalUser?: { email: string } }[]
}

async function people(world: World, actor: Actor, variables: object): Promise<Shown> {
  const { data, errors } = await query(world.as(actor), document, variables as Record<string, unknown>)
  expect(errors).toBeUndefined()
  return data.customer.people
}

/** Seven people and invitations in turn, two of them of the same instant, and what is no part of the list. */
async function crowd(world: World) {
  const { id } = await makeCustomer(world.db)
  const ids: string[] = []
  for (let i = 0; i < 7; i++) {
    const row = { customerId: id, createdAt: at(i === 3 ? 2 : i) }
    const made = i % 2 ? await makeInvitation(world.db, row) : await makeMembership(world.db, row)
    ids.unshift(made.id)
  }
  // Of one instant, the membership comes before the invitation where the newest come first.
  ;[ids[3], ids[4]] = [ids[4]!, ids[3]!]
  const rest = { customerId: id, createdAt: at(9) }
  await makeMembership(world.db, { ...rest, status: 'REMOVED' })
  await makeInvitation(world.db, { ...rest, status: 'REVOKED' })
  await makeInvitation(world.db, { ...rest, expiresAt: today })
  await makeInvitation(world.db, { createdAt: at(9) })
  return { id, ids }
}

test(
  'people and open invitations are one list, whichever way it is paged',
  inWorld(async (world) => {
    const { id, ids } = await crowd(world)
    const all = await people(world, staff(), { id, invites: true })
    expect(all.nodes.map((node) => node.id)).toEqual(ids)
    expect(all).toMatchObject({ totalCount: 7, pageInfo: { hasNextPage: false, hasPreviousPage: false } })
    expect(all.nodes[0]!.portalUser!.email).toContain('@')
    expect(all.nodes[1]!).toMatchObject({ __typename: 'Invitation', email: expect.stringContaining('@') })
    for (const size of [1, 2, 3, 4, 7]) {
      const [forward, backward]: [string[], string[]] = [[], []]
      for (let after: string | null = null, more = true; more; ) {
        const page: Shown = await people(world, staff(), { id, invites: true, first: size, after })
        forward.push(...page.nodes.map((node) => node.id))
        after = page.pageInfo.endCursor
        more = page.pageInfo.hasNextPage
      }
      for (let before: string | null = null, more = true; more; ) {
        const page: Shown = await people(world, staff(), { id, invites: true, last: size, before })
        backward.unshift(...page.nodes.map((node) => node.id))
        before = page.pageInfo.startCursor
        more = page.pageInfo.hasPreviousPage
      }
      expect(forward).toEqual(ids)
      expect(backward).toEqual(ids)
    }
  }),
)

test(
  'without being asked for, invitations are not listed',
  inWorld(async (world) => {
    const { id, ids } = await crowd(world)
    const shown = await people(world, staff(), { id })
    expect(shown.nodes.map((node) => node.id)).toEqual(ids.filter((one) => one.startsWith('mem_')))
    expect(shown.totalCount).toBe(4)
  }),
)

test(
  'each sees of it what he or she sees of people and of invitations',
  inWorld(async (world) => {
    const { id, ids } = await crowd(world)
    const me = await makePortalUser(world.db)
    const mine = await makeMembership(world.db, { portalUserId: me.id, customerId: id, role: 'ADMIN' })
    const admin = portalUser(me.id, { adminOf: [id] })
    const ofAdmin = await people(world, admin, { id, invites: true })
    expect(ofAdmin.nodes.map((node) => node.id).sort()).toEqual([...ids, mine.id].sort())

    const without = portalUser(me.id, { adminOf: [id], featuresOff: { PEOPLE: [id] } })
    expect((await people(world, without, { id })).nodes.map((node) => node.id)).toEqual([mine.id])
    const reader = world.as(apiToken(['customer:read', 'portal_user:read'], [id]))
    expect((await query(reader, document, { id })).data.customer.people.totalCount).toBe(5)
    const refused = await query(reader, document, { id, invites: true })
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const blind = await query(world.as(apiToken(['customer:read'])), document, { id })
    expect(blind.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const elsewhere = world.as(apiToken(undefined, ['cus_other']))
    expect((await query(elsewhere, document, { id, invites: true })).data.customer).toBeNull()
  }),
)

test(
  'a cursor of another list and a page without an end are refused',
  inWorld(async (world) => {
    const { id } = await crowd(world)
    for (const page of [{ first: 101 }, { first: 0 }, { after: 'x' }, { first: 1, last: 1 }]) {
      const { errors } = await query(world.as(staff()), document, { id, invites: true, ...page })
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT')
    }
  }),
)

test(
  'partners have people too',
  inWorld(async (world) => {
    const { id } = await makePartner(world.db)
    const { id: member } = await makeMembership(world.db, { partnerId: id, createdAt: at(1) })
    const { id: invited } = await makeInvitation(world.db, { partnerId: id, createdAt: at(2) })
    const { data } = await query(
      world.as(staff()),
      `{ partner(id: "${id}") { people(includeInvites: true) { nodes { ... on Node { id } } } } }`,
    )
    expect(data.partner.people.nodes).toEqual([{ id: invited }, { id: member }])
  }),
)
