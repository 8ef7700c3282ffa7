import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { Migration } from './migrate.ts'

/**
 * Prisma's schema engine in WebAssembly, which needs no download. For authoring and checking migrations, with an
 * empty scratch database, which is its shadow too; the server applies migrations without it.
 */
export async function schemaEngine(database: SqlDriverAdapterFactory): Promise<SchemaEngine> {
  loaded ??= load()
  const { SchemaEngine } = await loaded
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: database.provider,
    adapterName: database.adapterName,
    connect: () => database.connect(),
    connectToShadowDb: () => database.connect(),
  })
  return SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
}

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

// The bindings hold one instance: a second one would pull the ground from under the first.
let loaded: Promise<Bindings> | undefined

async function load(): Promise<Bindings> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  // Node cannot import the .wasm file itself, as the package's entry would.
  const { instance } = await WebAssembly.instantiate(await readFile(file.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  })
  const { __wbg_set_wasm: setWasm } = bindings as unknown as { __wbg_set_wasm(exports: unknown): void }
  setWasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return bindings
}

/** Migrations in the form in which the engine takes them. */
export function migrationList(baseDir: string, migrations: Migration[]): MigrationList {
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

/** The files of the Prisma schema in the form in which the engine takes them. */
export async function schemaFiles(folder: string): Promise<{ files: { path: string; content: string }[] }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  const files = names.map(async (path) => ({ path, content: await readFile(join(folder, path), 'utf8') }))
  return { files: await Promise.all(files) }
}
