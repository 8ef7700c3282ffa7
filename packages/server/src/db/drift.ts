import type { SchemasContainer } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { openInMemory } from './embedded.ts'
import { type Migration, migrationsFolder } from './migrate.ts'
import { migrationList, schemaEngine } from './schema-engine.ts'

/**
 * The SQL that leads from the migrations to the Prisma schema, null where they agree. What the Prisma schema cannot
 * express (checks, triggers, partial indexes, indexes of expressions) is nothing to it.
 */
export async function missingSql(migrations: Migration[], schema: SchemasContainer): Promise<string | null> {
  const scratch = await openInMemory()
  try {
    const engine = await schemaEngine(scratch.adapter)
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(migrationsFolder, migrations) },
      to: { tag: 'schemaDatamodel', ...schema },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    // As in its command: 0 is no difference, 2 is a difference.
    return exitCode === 0 ? null : stdout
  } finally {
    await scratch.close()
  }
}
