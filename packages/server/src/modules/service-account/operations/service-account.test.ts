import { expect, test } from 'vitest'
import { apiToken, portalUser, serviceAccount, staff } from '../../../../test/actors.ts'
import {
  makeCustomer,
  makeMembership,
  makePortalUser,
  makeServiceAccount,
  makeServiceAccountToken,
  makeStaff,
} from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../../test/harness.ts'
import type { Actor } from '../../../auth/actor.ts'
import { systemActor } from '../../../auth/system.ts'
import { hashToken, tokenKind } from '../../../auth/token.ts'
import { createContext } from '../../../context.ts'
import { deleteCustomer } from '../../customer/operations.ts'
import { announceExpiringServiceAccountTokens } from './announce-expiring.ts'
import { createServiceAccount, startInstallation } from './create.ts'
import { revokeServiceAccount } from './revoke.ts'
import { createServiceAccountToken, revokeServiceAccountToken, rotateServiceAccountToken } from './token.ts'

const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000)
const scopes = ['license:read', 'license:validate']

/** A customer with an admin, who acts. */
async function customerWithAdmin(world: World) {
  const { id: customerId } = await makeCustomer(world.db)
  const user = await makePortalUser(world.db)
  await makeMembership(world.db, { portalUserId: user.id, customerId, role: 'ADMIN' })
  const admin = world.as(portalUser(user.id, { adminOf: [customerId] }))
  return { customerId, user, admin, input: { customerId, name: 'Cluster', scopes } }
}

const tokensOf = (world: World, serviceAccountId: string) =>
  world.db.serviceAccountToken.findMany({ where: { serviceAccountId }, orderBy: { id: 'asc' } })

test(
  'a customer admin creates an account with a token, which is kept as a hash and stands on his or her right',
  inWorld(async (world) => {
    const { customerId, user, admin, input } = await customerWithAdmin(world)
    const { id, secret } = await createServiceAccount(admin, input)
    expect(tokenKind(secret)).toBe('serviceAccount')
    expect(await world.db.serviceAccount.findUniqueOrThrow({ where: { id } })).toEqual({
      id,
      customerId,
      name: 'Cluster',
      origin: 'MANUAL',
      revokedAt: null,
      createdAt: today,
    })
    const [token, ...others] = await tokensOf(world, id)
    expect(others).toEqual([])
    expect(token).toMatchObject({
      tokenHash: hashToken(secret),
      lastFour: secret.slice(-4),
      scopes,
      sponsorPortalUserId: user.id,
      sponsorStaffId: null,
      expiresAt: inDays(90),
      demo: false,
      createdAt: today,
    })
    const events = [...(await eventsOf(world, id)), ...(await eventsOf(world, token!.id))]
    expect(events).toMatchObject([
      { type: 'service_account.created', customerId, actorKind: 'portalUser' },
      { type: 'service_account_token.created', customerId, changes: { scopes: { to: scopes } } },
    ])
    for (const stored of [token, ...events]) expect(JSON.stringify(stored)).not.toContain(secret)
    expect(JSON.stringify(events)).not.toContain(token!.tokenHash)
  }),
)

test(
  'an installation has an account of its name, with what lets it run',
  inWorld(async (world) => {
    const { customerId, admin } = await customerWithAdmin(world)
    const { id } = await startInstallation(admin, { customerId, name: 'eu-west-1' })
    expect(await world.db.serviceAccount.findUniqueOrThrow({ where: { id } })).toMatchObject({
      name: 'eu-west-1',
      origin: 'INSTALLATION',
    })
    expect(await tokensOf(world, id)).toMatchObject([
      { scopes: ['license:read', 'license:activate', 'license:validate'] },
    ])
    expect(await failure(startInstallation(admin, { customerId, name: 'EU-West-1' }))).toMatchObject({
      code: 'CONFLICT',
      path: ['name'],
    })
  }),
)

test(
  'a name is unique among the living of a customer, and revoking frees it',
  inWorld(async (world) => {
    const { admin, input } = await customerWithAdmin(world)
    const other = await customerWithAdmin(world)
    const { id } = await createServiceAccount(admin, input)
    await createServiceAccount(other.admin, other.input)
    for (const name of ['Cluster', 'CLUSTER', ' cluster '])
      expect(await failure(createServiceAccount(admin, { ...input, name }))).toMatchObject({
        code: 'CONFLICT',
        path: ['name'],
      })
    await revokeServiceAccount(admin, { id })
    expect(await createServiceAccount(admin, input)).toBeDefined()
  }),
)

