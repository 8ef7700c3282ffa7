import { initialChanges } from '../../../audit/changes.ts'
import { recordEvent } from '../../../audit/record.ts'
import type { Owner } from '../../../auth/owner.ts'
import type { Ctx } from '../../../context.ts'
import type { SignInFailure } from '../../../db/generated/prisma/client.ts'
import { newId } from '../../../ids.ts'

type Failed = { reason: SignInFailure; email: string | null; ipAddress: string | null; owner: Owner | null }

/** Keeps for staff that a sign-in failed, as part of the operation that calls it. The trail keeps why and, if known, who. */
export async function recordFailedSignIn(
  ctx: Ctx,
  { reason, email, ipAddress, owner }: Failed,
): Promise<void> {
  const id = newId('FailedSignIn')
  await ctx.db.failedSignIn.create({
    data: {
      id,
      reason,
      email,
      ipAddress,
      staffId: owner?.staffId ?? null,
      portalUserId: owner?.portalUserId ?? null,
      occurredAt: ctx.now(),
    },
    select: { id: true },
  })
  const changes = { reason: { to: reason }, ...initialChanges({ ...owner }) }
  await recordEvent(ctx, { type: 'sign_in.failed', entityId: id, changes })
}
