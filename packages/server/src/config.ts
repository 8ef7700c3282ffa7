import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { SecretKeys } from './db/secret-key.ts'
import { email } from './input.ts'
import { type Allowed, parseAllowed } from './webhooks/target.ts'

const flag = z
  .enum(['true', 'false', '1', '0', 'on', 'off'])
  .transform((v) => ['true', '1', 'on'].includes(v))

const points = z.coerce.number().int().min(1).max(1_000_000_000)

const variables = z.object({
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
  PORTICO_SECRET_KEY: z
    .string()
    .transform((list) => list.split(',').map((key) => Buffer.from(key.trim(), 'base64')))
    .refine(
      (keys) => keys.every(({ length }) => length === 32),
      'must be 32 random bytes in base64, as `openssl rand -base64 32` makes them; older keys may follow, separated by commas',
    )
    .transform((keys) => keys as [Buffer, ...Buffer[]])
    .optional(),
  PORTICO_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://portal.example.com' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  SMTP_URL: z
    .string()
    .refine(isSmtpAddress, 'must be an address such as smtps://user:password@smtp.example.com:465')
    .optional(),
  PORTICO_MAIL_FROM: email.optional(),
  PORTICO_MAIL_NAME: z
    .string()
    .max(100, 'must have at most 100 characters')
    .regex(/^[^\p{Cc}\p{Cf}"<>]+$/u, 'must be one line without quotes and angle brackets')
    .default('Customer portal'),
  PORTICO_DNS_SERVER: z
    .string()
    .regex(
      /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-fA-F:]+\])(:\d{1,5})?$/,
      'must be an IP address, with a port if it is not 53',
    )
    .optional(),
  PORTICO_LICENSE_EXPIRING_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  PORTICO_TEMPORARY_LICENSES: z.coerce.number().int().min(0).max(1000).default(5),
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
  PORTICO_WEBHOOK_ALLOW: z
    .string()
    .default('')
    .transform(parseAllowed)
    .refine(
      (allowed) => allowed !== null,
      'must be a comma-separated list of host names, IP addresses and ranges such as receiver.internal,10.1.0.0/16',
    )
    .transform((allowed) => allowed!),
  PORTICO_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  PORTICO_SESSION_HOURS: z.coerce.number().int().min(1).max(720).default(12),
  PORTICO_BUDGET_SECONDS: z.coerce.number().int().min(1).max(86_400).default(60),
  PORTICO_BUDGET_API_TOKEN: points.default(1_000_000),
  PORTICO_BUDGET_SERVICE_ACCOUNT: points.default(1_000_000),
  PORTICO_BUDGET_STAFF: points.default(500_000),
  PORTICO_BUDGET_PORTAL_USER: points.default(500_000),
  PORTICO_BUDGET_ANONYMOUS: points.default(20_000),
  PORTICO_BUDGET_FAILURES: points.default(100),
  PORTICO_DRAIN_DELAY: z.coerce.number().int().min(0).max(300).default(0),
  PORTICO_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  PORTICO_AUDIT_RETENTION_DAYS: z.coerce.number().int().min(30).max(36_500).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.string().optional(),
})

const environment = variables.refine((e) => !e.SMTP_URL || e.PORTICO_MAIL_FROM, {
  path: ['PORTICO_MAIL_FROM'],
  error: 'must be there where SMTP_URL is: one e-mail address',
})

/** How many points can be spent within so many seconds: by each token and person, or from each source. */
export type BudgetLimits = Readonly<{
  seconds: number
  apiToken: number
  serviceAccount: number
  staff: number
  portalUser: number
  /** From a source without a credential. */
  anonymous: number
  /** Credentials that are no good, from a source. */
  failures: number
}>

export type Config = Readonly<{
  port: number
  host: string
  database: { kind: 'postgres'; url: string } | { kind: 'embedded'; dataDir: string }
  dataDir: string
  /** Undefined: on where the database is embedded and empty and the host is loopback. */
  demo: boolean | undefined
  bootstrapToken: string | undefined
  /** The first one seals, all of them open. Undefined: made and kept in the data folder, where the database is embedded. */
  secretKeys: SecretKeys | undefined
  /** The address at which people and products reach the server, without a slash at its end. */
  publicUrl: string
  mail: {
    /** `shown`: the outbox is a page for whoever is on this machine. */
    transport: { kind: 'smtp'; url: string } | { kind: 'outbox'; shown: boolean }
    from: string
    portalName: string
    dnsServer: string | undefined
  }
  /** How many temporary licenses of a customer may be in force at a time. */
  temporaryLicenses: number
  /** A license that ends within so many days is EXPIRING. */
  expiringDays: number
  corsOrigins: readonly string[]
  /** Where else than to the public internet webhooks of the vendor may go, also without TLS. */
  webhooksAllowed: Allowed
  sessions: { idleMinutes: number; hours: number }
  budgets: BudgetLimits
  /** How many seconds a server that stops still takes connections, so that a load balancer notices. */
  drainDelaySeconds: number
  /** How many proxies stand between callers and this server: each has added an address to X-Forwarded-For. */
  proxies: number
  /** Audit events that are older are pruned; null: they are kept for ever. */
  auditRetentionDays: number | null
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
    secretKeys: e.PORTICO_SECRET_KEY,
    publicUrl: e.PORTICO_PUBLIC_URL ?? `http://localhost:${e.PORT}`,
    mail: {
      transport: e.SMTP_URL
        ? { kind: 'smtp' as const, url: e.SMTP_URL }
        : { kind: 'outbox' as const, shown: e.NODE_ENV !== 'production' && isLoopback(e.HOST) },
      from: e.PORTICO_MAIL_FROM ?? 'portal@portico.invalid',
      portalName: e.PORTICO_MAIL_NAME,
      dnsServer: e.PORTICO_DNS_SERVER,
    },
    temporaryLicenses: e.PORTICO_TEMPORARY_LICENSES,
    expiringDays: e.PORTICO_LICENSE_EXPIRING_DAYS,
    corsOrigins: e.PORTICO_CORS_ORIGINS,
    webhooksAllowed: e.PORTICO_WEBHOOK_ALLOW,
    sessions: { idleMinutes: e.PORTICO_SESSION_IDLE_MINUTES, hours: e.PORTICO_SESSION_HOURS },
    budgets: {
      seconds: e.PORTICO_BUDGET_SECONDS,
      apiToken: e.PORTICO_BUDGET_API_TOKEN,
      serviceAccount: e.PORTICO_BUDGET_SERVICE_ACCOUNT,
      staff: e.PORTICO_BUDGET_STAFF,
      portalUser: e.PORTICO_BUDGET_PORTAL_USER,
      anonymous: e.PORTICO_BUDGET_ANONYMOUS,
      failures: e.PORTICO_BUDGET_FAILURES,
    },
    drainDelaySeconds: e.PORTICO_DRAIN_DELAY,
    proxies: e.PORTICO_PROXIES,
    auditRetentionDays: e.PORTICO_AUDIT_RETENTION_DAYS ?? null,
    logLevel: e.LOG_LEVEL,
    production: e.NODE_ENV === 'production',
  })
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function isSmtpAddress(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null &&
    ['smtp:', 'smtps:'].includes(url.protocol) &&
    url.hostname !== '' &&
    /^\/?$/.test(url.pathname)
  )
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text && text !== 'null'
  } catch {
    return false
  }
}
