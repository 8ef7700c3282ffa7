import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError } from '../../../errors.ts'
import { parseInput } from '../../../input.ts'
import { assertInForce } from '../../license/held.ts'
import { licensePolicy } from '../../license/policy.ts'
import { getMachine, oneMachine, silentBefore, silentSince } from './machine.ts'

/**
 * Says that a machine runs. One that was silent for too long has lost its place and must be activated again. Reports come
 * every minute and change nothing that anybody decided, so that they leave no audit event.
 */
export async function reportHeartbeat(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(oneMachine, raw)
  return inTransaction(ctx, async (ctx) => {
    const machine = await getMachine(ctx, input)
    assertAllowed(licensePolicy.canActivate(ctx.actor, machine.license))
    const path = input.id ? 'id' : 'fingerprint'
    assertInForce(machine.license, ctx.now(), path)
    const cutoff = silentBefore(machine.license, ctx.now())
    const { count } = await ctx.db.machine.updateMany({
      where: { id: machine.id, ...(cutoff ? { NOT: silentSince(cutoff) } : {}) },
      data: { lastHeartbeatAt: ctx.now() },
    })
    if (count === 0) throw new ConflictError('It was silent for too long; activate it again.', [path])
    return { id: machine.id }
  })
}
