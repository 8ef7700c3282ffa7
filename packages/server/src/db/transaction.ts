import { type Ctx, createContext, type Db } from '../context.ts'
import { recordStep } from '../idempotency/step.ts'

/**
 * Runs `fn` with a context whose database is one transaction; inside another one it is a savepoint.
 * It is given up after so many seconds. Within `fn` only its own context may be used: the outer client would wait for this transaction.
 */
export function inTransaction<T>(ctx: Ctx, fn: (ctx: Ctx) => Promise<T>, { seconds = 15 } = {}): Promise<T> {
  return ctx.db.$transaction(
    async (tx) => {
      const inner = createContext({ ...ctx, db: tx as Db }, { ...ctx, claim: null })
      const result = await fn(inner)
      if (ctx.claim?.field !== undefined) await recordStep(inner.db, ctx.claim, result)
      return result
    },
    { maxWait: 10_000, timeout: seconds * 1_000 },
  )
}
