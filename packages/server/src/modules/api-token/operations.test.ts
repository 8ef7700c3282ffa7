import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeStaff } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { hashToken, tokenKind } from '../../auth/token.ts'
import { createApiToken, revokeApiToken } from './operations.ts'

const input = { name: 'CRM', scopes: ['customer:read', 'project:read'] }
const asAdmin = async (world: World) => world.as(staff('ADMIN', (await makeStaff(world.db)).id))
const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000)

test(
  'a new token is kept as a hash, for every customer and 90 days unless said otherwise',
  inWorld(async (world) => {
    const { id, secret } = await createApiToken(await asAdmin(world), input)
    expect(tokenKind(secret)).toBe('apiToken')
    const row = await world.db.apiToken.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({
      ...input,
      tokenHash: hashToken(secret),
      lastFour: secret.slice(-4),
      allCustomers: true,
      customerIds: [],
      demo: false,
      expiresAt: inDays(90),
      lastUsedAt: null,
      revokedAt: null,
      createdAt: today,
    })
    expect(JSON.stringify(row)).not.toContain(secret)
    const events = await eventsOf(world, id)
    expect(events).toMatchObject([{ type: 'api_token.created', changes: { scopes: { to: input.scopes } } }])
    expect(JSON.stringify(events)).not.toContain(secret)
    expect(JSON.stringify(events)).not.toContain(row.tokenHash)
  }),
)

test(
  'a token for some customers is for them alone, each once',
  inWorld(async (world) => {
    const [one, two] = [await makeCustomer(world.db), await makeCustomer(world.db, { archivedAt: today })]
    const { id } = await createApiToken(await asAdmin(world), {
      ...input,
      scopes: ['customer:read', 'customer:read'],
      customerIds: [one.id, two.id, one.id],
      expiresAt: inDays(365),
    })
    expect(await world.db.apiToken.findUnique({ where: { id } })).toMatchObject({
      scopes: ['customer:read'],
      allCustomers: false,
      customerIds: [one.id, two.id],
      expiresAt: inDays(365),
    })
  }),
)

test.each([
  ['no scope', { scopes: [] }, ['scopes']],
  ['a scope that does not exist', { scopes: ['customer:read', 'everything'] }, ['scopes', '1']],
  ['a scope over staff', { scopes: ['staff:read'] }, ['scopes', '0']],
  ['a scope over tokens', { scopes: ['api_token:write'] }, ['scopes', '0']],
  ['an empty name', { name: '' }, ['name']],
  ['an empty list of customers', { customerIds: [] }, ['customerIds']],
  [
    'more than 100 customers',
    { customerIds: Array.from({ length: 101 }, (_, i) => `cus_${i}`) },
    ['customerIds'],
  ],
  ['an expiry that is over', { expiresAt: today }, ['expiresAt']],
  ['an expiry after 365 days', { expiresAt: new Date(inDays(365).getTime() + 1) }, ['expiresAt']],
])('%s is refused with its field', (_what, bad, path) =>
  inWorld(async (world) => {
    const error = await failure(createApiToken(await asAdmin(world), { ...input, ...bad }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
    expect(await world.db.apiToken.count()).toBe(0)
  })(),
)

test(
  'a customer that does not exist is not found',
  inWorld(async (world) => {
    const customerIds = [(await makeCustomer(world.db)).id, unknownId('Customer')]
    const error = await failure(createApiToken(await asAdmin(world), { ...input, customerIds }))
    expect(error).toMatchObject({ code: 'NOT_FOUND', path: ['customerIds'] })
  }),
)

test(
  'a token is revoked once and for good',
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    const { id } = await createApiToken(admin, input)
    expect(await revokeApiToken(admin, { id })).toMatchObject({ id, revokedAt: today })
    const later = { ...admin, now: () => inDays(1) }
    expect(await revokeApiToken(later, { id })).toMatchObject({ revokedAt: today })
    expect(await eventsOf(world, id)).toMatchObject([
      { type: 'api_token.created' },
      { type: 'api_token.revoked' },
    ])
  }),
)

test(
  'tokens are managed by staff ADMIN alone, and are not found by anybody else',
  inWorld(async (world) => {
    const { id } = await createApiToken(await asAdmin(world), input)
    for (const actor of [staff('SALES'), apiToken(), portalUser('usr_a', { adminOf: ['cus_1'] })]) {
      expect(await failure(createApiToken(world.as(actor), input))).toMatchObject({ code: 'FORBIDDEN' })
      const error = await failure(revokeApiToken(world.as(actor), { id }))
      expect(error).toMatchObject({ code: 'NOT_FOUND', path: ['id'] })
      expect(error).toEqual(await failure(revokeApiToken(world.as(actor), { id: unknownId('ApiToken') })))
    }
  }),
)
