import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { staff } from '../../test/actors.ts'
import { type OwnDatabase, ownDatabase } from '../../test/database.ts'
import { type World, worldOn } from '../../test/harness.ts'
import { nowhere } from '../../test/queue.ts'
import type { Db } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { canonical, chainEvents, digestOf, hashOf } from './chain.ts'
import { eraseFromTrail } from './erase.ts'
import { recordEvent } from './record.ts'
import { erasureOf, verifyTrail } from './verify.ts'

let database: OwnDatabase
let world: World
const length = 12

beforeAll(async () => {
  database = await ownDatabase()
  world = await worldOn(database.prisma as Db, { queue: nowhere })
  for (let n = 0; n < length; n++) await write(n)
  await chainEvents(database)
  await database.sql('create table kept as select * from "AuditEvent"')
})
afterAll(() => database.close())

/** As the trail was written. */
beforeEach(() =>
  behindItsBack(
    'delete from "AuditEvent"; insert into "AuditEvent" select * from kept; delete from "AuditCheckpoint"',
  ),
)

const write = (n: number) =>
  inTransaction(world.as(staff()), (ctx) =>
    recordEvent(ctx, {
      type: 'customer.updated',
      entityId: `cus_${n % 3}`,
      changes: { name: { from: `before ${n}`, to: `after ${n}` }, notes: { to: 'ü"\u2028', hidden: true } },
    }),
  )

/** What only somebody does who has the database to himself. */
const behindItsBack = (statements: string) =>
  database.transaction(async (sql) => {
    for (const table of ['AuditEvent', 'AuditCheckpoint'])
      await sql(`alter table "${table}" disable trigger user`)
    await sql(statements)
    for (const table of ['AuditEvent', 'AuditCheckpoint'])
      await sql(`alter table "${table}" enable trigger user`)
  })

const found = async (options = {}) =>
  (await verifyTrail(database, options)).problems.map(({ kind, position }) => `${kind} ${position}`)

test.each([1, 5, 1_000])('a trail that nobody touched is sound, read %i at a time', async (batchSize) => {
  const { rows } = await database.sql<{ hash: string }>('select hash from "AuditEvent" where position = $1', [
    length,
  ])
  expect(await verifyTrail(database, { batchSize })).toEqual({
    head: { position: length, hash: rows[0]!.hash },
    checkpoint: null,
    events: length,
    waiting: 0,
    problems: [],
  })
})

test('one that waits for its place is counted, and an empty trail is sound', async () => {
  await write(0)
  expect(await verifyTrail(database)).toMatchObject({ waiting: 1, events: length, problems: [] })
  await behindItsBack('delete from "AuditEvent"')
  expect(await verifyTrail(database)).toMatchObject({ head: { position: 0 }, events: 0, problems: [] })
})

const swapped = (columns: string[]) =>
  `update "AuditEvent" e set ${columns.map((column) => `"${column}" = o."${column}"`).join(', ')}
   from kept o where (e.position, o.position) in ((4, 9), (9, 4))`

