import { expect, test } from 'vitest'
import { namedSeconds, statementNames } from './statement-names.ts'

const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))

test('statements that come often get names, until all are given; after an hour those that come then', () => {
  let now = 0
  const nameOf = statementNames(() => now)
  const names = (word: string) =>
    times(64, (i) => times(4, () => nameOf({ sql: `SELECT ${word}${i}` })).at(-1)!)
  const first = names('a')
  expect(new Set(first).size).toBe(64)
  expect(first).not.toContain('')
  expect(names('b')).toEqual(Array(64).fill(''))
  now = namedSeconds * 1_000
  // One that has its name keeps it until another wants one.
  expect(nameOf({ sql: 'SELECT a0' })).toBe(first[0])
  const second = names('b')
  expect(new Set([...first, ...second]).size).toBe(128)
  expect(second).not.toContain('')
  expect(nameOf({ sql: 'SELECT a0' })).toBe('')
})
