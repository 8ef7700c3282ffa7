import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type OwnDatabase, ownDatabase } from '../../test/database.ts'
import type { Sql } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { type Authenticator, createAuthenticator } from './authenticate.ts'
import {
  allScopes,
  memberScopes,
  type Scope,
  serviceAccountScopes,
  staffScopes,
  withImplied,
} from './scopes.ts'
import { hashToken, makeToken } from './token.ts'

const bootstrapToken = 'bootstrap-secret-of-32-characters-or-more'
const hour = 3_600_000

let database: OwnDatabase
let now: Date
let statements: string[]
let authenticator: Authenticator

beforeAll(async () => {
  database = await ownDatabase()
})
afterAll(() => database.close())

beforeEach(() => {
  now = new Date('2026-03-01T12:00:00Z')
  statements = []
  const sql: Sql = (text, values, options) => {
    statements.push(text)
    return database.sql(text, values, options)
  }
  authenticator = createAuthenticator({
    sql,
    now: () => now,
    log: pino({ level: 'silent' }),
    bootstrapToken,
    idleMinutes: 30,
  })
})

const actorOf = (token: string, team?: string) =>
  authenticator.authenticate({
    authorization: `Bearer ${token}`,
    ...(team !== undefined && { 'x-portico-team': team }),
  })

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => 'no error',
    (thrown: unknown) => thrown,
  )
  return error instanceof AppError ? error.code : String(error)
}

async function createStaff(data: { role?: 'ADMIN' | 'SALES' | 'SUPPORT'; disabledAt?: Date } = {}) {
  const id = newId('Staff')
  return database.prisma.staff.create({
    data: { id, email: `${id}@example.com`, name: 'Ada', role: 'ADMIN', ...data },
  })
}

async function createPortalUser(data: { disabledAt?: Date } = {}) {
  const id = newId('PortalUser')
  return database.prisma.portalUser.create({
    data: { id, email: `${id}@example.com`, firstName: 'Bo', lastName: 'Berg', ...data },
  })
}

async function createSession(
  owner: { staffId: string } | { portalUserId: string },
  data: { revokedAt?: Date; expiresAt?: Date; lastUsedAt?: Date; cookie?: boolean; demo?: boolean } = {},
) {
  const token = makeToken('session')
  const session = await database.prisma.session.create({
    data: {
      id: newId('Session'),
      tokenHash: hashToken(token),
      createdAt: new Date('2026-03-01T00:00:00Z'),
      lastUsedAt: new Date('2026-03-01T11:59:30Z'),
      expiresAt: new Date('2026-03-02T00:00:00Z'),
      ...owner,
      ...data,
    },
  })
  return { id: session.id, token }
}

async function createCustomer(data: { archivedAt?: Date } = {}) {
  const id = newId('Customer')
  return database.prisma.customer.create({ data: { id, number: id, name: 'Acme', ...data } })
}

async function createPartner() {
  const id = newId('Partner')
  return database.prisma.partner.create({ data: { id, number: id, name: 'Partner' } })
}

function createMembership(
  portalUserId: string,
  data: {
    customerId?: string
    partnerId?: string
    role?: 'ADMIN' | 'MEMBER' | 'READ_ONLY'
    status?: 'ACTIVE' | 'DISABLED' | 'REMOVED'
  },
) {
  return database.prisma.membership.create({
    data: { id: newId('Membership'), portalUserId, role: 'MEMBER', source: 'STAFF', ...data },
  })
}

async function createApiToken(
  data: {
    scopes?: string[]
    policyId?: string
    shippedPolicy?: string
    sponsorId?: string
    allCustomers?: boolean
    customerIds?: string[]
    expiresAt?: Date
    revokedAt?: Date
    lastUsedAt?: Date
  } = {},
) {
  const token = makeToken('apiToken')
  const row = await database.prisma.apiToken.create({
    data: {
      id: newId('ApiToken'),
      name: 'CI',
      tokenHash: hashToken(token),
      lastFour: token.slice(-4),
      scopes: ['project:write'],
      ...data,
      customerIds: data.customerIds ?? [],
    },
  })
  return { id: row.id, token }
}

