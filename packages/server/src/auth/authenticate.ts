import type { Logger } from 'pino'
import type { Sql } from '../db/database.ts'
import { UnauthenticatedError } from '../errors.ts'
import { type Actor, anonymous } from './actor.ts'
import { apiTokenAuthenticator } from './api-token.ts'
import { bootstrapAuthenticator } from './bootstrap-token.ts'
import type { Use } from './last-use.ts'
import { type Carrier, sessionAuthenticator, unknownTeam } from './session.ts'
import { hashToken, tokenKind } from './token.ts'

/** The headers that say who calls; nothing else of a request does, least of all its address. */
export type CredentialHeaders = {
  readonly authorization?: string | undefined
  readonly 'x-portico-team'?: string | string[] | undefined
}

/** A credential that was sent earlier, by what is kept of it; `team` is the company its caller acted in. */
export type SentCredential = { kind: string; hash: string; team?: string | undefined }

export type Authenticator = {
  /**
   * The actor of a request: anonymous without a credential, an UnauthenticatedError for one that is no good. `cookie` is
   * the session of a browser, which counts where there is no Authorization header.
   */
  authenticate(headers: CredentialHeaders, cookie?: string): Promise<Actor>
  /** The same of a request that goes on by itself: it is no use of the credential, which may run out meanwhile. */
  look(headers: CredentialHeaders, cookie?: string): Promise<Actor>
  /** The actor of a credential that was sent earlier, as he or she is now, in all memberships or one; the same error. */
  resume(credential: SentCredential, use?: Use): Promise<Actor>
  /** Waits for what is written about the use of credentials. */
  settle(): Promise<void>
}

type Options = {
  sql: Sql
  now: () => Date
  log: Logger
  bootstrapToken: string | undefined
  idleMinutes: number
}

const bearer = /^Bearer +([\x21-\x7e]{1,512})$/i

/** What identifies the credential of a request without being it; null where there is none. */
export function credentialHashOf({ authorization }: CredentialHeaders, cookie?: string): string | null {
  const token = authorization === undefined ? cookie : bearer.exec(authorization)?.[1]
  return token ? hashToken(token) : null
}

export function createAuthenticator({ sql, now, log, bootstrapToken, idleMinutes }: Options): Authenticator {
  const bootstrap = bootstrapAuthenticator(bootstrapToken)
  const session = sessionAuthenticator({ sql, now, log, idleMinutes })
  const apiToken = apiTokenAuthenticator({ sql, now, log })

  async function actorOfToken(
    token: string,
    team: string | undefined,
    carrier: Carrier,
    use: Use,
  ): Promise<Actor> {
    const tokenHash = hashToken(token)
    const known = carrier === 'bearer' ? bootstrap(tokenHash) : null
    const kind = known ? null : tokenKind(token)
    if (kind === 'session') return session.authenticate(tokenHash, team, carrier, use)
    const actor =
      known ??
      (kind === 'apiToken' && carrier === 'bearer' ? await apiToken.authenticate(tokenHash, use) : null)
    if (!actor)
      throw new UnauthenticatedError(
        'UNAUTHENTICATED',
        'This is not a token of this server, or it is mistyped.',
      )
    // Only a person has memberships to choose from.
    if (team !== undefined) throw unknownTeam()
    return actor
  }

  async function actorOf(headers: CredentialHeaders, cookie: string | undefined, use: Use): Promise<Actor> {
    const team = headers['x-portico-team']?.toString()
    if (headers.authorization === undefined && cookie !== undefined)
      return actorOfToken(cookie, team, 'cookie', use)
    if (headers.authorization === undefined) {
      if (team !== undefined) throw unknownTeam()
      return anonymous
    }
    const token = bearer.exec(headers.authorization)?.[1]
    if (!token) {
      throw new UnauthenticatedError('UNAUTHENTICATED', 'The Authorization header must be: Bearer <token>.')
    }
    return actorOfToken(token, team, 'bearer', use)
  }

  return {
    authenticate: (headers, cookie) => actorOf(headers, cookie, 'counts'),
    look: (headers, cookie) => actorOf(headers, cookie, 'looks'),
    settle: async () => {
      await Promise.all([apiToken.settle(), session.settle()])
    },
    async resume({ kind, hash, team }, use = 'counts') {
      if (kind !== 'apiToken') return session.authenticate(hash, team, 'any', use)
      return bootstrap(hash) ?? apiToken.authenticate(hash, use)
    },
  }
}
