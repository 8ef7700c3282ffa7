import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { startChild } from '../../test/child.ts'
import { inRollback, ownDatabase, testDatabase } from '../../test/database.ts'
import { openDatabase } from './database.ts'
import { DatabaseError } from './database-error.ts'

const partner = (id: string) => ({ id, number: id, name: 'Partner' })

test('the session runs in UTC, whatever the zone of the machine', async () => {
  const { sql, prisma } = await testDatabase()
  expect((await sql("select current_setting('TimeZone') as zone")).rows).toEqual([{ zone: 'UTC' }])
  expect(await prisma.$queryRaw`select current_setting('TimeZone') as zone`).toEqual([{ zone: 'UTC' }])
})

test('the plans of queries that are kept are bounded', async () => {
  const { prisma } = await testDatabase()
  const { queryPlanCacheMaxSize } = (prisma as unknown as { _engineConfig: Record<string, unknown> })
    ._engineConfig
  expect(queryPlanCacheMaxSize).toBe(300)
})

test('sql gives the same values on both databases', async () => {
  const { sql } = await testDatabase()
  const text = `select $1::bigint as big, date '2026-02-01' as day, timestamptz '2026-02-01 00:00Z' as at,
    '{"a":1}'::jsonb as json, array['a','b'] as list, 1.50::numeric as amount, null as nothing`
  expect((await sql(text, [1], { name: 'values' })).rows).toEqual([
    {
      big: '1',
      day: '2026-02-01',
      at: new Date('2026-02-01T00:00:00Z'),
      json: { a: 1 },
      list: ['a', 'b'],
      amount: '1.50',
      nothing: null,
    },
  ])
})

test('sql runs several statements as one', async () => {
  await using database = await ownDatabase()
  expect((await database.sql('select 1 as a; select 2 as a')).rows).toEqual([{ a: 1 }, { a: 2 }])
  await expect(database.sql('create table t (a int); select 1/0')).rejects.toThrow('division by zero')
  await expect(database.sql('begin; create table t (a int); select 1/0; commit')).rejects.toThrow(
    'division by zero',
  )
  expect((await database.sql("select to_regclass('t') as t")).rows).toEqual([{ t: null }])
  await database.sql('begin; create table t (a int); commit;')
  expect((await database.sql('select * from t')).rows).toEqual([])
})

