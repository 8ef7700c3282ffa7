import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { cpuMeter } from './cpu.ts'
import { measure, type Result, type Settings } from './measure.ts'
import { operationNames, operationsOn } from './operations.ts'
import { belowGoal, findings, type Report, table } from './report.ts'
import { assertSameAnswers } from './requests.ts'
import { createScratch } from './seed.ts'
import { startGenerator, startHandWritten, startOurs } from './servers.ts'

const usage = `pnpm bench [--customers 1000,10000] [--seconds 2] [--rounds 5] [--only one,nested,page,mine,validate,create,create-keyed,activate] [--json] [--profile]
BENCH_DATABASE_URL names the PostgreSQL server (postgresql://postgres@127.0.0.1:5432/postgres).`

type Options = Settings & {
  serverUrl: string
  customers: number[]
  only: readonly string[]
  json: boolean
  profile: boolean
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      customers: { type: 'string', default: '1000,10000' },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', default: operationNames.join(',') },
      json: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
    },
  })
  const customers = values.customers.split(',').map(Number)
  const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)]
  const only = values.only.split(',')
  const known = only.every((name) => operationNames.some((operation) => operation === name))
  const numbers = customers.every((n) => Number.isInteger(n) && n >= 1_000) && seconds > 0 && rounds >= 1
  if (!known || !numbers)
    throw new Error(`${usage}\nAt least 1000 customers, since one person administers 200 of them.`)
  const serverUrl = process.env.BENCH_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'
  return {
    serverUrl,
    customers,
    only,
    json: values.json,
    profile: values.profile,
    seconds,
    rounds: Math.floor(rounds),
    warmUpSeconds: Math.min(2, seconds),
    connections: 16,
  }
}

/** Makes a scratch database of one size, which is dropped at the end, and starts the servers on it. */
async function setUp(customers: number, options: Options, ends: AsyncDisposableStack) {
  say(`${customers.toLocaleString('en')} customers: creating the database …`)
  const scratch = ends.use(await createScratch(options.serverUrl, customers))
  const ours = ends.use(await startOurs(scratch.url, options))
  const handWritten = ends.use(await startHandWritten(scratch.url))
  const meter = ends.use(await cpuMeter(scratch.url))
  const operations = (await operationsOn(scratch)).filter(({ name }) => options.only.includes(name))
  for (const operation of operations) await assertSameAnswers(operation, ours, handWritten, scratch.url)
  return { setup: { customers, ours, handWritten, meter }, operations }
}

async function main(): Promise<void> {
  const options = readOptions()
  const startedAt = new Date().toISOString()
  const signal = interruption()
  await using ends = new AsyncDisposableStack()
  const generator = ends.use(startGenerator())
  const sizes = []
  for (const customers of options.customers) {
    signal.throwIfAborted()
    sizes.push(await setUp(customers, options, ends))
  }
  const measured: Result[] = []
  for (const [i, { name, summary }] of sizes[0]!.operations.entries()) {
    say(`  ${name}: ${summary}`)
    const each = sizes.map(({ setup, operations }) => ({ setup, operation: operations[i]! }))
    measured.push(...(await measure(each, { generator, settings: options, signal })))
  }
  const results = options.customers.flatMap((customers) =>
    measured.filter((result) => result.customers === customers),
  )
  const { seconds, rounds, warmUpSeconds, connections } = options
  const report: Report = {
    startedAt,
    machine: {
      cpus: availableParallelism(),
      node: process.version,
      postgres: await versionOf(options.serverUrl),
    },
    settings: { seconds, rounds, warmUpSeconds, connections },
    results,
    belowGoal: belowGoal(results),
  }
  await mkdir(new URL('./results/', import.meta.url), { recursive: true })
  await writeFile(new URL('./results/latest.json', import.meta.url), `${JSON.stringify(report, null, 2)}\n`)
  const { cpus, node, postgres } = report.machine
  say(`\n${table(results)}\n\n${findings(results).join('\n')}`)
  say(
    `Node ${node}, PostgreSQL ${postgres}, ${cpus} CPUs for all; ${connections} connections, ${rounds} rounds of ${seconds} s.`,
  )
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`)
}

/** Ctrl-C ends the run by the way of an error, so that no database and no process is left behind. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  const interrupt = () => controller.abort(new Error('Interrupted.'))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  return controller.signal
}

async function versionOf(serverUrl: string): Promise<string> {
  const client = new pg.Client(serverUrl)
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  await client.end()
  return rows[0]!.server_version.split(' ')[0]!
}

/** The table is for people; with --json standard output is for programs. */
const say: (line: string) => void = process.argv.includes('--json') ? console.error : console.log

main().catch((error: unknown) => {
  console.error(error instanceof Error && process.env.DEBUG === undefined ? error.message : error)
  process.exitCode = 1
})
