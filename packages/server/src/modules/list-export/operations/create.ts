import { z } from 'zod'
import type { Changes } from '../../../audit/events.ts'
import { recordEvent } from '../../../audit/record.ts'
import type { Actor } from '../../../auth/actor.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { ListExport } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { AppError, ConflictError, NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { id, parseInput } from '../../../input.ts'
import { customerPolicy } from '../../customer/policy.ts'
import { portalUserPolicy } from '../../portal-user/policy.ts'
import { getExport } from '../get.ts'
import { exportPolicy, ownerOf, rightsOf } from '../policy.ts'

const mostOfArguments = 16_384

const createInput = z.object({
  list: z.string().max(64),
  format: z.enum(['CSV', 'JSONL']),
  arguments: z
    .record(z.string(), z.unknown(), 'Must be a JSON object.')
    .refine((given) => JSON.stringify(given).length <= mostOfArguments, 'Must have at most 16 KB as JSON.')
    .nullish()
    .transform((given) => given ?? {}),
})

/** So many of one caller at a time wait or are written. */
const mostOpen = 5
/** Files of one caller that are there at a time. */
const mostReady = 100
const keptDays = 7

/** Asks for a list as a file. A job writes it, as the list is then and as the caller sees it. */
export async function createExport(ctx: Ctx, raw: unknown): Promise<ListExport> {
  const { list, format, arguments: args } = parseInput(createInput, raw)
  assertAllowed(exportPolicy.canCreate(ctx.actor))
  // What the list would refuse is refused here and not by the job.
  await ctx.lists.read(ctx, list, args, { first: 1 })
  return inTransaction(ctx, (ctx) => queueExport(ctx, { list, format, arguments: args }))
}

type NewExport = Pick<ListExport, 'list' | 'format'> & { arguments?: object; subjectId?: string }

/** Queues an export of the caller, as part of the operation that calls it. */
async function queueExport(
  ctx: Ctx,
  { list, format, arguments: args = {}, subjectId }: NewExport,
  customerId = customerOf(ctx.actor),
): Promise<ListExport> {
  const { actor, credentialHash } = ctx
  assertAllowed(credentialHash !== null, 'Exports are for callers with a session or a token.')
  const owner = ownerOf(actor)
  // Those of one caller come one after the other, so that none gets past the limit.
  await ctx.db
    .$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`export ${owner.actorId}`}, 0))::text`
  const open = await ctx.db.listExport.count({ where: { ...owner, status: { in: ['QUEUED', 'RUNNING'] } } })
  if (open >= mostOpen)
    throw new AppError(
      'LIMIT_REACHED',
      `At most ${mostOpen} exports of yours are under way at a time. Wait for one to end.`,
    )
  const ready = await ctx.db.listExport.count({ where: { ...owner, status: 'READY' } })
  if (ready >= mostReady)
    throw new AppError(
      'LIMIT_REACHED',
      `At most ${mostReady} exports of yours are kept at a time. Delete some that you do not need.`,
    )
  const now = ctx.now()
  const row = await ctx.db.listExport.create({
    data: {
      id: newId('ListExport'),
      list,
      subjectId: subjectId ?? null,
      arguments: args,
      format,
      ...owner,
      actorName: actor.name,
      credentialHash: credentialHash!,
      team: (actor.kind === 'portalUser' && actor.team) || null,
      rights: rightsOf(actor),
      createdAt: now,
      expiresAt: new Date(now.getTime() + keptDays * 86_400_000),
    },
  })
  const about: Changes =
    subjectId === undefined ? { arguments: { to: args } } : { subjectId: { to: subjectId } }
  await recordEvent(ctx, {
    type: 'list_export.created',
    entityId: row.id,
    customerId,
    changes: { list: { to: list }, format: { to: format }, ...about },
  })
  await ctx.queue.enqueue(ctx.db, 'run-list-export', { exportId: row.id })
  return row
}

/** Asks for everything that is stored about a customer, as JSON lines. */
export async function exportCustomer(ctx: Ctx, raw: unknown): Promise<ListExport> {
  const input = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    const customer = await ctx.read.customer.findUnique({ where: { id: input.id }, select: { id: true } })
    if (!customer) throw new NotFoundError(['id'])
    assertAllowed(customerPolicy.canExport(ctx.actor, customer))
    return queueExport(ctx, { list: 'customer', format: 'JSONL', subjectId: customer.id }, customer.id)
  })
}

/** Asks for everything that is stored about a person, as JSON lines. */
export async function exportPortalUser(ctx: Ctx, raw: unknown): Promise<ListExport> {
  const input = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    const person = await ctx.read.portalUser.findUnique({ where: { id: input.id }, select: { id: true } })
    if (!person) throw new NotFoundError(['id'])
    assertAllowed(portalUserPolicy.canExport(ctx.actor, person))
    return queueExport(ctx, { list: 'portalUser', format: 'JSONL', subjectId: person.id })
  })
}

/** Whose data it is, where that is one customer: then the export belongs into its trail. */
export function customerOf(actor: Actor): string | null {
  if (actor.kind !== 'portalUser') return null
  const customers = [...actor.adminOf, ...actor.memberOf]
  return customers.length === 1 ? customers[0]! : null
}

/** Deletes an export with its file. */
export async function deleteExport(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    const row = await getExport(ctx, input.id)
    assertAllowed(exportPolicy.canDelete(ctx.actor, row))
    if (row.status === 'RUNNING') throw new ConflictError('It is being written. Wait for its end.')
    await ctx.db.listExport.delete({ where: { id: row.id }, select: { id: true } })
    await recordEvent(ctx, {
      type: 'list_export.deleted',
      entityId: row.id,
      customerId: customerOf(ctx.actor),
    })
    return { id: row.id }
  })
}
