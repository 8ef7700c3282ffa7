import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { type Incoming, type Outgoing, Refusal } from './exchange.ts'

export type Answer = (incoming: Incoming) => Promise<Outgoing>

/** Answers requests that come over a socket. */
export function nodeListener(answer: Answer): RequestListener {
  return (req, res) => {
    // What cannot be sent must not end the process.
    answer(incomingOf(req, res))
      .then((outgoing) => send(res, outgoing))
      .catch(() => res.destroy())
  }
}

/** Answers requests from within the process, in the way of `fetch`. */
export function fetchFunction(
  answer: Answer,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init)
    const gone = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason))
    })
    gone.catch(() => {})
    request.signal.throwIfAborted()
    const { status, headers, body } = await Promise.race([answer(incomingOfFetch(request)), gone])
    return new Response(status === 204 || status === 304 ? null : body, { status, headers })
  }
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, `The body may have at most ${limit.toLocaleString('en')} bytes.`)
}

function incomingOf(req: IncomingMessage, res: ServerResponse): Incoming {
  return {
    method: req.method!,
    url: req.url!,
    headers: req.headers,
    ipAddress: req.socket.remoteAddress ?? null,
    readBody: (limit) => readBody(req, limit),
    onGone: (callback) => {
      res.once('close', () => {
        if (!res.writableFinished) callback()
      })
    },
  }
}

function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // What is left of a refused body is thrown away by Node while the answer goes out, until the request times out.
    if (Number(req.headers['content-length']) > limit) {
      reject(tooLarge(limit))
      return
    }
    const chunks: Buffer[] = []
    let size = 0
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) {
        chunks.push(chunk)
        return
      }
      chunks.length = 0
      req.off('data', onData).resume()
      reject(tooLarge(limit))
    }
    req.on('data', onData)
    req.once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    req.once('close', () => {
      if (!req.complete) reject(new Refusal(400, 'The request ended before its body was complete.'))
    })
    req.once('error', reject)
  })
}

function send(res: ServerResponse, { status, headers, body }: Outgoing): void {
  if (res.destroyed) return
  if (typeof body === 'string') {
    // The answer to a HEAD may be empty where that to a GET would not be.
    const counted = status !== 204 && status !== 304 && (body !== '' || res.req.method !== 'HEAD')
    if (counted) headers['content-length'] = String(Buffer.byteLength(body))
    res.writeHead(status, headers).end(body)
    return
  }
  res.writeHead(status, headers)
  const stream = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
  res.once('close', () => stream.destroy())
  stream.once('error', () => res.destroy()).pipe(res)
}

function incomingOfFetch(request: Request): Incoming {
  const { pathname, search } = new URL(request.url)
  return {
    method: request.method,
    url: pathname + search,
    headers: Object.fromEntries(request.headers),
    ipAddress: null,
    readBody: async (limit) => {
      const body = Buffer.from(await request.arrayBuffer())
      if (body.length > limit) throw tooLarge(limit)
      return body
    },
    onGone: (callback) => request.signal.addEventListener('abort', callback),
  }
}
