import { expect, test } from 'vitest'
import { apiToken, staff } from '../../../test/actors.ts'
import { makeLicense, makeProduct } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { inTransaction } from '../../db/transaction.ts'
import { deleteProduct } from '../product/operations.ts'
import { privateKeyOf, rotateSigningKey, withdrawSigningKey } from './operations.ts'
import { createRevocationLists, publishedKeys } from './published.ts'

const admin = (world: World) => world.as(staff('ADMIN'))
const keysOf = (world: World, productId: string) =>
  world.db.signingKey.findMany({ where: { productId }, orderBy: { id: 'asc' } })
const typesOf = async (world: World, id: string) => (await eventsOf(world, id)).map(({ type }) => type)

test(
  'the first rotation makes the first key; its private part is sealed in its own row',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const key = await rotateSigningKey(admin(world), { productId })
    expect(key).toMatchObject({ productId, rotatedAt: null, withdrawnAt: null, createdAt: today })
    expect(key.publicJwk).toMatchObject({ kty: 'OKP', crv: 'Ed25519', kid: key.kid })
    expect(key.publicJwk).not.toHaveProperty('d')
    const place = { table: 'SigningKey', row: key.id, column: 'privateSealed' }
    expect(JSON.parse(world.env.secrets.open(place, key.privateSealed!))).toMatchObject({
      kid: key.kid,
      d: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(await typesOf(world, key.id)).toEqual(['signing_key.created'])
  }),
)

test(
  'a rotation makes the new key sign, and leaves the old one to verify',
  inWorld(async (world) => {
    const { id: productId, slug } = await makeProduct(world.db)
    const old = await rotateSigningKey(admin(world), { productId })
    const other = await rotateSigningKey(admin(world), { productId: (await makeProduct(world.db)).id })
    const young = await rotateSigningKey(admin(world), { productId })
    expect(young.kid).not.toBe(old.kid)
    expect(await keysOf(world, productId)).toMatchObject([
      { id: old.id, rotatedAt: today, withdrawnAt: null },
      { id: young.id, rotatedAt: null },
    ])
    expect((await privateKeyOf(admin(world), productId)).kid).toBe(young.kid)
    expect((await privateKeyOf(admin(world), other.productId)).kid).toBe(other.kid)
    expect(await typesOf(world, old.id)).toEqual(['signing_key.created', 'signing_key.rotated'])
    expect(await publishedKeys(admin(world), slug)).toEqual({
      keys: [young.publicJwk, { ...(old.publicJwk as object), rotatedAt: today.toISOString() }],
    })
  }),
)

test(
  'the list of revoked licenses is made once for all who ask within seconds, and each who has to wait pays',
  inWorld(async (world) => {
    const { id: productId, slug } = await makeProduct(world.db)
    await rotateSigningKey(admin(world), { productId })
    let now = today
    let lookups = 0
    let paid = 0
    const db = new Proxy(world.db, {
      get: (target, name) => {
        if (name === 'license' || name === 'product') lookups++
        return Reflect.get(target, name)
      },
    })
    const ctx = { ...admin(world), db, now: () => now }
    const lists = createRevocationLists()
    const asked = (n: number) =>
      Promise.all(Array.from({ length: n }, () => lists(ctx, slug, async () => void paid++)))
    const [first, ...others] = await asked(20)
    expect(new Set(others)).toEqual(new Set([first]))
    // The product, how many are revoked, and which.
    expect([lookups, paid]).toEqual([3, 20])
    now = new Date(today.getTime() + 4_999)
    await asked(20)
    expect([lookups, paid]).toEqual([3, 20])
    now = new Date(today.getTime() + 5_000)
    await asked(1)
    expect([lookups, paid]).toEqual([5, 21])
  }),
)

test(
  'withdrawing the key that signs erases its private part and lets a new one take over',
  inWorld(async (world) => {
    const { id: productId, slug } = await makeProduct(world.db)
    const stolen = await rotateSigningKey(admin(world), { productId })
    const withdrawn = await withdrawSigningKey(admin(world), { id: stolen.id })
    expect(withdrawn).toMatchObject({ id: stolen.id, withdrawnAt: today, privateSealed: null })
    const [, next, ...more] = await keysOf(world, productId)
    expect(more).toEqual([])
    expect((await privateKeyOf(admin(world), productId)).kid).toBe(next!.kid)
    expect((await publishedKeys(admin(world), slug)).keys).toEqual([
      next!.publicJwk,
      { ...(stolen.publicJwk as object), retiredAt: today.toISOString() },
    ])
    expect(await typesOf(world, stolen.id)).toEqual(['signing_key.created', 'signing_key.withdrawn'])

    await withdrawSigningKey(admin(world), { id: stolen.id })
    expect(await keysOf(world, productId)).toHaveLength(2)
    expect(await typesOf(world, stolen.id)).toHaveLength(2)
  }),
)

test(
  'withdrawing a key that signs no more changes nothing about the one that does',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const old = await rotateSigningKey(admin(world), { productId })
    const young = await rotateSigningKey(admin(world), { productId })
    await withdrawSigningKey(admin(world), { id: old.id })
    expect(await keysOf(world, productId)).toHaveLength(2)
    expect((await privateKeyOf(admin(world), productId)).kid).toBe(young.kid)
  }),
)

test(
  'a product without a key gets one when something has to be signed, once',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const kids = []
    for (let i = 0; i < 2; i++) {
      kids.push((await inTransaction(admin(world), (ctx) => privateKeyOf(ctx, productId))).kid)
    }
    expect(kids[1]).toBe(kids[0])
    expect(await keysOf(world, productId)).toHaveLength(1)
  }),
)

test(
  'a product that never had a license takes its keys with it; one that has stays',
  inWorld(async (world) => {
    const bare = await makeProduct(world.db)
    await rotateSigningKey(admin(world), { productId: bare.id })
    await deleteProduct(admin(world), { id: bare.id })
    expect(await keysOf(world, bare.id)).toEqual([])
    const { productId } = await makeLicense(world.db)
    await rotateSigningKey(admin(world), { productId })
    expect(await failure(deleteProduct(admin(world), { id: productId }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('1 licenses'),
    })
    expect(await keysOf(world, productId)).toHaveLength(1)
  }),
)

test(
  'only the vendor as a whole manages keys',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const { id } = await rotateSigningKey(admin(world), { productId })
    const held = world.as(apiToken(['signing_key:write', 'product:read'], ['cus_1']))
    const sales = world.as(staff('SALES'))
    expect(await failure(rotateSigningKey(held, { productId }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(rotateSigningKey(sales, { productId }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(withdrawSigningKey(held, { id }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(withdrawSigningKey(sales, { id }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['id'],
    })
    expect(await failure(rotateSigningKey(admin(world), { productId: unknownId('Product') }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['productId'],
    })
    expect(await keysOf(world, productId)).toHaveLength(1)
  }),
)
