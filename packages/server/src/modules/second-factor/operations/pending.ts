import { holdOwner, isSameOwner, type Owner } from '../../../auth/owner.ts'
import { hashToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import type { PendingSignIn } from '../../../db/generated/prisma/client.ts'
import { InvalidInputError } from '../../../errors.ts'
import { findEntrant } from '../../sign-in/operations/entrant.ts'
import type { KnownEntrant } from '../../sign-in/operations/let-in.ts'

/** With the next one, no code counts any more. */
const maxWrongCodes = 5

export type HeldPending = { pending: PendingSignIn; entrant: KnownEntrant; email: string }

/** Of every secret that does not work, whatever the reason. */
export const goneSignIn = () =>
  new InvalidInputError('This sign-in was completed, was tried too often, or has run out. Start again.', [
    'signInSecret',
  ])

/** Whose half-done sign-in it is; null for a secret that was never ours. */
export async function findPendingOwner(ctx: Ctx, secret: string): Promise<Owner | null> {
  const pending = await ctx.db.pendingSignIn.findUnique({ where: { secretHash: hashToken(secret) } })
  return pending && ownerOf(pending)
}

/**
 * The half-done sign-in with the secret, held with its person until the end of the transaction; null where it does not work
 * any more, or the person may not come in any more.
 */
export async function holdPending(ctx: Ctx, secret: string): Promise<HeldPending | null> {
  const owner = await findPendingOwner(ctx, secret)
  if (!owner) return null
  await holdOwner(ctx, owner)
  const pending = await ctx.db.pendingSignIn.findUnique({
    where: { secretHash: hashToken(secret) },
    include: { staff: { select: { email: true } }, portalUser: { select: { email: true } } },
  })
  if (!pending || pending.usedAt || pending.expiresAt <= ctx.now()) return null
  if (pending.wrongGuesses >= maxWrongCodes) return null
  const { email } = (pending.staff ?? pending.portalUser)!
  const entrant = await findEntrant(ctx, email)
  return entrant.refused || !isSameOwner(entrant.owner, owner)
    ? null
    : { pending, entrant: { ...entrant, owner }, email }
}

function ownerOf({ staffId, portalUserId }: PendingSignIn): Owner {
  return staffId === null ? { portalUserId: portalUserId! } : { staffId }
}
