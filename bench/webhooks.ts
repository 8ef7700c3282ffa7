import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { cpuBetween, cpuMeter } from './cpu.ts'
import { createScratch } from './seed.ts'
import { startOurs } from './servers.ts'

// How long events take to their webhook endpoints: see README.md.

const usage = 'pnpm bench:webhooks [--events 10000] [--entities 10000] [--endpoints 1] [--profile]'

function readOptions() {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '10000' },
      entities: { type: 'string', default: '10000' },
      endpoints: { type: 'string', default: '1' },
      profile: { type: 'boolean', default: false },
    },
  })
  const [events, entities, endpoints] = [values.events, values.entities, values.endpoints].map(Number) as [
    number,
    number,
    number,
  ]
  if (![events, entities, endpoints].every((n) => Number.isInteger(n) && n >= 1)) throw new Error(usage)
  const serverUrl = process.env.BENCH_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'
  return { events, entities, endpoints, profile: values.profile, serverUrl }
}

type Event = { data: { entity: { id: string; sequence: number } } }

/** Answers 204 to everything and holds the events of each entity to their order. */
async function startReceiver(): Promise<{
  server: Server
  url: string
  count: () => number
  disorder: () => number
}> {
  const last = new Map<string, number>()
  let count = 0
  let disorder = 0
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const { entity } = (JSON.parse(body) as Event).data
    const key = `${request.url} ${entity.id}`
    if (entity.sequence !== (last.get(key) ?? 0) + 1) disorder++
    last.set(key, entity.sequence)
    count++
    response.writeHead(204).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { server, url: `http://127.0.0.1:${port}`, count: () => count, disorder: () => disorder }
}

async function createEndpoint(port: number, token: string, url: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: `mutation ($input: WebhookEndpointCreateInput!) {
        webhookEndpointCreate(input: $input) { secret errors { message } } }`,
      variables: { input: { url, filters: [{ types: ['license.updated'] }] } },
    }),
  })
  const answer = (await response.json()) as { data?: { webhookEndpointCreate: { secret: string | null } } }
  if (!answer.data?.webhookEndpointCreate.secret) throw new Error(JSON.stringify(answer))
}

async function main(): Promise<void> {
  const { events, entities, endpoints, profile, serverUrl } = readOptions()
  console.log('Creating the database …')
  await using scratch = await createScratch(serverUrl, 1_000)
  await using ours = await startOurs(scratch.url, { profile })
  const receiver = await startReceiver()
  await using meter = await cpuMeter(scratch.url)
  const client = new pg.Client(scratch.url)
  await client.connect()
  try {
    for (let i = 0; i < endpoints; i++)
      await createEndpoint(ours.port, scratch.staffToken, `${receiver.url}/${i}`)
    const before = await meter.read(ours)
    const startedAt = performance.now()
    await client.query(
      `insert into "AuditEvent"
         (id, type, "actorKind", "actorId", "actorName", "entityType", "entityId", changes, "occurredAt")
       select 'evt_bench' || n, 'license.updated', 'staff', 'stf_bench', 'Sam', 'license', 'lic_bench' || n % $2,
         '{"name": {"from": "before", "to": "after"}}', now()
       from generate_series(1, $1) n`,
      [events, entities],
    )
    const expected = events * endpoints
    const endsAt = performance.now() + 600_000
    while (receiver.count() < expected && performance.now() < endsAt) await setTimeout(10)
    const arrived = (performance.now() - startedAt) / 1_000
    const open = `select count(*)::int as n from "WebhookDelivery" where status <> 'DELIVERED'`
    while ((await client.query<{ n: number }>(open)).rows[0]!.n > 0 && performance.now() < endsAt)
      await setTimeout(20)
    const noted = (performance.now() - startedAt) / 1_000
    console.log(
      `${receiver.count()} of ${expected} deliveries in ${arrived.toFixed(1)} s (${Math.round(expected / arrived)} a second), noted after ${noted.toFixed(1)} s; ${receiver.disorder()} out of order.`,
    )
    const cpu = cpuBetween(before, await meter.read(ours))
    const each = (micros: number | undefined) => (micros === undefined ? '?' : Math.round(micros / expected))
    console.log(
      `CPU of one delivery: ${each(cpu.server)} µs of the server, ${each(cpu.database)} µs of PostgreSQL.`,
    )
    if (receiver.count() !== expected || receiver.disorder() > 0) process.exitCode = 1
  } finally {
    await client.end()
    receiver.server.closeAllConnections()
    receiver.server.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && process.env.DEBUG === undefined ? error.message : error)
  process.exitCode = 1
})
