import { z } from 'zod'
import { changesOf, initialChanges } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import { isShipped, matchesAny, scopesOf } from '../../auth/token-policies.ts'
import type { Ctx } from '../../context.ts'
import type { TokenPolicy } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { AppError, ConflictError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, expectedVersion, longText, name, parseInput } from '../../input.ts'
import { assertWithin } from '../api-token/lifetime.ts'
import { ownPolicy, type PolicyInForce } from './in-force.ts'
import { tokenPolicyPolicy } from './policy.ts'

const maxPatterns = 100
const maxPolicies = 100

const pattern = z
  .string()
  .max(64, 'Must have at most 64 characters.')
  .regex(/^[a-z_:*]+$/, 'Must be lower-case letters, underscores, colons and stars, such as license:*.')
  .refine(matchesAny, 'Matches no scope that a token can have.')

const patterns = z
  .array(pattern)
  .max(maxPatterns, `Must have at most ${maxPatterns} patterns.`)
  .transform((given) => [...new Set(given)])

const allow = patterns.refine((given) => given.length > 0, 'Must have at least one pattern.')

const createInput = z.object({
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,62}$/,
      'Must be 1 to 63 lower-case letters, digits and hyphens, the first no hyphen.',
    ),
  description: longText(10_000).nullish(),
  allow,
  deny: patterns.nullish().transform((given) => given ?? []),
})

const updateInput = z.object({
  name,
  expectedVersion,
  description: longText(10_000).nullish(),
  allow: allow.optional(),
  deny: patterns.optional(),
})

const byName = z.object({ name, expectedVersion })

const nameTaken = {
  TokenPolicy_name_key: { path: ['name'], message: 'A token policy has this name.' },
}

/** Creates a policy of patterns over scopes, for tokens to be given by its name. */
export async function createTokenPolicy(ctx: Ctx, raw: unknown): Promise<PolicyInForce> {
  const input = parseInput(createInput, raw)
  assertAllowed(tokenPolicyPolicy.canManage(ctx.actor))
  if (isShipped(input.name)) throw new ConflictError(nameTaken.TokenPolicy_name_key.message, ['name'])
  assertWithin(ctx.actor, scopesOf(input))
  return inTransaction(ctx, async (ctx) => {
    if ((await ctx.db.tokenPolicy.count()) >= maxPolicies)
      throw new AppError('LIMIT_REACHED', `There are ${maxPolicies} policies; delete one first.`)
    const row = { ...input, description: input.description ?? null, createdAt: ctx.now() }
    const policy = await withConflicts(nameTaken, () =>
      ctx.db.tokenPolicy.create({ data: { id: newId('TokenPolicy'), ...row } }),
    )
    await recordEvent(ctx, {
      type: 'token_policy.created',
      entityId: policy.id,
      changes: initialChanges(row),
    })
    return ownPolicy(policy)
  })
}

/** Changes a policy, and with it every token that has it, from the next request on. */
export async function updateTokenPolicy(ctx: Ctx, raw: unknown): Promise<PolicyInForce> {
  const { name, expectedVersion, ...input } = parseInput(updateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const before = await openPolicy(ctx, { name, expectedVersion })
    assertWithin(ctx.actor, scopesOf({ ...before, ...definedOnly(input) }))
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return ownPolicy(before)
    const policy = await withConflicts({}, () =>
      ctx.db.tokenPolicy.update({
        where: { id: before.id, version: before.version },
        data: { ...definedOnly(input), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: 'token_policy.updated', entityId: policy.id, changes })
    return ownPolicy(policy)
  })
}

/** Deletes a policy that no working token has. */
export async function deleteTokenPolicy(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(byName, raw)
  return inTransaction(ctx, async (ctx) => {
    const { id: policyId } = await openPolicy(ctx, input)
    const now = ctx.now()
    const works = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
    const over = [{ NOT: { revokedAt: null } }, { expiresAt: { lte: now } }]
    const count = await ctx.db.apiToken.count({ where: { policyId, ...works } })
    if (count > 0)
      throw new ConflictError(`${count} tokens that work have the policy; revoke them first.`, ['name'])
    await ctx.db.apiToken.updateMany({ where: { policyId, OR: over }, data: { policyId: null } })
    await withConflicts(gotToken, () =>
      ctx.db.tokenPolicy.delete({ where: { id: policyId }, select: { id: true } }),
    )
    await recordEvent(ctx, { type: 'token_policy.deleted', entityId: policyId })
    return { id: policyId }
  })
}

const gotToken = {
  ApiToken_policyId_fkey: { path: ['name'], message: 'A token just got the policy; read it again.' },
}

/** A policy of the vendor's own that the actor may change; those that come with the server nobody does. */
async function openPolicy(
  ctx: Ctx,
  { name, expectedVersion }: { name: string; expectedVersion: number | undefined },
): Promise<TokenPolicy> {
  if (isShipped(name)) {
    assertAllowed(tokenPolicyPolicy.canManage(ctx.actor))
    throw new ConflictError('This policy comes with the server; create one of your own.', ['name'])
  }
  const policy = await ctx.read.tokenPolicy.findUnique({ where: { name } })
  if (!policy) throw new NotFoundError(['name'])
  assertAllowed(tokenPolicyPolicy.canManage(ctx.actor))
  assertVersion(policy, expectedVersion)
  return policy
}
