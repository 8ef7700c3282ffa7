import { setImmediate } from 'node:timers/promises'
import pino from 'pino'
import { expect, test, vi } from 'vitest'
import { staff } from '../../test/actors.ts'
import { type OwnDatabase, ownDatabase } from '../../test/database.ts'
import { type World, worldOn } from '../../test/harness.ts'
import { query } from '../../test/query.ts'
import { nowhere } from '../../test/queue.ts'
import type { Db } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { canonical, chainEvents, digestOf, hashOf, noHash } from './chain.ts'
import { type Feed, startFeed } from './feed.ts'
import { recordEvent } from './record.ts'

const log = pino({ level: 'silent' })

const inOwn = (body: (database: OwnDatabase, world: World) => Promise<void>) => async () => {
  await using database = await ownDatabase()
  await body(database, await worldOn(database.prisma as Db, { queue: nowhere }))
}

const write = (world: World, entityId: string, n = 0) =>
  inTransaction(world.as(staff()), (ctx) =>
    recordEvent(ctx, { type: 'customer.updated', entityId, changes: { n: { to: n } } }),
  )

const chain = (world: World) =>
  world.db.auditEvent.findMany({ where: { position: { not: null } }, orderBy: { position: 'asc' } })

test(
  'events get places without gaps, a number of their entity, and hashes that build on each other',
  inOwn(async (database, world) => {
    for (let n = 0; n < 4; n++) await write(world, `cus_${n % 2}`, n)
    expect(await chainEvents(database)).toEqual({ position: 4, added: 4, more: false })
    await write(world, 'cus_1', 4)
    expect(await chainEvents(database)).toEqual({ position: 5, added: 1, more: false })
    expect(await chainEvents(database)).toEqual({ position: 5, added: 0, more: false })

    const events = await chain(world)
    expect(events.map((event) => [Number(event.position), event.entityId, event.entitySequence])).toEqual([
      [1, 'cus_0', 1],
      [2, 'cus_1', 1],
      [3, 'cus_0', 2],
      [4, 'cus_1', 2],
      [5, 'cus_1', 3],
    ])
    let hash = noHash
    for (const event of events) {
      const { ordinal: _, position, entitySequence: _s, digest, hash: own, ...said } = event
      expect(digest).toBe(digestOf(said))
      hash = hashOf(Number(position), hash, digest!)
      expect(own).toBe(hash)
    }
  }),
)

test(
  'what was written stays: no change, no deletion, no other place',
  inOwn(async (database, world) => {
    await write(world, 'cus_a')
    for (const statement of [
      `update "AuditEvent" set "actorName" = 'nobody'`,
      `update "AuditEvent" set changes = '{}'`,
      'delete from "AuditEvent"',
      'truncate "AuditEvent"',
    ]) {
      await expect(database.sql(statement), statement).rejects.toThrow('can only be added to')
    }
    await chainEvents(database)
    await expect(database.sql('update "AuditEvent" set position = 7')).rejects.toThrow('can only be added to')
    await expect(database.sql(`update "AuditEvent" set hash = 'x'`)).rejects.toThrow('can only be added to')
    expect(await chain(world)).toHaveLength(1)
  }),
)

test(
  'while many write and several processes give places, each event gets one and each entity keeps its order',
  { timeout: 120_000 },
  inOwn(async (database, world) => {
    for (let n = 0; n < 5; n++) await write(world, `cus_${n}`)
    let writing = true
    const chaining = [1, 2, 3].map(async () => {
      while (writing) {
        await chainEvents(database)
        await setImmediate()
      }
    })
    // Writers of one entity wait for each other, as those who change one row do.
    await Promise.all(
      Array.from({ length: 5 }, async (_, entity) => {
        for (let n = 1; n <= 20; n++) await write(world, `cus_${entity}`, n)
      }),
    )
    writing = false
    await Promise.all(chaining)
    await chainEvents(database)

    const events = await chain(world)
    expect(events.map((event) => Number(event.position))).toEqual(
      Array.from({ length: 105 }, (_, i) => i + 1),
    )
    for (let entity = 0; entity < 5; entity++) {
      const own = events.filter((event) => event.entityId === `cus_${entity}`)
      expect(own.map((event) => event.entitySequence)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
      expect(own.map((event) => event.changes)).toEqual(
        Array.from({ length: 21 }, (_, n) => ({ n: { to: n } })),
      )
    }
  }),
)

test(
  'a process knows how far the chain is as soon as it hears of it',
  inOwn(async (database, world) => {
    for (let n = 0; n < 3; n++) await write(world, 'cus_before')
    const feed = await startFeed(database, { log })
    expect(feed.position).toBe(3)
    await feed.stop()
  }),
)

test(
  'what one process writes every process hears of, and what was left behind as well',
  inOwn(async (database, world) => {
    await write(world, 'cus_left')
    const feeds: Feed[] = []
    try {
      for (let i = 0; i < 2; i++) feeds.push(await startFeed(database, { log, timing: { idleMs: 300 } }))
      const heard: number[][] = [[], []]
      feeds.forEach((feed, i) => {
        feed.onAdvance((position) => heard[i]!.push(position))
      })
      await vi.waitFor(() => expect(feeds.map((feed) => feed.position)).toEqual([1, 1]), 30_000)
      const writer = await worldOn(database.prisma as Db, { queue: nowhere, feed: feeds[0]! })
      await write(writer, 'cus_new')
      await vi.waitFor(() => expect(feeds.map((feed) => feed.position)).toEqual([2, 2]), 30_000)
      for (const positions of heard) expect(positions.at(-1)).toBe(2)
    } finally {
      for (const feed of feeds) await feed.stop()
    }
  }),
)

test(
  'while many write, a reader of the feed gets every event once and in the order of the trail',
  { timeout: 120_000 },
  inOwn(async (database, world) => {
    const document = `query ($after: String) { auditEvents(after: $after, first: 7) {
      nodes { id } pageInfo { hasNextPage endCursor } } }`
    const got: string[] = []
    let after: string | null = null
    const readOn = async () => {
      for (let more = true; more; ) {
        const { data } = await query(world.as(staff()), document, { after })
        got.push(...data.auditEvents.nodes.map(({ id }: { id: string }) => id))
        after = data.auditEvents.pageInfo.endCursor
        more = data.auditEvents.pageInfo.hasNextPage
      }
    }
    let writing = true
    const beside = [
      async () => {
        while (writing) {
          await chainEvents(database)
          await setImmediate()
        }
      },
      async () => {
        while (writing) {
          await readOn()
          await setImmediate()
        }
      },
    ].map((run) => run())
    await Promise.all(
      Array.from({ length: 5 }, async (_, writer) => {
        for (let n = 0; n < 12; n++) await write(world, `cus_${writer}`, n)
      }),
    )
    writing = false
    await Promise.all(beside)
    await chainEvents(database)
    await readOn()
    expect(got).toHaveLength(60)
    expect(got).toEqual((await chain(world)).map(({ id }) => id))
  }),
)

test('canonical JSON has its members in order, however deep, and no spaces', () => {
  expect(canonical({ b: [1, { d: null, c: 'é"' }], a: { z: 1.5, 'a b': true } })).toBe(
    '{"a":{"a b":true,"z":1.5},"b":[1,{"c":"é\\"","d":null}]}',
  )
})