test('without a credential the caller is anonymous, and the database is not asked', async () => {
  expect(await authenticator.authenticate({})).toMatchObject({ kind: 'anonymous', scopes: new Set() })
  expect(statements).toEqual([])
})

test.each([
  ['another scheme', 'Basic YWRtaW46YWRtaW4='],
  ['no token', 'Bearer '],
  ['two tokens', 'Bearer a b'],
  ['a token of no kind', 'Bearer abc'],
  ['an empty header', ''],
  ['a token of 10,000 characters', `Bearer ${'a'.repeat(10_000)}`],
])('%s is refused without asking the database', async (_name, authorization) => {
  expect(await codeOf(authenticator.authenticate({ authorization }))).toBe('UNAUTHENTICATED')
  expect(statements).toEqual([])
})

test('a token with a wrong checksum is refused without asking the database, an unknown one after', async () => {
  const token = makeToken('apiToken')
  expect(await codeOf(actorOf(token.slice(0, -1) + (token.endsWith('0') ? '1' : '0')))).toBe(
    'UNAUTHENTICATED',
  )
  expect(statements).toEqual([])
  expect(await codeOf(actorOf(token))).toBe('UNAUTHENTICATED')
  expect(await codeOf(actorOf(makeToken('session')))).toBe('UNAUTHENTICATED')
  expect(statements).toHaveLength(2)
})

test('a session of a staff member gives the scopes of the role, in one statement', async () => {
  const staff = await createStaff({ role: 'SALES' })
  const { id: sessionId, token } = await createSession({ staffId: staff.id })
  expect(await actorOf(token)).toEqual({
    kind: 'staff',
    sessionId,
    id: staff.id,
    name: 'Ada',
    role: 'SALES',
    scopes: staffScopes.SALES,
  })
  expect(statements).toHaveLength(1)
})

test('a session of a portal user adds up the active memberships, those of archived customers too, in one statement', async () => {
  const user = await createPortalUser()
  const [own, archived, other, left] = await Promise.all([
    createCustomer(),
    createCustomer({ archivedAt: now }),
    createCustomer(),
    createCustomer(),
  ])
  const partner = await createPartner()
  await createMembership(user.id, { customerId: own.id, role: 'ADMIN' })
  await createMembership(user.id, { customerId: archived.id, role: 'READ_ONLY' })
  await createMembership(user.id, { customerId: other.id, role: 'ADMIN', status: 'DISABLED' })
  await createMembership(user.id, { customerId: left.id, role: 'ADMIN', status: 'REMOVED' })
  await createMembership(user.id, { partnerId: partner.id, role: 'ADMIN' })
  const { id: sessionId, token } = await createSession({ portalUserId: user.id })

  expect(await actorOf(token)).toEqual({
    kind: 'portalUser',
    sessionId,
    featuresOff: {},
    id: user.id,
    name: 'Bo Berg',
    adminOf: [own.id],
    memberOf: [archived.id],
    partnerOf: [partner.id],
    scopes: new Set([...memberScopes.customerAdmin, ...memberScopes.customerMember, ...memberScopes.partner]),
  })
  expect(statements).toHaveLength(1)
})

test('a portal user without memberships is somebody, but may do nothing', async () => {
  const user = await createPortalUser()
  const { token } = await createSession({ portalUserId: user.id })
  expect(await actorOf(token)).toMatchObject({
    kind: 'portalUser',
    featuresOff: {},
    adminOf: [],
    memberOf: [],
    partnerOf: [],
    scopes: new Set(),
  })
})

