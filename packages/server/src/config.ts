import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const flag = z
  .enum(['true', 'false', '1', '0', 'on', 'off'])
  .transform((v) => ['true', '1', 'on'].includes(v))

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must be a postgresql:// address')
    .optional(),
  PORTICO_DATA_DIR: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('../../../.portico', import.meta.url))),
  PORTICO_DEMO: flag.optional(),
  PORTICO_BOOTSTRAP_TOKEN: z
    .string()
    .min(32, 'must have 32 characters or more')
    .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
    .optional(),
  PORTICO_CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .pipe(
      z.array(
        z
          .string()
          .refine(isOrigin, 'must be a comma-separated list of origins such as https://console.example.com'),
      ),
    ),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.string().optional(),
})

export type Config = Readonly<{
  port: number
  host: string
  database: { kind: 'postgres'; url: string } | { kind: 'embedded'; dataDir: string }
  dataDir: string
  /** Undefined: on where the database is embedded and empty and the host is loopback. */
  demo: boolean | undefined
  bootstrapToken: string | undefined
  corsOrigins: readonly string[]
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  production: boolean
}>

/** What is wrong with the environment, all of it at once. Values are never part of the message. */
export class ConfigError extends Error {}

/** The settings of this process; throws a ConfigError that names every wrong variable. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`)
    throw new ConfigError(`The configuration is not usable:\n${problems.join('\n')}`)
  }
  const e = parsed.data
  return Object.freeze({
    port: e.PORT,
    host: e.HOST,
    database: e.DATABASE_URL
      ? { kind: 'postgres' as const, url: e.DATABASE_URL }
      : { kind: 'embedded' as const, dataDir: e.PORTICO_DATA_DIR },
    dataDir: e.PORTICO_DATA_DIR,
    demo: e.PORTICO_DEMO,
    bootstrapToken: e.PORTICO_BOOTSTRAP_TOKEN,
    corsOrigins: e.PORTICO_CORS_ORIGINS,
    logLevel: e.LOG_LEVEL,
    production: e.NODE_ENV === 'production',
  })
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text && text !== 'null'
  } catch {
    return false
  }
}
