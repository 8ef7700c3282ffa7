import { z } from 'zod'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { ProjectAssignment } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { id, parseInput } from '../../input.ts'
import { assertNotArchived } from '../customer/operations.ts'
import { getProject } from './operations.ts'
import { projectPolicy } from './policy.ts'

const oneInput = z.object({ projectId: id, portalUserId: id })
const allInput = z.object({ customerId: id, portalUserId: id })

/** Assigns a person with an active membership in the project's customer to the project. Again is no change. */
export async function assignUser(ctx: Ctx, raw: unknown): Promise<ProjectAssignment> {
  const input = parseInput(oneInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const project = await getProject(ctx, input.projectId, 'projectId')
    await assertPersonVisible(ctx, input.portalUserId)
    assertAllowed(projectPolicy.canAssignUsers(ctx.actor, project))
    assertNotArchived(project.customer)
    await lockMembership(ctx, input.portalUserId, project.customerId)
    const existing = await ctx.db.projectAssignment.findUnique({ where: { projectId_portalUserId: input } })
    return existing ?? createAssignment(ctx, project, input.portalUserId)
  })
}

/** Takes a person off a project. */
export async function unassignUser(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(oneInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const project = await getProject(ctx, input.projectId, 'projectId')
    const assignment = await ctx.read.projectAssignment.findUnique({
      where: { projectId_portalUserId: input },
    })
    if (!assignment) throw new NotFoundError(['portalUserId'])
    assertAllowed(projectPolicy.canAssignUsers(ctx.actor, project))
    assertNotArchived(project.customer)
    await deleteAssignment(ctx, assignment, project.customerId)
    return { id: assignment.id }
  })
}

/** Assigns a person to every project that the customer has now; later ones are not included. */
export async function assignUserToAll(ctx: Ctx, raw: unknown): Promise<{ id: string; count: number }> {
  const input = parseInput(allInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const customer = await getCustomerForAssignment(ctx, input)
    await lockMembership(ctx, input.portalUserId, customer.id)
    const projects = await ctx.read.project.findMany({
      where: { customerId: customer.id, assignments: { none: { portalUserId: input.portalUserId } } },
      select: { id: true, customerId: true },
      orderBy: { id: 'asc' },
    })
    for (const project of projects) await createAssignment(ctx, project, input.portalUserId)
    return { id: input.portalUserId, count: projects.length }
  })
}

/** Takes a person off every project of the customer. */
export async function unassignUserFromAll(ctx: Ctx, raw: unknown): Promise<{ id: string; count: number }> {
  const input = parseInput(allInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const customer = await getCustomerForAssignment(ctx, input)
    const assignments = await ctx.read.projectAssignment.findMany({
      where: { portalUserId: input.portalUserId, project: { customerId: customer.id } },
      orderBy: { id: 'asc' },
    })
    for (const assignment of assignments) await deleteAssignment(ctx, assignment, customer.id)
    return { id: input.portalUserId, count: assignments.length }
  })
}

async function getCustomerForAssignment(ctx: Ctx, input: { customerId: string; portalUserId: string }) {
  const customer = await ctx.read.customer.findUnique({
    where: { id: input.customerId },
    select: { id: true, archivedAt: true },
  })
  if (!customer) throw new NotFoundError(['customerId'])
  await assertPersonVisible(ctx, input.portalUserId)
  assertAllowed(projectPolicy.canAssignUsers(ctx.actor, { customerId: customer.id }))
  assertNotArchived(customer)
  return customer
}

async function assertPersonVisible(ctx: Ctx, portalUserId: string): Promise<void> {
  const person = await ctx.read.portalUser.findUnique({ where: { id: portalUserId }, select: { id: true } })
  if (!person) throw new NotFoundError(['portalUserId'])
}

/** Holds the active membership until the transaction ends, so that its removal leaves nothing behind. */
export async function lockMembership(
  ctx: Ctx,
  portalUserId: string,
  customerId: string,
  what: 'project' | 'license' = 'project',
): Promise<void> {
  const held = await ctx.db.$queryRaw<unknown[]>`
    select 1 from "Membership"
    where "portalUserId" = ${portalUserId} and "customerId" = ${customerId} and status = 'ACTIVE'
    for share`
  if (held.length === 0) {
    throw new ConflictError(`The person has no active membership in the customer of the ${what}.`, [
      'portalUserId',
    ])
  }
}

/** Assigns a person whose membership is held, as part of the operation that calls it. */
export async function createAssignment(
  ctx: Ctx,
  project: { id: string; customerId: string },
  portalUserId: string,
): Promise<ProjectAssignment> {
  const assignment = await ctx.db.projectAssignment.upsert({
    where: { projectId_portalUserId: { projectId: project.id, portalUserId } },
    create: { id: newId('ProjectAssignment'), projectId: project.id, portalUserId, createdAt: ctx.now() },
    update: {},
  })
  await recordEvent(ctx, {
    type: 'project_assignment.created',
    entityId: assignment.id,
    customerId: project.customerId,
    changes: { projectId: { to: project.id }, portalUserId: { to: portalUserId } },
  })
  return assignment
}

/** Deletes one assignment, as part of the operation that calls it. */
export async function deleteAssignment(
  ctx: Ctx,
  assignment: ProjectAssignment,
  customerId: string,
): Promise<void> {
  const { count } = await ctx.db.projectAssignment.deleteMany({ where: { id: assignment.id } })
  if (count === 0) return
  await recordEvent(ctx, {
    type: 'project_assignment.deleted',
    entityId: assignment.id,
    customerId,
    changes: { projectId: { from: assignment.projectId }, portalUserId: { from: assignment.portalUserId } },
  })
}
