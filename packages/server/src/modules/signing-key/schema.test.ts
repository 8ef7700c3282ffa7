import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeProduct, makeSigningKey } from '../../../test/factories.ts'
import { inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'

const admin = (world: World) => world.as(staff('ADMIN'))

const rotate = `mutation ($productId: ID!) {
  signingKeyRotate(input: { productId: $productId }) {
    signingKey { id kid status rotatedAt withdrawnAt product { slug } viewerCan { withdraw } }
    errors { code path }
  }
}`

const withdraw = `mutation ($id: ID!) {
  signingKeyWithdraw(input: { id: $id }) {
    signingKey { status withdrawnAt viewerCan { withdraw } }
    errors { code path }
  }
}`

test(
  'a key goes from SIGNING to ROTATED to WITHDRAWN',
  inWorld(async (world) => {
    const { id: productId, slug } = await makeProduct(world.db)
    const first = await query(admin(world), rotate, { productId })
    expect(first.data.signingKeyRotate).toEqual({
      signingKey: {
        id: expect.stringMatching(/^key_/),
        kid: expect.stringMatching(/^[\w-]{43}$/),
        status: 'SIGNING',
        rotatedAt: null,
        withdrawnAt: null,
        product: { slug },
        viewerCan: { withdraw: true },
      },
      errors: [],
    })
    const { id } = first.data.signingKeyRotate.signingKey
    await query(admin(world), rotate, { productId })
    const read = await query(admin(world), `query ($id: ID!) { signingKey(id: $id) { status rotatedAt } }`, {
      id,
    })
    expect(read.data).toEqual({ signingKey: { status: 'ROTATED', rotatedAt: today.toISOString() } })
    const gone = await query(admin(world), withdraw, { id })
    expect(gone.data.signingKeyWithdraw).toEqual({
      signingKey: { status: 'WITHDRAWN', withdrawnAt: today.toISOString(), viewerCan: { withdraw: false } },
      errors: [],
    })
  }),
)

test(
  'the keys of a product are listed, newest first',
  inWorld(async (world) => {
    const withdrawn = await makeSigningKey(world.db, { withdrawnAt: today, privateSealed: null })
    const { productId } = withdrawn
    const signing = await makeSigningKey(world.db, { productId, createdAt: new Date('2100-01-01') })
    await makeSigningKey(world.db)
    const list = `query ($filter: SigningKeyFilter) {
      signingKeys(filter: $filter) { totalCount nodes { id status } } }`
    const ofProduct = await query(admin(world), list, { filter: { productId: { eq: productId } } })
    expect(ofProduct.data.signingKeys).toEqual({
      totalCount: 2,
      nodes: [
        { id: signing.id, status: 'SIGNING' },
        { id: withdrawn.id, status: 'WITHDRAWN' },
      ],
    })
    const kid = await query(admin(world), list, { filter: { kid: { eq: signing.kid } } })
    expect(kid.data.signingKeys.nodes).toEqual([{ id: signing.id, status: 'SIGNING' }])
  }),
)

test(
  'an unknown product or key is NOT_FOUND on its field',
  inWorld(async (world) => {
    const made = await query(admin(world), rotate, { productId: unknownId('Product') })
    expect(made.data.signingKeyRotate).toEqual({
      signingKey: null,
      errors: [{ code: 'NOT_FOUND', path: ['input', 'productId'] }],
    })
    const gone = await query(admin(world), withdraw, { id: unknownId('SigningKey') })
    expect(gone.data.signingKeyWithdraw.errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'id'] }])
  }),
)

test(
  'without the scope nothing is read or made',
  inWorld(async (world) => {
    const { id, productId } = await makeSigningKey(world.db)
    const callers = [
      staff('SUPPORT'),
      portalUser('usr_1', { adminOf: ['cus_1'] }),
      apiToken(['product:write', 'license:write']),
    ]
    for (const actor of callers) {
      const documents: [string, object][] = [
        ['query ($id: ID!) { signingKey(id: $id) { kid } }', { id }],
        ['{ signingKeys { totalCount } }', {}],
        [rotate, { productId }],
        [withdraw, { id }],
      ]
      for (const [document, variables] of documents) {
        const { errors } = await query(world.as(actor), document, { ...variables })
        expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
      }
    }
    expect(await world.db.signingKey.count()).toBe(1)
  }),
)
