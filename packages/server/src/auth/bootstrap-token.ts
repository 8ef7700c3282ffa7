import { timingSafeEqual } from 'node:crypto'
import type { ApiTokenActor } from './actor.ts'
import { allScopes } from './scopes.ts'
import { hashToken } from './token.ts'

/** What the trail names the configured secret by. */
export const bootstrapId = 'bootstrap'

const actor: ApiTokenActor = {
  kind: 'apiToken',
  id: bootstrapId,
  name: 'bootstrap token',
  scopes: allScopes,
  customerIds: null,
  sponsorId: null,
}

/** The actor of the configured secret, by the hash of the one that was sent; null for any other. */
export function bootstrapAuthenticator(
  secret: string | undefined,
): (tokenHash: string) => ApiTokenActor | null {
  if (secret === undefined) return () => null
  const expected = Buffer.from(hashToken(secret))
  return (tokenHash) => (timingSafeEqual(Buffer.from(tokenHash), expected) ? actor : null)
}
