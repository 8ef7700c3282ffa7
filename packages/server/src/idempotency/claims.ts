import { randomUUID } from 'node:crypto'
import type { Sql } from '../db/database.ts'
import type { Secrets } from '../db/secrets.ts'
import type { AppError } from '../errors.ts'
import { Refusal } from '../http/exchange.ts'
import { inBatches } from './in-batches.ts'
import type { KeyedRequest } from './request.ts'
import type { Claim } from './step.ts'

/** What is sent again, to whoever still has the rights with which it was made. */
export type Answer = { status: number; contentType: string; body: string; rights?: readonly string[] }

/** What was carried out under a key, and how that was answered. */
export type Answered = Answer & Pick<Claim, 'steps'>

type Options = {
  sql: Sql
  now: () => Date
  secrets: Secrets
  /** For so long whoever claimed a key may be at work; then the next one may go on with what is left. */
  leaseMs: number
}

const keptMs = 24 * 3_600_000

// Losing one of these commits in a crash of the database does no harm: an operation's own commit makes sure of the
// claim before it, and an answer that was lost is made again.
const unhurried = `fast as (select set_config('synchronous_commit', 'off', true))`

// In one order, so that two servers with the same keys do not wait for each other.
const insertKeys = `
  with ${unhurried}
  insert into "IdempotencyKey" (id, "requestHash", attempt, "leasedUntil", "expiresAt", "createdAt")
  select k.id, k.request, k.attempt, $4, $5, $6
  from unnest($1::text[], $2::text[], $3::text[]) k(id, request, attempt), fast order by k.id
  on conflict (id) do nothing returning attempt`

const findKey = `
  select "requestHash", attempt, answer, steps, "leasedUntil", "expiresAt" from "IdempotencyKey" where id = $1`

const forgetKey = `delete from "IdempotencyKey" where id = $1 and "expiresAt" <= $2`

// Waits for the transaction of the attempt before, and then sees what that one carried out.
const takeOver = `
  update "IdempotencyKey" set attempt = $3, "leasedUntil" = $4
  where id = $1 and attempt = $2 and answer is null returning steps`

const storeAnswers = `
  with ${unhurried}
  update "IdempotencyKey" k set answer = a.answer
  from unnest($1::text[], $2::text[], $3::text[]) a(id, attempt, answer), fast
  where k.id = a.id and k.attempt = a.attempt`

const freeKey = `
  with gone as (delete from "IdempotencyKey" where id = $1 and attempt = $2 and steps = '{}')
  update "IdempotencyKey" set "leasedUntil" = $3 where id = $1 and attempt = $2 and steps <> '{}'`

type Row = {
  requestHash: string
  attempt: string
  answer: string | null
  steps: Claim['steps']
  leasedUntil: Date
  expiresAt: Date
}

export type Claims = ReturnType<typeof createClaims>

/** Which keys are in use, and how they were answered; shared by all servers of the database. */
export function createClaims({ sql, now, secrets, leaseMs }: Options) {
  const placeOf = (row: string) => ({ table: 'IdempotencyKey', row, column: 'answer' })
  // Passwords are in requests, and a plain hash of one could be guessed at.
  const fingerprintsOf = (requestHash: string) => secrets.fingerprints('idempotency request', requestHash)
  const leaseFrom = (at: Date) => new Date(at.getTime() + leaseMs)

  const insert = inBatches(async (requests: readonly KeyedRequest[]): Promise<(Claim | null)[]> => {
    const at = now()
    const claims = requests.map(({ id }): Claim => ({ id, attempt: randomUUID(), steps: {} }))
    const { rows } = await sql<Pick<Claim, 'attempt'>>(
      insertKeys,
      [
        requests.map(({ id }) => id),
        requests.map(({ requestHash }) => fingerprintsOf(requestHash)[0]),
        claims.map(({ attempt }) => attempt),
        leaseFrom(at),
        new Date(at.getTime() + keptMs),
        at,
      ],
      { name: 'portico-idempotency-insert' },
    )
    const inserted = new Set(rows.map(({ attempt }) => attempt))
    return claims.map((claim) => (inserted.has(claim.attempt) ? claim : null))
  })

  const store = inBatches(async (answered: readonly (Claim & { sealed: string })[]): Promise<null[]> => {
    const columns = [
      answered.map(({ id }) => id),
      answered.map(({ attempt }) => attempt),
      answered.map(({ sealed }) => sealed),
    ]
    await sql(storeAnswers, columns, { name: 'portico-idempotency-store' })
    return answered.map(() => null)
  })

  async function find({ id, requestHash }: KeyedRequest, at: Date): Promise<Claim | Answered | null> {
    const { rows } = await sql<Row>(findKey, [id])
    const row = rows[0]
    if (!row) return null
    if (row.expiresAt <= at) {
      await sql(forgetKey, [id, at])
      return null
    }
    if (!fingerprintsOf(requestHash).includes(row.requestHash)) throw usedOtherwise()
    if (row.answer !== null)
      return { ...(JSON.parse(secrets.open(placeOf(id), row.answer)) as Answer), steps: row.steps }
    if (row.leasedUntil > at) throw stillRunning()
    const attempt = randomUUID()
    const taken = await sql<Pick<Claim, 'steps'>>(takeOver, [id, row.attempt, attempt, leaseFrom(at)])
    return taken.rows[0] ? { id, attempt, steps: taken.rows[0].steps } : null
  }

  return {
    /** The right to carry the request out, or how it was answered before; a Refusal where neither is to be had. */
    async claim(request: KeyedRequest): Promise<Claim | Answered> {
      // Between two statements another attempt may end.
      for (let i = 0; i < 3; i++) {
        const found = (await insert(request)) ?? (await find(request, now()))
        if (found) return found
      }
      throw stillRunning()
    },

    async store(claim: Claim, answer: Answer): Promise<void> {
      const sealed = secrets.seal(placeOf(claim.id), JSON.stringify(answer))
      await store({ ...claim, sealed })
    },

    /** Gives the key back; what was carried out already stays noted, for whoever comes with the same request. */
    async free({ id, attempt }: Claim): Promise<void> {
      await sql(freeKey, [id, attempt, now()])
    },
  }
}

function stillRunning(): AppError {
  const message = 'A request with the same idempotency key is still being carried out; ask again in a moment.'
  return new Refusal(409, message, { 'retry-after': '1' }, 'CONFLICT')
}

function usedOtherwise(): AppError {
  const message = 'The idempotency key was used before for a different request; send a new one.'
  return new Refusal(409, message, {}, 'IDEMPOTENCY_CONFLICT')
}
