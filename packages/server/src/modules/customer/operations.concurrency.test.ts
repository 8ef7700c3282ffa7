import { afterAll, beforeAll, expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { type OwnDatabase, ownDatabase } from '../../../test/database.ts'
import { makeCustomer } from '../../../test/factories.ts'
import { type World, worldOn } from '../../../test/harness.ts'
import { createProject } from '../project/operations.ts'
import { createCustomer, deleteCustomer, updateCustomer } from './operations.ts'

let database: OwnDatabase
let world: World

beforeAll(async () => {
  database = await ownDatabase()
  world = await worldOn(database.prisma)
})

afterAll(() => database.close())

/** How many of several calls at once succeeded, and the codes of those that did not. */
async function race(calls: (() => Promise<unknown>)[]) {
  const results = await Promise.allSettled(calls.map((call) => call()))
  const codes = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
  return { won: results.length - codes.length, codes: [...new Set(codes)] }
}

test('of ten creations with one number at once, one succeeds', async () => {
  const create = () => createCustomer(world.as(staff()), { number: 'C-1', name: 'Acme' })
  expect(await race(Array(10).fill(create))).toEqual({ won: 1, codes: ['CONFLICT'] })
  const rows = await world.db.customer.findMany({ where: { number: 'C-1' } })
  expect(await world.db.auditEvent.count({ where: { entityId: rows[0]!.id } })).toBe(1)
})

test('of ten updates from one version at once, one succeeds and none is lost', async () => {
  const { id } = await makeCustomer(world.db)
  const update = (i: number) => () =>
    updateCustomer(world.as(staff()), { id, expectedVersion: 1, contactName: `Ada ${i}` })
  expect(await race(Array.from({ length: 10 }, (_, i) => update(i)))).toEqual({ won: 1, codes: ['CONFLICT'] })
  expect(await world.db.customer.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 2 })
  expect(await world.db.auditEvent.count({ where: { entityId: id } })).toBe(1)
})

test('a customer that gets a project while it is deleted keeps the one or loses the other', async () => {
  for (let i = 0; i < 5; i++) {
    const { id } = await makeCustomer(world.db)
    const { won } = await race([
      () => deleteCustomer(world.as(staff()), { id }),
      () => createProject(world.as(staff()), { customerId: id, name: 'New', description: 'New' }),
    ])
    const customers = await world.db.customer.count({ where: { id } })
    expect(await world.db.project.count({ where: { customerId: id } })).toBe(customers)
    expect(won).toBe(1)
  }
})
