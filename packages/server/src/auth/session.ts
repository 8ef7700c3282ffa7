import type { Logger } from 'pino'
import { recordEvent } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Sql } from '../db/database.ts'
import type { SecondFactorKind, Session, SignInMethod, StaffRole } from '../db/generated/prisma/client.ts'
import { inTransaction } from '../db/transaction.ts'
import { InvalidInputError, UnauthenticatedError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Actor, PortalUserActor, StaffActor } from './actor.ts'
import { type FeaturesOff, parseFeaturesOff, scopesInCustomers, scopesInPartners } from './features.ts'
import { type ImpersonatedRow, impersonatedActor, mayImpersonate } from './impersonated.ts'
import { keepLast } from './kept.ts'
import { lastUses, type Use } from './last-use.ts'
import { holdOwner, type Owner } from './owner.ts'
import { assertAllowed } from './policy.ts'
import { memberScopes, type Scope, staffScopes } from './scopes.ts'
import { hashToken, makeToken } from './token.ts'

type Row = {
  id: string
  cookie: boolean
  demo: boolean
  lastUsedAt: Date
  expiresAt: Date
  revokedAt: Date | null
  disabled: boolean
  staffId: string | null
  portalUserId: string | null
  name: string
  role: StaffRole | null
  /** The active memberships of a portal user, where the portal is on: `ADMIN customer cus_…,MEMBER partner par_…`. */
  memberships: string | null
  /** The features that are off for every customer: `LICENSES,PEOPLE`. */
  offEverywhere: string | null
  /** Those that are off for customers the person reaches: `cus_… LICENSES PEOPLE,cus_… PEOPLE`. */
  offInCustomers: string | null
} & { [K in Exclude<keyof ImpersonatedRow, 'staffId' | 'name' | 'role'>]: ImpersonatedRow[K] | null }

type Membership = {
  customerId: string | null
  partnerId: string | null
  role: 'ADMIN' | 'MEMBER' | 'READ_ONLY'
}

// One round trip, since every request makes it: who was disabled or removed a moment ago is out at once, everywhere.
const findSession = `
  select
    s.id, s.cookie, s.demo, s."lastUsedAt", s."expiresAt", s."revokedAt", s."staffId", s."portalUserId",
    coalesce(st."disabledAt", u."disabledAt") is not null as disabled,
    coalesce(st.name, u."firstName" || ' ' || u."lastName") as name,
    st.role::text as role,
    (
      select string_agg(m.role || coalesce(' customer ' || m."customerId", ' partner ' || m."partnerId"), ',' order by m.id)
      from "Membership" m
      left join "CustomerPortal" p on p."customerId" = m."customerId"
      where m."portalUserId" = u.id and m.status = 'ACTIVE' and coalesce(p.enabled, settings.enabled, true)
    ) as memberships,
    array_to_string(settings."featuresOff", ',') as "offEverywhere",
    (
      select string_agg(p."customerId" || ' ' || array_to_string(p."featuresOff", ' '), ',' order by p."customerId")
      from "CustomerPortal" p
      where p."featuresOff" <> '{}' and p."customerId" in (
        select m."customerId" from "Membership" m where m."portalUserId" = u.id and m.status = 'ACTIVE'
        union all
        select project."customerId" from "Membership" m
        join "_ProjectPartner" link on link."A" = m."partnerId"
        join "Project" project on project.id = link."B"
        where m."portalUserId" = u.id and m.status = 'ACTIVE'
        union all
        select i."customerId"
      )
    ) as "offInCustomers",
    s."impersonationId", i."customerId", i."readOnly", customer.name as "customerName",
    i."endedAt" is null and customer."archivedAt" is null and coalesce(portal."allowImpersonation", true)
      as "impersonationHolds"
  from "Session" s
  left join "Staff" st on st.id = s."staffId"
  left join "PortalUser" u on u.id = s."portalUserId"
  left join "PortalSettings" settings on true
  left join "Impersonation" i on i.id = s."impersonationId"
  left join "Customer" customer on customer.id = i."customerId"
  left join "CustomerPortal" portal on portal."customerId" = i."customerId"
  where s."tokenHash" = $1`

/** How a secret came: one from a cookie is good there alone, so that none of the two can be passed off as the other. */
export type Carrier = 'bearer' | 'cookie' | 'any'