describe.each([
  [
    'one letter of a name',
    `update "AuditEvent" set "actorName" = 'Admin staff' where position = 5`,
    ['EDITED 5'],
  ],
  [
    'one byte of a change',
    `update "AuditEvent" set changes = replace(changes::text, 'after 4', 'after 5')::jsonb where position = 5`,
    ['EDITED 5'],
  ],
  [
    'a millisecond',
    `update "AuditEvent" set "occurredAt" = "occurredAt" + interval '1 ms' where position = 1`,
    ['EDITED 1'],
  ],
  [
    'the customer',
    `update "AuditEvent" set "customerId" = 'cus_9' where position = ${length}`,
    [`EDITED ${length}`],
  ],
  [
    'a digest that fits nothing',
    `update "AuditEvent" set digest = repeat('a', 64) where position = 5`,
    ['EDITED 5', 'EDITED 5'],
  ],
  ['a hash', `update "AuditEvent" set hash = repeat('a', 64) where position = 5`, ['INSERTED 5', 'EDITED 6']],
  ['a deletion', 'delete from "AuditEvent" where position = 5', ['MISSING 5']],
  ['several deletions', 'delete from "AuditEvent" where position in (3, 4, 8)', ['MISSING 3', 'MISSING 8']],
  ['a deleted beginning', 'delete from "AuditEvent" where position <= 3', ['MISSING 1']],
  [
    'a deletion with the others moved up',
    `delete from "AuditEvent" where position in (5, 6);
     update "AuditEvent" set position = position + 100 where position > 6;
     update "AuditEvent" set position = position - 102 where position > 100`,
    ['MISSING 5'],
  ],
  [
    'two that changed places',
    `update "AuditEvent" set position = 113 - position where position in (4, 9);
     update "AuditEvent" set position = position - 100 where position > 100`,
    ['REORDERED 4', 'REORDERED 9'],
  ],
  [
    'neighbours that changed places',
    `update "AuditEvent" set position = 113 - position where position in (6, 7);
     update "AuditEvent" set position = position - 100 where position > 100`,
    ['REORDERED 6', 'REORDERED 7'],
  ],
  [
    'two whose contents changed places, digests included',
    `${swapped(['changes', 'digest', 'occurredAt', 'entityType'])}`,
    null,
  ],
  [
    'one that was put in',
    `update "AuditEvent" set position = position + 101 where position >= 5;
     update "AuditEvent" set position = position - 100 where position > 100;
     insert into "AuditEvent" (id, type, "actorKind", "actorName", "entityType", "entityId", "occurredAt", position,
       "entitySequence", digest, hash)
     values ('evt_new', 'customer.updated', 'staff', 'Nobody', 'customer', 'cus_7', now(), 5, 1, repeat('b', 64),
       repeat('c', 64))`,
    ['EDITED 5', 'INSERTED 5'],
  ],
  [
    'a number of its entity',
    `update "AuditEvent" set "entitySequence" = 99 where position = ${length}`,
    [`SEQUENCE ${length}`],
  ],
])('%s', (_name, statements, expected) => {
  test.each([1_000, 2])('is found where it is, read %i at a time', async (batchSize) => {
    await behindItsBack(statements)
    const problems = await found({ batchSize })
    if (expected) expect(problems).toEqual(expected)
    else expect(problems.map((problem) => problem.split(' ')[1])).toEqual(expect.arrayContaining(['4', '9']))
  })
})

test('an end that was cut off is found by a head that was noted, and nothing else finds it', async () => {
  const { head } = await verifyTrail(database)
  await behindItsBack(`delete from "AuditEvent" where position > ${length - 2}`)
  expect(await found()).toEqual([])
  expect(await found({ head })).toEqual([`HEAD ${length - 2}`])
  expect(await found({ head: { position: length - 2, hash: head.hash } })).toEqual([`HEAD ${length - 2}`])
})

test('a trail whose hashes were all taken anew is found by a head that was noted, and nothing else finds it', async () => {
  const { head } = await verifyTrail(database)
  await behindItsBack(`update "AuditEvent" set "actorName" = 'Nobody' where position = 5`)
  const events = await world.db.auditEvent.findMany({ orderBy: { position: 'asc' } })
  let hash = events[3]!.hash!
  const anew = events
    .slice(4)
    .map(({ ordinal: _o, position, entitySequence: _s, digest: _d, hash: _h, ...said }) => {
      const digest = digestOf(said)
      hash = hashOf(Number(position), hash, digest)
      return `update "AuditEvent" set digest = '${digest}', hash = '${hash}' where position = ${position}`
    })
  await behindItsBack(anew.join(';'))
  expect(await found()).toEqual([])
  expect(await found({ head })).toEqual([`HEAD ${length}`])
  expect(await found({ head: { position: 4, hash: events[3]!.hash! } })).toEqual([])
})

