import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../src/', import.meta.url))

type Source = { path: string; text: string; imports: string[] }

const sources: Source[] = globSync('**/*.ts', { cwd: root })
  .filter((path) => !path.endsWith('.test.ts') && !path.includes('generated/'))
  .map((path) => {
    const text = readFileSync(root + path, 'utf8')
    const imports = [...text.matchAll(/^(?:import|export)\b[^'"]*?(?:from )?['"]([^'"]+)['"]/gm)].map(
      ([, from]) => from!,
    )
    return { path, text, imports }
  })

const inModules = sources.filter(({ path }) => path.startsWith('modules/'))
const schemas = inModules.filter(({ path }) => /schema\.ts$/.test(path))
const policies = inModules.filter(({ path }) => path.endsWith('/policy.ts'))
const operations = inModules.filter(({ path }) => /operations(\.ts|\/)/.test(path))

/** `file → import` for every import of these files that is of the forbidden kind. */
const breaches = (files: Source[], forbidden: (from: string) => boolean) =>
  files.flatMap(({ path, imports }) => imports.filter(forbidden).map((from) => `${path} → ${from}`))

test('there is something to hold to the rules', () => {
  expect([schemas, policies, operations].map((files) => files.length >= 7)).toEqual([true, true, true])
})

test('a schema reads through ctx.read and writes through operations', () => {
  expect(
    schemas
      .filter(({ text }) => /\b(ctx|context)\.db\b|\$queryRaw|\$executeRaw/.test(text))
      .map(({ path }) => path),
  ).toEqual([])
  expect(
    breaches(schemas, (from) => /audit\/|jobs\/|db\/(transaction|violations|database)/.test(from)),
  ).toEqual([])
})

test('operations and policies know nothing of GraphQL and HTTP', () => {
  const forbidden = (from: string) =>
    /graphql|@pothos|yoga|\/builder\.ts|\/list\.ts|\/schema\.ts|\/http\/|\/server\.ts/.test(from)
  expect(breaches([...operations, ...policies], forbidden)).toEqual([])
})

test('a policy knows actors and row shapes, and no database, clock or network', () => {
  const typeOnly = /^import type [^'"]*['"][^'"]*generated\/prisma/m
  for (const { path, text, imports } of policies) {
    const generated = imports.filter((from) => from.includes('generated/'))
    expect(
      generated.length === 0 || typeOnly.test(text),
      `${path} imports the Prisma client for more than its types`,
    ).toBe(true)
    expect(text, path).not.toMatch(/Date\.now|new Date|await |process\./)
  }
  expect(
    breaches(policies, (from) => /node:|context\.ts|db\/(read|database|transaction)/.test(from)),
  ).toEqual([])
})

test('only operations open transactions', () => {
  const opening = sources
    .filter(({ text }) => /\binTransaction\(|\$transaction\(/.test(text))
    .map(({ path }) => path)
  const allowed = /operations(\.ts|\/)|^db\/|^demo\/|^auth\/session\.ts$/
  expect(opening.filter((path) => !allowed.test(path))).toEqual([])
})

test('only config.ts reads the environment, but for what must be known before it', () => {
  const reading = sources.filter(({ text }) => /process\.env/.test(text)).map(({ path }) => path)
  expect(reading.sort()).toEqual(['builder.ts', 'main.ts'])
})

test('the clock is ctx.now() in operations', () => {
  expect(
    operations.filter(({ text }) => /Date\.now\(|new Date\(\)/.test(text)).map(({ path }) => path),
  ).toEqual([])
})

test('of the other packages of the workspace, files use the one that signs licenses, by its name', () => {
  const forbidden = (from: string) =>
    (from.startsWith('@portico/') && from !== '@portico/license') ||
    /packages\/|\/(sdk|license)\/src\//.test(from)
  expect(breaches(sources, forbidden)).toEqual([])
})
