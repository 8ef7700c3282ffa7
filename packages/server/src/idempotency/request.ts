import { hash } from 'node:crypto'
import type { Actor } from '../auth/actor.ts'
import { Refusal } from '../http/exchange.ts'

/** A mutation with a key, as it is kept: neither the key nor the request can be read from it. */
export type KeyedRequest = { readonly id: string; readonly requestHash: string }

type Sent = {
  key: string
  actor: Actor
  /** The customer or partner that the caller chose to act in. */
  team: string | undefined
  query: string
  operationName: unknown
  variables: unknown
}

const wellFormed = /^[\x20-\x7e]{1,255}$/

export function assertKey(key: string): void {
  if (wellFormed.test(key)) return
  throw new Refusal(400, 'Idempotency-Key must have 1 to 255 printable ASCII characters.')
}

/**
 * Keys belong to the person or token, whichever session it uses. The order of the keys in variables does not make
 * another request of one.
 */
export function keyedRequest({ key, actor, team, query, operationName, variables }: Sent): KeyedRequest {
  return {
    id: digest([actor.kind, actor.id, apartIn(actor), team ?? null, key]),
    requestHash: digest([query, operationName ?? null, variables ?? {}]),
  }
}

/** Each sign-in as a customer is apart from the others of the same staff member, and so are the tokens of an account. */
function apartIn(actor: Actor): string | null {
  if (actor.kind === 'serviceAccount') return actor.tokenId
  return actor.kind === 'portalUser' ? (actor.impersonation?.id ?? null) : null
}

const digest = (value: unknown) => hash('sha256', JSON.stringify(value, sorted), 'base64url')

function sorted(_name: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
