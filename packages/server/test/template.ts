import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../src/db/database.ts'
import { openInMemory } from '../src/db/embedded.ts'
import { migrate, readMigrations } from '../src/db/migrate.ts'

/** A migrated database to copy: one on the server of TEST_DATABASE_URL, or the dump of an embedded one. */
export type Template = { kind: 'postgres'; server: string; name: string } | { kind: 'memory'; dump: string }

/** Makes the template of the present migrations, unless an earlier run has left it. */
export async function prepareTemplate(server: string | undefined): Promise<Template> {
  const migrations = await readMigrations()
  const hash = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 12)
  if (server)
    return { kind: 'postgres', server, name: await prepareOnServer(server, `portico_template_${hash}`) }
  return { kind: 'memory', dump: await prepareDump(hash) }
}

async function prepareOnServer(server: string, name: string): Promise<string> {
  await using admin = await openServer(server)
  // CREATE DATABASE cannot run inside the transaction that holds the lock, so it takes a connection beside it.
  await admin.transaction(async (sql) => {
    await sql('select pg_advisory_xact_lock(72707370)')
    const { rows } = await sql('select 1 from pg_database where datname = $1', [name])
    if (rows.length > 0) return
    const draft = `${name}_${randomUUID().slice(0, 8)}`
    await admin.sql(`create database ${draft}`)
    const database = await openDatabase({ kind: 'postgres', url: urlOf(server, draft), poolSize: 1 })
    await migrate(database)
    await database.close()
    await admin.sql(`alter database ${draft} rename to ${name}`)
  })
  return name
}

async function prepareDump(hash: string): Promise<string> {
  const cache = fileURLToPath(new URL('../../../node_modules/.cache/portico/', import.meta.url))
  const file = join(cache, `database-${hash}.tar`)
  if (existsSync(file)) return file
  const engine = await openInMemory()
  await migrate(engine)
  const dump = await engine.dump()
  await engine.close()
  await mkdir(cache, { recursive: true })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, new Uint8Array(await dump.arrayBuffer()))
  await rename(draft, file)
  return file
}

/** The server's own database, for creating and dropping others. */
export async function openServer(server: string): Promise<Database & AsyncDisposable> {
  const database = await openDatabase({ kind: 'postgres', url: server, poolSize: 2 })
  return { ...database, [Symbol.asyncDispose]: database.close }
}

/** The address of another database of the same server. */
export function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
