import { open, readFile } from 'node:fs/promises'
import { UsageError } from '../usage-error.ts'

/** A line of a journal. Rows are `kind:number`. */
type Line = {
  readonly import?: string
  /** When somebody looked at what it would do, or went on without. */
  readonly agreed?: string
  readonly begun?: readonly string[]
  readonly done?: readonly string[]
  readonly refused?: readonly string[]
}

export type Journal = Awaited<ReturnType<typeof openJournal>>

/**
 * What an import has done, in a file that is only added to: whatever ends a run, the next one goes on after it. It
 * belongs to one import, which is the same files, flags and server.
 */
export async function openJournal(path: string, fingerprint: string) {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const done = new Set<string>()
  const begun = new Set<string>()
  const refusals = new Map<string, number>()
  let isAgreed = false
  for (const line of text.split('\n').map(parsed)) {
    if (line.import !== undefined && line.import !== fingerprint)
      throw new UsageError(
        `${path} is the journal of another import: of other files, flags, or another server.`,
        'Leave --journal out, or name a file that is not there.',
      )
    if (line.agreed !== undefined) isAgreed = true
    for (const row of line.done ?? []) done.add(row)
    for (const row of line.begun ?? []) begun.add(row)
    for (const row of line.refused ?? []) refusals.set(row, (refusals.get(row) ?? 0) + 1)
  }
  for (const row of done) begun.delete(row)

  const file = await open(path, 'a', 0o600)
  /** Once it returns, what was added outlives a power cut. */
  const add = async (line: Line) => {
    await file.appendFile(`${JSON.stringify(line)}\n`)
    await file.datasync()
  }
  // A run that was killed may have left half a line.
  if (text !== '' && !text.endsWith('\n')) await file.appendFile('\n')
  if (text === '') await add({ import: fingerprint })

  return {
    path,
    /** Whether there was a dry run, or somebody who needs none. */
    isAgreed,
    isDone: (row: string) => done.has(row),
    isBegun: (row: string) => begun.has(row),
    /** How often the server has refused it; its answer to a key is kept for a day. */
    refusalsOf: (row: string) => refusals.get(row) ?? 0,
    add,
    agree: async () => {
      if (!isAgreed) await add({ agreed: new Date().toISOString() })
    },
    close: () => file.close(),
  }
}

function parsed(line: string): Line {
  try {
    return JSON.parse(line) as Line
  } catch {
    return {}
  }
}