test('X-Portico-Team narrows a person to one membership', async () => {
  const user = await createPortalUser()
  const [admin, member] = [await createCustomer(), await createCustomer()]
  const partner = await createPartner()
  await createMembership(user.id, { customerId: admin.id, role: 'ADMIN' })
  await createMembership(user.id, { customerId: member.id, role: 'MEMBER' })
  await createMembership(user.id, { partnerId: partner.id })
  const { token } = await createSession({ portalUserId: user.id })
  expect(await actorOf(token, member.id)).toMatchObject({
    adminOf: [],
    memberOf: [member.id],
    partnerOf: [],
    scopes: memberScopes.customerMember,
  })
  expect(await actorOf(token, partner.id)).toMatchObject({
    adminOf: [],
    memberOf: [],
    partnerOf: [partner.id],
  })
  expect(await actorOf(token)).toMatchObject({
    adminOf: [admin.id],
    memberOf: [member.id],
    partnerOf: [partner.id],
  })
})

test('a foreign, an unknown and a malformed team get the same answer', async () => {
  const user = await createPortalUser()
  const foreign = await createCustomer()
  const former = await createCustomer()
  await createMembership(user.id, { customerId: former.id, role: 'ADMIN', status: 'REMOVED' })
  const { token } = await createSession({ portalUserId: user.id })
  const answers = await Promise.all(
    [foreign.id, former.id, newId('Customer'), 'nonsense', ''].map((team) =>
      actorOf(token, team).then(
        () => 'no error',
        (error: AppError) => [error.code, error.message, error.inputPath],
      ),
    ),
  )
  expect(answers[0]).toEqual(['INVALID_INPUT', expect.stringContaining('X-Portico-Team'), undefined])
  for (const other of answers) expect(other).toEqual(answers[0])
})

test('staff, tokens and anonymous callers have no team to choose', async () => {
  const customer = await createCustomer()
  const staff = await createStaff()
  const { token: session } = await createSession({ staffId: staff.id })
  const { token: apiToken } = await createApiToken()
  expect(await codeOf(actorOf(session, customer.id))).toBe('INVALID_INPUT')
  expect(await codeOf(actorOf(apiToken, customer.id))).toBe('INVALID_INPUT')
  expect(await codeOf(actorOf(bootstrapToken, customer.id))).toBe('INVALID_INPUT')
  expect(await codeOf(authenticator.authenticate({ 'x-portico-team': customer.id }))).toBe('INVALID_INPUT')
})

test('an expired session is told from a revoked one, and a revoked one stays revoked', async () => {
  const { id: staffId } = await createStaff()
  const expired = await createSession({ staffId }, { expiresAt: now })
  const revoked = await createSession(
    { staffId },
    { revokedAt: now, expiresAt: new Date(now.getTime() - hour) },
  )
  expect(await codeOf(actorOf(expired.token))).toBe('TOKEN_EXPIRED')
  expect(await codeOf(actorOf(revoked.token))).toBe('TOKEN_REVOKED')
})

test('a person who is disabled is out at the next request, and in again when enabled', async () => {
  const staff = await createStaff()
  const user = await createPortalUser()
  const sessions = [
    await createSession({ staffId: staff.id }),
    await createSession({ portalUserId: user.id }),
  ]
  for (const { token } of sessions) await actorOf(token)
  await database.prisma.staff.update({ where: { id: staff.id }, data: { disabledAt: now } })
  await database.prisma.portalUser.update({ where: { id: user.id }, data: { disabledAt: now } })
  for (const { token } of sessions) expect(await codeOf(actorOf(token))).toBe('UNAUTHENTICATED')
  await database.prisma.staff.update({ where: { id: staff.id }, data: { disabledAt: null } })
  expect(await actorOf(sessions[0]!.token)).toMatchObject({ kind: 'staff' })
})

