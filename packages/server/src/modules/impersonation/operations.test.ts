import { pino } from 'pino'
import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeStaff } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import type { Actor } from '../../auth/actor.ts'
import { sessionAuthenticator } from '../../auth/session.ts'
import { hashToken } from '../../auth/token.ts'
import type { StaffRole } from '../../db/generated/prisma/client.ts'
import { updateCustomerPortal } from '../portal/operations.ts'
import { revokeSession, signOut } from '../session/operations.ts'
import { disableStaffMember, updateStaffMember } from '../staff/operations.ts'
import { createSupportContact } from '../support-contact/operations.ts'
import { endImpersonation, startImpersonation } from './operations.ts'

/** The actor of a secret, as a request with it would have it at a time. */
async function actorOf(world: World, secret: string, at = today): Promise<Actor> {
  const { authenticate } = sessionAuthenticator({
    sql: async <Row>(text: string, values: readonly unknown[] = []) => ({
      rows: await world.db.$queryRawUnsafe<Row[]>(text, ...values),
    }),
    now: () => at,
    log: pino({ level: 'silent' }),
    idleMinutes: 30,
  })
  return authenticate(hashToken(secret), undefined, 'bearer')
}

async function begin(world: World, role: StaffRole, more: object = {}) {
  const person = await makeStaff(world.db, { name: 'Sue Tanaka', role })
  const customer = await makeCustomer(world.db, { name: 'Acme' })
  const ctx = world.as({ ...staff(role, person.id), name: person.name })
  const started = await startImpersonation(ctx, { customerId: customer.id, reason: 'Ticket 7', ...more })
  return { ...started, person, customer, ctx }
}

const refused = (world: World, secret: string, at?: Date) => failure(actorOf(world, secret, at))

test(
  'staff acts as an admin of the customer for ten minutes, by name, and only reads',
  inWorld(async (world) => {
    const { id, secret, person, customer } = await begin(world, 'SUPPORT')
    const actor = await actorOf(world, secret)
    expect(actor).toMatchObject({
      kind: 'portalUser',
      id: person.id,
      name: 'Sue Tanaka as Acme',
      adminOf: [customer.id],
      memberOf: [],
      partnerOf: [],
      impersonation: { id, customerId: customer.id, readOnly: true },
    })
    const writing = [...actor.scopes].filter((scope) => !scope.endsWith(':read'))
    expect(writing.sort()).toEqual(['impersonation:end', 'subscription:overview'])
    expect(actor.scopes.has('internal:read')).toBe(false)
    const input = {
      customerId: customer.id,
      firstName: 'A',
      lastName: 'B',
      email: 'a@b.example',
      access: 'FULL',
    }
    expect(await failure(createSupportContact(world.as(actor), input))).toMatchObject({ code: 'FORBIDDEN' })

    const stored = await world.db.impersonation.findUniqueOrThrow({ where: { id } })
    expect(stored).toMatchObject({ staffName: 'Sue Tanaka', reason: 'Ticket 7', endedAt: null })
    expect(stored.expiresAt).toEqual(new Date(today.getTime() + 600_000))
    expect(await eventsOf(world, id)).toMatchObject([
      { type: 'impersonation.started', actorKind: 'staff', actorId: person.id, customerId: customer.id },
    ])
    expect(await refused(world, secret, stored.expiresAt)).toMatchObject({ code: 'TOKEN_EXPIRED' })
  }),
)

test(
  'what is changed as a customer is in its trail, with the staff member',
  inWorld(async (world) => {
    const { secret, person, customer } = await begin(world, 'ADMIN', { write: true })
    const ctx = world.as(await actorOf(world, secret))
    const answer = await query(
      ctx,
      `mutation ($input: CustomerUpdateContactInput!) {
        customerUpdateContact(input: $input) { customer { contactName notes } errors { code message } } }`,
      { input: { id: customer.id, contactName: 'Ada' } },
    )
    expect(answer.data?.customerUpdateContact).toEqual({
      customer: { contactName: 'Ada', notes: null },
      errors: [],
    })
    expect(await eventsOf(world, customer.id)).toMatchObject([
      {
        type: 'customer.updated',
        actorKind: 'impersonation',
        actorId: person.id,
        actorName: 'Sue Tanaka as Acme',
        customerId: customer.id,
      },
    ])
  }),
)

