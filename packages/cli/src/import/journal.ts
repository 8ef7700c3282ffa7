import { open, readFile } from 'node:fs/promises'
import { isRow } from '../rows.ts'
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
  // Every journal begins with it.
  const header = `${JSON.stringify({ import: fingerprint })}\n`
  const lines = text.split('\n').map(parsed)
  // A run that was killed may have left half a line, also of the first.
  const missing = header.startsWith(text) ? header.slice(text.length) : text.endsWith('\n') ? '' : '\n'
  if (!header.startsWith(text) && lines[0]!.import === undefined)
    throw new UsageError(
      `${path} is not the journal of an import: nothing is written into it.`,
      'Leave --journal out, or name a file that is not there.',
    )
  const done = new Set<string>()
  const begun = new Set<string>()
  const refusals = new Map<string, number>()
  let isAgreed = false
  for (const line of lines) {
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
  const append = async (text: string) => {
    await file.appendFile(text)
    await file.datasync()
  }
  const add = (line: Line) => append(`${JSON.stringify(line)}\n`)
  if (missing !== '') await append(missing)

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
    const value: unknown = JSON.parse(line)
    return isRow(value) ? value : {}
  } catch {
    return {}
  }
}
