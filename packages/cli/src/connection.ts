import type { Portico, RequestOptions } from '@portico/sdk'
import pkg from '../package.json' with { type: 'json' }
import { type Arguments, isOn, textOf } from './command.ts'
import type { Io } from './io.ts'
import { loadProfiles } from './profiles.ts'
import { didYouMean } from './suggest.ts'
import { UsageError } from './usage-error.ts'

export type Connection = {
  readonly endpoint: string
  /** Null: nobody is logged in, which is enough to sign in. */
  readonly token: string | null
  readonly team: string | undefined
  readonly timeoutMs: number
}

/** Where to go and as whom: flags go before the environment, and that before the profile. */
export async function connectionOf(args: Arguments, { env }: Pick<Io, 'env'>): Promise<Connection> {
  const timeoutMs = timeoutOf(args)
  const chosen = textOf(args, 'profile')
  const { current, profiles } = await loadProfiles(env)
  const name = chosen ?? (env.PORTICO_PROFILE || current)
  const profile = name === null ? undefined : profiles[name]
  if (name !== null && !profile && (chosen !== undefined || env.PORTICO_PROFILE))
    throw new UsageError(
      `There is no profile ${JSON.stringify(name)}.${didYouMean(name, Object.keys(profiles))}`,
      `portico login --profile ${name} makes one.`,
    )

  // A profile that was asked for by a flag goes before the environment as a whole.
  const environment = chosen === undefined ? env : {}
  const written = textOf(args, 'endpoint') ?? (environment.PORTICO_ENDPOINT || profile?.endpoint)
  if (!written)
    throw new UsageError(
      'No server is known.',
      'Log in with portico login, or set PORTICO_ENDPOINT and PORTICO_TOKEN.',
    )
  const endpoint = addressOf(written)
  const token = environment.PORTICO_TOKEN?.trim() || (profile?.token ?? null)
  if (token !== null && token === profile?.token && !sameOrigin(endpoint, profile.endpoint))
    throw new UsageError(
      `The token of the profile ${JSON.stringify(name)} is for ${new URL(profile.endpoint).origin} and is not sent to ${new URL(endpoint).origin}.`,
      'Set PORTICO_TOKEN, or log in there with a profile of its own.',
    )
  if (token !== null) assertConfidential(endpoint, isOn(args, 'insecure'))
  return {
    endpoint,
    token,
    team: textOf(args, 'team') ?? (env.PORTICO_TEAM || undefined),
    timeoutMs,
  }
}

/** In a header; the client would refuse it too, but as a mistake of the program. */
function assertSendable(text: string | null | undefined, what: string): void {
  if (text && !/^[\x20-\x7e]*$/.test(text))
    throw new UsageError(`${what} has characters that it cannot have.`)
}

/** The address of the API; that of a server will do. */
export function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname)
    throw new UsageError(`An endpoint is an address such as https://portal.example.com/graphql.`)
  if (url.username || url.password) throw new UsageError('An endpoint has no user and no password in it.')
  if (url.pathname === '/') url.pathname = '/graphql'
  return url.href
}

/** A token goes over plain http only within this machine. */
export function assertConfidential(endpoint: string, insecure: boolean): void {
  const { protocol, hostname, host } = new URL(endpoint)
  if (protocol === 'https:' || insecure || isLoopback(hostname)) return
  throw new UsageError(
    `The token is not sent to ${host} over plain http, where others can read it.`,
    'Use https, or --insecure where the network is trusted.',
  )
}

const isLoopback = (hostname: string) =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(\.\d+){3}$/.test(hostname)

const sameOrigin = (a: string, b: string) => new URL(a).origin === new URL(b).origin

export function timeoutOf(args: Arguments): number {
  const written = textOf(args, 'timeout')
  if (written === undefined) return 30_000
  const seconds = Number(written)
  if (seconds > 0 && seconds <= 86_400) return seconds * 1_000
  throw new UsageError(`--timeout is a number of seconds, not ${JSON.stringify(written)}.`)
}

/** The client; it is loaded only now, so that help needs none of it. */
export async function connect(
  { endpoint, token, team, timeoutMs }: Connection,
  fetch?: (url: string, init: RequestInit) => Promise<Response>,
): Promise<Portico> {
  assertSendable(token, 'The token')
  assertSendable(team, 'The team')
  const { Portico } = await import('@portico/sdk')
  return new Portico({
    endpoint,
    token,
    timeoutMs,
    headers: { 'user-agent': `portico-cli/${pkg.version}` },
    ...(team !== undefined && { team }),
    ...(fetch && { fetch }),
  })
}

/** What is said of every call of a command. */
export function requestOptions(args: Arguments, { signal }: Pick<Io, 'signal'>): RequestOptions {
  const idempotencyKey = textOf(args, 'idempotency-key')
  assertSendable(idempotencyKey, '--idempotency-key')
  return { signal, ...(idempotencyKey !== undefined && { idempotencyKey }) }
}