type Options = { sql: Sql; now: () => Date; log: Logger; idleMinutes: number }

/**
 * The person of a session. `team` is the customer or partner the person wants to act in; without one, all memberships
 * count together, those of archived customers included. The last use is written at most once a minute.
 */
export function sessionAuthenticator({ sql, now, log, idleMinutes }: Options) {
  const keep = keepLast<StaffActor | PortalUserActor>(2_000)
  const uses = lastUses({ sql, log, table: 'Session' })

  function assertUsable(row: Row, at: Date): void {
    if (row.revokedAt)
      throw new UnauthenticatedError('TOKEN_REVOKED', 'This session was ended. Sign in again.')
    if (row.disabled) throw new UnauthenticatedError('UNAUTHENTICATED', 'This account is disabled.')
    if (row.expiresAt <= at || isIdle(row, at, idleMinutes))
      throw new UnauthenticatedError('TOKEN_EXPIRED', 'This session has run out. Sign in again.')
  }

  return {
    async authenticate(
      tokenHash: string,
      team: string | undefined,
      carrier: Carrier,
      use: Use = 'counts',
    ): Promise<Actor> {
      const { rows } = await sql<Row>(findSession, [tokenHash], { name: 'portico-session' })
      const row = rows[0]
      if (!row || (carrier !== 'any' && row.cookie !== (carrier === 'cookie')))
        throw new UnauthenticatedError('UNAUTHENTICATED', 'This session does not exist.')
      const at = now()
      assertUsable(row, at)
      if (use === 'counts') uses.touch(row, at)
      const { expiresAt, revokedAt, lastUsedAt, ...who } = row
      return keep(JSON.stringify([who, team]), () => actorOf(row, team))
    },
    settle: uses.settle,
  }
}

/** Whether a session was left alone for too long. The secrets of the demo are for trying out, at any time. */
export function isIdle(
  { demo, lastUsedAt }: { demo: boolean; lastUsedAt: Date },
  at: Date,
  idleMinutes: number,
): boolean {
  return !demo && lastUsedAt.getTime() + idleMinutes * 60_000 <= at.getTime()
}

function actorOf(row: Row, team: string | undefined): StaffActor | PortalUserActor {
  const featuresOff = parseFeaturesOff(row.offEverywhere, row.offInCustomers)
  if (row.impersonationId) {
    if (team !== undefined && team !== row.customerId) throw unknownTeam()
    const impersonated = row as ImpersonatedRow
    if (!row.impersonationHolds || !mayImpersonate(impersonated.role, impersonated))
      throw new UnauthenticatedError('TOKEN_REVOKED', 'This sign-in as a customer was ended.')
    return impersonatedActor(impersonated, featuresOff)
  }
  if (row.staffId && row.role) {
    if (team !== undefined) throw unknownTeam()
    const { staffId: id, name, role, id: sessionId } = row
    return { kind: 'staff', id, name, role, scopes: staffScopes[role], sessionId }
  }
  const all = row.memberships?.split(',').map(membershipOf) ?? []
  const memberships =
    team === undefined ? all : all.filter((m) => m.customerId === team || m.partnerId === team)
  if (team !== undefined && memberships.length === 0) throw unknownTeam()
  return {
    id: row.portalUserId!,
    name: row.name,
    sessionId: row.id,
    ...(team !== undefined && { team }),
    ...actorOfMemberships(memberships, featuresOff),
  }
}

function membershipOf(text: string): Membership {
  const [role, kind, id] = text.split(' ') as [Membership['role'], 'customer' | 'partner', string]
  return { role, customerId: kind === 'customer' ? id : null, partnerId: kind === 'partner' ? id : null }
}

/** What memberships amount to together; each company is held apart by the policies. */
function actorOfMemberships(
  memberships: readonly Membership[],
  featuresOff: FeaturesOff,
): Omit<PortalUserActor, 'id' | 'name' | 'team' | 'impersonation'> {
  const companies = (match: (m: Membership) => string | null | false) =>
    memberships.map(match).filter((id): id is string => typeof id === 'string')
  const adminOf = companies((m) => m.role === 'ADMIN' && m.customerId)
  const memberOf = companies((m) => m.role !== 'ADMIN' && m.customerId)
  const partnerOf = companies((m) => m.partnerId)
  const scopes = new Set<Scope>([
    ...scopesInCustomers(memberScopes.customerAdmin, adminOf, featuresOff),
    ...scopesInCustomers(memberScopes.customerMember, memberOf, featuresOff),
    ...(partnerOf.length > 0 ? scopesInPartners(memberScopes.partner, featuresOff) : []),
  ])
  return { kind: 'portalUser', scopes, adminOf, memberOf, partnerOf, featuresOff }
}