test.each([
  ['no scope', { scopes: [] }, ['scopes']],
  ['an empty name', { name: ' ' }, ['name']],
  ['a long name', { name: 'x'.repeat(256) }, ['name']],
  ['an expiry that is over', { expiresAt: today }, ['expiresAt']],
  ['an expiry after 365 days', { expiresAt: new Date(inDays(365).getTime() + 1) }, ['expiresAt']],
])('%s is refused with its field', (_what, bad, path) =>
  inWorld(async (world) => {
    const { admin, input } = await customerWithAdmin(world)
    expect(await failure(createServiceAccount(admin, { ...input, ...bad }))).toMatchObject({
      code: 'INVALID_INPUT',
      path,
    })
    expect(await world.db.serviceAccount.count()).toBe(0)
  })(),
)

test(
  'a scope that no service account can have is refused: as not his or hers to who lacks it, or else by name',
  inWorld(async (world) => {
    const { admin, input } = await customerWithAdmin(world)
    const beyond = { ...input, scopes: ['license:read', 'license:write'] }
    expect(await failure(createServiceAccount(admin, beyond))).toMatchObject({
      code: 'FORBIDDEN',
      path: ['scopes'],
      message: 'You cannot give what you do not have: LICENSE_WRITE.',
    })
    expect(await failure(createServiceAccount(world.as(staff()), beyond))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['scopes'],
      message: expect.stringContaining('LICENSE_ACTIVATE'),
    })
    expect(await world.db.serviceAccount.count()).toBe(0)
  }),
)

test(
  'nobody gives a token more than he or she has, and nothing is left of the attempt',
  inWorld(async (world) => {
    const { customerId, user, input } = await customerWithAdmin(world)
    const account = await makeServiceAccount(world.db, { customerId })
    const token = await makeServiceAccountToken(world.db, { serviceAccountId: account.id })
    const featuresOff = { LICENSES: 'everywhere' } as const
    const forbidden = { code: 'FORBIDDEN', path: ['scopes'] }
    for (const actor of [
      portalUser(user.id, { adminOf: [customerId], featuresOff }),
      apiToken(['service_account:write', 'customer:read'], [customerId]),
    ]) {
      const ctx = world.as(actor)
      expect(await failure(createServiceAccount(ctx, input))).toMatchObject(forbidden)
      expect(await failure(startInstallation(ctx, { customerId, name: 'x' }))).toMatchObject(forbidden)
      expect(
        await failure(createServiceAccountToken(ctx, { serviceAccountId: account.id, scopes })),
      ).toMatchObject(forbidden)
      expect(await failure(rotateServiceAccountToken(ctx, { id: token.id }))).toMatchObject(forbidden)
      expect(
        await createServiceAccount(ctx, { ...input, name: actor.kind, scopes: ['customer:read'] }),
      ).toBeDefined()
    }
    expect(await world.db.serviceAccountToken.count({ where: { serviceAccountId: account.id } })).toBe(1)
    expect(await world.db.serviceAccountToken.findUniqueOrThrow({ where: { id: token.id } })).toMatchObject({
      revokedAt: null,
    })
  }),
)

test(
  'a token stands on the right of the person behind the caller',
  inWorld(async (world) => {
    const { customerId, input } = await customerWithAdmin(world)
    const { id: staffId } = await makeStaff(world.db)
    const impersonation = { id: 'imp_1', customerId, readOnly: false }
    const callers: [Actor, string | null][] = [
      [staff('ADMIN', staffId), staffId],
      [{ ...portalUser(staffId, { adminOf: [customerId] }), impersonation }, staffId],
      [{ ...apiToken(), sponsorId: staffId }, staffId],
      [apiToken(), null],
    ]
    for (const [i, [actor, sponsorStaffId]] of callers.entries()) {
      const { id } = await createServiceAccount(world.as(actor), { ...input, name: `Machine ${i}` })
      expect(await tokensOf(world, id)).toMatchObject([{ sponsorStaffId, sponsorPortalUserId: null }])
    }
  }),
)

