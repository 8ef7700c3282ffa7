import type { Logger } from 'pino'
import type { Sql } from '../db/database.ts'
import { RateLimitedError } from '../errors.ts'

/** Who pays, out of a budget of which kind and size. */
export type Account = { readonly id: string; readonly kind: string; readonly limit: number }

/** How the budget of an account stands in its window, as far as this process knows. */
export type Budget = { readonly limit: number; readonly remaining: number; readonly resetsAt: Date }

export type Budgets = {
  readonly seconds: number
  /** Takes points; a RateLimitedError where so many are not left. Mostly at once, and without a statement. */
  spend(account: Account, points: number): void | Promise<void>
  /** Takes points that may turn out not to be due, and returns how to give them back. */
  reserve(account: Account, points: number): Promise<() => void>
  /** Refuses an account of which is known that nothing is left. */
  assertNotUsedUp(account: Account): void
  stateOf(account: Account): Budget
  /** Gives back what was reserved and not spent. */
  settle(): Promise<void>
}

type Waiting = { points: number; resolve: () => void; reject: (error: unknown) => void }

type Entry = {
  readonly account: Account
  /** Of the window; 0 before the first lease. */
  endsAt: number
  /** Reserved here and not spent. */
  left: number
  /** Reserved by all processes, when this one last asked. */
  spent: number
  /** The least that the next lease asks for. */
  slice: number
  /** So many points are not left in this window, and they will not become more. */
  refusedFrom: number
  waiting: Waiting[]
}

type Lease = { spent: number; lease: number; endsAt: Date }

/**
 * $1 whose, $2 the first lease of a window, $3 its end, $4 now, $5 the limit, $6 the least that is of use, $7 what is
 * wanted, $8 what else is taken, but no more than a tenth of what is left. An end far in the future is of a clock that
 * was set back.
 */
const takeLease = `
  insert into "Budget" as budget (id, spent, lease, "endsAt") values ($1, $2, $2, $3)
  on conflict (id) do update set (spent, lease, "endsAt") = (
    select
      case when over then $2 else budget.spent + given end,
      case when over then $2 else given end,
      case when over then excluded."endsAt" else budget."endsAt" end
    from (
      select
        budget."endsAt" <= $4 or budget."endsAt" > $3::timestamptz + ($3::timestamptz - $4::timestamptz) as over,
        case when $5::int - budget.spent < $6::int then 0
          else least($5::int - budget.spent, greatest($7::int, least($8::int, ($5::int - budget.spent) / 10))) end as given
    ) step
  )
  returning spent, lease, "endsAt"`

const giveBack = `
  update "Budget" budget set spent = budget.spent - given."left"
  from unnest($1::text[], $2::int[], $3::timestamptz[]) as given (id, "left", "endsAt")
  where budget.id = given.id and budget."endsAt" = given."endsAt" and budget.spent >= given."left"`

const mostKept = 10_000

type Options = { sql: Sql; now: () => Date; log: Logger; seconds: number }

/**
 * Budgets that all processes on a database share. A process takes a lease of points from the row of an account in one
 * statement, spends them without another, and asks again when they are used up: for twice as many each time, as long as
 * there is plenty. What is leased counts as spent, so that all processes together never spend more than the limit; what
 * one of them still holds may keep others from spending the last of it.
 */
