import { z } from 'zod'
import { initialChanges } from '../../../audit/changes.ts'
import { recordEvent } from '../../../audit/record.ts'
import type { PortalUserActor } from '../../../auth/actor.ts'
import { holdOwner } from '../../../auth/owner.ts'
import { type Ctx, createContext } from '../../../context.ts'
import type { Invitation, Membership, PortalUser } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { withConflicts } from '../../../db/violations.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { id, name, parseInput } from '../../../input.ts'
import { offerPassword } from '../../password/operations/links.ts'
import { writeMembership } from '../../portal-user/membership-operations.ts'
import { createAssignment } from '../../project/assignment-operations.ts'
import { hashSecret } from '../secret.ts'
import { statusAt } from '../state.ts'
import { termsOf } from '../terms.ts'
import { assertNoMember, holdInvitation } from './hold.ts'
import { companyName } from './mail.ts'
import { isSponsored } from './sponsor.ts'

const input = z
  .object({
    secret: z.string().max(100).nullish(),
    id: id.nullish(),
    firstName: name.nullish(),
    lastName: name.nullish(),
  })
  .refine(({ secret, id }) => Boolean(secret) !== Boolean(id), {
    path: ['secret'],
    message: 'Give either secret or id.',
  })

export type Joined = Pick<Membership, 'id' | 'role' | 'customerId' | 'partnerId'> & { companyName: string }

/**
 * Makes the invited person one of the people of the company. By the secret of its link, which proves the address, or
 * by id for who is signed in with that address. A person who exists is joined, not made again.
 */
export async function acceptInvitation(ctx: Ctx, raw: unknown): Promise<Joined> {
  const { secret, id, ...names } = parseInput(input, raw)
  return inTransaction(ctx, async (ctx) => {
    const viewer = await viewerAddress(ctx)
    const by = secret ? { secretHash: hashSecret(secret) } : { id: id!, sentAt: { not: null } }
    const path = [secret ? 'secret' : 'id']
    const seen = await ctx.db.invitation.findFirst({ where: by })
    // By id, another's invitation does not exist; by secret, who has the link knows that it does.
    if (!seen || (id && seen.email !== viewer)) throw new NotFoundError(path)
    if (viewer !== null && seen.email !== viewer) {
      throw new ForbiddenError(
        'The invitation is for another e-mail address than yours. Sign out first.',
        path,
      )
    }
    const invitation = await holdInvitation(ctx, seen)
    if (!invitation || (secret && invitation.secretHash !== seen.secretHash)) throw new NotFoundError(path)
    await assertCanBeAccepted(ctx, invitation, path)
    const person = await joiningPerson(ctx, invitation, names)
    const own = createContext(ctx, { ...ctx, actor: actorOf(person) })
    const joined = await join(own, invitation, person)
    await offerPassword(own, person.email)
    return joined
  })
}

/** The address of the person who is signed in; null without anybody. */
async function viewerAddress(ctx: Ctx): Promise<string | null> {
  if (ctx.actor.kind === 'anonymous') return null
  if (ctx.actor.kind !== 'portalUser' || ctx.actor.impersonation)
    throw new ForbiddenError('Only the invited person accepts an invitation.')
  const { email } = await ctx.db.portalUser.findUniqueOrThrow({
    where: { id: ctx.actor.id },
    select: { email: true },
  })
  return email
}

/** Why a link does not work any more; none of the answers tells of the address. */
const refusals = {
  ACCEPTED: 'The invitation was accepted already. Sign in instead.',
  REVOKED: 'The invitation was withdrawn.',
  EXPIRED: 'The invitation has run out. Ask for a new one.',
} as const

