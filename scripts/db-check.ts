// pnpm db:check: fails where the migrations do not lead to the Prisma schema, and prints the SQL that is missing.
import { missingSql } from '../packages/server/src/db/drift.ts'
import { readMigrations } from '../packages/server/src/db/migrate.ts'
import { schemaFiles } from '../packages/server/src/db/schema-engine.ts'

const sql = await missingSql(await readMigrations(), await schemaFiles('prisma/schema'))
if (sql) {
  console.error(`The migrations do not lead to the Prisma schema. This is missing:\n\n${sql}`)
  console.error('Author it with: pnpm db:migration NAME')
  process.exitCode = 1
} else {
  console.log('The migrations lead to the Prisma schema.')
}
