import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import { type OwnDatabase, ownDatabase } from '../../../../test/database.ts'
import { makeStaff } from '../../../../test/factories.ts'
import { failure, today, type World, worldOn } from '../../../../test/harness.ts'
import { query } from '../../../../test/query.ts'
import { nowhere } from '../../../../test/queue.ts'
import { chainEvents } from '../../../audit/chain.ts'
import { recordEvent } from '../../../audit/record.ts'
import { verifyTrail } from '../../../audit/verify.ts'
import { systemActor } from '../../../auth/system.ts'
import type { Db } from '../../../context.ts'
import { watchAuditTrail } from './watch.ts'

const length = 12
let database: OwnDatabase
let world: World
const logged: { level: number; msg: string }[] = []

beforeAll(async () => {
  database = await ownDatabase()
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) })
  world = await worldOn(database.prisma as Db, { queue: nowhere, log })
  for (const role of ['ADMIN', 'ADMIN', 'SALES'] as const) await makeStaff(world.db, { role })
  await write(length)
  await database.sql('create table kept as select * from "AuditEvent"')
})
afterAll(() => database.close())

/** As the trail was written, and nothing was verified. */
beforeEach(async () => {
  await behindItsBack('delete from "AuditEvent"; insert into "AuditEvent" select * from kept')
  await database.sql('delete from "AuditVerification"; delete from "Email"')
  logged.length = 0
})

async function write(count: number) {
  for (let n = 0; n < count; n++)
    await recordEvent(world.as(staff()), {
      type: 'customer.updated',
      entityId: `cus_${n % 3}`,
      changes: { name: { to: `name ${n}` } },
    })
  await chainEvents(database)
}

const behindItsBack = (statements: string) =>
  database.transaction(async (sql) => {
    await sql('alter table "AuditEvent" disable trigger user')
    await sql(statements)
    await sql('alter table "AuditEvent" enable trigger user')
  })

const watch = (options: object = {}) => watchAuditTrail(world.as(systemActor('verify-audit-trail')), options)
const state = () => world.db.auditVerification.findUniqueOrThrow({ where: { singleton: true } })
const found = async () =>
  ((await state()).findings as { kind: string; position: number }[]).map(
    ({ kind, position }) => `${kind} ${position}`,
  )
const mails = () => world.db.email.count({ where: { type: 'AUDIT_TRAIL_ALTERED' } })
const errors = () => logged.filter(({ level }) => level >= 50)

test.each([{}, { sliceSize: 5, roundSize: 5 }, { sliceSize: 1, roundSize: 4 }])(
  'a trail that nobody touched is sound, to its end and from the start again: %o',
  async (options) => {
    await watch(options)
    expect(await state()).toMatchObject({ position: BigInt(length), ranAt: today, findings: [] })
    await write(2)
    for (let run = 0; run < 4; run++) await watch(options)
    const end = await world.db.auditEvent.count()
    expect(await state()).toMatchObject({ position: BigInt(end), roundEndedAt: today, findings: [] })
    expect([await mails(), errors()]).toEqual([0, []])
  },
)

test('one changed byte of what was sound before is found as the round comes there, and told once to each admin', async () => {
  await watch()
  await behindItsBack(
    `update "AuditEvent" set changes = replace(changes::text, 'name 8', 'name 9')::jsonb where position = 9`,
  )
  await watch({ sliceSize: 4, roundSize: 4 })
  expect([await found(), await mails()]).toEqual([[], 0])
  for (let run = 0; run < 8; run++) await watch({ sliceSize: 4, roundSize: 4 })
  expect(await found()).toEqual(['EDITED 9'])
  expect(await mails()).toBe(2)
  expect(errors().length).toBeGreaterThan(1)
  expect(errors()[0]).toMatchObject({
    msg: 'the audit trail was altered',
    findings: [{ kind: 'EDITED', position: 9 }],
  })
  // Another place is told of, and by itself.
  await behindItsBack(`update "AuditEvent" set "actorName" = 'Nobody' where position = 2`)
  for (let run = 0; run < 2; run++) await watch()
  expect(await found()).toEqual(['EDITED 9', 'EDITED 2'])
  expect(await mails()).toBe(4)
})

test.each([
  ['a deletion', 'delete from "AuditEvent" where position = 5', ['MISSING 5']],
  [
    'two that changed places',
    `update "AuditEvent" set position = 113 - position where position in (6, 7);
     update "AuditEvent" set position = position - 100 where position > 100`,
    ['REORDERED 6', 'REORDERED 7'],
  ],
  ['an end that was cut off', `delete from "AuditEvent" where position > ${length - 2}`, [`HEAD ${length}`]],
])('%s is found, and told once', async (_what, statements, expected) => {
  await watch()
  await behindItsBack(statements)
  for (let run = 0; run < 3; run++) await watch()
  expect(await found()).toEqual(expected)
  expect(await mails()).toBe(2)
})

test('what was moved far away does not follow, and where it went is left to the verification of the whole', async () => {
  await behindItsBack(
    `update "AuditEvent" set position = 5000 where position = 5;
     update "AuditEvent" set position = 5 where position = ${length}`,
  )
  await watch()
  expect(await found()).toEqual(['INSERTED 5', 'EDITED 6', `MISSING ${length}`])
  const { problems } = await verifyTrail(database)
  expect(problems[0]).toMatchObject({
    kind: 'REORDERED',
    position: 5,
    message: expect.stringContaining('5000'),
  })
})

test('what was added is verified at once, also behind an end that was cut off', async () => {
  await watch()
  await behindItsBack(`delete from "AuditEvent" where position > ${length - 2}`)
  await watch()
  const last = async () =>
    Number((await world.db.auditEvent.aggregate({ _max: { position: true } }))._max.position)
  await write(3)
  await watch()
  expect(await state()).toMatchObject({ position: BigInt(await last()) })
  await write(1)
  const end = await last()
  await behindItsBack(`update "AuditEvent" set "actorName" = 'Nobody' where position = ${end}`)
  await watch({ roundSize: 1, sliceSize: 1 })
  expect(await found()).toEqual([`HEAD ${length}`, `EDITED ${end}`])
})

test('it is shown to whoever reads the whole trail, and is the work of the server alone', async () => {
  const document =
    '{ auditVerification { ranAt position roundEndedAt findings { kind position message foundAt } } }'
  const asked = async (actor: Parameters<World['as']>[0]) => (await query(world.as(actor), document)).data
  expect(await asked(staff())).toEqual({ auditVerification: null })
  await watch()
  await behindItsBack('delete from "AuditEvent" where position = 5')
  await watch()
  const ranAt = today.toISOString()
  const shown = {
    auditVerification: {
      ranAt,
      position: length,
      roundEndedAt: ranAt,
      findings: [
        { kind: 'MISSING', position: 5, message: expect.stringContaining('1 event is'), foundAt: ranAt },
      ],
    },
  }
  for (const actor of [staff('SUPPORT'), apiToken(['audit_event:read'])])
    expect(await asked(actor)).toEqual(shown)
  for (const actor of [
    portalUser('usr_1', { adminOf: ['cus_1'] }),
    apiToken(['audit_event:read', 'internal:read'], ['cus_1']),
  ])
    expect(await asked(actor)).toEqual({ auditVerification: null })
  for (const actor of [staff(), apiToken()])
    expect((await failure(watchAuditTrail(world.as(actor)))).code).toBe('FORBIDDEN')
})
