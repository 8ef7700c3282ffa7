import { type CpuMeter, cpuBetween } from './cpu.ts'
import type { Operation } from './operations.ts'
import { requestTo } from './requests.ts'
import type { Generator, Server } from './servers.ts'

export type Settings = { rounds: number; seconds: number; warmUpSeconds: number; connections: number }

/** One round of one server. CPU is in microseconds a request; undefined where the machine does not tell. */
type Round = {
  requestsPerSecond: number
  latencies: Float32Array
  serverCpu: number | undefined
  databaseCpu: number | undefined
  generatorCpu: number
}

export type Side = {
  requestsPerSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Microseconds a request. */
  cpu: { server: number; database: number | null; total: number } | null
}

type Spread = { median: number; min: number; max: number; rounds: number[] }

export type Result = {
  customers: number
  operation: Operation['name']
  ours: Side
  handWritten: Side
  /** Requests a second, ours by hand-written. */
  ratio: Spread
  /** CPU a request, hand-written by ours; steadier than the ratio. */
  cpuRatio: Spread | null
  /** Microseconds of the load generator a request of the hand-written server. */
  generatorCpu: number
}

/** A database of one size and the servers on it. */
export type Setup = {
  customers: number
  ours: Server
  handWritten: Server
  meter: CpuMeter
}

export type Load = { generator: Generator; settings: Settings; signal: AbortSignal }

/** Measures an operation on both servers of every size, round by round in turn, so that what else the machine does meets all alike. */
export async function measure(
  sizes: readonly { setup: Setup; operation: Operation }[],
  load: Load,
): Promise<Result[]> {
  const { rounds, seconds, warmUpSeconds } = load.settings
  const taken = sizes.map(() => ({ ours: [] as Round[], handWritten: [] as Round[] }))
  for (let i = 0; i <= rounds; i++) {
    for (const [size, { setup, operation }] of sizes.entries()) {
      for (const name of ['ours', 'handWritten'] as const) {
        const round = await runRound(operation, setup[name], setup, load, i === 0 ? warmUpSeconds : seconds)
        if (i > 0) taken[size]![name].push(round)
      }
    }
  }
  return sizes.map(({ setup, operation }, size) =>
    resultOf(setup.customers, operation, taken[size]!.ours, taken[size]!.handWritten),
  )
}

function resultOf(customers: number, operation: Operation, ours: Round[], handWritten: Round[]): Result {
  const cpuRatios = ours.map((round, i) => (totalCpu(handWritten[i]!) ?? 0) / (totalCpu(round) ?? 0))
  return {
    customers,
    operation: operation.name,
    ours: sideOf(ours),
    handWritten: sideOf(handWritten),
    ratio: spreadOf(ours.map((round, i) => round.requestsPerSecond / handWritten[i]!.requestsPerSecond)),
    cpuRatio: cpuRatios.every(Number.isFinite) ? spreadOf(cpuRatios) : null,
    generatorCpu: median(handWritten.map((round) => round.generatorCpu)),
  }
}

async function runRound(
  operation: Operation,
  server: Server,
  { meter }: Setup,
  { generator, settings, signal }: Load,
  seconds: number,
): Promise<Round> {
  signal.throwIfAborted()
  const load = {
    port: server.port,
    connections: settings.connections,
    seconds,
    requests: operation.variables.map((variables) => requestTo(server, operation, variables)),
    begins: operation.begins,
  }
  const before = await meter.read(server)
  const { requests, seconds: taken, latencies, cpu } = await generator.run(load)
  const used = cpuBetween(before, await meter.read(server))
  const each = (value: number | undefined) => (value === undefined ? undefined : value / requests)
  return {
    requestsPerSecond: requests / taken,
    latencies,
    serverCpu: each(used.server),
    databaseCpu: each(used.database),
    generatorCpu: cpu / requests,
  }
}

function totalCpu({ serverCpu, databaseCpu }: Round): number | undefined {
  return serverCpu === undefined ? undefined : serverCpu + (databaseCpu ?? 0)
}

function sideOf(rounds: Round[]): Side {
  const latencies = Float32Array.from(rounds.flatMap((round) => [...round.latencies])).sort()
  const at = (part: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))]!
  const servers = rounds.map((round) => round.serverCpu).filter((cpu) => cpu !== undefined)
  const databases = rounds.map((round) => round.databaseCpu).filter((cpu) => cpu !== undefined)
  const server = servers.length > 0 ? median(servers) : null
  const database = databases.length > 0 ? median(databases) : null
  return {
    requestsPerSecond: median(rounds.map((round) => round.requestsPerSecond)),
    p50: at(0.5),
    p99: at(0.99),
    cpu: server === null ? null : { server, database, total: server + (database ?? 0) },
  }
}

function spreadOf(rounds: number[]): Spread {
  return { median: median(rounds), min: Math.min(...rounds), max: Math.max(...rounds), rounds }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
