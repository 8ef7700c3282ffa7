import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import { revokeSessionsOf } from '../../auth/session.ts'
import type { Ctx } from '../../context.ts'
import type { PortalUser } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, email, expectedVersion, id, name, parseInput } from '../../input.ts'
import { offerPassword } from '../password/operations/links.ts'
import { assertDomainAllowed } from '../portal/domains.ts'
import {
  assertCustomersKeepAdmin,
  assertNotErased,
  lockAdministeredCustomers,
  membershipInput,
  openCompany,
  writeMembership,
} from './membership-operations.ts'
import { membershipPolicy, portalUserPolicy } from './policy.ts'

const createInput = z.object({
  email,
  firstName: name,
  lastName: name,
  membership: membershipInput.nullish(),
})

const updateInput = z.object({
  id,
  expectedVersion,
  email: email.optional(),
  firstName: name.optional(),
  lastName: name.optional(),
})

const byId = z.object({ id, expectedVersion })

const conflicts = {
  PortalUser_email_key: { path: ['email'], message: 'There is a person with this e-mail address.' },
}

/** Creates a person, with a first membership where one is given. Where passwords are on, the person is mailed a link to choose one. */
export async function createPortalUser(ctx: Ctx, raw: unknown): Promise<PortalUser> {
  const { membership = null, ...input } = parseInput(createInput, raw)
  return inTransaction(ctx, async (ctx) => {
    if (membership) await openCompany(ctx, membership, ['membership'])
    assertAllowed(
      portalUserPolicy.canCreate(ctx.actor, membership),
      'You may create people only with a membership in one of your customers.',
    )
    if (membership && membership.customerId !== null)
      await assertDomainAllowed(ctx, membership.customerId, input.email, ['email'])
    const row = { ...input, createdAt: ctx.now() }
    const person = await withConflicts(conflicts, () =>
      ctx.db.portalUser.create({ data: { id: newId('PortalUser'), ...row } }),
    )
    await recordEvent(ctx, { type: 'portal_user.created', entityId: person.id, changes: initialChanges(row) })
    if (membership) {
      await writeMembership(ctx, person.id, membership)
      await offerPassword(ctx, person.email)
    }
    return person
  })
}

/** Updates the one identity of a person. Whoever got in with the old e-mail address is out: it ends all sessions. */
export async function updatePortalUser(ctx: Ctx, raw: unknown): Promise<PortalUser> {
  const { id, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getPortalUser(ctx, id)
    assertAllowed(portalUserPolicy.canUpdate(ctx.actor))
    assertVersion(before, expectedVersion)
    assertNotErased(before)
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    const person = await withConflicts(conflicts, () =>
      ctx.db.portalUser.update({
        where: { id, version: before.version },
        data: { ...definedOnly(input), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: 'portal_user.updated', entityId: id, changes })
    if (person.email !== before.email) await revokeSessionsOf(ctx, { portalUserId: id })
    return person
  })
}

/** Locks a person out everywhere, at once. Only staff may take the last active admin from a customer so. */
export async function disablePortalUser(ctx: Ctx, raw: unknown): Promise<PortalUser> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getPortalUser(ctx, id)
    assertAllowed(portalUserPolicy.canUpdate(ctx.actor))
    assertVersion(before, expectedVersion)
    if (before.disabledAt) return before
    const guarded = !membershipPolicy.canLeaveWithoutAdmin(ctx.actor)
    const held = guarded ? await lockAdministeredCustomers(ctx, id) : []
    const person = await writeDisabledAt(ctx, before, ctx.now())
    if (guarded) await assertCustomersKeepAdmin(ctx, id, held)
    await revokeSessionsOf(ctx, { portalUserId: id })
    return person
  })
}

/** Lets a person in again; the sessions of before stay ended. */
export async function enablePortalUser(ctx: Ctx, raw: unknown): Promise<PortalUser> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getPortalUser(ctx, id)
    assertAllowed(portalUserPolicy.canUpdate(ctx.actor))
    assertVersion(before, expectedVersion)
    assertNotErased(before)
    return before.disabledAt ? writeDisabledAt(ctx, before, null) : before
  })
}

async function writeDisabledAt(ctx: Ctx, before: PortalUser, disabledAt: Date | null): Promise<PortalUser> {
  const person = await withConflicts({}, () =>
    ctx.db.portalUser.update({
      where: { id: before.id, version: before.version },
      data: { disabledAt, version: { increment: 1 } },
    }),
  )
  await recordEvent(ctx, {
    type: disabledAt ? 'portal_user.disabled' : 'portal_user.enabled',
    entityId: before.id,
    changes: { disabledAt: { from: before.disabledAt, to: disabledAt } },
  })
  return person
}

/** The person as the actor sees it; not visible and not existing are the same. */
async function getPortalUser(ctx: Ctx, id: string): Promise<PortalUser> {
  const person = await ctx.read.portalUser.findUnique({ where: { id } })
  if (!person) throw new NotFoundError(['id'])
  return person
}