export function createBudgets({ sql, now, log, seconds }: Options): Budgets {
  const windowMs = seconds * 1_000
  const entries = new Map<string, Entry>()

  function entryOf(account: Account): Entry {
    const at = now().getTime()
    const known = entries.get(account.id)
    if (known) {
      // In the far future after the clock was set back.
      if (known.endsAt <= at || known.endsAt > at + 2 * windowMs) beginWindow(known, 0)
      return known
    }
    if (entries.size >= mostKept) makeRoom(at)
    const { limit } = account
    const entry: Entry = {
      account,
      endsAt: 0,
      left: 0,
      spent: 0,
      slice: sliceOf(limit),
      refusedFrom: Number.POSITIVE_INFINITY,
      waiting: [],
    }
    entries.set(account.id, entry)
    return entry
  }

  function makeRoom(at: number): void {
    for (const [id, { endsAt, waiting }] of entries)
      if (endsAt <= at && waiting.length === 0) entries.delete(id)
    if (entries.size < mostKept) return
    // What the oldest one has left counts as spent.
    const oldest = [...entries.values()].find(({ waiting }) => waiting.length === 0)
    if (oldest) entries.delete(oldest.account.id)
  }

  function spend(account: Account, points: number): void | Promise<void> {
    const entry = entryOf(account)
    if (entry.waiting.length === 0 && take(entry, points)) return
    if (points >= entry.refusedFrom) throw usedUp(entry)
    return new Promise((resolve, reject) => {
      entry.waiting.push({ points, resolve, reject })
      if (entry.waiting.length === 1) void lease(entry)
    })
  }

  /** Takes leases until nobody waits: those who ask in the meantime are served by the same ones. */
  async function lease(entry: Entry): Promise<void> {
    while (entry.waiting.length > 0) {
      await takeOne(entry)
      for (const one of entry.waiting.splice(0)) {
        if (take(entry, one.points)) one.resolve()
        else if (one.points >= entry.refusedFrom) one.reject(usedUp(entry))
        else entry.waiting.push(one)
      }
    }
  }

  async function takeOne(entry: Entry): Promise<void> {
    const { account, waiting, slice } = entry
    const { limit } = account
    const smallest = waiting.reduce((least, { points }) => Math.min(least, points), Number.POSITIVE_INFINITY)
    const wanted = waiting.reduce((sum, { points }) => sum + points, 0)
    const least = Math.max(smallest - entry.left, 1)
    const more = Math.min(Math.max(wanted - entry.left, least), limit)
    const first = smallest > limit ? 0 : Math.min(limit, Math.max(Math.min(wanted, limit), slice))
    const at = now()
    const end = new Date(at.getTime() + windowMs)
    try {
      const values = [account.id, first, end, at, limit, least, more, slice]
      const { rows } = await sql<Lease>(takeLease, values, { name: 'portico-budget' })
      const row = rows[0]!
      if (row.endsAt.getTime() !== entry.endsAt) beginWindow(entry, row.endsAt.getTime())
      entry.left += row.lease
      entry.spent = row.spent
      entry.slice = Math.min(2 * slice, limit)
      if (row.lease === 0) entry.refusedFrom = Math.min(entry.refusedFrom, smallest)
    } catch (error) {
      // Without the database little can be asked for anyway, and in a second it is asked again.
      log.warn({ err: error, budget: account.kind }, 'a budget could not be reserved')
      entry.endsAt = at.getTime() + 1_000
      entry.left += Math.max(more, slice)
    }
  }

  function beginWindow(entry: Entry, endsAt: number): void {
    entry.endsAt = endsAt
    entry.left = 0
    entry.spent = 0
    entry.slice = sliceOf(entry.account.limit)
    entry.refusedFrom = Number.POSITIVE_INFINITY
  }

  const remainingOf = ({ account, spent, left }: Entry) => Math.max(account.limit - spent, 0) + left

  function usedUp(entry: Entry): RateLimitedError {
    const seconds = Math.max(1, Math.ceil((entry.endsAt - now().getTime()) / 1_000))
    const limit = entry.account.limit.toLocaleString('en')
    return new RateLimitedError(
      seconds,
      `The budget of ${limit} points in ${windowMs / 1_000} seconds is used up. Wait for ${seconds} seconds.`,
    )
  }

  return {
    seconds,
    spend,
    reserve: async (account, points) => {
      await spend(account, points)
      const entry = entryOf(account)
      const { endsAt } = entry
      return () => {
        if (entry.endsAt === endsAt) entry.left += points
      }
    },
    assertNotUsedUp: (account) => {
      const entry = entryOf(account)
      if (entry.left < 1 && entry.refusedFrom <= 1) throw usedUp(entry)
    },
    stateOf: (account) => {
      const entry = entryOf(account)
      const resetsAt = new Date(entry.endsAt || now().getTime() + windowMs)
      return { limit: account.limit, remaining: remainingOf(entry), resetsAt }
    },
    settle: async () => {
      const at = now().getTime()
      const held = [...entries.values()].filter(({ left, endsAt }) => left > 0 && endsAt > at)
      entries.clear()
      if (held.length === 0) return
      const ids = held.map(({ account }) => account.id)
      const lefts = held.map(({ left }) => left)
      const ends = held.map(({ endsAt }) => new Date(endsAt))
      await sql(giveBack, [ids, lefts, ends]).catch((error: unknown) =>
        log.warn({ err: error }, 'what is left of budgets was not given back'),
      )
    },
  }
}

/** Where a lease begins: who asks for little holds little back. */
function sliceOf(limit: number): number {
  return Math.ceil(limit / 100)
}

function take(entry: Entry, points: number): boolean {
  if (entry.left < points) return false
  entry.left -= points
  return true
}
