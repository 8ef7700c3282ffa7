// Two servers on one PostgreSQL are killed in turn while a program changes things through the SDK and a receiver of
// webhooks fails at random. Afterwards every acknowledged change must be there exactly once, with exactly one audit
// event, which the receiver has got at least once and in the order of its entity; and the trail must verify, until one
// byte of it is changed.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Portico } from '../packages/sdk/src/index.ts'
import { type Database, openDatabase } from '../packages/server/src/db/database.ts'

const { values } = parseArgs({
  options: { mutations: { type: 'string', default: '5000' }, database: { type: 'string' } },
})
const mutations = Number(values.mutations)
const serverUrl = values.database ?? process.env.TEST_DATABASE_URL
assert.ok(serverUrl, 'Say which PostgreSQL server: --database postgresql://…')

const root = fileURLToPath(new URL('..', import.meta.url))
const token = randomBytes(24).toString('hex')
const workers = 16
/** A customer is created, then changed so often. */
const changes = 4

const admin = await openDatabase({ kind: 'postgres', url: serverUrl })
const name = `chaos_${randomBytes(4).toString('hex')}`
await admin.sql(`create database ${name}`)
const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
const environment = {
  PATH: process.env.PATH,
  DATABASE_URL: url,
  PORTICO_SECRET_KEY: randomBytes(32).toString('base64'),
  PORTICO_BOOTSTRAP_TOKEN: token,
  PORTICO_WEBHOOK_ALLOW: '127.0.0.1',
  PORTICO_DEMO: 'false',
  PORT: '0',
  PORTICO_BUDGET_API_TOKEN: '1000000000',
  LOG_LEVEL: 'error',
}

type Running = { child: ChildProcess; endpoint: string | null }
const servers: Running[] = []
let kills = 0
let checks = 0
let over = false

function check(what: string): void {
  checks++
  console.log(`ok ${checks} - ${what}`)
}

try {
  for (let i = 0; i < 2; i++) servers.push(await start())
  const receiver = await startReceiver()
  const portico = new Portico({
    endpoint: 'http://portico.invalid/graphql',
    token,
    fetch: anyServer,
    retries: 1_000,
    timeoutMs: 240_000,
  })
  await portico.webhookEndpoints.create({ url: receiver.url, filters: [{ types: ['customer.*'] }] })
  const killing = killInTurn()
  const made = await change(portico)
  over = true
  await killing
  check(`${mutations} mutations were acknowledged while servers were killed ${kills} times`)

  const database = await openDatabase({ kind: 'postgres', url })
  try {
    await assertRows(database, made)
    check('each of them is there exactly once')
    await assertEvents(database, made)
    check('and has exactly one audit event')
    await assertDelivered(database, receiver.got)
    check(`which was delivered at least once, in order, by ${receiver.requests()} requests`)
    assert.equal(verify(), 0)
    check('the audit trail verifies')
    await database.transaction(async (sql) => {
      await sql('alter table "AuditEvent" disable trigger user')
      await sql(
        `update "AuditEvent" set "actorName" = 'x' || "actorName" where position = (select max(position) / 2 from "AuditEvent")`,
      )
      await sql('alter table "AuditEvent" enable trigger user')
    })
    assert.equal(verify(), 1)
    check('and does not after one byte was changed')
  } finally {
    await database.close()
  }
  console.log(`Tests  ${checks} passed`)
} catch (error) {
  console.error(error)
  console.log(`Tests  1 failed | ${checks} passed`)
  process.exitCode = 1
} finally {
  over = true
  for (const { child } of servers) child.kill('SIGKILL')
  await admin.sql(`drop database if exists ${name} with (force)`)
  await admin.close()
}
process.exit()

