import type { Logger } from 'pino'
import type { Sql } from '../db/database.ts'
import { UnauthenticatedError } from '../errors.ts'
import { type Actor, anonymous } from './actor.ts'
import { apiTokenAuthenticator } from './api-token.ts'
import { bootstrapAuthenticator } from './bootstrap-token.ts'
import { sessionAuthenticator, unknownTeam } from './session.ts'
import { hashToken, tokenKind } from './token.ts'

/** The headers that say who calls; nothing else of a request does, least of all its address. */
type CredentialHeaders = {
  readonly authorization?: string | undefined
  readonly 'x-portico-team'?: string | string[] | undefined
}

export type Authenticator = {
  /** The actor of a request: anonymous without a credential, an UnauthenticatedError for one that is no good. */
  authenticate(headers: CredentialHeaders): Promise<Actor>
  /** Waits for what is written about the use of credentials. */
  settle(): Promise<void>
}

type Options = { sql: Sql; now: () => Date; log: Logger; bootstrapToken: string | undefined }

const bearer = /^Bearer +([\x21-\x7e]{1,512})$/i

export function createAuthenticator({ sql, now, log, bootstrapToken }: Options): Authenticator {
  const bootstrap = bootstrapAuthenticator(bootstrapToken)
  const session = sessionAuthenticator(sql, now)
  const apiToken = apiTokenAuthenticator({ sql, now, log })

  async function actorOfToken(token: string, team: string | undefined): Promise<Actor> {
    const tokenHash = hashToken(token)
    const known = bootstrap(tokenHash)
    const kind = known ? null : tokenKind(token)
    if (kind === 'session') return session(tokenHash, team)
    const actor = known ?? (kind === 'apiToken' ? await apiToken.authenticate(tokenHash) : null)
    if (!actor)
      throw new UnauthenticatedError(
        'UNAUTHENTICATED',
        'This is not a token of this server, or it is mistyped.',
      )
    // Only a person has memberships to choose from.
    if (team !== undefined) throw unknownTeam()
    return actor
  }

  return {
    async authenticate(headers) {
      const team = headers['x-portico-team']?.toString()
      if (headers.authorization === undefined) {
        if (team !== undefined) throw unknownTeam()
        return anonymous
      }
      const token = bearer.exec(headers.authorization)?.[1]
      if (!token) {
        throw new UnauthenticatedError('UNAUTHENTICATED', 'The Authorization header must be: Bearer <token>.')
      }
      return actorOfToken(token, team)
    },
    settle: () => apiToken.settle(),
  }
}
