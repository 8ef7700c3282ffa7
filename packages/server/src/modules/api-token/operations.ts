import { z } from 'zod'
import { initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import { grantableScopes } from '../../auth/scopes.ts'
import { hashToken, lastFour, makeToken } from '../../auth/token.ts'
import type { Ctx } from '../../context.ts'
import type { ApiToken } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { InvalidInputError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { id, name, parseInput } from '../../input.ts'
import { apiTokenPolicy } from './policy.ts'

const dayMs = 86_400_000
const defaultDays = 90
const maxDays = 365
const maxCustomers = 100

const createInput = z.object({
  name,
  scopes: z
    .array(z.enum(grantableScopes, 'A token cannot have this scope.'))
    .min(1, 'Must have at least one scope.')
    .transform((given) => grantableScopes.filter((scope) => given.includes(scope))),
  customerIds: z
    .array(id)
    .min(1, 'Must have at least one customer; leave it out for every customer.')
    .max(maxCustomers, `Must have at most ${maxCustomers} customers.`)
    .transform((given) => [...new Set(given)])
    .nullish(),
  expiresAt: z.date().nullish(),
})

/** Creates a token and returns its secret, which cannot be read again. `demo` marks the tokens of the demo data. */
export async function createApiToken(
  ctx: Ctx,
  raw: unknown,
  { demo = false }: { demo?: boolean } = {},
): Promise<{ id: string; secret: string }> {
  const { name, scopes, customerIds, expiresAt } = parseInput(createInput, raw)
  assertAllowed(apiTokenPolicy.canManage(ctx.actor))
  const secret = makeToken('apiToken')
  return inTransaction(ctx, async (ctx) => {
    await assertCustomersExist(ctx, customerIds ?? [])
    const row = {
      name,
      scopes,
      allCustomers: !customerIds,
      customerIds: customerIds ?? [],
      expiresAt: expiryOf(expiresAt ?? null, ctx.now()),
      lastFour: lastFour(secret),
      createdAt: ctx.now(),
    }
    const { id } = await ctx.db.apiToken.create({
      data: { id: newId('ApiToken'), tokenHash: hashToken(secret), demo, ...row },
      select: { id: true },
    })
    await recordEvent(ctx, { type: 'api_token.created', entityId: id, changes: initialChanges(row) })
    return { id, secret }
  })
}

function expiryOf(given: Date | null, now: Date): Date {
  if (!given) return new Date(now.getTime() + defaultDays * dayMs)
  if (given <= now || given.getTime() > now.getTime() + maxDays * dayMs) {
    throw new InvalidInputError(`Must be in the future and within ${maxDays} days.`, ['expiresAt'])
  }
  return given
}

async function assertCustomersExist(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const found = await ctx.read.customer.count({ where: { id: { in: [...ids] } } })
  if (found < ids.length) throw new NotFoundError(['customerIds'])
}

/** Revokes a token at once and for good; the next request with it is refused. Again is no change. */
export async function revokeApiToken(ctx: Ctx, raw: unknown): Promise<ApiToken> {
  const { id: tokenId } = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    const token = await ctx.read.apiToken.findUnique({ where: { id: tokenId }, select: { id: true } })
    if (!token) throw new NotFoundError(['id'])
    assertAllowed(apiTokenPolicy.canManage(ctx.actor))
    const revokedAt = ctx.now()
    const { count } = await ctx.db.apiToken.updateMany({
      where: { id: tokenId, revokedAt: null },
      data: { revokedAt },
    })
    if (count > 0) {
      await recordEvent(ctx, {
        type: 'api_token.revoked',
        entityId: tokenId,
        changes: { revokedAt: { to: revokedAt } },
      })
    }
    return ctx.db.apiToken.findUniqueOrThrow({ where: { id: tokenId } })
  })
}
