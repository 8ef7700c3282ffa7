import { randomBytes, randomInt } from 'node:crypto'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import { hashToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import type { EmailLocale } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { sendMail } from '../../email/operations/send.ts'
import { signInPolicy } from '../policy.ts'
import { findEntrant } from './entrant.ts'
import { recordFailedSignIn } from './failed.ts'
import { validMinutes } from './start.ts'

/** Writes the mail of a sign-in, if its address is somebody's who may come in. */
export async function sendSignIn(
  ctx: Ctx,
  { signInId, locale }: { signInId: string; locale: EmailLocale },
): Promise<void> {
  assertAllowed(signInPolicy.canSend(ctx.actor))
  await inTransaction(ctx, async (ctx) => {
    const signIn = await ctx.db.signIn.findUnique({ where: { id: signInId } })
    // Replaced by a newer one meanwhile, or the job runs once more.
    if (!signIn || signIn.code !== null) return
    const { owner, refused } = await findEntrant(ctx, signIn.email)
    if (refused) {
      const { email, ipAddress } = signIn
      await recordFailedSignIn(ctx, { reason: refused, email, ipAddress, owner })
      return
    }
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const secret = randomBytes(32).toString('base64url')
    const { count } = await ctx.db.signIn.updateMany({
      where: { id: signInId, code: null },
      data: {
        code: ctx.secrets.seal(placeOfCode(signInId), code),
        secretHash: hashToken(secret),
        // What was guessed before there was a code is nobody's fault.
        wrongGuesses: 0,
        expiresAt: new Date(ctx.now().getTime() + validMinutes * 60_000),
      },
    })
    if (count === 0) return
    await sendMail(ctx, {
      type: 'SIGN_IN_CODE',
      to: signIn.email,
      locale,
      data: {
        verification_code: code,
        sign_in_url: `${ctx.publicUrl}/sign-in/${secret}`,
        valid_minutes: validMinutes,
      },
    })
    await recordEvent(ctx, { type: 'sign_in.sent', entityId: signInId })
  })
}

export const placeOfCode = (row: string) => ({ table: 'SignIn', row, column: 'code' })
