import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { isSameOwner } from '../../../auth/owner.ts'
import { sourceOf } from '../../../auth/source.ts'
import { hashToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import type { PasswordLink } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { parseInput } from '../../../input.ts'
import { type Account, masked } from '../../sign-in/operations/account.ts'
import { findEntrant, holdEntrant } from '../../sign-in/operations/entrant.ts'
import type { KnownEntrant } from '../../sign-in/operations/let-in.ts'
import { refund } from '../../sign-in/operations/limits.ts'
import { forSignIn } from '../../sign-in/operations/start.ts'
import { assertMayTry } from '../../sign-in/operations/tries.ts'
import { assertGoodPassword, typedPassword } from '../rules.ts'
import { goneLink } from './links.ts'
import { tellOfChange } from './set.ts'
import { hashFor, writePassword } from './write.ts'

const input = z.object({ secret: z.string().min(1).max(200), password: typedPassword })

/**
 * Gives the password to whoever has the link, once, and ends all sessions of the person. It opens none: whoever has a second
 * factor still needs it.
 */
export async function resetPassword(ctx: Ctx, raw: unknown): Promise<{ changedAt: Date }> {
  const { secret, password } = parseInput(input, raw)
  const own = forSignIn(ctx)
  await assertMayTry(own, null)
  const found = await findLink(own, secret)
  if (!found) throw goneLink()
  // A link that works is no failure, whatever is wrong with the password.
  await refund(own, 'failuresFromSource', sourceOf(own))
  const { link, entrant } = found
  assertGoodPassword(password, {
    email: link.email,
    name: entrant.name,
    portalName: ctx.mail.portalName,
  })
  const hash = await hashFor(ctx, password)
  return inTransaction(own, async (ctx) => {
    const still = await holdEntrant(ctx, link.email)
    const { count } = await ctx.db.passwordLink.updateMany({
      where: { id: link.id, usedAt: null, secretHash: link.secretHash },
      data: { usedAt: ctx.now() },
    })
    if (count === 0 || still.refused || !still.passwords || !isSameOwner(still.owner, entrant.owner))
      throw goneLink()
    const { id, changedAt } = await writePassword(ctx, entrant.owner, hash)
    await recordEvent(ctx, { type: 'password.reset', entityId: id })
    await ctx.db.signInLimit.deleteMany({ where: { id: `passwordsOfAddress ${link.email}` } })
    await tellOfChange(ctx, { owner: entrant.owner, email: link.email }, null)
    return { changedAt }
  })
}

type Found = { link: PasswordLink; entrant: KnownEntrant }

/** The link with the secret and whose it is; null for one that does not work. */
async function findLink(ctx: Ctx, secret: string): Promise<Found | null> {
  const link = await ctx.db.passwordLink.findUnique({ where: { secretHash: hashToken(secret) } })
  if (!link || link.usedAt || link.expiresAt <= ctx.now()) return null
  const entrant = await findEntrant(ctx, link.email)
  const { owner, refused, passwords } = entrant
  return owner && !refused && passwords ? { link, entrant: { ...entrant, owner } } : null
}

/** Whose password a link sets, for the page that asks; null for a link that does not work. */
export async function findLinkAccount(ctx: Ctx, secret: string): Promise<Account | null> {
  const found = await findLink(forSignIn(ctx), secret)
  return found && { name: found.entrant.name, address: masked(found.link.email) }
}
