import type { Logger } from 'pino'
import type { Sql } from '../db/database.ts'
import { UnauthenticatedError } from '../errors.ts'
import { type Actor, anonymous } from './actor.ts'
import { apiTokenAuthenticator } from './api-token.ts'
import { bootstrapAuthenticator } from './bootstrap-token.ts'
import type { Use } from './last-use.ts'
import { serviceAccountAuthenticator } from './service-account-token.ts'
import { type Carrier, sessionAuthenticator, unknownTeam } from './session.ts'
import { hashToken, type TokenKind, tokenKind } from './token.ts'

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
   * the session of a browser, which counts where there is no Authorization header; `address` is where the request is from.
   */
  authenticate(headers: CredentialHeaders, cookie?: string, address?: string | null): Promise<Actor>
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

/** Whether it is a use of the credential, and from where. */
type Asked = { readonly use: Use; readonly address: string | null }

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
  const serviceAccount = serviceAccountAuthenticator({ sql, now, log })

  async function machineOf(kind: TokenKind | null, tokenHash: string, asked: Asked): Promise<Actor | null> {
    if (kind === 'apiToken') return apiToken.authenticate(tokenHash, asked)
    return kind === 'serviceAccount' ? serviceAccount.authenticate(tokenHash, asked) : null
  }

  async function actorOfToken(
    token: string,
    { team, carrier, ...asked }: Asked & { team: string | undefined; carrier: Carrier },
  ): Promise<Actor> {
    const tokenHash = hashToken(token)
    const known = carrier === 'bearer' ? bootstrap(tokenHash) : null
    const kind = known ? null : tokenKind(token)
    if (kind === 'session') return session.authenticate(tokenHash, team, carrier, asked.use)
    const actor = known ?? (carrier === 'bearer' ? await machineOf(kind, tokenHash, asked) : null)
    if (!actor)
      throw new UnauthenticatedError(
        'UNAUTHENTICATED',
        'This is not a token of this server, or it is mistyped.',
      )
    // Only a person has memberships to choose from.
    if (team !== undefined) throw unknownTeam()
    return actor
  }

  async function actorOf(
    headers: CredentialHeaders,
    cookie: string | undefined,
    asked: Asked,
  ): Promise<Actor> {
    const team = headers['x-portico-team']?.toString()
    if (headers.authorization === undefined && cookie !== undefined)
      return actorOfToken(cookie, { ...asked, team, carrier: 'cookie' })
    if (headers.authorization === undefined) {
      if (team !== undefined) throw unknownTeam()
      return anonymous
    }
    const token = bearer.exec(headers.authorization)?.[1]
    if (!token) {
      throw new UnauthenticatedError('UNAUTHENTICATED', 'The Authorization header must be: Bearer <token>.')
    }
    return actorOfToken(token, { ...asked, team, carrier: 'bearer' })
  }

  return {
    authenticate: (headers, cookie, address = null) => actorOf(headers, cookie, { use: 'counts', address }),
    look: (headers, cookie) => actorOf(headers, cookie, { use: 'looks', address: null }),
    settle: async () => {
      await Promise.all([apiToken.settle(), serviceAccount.settle(), session.settle()])
    },
    async resume({ kind, hash, team }, use = 'counts') {
      const sentEarlier: Asked = { use, address: null }
      if (kind === 'serviceAccount') return serviceAccount.authenticate(hash, sentEarlier)
      if (kind !== 'apiToken') return session.authenticate(hash, team, 'any', use)
      return bootstrap(hash) ?? apiToken.authenticate(hash, sentEarlier)
    },
  }
}
