import { z } from 'zod'
import { initialChanges } from '../../../audit/changes.ts'
import { recordEvent } from '../../../audit/record.ts'
import { auditKind } from '../../../auth/actor.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import { systemActor } from '../../../auth/system.ts'
import { type Ctx, createContext } from '../../../context.ts'
import { EmailLocale, type Invitation, MembershipRole } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { withConflicts } from '../../../db/violations.ts'
import { InvalidInputError, NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { email, id, parseInput } from '../../../input.ts'
import { openCompany } from '../../portal-user/membership-operations.ts'
import { projectPolicy } from '../../project/policy.ts'
import { invitationPolicy } from '../policy.ts'
import { expiryOf, type Terms, termsOf } from '../terms.ts'
import { markExpired } from './expire.ts'
import { assertNoMember, assertTakesPeople, assertWelcome } from './hold.ts'
import { mailLink, newLink } from './mail.ts'

const maxProjects = 50
const maxInvitations = 100

const company = z.object({
  customerId: id.nullish().transform((customerId) => customerId ?? null),
  partnerId: id.nullish().transform((partnerId) => partnerId ?? null),
  locale: z
    .enum(EmailLocale)
    .nullish()
    .transform((locale) => locale ?? 'EN'),
})
const oneCompany = { path: ['customerId'], message: 'Give either customerId or partnerId.' }
const hasOneCompany = (input: z.output<typeof company>) =>
  (input.customerId === null) !== (input.partnerId === null)

const person = z.object({
  email,
  role: z.enum(MembershipRole),
  projectIds: z
    .array(id)
    .max(maxProjects, `Must be at most ${maxProjects}.`)
    .nullish()
    .transform((ids) => [...new Set(ids ?? [])]),
})

const createInput = company.extend(person.shape).refine(hasOneCompany, oneCompany)

const createManyInput = company
  .extend({
    invitations: z
      .array(person)
      .min(1, 'Must not be empty.')
      .max(maxInvitations, `Must be at most ${maxInvitations}.`),
  })
  .refine(hasOneCompany, oneCompany)

type Company = z.output<typeof company>
type Person = z.output<typeof person>

/** Invites a person into a customer or partner by mail. The link is told once, to those who may see it. */
export async function createInvitation(ctx: Ctx, raw: unknown): Promise<{ id: string; url: string | null }> {
  const { email, role, projectIds, ...company } = parseInput(createInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const terms = await openForInvitations(ctx, company)
    const { invitation, url } = await writeInvitation(ctx, terms, company, { email, role, projectIds }, [])
    return { id: invitation.id, url: invitationPolicy.canSeeLink(ctx.actor) ? url : null }
  })
}

/** Invites many people into one company: all of them or, with an error that names its index, nobody. */
export async function createInvitations(ctx: Ctx, raw: unknown): Promise<{ ids: string[] }> {
  const { invitations, ...company } = parseInput(createManyInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const terms = await openForInvitations(ctx, company)
    const ids: string[] = []
    const addresses = new Set<string>()
    for (const [index, person] of invitations.entries()) {
      const path = ['invitations', String(index)]
      if (addresses.has(person.email))
        throw new InvalidInputError('The address is in the list twice.', [...path, 'email'])
      addresses.add(person.email)
      ids.push((await writeInvitation(ctx, terms, company, person, path)).invitation.id)
    }
    return { ids }
  })
}

/**
 * Invites the contact of a customer that is being created as its first admin: where that is settled, or as the caller
 * wants it. For the operation that creates the customer.
 */
export async function inviteContact(
  ctx: Ctx,
  customer: { id: string; contactEmail: string | null },
  wanted: boolean | null,
): Promise<void> {
  const { autoInvite, enabled } = await termsOf(ctx, customer.id)
  if (!(wanted ?? (autoInvite && enabled))) return
  if (customer.contactEmail === null) {
    if (wanted === null) return
    throw new InvalidInputError('Give the address to invite.', ['contactEmail'])
  }
  // Settled by the vendor, it happens whoever creates the customer; asked for, it takes the right to invite.
  const actor = wanted === null ? systemActor('invite-new-customer') : ctx.actor
  const inviting = createContext(ctx, { ...ctx, actor })
  await createInvitation(inviting, { customerId: customer.id, email: customer.contactEmail, role: 'ADMIN' })
}

