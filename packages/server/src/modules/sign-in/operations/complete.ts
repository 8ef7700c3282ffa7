import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { sessionOf } from '../../../auth/actor.ts'
import { createSession, endSession, type Owner } from '../../../auth/session.ts'
import { sourceOf } from '../../../auth/source.ts'
import { hashToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import type { SignIn, SignInFailure } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { InvalidInputError, RateLimitedError } from '../../../errors.ts'
import { email, parseInput } from '../../../input.ts'
import { portalAddresses } from './destination.ts'
import { type Entrant, findEntrant } from './entrant.ts'
import { recordFailedSignIn } from './failed.ts'
import { charge, refund } from './limits.ts'
import { placeOfCode } from './send.ts'
import { forSignIn, goneMessage } from './start.ts'

/** With the next one, no guess counts any more, not even the right one. */
const maxWrongGuesses = 6

const completeInput = z
  .object({
    email: email.nullish(),
    code: z.string().trim().min(1).max(20).nullish(),
    secret: z.string().min(1).max(200).nullish(),
    cookie: z.boolean().nullish(),
  })
  .refine(({ email, code, secret }) => (secret ? !email && !code : email && code), {
    path: ['secret'],
    message: 'Give either email and code, or secret.',
  })

type Completion = z.infer<typeof completeInput>

export type Opened = {
  sessionId: string
  /** Null where a cookie holds it. */
  token: string | null
  expiresAt: Date
  owner: Owner
  name: string
  /** The portal the person uses; null where the vendor has set no address for it. */
  destination: string | null
}

/** Opens the session of whoever has the code or the link of a sign-in. Each of them works once. */
export async function completeSignIn(ctx: Ctx, raw: unknown): Promise<Opened> {
  const input = parseInput(completeInput, raw)
  const { keepSession } = ctx
  if (input.cookie && !keepSession)
    throw new InvalidInputError('A cookie needs the header X-Portico-Csrf and an allowed Origin.', ['cookie'])
  const before = sessionOf(ctx.actor)
  const own = forSignIn(ctx)
  await assertMayTry(own, input)
  const outcome = await inTransaction(own, async (ctx) => {
    const signIn = await holdSignIn(ctx, input)
    const { failure, entrant } = await judge(ctx, signIn, input)
    if (failure || !entrant?.owner || !signIn)
      return fail(ctx, signIn, input, failure ?? 'NO_ACCESS', entrant)
    await ctx.db.signIn.update({ where: { id: signIn.id }, data: { usedAt: ctx.now() } })
    await refund(ctx, 'failuresFromSource', sourceOf(ctx))
    // The browser gets another secret than it had: nobody can have given it one before.
    if (input.cookie && before !== null) await endSession(ctx, before)
    const { session, token } = await createSession(ctx, { ...entrant.owner, cookie: input.cookie ?? false })
    await recordEvent(ctx, {
      type: 'sign_in.completed',
      entityId: signIn.id,
      changes: { sessionId: { to: session.id } },
    })
    return { session, token, entrant, owner: entrant.owner }
  })
  // Only now: what was counted must stay counted.
  if (!outcome) {
    if (input.secret) throw new InvalidInputError(goneMessage, ['secret'])
    throw new InvalidInputError(
      'The code is wrong, was used or replaced, has run out, or was guessed too often. Ask for a new one.',
      ['code'],
    )
  }
  const { session, token, entrant, owner } = outcome
  const { expiresAt } = session
  if (input.cookie) keepSession?.({ token, expiresAt })
  return {
    sessionId: session.id,
    token: input.cookie ? null : token,
    expiresAt,
    owner,
    name: entrant.name,
    destination: (await portalAddresses(ctx))[entrant.version],
  }
}

/** Counts the try as a failure until it turns out to be none, so that many at once do not slip through. */
async function assertMayTry(ctx: Ctx, { email }: Completion): Promise<void> {
  // Without the claim of an idempotency key: to count is not to carry out.
  const tried = await inTransaction({ ...ctx, claim: null }, async (ctx) => {
    const charged = await charge(ctx, 'failuresFromSource', sourceOf(ctx))
    if (charged.justOver) {
      const { ipAddress } = ctx
      await recordFailedSignIn(ctx, { reason: 'RATE_LIMITED', email: email ?? null, ipAddress, owner: null })
    }
    return charged
  })
  if (tried.over)
    throw new RateLimitedError(tried.retryAfterSeconds, 'Too many sign-ins have failed. Wait and retry.')
}

/** The sign-in that is meant, held until the end: guesses at the same one are judged one after the other. */
async function holdSignIn(ctx: Ctx, { email, secret }: Completion): Promise<SignIn | null> {
  const secretHash = secret ? hashToken(secret) : null
  const [held] = await ctx.db.$queryRaw<{ id: string }[]>`
    select id from "SignIn" where email = ${email ?? null} or "secretHash" = ${secretHash} for update`
  return held ? ctx.db.signIn.findUnique({ where: { id: held.id } }) : null
}

type Judged = { failure: SignInFailure | null; entrant: Entrant | null }

async function judge(ctx: Ctx, signIn: SignIn | null, { email, code, secret }: Completion): Promise<Judged> {
  const address = signIn?.email ?? email
  const entrant = address ? await findEntrant(ctx, address) : null
  const failure = (): SignInFailure | null => {
    if (!signIn) return secret ? 'UNKNOWN_LINK' : 'WRONG_CODE'
    if (signIn.wrongGuesses >= maxWrongGuesses) return 'LOCKED'
    if (code && !isCodeOf(ctx, signIn, code)) return 'WRONG_CODE'
    if (signIn.usedAt) return 'USED'
    if (signIn.expiresAt <= ctx.now()) return 'EXPIRED'
    return entrant?.refused ?? null
  }
  return { failure: failure(), entrant }
}

function isCodeOf(ctx: Ctx, { id, code }: SignIn, guess: string): boolean {
  const given = Buffer.from(guess)
  const right = Buffer.from(code === null ? '' : ctx.secrets.open(placeOfCode(id), code))
  return right.length === given.length && right.length > 0 && timingSafeEqual(right, given)
}

async function fail(
  ctx: Ctx,
  signIn: SignIn | null,
  { email }: Completion,
  reason: SignInFailure,
  entrant: Entrant | null,
): Promise<null> {
  if (signIn && reason === 'WRONG_CODE') {
    const wrongGuesses = signIn.wrongGuesses + 1
    await ctx.db.signIn.update({ where: { id: signIn.id }, data: { wrongGuesses } })
    if (wrongGuesses === maxWrongGuesses)
      await recordEvent(ctx, { type: 'sign_in.locked', entityId: signIn.id })
  }
  await recordFailedSignIn(ctx, {
    reason,
    email: signIn?.email ?? email ?? null,
    ipAddress: ctx.ipAddress,
    owner: entrant?.owner ?? null,
  })
  return null
}
