import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../test/actors.ts'
import type { Actor } from '../auth/actor.ts'
import type { Db } from '../context.ts'
import { followsFrom, readClient } from './read.ts'

const tree = {
  select: {
    id: true,
    projects: {
      select: {
        id: true,
        subscriptions: { select: { id: true } },
        _count: { select: { subscriptions: true } },
      },
    },
  },
}

/** The arguments that reach Prisma of a find of customers with their projects and subscriptions. */
async function argsOf(actor: Actor, model: 'customer' | 'project', args: object): Promise<string> {
  let reached: unknown
  const findMany = async (given: unknown) => {
    reached = given
    return []
  }
  const db = { [model]: { findMany } } as unknown as Db
  const read = readClient(db, actor) as unknown as Record<
    string,
    { findMany: (args: object) => Promise<unknown> }
  >
  await read[model]!.findMany(args)
  return JSON.stringify(reached)
}

const times = (text: string, part: string) => text.split(part).length - 1

test('the vendor reads without a filter', async () => {
  expect(await argsOf(staff(), 'customer', tree)).not.toContain('where')
})

test('a rule that follows from that of the parent is not asked again below it', async () => {
  const ofAdmin = await argsOf(portalUser('usr_a', { adminOf: ['cus_1'] }), 'customer', tree)
  expect(times(ofAdmin, 'where')).toBe(1)
  const ofToken = await argsOf(
    apiToken(['customer:read', 'project:read', 'subscription:read'], ['cus_1']),
    'customer',
    tree,
  )
  expect(times(ofToken, 'where')).toBe(1)
})

test('a rule that says more than that the parent is visible is asked at its level', async () => {
  const ofMember = await argsOf(portalUser('usr_m', { memberOf: ['cus_1'] }), 'customer', tree)
  // Of the customers, and of their projects; the subscriptions of a visible project follow.
  expect(times(ofMember, 'where')).toBe(2)
  const mixed = portalUser('usr_x', { adminOf: ['cus_1'], partnerOf: ['par_1'] })
  expect(times(await argsOf(mixed, 'customer', tree), 'where')).toBe(2)
})

test('a level without its scope is empty, whatever is above it', async () => {
  const ofToken = await argsOf(apiToken(['customer:read'], ['cus_1']), 'customer', tree)
  expect(ofToken).toContain('"projects":{"select":{"id":true')
  expect(ofToken).toContain('"where":{"id":{"in":[]}}')
})

test('below a required parent, which no filter holds, everything is asked again', async () => {
  const up = { select: { customer: { select: { projects: { select: { id: true } } } } } }
  const ofAdmin = await argsOf(portalUser('usr_a', { adminOf: ['cus_1'] }), 'project', up)
  expect(times(ofAdmin, 'where')).toBe(2)
})

test('a partner sees itself alone among the partners of its projects', async () => {
  const partners = { select: { partners: { select: { id: true } } } }
  expect(
    times(await argsOf(portalUser('usr_p', { partnerOf: ['par_1'] }), 'project', partners), 'where'),
  ).toBe(2)
})

test('an actor with a scope but no company sees no row, however the rule is written', async () => {
  const nobody = { ...portalUser('usr_n', { adminOf: ['cus_1'] }), adminOf: [] }
  expect(await argsOf(nobody, 'customer', {})).toBe('{"where":{"id":{"in":[]}}}')
  expect(await argsOf(nobody, 'project', {})).toBe('{"where":{"id":{"in":[]}}}')
  const filtered = await argsOf(nobody, 'customer', { where: { number: 'C-1' } })
  expect(filtered).toBe('{"where":{"AND":[{"number":"C-1"},{"id":{"in":[]}}]}}')
  const below = await argsOf(nobody, 'project', { select: { subscriptions: { select: { id: true } } } })
  expect(below).not.toContain('"OR":[]')
})

test('whether a rule follows from that of the parent is known for each way back', () => {
  const ofParent = { id: { in: ['cus_1'] } }
  const ofChild = { customerId: { in: ['cus_1'] } }
  const [owner, payer] = [
    { name: 'customer', column: 'customerId' },
    { name: 'payer', column: 'payerId' },
  ]
  for (let i = 0; i < 2; i++) {
    expect(followsFrom(ofParent, ofChild, owner)).toBe(true)
    expect(followsFrom(ofParent, ofChild, payer)).toBe(false)
  }
})
