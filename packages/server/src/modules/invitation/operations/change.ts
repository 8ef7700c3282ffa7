import { z } from 'zod'
import { changesOf } from '../../../audit/changes.ts'
import type { EventType } from '../../../audit/events.ts'
import { recordEvent } from '../../../audit/record.ts'
import { auditKind } from '../../../auth/actor.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Invitation, Prisma } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../../db/violations.ts'
import { ConflictError, NotFoundError } from '../../../errors.ts'
import { expectedVersion, id, parseInput } from '../../../input.ts'
import { assertNotArchived } from '../../customer/operations.ts'
import { invitationPolicy } from '../policy.ts'
import { statusAt } from '../state.ts'
import { expiryOf } from '../terms.ts'
import { assertNoMember, assertTakesPeople, assertWelcome, holdInvitation } from './hold.ts'
import { mailLink, newLink } from './mail.ts'

const byId = z.object({ id, expectedVersion })

type Sent = { id: string; url: string | null }

/** Sends an open or expired invitation again: with a new link and a new end; the old link is dead. */
export async function resendInvitation(ctx: Ctx, raw: unknown): Promise<Sent> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openInvitation(ctx, input)
    const status = statusAt(before, ctx.now())
    if (before.sentAt === null)
      throw new ConflictError('The invitation was never approved, so it was never sent.', ['id'])
    if (status !== 'PENDING' && status !== 'EXPIRED')
      throw new ConflictError('The invitation was accepted or revoked; invite anew.', ['id'])
    const { url } = await renewInvitation(ctx, before, sponsorOf(ctx))
    return { id: before.id, url: invitationPolicy.canSeeLink(ctx.actor) ? url : null }
  })
}

/**
 * Gives a held invitation a new link and end and mails it, as part of the operation that calls this. By the rules of today:
 * an old one is no way around an approval that is wanted since.
 */
export async function renewInvitation(
  ctx: Ctx,
  before: Invitation,
  sponsor: Partial<ReturnType<typeof sponsorOf>>,
): Promise<{ url: string }> {
  const terms = await assertTakesPeople(ctx, before.customerId)
  const ofCustomer = (sponsor.sponsorKind ?? before.sponsorKind) === 'portalUser'
  if (terms.requireApproval && ofCustomer && statusAt(before, ctx.now()) === 'EXPIRED')
    throw new ConflictError('Invitations need an approval by now; invite anew.', ['id'])
  await assertWelcome(ctx, before, ['id'])
  await assertNoMember(ctx, before, ['id'])
  const { url, row } = newLink(ctx)
  const change = { status: 'PENDING' as const, expiresAt: expiryOf(ctx, terms) }
  const invitation = await writeChange(ctx, before, change, 'invitation.resent', { ...row, ...sponsor })
  await mailLink(ctx, 'INVITATION_REMINDER', invitation, url)
  return { url }
}

/** Takes an open invitation back; its link is dead at once. */
export async function revokeInvitation(ctx: Ctx, raw: unknown): Promise<Invitation> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openInvitation(ctx, input)
    if (before.status === 'REVOKED') return before
    if (before.status === 'ACCEPTED')
      throw new ConflictError('The invitation was accepted; remove the membership instead.', ['id'])
    return writeChange(ctx, before, { status: 'REVOKED' }, 'invitation.revoked')
  })
}

/** Lets an invitation by an admin of the customer go out, as somebody else. */
export async function approveInvitation(ctx: Ctx, raw: unknown): Promise<Sent> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await waitingInvitation(ctx, input)
    const terms = await assertTakesPeople(ctx, before.customerId)
    await assertWelcome(ctx, before, ['id'])
    await assertNoMember(ctx, before, ['id'])
    const { url, row } = newLink(ctx)
    const change = { status: 'PENDING' as const, expiresAt: expiryOf(ctx, terms) }
    const more = { ...row, ...sponsorOf(ctx) }
    const invitation = await writeChange(ctx, before, change, 'invitation.approved', more)
    await mailLink(ctx, 'INVITATION', invitation, url)
    return { id: before.id, url: invitationPolicy.canSeeLink(ctx.actor) ? url : null }
  })
}

/** Ends an invitation that waits for approval; nobody outside hears of it. */
export async function declineInvitation(ctx: Ctx, raw: unknown): Promise<Invitation> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await waitingInvitation(ctx, input)
    return writeChange(ctx, before, { status: 'REVOKED' }, 'invitation.declined')
  })
}

/** The caller, in whose name the invitation goes out from now on; staff signed in as a customer as staff. */
const sponsorOf = ({ actor }: Ctx) => ({
  sponsorKind: auditKind(actor) === 'impersonation' ? 'staff' : actor.kind,
  sponsorId: actor.id,
})

/** An invitation that the actor may change, held until the end. */
async function openInvitation(
  ctx: Ctx,
  input: { id: string; expectedVersion?: number | undefined },
): Promise<Invitation> {
  const seen = await ctx.read.invitation.findUnique({ where: { id: input.id } })
  if (!seen) throw new NotFoundError(['id'])
  assertAllowed(invitationPolicy.canManage(ctx.actor, seen))
  const invitation = await holdInvitation(ctx, seen)
  if (!invitation) throw new NotFoundError(['id'])
  assertVersion(invitation, input.expectedVersion)
  if (invitation.customerId !== null) {
    const { customerId: id } = invitation
    assertNotArchived(
      await ctx.db.customer.findUniqueOrThrow({ where: { id }, select: { archivedAt: true } }),
    )
  }
  return invitation
}

/** One that waits for approval, by somebody who may give it. */
async function waitingInvitation(
  ctx: Ctx,
  input: { id: string; expectedVersion?: number | undefined },
): Promise<Invitation> {
  const invitation = await openInvitation(ctx, input)
  if (statusAt(invitation, ctx.now()) !== 'PENDING_APPROVAL')
    throw new ConflictError('The invitation does not wait for approval.', ['id'])
  assertAllowed(
    invitationPolicy.canDecide(ctx.actor, invitation),
    'Your own invitation is for another admin to approve.',
  )
  return invitation
}

type Change = Partial<Pick<Invitation, 'status' | 'expiresAt'>>

async function writeChange(
  ctx: Ctx,
  before: Invitation,
  change: Change,
  type: EventType,
  silent: Prisma.InvitationUncheckedUpdateInput = {},
): Promise<Invitation> {
  const invitation = await withConflicts(conflicts, () =>
    ctx.db.invitation.update({
      where: { id: before.id, version: before.version },
      data: { ...change, ...silent, version: { increment: 1 } },
    }),
  )
  const { id: entityId, customerId } = before
  await recordEvent(ctx, { type, entityId, customerId, changes: changesOf(before, change) })
  return invitation
}

const newer = { path: ['id'], message: 'There is a newer invitation for this address.' }
const conflicts = {
  Invitation_customerId_email_open_key: newer,
  Invitation_partnerId_email_open_key: newer,
}
