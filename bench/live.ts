// pnpm bench:live [--readers 1000]: what readers of live updates cost, and how soon an event reaches them all.

import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { hashToken, makeToken } from '../packages/server/src/auth/token.ts'
import { createScratch } from './seed.ts'
import { startOurs } from './servers.ts'

const { values } = parseArgs({ options: { readers: { type: 'string', default: '1000' } } })
const readers = Number(values.readers)
const serverUrl = process.env.BENCH_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'
/** As many as a person may have at a time. */
const readersOfOne = 100
const query = 'subscription { subscriptionChanged { eventId type subscription { id status } } }'

await using scratch = await createScratch(serverUrl, 1_000)
await using server = await startOurs(scratch.url, { profile: false })
await using database = await connected(scratch.url)
const tokens = await signedIn(Math.ceil(readers / readersOfOne))

const megabytes = async () => {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024
}
const headers = { 'content-type': 'application/json', authorization: `Bearer ${scratch.staffToken}` }
const before = await megabytes()
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY })
let told = 0
let reached: (() => void) | undefined
for (let opened = 0; opened < readers; opened += 100)
  await Promise.all(Array.from({ length: Math.min(100, readers - opened) }, (_, i) => open(opened + i)))
const with_ = await megabytes()
console.log(`${readers} readers: ${Math.round(with_ - before)} MB more than ${Math.round(before)} MB without`)

for (let round = 1; round <= 5; round++) {
  const all = new Promise<void>((resolve) => {
    reached = resolve
    told = 0
  })
  const began = performance.now()
  await happen()
  await all
  console.log(`event ${round} reached all of them after ${Math.round(performance.now() - began)} ms`)
}
console.log(`${Math.round(await megabytes())} MB in the end`)
agent.destroy()

function open(reader: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port: server.port,
        path: '/graphql',
        method: 'POST',
        agent,
        headers: {
          ...headers,
          accept: 'text/event-stream',
          authorization: `Bearer ${tokens[Math.floor(reader / readersOfOne)]}`,
        },
      },
      (response) => {
        response.once('data', () => resolve())
        // It is cut off at the end.
        response.once('error', () => {})
        response.on('data', (data: Buffer) => {
          if (data.includes('event: next') && ++told === readers) reached?.()
        })
      },
    )
    asked.once('error', reject)
    asked.end(JSON.stringify({ query }))
  })
}

/** A subscription is renamed by its notes, through the API. */
async function happen(): Promise<void> {
  const { rows } = await database.client.query(
    `select id from "Subscription" where status = 'ACTIVE' order by random() limit 1`,
  )
  const mutation =
    'mutation ($input: SubscriptionUpdateInput!) { subscriptionUpdate(input: $input) { errors { message } } }'
  const variables = { input: { id: rows[0].id, notes: `At ${Date.now()}` } }
  const answer = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: mutation, variables }),
  })
  const body = await answer.json()
  if (body.data?.subscriptionUpdate.errors.length !== 0) throw new Error(JSON.stringify(body))
}

/** Sessions of so many staff members. */
async function signedIn(people: number): Promise<string[]> {
  const made = Array.from({ length: people }, () => makeToken('session'))
  await database.client.query(
    `with people as (
       insert into "Staff" (id, email, name, role, "updatedAt")
       select 'stf_' || lpad(n::text, 26, '0'), 'reader-' || n || '@vendor.example', 'Reader ' || n, 'ADMIN', now()
       from generate_series(1001, 1000 + $1::int) n)
     insert into "Session" (id, "tokenHash", "staffId", "expiresAt")
     select 'ses_' || lpad((1000 + n)::text, 26, '0'), hash, 'stf_' || lpad((1000 + n)::text, 26, '0'), now() + interval '1 day'
     from unnest($2::text[]) with ordinality as given (hash, n)`,
    [people, made.map(hashToken)],
  )
  return made
}

async function connected(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return { client, [Symbol.asyncDispose]: () => client.end() }
}
