import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeStaff } from '../../../test/factories.ts'
import { inWorld, today, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { anonymous } from '../../auth/actor.ts'

const asAdmin = async (world: World) => world.as(staff('ADMIN', (await makeStaff(world.db)).id))

const create = async (world: World, input: object) =>
  (
    await query(
      await asAdmin(world),
      `mutation ($input: ApiTokenCreateInput!) {
        apiTokenCreate(input: $input) {
          apiToken {
            id name scopes lastFour allCustomers customerIds expiresAt lastUsedAt revokedAt createdAt viewerCan { rotate revoke }
          }
          secret
          errors { code path message }
        }
      }`,
      { input },
    )
  ).data.apiTokenCreate

test(
  'a token is created with its secret, which nothing shows again',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db)
    const {
      apiToken: token,
      secret,
      errors,
    } = await create(world, {
      name: 'CRM',
      scopes: ['PROJECT_READ', 'CUSTOMER_READ', 'CUSTOMER_UPDATE_CONTACT'],
      customerIds: [customer.id],
      expiresAt: '2026-07-01T00:00:00Z',
    })
    expect(errors).toEqual([])
    expect(secret).toMatch(/^ptc_[0-9A-Za-z]{36}$/)
    expect(token).toEqual({
      id: expect.stringMatching(/^tok_/),
      name: 'CRM',
      scopes: ['CUSTOMER_READ', 'CUSTOMER_UPDATE_CONTACT', 'PROJECT_READ'],
      lastFour: secret.slice(-4),
      allCustomers: false,
      customerIds: [customer.id],
      expiresAt: '2026-07-01T00:00:00.000Z',
      lastUsedAt: null,
      revokedAt: null,
      createdAt: today.toISOString(),
      viewerCan: { rotate: true, revoke: true },
    })
    const { data } = await query(
      await asAdmin(world),
      '{ apiTokens(filter: { name: { contains: "cr" } }) { totalCount nodes { id name lastFour scopes } } }',
    )
    expect(data.apiTokens).toMatchObject({ totalCount: 1, nodes: [{ id: token.id }] })
    expect(JSON.stringify(data)).not.toContain(secret.slice(0, -4))
    const fields = await query(await asAdmin(world), '{ __type(name: "ApiToken") { fields { name } } }')
    expect(JSON.stringify(fields)).not.toMatch(/secret|hash/i)
  }),
)

test(
  'no token gets scopes over staff or tokens, and a failed creation has no secret',
  inWorld(async (world) => {
    expect(await create(world, { name: 'CRM', scopes: ['CUSTOMER_READ', 'STAFF_WRITE'] })).toEqual({
      apiToken: null,
      secret: null,
      errors: [
        { code: 'INVALID_INPUT', path: ['input', 'scopes', '1'], message: 'A token cannot have this scope.' },
      ],
    })
  }),
)

test(
  'a revoked token stays in the list, and revoking it again is no change',
  inWorld(async (world) => {
    const { apiToken: token } = await create(world, { name: 'CRM', scopes: ['CUSTOMER_READ'] })
    const revoke = `mutation { apiTokenRevoke(input: { id: "${token.id}" }) { apiToken { revokedAt viewerCan { revoke } } errors { code } } }`
    const revoked = { apiToken: { revokedAt: today.toISOString(), viewerCan: { revoke: false } }, errors: [] }
    expect((await query(await asAdmin(world), revoke)).data.apiTokenRevoke).toEqual(revoked)
    expect((await query(await asAdmin(world), revoke)).data.apiTokenRevoke).toEqual(revoked)
    const { data } = await query(
      await asAdmin(world),
      '{ apiTokens(filter: { revokedAt: { isNull: false } }) { nodes { id } } }',
    )
    expect(data.apiTokens.nodes).toEqual([{ id: token.id }])
  }),
)

test.each([
  '{ apiTokens { totalCount } }',
  '{ apiToken(id: "x") { id } }',
  'mutation { apiTokenCreate(input: { name: "CRM", scopes: [CUSTOMER_READ] }) { secret errors { code } } }',
  'mutation { apiTokenRevoke(input: { id: "x" }) { errors { code } } }',
])('%s is for staff ADMIN alone', (document) =>
  inWorld(async (world) => {
    const refused = [
      staff('SALES'),
      staff('SUPPORT'),
      apiToken(),
      portalUser('usr_a', { adminOf: ['cus_1'] }),
    ]
    for (const actor of refused) {
      const { errors } = await query(world.as(actor), document)
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
    const { errors } = await query(world.as(anonymous), document)
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    expect((await query(await asAdmin(world), document)).errors).toBeUndefined()
  })(),
)
