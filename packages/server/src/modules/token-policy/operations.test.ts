import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeStaff, makeTokenPolicy } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../test/harness.ts'
import { createApiToken, revokeApiToken } from '../api-token/operations.ts'
import { findPolicies } from './in-force.ts'
import { createTokenPolicy, deleteTokenPolicy, updateTokenPolicy } from './operations.ts'

const input = { name: 'crm', allow: ['customer:*', '*:read'], deny: ['email:*'] }
const asAdmin = async (world: World) => world.as(staff('ADMIN', (await makeStaff(world.db)).id))

test(
  'a policy is created, changed and deleted, with an event each',
  inWorld(async (world) => {
    const admin = world.as(staff())
    const { id } = await createTokenPolicy(admin, { ...input, description: 'For the CRM' })
    expect(await world.db.tokenPolicy.findUniqueOrThrow({ where: { id: id! } })).toMatchObject({
      ...input,
      description: 'For the CRM',
      version: 1,
      createdAt: today,
    })
    const changed = await updateTokenPolicy(admin, { name: 'crm', deny: [], description: null })
    expect(changed).toMatchObject({ allow: input.allow, deny: [], description: null, version: 2 })
    expect(await updateTokenPolicy(admin, { name: 'crm', deny: [] })).toMatchObject({ version: 2 })
    expect(await deleteTokenPolicy(admin, { name: 'crm', expectedVersion: 2 })).toEqual({ id })
    expect(await eventsOf(world, id!)).toMatchObject([
      { type: 'token_policy.created', changes: { allow: { to: input.allow } } },
      { type: 'token_policy.updated', changes: { deny: { from: input.deny, to: [] } } },
      { type: 'token_policy.deleted' },
    ])
  }),
)

test.each([
  ['a name with capitals', { name: 'CRM' }, ['name']],
  ['an empty name', { name: '' }, ['name']],
  ['no pattern', { allow: [] }, ['allow']],
  ['a pattern that matches no scope', { allow: ['customer:*', 'licence:*'] }, ['allow', '1']],
  ['a pattern of what no token can have', { deny: ['staff:*'] }, ['deny', '0']],
  ['a pattern in capitals', { allow: ['CUSTOMER_READ'] }, ['allow', '0']],
  ['a pattern that is an expression', { allow: ['(a+)+'] }, ['allow', '0']],
  ['101 patterns', { deny: Array.from({ length: 101 }, () => '*') }, ['deny']],
  ['a long description', { description: 'x'.repeat(10_001) }, ['description']],
])('%s is refused with its field', (_what, bad, path) =>
  inWorld(async (world) => {
    const error = await failure(createTokenPolicy(world.as(staff()), { ...input, ...bad }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test(
  'a name is given once, also those that come with the server, which nobody changes',
  inWorld(async (world) => {
    const admin = world.as(staff())
    await createTokenPolicy(admin, input)
    for (const name of ['crm', 'admin', 'read-only'])
      expect(await failure(createTokenPolicy(admin, { ...input, name })), name).toMatchObject({
        code: 'CONFLICT',
        path: ['name'],
      })
    for (const change of [updateTokenPolicy, deleteTokenPolicy])
      expect(await failure(change(admin, { name: 'sales' }))).toMatchObject({
        code: 'CONFLICT',
        path: ['name'],
      })
    const names = (await findPolicies(admin)).map(({ name }) => name)
    expect(names).toEqual(['admin', 'read-only', 'support', 'sales', 'crm'])
  }),
)

test(
  'a policy stays while a token that works has it',
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    await createTokenPolicy(admin, input)
    const { id } = await createApiToken(admin, { name: 'CRM', policy: 'crm' })
    expect(await failure(deleteTokenPolicy(admin, { name: 'crm' }))).toMatchObject({
      code: 'CONFLICT',
      path: ['name'],
      message: expect.stringContaining('1 tokens'),
    })
    // One without an end works as well.
    await world.db.apiToken.update({ where: { id }, data: { expiresAt: null } })
    expect(await failure(deleteTokenPolicy(admin, { name: 'crm' }))).toMatchObject({
      message: expect.stringContaining('1 tokens that work'),
    })
    await revokeApiToken(admin, { id })
    await deleteTokenPolicy(admin, { name: 'crm' })
    expect(await world.db.apiToken.findUniqueOrThrow({ where: { id } })).toMatchObject({ policyId: null })
  }),
)

test(
  'an older version is a conflict, and a policy that is not there is not found',
  inWorld(async (world) => {
    const admin = world.as(staff())
    await createTokenPolicy(admin, input)
    for (const change of [updateTokenPolicy, deleteTokenPolicy]) {
      expect(await failure(change(admin, { name: 'crm', expectedVersion: 9 }))).toMatchObject({
        code: 'CONFLICT',
        path: ['expectedVersion'],
      })
      expect(await failure(change(admin, { name: 'none' }))).toMatchObject({
        code: 'NOT_FOUND',
        path: ['name'],
      })
    }
  }),
)

test(
  'there are 100 policies at most',
  inWorld(async (world) => {
    for (let i = 0; i < 100; i++) await makeTokenPolicy(world.db)
    expect(await failure(createTokenPolicy(world.as(staff()), input))).toMatchObject({
      code: 'LIMIT_REACHED',
    })
  }),
)

test(
  'nobody makes a policy of more than he or she has',
  inWorld(async (world) => {
    const less = world.as(apiToken(['api_token:write' as never, 'customer:read']))
    const forbidden = { code: 'FORBIDDEN', path: ['scopes'] }
    expect(await failure(createTokenPolicy(less, input))).toMatchObject(forbidden)
    await createTokenPolicy(less, { name: 'crm', allow: ['customer:read'] })
    expect(await failure(updateTokenPolicy(less, { name: 'crm', allow: ['*'] }))).toMatchObject(forbidden)
  }),
)

test(
  'policies are managed by staff ADMIN alone, and are not found by anybody else',
  inWorld(async (world) => {
    await createTokenPolicy(world.as(staff()), input)
    for (const actor of [staff('SALES'), apiToken(), portalUser('usr_a', { adminOf: ['cus_1'] })]) {
      const ctx = world.as(actor)
      expect(await failure(createTokenPolicy(ctx, { ...input, name: 'new' }))).toMatchObject({
        code: 'FORBIDDEN',
      })
      for (const change of [updateTokenPolicy, deleteTokenPolicy])
        expect(await failure(change(ctx, { name: 'crm' }))).toEqual(
          await failure(change(ctx, { name: 'none' })),
        )
    }
  }),
)
