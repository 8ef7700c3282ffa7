import { z } from 'zod'
import { changesOf, initialChanges } from '../../../audit/changes.ts'
import type { Changes } from '../../../audit/events.ts'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Prisma, WebhookEndpoint } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { AppError, InvalidInputError, NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { definedOnly, expectedVersion, id, name, parseInput } from '../../../input.ts'
import { problemOf, publicOnly } from '../../../webhooks/target.ts'
import { checkFilters, checkKeptFilters, hidingConditions } from '../../event-filter/check.ts'
import { filters, filtersIn } from '../../event-filter/filters.ts'
import { headers, mergedHeaders, openHeaders, sealHeaders } from '../headers.ts'
import { webhookEndpointPolicy } from '../policy.ts'
import { newSecret } from '../signing.ts'
import { holdOwner, openEndpoint } from './open.ts'
import { cancelDeliveries } from './switch.ts'

export const maxOfCustomer = 10
const maxOfVendor = 50

const timeoutSeconds = z.number().int().min(1, 'Must be from 1 to 15.').max(15, 'Must be from 1 to 15.')

const createInput = z.object({
  customerId: id.nullish().transform((given) => given ?? null),
  url: z.string().trim(),
  description: name.nullish().transform((given) => given ?? null),
  filters: filters.nullish().transform((given) => given ?? []),
  timeoutSeconds: timeoutSeconds.nullish().transform((given) => given ?? 5),
  headers: headers.nullish().transform((given) => given ?? []),
})

/** Null empties a list; left out it stays as it was. */
const emptied = <T>(given: T[] | null | undefined) => (given === null ? [] : given)

const updateInput = z.object({
  id,
  expectedVersion,
  url: z.string().trim().optional(),
  description: name.nullish(),
  filters: filters.nullish().transform(emptied),
  timeoutSeconds: timeoutSeconds.optional(),
  headers: headers.nullish().transform(emptied),
})

/** Creates an endpoint, of the vendor or of a customer, and returns the secret that signs what it is sent. */
export async function createWebhookEndpoint(ctx: Ctx, raw: unknown): Promise<{ id: string; secret: string }> {
  const { headers, ...input } = parseInput(createInput, raw)
  const { customerId } = input
  assertTarget(ctx, input.url, customerId)
  return inTransaction(ctx, async (ctx) => {
    if (customerId !== null) {
      const seen = await ctx.read.customer.findUnique({ where: { id: customerId }, select: { id: true } })
      if (!seen) throw new NotFoundError(['customerId'])
    }
    assertAllowed(
      webhookEndpointPolicy.canManage(ctx.actor, input),
      customerId === null ? 'Name the customer whose endpoint it is.' : undefined,
    )
    const internal = webhookEndpointPolicy.seesInternal(ctx.actor, input)
    await checkFilters(ctx, input.filters, { customerId, internal })
    await holdOwner(ctx, customerId)
    await assertRoom(ctx, customerId)
    const endpointId = newId('WebhookEndpoint')
    const { secret, sealed } = newSecret(ctx, endpointId)
    const values = mergedHeaders(headers, {})
    const row = { ...input, headerNames: Object.keys(values), createdAt: ctx.now() }
    await ctx.db.webhookEndpoint.create({
      data: {
        id: endpointId,
        ...row,
        filters: row.filters as Prisma.InputJsonValue,
        internal,
        secretSealed: sealed,
        headersSealed: sealHeaders(ctx, endpointId, values),
      },
      select: { id: true },
    })
    await recordEvent(ctx, {
      type: 'webhook_endpoint.created',
      entityId: endpointId,
      customerId,
      changes: hidingConditions(initialChanges(row), { internal }, [row.filters]),
    })
    return { id: endpointId, secret }
  })
}

/** Changes an endpoint. What waits for it goes to the new address; a header whose value is left out keeps it. */
export async function updateWebhookEndpoint(ctx: Ctx, raw: unknown): Promise<WebhookEndpoint> {
  const { id, expectedVersion, headers, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openEndpoint(ctx, { id, expectedVersion })
    if (input.url !== undefined) assertTarget(ctx, input.url, before.customerId)
    const valuesBefore = headers ? openHeaders(ctx, id, before.headersSealed) : {}
    const values = headers && mergedHeaders(headers, valuesBefore)
    const headersChanged = values !== undefined && JSON.stringify(values) !== JSON.stringify(valuesBefore)
    const filtersBefore = filtersIn(before.filters)
    const plainChanges = changesOf({ ...before, filters: filtersBefore }, input)
    const internal = plainChanges.url
      ? webhookEndpointPolicy.seesInternal(ctx.actor, before)
      : before.internal
    const owner = { customerId: before.customerId, internal }
    if (plainChanges.filters) await checkFilters(ctx, input.filters!, owner)
    else if (before.internal && !internal) await checkKeptFilters(ctx, filtersBefore, owner)
    const changes: Changes = {
      ...hidingConditions(plainChanges, before, [filtersBefore, input.filters ?? []]),
      ...(headersChanged && { headerNames: { from: before.headerNames, to: Object.keys(values) } }),
    }
    if (Object.keys(changes).length === 0) return before
    const { filters, ...plain } = input
    const endpoint = await ctx.db.webhookEndpoint.update({
      where: { id, version: before.version },
      data: {
        ...definedOnly(plain),
        ...(filters && { filters: filters as Prisma.InputJsonValue }),
        ...(headersChanged && {
          headerNames: Object.keys(values),
          headersSealed: sealHeaders(ctx, id, values),
        }),
        internal,
        // Another receiver, which has not failed yet.
        ...(changes.url && { failingSince: null, failureMailedAt: null }),
        version: { increment: 1 },
      },
    })
    await recordEvent(ctx, {
      type: 'webhook_endpoint.updated',
      entityId: id,
      customerId: before.customerId,
      changes,
    })
    return endpoint
  })
}