async function assertCanBeAccepted(ctx: Ctx, invitation: Invitation, path: string[]): Promise<void> {
  const status = statusAt(invitation, ctx.now())
  if (status === 'PENDING_APPROVAL') throw new NotFoundError(path)
  if (status !== 'PENDING') throw new ConflictError(refusals[status], path)
  if (!(await isSponsored(ctx, invitation))) throw new ConflictError(refusals.REVOKED, path)
  if (!(await takesPeople(ctx, invitation)))
    throw new ConflictError('Nobody can join at present. Ask who invited you.', path)
  await assertNoMember(ctx, invitation, path)
}

export async function takesPeople(
  ctx: Ctx,
  { customerId }: Pick<Invitation, 'customerId'>,
): Promise<boolean> {
  if (customerId === null) return true
  const customer = await ctx.db.customer.findUnique({
    where: { id: customerId },
    select: { archivedAt: true },
  })
  return customer?.archivedAt === null && (await termsOf(ctx, customerId)).enabled
}

type Names = { firstName?: string | null | undefined; lastName?: string | null | undefined }

/** The one person with the address, held so that being disabled at the same moment has to wait; made where there is none. */
async function joiningPerson(ctx: Ctx, { email }: Invitation, names: Names): Promise<PortalUser> {
  const existing = await personWith(ctx, email)
  if (existing) return existing
  const { firstName, lastName } = names
  if (!firstName || !lastName)
    throw new InvalidInputError('Give your name.', [firstName ? 'lastName' : 'firstName'])
  const row = { email, firstName, lastName, createdAt: ctx.now() }
  const id = newId('PortalUser')
  // Another company's invitation may be accepted at the same moment: then that one makes the person.
  const { count } = await ctx.db.portalUser.createMany({ data: [{ id, ...row }], skipDuplicates: true })
  const person = (await personWith(ctx, email))!
  if (count > 0) {
    const made = createContext(ctx, { ...ctx, actor: actorOf(person) })
    await recordEvent(made, { type: 'portal_user.created', entityId: id, changes: initialChanges(row) })
  }
  return person
}

async function personWith(ctx: Ctx, email: string): Promise<PortalUser | null> {
  const seen = await ctx.db.portalUser.findUnique({ where: { email }, select: { id: true } })
  if (!seen) return null
  await holdOwner(ctx, { portalUserId: seen.id })
  const person = await ctx.db.portalUser.findUnique({ where: { email } })
  if (person?.disabledAt) throw new ConflictError('Your account is disabled. Ask the vendor.')
  return person
}

/** The person, for the trail; what is done here was allowed by the invitation, not by scopes. */
function actorOf({ id, firstName, lastName }: PortalUser): PortalUserActor {
  const nothing = { scopes: new Set<never>(), adminOf: [], memberOf: [], partnerOf: [], featuresOff: {} }
  return { kind: 'portalUser', id, name: `${firstName} ${lastName}`, ...nothing }
}

async function join(ctx: Ctx, invitation: Invitation, person: PortalUser): Promise<Joined> {
  const { id, customerId, partnerId, role, projectIds } = invitation
  const membership = await writeMembership(ctx, person.id, {
    customerId,
    partnerId,
    role,
    source: 'INVITATION',
  })
  const projects =
    customerId === null
      ? []
      : await ctx.db.project.findMany({
          where: { id: { in: projectIds }, customerId },
          select: { id: true, customerId: true },
          orderBy: { id: 'asc' },
        })
  for (const project of projects) await createAssignment(ctx, project, person.id)
  await withConflicts({}, () =>
    ctx.db.invitation.update({
      where: { id, version: invitation.version },
      data: { status: 'ACCEPTED', acceptedAt: ctx.now(), version: { increment: 1 } },
      select: { id: true },
    }),
  )
  await recordEvent(ctx, {
    type: 'invitation.accepted',
    entityId: id,
    customerId,
    changes: { status: { from: 'PENDING', to: 'ACCEPTED' }, membershipId: { to: membership.id } },
  })
  return { id: membership.id, role, customerId, partnerId, companyName: await companyName(ctx, invitation) }
}
