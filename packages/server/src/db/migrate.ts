import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database, Sql } from './database.ts'
import { DatabaseError } from './database-error.ts'

export const migrationsFolder = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url))

export type Migration = { name: string; sql: string }

type Applied = {
  name: string
  checksum: string
  finished: boolean
  startedAt: Date
  logs: string | null
}

/**
 * Brings the database to the state of the migrations folder and returns the names of what it applied.
 * Keeps Prisma's own records under Prisma's own lock, so that `prisma migrate deploy` and `status` agree. Each
 * migration and its record are one transaction: a process that dies in between leaves the database as it was.
 */
export async function migrate(
  database: Pick<Database, 'sql' | 'transaction'>,
  folder = migrationsFolder,
): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const applied: string[] = []
  try {
    // The usual start has nothing to do and waits for no lock.
    if (!nextMigration(migrations, await readApplied(database.sql))) return applied
    for (;;) {
      const name = await database.transaction((sql) => applyNext(sql, migrations))
      if (!name) return applied
      applied.push(name)
    }
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    throw new DatabaseError(`The database cannot be migrated: ${describeSqlError(error)}.`, { cause: error })
  }
}

/** The migrations of a folder in the order in which they apply. */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  )
}

// Prisma's: sha256 of the file.
function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

// The number that Prisma locks as well, so that its command and our start exclude each other.
const lockNumber = 72707369

async function applyNext(sql: Sql, migrations: Migration[]): Promise<string | null> {
  await sql("set local statement_timeout = 0; set local lock_timeout = '5min'")
  await sql(`select pg_advisory_xact_lock(${lockNumber})`)
  await sql(migrationsTable)
  const migration = nextMigration(migrations, await readApplied(sql))
  if (!migration) return null

  const id = randomUUID()
  await sql(
    `insert into _prisma_migrations (id, checksum, migration_name, started_at) values ($1, $2, $3, clock_timestamp())`,
    [id, checksumOf(migration.sql), migration.name],
  )
  try {
    await sql(migration.sql)
  } catch (error) {
    throw new DatabaseError(
      `Migration ${migration.name} failed and was undone: ${describeSqlError(error, migration.sql)}. ` +
        'Nothing of it remains in the database; correct the cause and start again.',
      { cause: error },
    )
  }
  await sql(
    `update _prisma_migrations set finished_at = clock_timestamp(), applied_steps_count = 1 where id = $1`,
    [id],
  )
  return migration.name
}

const migrationsTable = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`

async function readApplied(sql: Sql): Promise<Applied[]> {
  const { rows: tables } = await sql<{ exists: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as exists",
  )
  if (!tables[0]?.exists) return []
  const { rows } = await sql<Applied>(
    `select migration_name as name, checksum, finished_at is not null as finished, started_at as "startedAt", logs
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  )
  return rows
}

/** The first migration that is still to be applied, if the records agree with the files. */
function nextMigration(migrations: Migration[], applied: Applied[]): Migration | undefined {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const record of applied) {
    const migration = byName.get(record.name)
    if (!record.finished) {
      const reason = record.logs ? ` (${record.logs.trim().split('\n')[0]})` : ''
      throw new DatabaseError(
        `Migration ${record.name} was begun at ${record.startedAt.toISOString()} and did not finish${reason}. ` +
          `Look at what it left in the database, put that right, then run "prisma migrate resolve" with ` +
          `--rolled-back ${record.name} to have it applied again, or --applied ${record.name} if all of it is there.`,
      )
    }
    if (!migration) {
      throw new DatabaseError(
        `The database has migration ${record.name}, which this version of Portico does not know: ` +
          'a newer version has migrated it. Start that version, or restore a backup from before it.',
      )
    }
    if (!sameFile(migration.sql, record.checksum)) {
      throw new DatabaseError(
        `Migration ${record.name} was edited after it had been applied. ` +
          `Restore its migration.sql as it was, and make the change in a new migration.`,
      )
    }
  }
  const done = new Set(applied.map((record) => record.name))
  return migrations.find((migration) => !done.has(migration.name))
}

/** A checkout may have changed the line ends of a file; like Prisma, we take that for the same file. */
function sameFile(sql: string, checksum: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n')
  return [sql, unix, unix.replaceAll('\n', '\r\n')].some((text) => checksumOf(text) === checksum)
}

function describeSqlError(error: unknown, sql = ''): string {
  if (!(error instanceof Error)) return String(error)
  const position = 'position' in error ? Number(error.position) : Number.NaN
  const line = sql && position > 0 ? ` (line ${sql.slice(0, position).split('\n').length})` : ''
  return error.message.replace(/\.$/, '') + line
}
