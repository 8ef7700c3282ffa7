import { sessionOf } from '../../../auth/actor.ts'
import type { Ctx } from '../../../context.ts'
import type { SecondFactorRule } from '../../../db/generated/prisma/client.ts'
import { getSelf } from './caller.ts'

/** How a person can sign in besides by mail. */
export type OwnCredentials = {
  passwordsOffered: boolean
  passwordChangedAt: Date | null
  secondFactorRule: SecondFactorRule
  secondFactorSince: Date | null
  recoveryCodesLeft: number
}

/** Those of the person who calls; null for callers who are no person, and for staff signed in as a customer. */
export async function findOwnCredentials(ctx: Ctx): Promise<OwnCredentials | null> {
  const { actor } = ctx
  if (sessionOf(actor) === null || (actor.kind === 'portalUser' && actor.impersonation)) return null
  const { owner, entrant } = await getSelf(ctx)
  const password = await ctx.db.password.findFirst({ where: owner, select: { changedAt: true } })
  const factor = await ctx.db.secondFactor.findFirst({
    where: { ...owner, confirmedAt: { not: null } },
    select: { confirmedAt: true, _count: { select: { recoveryCodes: { where: { usedAt: null } } } } },
  })
  return {
    passwordsOffered: entrant.passwords,
    passwordChangedAt: password?.changedAt ?? null,
    secondFactorRule: entrant.secondFactor,
    secondFactorSince: factor?.confirmedAt ?? null,
    recoveryCodesLeft: factor?._count.recoveryCodes ?? 0,
  }
}