test(
  'an account has several tokens, up to 50 that work',
  inWorld(async (world) => {
    const { admin, input } = await customerWithAdmin(world)
    const { id: serviceAccountId } = await createServiceAccount(admin, input)
    for (let i = 0; i < 49; i++) await makeServiceAccountToken(world.db, { serviceAccountId })
    await makeServiceAccountToken(world.db, { serviceAccountId, revokedAt: today })
    const one = { serviceAccountId, scopes: ['customer:read'] }
    expect(await failure(createServiceAccountToken(admin, one))).toMatchObject({ code: 'CONFLICT' })
    const [first] = await tokensOf(world, serviceAccountId)
    await revokeServiceAccountToken(admin, { id: first!.id })
    const { id } = await createServiceAccountToken(admin, one)
    expect(await eventsOf(world, id)).toMatchObject([{ type: 'service_account_token.created' }])
  }),
)

test(
  'a rotated token has a successor with the same scopes, and works on for the overlap or not at all',
  inWorld(async (world) => {
    const { customerId, user } = await customerWithAdmin(world)
    const account = await makeServiceAccount(world.db, { customerId })
    const admin = world.as(portalUser(user.id, { adminOf: [customerId] }))
    const old = await makeServiceAccountToken(world.db, { serviceAccountId: account.id })
    const next = await rotateServiceAccountToken(admin, { id: old.id, overlapMinutes: 1_440 })
    const last = await rotateServiceAccountToken(admin, { id: next.id })
    expect(await tokensOf(world, account.id)).toMatchObject([
      { id: old.id, expiresAt: inDays(1), revokedAt: null, tokenHash: hashToken(old.secret) },
      { id: next.id, expiresAt: inDays(90), revokedAt: today, replacesId: old.id, scopes: old.scopes },
      {
        id: last.id,
        revokedAt: null,
        replacesId: next.id,
        sponsorPortalUserId: user.id,
        tokenHash: hashToken(last.secret),
      },
    ])
    expect(await eventsOf(world, next.id)).toMatchObject([
      {
        type: 'service_account_token.rotated',
        customerId,
        changes: { replacesId: { to: old.id }, overlapMinutes: { to: 1_440 } },
      },
    ])
    for (const id of [old.id, next.id])
      expect(await failure(rotateServiceAccountToken(admin, { id }))).toMatchObject({
        code: 'CONFLICT',
        path: ['id'],
      })
    for (const overlapMinutes of [-1, 1_441, 0.5])
      expect(await failure(rotateServiceAccountToken(admin, { id: last.id, overlapMinutes }))).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['overlapMinutes'],
      })
  }),
)

test(
  'to revoke an account is for good, and ends all of its tokens',
  inWorld(async (world) => {
    const { customerId, admin, input } = await customerWithAdmin(world)
    const { id } = await createServiceAccount(admin, input)
    await createServiceAccountToken(admin, { serviceAccountId: id, scopes })
    expect(await revokeServiceAccount(admin, { id })).toEqual({ id })
    expect(await revokeServiceAccount(admin, { id })).toEqual({ id })
    const tokens = await tokensOf(world, id)
    expect(tokens.map(({ revokedAt }) => revokedAt)).toEqual([today, today])
    const events = await world.db.auditEvent.findMany({
      where: { type: { endsWith: '.revoked' }, customerId },
    })
    expect(events.map(({ type }) => type).sort()).toEqual([
      'service_account.revoked',
      'service_account_token.revoked',
      'service_account_token.revoked',
    ])
    expect(await failure(createServiceAccountToken(admin, { serviceAccountId: id, scopes }))).toMatchObject({
      code: 'CONFLICT',
      path: ['serviceAccountId'],
    })
    expect(await failure(rotateServiceAccountToken(admin, { id: tokens[0]!.id }))).toMatchObject({
      code: 'CONFLICT',
      path: ['id'],
    })
    expect(await revokeServiceAccountToken(admin, { id: tokens[0]!.id })).toBeDefined()
    expect(await eventsOf(world, tokens[0]!.id)).toHaveLength(2)
  }),
)

