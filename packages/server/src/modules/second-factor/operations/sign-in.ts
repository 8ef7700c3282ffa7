import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { sessionOf } from '../../../auth/actor.ts'
import { sourceOf } from '../../../auth/source.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { InvalidInputError } from '../../../errors.ts'
import { parseInput } from '../../../input.ts'
import { recordFailedSignIn } from '../../sign-in/operations/failed.ts'
import { answerOf, assertKeepsCookie, type Opened, openSession } from '../../sign-in/operations/let-in.ts'
import { refund } from '../../sign-in/operations/limits.ts'
import { forSignIn } from '../../sign-in/operations/start.ts'
import { assertMayTry } from '../../sign-in/operations/tries.ts'
import { exactlyOne, exactlyOneProblem, givenFactor, useSecondFactor } from './check.ts'
import { findPendingOwner, goneSignIn, holdPending } from './pending.ts'

const input = z
  .object({ signInSecret: z.string().min(1).max(200), ...givenFactor, cookie: z.boolean().nullish() })
  .refine(exactlyOne, exactlyOneProblem)

/** Completes a sign-in that waits for the second factor. Five wrong codes end it. */
export async function completeWithSecondFactor(ctx: Ctx, raw: unknown): Promise<Opened> {
  const given = parseInput(input, raw)
  const cookie = given.cookie ?? false
  assertKeepsCookie(ctx, cookie)
  const before = sessionOf(ctx.actor)
  const own = forSignIn(ctx)
  const owner = await findPendingOwner(own, given.signInSecret)
  const person = owner ? (owner.staffId ?? owner.portalUserId) : null
  await assertMayTry(own, null, person === null ? undefined : { limit: 'secondFactorsOfPerson', of: person })
  const outcome = await inTransaction(own, async (ctx) => {
    const held = await holdPending(ctx, given.signInSecret)
    if (!held) return 'gone'
    const { pending, entrant, email } = held
    const used = await useSecondFactor(ctx, entrant.owner, given)
    if (!used) {
      const { ipAddress } = ctx
      const wrongGuesses = pending.wrongGuesses + 1
      await ctx.db.pendingSignIn.update({ where: { id: pending.id }, data: { wrongGuesses } })
      await recordFailedSignIn(ctx, {
        reason: 'WRONG_SECOND_FACTOR',
        email,
        ipAddress,
        owner: entrant.owner,
      })
      return 'wrong'
    }
    await ctx.db.pendingSignIn.update({ where: { id: pending.id }, data: { usedAt: ctx.now() } })
    await refund(ctx, 'failuresFromSource', sourceOf(ctx))
    await refund(ctx, 'secondFactorsOfPerson', person!)
    const { method } = pending
    const admission = await openSession(ctx, { entrant, method, cookie, before }, used.kind)
    await recordEvent(ctx, {
      type: 'second_factor.used',
      entityId: used.id,
      changes: { kind: { to: used.kind }, sessionId: { to: admission.opened!.session.id } },
    })
    return admission
  })
  // Only now: what was counted must stay counted.
  if (outcome === 'gone') throw goneSignIn()
  if (outcome === 'wrong') throw wrongFactor(given.code ? 'code' : 'recoveryCode')
  return (await answerOf(ctx, outcome, cookie)).session!
}

export const wrongFactor = (field: 'code' | 'recoveryCode') =>
  new InvalidInputError('The code is wrong or was used. Wait for the next one.', [field])
