import { z } from 'zod'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Machine } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError } from '../../../errors.ts'
import { id, parseInput } from '../../../input.ts'
import { assertInForce, assertStarted, holdLicense } from '../../license/held.ts'
import { beginTerm } from '../../license/operations/begin-term.ts'
import { licensePolicy } from '../../license/policy.ts'
import { openUsageFirst } from '../../license-usage/note.ts'
import { addMachine, getMachine, machineFields, removeMachine, removeSilentMachines } from './machine.ts'

const input = z.object({ id, ...machineFields })

/** Moves a license from one machine to another: either both happen or neither does. */
export async function replaceMachine(ctx: Ctx, raw: unknown): Promise<Machine> {
  const { id, ...told } = parseInput(input, raw)
  return inTransaction(ctx, async (ctx) => {
    const old = await getMachine(ctx, { id })
    assertAllowed(licensePolicy.canActivate(ctx.actor, old.license))
    const license = await holdLicense(ctx, old.licenseId)
    assertInForce(license, ctx.now(), 'id')
    assertStarted(license, ctx.now(), 'id')
    const active = await ctx.db.machine.findUnique({
      where: { licenseId_fingerprint: { licenseId: license.id, fingerprint: told.fingerprint } },
    })
    if (active) throw new ConflictError('The license is active on that machine already.', ['fingerprint'])
    await openUsageFirst(ctx, license)
    await removeMachine(ctx, old, 'id')
    await removeSilentMachines(ctx, license, told.fingerprint)
    const machine = await addMachine(ctx, license, told)
    await beginTerm(ctx, license, 'FROM_FIRST_ACTIVATION')
    return machine
  })
}
