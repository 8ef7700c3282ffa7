import { afterAll, beforeAll, expect } from 'vitest'
import type { Database } from '../src/db/database.ts'
import type { Server, Timing } from '../src/server.ts'
import { testDatabase } from './database.ts'
import { type Answer, post, testServer } from './transport.ts'

export type Body = { query: string; variables?: unknown }

/** A text of `n` parts. */
export const times = (n: number, part: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => part(i)).join(' ')

/** A server to attack in the tests of a file, on a socket and from within the process. */
export function attackedServer({
  timing,
  open = testDatabase,
}: {
  timing?: Partial<Timing>
  open?: () => Promise<Database>
} = {}) {
  const at = {} as { server: Server; url: string; database: Database; lines: Record<string, unknown>[] }

  beforeAll(async () => {
    const database = await open()
    const { server, lines } = testServer({ database, ...(timing && { timing }) })
    const { url } = await server.listen()
    Object.assign(at, { server, url, database, lines })
  })
  afterAll(async () => {
    await at.server.close()
    if (open !== testDatabase) await at.database.close()
  })

  const sent = (body: unknown, headers?: Record<string, string>) =>
    post(fetch, body, { url: at.url, headers })

  /** Every way in: each of them has to refuse what is refused. */
  const ways: ((body: Body) => Promise<Answer>)[] = [
    (body) => sent(body),
    (body) => sent(body, { accept: 'application/json, text/x-unusual;q=0.1' }),
    (body) => post(at.server.fetch, body),
  ]
  const everyWay = (body: Body) => Promise.all(ways.map((way) => way(body)))

  /** Refused in every way, at a price of less than 100 ms of processor: the best of ten, since jobs run as well. */
  async function expectRefused(body: Body, code: string, message: RegExp) {
    for (const way of ways) {
      let best = Number.POSITIVE_INFINITY
      for (let i = 0; i < 10 && best >= 100_000; i++) {
        const before = process.cpuUsage()
        const answer = await way(body)
        const { user, system } = process.cpuUsage(before)
        best = Math.min(best, user + system)
        expect(answer.body.data).toBeUndefined()
        for (const error of answer.body.errors!) expect(error.extensions.code).toBe(code)
        expect(answer.body.errors![0]!.message).toMatch(message)
      }
      expect(best).toBeLessThan(100_000)
    }
  }

  return { at, sent, everyWay, expectRefused }
}
