import type { Logger } from 'pino'
import type { Sql } from '../db/database.ts'
import type { StaffRole } from '../db/generated/prisma/client.ts'
import { UnauthenticatedError } from '../errors.ts'
import type { ApiTokenActor } from './actor.ts'
import { keepLast } from './kept.ts'
import { lastUses, type Use } from './last-use.ts'
import { staffScopes } from './scopes.ts'
import { isShipped, type Patterns, scopesOf, shippedPolicies, within } from './token-policies.ts'

type Granted = {
  id: string
  name: string
  scopes: string[]
  shippedPolicy: string | null
  /** Of a policy of the vendor's own; null without one. */
  allow: string[] | null
  deny: string[] | null
  allCustomers: boolean
  customerIds: string[]
  sponsorId: string | null
  /** Of the sponsor, null while he or she is disabled. */
  sponsorRole: StaffRole | null
}

type Row = Granted & {
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const findToken = `
  select t.id, t.name, t.scopes, t."shippedPolicy", p.allow, p.deny, t."allCustomers", t."customerIds", t."sponsorId",
    case when s."disabledAt" is null then s.role::text end as "sponsorRole",
    t."expiresAt", t."lastUsedAt", t."revokedAt"
  from "ApiToken" t
  left join "TokenPolicy" p on p.id = t."policyId"
  left join "Staff" s on s.id = t."sponsorId"
  where t."tokenHash" = $1`

type Options = { sql: Sql; now: () => Date; log: Logger }

/**
 * The actor of an API token. It may what it was given as far as its sponsor may that now: of a disabled one, nothing.
 * Its last use is written at most once a minute, and no request waits for that.
 */
export function apiTokenAuthenticator({ sql, now, log }: Options) {
  const keep = keepLast<ApiTokenActor>(2_000)
  const uses = lastUses({ sql, log, table: 'ApiToken' })

  return {
    async authenticate(
      tokenHash: string,
      { use, address }: { use: Use; address: string | null },
    ): Promise<ApiTokenActor> {
      const { rows } = await sql<Row>(findToken, [tokenHash], { name: 'portico-api-token' })
      const row = rows[0]
      const at = now()
      if (!row) throw new UnauthenticatedError('UNAUTHENTICATED', 'This API token does not exist.')
      if (row.revokedAt) throw new UnauthenticatedError('TOKEN_REVOKED', 'This API token was revoked.')
      if (row.expiresAt && row.expiresAt <= at) {
        throw new UnauthenticatedError('TOKEN_EXPIRED', 'This API token has run out. Create a new one.')
      }
      if (use === 'counts') uses.touch(row, at, address)
      const { expiresAt, lastUsedAt, revokedAt, ...who } = row
      return keep(JSON.stringify(who), () => tokenActor(row))
    },

    settle: uses.settle,
  }
}

/** The policy of a token and its single scopes, which are patterns without a star. */
function patternsOf({ scopes, shippedPolicy, allow, deny }: Granted): Patterns {
  const policy: Patterns =
    shippedPolicy !== null && isShipped(shippedPolicy)
      ? shippedPolicies[shippedPolicy]
      : { allow: allow ?? [], deny: deny ?? [] }
  return { allow: [...policy.allow, ...scopes], deny: policy.deny }
}

/** What a token may, as far as its sponsor may that now. */
export function tokenActor(row: Granted): ApiTokenActor {
  const { id, name, sponsorId, sponsorRole } = row
  const most = sponsorId === null ? null : sponsorRole === null ? nothing : staffScopes[sponsorRole]
  return {
    kind: 'apiToken',
    id,
    name,
    scopes: within(scopesOf(patternsOf(row)), most),
    customerIds: row.allCustomers ? null : row.customerIds,
    sponsorId,
  }
}

const nothing = new Set<never>()
