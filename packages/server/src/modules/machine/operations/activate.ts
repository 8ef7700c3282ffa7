import { z } from 'zod'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Machine } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { parseInput } from '../../../input.ts'
import {
  assertInForce,
  assertStarted,
  findLicense,
  holdLicense,
  licenseInput,
  nameOfLicense,
} from '../../license/held.ts'
import { beginTerm } from '../../license/operations/begin-term.ts'
import { licensePolicy } from '../../license/policy.ts'
import { openUsageFirst } from '../../license-usage/note.ts'
import { addMachine, machineFields, refreshMachine, removeSilentMachines } from './machine.ts'

const input = z.object({ ...licenseInput, ...machineFields })

/** Activates a license on a machine. Again with the same fingerprint refreshes what the machine tells of itself. */
export async function activateMachine(ctx: Ctx, raw: unknown): Promise<Machine> {
  const { licenseId, licenseKey, ...told } = parseInput(input, raw)
  const path = nameOfLicense({ licenseId, licenseKey })
  return inTransaction(ctx, async (ctx) => {
    const seen = await findLicense(ctx, { licenseId, licenseKey })
    assertAllowed(licensePolicy.canActivate(ctx.actor, seen))
    const license = await holdLicense(ctx, seen.id)
    assertInForce(license, ctx.now(), path)
    assertStarted(license, ctx.now(), path)
    await openUsageFirst(ctx, license)
    await removeSilentMachines(ctx, license, told.fingerprint)
    const active = await ctx.db.machine.findUnique({
      where: { licenseId_fingerprint: { licenseId: license.id, fingerprint: told.fingerprint } },
    })
    if (active) return refreshMachine(ctx, license, active, told)
    const machine = await addMachine(ctx, license, told)
    await beginTerm(ctx, license, 'FROM_FIRST_ACTIVATION')
    return machine
  })
}