test('transaction commits what it returns from and undoes what throws', async () => {
  await using database = await ownDatabase()
  await database.transaction((sql) => sql('create table t (a int)'))
  const failing = database.transaction(async (sql) => {
    await sql('insert into t values ($1)', [1])
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect((await database.sql('select * from t')).rows).toEqual([])
})

test('a nested transaction that fails leaves the outer one usable', async () => {
  await inRollback(async (tx) => {
    await tx.partner.create({ data: partner('par_1') })
    const inner = tx.$transaction(async (nested) => {
      await nested.partner.create({ data: partner('par_2') })
      await nested.partner.create({ data: partner('par_1') })
    })
    await expect(inner).rejects.toMatchObject({ code: 'P2002' })
    expect(await tx.partner.findMany({ select: { id: true } })).toEqual([{ id: 'par_1' }])

    await tx.$transaction(async (nested) => {
      await nested.partner.create({ data: partner('par_3') })
      await nested.$transaction((deeper) => deeper.partner.create({ data: partner('par_4') }))
    })
    expect(await tx.partner.count()).toBe(3)
  })
  expect(await (await testDatabase()).prisma.partner.count()).toBe(0)
})

test('a transaction runs at the isolation level it asks for', async () => {
  const { prisma } = await testDatabase()
  const level = await prisma.$transaction((tx) => tx.$queryRaw`show transaction_isolation`, {
    isolationLevel: 'Serializable',
  })
  expect(level).toEqual([{ transaction_isolation: 'serializable' }])
})

test('a failed commit is an error', async () => {
  await using database = await ownDatabase()
  await database.sql(`
    create table parent (id int primary key);
    create table child (parent int references parent deferrable initially deferred)`)
  const failing = database.prisma.$transaction((tx) => tx.$executeRaw`insert into child values (1)`)
  await expect(failing).rejects.toThrow()
  expect((await database.sql('select * from child')).rows).toEqual([])
})

test('parallel transactions stay apart', async () => {
  await using database = await ownDatabase()
  const runs = Array.from({ length: 30 }, (_, i) =>
    database.prisma.$transaction(async (tx) => {
      await tx.partner.create({ data: partner(`par_${i}`) })
      if (i % 3 === 0) throw new Error('undone')
    }),
  )
  await Promise.allSettled(runs)
  expect(await database.prisma.partner.count()).toBe(20)
})

test('times keep their instant', async () => {
  await inRollback(async (tx) => {
    const createdAt = new Date('2026-07-01T23:30:00.123Z')
    await tx.partner.create({ data: { ...partner('par_1'), createdAt } })
    expect(await tx.partner.findFirst({ where: { createdAt } })).toMatchObject({ createdAt })
    const [row] = await tx.$queryRaw<{ seconds: number }[]>`
      select extract(epoch from "createdAt")::float8 as seconds from "Partner"`
    expect(row?.seconds).toBe(createdAt.getTime() / 1000)
  })
})

test('a unique violation names its index', async () => {
  await inRollback(async (tx) => {
    await tx.product.create({ data: { id: 'prd_1', slug: 'a', name: 'Engine' } })
    const twice = tx.$transaction((nested) =>
      nested.product.create({ data: { id: 'prd_2', slug: 'b', name: 'ENGINE' } }),
    )
    await expect(twice).rejects.toMatchObject({
      code: 'P2002',
      meta: { driverAdapterError: { cause: { constraint: { index: 'Product_name_lower_key' } } } },
    })
  })
})

test('a server that cannot be used is one clear sentence without the password', async () => {
  const open = (url: string) => openDatabase({ kind: 'postgres', url })
  const refused = await open('postgresql://me:secret@127.0.0.1:1/portico').catch((error: Error) => error)
  expect(refused).toBeInstanceOf(DatabaseError)
  expect(String((refused as Error).message)).toBe(
    'PostgreSQL at 127.0.0.1:1/portico refuses connections: is it running? Check DATABASE_URL.',
  )
  await expect(open('postgresql://me:secret@host.invalid/portico')).rejects.toThrow(
    /^PostgreSQL at host\.invalid:5432\/portico .*Check DATABASE_URL\.$/,
  )
  await expect(open('postgresql://me:se cret')).rejects.toThrow(/^DATABASE_URL is not an address such as/)
})

test('a server that accepts and says nothing is given up after five seconds', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const { port } = silent.address() as { port: number }
  await expect(openDatabase({ kind: 'postgres', url: `postgresql://127.0.0.1:${port}/x` })).rejects.toThrow(
    'did not answer within 5 seconds',
  )
  silent.close()
})

test('a missing database says so', async ({ skip }) => {
  const template = inject('template')
  if (template.kind !== 'postgres') return skip()
  const url = new URL(template.server)
  url.pathname = '/portico_nowhere'
  await expect(openDatabase({ kind: 'postgres', url: url.href })).rejects.toThrow('has no such database')
})

test('a connection that the server cuts is replaced', async ({ skip }) => {
  await using database = await ownDatabase()
  if (database.kind !== 'postgres') return skip()
  await database.sql('select pg_terminate_backend(pg_backend_pid())').catch(() => {})
  expect((await database.sql('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('an embedded database is kept, locked, and survives a kill with every acknowledged write', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'portico-embedded-'))
  // What a process leaves that dies while it creates the database.
  await mkdir(join(dataDir, 'db.unfinished'))
  const options = { kind: 'embedded' as const, dataDir }
  const child = startChild('write-partners', JSON.stringify(options))
  await child.line((line) => line === '5')
  await expect(openDatabase(options)).rejects.toThrow(
    `The data folder ${dataDir} is in use by process ${child.process.pid}.`,
  )
  await child.line((line) => line === '20')
  await child.kill()

  const database = await openDatabase(options)
  const written = new Set((await database.prisma.partner.findMany()).map((row) => row.number))
  expect(child.lines.filter((line) => !written.has(line))).toEqual([])
  await database.close()
  await rm(dataDir, { recursive: true })
})
