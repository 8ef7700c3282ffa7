import { expect, test } from 'vitest'
import { staff } from '../../test/actors.ts'
import { ownDatabase } from '../../test/database.ts'
import { worldOn } from '../../test/harness.ts'
import { nowhere } from '../../test/queue.ts'
import type { Ctx, Db } from '../context.ts'
import { UnauthenticatedError } from '../errors.ts'
import { chainEvents } from './chain.ts'
import { noFeed } from './feed.ts'
import { createLive } from './live.ts'
import { recordEvent } from './record.ts'

/** A reader of three events that are read in one page, the first of whom he or she has taken. */
async function reading(
  run: (reader: {
    change: (look: () => Ctx) => void
    next: () => Promise<unknown>
    end: () => void
    as: (role: 'ADMIN' | 'SALES') => Ctx
  }) => Promise<void>,
) {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma as Db, { queue: nowhere })
  const write = () => recordEvent(world.as(staff()), { type: 'customer.updated', entityId: 'cus_1' })
  for (let n = 0; n < 4; n++) await write()
  const { position } = await chainEvents(database)
  const { id: after } = await world.db.auditEvent.findFirstOrThrow({ where: { position: 1 } })
  const end = new AbortController()
  let look = () => world.as(staff())
  const live = createLive({ sql: database.sql, feed: { ...noFeed, position } })
  const events = await live({ lastEventId: after, look: async () => look(), signal: end.signal }).follow({
    after: null,
    of: { name: 'AuditEvent', idOf: ({ id }) => id },
    wants: () => true,
    visible: async ({ actor }, ids) =>
      actor.kind === 'staff' && actor.role === 'ADMIN' ? ids.map((id) => ({ id })) : [],
  })
  const values = events[Symbol.asyncIterator]()
  await run({
    change: (to) => {
      look = to
    },
    next: async () => {
      const { done, value } = await values.next()
      return done ? null : value.event.position
    },
    end: () => end.abort(),
    as: (role) => world.as(staff(role)),
  })
  end.abort()
}

test('whose credential ends between two events of one page is told no more of it', () =>
  reading(async ({ next, change }) => {
    expect(await next()).toBe(2)
    change(() => {
      throw new UnauthenticatedError()
    })
    await expect(next()).rejects.toThrow(UnauthenticatedError)
  }))

test('who loses the right to see them between two events of one page is told no more of it', () =>
  reading(async ({ next, change, end, as }) => {
    expect(await next()).toBe(2)
    expect(await next()).toBe(3)
    change(() => as('SALES'))
    const rest = next()
    end()
    expect(await rest).toBe(null)
  }))
