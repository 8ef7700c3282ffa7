import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import { hashToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import { EmailLocale, type PasswordLinkPurpose } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { InvalidInputError, RateLimitedError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { email, parseInput } from '../../../input.ts'
import { sendMail } from '../../email/operations/send.ts'
import { findEntrant } from '../../sign-in/operations/entrant.ts'
import { recordFailedSignIn } from '../../sign-in/operations/failed.ts'
import { chargeStart, forSignIn } from '../../sign-in/operations/start.ts'
import { passwordLinkPolicy } from '../policy.ts'
import { findPassword } from './write.ts'

/** How long a link is good. */
const linkMinutes = 60

const requestInput = z.object({ email, locale: z.enum(EmailLocale).nullish() })

const renewInput = z.object({ secret: z.string().min(1).max(200), locale: z.enum(EmailLocale).nullish() })

/** Of every link that does not work, whatever the reason. */
export const goneLink = () =>
  new InvalidInputError('The link is not valid, was used or replaced, or has run out. Ask for a new one.', [
    'secret',
  ])

/**
 * Has a link mailed with which whoever has the address chooses a password. The answer and the work are the same for every
 * address: whose it is, is found out by the job that writes the mail.
 */
export async function requestPasswordReset(ctx: Ctx, raw: unknown): Promise<{ validMinutes: number }> {
  const { email, locale } = parseInput(requestInput, raw)
  await request(forSignIn(ctx), email, locale ?? 'EN')
  return { validMinutes: linkMinutes }
}

/** Has a new one mailed in the place of an old link, without a word on whose it is. */
export async function renewPasswordLink(ctx: Ctx, raw: unknown): Promise<void> {
  const { secret, locale } = parseInput(renewInput, raw)
  const old = await ctx.db.passwordLink.findUnique({ where: { secretHash: hashToken(secret) } })
  if (!old) throw goneLink()
  await request(forSignIn(ctx), old.email, locale ?? 'EN')
}

async function request(ctx: Ctx, email: string, locale: EmailLocale): Promise<void> {
  // Without the claim of an idempotency key: to count is not to carry out.
  const late = await inTransaction({ ...ctx, claim: null }, (ctx) => chargeStart(ctx, email))
  if (late)
    throw new RateLimitedError(late.retryAfterSeconds, 'Too many mails were asked for. Wait and retry.')
  await inTransaction(ctx, (ctx) => writeLink(ctx, email, 'RESET', locale))
}

/**
 * Offers a new person to choose a password, where passwords are on for that person and there is none yet. Part of the
 * operation that calls it.
 */
export async function offerPassword(ctx: Ctx, email: string): Promise<void> {
  const entrant = await findEntrant(forSignIn(ctx), email)
  if (entrant.refused || !entrant.passwords || !entrant.owner) return
  if (await findPassword(ctx, entrant.owner)) return
  await writeLink(ctx, email, 'ACTIVATION', 'EN')
}

async function writeLink(
  ctx: Ctx,
  email: string,
  purpose: PasswordLinkPurpose,
  locale: EmailLocale,
): Promise<void> {
  const now = ctx.now()
  const row = {
    id: newId('PasswordLink'),
    email,
    purpose,
    secretHash: null,
    ipAddress: ctx.ipAddress,
    usedAt: null,
    expiresAt: new Date(now.getTime() + linkMinutes * 60_000),
    createdAt: now,
  }
  await ctx.db.passwordLink.upsert({ where: { email }, create: row, update: row })
  await recordEvent(ctx, { type: 'password.link_requested', entityId: row.id })
  await ctx.queue.enqueue(ctx.db, 'send-password-link', { linkId: row.id, locale })
}

const mailTypes = { RESET: 'PASSWORD_RESET', ACTIVATION: 'ACCOUNT_ACTIVATION' } as const

/** Writes the mail with the link, if its address is somebody's who may have a password. */
export async function sendPasswordLink(
  ctx: Ctx,
  { linkId, locale }: { linkId: string; locale: EmailLocale },
): Promise<void> {
  assertAllowed(passwordLinkPolicy.canSend(ctx.actor))
  await inTransaction(ctx, async (ctx) => {
    const link = await ctx.db.passwordLink.findUnique({ where: { id: linkId } })
    // Replaced by a newer one meanwhile, or the job runs once more.
    if (!link || link.secretHash !== null) return
    const { owner, name, refused, passwords } = await findEntrant(ctx, link.email)
    if (refused || !passwords) {
      const { email, ipAddress } = link
      await recordFailedSignIn(ctx, { reason: refused ?? 'NO_PASSWORD', email, ipAddress, owner })
      return
    }
    const secret = randomBytes(32).toString('base64url')
    const { count } = await ctx.db.passwordLink.updateMany({
      where: { id: linkId, secretHash: null },
      data: {
        secretHash: hashToken(secret),
        expiresAt: new Date(ctx.now().getTime() + linkMinutes * 60_000),
      },
    })
    if (count === 0) return
    await sendMail(ctx, {
      type: mailTypes[link.purpose],
      to: link.email,
      locale,
      data: {
        person_name: name,
        password_url: `${ctx.publicUrl}/passwords/${secret}`,
        valid_minutes: linkMinutes,
      },
    })
    await recordEvent(ctx, { type: 'password.link_sent', entityId: linkId })
  })
}
