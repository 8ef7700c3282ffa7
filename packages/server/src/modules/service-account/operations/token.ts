import { z } from 'zod'
import { initialChanges } from '../../../audit/changes.ts'
import { recordEvent } from '../../../audit/record.ts'
import type { Actor } from '../../../auth/actor.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import {
  scopes as allScopes,
  type Scope,
  scopeName,
  serviceAccountScopes,
  withImplied,
} from '../../../auth/scopes.ts'
import { hashToken, lastFour, makeToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import type { ServiceAccount } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError, InvalidInputError, NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { id, parseInput } from '../../../input.ts'
import {
  afterRotation,
  assertRotatable,
  assertWithin,
  expiryOf,
  lifetimeInput,
  overlapMinutes,
} from '../../api-token/lifetime.ts'
import { sponsorOf } from '../../api-token/operations.ts'
import { assertNotArchived, lockCustomers } from '../../customer/operations.ts'
import { serviceAccountPolicy } from '../policy.ts'

export const tokenInput = {
  scopes: z
    .array(z.enum(Object.keys(allScopes) as Scope[]))
    .min(1, 'Must have at least one scope.')
    .transform((given) => [...new Set(given)]),
  ...lifetimeInput,
}

const createInput = z.object({ serviceAccountId: id, ...tokenInput })

const rotateInput = z.object({ id, overlapMinutes, ...lifetimeInput })

const mostWorking = 50

/** Gives a service account one more token; its secret cannot be read again. */
export async function createServiceAccountToken(
  ctx: Ctx,
  raw: unknown,
): Promise<{ id: string; secret: string }> {
  const { serviceAccountId, scopes, ...lifetime } = parseInput(createInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const account = await openAccount(ctx, serviceAccountId, ['serviceAccountId'])
    const [customer] = await lockCustomers(ctx, [account.customerId])
    assertNotArchived(customer!)
    await assertRoom(ctx, account.id)
    return insertToken(ctx, account, { scopes, expiresAt: await expiryOf(ctx, lifetime) })
  })
}

/**
 * Puts a new token with a new secret in the place of another of the account, which works on for as long as the overlap.
 * From now on it stands on the right of who rotates. Also for an archived customer, whose products run on.
 */
export async function rotateServiceAccountToken(
  ctx: Ctx,
  raw: unknown,
): Promise<{ id: string; secret: string }> {
  const { id, overlapMinutes, ...lifetime } = parseInput(rotateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const seen = await getToken(ctx, id)
    const account = await openAccount(ctx, seen.serviceAccountId, ['id'])
    // Whoever rotates or revokes holds the account: of two rotations at once the second finds the first.
    const old = await ctx.db.serviceAccountToken.findUniqueOrThrow({
      where: { id },
      include: { replacedBy: { select: { id: true } } },
    })
    const now = ctx.now()
    assertRotatable(old, now)
    const expiresAt = await expiryOf(ctx, lifetime)
    await ctx.db.serviceAccountToken.update({
      where: { id },
      data: afterRotation(old, overlapMinutes, now),
    })
    const scopes = old.scopes as Scope[]
    const same = { scopes, demo: old.demo }
    return insertToken(ctx, account, { ...same, expiresAt, replacesId: id }, { overlapMinutes })
  })
}

/** Revokes one token at once and for good. Again is no change. */
export async function revokeServiceAccountToken(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id: tokenId } = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    const { serviceAccountId } = await getToken(ctx, tokenId)
    const { customerId } = await holdAccount(ctx, serviceAccountId)
    assertAllowed(serviceAccountPolicy.canManage(ctx.actor, { customerId }))
    await endTokens(ctx, { id: tokenId, customerId })
    return { id: tokenId }
  })
}

