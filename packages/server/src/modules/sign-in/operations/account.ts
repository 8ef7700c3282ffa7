import { hashToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import { findEntrant } from './entrant.ts'
import { forSignIn } from './start.ts'

/** Whose account a link opens, as far as whoever has the link may know. */
export type Account = { name: string; address: string }

/**
 * Whom the link of a sign-in would let in, for the page that asks: somebody may have been sent the link of another.
 * Null for a link that does not work.
 */
export async function findSignInAccount(ctx: Ctx, secret: string): Promise<Account | null> {
  const own = forSignIn(ctx)
  const signIn = await own.db.signIn.findUnique({ where: { secretHash: hashToken(secret) } })
  if (!signIn || signIn.usedAt || signIn.expiresAt <= own.now()) return null
  const { name, refused } = await findEntrant(own, signIn.email)
  return refused ? null : { name, address: masked(signIn.email) }
}

/** Enough for its owner to know it: `a•••@acme.example`. */
export function masked(email: string): string {
  return `${email[0]}•••${email.slice(email.lastIndexOf('@'))}`
}
