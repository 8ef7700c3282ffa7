import type { Logger } from 'pino'
import type { Feed } from './audit/feed.ts'
import type { Live } from './audit/live.ts'
import { type Actor, anonymous } from './auth/actor.ts'
import type { SentCredential } from './auth/authenticate.ts'
import type { PasswordCost } from './auth/password-hash.ts'
import { type SystemName, systemActor } from './auth/system.ts'
import type { Budget } from './budget/budgets.ts'
import type { PrismaClient } from './db/generated/prisma/client.ts'
import { type ReadClient, readClient } from './db/read.ts'
import type { Secrets } from './db/secrets.ts'
import type { Lists } from './exports/lists.ts'
import type { Claim } from './idempotency/step.ts'
import { newId } from './ids.ts'
import type { Queue } from './jobs/queue.ts'
import type { Mail } from './mail/mailer.ts'
import type { Allowed } from './webhooks/target.ts'

/** A Prisma client or the client of a running transaction; nested transactions are savepoints. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$use' | '$extends'>

/** What an operation gets: who acts, from where, when, and the database as that actor. */
export type Ctx = Env & {
  readonly actor: Actor
  /** Finds and counts, held to the rows the actor sees. */
  readonly read: ReadClient
  /** What identifies the session or token of the caller; null for callers without one. */
  readonly credentialHash: string | null
  readonly requestId: string
  readonly ipAddress: string | null
  readonly userAgent: string | null
  /** Puts a session into the caller's cookie, null takes it out; absent where the caller is no browser of ours. */
  readonly keepSession?: KeepSession | undefined
  /** How the budget of the caller stands; absent where nobody pays. */
  readonly budget?: (() => Budget) | undefined
  /** The idempotency key in whose name the operation is carried out; null without one, and inside a transaction. */
  readonly claim: Claim | null
  /** What is told as it happens; only where the answer is a stream. */
  readonly live?: Live | undefined
}

export type KeepSession = (session: { token: string; expiresAt: Date } | null) => void

/** What does not change from one caller to the next. */
export type Env = {
  /** Every row: for operations, after the policy was asserted. */
  readonly db: Db
  readonly queue: Queue
  readonly feed: Feed
  readonly secrets: Secrets
  readonly mail: Mail
  /** Where else than to the public internet webhooks of the vendor may go. */
  readonly webhooksAllowed: Allowed
  /** The address at which people and products reach the server, without a slash at its end. */
  readonly publicUrl: string
  /** How long a session may be idle, and how long it lasts at most. */
  readonly sessions: { readonly idleMinutes: number; readonly hours: number }
  /** What it costs to try one password. */
  readonly passwordCost: PasswordCost
  /** How many temporary licenses of a customer may be in force at a time. */
  readonly temporaryLicenses: number
  /** A license that ends within so many days is EXPIRING. */
  readonly expiringDays: number
  /** The lists of the API, for exports. */
  readonly lists: Lists
  /** The actor of a credential that was sent earlier, as he or she is now; throws when it is no good any more. */
  readonly resume: (credential: SentCredential) => Promise<Actor>
  /** After how many days audit events are pruned; null: never. */
  readonly auditRetentionDays: number | null
  readonly log: Logger
  readonly now: () => Date
}

export type Request = {
  actor?: Actor
  credentialHash?: string | null
  requestId?: string
  ipAddress?: string | null
  userAgent?: string | null
  keepSession?: KeepSession | undefined
  budget?: (() => Budget) | undefined
  claim?: Claim | null
  live?: Live
}

/** A context is bound to one client: Pothos caches by context, so a transaction needs a new one. */
export function createContext(env: Env, request: Request = {}): Ctx {
  const actor = request.actor ?? anonymous
  return {
    db: env.db,
    queue: env.queue,
    feed: env.feed,
    secrets: env.secrets,
    mail: env.mail,
    webhooksAllowed: env.webhooksAllowed,
    publicUrl: env.publicUrl,
    sessions: env.sessions,
    passwordCost: env.passwordCost,
    temporaryLicenses: env.temporaryLicenses,
    expiringDays: env.expiringDays,
    lists: env.lists,
    resume: env.resume,
    auditRetentionDays: env.auditRetentionDays,
    log: env.log,
    now: env.now,
    actor,
    read: readClient(env.db, actor),
    credentialHash: request.credentialHash ?? null,
    requestId: request.requestId ?? newId('AuditEvent').slice(4),
    ipAddress: request.ipAddress ?? null,
    userAgent: request.userAgent ?? null,
    keepSession: request.keepSession,
    budget: request.budget,
    claim: request.claim ?? null,
    live: request.live,
  }
}

/** The context of a caller without a person, such as a job. */
export function systemContext(env: Env, name: SystemName): Ctx {
  return createContext(env, { actor: systemActor(name) })
}
