import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeCustomer,
  makeImpersonation,
  makeInvitation,
  makeMembership,
  makePartner,
  makePortalUser,
  makeSession,
  makeStaff,
} from '../../../test/factories.ts'
import { failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import type { Actor } from '../../auth/actor.ts'
import { hashToken } from '../../auth/token.ts'
import { createContext } from '../../context.ts'
import { newId } from '../../ids.ts'
import { startImpersonation } from '../impersonation/operations.ts'
import { acceptInvitation } from '../invitation/operations/accept.ts'
import {
  changeMembershipRole,
  createMembership,
  disableMembership,
  enableMembership,
  removeMembership,
} from '../portal-user/membership-operations.ts'
import { revokeAllSessions, revokeSession, signOut } from './operations.ts'

const open = async (world: World, portalUserId: string) =>
  (await world.db.session.findMany({ where: { portalUserId, revokedAt: null }, orderBy: { id: 'asc' } })).map(
    ({ id }) => id,
  )

/** A member with three sessions, acting in the first. */
async function makePerson(world: World) {
  const membership = await makeMembership(world.db)
  const { portalUserId, customerId } = membership
  const ids: string[] = []
  for (let i = 0; i < 3; i++) ids.push((await makeSession(world.db, { portalUserId })).id)
  const actor: Actor = { ...portalUser(portalUserId, { memberOf: [customerId!] }), sessionId: ids[0]! }
  return { id: portalUserId, membership, ids, actor }
}

test(
  'a person ends one of the own sessions, and nobody else does but staff ADMIN and tokens for all',
  inWorld(async (world) => {
    const [ada, bo] = [await makePerson(world), await makePerson(world)]
    const [, second, third] = ada.ids
    const strangers = [bo.actor, staff('SALES'), staff('SUPPORT'), apiToken(['session:write'], [])]
    const unknown = await failure(revokeSession(world.as(bo.actor), { id: unknownId('Session') }))
    for (const actor of strangers)
      expect(await failure(revokeSession(world.as(actor), { id: second }))).toEqual(unknown)
    expect(unknown.code).toBe('NOT_FOUND')
    await revokeSession(world.as(ada.actor), { id: second })
    await revokeSession(world.as(ada.actor), { id: second })
    await revokeSession(world.as(staff('ADMIN')), { id: third })
    await revokeSession(world.as(apiToken(['session:write'])), { id: ada.ids[0] })
    expect(await open(world, ada.id)).toEqual([])
    expect(await world.db.auditEvent.count({ where: { type: 'session.revoked' } })).toBe(3)
    const staffId = (await makeStaff(world.db)).id
    const { id } = await makeSession(world.db, { staffId })
    expect(await failure(revokeSession(world.as(apiToken()), { id }))).toMatchObject({ code: 'NOT_FOUND' })
    await revokeSession(world.as(staff('ADMIN')), { id })
  }),
)

test(
  'all others end together, and all of a person at once by staff ADMIN',
  inWorld(async (world) => {
    const [ada, bo] = [await makePerson(world), await makePerson(world)]
    expect(await revokeAllSessions(world.as(ada.actor), {})).toEqual({ count: 2 })
    expect(await open(world, ada.id)).toEqual([ada.ids[0]])
    expect(await failure(revokeAllSessions(world.as(ada.actor), { portalUserId: bo.id }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['portalUserId'],
    })
    for (const actor of [staff('SALES'), staff('SUPPORT')])
      expect(await failure(revokeAllSessions(world.as(actor), { portalUserId: bo.id }))).toMatchObject({
        code: 'FORBIDDEN',
      })
    expect(await failure(revokeAllSessions(world.as(apiToken()), {}))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await revokeAllSessions(world.as(staff('ADMIN')), { portalUserId: bo.id })).toEqual({ count: 3 })
    expect(await open(world, bo.id)).toEqual([])
  }),
)

test(
  'signing out ends the session that calls, or all of them; a browser forgets its cookie',
  inWorld(async (world) => {
    const [ada, bo] = [await makePerson(world), await makePerson(world)]
    const kept: unknown[] = []
    const ctx = createContext(world.env, {
      actor: ada.actor,
      keepSession: (session) => void kept.push(session),
    })
    expect(await signOut(ctx, {})).toEqual({ id: ada.ids[0] })
    expect(kept).toEqual([null])
    expect(await open(world, ada.id)).toEqual(ada.ids.slice(1))
    await signOut(world.as(bo.actor), { everywhere: true })
    expect(await open(world, bo.id)).toEqual([])
    for (const actor of [apiToken(), staff()])
      expect(await failure(signOut(world.as(actor), {}))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)

test(
  'staff who sign out are signed in as no customer any more',
  inWorld(async (world) => {
    const { id } = await makeStaff(world.db)
    const { id: sessionId } = await makeSession(world.db, { staffId: id })
    const { id: impersonationId, secret } = await startImpersonation(world.as(staff('ADMIN', id)), {
      customerId: (await makeCustomer(world.db)).id,
      reason: 'Ticket 1',
    })
    await makeImpersonation(world.db)
    await signOut(world.as({ ...staff('ADMIN', id), sessionId }), {})
    const live = { tokenHash: hashToken(secret), revokedAt: null }
    expect(await world.db.session.count({ where: live })).toBe(0)
    const ended = await world.db.impersonation.findMany({ where: { endedAt: { not: null } } })
    expect(ended.map((one) => one.id)).toEqual([impersonationId])
  }),
)

test(
  'who becomes admin signs in again, but not in the demo; nobody else, and for no lesser role',
  inWorld(async (world) => {
    const [ada, bo] = [await makePerson(world), await makePerson(world)]
    const demo = await makeSession(world.db, { portalUserId: ada.id, demo: true })
    const change = (role: string) => changeMembershipRole(world.as(staff()), { id: ada.membership.id, role })
    await change('MEMBER')
    expect(await open(world, ada.id)).toHaveLength(4)
    await change('READ_ONLY')
    expect(await open(world, ada.id)).toHaveLength(4)
    await change('ADMIN')
    expect(await open(world, ada.id)).toEqual([demo.id])
    const later = await makeSession(world.db, { portalUserId: ada.id })
    await change('MEMBER')
    expect(await open(world, ada.id)).toEqual([demo.id, later.id])
    expect(await open(world, bo.id)).toEqual(bo.ids)
  }),
)

test(
  'who joins a company that requires a second factor goes on with the sessions that were opened with one',
  inWorld(async (world) => {
    const strict = async () => {
      const { id: customerId } = await makeCustomer(world.db)
      const id = newId('CustomerPortal')
      await world.db.customerPortal.create({ data: { id, customerId, secondFactor: 'REQUIRED' } })
      return customerId
    }
    const boss = world.as(staff())
    const role = 'MEMBER'
    const joinings: ((portalUserId: string, email: string) => Promise<unknown>)[] = [
      async (portalUserId) => createMembership(boss, { portalUserId, customerId: await strict(), role }),
      async (portalUserId) => {
        const data = { portalUserId, customerId: await strict(), status: 'DISABLED' } as const
        return enableMembership(boss, { id: (await makeMembership(world.db, data)).id })
      },
      async (portalUserId, email) => {
        const { id } = await makeInvitation(world.db, { customerId: await strict(), email })
        return acceptInvitation(world.as(portalUser(portalUserId, {})), { id })
      },
    ]
    for (const join of joinings) {
      const ada = await makePerson(world)
      const { email } = await world.db.portalUser.findUniqueOrThrow({ where: { id: ada.id } })
      const data = { portalUserId: ada.id, method: 'PASSWORD', secondFactor: 'TOTP' } as const
      const { id: proved } = await makeSession(world.db, data)
      const { id: customerId } = await makeCustomer(world.db)
      await createMembership(boss, { portalUserId: ada.id, customerId, role })
      expect(await open(world, ada.id)).toEqual([...ada.ids, proved])
      await join(ada.id, email)
      expect(await open(world, ada.id)).toEqual([proved])
    }
    const bo = await makePerson(world)
    const { id: partnerId } = await makePartner(world.db)
    await world.db.portalSettings.create({ data: { id: newId('PortalSettings'), secondFactor: 'REQUIRED' } })
    await createMembership(boss, { portalUserId: bo.id, partnerId, role })
    expect(await open(world, bo.id)).toEqual([])
  }),
)

test(
  'sessions end with the last active membership, and not before',
  inWorld(async (world) => {
    const ada = await makePerson(world)
    const other = await makeMembership(world.db, { portalUserId: ada.id })
    await disableMembership(world.as(staff()), { id: ada.membership.id })
    expect(await open(world, ada.id)).toEqual(ada.ids)
    await removeMembership(world.as(staff()), { id: other.id })
    expect(await open(world, ada.id)).toEqual([])
  }),
)

test(
  'people see their own sessions, staff ADMIN those of all, and nobody the secret',
  inWorld(async (world) => {
    const [ada] = [await makePerson(world), await makePerson(world)]
    await makePortalUser(world.db)
    await world.db.session.update({ where: { id: ada.ids[1] }, data: { revokedAt: today } })
    await world.db.session.update({
      where: { id: ada.ids[2] },
      data: { lastUsedAt: new Date(today.getTime() - 30 * 60_000) },
    })
    const document =
      '{ viewer { sessions { nodes { id active current viewerCan { revoke } } } } sessions { totalCount } }'
    const { data } = await query(world.as(ada.actor), document)
    expect(data.sessions.totalCount).toBe(3)
    expect(
      Object.fromEntries(data.viewer.sessions.nodes.map(({ id, ...row }: { id: string }) => [id, row])),
    ).toEqual({
      [ada.ids[0]!]: { active: true, current: true, viewerCan: { revoke: true } },
      [ada.ids[1]!]: { active: false, current: false, viewerCan: { revoke: false } },
      [ada.ids[2]!]: { active: false, current: false, viewerCan: { revoke: true } },
    })
    const ofPerson = 'query ($id: ID!) { portalUser(id: $id) { sessions { totalCount } } }'
    const count = async (actor: Actor) =>
      (await query(world.as(actor), ofPerson, { id: ada.id })).data.portalUser.sessions.totalCount
    expect([await count(staff('ADMIN')), await count(staff('SALES')), await count(ada.actor)]).toEqual([
      3, 0, 3,
    ])
  }),
)
