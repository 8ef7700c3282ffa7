import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

const secretKeys = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'tokenHash',
  'bootstrapToken',
  'url',
]

/** Writes one JSON object a line, or a short line for people where a person looks on. Secrets are cut out by key. */
export function createLogger(config: Pick<Config, 'logLevel'>, out: LogStream = process.stdout): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
  }
  return pino(options, out.isTTY ? { write: (line) => out.write(forPeople(line)) } : out)
}

type LogStream = DestinationStream & { readonly isTTY?: boolean }

function forPeople(line: string): string {
  const { time, level, msg, err, method, path, operation, status, ms, actor, ...rest } = JSON.parse(line)
  const request = method && [method, path, operation, status, ms !== undefined && `${ms} ms`, actor?.name]
  const parts = [
    time.slice(11, 19),
    level.toUpperCase().padEnd(5),
    request ? request.filter(Boolean).join(' ') : msg,
  ]
  const details = request || Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`
  const trouble = err ? `  ${err.type}: ${err.message}\n${err.stack ?? ''}\n` : ''
  return `${parts.join(' ')}${details}\n${trouble}`
}

type Described = { type: string; code?: string; message: string; stack?: string; cause?: Described }

/** What an error says of itself and where it arose. Its other fields may hold rows, parameters and credentials. */
function describeError(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, 2_000) }
  // Prisma puts the call, with its values, before the message.
  const message = error.name.startsWith('PrismaClient') ? error.message.split('\n').at(-1)! : error.message
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...('code' in error && { code: String(error.code) }),
    message: message.slice(0, 2_000),
    ...(frames && { stack: frames.join('\n') }),
    ...(error.cause !== undefined && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  }
}
