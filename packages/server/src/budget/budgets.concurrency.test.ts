import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnDatabase, ownDatabase } from '../../test/database.ts'
import { createLogger } from '../log.ts'
import { type Account, createBudgets } from './budgets.ts'
import { startClock } from './clock.ts'

let database: OwnDatabase
let at: Date
beforeAll(async () => {
  database = await ownDatabase()
})
afterAll(() => database.close())

const start = new Date('2026-06-15T12:00:00.000Z')
const log = createLogger({ logLevel: 'silent' })

/** What a server process has of budgets, and how many statements it sent for them. */
function process(sql = database.sql) {
  at = start
  const sent: string[] = []
  const counted: typeof sql = (text, ...rest) => {
    sent.push(text)
    return sql(text, ...rest)
  }
  return { ...createBudgets({ sql: counted, now: () => at, log, seconds: 60 }), sent }
}

let count = 0
const account = (limit: number): Account => ({ id: `apiToken tok_${++count}`, kind: 'apiToken', limit })

/** How many of the tries were let through. */
async function granted(tries: (() => void | Promise<void>)[]): Promise<number> {
  const outcomes = await Promise.allSettled(tries.map(async (tryIt) => tryIt()))
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'RATE_LIMITED' })
  return outcomes.filter(({ status }) => status === 'fulfilled').length
}

const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))

test.each([1, 7, 100, 5_000])(
  'a storm on three processes spends a budget of %i, and no more',
  async (limit) => {
    const processes = [process(), process(), process()]
    const own = account(limit)
    const tries = times(2 * limit + 30, (i) => () => processes[i % 3]!.spend(own, 1))
    expect(await granted(tries)).toBe(limit)
    expect(await database.prisma.budget.findUnique({ where: { id: own.id } })).toMatchObject({ spent: limit })
  },
)

test('requests of different prices never spend more together than there is', async () => {
  const processes = [process(), process()]
  const own = account(1_000)
  const prices = times(400, (i) => 1 + ((i * 7) % 23))
  let spent = 0
  await Promise.all(
    prices.map(async (points, i) => {
      try {
        await processes[i % 2]!.spend(own, points)
        spent += points
      } catch {}
    }),
  )
  expect(spent).toBeLessThanOrEqual(1_000)
  // What is cheap finds the rest, wherever it is held.
  const rest = await granted(times(200, (i) => () => processes[i % 2]!.spend(own, 1)))
  expect(spent + rest).toBe(1_000)
})

test('most requests take no statement', async () => {
  const one = process()
  const own = account(100_000)
  for (let i = 0; i < 10_000; i++) await one.spend(own, 5)
  expect(one.stateOf(own)).toMatchObject({ limit: 100_000, remaining: 50_000 })
  expect(one.sent.length).toBeLessThan(20)
})

test('a process that uses little holds little back', async () => {
  const idle = times(5, () => process())
  const busy = process()
  const own = account(10_000)
  for (const one of idle) await one.spend(own, 1)
  expect(await granted(times(9_600, () => () => busy.spend(own, 1)))).toBeGreaterThan(9_400)
})

test('when nothing is left, nobody asks the database again until the window is over', async () => {
  const one = process()
  const own = account(3)
  expect(await granted(times(10, () => () => one.spend(own, 1)))).toBe(3)
  const sent = one.sent.length
  at = new Date(start.getTime() + 17_500)
  expect(() => one.spend(own, 1)).toThrow('The budget of 3 points in 60 seconds is used up.')
  expect(() => one.assertNotUsedUp(own)).toThrow(expect.objectContaining({ retryAfterSeconds: 43 }))
  expect(one.sent).toHaveLength(sent)
  at = new Date(start.getTime() + 60_000)
  one.assertNotUsedUp(own)
  expect(await granted(times(10, () => () => one.spend(own, 1)))).toBe(3)
})

test('what is too dear for the rest does not take the rest', async () => {
  const one = process()
  const own = account(10)
  await one.spend(own, 4)
  expect(await granted([() => one.spend(own, 7)])).toBe(0)
  expect(one.stateOf(own)).toMatchObject({ remaining: 6 })
  expect(await granted([() => one.spend(own, 6)])).toBe(1)
})

test('the budgets of others are not touched', async () => {
  const one = process()
  const [used, other] = [account(5), account(5)]
  expect(await granted(times(9, () => () => one.spend(used, 1)))).toBe(5)
  expect(await granted(times(9, () => () => one.spend(other, 1)))).toBe(5)
})

test('what was reserved and is not due is given back, and a stop gives back what nobody has spent', async () => {
  const [one, two] = [process(), process()]
  const own = account(1_000)
  const giveBack = await one.reserve(own, 40)
  expect(one.stateOf(own).remaining).toBe(960)
  giveBack()
  expect(one.stateOf(own).remaining).toBe(1_000)
  await one.spend(own, 10)
  await one.settle()
  expect(await granted(times(1_000, () => () => two.spend(own, 1)))).toBe(990)
})

test('a clock that was set back does not lock anybody out', async () => {
  const one = process()
  const own = account(2)
  expect(await granted(times(3, () => () => one.spend(own, 1)))).toBe(2)
  at = new Date(start.getTime() - 3_600_000)
  expect(await granted(times(3, () => () => one.spend(own, 1)))).toBe(2)
  const two = process()
  at = new Date(start.getTime() - 7_200_000)
  expect(await granted(times(3, () => () => two.spend(own, 1)))).toBe(2)
})

test('a clock that is ahead by seconds does not begin a window twice', async () => {
  const [late, early] = [process(), process()]
  const own = account(10)
  at = new Date(start.getTime() + 5_000)
  expect(await granted(times(6, () => () => early.spend(own, 1)))).toBe(6)
  at = start
  expect(await granted(times(6, () => () => late.spend(own, 1)))).toBe(4)
})

test('processes whose clocks differ by more than a window spend one budget', async () => {
  const own = account(10)
  const clocks = await Promise.all(
    [0, 61_000, -61_000].map((skew) =>
      startClock({ sql: database.sql, now: () => new Date(Date.now() + skew), log }),
    ),
  )
  const processes = clocks.map(({ now }) => createBudgets({ sql: database.sql, now, log, seconds: 60 }))
  let spent = 0
  for (let i = 0; i < 30; i++) spent += await granted([() => processes[i % 3]!.spend(own, 1)])
  expect(spent).toBe(10)
  for (const clock of clocks) await clock.stop()
})

test('without the database everybody may, and as soon as it is back it counts again', async () => {
  let broken = true
  const one = process((text, ...rest) =>
    broken ? Promise.reject(new Error('gone')) : database.sql(text, ...rest),
  )
  const own = account(5)
  expect(await granted(times(20, () => () => one.spend(own, 1)))).toBe(20)
  broken = false
  at = new Date(start.getTime() + 1_000)
  expect(await granted(times(20, () => () => one.spend(own, 1)))).toBe(5)
})
