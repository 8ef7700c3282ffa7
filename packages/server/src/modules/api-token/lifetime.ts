import { z } from 'zod'
import type { Actor } from '../../auth/actor.ts'
import { type Scope, scopeName } from '../../auth/scopes.ts'
import type { Ctx } from '../../context.ts'
import { ConflictError, ForbiddenError, InvalidInputError } from '../../errors.ts'

// What the tokens of machines have in common, be they the vendor's or a customer's.

const dayMs = 86_400_000
const defaultDays = 90
const maxDays = 365
const maxOverlapMinutes = 24 * 60

/** So many days before its end a token is announced as expiring. */
export const warnedDays = [1, 7, 14]

export const lifetimeInput = { expiresAt: z.date().nullish(), neverExpires: z.boolean().nullish() }

type Lifetime = { expiresAt?: Date | null | undefined; neverExpires?: boolean | null | undefined }

/** When a new token runs out; null is never, which the vendor must have allowed. */
export async function expiryOf(ctx: Ctx, { expiresAt, neverExpires }: Lifetime): Promise<Date | null> {
  const now = ctx.now().getTime()
  if (neverExpires) {
    if (expiresAt) throw new InvalidInputError('Leave it out, or neverExpires.', ['expiresAt'])
    const settings = await ctx.db.portalSettings.findFirst({ select: { allowEndlessTokens: true } })
    if (settings?.allowEndlessTokens) return null
    throw new ForbiddenError('The vendor does not allow tokens that never run out.', ['neverExpires'])
  }
  if (!expiresAt) return new Date(now + defaultDays * dayMs)
  if (expiresAt.getTime() <= now || expiresAt.getTime() > now + maxDays * dayMs) {
    throw new InvalidInputError(`Must be in the future and within ${maxDays} days.`, ['expiresAt'])
  }
  return expiresAt
}

export const overlapMinutes = z
  .number()
  .int()
  .min(0, 'Must be from 0 to 1,440 minutes.')
  .max(maxOverlapMinutes, 'Must be from 0 to 1,440 minutes.')
  .nullish()
  .transform((minutes) => minutes ?? 0)

type State = { revokedAt: Date | null; expiresAt: Date | null; replacedBy: { id: string } | null }

/** Whether a token can have a successor: it works, and has none. */
export function isRotatable({ revokedAt, expiresAt, replacedBy }: State, now: Date): boolean {
  return !revokedAt && !replacedBy && (!expiresAt || expiresAt > now)
}

/** Refuses to rotate what does not work any more. The token must be held. */
export function assertRotatable(token: State, now: Date): void {
  if (isRotatable(token, now)) return
  const why = token.replacedBy ? 'was rotated' : token.revokedAt ? 'was revoked' : 'has run out'
  throw new ConflictError(`The token ${why} already; create a new one.`, ['id'])
}

/**
 * What becomes of a token that has a successor: it runs out after the overlap at the latest. Without one it is revoked,
 * so that no server lets it in a moment longer because its clock is behind.
 */
export function afterRotation(
  { expiresAt }: { expiresAt: Date | null },
  minutes: number,
  now: Date,
): { revokedAt: Date } | { expiresAt: Date } {
  if (minutes === 0) return { revokedAt: now }
  const end = now.getTime() + minutes * 60_000
  return { expiresAt: new Date(Math.min(end, expiresAt?.getTime() ?? end)) }
}

/** Nobody hands out more than he or she has. */
export function assertWithin(actor: Actor, scopes: Iterable<Scope>): void {
  const beyond = [...scopes].filter((scope) => !actor.scopes.has(scope))
  if (beyond.length === 0) return
  throw new ForbiddenError(`You cannot give what you do not have: ${beyond.map(scopeName).join(', ')}.`, [
    'scopes',
  ])
}
