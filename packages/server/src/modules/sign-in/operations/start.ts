import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { sourceOf } from '../../../auth/source.ts'
import { systemActor } from '../../../auth/system.ts'
import { hashToken } from '../../../auth/token.ts'
import { type Ctx, createContext } from '../../../context.ts'
import { EmailLocale } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { InvalidInputError, RateLimitedError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { email, parseInput } from '../../../input.ts'
import type { Charge } from './limits.ts'
import { chargeInTurn } from './tries.ts'

/** How long a code and a link are good. */
export const validMinutes = 10

const startInput = z.object({ email, locale: z.enum(EmailLocale).nullish() })

const renewInput = z.object({ secret: z.string().min(1).max(200), locale: z.enum(EmailLocale).nullish() })

/** Signing in is the server's own work: until it is done there is nobody who could act. */
export function forSignIn(ctx: Ctx): Ctx {
  return createContext(ctx, { ...ctx, actor: systemActor('sign-in') })
}

/**
 * Starts a sign-in, which ends the one before of the same address. The answer and the work are the same for every
 * address: whose it is, is found out by the job that writes the mail.
 */
export async function startSignIn(ctx: Ctx, raw: unknown): Promise<{ validMinutes: number }> {
  const { email, locale } = parseInput(startInput, raw)
  await start(forSignIn(ctx), email, locale ?? 'EN')
  return { validMinutes }
}

/** Starts the sign-in of an old link anew, without a word on whose it is. */
export async function renewSignIn(ctx: Ctx, raw: unknown): Promise<{ validMinutes: number }> {
  const { secret, locale } = parseInput(renewInput, raw)
  const old = await ctx.db.signIn.findUnique({ where: { secretHash: hashToken(secret) } })
  if (!old) throw new InvalidInputError(goneMessage, ['secret'])
  await start(forSignIn(ctx), old.email, locale ?? 'EN')
  return { validMinutes }
}

/** Of every link that does not work, whatever the reason. */
export const goneMessage = 'The link is not valid, was used or replaced, or has run out. Ask for a new one.'

async function start(ctx: Ctx, email: string, locale: EmailLocale): Promise<void> {
  // Without the claim of an idempotency key: to count is not to carry out.
  const late = await inTransaction({ ...ctx, claim: null }, (ctx) => chargeStart(ctx, email))
  if (late)
    throw new RateLimitedError(late.retryAfterSeconds, 'Too many sign-ins were started. Wait and retry.')
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.now()
    const row = {
      id: newId('SignIn'),
      email,
      code: null,
      secretHash: null,
      wrongGuesses: 0,
      ipAddress: ctx.ipAddress,
      usedAt: null,
      expiresAt: new Date(now.getTime() + validMinutes * 60_000),
      createdAt: now,
    }
    await ctx.db.signIn.upsert({ where: { email }, create: row, update: row })
    await recordEvent(ctx, { type: 'sign_in.started', entityId: row.id })
    await ctx.queue.enqueue(ctx.db, 'send-sign-in', { signInId: row.id, locale })
  })
}

/** What stands in the way of one more mail to an address that anybody may give, if anything does. */
export function chargeStart(ctx: Ctx, email: string): Promise<Charge | null> {
  return chargeInTurn(ctx, email, [
    { limit: 'startsFromSource', of: sourceOf(ctx) },
    { limit: 'startsOfAddress', of: email },
  ])
}
