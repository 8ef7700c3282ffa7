import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { sessionOf } from '../../../auth/actor.ts'
import { sourceOf } from '../../../auth/source.ts'
import { hashToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import type { SignIn, SignInFailure } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { InvalidInputError } from '../../../errors.ts'
import { email, parseInput } from '../../../input.ts'
import { type Entrant, holdEntrant } from './entrant.ts'
import { recordFailedSignIn } from './failed.ts'
import { admit, answerOf, assertKeepsCookie, type SignInOutcome } from './let-in.ts'
import { refund } from './limits.ts'
import { placeOfCode } from './send.ts'
import { forSignIn, goneMessage } from './start.ts'
import { assertMayTry, type Tried } from './tries.ts'

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

/** Opens the session of whoever has the code or the link of a sign-in, or asks for the second factor. Each works once. */
export async function completeSignIn(ctx: Ctx, raw: unknown): Promise<SignInOutcome> {
  const input = parseInput(completeInput, raw)
  const cookie = input.cookie ?? false
  assertKeepsCookie(ctx, cookie)
  const before = sessionOf(ctx.actor)
  const own = forSignIn(ctx)
  const tried: Tried | undefined = input.email ? { limit: 'codesOfAddress', of: input.email } : undefined
  await assertMayTry(own, input.email ?? null, tried)
  const admission = await inTransaction(own, async (ctx) => {
    const address = input.email ?? (await findAddress(ctx, input.secret!))
    const entrant = address ? await holdEntrant(ctx, address) : null
    const signIn = await holdSignIn(ctx, input)
    const failure = judge(ctx, signIn, input) ?? entrant?.refused
    if (failure || !entrant?.owner || !signIn)
      return fail(ctx, signIn, input, failure ?? 'NO_ACCESS', entrant)
    await ctx.db.signIn.update({ where: { id: signIn.id }, data: { usedAt: ctx.now() } })
    await refund(ctx, 'failuresFromSource', sourceOf(ctx))
    if (tried) await refund(ctx, tried.limit, tried.of)
    const method = input.secret ? 'MAIL_LINK' : 'MAIL_CODE'
    const admission = await admit(ctx, {
      entrant: { ...entrant, owner: entrant.owner },
      method,
      cookie,
      before,
    })
    await recordEvent(ctx, {
      type: 'sign_in.completed',
      entityId: signIn.id,
      changes: admission.opened ? { sessionId: { to: admission.opened.session.id } } : {},
    })
    return admission
  })
  // Only now: what was counted must stay counted.
  if (!admission) {
    if (input.secret) throw new InvalidInputError(goneMessage, ['secret'])
    throw new InvalidInputError(
      'The code is wrong, was used or replaced, has run out, or was guessed too often. Ask for a new one.',
      ['code'],
    )
  }
  return answerOf(ctx, admission, cookie)
}

async function findAddress(ctx: Ctx, secret: string): Promise<string | null> {
  const where = { secretHash: hashToken(secret) }
  const signIn = await ctx.db.signIn.findUnique({ where, select: { email: true } })
  return signIn?.email ?? null
}

/** The sign-in that is meant, held until the end: guesses at the same one are judged one after the other. */
async function holdSignIn(ctx: Ctx, { email, secret }: Completion): Promise<SignIn | null> {
  const secretHash = secret ? hashToken(secret) : null
  const [held] = await ctx.db.$queryRaw<{ id: string }[]>`
    select id from "SignIn" where email = ${email ?? null} or "secretHash" = ${secretHash} for update`
  return held ? ctx.db.signIn.findUnique({ where: { id: held.id } }) : null
}

/** What is wrong with what was given, whoever it is. */
function judge(ctx: Ctx, signIn: SignIn | null, { code, secret }: Completion): SignInFailure | null {
  if (!signIn) return secret ? 'UNKNOWN_LINK' : 'WRONG_CODE'
  if (signIn.wrongGuesses >= maxWrongGuesses) return 'LOCKED'
  if (code && !isCodeOf(ctx, signIn, code)) return 'WRONG_CODE'
  if (signIn.usedAt) return 'USED'
  return signIn.expiresAt <= ctx.now() ? 'EXPIRED' : null
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
