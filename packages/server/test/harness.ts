import pino from 'pino'
import { noFeed } from '../src/audit/feed.ts'
import type { Actor } from '../src/auth/actor.ts'
import { type Ctx, createContext, type Db, type Env } from '../src/context.ts'
import { secretsWith } from '../src/db/secrets.ts'
import { AppError, UnauthenticatedError } from '../src/errors.ts'
import { createLists } from '../src/exports/lists.ts'
import { type IdModel, idPrefixes } from '../src/ids.ts'
import { schema } from '../src/schema.ts'
import { inRollback } from './database.ts'
import { testQueue } from './queue.ts'

export const today = new Date('2026-06-15T12:00:00.000Z')

/** What an environment has that is not of this process: its secret key, where it is reached, its limits, and how mails leave. */
export const outside = {
  secrets: secretsWith([Buffer.alloc(32, 7)]),
  publicUrl: 'https://portal.example',
  sessions: { idleMinutes: 30, hours: 12 },
  // Next to nothing, so that tests can try many.
  passwordCost: { ln: 4, r: 8, p: 1 },
  temporaryLicenses: 5,
  expiringDays: 30,
  auditRetentionDays: null,
  webhooksAllowed: { hosts: [], ranges: [] },
  feed: noFeed,
  lists: createLists(schema),
  resume: () => Promise.reject(new UnauthenticatedError()),
  mail: {
    mailer: { kind: 'outbox', shown: true },
    from: 'portal@vendor.example',
    portalName: 'Vendor portal',
    dnsServer: undefined,
  },
} satisfies Partial<Env>

async function testEnv(db: Db, overrides: Partial<Env> = {}): Promise<Env> {
  return {
    db,
    queue: await testQueue(),
    ...outside,
    log: pino({ level: 'silent' }),
    now: () => today,
    ...overrides,
  }
}

/** What a test works with: the environment on its database, and a context for whoever acts. */
export type World = { db: Db; env: Env; as: (actor: Actor) => Ctx }

export async function worldOn(db: Db, overrides: Partial<Env> = {}): Promise<World> {
  const env = await testEnv(db, overrides)
  return {
    db,
    env,
    as: (actor) =>
      createContext(env, { actor, credentialHash: `credential of ${actor.id}`, requestId: 'test' }),
  }
}

/** Runs a test in a transaction that is rolled back at its end. */
export function inWorld(test: (world: World) => Promise<void>): () => Promise<void> {
  return async () => {
    // Before the transaction: on the embedded database its start would wait for the transaction's end.
    await testQueue()
    return inRollback(async (tx) => test(await worldOn(tx as Db)))
  }
}

/** The error of an operation that must fail, as a client would see it. */
export async function failure(promise: Promise<unknown>) {
  const result = await promise.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(result instanceof AppError)) throw result ?? new Error('It succeeded, but should have failed.')
  return { code: result.code, path: result.inputPath, message: result.message }
}

/** What the audit trail has of an entity, oldest first. */
export function eventsOf(world: World, entityId: string) {
  return world.db.auditEvent.findMany({
    where: { entityId },
    orderBy: { id: 'asc' },
    omit: { ordinal: true, position: true },
  })
}

/** A well-formed id of nothing. */
export const unknownId = (model: IdModel) => `${idPrefixes[model]}_${'0'.repeat(26)}`
