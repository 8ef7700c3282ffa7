import { promises as dns, type LookupAddress } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { type Allowed, mayConnect, problemOf, publicOnly } from './target.ts'

export type Outgoing = {
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  timeoutMs: number
  /** Goes where the operator allows it as well; what others chose goes to the public internet alone. */
  ofVendor: boolean
}

/** What came of an attempt. Without a status there was no answer, and `error` says why. */
export type Answer = {
  status: number | null
  error: string | null
  /** The beginning of what the receiver said. */
  text: string | null
  retryAfterMs: number | null
  durationMs: number
}

/** Posts to addresses that others chose. */
export type Sender = {
  post(message: Outgoing, signal: AbortSignal): Promise<Answer>
  close(): void
}

const maxBytesRead = 65_536
const maxTextKept = 1_000
const idleSocketMs = 20_000

class Refused extends Error {}

const refusedTarget = 'Webhooks do not go to this address: it is not in the public internet.'

/**
 * Every connection is checked at the moment it is made, with the address it goes to: what a name led to before, or what
 * an answer redirects to, counts for nothing. Redirects are not followed.
 */
export function createSender({
  allowed,
  dnsServer,
}: {
  allowed: Allowed
  /** Asked for names in the place of those of the system. */
  dnsServer: string | undefined
}): Sender {
  const byDns = shared(resolverOf(dnsServer))
  const wayWith = (allowed: Allowed) => {
    // Hosts of an operator may be known to this machine alone.
    const resolve: Resolve = (name) =>
      dnsServer === undefined && allowed.hosts.includes(name) ? bySystem(name) : byDns(name)
    // A connection in the pool leads to where it was allowed to, whatever its name leads to by now.
    const options = {
      keepAlive: true,
      maxFreeSockets: 16,
      timeout: idleSocketMs,
      lookup: lookupWith(resolve, allowed),
    }
    return { allowed, agents: { 'http:': new http.Agent(options), 'https:': new https.Agent(options) } }
  }
  // Each with connections of its own.
  const [ofVendor, ofOthers] = [wayWith(allowed), wayWith(publicOnly)]

  const post = async (message: Outgoing, signal: AbortSignal, again: boolean): Promise<Answer> => {
    const startedAt = performance.now()
    const spent = () => Math.round(performance.now() - startedAt)
    const url = new URL(message.url)
    const { allowed, agents } = message.ofVendor ? ofVendor : ofOthers
    // Of an address that is no name nothing is looked up: it is judged here.
    const problem = problemOf(message.url, allowed)
    if (problem) return failed(`Webhooks do not go to this address. ${problem}`, spent())
    const deadline = AbortSignal.timeout(message.timeoutMs)
    const sent = exchange(message, url, agents[url.protocol as 'https:'], AbortSignal.any([signal, deadline]))
    try {
      return { ...(await sent.answer), error: null, durationMs: spent() }
    } catch (error) {
      if (deadline.aborted) return failed(`No answer within ${message.timeoutMs / 1_000} seconds.`, spent())
      // The receiver closed a connection that was kept, at the moment it was used again.
      const { code } = error as NodeJS.ErrnoException
      if (again && sent.reusedSocket() && (code === 'ECONNRESET' || code === 'EPIPE'))
        return post(message, signal, false)
      return failed(signal.aborted ? 'It was cut off.' : reasonOf(error), spent())
    }
  }
  return {
    post: (message, signal) => post(message, signal, true),
    close: () => {
      for (const { agents } of [ofVendor, ofOthers])
        for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

function lookupWith(resolve: Resolve, allowed: Allowed): LookupFunction {
  return (name, { all, family }, callback) => {
    resolve(name)
      .then((found) => {
        const usable = found.filter(
          (one) => (!family || one.family === family) && mayConnect(name, one.address, allowed),
        )
        const [first] = usable
        if (!first) throw found.length > 0 ? new Refused(refusedTarget) : notFound()
        if (all) callback(null, usable)
        else callback(null, first.address, first.family)
      })
      .catch((error: NodeJS.ErrnoException) => callback(error, []))
  }
}

function exchange(
  { headers, body }: Outgoing,
  url: URL,
  agent: http.Agent,
  signal: AbortSignal,
): { answer: Promise<Pick<Answer, 'status' | 'text' | 'retryAfterMs'>>; reusedSocket: () => boolean } {
  const { promise, resolve, reject } =
    Promise.withResolvers<Pick<Answer, 'status' | 'text' | 'retryAfterMs'>>()
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method: 'POST',
    agent,
    signal,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  })
  let answering = false
  request.on('error', reject)
  // There are ends that nothing else tells of: the receiver wants to go on in another protocol.
  request.on('close', () => {
    if (!answering) reject(new Refused('The connection broke off.'))
  })
  request.on('response', (response) => {
    answering = true
    const pieces: Buffer[] = []
    let read = 0
    const done = () =>
      resolve({
        status: response.statusCode!,
        text: textOf(Buffer.concat(pieces)),
        retryAfterMs: retryAfterOf(response.headers['retry-after']),
      })
    response.on('data', (piece: Buffer) => {
      read += piece.length
      if (read <= maxBytesRead) {
        pieces.push(piece)
        return
      }
      // Whoever says so much is not listened to any longer; what counts was in the status.
      done()
      response.destroy()
    })
    response.on('end', done)
    response.on('error', reject)
    response.on('aborted', () => reject(new Refused('The answer broke off.')))
  })
  request.end(body)
  return { answer: promise, reusedSocket: () => request.reusedSocket }
}

const failed = (error: string, durationMs: number): Answer => ({
  status: null,
  error,
  text: null,
  retryAfterMs: null,
  durationMs,
})

/** Without what would disturb a log, and what a database cannot keep. */
function textOf(bytes: Buffer): string | null {
  const text = bytes
    .subarray(0, 4 * maxTextKept)
    .toString('utf8')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, maxTextKept)
    .toWellFormed()
  return text === '' ? null : text
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function retryAfterOf(header: string | undefined): number | null {
  if (header === undefined) return null
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now()
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no such host.',
  ECONNREFUSED: 'The host refuses connections.',
  ECONNRESET: 'The connection broke off.',
  EPIPE: 'The connection broke off.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host cannot be reached.',
  ETIMEDOUT: 'The host did not answer.',
  EAI_AGAIN: 'The name of the host could not be looked up.',
}

/** In words of our own: those of the system name addresses that are nobody's business. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  if (first instanceof Refused) return first.message
  const { code = '' } = first as NodeJS.ErrnoException
  return reasons[code] ?? `The connection failed${code === '' ? '' : ` (${code})`}.`
}

type Resolve = (name: string) => Promise<LookupAddress[]>

/** Takes a thread of the few that there are, until the system gives up: not for names that others chose. */
const bySystem: Resolve = (name) => dns.lookup(name, { all: true })

function resolverOf(server: string | undefined): Resolve {
  const resolver = new dns.Resolver({ timeout: 2_000, tries: 2 })
  if (server !== undefined) resolver.setServers([server])
  return async (name) => {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    const found = answers.flatMap((answer, i) =>
      answer.status === 'fulfilled'
        ? answer.value.map((address) => ({ address, family: i === 0 ? 4 : 6 }))
        : [],
    )
    const unknown = (answer: PromiseSettledResult<string[]>) =>
      answer.status === 'rejected' && !noAddress.has((answer.reason as NodeJS.ErrnoException).code)
    if (found.length === 0 && answers.some(unknown)) throw new Refused(reasons.EAI_AGAIN)
    return found
  }
}

const noAddress = new Set<string | undefined>(['ENOTFOUND', 'ENODATA'])

/** Whoever asks for a name while it is looked up gets the same answer. */
function shared(resolve: Resolve): Resolve {
  const underWay = new Map<string, Promise<LookupAddress[]>>()
  return (name) => {
    const found = underWay.get(name) ?? resolve(name).finally(() => underWay.delete(name))
    underWay.set(name, found)
    return found
  }
}

const notFound = () => Object.assign(new Error('There is no such host.'), { code: 'ENOTFOUND' })
