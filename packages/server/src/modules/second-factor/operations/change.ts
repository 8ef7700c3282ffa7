import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { holdOwner, type Owner } from '../../../auth/owner.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import { revokeSessionsOf } from '../../../auth/session.ts'
import { sourceOf } from '../../../auth/source.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../../errors.ts'
import { id, parseInput } from '../../../input.ts'
import { sendMail } from '../../email/operations/send.ts'
import { refund } from '../../sign-in/operations/limits.ts'
import { forSignIn } from '../../sign-in/operations/start.ts'
import { assertMayTry } from '../../sign-in/operations/tries.ts'
import { secondFactorPolicy } from '../policy.ts'
import { getSelf, holdSelf, type Self } from './caller.ts'
import {
  exactlyOne,
  exactlyOneProblem,
  findSecondFactor,
  type GivenFactor,
  givenFactor,
  useSecondFactor,
} from './check.ts'
import { writeRecoveryCodes } from './recovery-codes.ts'
import { wrongFactor } from './sign-in.ts'

const proved = z.object(givenFactor).refine(exactlyOne, exactlyOneProblem)

const resetInput = z
  .object({ portalUserId: id.nullish(), staffId: id.nullish() })
  .refine(({ portalUserId, staffId }) => Boolean(portalUserId) !== Boolean(staffId), {
    path: ['portalUserId'],
    message: 'Give either portalUserId or staffId.',
  })

/** Gives one's own second factor up, with a code of it. */
export async function disableSecondFactor(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const given = parseInput(proved, raw)
  const self = await getSelf(ctx)
  if (self.entrant.secondFactor === 'REQUIRED')
    throw new ForbiddenError('A second factor is required here, and cannot be given up.')
  return withFactor(ctx, self, given, async (ctx, id) => {
    await ctx.db.secondFactor.delete({ where: { id } })
    await recordEvent(ctx, { type: 'second_factor.disabled', entityId: id })
    await sendMail(ctx, { type: 'SECOND_FACTOR_RESET', to: self.email, data: {} })
    return { id }
  })
}

/** New recovery codes, with a code of the second factor; those of before are no good any more. */
export async function regenerateRecoveryCodes(
  ctx: Ctx,
  raw: unknown,
): Promise<{ recoveryCodes: string[]; session: null }> {
  const given = parseInput(proved, raw)
  const self = await getSelf(ctx)
  return withFactor(ctx, self, given, async (ctx, id) => {
    const recoveryCodes = await writeRecoveryCodes(ctx, id)
    await recordEvent(ctx, { type: 'second_factor.codes_regenerated', entityId: id })
    return { recoveryCodes, session: null }
  })
}

/** Does what needs a code, which is used with it. Wrong ones count as those of a sign-in do. */
async function withFactor<T>(
  ctx: Ctx,
  self: Self,
  given: GivenFactor,
  act: (ctx: Ctx, id: string) => Promise<T>,
): Promise<T> {
  const { owner, email } = self
  const factor = await findSecondFactor(ctx, owner)
  if (!factor?.confirmedAt) throw new ConflictError('There is no second factor.')
  const of = (owner.staffId ?? owner.portalUserId)!
  await assertMayTry(forSignIn(ctx), email, { limit: 'secondFactorsOfPerson', of })
  return inTransaction(ctx, async (ctx) => {
    await holdSelf(ctx, self)
    const used = await useSecondFactor(ctx, owner, given)
    if (!used) throw wrongFactor(given.code ? 'code' : 'recoveryCode')
    await refund(ctx, 'failuresFromSource', sourceOf(ctx))
    await refund(ctx, 'secondFactorsOfPerson', of)
    return act(ctx, used.id)
  })
}

/** Takes the second factor from somebody who has lost it, ends the sessions, and tells the person. */
export async function resetSecondFactor(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { portalUserId, staffId } = parseInput(resetInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const person = staffId
      ? await ctx.read.staff.findUnique({ where: { id: staffId }, select: { id: true, email: true } })
      : await ctx.read.portalUser.findUnique({
          where: { id: portalUserId! },
          select: { id: true, email: true },
        })
    if (!person) throw new NotFoundError([staffId ? 'staffId' : 'portalUserId'])
    const owner: Owner = staffId ? { staffId } : { portalUserId: portalUserId! }
    assertAllowed(
      secondFactorPolicy.canReset(ctx.actor, owner),
      'Admins reset the second factor of others; your own you disable with a code.',
    )
    await holdOwner(ctx, owner)
    const factor = await findSecondFactor(ctx, owner)
    if (!factor) throw new ConflictError('The person has no second factor.')
    await ctx.db.secondFactor.delete({ where: { id: factor.id } })
    await revokeSessionsOf(ctx, owner)
    await recordEvent(ctx, {
      type: 'second_factor.reset',
      entityId: factor.id,
      changes: { owner: { from: person.id } },
    })
    await sendMail(ctx, {
      type: 'SECOND_FACTOR_RESET',
      to: person.email,
      data: { changed_by: ctx.actor.name },
    })
    return { id: factor.id }
  })
}