test('a front that is gone with a checkpoint of its own making is found: no pruning tells of it', async () => {
  await behindItsBack(
    `insert into "AuditCheckpoint" select true, position, hash, now() from "AuditEvent" where position = 3;
     delete from "AuditEvent" where position <= 3`,
  )
  expect(await found()).toEqual(['CHECKPOINT 3'])
})

test('of many problems it tells the first, and ends', async () => {
  for (let n = length; n < 40; n++) await write(n)
  await chainEvents(database)
  await behindItsBack(`update "AuditEvent" set "actorName" = 'Nobody'`)
  const problems = await found()
  expect(problems).toHaveLength(20)
  expect(problems[0]).toBe('EDITED 1')
})

test('numbers and texts of every kind have one canonical form', () => {
  expect(canonical({ z: -0, a: [1e21, 0.1, true, null, '\u2028"'] })).toBe(
    '{"a":[1e+21,0.1,true,null,"\u2028\\""],"z":0}',
  )
})

describe('an event from which a person was erased', () => {
  const named = { ...staff(), name: 'Grace Hopper' }

  /** One by a person who is erased afterwards, and the event that says so. */
  async function erase(): Promise<string> {
    const as = world.as(named)
    await inTransaction(as, (ctx) =>
      recordEvent(ctx, { type: 'customer.updated', entityId: 'cus_0', changes: { name: { to: 'Acme' } } }),
    )
    const { id } = await world.db.auditEvent.findFirstOrThrow({ where: { actorName: named.name } })
    await chainEvents(database)
    await inTransaction(world.as(staff()), (ctx) =>
      eraseFromTrail(ctx, [id], {
        type: 'portal_user.erased',
        entityId: 'usr_1',
        reason: 'Asked for',
        without: (event) => ({ ...event, actorName: 'Erased person' }),
      }),
    )
    return id
  }

  test('is sound, before and after the event that says so has its place', async () => {
    await erase()
    expect(await found()).toEqual([])
    await chainEvents(database)
    expect(await found()).toEqual([])
    expect(await found({ batchSize: 1 })).toEqual([])
  })

  test('is found without reading all erasures', async () => {
    const plan = await database.transaction(async (sql) => {
      // Of a few events reading all is cheapest.
      await sql('set local enable_seqscan = off')
      return (await sql<Record<string, string>>(`explain ${erasureOf}`, [1, 'evt_1', 'digest'])).rows
    })
    expect(plan.map((row) => Object.values(row)[0]).join('\n')).toContain('AuditEvent_erasures_idx')
  })

  test('is edited if it says anything else than that event says it does', async () => {
    const id = await erase()
    await chainEvents(database)
    await behindItsBack(`update "AuditEvent" set "actorName" = 'Somebody else' where id = '${id}'`)
    expect(await found()).toEqual([`EDITED ${length + 1}`])
  })

  test('is edited if that event was changed to cover it', async () => {
    const id = await erase()
    await chainEvents(database)
    await behindItsBack(`update "AuditEvent" set changes = '{}' where type = 'portal_user.erased'`)
    expect(await found()).toEqual([`EDITED ${length + 1}`, `EDITED ${length + 2}`])
    const said = await world.db.auditEvent.findUniqueOrThrow({
      where: { id },
      omit: { ordinal: true, position: true, entitySequence: true, digest: true, hash: true },
    })
    const digest = digestOf({ ...said, actorName: 'Somebody else' })
    const changes = JSON.stringify({ events: { to: { [id]: digest }, hidden: true } })
    await behindItsBack(`update "AuditEvent" set "actorName" = 'Somebody else' where id = '${id}';
      update "AuditEvent" set changes = '${changes}' where type = 'portal_user.erased'`)
    expect(await found()).toEqual([`EDITED ${length + 2}`])
  })
})
