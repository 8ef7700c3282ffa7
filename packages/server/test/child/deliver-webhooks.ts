// Hands events to webhook endpoints and delivers them: says so once it runs.
import { type DatabaseOptions, openDatabase } from '../../src/db/database.ts'
import { webhooksOn } from '../webhooks.ts'

const database = await openDatabase(JSON.parse(process.argv[2]!) as DatabaseOptions)
await webhooksOn(database, { leaseMs: 2_000 })
console.log('working')
