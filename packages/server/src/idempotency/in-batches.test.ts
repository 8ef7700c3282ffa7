import { expect, test } from 'vitest'
import { inBatches } from './in-batches.ts'

test('the first goes alone, the others together, each to its own result', async () => {
  const batches: number[][] = []
  const double = inBatches(async (items: readonly number[]) => {
    batches.push([...items])
    await new Promise(setImmediate)
    return items.map((item) => item * 2)
  })
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6])
  expect(batches).toEqual([[1], [2, 3]])
  expect(await double(4)).toBe(8)
})

test('a failure is that of its batch alone', async () => {
  const fail = inBatches(async (items: readonly number[]) => {
    await new Promise(setImmediate)
    if (items.includes(2)) throw new Error('down')
    return items
  })
  const outcomes = await Promise.allSettled([1, 2, 3].map(fail))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await fail(4)).toBe(4)
})
