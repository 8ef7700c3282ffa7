import { recordEvent } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Sql } from '../db/database.ts'
import type { Session, StaffRole } from '../db/generated/prisma/client.ts'
import { inTransaction } from '../db/transaction.ts'
import { InvalidInputError, NotFoundError, UnauthenticatedError } from '../errors.ts'
import { newId } from '../ids.ts'
import { type Actor, isVendorWide, type PortalUserActor, type StaffActor } from './actor.ts'
import { keepLast } from './kept.ts'
import { assertAllowed } from './policy.ts'
import { memberScopes, type Scope, staffScopes } from './scopes.ts'
import { hashToken, makeToken } from './token.ts'

type Row = {
  expiresAt: Date
  revokedAt: Date | null
  disabled: boolean
  staffId: string | null
  portalUserId: string | null
  name: string
  role: StaffRole | null
  /** The active memberships of a portal user: `ADMIN customer cus_…,MEMBER partner par_…`. */
  memberships: string | null
}

type Membership = {
  customerId: string | null
  partnerId: string | null
  role: 'ADMIN' | 'MEMBER' | 'READ_ONLY'
}

// One round trip, since every request makes it: who was disabled or removed a moment ago is out at once, everywhere.
const findSession = `
  select
    s."expiresAt", s."revokedAt", s."staffId", s."portalUserId",
    coalesce(st."disabledAt", u."disabledAt") is not null as disabled,
    coalesce(st.name, u."firstName" || ' ' || u."lastName") as name,
    st.role::text as role,
    (
      select string_agg(m.role || coalesce(' customer ' || m."customerId", ' partner ' || m."partnerId"), ',' order by m.id)
      from "Membership" m where m."portalUserId" = u.id and m.status = 'ACTIVE'
    ) as memberships
  from "Session" s
  left join "Staff" st on st.id = s."staffId"
  left join "PortalUser" u on u.id = s."portalUserId"
  where s."tokenHash" = $1`

/**
 * The person of a session. `team` is the customer or partner the person wants to act in; without one, all memberships
 * count together, those of archived customers included.
 */
export function sessionAuthenticator(sql: Sql, now: () => Date) {
  const keep = keepLast<StaffActor | PortalUserActor>(2_000)
  return async (tokenHash: string, team: string | undefined): Promise<Actor> => {
    const { rows } = await sql<Row>(findSession, [tokenHash], { name: 'portico-session' })
    const row = rows[0]
    if (!row) throw new UnauthenticatedError('UNAUTHENTICATED', 'This session does not exist.')
    if (row.revokedAt)
      throw new UnauthenticatedError('TOKEN_REVOKED', 'This session was ended. Sign in again.')
    if (row.disabled) throw new UnauthenticatedError('UNAUTHENTICATED', 'This account is disabled.')
    if (row.expiresAt <= now())
      throw new UnauthenticatedError('TOKEN_EXPIRED', 'This session has run out. Sign in again.')
    const key = JSON.stringify([row.staffId, row.portalUserId, row.name, row.role, row.memberships, team])
    return keep(key, () => actorOf(row, team))
  }
}

function actorOf(row: Row, team: string | undefined): StaffActor | PortalUserActor {
  if (row.staffId && row.role) {
    if (team !== undefined) throw unknownTeam()
    return { kind: 'staff', id: row.staffId, name: row.name, role: row.role, scopes: staffScopes[row.role] }
  }
  const all = row.memberships?.split(',').map(membershipOf) ?? []
  const memberships =
    team === undefined ? all : all.filter((m) => m.customerId === team || m.partnerId === team)
  if (team !== undefined && memberships.length === 0) throw unknownTeam()
  return { id: row.portalUserId!, name: row.name, ...actorOfMemberships(memberships) }
}

function membershipOf(text: string): Membership {
  const [role, kind, id] = text.split(' ') as [Membership['role'], 'customer' | 'partner', string]
  return { role, customerId: kind === 'customer' ? id : null, partnerId: kind === 'partner' ? id : null }
}

/** What memberships amount to together; each company is held apart by the policies. */
function actorOfMemberships(
  memberships: readonly Membership[],
): Pick<PortalUserActor, 'kind' | 'scopes' | 'adminOf' | 'memberOf' | 'partnerOf'> {
  const companies = (match: (m: Membership) => string | null | false) =>
    memberships.map(match).filter((id): id is string => typeof id === 'string')
  const adminOf = companies((m) => m.role === 'ADMIN' && m.customerId)
  const memberOf = companies((m) => m.role !== 'ADMIN' && m.customerId)
  const partnerOf = companies((m) => m.partnerId)
  const scopes = new Set<Scope>([
    ...(adminOf.length > 0 ? memberScopes.customerAdmin : []),
    ...(memberOf.length > 0 ? memberScopes.customerMember : []),
    ...(partnerOf.length > 0 ? memberScopes.partner : []),
  ])
  return { kind: 'portalUser', scopes, adminOf, memberOf, partnerOf }
}

/** The same for a company that does not exist and for one the caller does not belong to. */
export function unknownTeam(): InvalidInputError {
  return new InvalidInputError(
    'The header X-Portico-Team must name a customer or partner you are a member of.',
  )
}

/** A session lasts this long where its maker says nothing else. */
const sessionHours = 12

type NewSession = { expiresAt?: Date; demo?: boolean } & (
  | { staffId: string; portalUserId?: undefined }
  | { staffId?: undefined; portalUserId: string }
)

/**
 * Opens a session of a person and returns its secret, which cannot be read again. Only the system does this, after
 * it has proof of who the person is.
 */
export async function createSession(
  ctx: Ctx,
  { staffId, portalUserId, expiresAt, demo }: NewSession,
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
        createdAt: tx.now(),
        expiresAt: expiresAt ?? new Date(tx.now().getTime() + sessionHours * 3_600_000),
      },
    })
    await recordEvent(tx, { type: 'session.created', entityId: session.id })
    return { session, token }
  })
}

/** Ends a session at once, on every server. Ending it twice changes nothing. */
export function revokeSession(ctx: Ctx, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const session = await tx.db.session.findUnique({ where: { id } })
    if (!session || !mayRevoke(tx.actor, session)) throw new NotFoundError(['id'])
    const { count } = await tx.db.session.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: tx.now() },
    })
    if (count > 0) await recordEvent(tx, { type: 'session.revoked', entityId: id })
  })
}

/** Ends all sessions of a person at once, as part of the operation that calls it. */
export async function revokeSessionsOf(
  ctx: Ctx,
  owner: { staffId: string } | { portalUserId: string },
): Promise<void> {
  const sessions = await ctx.db.session.findMany({
    where: { ...owner, revokedAt: null, expiresAt: { gt: ctx.now() } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of sessions) {
    const { count } = await ctx.db.session.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: ctx.now() },
    })
    if (count > 0) await recordEvent(ctx, { type: 'session.revoked', entityId: id })
  }
}

/** One's own, and others' by whoever may disable the person. */
function mayRevoke(actor: Actor, session: Session): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'staff' && session.staffId === actor.id) return true
  if (actor.kind === 'portalUser' && session.portalUserId === actor.id) return true
  return isVendorWide(actor) && actor.scopes.has(session.staffId ? 'staff:write' : 'portal_user:write')
}
