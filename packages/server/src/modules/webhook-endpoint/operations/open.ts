import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { WebhookEndpoint } from '../../../db/generated/prisma/client.ts'
import { assertVersion } from '../../../db/violations.ts'
import { ConflictError, NotFoundError } from '../../../errors.ts'
import { assertNotArchived, lockCustomers } from '../../customer/operations.ts'
import { webhookEndpointPolicy } from '../policy.ts'

type Input = { id: string; expectedVersion?: number | undefined }

/** An endpoint that the actor may change, as it is at the moment. */
export async function seeEndpoint(ctx: Ctx, id: string): Promise<WebhookEndpoint> {
  const seen = await ctx.read.webhookEndpoint.findUnique({ where: { id } })
  if (!seen) throw new NotFoundError(['id'])
  assertAllowed(webhookEndpointPolicy.canManage(ctx.actor, seen))
  return seen
}

/** An endpoint that the actor may change, held until the end, with its customer or the vendor's list. */
export async function openEndpoint(
  ctx: Ctx,
  { id, expectedVersion }: Input,
  { archived = false }: { archived?: boolean } = {},
): Promise<WebhookEndpoint> {
  const seen = await seeEndpoint(ctx, id)
  await holdOwner(ctx, seen.customerId, { archived })
  await ctx.db.$queryRaw`select id from "WebhookEndpoint" where id = ${id} for no key update`
  // Read again: what was seen before the lock may be of before somebody else's change.
  const endpoint = await ctx.db.webhookEndpoint.findUniqueOrThrow({ where: { id } })
  if (endpoint.deletedAt) throw new ConflictError('The webhook endpoint was deleted.', ['id'])
  assertVersion(endpoint, expectedVersion)
  return endpoint
}

/** Endpoints of one owner are counted one after the other; the vendor has no row of its own to be held. */
export async function holdOwner(
  ctx: Ctx,
  customerId: string | null,
  { archived = false }: { archived?: boolean } = {},
): Promise<void> {
  if (customerId === null) {
    await ctx.db.$queryRaw`select pg_advisory_xact_lock(hashtextextended('webhooks of the vendor', 0))::text`
    return
  }
  const [customer] = await lockCustomers(ctx, [customerId])
  if (!customer) throw new NotFoundError(['customerId'])
  if (!archived) assertNotArchived(customer)
}
