import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Allowed } from '../src/webhooks/target.ts'

export type Received = { path: string; headers: IncomingHttpHeaders; body: string; event: ReceivedEvent }

type ReceivedEvent = {
  type: string
  timestamp: string
  test?: true
  data: {
    id: string
    entity: { type: string; id: string; sequence: number }
    customerId: string | null
    actor: { kind: string; id: string; name: string } | null
    changes: Record<string, { from?: unknown; to?: unknown }>
  }
}

/** Where the receivers of tests are. */
export const onLoopback: Allowed = { hosts: [], ranges: [['127.0.0.0', 8]] }

/** A real receiver on this machine, which answers 204, or as it is told. */
export async function webhookReceiver(
  answer: (received: Received, response: ServerResponse) => void | Promise<void> = (_received, response) => {
    response.writeHead(204).end()
  },
): Promise<AsyncDisposable & { url: string; port: number; received: Received[] }> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = Buffer.concat(pieces).toString('utf8')
    const one = { path: request.url!, headers: request.headers, body, event: JSON.parse(body || '{}') }
    received.push(one)
    await answer(one, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    port,
    received,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
