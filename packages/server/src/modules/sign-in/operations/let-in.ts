import { randomBytes } from 'node:crypto'
import { recordEvent } from '../../../audit/record.ts'
import type { Owner } from '../../../auth/owner.ts'
import { createSession, endSession } from '../../../auth/session.ts'
import { hashToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import type { SecondFactorKind, Session, SignInMethod } from '../../../db/generated/prisma/client.ts'
import { InvalidInputError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { findSecondFactor } from '../../second-factor/operations/check.ts'
import { portalAddresses } from './destination.ts'
import type { Entrant } from './entrant.ts'

/** How long there is for the second factor. */
const awaitedMinutes = 10

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

export type AwaitedSecondFactor = {
  /** What goes on with the sign-in; cannot be read again. */
  secret: string
  expiresAt: Date
  /** Whether the person has one; otherwise one has to be added now. */
  enrolled: boolean
}

/** A session, or what is still missing for one. */
export type SignInOutcome =
  | { session: Opened; secondFactor: null }
  | { session: null; secondFactor: AwaitedSecondFactor }

export type KnownEntrant = Entrant & { owner: Owner }

/** What an operation has made in its transaction, before a browser is given anything. */
export type Admission =
  | { opened: { session: Session; token: string }; awaited: null; entrant: KnownEntrant }
  | { opened: null; awaited: AwaitedSecondFactor; entrant: KnownEntrant }

/** A cookie is for a page of ours alone. */
export function assertKeepsCookie({ keepSession }: Ctx, cookie: boolean | null | undefined): void {
  if (cookie && !keepSession)
    throw new InvalidInputError('A cookie needs the header X-Portico-Csrf and an allowed Origin.', ['cookie'])
}

type Admitted = { entrant: KnownEntrant; method: SignInMethod; cookie: boolean; before: string | null }

/**
 * Lets in who has shown who he or she is, as part of the operation that calls it: with a session, or, where a second
 * factor is there or required, one step further and without. The person must be held.
 */
export async function admit(ctx: Ctx, admitted: Admitted): Promise<Admission> {
  const { entrant, method } = admitted
  const factor = await findSecondFactor(ctx, entrant.owner)
  const enrolled = factor?.confirmedAt != null
  if (!enrolled && entrant.secondFactor !== 'REQUIRED') return openSession(ctx, admitted, null)
  const secret = randomBytes(32).toString('base64url')
  const id = newId('PendingSignIn')
  const expiresAt = new Date(ctx.now().getTime() + awaitedMinutes * 60_000)
  await ctx.db.pendingSignIn.create({
    data: {
      id,
      secretHash: hashToken(secret),
      staffId: entrant.owner.staffId ?? null,
      portalUserId: entrant.owner.portalUserId ?? null,
      method,
      expiresAt,
      createdAt: ctx.now(),
    },
    select: { id: true },
  })
  await recordEvent(ctx, { type: 'second_factor.awaited', entityId: id })
  return { opened: null, awaited: { secret, expiresAt, enrolled }, entrant }
}

/** Opens the session, when nothing is missing any more. The person must be held. */
export async function openSession(
  ctx: Ctx,
  { entrant, method, cookie, before }: Admitted,
  secondFactor: SecondFactorKind | null,
): Promise<Admission & { awaited: null }> {
  // The browser gets another secret than it had: nobody can have given it one before.
  if (cookie && before !== null) await endSession(ctx, before)
  const opened = await createSession(ctx, { ...entrant.owner, cookie, method, secondFactor })
  return { opened, awaited: null, entrant }
}

/** The answer to the caller, after all of it was committed. */
export async function answerOf(ctx: Ctx, admission: Admission, cookie: boolean): Promise<SignInOutcome> {
  const { opened, awaited, entrant } = admission
  if (awaited) return { session: null, secondFactor: awaited }
  const { session, token } = opened
  const { expiresAt } = session
  if (cookie) ctx.keepSession?.({ token, expiresAt })
  return {
    session: {
      sessionId: session.id,
      token: cookie ? null : token,
      expiresAt,
      owner: entrant.owner,
      name: entrant.name,
      destination: (await portalAddresses(ctx))[entrant.version],
    },
    secondFactor: null,
  }
}
