import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { inject } from 'vitest'
import { type Database, type DatabaseOptions, openDatabase } from '../src/db/database.ts'
import type { PrismaClient } from '../src/db/generated/prisma/client.ts'
import { openServer, urlOf } from './template.ts'

export type OwnDatabase = Database & AsyncDisposable & { readonly options: DatabaseOptions }

/** The client of a transaction; it can open nested ones. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0] &
  Pick<PrismaClient, '$transaction'>

const shared = Symbol.for('portico.test.database')
const perWorker = globalThis as { [shared]?: Promise<OwnDatabase> }

/** The migrated database that the tests of a worker share: leave nothing in it, use `inRollback`. */
export function testDatabase(): Promise<Database> {
  perWorker[shared] ??= ownDatabase()
  return perWorker[shared]
}

/** Runs `fn` in a transaction of the shared database that is rolled back, whatever happens. */
export async function inRollback<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
  const { prisma } = await testDatabase()
  const done: { result?: { value: T } } = {}
  const undo = new Error('rolled back')
  try {
    await prisma.$transaction(
      async (tx) => {
        done.result = { value: await fn(tx as Tx) }
        throw undo
      },
      { maxWait: 15_000, timeout: 60_000 },
    )
  } catch (error) {
    if (error !== undo) throw error
  }
  return done.result!.value
}

/** A migrated database of its own, for tests that commit: `await using database = await ownDatabase()`. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const template = inject('template')
  if (template.kind === 'memory') {
    const options = { kind: 'memory' as const, dump: await openAsBlob(template.dump) }
    const database = await openDatabase(options)
    return { ...database, options, [Symbol.asyncDispose]: database.close }
  }

  const name = `${inject('run')}_${randomUUID().slice(0, 8)}`
  {
    await using admin = await openServer(template.server)
    await admin.sql(`create database ${name} template ${template.name}`)
  }
  const options = { kind: 'postgres' as const, url: urlOf(template.server, name) }
  const database = await openDatabase(options)
  const close = async () => {
    await database.close()
    await using admin = await openServer(template.server)
    await admin.sql(`drop database if exists ${name} with (force)`)
  }
  return { ...database, options, close, [Symbol.asyncDispose]: close }
}

/** Like `ownDatabase`, but without a single table. */
export async function emptyDatabase(): Promise<OwnDatabase> {
  const database = await ownDatabase()
  await database.sql('drop schema public cascade; create schema public')
  return database
}
