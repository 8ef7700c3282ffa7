import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeStaff, makeTokenPolicy } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { systemActor } from '../../auth/system.ts'
import { hashToken, tokenKind } from '../../auth/token.ts'
import { createContext } from '../../context.ts'
import { announceExpiringApiTokens } from './expiry-operations.ts'
import { createApiToken, revokeApiToken, rotateApiToken } from './operations.ts'

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

const minutesFrom = (minutes: number) => new Date(today.getTime() + minutes * 60_000)

test(
  'a rotated token has a successor like it, and works on for the overlap',
  inWorld(async (world) => {
    const [creator, rotator] = [await asAdmin(world), await asAdmin(world)]
    const customer = await makeCustomer(world.db)
    const policy = await makeTokenPolicy(world.db)
    const old = await createApiToken(creator, { ...input, policy: policy.name, customerIds: [customer.id] })
    const { id, secret } = await rotateApiToken(rotator, {
      id: old.id,
      overlapMinutes: 60,
      expiresAt: inDays(10),
    })
    expect(secret).not.toBe(old.secret)
    expect(await world.db.apiToken.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...input,
      policyId: policy.id,
      customerIds: [customer.id],
      allCustomers: false,
      tokenHash: hashToken(secret),
      sponsorId: rotator.actor.id,
      replacesId: old.id,
      expiresAt: inDays(10),
      revokedAt: null,
    })
    expect(await world.db.apiToken.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({
      tokenHash: hashToken(old.secret),
      sponsorId: creator.actor.id,
      expiresAt: minutesFrom(60),
      revokedAt: null,
    })
    expect(await eventsOf(world, id)).toMatchObject([
      { type: 'api_token.rotated', changes: { replacesId: { to: old.id }, overlapMinutes: { to: 60 } } },
    ])
  }),
)

test.each([
  ['without an overlap it is revoked', 0, { expiresAt: inDays(90), revokedAt: today }],
  ['an overlap of a day is the longest', 1_440, { expiresAt: inDays(1), revokedAt: null }],
])('what becomes of the old token: %s', (_what, overlapMinutes, expected) =>
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    const { id } = await createApiToken(admin, input)
    await rotateApiToken(admin, { id, overlapMinutes })
    expect(await world.db.apiToken.findUniqueOrThrow({ where: { id } })).toMatchObject(expected)
  })(),
)

test(
  'an overlap does not put off the end of the old token',
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    const { id } = await createApiToken(admin, { ...input, expiresAt: minutesFrom(30) })
    await rotateApiToken(admin, { id, overlapMinutes: 60 })
    expect(await world.db.apiToken.findUniqueOrThrow({ where: { id } })).toMatchObject({
      expiresAt: minutesFrom(30),
    })
  }),
)

test(
  'a token that was rotated or revoked or has run out has no successor',
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    const [rotated, revoked, expired] = [
      await createApiToken(admin, input),
      await createApiToken(admin, input),
      await createApiToken(admin, { ...input, expiresAt: minutesFrom(1) }),
    ]
    await rotateApiToken(admin, { id: rotated.id, overlapMinutes: 60 })
    await revokeApiToken(admin, { id: revoked.id })
    const later = createContext({ ...world.env, now: () => minutesFrom(1) }, { actor: admin.actor })
    const count = await world.db.apiToken.count()
    for (const [{ id }, why] of [
      [rotated, 'was rotated'],
      [revoked, 'was revoked'],
      [expired, 'has run out'],
    ] as const)
      expect(await failure(rotateApiToken(later, { id }))).toMatchObject({
        code: 'CONFLICT',
        path: ['id'],
        message: expect.stringContaining(why),
      })
    expect(await world.db.apiToken.count()).toBe(count)
  }),
)

