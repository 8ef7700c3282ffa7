import type { Logger } from 'pino'
import type { Actor, ApiTokenActor, ServiceAccountActor } from '../auth/actor.ts'
import type { Sql } from '../db/database.ts'
import { newId } from '../ids.ts'

export type Usage = {
  /** Counts a request that a machine identity has made; people are not counted. */
  count(actor: Actor, cost: number, failed: boolean): void
  /** Writes what has been counted since the last time, and waits for it. */
  settle(): Promise<void>
}

type Counter = {
  readonly id: string
  readonly kind: 'API_TOKEN' | 'SERVICE_ACCOUNT'
  readonly credentialId: string
  readonly customerId: string | null
  readonly name: string
  readonly day: Date
  requests: number
  cost: number
  errors: number
}

const dayMs = 86_400_000
const flushMs = 5_000
const mostWrittenAtOnce = 1_000

// In one order, so that two processes do not wait for each other. A customer may have been deleted since.
const addUp = `
  insert into "ApiUsage" as usage (id, "credentialKind", "credentialId", "customerId", "credentialName", day, requests, cost, errors)
  select counted.id, kind::"ApiUsageCredential", "credentialId", customer.id, counted.name, day, requests, cost, errors
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::int[], $8::float8[], $9::int[])
    as counted (id, kind, "credentialId", "customerId", name, day, requests, cost, errors)
    left join "Customer" customer on customer.id = counted."customerId"
  order by "credentialId", day
  on conflict ("credentialId", day) do update set
    "credentialName" = excluded."credentialName",
    requests = usage.requests + excluded.requests,
    cost = usage.cost + excluded.cost,
    errors = usage.errors + excluded.errors`

const keyOf = (day: Date, credentialId: string) => `${day.getTime()} ${credentialId}`

/**
 * Counts requests in memory and adds them to the rows of their day every few seconds, in one statement for all. The
 * end of a process without a stop costs the statistics those seconds; budgets do not depend on them.
 */
export function createUsage({ sql, now, log }: { sql: Sql; now: () => Date; log: Logger }): Usage {
  let counters = new Map<string, Counter>()
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  function counterOf(actor: ApiTokenActor | ServiceAccountActor): Counter {
    const { id, name } = actor
    const day = new Date(Math.floor(now().getTime() / dayMs) * dayMs)
    const key = keyOf(day, id)
    const known = counters.get(key)
    if (known) return known
    const counter: Counter = {
      id: newId('ApiUsage'),
      kind: actor.kind === 'apiToken' ? 'API_TOKEN' : 'SERVICE_ACCOUNT',
      credentialId: id,
      customerId: actor.kind === 'apiToken' ? null : actor.customerId,
      name,
      day,
      requests: 0,
      cost: 0,
      errors: 0,
    }
    counters.set(key, counter)
    timer ??= setTimeout(flush, flushMs).unref()
    return counter
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const counted = [...counters.values()]
    counters = new Map()
    for (let at = 0; at < counted.length; at += mostWrittenAtOnce) {
      const some = counted.slice(at, at + mostWrittenAtOnce)
      writing = writing.then(() => write(some))
    }
  }

  async function write(counted: readonly Counter[]): Promise<void> {
    const column = <C extends keyof Counter>(name: C) => counted.map((counter) => counter[name])
    const days = counted.map(({ day }) => day.toISOString().slice(0, 10))
    const who = [column('id'), column('kind'), column('credentialId'), column('customerId'), column('name')]
    try {
      await sql(addUp, [...who, days, column('requests'), column('cost'), column('errors')])
    } catch (error) {
      log.warn({ err: error, credentials: counted.length }, 'the use of the API was not written')
      for (const counter of counted) countAgain(counter)
    }
  }

  /** For the next time, with what has been counted since. */
  function countAgain(counter: Counter): void {
    const key = keyOf(counter.day, counter.credentialId)
    const since = counters.get(key)
    if (since) {
      since.requests += counter.requests
      since.cost += counter.cost
      since.errors += counter.errors
    } else counters.set(key, counter)
    timer ??= setTimeout(flush, flushMs).unref()
  }

  return {
    count(actor, cost, failed) {
      if (actor.kind !== 'apiToken' && actor.kind !== 'serviceAccount') return
      const counter = counterOf(actor)
      counter.requests++
      counter.cost += cost
      if (failed) counter.errors++
    },
    settle: () => {
      flush()
      return writing
    },
  }
}
