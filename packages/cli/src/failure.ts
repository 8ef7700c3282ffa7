import type { PorticoError, PorticoErrorCode } from '@portico/sdk'
import { Interruption, type Io } from './io.ts'
import { jsonText } from './output.ts'
import { clean, kebab } from './text.ts'
import { UsageError } from './usage-error.ts'

/** The exit codes, as the README and `portico --help` list them. */
export const exitCodes = {
  0: 'done',
  1: 'the server or this machine failed; or an error without a code of its own here',
  2: 'the command line or the input is wrong',
  3: 'not logged in, or not allowed',
  4: 'not found',
  5: 'a conflict, or a limit is reached',
  6: 'no answer in time, or too many requests: trying again may help',
  7: 'done, but for rows that were not taken: the report says which',
  130: 'interrupted (Ctrl-C)',
  143: 'ended by SIGTERM',
} as const

const byCode: Readonly<Record<PorticoErrorCode, number>> = {
  INVALID_INPUT: 2,
  UNAUTHENTICATED: 3,
  TOKEN_EXPIRED: 3,
  TOKEN_REVOKED: 3,
  FORBIDDEN: 3,
  NOT_FOUND: 4,
  CONFLICT: 5,
  LIMIT_REACHED: 5,
  IDEMPOTENCY_CONFLICT: 5,
  NETWORK: 6,
  TIMEOUT: 6,
  RATE_LIMITED: 6,
  QUERY_TOO_COMPLEX: 1,
  INTERNAL: 1,
}

/** The exit code of an error of the API; a newer server may have codes without one. */
export const exitCodeOf = (code: string): number =>
  Object.hasOwn(byCode, code) ? byCode[code as PorticoErrorCode] : 1

export type Failure = { readonly exitCode: number; readonly text: string }

/** What to tell of an error, and how to end. */
export function failureOf(error: unknown, io: Io, json: boolean): Failure {
  if (error instanceof Interruption)
    return { exitCode: error.exitCode, text: error.message && `${error.message}\n` }
  if (error instanceof UsageError) {
    const { exitCode, message, hint } = error
    if (json) return { exitCode, text: jsonOf({ code: 'USAGE', message, hint }) }
    return { exitCode, text: told(message, hint ? [hint] : []) }
  }
  if (isPorticoError(error)) {
    const exitCode = exitCodeOf(error.code)
    const { code, message, path, requestId, operation, errors } = error
    if (json) return { exitCode, text: jsonOf({ code, message, path, requestId, operation, errors }) }
    return { exitCode, text: told(`${message} (${code})`, detailsOf(error)) }
  }
  const { code, message } = error as NodeJS.ErrnoException
  if (json) return { exitCode: 1, text: jsonOf({ code: 'LOCAL', message }) }
  return { exitCode: 1, text: told(code ? message : `Something went wrong: ${message}`, debug(error, io)) }
}

export const isPorticoError = (error: unknown): error is PorticoError =>
  error instanceof Error && 'requestId' in error && 'errors' in error

function detailsOf({ errors, path, requestId, code }: PorticoError): string[] {
  const others = errors.slice(1).map((entry) => `${entry.message} (${entry.code})${placeOf(entry.path)}`)
  return [
    ...(path ? [`field: ${fieldOf(path)}`] : []),
    ...others,
    ...(requestId ? [`request: ${requestId}`] : []),
    ...(exitCodeOf(code) === 3 && code !== 'FORBIDDEN'
      ? ['Log in with portico login, or set PORTICO_TOKEN.']
      : []),
  ]
}

const placeOf = (path: readonly string[] | null) => (path ? `, field: ${fieldOf(path)}` : '')

/** The flag for a place in the input, `contactEmail`: `--contact-email`. */
function fieldOf(path: readonly string[]): string {
  const [first, ...rest] = path
  const place = first === 'input' && rest.length > 0 ? rest : path
  return `--${place.map(kebab).join('.')}`
}

const told = (message: string, more: readonly string[]) =>
  [`portico: ${clean(message)}`, ...more.map((line) => `  ${clean(line)}`)].join('\n').concat('\n')

const jsonOf = (error: object) => `${jsonText({ error })}\n`

const debug = (error: unknown, { env }: Io): string[] =>
  env.PORTICO_DEBUG && error instanceof Error ? (error.stack ?? '').split('\n').slice(1) : []