test(
  'the vendor may do it too, SALES and SUPPORT, members and machines may not',
  inWorld(async (world) => {
    const { customerId, input } = await customerWithAdmin(world)
    const token = await makeServiceAccountToken(world.db, {
      serviceAccountId: (await makeServiceAccount(world.db, { customerId })).id,
    })
    const { serviceAccountId: id } = token
    const closed: Actor[] = [
      staff('SALES'),
      staff('SUPPORT'),
      portalUser('usr_m', { memberOf: [customerId] }),
      portalUser('usr_o', { adminOf: [(await makeCustomer(world.db)).id] }),
      apiToken(['service_account:write'], [(await makeCustomer(world.db)).id]),
      serviceAccount(customerId),
    ]
    for (const actor of closed) {
      const ctx = world.as(actor)
      const who = `${actor.kind} ${actor.name}`
      const codes = ['NOT_FOUND', 'FORBIDDEN']
      expect(codes, who).toContain((await failure(createServiceAccount(ctx, input))).code)
      for (const [change, known, unknown] of [
        [revokeServiceAccount, id, unknownId('ServiceAccount')],
        [rotateServiceAccountToken, token.id, unknownId('ServiceAccountToken')],
        [revokeServiceAccountToken, token.id, unknownId('ServiceAccountToken')],
      ] as const)
        expect(await failure(change(ctx, { id: known })), who).toEqual(
          await failure(change(ctx, { id: unknown })),
        )
    }
    expect(await revokeServiceAccount(world.as(staff()), { id })).toEqual({ id })
  }),
)

test(
  'an archived customer gets no account and no token, but those it has are rotated and revoked',
  inWorld(async (world) => {
    const { customerId, admin, input } = await customerWithAdmin(world)
    const { id: serviceAccountId } = await createServiceAccount(admin, input)
    const [token] = await tokensOf(world, serviceAccountId)
    await world.db.customer.update({ where: { id: customerId }, data: { archivedAt: today } })
    const conflict = { code: 'CONFLICT' }
    expect(await failure(createServiceAccount(admin, { ...input, name: 'New' }))).toMatchObject(conflict)
    expect(await failure(createServiceAccountToken(admin, { serviceAccountId, scopes }))).toMatchObject(
      conflict,
    )
    expect(await rotateServiceAccountToken(admin, { id: token!.id })).toBeDefined()
    expect(await revokeServiceAccount(admin, { id: serviceAccountId })).toBeDefined()
  }),
)

test(
  'a customer with living accounts is not deleted; revoked ones go with it',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const vendor = world.as(staff('ADMIN', (await makeStaff(world.db)).id))
    const { id } = await createServiceAccount(vendor, { customerId, name: 'Cluster', scopes })
    const [token] = await tokensOf(world, id)
    await rotateServiceAccountToken(vendor, { id: token!.id })
    expect(await failure(deleteCustomer(vendor, { id: customerId }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('1 service accounts'),
    })
    await revokeServiceAccount(vendor, { id })
    await deleteCustomer(vendor, { id: customerId })
    expect(await world.db.serviceAccountToken.count({ where: { serviceAccountId: id } })).toBe(0)
  }),
)

test(
  'the end of a token is announced 14, 7 and 1 days before, each once, to the admins of the customer',
  inWorld(async (world) => {
    const { customerId, user, admin, input } = await customerWithAdmin(world)
    const announce = (days: number) =>
      announceExpiringServiceAccountTokens(
        createContext(
          { ...world.env, now: () => inDays(days) },
          { actor: systemActor('announce-expiring-service-account-tokens') },
        ),
      )
    const { id } = await createServiceAccount(admin, { ...input, expiresAt: inDays(20) })
    const [token] = await tokensOf(world, id)
    await makeServiceAccountToken(world.db, { serviceAccountId: id, expiresAt: null })
    await makeServiceAccountToken(world.db, { serviceAccountId: id, expiresAt: inDays(5), revokedAt: today })
    const rotated = await createServiceAccountToken(admin, { serviceAccountId: id, scopes })
    await rotateServiceAccountToken(admin, { id: rotated.id, overlapMinutes: 1_440, expiresAt: inDays(99) })
    for (let days = 0; days <= 25; days += 0.5) {
      await announce(days)
      expect(await announce(days)).toBe(0)
    }
    const events = await world.db.auditEvent.findMany({ where: { type: 'service_account_token.expiring' } })
    expect(
      events.map((event) => [event.entityId, event.customerId, (event.changes as { days: object }).days]),
    ).toEqual([14, 7, 1].map((to) => [token!.id, customerId, { to }]))
    const mails = await world.db.email.findMany({ where: { customerId } })
    expect(mails.map(({ type, recipient }) => [type, recipient])).toEqual(
      Array(3).fill(['TOKEN_EXPIRING', user.email]),
    )
    expect(mails[0]!.subject).toContain('Cluster')
    expect(await failure(announceExpiringServiceAccountTokens(admin))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
