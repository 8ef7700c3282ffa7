import type { Ctx } from '../../../context.ts'
import { newId } from '../../../ids.ts'
import { hashRecoveryCode, makeRecoveryCode, recoveryCodeCount } from '../recovery-codes.ts'

/** New recovery codes in the place of those of before, as part of the operation that calls it. */
export async function writeRecoveryCodes(ctx: Ctx, secondFactorId: string): Promise<string[]> {
  await ctx.db.recoveryCode.deleteMany({ where: { secondFactorId } })
  const codes = Array.from({ length: recoveryCodeCount }, makeRecoveryCode)
  await ctx.db.recoveryCode.createMany({
    data: codes.map((code) => ({
      id: newId('RecoveryCode'),
      secondFactorId,
      codeHash: hashRecoveryCode(code),
    })),
  })
  return codes
}
