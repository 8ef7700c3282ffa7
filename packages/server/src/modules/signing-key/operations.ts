import { generateSigningKey, type PrivateJwk } from '@portico/license'
import { z } from 'zod'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { SigningKey } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { id, parseInput } from '../../input.ts'
import { getProduct } from '../product/operations.ts'
import { signingKeyPolicy } from './policy.ts'

const rotateInput = z.object({ productId: id })
const byId = z.object({ id })

/** The one key of a product that signs. */
const signing = { rotatedAt: null, withdrawnAt: null } as const

const place = (row: string) => ({ table: 'SigningKey', row, column: 'privateSealed' })

/** Makes a new key, the first one of a product as well. It signs from now on; what older ones signed stays valid. */
export async function rotateSigningKey(ctx: Ctx, raw: unknown): Promise<SigningKey> {
  const { productId } = parseInput(rotateInput, raw)
  return inTransaction(ctx, async (ctx) => {
    await getProduct(ctx, productId, 'productId')
    assertAllowed(signingKeyPolicy.canManage(ctx.actor))
    await lockKeysOf(ctx, productId)
    const current = await ctx.db.signingKey.findFirst({ where: { productId, ...signing } })
    if (current) {
      const rotatedAt = ctx.now()
      await ctx.db.signingKey.update({ where: { id: current.id }, data: { rotatedAt } })
      await recordEvent(ctx, {
        type: 'signing_key.rotated',
        entityId: current.id,
        changes: { rotatedAt: { from: null, to: rotatedAt } },
      })
    }
    return createSigningKey(ctx, productId)
  })
}

/**
 * Withdraws a key, such as a stolen one: nothing that it signed is valid any more, and its private part is erased.
 * Where it was the one that signs, a new one takes over. Again is no change.
 */
export async function withdrawSigningKey(ctx: Ctx, raw: unknown): Promise<SigningKey> {
  const { id } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const found = await ctx.read.signingKey.findUnique({ where: { id } })
    if (!found) throw new NotFoundError(['id'])
    assertAllowed(signingKeyPolicy.canManage(ctx.actor))
    await lockKeysOf(ctx, found.productId)
    const before = await ctx.db.signingKey.findUniqueOrThrow({ where: { id } })
    if (before.withdrawnAt) return before
    const withdrawnAt = ctx.now()
    const key = await ctx.db.signingKey.update({ where: { id }, data: { withdrawnAt, privateSealed: null } })
    await recordEvent(ctx, {
      type: 'signing_key.withdrawn',
      entityId: id,
      changes: { withdrawnAt: { from: null, to: withdrawnAt } },
    })
    if (!before.rotatedAt) await createSigningKey(ctx, key.productId)
    return key
  })
}

/** What a product's files are signed with, as part of the operation that signs; made where there is none yet. */
export async function privateKeyOf(ctx: Ctx, productId: string): Promise<PrivateJwk> {
  const known = await findPrivateKey(ctx, productId)
  if (known) return known
  await lockKeysOf(ctx, productId)
  const made = await findPrivateKey(ctx, productId)
  return made ?? openPrivateKey(ctx, await createSigningKey(ctx, productId))
}

/** The key that signs for a product, or null where nothing was ever signed. */
export async function findPrivateKey(ctx: Ctx, productId: string): Promise<PrivateJwk | null> {
  const key = await ctx.db.signingKey.findFirst({ where: { productId, ...signing } })
  return key && openPrivateKey(ctx, key)
}

function openPrivateKey(ctx: Ctx, { id, privateSealed }: SigningKey): PrivateJwk {
  return JSON.parse(ctx.secrets.open(place(id), privateSealed!)) as PrivateJwk
}

/**
 * Lets one transaction at a time decide which key of a product signs. The lock is on the product, since there may be no
 * key yet; it does not hold up the rows that refer to the product.
 */
async function lockKeysOf(ctx: Ctx, productId: string): Promise<void> {
  await ctx.db.$queryRaw`select id from "Product" where id = ${productId} for no key update`
}

async function createSigningKey(ctx: Ctx, productId: string): Promise<SigningKey> {
  const { kid, publicJwk, privateJwk } = await generateSigningKey()
  const keyId = newId('SigningKey')
  const key = await ctx.db.signingKey.create({
    data: {
      id: keyId,
      productId,
      kid,
      publicJwk: { ...publicJwk },
      privateSealed: ctx.secrets.seal(place(keyId), JSON.stringify(privateJwk)),
      createdAt: ctx.now(),
    },
  })
  await recordEvent(ctx, {
    type: 'signing_key.created',
    entityId: keyId,
    changes: { productId: { to: productId }, kid: { to: kid } },
  })
  return key
}
