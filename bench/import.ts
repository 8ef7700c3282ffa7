// pnpm bench:import [--customers 10000] [--heap 64]: how long `portico import csv` takes, and what memory and CPU. With
// a small heap, in megabytes, it shows that no more is needed for more rows.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cpuBetween, cpuMeter } from './cpu.ts'
import { createScratch } from './seed.ts'
import { startOurs } from './servers.ts'

const { values } = parseArgs({
  options: { customers: { type: 'string', default: '10000' }, heap: { type: 'string' } },
})
const customers = Number(values.customers)
const serverUrl = process.env.BENCH_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'
const program = fileURLToPath(new URL('../packages/cli/src/bin.ts', import.meta.url))

await using scratch = await createScratch(serverUrl, 1_000)
await using server = await startOurs(scratch.url, { profile: false })
await using meter = await cpuMeter(scratch.url)
const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'))
const lines = Array.from(
  { length: customers },
  (_, i) => `IMPORT-${i},"Customer ${i}, Ltd",PAID,Ada Lovelace,it@customer-${i}.example,"Since ""${i}"""`,
)
writeFileSync(
  join(folder, 'customers.csv'),
  ['number,name,type,contactName,contactEmail,notes', ...lines].join('\r\n'),
)
try {
  await measured('dry run', [])
  await measured('apply', ['--apply'])
  await measured('again', ['--apply'])
} finally {
  rmSync(folder, { recursive: true })
}

async function measured(name: string, flags: readonly string[]): Promise<void> {
  const before = await meter.read(server)
  const begin = performance.now()
  const heap = values.heap === undefined ? [] : [`--max-old-space-size=${values.heap}`]
  const argv = [...heap, program, 'import', 'csv', folder, ...flags, '--jsonl']
  const child = spawn(process.execPath, argv, {
    env: { PORTICO_ENDPOINT: `http://127.0.0.1:${server.port}/graphql`, PORTICO_TOKEN: scratch.staffToken },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  let memory = 0
  let cpu = 0
  const timer = setInterval(() => {
    memory = megabytesOf(child.pid!) ?? memory
    cpu = cpuOf(child.pid!) ?? cpu
  }, 50)
  const [code] = await once(child, 'close')
  clearInterval(timer)
  const seconds = (performance.now() - begin) / 1_000
  const used = cpuBetween(before, await meter.read(server))
  const inSeconds = (microseconds: number | undefined) => ((microseconds ?? 0) / 1_000_000).toFixed(1)
  console.log(
    `${name}: exit code ${code}, ${seconds.toFixed(1)} s, at most ${memory} MB; CPU seconds: import ${cpu.toFixed(1)}, server ${inSeconds(used.server)}, PostgreSQL ${inSeconds(used.database)}`,
  )
}

/** The most that a process has held so far. */
function megabytesOf(pid: number): number | undefined {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1]
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
}

function cpuOf(pid: number): number | undefined {
  const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')
  // In hundredths of a second: user and system.
  return fields && (Number(fields[11]) + Number(fields[12])) / 100
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