test('a change of role or membership counts from the next request on', async () => {
  const staff = await createStaff({ role: 'ADMIN' })
  const { token } = await createSession({ staffId: staff.id })
  const before = await actorOf(token)
  expect(await actorOf(token)).toBe(before)
  await database.prisma.staff.update({ where: { id: staff.id }, data: { role: 'SUPPORT' } })
  expect((await actorOf(token)).scopes).toBe(staffScopes.SUPPORT)

  const user = await createPortalUser()
  const customer = await createCustomer()
  const membership = await createMembership(user.id, { customerId: customer.id, role: 'ADMIN' })
  const session = await createSession({ portalUserId: user.id })
  expect(await actorOf(session.token)).toMatchObject({ adminOf: [customer.id] })
  await database.prisma.membership.update({ where: { id: membership.id }, data: { status: 'REMOVED' } })
  expect(await actorOf(session.token)).toMatchObject({ adminOf: [], scopes: new Set() })
})

test('an API token has the scopes it was given with those they imply, and never those that cannot be given', async () => {
  const { id, token } = await createApiToken({
    scopes: ['project:write', 'staff:write', 'api_token:write', 'made:up'],
  })
  expect(await actorOf(token)).toEqual({
    kind: 'apiToken',
    id,
    name: 'CI',
    customerIds: null,
    sponsorId: null,
    scopes: withImplied(['project:write']),
  })
})

test('an API token for some customers is held to them, also when they are none', async () => {
  const { token: some } = await createApiToken({ allCustomers: false, customerIds: ['cus_1'] })
  const { token: none } = await createApiToken({ allCustomers: false, customerIds: [] })
  expect(await actorOf(some)).toMatchObject({ customerIds: ['cus_1'] })
  expect(await actorOf(none)).toMatchObject({ customerIds: [] })
})

test('an expired API token is told from a revoked one', async () => {
  const expired = await createApiToken({ expiresAt: now })
  const revoked = await createApiToken({ revokedAt: now, expiresAt: now })
  expect(await codeOf(actorOf(expired.token))).toBe('TOKEN_EXPIRED')
  expect(await codeOf(actorOf(revoked.token))).toBe('TOKEN_REVOKED')
})

test('the last use of an API token is written at most once a minute', async () => {
  const { id, token } = await createApiToken()
  const lastUsedAt = async () => {
    await authenticator.settle()
    return (await database.prisma.apiToken.findUniqueOrThrow({ where: { id } })).lastUsedAt?.toISOString()
  }
  await Promise.all(Array.from({ length: 10 }, () => actorOf(token)))
  expect(await lastUsedAt()).toBe('2026-03-01T12:00:00.000Z')
  expect(statements.filter((text) => text.includes('update'))).toHaveLength(1)

  now = new Date('2026-03-01T12:00:59Z')
  await actorOf(token)
  expect(await lastUsedAt()).toBe('2026-03-01T12:00:00.000Z')

  now = new Date('2026-03-01T12:01:00Z')
  await actorOf(token)
  expect(await lastUsedAt()).toBe('2026-03-01T12:01:00.000Z')
})

test('the bootstrap token has every scope and is never looked up', async () => {
  expect(await actorOf(bootstrapToken)).toEqual({
    kind: 'apiToken',
    id: 'bootstrap',
    name: 'bootstrap token',
    scopes: allScopes,
    customerIds: null,
    sponsorId: null,
  })
  expect(await codeOf(actorOf(`${bootstrapToken}x`))).toBe('UNAUTHENTICATED')
  expect(statements).toEqual([])
})

test('without a bootstrap token configured nothing stands in for it', async () => {
  const without = createAuthenticator({
    sql: database.sql,
    now: () => now,
    log: pino({ level: 'silent' }),
    bootstrapToken: undefined,
    idleMinutes: 30,
  })
  expect(await codeOf(without.authenticate({ authorization: `Bearer ${bootstrapToken}` }))).toBe(
    'UNAUTHENTICATED',
  )
  expect(await codeOf(without.authenticate({ authorization: 'Bearer undefined' }))).toBe('UNAUTHENTICATED')
})

