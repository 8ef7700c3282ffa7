// pnpm db:migration NAME: writes a migration from the difference between the migrations and the Prisma schema.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { missingSql } from '../packages/server/src/db/drift.ts'
import { migrationsFolder, readMigrations } from '../packages/server/src/db/migrate.ts'
import { schemaFiles } from '../packages/server/src/db/schema-engine.ts'

const [name] = process.argv.slice(2)
if (!name || !/^[a-z][a-z0-9_]{0,59}$/.test(name)) {
  console.error(
    'Give the migration a name of lower-case letters, digits and underscores: pnpm db:migration NAME',
  )
  process.exit(1)
}

const migrations = await readMigrations()
const sql = await missingSql(migrations, await schemaFiles('prisma/schema'))
if (!sql) {
  console.log('Nothing to do: the migrations lead to the Prisma schema.')
  process.exit(0)
}

const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = `${time}_${name}`
const last = migrations.at(-1)
if (last && folder <= last.name) {
  console.error(
    `The clock says ${time}, which is before the last migration, ${last.name}: the new one would apply first.`,
  )
  process.exit(1)
}
await mkdir(join(migrationsFolder, folder))
await writeFile(join(migrationsFolder, folder, 'migration.sql'), sql)
console.log(`Wrote prisma/migrations/${folder}/migration.sql:\n\n${sql}`)
console.log('Read it, add by hand what the Prisma schema cannot express, and commit it.')
