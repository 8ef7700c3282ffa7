#!/usr/bin/env node
import { Interruption } from './io.ts'
import { main } from './main.ts'

const ending = new AbortController()

for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => {
    // Asked again: at once.
    if (ending.signal.aborted) process.exit(exitCode)
    ending.abort(new Interruption('', exitCode))
  })
}

// The reader has seen enough (`| head`): no more work, and no complaint.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  ending.abort(error.code === 'EPIPE' ? new Interruption('', 0) : error)
})
process.stderr.on('error', () => {})

process.exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: ending.signal,
})
