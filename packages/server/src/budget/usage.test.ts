import { expect, test } from 'vitest'
import { apiToken, serviceAccount } from '../../test/actors.ts'
import { ownDatabase } from '../../test/database.ts'
import { today } from '../../test/harness.ts'
import { createLogger } from '../log.ts'
import { createUsage } from './usage.ts'

const log = createLogger({ logLevel: 'silent' })

test('the use by an account whose customer is gone is kept, and keeps that of nobody else from being written', async () => {
  await using database = await ownDatabase()
  const usage = createUsage({ sql: database.sql, now: () => today, log })
  const gone = serviceAccount('cus_00000000000000000000000000')
  usage.count(apiToken(), 5, false)
  usage.count(gone, 7, true)
  await usage.settle()
  const rows = await database.prisma.apiUsage.findMany({ orderBy: { cost: 'asc' } })
  expect(rows).toMatchObject([
    { credentialId: apiToken().id, cost: 5, errors: 0 },
    { credentialId: gone.id, customerId: null, cost: 7, errors: 1 },
  ])
})

test('what could not be written is written later, with what came since', async () => {
  await using database = await ownDatabase()
  let broken = true
  const sql: typeof database.sql = (text, ...rest) =>
    broken ? Promise.reject(new Error('gone')) : database.sql(text, ...rest)
  const usage = createUsage({ sql, now: () => today, log })
  usage.count(apiToken(), 5, false)
  await usage.settle()
  usage.count(apiToken(), 2, true)
  await usage.settle()
  broken = false
  await usage.settle()
  await usage.settle()
  expect(await database.prisma.apiUsage.findMany()).toMatchObject([{ requests: 2, cost: 7, errors: 1 }])
})
