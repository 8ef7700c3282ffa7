import pino from 'pino'
import type { Actor } from '../../src/auth/actor.ts'
import { createAuthenticator } from '../../src/auth/authenticate.ts'
import { type Ctx, createContext, type Db, type Env } from '../../src/context.ts'
import type { Sql } from '../../src/db/database.ts'
import { outside } from '../harness.ts'
import { nowhere } from '../queue.ts'
import { type Caller, now } from './world.ts'

/** Signs callers in with their credentials, as the server does: what a world says of them is all that counts. */
export type SignIn = (caller: Pick<Caller, 'token' | 'team'>) => Promise<Actor>

export function signInOn(db: Db): SignIn {
  const sql: Sql = async <Row>(text: string, values: readonly unknown[] = []) => ({
    rows: await db.$queryRawUnsafe<Row[]>(text, ...values),
  })
  const { authenticate } = createAuthenticator({
    sql,
    now: () => now,
    log,
    bootstrapToken: undefined,
    idleMinutes: 30,
  })
  return ({ token, team }) =>
    authenticate({
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(team === undefined ? {} : { 'x-portico-team': team }),
    })
}

const log = pino({ level: 'silent' })

export async function environment(db: Db): Promise<Env> {
  return { ...outside, db, queue: nowhere, log, now: () => now }
}

/** The context of a request of this actor. */
export function requestOf(env: Env, actor: Actor): Ctx {
  return createContext(env, { actor, credentialHash: 'hash of a credential', requestId: 'test' })
}
