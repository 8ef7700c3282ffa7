import { sessionOf } from '../../../auth/actor.ts'
import { holdOwner, type Owner } from '../../../auth/owner.ts'
import type { Ctx } from '../../../context.ts'
import { ForbiddenError, UnauthenticatedError } from '../../../errors.ts'
import { type Entrant, findEntrant } from '../../sign-in/operations/entrant.ts'
import { forSignIn } from '../../sign-in/operations/start.ts'

const recentMinutes = 10

/** A person in a session of his or her own. */
export type Self = { owner: Owner; sessionId: string; email: string; entrant: Entrant }

/** The person who calls. How one signs in is the business of a person alone: of no token, and of nobody in disguise. */
export async function getSelf(ctx: Ctx): Promise<Self> {
  const { actor } = ctx
  const sessionId = sessionOf(actor)
  const disguised = actor.kind === 'portalUser' && actor.impersonation !== undefined
  if (sessionId === null || disguised)
    throw new ForbiddenError('Only people who have signed in themselves may do this.')
  const { email } =
    actor.kind === 'staff'
      ? await ctx.db.staff.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } })
      : await ctx.db.portalUser.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } })
  const owner: Owner = actor.kind === 'staff' ? { staffId: actor.id } : { portalUserId: actor.id }
  return { owner, sessionId, email, entrant: await findEntrant(forSignIn(ctx), email) }
}

/** Holds the person who calls until the end, as long as the session was not ended at the same moment. */
export async function holdSelf(ctx: Ctx, { owner, sessionId }: Self): Promise<void> {
  await holdOwner(ctx, owner)
  const session = await ctx.db.session.findUnique({ where: { id: sessionId }, select: { revokedAt: true } })
  if (session?.revokedAt !== null)
    throw new UnauthenticatedError('TOKEN_REVOKED', 'This session was ended. Sign in again.')
}

/** Whether the session was opened a moment ago: whoever finds an open one must not take the account over. */
export async function isRecent(ctx: Ctx, { sessionId }: Self): Promise<boolean> {
  const { createdAt } = await ctx.db.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { createdAt: true },
  })
  return createdAt.getTime() + recentMinutes * 60_000 > ctx.now().getTime()
}

export async function assertRecent(ctx: Ctx, self: Self): Promise<void> {
  if (await isRecent(ctx, self)) return
  throw new ForbiddenError(`This needs a sign-in of the last ${recentMinutes} minutes. Sign in again.`)
}
