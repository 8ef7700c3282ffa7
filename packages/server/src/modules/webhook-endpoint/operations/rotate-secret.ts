import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { expectedVersion, id, parseInput } from '../../../input.ts'
import { asPrevious, newSecret } from '../signing.ts'
import { openEndpoint } from './open.ts'

const maxOverlapHours = 24

const input = z.object({
  id,
  expectedVersion,
  overlapHours: z
    .number()
    .int()
    .min(0, `Must be from 0 to ${maxOverlapHours}.`)
    .max(maxOverlapHours, `Must be from 0 to ${maxOverlapHours}.`)
    .nullish()
    .transform((given) => given ?? 0),
})

/** Makes a new secret, which signs from now on; the one before signs beside it until the overlap is over. */
export async function rotateWebhookSecret(ctx: Ctx, raw: unknown): Promise<{ id: string; secret: string }> {
  const { overlapHours, ...which } = parseInput(input, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openEndpoint(ctx, which)
    const { id, customerId } = before
    const { secret, sealed } = newSecret(ctx, id)
    const until = overlapHours === 0 ? null : new Date(ctx.now().getTime() + overlapHours * 3_600_000)
    await ctx.db.webhookEndpoint.update({
      where: { id },
      data: {
        secretSealed: sealed,
        previousSecretSealed: until && asPrevious(ctx, before),
        previousSecretUntil: until,
        version: { increment: 1 },
      },
      select: { id: true },
    })
    await recordEvent(ctx, {
      type: 'webhook_endpoint.secret_rotated',
      entityId: id,
      customerId,
      changes: { previousSecretUntil: { to: until } },
    })
    return { id, secret }
  })
}
