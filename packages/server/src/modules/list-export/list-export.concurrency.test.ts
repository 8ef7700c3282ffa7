import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { today, worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { type Db, systemContext } from '../../context.ts'
import { createExport } from './operations/create.ts'
import { runExport } from './operations/run.ts'

const admin = staff('ADMIN')

test('of many that are asked for at the same moment five are taken', async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma as Db, { queue: nowhere })
  const ask = () => createExport(world.as(admin), { list: 'products', format: 'CSV' })
  const answers = await Promise.allSettled(Array.from({ length: 9 }, ask))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'LIMIT_REACHED' })
  expect(await world.db.listExport.count()).toBe(5)
})

test('two runs at once write one file', async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma as Db, { queue: nowhere, resume: async () => admin })
  await world.db.partner.createMany({
    data: Array.from({ length: 1_100 }, (_, i) => ({
      id: `par_${String(i).padStart(26, '0')}`,
      number: `P-${i}`,
      name: 'Partner',
      createdAt: today,
    })),
  })
  const { id } = await createExport(world.as(admin), { list: 'partners', format: 'JSONL' })
  const run = () => runExport(systemContext(world.env, 'run-list-export'), id, new AbortController().signal)
  await Promise.all([run(), run(), run()])
  const row = await world.db.listExport.findUniqueOrThrow({
    where: { id },
    include: { parts: { orderBy: { number: 'asc' } } },
  })
  expect(row).toMatchObject({ status: 'READY', rows: 1_100, partCount: 2 })
  expect(row.parts.map(({ number }) => number)).toEqual([0, 1])
  const lines = row.parts.flatMap(({ data }) => Buffer.from(data).toString().trimEnd().split('\n'))
  expect(new Set(lines).size).toBe(1_100)
})
