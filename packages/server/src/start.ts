import type { Logger } from 'pino'
import { startFeed } from './audit/feed.ts'
import { createAuthenticator, type SentCredential } from './auth/authenticate.ts'
import { usualPasswordCost } from './auth/password-hash.ts'
import type { SystemName } from './auth/system.ts'
import { type Config, isLoopback } from './config.ts'
import { type Env, systemContext } from './context.ts'
import { type Database, openDatabase } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import { openSecrets } from './db/secret-key.ts'
import { createLists } from './exports/lists.ts'
import { jobs } from './jobs/jobs.ts'
import { startQueue } from './jobs/queue.ts'
import { createMail } from './mail/mailer.ts'
import { schema } from './schema.ts'
import { createServer, type Server, usualTiming } from './server.ts'
import { createSender } from './webhooks/sender.ts'
import { startWebhookWorker } from './webhooks/worker.ts'

/** Why the server does not start; the message alone tells an operator what to do. */
export class StartError extends Error {}

export type Running = {
  url: string
  /** What `prepare` wants the person at the terminal to read. */
  notes: readonly string[]
  /** Ends what is under way, then everything else; what was acknowledged is kept. */
  stop(): Promise<void>
}

/** Runs on the migrated database before the first request, on every start. */
type Prepare = (setup: { config: Config; env: Env; database: Database }) => Promise<readonly string[]>

type Options = { log: Logger; prepare?: Prepare }

/** Starts the server with everything it stands on; what was started is stopped again where something fails. */
export async function start(config: Config, { log, prepare }: Options): Promise<Running> {
  const ends: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    return { ...(await startAll(config, { log, prepare }, (end) => ends.push(end))), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startAll(
  config: Config,
  { log, prepare }: Options,
  atEnd: (end: () => Promise<void>) => void,
): Promise<Omit<Running, 'stop'>> {
  const database = await openDatabase(config.database)
  atEnd(() => database.close())
  const migrations = await migrate(database)
  if (migrations.length > 0)
    log.info({ migrations: migrations.length, last: migrations.at(-1) }, 'migrations applied')

  const secrets = await openSecrets(database, {
    keys: config.secretKeys,
    folder: config.database.kind === 'embedded' ? config.dataDir : null,
  })
  const feed = await startFeed(database, { log })
  atEnd(() => feed.stop())
  const authenticator = createAuthenticator({
    sql: database.sql,
    now: () => new Date(),
    log,
    bootstrapToken: config.bootstrapToken,
    idleMinutes: config.sessions.idleMinutes,
  })
  const base = {
    db: database.prisma,
    feed,
    secrets,
    mail: createMail(config.mail),
    webhooksAllowed: config.webhooksAllowed,
    publicUrl: config.publicUrl,
    sessions: config.sessions,
    passwordCost: usualPasswordCost,
    temporaryLicenses: config.temporaryLicenses,
    expiringDays: config.expiringDays,
    lists: createLists(schema),
    // A job that goes on by itself does not keep a session alive.
    resume: (credential: SentCredential) => authenticator.resume(credential, 'looks'),
    auditRetentionDays: config.auditRetentionDays,
    log,
    now: () => new Date(),
  }
  const queue = await startQueue(database, jobs, {
    work: true,
    logger: log,
    createContext: (job, queue) => systemContext({ ...base, queue }, job as SystemName),
  })
  atEnd(() => queue.stop())

  const env: Env = { ...base, queue }
  const notes = (await prepare?.({ config, env, database })) ?? []
  await assertNoDemoBeyondLoopback(config, database)
  const sender = createSender({ allowed: config.webhooksAllowed, dnsServer: config.mail.dnsServer })
  const webhooks = startWebhookWorker(env, { sender })
  atEnd(() => webhooks.stop())
  const timing = { lingerSeconds: Math.max(usualTiming.lingerSeconds, config.drainDelaySeconds) }
  const server = createServer({ config, env, database, schema, timing })
  atEnd(() => server.close())
  const { url } = await listen(server, config)
  return { url, notes }
}

/** The secrets of demo credentials are shown to everyone, so they must not open a door that everyone can reach. */
async function assertNoDemoBeyondLoopback(config: Config, { sql }: Database): Promise<void> {
  if (isLoopback(config.host) || config.demo === true) return
  const usable = 'demo and "revokedAt" is null and ("expiresAt" is null or "expiresAt" > now())'
  const { rows } = await sql<{ found: boolean }>(
    `select exists (select 1 from "Session" where ${usable}) or exists (select 1 from "ApiToken" where ${usable})
       or exists (select 1 from "ServiceAccountToken" where ${usable}) as found`,
  )
  if (!rows[0]!.found) return
  throw new StartError(
    `The database has demo credentials, whose secrets are no secrets, and HOST=${config.host} can be reached from elsewhere. ` +
      'Set HOST to 127.0.0.1, use another database, or set PORTICO_DEMO=true if this is what you want.',
  )
}

async function listen(server: Server, { host, port }: Config): Promise<{ url: string }> {
  try {
    return await server.listen()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} on ${host} is in use. Stop what uses it, or set PORT.`)
    if (code === 'EACCES')
      throw new StartError(`Port ${port} on ${host} is not allowed to this user. Set PORT to 1024 or above.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartError(
        `HOST=${host} is not an address of this machine. Set HOST to 127.0.0.1, 0.0.0.0 or ::.`,
      )
    }
    throw error
  }
}
