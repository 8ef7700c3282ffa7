import type { Logger } from 'pino'
import type { Sql } from '../db/database.ts'
import { UnauthenticatedError } from '../errors.ts'
import type { ApiTokenActor } from './actor.ts'
import { keepLast } from './kept.ts'
import { lastUses, type Use } from './last-use.ts'
import { grantableScopes, type Scope, withImplied } from './scopes.ts'

type Row = {
  id: string
  name: string
  scopes: string[]
  allCustomers: boolean
  customerIds: string[]
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const findToken = `
  select id, name, scopes, "allCustomers", "customerIds", "expiresAt", "lastUsedAt", "revokedAt"
  from "ApiToken" where "tokenHash" = $1`

type Options = { sql: Sql; now: () => Date; log: Logger }

/** The actor of an API token. Its last use is written at most once a minute, and no request waits for that. */
export function apiTokenAuthenticator({ sql, now, log }: Options) {
  const keep = keepLast<ApiTokenActor>(2_000)
  const uses = lastUses({ sql, log, table: 'ApiToken' })

  return {
    async authenticate(tokenHash: string, use: Use = 'counts'): Promise<ApiTokenActor> {
      const { rows } = await sql<Row>(findToken, [tokenHash], { name: 'portico-api-token' })
      const row = rows[0]
      const at = now()
      if (!row) throw new UnauthenticatedError('UNAUTHENTICATED', 'This API token does not exist.')
      if (row.revokedAt) throw new UnauthenticatedError('TOKEN_REVOKED', 'This API token was revoked.')
      if (row.expiresAt && row.expiresAt <= at) {
        throw new UnauthenticatedError('TOKEN_EXPIRED', 'This API token has run out. Create a new one.')
      }
      if (use === 'counts') uses.touch(row, at)
      const key = JSON.stringify([row.id, row.name, row.scopes, row.allCustomers, row.customerIds])
      return keep(key, () => actorOf(row))
    },

    settle: uses.settle,
  }
}

function actorOf(row: Row): ApiTokenActor {
  const granted = grantableScopes.filter((scope: Scope) => row.scopes.includes(scope))
  return {
    kind: 'apiToken',
    id: row.id,
    name: row.name,
    scopes: withImplied(granted),
    customerIds: row.allCustomers ? null : row.customerIds,
  }
}
