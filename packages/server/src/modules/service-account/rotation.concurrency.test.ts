import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { type OwnDatabase, ownDatabase } from '../../../test/database.ts'
import {
  makeCustomer,
  makeServiceAccount,
  makeServiceAccountToken,
  makeStaff,
} from '../../../test/factories.ts'
import { type World, worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { createApiToken, revokeApiToken, rotateApiToken } from '../api-token/operations.ts'
import { createServiceAccount } from './operations/create.ts'
import { revokeServiceAccount } from './operations/revoke.ts'
import { rotateServiceAccountToken } from './operations/token.ts'

async function begin(database: OwnDatabase) {
  const world = await worldOn(database.prisma, { queue: nowhere })
  return { world, admin: world.as(staff('ADMIN', (await makeStaff(world.db)).id)) }
}

const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'done' : outcome.reason.code)).sort()

const working = (world: World) => ({
  apiTokens: () => world.db.apiToken.count({ where: { revokedAt: null } }),
  tokens: () => world.db.serviceAccountToken.count({ where: { revokedAt: null } }),
})

test('of many rotations of one token at once, one makes a successor and the others are told', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const { world, admin } = await begin(database)
  const api = await createApiToken(admin, { name: 'CI', scopes: ['customer:read'] })
  const machine = await makeServiceAccountToken(world.db)
  const many = Array.from({ length: 5 })
  const overlapMinutes = 60
  const expected = [...Array(4).fill('CONFLICT'), 'done']
  expect(
    codesOf(await Promise.allSettled(many.map(() => rotateApiToken(admin, { id: api.id, overlapMinutes })))),
  ).toEqual(expected)
  expect(
    codesOf(
      await Promise.allSettled(
        many.map(() => rotateServiceAccountToken(admin, { id: machine.id, overlapMinutes })),
      ),
    ),
  ).toEqual(expected)
  expect(await working(world).apiTokens()).toBe(2)
  expect(await working(world).tokens()).toBe(2)
})

test('an account that is revoked while its tokens are rotated keeps none that works', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const { world, admin } = await begin(database)
  for (let round = 0; round < 5; round++) {
    const { id: serviceAccountId } = await makeServiceAccount(world.db)
    const tokens = []
    for (let i = 0; i < 3; i++) tokens.push(await makeServiceAccountToken(world.db, { serviceAccountId }))
    const outcomes = await Promise.allSettled([
      ...tokens.map(({ id }) => rotateServiceAccountToken(admin, { id, overlapMinutes: 60 })),
      revokeServiceAccount(admin, { id: serviceAccountId }),
    ])
    expect(outcomes.at(-1)).toMatchObject({ status: 'fulfilled' })
    for (const code of codesOf(outcomes)) expect(['done', 'CONFLICT']).toContain(code)
    expect(await working(world).tokens()).toBe(0)
  }
})

test('an API token that is revoked and rotated at once is revoked, and has a successor if the rotation came first', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const { world, admin } = await begin(database)
  for (let round = 0; round < 5; round++) {
    const { id } = await createApiToken(admin, { name: 'CI', scopes: ['customer:read'] })
    const [rotation] = await Promise.allSettled([
      rotateApiToken(admin, { id, overlapMinutes: 60 }),
      revokeApiToken(admin, { id }),
    ])
    const rows = await world.db.apiToken.findMany({ where: { OR: [{ id }, { replacesId: id }] } })
    expect(rows.find((row) => row.id === id)!.revokedAt).not.toBeNull()
    expect(rows).toHaveLength(rotation.status === 'fulfilled' ? 2 : 1)
    if (rotation.status === 'rejected') expect(rotation.reason.code).toBe('CONFLICT')
  }
})

test('of many accounts of one name at once, one is made', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const { world, admin } = await begin(database)
  const { id: customerId } = await makeCustomer(world.db)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, () =>
      createServiceAccount(admin, { customerId, name: 'Cluster', scopes: ['license:read'] }),
    ),
  )
  expect(codesOf(outcomes)).toEqual([...Array(4).fill('CONFLICT'), 'done'])
  expect(await world.db.serviceAccountToken.count()).toBe(1)
})