test.each([
  ['an overlap of more than a day', { overlapMinutes: 1_441 }, ['overlapMinutes']],
  ['an overlap of less than none', { overlapMinutes: -1 }, ['overlapMinutes']],
  ['an expiry that is over', { expiresAt: today }, ['expiresAt']],
  ['an expiry and none', { expiresAt: inDays(1), neverExpires: true }, ['expiresAt']],
])('a rotation with %s is refused with its field', (_what, bad, path) =>
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    const { id } = await createApiToken(admin, input)
    const error = await failure(rotateApiToken(admin, { id, ...bad }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test(
  'a token without an end is for where the vendor allows it',
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    const endless = { ...input, neverExpires: true }
    const refused = { code: 'FORBIDDEN', path: ['neverExpires'] }
    expect(await failure(createApiToken(admin, endless))).toMatchObject(refused)
    await world.db.portalSettings.create({ data: { id: 'pst_1', allowEndlessTokens: true } })
    const { id } = await createApiToken(admin, endless)
    const expiryOf = async (id: string) =>
      (await world.db.apiToken.findUniqueOrThrow({ where: { id } })).expiresAt
    expect(await expiryOf(id)).toBeNull()
    const ordinary = await rotateApiToken(admin, { id })
    expect(await expiryOf(ordinary.id)).toEqual(inDays(90))
    await world.db.portalSettings.updateMany({ data: { allowEndlessTokens: false } })
    expect(await failure(rotateApiToken(admin, { id: ordinary.id, neverExpires: true }))).toMatchObject(
      refused,
    )
  }),
)

test(
  'nobody gives a token more than he or she has, by scopes or by a policy, when it is made or rotated',
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    const less = world.as(apiToken(['api_token:write' as never, 'customer:read']))
    await makeTokenPolicy(world.db, { name: 'licenses', allow: ['license:*'] })
    const forbidden = { code: 'FORBIDDEN', path: ['scopes'] }
    for (const more of [{ scopes: ['project:read'] }, { policy: 'licenses' }, { policy: 'read-only' }])
      expect(
        await failure(createApiToken(less, { name: 'CRM', ...more })),
        JSON.stringify(more),
      ).toMatchObject(forbidden)
    expect(await createApiToken(less, { name: 'CRM', scopes: ['customer:read'] })).toBeDefined()
    const { id } = await createApiToken(admin, { name: 'CRM', policy: 'licenses' })
    expect(await failure(rotateApiToken(less, { id }))).toMatchObject(forbidden)
  }),
)

test(
  'a token needs a scope or a policy that exists',
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    expect(await failure(createApiToken(admin, { name: 'CRM' }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['scopes'],
    })
    expect(await failure(createApiToken(admin, { name: 'CRM', policy: 'none' }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['policy'],
    })
    const { id } = await createApiToken(admin, { name: 'CRM', policy: 'support' })
    expect(await world.db.apiToken.findUniqueOrThrow({ where: { id } })).toMatchObject({
      scopes: [],
      shippedPolicy: 'support',
      policyId: null,
      sponsorId: admin.actor.id,
    })
  }),
)

const announcer = (world: World, afterDays: number) =>
  createContext(
    { ...world.env, now: () => inDays(afterDays) },
    { actor: systemActor('announce-expiring-api-tokens') },
  )

test(
  'the end of a token is announced 14, 7 and 1 days before, each once, to who stands behind it',
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    const { id } = await createApiToken(admin, { ...input, expiresAt: inDays(20) })
    const [revoked, rotated] = [await createApiToken(admin, input), await createApiToken(admin, input)]
    await revokeApiToken(admin, revoked)
    await rotateApiToken(admin, { id: rotated.id, overlapMinutes: 1_440, expiresAt: inDays(200) })
    for (let days = 0; days <= 25; days += 0.5) {
      await announceExpiringApiTokens(announcer(world, days))
      expect(await announceExpiringApiTokens(announcer(world, days))).toBe(0)
    }
    const events = await world.db.auditEvent.findMany({ where: { type: 'api_token.expiring' } })
    expect(events.map(({ entityId, changes }) => [entityId, (changes as { days: object }).days])).toEqual([
      [id, { to: 14 }],
      [id, { to: 7 }],
      [id, { to: 1 }],
    ])
    const { email } = await world.db.staff.findUniqueOrThrow({ where: { id: admin.actor.id } })
    const mails = await world.db.email.findMany({ where: { type: 'TOKEN_EXPIRING' } })
    expect(mails.map(({ recipient }) => recipient)).toEqual([email, email, email])
  }),
)

test(
  'what was missed is announced once, and nobody is written to who is disabled',
  inWorld(async (world) => {
    const admin = await asAdmin(world)
    const { id } = await createApiToken(admin, { ...input, expiresAt: inDays(3) })
    await world.db.staff.update({ where: { id: admin.actor.id }, data: { disabledAt: today } })
    expect(await announceExpiringApiTokens(announcer(world, 0))).toBe(1)
    expect(await eventsOf(world, id)).toMatchObject([
      { type: 'api_token.created' },
      { type: 'api_token.expiring', changes: { days: { to: 7 } } },
    ])
    expect(await world.db.email.count()).toBe(0)
    expect(await failure(announceExpiringApiTokens(admin))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
