import type { Db } from '../../server/src/context.ts'
import { schema } from '../../server/src/schema.ts'
import { createServer, type Server } from '../../server/src/server.ts'
import { inRollback } from '../../server/test/database.ts'
import { worldOn } from '../../server/test/harness.ts'
import { testQueue } from '../../server/test/queue.ts'
import { plenty } from '../../server/test/transport.ts'
import { Portico, type PorticoOptions } from '../src/index.ts'

export const endpoint = 'http://localhost:4000/graphql'
export const bootstrapToken = 'sdk-test-token-of-32-characters-or-more'

export type InProcess = {
  /** With every scope. */
  portico: Portico
  /** Another client of the same server. */
  connect: (options?: Partial<PorticoOptions>) => Portico
  fetch: Server['fetch']
  /** Opens a socket on loopback and gives its address. */
  listen: Server['listen']
  db: Db
}

/** Runs a test against the real server and schema, in a transaction that is rolled back at its end. */
export function inProcess(test: (server: InProcess) => Promise<void>): () => Promise<void> {
  return async () => {
    // Before the transaction: on the embedded database its start would wait for the transaction's end.
    await testQueue()
    await inRollback(async (tx) => {
      const db = tx as Db
      const { env } = await worldOn(db)
      const server = createServer({
        config: {
          host: '127.0.0.1',
          port: 0,
          bootstrapToken,
          corsOrigins: [],
          production: false,
          proxies: 0,
          budgets: plenty,
        },
        env,
        // The transaction's own view, so that the tokens made in it are found.
        database: { sql: async (text, values = []) => ({ rows: await db.$queryRawUnsafe(text, ...values) }) },
        schema,
      })
      const connect = (options: Partial<PorticoOptions> = {}) =>
        new Portico({ endpoint, token: bootstrapToken, fetch: server.fetch, ...options })
      try {
        await test({ portico: connect(), connect, fetch: server.fetch, listen: server.listen, db })
      } finally {
        await server.close()
      }
    })
  }
}

/** What a call rejects with. */
export async function rejection(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error('The call succeeded, but should have failed.')
    },
    (error: unknown) => error,
  )
}
