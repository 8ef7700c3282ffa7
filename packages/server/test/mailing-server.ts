import pino from 'pino'
import { type Db, systemContext } from '../src/context.ts'
import { jobs } from '../src/jobs/jobs.ts'
import { startQueue } from '../src/jobs/queue.ts'
import { schema } from '../src/schema.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { outside } from './harness.ts'
import { mailOver, mailServer } from './mail-server.ts'
import { post, testServer } from './transport.ts'

type Answer = Awaited<ReturnType<typeof post>>

type MailingServer = AsyncDisposable & {
  database: OwnDatabase
  mails: Awaited<ReturnType<typeof mailServer>>
  fetch: Parameters<typeof post>[0]
  send: (
    query: string,
    variables?: object,
    token?: string,
    headers?: Record<string, string>,
  ) => Promise<Answer>
}

/** The server with its jobs at work, and a real mail server that gets what it sends. */
export async function mailingServer(): Promise<MailingServer> {
  const mails = await mailServer()
  const database = await ownDatabase()
  const mail = mailOver(mails.url)
  const log = pino({ level: 'silent' })
  const base = { ...outside, mail, db: database.prisma as Db, log, now: () => new Date() }
  const queue = await startQueue(database, jobs, {
    work: true,
    logger: log,
    timing: { pollSeconds: 0.5 },
    createContext: (job, queue) => systemContext({ ...base, queue }, job as never),
  })
  const { server } = testServer({ database, schema, mail, queue })
  return {
    database,
    mails,
    fetch: server.fetch,
    send: (query, variables = {}, token, headers = {}) =>
      post(server.fetch, { query, variables }, { ...(token !== undefined && { token }), headers }),
    [Symbol.asyncDispose]: async () => {
      await server.close()
      await queue.stop()
      await database.close()
      await mails.close()
    },
  }
}