/** The same for a company that does not exist and for one the caller does not belong to. */
export function unknownTeam(): InvalidInputError {
  return new InvalidInputError(
    'The header X-Portico-Team must name a customer or partner you are a member of.',
  )
}

type NewSession = {
  expiresAt?: Date
  demo?: boolean
  cookie?: boolean
  /** What proved who the person is. */
  method?: SignInMethod
  secondFactor?: SecondFactorKind | null
} & Owner

/**
 * Opens a session of a person and returns its secret, which cannot be read again. Only the system does this, after
 * it has proof of who the person is.
 */
export async function createSession(
  ctx: Ctx,
  { staffId, portalUserId, expiresAt, demo, cookie, method, secondFactor }: NewSession,
): Promise<{ session: Session; token: string }> {
  assertAllowed(ctx.actor.kind === 'system', 'Sessions are opened by signing in.')
  const token = makeToken('session')
  return inTransaction(ctx, async (tx) => {
    const session = await tx.db.session.create({
      data: {
        id: newId('Session'),
        tokenHash: hashToken(token),
        staffId: staffId ?? null,
        portalUserId: portalUserId ?? null,
        demo: demo ?? false,
        cookie: cookie ?? false,
        method: method ?? null,
        secondFactor: secondFactor ?? null,
        ipAddress: tx.ipAddress,
        userAgent: tx.userAgent,
        createdAt: tx.now(),
        lastUsedAt: tx.now(),
        expiresAt: expiresAt ?? new Date(tx.now().getTime() + tx.sessions.hours * 3_600_000),
      },
    })
    await recordEvent(tx, { type: 'session.created', entityId: session.id })
    return { session, token }
  })
}

/** Ends a session as part of the operation that calls it; false where it had ended before. */
export async function endSession(ctx: Ctx, id: string): Promise<boolean> {
  const { count } = await ctx.db.session.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: ctx.now() },
  })
  if (count === 0) return false
  await recordEvent(ctx, { type: 'session.revoked', entityId: id })
  await endImpersonationBy(ctx, id)
  return true
}

/** With its session a sign-in as a customer ends, and the customer's trail says so. */
async function endImpersonationBy(ctx: Ctx, sessionId: string): Promise<void> {
  const impersonation = await ctx.db.impersonation.findFirst({
    where: { session: { id: sessionId }, endedAt: null },
    select: { id: true, customerId: true },
  })
  if (!impersonation) return
  const { id, customerId } = impersonation
  await ctx.db.impersonation.update({ where: { id }, data: { endedAt: ctx.now() }, select: { id: true } })
  await recordEvent(ctx, { type: 'impersonation.ended', entityId: id, customerId })
}

type Which = { demo?: boolean; secondFactor?: null }

/**
 * Ends all sessions of a person at once, but for one if so told, as part of the operation that calls it. Whoever is half
 * way in starts again: a sign-in at the same moment is over before, and ended too, or finds what has changed.
 */
export async function revokeSessionsOf(
  ctx: Ctx,
  { staffId, portalUserId, ...which }: Owner & Which,
  except?: string | null,
): Promise<number> {
  const owner = staffId === undefined ? { portalUserId } : { staffId }
  await holdOwner(ctx, owner)
  await ctx.db.pendingSignIn.deleteMany({ where: owner })
  const sessions = await ctx.db.session.findMany({
    where: {
      ...owner,
      ...which,
      revokedAt: null,
      expiresAt: { gt: ctx.now() },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  let ended = 0
  for (const { id } of sessions) if (id !== except && (await endSession(ctx, id))) ended++
  return ended
}

/**
 * A person who may more than before signs in again: no secret of before the change carries the new rights. What an old
 * role allowed is gone with the change itself; the sessions of others go on.
 */
export function rotateSessionsOf(ctx: Ctx, owner: Owner): Promise<number> {
  return revokeSessionsOf(ctx, { ...owner, demo: false })
}
