import type { Owner } from '../../../auth/owner.ts'
import { hashPassword } from '../../../auth/password-hash.ts'
import type { Ctx } from '../../../context.ts'
import type { Password } from '../../../db/generated/prisma/client.ts'
import { newId } from '../../../ids.ts'

const placeOf = (row: string) => ({ table: 'Password', row, column: 'hash' })

/** The password of a person, with its hash as it can be compared; null where there is none. */
export async function findPassword(
  ctx: Ctx,
  { staffId, portalUserId }: Owner,
): Promise<(Password & { opened: string }) | null> {
  const password = await ctx.db.password.findUnique({
    where: staffId === undefined ? { portalUserId } : { staffId },
  })
  return password && { ...password, opened: ctx.secrets.open(placeOf(password.id), password.hash) }
}

/** What is stored of a password. Before the transaction that stores it: it takes its time. */
export const hashFor = (ctx: Ctx, password: string) => hashPassword(password, ctx.passwordCost)

/** A stored hash in the place of another of the same password. */
export async function storeRehash(ctx: Ctx, { id }: Password, hash: string): Promise<void> {
  await ctx.db.password.update({ where: { id }, data: { hash: ctx.secrets.seal(placeOf(id), hash) } })
}

/**
 * Gives a person the password, in the place of one of before, as part of the operation that calls it. The person must be
 * held: the hash is sealed for the row that it goes to.
 */
export async function writePassword(
  ctx: Ctx,
  { staffId, portalUserId }: Owner,
  hash: string,
): Promise<{ id: string; changedAt: Date }> {
  const where = staffId === undefined ? { portalUserId } : { staffId }
  const before = await ctx.db.password.findUnique({ where, select: { id: true } })
  const id = before?.id ?? newId('Password')
  const row = { hash: ctx.secrets.seal(placeOf(id), hash), wrongGuesses: 0, changedAt: ctx.now() }
  return ctx.db.password.upsert({
    where,
    create: { id, ...where, ...row, createdAt: ctx.now() } as never,
    update: row,
    select: { id: true, changedAt: true },
  })
}
