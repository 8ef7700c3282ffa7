import { z } from 'zod'
import { initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import type { Actor } from '../../auth/actor.ts'
import { assertAllowed } from '../../auth/policy.ts'
import { grantableScopes } from '../../auth/scopes.ts'
import { hashToken, lastFour, makeToken } from '../../auth/token.ts'
import { scopesOf } from '../../auth/token-policies.ts'
import type { Ctx } from '../../context.ts'
import type { ApiToken, Prisma } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { withConflicts } from '../../db/violations.ts'
import { NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { id, name, parseInput } from '../../input.ts'
import { getPolicy, patternsOf } from '../token-policy/in-force.ts'
import {
  afterRotation,
  assertRotatable,
  assertWithin,
  expiryOf,
  lifetimeInput,
  overlapMinutes,
} from './lifetime.ts'
import { apiTokenPolicy } from './policy.ts'

const maxCustomers = 100

const createInput = z
  .object({
    name,
    scopes: z
      .array(z.enum(grantableScopes, 'A token cannot have this scope.'))
      .nullish()
      .transform((given) => grantableScopes.filter((scope) => given?.includes(scope))),
    policy: name.nullish(),
    customerIds: z
      .array(id)
      .min(1, 'Must have at least one customer; leave it out for every customer.')
      .max(maxCustomers, `Must have at most ${maxCustomers} customers.`)
      .transform((given) => [...new Set(given)])
      .nullish(),
    ...lifetimeInput,
  })
  .refine(({ scopes, policy }) => scopes.length > 0 || policy, {
    path: ['scopes'],
    message: 'Must have at least one scope, unless there is a policy.',
  })

const rotateInput = z.object({ id, overlapMinutes, ...lifetimeInput })

/**
 * Creates a token and returns its secret, which cannot be read again. It stands on the right of who creates it, now and
 * later. `demo` marks the tokens of the demo data.
 */
export async function createApiToken(
  ctx: Ctx,
  raw: unknown,
  { demo = false }: { demo?: boolean } = {},
): Promise<{ id: string; secret: string }> {
  const { name, scopes, policy: policyName, customerIds, ...lifetime } = parseInput(createInput, raw)
  assertAllowed(apiTokenPolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const policy = policyName ? await getPolicy(ctx, policyName, ['policy']) : null
    assertWithin(ctx.actor, scopesOf(patternsOf(scopes, policy)))
    await assertCustomersExist(ctx, customerIds ?? [])
    const expiresAt = await expiryOf(ctx, lifetime)
    return insertToken(ctx, 'api_token.created', {
      name,
      scopes,
      shippedPolicy: policy?.shipped ? policy.name : null,
      policyId: policy?.id ?? null,
      allCustomers: !customerIds,
      customerIds: customerIds ?? [],
      demo,
      expiresAt,
    })
  })
}

/**
 * Puts a new token with a new secret in the place of another, which works on for as long as the overlap. From now on it
 * stands on the right of who rotates.
 */
export async function rotateApiToken(ctx: Ctx, raw: unknown): Promise<{ id: string; secret: string }> {
  const { id, overlapMinutes, ...lifetime } = parseInput(rotateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    await getApiToken(ctx, id)
    assertAllowed(apiTokenPolicy.canManage(ctx.actor))
    const old = await holdToken(ctx, id)
    const now = ctx.now()
    assertRotatable(old, now)
    assertWithin(ctx.actor, scopesOf(patternsOf(old.scopes, await policyOf(ctx, old))))
    const expiresAt = await expiryOf(ctx, lifetime)
    await ctx.db.apiToken.update({ where: { id }, data: afterRotation(old, overlapMinutes, now) })
    const { name, scopes, shippedPolicy, policyId, allCustomers, customerIds, demo } = old
    const same = { name, scopes, shippedPolicy, policyId, allCustomers, customerIds, demo }
    return insertToken(ctx, 'api_token.rotated', { ...same, expiresAt, replacesId: id }, { overlapMinutes })
  })
}

/** Revokes a token at once and for good; the next request with it is refused. Again is no change. */
export async function revokeApiToken(ctx: Ctx, raw: unknown): Promise<ApiToken> {
  const { id: tokenId } = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    await getApiToken(ctx, tokenId)
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

type NewToken = Omit<
  Prisma.ApiTokenUncheckedCreateInput,
  'id' | 'tokenHash' | 'lastFour' | 'sponsorId' | 'createdAt'
>

async function insertToken(
  ctx: Ctx,
  type: 'api_token.created' | 'api_token.rotated',
  { demo, ...token }: NewToken,
  how: { overlapMinutes?: number } = {},
): Promise<{ id: string; secret: string }> {
  const secret = makeToken('apiToken')
  const row = {
    ...token,
    sponsorId: sponsorOf(ctx.actor),
    lastFour: lastFour(secret),
    createdAt: ctx.now(),
  }
  const { id } = await withConflicts(policyGone, () =>
    ctx.db.apiToken.create({
      data: { id: newId('ApiToken'), tokenHash: hashToken(secret), demo: demo ?? false, ...row },
      select: { id: true },
    }),
  )
  await recordEvent(ctx, { type, entityId: id, changes: initialChanges({ ...row, ...how }) })
  return { id, secret }
}

const policyGone = {
  ApiToken_policyId_fkey: { path: ['policy'], message: 'The policy was deleted at the same moment.' },
}

/** On whose right a token stands that somebody makes now. */
export function sponsorOf(actor: Actor): string | null {
  if (actor.kind === 'staff') return actor.id
  return actor.kind === 'apiToken' ? actor.sponsorId : null
}

async function getApiToken(ctx: Ctx, id: string): Promise<void> {
  const token = await ctx.read.apiToken.findUnique({ where: { id }, select: { id: true } })
  if (!token) throw new NotFoundError(['id'])
}

/** The token as it is now, held until the end: of two rotations at once the second finds the first. */
async function holdToken(ctx: Ctx, id: string) {
  await ctx.db.$queryRaw`select 1 from "ApiToken" where id = ${id} for update`
  return ctx.db.apiToken.findUniqueOrThrow({
    where: { id },
    include: { replacedBy: { select: { id: true } }, policy: { select: { name: true } } },
  })
}

function policyOf(
  ctx: Ctx,
  { shippedPolicy, policy }: { shippedPolicy: string | null; policy: { name: string } | null },
) {
  const name = shippedPolicy ?? policy?.name
  return name === undefined ? null : getPolicy(ctx, name, ['id'])
}

async function assertCustomersExist(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const found = await ctx.read.customer.count({ where: { id: { in: [...ids] } } })
  if (found < ids.length) throw new NotFoundError(['customerIds'])
}
