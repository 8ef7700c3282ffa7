import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Portico, type PorticoOptions } from '../src/index.ts'

type Sent = { headers: IncomingHttpHeaders; query: string; variables: Record<string, unknown> }

/** What to do with a request; the last of several goes for all that follow. */
export type Answer = (response: ServerResponse, sent: Sent) => void

export type Stub = AsyncDisposable & {
  url: string
  portico: Portico
  connect: (options?: Partial<PorticoOptions>) => Portico
  /** The requests so far. */
  sent: Sent[]
  close: () => Promise<void>
}

/** A real HTTP server of scripted answers, on a port of its own. */
export async function stubServer(...answers: Answer[]): Promise<Stub> {
  const sent: Sent[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { query, variables } = JSON.parse(body)
    sent.push({ headers: request.headers, query, variables })
    const answer = answers[sent.length - 1] ?? answers.at(-1)!
    answer(response, sent.at(-1)!)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const connect = (options: Partial<PorticoOptions> = {}) =>
    new Portico({ endpoint: url, token: 'stub-token', ...options })
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url, portico: connect(), connect, sent, close, [Symbol.asyncDispose]: close }
}

type Headers = Record<string, string>

export const json =
  (body: unknown, status = 200, headers: Headers = {}): Answer =>
  (response) => {
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
      .end(JSON.stringify(body))
  }

export const text =
  (body: string, status: number, headers: Headers = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body)
  }

export const refusal = (code: string, status: number, headers: Headers = {}): Answer =>
  json({ errors: [{ message: `It is ${code}.`, extensions: { code, requestId: 'req-1' } }] }, status, headers)

/** Ends the connection without an answer. */
export const hangUp: Answer = (response) => response.destroy()

/** Takes the request and does nothing more. */
export const silence: Answer = () => {}

/** Sends the headers and a first part of the body, and nothing more. */
export const stall: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":')
}

export const viewer = json({ data: { viewer: null } })
export const deleted = json({ data: { customerDelete: { deletedId: 'cus_1', errors: [] } } })
