import { expect, test, vi } from 'vitest'
import { type OwnDatabase, ownDatabase } from '../../../test/database.ts'
import { makeCustomer, makeEmailDestination } from '../../../test/factories.ts'
import { happen, webhooksOn } from '../../../test/webhooks.ts'
import { systemActor } from '../../auth/system.ts'
import { createContext, type Db, type Env } from '../../context.ts'
import { sendEventMails } from './operations/notify.ts'

const patience = { timeout: 60_000 }

/** Has every write of this kind fail, as if the process had died over it. */
async function breaks({ prisma }: OwnDatabase, table: string, write: 'insert' | 'update') {
  await prisma.$executeRawUnsafe(
    `create or replace function died() returns trigger language plpgsql as $$ begin raise 'died'; end $$`,
  )
  await prisma.$executeRawUnsafe(
    `create trigger died before ${write} on "${table}" for each statement execute function died()`,
  )
  return () => prisma.$executeRawUnsafe(`drop trigger died on "${table}"`)
}

const sending = (env: Env) => {
  const later = new Date(Date.now() + 3_600_000)
  return createContext({ ...env, now: () => later }, { actor: systemActor('send-event-mails') })
}

test('an event is neither lost nor told twice where a process dies over it, or several are at it', {
  timeout: 120_000,
}, async () => {
  await using database = await ownDatabase()
  const db = database.prisma as Db
  const { id: customerId } = await makeCustomer(db)
  const destinations = [
    await makeEmailDestination(db, { customerId }),
    await makeEmailDestination(db, { customerId: null }),
  ]
  const ids = destinations.map(({ id }) => id)
  const waiting = async () =>
    (await db.emailDestination.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })).map(
      ({ waiting, dueAt }) => [waiting.length, dueAt !== null],
    )
  await using one = await webhooksOn(database)
  await using _two = await webhooksOn(database)
  await using _three = await webhooksOn(database)

  // Between what waits and the place up to which events were handed out.
  const mendCursor = await breaks(database, 'WebhookCursor', 'update')
  await happen(one.ctx, [{ entityId: customerId, customerId }])
  await vi.waitFor(async () => {
    const placed = { type: 'customer.updated', position: { not: null } }
    expect(await db.auditEvent.count({ where: placed })).toBe(1)
  }, patience)
  expect(await waiting()).toEqual([
    [0, false],
    [0, false],
  ])
  await mendCursor()
  await happen(one.ctx, [{ entityId: customerId, customerId }])
  await vi.waitFor(
    async () =>
      expect(await waiting()).toEqual([
        [2, true],
        [2, true],
      ]),
    patience,
  )

  // Between the mail and what waited for it.
  const mendEmail = await breaks(database, 'Email', 'insert')
  await expect(sendEventMails(sending(one.env))).rejects.toThrow('died')
  expect(await waiting()).toEqual([
    [2, true],
    [2, true],
  ])
  await mendEmail()
  await Promise.all(Array.from({ length: 5 }, () => sendEventMails(sending(one.env))))
  const mails = await db.email.findMany({ where: { type: 'EVENT_NOTIFICATION' } })
  expect(mails.map(({ recipient, subject }) => [recipient, subject.split(' in ')[0]]).toSorted()).toEqual(
    destinations.map(({ email }) => [email, '2 events']).toSorted(),
  )
  expect(await waiting()).toEqual([
    [0, false],
    [0, false],
  ])
})

test('of mails that are due, those of others go out where one cannot be written', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const db = database.prisma as Db
  const { id: customerId } = await makeCustomer(db)
  const [bad, good] = [
    await makeEmailDestination(db, { customerId, mutes: [null] as never }),
    await makeEmailDestination(db, { customerId }),
  ]
  await using one = await webhooksOn(database)
  const { id } = await db.auditEvent.create({
    data: {
      id: 'evt_1',
      type: 'customer.updated',
      actorKind: 'staff',
      actorName: 'Sam',
      entityType: 'customer',
      entityId: customerId,
      customerId,
      occurredAt: new Date(),
    },
  })
  const due = { waiting: [id], dueAt: new Date() }
  await db.emailDestination.updateMany({ where: { id: { in: [bad.id, good.id] } }, data: due })
  await vi.waitFor(async () => {
    expect(await db.auditEvent.count({ where: { id, position: { not: null } } })).toBe(1)
  }, patience)
  await expect(sendEventMails(sending(one.env))).rejects.toThrow()
  const mails = await db.email.findMany({ where: { type: 'EVENT_NOTIFICATION' } })
  expect(mails.map(({ recipient }) => recipient)).toEqual([good.email])
})
