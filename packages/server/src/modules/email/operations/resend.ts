import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Email } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { withConflicts } from '../../../db/violations.ts'
import { ConflictError, NotFoundError } from '../../../errors.ts'
import { id, parseInput } from '../../../input.ts'
import { emailPolicy, isResendable } from '../policy.ts'

/** Puts a mail whose way has ended into the queue once more, as it was written; links in it are as old as it is. */
export async function resendEmail(ctx: Ctx, raw: unknown): Promise<Email> {
  const { id: emailId } = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    const email = await ctx.read.email.findUnique({ where: { id: emailId } })
    if (!email) throw new NotFoundError(['id'])
    assertAllowed(emailPolicy.canResend(ctx.actor))
    if (!isResendable(email)) {
      throw new ConflictError(
        email.contentUntil === null
          ? 'What the mail said is no longer kept: cause a new one, such as a new invitation.'
          : 'The mail is still on its way.',
        ['id'],
      )
    }
    const { status } = email
    const resent = await withConflicts({}, () =>
      ctx.db.email.update({
        where: { id: emailId, status, content: { not: null } },
        data: { status: 'QUEUED', sentAt: null, queuedAt: ctx.now() },
      }),
    )
    await recordEvent(ctx, {
      type: 'email.resent',
      entityId: emailId,
      changes: { status: { from: status, to: 'QUEUED' } },
    })
    await ctx.queue.enqueue(ctx.db, 'deliver-email', { emailId })
    return resent
  })
}