/** Finds the company, holds a customer, and refuses where nobody is invited at all. */
async function openForInvitations(ctx: Ctx, company: Company): Promise<Terms> {
  await openCompany(ctx, company)
  assertAllowed(invitationPolicy.canManage(ctx.actor, company))
  return assertTakesPeople(ctx, company.customerId)
}

async function writeInvitation(
  ctx: Ctx,
  terms: Terms,
  company: Company,
  person: Person,
  path: readonly string[],
): Promise<{ invitation: Invitation; url: string | null }> {
  const { customerId, partnerId } = company
  await assertWelcome(ctx, { customerId, email: person.email }, [...path, 'email'])
  await assertNoMember(ctx, { ...company, email: person.email }, [...path, 'email'])
  await assertProjects(ctx, customerId, person.projectIds, path)
  await expireOld(ctx, { customerId, partnerId, email: person.email })
  // Staff signed in as a customer stand behind it as staff.
  const sponsorKind = auditKind(ctx.actor) === 'impersonation' ? 'staff' : ctx.actor.kind
  const waits = terms.requireApproval && ctx.actor.kind === 'portalUser'
  const { id: actorId, name: actorName } = ctx.actor
  const row = {
    ...company,
    ...person,
    status: waits ? ('PENDING_APPROVAL' as const) : ('PENDING' as const),
    invitedByKind: sponsorKind,
    invitedById: actorId,
    invitedByName: actorName,
    expiresAt: expiryOf(ctx, terms),
    createdAt: ctx.now(),
  }
  const link = waits ? null : newLink(ctx)
  const invitation = await withConflicts(conflictsAt(path), () =>
    ctx.db.invitation.create({
      data: { id: newId('Invitation'), ...row, ...link?.row, sponsorKind, sponsorId: actorId },
    }),
  )
  await recordEvent(ctx, {
    type: 'invitation.created',
    entityId: invitation.id,
    customerId,
    changes: initialChanges(row),
  })
  if (link) await mailLink(ctx, 'INVITATION', invitation, link.url)
  return { invitation, url: link?.url ?? null }
}

function conflictsAt(path: readonly string[]) {
  const open = { path: [...path, 'email'], message: 'There is an open invitation for this address.' }
  return { Invitation_customerId_email_open_key: open, Invitation_partnerId_email_open_key: open }
}

/** The projects must be the customer's, and the caller one who may assign people to them. */
async function assertProjects(
  ctx: Ctx,
  customerId: string | null,
  projectIds: readonly string[],
  path: readonly string[],
): Promise<void> {
  if (projectIds.length === 0) return
  if (customerId === null)
    throw new InvalidInputError('The people of a partner are not assigned to projects.', [
      ...path,
      'projectIds',
    ])
  const found = await ctx.read.project.findMany({
    where: { id: { in: [...projectIds] }, customerId },
    select: { id: true },
  })
  if (found.length < projectIds.length) throw new NotFoundError([...path, 'projectIds'])
  assertAllowed(
    projectPolicy.canAssignUsers(ctx.actor, { customerId }),
    'You may not assign people to projects.',
  )
}

/** An invitation whose time is over is not in the way of a new one, even where the job was not there yet. */
async function expireOld(
  ctx: Ctx,
  of: Pick<Invitation, 'customerId' | 'partnerId' | 'email'>,
): Promise<void> {
  const old = await ctx.db.invitation.findMany({
    where: { ...of, status: { in: ['PENDING', 'PENDING_APPROVAL'] }, expiresAt: { lte: ctx.now() } },
  })
  for (const invitation of old) await markExpired(ctx, invitation)
}
