import { z } from 'zod'
import type { Owner } from '../../../auth/owner.ts'
import { matchingStep } from '../../../auth/totp.ts'
import type { Ctx } from '../../../context.ts'
import type { SecondFactor, SecondFactorKind } from '../../../db/generated/prisma/client.ts'
import { hashRecoveryCode } from '../recovery-codes.ts'

export const placeOfSecret = (row: string) => ({ table: 'SecondFactor', row, column: 'secret' })

/** A code of the application, as people type it. */
export const totp = z
  .string()
  .max(20)
  .transform((code) => code.replace(/\s/g, ''))

/** One of the two that prove the second factor. */
export const givenFactor = { code: totp.nullish(), recoveryCode: z.string().max(100).nullish() }

export type GivenFactor = { code?: string | null | undefined; recoveryCode?: string | null | undefined }

export const exactlyOne = ({ code, recoveryCode }: GivenFactor) => Boolean(code) !== Boolean(recoveryCode)

export const exactlyOneProblem = { path: ['code'], message: 'Give either code or recoveryCode.' }

/** The second factor of a person, confirmed or not. */
export function findSecondFactor(ctx: Ctx, { staffId, portalUserId }: Owner): Promise<SecondFactor | null> {
  return ctx.db.secondFactor.findUnique({
    where: staffId === undefined ? { portalUserId } : { staffId },
  })
}

/**
 * Uses a code of the application or a recovery code of a person; null where it is wrong or was used. Part of the operation
 * that calls it, in which the person must be held, so that of many at once with the same code one succeeds.
 */
export async function useSecondFactor(
  ctx: Ctx,
  owner: Owner,
  { code, recoveryCode }: GivenFactor,
): Promise<{ id: string; kind: SecondFactorKind } | null> {
  const factor = await findSecondFactor(ctx, owner)
  if (!factor?.confirmedAt) return null
  const { id } = factor
  if (code) return (await useStep(ctx, factor, code)) ? { id, kind: 'TOTP' } : null
  const { count } = await ctx.db.recoveryCode.updateMany({
    where: { secondFactorId: id, codeHash: hashRecoveryCode(recoveryCode ?? ''), usedAt: null },
    data: { usedAt: ctx.now() },
  })
  return count === 1 ? { id, kind: 'RECOVERY_CODE' } : null
}

/** Whether the code is of a step that was not used; it is used with that. */
export async function useStep(
  ctx: Ctx,
  { id, secret, lastStep }: SecondFactor,
  code: string,
): Promise<boolean> {
  const step = matchingStep(ctx.secrets.open(placeOfSecret(id), secret), code, ctx.now(), lastStep)
  if (step === null) return false
  await ctx.db.secondFactor.update({ where: { id }, data: { lastStep: step }, select: { id: true } })
  return true
}
