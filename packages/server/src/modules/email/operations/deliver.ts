import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Email } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import type { Delivery, Letter } from '../../../mail/mailer.ts'
import { openContent } from '../content.ts'
import { emailPolicy } from '../policy.ts'
import { hasSecret } from '../types.ts'
import { linksIn } from './outbox.ts'
import { findSender } from './sender-domain.ts'

/** Attempts at one mail: with the waits of the queue, about 16 hours of a mail server that is down. */
export const maxAttempts = 25

/** The server could not take the mail now; the job runs again later. */
class DeferredError extends Error {}

type Run = { attempt: number; signal: AbortSignal }

/**
 * Brings one mail to the mail server and writes down what that said. A mail that was on its way when the process died is
 * sent again, with the same Message-ID: SMTP cannot tell whether it was taken.
 */
export async function deliverEmail(ctx: Ctx, { emailId }: { emailId: string }, run: Run): Promise<void> {
  assertAllowed(emailPolicy.canDeliver(ctx.actor))
  const { mailer } = ctx.mail
  if (mailer.kind === 'outbox') return holdEmail(ctx, emailId, mailer.shown)
  const claimed = await inTransaction(ctx, (ctx) => claim(ctx, emailId))
  if (!claimed) return
  const delivery = await mailer.deliver(claimed.letter, run.signal)
  const last = run.attempt >= maxAttempts
  await inTransaction(ctx, (ctx) => settle(ctx, claimed.email, delivery, last))
  if (delivery.outcome === 'deferred' && !last) throw new DeferredError(delivery.answer)
}

/** On its way to a server, perhaps since before the process died. */
const open = { status: { in: ['QUEUED', 'SENDING'] } } as const satisfies object

async function claim(ctx: Ctx, id: string): Promise<{ email: Email; letter: Letter } | null> {
  const email = await ctx.read.email.findFirst({ where: { id, status: { in: [...open.status.in] } } })
  if (!email?.content) return null
  await ctx.db.email.update({
    where: { id },
    data: { status: 'SENDING', attempts: { increment: 1 }, lastAttemptAt: ctx.now() },
    select: { id: true },
  })
  const { address, dkim } = await findSender(ctx)
  const letter: Letter = {
    // Sent again by hand it is another message: the same id would be thrown away as a duplicate.
    messageId: `<${id}.${email.queuedAt.getTime().toString(36)}@${address.split('@')[1]}>`,
    from: { name: ctx.mail.portalName, address },
    to: email.recipient,
    subject: email.subject,
    ...openContent(ctx, id, email.content),
    dkim,
  }
  return { email, letter }
}

async function settle(
  ctx: Ctx,
  { id, type }: Email,
  { outcome, answer }: Delivery,
  last: boolean,
): Promise<void> {
  const sent = outcome === 'taken'
  const failed = outcome === 'refused' || (outcome === 'deferred' && last)
  const { count } = await ctx.db.email.updateMany({
    where: { id, status: 'SENDING' },
    data: {
      status: sent ? 'SENT' : failed ? 'FAILED' : 'QUEUED',
      lastAnswer: answer,
      ...(sent && { sentAt: ctx.now() }),
      // Whoever holds the link gets in: from here on only its recipient does.
      ...(sent && hasSecret(type) && { content: null, contentUntil: null }),
    },
  })
  if (count === 0 || (!sent && !failed)) return
  await recordEvent(ctx, {
    type: sent ? 'email.sent' : 'email.failed',
    entityId: id,
    changes: { lastAnswer: { to: answer } },
  })
}

/** Without a mail server the way of a mail ends here: it can be read in the outbox, and sent once there is a server. */
async function holdEmail(ctx: Ctx, id: string, shown: boolean): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const email = await ctx.read.email.findFirst({ where: { id, status: { in: [...open.status.in] } } })
    if (!email?.content) return
    const lastAnswer = 'There is no mail server: SMTP_URL is not set.'
    await ctx.db.email.update({ where: { id }, data: { status: 'HELD', lastAnswer }, select: { id: true } })
    await recordEvent(ctx, { type: 'email.held', entityId: id })
    if (!shown) return
    const { text } = openContent(ctx, id, email.content)
    const links = linksIn(text).filter((link) => link !== `${ctx.publicUrl}/sign-in`)
    ctx.log.info({ to: email.recipient, subject: email.subject, links }, 'mail in the outbox, /dev/mail')
  })
}
