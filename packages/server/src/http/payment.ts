import type { Account, Budgets } from '../budget/budgets.ts'
import type { Exchange } from './exchange.ts'

export type Payment = {
  /** Takes a price from the budget of the caller; a RateLimitedError where it is not left. What is due later adds up. */
  pay(exchange: Exchange, points: number): void | Promise<void>
  /** Whatever is answered costs one point at least, if nothing else was due. */
  payLeast(exchange: Exchange): void | Promise<void>
  /** What an answer says of the budget that it was paid from. */
  headersOf(exchange: Exchange): Record<string, string> | undefined
}

export function createPayment({ budgets, now }: { budgets: Budgets; now: () => Date }): Payment {
  const policies = new Map<string, string>()

  function policyOf({ kind, limit }: Account): string {
    const known = policies.get(kind)
    if (known !== undefined) return known
    const policy = `"${kind}";q=${limit};w=${budgets.seconds}`
    policies.set(kind, policy)
    return policy
  }

  function pay(exchange: Exchange, points: number): void | Promise<void> {
    const { account } = exchange
    if (!account) return
    // What is refused costs nothing.
    const before = exchange.cost ?? 0
    exchange.cost = before
    const paying = budgets.spend(account, points)
    if (!paying) {
      exchange.cost = before + points
      return
    }
    return paying.then(() => {
      exchange.cost = before + points
    })
  }

  return {
    pay,
    payLeast: (exchange) => (exchange.cost === undefined ? pay(exchange, 1) : undefined),

    /**
     * The two fields of draft-ietf-httpapi-ratelimit-headers-11, and the three of its first versions, which is what
     * most clients read.
     */
    headersOf({ account }) {
      if (!account) return undefined
      const { limit, remaining, resetsAt } = budgets.stateOf(account)
      const reset = Math.max(0, Math.ceil((resetsAt.getTime() - now().getTime()) / 1_000))
      return {
        'ratelimit-policy': policyOf(account),
        ratelimit: `"${account.kind}";r=${remaining};t=${reset}`,
        'ratelimit-limit': String(limit),
        'ratelimit-remaining': String(remaining),
        'ratelimit-reset': String(reset),
      }
    },
  }
}
