import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import { revokeSessionsOf, rotateSessionsOf } from '../../auth/session.ts'
import type { Ctx } from '../../context.ts'
import { type Staff, StaffRole } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, email, expectedVersion, id, name, parseInput } from '../../input.ts'
import { endImpersonationsOf } from '../impersonation/operations.ts'
import { offerPassword } from '../password/operations/links.ts'
import { staffPolicy } from './policy.ts'

const createInput = z.object({ email, name, role: z.enum(StaffRole) })

const updateInput = z.object({
  id,
  expectedVersion,
  email: email.optional(),
  name: name.optional(),
  role: z.enum(StaffRole).optional(),
})

const byId = z.object({ id, expectedVersion })

const conflicts = {
  Staff_email_key: { path: ['email'], message: 'There is a staff member with this e-mail address.' },
}

export async function createStaffMember(ctx: Ctx, raw: unknown): Promise<Staff> {
  const input = parseInput(createInput, raw)
  assertAllowed(staffPolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const row = { ...input, createdAt: ctx.now() }
    const person = await withConflicts(conflicts, () =>
      ctx.db.staff.create({ data: { id: newId('Staff'), ...row } }),
    )
    await recordEvent(ctx, { type: 'staff.created', entityId: person.id, changes: initialChanges(row) })
    await offerPassword(ctx, person.email)
    return person
  })
}

/** Updates a staff member. A new role or e-mail address ends all sessions. */
export async function updateStaffMember(ctx: Ctx, raw: unknown): Promise<Staff> {
  const { id, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getStaffMember(ctx, id)
    assertAllowed(staffPolicy.canManage(ctx.actor))
    assertVersion(before, expectedVersion)
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    if (changes.role) await assertAdminRemains(ctx, before)
    const person = await withConflicts(conflicts, () =>
      ctx.db.staff.update({
        where: { id, version: before.version },
        data: { ...definedOnly(input), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: 'staff.updated', entityId: id, changes })
    if (changes.email) await revokeSessionsOf(ctx, { staffId: id })
    else if (changes.role) await rotateSessionsOf(ctx, { staffId: id })
    if (changes.email || changes.role) await endImpersonationsOf(ctx, { staffId: id })
    return person
  })
}

/** Locks a staff member out and ends all sessions; never the last active admin. Again is no change. */
export async function disableStaffMember(ctx: Ctx, raw: unknown): Promise<Staff> {
  return setDisabled(ctx, raw, true)
}

/** Lets a staff member in again; the sessions of before stay ended. */
export async function enableStaffMember(ctx: Ctx, raw: unknown): Promise<Staff> {
  return setDisabled(ctx, raw, false)
}

async function setDisabled(ctx: Ctx, raw: unknown, disabled: boolean): Promise<Staff> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getStaffMember(ctx, id)
    assertAllowed(staffPolicy.canManage(ctx.actor))
    assertVersion(before, expectedVersion)
    if ((before.disabledAt !== null) === disabled) return before
    if (disabled) await assertAdminRemains(ctx, before)
    const disabledAt = disabled ? ctx.now() : null
    const person = await withConflicts({}, () =>
      ctx.db.staff.update({
        where: { id, version: before.version },
        data: { disabledAt, version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, {
      type: disabled ? 'staff.disabled' : 'staff.enabled',
      entityId: id,
      changes: { disabledAt: { from: before.disabledAt, to: disabledAt } },
    })
    if (disabled) {
      await endImpersonationsOf(ctx, { staffId: id })
      await revokeSessionsOf(ctx, { staffId: id })
    }
    return person
  })
}

/**
 * Refuses to let the last active admin go. All of them are held until the transaction ends, so that two admins
 * who demote each other do it one after the other, and the second finds nobody left.
 */
async function assertAdminRemains(ctx: Ctx, leaving: Staff): Promise<void> {
  if (leaving.role !== 'ADMIN' || leaving.disabledAt) return
  const admins = await ctx.db.$queryRaw<{ id: string }[]>`
    select id from "Staff" where role = 'ADMIN' and "disabledAt" is null order by id for no key update`
  if (admins.some((admin) => admin.id !== leaving.id)) return
  throw new ConflictError('This is the last active admin. Make somebody else an admin first.', ['id'])
}

async function getStaffMember(ctx: Ctx, id: string): Promise<Staff> {
  const person = await ctx.read.staff.findUnique({ where: { id } })
  if (!person) throw new NotFoundError(['id'])
  return person
}
