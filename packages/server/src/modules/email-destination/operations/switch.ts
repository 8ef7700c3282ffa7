import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import type { EmailDestination, EmailDestinationDisabledReason } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { NotFoundError } from '../../../errors.ts'
import { expectedVersion, id, parseInput } from '../../../input.ts'
import { provesStop } from '../links.ts'
import { holdDestination, openDestination } from './open.ts'
import { askToVerify, forLinks } from './verify.ts'

const byId = z.object({ id, expectedVersion })

/** What waited is forgotten. */
export const nothingWaits = { waiting: [], waitingMore: 0, dueAt: null }

/** Stops the mails to a destination; what waited is not sent. Again is no change. */
export async function disableEmailDestination(ctx: Ctx, raw: unknown): Promise<EmailDestination> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openDestination(ctx, input, { archived: true })
    return before.disabledAt ? before : switchOff(ctx, before, 'MANUAL')
  })
}

/** Mails to a destination again, from now on. One that wanted no more mails is asked first. Again is no change. */
export async function enableEmailDestination(ctx: Ctx, raw: unknown): Promise<EmailDestination> {
  const input = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openDestination(ctx, input)
    if (!before.disabledAt) return before
    const { id, customerId, disabledReason } = before
    const destination = await ctx.db.emailDestination.update({
      where: { id },
      data: { disabledAt: null, disabledReason: null, enabledAt: ctx.now(), version: { increment: 1 } },
    })
    await recordEvent(ctx, {
      type: 'email_destination.enabled',
      entityId: id,
      customerId,
      changes: { disabledReason: { from: disabledReason, to: null } },
    })
    return disabledReason === 'UNSUBSCRIBED' ? askToVerify(ctx, destination) : destination
  })
}

/** For operations that hold the destination. */
export async function switchOff(
  ctx: Ctx,
  { id, customerId }: Pick<EmailDestination, 'id' | 'customerId'>,
  reason: EmailDestinationDisabledReason,
): Promise<EmailDestination> {
  const destination = await ctx.db.emailDestination.update({
    where: { id },
    data: { ...nothingWaits, disabledAt: ctx.now(), disabledReason: reason, version: { increment: 1 } },
  })
  await recordEvent(ctx, {
    type: 'email_destination.disabled',
    entityId: id,
    customerId,
    changes: { disabledReason: { from: null, to: reason } },
  })
  return destination
}

/** The destination that a link ends, for its page; null for a link that does not work. */
export async function findDestinationToStop(
  ctx: Ctx,
  { id, proof }: { id: string; proof: string },
): Promise<EmailDestination | null> {
  const destination = await ctx.db.emailDestination.findUnique({ where: { id } })
  return destination && provesStop(ctx, destination, proof) ? destination : null
}

/** Ends the mails to an address by the link that each of them has. Again is no change. */
export async function stopEmailDestination(
  ctx: Ctx,
  link: { id: string; proof: string },
): Promise<{ email: string }> {
  return inTransaction(forLinks(ctx), async (ctx) => {
    const destination = await holdDestination(ctx, link.id)
    if (!destination || !provesStop(ctx, destination, link.proof)) throw new NotFoundError()
    if (destination.disabledReason !== 'UNSUBSCRIBED') await switchOff(ctx, destination, 'UNSUBSCRIBED')
    return destination
  })
}
