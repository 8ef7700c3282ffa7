import { z } from 'zod'
import { sessionOf } from '../../auth/actor.ts'
import { holdOwner, type Owner } from '../../auth/owner.ts'
import { assertAllowed } from '../../auth/policy.ts'
import { endSession, revokeSessionsOf } from '../../auth/session.ts'
import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { id, parseInput } from '../../input.ts'
import { endImpersonation, endImpersonationsOf } from '../impersonation/operations.ts'
import { sessionPolicy } from './policy.ts'

const byId = z.object({ id })

const allInput = z.object({ portalUserId: id.nullish() })

const signOutInput = z.object({ everywhere: z.boolean().nullish() })

/** Ends a session at once, on every server. Ending it twice changes nothing. */
export async function revokeSession(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const session = await ctx.read.session.findUnique({ where: { id } })
    if (!session) throw new NotFoundError(['id'])
    assertAllowed(sessionPolicy.canEnd(ctx.actor, session))
    await endSession(ctx, id)
    return { id }
  })
}

/** Ends every other session of the caller, or every session of a portal user. */
export async function revokeAllSessions(ctx: Ctx, raw: unknown): Promise<{ count: number }> {
  const { portalUserId } = parseInput(allInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const owner = portalUserId ? await ownerOf(ctx, portalUserId) : callerOf(ctx)
    assertAllowed(
      sessionPolicy.canEnd(ctx.actor, {
        staffId: owner.staffId ?? null,
        portalUserId: owner.portalUserId ?? null,
      }),
    )
    return { count: await revokeSessionsOf(ctx, owner, sessionOf(ctx.actor)) }
  })
}

/**
 * Ends the session that the caller acts in, and the others of the person if so told. Staff who sign out are signed in as no
 * customer any more; signed in as one, only that ends.
 */
export async function signOut(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { everywhere } = parseInput(signOutInput, raw)
  const { actor } = ctx
  if (actor.kind === 'portalUser' && actor.impersonation)
    return endImpersonation(ctx, { id: actor.impersonation.id })
  const id = sessionOf(actor)
  if (id === null) throw new ForbiddenError('There is no session to end: this credential is no session.')
  await inTransaction(ctx, async (ctx) => {
    const owner = callerOf(ctx)
    await holdOwner(ctx, owner)
    await endSession(ctx, id)
    if (everywhere) await revokeSessionsOf(ctx, owner)
    if (owner.staffId !== undefined) await endImpersonationsOf(ctx, { staffId: owner.staffId })
  })
  ctx.keepSession?.(null)
  return { id }
}

async function ownerOf(ctx: Ctx, portalUserId: string): Promise<Owner> {
  const person = await ctx.read.portalUser.findUnique({ where: { id: portalUserId }, select: { id: true } })
  if (!person) throw new NotFoundError(['portalUserId'])
  return { portalUserId }
}

function callerOf({ actor }: Ctx): Owner {
  if (actor.kind === 'staff') return { staffId: actor.id }
  if (actor.kind === 'portalUser') return { portalUserId: actor.id }
  throw new ForbiddenError('Only people have sessions. Name a portal user.')
}
