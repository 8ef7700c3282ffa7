import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { didYouMean } from '../suggest.ts'
import { UsageError } from '../usage-error.ts'
import { columns, type Kind, kinds } from './columns.ts'
import { readCsv } from './csv-rows.ts'
import type { Pass, Source, SourceFile, SourceRow } from './source.ts'
import { readText } from './text.ts'

/** `archived` is a column of the customers, and no file. */
const fileKinds = kinds.filter((kind) => kind !== 'archived')
const known = fileKinds.map((kind) => `${kind}.csv`)

/** The CSV files of a folder: one per kind, each with a line of names. */
export async function csvSet(folder: string): Promise<Source> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`There is no folder ${folder} to read (${error.code}).`)
  })
  const passes: Pass[] = []
  for (const kind of fileKinds) {
    if (!there.includes(`${kind}.csv`)) continue
    const file = { path: join(folder, `${kind}.csv`), name: `${kind}.csv` }
    const names = await namesOf(kind, file)
    passes.push({ kind, file, rows: (onBytes) => rowsOf(file, names, onBytes) })
    if (kind === 'customers' && names.includes('archived'))
      passes.push({
        kind: 'archived',
        file,
        rows: (onBytes) => archivedIn(file, names, onBytes),
        silent: true,
      })
  }
  if (passes.length === 0)
    throw new UsageError(
      `There is nothing to import in ${folder}.`,
      `Its files are called ${known.join(', ')}.`,
    )
  const others = there.filter((name) => name.endsWith('.csv') && !known.includes(name))
  return {
    files: [...new Set(passes.map(({ file }) => file))],
    passes: passes.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)),
    notes: others.map((name) => `${name} is not read.${didYouMean(name, known)}`),
  }
}

/** The columns of a file in their order, held to what there is. */
async function namesOf(kind: Kind, { path, name }: SourceFile): Promise<string[]> {
  const all = Object.keys(columns[kind])
  const rows = readCsv(readText(path, () => {}))
  const first = await rows.next()
  const header = first.done ? undefined : first.value
  await rows.return(undefined)
  if (!header || header.problem)
    throw new UsageError(`${name} has no line of names.`, `They are ${all.join(', ')}.`)
  const found = header.cells.map((cell) => all.find((column) => bare(column) === bare(cell)))
  const unknown = header.cells.filter((_, i) => found[i] === undefined)
  if (unknown.length > 0)
    throw new UsageError(
      `${name} has columns that there are not: ${unknown.map((cell) => JSON.stringify(cell)).join(', ')}.${didYouMean(unknown[0]!, all)}`,
      hintOf(header.cells.join()) ?? `There are ${all.join(', ')}.`,
    )
  const names = found as string[]
  const twice = names.find((column, i) => names.indexOf(column) !== i)
  if (twice) throw new UsageError(`${name} has the column ${twice} twice.`)
  const missing = Object.entries(columns[kind])
    .filter(([column, { required }]) => required && !names.includes(column))
    .map(([column]) => column)
  if (missing.length > 0) throw new UsageError(`${name} lacks ${missing.join(', ')}.`)
  return names
}

/** What spreadsheets save where one is not careful. */
function hintOf(header: string): string | undefined {
  if (/[\ufffd\0]/.test(header)) return 'Save it as CSV in UTF-8.'
  if (/[;\t]/.test(header)) return 'Save it with commas between the cells.'
  return undefined
}

/** `contactEmail`, `contact_email` and `Contact E-mail` are one column. */
const bare = (name: string) => name.replace(/[\s_-]/g, '').toLowerCase()

async function* rowsOf(
  { path }: SourceFile,
  names: readonly string[],
  onBytes: (bytes: number) => void,
): AsyncGenerator<SourceRow> {
  let isHeader = true
  for await (const { line, cells, problem } of readCsv(readText(path, onBytes))) {
    if (isHeader) {
      isHeader = false
    } else if (problem !== undefined) {
      yield { line, cells: {}, problem: { field: null, code: 'MALFORMED', message: problem } }
    } else if (cells.length !== names.length) {
      const message = `Has ${cells.length} cells where the first line has ${names.length}.`
      yield { line, cells: {}, problem: { field: null, code: 'MALFORMED', message } }
    } else {
      yield { line, cells: Object.fromEntries(names.map((name, i) => [name, unguarded(cells[i]!)])) }
    }
  }
}

/** An apostrophe before what a spreadsheet would take for a formula is no part of the text: `--csv` writes it too. */
const unguarded = (text: string) => (/^'\s*[=+\-@＝＋－＠\t\r\n]/.test(text) ? text.slice(1) : text)

async function* archivedIn(
  file: SourceFile,
  names: readonly string[],
  onBytes: (bytes: number) => void,
): AsyncGenerator<SourceRow | null> {
  for await (const { line, cells } of rowsOf(file, names, onBytes))
    yield cells.archived?.trim().toUpperCase() === 'TRUE'
      ? { line, cells: { number: cells.number ?? '' } }
      : null
}
