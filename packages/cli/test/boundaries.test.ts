import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../src/', import.meta.url))

test('the command line knows the SDK, Node and itself', () => {
  const imports = globSync('**/*.ts', { cwd: root }).flatMap((path) =>
    [...readFileSync(root + path, 'utf8').matchAll(/(?:from |import\(|import )'([^']+)'/g)].map(
      ([, from]) => `${path} → ${from}`,
    ),
  )
  expect(imports.length).toBeGreaterThan(50)
  expect(imports.filter((one) => !/ → (@portico\/sdk$|node:|\.\.?\/(?!\.\.\/\.\.))/.test(one))).toEqual([])
})

test('the client is loaded only when there is something to send', () => {
  const loading = globSync('**/*.ts', { cwd: root }).filter((path) =>
    /^import (?!type )[^']*'@portico\/sdk'/m.test(readFileSync(root + path, 'utf8')),
  )
  expect(loading).toEqual([])
})