/** Revokes the tokens of an account, or the one, that were not revoked before. */
export async function endTokens(
  ctx: Ctx,
  { customerId, ...which }: ({ id: string } | { serviceAccountId: string }) & { customerId: string },
): Promise<void> {
  const revokedAt = ctx.now()
  const tokens = await ctx.db.serviceAccountToken.updateManyAndReturn({
    where: { ...which, revokedAt: null },
    data: { revokedAt },
    select: { id: true },
  })
  for (const { id } of tokens)
    await recordEvent(ctx, {
      type: 'service_account_token.revoked',
      entityId: id,
      customerId,
      changes: { revokedAt: { to: revokedAt } },
    })
}

/** Holds an account until the end, so that what happens to its tokens happens one after the other. */
export async function holdAccount(ctx: Ctx, id: string): Promise<ServiceAccount> {
  await ctx.db.$queryRaw`select 1 from "ServiceAccount" where id = ${id} for update`
  return ctx.db.serviceAccount.findUniqueOrThrow({ where: { id } })
}

type NewToken = { scopes: Scope[]; expiresAt: Date | null; demo?: boolean; replacesId?: string }

/** Writes a token of an account that is held, or new. */
export async function insertToken(
  ctx: Ctx,
  { id: serviceAccountId, customerId }: { id: string; customerId: string },
  { demo = false, ...token }: NewToken,
  how: { overlapMinutes?: number } = {},
): Promise<{ id: string; secret: string }> {
  assertWithin(ctx.actor, withImplied(token.scopes))
  assertPossible(token.scopes)
  const secret = makeToken('serviceAccount')
  const row = {
    serviceAccountId,
    ...token,
    ...sponsorsOf(ctx.actor),
    lastFour: lastFour(secret),
    createdAt: ctx.now(),
  }
  const { id } = await ctx.db.serviceAccountToken.create({
    data: { id: newId('ServiceAccountToken'), tokenHash: hashToken(secret), demo, ...row },
    select: { id: true },
  })
  await recordEvent(ctx, {
    type: token.replacesId ? 'service_account_token.rotated' : 'service_account_token.created',
    entityId: id,
    customerId,
    changes: initialChanges({ ...row, ...how }),
  })
  return { id, secret }
}

function assertPossible(scopes: readonly Scope[]): void {
  if (scopes.every((scope) => serviceAccountScopes.includes(scope))) return
  const possible = serviceAccountScopes.map(scopeName).join(', ')
  throw new InvalidInputError(`A service account can have the scopes ${possible}, and no others.`, ['scopes'])
}

/** On whose right a token stands: of staff who signed in as the customer, on theirs. */
function sponsorsOf(actor: Actor): { sponsorStaffId: string | null; sponsorPortalUserId: string | null } {
  if (actor.kind !== 'portalUser') return { sponsorStaffId: sponsorOf(actor), sponsorPortalUserId: null }
  return actor.impersonation
    ? { sponsorStaffId: actor.id, sponsorPortalUserId: null }
    : { sponsorStaffId: null, sponsorPortalUserId: actor.id }
}

async function getToken(ctx: Ctx, id: string): Promise<{ serviceAccountId: string }> {
  const token = await ctx.read.serviceAccountToken.findUnique({
    where: { id },
    select: { serviceAccountId: true },
  })
  if (!token) throw new NotFoundError(['id'])
  return token
}

/** An account that the actor may manage and that lives, held until the end. */
async function openAccount(ctx: Ctx, id: string, path: readonly string[]): Promise<ServiceAccount> {
  const seen = await ctx.read.serviceAccount.findUnique({ where: { id } })
  if (!seen) throw new NotFoundError(path)
  assertAllowed(serviceAccountPolicy.canManage(ctx.actor, seen))
  const account = await holdAccount(ctx, id)
  if (account.revokedAt) throw new ConflictError('The service account was revoked; create a new one.', path)
  return account
}

async function assertRoom(ctx: Ctx, serviceAccountId: string): Promise<void> {
  const count = await ctx.db.serviceAccountToken.count({
    where: {
      serviceAccountId,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }],
    },
  })
  if (count >= mostWorking)
    throw new ConflictError(`The service account has ${mostWorking} tokens that work; revoke one first.`, [
      'serviceAccountId',
    ])
}
