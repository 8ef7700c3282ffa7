import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import { type Partner, Prisma } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { ConflictError, counted, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, email, expectedVersion, id, name, notes, parseInput } from '../../input.ts'
import { partnerPolicy } from './policy.ts'

const contact = {
  contactName: name.nullish(),
  contactEmail: email.nullish(),
  contactPhone: name.nullish(),
}

const createInput = z.object({ number: name, name, ...contact, notes: notes.nullish() })

const updateInput = z.object({
  id,
  expectedVersion,
  number: name.optional(),
  name: name.optional(),
  ...contact,
  notes: notes.nullish(),
})

const byId = z.object({ id, expectedVersion })

const conflicts = { Partner_number_key: { path: ['number'], message: 'Another partner has this number.' } }

/** Creates a partner, which sees nothing until a project is assigned to it. */
export async function createPartner(ctx: Ctx, raw: unknown): Promise<Partner> {
  const input = parseInput(createInput, raw)
  assertAllowed(partnerPolicy.canCreate(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const row = { ...input, createdAt: ctx.now() }
    const partner = await withConflicts(conflicts, () =>
      ctx.db.partner.create({ data: { id: newId('Partner'), ...row } }),
    )
    await recordEvent(ctx, { type: 'partner.created', entityId: partner.id, changes: initialChanges(row) })
    return partner
  })
}

export async function updatePartner(ctx: Ctx, raw: unknown): Promise<Partner> {
  const { id, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await getPartner(ctx, id)
    assertAllowed(partnerPolicy.canUpdate(ctx.actor))
    assertVersion(before, expectedVersion)
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    const partner = await withConflicts(conflicts, () =>
      ctx.db.partner.update({
        where: { id, version: before.version },
        data: { ...definedOnly(input), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: 'partner.updated', entityId: id, changes })
    return partner
  })
}

/** Deletes a partner without projects and people; otherwise says what it has. */
export async function deletePartner(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const partner = await getPartner(ctx, id)
    assertAllowed(partnerPolicy.canUpdate(ctx.actor))
    assertVersion(partner, expectedVersion)
    const projects = await ctx.db.project.count({ where: { partners: { some: { id } } } })
    const memberships = await ctx.db.membership.count({
      where: { partnerId: id, status: { not: 'REMOVED' } },
    })
    if (projects + memberships > 0) {
      throw new ConflictError(
        `The partner still has ${counted(projects, 'project')} and ${counted(memberships, 'membership')}; remove them first.`,
        ['id'],
      )
    }
    await ctx.db.membership.deleteMany({ where: { partnerId: id, status: 'REMOVED' } })
    const gotMembership = { path: ['id'], message: 'The partner just got a membership; read it again.' }
    await withConflicts({ Membership_partnerId_fkey: gotMembership }, () =>
      ctx.db.partner.delete({ where: { id }, select: { id: true } }),
    )
    await recordEvent(ctx, { type: 'partner.deleted', entityId: id })
    return { id }
  })
}

async function getPartner(ctx: Ctx, id: string): Promise<Partner> {
  const partner = await ctx.read.partner.findUnique({ where: { id } })
  if (!partner) throw new NotFoundError(['id'])
  return partner
}

/** Holds partners until the transaction ends, as customers are held for changes of who belongs to them. */
export function lockPartners(ctx: Ctx, ids: readonly string[]): Promise<{ id: string }[]> {
  return ctx.db.$queryRaw`
    select id from "Partner" where id in (${Prisma.join([...ids])}) order by id for no key update`
}
