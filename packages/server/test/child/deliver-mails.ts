// Works on the queue with a mail server: says so once it runs.
import pino from 'pino'
import { systemActor } from '../../src/auth/system.ts'
import { createContext } from '../../src/context.ts'
import { type DatabaseOptions, openDatabase } from '../../src/db/database.ts'
import { jobs } from '../../src/jobs/jobs.ts'
import { startQueue } from '../../src/jobs/queue.ts'
import { outside } from '../harness.ts'
import { mailOver } from '../mail-server.ts'
import { quick } from './endless-job.ts'

const [options, url] = process.argv.slice(2) as [string, string]
const database = await openDatabase(JSON.parse(options) as DatabaseOptions)
const log = pino({ level: 'silent' })
await startQueue(database, jobs, {
  work: true,
  logger: log,
  timing: quick,
  createContext: (_job, queue) =>
    createContext(
      { ...outside, db: database.prisma, queue, mail: mailOver(url), log, now: () => new Date() },
      { actor: systemActor('deliver-email') },
    ),
})
console.log('working')
