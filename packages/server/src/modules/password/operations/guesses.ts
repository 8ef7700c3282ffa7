import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import type { Password } from '../../../db/generated/prisma/client.ts'

/** In a row: no password is tried more often, in whatever time (NIST SP 800-63B-4, 3.2.2). Only a reset helps then. */
const maxWrongGuesses = 100

export const isLocked = ({ wrongGuesses }: Password) => wrongGuesses >= maxWrongGuesses

/** Counts one more wrong guess in a row, as part of the operation that calls it. The person must be held. */
export async function countWrongGuess(ctx: Ctx, { id, ...before }: Password): Promise<void> {
  const wrongGuesses = before.wrongGuesses + 1
  await ctx.db.password.update({ where: { id }, data: { wrongGuesses } })
  if (wrongGuesses === maxWrongGuesses) await recordEvent(ctx, { type: 'password.locked', entityId: id })
}

/** Whether the password is the one of before: a hash made anew is of the same. */
export const isUnchanged = (before: Password | null, now: Password | null) =>
  before?.id === now?.id && before?.changedAt.getTime() === now?.changedAt.getTime()
