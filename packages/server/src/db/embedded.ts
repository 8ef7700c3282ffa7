import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { Engine, Sql } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { lockFolder } from './folder-lock.ts'
import { pgliteAdapter } from './pglite-adapter.ts'

/** Opens the database in `dataDir`, creating it where there is none; one process at a time. */
export async function openEmbedded(dataDir: string): Promise<Engine> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: Error) => {
    throw new DatabaseError(`The data folder ${dataDir} cannot be created: ${error.message}.`, {
      cause: error,
    })
  })
  const unlock = await lockFolder(dataDir)
  try {
    const folder = join(dataDir, 'db')
    if (!existsSync(folder)) await create(folder)
    const engine = engineOn(await open({ dataDir: folder }))
    return {
      ...engine,
      close: async () => {
        await engine.close()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    if (error instanceof DatabaseError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new DatabaseError(`The embedded database in ${dataDir} cannot be opened: ${reason}.`, {
      cause: error,
    })
  }
}

/** Opens a database that is gone when it is closed, filled from a dump of another one if given. */
export async function openInMemory(dump?: Blob): Promise<Engine & { dump(): Promise<Blob> }> {
  const pglite = await open(dump ? { loadDataDir: dump } : {})
  return { ...engineOn(pglite), dump: () => pglite.dumpDataDir('none') }
}

/** Creates under another name first: a process that dies on the way must not leave half a database. */
async function create(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  const pglite = await open({ dataDir: unfinished })
  await pglite.close()
  await rename(unfinished, folder)
}

const asText = (value: string) => value

async function open(options: { dataDir?: string; loadDataDir?: Blob }): Promise<PGlite> {
  const pglite = await PGlite.create({
    ...options,
    extensions: { pg_trgm },
    parsers: { [types.INT8]: asText, [types.DATE]: asText },
  })
  // It starts in the zone of the machine, but Prisma writes times without a zone and reads them as UTC.
  await pglite.exec("set time zone 'UTC'")
  return pglite
}

function engineOn(pglite: PGlite): Engine {
  return {
    adapter: pgliteAdapter(pglite),
    sql: sqlOn(pglite, (script) => pglite.transaction((tx) => tx.exec(script))),
    transaction: (fn) => pglite.transaction((tx) => fn(sqlOn(tx, (script) => tx.exec(script)))),
    listen: async (channel, heard) => {
      const unlisten = await pglite.listen(channel, heard)
      return () => unlisten()
    },
    close: () => pglite.close(),
  }
}

type Statements = Awaited<ReturnType<PGlite['exec']>>

function sqlOn(connection: Pick<PGlite, 'query'>, exec: (script: string) => Promise<Statements>): Sql {
  return async <Row>(text: string, values?: readonly unknown[]) => {
    if (values?.length) return connection.query<Row>(text, [...values])
    // A script with its own BEGIN and COMMIT would leave the only connection in a failed transaction.
    const script = /^\s*begin\s*;(.*?);?\s*commit\s*;?\s*$/is.exec(text)?.[1] ?? text
    const results = await exec(script)
    return { rows: results.flatMap((result) => result.rows) as Row[] }
  }
}
