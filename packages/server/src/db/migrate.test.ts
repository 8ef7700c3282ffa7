import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChild } from '../../test/child.ts'
import { emptyDatabase, type OwnDatabase } from '../../test/database.ts'
import { type DatabaseOptions, openDatabase } from './database.ts'
import { openInMemory } from './embedded.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { migrationList, schemaEngine } from './schema-engine.ts'

let folder: string
let database: OwnDatabase

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-migrations-'))
  database = await emptyDatabase()
})

afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

function urlOf({ options }: OwnDatabase): string {
  if (options.kind !== 'postgres') throw new Error('not on a server')
  return options.url
}

async function records(): Promise<unknown[]> {
  const { rows } = await database.sql(
    `select migration_name as name, finished_at is not null as finished, applied_steps_count as steps
     from _prisma_migrations order by started_at`,
  )
  return rows
}

test('migrations apply in order and once', async () => {
  await write('2_second', 'alter table t add column b int')
  await write('1_first', 'create table t (a int)')
  expect(await migrate(database, folder)).toEqual(['1_first', '2_second'])
  expect(await migrate(database, folder)).toEqual([])
  await write('3_third', 'insert into t values (1, 2)')
  expect(await migrate(database, folder)).toEqual(['3_third'])
  expect(await records()).toEqual([
    { name: '1_first', finished: true, steps: 1 },
    { name: '2_second', finished: true, steps: 1 },
    { name: '3_third', finished: true, steps: 1 },
  ])
})

test('processes that start at once apply every migration once', async () => {
  await write('1_first', 'create table t (a int); insert into t values (1)')
  await write('2_second', 'insert into t values (2); select pg_sleep(0.1)')
  const others =
    database.kind === 'postgres' ? await Promise.all([1, 2, 3].map(() => openDatabase(database.options))) : []
  const databases = others.length > 0 ? others : [database, database, database]
  const applied = await Promise.all(databases.map((one) => migrate(one, folder)))
  expect(applied.flat().sort()).toEqual(['1_first', '2_second'])
  expect((await database.sql('select a from t order by a')).rows).toEqual([{ a: 1 }, { a: 2 }])
  await Promise.all(others.map((one) => one.close()))
})

test('an edited migration stops with its name; changed line ends are no edit', async () => {
  await write('1_first', 'create table t (a int);\nselect 1;\n')
  await migrate(database, folder)
  await write('1_first', 'create table t (a int);\r\nselect 1;\r\n')
  expect(await migrate(database, folder)).toEqual([])
  await write('1_first', 'create table t (a bigint);\nselect 1;\n')
  await expect(migrate(database, folder)).rejects.toThrow(
    'Migration 1_first was edited after it had been applied. Restore its migration.sql as it was',
  )
})

test('a failing migration stops with its name and line and leaves nothing behind', async () => {
  await write('1_first', 'create table t (a int)')
  await write('2_second', 'create table u (a int);\nselect nonsense;\ncreate table v (a int)')
  await expect(migrate(database, folder)).rejects.toThrow(
    'Migration 2_second failed and was undone: column "nonsense" does not exist (line 2).',
  )
  expect(await records()).toEqual([{ name: '1_first', finished: true, steps: 1 }])
  expect((await database.sql("select to_regclass('u') as u")).rows).toEqual([{ u: null }])

  await write('2_second', 'create table u (a int)')
  expect(await migrate(database, folder)).toEqual(['2_second'])
})

test("what Prisma's own command left unfinished stops the start until it is resolved", async () => {
  await write('1_first', 'create table t (a int)')
  await migrate(database, folder)
  await database.sql(
    `update _prisma_migrations set finished_at = null, applied_steps_count = 0, logs = 'ERROR: out of disk'`,
  )
  await expect(migrate(database, folder)).rejects.toThrow(
    /^Migration 1_first was begun at .* and did not finish \(ERROR: out of disk\)\..*prisma migrate resolve/,
  )
  await database.sql('update _prisma_migrations set rolled_back_at = now(); drop table t')
  expect(await migrate(database, folder)).toEqual(['1_first'])
})

test('a database of a newer version is refused', async () => {
  await write('1_first', 'create table t (a int)')
  await write('2_newer', 'create table u (a int)')
  await migrate(database, folder)
  await rm(join(folder, '2_newer'), { recursive: true })
  await expect(migrate(database, folder)).rejects.toThrow(
    'The database has migration 2_newer, which this version',
  )
})

test('a process killed in the middle of a migration leaves the database as it was', async () => {
  await write('1_first', 'create table t (a int)')
  await write('2_second', 'create table u (a int); select pg_sleep(3); create table v (a int)')
  const dataDir = join(folder, 'data')
  const options: DatabaseOptions =
    database.kind === 'postgres' ? database.options : { kind: 'embedded', dataDir }
  const migrations = join(folder, 'migrations')
  await mkdir(migrations)
  for (const name of ['1_first', '2_second'])
    await cp(join(folder, name), join(migrations, name), { recursive: true })

  const child = startChild('migrate', JSON.stringify(options), migrations)
  await child.line((line) => line === 'open')
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  await child.kill()
  expect(child.lines).toEqual(['open'])

  const again = await openDatabase(options)
  expect((await again.sql("select to_regclass('t') is not null as t, to_regclass('u') as u")).rows).toEqual([
    { t: true, u: null },
  ])
  expect(await migrate(again, migrations)).toEqual(['2_second'])
  await again.close()
})

test("Prisma's engine agrees with what we record", async () => {
  const migrations = await readMigrations()
  await using stack = new AsyncDisposableStack()
  const migrated =
    database.options.kind === 'postgres' ? database : stack.adopt(await openInMemory(), (e) => e.close())
  await migrate(migrated)
  const adapter =
    'adapter' in migrated ? migrated.adapter : new PrismaPg({ connectionString: urlOf(database) })

  const engine = await schemaEngine(adapter)
  const filters = { externalTables: [], externalEnums: [] }
  const list = migrationList(migrationsFolder, migrations)
  expect(
    await engine.diagnoseMigrationHistory({ migrationsList: list, optInToShadowDatabase: false, filters }),
  ).toMatchObject({
    history: null,
    failedMigrationNames: [],
    editedMigrationNames: [],
    hasMigrationsTable: true,
  })
  expect(await engine.applyMigrations({ migrationsList: list, filters })).toEqual({
    appliedMigrationNames: [],
  })

  const edited = migrations.map((migration) => ({ ...migration, sql: `${migration.sql}\n-- edited` }))
  expect(
    await engine.diagnoseMigrationHistory({
      migrationsList: migrationList(migrationsFolder, edited),
      optInToShadowDatabase: false,
      filters,
    }),
  ).toMatchObject({ editedMigrationNames: migrations.map((migration) => migration.name) })
})
