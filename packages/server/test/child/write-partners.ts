// Writes partners until it is stopped and says which are committed.
import { type DatabaseOptions, openDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'

const { prisma, ...database } = await openDatabase(JSON.parse(process.argv[2]!) as DatabaseOptions)
await migrate(database)
for (let number = 1; ; number++) {
  await prisma.$transaction((tx) =>
    tx.partner.create({ data: { id: `par_${number}`, number: `${number}`, name: 'x' } }),
  )
  console.log(number)
}