async function start(): Promise<Running> {
  const child = spawn(process.execPath, ['packages/server/src/main.ts'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const running: Running = { child, endpoint: null }
  child.once('exit', () => {
    running.endpoint = null
  })
  for await (const line of createInterface({ input: child.stdout! })) {
    running.endpoint = /serves (http\S+graphql)/.exec(line)?.[1] ?? null
    if (running.endpoint) return running
  }
  throw new Error('A server ended before it served.')
}

/** One of the servers that run; there is always one. */
function anyServer(_url: string, init: RequestInit): Promise<Response> {
  const endpoints = servers.flatMap(({ endpoint }) => endpoint ?? [])
  return fetch(endpoints[Math.floor(Math.random() * endpoints.length)]!, init)
}

async function killInTurn(): Promise<void> {
  for (let turn = 0; !over; turn = 1 - turn) {
    await setTimeout(1_000 + Math.random() * 2_000)
    if (over) return
    const { child } = servers[turn]!
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    kills++
    servers[turn] = await start()
  }
}

type Made = Map<string, { number: string; names: string[] }>

/** Customers by id, with the names that they were given one after the other. */
async function change(portico: Portico): Promise<Made> {
  const made: Made = new Map()
  let left = mutations
  const work = async (worker: number) => {
    for (let n = 0; left > 0; n++) {
      const number = `C-${worker}-${n}`
      left--
      const { id } = await portico.customers.create({ number, name: `${number} 0` })
      const customer = { number, names: [`${number} 0`] }
      made.set(id, customer)
      for (let i = 1; i <= changes && left > 0; i++) {
        left--
        await portico.customers.update({ id, name: `${number} ${i}` })
        customer.names.push(`${number} ${i}`)
      }
    }
  }
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)))
  return made
}

async function assertRows({ sql }: Database, made: Made): Promise<void> {
  const { rows } = await sql<{ id: string; number: string; name: string }>(
    'select id, number, name from "Customer"',
  )
  assert.equal(rows.length, made.size)
  for (const { id, number, name } of rows) {
    assert.equal(made.get(id)?.number, number)
    assert.equal(made.get(id)?.names.at(-1), name)
  }
}

type Event = { id: string; entityId: string; type: string; sequence: number | null; name: string }

async function eventsOf({ sql }: Database): Promise<Event[]> {
  const { rows } = await sql<Event>(
    `select id, "entityId", type, "entitySequence" as sequence, changes->'name'->>'to' as name
     from "AuditEvent" where "entityType" = 'customer' order by ordinal`,
  )
  return rows
}

async function assertEvents(database: Database, made: Made): Promise<void> {
  const names = new Map([...made.keys()].map((id) => [id, [] as string[]]))
  for (const event of await eventsOf(database)) names.get(event.entityId)!.push(event.name)
  for (const [id, customer] of made) assert.deepEqual(names.get(id), customer.names)
}

type Got = { entity: string; sequence: number }

/** Fails an event at most twice: by an error, by hanging up after it was read, or by hanging up at once. */
async function startReceiver() {
  const got: Got[] = []
  const failed = new Map<string, number>()
  let requests = 0
  const server = createServer(async (request, response) => {
    requests++
    const id = String(request.headers['webhook-id'])
    const failures = failed.get(id) ?? 0
    if (failures < 2 && Math.random() < 0.1) {
      failed.set(id, failures + 1)
      if (Math.random() < 0.3) return request.socket.destroy()
      response.writeHead(500).end()
      return
    }
    let body = ''
    for await (const piece of request) body += piece
    const { entity } = JSON.parse(body).data
    got.push({ entity: entity.id, sequence: entity.sequence })
    // It was received, but the sender does not know.
    if (failures < 2 && Math.random() < 0.02) {
      failed.set(id, failures + 1)
      return request.socket.destroy()
    }
    response.writeHead(204).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, got, requests: () => requests }
}

async function assertDelivered(database: Database, got: readonly Got[]): Promise<void> {
  const wanted = (await eventsOf(database)).length
  const deadline = Date.now() + 600_000
  for (;;) {
    const seen = new Set(got.map(({ entity, sequence }) => `${entity} ${sequence}`))
    if (seen.size === wanted) break
    assert.ok(Date.now() < deadline, `${seen.size} of ${wanted} events were delivered`)
    await setTimeout(500)
  }
  // What is delivered again may come late, but nothing comes before what was before it.
  const last = new Map<string, number>()
  for (const { entity, sequence } of got) {
    const before = last.get(entity) ?? 0
    assert.ok(sequence <= before + 1, `${entity}: ${sequence} came after ${before}`)
    last.set(entity, Math.max(before, sequence))
  }
}

function verify(): number | null {
  return spawnSync(process.execPath, ['scripts/audit-verify.ts'], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  }).status
}