test('a session that was left alone for half an hour is over, but not one of the demo', async () => {
  const { id: staffId } = await createStaff()
  const idle = await createSession({ staffId }, { lastUsedAt: new Date(now.getTime() - hour / 2) })
  const used = await createSession({ staffId }, { lastUsedAt: new Date(now.getTime() - hour / 2 + 1) })
  const demo = await createSession({ staffId }, { lastUsedAt: new Date(now.getTime() - hour), demo: true })
  expect(await codeOf(actorOf(idle.token))).toBe('TOKEN_EXPIRED')
  expect((await actorOf(used.token)).kind).toBe('staff')
  expect((await actorOf(demo.token)).kind).toBe('staff')
})

test('the last use of a session is written, once a minute', async () => {
  const { id: staffId } = await createStaff()
  const { id, token } = await createSession({ staffId }, { lastUsedAt: new Date(now.getTime() - 60_000) })
  await actorOf(token)
  await authenticator.settle()
  expect(await database.prisma.session.findUnique({ where: { id } })).toMatchObject({ lastUsedAt: now })
  const { length } = statements
  now = new Date(now.getTime() + 59_000)
  await actorOf(token)
  expect(statements).toHaveLength(length + 1)
})

test('the secret of a cookie is no bearer token, and a bearer token no cookie', async () => {
  const { id: staffId } = await createStaff()
  const cookie = await createSession({ staffId }, { cookie: true })
  const bearer = await createSession({ staffId })
  const apiToken = await createApiToken()
  expect((await authenticator.authenticate({}, cookie.token)).id).toBe(staffId)
  expect(await codeOf(actorOf(cookie.token))).toBe('UNAUTHENTICATED')
  for (const secret of [bearer.token, apiToken.token, bootstrapToken, 'nonsense', ''])
    expect(await codeOf(authenticator.authenticate({}, secret)), secret).toBe('UNAUTHENTICATED')
})

async function createServiceAccount(
  data: {
    customerId?: string
    scopes?: readonly string[]
    sponsorStaffId?: string
    sponsorPortalUserId?: string
    expiresAt?: Date
    revokedAt?: Date
  } = {},
) {
  const { customerId = (await createCustomer()).id, scopes = serviceAccountScopes, ...token } = data
  const secret = makeToken('serviceAccount')
  const account = { id: newId('ServiceAccount'), name: 'Cluster', customerId }
  await database.prisma.serviceAccount.create({ data: account })
  const row = await database.prisma.serviceAccountToken.create({
    data: {
      id: newId('ServiceAccountToken'),
      serviceAccountId: account.id,
      tokenHash: hashToken(secret),
      lastFour: secret.slice(-4),
      scopes: [...scopes],
      createdAt: new Date('2026-02-01T12:00:00Z'),
      ...token,
    },
  })
  return { account, id: row.id, token: secret }
}

const scopesOfToken = async (token: string) => [...(await actorOf(token)).scopes].sort()
const closed = (scopes: readonly Scope[]) => [...withImplied(scopes)].sort()

test('a token of a service account gives the account with the scopes of the token, in one statement', async () => {
  const { account, id, token } = await createServiceAccount({
    scopes: ['license:validate', 'staff:read', 'customer:write'],
  })
  expect(await actorOf(token)).toEqual({
    kind: 'serviceAccount',
    id: account.id,
    name: 'Cluster',
    customerId: account.customerId,
    tokenId: id,
    scopes: new Set(['license:validate']),
  })
  await authenticator.settle()
  expect(statements.filter((text) => text.trim().startsWith('select'))).toHaveLength(1)
})