/** Deletes an endpoint with its secrets; what was delivered to it stays in the log, and what waited is called off. */
export async function deleteWebhookEndpoint(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(z.object({ id, expectedVersion }), raw)
  return inTransaction(ctx, async (ctx) => {
    const endpoint = await openEndpoint(ctx, input, { archived: true })
    await takeAway(ctx, endpoint)
    return { id: endpoint.id }
  })
}

/** For operations that hold the endpoint. */
export async function takeAway(
  ctx: Ctx,
  { id, customerId }: Pick<WebhookEndpoint, 'id' | 'customerId'>,
): Promise<void> {
  await ctx.db.webhookEndpoint.update({
    where: { id },
    data: {
      deletedAt: ctx.now(),
      secretSealed: null,
      previousSecretSealed: null,
      previousSecretUntil: null,
      headersSealed: null,
      version: { increment: 1 },
    },
    select: { id: true },
  })
  await cancelDeliveries(ctx, id)
  await recordEvent(ctx, { type: 'webhook_endpoint.deleted', entityId: id, customerId })
}

/** What an operator allows is for the vendor: the hosts of its network are not for customers to send something to. */
function assertTarget({ webhooksAllowed }: Ctx, url: string, customerId: string | null): void {
  const problem = problemOf(url, customerId === null ? webhooksAllowed : publicOnly)
  if (problem) throw new InvalidInputError(problem, ['url'])
}

async function assertRoom(ctx: Ctx, customerId: string | null): Promise<void> {
  const count = await ctx.db.webhookEndpoint.count({ where: { customerId, deletedAt: null } })
  const most = customerId === null ? maxOfVendor : maxOfCustomer
  if (count < most) return
  const owner = customerId === null ? 'The vendor' : 'A customer'
  throw new AppError('LIMIT_REACHED', `${owner} can have ${most} webhook endpoints; delete one first.`)
}
