import { pino } from 'pino'
import { expect, test } from 'vitest'
import { inRollback, type Tx } from '../../test/database.ts'
import { outside } from '../../test/harness.ts'
import { createContext, type Db, type Env, systemContext } from '../context.ts'
import { newId } from '../ids.ts'
import { revokeSession } from '../modules/session/operations.ts'
import type { Actor } from './actor.ts'
import { staffScopes } from './scopes.ts'
import { createSession } from './session.ts'
import { hashToken, tokenKind } from './token.ts'

const now = new Date('2026-03-01T12:00:00Z')

const envOf = (tx: Tx): Env => ({
  ...outside,
  db: tx as Db,
  queue: undefined as never,
  log: pino({ level: 'silent' }),
  now: () => now,
})

async function createStaff(tx: Tx) {
  const id = newId('Staff')
  await tx.staff.create({ data: { id, email: `${id}@example.com`, name: 'Ada', role: 'SALES' } })
  return id
}

const staffActor = (id: string, role: 'ADMIN' | 'SALES'): Actor => ({
  kind: 'staff',
  id,
  name: 'Ada',
  role,
  scopes: staffScopes[role],
})

test('a session is stored as a hash, lasts twelve hours and leaves an event', () =>
  inRollback(async (tx) => {
    const staffId = await createStaff(tx)
    const { session, token } = await createSession(systemContext(envOf(tx), 'demo-data'), { staffId })
    expect(tokenKind(token)).toBe('session')
    const stored = await tx.session.findUniqueOrThrow({ where: { id: session.id } })
    expect(stored).toMatchObject({ staffId, tokenHash: hashToken(token), demo: false, revokedAt: null })
    expect(stored.expiresAt.toISOString()).toBe('2026-03-02T00:00:00.000Z')
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(await tx.auditEvent.findMany({ where: { entityId: session.id } })).toMatchObject([
      { type: 'session.created', actorKind: 'system', actorName: 'demo-data' },
    ])
  }))

test('only the system opens sessions', () =>
  inRollback(async (tx) => {
    const staffId = await createStaff(tx)
    const ctx = createContext(envOf(tx), { actor: staffActor(staffId, 'ADMIN') })
    await expect(createSession(ctx, { staffId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await tx.session.count({ where: { staffId } })).toBe(0)
  }))

test('a session is ended by its person or by who may disable the person, once, with one event', () =>
  inRollback(async (tx) => {
    const staffId = await createStaff(tx)
    const { session } = await createSession(systemContext(envOf(tx), 'demo-data'), { staffId })
    const as = (actor: Actor) => createContext(envOf(tx), { actor })
    const colleague = as(staffActor(await createStaff(tx), 'SALES'))
    await expect(revokeSession(colleague, { id: session.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(revokeSession(colleague, { id: newId('Session') })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })

    await revokeSession(as(staffActor(staffId, 'SALES')), { id: session.id })
    await revokeSession(as(staffActor(newId('Staff'), 'ADMIN')), { id: session.id })
    expect(await tx.session.findUniqueOrThrow({ where: { id: session.id } })).toMatchObject({
      revokedAt: now,
    })
    expect(await tx.auditEvent.count({ where: { entityId: session.id, type: 'session.revoked' } })).toBe(1)
  }))
