import { open, stat } from 'node:fs/promises'
import { csvLine } from '../csv.ts'
import { jsonText } from '../output.ts'
import { clean } from '../text.ts'
import { UsageError } from '../usage-error.ts'
import type { Problem } from './problem.ts'
import type { Pass } from './source.ts'

const shown = 20

/** Where a row is: its line in the file, and which it is of the rows of its kind there. */
export type Place = { readonly line: number; readonly row: number }

export type Report = Awaited<ReturnType<typeof openReport>>

/**
 * Tells what is not taken and why: all of it in a file, and the first of it to the reader. What the file had before is
 * gone, so it must be none of those that are `read`.
 */
export async function openReport(
  path: string | undefined,
  tell: (text: string) => Promise<void>,
  read: readonly string[],
) {
  const format = path === undefined ? null : formatOf(path)
  if (path !== undefined) await assertNoneOf(read, path)
  const file = path === undefined ? null : await open(path, 'w').catch(unopened(path))
  const write = async (line: string) => file?.appendFile(line).catch(unwritten(path!))
  if (format === 'csv') await write(csvLine(['file', 'line', 'row', 'field', 'code', 'message']))
  let count = 0
  return {
    async add({ file: { name }, fields = {} }: Pass, { line, row }: Place, problem: Problem): Promise<void> {
      const { code, message } = problem
      const field = problem.field === null ? null : (fields[problem.field] ?? problem.field)
      count++
      await write(
        format === 'csv'
          ? csvLine([name, line, row, field, code, message])
          : `${jsonText({ file: name, line, row, field, code, message })}\n`,
      )
      if (count <= shown)
        await tell(clean(`${name}, line ${line}${field === null ? '' : `, ${field}`}: ${message} (${code})`))
    },
    async close(): Promise<void> {
      await file?.close().catch(unwritten(path!))
      if (count > shown)
        await tell(
          `… and ${(count - shown).toLocaleString('en')} more${path === undefined ? '; --report <file> has them all' : ''}.`,
        )
    },
  }
}

function formatOf(path: string): 'csv' | 'jsonl' {
  if (/\.csv$/i.test(path)) return 'csv'
  if (/\.jsonl$/i.test(path)) return 'jsonl'
  throw new UsageError('--report is a file that ends in .csv or .jsonl.')
}

/** By whatever name: a link may be one. */
async function assertNoneOf(read: readonly string[], path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found) return
  for (const one of read) {
    const { dev, ino } = await stat(one)
    if (found.dev === dev && found.ino === ino)
      throw new UsageError(`The report would write over ${one}, which the import needs.`)
  }
}

const unopened =
  (path: string) =>
  ({ code }: NodeJS.ErrnoException): never => {
    throw new UsageError(`The report ${path} cannot be opened (${code}).`)
  }

const unwritten =
  (path: string) =>
  ({ code }: NodeJS.ErrnoException): never => {
    throw Object.assign(new Error(`The report ${path} cannot be written (${code}).`), { code })
  }
