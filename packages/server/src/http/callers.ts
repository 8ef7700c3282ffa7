import { type Actor, anonymous } from '../auth/actor.ts'
import { type Authenticator, type CredentialHeaders, credentialHashOf } from '../auth/authenticate.ts'
import { sourceOf } from '../auth/source.ts'
import type { Account, Budgets } from '../budget/budgets.ts'
import type { BudgetLimits } from '../config.ts'
import { RateLimitedError, UnauthenticatedError } from '../errors.ts'
import type { Exchange, Incoming } from './exchange.ts'
import { sourceAddress } from './source.ts'

export type Caller = {
  readonly actor: Actor
  readonly credentialHash: string | null
  readonly ipAddress: string | null
}

/** Who calls, and who pays for it: from then on the exchange knows both. */
export type Callers = {
  /**
   * By the credential: that of the headers, or the session of a cookie. An UnauthenticatedError for one that is no good,
   * a RateLimitedError where too many of those came from the same source.
   */
  identify(
    incoming: Incoming,
    exchange: Exchange,
    session?: string,
    headers?: CredentialHeaders,
  ): Promise<Caller>
  /** Without looking at a credential. */
  stranger(incoming: Incoming, exchange: Exchange): Caller
}

type Options = { authenticator: Authenticator; budgets: Budgets; limits: BudgetLimits; proxies: number }

const mostRemembered = 10_000

export function createCallers({ authenticator, budgets, limits, proxies }: Options): Callers {
  /** Credentials that were good: none of them waits because somebody at the same address guesses. */
  const good = new Set<string>()
  const accounts = new WeakMap<Actor, Account>()

  const ofSource = (kind: 'anonymous' | 'failures', ipAddress: string | null): Account => ({
    id: `${kind} ${sourceOf({ ipAddress })}`,
    kind,
    limit: limits[kind],
  })

  function accountOf(actor: Actor, ipAddress: string | null): Account {
    if (actor.kind === 'anonymous' || actor.kind === 'system') return ofSource('anonymous', ipAddress)
    const known = accounts.get(actor)
    if (known) return known
    const { kind, id } = actor
    const account = { id: `${kind} ${id}`, kind, limit: limits[kind] }
    accounts.set(actor, account)
    return account
  }

  /** Counts an unknown credential as a failure until it turns out to be none, so that many at once do not slip through. */
  async function tryCredential(
    hash: string,
    failures: Account,
    exchange: Exchange,
    authenticate: () => Promise<Actor>,
  ): Promise<Actor> {
    exchange.account = failures
    exchange.cost = 0
    const giveBack = await budgets.reserve(failures, 1).catch((error: unknown) => {
      if (!(error instanceof RateLimitedError)) throw error
      const message = 'Too many credentials that are no good came from this address. Wait and retry.'
      throw new RateLimitedError(error.retryAfterSeconds, message)
    })
    const actor = await authenticate()
    giveBack()
    exchange.cost = undefined
    if (good.size >= mostRemembered) good.clear()
    good.add(hash)
    return actor
  }

  return {
    async identify(incoming, exchange, session, headers = incoming.headers as CredentialHeaders) {
      const ipAddress = sourceAddress(incoming, proxies)
      const credentialHash = credentialHashOf(headers, session)
      const authenticate = () => authenticator.authenticate(headers, session, ipAddress)
      let actor: Actor
      try {
        actor =
          credentialHash === null || good.has(credentialHash)
            ? await authenticate()
            : await tryCredential(credentialHash, ofSource('failures', ipAddress), exchange, authenticate)
      } catch (error) {
        exchange.account ??= ofSource(credentialHash === null ? 'anonymous' : 'failures', ipAddress)
        if (credentialHash !== null && error instanceof UnauthenticatedError) good.delete(credentialHash)
        throw error
      }
      exchange.actor = actor
      exchange.account = accountOf(actor, ipAddress)
      return { actor, credentialHash, ipAddress }
    },

    stranger(incoming, exchange) {
      const ipAddress = sourceAddress(incoming, proxies)
      exchange.actor = anonymous
      exchange.account = ofSource('anonymous', ipAddress)
      return { actor: anonymous, credentialHash: null, ipAddress }
    },
  }
}
