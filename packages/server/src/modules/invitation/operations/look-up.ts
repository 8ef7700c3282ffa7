import type { Ctx } from '../../../context.ts'
import type { Invitation, MembershipRole } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { AppError } from '../../../errors.ts'
import { hashSecret } from '../secret.ts'
import { statusAt } from '../state.ts'
import { takesPeople } from './accept.ts'
import { renewInvitation } from './change.ts'
import { holdInvitation } from './hold.ts'
import { companyName } from './mail.ts'
import { isSponsored } from './sponsor.ts'

/** What the page of a link shows. Of one that does not work, nothing but why. */
export type LinkView =
  | { kind: 'unknown' | 'used' | 'revoked' | 'expired' | 'closed' }
  | {
      kind: 'open'
      companyName: string
      inviterName: string | null
      role: MembershipRole
      expiresAt: Date
      /** Whether the person is new and has to give a name. */
      isNew: boolean
    }

/** Looks a link up for whoever holds it, and changes nothing. */
export async function findLink(ctx: Ctx, secret: string): Promise<LinkView> {
  const invitation = await ctx.db.invitation.findUnique({ where: { secretHash: hashSecret(secret) } })
  if (!invitation) return { kind: 'unknown' }
  switch (statusAt(invitation, ctx.now())) {
    case 'ACCEPTED':
      return { kind: 'used' }
    case 'REVOKED':
      return { kind: 'revoked' }
    case 'EXPIRED':
      return { kind: 'expired' }
    case 'PENDING_APPROVAL':
      return { kind: 'unknown' }
    case 'PENDING':
      return viewOf(ctx, invitation)
  }
}

async function viewOf(ctx: Ctx, invitation: Invitation): Promise<LinkView> {
  if (!(await isSponsored(ctx, invitation))) return { kind: 'revoked' }
  if (!(await takesPeople(ctx, invitation))) return { kind: 'closed' }
  const { email, role, expiresAt } = invitation
  const person = await ctx.db.portalUser.findUnique({ where: { email }, select: { id: true } })
  return {
    kind: 'open',
    companyName: await companyName(ctx, invitation),
    inviterName: inviterOf(invitation),
    role,
    expiresAt,
    isNew: person === null,
  }
}

/** The person who invites; no name of a program. */
function inviterOf({ invitedByKind, invitedByName }: Invitation): string | null {
  return invitedByKind === 'staff' || invitedByKind === 'portalUser' ? invitedByName : null
}

const hourMs = 3_600_000

/**
 * Mails a new link in the place of one that has run out, to the same address, once an hour at most. Says nothing of
 * whether it did: whoever holds an old link learns no more than that.
 */
export async function requestNewLink(ctx: Ctx, secret: string): Promise<void> {
  const secretHash = hashSecret(secret)
  try {
    await inTransaction(ctx, async (ctx) => {
      const seen = await ctx.db.invitation.findUnique({ where: { secretHash } })
      const invitation = seen && (await holdInvitation(ctx, seen))
      if (invitation?.secretHash !== secretHash || statusAt(invitation, ctx.now()) !== 'EXPIRED') return
      if (invitation.sentAt!.getTime() > ctx.now().getTime() - hourMs) return
      if (await isSponsored(ctx, invitation)) await renewInvitation(ctx, invitation, {})
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

export type OwnInvitation = Pick<Invitation, 'id' | 'role' | 'expiresAt'> & {
  companyName: string
  inviterName: string | null
}

const maxOwn = 100

/** The open invitations to the address of the person who is signed in, oldest first. */
export async function findOwnInvitations(ctx: Ctx): Promise<OwnInvitation[]> {
  if (ctx.actor.kind !== 'portalUser' || ctx.actor.impersonation) return []
  const person = await ctx.db.portalUser.findUnique({
    where: { id: ctx.actor.id },
    select: { email: true },
  })
  if (!person) return []
  const invitations = await ctx.db.invitation.findMany({
    where: {
      email: person.email,
      status: 'PENDING',
      expiresAt: { gt: ctx.now() },
      OR: [{ customerId: null }, { customer: { archivedAt: null } }],
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: maxOwn,
    include: { customer: { select: { name: true } }, partner: { select: { name: true } } },
  })
  return invitations.map((invitation) => ({
    id: invitation.id,
    role: invitation.role,
    expiresAt: invitation.expiresAt,
    companyName: (invitation.customer ?? invitation.partner)!.name,
    inviterName: inviterOf(invitation),
  }))
}