test(
  'only staff with the role may start, only admins to write, and nobody from within',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const { secret } = await begin(world, 'ADMIN', { write: true })
    const input = { customerId, reason: 'Ticket 7' }
    for (const [actor, write] of [
      [staff('SALES'), false],
      [staff('SUPPORT'), true],
      [apiToken(), false],
      [portalUser('usr_1', { adminOf: [customerId] }), false],
    ] as const) {
      expect(
        await failure(startImpersonation(world.as(actor), { ...input, write })),
        actor.name,
      ).toMatchObject({
        code: 'FORBIDDEN',
      })
    }
    const within = await actorOf(world, secret)
    const own = { customerId: within.kind === 'portalUser' ? within.adminOf[0] : '', reason: 'Again' }
    expect(await failure(startImpersonation(world.as(within), own))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)

test(
  'the reason is required; unknown, archived and unwilling customers refuse',
  inWorld(async (world) => {
    const person = await makeStaff(world.db)
    const ctx = world.as(staff('ADMIN', person.id))
    const archived = await makeCustomer(world.db, { archivedAt: today })
    const unwilling = await makeCustomer(world.db)
    const portal = await updateCustomerPortal(ctx, { customerId: unwilling.id })
    await world.db.customerPortal.update({ where: { id: portal.id }, data: { allowImpersonation: false } })
    const start = (customerId: string, reason = 'Ticket 7') =>
      failure(startImpersonation(ctx, { customerId, reason }))
    expect(await start(unwilling.id, '  ')).toMatchObject({ code: 'INVALID_INPUT', path: ['reason'] })
    expect(await start(unwilling.id, 'x'.repeat(501))).toMatchObject({ path: ['reason'] })
    expect(await start(unknownId('Customer'))).toMatchObject({ code: 'NOT_FOUND', path: ['customerId'] })
    expect(await start(archived.id)).toMatchObject({ code: 'CONFLICT' })
    expect(await start(unwilling.id)).toMatchObject({
      code: 'FORBIDDEN',
      message: 'The customer does not let staff sign in as it.',
    })
    expect(await world.db.session.count({ where: { staffId: person.id } })).toBe(0)
  }),
)

test(
  'it ends from within and from outside, once, with one event',
  inWorld(async (world) => {
    const { id, secret, ctx } = await begin(world, 'SUPPORT')
    const colleague = world.as(staff('SUPPORT', (await makeStaff(world.db)).id))
    expect(await failure(endImpersonation(colleague, { id }))).toMatchObject({ code: 'FORBIDDEN' })
    const within = world.as(await actorOf(world, secret))
    const answer = await query(
      within,
      'mutation ($id: ID!) { impersonationEnd(input: { id: $id }) { impersonation { endedAt } errors { code } } }',
      { id },
    )
    expect(answer.data?.impersonationEnd).toEqual({
      impersonation: { endedAt: today.toISOString() },
      errors: [],
    })
    await endImpersonation(ctx, { id })
    await endImpersonation(world.as(staff('ADMIN')), { id })
    expect(await refused(world, secret)).toMatchObject({ code: 'TOKEN_REVOKED' })
    expect(await eventsOf(world, id)).toMatchObject([
      { type: 'impersonation.started' },
      { type: 'impersonation.ended', actorKind: 'impersonation', actorName: 'Sue Tanaka as Acme' },
    ])
  }),
)

test.each([
  [
    'the staff member is disabled',
    (w: World, { person }: Begun) => disableStaffMember(w.as(staff()), { id: person.id }),
  ],
  [
    'the staff member gets a role without it',
    (w: World, { person }: Begun) => updateStaffMember(w.as(staff()), { id: person.id, role: 'SALES' }),
  ],
  [
    'the row of the staff member loses the role',
    (w: World, { person }: Begun) =>
      w.db.staff.update({ where: { id: person.id }, data: { role: 'SUPPORT' } }),
  ],
  [
    'the customer refuses',
    (w: World, { customer }: Begun) =>
      w.db.customerPortal.create({
        data: { id: unknownId('CustomerPortal'), customerId: customer.id, allowImpersonation: false },
      }),
  ],
  [
    'the customer is archived',
    (w: World, { customer }: Begun) =>
      w.db.customer.update({ where: { id: customer.id }, data: { archivedAt: today } }),
  ],
])('it ends at once when %s', (_why, change) =>
  inWorld(async (world) => {
    await makeStaff(world.db)
    const begun = await begin(world, 'ADMIN', { write: true })
    await actorOf(world, begun.secret)
    await change(world, begun)
    expect((await refused(world, begun.secret)).code).toMatch(/^(TOKEN_REVOKED|UNAUTHENTICATED)$/)
  })(),
)

type Begun = Awaited<ReturnType<typeof begin>>

test.each([
  [
    'with its session',
    async (world: World, { id, ctx }: Awaited<ReturnType<typeof begin>>) => {
      const { id: session } = await world.db.session.findUniqueOrThrow({ where: { impersonationId: id } })
      await revokeSession(ctx, { id: session })
    },
  ],
  [
    'by signing out of it',
    async (world: World, { id, secret }: Awaited<ReturnType<typeof begin>>) =>
      expect(await signOut(world.as(await actorOf(world, secret)), {})).toEqual({ id }),
  ],
])('it ends %s, and the trail of the customer says so', (_how, end) =>
  inWorld(async (world) => {
    const begun = await begin(world, 'ADMIN')
    await end(world, begun)
    expect(await world.db.impersonation.findUnique({ where: { id: begun.id } })).toMatchObject({
      endedAt: today,
    })
    expect(await refused(world, begun.secret)).toMatchObject({ code: 'TOKEN_REVOKED' })
    expect((await eventsOf(world, begun.id)).map(({ type, customerId }) => [type, customerId])).toEqual([
      ['impersonation.started', begun.customer.id],
      ['impersonation.ended', begun.customer.id],
    ])
  })(),
)
