import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import type { EmailDestination } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { AppError, NotFoundError } from '../../../errors.ts'
import { modelOfId } from '../../../ids.ts'
import { expectedVersion, id, parseInput } from '../../../input.ts'
import { type Mute, mutesAt } from '../mutes.ts'
import { openDestination } from './open.ts'

const mostMutes = 100

/** For how many days; null is for good. */
const muteDays = { DAYS_7: 7, DAYS_30: 30, FOREVER: null } as const

const muteInput = z.object({
  id,
  expectedVersion,
  entityId: id,
  for: z.enum(['DAYS_7', 'DAYS_30', 'FOREVER']),
})
const unmuteInput = z.object({ id, expectedVersion, entityId: id })

/** Tells a destination nothing of one thing and of what belongs to it, for a time; again is for the new time. */
export async function muteEmailDestination(ctx: Ctx, raw: unknown): Promise<EmailDestination> {
  const { entityId, for: time, ...input } = parseInput(muteInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openDestination(ctx, input)
    await assertMutable(ctx, entityId, before.customerId)
    const days = muteDays[time]
    const until = days === null ? null : new Date(ctx.now().getTime() + days * 86_400_000)
    const kept = mutesAt(before.mutes, ctx.now()).filter((mute) => mute.entityId !== entityId)
    if (kept.length >= mostMutes)
      throw new AppError('LIMIT_REACHED', `${mostMutes} things are muted; unmute one first.`)
    const destination = await writeMutes(ctx, before, [...kept, { entityId, until }])
    await recordEvent(ctx, {
      type: 'email_destination.muted',
      entityId: before.id,
      customerId: before.customerId,
      changes: { mutedId: { to: entityId }, ...(until && { until: { to: until } }) },
    })
    return destination
  })
}

/** Tells a destination of something muted again, from now on; what is not muted is not found. */
export async function unmuteEmailDestination(ctx: Ctx, raw: unknown): Promise<EmailDestination> {
  const { entityId, ...input } = parseInput(unmuteInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openDestination(ctx, input)
    const mutes = mutesAt(before.mutes, ctx.now())
    const kept = mutes.filter((mute) => mute.entityId !== entityId)
    if (kept.length === mutes.length) throw new NotFoundError(['entityId'])
    const destination = await writeMutes(ctx, before, kept)
    await recordEvent(ctx, {
      type: 'email_destination.unmuted',
      entityId: before.id,
      customerId: before.customerId,
      changes: { mutedId: { from: entityId } },
    })
    return destination
  })
}

function writeMutes(ctx: Ctx, { id }: EmailDestination, mutes: readonly Mute[]): Promise<EmailDestination> {
  return ctx.db.emailDestination.update({
    where: { id },
    data: {
      mutes: mutes.map(({ entityId, until }) => ({ entityId, until: until?.toISOString() ?? null })),
      version: { increment: 1 },
    },
  })
}

/** It is something that the caller sees and that others belong to, of the customer whose destination it is. */
async function assertMutable({ read }: Ctx, id: string, customerId: string | null): Promise<void> {
  const where = { id, ...(customerId !== null && { customerId }) }
  const counts = {
    Customer: () =>
      read.customer.count({ where: { AND: [{ id }, customerId === null ? {} : { id: customerId }] } }),
    Project: () => read.project.count({ where }),
    License: () => read.license.count({ where }),
    Machine: () =>
      read.machine.count({ where: { id, ...(customerId !== null && { license: { customerId } }) } }),
  }
  const model = modelOfId(id) as keyof typeof counts
  if (((await counts[model]?.()) ?? 0) === 0) throw new NotFoundError(['entityId'])
}
