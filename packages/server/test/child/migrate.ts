// Applies the migrations of a folder to a database.
import { type DatabaseOptions, openDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'

const database = await openDatabase(JSON.parse(process.argv[2]!) as DatabaseOptions)
console.log('open')
await migrate(database, process.argv[3])
console.log('migrated')
await database.close()
