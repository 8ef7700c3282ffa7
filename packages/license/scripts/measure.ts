import { cpus } from 'node:os'
import { signLicense, verifyLicense } from '../src/index.ts'
import { exampleClaims, keys, licenseKey, now, signingKey } from '../test/fixture.ts'

/** What verifying a file costs in this process: the processor time of all its threads, and the time on the clock. */
const budgetMicroseconds = 500
const rounds = 9
const callsARound = 500

const plain = await signLicense(exampleClaims(), { privateKey: signingKey })
const encrypted = await signLicense(exampleClaims(), { privateKey: signingKey, encryptFor: licenseKey })

console.log(
  `Node ${process.version}, ${cpus()[0]?.model}; the median of ${rounds} × ${callsARound} calls, one after the other`,
)
const verifying = await measure('verifyLicense', () => verifyLicense(plain, { keys, now }))
await measure('verifyLicense, encrypted', () => verifyLicense(encrypted, { keys, now, licenseKey }))
await measure('signLicense', () => signLicense(exampleClaims(), { privateKey: signingKey }))
if (verifying > budgetMicroseconds) {
  console.error(`verifyLicense took ${verifying} µs of CPU; the budget is ${budgetMicroseconds}.`)
  process.exitCode = 1
}

async function measure(name: string, call: () => Promise<unknown>): Promise<number> {
  for (let warm = 0; warm < callsARound; warm++) await call()
  const cpu: number[] = []
  const clock: number[] = []
  for (let round = 0; round < rounds; round++) {
    const used = process.cpuUsage()
    const start = performance.now()
    for (let count = 0; count < callsARound; count++) await call()
    clock.push(((performance.now() - start) * 1000) / callsARound)
    const { user, system } = process.cpuUsage(used)
    cpu.push((user + system) / callsARound)
  }
  console.log(`${name.padEnd(26)} ${median(cpu)} µs of CPU, ${median(clock)} µs on the clock`)
  return median(cpu)
}

function median(values: number[]): number {
  return Math.round(values.toSorted((one, other) => one - other)[values.length >> 1]!)
}
