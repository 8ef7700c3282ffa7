import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { Project } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { ConflictError, countsOf, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, expectedVersion, id, longText, metadata, name, notes, parseInput } from '../../input.ts'
import { assertNotArchived } from '../customer/operations.ts'
import { partnerPolicy } from '../partner/policy.ts'
import { projectPolicy } from './policy.ts'

const description = longText(2_000).trim().min(1, 'Must not be empty.')

/** An empty organization is none: many projects may have none, but no two the same. */
const ticketOrganizationId = z.union([z.literal('').transform(() => null), name]).nullish()

const createInput = z.object({
  customerId: id,
  name,
  description,
  ticketOrganizationId,
  notes: notes.nullish(),
  metadata: metadata.nullish(),
})

const updateInput = z.object({
  id,
  expectedVersion,
  name: name.optional(),
  description: description.optional(),
  ticketOrganizationId,
  notes: notes.nullish(),
  metadata: metadata.optional(),
})

const conflicts = {
  Project_ticketOrganizationId_key: {
    path: ['ticketOrganizationId'],
    message: 'Another project has this ticketing organization.',
  },
}

/** Creates a project of a customer that is not archived. */
export async function createProject(ctx: Ctx, raw: unknown): Promise<Project> {
  const { metadata: data, ...input } = parseInput(createInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const customer = await ctx.read.customer.findUnique({
      where: { id: input.customerId },
      select: { archivedAt: true },
    })
    if (!customer) throw new NotFoundError(['customerId'])
    assertAllowed(projectPolicy.canWrite(ctx.actor))
    assertNotArchived(customer)
    const row = { ...input, metadata: data ?? {}, createdAt: ctx.now() }
    const project = await withConflicts(conflicts, () =>
      ctx.db.project.create({ data: { id: newId('Project'), ...row } }),
    )
    await recordEvent(ctx, {
      type: 'project.created',
      entityId: project.id,
      customerId: project.customerId,
      changes: initialChanges(row),
    })
    return project
  })
}

/** Updates a project; it stays with its customer. */
export async function updateProject(ctx: Ctx, raw: unknown): Promise<Project> {
  const { id, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const { customer, ...before } = await getProject(ctx, id, 'id')
    assertAllowed(projectPolicy.canWrite(ctx.actor))
    assertNotArchived(customer)
    assertVersion(before, expectedVersion)
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    const project = await withConflicts(conflicts, () =>
      ctx.db.project.update({
        where: { id, version: before.version },
        data: { ...definedOnly(input), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: 'project.updated', entityId: id, customerId: before.customerId, changes })
    return project
  })
}

/** Deletes a project without subscriptions, assigned users and partners; otherwise says what it has. */
export async function deleteProject(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id, expectedVersion } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const project = await getProject(ctx, id, 'id')
    assertAllowed(projectPolicy.canDelete(ctx.actor))
    assertNotArchived(project.customer)
    assertVersion(project, expectedVersion)
    const { _count: has } = await ctx.db.project.findUniqueOrThrow({
      where: { id },
      select: {
        _count: { select: { subscriptions: true, licenses: true, assignments: true, partners: true } },
      },
    })
    const { subscriptions, licenses, assignments, partners } = has
    const counts = countsOf({ subscriptions, licenses, 'assigned users': assignments, partners })
    if (counts) throw new ConflictError(`The project still has ${counts}; remove them first.`, ['id'])
    const gotDependents = {
      path: ['id'],
      message: 'The project just got a subscription or license; read it again.',
    }
    const dependents = {
      Subscription_projectId_fkey: gotDependents,
      License_projectId_customerId_fkey: gotDependents,
    }
    await withConflicts(dependents, () => ctx.db.project.delete({ where: { id }, select: { id: true } }))
    await recordEvent(ctx, { type: 'project.deleted', entityId: id, customerId: project.customerId })
    return { id }
  })
}

const byId = z.object({ id, expectedVersion })
const partnerInput = z.object({ projectId: id, partnerId: id })

/** Lets a partner see and serve a project. Again is no change. */
export async function assignPartner(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  return setPartner(ctx, raw, true)
}

/** Takes a project away from a partner. Again is no change. */
export async function unassignPartner(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  return setPartner(ctx, raw, false)
}

async function setPartner(ctx: Ctx, raw: unknown, assigned: boolean): Promise<{ id: string }> {
  const input = parseInput(partnerInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const project = await getProject(ctx, input.projectId, 'projectId')
    const partner = await ctx.read.partner.findUnique({
      where: { id: input.partnerId },
      select: { id: true },
    })
    if (!partner) throw new NotFoundError(['partnerId'])
    assertAllowed(partnerPolicy.canAssign(ctx.actor))
    assertNotArchived(project.customer)
    const already = await ctx.db.project.count({
      where: { id: project.id, partners: { some: { id: partner.id } } },
    })
    if (already > 0 === assigned) return { id: project.id }
    const link = { id: partner.id }
    await ctx.db.project.update({
      where: { id: project.id },
      data: { partners: assigned ? { connect: link } : { disconnect: link }, version: { increment: 1 } },
      select: { id: true },
    })
    await recordEvent(ctx, {
      type: assigned ? 'project.partner_assigned' : 'project.partner_unassigned',
      entityId: project.id,
      customerId: project.customerId,
      changes: { partnerId: assigned ? { to: partner.id } : { from: partner.id } },
    })
    return { id: project.id }
  })
}

/** The project as the actor sees it, with what the rules about it need; `argument` is where the id came from. */
export async function getProject(ctx: Ctx, id: string, argument: string) {
  const project = await ctx.read.project.findUnique({
    where: { id },
    include: { customer: { select: { archivedAt: true } } },
  })
  if (!project) throw new NotFoundError([argument])
  return project
}
