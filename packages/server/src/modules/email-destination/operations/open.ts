import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { EmailDestination } from '../../../db/generated/prisma/client.ts'
import { assertVersion } from '../../../db/violations.ts'
import { NotFoundError } from '../../../errors.ts'
import { holdOwner } from '../../webhook-endpoint/operations/open.ts'
import { emailDestinationPolicy } from '../policy.ts'

type Input = { id: string; expectedVersion?: number | undefined }

/** A destination that the actor may change, held until the end, with its customer or the vendor's list. */
export async function openDestination(
  ctx: Ctx,
  { id, expectedVersion }: Input,
  options: { archived?: boolean } = {},
): Promise<EmailDestination> {
  const seen = await ctx.read.emailDestination.findUnique({ where: { id } })
  if (!seen) throw new NotFoundError(['id'])
  assertAllowed(emailDestinationPolicy.canManage(ctx.actor, seen))
  await holdOwner(ctx, seen.customerId, options)
  // Read again: what was seen before the lock may be of before somebody else's change.
  const destination = await holdDestination(ctx, id)
  if (!destination) throw new NotFoundError(['id'])
  assertVersion(destination, expectedVersion)
  return destination
}

/** The destination as it is now, held until the end of the transaction; null where it is gone. */
export async function holdDestination(ctx: Ctx, id: string): Promise<EmailDestination | null> {
  await ctx.db.$queryRaw`select id from "EmailDestination" where id = ${id} for no key update`
  return ctx.db.emailDestination.findUnique({ where: { id } })
}
