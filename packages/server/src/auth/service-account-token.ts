import type { Logger } from 'pino'
import type { Sql } from '../db/database.ts'
import type { StaffRole } from '../db/generated/prisma/client.ts'
import { UnauthenticatedError } from '../errors.ts'
import type { ServiceAccountActor } from './actor.ts'
import { keepLast } from './kept.ts'
import { lastUses, type Use } from './last-use.ts'
import { memberScopes, type Scope, serviceAccountScopes, staffScopes, withImplied } from './scopes.ts'
import { within } from './token-policies.ts'

type Row = {
  id: string
  scopes: string[]
  serviceAccountId: string
  name: string
  customerId: string
  sponsored: boolean
  /** Of a sponsor who works for the vendor, null while he or she is disabled. */
  staffRole: StaffRole | null
  /** Whether the sponsor is a person who administers the customer now. */
  administers: boolean
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const findToken = `
  select t.id, t.scopes, a.id as "serviceAccountId", a.name, a."customerId",
    t."sponsorStaffId" is not null or t."sponsorPortalUserId" is not null as sponsored,
    case when s."disabledAt" is null then s.role::text end as "staffRole",
    exists (
      select from "PortalUser" u
      join "Membership" m on m."portalUserId" = u.id
      where u.id = t."sponsorPortalUserId" and u."disabledAt" is null
        and m."customerId" = a."customerId" and m.status = 'ACTIVE' and m.role = 'ADMIN'
    ) as administers,
    t."expiresAt", t."lastUsedAt", coalesce(a."revokedAt", t."revokedAt") as "revokedAt"
  from "ServiceAccountToken" t
  join "ServiceAccount" a on a.id = t."serviceAccountId"
  left join "Staff" s on s.id = t."sponsorStaffId"
  where t."tokenHash" = $1`

type Options = { sql: Sql; now: () => Date; log: Logger }

/**
 * The service account of a token. It may what the token was given as far as its sponsor may that now; what is switched
 * off in the portal is off for people alone.
 */
export function serviceAccountAuthenticator({ sql, now, log }: Options) {
  const keep = keepLast<ServiceAccountActor>(2_000)
  const uses = lastUses({ sql, log, table: 'ServiceAccountToken' })

  return {
    async authenticate(
      tokenHash: string,
      { use, address }: { use: Use; address: string | null },
    ): Promise<ServiceAccountActor> {
      const { rows } = await sql<Row>(findToken, [tokenHash], { name: 'portico-service-account-token' })
      const row = rows[0]
      const at = now()
      if (!row)
        throw new UnauthenticatedError('UNAUTHENTICATED', 'This service account token does not exist.')
      if (row.revokedAt)
        throw new UnauthenticatedError('TOKEN_REVOKED', 'This service account token was revoked.')
      if (row.expiresAt && row.expiresAt <= at) {
        const message = 'This service account token has run out. Create a new one.'
        throw new UnauthenticatedError('TOKEN_EXPIRED', message)
      }
      if (use === 'counts') uses.touch(row, at, address)
      const { expiresAt, lastUsedAt, revokedAt, ...who } = row
      return keep(JSON.stringify(who), () => actorOf(row))
    },

    settle: uses.settle,
  }
}

function actorOf(row: Row): ServiceAccountActor {
  const granted = serviceAccountScopes.filter((scope) => row.scopes.includes(scope))
  return {
    kind: 'serviceAccount',
    id: row.serviceAccountId,
    name: row.name,
    scopes: within(withImplied(granted), mostOf(row)),
    customerId: row.customerId,
    tokenId: row.id,
  }
}

/** What the sponsor may now. A person of the customer who no longer administers it sees less than the account would. */
function mostOf({ sponsored, staffRole, administers }: Row): ReadonlySet<Scope> | null {
  if (!sponsored) return null
  if (staffRole !== null) return staffScopes[staffRole]
  return administers ? memberScopes.customerAdmin : new Set()
}
