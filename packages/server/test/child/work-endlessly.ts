// Takes a job and never finishes it.
import { type DatabaseOptions, openDatabase } from '../../src/db/database.ts'
import { startQueue } from '../../src/jobs/queue.ts'
import { endlessJob, quick } from './endless-job.ts'

const database = await openDatabase(JSON.parse(process.argv[2]!) as DatabaseOptions)
const job = endlessJob(async () => {
  console.log('running')
  await new Promise(() => {})
})
const logger = { info: () => {}, warn: () => {}, error: console.error }
await startQueue(database, [job], { work: true, logger, createContext: () => ({}), timing: quick })
console.log('started')
