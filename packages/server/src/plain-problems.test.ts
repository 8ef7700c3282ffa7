import { expect, test } from 'vitest'
import { z } from 'zod'
import './plain-problems.ts'

const schema = z.strictObject({
  name: z.string().min(2),
  count: z.int().max(9),
  on: z.boolean(),
  list: z.array(z.string()).max(1),
  kind: z.enum(['A', 'B']),
})

test.each([
  [{ name: null }, 'name', 'Must be text.'],
  [{ name: undefined }, 'name', 'Is missing; must be text.'],
  [{ name: 'x' }, 'name', 'Must have at least 2 characters.'],
  [{ count: 'x' }, 'count', 'Must be a number.'],
  [{ count: 1.5 }, 'count', 'Must be a whole number.'],
  [{ count: 10 }, 'count', 'Must be at most 9.'],
  [{ on: 'x' }, 'on', 'Must be true or false.'],
  [{ list: 'x' }, 'list', 'Must be a list.'],
  [{ list: ['x', 'y'] }, 'list', 'Must have at most 1 items.'],
  [{ kind: 'C' }, 'kind', 'Must be one of A, B.'],
  [{ other: 1 }, '', 'There is no other here.'],
])('%j is explained in plain words', (bad, path, message) => {
  const good = { name: 'xx', count: 1, on: true, list: [], kind: 'A' }
  const issues = schema.safeParse({ ...good, ...bad }).error?.issues
  expect(issues).toMatchObject([{ message, path: path === '' ? [] : [path] }])
})
