import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { isPassword } from '../../../auth/password-hash.ts'
import { revokeSessionsOf } from '../../../auth/session.ts'
import { sourceOf } from '../../../auth/source.ts'
import type { Ctx } from '../../../context.ts'
import type { Password } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError, ForbiddenError, InvalidInputError } from '../../../errors.ts'
import { parseInput } from '../../../input.ts'
import { sendMail } from '../../email/operations/send.ts'
import {
  assertRecent,
  getSelf,
  holdSelf,
  isRecent,
  type Self,
} from '../../second-factor/operations/caller.ts'
import { recordFailedSignIn } from '../../sign-in/operations/failed.ts'
import { refund } from '../../sign-in/operations/limits.ts'
import { forSignIn } from '../../sign-in/operations/start.ts'
import { assertMayTry } from '../../sign-in/operations/tries.ts'
import { assertGoodPassword, typedPassword } from '../rules.ts'
import { countWrongGuess, isLocked, isUnchanged } from './guesses.ts'
import { findPassword, hashFor, writePassword } from './write.ts'

const setInput = z.object({ password: typedPassword, currentPassword: typedPassword.nullish() })

const removeInput = z.object({ currentPassword: typedPassword.nullish() })

/** Gives the person who calls a password, or another one, and ends the other sessions. */
export async function setPassword(ctx: Ctx, raw: unknown): Promise<{ changedAt: Date }> {
  const { password, currentPassword } = parseInput(setInput, raw)
  const self = await getSelf(ctx)
  const { owner, email, sessionId, entrant } = self
  if (!entrant.passwords) throw new ForbiddenError('The vendor offers no passwords here.')
  assertGoodPassword(password, { email, name: entrant.name, portalName: ctx.mail.portalName })
  await assertSelf(ctx, self, currentPassword)
  const hash = await hashFor(ctx, password)
  return inTransaction(ctx, async (ctx) => {
    await holdSelf(ctx, self)
    const { id, changedAt } = await writePassword(ctx, owner, hash)
    await recordEvent(ctx, { type: 'password.set', entityId: id })
    await tellOfChange(ctx, self, sessionId)
    return { changedAt }
  })
}

/** Takes the person's own password away: mail lets in as before. */
export async function removePassword(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { currentPassword } = parseInput(removeInput, raw)
  const self = await getSelf(ctx)
  const before = await findPassword(ctx, self.owner)
  if (!before) throw new ConflictError('There is no password.')
  await assertSelf(ctx, self, currentPassword)
  return inTransaction(ctx, async (ctx) => {
    await holdSelf(ctx, self)
    const { count } = await ctx.db.password.deleteMany({ where: { id: before.id } })
    if (count === 0) throw new ConflictError('There is no password.')
    await recordEvent(ctx, { type: 'password.removed', entityId: before.id })
    await tellOfChange(ctx, self, self.sessionId)
    return { id: before.id }
  })
}

/** That it is the person, and nobody who found the session open: by the old password, or a sign-in of a moment ago. */
async function assertSelf(ctx: Ctx, self: Self, currentPassword: string | null | undefined): Promise<void> {
  if (!currentPassword) {
    if (await isRecent(ctx, self)) return
    if (await findPassword(ctx, self.owner))
      throw new InvalidInputError('Give the current password, or sign in again.', ['currentPassword'])
    return assertRecent(ctx, self)
  }
  const of = self.email
  await assertMayTry(forSignIn(ctx), of, { limit: 'passwordsOfAddress', of })
  const stored = await findPassword(ctx, self.owner)
  const right = await isPassword(currentPassword, stored?.opened ?? null, ctx.passwordCost)
  // Without the claim of an idempotency key: what was counted must stay counted.
  const failed = await inTransaction({ ...forSignIn(ctx), claim: null }, async (ctx) => {
    await holdSelf(ctx, self)
    const now = await findPassword(ctx, self.owner)
    if (!now || !right || isLocked(now) || !isUnchanged(stored, now)) {
      await failGuess(ctx, self, now)
      return true
    }
    await ctx.db.password.update({ where: { id: now.id }, data: { wrongGuesses: 0 } })
    await refund(ctx, 'failuresFromSource', sourceOf(ctx))
    await refund(ctx, 'passwordsOfAddress', of)
    return false
  })
  if (failed) throw new InvalidInputError('The current password is wrong.', ['currentPassword'])
}

/** Counts like a sign-in that fails: whoever finds a session open guesses no more than anybody else. */
async function failGuess(ctx: Ctx, { owner, email }: Self, stored: Password | null): Promise<void> {
  const locked = stored !== null && isLocked(stored)
  if (stored && !locked) await countWrongGuess(ctx, stored)
  const reason = !stored ? 'NO_PASSWORD' : locked ? 'LOCKED' : 'WRONG_PASSWORD'
  await recordFailedSignIn(ctx, { reason, email, ipAddress: ctx.ipAddress, owner })
}

/** Whoever knew the old one is out, and the person learns of it. */
export async function tellOfChange(
  ctx: Ctx,
  { owner, email }: Pick<Self, 'owner' | 'email'>,
  except: string | null,
): Promise<void> {
  await revokeSessionsOf(ctx, owner, except)
  // A link that is still on its way would undo it.
  await ctx.db.passwordLink.deleteMany({ where: { email } })
  await sendMail(ctx, { type: 'PASSWORD_CHANGED', to: email, data: {} })
}
