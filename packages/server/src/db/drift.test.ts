import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { missingSql } from './drift.ts'
import { readMigrations } from './migrate.ts'
import { schemaFiles } from './schema-engine.ts'

const folder = fileURLToPath(new URL('../../../../prisma/schema', import.meta.url))

test('the migrations lead to the schema', async () => {
  expect(await missingSql(await readMigrations(), await schemaFiles(folder))).toBe(null)
})

test('what the migrations lack is named', async () => {
  const { files } = await schemaFiles(folder)
  const schema = files.map((file) => ({
    ...file,
    content: file.content.replace('model Partner {', 'model Partner {\n  homepage String?'),
  }))
  const sql = await missingSql(await readMigrations(), { files: schema })
  expect(sql).toBe('-- AlterTable\nALTER TABLE "Partner" ADD COLUMN     "homepage" TEXT;\n')
})

test('what the migrations have too much is named', async () => {
  const extra = {
    name: '99999999999999_extra',
    sql: 'create index "Partner_notes_idx" on "Partner" ("notes")',
  }
  const sql = await missingSql([...(await readMigrations()), extra], await schemaFiles(folder))
  expect(sql).toBe('-- DropIndex\nDROP INDEX "Partner_notes_idx";\n')
})
