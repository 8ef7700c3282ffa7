import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { parseInput } from '../../../input.ts'
import { holdLicense } from '../../license/held.ts'
import { licensePolicy } from '../../license/policy.ts'
import { noteUsage, openUsageFirst } from '../../license-usage/note.ts'
import { getMachine, oneMachine, removeMachine } from './machine.ts'

/** Frees the place of a machine at once, whatever the state of its license. */
export async function deactivateMachine(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(oneMachine, raw)
  return inTransaction(ctx, async (ctx) => {
    const machine = await getMachine(ctx, input)
    assertAllowed(licensePolicy.canActivate(ctx.actor, machine.license))
    // An activation of the same machine comes before or after, and not between.
    const license = await holdLicense(ctx, machine.licenseId)
    await openUsageFirst(ctx, license)
    await removeMachine(ctx, machine, input.id ? 'id' : 'fingerprint')
    await noteUsage(ctx, [license.id], 'MACHINES')
    return { id: machine.id }
  })
}
