import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { sessionOf } from '../../../auth/actor.ts'
import { isOutdated, isPassword } from '../../../auth/password-hash.ts'
import { sourceOf } from '../../../auth/source.ts'
import type { Ctx } from '../../../context.ts'
import type { Password, SignInFailure } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { InvalidInputError } from '../../../errors.ts'
import { email, parseInput } from '../../../input.ts'
import { type Entrant, findEntrant, holdEntrant } from '../../sign-in/operations/entrant.ts'
import { recordFailedSignIn } from '../../sign-in/operations/failed.ts'
import { admit, answerOf, assertKeepsCookie, type SignInOutcome } from '../../sign-in/operations/let-in.ts'
import { refund } from '../../sign-in/operations/limits.ts'
import { forSignIn } from '../../sign-in/operations/start.ts'
import { assertMayTry } from '../../sign-in/operations/tries.ts'
import { typedPassword } from '../rules.ts'
import { countWrongGuess, isLocked, isUnchanged } from './guesses.ts'
import { findPassword, hashFor, storeRehash } from './write.ts'

const input = z.object({ email, password: typedPassword, cookie: z.boolean().nullish() })

/**
 * Lets in by address and password. Answer and work are the same for an address that nobody has, for one without a password
 * and for a wrong one.
 */
export async function signInWithPassword(ctx: Ctx, raw: unknown): Promise<SignInOutcome> {
  const { email, password, ...rest } = parseInput(input, raw)
  const cookie = rest.cookie ?? false
  assertKeepsCookie(ctx, cookie)
  const before = sessionOf(ctx.actor)
  const own = forSignIn(ctx)
  await assertMayTry(own, email, { limit: 'passwordsOfAddress', of: email })
  const found = await lookUp(own, await findEntrant(own, email))
  // Outside of any transaction: it takes as long as it is meant to.
  const right = await isPassword(password, found.stored?.opened ?? null, ctx.passwordCost)
  const { stored } = found
  const rehash =
    right && stored && isOutdated(stored.opened, ctx.passwordCost) ? await hashFor(ctx, password) : null
  const admission = await inTransaction(own, async (ctx) => {
    const { entrant, stored: now, refused } = await lookUp(ctx, await holdEntrant(ctx, email))
    if (refused || !now || !right || !isUnchanged(stored, now) || !entrant.owner) {
      await fail(ctx, email, entrant, refused ?? 'WRONG_PASSWORD', now)
      return null
    }
    await ctx.db.password.update({ where: { id: now.id }, data: { wrongGuesses: 0 } })
    if (rehash) await storeRehash(ctx, now, rehash)
    await refund(ctx, 'failuresFromSource', sourceOf(ctx))
    await refund(ctx, 'passwordsOfAddress', email)
    const known = { ...entrant, owner: entrant.owner }
    const admission = await admit(ctx, { entrant: known, method: 'PASSWORD', cookie, before })
    await recordEvent(ctx, {
      type: 'sign_in.completed',
      entityId: now.id,
      changes: admission.opened ? { sessionId: { to: admission.opened.session.id } } : {},
    })
    return admission
  })
  // Only now: what was counted must stay counted.
  if (!admission)
    throw new InvalidInputError(
      'The address or the password is wrong. Try again, or sign in with a code by mail.',
      ['password'],
    )
  return answerOf(ctx, admission, cookie)
}

/** The password that counts for whose the address is, and why none does, if so. */
async function lookUp(ctx: Ctx, entrant: Entrant) {
  const stored = entrant.owner && (await findPassword(ctx, entrant.owner))
  const refusal = (): SignInFailure | null => {
    if (entrant.refused) return entrant.refused
    if (!stored || !entrant.passwords) return 'NO_PASSWORD'
    return isLocked(stored) ? 'LOCKED' : null
  }
  const refused = refusal()
  return { entrant, stored: refused ? null : stored, refused }
}

async function fail(
  ctx: Ctx,
  email: string,
  { owner }: Entrant,
  reason: SignInFailure,
  stored: Password | null,
): Promise<void> {
  if (stored) await countWrongGuess(ctx, stored)
  await recordFailedSignIn(ctx, { reason, email, ipAddress: ctx.ipAddress, owner })
}
