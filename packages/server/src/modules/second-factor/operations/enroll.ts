import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { sessionOf } from '../../../auth/actor.ts'
import type { Owner } from '../../../auth/owner.ts'
import { revokeSessionsOf } from '../../../auth/session.ts'
import { sourceOf } from '../../../auth/source.ts'
import { makeTotpSecret, totpUri } from '../../../auth/totp.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError, ForbiddenError, InvalidInputError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { parseInput } from '../../../input.ts'
import { sendMail } from '../../email/operations/send.ts'
import { answerOf, assertKeepsCookie, type Opened, openSession } from '../../sign-in/operations/let-in.ts'
import { refund } from '../../sign-in/operations/limits.ts'
import { forSignIn } from '../../sign-in/operations/start.ts'
import { assertMayTry } from '../../sign-in/operations/tries.ts'
import { assertRecent, getSelf, holdSelf } from './caller.ts'
import { findSecondFactor, placeOfSecret, totp, useStep } from './check.ts'
import { findPendingOwner, goneSignIn, holdPending } from './pending.ts'
import { writeRecoveryCodes } from './recovery-codes.ts'

const signInSecret = z.string().min(1).max(200).nullish()

const enrollInput = z.object({ signInSecret })

const confirmInput = z.object({ signInSecret, code: totp, cookie: z.boolean().nullish() })

export type Enrollment = { secret: string; uri: string }

/** The person who calls, or whose sign-in waits for a second factor that has to be added first; held until the end. */
async function holdPerson(ctx: Ctx, secret: string | null | undefined) {
  if (secret) {
    const held = await holdPending(ctx, secret)
    if (!held) throw goneSignIn()
    return { owner: held.entrant.owner, email: held.email, entrant: held.entrant, held }
  }
  const self = await getSelf(ctx)
  await holdSelf(ctx, self)
  return { ...self, held: null }
}

/** Signing in is the server's own work, until there is a session. */
const actingFor = (ctx: Ctx, secret: string | null | undefined) => (secret ? forSignIn(ctx) : ctx)

/**
 * Makes the secret that an application gets, and shows it once. Nothing changes for the person before a first code has
 * confirmed it; another call before that replaces it.
 */
export async function enrollSecondFactor(ctx: Ctx, raw: unknown): Promise<Enrollment> {
  const { signInSecret } = parseInput(enrollInput, raw)
  return inTransaction(actingFor(ctx, signInSecret), async (ctx) => {
    const person = await holdPerson(ctx, signInSecret)
    const { owner, email, entrant } = person
    if (!person.held) await assertRecent(ctx, person)
    if (entrant.secondFactor === 'NONE') throw new ForbiddenError('The vendor offers no second factor here.')
    await assertNoneYet(ctx, owner)
    await ctx.db.secondFactor.deleteMany({ where: { ...owner, confirmedAt: null } })
    const id = newId('SecondFactor')
    const secret = makeTotpSecret()
    await ctx.db.secondFactor.create({
      data: { id, ...owner, secret: ctx.secrets.seal(placeOfSecret(id), secret), createdAt: ctx.now() },
      select: { id: true },
    })
    await recordEvent(ctx, { type: 'second_factor.enrolled', entityId: id })
    return { secret, uri: totpUri(secret, { issuer: ctx.mail.portalName, account: email }) }
  })
}

async function assertNoneYet(ctx: Ctx, owner: Owner): Promise<void> {
  const factor = await findSecondFactor(ctx, owner)
  if (factor?.confirmedAt)
    throw new ConflictError('There is a second factor already. Disable it first, or ask for its reset.')
}

export type Confirmed = {
  recoveryCodes: string[]
  /** Where a sign-in waited for it. */
  session: Opened | null
}

/** Puts the second factor into force with a first code, ends the sessions that were opened without it, and hands out recovery codes. */
export async function confirmSecondFactor(ctx: Ctx, raw: unknown): Promise<Confirmed> {
  const { signInSecret, code, ...rest } = parseInput(confirmInput, raw)
  const cookie = rest.cookie ?? false
  assertKeepsCookie(ctx, cookie)
  const before = sessionOf(ctx.actor)
  const own = actingFor(ctx, signInSecret)
  const whose = signInSecret ? await findPendingOwner(own, signInSecret) : (await getSelf(ctx)).owner
  const of = whose && (whose.staffId ?? whose.portalUserId)
  await assertMayTry(forSignIn(ctx), null, of ? { limit: 'secondFactorsOfPerson', of } : undefined)
  const outcome = await inTransaction(own, async (ctx) => {
    const person = await holdPerson(ctx, signInSecret)
    const { owner, email, entrant, held } = person
    await assertNoneYet(ctx, owner)
    const factor = await getUnconfirmed(ctx, owner)
    if (!(await useStep(ctx, factor, code)))
      throw new InvalidInputError(
        'The code is wrong. Look at the clock of the device, and try the next one.',
        ['code'],
      )
    await refund(ctx, 'failuresFromSource', sourceOf(ctx))
    await refund(ctx, 'secondFactorsOfPerson', of!)
    await ctx.db.secondFactor.update({ where: { id: factor.id }, data: { confirmedAt: ctx.now() } })
    const recoveryCodes = await writeRecoveryCodes(ctx, factor.id)
    if (held)
      await ctx.db.pendingSignIn.update({ where: { id: held.pending.id }, data: { usedAt: ctx.now() } })
    await revokeSessionsOf(ctx, owner, held ? null : before)
    await recordEvent(ctx, { type: 'second_factor.confirmed', entityId: factor.id })
    await sendMail(ctx, { type: 'SECOND_FACTOR_ADDED', to: email, data: {} })
    const admission = held
      ? await openSession(
          ctx,
          { entrant: { ...entrant, owner }, method: held.pending.method, cookie, before },
          'TOTP',
        )
      : null
    return { recoveryCodes, admission }
  })
  const { recoveryCodes, admission } = outcome
  return { recoveryCodes, session: admission && (await answerOf(ctx, admission, cookie)).session }
}

async function getUnconfirmed(ctx: Ctx, owner: Owner) {
  const factor = await findSecondFactor(ctx, owner)
  if (!factor || factor.confirmedAt) throw new ConflictError('Enroll a second factor first.')
  return factor
}
