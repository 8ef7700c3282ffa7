import type { Logger } from 'pino'
import { type Actor, anonymous } from './auth/actor.ts'
import { type SystemName, systemActor } from './auth/system.ts'
import type { PrismaClient } from './db/generated/prisma/client.ts'
import { type ReadClient, readClient } from './db/read.ts'
import { newId } from './ids.ts'
import type { Queue } from './jobs/queue.ts'

/** A Prisma client or the client of a running transaction; nested transactions are savepoints. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$use' | '$extends'>

/** What an operation gets: who acts, from where, when, and the database as that actor. */
export type Ctx = Env & {
  readonly actor: Actor
  /** Finds and counts, held to the rows the actor sees. */
  readonly read: ReadClient
  readonly requestId: string
  readonly ipAddress: string | null
}

/** What does not change from one caller to the next. */
export type Env = {
  /** Every row: for operations, after the policy was asserted. */
  readonly db: Db
  readonly queue: Queue
  readonly log: Logger
  readonly now: () => Date
}

export type Request = { actor?: Actor; requestId?: string; ipAddress?: string | null }

/** A context is bound to one client: Pothos caches by context, so a transaction needs a new one. */
export function createContext(env: Env, request: Request = {}): Ctx {
  const actor = request.actor ?? anonymous
  return {
    db: env.db,
    queue: env.queue,
    log: env.log,
    now: env.now,
    actor,
    read: readClient(env.db, actor),
    requestId: request.requestId ?? newId('AuditEvent').slice(4),
    ipAddress: request.ipAddress ?? null,
  }
}

/** The context of a caller without a person, such as a job. */
export function systemContext(env: Env, name: SystemName): Ctx {
  return createContext(env, { actor: systemActor(name) })
}