test('a revoked token of a service account is told from an expired one, and from one that never was', async () => {
  const expired = await createServiceAccount({ expiresAt: now })
  const revoked = await createServiceAccount({ revokedAt: now, expiresAt: now })
  const ended = await createServiceAccount()
  await actorOf(ended.token)
  await database.prisma.serviceAccount.update({ where: { id: ended.account.id }, data: { revokedAt: now } })
  expect(await codeOf(actorOf(expired.token))).toBe('TOKEN_EXPIRED')
  expect(await codeOf(actorOf(revoked.token))).toBe('TOKEN_REVOKED')
  expect(await codeOf(actorOf(ended.token))).toBe('TOKEN_REVOKED')
  expect(await codeOf(actorOf(makeToken('serviceAccount')))).toBe('UNAUTHENTICATED')
})

test('a service account has no team to choose and is no cookie', async () => {
  const { account, token } = await createServiceAccount()
  expect(await codeOf(actorOf(token, account.customerId))).toBe('INVALID_INPUT')
  expect(await codeOf(authenticator.authenticate({}, token))).toBe('UNAUTHENTICATED')
})

test('a token of a service account may what it was given while its sponsor administers the customer', async () => {
  const user = await createPortalUser()
  const customer = await createCustomer()
  const membership = await createMembership(user.id, { customerId: customer.id, role: 'ADMIN' })
  const { token } = await createServiceAccount({ customerId: customer.id, sponsorPortalUserId: user.id })
  expect(await scopesOfToken(token)).toEqual(closed(serviceAccountScopes))

  const change = (data: { role?: 'ADMIN' | 'MEMBER'; status?: 'ACTIVE' | 'DISABLED' | 'REMOVED' }) =>
    database.prisma.membership.update({ where: { id: membership.id }, data })
  for (const data of [
    { role: 'MEMBER' },
    { role: 'ADMIN', status: 'DISABLED' },
    { status: 'REMOVED' },
  ] as const) {
    await change(data)
    expect(await scopesOfToken(token), JSON.stringify(data)).toEqual([])
  }
  await change({ role: 'ADMIN', status: 'ACTIVE' })
  expect(await scopesOfToken(token)).toEqual(closed(serviceAccountScopes))
  await database.prisma.portalUser.update({ where: { id: user.id }, data: { disabledAt: now } })
  expect(await scopesOfToken(token)).toEqual([])
})

test('to administer another customer is no right to stand on', async () => {
  const user = await createPortalUser()
  await createMembership(user.id, { customerId: (await createCustomer()).id, role: 'ADMIN' })
  const { token } = await createServiceAccount({ sponsorPortalUserId: user.id })
  expect(await scopesOfToken(token)).toEqual([])
})

test('where the portal is off, and what is off in it, machines run on', async () => {
  const user = await createPortalUser()
  const customer = await createCustomer({ archivedAt: now })
  await createMembership(user.id, { customerId: customer.id, role: 'ADMIN' })
  await database.prisma.customerPortal.create({
    data: { id: newId('CustomerPortal'), customerId: customer.id, enabled: false, featuresOff: ['LICENSES'] },
  })
  const { token } = await createServiceAccount({ customerId: customer.id, sponsorPortalUserId: user.id })
  expect(await scopesOfToken(token)).toEqual(closed(serviceAccountScopes))
})

test('a token shrinks with the role of the staff member on whose right it stands, and comes to nothing when that is disabled', async () => {
  const staff = await createStaff({ role: 'ADMIN' })
  const api = await createApiToken({ sponsorId: staff.id, scopes: ['license:write', 'email:write'] })
  const machine = await createServiceAccount({ sponsorStaffId: staff.id })
  expect(await scopesOfToken(api.token)).toEqual(closed(['license:write', 'email:write']))
  expect(await scopesOfToken(machine.token)).toEqual(closed(serviceAccountScopes))

  await database.prisma.staff.update({ where: { id: staff.id }, data: { role: 'SUPPORT' } })
  expect(await scopesOfToken(api.token)).toEqual(
    closed(['license:write', 'email:write']).filter((scope) => staffScopes.SUPPORT.has(scope)),
  )
  expect(await scopesOfToken(machine.token)).toEqual(
    closed(['customer:read', 'project:read', 'license:read', 'license:validate']),
  )

  await database.prisma.staff.update({ where: { id: staff.id }, data: { disabledAt: now } })
  expect(await scopesOfToken(api.token)).toEqual([])
  expect(await scopesOfToken(machine.token)).toEqual([])
  await database.prisma.staff.update({ where: { id: staff.id }, data: { disabledAt: null, role: 'ADMIN' } })
  expect(await scopesOfToken(api.token)).toEqual(closed(['license:write', 'email:write']))
})

