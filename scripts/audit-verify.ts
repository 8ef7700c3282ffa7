// pnpm audit:verify [--head POSITION:HASH]: takes the hashes of the audit trail anew, and fails where they are others.
import { parseArgs } from 'node:util'
import { type Head, verifyTrail } from '../packages/server/src/audit/verify.ts'
import { ConfigError, loadConfig } from '../packages/server/src/config.ts'
import { openDatabase } from '../packages/server/src/db/database.ts'
import { DatabaseError } from '../packages/server/src/db/database-error.ts'

const usage = `Usage: pnpm audit:verify [--head POSITION:HASH]

Takes the hashes of the audit trail anew, in the environment of the server. Ends with 0 where the trail is as it was
written, 1 where it was changed, and 2 where it cannot be looked at. --head is what an earlier run has printed: with it,
an end that was cut off and a chain that was made anew are found as well.
`

try {
  const { help, head } = optionsOf(process.argv.slice(2))
  if (help) process.stdout.write(usage)
  else process.exitCode = await verify(headOf(head))
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof DatabaseError
  console.error(expected ? error.message : error)
  process.exitCode = 2
}

function optionsOf(args: string[]): { help?: boolean; head?: string } {
  const options = { head: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new ConfigError(`${(error as Error).message}\n\n${usage}`)
  }
}

function headOf(text: string | undefined): Head | undefined {
  if (text === undefined) return undefined
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  if (position === undefined || hash === undefined)
    throw new ConfigError('--head must be POSITION:HASH, as an earlier verification has printed it.')
  return { position: Number(position), hash }
}

async function verify(earlier: Head | undefined): Promise<number> {
  const database = await openDatabase(loadConfig(process.env).database)
  try {
    const { rows } = await database.sql<{ there: boolean }>(
      `select to_regclass('"AuditCheckpoint"') is not null as there`,
    )
    if (!rows[0]!.there)
      throw new DatabaseError('This database has no audit trail: start the server on it first.')
    const { head, checkpoint, events, waiting, problems } = await verifyTrail(database, { head: earlier })
    for (const { kind, position, message } of problems)
      console.log(`${kind} at position ${position}: ${message}`)
    if (checkpoint) console.log(`Pruned up to position ${checkpoint.position}.`)
    if (checkpoint && earlier && earlier.position < checkpoint.position)
      console.log(`What was noted of position ${earlier.position} cannot be compared: it was pruned.`)
    if (waiting > 0) console.log(`${waiting} events have no place yet.`)
    console.log(`${events} events looked at. Head: ${head.position}:${head.hash}`)
    console.log(
      problems.length > 0 ? 'The audit trail was changed.' : 'The audit trail is as it was written.',
    )
    return problems.length > 0 ? 1 : 0
  } finally {
    await database.close()
  }
}