test('a policy counts as it is at the request, beside the scopes of the token and below its sponsor', async () => {
  const policy = await database.prisma.tokenPolicy.create({
    data: {
      id: newId('TokenPolicy'),
      name: 'crm',
      allow: ['customer:*'],
      deny: ['customer:update*', 'customer:export'],
    },
  })
  const sales = await createStaff({ role: 'SALES' })
  const { token } = await createApiToken({ scopes: ['project:read'], policyId: policy.id })
  const bounded = await createApiToken({ shippedPolicy: 'admin', sponsorId: sales.id })
  expect(await scopesOfToken(token)).toEqual(closed(['customer:write', 'project:read']))
  expect(await scopesOfToken(bounded.token)).toEqual(
    [...staffScopes.SALES].filter((scope) => scope !== 'customer:impersonate').sort(),
  )
  await database.prisma.tokenPolicy.update({
    where: { id: policy.id },
    data: { allow: ['*'], deny: ['*', 'project:*'] },
  })
  expect(await scopesOfToken(token)).toEqual(['project:read'])
})

test.each(['apiToken', 'serviceAccountToken'] as const)(
  'the last use of a token is written with its address, once a minute: %s',
  async (table) => {
    const { id, token } = table === 'apiToken' ? await createApiToken() : await createServiceAccount()
    const use = async (address: string | null) => {
      await authenticator.authenticate({ authorization: `Bearer ${token}` }, undefined, address)
      await authenticator.settle()
      const { lastUsedAt, lastUsedIp } = await (
        database.prisma[table] as typeof database.prisma.apiToken
      ).findUniqueOrThrow({ where: { id } })
      return [lastUsedAt?.toISOString(), lastUsedIp]
    }
    expect(await use('192.0.2.1')).toEqual(['2026-03-01T12:00:00.000Z', '192.0.2.1'])
    now = new Date('2026-03-01T12:00:59Z')
    expect(await use('192.0.2.2')).toEqual(['2026-03-01T12:00:00.000Z', '192.0.2.1'])
    now = new Date('2026-03-01T12:01:00Z')
    expect(await use('192.0.2.2')).toEqual(['2026-03-01T12:01:00.000Z', '192.0.2.2'])
    now = new Date('2026-03-01T12:02:00Z')
    expect(await use(null)).toEqual(['2026-03-01T12:02:00.000Z', '192.0.2.2'])
  },
)

test('what one server ends is over on another with its next request', async () => {
  const other = createAuthenticator({
    sql: database.sql,
    now: () => now,
    log: pino({ level: 'silent' }),
    bootstrapToken,
    idleMinutes: 30,
  })
  const api = await createApiToken()
  const machine = await createServiceAccount()
  const ask = ({ token }: { token: string }) =>
    other.authenticate({ authorization: `Bearer ${token}` }).then(({ kind }) => kind)
  for (const one of [authenticator, other])
    for (const { token } of [api, machine]) await one.authenticate({ authorization: `Bearer ${token}` })
  expect(await Promise.all([ask(api), ask(machine)])).toEqual(['apiToken', 'serviceAccount'])
  await database.prisma.apiToken.update({ where: { id: api.id }, data: { revokedAt: now } })
  await database.prisma.serviceAccount.update({ where: { id: machine.account.id }, data: { revokedAt: now } })
  expect(await codeOf(ask(api))).toBe('TOKEN_REVOKED')
  expect(await codeOf(ask(machine))).toBe('TOKEN_REVOKED')
  await other.settle()
})
